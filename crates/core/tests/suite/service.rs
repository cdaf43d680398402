//! A service in memory with the real one's rules for sessions, and a network that can fail.

use crate::{
    data_update_service::Updates,
    record::{self, happened},
};
use async_trait::async_trait;
use jmo_core::ports::{Api, ApiError, Fetched, Known};
use jmo_rules::{IdentityKind, Rupiah};
use jmo_wire::{
    Code, Problem, Secret,
    account::{
        Account, Challenge, Channel, Device, Devices, EnterCode, LogEntry, LogKind, Refresh,
        ResendCode, SecurityLog, Session, SignIn, SignInAnswer,
    },
    activity::{Activity, ActivityPage, ActivityQuery},
    balance::Balance,
    card::{Card, CardHolder},
    membership::{
        Membership, MembershipStatus, Merge, MergePreview, PreviewMerge, Segment, UndoMerge,
    },
    statement::{Statement, Verified, VerifyStatement},
    status::ServiceStatus,
};
use std::sync::{Mutex, MutexGuard};

/// What the network does to requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    Up,
    Down,
    /// The request arrives, the answer does not; then it is up again.
    LosesOneAnswer,
}

pub struct FakeService(Mutex<Inside>);

pub struct Inside {
    network: Network,
    serial: u32,
    pub sessions: Vec<Live>,
    challenge: Option<(String, String)>,
    version: i64,
    refreshes: u32,
    resting: bool,
    /// What the account area was asked, in words, to look at.
    pub asked: Vec<String>,
    /// When recoveries can be finished; not yet when false.
    pub recovery_ready: bool,
    /// What happened to everybody, the newest first.
    pub timeline: Vec<Activity>,
    /// What was updated.
    pub updates: Updates,
}

pub struct Live {
    login: String,
    pub access: Option<String>,
    newest: String,
    previous: Option<String>,
    spent: Vec<String>,
}

pub fn refused(code: Code) -> ApiError {
    ApiError::Refused(Problem {
        status: 400,
        title: String::new(),
        code,
        fields: Vec::new(),
        retry_after: None,
        reference: Some("ref".to_owned()),
    })
}

impl FakeService {
    pub fn new() -> Self {
        Self(Mutex::new(Inside {
            network: Network::Up,
            serial: 0,
            sessions: Vec::new(),
            challenge: None,
            version: 1,
            refreshes: 0,
            resting: false,
            updates: Updates::default(),
            asked: Vec::new(),
            recovery_ready: false,
            timeline: (0..120).rev().map(happened).collect(),
        }))
    }

    pub fn inside(&self) -> MutexGuard<'_, Inside> {
        self.0.lock().expect("the fake service")
    }

    pub fn network(&self, network: Network) {
        self.inside().network = network;
    }

    pub fn expire_access(&self) {
        for session in &mut self.inside().sessions {
            session.access = None;
        }
    }

    pub fn end_session(&self) {
        self.inside().sessions.clear();
    }

    pub fn change_balance(&self) {
        self.inside().version += 1;
    }

    pub fn rest(&self, resting: bool) {
        self.inside().resting = resting;
    }

    pub fn sessions(&self) -> usize {
        self.inside().sessions.len()
    }

    pub fn refreshes(&self) -> u32 {
        self.inside().refreshes
    }

    /// Lets the request act, then perhaps loses the answer. Yields, as a network would.
    pub async fn pass<T>(
        &self,
        act: impl FnOnce(&mut Inside) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        tokio::task::yield_now().await;
        let mut inside = self.inside();
        match inside.network {
            Network::Down => Err(ApiError::Offline),
            Network::Up => act(&mut inside),
            Network::LosesOneAnswer => {
                inside.network = Network::Up;
                let _ = act(&mut inside);
                Err(ApiError::Slow)
            }
        }
    }

    async fn fetch<T>(
        &self,
        access: &Secret,
        known: &Known,
        content: impl FnOnce(&Live, i64) -> T,
    ) -> Result<Fetched<T>, ApiError> {
        self.pass(|inside| {
            let version = inside.version;
            if inside.sessions.is_empty() {
                return Err(refused(Code::SessionEnded));
            }
            let live = |session: &&Live| session.access.as_deref() == Some(access.expose());
            let Some(session) = inside.sessions.iter().find(live) else {
                return Err(refused(Code::SessionExpired));
            };
            if inside.resting {
                return Err(refused(Code::AreaResting));
            }
            let etag = format!("\"{version}\"");
            let content = (known.0.as_ref() != Some(&etag)).then(|| content(session, version));
            Ok(Fetched {
                content,
                etag: Some(etag),
                at: time(version),
            })
        })
        .await
    }
}

pub fn time(version: i64) -> jiff::Timestamp {
    jiff::Timestamp::from_second(1_700_000_000 + version).expect("a time")
}

impl Inside {
    pub fn token(&mut self) -> String {
        self.serial += 1;
        format!("token-{}", self.serial)
    }

    pub fn begin(&mut self, login: &str) -> Session {
        let (access, newest) = (self.token(), self.token());
        let session = Session {
            access_token: Secret::new(access.clone()),
            access_expires_in: 900,
            refresh_token: Secret::new(newest.clone()),
            device_token: Some(Secret::new(format!("device of {login}"))),
            login: None,
            account_id: format!("account of {login}"),
            name: login.to_uppercase(),
        };
        self.sessions.push(Live {
            login: login.to_owned(),
            access: Some(access),
            newest,
            previous: None,
            spent: Vec::new(),
        });
        session
    }

    fn rotate(&mut self, token: &str) -> Result<Session, ApiError> {
        self.refreshes += 1;
        self.sessions
            .retain(|live| !live.spent.iter().any(|spent| spent == token));
        let (access, newest) = (self.token(), self.token());
        let live = self
            .sessions
            .iter_mut()
            .find(|live| live.newest == token || live.previous.as_deref() == Some(token))
            .ok_or_else(|| refused(Code::SessionEnded))?;
        if live.newest == token {
            live.spent.extend(live.previous.replace(token.to_owned()));
        } else {
            live.spent.push(live.newest.clone());
        }
        live.access = Some(access.clone());
        live.newest = newest.clone();
        Ok(Session {
            access_token: Secret::new(access),
            access_expires_in: 900,
            refresh_token: Secret::new(newest),
            device_token: None,
            login: None,
            account_id: format!("account of {}", live.login),
            name: live.login.to_uppercase(),
        })
    }
}

pub fn challenge(token: &str, channel: Channel) -> Challenge {
    Challenge {
        challenge_token: Secret::new(token),
        channel,
        sent_to: Some("s•••@jmo.example".to_owned()),
        channels: vec![Channel::Email, Channel::Sms],
        expires_in: 300,
        resend_in: 60,
    }
}

#[async_trait]
impl Api for FakeService {
    async fn sign_in(&self, request: &SignIn) -> Result<SignInAnswer, ApiError> {
        self.pass(|inside| {
            if request.password.expose() != "right" {
                return Err(refused(Code::SignInRejected));
            }
            let known = format!("device of {}", request.login);
            if request
                .device_token
                .as_ref()
                .is_some_and(|token| token.expose() == known)
            {
                return Ok(SignInAnswer::Session {
                    session: inside.begin(&request.login),
                });
            }
            let token = inside.token();
            inside.challenge = Some((token.clone(), request.login.clone()));
            Ok(SignInAnswer::Code {
                challenge: challenge(&token, Channel::Email),
            })
        })
        .await
    }

    async fn enter_code(&self, request: &EnterCode) -> Result<Session, ApiError> {
        self.pass(|inside| match inside.challenge.clone() {
            Some((token, login)) if token == request.challenge_token.expose() => {
                if request.code.expose() == "123456" {
                    inside.challenge = None;
                    Ok(inside.begin(&login))
                } else {
                    Err(refused(Code::CodeWrong))
                }
            }
            _ => Err(refused(Code::ChallengeGone)),
        })
        .await
    }

    async fn resend_code(&self, request: &ResendCode) -> Result<Challenge, ApiError> {
        let channel = request.channel.unwrap_or(Channel::Email);
        self.pass(|_| Ok(challenge(request.challenge_token.expose(), channel)))
            .await
    }

    async fn refresh(&self, request: &Refresh) -> Result<Session, ApiError> {
        self.pass(|inside| inside.rotate(request.refresh_token.expose()))
            .await
    }

    async fn sign_out(&self, request: &Refresh) -> Result<(), ApiError> {
        self.pass(|inside| {
            let token = request.refresh_token.expose();
            inside
                .sessions
                .retain(|live| live.newest != token && live.previous.as_deref() != Some(token));
            Ok(())
        })
        .await
    }

    async fn account(&self, access: &Secret, known: &Known) -> Result<Fetched<Account>, ApiError> {
        self.fetch(access, known, |session, _| Account {
            name: session.login.clone(),
            nik_masked: "3174 •••• •••• 9001".to_owned(),
            identity_kind: IdentityKind::Nik,
            email_masked: None,
            phone_masked: None,
            changed_contacts: Vec::new(),
            recovery_at: None,
            deleted_at: None,
        })
        .await
    }

    async fn devices(&self, access: &Secret, known: &Known) -> Result<Fetched<Devices>, ApiError> {
        self.fetch(access, known, |session, version| Devices {
            devices: vec![Device {
                id: session.login.clone(),
                name: "test".to_owned(),
                since: time(version),
                last_used: time(version),
                signed_in: true,
                this_one: true,
            }],
        })
        .await
    }

    async fn security_log(
        &self,
        access: &Secret,
        known: &Known,
    ) -> Result<Fetched<SecurityLog>, ApiError> {
        self.fetch(access, known, |session, version| SecurityLog {
            entries: vec![LogEntry {
                at: time(version),
                kind: LogKind::SignedIn,
                device: Some(session.login.clone()),
            }],
        })
        .await
    }

    async fn membership(
        &self,
        access: &Secret,
        known: &Known,
    ) -> Result<Fetched<Membership>, ApiError> {
        self.fetch(access, known, |session, _| {
            record::membership(&session.login)
        })
        .await
    }

    async fn balance(&self, access: &Secret, known: &Known) -> Result<Fetched<Balance>, ApiError> {
        self.fetch(access, known, |session, version| Balance {
            // The owner shows in the amount: nobody may ever see another's.
            total: Rupiah(version * 1000 + i64::try_from(session.login.len()).unwrap_or(0)),
            cards: Vec::new(),
            years: Vec::new(),
            returns_estimated: false,
        })
        .await
    }

    async fn statement(
        &self,
        access: &Secret,
        known: &Known,
    ) -> Result<Fetched<Statement>, ApiError> {
        self.fetch(access, known, |session, _| {
            record::statement(&session.login)
        })
        .await
    }

    async fn verify_statement(&self, request: &VerifyStatement) -> Result<Verified, ApiError> {
        let genuine = request.verification == "GENUINE";
        self.pass(|_| Ok(Verified { genuine })).await
    }

    async fn activity(
        &self,
        access: &Secret,
        query: &ActivityQuery,
    ) -> Result<Fetched<ActivityPage>, ApiError> {
        let timeline = self.inside().timeline.clone();
        self.fetch(access, &Known::default(), |session, _| {
            record::page(&timeline, query, &session.login)
        })
        .await
    }

    async fn preview_merge(
        &self,
        _access: &Secret,
        _request: &PreviewMerge,
    ) -> Result<MergePreview, ApiError> {
        Err(ApiError::Offline)
    }

    async fn merge(&self, _access: &Secret, _request: &Merge) -> Result<(), ApiError> {
        Err(ApiError::Offline)
    }

    async fn undo_merge(&self, _access: &Secret, _request: &UndoMerge) -> Result<(), ApiError> {
        Err(ApiError::Offline)
    }

    async fn card(&self, access: &Secret, known: &Known) -> Result<Fetched<CardHolder>, ApiError> {
        self.fetch(access, known, |session, _| CardHolder {
            name: session.login.to_uppercase(),
            nik: "3174055203929003".parse().expect("a NIK"),
            cards: vec![Card {
                kpj: "18054471920".parse().expect("a KPJ"),
                segment: Segment::Pu,
                status: MembershipStatus::Active,
                employer: Some("PT Maju Sentosa".to_owned()),
                since: "2018-05-02".parse().expect("a day"),
                until: None,
            }],
        })
        .await
    }

    async fn status(&self) -> Result<Fetched<ServiceStatus>, ApiError> {
        self.pass(|inside| {
            let status = ServiceStatus {
                time: time(inside.version),
                minimum_version: "0.1.0".to_owned(),
                recommended_version: "0.2.0".to_owned(),
                update_by: None,
                update_reason: None,
                sandbox: true,
                areas: Vec::new(),
            };
            Ok(Fetched {
                content: Some(status),
                etag: None,
                at: time(inside.version),
            })
        })
        .await
    }
}
