//! The Tauri shell: wires the core to its adapters and to the web view, and nothing else.

pub mod commands;
pub mod platform;

use jmo_core::{
    App, Config,
    ports::{Api, Notices},
};
use jmo_device::{AddressError, HttpApi, MonotonicClock};
use platform::{notices::TauriNotices, preferences::Kept};
use std::{path::PathBuf, sync::Arc};
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

/// The core with its real adapters.
///
/// # Errors
/// When the service's address will not do.
pub fn core(service: &str, notices: Arc<dyn Notices>) -> Result<App, AddressError> {
    let version = env!("CARGO_PKG_VERSION");
    let api: Arc<dyn Api> = Arc::new(HttpApi::new(service, version)?);
    let config = Config {
        version: version.to_owned(),
        service: service.trim_end_matches('/').to_owned(),
        device_name: device_name().to_owned(),
    };
    Ok(App::new(
        config,
        api,
        Arc::new(MonotonicClock::start()),
        notices,
    ))
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

/// Adds the app to a Tauri builder of any runtime: its state, its commands, its plugins.
pub fn assemble<R: Runtime>(builder: Builder<R>, core: App) -> Builder<R> {
    builder
        .plugin(tauri_plugin_store::Builder::new().build())
        .manage(Arc::new(core))
        .invoke_handler(commands::handler())
}

/// Opens what a built app keeps on disk, before its first window. `profile`: the folder; none: the
/// system's place for this app.
///
/// # Errors
/// When the folder cannot be used.
pub fn open_profile<R: Runtime>(
    app: &tauri::App<R>,
    profile: Option<PathBuf>,
) -> Result<(), Box<dyn std::error::Error>> {
    let folder = match profile {
        Some(folder) => folder,
        None => app.path().app_data_dir()?,
    };
    app.manage(Kept::open(app, &folder)?);
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
    let notices = Arc::new(TauriNotices::new());
    let core = match core(&service_address(), notices.clone()) {
        Ok(core) => core,
        Err(error) => {
            eprintln!("jmo: {error}");
            std::process::exit(2);
        }
    };
    let app = assemble(Builder::default(), core)
        .build(tauri::generate_context!())
        .expect("the window system is there");
    if let Err(error) = open_profile(&app, None) {
        eprintln!("jmo: the app's folder cannot be used: {error}");
        std::process::exit(2);
    }
    notices.attach(app.handle().clone());
    app.run(|_, _| {});
}
