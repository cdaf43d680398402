//! The Tauri shell: wires the core to its adapters and to the web view, and nothing else.

pub mod commands;
pub mod platform;

use jmo_core::{
    App, Config, MemoryReason, Storage,
    ports::{Biometrics, Files, Notices, Ports},
};
use jmo_device::{AddressError, HttpApi, MonotonicClock, OsKeys};
use platform::{files::DialogFiles, notices::TauriNotices, preferences::Kept};
use std::{error::Error, path::Path, sync::Arc, thread::JoinHandle};
use tauri::{Builder, Manager, Runtime};

/// Where the service is unless told otherwise: the sandbox on this machine. A release is built
/// with `JMO_SERVICE` set to the real address.
const SERVICE: &str = match option_env!("JMO_SERVICE") {
    Some(address) => address,
    None => "http://127.0.0.1:8080",
};

/// The address of the service: `JMO_SERVICE` in the environment, or what the build was given.
pub fn service_address() -> String {
    std::env::var("JMO_SERVICE").unwrap_or_else(|_| SERVICE.to_owned())
}

/// The way to the service. Reads the system's certificates, which takes its time.
///
/// # Errors
/// When the address will not do.
pub fn api(service: &str) -> Result<HttpApi, AddressError> {
    HttpApi::new(service, version())
}

/// A release is numbered where it is built.
fn version() -> &'static str {
    option_env!("JMO_VERSION").unwrap_or(env!("CARGO_PKG_VERSION"))
}

/// The core with its real adapters, keeping what it keeps in `storage`.
pub fn core(
    service: &str,
    api: HttpApi,
    notices: Arc<dyn Notices>,
    files: Arc<dyn Files>,
    biometrics: Arc<dyn Biometrics>,
    storage: Storage,
) -> App {
    let ports = Ports {
        api: Arc::new(api),
        clock: Arc::new(MonotonicClock::start()),
        notices,
        files,
        biometrics,
    };
    let config = Config {
        version: version().to_owned(),
        service: service.trim_end_matches('/').to_owned(),
        device_name: device_name().to_owned(),
    };
    App::new(config, ports, storage)
}

fn device_name() -> &'static str {
    match std::env::consts::OS {
        "android" => "Android",
        "ios" => "iPhone",
        "windows" => "Windows",
        "macos" => "Mac",
        _ => "Linux",
    }
}

/// Adds the app's commands and plugins to a Tauri builder of any runtime.
pub fn assemble<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder
        .plugin(tauri_plugin_store::Builder::new().build())
        .invoke_handler(commands::handler())
}

/// Gives a built app what its commands work on, before its first window.
///
/// # Errors
/// When the folder of preferences cannot be used.
pub fn furnish<R: Runtime>(
    app: &tauri::App<R>,
    core: App,
    folder: &Path,
) -> Result<(), Box<dyn Error>> {
    app.manage(Arc::new(core));
    app.manage(Kept::open(app, folder)?);
    Ok(())
}

/// Runs the app in its window until it is closed.
#[cfg_attr(mobile, tauri::mobile_entry_point)]
pub fn run() {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("JMO_LOG")
                .unwrap_or_else(|_| "warn".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    #[cfg(target_os = "linux")]
    platform::renderer::choose();
    // A panic's own words may hold anything; only where it happened is said.
    std::panic::set_hook(Box::new(|panic| {
        tracing::error!(at = panic.location().map(ToString::to_string), "a panic");
    }));
    if let Err(error) = open() {
        eprintln!("jmo: {error}");
        std::process::exit(2);
    }
}

/// What the app takes from the machine it runs on: one instance, the window where it was, the
/// system's dialogs, the camera. A kiosk's window is where it is told, and nothing is written of it.
fn on_this_machine(builder: Builder<tauri::Wry>, kiosk: bool) -> Builder<tauri::Wry> {
    #[cfg(desktop)]
    let builder = builder.plugin(tauri_plugin_single_instance::init(|app, _, _| {
        if let Some(window) = app.get_webview_window("main") {
            let _ = window.unminimize();
            let _ = window.set_focus();
        }
    }));
    #[cfg(desktop)]
    let builder = if kiosk {
        builder
    } else {
        builder.plugin(tauri_plugin_window_state::Builder::default().build())
    };
    #[cfg(mobile)]
    let builder = builder.plugin(tauri_plugin_biometric::init());
    builder
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_fs::init())
        .plugin(platform::pages::own_only())
        .on_permission_request(|_, asked| platform::camera::permit(asked))
}

fn open() -> Result<(), Box<dyn Error>> {
    let kiosk = std::env::args().any(|argument| argument == "--kiosk");
    let mut context = tauri::generate_context!();
    for window in &mut context.config_mut().app.windows {
        window.fullscreen |= kiosk;
        window.incognito |= kiosk;
    }
    // Keystore and certificates may take their time: they are read while the window system starts.
    let identifier = context.config().identifier.clone();
    let keys = (!kiosk).then(|| std::thread::spawn(move || OsKeys::opened(&identifier)));
    let service = service_address();
    let address = service.clone();
    let reached = std::thread::spawn(move || api(&address));
    let app = assemble(on_this_machine(Builder::default(), kiosk)).build(context)?;
    let folder = app.path().app_data_dir()?;
    let storage = match keys.map(JoinHandle::join) {
        Some(Ok(keys)) => Storage::open(&folder.join("vault"), Arc::new(keys)),
        Some(Err(_)) => Storage::in_memory(MemoryReason::NoKeystore),
        None => Storage::in_memory(MemoryReason::Shared),
    };
    let notices = Arc::new(TauriNotices::new(app.handle().clone()));
    let files = Arc::new(DialogFiles::new(app.handle().clone()));
    #[cfg(mobile)]
    let biometrics = Arc::new(platform::biometrics::PhoneBiometrics::new(
        app.handle().clone(),
    ));
    #[cfg(desktop)]
    let biometrics = Arc::new(jmo_core::ports::NoBiometrics);
    let api = reached.join().map_err(|_| "the network cannot be used")??;
    let core = core(&service, api, notices, files, biometrics, storage);
    furnish(&app, core, &folder)?;
    app.run(|_, _| {});
    Ok(())
}
