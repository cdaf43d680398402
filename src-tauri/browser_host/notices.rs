use axum::{
    extract::State,
    response::{
        IntoResponse,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::stream;
use jmo_core::ports::{Notice, Notices};
use std::{convert::Infallible, sync::Arc};
use tokio::sync::broadcast::{self, error::RecvError};

/// Says notices as server-sent events to every open page.
#[derive(Debug)]
pub struct Listeners(broadcast::Sender<String>);

impl Listeners {
    /// Nobody listens yet.
    pub fn new() -> Self {
        Self(broadcast::Sender::new(16))
    }
}

impl Notices for Listeners {
    fn notify(&self, notice: Notice) {
        if let Ok(text) = serde_json::to_string(&notice) {
            // Fails only when no page is open.
            let _ = self.0.send(text);
        }
    }
}

/// The stream of notices.
pub async fn events(State(listeners): State<Arc<Listeners>>) -> impl IntoResponse {
    let stream = stream::unfold(listeners.0.subscribe(), |mut receiver| async move {
        loop {
            match receiver.recv().await {
                Ok(text) => {
                    return Some((Ok::<_, Infallible>(Event::default().data(text)), receiver));
                }
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return None,
            }
        }
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}
