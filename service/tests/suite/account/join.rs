use crate::test_app::{
    KENJI, PASSWORD, SLAMET, SRI, Signed, TestApp, WATI, dump_query, identity, join_request,
};
use serde_json::json;

const EMAIL: &str = "wati@contoh.example";
const PHONE: &str = "+6281311112222";

#[tokio::test]
async fn a_newcomer_joins_by_email_and_is_signed_in() {
    let app = TestApp::new().await;
    let proof = app.prove("join", "email", EMAIL).await;
    let session = app.join(&[&proof], "pu", &identity(&WATI)).await.ok();
    assert_eq!(session["name"], WATI.name);
    assert_eq!(session["login"], EMAIL, "to sign in with next time");
    let wati = Signed::read(&session);
    app.balance(&wati.access).send().await.ok();
    let account = app.see(&wati.access, "/v1/account").await;
    assert_eq!(account["nik_masked"], "3273 •••• •••• 9021");
    assert_eq!(account["email_masked"], "w•••@contoh.example");
    assert_eq!(account["phone_masked"], json!(null));

    let again = app.knock(EMAIL, PASSWORD, wati.device.as_deref()).await;
    assert_eq!(again.ok()["next"], "session", "the device is known");
    assert_eq!(app.knock(EMAIL, PASSWORD, None).await.ok()["next"], "code");
}

#[tokio::test]
async fn a_newcomer_joins_by_phone() {
    let app = TestApp::new().await;
    let proof = app.prove("join", "sms", PHONE).await;
    let session = app.join(&[&proof], "bpu", &identity(&SLAMET)).await.ok();
    assert_eq!(session["login"], PHONE);
    let account = app.see(&Signed::read(&session).access, "/v1/account").await;
    assert_eq!(account["email_masked"], json!(null));
    assert_eq!(account["phone_masked"], "+62 813 •••• 2222");
    let next = app.knock("0813-1111-2222", PASSWORD, None).await.ok();
    assert_eq!(next["challenge"]["channel"], "sms");
}

#[tokio::test]
async fn a_newcomer_joins_with_both_contacts_and_signs_in_with_either() {
    let app = TestApp::new().await;
    let by_email = app.prove("join", "email", EMAIL).await;
    let by_phone = app.prove("join", "sms", PHONE).await;
    let proofs = [by_phone.as_str(), by_email.as_str()];
    app.join(&proofs, "pmi", &identity(&SRI)).await.ok();
    for login in [EMAIL, PHONE] {
        let next = app.knock(login, PASSWORD, None).await.ok();
        assert_eq!(next["challenge"]["channels"], json!(["email", "sms"]));
    }
}

#[tokio::test]
async fn a_foreigner_joins_with_a_passport() {
    let app = TestApp::new().await;
    let kenji = app.join_by_email(&KENJI, "kenji@contoh.example").await;
    let account = app.see(&kenji.access, "/v1/account").await;
    assert_eq!(account["name"], KENJI.name);
    assert_eq!(account["identity_kind"], "passport");
    assert_eq!(account["nik_masked"], "TK •••• 67");
}

#[tokio::test]
async fn data_that_do_not_agree_make_no_account_and_leave_the_proof_good() {
    let app = TestApp::new().await;
    let proof = app.prove("join", "email", EMAIL).await;
    let mut wrong = identity(&WATI);
    wrong["born_on"] = "1991-03-16".into();
    let refused = app.join(&[&proof], "pu", &wrong).await;
    refused.refused(409, "join_refused");
    app.knock(EMAIL, PASSWORD, None)
        .await
        .refused(403, "sign_in_rejected");
    app.join(&[&proof], "pu", &identity(&WATI)).await.ok();
}

#[tokio::test]
async fn wrong_data_in_a_join_are_counted_like_checks() {
    let app = TestApp::new().await;
    let proof = app.prove("join", "email", EMAIL).await;
    let mut wrong = identity(&WATI);
    wrong["name"] = "Wati Susilo".into();
    for _ in 0..3 {
        let refused = app.join(&[&proof], "pu", &wrong).await;
        refused.refused(409, "join_refused");
    }
    let held = app.join(&[&proof], "pu", &identity(&WATI)).await;
    held.refused(429, "too_many_tries");
}

#[tokio::test]
async fn a_proof_is_used_once() {
    let app = TestApp::new().await;
    let proof = app.prove("join", "email", EMAIL).await;
    app.join(&[&proof], "pu", &identity(&WATI)).await.ok();
    let again = app.join(&[&proof], "bpu", &identity(&SLAMET)).await;
    again.refused(410, "proof_gone");
}

#[tokio::test]
async fn a_proof_is_over_after_an_hour() {
    let app = TestApp::new().await;
    let proof = app.prove("join", "email", EMAIL).await;
    app.later(3_599);
    app.check(&proof, "pu", &identity(&WATI)).await.ok();
    app.later(1);
    let late = app.join(&[&proof], "pu", &identity(&WATI)).await;
    late.refused(410, "proof_gone");
}

#[tokio::test]
async fn joining_twice_at_once_makes_one_account() {
    let app = TestApp::new().await;
    let one = app.prove("join", "email", EMAIL).await;
    let two = app.prove("join", "sms", PHONE).await;
    let (one, two, wati) = ([one.as_str()], [two.as_str()], identity(&WATI));
    let answers = tokio::join!(app.join(&one, "pu", &wati), app.join(&two, "pu", &wati));
    let mut statuses = [answers.0.status, answers.1.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    let accounts = "SELECT a.id FROM account a JOIN person p ON p.id = a.person_id
                    WHERE p.name = 'Wati Susanti'";
    assert_eq!(dump_query(app.app.store(), accounts).await.len(), 1);
}

#[tokio::test]
async fn one_proof_joins_nobody_twice_at_once() {
    let app = TestApp::new().await;
    let proof = app.prove("join", "email", EMAIL).await;
    let (proof, wati, slamet) = ([proof.as_str()], identity(&WATI), identity(&SLAMET));
    let answers = tokio::join!(
        app.join(&proof, "pu", &wati),
        app.join(&proof, "bpu", &slamet)
    );
    let mut statuses = [answers.0.status, answers.1.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 410]);
}

#[tokio::test]
async fn a_contact_that_was_taken_since_it_was_proven_joins_nobody() {
    let app = TestApp::new().await;
    let first = app.prove("join", "email", EMAIL).await;
    let second = app.prove("join", "email", "Wati@contoh.example").await;
    app.join(&[&first], "pu", &identity(&WATI)).await.ok();
    let taken = app.join(&[&second], "bpu", &identity(&SLAMET)).await;
    taken.refused(409, "join_refused");
}

#[tokio::test]
async fn one_or_two_contacts_are_proven_each_of_its_kind() {
    let app = TestApp::new().await;
    let one = app.prove("join", "email", EMAIL).await;
    let other = app.prove("join", "email", "other@contoh.example").await;
    let phone = app.prove("join", "sms", PHONE).await;
    let cases: [(&[&str], &str); 4] = [
        (&[], "required"),
        (&[&one, &one], "malformed"),
        (&[&one, &other], "malformed"),
        (&[&one, &phone, &phone], "malformed"),
    ];
    for (proofs, code) in cases {
        let refused = app.join(proofs, "pu", &identity(&WATI)).await;
        refused.refused(422, "invalid_field");
        let named = json!([{"path": "proof_tokens", "code": code}]);
        assert_eq!(refused.json()["fields"], named);
    }
}

#[tokio::test]
async fn a_password_is_long_enough_and_hard_to_guess_also_for_who_knows_the_person() {
    let app = TestApp::new().await;
    let proof = app
        .prove("join", "email", "lestari.utami@contoh.example")
        .await;
    let long = "bambu-".repeat(22);
    let cases = [
        ("", "required"),
        ("bambu-7", "too_short"),
        ("password1", "too_weak"),
        ("12345678", "too_weak"),
        ("Wati Susanti", "too_weak"),
        ("watisusanti", "too_weak"),
        ("Susanti91", "too_weak"),
        ("3273015503919021", "too_weak"),
        ("lestari.utami@contoh.example", "too_weak"),
        ("lestari.utami", "too_weak"),
        ("jamsostek1", "too_weak"),
        (&long, "too_long"),
    ];
    for (password, code) in cases {
        let mut asked = join_request(&[&proof], "pu", &identity(&WATI));
        asked["password"] = password.into();
        let refused = app.post("/v1/account/join", &asked).send().await;
        assert_eq!(refused.status, 422, "{password}");
        let named = json!([{"path": "password", "code": code}]);
        assert_eq!(refused.json()["fields"], named, "{password}");
    }
    let mut asked = join_request(&[&proof], "pu", &identity(&WATI));
    asked["password"] = long[..128].into();
    app.post("/v1/account/join", &asked).send().await.ok();
}

#[tokio::test]
async fn nobody_joins_as_a_kind_of_worker_who_is_joined_by_others() {
    let app = TestApp::new().await;
    let proof = app.prove("join", "email", EMAIL).await;
    for segment in ["construction", "pigeon"] {
        let refused = app.join(&[&proof], segment, &identity(&WATI)).await;
        refused.refused(422, "invalid_field");
        let named = json!([{"path": "segment", "code": "malformed"}]);
        assert_eq!(refused.json()["fields"], named);
    }
}
