use super::{Answer, Signed, TestApp};
use jmo_service::sandbox::{NEWCOMERS, Newcomer};
use serde_json::{Value, json};

/// Employed.
pub const WATI: Newcomer = NEWCOMERS[0];
/// Works for himself.
pub const SLAMET: Newcomer = NEWCOMERS[1];
/// Works abroad.
pub const SRI: Newcomer = NEWCOMERS[2];
/// A foreigner, employed.
pub const KENJI: Newcomer = NEWCOMERS[3];
/// The civil registry has withdrawn his NIK.
pub const RUDI: Newcomer = NEWCOMERS[4];

/// A password nobody guesses soon.
pub const PASSWORD: &str = "bambu-kuning-tujuh";

/// Who a newcomer says they are.
pub fn identity(of: &Newcomer) -> Value {
    let (kind, number) = of.identity.split_once(':').unwrap_or(("nik", of.identity));
    json!({
        "kind": kind, "number": number, "kpj": of.kpj,
        "name": of.name, "born_on": of.born_on,
    })
}

/// The request of a join.
pub fn join_request(proofs: &[&str], segment: &str, identity: &Value) -> Value {
    json!({
        "proof_tokens": proofs, "segment": segment, "identity": identity,
        "password": PASSWORD, "consent": "2026-11", "device_name": "Telepon baru",
    })
}

impl TestApp {
    /// Asks for a code to a contact that nobody is known by yet.
    pub async fn ask_to_prove(&self, purpose: &str, channel: &str, contact: &str) -> Answer {
        let asked = json!({"purpose": purpose, "channel": channel, "contact": contact});
        self.post("/v1/account/contact/prove", &asked).send().await
    }

    /// Enters a code to get a proof.
    pub async fn enter_for_proof(&self, challenge: &Value, code: &str) -> Answer {
        let asked = json!({"challenge_token": challenge["challenge_token"], "code": code});
        self.post("/v1/account/code/proof", &asked).send().await
    }

    /// A proof that a contact is one's own.
    pub async fn prove(&self, purpose: &str, channel: &str, contact: &str) -> String {
        let challenge = self.ask_to_prove(purpose, channel, contact).await.ok();
        self.proof_by_code(&challenge, contact).await
    }

    /// A proof, with the code of a challenge that went to an address.
    pub async fn proof_by_code(&self, challenge: &Value, address: &str) -> String {
        let code = self.code_to(address).await;
        let proof = self.enter_for_proof(challenge, &code).await.ok();
        proof["proof_token"].as_str().expect("a proof").to_owned()
    }

    /// Has data checked.
    pub async fn check(&self, proof: &str, segment: &str, identity: &Value) -> Answer {
        let asked = json!({"proof_token": proof, "segment": segment, "identity": identity});
        self.post("/v1/account/join/check", &asked).send().await
    }

    /// Makes an account.
    pub async fn join(&self, proofs: &[&str], segment: &str, identity: &Value) -> Answer {
        let asked = join_request(proofs, segment, identity);
        self.post("/v1/account/join", &asked).send().await
    }

    /// Makes the account of somebody employed, by e-mail.
    pub async fn join_by_email(&self, of: &Newcomer, email: &str) -> Signed {
        let proof = self.prove("join", "email", email).await;
        let joined = self.join(&[&proof], "pu", &identity(of)).await;
        Signed::read(&joined.ok())
    }
}
