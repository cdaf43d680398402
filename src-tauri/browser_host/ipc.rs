use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::Value;
use tauri::{
    WebviewWindow,
    ipc::{CallbackFn, InvokeBody, InvokeResponseBody},
    test::{INVOKE_KEY, MockRuntime, get_ipc_response},
    webview::InvokeRequest,
};

/// The window that commands are asked through. It has no display; the handlers cannot tell.
#[derive(Clone)]
pub struct Ipc(WebviewWindow<MockRuntime>);

impl Ipc {
    /// Asks through this window.
    pub fn new(window: WebviewWindow<MockRuntime>) -> Self {
        Self(window)
    }
}

/// Answers a command: 200 with what it answers, or 422 with its fault.
pub async fn call(
    State(ipc): State<Ipc>,
    Path(command): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    // A form of another page cannot send this type without being asked first (CORS).
    let json = headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|value| value == "application/json");
    let Ok(arguments) = serde_json::from_slice::<Value>(&body) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    if !json {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response();
    }
    let answer =
        tokio::task::spawn_blocking(move || get_ipc_response(&ipc.0, request(command, arguments)))
            .await;
    let (status, body) = match answer {
        Ok(Ok(InvokeResponseBody::Json(json))) => (StatusCode::OK, json),
        Ok(Ok(InvokeResponseBody::Raw(_))) | Err(_) => {
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
        Ok(Err(fault)) => (StatusCode::UNPROCESSABLE_ENTITY, fault.to_string()),
    };
    (status, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}

fn request(command: String, arguments: Value) -> InvokeRequest {
    let url = if cfg!(any(windows, target_os = "android")) {
        "http://tauri.localhost"
    } else {
        "tauri://localhost"
    };
    InvokeRequest {
        cmd: command,
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: url.parse().expect("an address"),
        body: InvokeBody::Json(arguments),
        headers: HeaderMap::new(),
        invoke_key: INVOKE_KEY.to_owned(),
    }
}
