//! `test`: everything CI runs.

use crate::{
    check,
    children::{Sandbox, binary, browser_host, clip, service},
    step::{Failed, ask, command, step},
    system,
    ui::{self, npm},
    window,
};
use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

/// How to test.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Also what takes long: many kills, many more random cases, phone targets.
    #[arg(long)]
    deep: bool,
}

/// Runs every test there is.
pub fn test(args: &Args) -> Result<(), Failed> {
    let began = Instant::now();
    system::ensure(system::BUILD)?;
    system::ensure(system::TEST)?;
    system::ensure(system::WINDOW)?;
    check::look(&check::Args::default())?;
    let mut rust = command("cargo", &["test", "--workspace", "--no-fail-fast"]);
    rust.env("JMO_TEST_PYTHON", system::mail_python()?);
    if args.deep {
        rust.env("JMO_DEEP", "1").env("PROPTEST_CASES", "20000");
    }
    step("tests in Rust", &mut rust)?;
    step(
        "tests of the UI's parts",
        &mut npm("ui", &["test", "--silent"]),
    )?;
    let clip = with_the_app()?;
    window::test(args.deep, &clip)?;
    if args.deep {
        phones()?;
    }
    eprintln!(
        "\n✓ everything passed in {:.0} s",
        began.elapsed().as_secs_f32()
    );
    Ok(())
}

/// What needs the service and the app running: the screens in a browser, the contract. Answers the
/// clip that the camera saw.
fn with_the_app() -> Result<PathBuf, Failed> {
    ui::packages("e2e")?;
    // As the whole workspace was built for its tests: alone each would be built with other features.
    let arguments = [
        "build",
        "--workspace",
        "--bin",
        "jmo-service",
        "--example",
        "browser_host",
        "--example",
        "clip",
    ];
    step(
        "building the service, the browser host and the maker of clips",
        &mut command("cargo", &arguments),
    )?;
    let folder = Path::new("target/e2e");
    let _ = fs::remove_dir_all(folder);
    eprintln!("▶ starting the service and the browser host …");
    let (_service, address) = service(&Sandbox {
        data: &folder.join("sandbox"),
        listen: "127.0.0.1:0",
        population: 50,
        seed: 2026,
        as_of: Some("2026-11-21"),
    })?;
    let (_host, invitation) = browser_host(&address, "127.0.0.1:0", &folder.join("profile"))?;
    let clip = clip(folder)?;
    let mut screens = npm("e2e", &["test", "--silent"]);
    screens
        .env("JMO_URL", &invitation)
        .env("JMO_SANDBOX", &address)
        .env("JMO_CLIP", &clip)
        .env(
            "JMO_HOST",
            std::path::absolute(binary("examples/browser_host")).unwrap_or_default(),
        );
    step("screens in a browser", &mut screens)?;
    contract(&address)?;
    Ok(clip)
}

/// The service against its own OpenAPI document, by property.
fn contract(service: &str) -> Result<(), Failed> {
    let tool = "target/contract/bin/schemathesis";
    if ask(tool, &["--version"]).is_none() {
        step(
            "making a place for schemathesis",
            &mut command("python3", &["-m", "venv", "target/contract"]),
        )?;
        step(
            "installing schemathesis",
            &mut command(
                "target/contract/bin/python",
                &[
                    "-m",
                    "pip",
                    "install",
                    "--quiet",
                    "--disable-pip-version-check",
                    "schemathesis==4.32.5",
                ],
            ),
        )?;
    }
    let mut sign_in = npm("e2e", &["run", "--silent", "token"]);
    let output = sign_in
        .env("JMO_SANDBOX", service)
        .output()
        .map_err(|error| Failed(error.to_string()))?;
    let token = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    if token.len() != 64 {
        return Err(Failed(format!(
            "no token for the contract test: {}",
            String::from_utf8_lossy(&output.stderr)
        )));
    }
    let document = format!("{service}/v1/openapi.json");
    let bearer = format!("Authorization: Bearer {token}");
    let checks = "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,response_schema_conformance";
    let arguments = [
        "run",
        &document,
        "--header",
        &bearer,
        "--checks",
        checks,
        "--max-examples",
        "60",
        "--seed",
        "2026",
        "--no-color",
    ];
    step(
        "the service against its OpenAPI document",
        &mut command(tool, &arguments),
    )
}

/// Type-checks for phones, where their targets are installed.
fn phones() -> Result<(), Failed> {
    let installed = ask("rustc", &["--print", "sysroot"]).unwrap_or_default();
    for target in ["aarch64-linux-android", "aarch64-apple-ios"] {
        if Path::new(&installed)
            .join("lib/rustlib")
            .join(target)
            .exists()
        {
            let arguments = [
                "check",
                "--quiet",
                "--package",
                "jmo",
                "--lib",
                "--target",
                target,
            ];
            step(
                &format!("types for {target}"),
                &mut command("cargo", &arguments),
            )?;
        } else {
            eprintln!("– types for {target}: skipped, its standard library is not installed here");
        }
    }
    Ok(())
}
