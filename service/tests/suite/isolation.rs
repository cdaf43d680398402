//! What is one participant's stays with that participant.

use crate::{
    contract::personal_reads,
    test_app::{BUDI, SITI, TestApp},
};
use jmo_service::sandbox::DEMO_PASSWORD;
use serde_json::json;

/// What would tell that an answer is about Siti, or about Budi.
const OF_SITI: [&str; 5] = ["Siti", "s•••@", "9001", "18030090001", "PT Maju Sentosa"];
const OF_BUDI: [&str; 5] = ["Budi", "b•••@", "9002", "22010090002", "CV Karya Abadi"];

async fn reads(app: &TestApp) -> Vec<String> {
    let document = app.get("/v1/openapi.json").send().await.ok();
    let reads = personal_reads(&document);
    assert!(reads.len() >= 3, "{reads:?}");
    reads
}

#[tokio::test]
async fn nobody_reads_what_is_another_participants() {
    let app = TestApp::new().await;
    let (siti, budi) = (app.sign_in(SITI).await, app.sign_in(BUDI).await);
    for path in reads(&app).await {
        let to_siti = app.get(&path).bearer(&siti.access).send().await;
        let to_budi = app.get(&path).bearer(&budi.access).send().await;
        let (to_siti, to_budi) = (to_siti.ok().to_string(), to_budi.ok().to_string());
        assert!(
            OF_SITI.iter().any(|mark| to_siti.contains(mark)),
            "{path} is hers"
        );
        assert!(
            OF_BUDI.iter().any(|mark| to_budi.contains(mark)),
            "{path} is his"
        );
        for (siti, budi) in OF_SITI.iter().zip(OF_BUDI) {
            assert!(!to_budi.contains(siti), "{path} tells Budi {siti}");
            assert!(!to_siti.contains(budi), "{path} tells Siti {budi}");
        }
    }
}

#[tokio::test]
async fn the_etag_of_ones_data_is_no_key_to_anothers() {
    let app = TestApp::new().await;
    let (siti, budi) = (app.sign_in(SITI).await, app.sign_in(BUDI).await);
    for path in reads(&app).await {
        let hers = app.get(&path).bearer(&siti.access).send().await;
        let ask = app.get(&path).bearer(&budi.access);
        let his = ask
            .header("if-none-match", hers.header("etag"))
            .send()
            .await;
        assert_eq!(his.status, 200, "{path}");
        assert_ne!(his.header("etag"), hers.header("etag"));
        assert_eq!(his.header("cache-control"), "private, no-cache");
    }
}

#[tokio::test]
async fn nobody_acts_on_what_is_another_participants() {
    let app = TestApp::new().await;
    let (siti, budi) = (
        app.sign_in(SITI).await.access,
        app.sign_in(BUDI).await.access,
    );
    // Hers: a device, a code on its way, a changed contact, a recovery, a deletion, a complaint.
    app.change(&siti, "sms", "+6281311112222").await;
    let proof = app.prove("recovery", "email", "new@contoh.example").await;
    let recovery = json!({"proof_token": proof, "identity": SITI.identity()});
    let begun = app.post("/v1/account/recovery", &recovery).send().await;
    begun.ok();
    let with_password = json!({"password": DEMO_PASSWORD});
    app.act(&siti, "/v1/account/delete", &with_password)
        .await
        .ok();
    let challenge = app
        .ask_to_change(&siti, "email", "siti.baru@contoh.example")
        .await
        .ok();
    let code = app.code_to("siti.baru@contoh.example").await;
    let device = app.see(&siti, "/v1/account/devices").await["devices"][0]["id"].clone();
    let complaint = json!({"topic": "card_missing", "facts": []});
    app.act(&siti, "/v1/complaint", &complaint).await.ok();

    let before = app.see(&siti, "/v1/account").await;
    assert!(before["recovery_at"].is_string() && before["deleted_at"].is_string());
    let his = app.see(&budi, "/v1/account").await;
    for (path, asked, status) in [
        ("devices/end", json!({"device": device}), 404),
        ("devices/end", json!({}), 200),
        ("contact/restore", json!({"channel": "sms"}), 404),
        (
            "contact/confirm",
            json!({"challenge_token": challenge["challenge_token"], "code": code}),
            410,
        ),
        ("recovery/cancel", json!({}), 204),
        ("delete/cancel", json!({}), 204),
        ("card", json!({"kpj": SITI.kpj}), 404),
    ] {
        let path = format!("/v1/account/{path}");
        let answer = app.act(&budi, &path, &asked).await;
        assert_eq!(answer.status, status, "{path} {}", answer.text());
    }
    let asked = json!({"password": DEMO_PASSWORD, "new_password": "bambu-kuning-tujuh"});
    app.act(&budi, "/v1/account/password", &asked).await.done();

    assert_eq!(app.see(&siti, "/v1/account").await, before);
    assert_eq!(app.see(&budi, "/v1/account").await, his);
    app.knock(SITI.email, DEMO_PASSWORD, None).await.ok();
    app.confirm(&siti, &challenge, &code).await.done();
}

#[tokio::test]
async fn a_card_of_ones_own_is_found_and_anothers_is_like_none() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    let find = async |kpj: &str| {
        let asked = json!({"kpj": kpj});
        app.act(&siti, "/v1/account/card", &asked).await
    };
    find(SITI.kpj).await.done();
    let (anothers, nobodys) = (find(BUDI.kpj).await, find("99999999999").await);
    anothers.refused(404, "card_not_yours");
    assert_eq!(anothers.plain(), nobodys.plain());
    for _ in 0..2 {
        find(BUDI.kpj).await.refused(404, "card_not_yours");
    }
    find(BUDI.kpj).await.refused(429, "too_many_tries");
}

#[tokio::test]
async fn every_post_of_ones_own_takes_a_session() {
    let app = TestApp::new().await;
    let document = app.get("/v1/openapi.json").send().await.ok();
    let paths = document["paths"].as_object().expect("paths");
    let mut asked = 0;
    for (path, operations) in paths {
        let security = operations["post"]["security"].as_array();
        // A complaint may also come from whoever has proven a contact.
        if security.is_some_and(|kinds| kinds.iter().all(|kind| kind != &json!({}))) {
            let bare = app.post(path, &json!({})).send().await;
            bare.refused(401, "session_required");
            let unknown = app.act(&"0".repeat(64), path, &json!({})).await;
            unknown.refused(401, "session_expired");
            asked += 1;
        }
    }
    assert_eq!(asked, 18);
}

#[tokio::test]
async fn without_a_bearer_token_a_session_is_required() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    let none = [
        String::new(),
        "Bearer".to_owned(),
        "Bearer ".to_owned(),
        format!("Bearer  {siti}"),
        format!("Bearer {siti} "),
        format!("Bearer {siti}{siti}"),
        format!("Bearer {}", &siti[..63]),
        format!("Bearer {}g", &siti[..63]),
        format!("Basic {siti}"),
        format!("Token {siti}"),
        siti.clone(),
        "Bearer \u{0}".to_owned(),
        "Bearer ' OR 1=1 --".to_owned(),
        "Bearer é".to_owned(),
    ];
    for path in reads(&app).await {
        let bare = app.get(&path).send().await;
        assert_eq!(
            (bare.status, bare.code().as_str()),
            (401, "session_required"),
            "{path}"
        );
        for header in none.iter().filter(|header| !header.contains('\0')) {
            let answer = app.get(&path).header("authorization", header).send().await;
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (401, "session_required"),
                "{path} {header}"
            );
            assert_eq!(answer.header("www-authenticate"), "Bearer");
        }
    }
}

#[tokio::test]
async fn the_scheme_may_be_written_in_any_case() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await.access;
    let ask = app
        .get("/v1/balance")
        .header("authorization", &format!("bEARER {siti}"));
    ask.send().await.ok();
}

#[tokio::test]
async fn a_token_nobody_has_is_expired_and_one_that_was_signed_out_is_ended() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await;
    app.sign_out(&siti.refresh).await;
    for path in reads(&app).await {
        let unknown = app.get(&path).bearer(&"0".repeat(64)).send().await;
        assert_eq!(
            (unknown.status, unknown.code().as_str()),
            (401, "session_expired"),
            "{path}"
        );
        let ended = app.get(&path).bearer(&siti.access).send().await;
        assert_eq!(
            (ended.status, ended.code().as_str()),
            (401, "session_ended"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_refresh_or_device_token_is_no_access_token() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await;
    for token in [siti.refresh, siti.device.expect("a device token")] {
        assert_eq!(app.balance(&token).send().await.code(), "session_expired");
    }
}

#[tokio::test]
async fn the_sandbox_page_answers_only_under_this_machines_name() {
    let app = TestApp::empty().await;
    for (host, status) in [
        ("localhost:8080", 200),
        ("[::1]:80", 200),
        ("evil.example", 404),
        ("127.0.0.1.evil.example", 404),
    ] {
        let ask = app.ask_as_host("GET", "/sandbox/people", host);
        assert_eq!(ask.send().await.status, status, "{host}");
    }
}
