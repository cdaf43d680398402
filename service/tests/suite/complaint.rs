//! A complaint is taken with its facts, numbered, and shown to its author again.

use crate::test_app::{Answer, SITI, Tables, TestApp, dump_query};
use serde_json::{Value, json};

const EMAIL: &str = "wati@contoh.example";

fn complaint() -> Value {
    json!({
        "topic": "identity_differs",
        "facts": [{"field": "name", "value": "Wati Susanti"}],
        "note": "Nama saya di kartu salah tulis.",
    })
}

async fn complain(app: &TestApp, asked: &Value) -> Answer {
    app.post("/v1/complaint", asked).send().await
}

async fn show(app: &TestApp, token: &Value) -> Answer {
    let asked = json!({"ticket_token": token});
    app.post("/v1/complaint/show", &asked).send().await
}

#[tokio::test]
async fn somebody_with_a_proven_contact_complains_and_the_proof_stays_good() {
    let app = TestApp::new().await;
    let mut asked = complaint();
    asked["proof_token"] = app.prove("join", "email", EMAIL).await.into();
    let taken = complain(&app, &asked).await.ok();
    let ticket = &taken["ticket"];
    assert_eq!(ticket["topic"], "identity_differs");
    assert_eq!(ticket["status"], "received");
    assert_eq!(ticket["sent_at"], "2026-11-21T02:40:00Z");
    assert_eq!(ticket["due_at"], "2026-11-26T02:40:00Z");
    let number = ticket["number"].as_str().expect("a number");
    assert_eq!(number.len(), 11);
    assert!(number.starts_with('P') && number[1..].parse::<u64>().is_ok());
    let again = complain(&app, &asked).await.ok();
    assert_ne!(again["ticket"]["number"], ticket["number"]);
}

#[tokio::test]
async fn somebody_signed_in_complains_and_it_is_theirs() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    app.act(&siti, "/v1/complaint", &complaint()).await.ok();
    let owners = "SELECT p.name FROM complaint c JOIN account a ON a.id = c.account_id
                  JOIN person p ON p.id = a.person_id";
    assert_eq!(dump_query(app.app.store(), owners).await, [SITI.name]);
}

#[tokio::test]
async fn contributions_can_be_complained_about() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    let asked = json!({
        "topic": "contributions",
        "facts": [
            {"field": "kpj", "value": SITI.kpj}, {"field": "finding", "value": "underpaid"},
            {"field": "from", "value": "2026-01"}, {"field": "to", "value": "2026-10"},
        ],
    });
    let taken = app.act(&siti, "/v1/complaint", &asked).await.ok();
    assert_eq!(taken["ticket"]["topic"], "contributions");
    let shown = show(&app, &taken["ticket_token"]).await.ok();
    assert_eq!(shown["topic"], "contributions");
}

#[tokio::test]
async fn with_neither_nobody_vouches_for_it() {
    let app = TestApp::new().await;
    complain(&app, &complaint())
        .await
        .refused(401, "session_required");
    let made_up = "ab".repeat(32);
    let wrong = app.act(&made_up, "/v1/complaint", &complaint()).await;
    wrong.refused(401, "session_expired");
    let mut asked = complaint();
    for proof in ["", "x", &made_up] {
        asked["proof_token"] = proof.into();
        complain(&app, &asked).await.refused(410, "proof_gone");
    }
    asked["proof_token"] = app.prove("recovery", "email", EMAIL).await.into();
    complain(&app, &asked).await.refused(410, "proof_gone");
    let wrong = app.act(&made_up, "/v1/complaint", &asked).await;
    wrong.refused(401, "session_expired");
}

#[tokio::test]
async fn its_token_shows_it_again_and_no_other_does() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    let taken = app.act(&siti, "/v1/complaint", &complaint()).await.ok();
    app.later(100 * 86_400);
    let shown = show(&app, &taken["ticket_token"]).await.ok();
    assert_eq!(shown, taken["ticket"]);
    for other in [
        taken["ticket"]["number"].clone(),
        json!(""),
        json!("ab".repeat(32)),
    ] {
        show(&app, &other).await.refused(404, "not_found");
    }
}

#[tokio::test]
async fn its_fields_have_their_bounds() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    let fact = |field: String, value: String| json!([{"field": field, "value": value}]);
    let name = || "name".to_owned();
    let facts = |count: usize| json!(vec![json!({"field": "kpj", "value": "1"}); count]);
    let cases = [
        ("topic", json!("weather"), "topic", "malformed"),
        ("facts", facts(13), "facts", "too_long"),
        ("facts", fact("f".repeat(33), name()), "facts.0", "too_long"),
        (
            "facts",
            fact(name(), "v".repeat(201)),
            "facts.0",
            "too_long",
        ),
        (
            "facts",
            fact(name(), "a\nb".to_owned()),
            "facts.0",
            "malformed",
        ),
        (
            "facts",
            fact("a\u{0}".to_owned(), name()),
            "facts.0",
            "malformed",
        ),
        ("note", json!("n".repeat(1_001)), "note", "too_long"),
        ("note", json!("a\u{0}b"), "note", "malformed"),
    ];
    let before = Tables::read(app.app.store()).await;
    for (field, value, path, code) in cases {
        let mut asked = complaint();
        asked[field] = value;
        let refused = app.act(&siti, "/v1/complaint", &asked).await;
        refused.refused(422, "invalid_field");
        let named = json!([{"path": path, "code": code}]);
        assert_eq!(refused.json()["fields"], named);
    }
    let after = Tables::read(app.app.store()).await;
    assert_eq!(before.changed(&after), Vec::<&str>::new());

    // The largest allowed is allowed, counted in characters; and a note has lines.
    let mut asked = complaint();
    asked["facts"] = json!(vec![
        json!({"field": "é".repeat(32), "value": "é".repeat(200)});
        12
    ]);
    asked["note"] = "é\n".repeat(500).into();
    let taken = app.act(&siti, "/v1/complaint", &asked).await;
    taken.ok();
}

#[tokio::test]
async fn facts_and_note_may_be_empty() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    let bare = json!({"topic": "card_missing", "facts": []});
    app.act(&siti, "/v1/complaint", &bare).await.ok();
}

#[tokio::test]
async fn whoever_keeps_complaining_waits_and_nobody_else_does() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    let mut asked = complaint();
    for at in 0..10 {
        // Another proof of the same contact is no other person.
        if at % 5 == 0 {
            asked["proof_token"] = app.prove("join", "email", EMAIL).await.into();
        }
        complain(&app, &asked).await.ok();
        app.act(&siti, "/v1/complaint", &complaint()).await.ok();
    }
    let held = complain(&app, &asked).await;
    held.refused(429, "too_many_tries");
    let signed_in = app.act(&siti, "/v1/complaint", &complaint()).await;
    signed_in.refused(429, "too_many_tries");
    asked["proof_token"] = app.prove("join", "sms", "+6281311112222").await.into();
    complain(&app, &asked).await.ok();
    app.later(held.retry_after());
    app.act(&siti, "/v1/complaint", &complaint()).await.ok();
}
