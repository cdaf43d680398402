//! `tour`: every screen in every look, as pictures and on one contact sheet.

use crate::{
    children::{Sandbox, browser_host, clip, service},
    step::{Failed, command, step},
    system,
    ui::{self, npm},
    window,
};
use std::{fs, path::Path};

/// How to tour.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Also takes the README's pictures from the tour.
    #[arg(long)]
    update: bool,
}

/// The README's pictures, and the shots they are.
const PICTURES: [(&str, &str); 6] = [
    ("beranda.png", "beranda-phone.png"),
    ("beranda-gelap.png", "beranda-phone-dark.png"),
    ("saldo.png", "saldo-phone.png"),
    ("saldo-desktop.png", "saldo-desktop.png"),
    ("kartu.png", "kartu-phone.png"),
    ("pengkinian.png", "data-update-selfie-phone.png"),
];

/// Walks the app and writes `target/tour/*.png`.
pub fn tour(args: &Args) -> Result<(), Failed> {
    system::ensure(system::BUILD)?;
    system::ensure(system::TEST)?;
    system::ensure(system::WINDOW)?;
    ui::build()?;
    ui::packages("e2e")?;
    let programs = [
        "build",
        "--package",
        "jmo-service",
        "--package",
        "jmo",
        "--bins",
        "--example",
        "browser_host",
    ];
    step(
        "building the service and the app",
        &mut command("cargo", &programs),
    )?;
    let clip = ["build", "--package", "jmo-selfie", "--example", "clip"];
    step("building the maker of clips", &mut command("cargo", &clip))?;
    let folder = window::absolute("target/tour")?;
    let _ = fs::remove_dir_all(&folder);
    walk(&folder)?;
    let mut shot = window::on_a_screen("window-shot")?;
    step(
        "the real window",
        window::with_programs(&mut shot)?.env("JMO_TOUR", &folder),
    )?;
    let mut sheet = npm("e2e", &["run", "--silent", "contact-sheet"]);
    step("the contact sheet", sheet.env("JMO_TOUR", &folder))?;
    if args.update {
        for (picture, shot) in PICTURES {
            fs::copy(folder.join(shot), Path::new("docs/pictures").join(picture))
                .map_err(|error| Failed(format!("{shot}: {error}")))?;
        }
    }
    println!("{}", folder.join("contact-sheet.png").display());
    Ok(())
}

fn walk(folder: &Path) -> Result<(), Failed> {
    let data = Path::new("target/tour-data");
    let _ = fs::remove_dir_all(data);
    let (_service, address) = service(&Sandbox {
        data: &data.join("sandbox"),
        listen: "127.0.0.1:0",
        population: 0,
        seed: 2026,
        as_of: Some("2026-11-21"),
    })?;
    let (_host, invitation) = browser_host(&address, "127.0.0.1:0", &data.join("profile"))?;
    let mut walk = npm("e2e", &["run", "--silent", "tour"]);
    walk.env("JMO_URL", &invitation)
        .env("JMO_SANDBOX", &address)
        .env("JMO_CLIP", clip(data)?)
        .env("JMO_TOUR", folder);
    step("every screen in every look", &mut walk)
}
