use super::{Answer, TestApp};
use jmo_regions::{DistrictCode, villages};
use serde_json::{Value, json};

/// The demo person who has never updated anything.
pub const RINA: &str = "rina@jmo.example";

/// All answers of an update, of a woman who lives in Beji.
pub fn answers(selfie: &str) -> Value {
    let beji: DistrictCode = "327606".parse().expect("a district");
    let village = villages(beji).expect("its villages")[0].code.to_string();
    json!({
        "membership_right": "yes", "selfie": selfie,
        "bank": "014", "account_number": "7312001234",
        "sex": "female", "province": "32", "regency": "3276", "district": "327606",
        "village": village, "address": "Jalan Cempaka Rahasia 17", "postal_code": "16421",
        "mother_name": "Kartini Puspitasari", "marital_status": "single",
        "education": "senior_high", "emergency_name": "Bagas Tirtayasa",
        "emergency_phone": "0813 9000 7771", "emergency_relation": "sibling",
    })
}

/// The request of a submission.
pub fn submission(answers: &Value) -> Value {
    json!({"flow_version": 1, "answers": answers, "consent": "2026-11"})
}

impl TestApp {
    /// Submits an update under a key.
    pub async fn submit(&self, token: &str, key: &str, asked: &Value) -> Answer {
        let ask = self.post("/v1/data-update", asked).bearer(token);
        ask.header("idempotency-key", key).send().await
    }

    /// Takes a selfie and submits everything; answers the receipt.
    pub async fn update(&self, token: &str, key: &str) -> Value {
        let selfie = self.selfie(token, "gestures", "rina").await;
        let asked = submission(&answers(selfie["selfie"].as_str().expect("a token")));
        self.submit(token, key, &asked).await.ok()
    }

    /// Saves a draft made from a revision.
    pub async fn save_draft(&self, token: &str, revision: u64, answers: &Value) -> Answer {
        let asked = json!({
            "flow_version": 1, "revision": revision, "stage": "contact", "answers": answers,
        });
        let ask = self.ask("PUT", "/v1/data-update/draft").bearer(token);
        let ask = ask.header("content-type", "application/json");
        ask.body(asked.to_string()).send().await
    }

    /// What there is of the data update.
    pub async fn data_update(&self, token: &str) -> Value {
        self.see(token, "/v1/data-update").await
    }
}
