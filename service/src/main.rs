//! `jmo-service`: starts the service behind JMO.

use clap::Parser;
use jiff::civil::Date;
use jmo_service::{
    App, Clock, FolderLock, Keys, Limits, Store, outbox, register, router,
    sandbox::{Population, SandboxMessenger, day_to_live_on, fill},
    serve, sweep_hourly,
};
use std::{error::Error, net::SocketAddr, path::PathBuf, process::ExitCode, time::Duration};

/// The service behind JMO.
#[derive(Debug, Parser)]
struct Args {
    /// Serve sample data: a synthetic population and eight demo people.
    #[arg(long)]
    sandbox: bool,
    /// Where to listen; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The folder of the database and the keys.
    #[arg(long)]
    data: PathBuf,
    /// How many synthetic people live in the sandbox, up to a million.
    #[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    population: u32,
    /// What the synthetic people are drawn from.
    #[arg(long, default_value_t = 2026)]
    seed: u64,
    /// The day the sandbox lives on (YYYY-MM-DD); today unless told, as long as the law is known.
    #[arg(long)]
    as_of: Option<Date>,
    /// Prove that every balance is the sum of its ledger entries, and stop.
    #[arg(long)]
    check: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .json()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("JMO_LOG")
                .unwrap_or_else(|_| "info".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    match start(Args::parse()).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("jmo-service: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn start(args: Args) -> Result<ExitCode, Box<dyn Error>> {
    if args.check {
        let store = Store::open_as_is(&args.data).await?;
        let proven = check(&store).await;
        store.close().await;
        return proven;
    }
    if !args.sandbox {
        return Err(
            "only --sandbox can be served yet: this version has no way to send mail or SMS".into(),
        );
    }
    if !args.listen.ip().is_loopback() {
        return Err(
            "a sandbox shows everybody's codes, so it listens on loopback addresses only".into(),
        );
    }
    std::fs::create_dir_all(&args.data)?;
    let _lock = FolderLock::take(&args.data)?;
    // Bound before the filling: a taken port is said at once.
    let listener = tokio::net::TcpListener::bind(args.listen).await?;
    let clock = clock(args.as_of);
    let app = App::new(
        Store::open(&args.data).await?,
        Keys::open(&args.data)?,
        clock,
        true,
    )
    .await?;
    let population = Population {
        count: args.population,
        seed: args.seed,
    };
    fill(&app, population, |done| {
        eprintln!("sandbox: {done} people so far")
    })
    .await?;
    let messenger = SandboxMessenger::new(app.clone());
    outbox::begin_again(&app).await?;
    tokio::spawn(outbox::deliver(app.clone(), messenger));
    tokio::spawn(watch_areas(app.clone()));
    tokio::spawn(sweep_hourly(app.clone()));

    println!("listening on http://{}", listener.local_addr()?);
    serve(listener, router(app.clone()), Limits::default(), stopped()).await;
    app.store().close().await;
    Ok(ExitCode::SUCCESS)
}

fn clock(as_of: Option<Date>) -> Clock {
    let clock = as_of.map_or_else(Clock::system, Clock::as_of);
    if as_of.is_some() {
        return clock;
    }
    let (today, day) = (clock.today(), day_to_live_on(clock.today()));
    if day == today {
        return clock;
    }
    eprintln!(
        "sandbox: today is {today}, and the law is known until {day} only; the sandbox lives on that day (--as-of takes another)"
    );
    Clock::as_of(day)
}

async fn check(store: &Store) -> Result<ExitCode, Box<dyn Error>> {
    let (right, wrong) = register::prove(store).await?;
    for account in &wrong {
        println!(
            "{} {}: balance {}, ledger {}",
            account.membership_id, account.sub_account, account.balance, account.ledger
        );
    }
    println!(
        "{right} accounts agree with their ledger, {} do not",
        wrong.len()
    );
    Ok(if wrong.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Another node or an operator may turn a switch; within five seconds this one follows.
async fn watch_areas(app: App) {
    loop {
        tokio::time::sleep(Duration::from_secs(5)).await;
        if let Err(error) = app.areas().reload(app.store()).await {
            tracing::warn!(%error, "the switches cannot be read; the old ones stay");
        }
    }
}

async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut terminate) = signal(SignalKind::terminate()) else {
            return;
        };
        tokio::select! {
            _ = interrupt => {}
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    let _ = interrupt.await;
}
