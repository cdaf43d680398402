//! What must be on the machine, and getting it there.

use crate::step::{Failed, ask, command, step};
use std::path::PathBuf;

/// What the app is built with.
pub const BUILD: &[&str] = &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev"];
/// What the tests use beside.
pub const TEST: &[&str] = &["chromium", "python3-venv"];

/// What drives the app in its real window: a screen, a bus with a keystore, a window manager, and
/// what a camera for its web view is built with.
pub const WINDOW: &[&str] = &[
    "xvfb",
    "xauth",
    "webkit2gtk-driver",
    "dbus-daemon",
    "gnome-keyring",
    "locales",
    "openbox",
    "wmctrl",
    "xdotool",
    "libgstreamer1.0-dev",
    "gstreamer1.0-plugins-good",
];

/// Sees to it that Debian packages are installed: installs what is missing on Debian and Ubuntu,
/// and says what to do elsewhere.
pub fn ensure(packages: &[&str]) -> Result<(), Failed> {
    if !cfg!(target_os = "linux") {
        // macOS and Windows bring their own web view.
        return Ok(());
    }
    if ask("dpkg-query", &["--version"]).is_none() {
        return elsewhere();
    }
    let missing: Vec<&str> = packages
        .iter()
        .copied()
        .filter(|package| !is_installed(package))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    eprintln!(
        "These system packages are missing and will be installed: {}",
        missing.join(" ")
    );
    let root = ask("id", &["-u"]).as_deref() == Some("0");
    let apt = |arguments: &[&str]| {
        let mut words = vec!["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
        words.extend(arguments);
        if root {
            command(words[0], &words[1..])
        } else {
            command("sudo", &words)
        }
    };
    if !root && ask("sudo", &["--version"]).is_none() {
        return Err(Failed(format!(
            "as root, run: apt-get install {}",
            missing.join(" ")
        )));
    }
    step("reading the package lists", &mut apt(&["update", "-qq"]))?;
    let mut install = vec!["install", "-y", "-qq", "--no-install-recommends"];
    install.extend(&missing);
    step("installing system packages", &mut apt(&install))
}

fn is_installed(package: &str) -> bool {
    ask("dpkg-query", &["-W", "-f=${db:Status-Status}", package]).as_deref() == Some("installed")
}

/// Not Debian: the web view's headers must be there; the command depends on the system.
fn elsewhere() -> Result<(), Failed> {
    if ask("pkg-config", &["--exists", "webkit2gtk-4.1"]).is_some() {
        return Ok(());
    }
    let by_system = [
        (
            "dnf",
            "sudo dnf install webkit2gtk4.1-devel gcc pkgconf chromium",
        ),
        (
            "pacman",
            "sudo pacman -S --needed webkit2gtk-4.1 base-devel chromium",
        ),
        (
            "zypper",
            "sudo zypper install webkit2gtk3-devel gcc pkg-config chromium",
        ),
        (
            "apk",
            "sudo apk add webkit2gtk-4.1-dev build-base pkgconf chromium",
        ),
    ];
    let known = by_system
        .iter()
        .find(|(manager, _)| ask(manager, &["--version"]).is_some());
    let what = known.map_or(
        "install WebKitGTK 4.1 with its headers, a C compiler and pkg-config",
        |(_, what)| what,
    );
    Err(Failed(format!(
        "the web view's headers are missing. Run:\n    {what}"
    )))
}

/// Sees to it that Node can build the UI.
pub fn ensure_node() -> Result<(), Failed> {
    let version = ask("node", &["--version"]).unwrap_or_default();
    let mut numbers = version
        .trim_start_matches('v')
        .split('.')
        .map_while(|part| part.parse::<u32>().ok());
    let new_enough = match (numbers.next(), numbers.next()) {
        (Some(20), Some(minor)) => minor >= 19,
        (Some(22), Some(minor)) => minor >= 12,
        (Some(major), _) => major > 22,
        _ => false,
    };
    if !new_enough {
        let found = if version.is_empty() { "none" } else { &version };
        return Err(Failed(format!(
            "Node 20.19, 22.12 or newer is needed (found: {found})"
        )));
    }
    match ask("npm", &["--version"]) {
        Some(_) => Ok(()),
        None => Err(Failed("npm is missing; it comes with Node".to_owned())),
    }
}

/// A Python of our own that can be a mail server, for tests and benchmarks that really send.
pub fn mail_python() -> Result<PathBuf, Failed> {
    python("target/messages", "import aiosmtpd", "aiosmtpd==1.4.6")
}

/// A Python of our own with what the selfie check is measured against.
pub fn face_python() -> Result<PathBuf, Failed> {
    let packages = "mediapipe==0.10.21 onnxruntime==1.31.1 onnx==1.22.0";
    let import = "import mediapipe, onnx, onnxruntime";
    python("target/selfie/python", import, packages)
}

/// A Python in a folder, in which an import works.
fn python(folder: &str, import: &str, packages: &str) -> Result<PathBuf, Failed> {
    let python = format!("{folder}/bin/python");
    if ask(&python, &["-c", import]).is_none() {
        step(
            &format!("making a place for {packages}"),
            &mut command("python3", &["-m", "venv", folder]),
        )?;
        let pip = format!("-m pip install --quiet --disable-pip-version-check {packages}");
        let words: Vec<_> = pip.split(' ').collect();
        step(
            &format!("installing {packages}"),
            &mut command(&python, &words),
        )?;
    }
    std::path::absolute(&python).map_err(|error| Failed(format!("{python}: {error}")))
}

/// Whether a window can be opened.
pub fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
