use super::Template;
use jmo_selfie::{Face, Frame};
use std::{fmt, sync::Arc};

/// The port to whatever tells faces apart.
pub trait FaceMatch: fmt::Debug + Send + Sync {
    /// Where a face lies among all faces; none where nothing can tell.
    fn template(&self, picture: &Frame, face: &Face) -> Option<Template>;
}

/// What this build compares faces with.
#[cfg(feature = "face-match")]
pub fn face_match() -> Arc<dyn FaceMatch> {
    Arc::new(super::sface::SFace::default())
}

/// This build compares no faces: somebody looks at each that follows another.
#[cfg(not(feature = "face-match"))]
pub fn face_match() -> Arc<dyn FaceMatch> {
    #[derive(Debug)]
    struct Nothing;

    impl FaceMatch for Nothing {
        fn template(&self, _: &Frame, _: &Face) -> Option<Template> {
            None
        }
    }
    Arc::new(Nothing)
}
