use super::{Event, RegisterError};
use jmo_rules::Kpj;
use sqlx::AnyConnection;
use std::collections::HashMap;

/// The card an event speaks of.
#[derive(Clone, Debug)]
pub(super) struct Card {
    pub person_id: String,
    pub id: String,
}

/// The cards a batch speaks of, each looked up once: a card never changes hands.
#[derive(Debug, Default)]
pub(super) struct Cards(HashMap<Kpj, Card>);

impl Cards {
    /// The card with this number.
    pub async fn find(
        &mut self,
        tx: &mut AnyConnection,
        event: &Event,
        kpj: &Kpj,
    ) -> Result<Card, RegisterError> {
        if let Some(card) = self.0.get(kpj) {
            return Ok(card.clone());
        }
        let row: Option<(String, String)> =
            sqlx::query_as("SELECT person_id, id FROM membership WHERE kpj = $1")
                .bind(kpj.as_str())
                .fetch_optional(tx)
                .await?;
        let (person_id, id) = row.ok_or_else(|| RegisterError::Unknown(event.id.clone()))?;
        let card = Card { person_id, id };
        self.0.insert(kpj.clone(), card.clone());
        Ok(card)
    }
}
