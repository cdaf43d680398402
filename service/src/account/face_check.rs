use async_trait::async_trait;

/// What comparing a face has shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaceVerdict {
    /// It is the person's.
    Matches,
    /// Nothing was compared.
    NotCompared,
}

/// The port to the comparison of faces, which shortens the waiting time of a recovery.
#[async_trait]
pub trait FaceCheck: std::fmt::Debug + Send + Sync {
    /// What is known of the face of whoever wants to get into an account; for nobody's account too,
    /// so that it takes the same time.
    async fn verdict(&self, account_id: Option<&str>) -> FaceVerdict;
}

/// No face is compared yet.
#[derive(Clone, Copy, Debug)]
pub struct NoFaceCheck;

#[async_trait]
impl FaceCheck for NoFaceCheck {
    async fn verdict(&self, _: Option<&str>) -> FaceVerdict {
        FaceVerdict::NotCompared
    }
}
