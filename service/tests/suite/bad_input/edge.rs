use super::{check_refusal, writes_nothing};
use crate::test_app::{BEGIN, SITI, TestApp};
use jmo_service::sandbox::DEMO_PASSWORD;
use serde_json::json;

#[tokio::test]
async fn an_address_nobody_has_is_not_found() {
    let app = TestApp::new().await;
    let long = format!("/v1/{}", "a".repeat(8_000));
    let paths = [
        "/",
        "/v1",
        "/v1/",
        "/v1/nothing",
        "/v2/balance",
        "/v1/balance/",
        "/v1//balance",
        "/v1/balance/%00",
        "/v1/../etc/passwd",
        "/%2e%2e/keys.json",
        "/V1/BALANCE",
        "/jmo.sqlite",
        "/v1/account/sign-in/",
        "/v1/bal%61nce%ff",
        &long,
    ];
    writes_nothing(&app, async {
        for path in paths {
            for method in ["GET", "POST", "DELETE"] {
                let answer = app.ask(method, path).send().await;
                check_refusal(&answer, path);
                assert_eq!(
                    (answer.status, answer.code().as_str()),
                    (404, "not_found"),
                    "{path}"
                );
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_wrong_method_hears_which_are_allowed() {
    let app = TestApp::new().await;
    writes_nothing(&app, async {
        for (path, allowed) in [
            ("/v1/balance", "GET,HEAD"),
            ("/v1/membership", "GET,HEAD"),
            ("/v1/account", "GET,HEAD"),
            ("/v1/status", "GET,HEAD"),
            ("/health", "GET,HEAD"),
            ("/v1/openapi.json", "GET,HEAD"),
            ("/v1/account/sign-in", "POST"),
            ("/v1/account/code", "POST"),
            ("/v1/account/code/resend", "POST"),
            ("/v1/account/refresh", "POST"),
            ("/v1/account/sign-out", "POST"),
        ] {
            for method in [
                "GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW",
            ] {
                if allowed.contains(method) {
                    continue;
                }
                let answer = app.ask(method, path).send().await;
                check_refusal(&answer, path);
                assert_eq!(
                    (answer.status, answer.code().as_str()),
                    (405, "method_not_allowed")
                );
                assert_eq!(answer.header("allow"), allowed, "{method} {path}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_request_from_another_time_takes_no_effect() {
    let app = TestApp::new().await;
    let asked = json!({"login": SITI.email, "password": DEMO_PASSWORD, "device_name": "Telepon"});
    let skewed = [
        "2026-11-21T02:45:01Z",
        "2026-11-21T02:34:59Z",
        "1970-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "2026-11-21T02:40:00",
        "2026-11-21",
        "1795228800",
        "yesterday",
        "",
        " ",
        "☀",
        "-999999999999",
    ];
    writes_nothing(&app, async {
        for time in skewed {
            let answer = app
                .post("/v1/account/sign-in", &asked)
                .header("jmo-time", time)
                .send()
                .await;
            check_refusal(&answer, time);
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (400, "clock_skewed"),
                "{time}"
            );
            assert_eq!(answer.header("jmo-time"), BEGIN, "it says what time it is");
            let answer = app.get("/v1/status").header("jmo-time", time).send().await;
            assert_eq!(answer.code(), "clock_skewed");
        }
    })
    .await;
    for time in [
        "2026-11-21T02:45:00Z",
        "2026-11-21T02:35:00Z",
        "2026-11-21T09:40:00+07:00",
    ] {
        app.get("/v1/status")
            .header("jmo-time", time)
            .send()
            .await
            .ok();
    }
}

#[tokio::test]
async fn every_answer_has_a_reference_of_its_own() {
    let app = TestApp::empty().await;
    let one = app.get("/health").send().await;
    let two = app
        .get("/health")
        .header("x-request-id", "mine")
        .send()
        .await;
    assert_eq!(one.text(), "ok");
    assert_ne!(one.header("x-request-id"), two.header("x-request-id"));
    assert_ne!(two.header("x-request-id"), "mine");
}

#[tokio::test]
async fn odd_headers_and_queries_do_no_harm() {
    let app = TestApp::new().await;
    let siti = app.sign_in(SITI).await;
    for etag in ["", "\"", "W/", "\"x\", W/\"y\"", "☀", &"a".repeat(10_000)] {
        app.balance(&siti.access)
            .header("if-none-match", etag)
            .send()
            .await
            .ok();
    }
    for query in ["?", "?a=b&a=c", "?%00=%ff", "?person_id=1"] {
        app.get(&format!("/v1/balance{query}"))
            .bearer(&siti.access)
            .send()
            .await
            .ok();
    }
    for query in ["?to=%ff%fe", "?to=%00", "?to=a&to=b", "?to[]=a", "?to="] {
        let answer = app.get(&format!("/sandbox/messages{query}")).send().await;
        assert!(answer.status < 500, "{query}");
    }
}
