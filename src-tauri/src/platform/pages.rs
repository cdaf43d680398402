use tauri::{Runtime, Url, plugin, plugin::TauriPlugin};

/// Where Tauri serves the app's own pages.
const OWN: (&str, &str) = if cfg!(any(windows, target_os = "android")) {
    ("http", "tauri.localhost")
} else {
    ("tauri", "localhost")
};

/// The window shows the app's own pages and goes nowhere else. What a page may do, such as using the
/// camera, is then not for others.
pub fn own_only<R: Runtime>() -> TauriPlugin<R> {
    plugin::Builder::new("own-pages")
        .on_navigation(|_, page| is_own(page))
        .build()
}

fn is_own(page: &Url) -> bool {
    (page.scheme(), page.host_str()) == (OWN.0, Some(OWN.1)) && page.port().is_none()
}

#[cfg(test)]
mod tests {
    use super::{OWN, is_own};
    use tauri::Url;

    fn shown(page: &str) -> bool {
        is_own(&Url::parse(page).expect("an address"))
    }

    #[test]
    fn only_the_apps_own_pages_are_shown() {
        let (scheme, host) = OWN;
        assert!(shown(&format!("{scheme}://{host}")));
        assert!(shown(&format!("{scheme}://{host}/index.html#/pengkinian")));
        for other in [
            "https://jmo.example/",
            "https://tauri.localhost/",
            "http://localhost/",
            "http://127.0.0.1:8080/sandbox",
            "file:///etc/passwd",
            "data:text/html,<p>",
            "about:blank",
        ] {
            assert!(!shown(other), "{other}");
        }
        assert!(!shown(&format!("{scheme}://{host}:8080/")));
        assert!(!shown(&format!("{scheme}://{host}.jmo.example/")));
        assert!(!shown(&format!("{scheme}://{host}@jmo.example/")));
    }
}
