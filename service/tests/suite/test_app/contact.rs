use super::{Answer, TestApp};
use jmo_service::sandbox::DEMO_PASSWORD;
use serde_json::{Value, json};

impl TestApp {
    /// Asks for a code to another contact of one's account.
    pub async fn ask_to_change(&self, token: &str, channel: &str, contact: &str) -> Answer {
        let asked = json!({"channel": channel, "contact": contact, "password": DEMO_PASSWORD});
        self.act(token, "/v1/account/contact", &asked).await
    }

    /// Enters the code for another contact.
    pub async fn confirm(&self, token: &str, challenge: &Value, code: &str) -> Answer {
        let asked = json!({"challenge_token": challenge["challenge_token"], "code": code});
        self.act(token, "/v1/account/contact/confirm", &asked).await
    }

    /// Changes a contact of one's account.
    pub async fn change(&self, token: &str, channel: &str, contact: &str) {
        let challenge = self.ask_to_change(token, channel, contact).await.ok();
        let code = self.code_to(contact).await;
        self.confirm(token, &challenge, &code).await.done();
        self.outbox_is_quiet().await;
    }

    /// Takes a changed contact back with the code from the notice.
    pub async fn undo(&self, contact: &str, code: &str) -> Answer {
        let asked = json!({"contact": contact, "code": code});
        self.post("/v1/account/contact/undo", &asked).send().await
    }
}
