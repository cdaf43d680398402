//! The browser host: the same app, with the same commands, in a browser on this machine. For
//! development and end-to-end tests, and for machines without a display; never part of a release.
//!
//! `POST /ipc/<command>` goes to the very handlers of the window, through Tauri's mock runtime, so
//! no command is written twice. One process serves one profile, to one person who has its key.

mod door;
mod files;
mod ipc;
mod notices;
mod pages;

use axum::{Router, middleware, routing};
use clap::Parser;
use door::Door;
use files::Downloads;
use ipc::Ipc;
use jmo_core::{MemoryReason, Storage, ports::NoBiometrics};
use notices::Listeners;
use std::{error::Error, net::SocketAddr, path::PathBuf, sync::Arc};
use tokio::net::TcpListener;

/// JMO in a browser on this machine.
#[derive(Debug, Parser)]
struct Args {
    /// Where to listen; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:0")]
    listen: SocketAddr,
    /// The address of the service.
    #[arg(long)]
    service: String,
    /// The folder of this profile's preferences.
    #[arg(long)]
    profile: PathBuf,
    /// The built UI.
    #[arg(long, default_value = "ui/dist")]
    ui: PathBuf,
}

fn main() -> Result<(), Box<dyn Error>> {
    tracing_subscriber::fmt()
        .with_env_filter("warn")
        .with_writer(std::io::stderr)
        .init();
    let args = Args::parse();
    if !args.listen.ip().is_loopback() {
        return Err("the browser host is for this machine only".into());
    }
    std::fs::create_dir_all(&args.profile)?;
    let listeners = Arc::new(Listeners::new());
    let storage = Storage::in_memory(MemoryReason::Preview);
    let downloads = Downloads::default();
    let core = jmo_shell::core(
        &args.service,
        jmo_shell::api(&args.service)?,
        listeners.clone(),
        Arc::new(downloads.clone()),
        Arc::new(NoBiometrics),
        storage,
    );

    let mut context = tauri::generate_context!();
    context.config_mut().app.windows.clear();
    let policy = pages::policy(context.config());
    let permissions = pages::permissions(context.config());
    let app = jmo_shell::assemble(tauri::test::mock_builder()).build(context)?;
    jmo_shell::furnish(&app, core, &args.profile)?;
    let window =
        tauri::WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default()).build()?;

    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(async {
            let listener = TcpListener::bind(args.listen).await?;
            let door = Door::new(listener.local_addr()?);
            println!("open {}", door.invitation());
            let router = Router::new()
                .route("/ipc/{command}", routing::post(ipc::call))
                .with_state(Ipc::new(window))
                .route("/events", routing::get(notices::events))
                .with_state(listeners)
                .route("/files/{key}", routing::get(files::fetch))
                .with_state(downloads)
                .fallback_service(pages::serve(&args.ui, &policy, &permissions)?)
                .layer(middleware::from_fn_with_state(door.clone(), door::guard))
                .route("/open", routing::get(door::open))
                .with_state(door);
            axum::serve(listener, router).await?;
            Ok(())
        })
}
