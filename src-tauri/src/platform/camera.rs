use tauri::webview::{PermissionKind, PermissionResponse};

/// What the web view may use of the machine: the camera, for the selfie, and nothing else. Who asks
/// is one of the app's own pages, for the window shows no others (see [`super::pages`]).
///
/// On Linux, macOS and Windows this is the answer. On phones the system asks the person as well, and
/// only because the app's manifest names the camera: see `build.rs` and `Info.plist`.
pub fn permit(asked: PermissionKind) -> PermissionResponse {
    match asked {
        PermissionKind::Camera => PermissionResponse::Allow,
        _ => PermissionResponse::Deny,
    }
}

#[cfg(test)]
mod tests {
    use super::permit;
    use tauri::webview::{PermissionKind as Kind, PermissionResponse};

    #[test]
    fn the_camera_may_be_used_and_nothing_else() {
        assert_eq!(permit(Kind::Camera), PermissionResponse::Allow);
        let others = [
            Kind::Microphone,
            Kind::Geolocation,
            Kind::Notifications,
            Kind::ClipboardRead,
            Kind::DisplayCapture,
            Kind::Midi,
            Kind::Sensors,
            Kind::MediaKeySystemAccess,
            Kind::LocalFonts,
            Kind::WindowManagement,
            Kind::PointerLock,
            Kind::AutomaticDownloads,
            Kind::FileSystemAccess,
            Kind::Autoplay,
            Kind::Other,
        ];
        for other in others {
            assert_eq!(permit(other), PermissionResponse::Deny, "{other}");
        }
    }
}
