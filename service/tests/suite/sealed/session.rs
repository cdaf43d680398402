use super::search::{Kept, both, files, holds, nowhere};
use crate::test_app::{SITI, Signed};
use jmo_service::sandbox::DEMO_PASSWORD;
use std::time::Duration;

#[tokio::test]
async fn after_a_whole_session_neither_tables_nor_files_hold_a_secret() {
    let messages = Kept::default();
    let app = messages.app().await;

    // Six digits may stand somewhere by chance; then take another code.
    let before = files(app.folder.path());
    let (mut at, mut challenge) = (0, app.challenge(SITI.email).await);
    let mut code = messages.text_to(SITI.email, at).await[..6].to_owned();
    while holds(&before, code.as_bytes()) {
        at += 1;
        challenge = app.challenge(SITI.email).await;
        code = messages.text_to(SITI.email, at).await[..6].to_owned();
    }
    let first = Signed::read(&app.enter(&challenge, &code).await.ok());
    let second = Signed::read(&app.refresh(&first.refresh).await.ok());
    app.get("/v1/account")
        .bearer(&second.access)
        .send()
        .await
        .ok();
    app.knock(SITI.phone, "Salah-tetapi-rahasia", first.device.as_deref())
        .await;
    app.sign_out(&second.refresh).await;
    tokio::time::sleep(Duration::from_millis(50)).await;

    let phone = &SITI.phone[3..];
    let plain = [
        SITI.nik,
        "siti@",
        phone,
        DEMO_PASSWORD,
        "Salah-tetapi-rahasia",
        &code,
    ];
    let mut secrets: Vec<_> = plain.iter().map(|text| text.as_bytes().to_vec()).collect();
    let challenge = challenge["challenge_token"].as_str().expect("a token");
    let device = first.device.as_deref().expect("a token");
    for token in [
        challenge,
        device,
        &first.access,
        &first.refresh,
        &second.access,
        &second.refresh,
    ] {
        secrets.extend(both(token));
    }
    nowhere(&app, &secrets).await;
}
