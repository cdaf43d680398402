use async_trait::async_trait;
use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use jmo_core::ports::{Document, Files, NotSaved, Saving};
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

/// Documents that wait for the page to fetch them; the oldest goes when there are too many.
const MOST: usize = 4;

/// Saves by letting the browser download. Each document may be fetched once, by its own address.
#[derive(Clone, Default)]
pub struct Downloads(Arc<Mutex<VecDeque<(String, Document)>>>);

#[async_trait]
impl Files for Downloads {
    async fn save(&self, document: Document) -> Result<Saving, NotSaved> {
        let mut bytes = [0_u8; 16];
        getrandom::fill(&mut bytes).map_err(|error| NotSaved(error.to_string()))?;
        let key: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let name = document.name.clone();
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.push_back((key.clone(), document));
        if waiting.len() > MOST {
            waiting.pop_front();
        }
        let address = format!("/files/{key}");
        Ok(Saving::Download { address, name })
    }
}

/// Hands a document out, once.
pub async fn fetch(State(downloads): State<Downloads>, Path(key): Path<String>) -> Response {
    let mut waiting = downloads.0.lock().unwrap_or_else(PoisonError::into_inner);
    let at = waiting.iter().position(|(one, _)| *one == key);
    let Some((_, document)) = at.and_then(|at| waiting.remove(at)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let disposition = format!("attachment; filename=\"{}\"", document.name);
    (
        [
            (header::CONTENT_TYPE, document.media.media_type().to_owned()),
            (header::CONTENT_DISPOSITION, disposition),
            (header::CACHE_CONTROL, "no-store".to_owned()),
        ],
        document.bytes,
    )
        .into_response()
}
