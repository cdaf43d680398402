use super::{TestApp, dump_query};
use jmo_service::account;
use ring::digest;
use uuid::Uuid;

impl TestApp {
    /// The id of somebody the register told of.
    pub async fn person_id(&self, name: &str) -> String {
        let sql = format!("SELECT id FROM person WHERE name = '{name}'");
        let ids = dump_query(self.app.store(), &sql).await;
        ids.into_iter().next().expect("a person")
    }

    /// An access token of somebody the register told of, who need never have joined.
    pub async fn session_of(&self, person_id: &str) -> String {
        let sql = format!("SELECT id FROM account WHERE person_id = '{person_id}'");
        let known = dump_query(self.app.store(), &sql).await.into_iter().next();
        let mut tx = self.app.store().write().await.expect("the writer");
        let account_id = match known {
            Some(id) => id,
            None => {
                let new = account::NewAccount {
                    person_id,
                    email: None,
                    phone: None,
                    password_hash: "-",
                };
                let made = account::create(&mut tx, &self.app, new).await;
                made.expect("an account")
            }
        };
        let token = format!("{}{}", Uuid::now_v7().simple(), Uuid::now_v7().simple());
        let hash = digest::digest(&digest::SHA256, token.as_bytes());
        sqlx::query(
            "INSERT INTO session (id, account_id, person_id, device_id, access_hash, access_expires_at, refresh_expires_at, created_at)
             VALUES ($1, $2, $3, '-', $4, $5, $5, 0)",
        )
        .bind(Uuid::now_v7().to_string())
        .bind(&account_id)
        .bind(person_id)
        .bind(hash.as_ref())
        .bind(i64::MAX)
        .execute(&mut *tx)
        .await
        .expect("a session");
        tx.commit().await.expect("written");
        token
    }
}
