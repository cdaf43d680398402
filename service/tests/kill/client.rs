use crate::{
    ask::{balance, enter, newest, post},
    dice::Dice,
    process::http::Said,
};
use serde_json::{Value, json};
use std::{
    io,
    net::SocketAddr,
    thread,
    time::{Duration, Instant},
};

/// A session as a device holds it.
#[derive(Clone, Debug)]
struct Held {
    access: String,
    refresh: String,
}

impl Held {
    fn read(session: &Value) -> Self {
        let text = |field: &str| session[field].as_str().expect("a token").to_owned();
        Self {
            access: text("access_token"),
            refresh: text("refresh_token"),
        }
    }
}

/// A code that was acknowledged as sent.
#[derive(Clone, Debug)]
struct Awaited {
    token: String,
    /// The newest message before it.
    seen: Value,
}

/// What the last request was, when its answer never came.
#[derive(Clone, Debug, Default, PartialEq)]
enum Doubt {
    #[default]
    None,
    Entering(String),
    Refreshing,
    SigningOut,
}

/// One person's devices: remembers what was acknowledged, and what is in doubt.
#[derive(Debug)]
pub struct Client {
    email: String,
    dice: Dice,
    device: Option<String>,
    awaited: Option<Awaited>,
    session: Option<Held>,
    /// Sessions left alone; they must live on.
    kept: Vec<Held>,
    /// Sessions that were signed out.
    over: Vec<Held>,
    doubt: Doubt,
    /// Writes the service said yes to.
    pub acknowledged: u64,
    /// How often the service went away while everything was being looked for.
    pub cut_off: u32,
}

impl Client {
    pub fn new(name: &str, seed: u64) -> Self {
        Self {
            email: format!("{name}@jmo.example"),
            dice: Dice::new(seed),
            device: None,
            awaited: None,
            session: None,
            kept: Vec::new(),
            over: Vec::new(),
            doubt: Doubt::None,
            acknowledged: 0,
            cut_off: 0,
        }
    }

    /// Looks for everything that was acknowledged. Stops early when the service goes away.
    pub fn finds_everything(&mut self, address: SocketAddr) {
        self.cut_off = u32::from(self.find_all(address).is_err());
    }

    /// Signs in, refreshes and signs out until the service goes away.
    pub fn lives(&mut self, address: SocketAddr) {
        while self.step(address).is_ok() {}
    }

    /// Signs in with a code.
    pub fn signs_in(&mut self, address: SocketAddr) {
        while self.session.is_none() {
            self.step(address).expect("it stays up");
        }
    }

    fn find_all(&mut self, address: SocketAddr) -> io::Result<()> {
        self.settle(address)?;
        for at in 0..self.kept.len() {
            let held = self.kept[at].clone();
            // Refreshed before, perhaps, and the answer cut off: then the access token is another.
            let code = balance(address, &held.access)?;
            assert!(
                ["200", "session_expired"].contains(&code.as_str()),
                "{code}"
            );
            self.kept[at] = self.refreshed(address, &held)?;
        }
        for held in &self.over {
            assert_eq!(
                balance(address, &held.access)?,
                "session_ended",
                "a sign-out was lost"
            );
            let said = post(address, "refresh", &json!({"refresh_token": held.refresh}))?;
            assert_eq!(said.text("code"), "session_ended");
        }
        if let Some(device) = self.device.clone() {
            let said = self.knock(address, Some(&device))?;
            assert_eq!(
                said.text("next"),
                "session",
                "a device was forgotten: {}",
                said.json
            );
        }
        Ok(())
    }

    /// Finds out what became of the request in doubt, and of what came before it.
    fn settle(&mut self, address: SocketAddr) -> io::Result<()> {
        if let Some(held) = self.session.clone() {
            let code = balance(address, &held.access)?;
            match self.doubt {
                Doubt::SigningOut if code == "session_ended" => self.session = None,
                // The pair may have been replaced; then the access token is not known any more.
                Doubt::Refreshing => assert!(["200", "session_expired"].contains(&code.as_str())),
                _ => assert_eq!(code, "200", "a session was lost"),
            }
            if self.session.is_some() {
                self.session = Some(self.refreshed(address, &held)?);
            }
        }
        if let (Some(awaited), Doubt::Entering(code)) = (self.awaited.clone(), self.doubt.clone()) {
            let said = enter(address, &awaited.token, &code)?;
            match said.text("code") {
                "" => self.entered(&said),
                // It took effect, and the answer was lost: the person begins again.
                "challenge_gone" => self.awaited = None,
                "code_wrong" => {}
                other => panic!("a challenge was lost: {other}"),
            }
        }
        self.doubt = Doubt::None;
        Ok(())
    }

    /// A refresh token that was acknowledged works, whatever came of the next one.
    fn refreshed(&mut self, address: SocketAddr, held: &Held) -> io::Result<Held> {
        self.doubt = Doubt::Refreshing;
        let said = post(address, "refresh", &json!({"refresh_token": held.refresh}))?;
        self.doubt = Doubt::None;
        assert_eq!(said.status, 200, "a refresh token was lost: {}", said.json);
        self.acknowledged += 1;
        Ok(Held::read(&said.json))
    }

    fn step(&mut self, address: SocketAddr) -> io::Result<()> {
        match (self.session.clone(), self.awaited.clone()) {
            (Some(held), _) => self.use_session(address, held),
            (None, Some(awaited)) => self.enter_code(address, &awaited),
            (None, None) => self.sign_in(address),
        }
    }

    fn sign_in(&mut self, address: SocketAddr) -> io::Result<()> {
        let known = self.device.clone().filter(|_| self.dice.percent(50));
        let seen = newest(address, &self.email)?;
        let said = self.knock(address, known.as_deref())?;
        match said.text("next") {
            "session" => self.session = Some(Held::read(&said.json["session"])),
            "code" => {
                let token = said.json["challenge"]["challenge_token"]
                    .as_str()
                    .expect("a token");
                self.awaited = Some(Awaited {
                    token: token.to_owned(),
                    seen,
                });
            }
            _ => {
                assert_eq!(said.text("code"), "too_many_tries", "{}", said.json);
                thread::sleep(Duration::from_millis(20));
                return Ok(());
            }
        }
        self.acknowledged += 1;
        Ok(())
    }

    fn enter_code(&mut self, address: SocketAddr, awaited: &Awaited) -> io::Result<()> {
        let began = Instant::now();
        let message = loop {
            let newest = newest(address, &self.email)?;
            if newest != awaited.seen {
                break newest;
            }
            assert!(
                began.elapsed() < Duration::from_secs(5),
                "a message was lost"
            );
            thread::sleep(Duration::from_millis(10));
        };
        let code = message["code"].as_str().expect("a code");
        self.doubt = Doubt::Entering(code.to_owned());
        let said = enter(address, &awaited.token, code)?;
        self.doubt = Doubt::None;
        match said.text("code") {
            "" => self.entered(&said),
            // The message of a sign-in that was cut off came in between; the next is the right one.
            "code_wrong" => {
                self.awaited = Some(Awaited {
                    seen: message,
                    ..awaited.clone()
                })
            }
            other => panic!("a challenge was lost: {other}"),
        }
        Ok(())
    }

    fn entered(&mut self, said: &Said) {
        assert_eq!(said.status, 200, "{}", said.json);
        self.acknowledged += 1;
        self.awaited = None;
        self.device = Some(said.text("device_token").to_owned());
        self.session = Some(Held::read(&said.json));
    }

    fn use_session(&mut self, address: SocketAddr, held: Held) -> io::Result<()> {
        match self.dice.between(1, 10) {
            1..=5 => self.session = Some(self.refreshed(address, &held)?),
            6..=7 => assert_eq!(balance(address, &held.access)?, "200"),
            8..=9 => {
                self.doubt = Doubt::SigningOut;
                let said = post(address, "sign-out", &json!({"refresh_token": held.refresh}))?;
                self.doubt = Doubt::None;
                assert_eq!(said.status, 204);
                self.acknowledged += 1;
                self.over.push(held);
                self.session = None;
            }
            _ => {
                self.session = None;
                self.kept.push(held);
                // A few are enough to look for after every kill.
                self.kept.truncate(5);
            }
        }
        Ok(())
    }

    fn knock(&self, address: SocketAddr, device: Option<&str>) -> io::Result<Said> {
        let mut asked =
            json!({"login": self.email, "password": "Kawung-2026", "device_name": "Telepon"});
        if let Some(token) = device {
            asked["device_token"] = token.into();
        }
        post(address, "sign-in", &asked)
    }
}
