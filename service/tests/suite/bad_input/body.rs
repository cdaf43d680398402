use super::{check_refusal, writes_nothing};
use crate::test_app::TestApp;
use axum::body::{Body, Bytes};
use futures_util::stream;
use jmo_service::http::MAX_BODY_BYTES;
use std::convert::Infallible;

const POSTS: [&str; 6] = [
    "/v1/account/sign-in",
    "/v1/account/code",
    "/v1/account/code/resend",
    "/v1/account/refresh",
    "/v1/account/sign-out",
    "/sandbox/areas",
];

#[tokio::test]
async fn what_is_not_the_json_of_the_address_is_malformed() {
    let app = TestApp::new().await;
    let deep = format!("{{\"login\":{}", "[".repeat(8_000));
    let wide = format!("{{\"refresh_token\":{}}}", "9".repeat(5_000));
    let bodies: [(&str, &[u8]); 22] = [
        ("nothing", b""),
        ("blank", b"  \n"),
        ("cut short", b"{\"refresh_token\":\"x"),
        ("not JSON", b"login=siti&password=x"),
        ("trailing", b"{\"refresh_token\":\"x\"} {}"),
        ("an array", b"[]"),
        ("fields by position", b"[\"x\", \"y\", null, \"z\"]"),
        ("one field by position", b"[\"x\"]"),
        ("a string", b"\"x\""),
        ("null", b"null"),
        ("null for a text", b"{\"refresh_token\":null}"),
        ("a number for a text", b"{\"refresh_token\":1}"),
        ("a huge number", wide.as_bytes()),
        ("an endless exponent", b"{\"refresh_token\":1e999999999}"),
        ("an object for a text", b"{\"refresh_token\":{\"a\":1}}"),
        (
            "the same key twice",
            b"{\"refresh_token\":\"x\",\"refresh_token\":\"y\"}",
        ),
        ("deep nesting", deep.as_bytes()),
        ("invalid UTF-8", b"{\"refresh_token\":\"\xff\xfe\"}"),
        ("half a surrogate pair", b"{\"refresh_token\":\"\\ud800\"}"),
        (
            "a byte order mark",
            b"\xef\xbb\xbf{\"refresh_token\":\"x\"}",
        ),
        ("a comment", b"{/* hello */\"refresh_token\":\"x\"}"),
        ("a raw NUL", b"{\"refresh_token\":\"a\0b\"}"),
    ];
    writes_nothing(&app, async {
        for (what, body) in bodies {
            let ask = app.ask("POST", "/v1/account/refresh");
            let ask = ask.header("content-type", "application/json");
            let answer = ask.body(Bytes::copy_from_slice(body)).send().await;
            check_refusal(&answer, what);
            let expected = if what == "deep nesting" {
                "unknown_field"
            } else {
                "malformed_json"
            };
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (400, expected),
                "{what}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn deep_nesting_in_a_known_field_is_malformed() {
    let app = TestApp::empty().await;
    let body = format!("{{\"refresh_token\":{}", "[".repeat(8_000));
    for path in POSTS {
        let ask = app
            .ask("POST", path)
            .header("content-type", "application/json");
        check_refusal(&ask.body(body.clone()).send().await, path);
    }
}

#[tokio::test]
async fn only_what_is_declared_as_json_is_read() {
    let app = TestApp::new().await;
    let json = r#"{"refresh_token":"x"}"#;
    let others = [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json5",
        "application/jsonx",
        "application/problem+json",
        "json",
        "",
        ";",
        "*/*",
    ];
    writes_nothing(&app, async {
        for path in POSTS {
            let bare = app.ask("POST", path).body(json).send().await;
            check_refusal(&bare, path);
            assert_eq!(
                (bare.status, bare.code().as_str()),
                (415, "unsupported_media_type")
            );
            for other in others {
                let ask = app.ask("POST", path).header("content-type", other);
                let answer = ask.body(json).send().await;
                check_refusal(&answer, other);
                assert_eq!(
                    (answer.status, answer.code().as_str()),
                    (415, "unsupported_media_type")
                );
            }
        }
    })
    .await;
    for fine in ["application/json; charset=utf-8", "Application/JSON"] {
        let ask = app
            .ask("POST", "/v1/account/refresh")
            .header("content-type", fine);
        assert_eq!(ask.body(json).send().await.code(), "session_ended");
    }
}

#[tokio::test]
async fn a_body_beyond_sixteen_kilobytes_is_not_read_to_its_end() {
    let app = TestApp::new().await;
    let json = |size: usize| {
        let frame = r#"{"refresh_token":""}"#.len();
        format!(r#"{{"refresh_token":"{}"}}"#, "a".repeat(size - frame))
    };
    let (most, more) = (json(MAX_BODY_BYTES), json(MAX_BODY_BYTES + 1));
    let ask = |path| {
        app.ask("POST", path)
            .header("content-type", "application/json")
    };
    assert_eq!(
        ask("/v1/account/refresh").body(most).send().await.code(),
        "session_ended"
    );
    writes_nothing(&app, async {
        for path in POSTS {
            let declared = ask(path).header("content-length", &more.len().to_string());
            // Without a length, in pieces of a kilobyte.
            let pieces: Vec<_> = more
                .as_bytes()
                .chunks(1_024)
                .map(Bytes::copy_from_slice)
                .collect();
            let pieces =
                Body::from_stream(stream::iter(pieces.into_iter().map(Ok::<_, Infallible>)));
            for answer in [
                declared.body(more.clone()).send().await,
                ask(path).body(pieces).send().await,
            ] {
                check_refusal(&answer, path);
                assert_eq!(
                    (answer.status, answer.code().as_str()),
                    (413, "body_too_large")
                );
            }
        }
    })
    .await;
}
