use super::{Answer, Ask, TestApp};
use jmo_service::sandbox::DEMO_PASSWORD;
use serde_json::{Value, json};

/// Somebody who can sign in.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    pub name: &'static str,
    pub email: &'static str,
    pub phone: &'static str,
    pub nik: &'static str,
    pub kpj: &'static str,
    pub born_on: &'static str,
}

/// Participant A.
pub const SITI: Person = Person {
    name: "Siti Rahmawati",
    email: "siti@jmo.example",
    phone: "+6281290009001",
    nik: "3174015208909001",
    kpj: "18030090001",
    born_on: "1990-08-12",
};

/// Participant B.
pub const BUDI: Person = Person {
    name: "Budi Santoso",
    email: "budi@jmo.example",
    phone: "+6281290009002",
    nik: "3273011403959002",
    kpj: "22010090002",
    born_on: "1995-03-14",
};

impl Person {
    /// Who they say they are.
    pub fn identity(&self) -> Value {
        json!({
            "kind": "nik", "number": self.nik, "kpj": self.kpj,
            "name": self.name, "born_on": self.born_on,
        })
    }
}

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

    /// The next pair of tokens of a session, once its access token is over.
    pub async fn next(&self, held: &Signed) -> Signed {
        Signed::read(&self.refresh(&held.refresh).await.ok())
    }

    /// Reads the balance with an access token: the shortest question only a session answers.
    pub fn balance(&self, token: &str) -> Ask<'_> {
        self.get("/v1/balance").bearer(token)
    }
}
