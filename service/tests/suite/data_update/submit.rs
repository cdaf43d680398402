use crate::test_app::{KENJI, RINA, TestApp, answers, dump_query, submission};
use serde_json::{Value, json};

/// Rina with a selfie to submit.
async fn ready(app: &TestApp) -> (String, Value) {
    let rina = app.sign_in_as(RINA).await.access;
    let selfie = app.selfie(&rina, "gestures", "rina").await;
    let answers = answers(selfie["selfie"].as_str().expect("a token"));
    (rina, submission(&answers))
}

#[tokio::test]
async fn what_is_all_clear_is_up_to_date_at_once_and_told() {
    let app = TestApp::new().await;
    let (rina, asked) = ready(&app).await;
    let receipt = app.submit(&rina, "one", &asked).await.ok();
    let verdict = |field: &str, verdict: &str| json!({"field": field, "verdict": verdict});
    let number = receipt["number"].as_str().expect("a number").to_owned();
    assert_eq!((number.len(), &number[..1]), (11, "D"));
    let expected = json!({
        "number": number, "submitted_at": "2026-11-21T02:40:00Z", "state": "up_to_date",
        "reasons": [], "due_at": null,
        "verdicts": [
            verdict("number", "matches"), verdict("name", "matches"),
            verdict("born_on", "matches"), verdict("sex", "matches"),
            verdict("mother_name", "unchecked"),
        ],
    });
    assert_eq!(receipt, expected);
    let shown = app.data_update(&rina).await;
    assert_eq!(shown["state"], "up_to_date");
    assert_eq!(shown["updated_at"], "2026-11-21T02:40:00Z");
    assert_eq!(shown["receipt"], receipt);
    for contact in [RINA, "+6281290009006"] {
        assert!(app.told(contact, &number).await);
        assert!(!app.told(contact, "Cempaka").await);
    }
}

#[tokio::test]
async fn the_same_under_the_same_key_is_answered_alike_for_ever() {
    let app = TestApp::new().await;
    let (rina, asked) = ready(&app).await;
    let first = app.submit(&rina, "one", &asked).await.ok();
    app.later(600);
    assert_eq!(app.submit(&rina, "one", &asked).await.ok(), first);
    app.update(&rina, "two").await;
    assert_eq!(app.submit(&rina, "one", &asked).await.ok(), first);
    assert_eq!(
        dump_query(
            app.app.store(),
            "SELECT id FROM data_update WHERE consent <> '' AND number NOT LIKE 'D000000%'"
        )
        .await
        .len(),
        2
    );
    let letters = app.texts_to(RINA).await;
    let numbered = letters
        .iter()
        .filter(|text| text.contains(first["number"].as_str().expect("a number")));
    assert_eq!(numbered.count(), 1);
}

#[tokio::test]
async fn something_else_under_the_same_key_is_out_of_date() {
    let app = TestApp::new().await;
    let (rina, asked) = ready(&app).await;
    app.submit(&rina, "one", &asked).await.ok();
    let mut other = asked.clone();
    other["answers"]["address"] = "Jalan Lain 2".into();
    app.submit(&rina, "one", &other)
        .await
        .refused(409, "out_of_date");
    // A key is its account's: another's means nothing.
    let kenji = app
        .join_by_email(&KENJI, "kenji@contoh.example")
        .await
        .access;
    let foreign = app.submit(&kenji, "one", &other).await;
    assert_eq!(
        foreign.json()["fields"],
        json!([{"path": "selfie", "code": "selfie_gone"}])
    );
}

#[tokio::test]
async fn many_at_once_are_one() {
    let app = TestApp::new().await;
    let (rina, asked) = ready(&app).await;
    let submits = (0..8).map(|_| app.submit(&rina, "one", &asked));
    let receipts = futures_util::future::join_all(submits).await;
    let receipts: Vec<_> = receipts.iter().map(crate::test_app::Answer::ok).collect();
    assert!(receipts.iter().all(|receipt| *receipt == receipts[0]));
    let written = "SELECT id FROM data_update WHERE number NOT LIKE 'D000000%'";
    assert_eq!(dump_query(app.app.store(), written).await.len(), 1);
    app.outbox_is_quiet().await;
    let letters = app.texts_to(RINA).await;
    assert_eq!(
        letters
            .iter()
            .filter(|text| text.contains("diperbarui"))
            .count(),
        1
    );
}

#[tokio::test]
async fn of_two_keys_with_one_selfie_one_is_taken() {
    let app = TestApp::new().await;
    let (rina, asked) = ready(&app).await;
    let submits = ["a", "b", "c"].map(|key| app.submit(&rina, key, &asked));
    let answers = futures_util::future::join_all(submits).await;
    let taken = answers.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(taken, 1);
    let refused = answers.iter().filter(|answer| answer.status == 422);
    for refused in refused {
        assert_eq!(
            refused.json()["fields"],
            json!([{"path": "selfie", "code": "selfie_gone"}])
        );
    }
}

#[tokio::test]
async fn a_key_is_one_to_sixty_four_letters_digits_and_hyphens() {
    let app = TestApp::new().await;
    let (rina, asked) = ready(&app).await;
    let bare = app.act(&rina, "/v1/data-update", &asked).await;
    bare.refused(422, "invalid_field");
    assert_eq!(
        bare.json()["fields"],
        json!([{"path": "idempotency-key", "code": "required"}])
    );
    for (key, code) in [
        ("a b", "malformed"),
        ("é", "malformed"),
        (&*"k".repeat(65), "too_long"),
    ] {
        let refused = app.submit(&rina, key, &asked).await;
        refused.refused(422, "invalid_field");
        assert_eq!(
            refused.json()["fields"],
            json!([{"path": "idempotency-key", "code": code}])
        );
    }
    app.submit(&rina, &"k".repeat(64), &asked).await.ok();
}

#[tokio::test]
async fn the_history_says_which_fields_changed_and_not_what_is_in_them() {
    let app = TestApp::new().await;
    let (rina, asked) = ready(&app).await;
    let first = app.submit(&rina, "one", &asked).await.ok();
    app.later(60);
    let selfie = app.selfie(&rina, "gestures", "rina").await;
    let mut second = asked.clone();
    second["answers"]["selfie"] = selfie["selfie"].clone();
    second["answers"]["address"] = "Jalan Melati 2".into();
    second["answers"]["npwp"] = "3275136104019006".into();
    second["answers"]["mother_name"] = "Kartini Puspita Sari".into();
    let second = app.submit(&rina, "two", &second).await.ok();
    let history = app.see(&rina, "/v1/data-update/history").await;
    let changes = history["changes"].as_array().expect("changes");
    let of = |number: &Value| -> Vec<Value> {
        let mine = changes.iter().filter(|change| change["number"] == *number);
        mine.map(|change| json!([change["field"], change["had"], change["has"]]))
            .collect()
    };
    let newest = [
        json!(["address", true, true]),
        json!(["mother_name", true, true]),
        json!(["npwp", false, true]),
    ];
    assert_eq!(of(&second["number"]), newest);
    let oldest = of(&first["number"]);
    assert_eq!(oldest.len(), 15);
    assert!(
        oldest
            .iter()
            .all(|change| (&change[1], &change[2]) == (&json!(false), &json!(true)))
    );
    assert_eq!(changes[0]["number"], second["number"], "the newest first");
    let text = history.to_string();
    for content in ["Melati", "Kartini", "327513", "7312001234"] {
        assert!(!text.contains(content), "{content}");
    }
}

#[tokio::test]
async fn a_foreigner_updates_too_and_the_registry_leaves_the_sex_unchecked() {
    let app = TestApp::new().await;
    let kenji = app
        .join_by_email(&KENJI, "kenji@contoh.example")
        .await
        .access;
    let selfie = app.selfie(&kenji, "gestures", "kenji").await;
    let mut answers = answers(selfie["selfie"].as_str().expect("a token"));
    answers["sex"] = "male".into();
    let receipt = app.submit(&kenji, "one", &submission(&answers)).await.ok();
    assert_eq!(receipt["state"], "up_to_date");
    assert_eq!(
        receipt["verdicts"][3],
        json!({"field": "sex", "verdict": "unchecked"})
    );
}

#[tokio::test]
async fn membership_and_balance_stay_as_they_are() {
    let app = TestApp::new().await;
    let (rina, asked) = ready(&app).await;
    let membership = app.see(&rina, "/v1/membership").await;
    let balance = app.see(&rina, "/v1/balance").await;
    app.submit(&rina, "one", &asked).await.ok();
    assert_eq!(app.see(&rina, "/v1/membership").await, membership);
    assert_eq!(app.see(&rina, "/v1/balance").await, balance);
}
