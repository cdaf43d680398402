use crate::http::Refusal;
use jmo_rules::Rupiah;
use jmo_wire::{Code, membership::ReportedWage};
use sqlx::AnyConnection;
use std::collections::HashMap;

/// The wages reported on each card of a person, oldest first.
pub async fn of(
    db: &mut AnyConnection,
    person_id: &str,
) -> Result<HashMap<String, Vec<ReportedWage>>, Refusal> {
    let rows: Vec<(String, String, i64)> = sqlx::query_as(
        "SELECT membership_id, from_month, amount FROM wage WHERE person_id = $1
         ORDER BY membership_id, from_month",
    )
    .bind(person_id)
    .fetch_all(db)
    .await?;
    let mut wages: HashMap<String, Vec<ReportedWage>> = HashMap::new();
    for (membership_id, from, amount) in rows {
        wages.entry(membership_id).or_default().push(ReportedWage {
            from: from.parse().map_err(|_| Refusal::new(Code::Internal))?,
            amount: Rupiah(amount),
        });
    }
    Ok(wages)
}
