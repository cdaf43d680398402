use crate::test_app::{Answer, RINA, SITI, Tables, TestApp, base64, dump_query, jpeg};
use serde_json::{Value, json};

const PDF: &[u8] =
    b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n";

fn document(media: &str, bytes: &[u8]) -> Value {
    json!({"kind": "identity_card", "media": media, "content": base64(bytes)})
}

fn correction() -> Value {
    json!({
        "facts": [
            {"field": "name", "value": "Rina Marlina Putri"},
            {"field": "born_on", "value": "2001-04-22"},
        ],
        "note": "Sesuai akta kelahiran.",
        "documents": [document("image/jpeg", &jpeg("face=none")), document("application/pdf", PDF)],
    })
}

async fn correct(app: &TestApp, token: &str, key: &str, asked: &Value) -> Answer {
    let ask = app.post("/v1/data-update/correction", asked).bearer(token);
    ask.header("idempotency-key", key).send().await
}

#[tokio::test]
async fn a_correction_becomes_a_ticket_and_shows_while_it_is_open() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    let taken = correct(&app, &rina, "one", &correction()).await.ok();
    let ticket = &taken["ticket"];
    assert_eq!(ticket["topic"], "data_correction");
    assert_eq!(ticket["status"], "received");
    assert_eq!(ticket["due_at"], "2026-11-26T02:40:00Z");
    assert_eq!(app.data_update(&rina).await["correction"], ticket["number"]);
    let shown = json!({"ticket_token": taken["ticket_token"]});
    let shown = app.post("/v1/complaint/show", &shown).send().await.ok();
    assert_eq!(shown, *ticket);
    let siti = app.sign_in(SITI).await.access;
    assert_eq!(app.data_update(&siti).await["correction"], Value::Null);

    let mut tx = app.app.store().write().await.expect("a turn");
    sqlx::query("UPDATE complaint SET status = '\"answered\"'")
        .execute(&mut *tx)
        .await
        .expect("answered");
    tx.commit().await.expect("written");
    assert_eq!(app.data_update(&rina).await["correction"], Value::Null);
}

#[tokio::test]
async fn under_one_key_it_is_one_ticket() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    let asked = correction();
    let sent = (0..4).map(|_| correct(&app, &rina, "one", &asked));
    let taken = futures_util::future::join_all(sent).await;
    let taken: Vec<_> = taken.iter().map(Answer::ok).collect();
    assert!(taken.iter().all(|one| *one == taken[0]));
    assert_eq!(
        dump_query(app.app.store(), "SELECT number FROM complaint")
            .await
            .len(),
        1
    );
    assert_eq!(
        dump_query(app.app.store(), "SELECT number FROM correction_document")
            .await
            .len(),
        2
    );
    let mut other = asked.clone();
    other["note"] = "".into();
    correct(&app, &rina, "one", &other)
        .await
        .refused(409, "out_of_date");
    let second = correct(&app, &rina, "two", &asked).await.ok();
    assert_ne!(second["ticket"]["number"], taken[0]["ticket"]["number"]);
}

#[tokio::test]
async fn a_document_is_what_its_bytes_say() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    let encrypted = b"%PDF-1.7\ntrailer << /Root 1 0 R /Encrypt 9 0 R >>\n%%EOF\n";
    let cut = &jpeg("face=none")[..40];
    let program = b"MZ\x90\0\x03 renamed to ktp.jpg";
    let large = [PDF, &vec![b' '; 1_500_001 - PDF.len()]].concat();
    let cases = [
        ("image/jpeg", program.to_vec(), "wrong_kind"),
        ("application/pdf", program.to_vec(), "wrong_kind"),
        ("image/jpeg", PDF.to_vec(), "wrong_kind"),
        ("application/pdf", jpeg("face=none"), "wrong_kind"),
        ("image/jpeg", cut.to_vec(), "malformed"),
        ("application/pdf", PDF[..40].to_vec(), "malformed"),
        ("application/pdf", encrypted.to_vec(), "malformed"),
        ("application/pdf", large, "too_long"),
        ("application/pdf", Vec::new(), "required"),
    ];
    let before = Tables::read(app.app.store()).await;
    for (media, bytes, code) in cases {
        let mut asked = correction();
        asked["documents"][1] = document(media, &bytes);
        let refused = correct(&app, &rina, "one", &asked).await;
        refused.refused(422, "invalid_field");
        assert_eq!(
            refused.json()["fields"],
            json!([{"path": "documents.1", "code": code}]),
            "{media}"
        );
    }
    let mut asked = correction();
    asked["documents"][0]["content"] = "not base64!".into();
    let refused = correct(&app, &rina, "one", &asked).await;
    assert_eq!(
        refused.json()["fields"],
        json!([{"path": "documents.0", "code": "malformed"}])
    );
    let after = Tables::read(app.app.store()).await;
    assert_eq!(before.changed(&after), Vec::<&str>::new());
    // Three of the largest fit.
    let spaces = vec![b' '; 1_500_000 - PDF.len()];
    let largest = [&PDF[..9], &spaces, &PDF[9..]].concat();
    let mut asked = correction();
    asked["documents"] = json!(vec![document("application/pdf", &largest); 3]);
    correct(&app, &rina, "one", &asked).await.ok();
}

#[tokio::test]
async fn what_is_wrong_is_named() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    let fact = |field: &str, value: &str| json!([{"field": field, "value": value}]);
    let twice = json!([{"field": "name", "value": "A B"}, {"field": "name", "value": "C D"}]);
    let documents = |count: usize| json!(vec![document("application/pdf", PDF); count]);
    for (field, value, path, code) in [
        ("facts", json!([]), "facts", "required"),
        (
            "facts",
            fact("mother_name", "Kartini"),
            "facts.0",
            "not_a_choice",
        ),
        ("facts", fact("name", "  "), "facts.0", "required"),
        (
            "facts",
            fact("name", &"n".repeat(201)),
            "facts.0",
            "too_long",
        ),
        ("facts", fact("name", "a\nb"), "facts.0", "malformed"),
        ("facts", twice, "facts.1", "not_a_choice"),
        ("documents", documents(0), "documents", "required"),
        ("documents", documents(4), "documents", "too_long"),
        ("note", json!("n".repeat(1_001)), "note", "too_long"),
    ] {
        let mut asked = correction();
        asked[field] = value;
        let refused = correct(&app, &rina, "one", &asked).await;
        refused.refused(422, "invalid_field");
        assert_eq!(
            refused.json()["fields"],
            json!([{"path": path, "code": code}])
        );
    }
    let bare = app
        .act(&rina, "/v1/data-update/correction", &correction())
        .await;
    assert_eq!(
        bare.json()["fields"],
        json!([{"path": "idempotency-key", "code": "required"}])
    );
}

#[tokio::test]
async fn a_correction_has_documents_so_no_complaint_takes_its_place() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    let asked = json!({"topic": "data_correction", "facts": []});
    let refused = app.act(&rina, "/v1/complaint", &asked).await;
    refused.refused(422, "invalid_field");
    assert_eq!(
        refused.json()["fields"],
        json!([{"path": "topic", "code": "malformed"}])
    );
}
