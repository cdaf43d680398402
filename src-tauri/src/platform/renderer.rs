use std::{env, fs, path::Path};

const VARIABLE: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Chooses how the web view paints, before it starts. WebKit paints through the graphics card's
/// buffers; without a card that is several times slower than without them, and with NVIDIA's own
/// driver windows have stayed white. Whoever sets the variable knows better.
pub fn choose() {
    if env::var_os(VARIABLE).is_none() && !buffers_are_good(Path::new("/")) {
        // Still one thread: nobody reads the environment meanwhile.
        let _ = glib::setenv(VARIABLE, "1", false);
    }
}

fn buffers_are_good(root: &Path) -> bool {
    let cards = fs::read_dir(root.join("dev/dri")).into_iter().flatten();
    let renders = cards
        .flatten()
        .any(|card| card.file_name().to_string_lossy().starts_with("render"));
    renders && !root.join("proc/driver/nvidia").exists()
}

#[cfg(test)]
mod tests {
    use super::buffers_are_good;
    use std::fs;

    #[test]
    fn buffers_are_for_machines_with_a_card_that_is_known_to_work() {
        let root = tempfile::tempdir().expect("a folder");
        assert!(!buffers_are_good(root.path()), "no card");
        fs::create_dir_all(root.path().join("dev/dri/card0")).expect("a folder");
        assert!(!buffers_are_good(root.path()), "a card that only shows");
        fs::create_dir_all(root.path().join("dev/dri/renderD128")).expect("a folder");
        assert!(buffers_are_good(root.path()));
        fs::create_dir_all(root.path().join("proc/driver/nvidia")).expect("a folder");
        assert!(
            !buffers_are_good(root.path()),
            "its driver is the one with white windows"
        );
    }
}
