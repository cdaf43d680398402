use crate::test_app::{BUDI, SITI, Signed, TestApp};
use jmo_service::sandbox::DEMO_PASSWORD;

#[tokio::test]
async fn a_new_device_must_enter_a_code() {
    let app = TestApp::new().await;
    let challenge = app.challenge(SITI.email).await;
    assert_eq!(challenge["channel"], "email");
    assert_eq!(challenge["sent_to"], "s•••@jmo.example");
    assert_eq!(challenge["channels"], serde_json::json!(["email", "sms"]));
    assert_eq!(challenge["expires_in"], 300);
    assert_eq!(challenge["resend_in"], 60);

    let code = app.code_to(SITI.email).await;
    let session = app.enter(&challenge, &code).await.ok();
    assert_eq!(session["name"], SITI.name);
    assert_eq!(session["access_expires_in"], 900);
    let signed = Signed::read(&session);
    assert!(signed.device.is_some(), "the device is remembered");
    app.balance(&signed.access).send().await.ok();
}

#[tokio::test]
async fn a_remembered_device_needs_no_code() {
    let app = TestApp::new().await;
    let device = app.sign_in(SITI).await.device;
    let answer = app
        .knock(SITI.email, DEMO_PASSWORD, device.as_deref())
        .await
        .ok();
    assert_eq!(answer["next"], "session");
    let again = Signed::read(&answer["session"]);
    assert_eq!(again.device, None, "it keeps the token it has");
    app.balance(&again.access).send().await.ok();
}

#[tokio::test]
async fn a_device_of_one_person_is_new_to_another() {
    let app = TestApp::new().await;
    let device = app.sign_in(SITI).await.device;
    let answer = app
        .knock(BUDI.email, DEMO_PASSWORD, device.as_deref())
        .await
        .ok();
    assert_eq!(answer["next"], "code");
}

#[tokio::test]
async fn a_made_up_device_token_makes_no_device_known() {
    let app = TestApp::new().await;
    let made_up = "ab".repeat(32);
    let answer = app
        .knock(SITI.email, DEMO_PASSWORD, Some(&made_up))
        .await
        .ok();
    assert_eq!(answer["next"], "code");
}

#[tokio::test]
async fn whoever_signs_in_by_phone_gets_the_code_by_sms() {
    let app = TestApp::new().await;
    for typed in ["+6281290009001", "0812-9000-9001", " 6281290009001 "] {
        let challenge = app.challenge(typed).await;
        assert_eq!(challenge["channel"], "sms", "{typed}");
        assert_eq!(challenge["sent_to"], "+62 812 •••• 9001");
        let code = app.code_to(SITI.phone).await;
        assert_eq!(app.enter(&challenge, &code).await.ok()["name"], SITI.name);
    }
}

#[tokio::test]
async fn capitals_in_an_address_do_not_matter() {
    let app = TestApp::new().await;
    let challenge = app.challenge("Siti@JMO.example").await;
    let code = app.code_to(SITI.email).await;
    assert_eq!(app.enter(&challenge, &code).await.ok()["name"], SITI.name);
}

#[tokio::test]
async fn the_account_is_shown_with_its_identifiers_masked() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await;
    let account = app
        .get("/v1/account")
        .bearer(&siti.access)
        .send()
        .await
        .ok();
    assert_eq!(account["name"], SITI.name);
    assert_eq!(account["nik_masked"], "3174 •••• •••• 9001");
    assert_eq!(account["email_masked"], "s•••@jmo.example");
    assert_eq!(account["phone_masked"], "+62 812 •••• 9001");
}

#[tokio::test]
async fn an_access_token_works_for_a_quarter_of_an_hour() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await;
    app.later(899);
    app.balance(&siti.access).send().await.ok();
    app.later(1);
    let answer = app.balance(&siti.access).send().await;
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (401, "session_expired")
    );
    assert_eq!(answer.header("www-authenticate"), "Bearer");
}
