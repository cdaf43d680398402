//! Refresh rotation against a model of a few lines, over random walks.

use crate::test_app::{SITI, Signed, TestApp};
use jmo_service::sandbox::DEMO_PASSWORD;
use proptest::prelude::*;

/// What may happen to a session.
#[derive(Clone, Debug)]
enum Step {
    /// Somebody refreshes with one of the tokens ever given out, counted from the newest.
    Refresh(usize),
    /// The request before arrives once more.
    Again,
    SignOut(usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let age = prop_oneof![20 => 0..=3_usize, 1 => 4..=7_usize];
    let step = prop_oneof![
        10 => age.clone().prop_map(Step::Refresh),
        20 => Just(Step::Again),
        1 => age.prop_map(Step::SignOut),
    ];
    prop::collection::vec(step, 1..25)
}

/// The rule: good are the token used last and its unused successors, the newest four of them. Any
/// other that was ever given out ends the session when it comes back.
#[derive(Debug)]
struct Model {
    given: Vec<Signed>,
    used: Option<String>,
    fresh: Vec<String>,
    ended: bool,
}

impl Model {
    fn token(&self, age: usize) -> String {
        let at = self.given.len().saturating_sub(1 + age);
        self.given[at].refresh.clone()
    }

    fn good(&self, token: &str) -> bool {
        self.used
            .iter()
            .chain(&self.fresh)
            .any(|good| good == token)
    }

    /// Whether a refresh with this token succeeds.
    fn refresh(&mut self, token: &str) -> bool {
        self.ended |= !self.good(token);
        if self.fresh.iter().any(|fresh| fresh == token) {
            self.used = Some(token.to_owned());
            self.fresh.clear();
        }
        !self.ended
    }

    fn bought(&mut self, pair: Signed) {
        self.fresh.push(pair.refresh.clone());
        if self.fresh.len() > 4 {
            self.fresh.remove(0);
        }
        self.given.push(pair);
    }

    fn sign_out(&mut self, token: &str) {
        self.ended |= self.good(token);
    }
}

/// A new session on a remembered device.
async fn session(app: &TestApp, device: &str) -> Signed {
    let answer = app
        .knock(SITI.email, DEMO_PASSWORD, Some(device))
        .await
        .ok();
    Signed::read(&answer["session"])
}

async fn walk(app: &TestApp, device: &str, steps: Vec<Step>) {
    let first = session(app, device).await;
    let mut model = Model {
        used: None,
        fresh: vec![first.refresh.clone()],
        given: vec![first],
        ended: false,
    };
    let mut before = model.token(0);
    for step in steps {
        let token = match step {
            Step::Refresh(age) | Step::SignOut(age) => model.token(age),
            Step::Again => before,
        };
        if let Step::SignOut(_) = step {
            assert_eq!(app.sign_out(&token).await.status, 204);
            model.sign_out(&token);
        } else {
            let answer = app.refresh(&token).await;
            if model.refresh(&token) {
                model.bought(Signed::read(&answer.ok()));
            } else {
                assert_eq!(answer.code(), "session_ended");
            }
        }
        before = token;
        let (newest, older) = model.given.split_last().expect("at least one");
        let expected = if model.ended { "session_ended" } else { "200" };
        assert_eq!(app.balance(&newest.access).send().await.code(), expected);
        if let Some(older) = older.last() {
            let answer = app.balance(&older.access).send().await;
            assert_eq!(answer.code(), "session_expired");
        }
    }
}

/// A client that keeps what reaches it and tries again until something does.
async fn honest(app: &TestApp, device: &str, lost: Vec<bool>) {
    let mut held = session(app, device).await;
    for lost in lost {
        let answer = app.refresh(&held.refresh).await.ok();
        if !lost {
            held = Signed::read(&answer);
        }
    }
    held = Signed::read(&app.refresh(&held.refresh).await.ok());
    app.balance(&held.access).send().await.ok();
}

#[test]
fn the_session_does_what_the_model_says() {
    let (runtime, app, device) = begin();
    proptest!(ProptestConfig { cases: 32, failure_persistence: None, ..Default::default() }, |(steps in steps())| {
        runtime.block_on(walk(&app, &device, steps));
    });
}

#[test]
fn an_honest_client_is_never_signed_out_however_many_answers_are_lost() {
    let (runtime, app, device) = begin();
    proptest!(ProptestConfig { cases: 16, failure_persistence: None, ..Default::default() }, |(lost in prop::collection::vec(any::<bool>(), 0..20))| {
        runtime.block_on(honest(&app, &device, lost));
    });
}

fn begin() -> (tokio::runtime::Runtime, TestApp, String) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let app = runtime.block_on(TestApp::new());
    let signed = runtime.block_on(app.sign_in(SITI));
    (runtime, app, signed.device.expect("a device token"))
}
