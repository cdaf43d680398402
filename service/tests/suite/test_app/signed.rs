use super::{Answer, Ask, TestApp, dump_query};
use jmo_service::sandbox::DEMO_PASSWORD;
use serde_json::{Value, json};
use std::time::Duration;

/// Somebody who can sign in.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    pub name: &'static str,
    pub email: &'static str,
    pub phone: &'static str,
    pub nik: &'static str,
}

/// Participant A.
pub const SITI: Person = Person {
    name: "Siti Rahmawati",
    email: "siti@jmo.example",
    phone: "+6281290009001",
    nik: "3174015208909001",
};

/// Participant B.
pub const BUDI: Person = Person {
    name: "Budi Santoso",
    email: "budi@jmo.example",
    phone: "+6281290009002",
    nik: "3273011403959002",
};

/// What a device holds after a sign-in.
#[derive(Clone, Debug)]
pub struct Signed {
    pub access: String,
    pub refresh: String,
    /// Only after a code.
    pub device: Option<String>,
}

impl Signed {
    /// Reads a session as the service answers it.
    pub fn read(session: &Value) -> Self {
        let text = |field: &str| session[field].as_str().map(str::to_owned);
        Self {
            access: text("access_token").expect("an access token"),
            refresh: text("refresh_token").expect("a refresh token"),
            device: text("device_token"),
        }
    }
}

/// "Telepon Siti" of siti@jmo.example: whose device it is shows in lists.
fn device_name(login: &str) -> String {
    let name = login.split('@').next().unwrap_or_default();
    let (first, rest) = name.split_at_checked(1).unwrap_or_default();
    format!("Telepon {}{rest}", first.to_uppercase())
}

impl TestApp {
    /// Sends login and password from a device nobody knows, or one that is remembered.
    pub async fn knock(&self, login: &str, password: &str, device: Option<&str>) -> Answer {
        let mut asked =
            json!({"login": login, "password": password, "device_name": device_name(login)});
        if let Some(token) = device {
            asked["device_token"] = token.into();
        }
        self.post("/v1/account/sign-in", &asked).send().await
    }

    /// Begins a sign-in on a new device and answers its challenge.
    pub async fn challenge(&self, login: &str) -> Value {
        let answer = self.knock(login, DEMO_PASSWORD, None).await.ok();
        assert_eq!(answer["next"], "code");
        answer["challenge"].clone()
    }

    /// Enters a code.
    pub async fn enter(&self, challenge: &Value, code: &str) -> Answer {
        let token = &challenge["challenge_token"];
        self.post(
            "/v1/account/code",
            &json!({"challenge_token": token, "code": code}),
        )
        .send()
        .await
    }

    /// Signs in on a new device, with the code that was sent.
    pub async fn sign_in(&self, person: Person) -> Signed {
        self.sign_in_as(person.email).await
    }

    /// As [`TestApp::sign_in`], by any demo person's e-mail.
    pub async fn sign_in_as(&self, email: &str) -> Signed {
        let challenge = self.challenge(email).await;
        let code = self.code_to(email).await;
        Signed::read(&self.enter(&challenge, &code).await.ok())
    }

    /// Refreshes with a token.
    pub async fn refresh(&self, token: &str) -> Answer {
        self.post("/v1/account/refresh", &json!({"refresh_token": token}))
            .send()
            .await
    }

    /// Ends the session a refresh token belongs to.
    pub async fn sign_out(&self, token: &str) -> Answer {
        self.post("/v1/account/sign-out", &json!({"refresh_token": token}))
            .send()
            .await
    }

    /// Reads the balance with an access token: the shortest question only a session answers.
    pub fn balance(&self, token: &str) -> Ask<'_> {
        self.get("/v1/balance").bearer(token)
    }

    /// Waits until every message is marked as sent, which happens a moment after it shows.
    pub async fn outbox_is_quiet(&self) {
        let waiting = "SELECT id FROM outbox WHERE sent_at IS NULL";
        while !dump_query(self.app.store(), waiting).await.is_empty() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// The code in the next message to an address, once it is delivered.
    pub async fn code_to(&self, address: &str) -> String {
        let read = self.read.lock().expect("no panic").get(address).copied();
        let read = read.unwrap_or_default();
        let path = format!("/sandbox/messages?to={}", address.replace('+', "%2B"));
        for _ in 0..1_000 {
            let messages = self.get(&path).send().await.ok();
            // A notice has no code and is none of them.
            let messages = messages.as_array().expect("a list");
            let codes = messages.iter().filter_map(|one| one["code"].as_str());
            let codes: Vec<_> = codes.collect();
            if codes.len() > read {
                let mut counts = self.read.lock().expect("no panic");
                counts.insert(address.to_owned(), codes.len());
                return codes[0].to_owned();
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("no message to {address} in five seconds");
    }
}
