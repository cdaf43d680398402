use super::{challenge, device, session};
use crate::App;
use sqlx::AnyConnection;

/// Whom it leaves in.
#[derive(Clone, Copy, Debug, Default)]
pub struct But<'a> {
    pub session_id: Option<&'a str>,
    pub device_id: Option<&'a str>,
}

/// The account changes hands, or may have been in the wrong ones: every session ends, no device is
/// known any more, and no code or proof on its way lets anybody in again.
pub async fn shut_out(
    tx: &mut AnyConnection,
    app: &App,
    account_id: &str,
    but: But<'_>,
    reason: &str,
) -> Result<(), sqlx::Error> {
    let now = app.clock().now();
    session::end_all(tx, account_id, but.session_id, reason, now).await?;
    device::forget_all(tx, account_id, but.device_id).await?;
    challenge::close_all(tx, account_id, now).await
}
