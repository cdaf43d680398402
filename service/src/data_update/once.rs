use crate::{App, account::Participant, http::Refusal};
use jmo_wire::Code;
use serde::{Serialize, de::DeserializeOwned};
use sqlx::AnyConnection;

/// A request under a key: it takes effect once, and is answered alike for ever.
#[derive(Debug)]
pub struct Once<'a> {
    account_id: &'a str,
    operation: &'static str,
    key: &'a str,
    body_mac: Vec<u8>,
}

impl<'a> Once<'a> {
    /// Names a request by its key, and keeps what was asked apart from any other body.
    ///
    /// # Errors
    /// Only when the body cannot be written.
    pub fn new(
        app: &App,
        participant: &'a Participant,
        operation: &'static str,
        key: &'a str,
        body: &impl Serialize,
    ) -> Result<Self, Refusal> {
        let body = serde_json::to_string(body).map_err(|_| Refusal::new(Code::Internal))?;
        Ok(Self {
            account_id: &participant.account_id,
            operation,
            key,
            body_mac: app.keys().pepper("idempotent", &body),
        })
    }

    /// What was answered before, if anything was.
    ///
    /// # Errors
    /// `out_of_date` when something else was asked under this key.
    pub async fn answered<T: DeserializeOwned>(
        &self,
        db: &mut AnyConnection,
        app: &App,
    ) -> Result<Option<T>, Refusal> {
        let row: Option<(Vec<u8>, Vec<u8>)> = sqlx::query_as(
            "SELECT body_mac, answer_sealed FROM idempotent WHERE account_id = $1 AND operation = $2 AND key = $3",
        )
        .bind(self.account_id)
        .bind(self.operation)
        .bind(self.key)
        .fetch_optional(db)
        .await?;
        let Some((body_mac, sealed)) = row else {
            return Ok(None);
        };
        if body_mac != self.body_mac {
            return Err(Refusal::new(Code::OutOfDate));
        }
        let text = app
            .keys()
            .open_text("idempotent.answer", &self.row(), &sealed)?;
        let answer = serde_json::from_str(&text).map_err(|_| Refusal::new(Code::Internal))?;
        Ok(Some(answer))
    }

    /// Keeps the answer, in the transaction of its effect.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep(
        &self,
        tx: &mut AnyConnection,
        app: &App,
        answer: &impl Serialize,
    ) -> Result<(), Refusal> {
        let answer = serde_json::to_vec(answer).map_err(|_| Refusal::new(Code::Internal))?;
        sqlx::query(
            "INSERT INTO idempotent (account_id, operation, key, body_mac, answer_sealed, at) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(self.account_id)
        .bind(self.operation)
        .bind(self.key)
        .bind(&self.body_mac)
        .bind(app.keys().seal("idempotent.answer", &self.row(), &answer))
        .bind(app.clock().now().as_microsecond())
        .execute(tx)
        .await?;
        Ok(())
    }

    fn row(&self) -> String {
        format!("{}/{}/{}", self.account_id, self.operation, self.key)
    }
}
