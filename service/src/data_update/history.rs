use crate::http::Refusal;
use jiff::Timestamp;
use jmo_wire::{
    Code,
    data_update::{Change, History},
};
use sqlx::AnyConnection;

/// How many changes are shown; a copy of everything has them all.
pub const MOST_SHOWN: i64 = 200;

/// The newest changes of a person's data, so many at most.
///
/// # Errors
/// When the database fails.
pub async fn newest(
    db: &mut AnyConnection,
    person_id: &str,
    most: i64,
) -> Result<History, Refusal> {
    let rows: Vec<(i64, String, String, i64, i64)> = sqlx::query_as(
        "SELECT c.at, u.number, c.field, c.had, c.has FROM data_update_change c
         JOIN data_update u ON u.person_id = c.person_id AND u.id = c.update_id
         WHERE c.person_id = $1 ORDER BY c.at DESC, c.update_id DESC, c.field LIMIT $2",
    )
    .bind(person_id)
    .bind(most)
    .fetch_all(db)
    .await?;
    let internal = || Refusal::new(Code::Internal);
    let changes = rows.into_iter().map(|(at, number, field, had, has)| {
        Ok(Change {
            at: Timestamp::from_microsecond(at).map_err(|_| internal())?,
            number,
            field: serde_json::from_str(&field).map_err(|_| internal())?,
            had: had != 0,
            has: has != 0,
        })
    });
    Ok(History {
        changes: changes.collect::<Result<_, Refusal>>()?,
    })
}
