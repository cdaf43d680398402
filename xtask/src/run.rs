//! `run` and `preview`: the app on live sandbox data.

use crate::{
    children::{Running, Sandbox, binary, browser_host, service},
    step::{Failed, command, step},
    system, ui,
};
use std::path::PathBuf;

/// Which sandbox, and where.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder of the sandbox's data; kept from run to run.
    #[arg(long, default_value = ".jmo/sandbox")]
    data: PathBuf,
    /// How many synthetic people live in it.
    #[arg(long, default_value_t = 1_000)]
    population: u32,
    /// What they are drawn from.
    #[arg(long, default_value_t = 2026)]
    seed: u64,
    /// The day it lives on (YYYY-MM-DD); today unless told.
    #[arg(long)]
    as_of: Option<String>,
    /// Where the service listens; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:0")]
    service_listen: String,
    /// Where the browser host listens; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:0")]
    listen: String,
    /// Begin with new data.
    #[arg(long)]
    fresh: bool,
}

/// Opens the window, or serves the browser where there is no display.
pub fn run(args: &Args) -> Result<(), Failed> {
    if !system::has_display() {
        eprintln!("There is no display here, so the app opens in a browser.");
        return preview(args);
    }
    eprintln!("{KEEPS}");
    prepare(&["--bin", "jmo"])?;
    let (_service, address) = sandbox(args)?;
    introduce(&address);
    let mut app = command(&binary("jmo"), &[]);
    app.env("JMO_SERVICE", &address);
    step("the app is open; close it to stop", &mut app)
}

/// Serves the browser host until it is stopped.
pub fn preview(args: &Args) -> Result<(), Failed> {
    eprintln!("{KEEPS}");
    prepare(&["--example", "browser_host"])?;
    let (_service, address) = sandbox(args)?;
    introduce(&address);
    let profile = args.data.with_file_name("profile");
    let (host, invitation) = browser_host(&address, &args.listen, &profile)?;
    println!("Open {invitation}\n(Ctrl-C stops it.)");
    host.wait()
}

fn prepare(target: &[&str]) -> Result<(), Failed> {
    system::ensure(system::BUILD)?;
    system::ensure_node()?;
    ui::build()?;
    let build = |package: &[&str]| {
        let mut words = vec!["build", "--package"];
        words.extend(package);
        command("cargo", &words)
    };
    step("building the service", &mut build(&["jmo-service"]))?;
    let mut app = vec!["jmo"];
    app.extend(target);
    step("building the app", &mut build(&app))
}

fn sandbox(args: &Args) -> Result<(Running, String), Failed> {
    // Only a folder that holds a sandbox: `--data` may name anything.
    if args.fresh && args.data.join("jmo.sqlite").exists() {
        std::fs::remove_dir_all(&args.data)
            .map_err(|error| Failed(format!("{}: {error}", args.data.display())))?;
    }
    eprintln!(
        "▶ starting the service; the first start writes {} people's history …",
        args.population
    );
    service(&Sandbox {
        data: &args.data,
        listen: &args.service_listen,
        population: args.population,
        seed: args.seed,
        as_of: args.as_of.as_deref(),
    })
}

/// What works without a keystore: everything but staying signed in.
const KEEPS: &str = "Where the system has a keystore (Secret Service on Linux), the window stays signed in, sealed; \
    without one, and in the browser, you sign in again after each start. Everything else works.";

fn introduce(service: &str) {
    println!("\nThe service runs at {service}, on sample data only.");
    println!("Sign in with    siti@jmo.example    password  Kawung-2026");
    println!("The code and seven more people are at    {service}/sandbox\n");
}
