use super::token::{new_token, sent_hash, token_hash};
use crate::App;
use jmo_wire::Secret;
use sqlx::AnyConnection;
use uuid::Uuid;

/// A device that once proved itself with a code.
#[derive(Clone, Debug)]
pub struct Device {
    pub id: String,
    pub account_id: String,
}

/// Whose device a token names, if any.
pub async fn find(app: &App, token: &Secret) -> Result<Option<Device>, sqlx::Error> {
    let Some(hash) = sent_hash(token) else {
        return Ok(None);
    };
    let row: Option<(String, String)> =
        sqlx::query_as("SELECT id, account_id FROM device WHERE token_hash = $1")
            .bind(hash)
            .fetch_optional(app.store().read())
            .await?;
    Ok(row.map(|(id, account_id)| Device { id, account_id }))
}

/// Remembers a device and gives it its token.
pub async fn remember(
    tx: &mut AnyConnection,
    app: &App,
    account_id: &str,
    name: &str,
) -> Result<(Device, Secret), sqlx::Error> {
    let device = Device {
        id: Uuid::now_v7().to_string(),
        account_id: account_id.to_owned(),
    };
    let token = new_token();
    sqlx::query("INSERT INTO device (account_id, id, token_hash, name, created_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(&device.account_id)
        .bind(&device.id)
        .bind(token_hash(&token))
        .bind(name)
        .bind(app.clock().now().as_microsecond())
        .execute(tx)
        .await?;
    Ok((device, token))
}
