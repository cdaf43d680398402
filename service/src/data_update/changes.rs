use crate::http::Refusal;
use jiff::Timestamp;
use jmo_rules::data_update::{Answers, FLOW, FieldId};
use jmo_wire::Code;
use sqlx::AnyConnection;

/// A field that an update changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed {
    pub field: FieldId,
    pub had: bool,
    pub has: bool,
}

/// What differs between the answers before and now, in the flow's order.
pub fn between(before: &Answers, now: &Answers) -> Vec<Changed> {
    let fields = FLOW.stages.iter().flat_map(|stage| stage.fields);
    let changed = fields.filter_map(|field| {
        let (old, new) = (before.get(field.id), now.get(field.id));
        (old != new).then_some(Changed {
            field: field.id,
            had: !old.is_empty(),
            has: !new.is_empty(),
        })
    });
    changed.collect()
}

/// Writes down which fields an update changed, without what is in them.
///
/// # Errors
/// When the database fails.
pub async fn write(
    tx: &mut AnyConnection,
    person_id: &str,
    update_id: &str,
    at: Timestamp,
    changed: &[Changed],
) -> Result<(), Refusal> {
    for one in changed {
        let field = serde_json::to_string(&one.field).map_err(|_| Refusal::new(Code::Internal))?;
        sqlx::query(
            "INSERT INTO data_update_change (person_id, update_id, field, at, had, has) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(person_id)
        .bind(update_id)
        .bind(field)
        .bind(at.as_microsecond())
        .bind(i64::from(one.had))
        .bind(i64::from(one.has))
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Changed, between};
    use jmo_rules::data_update::{Answers, FieldId};

    #[test]
    fn what_is_new_gone_or_other_changed_and_nothing_else() {
        let mut before = Answers::default();
        before.set(FieldId::Npwp, "1");
        before.set(FieldId::Bank, "014");
        before.set(FieldId::Address, "Jalan Mawar 1");
        let mut now = Answers::default();
        now.set(FieldId::Bank, "014 ");
        now.set(FieldId::Address, "Jalan Melati 2");
        now.set(FieldId::Education, "senior_high");
        let changed = |field, had, has| Changed { field, had, has };
        assert_eq!(
            between(&before, &now),
            [
                changed(FieldId::Npwp, true, false),
                changed(FieldId::Address, true, true),
                changed(FieldId::Education, false, true),
            ]
        );
    }
}
