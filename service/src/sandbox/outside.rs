//! The simulated outside: what somebody in an office decides, and what is out of order.

use super::people::demo_people;
use crate::{
    App, Store, StoreError,
    data_update::{Decided, decide},
    http::{Body, Refusal},
};
use axum::{Router, extract::State, http::StatusCode, routing::post};
use jmo_wire::Code;
use serde::Deserialize;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/sandbox/review", post(review))
        .route("/sandbox/registry", post(registry))
        .route("/sandbox/outage", post(outage))
}

/// A demo person's update, looked at.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Review {
    story: String,
    accept: bool,
}

async fn review(State(app): State<App>, Body(asked): Body<Review>) -> Result<StatusCode, Refusal> {
    let person_id = person(&app, &asked.story).await?;
    let decided = if asked.accept {
        Decided::Accepted
    } else {
        Decided::Declined
    };
    decide(&app, &person_id, decided).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whether the civil registry calls a demo person's NIK active.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Registry {
    story: String,
    active: bool,
}

async fn registry(
    State(app): State<App>,
    Body(asked): Body<Registry>,
) -> Result<StatusCode, Refusal> {
    let index = nik_index(&app, &asked.story)?;
    let sql = if asked.active {
        "DELETE FROM sandbox_inactive WHERE nik_index = $1"
    } else {
        "INSERT INTO sandbox_inactive (nik_index) VALUES ($1) ON CONFLICT (nik_index) DO NOTHING"
    };
    let mut tx = app.store().write().await?;
    sqlx::query(sql).bind(index).execute(&mut *tx).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Something outside stops answering, or answers again: `registry`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Outage {
    what: What,
    down: bool,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum What {
    Registry,
}

impl What {
    fn name(self) -> &'static str {
        match self {
            Self::Registry => "registry",
        }
    }
}

async fn outage(State(app): State<App>, Body(asked): Body<Outage>) -> Result<StatusCode, Refusal> {
    let sql = if asked.down {
        "INSERT INTO sandbox_down (what) VALUES ($1) ON CONFLICT (what) DO NOTHING"
    } else {
        "DELETE FROM sandbox_down WHERE what = $1"
    };
    let mut tx = app.store().write().await?;
    sqlx::query(sql)
        .bind(asked.what.name())
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whether something outside does not answer.
pub(super) async fn is_down(store: &Store, what: &str) -> Result<bool, StoreError> {
    let (down,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM sandbox_down WHERE what = $1")
        .bind(what)
        .fetch_one(store.read())
        .await?;
    Ok(down > 0)
}

fn nik_index(app: &App, story: &str) -> Result<Vec<u8>, Refusal> {
    let people = demo_people();
    let person = people.iter().find(|person| person.story == story);
    let person = person.ok_or_else(|| Refusal::new(Code::NotFound))?;
    Ok(app.keys().index("person.nik", person.nik))
}

async fn person(app: &App, story: &str) -> Result<String, Refusal> {
    let row: Option<(String,)> = sqlx::query_as("SELECT id FROM person WHERE nik_index = $1")
        .bind(nik_index(app, story)?)
        .fetch_optional(app.store().read())
        .await?;
    row.map(|(id,)| id)
        .ok_or_else(|| Refusal::new(Code::NotFound))
}
