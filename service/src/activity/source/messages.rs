use crate::{
    activity::{
        entry::Entry,
        position::{Bound, Position, Source},
    },
    http::Refusal,
};
use jiff::{Timestamp, tz::TimeZone};
use jmo_rules::{Date, wib_date};
use jmo_wire::{Code, account::LogKind, activity::ActivityEvent};
use sqlx::AnyConnection;

/// What happened to the account. That the person came and went is nothing to be told of.
pub async fn messages(
    db: &mut AnyConnection,
    account_id: &str,
    before: Bound<'_>,
    most: i64,
) -> Result<Vec<Entry>, Refusal> {
    let (at, id) = bound(before).ok_or_else(|| Refusal::new(Code::Internal))?;
    let rows: Vec<(i64, String, String)> = sqlx::query_as(
        "SELECT at, id, kind FROM security_log
         WHERE account_id = $1 AND at <= $2 AND (at < $2 OR id < $3)
             AND kind NOT IN ('\"looked\"', '\"signed_in\"', '\"signed_out\"')
         ORDER BY at DESC, id DESC LIMIT $4",
    )
    .bind(account_id)
    .bind(at)
    .bind(id)
    .bind(most)
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|(at, id, kind)| {
            let when = Timestamp::from_microsecond(at).map_err(|_| Refusal::new(Code::Internal))?;
            Ok(Entry {
                position: Position {
                    on: wib_date(when),
                    source: Source::Message,
                    key: format!("{at:020} {id}"),
                },
                kpj: None,
                employer: None,
                event: ActivityEvent::Account {
                    what: serde_json::from_str(&kind).unwrap_or(LogKind::Unknown),
                },
            })
        })
        .collect()
}

/// The instant and the id that a bound stands for.
fn bound(before: Bound<'_>) -> Option<(i64, &str)> {
    if let Some((at, id)) = before.key.split_once(' ') {
        return Some((at.parse().ok()?, id));
    }
    // No id is smaller than none: what stands before the day, or before the next one.
    let until = if before.key.is_empty() {
        Some(before.on)
    } else {
        before.on.tomorrow().ok()
    };
    Some((until.map_or(i64::MAX, begins), ""))
}

/// When a day begins in WIB.
fn begins(day: Date) -> i64 {
    let wib = TimeZone::fixed(jiff::tz::offset(7));
    day.to_zoned(wib)
        .map_or(i64::MAX, |begins| begins.timestamp().as_microsecond())
}
