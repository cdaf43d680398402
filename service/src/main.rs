//! `jmo-service`: starts the service behind JMO.

use clap::Parser;
use jmo_service::{
    App, Clock, FolderLock, Keys, Limits, Store,
    outbox::{self, Messenger, Outside},
    register, router, serve, sweep_hourly,
};
use std::{
    env,
    error::Error,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};
use tokio::net::TcpListener;

#[cfg(feature = "sandbox")]
use jmo_service::sandbox::{Population, SandboxMessenger, day_to_live_on, fill};

/// The service behind JMO. How mail and SMS leave is told by the environment: JMO_SMTP_URL,
/// JMO_SMTP_FROM, JMO_SMS_URL and JMO_SMS_KEY.
#[derive(Debug, Parser)]
struct Args {
    /// Where to listen; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The folder of the database and the keys.
    #[arg(long)]
    data: PathBuf,
    /// Prove that every balance is the sum of its ledger entries, and stop.
    #[arg(long)]
    check: bool,
    #[cfg(feature = "sandbox")]
    #[command(flatten)]
    sandbox: SandboxArgs,
}

#[cfg(feature = "sandbox")]
#[derive(Debug, clap::Args)]
struct SandboxArgs {
    /// Serve sample data: a synthetic population and ten demo people.
    #[arg(long)]
    sandbox: bool,
    /// How many synthetic people live in the sandbox, up to a million.
    #[arg(long, requires = "sandbox", default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    population: u32,
    /// What the synthetic people are drawn from.
    #[arg(long, requires = "sandbox", default_value_t = 2026)]
    seed: u64,
    /// The day the sandbox lives on (YYYY-MM-DD); today unless told, as long as the law is known.
    #[arg(long, requires = "sandbox")]
    as_of: Option<jiff::civil::Date>,
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
    let outside = Outside::set_up(|name| env::var(name).ok())?;
    #[cfg(feature = "sandbox")]
    if args.sandbox.sandbox {
        return start_sandbox(args, outside).await;
    }
    let outside = outside.whole()?;
    let (_lock, listener) = take(&args.data, args.listen).await?;
    let app = open(&args.data, Clock::system(), false).await?;
    #[cfg(feature = "sandbox")]
    if count(&app, "SELECT COUNT(*) FROM sandbox_fill").await? > 0 {
        return Err("this folder holds a sandbox; add --sandbox, or choose another --data".into());
    }
    run(app, listener, outside).await
}

#[cfg(feature = "sandbox")]
async fn start_sandbox(args: Args, outside: Outside) -> Result<ExitCode, Box<dyn Error>> {
    if !args.listen.ip().is_loopback() {
        return Err(
            "a sandbox shows everybody's codes, so it listens on loopback addresses only".into(),
        );
    }
    let outside = outside.only_here()?;
    let (_lock, listener) = take(&args.data, args.listen).await?;
    let app = open(&args.data, clock(args.sandbox.as_of), true).await?;
    let sample = count(&app, "SELECT COUNT(*) FROM sandbox_fill").await?;
    if sample == 0 && count(&app, "SELECT COUNT(*) FROM register_event").await? > 0 {
        return Err("this folder holds real people; choose another --data for a sandbox".into());
    }
    let population = Population {
        count: args.sandbox.population,
        seed: args.sandbox.seed,
    };
    fill(&app, population, |done| {
        eprintln!("sandbox: {done} people so far")
    })
    .await?;
    let messenger = SandboxMessenger::with(app.clone(), outside);
    run(app, listener, messenger).await
}

/// Takes the folder and the port before anything long begins: what is taken is said at once.
async fn take(
    data: &Path,
    listen: SocketAddr,
) -> Result<(FolderLock, TcpListener), Box<dyn Error>> {
    std::fs::create_dir_all(data)?;
    let lock = FolderLock::take(data)?;
    Ok((lock, TcpListener::bind(listen).await?))
}

async fn open(data: &Path, clock: Clock, sandbox: bool) -> Result<App, Box<dyn Error>> {
    let (store, keys) = (Store::open(data).await?, Keys::open(data)?);
    Ok(App::new(store, keys, clock, sandbox).await?)
}

/// Serves until it is told to stop.
async fn run(
    app: App,
    listener: TcpListener,
    messenger: impl Messenger + 'static,
) -> Result<ExitCode, Box<dyn Error>> {
    outbox::begin_again(&app).await?;
    tokio::spawn(outbox::deliver(app.clone(), messenger));
    tokio::spawn(watch_areas(app.clone()));
    tokio::spawn(sweep_hourly(app.clone()));

    println!("listening on http://{}", listener.local_addr()?);
    serve(listener, router(app.clone()), Limits::default(), stopped()).await;
    app.store().close().await;
    Ok(ExitCode::SUCCESS)
}

#[cfg(feature = "sandbox")]
async fn count(app: &App, sql: &'static str) -> Result<i64, sqlx::Error> {
    let (count,) = sqlx::query_as(sql).fetch_one(app.store().read()).await?;
    Ok(count)
}

#[cfg(feature = "sandbox")]
fn clock(as_of: Option<jiff::civil::Date>) -> Clock {
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
