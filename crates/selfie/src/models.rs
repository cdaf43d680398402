//! The models that come with the crate; `models/NOTICE.md` says where they are from.

use crate::engine::{Model, ModelError};
use std::sync::Arc;

/// YuNet: where faces are.
pub(crate) fn detector() -> Result<Arc<Model>, ModelError> {
    const SHA256: &str = "5889ed6be25283435354b5c81b8652c08919e872d2ddf7c4bf7f0fe5b70260cd";
    let bytes = include_bytes!("../models/detector.jmos");
    Model::load(bytes, SHA256).map(Arc::new)
}

/// Mesh V2: the 478 points of a face.
pub(crate) fn mesh() -> Result<Arc<Model>, ModelError> {
    const SHA256: &str = "ace5269b83d6819db4bbeba8f98de9c47acdca7ea239ec687ea51f09070d3bb2";
    let bytes = include_bytes!("../models/mesh.jmos");
    Model::load(bytes, SHA256).map(Arc::new)
}

/// What a face does.
pub(crate) fn blendshapes() -> Result<Arc<Model>, ModelError> {
    const SHA256: &str = "e165de85c0f7a81e3f6c9c516ba0c4b35e119ebf88ecfa8c15652c415f18be69";
    let bytes = include_bytes!("../models/blendshapes.jmos");
    Model::load(bytes, SHA256).map(Arc::new)
}
