use super::{
    banks::ENDINGS,
    messages::{Shown, newest},
    newcomers::{NEWCOMERS, Newcomer},
    outside,
    people::{DemoPerson, demo_people},
};
use crate::{
    App,
    http::{Body, Refusal},
};
use axum::{
    Json, Router,
    extract::{Query, Request, State},
    http::{StatusCode, header},
    middleware::{self, Next},
    response::{Html, IntoResponse, Response},
    routing::{get, post},
};
use jmo_rules::Date;
use jmo_wire::Code;
use serde::{Deserialize, Serialize};
use std::fmt::Write;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/sandbox", get(show))
        .route("/sandbox/style.css", get(style))
        .route("/sandbox/people", get(people))
        .route("/sandbox/newcomers", get(newcomers))
        .route("/sandbox/messages", get(messages))
        .route("/sandbox/areas", post(turn))
        .route("/sandbox/forget-tries", post(forget_tries))
        .merge(outside::routes())
        .layer(middleware::from_fn(loopback_only))
}

/// A page elsewhere must not reach the sandbox through a name that resolves to this machine.
async fn loopback_only(request: Request, next: Next) -> Response {
    let host = request
        .headers()
        .get(header::HOST)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    if ["127.0.0.1", "localhost", "[::1]"].contains(&name) {
        next.run(request).await
    } else {
        Refusal::new(Code::NotFound).into_response()
    }
}

async fn people(State(app): State<App>) -> Json<Vec<ShownPerson>> {
    Json(shown_people(&app))
}

async fn newcomers() -> Json<[Newcomer; 5]> {
    Json(NEWCOMERS)
}

/// A demo person with what is asked of who forgot something.
#[derive(Serialize)]
struct ShownPerson {
    #[serde(flatten)]
    person: DemoPerson,
    kpj: String,
    born_on: Date,
}

fn shown_people(app: &App) -> Vec<ShownPerson> {
    let today = app.clock().today();
    let shown = |person: DemoPerson| {
        let life = person.life(today);
        let kpj = life.cards.first().map(|card| card.kpj.as_str().to_owned());
        ShownPerson {
            person,
            kpj: kpj.unwrap_or_default(),
            born_on: life.born_on,
        }
    };
    demo_people().into_iter().map(shown).collect()
}

#[derive(Deserialize)]
struct Asked {
    to: Option<String>,
}

async fn messages(
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Json<Vec<Shown>>, Refusal> {
    Ok(Json(newest(&app, asked.to.as_deref()).await?))
}

/// A switch to turn: an area rests, with what to tell people, or works again.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Switch {
    area: String,
    open: bool,
    notice_id: Option<String>,
    notice_en: Option<String>,
}

async fn turn(State(app): State<App>, Body(asked): Body<Switch>) -> Result<StatusCode, Refusal> {
    let mut tx = app.store().write().await?;
    let turned =
        sqlx::query("UPDATE area SET open = $1, notice_id = $2, notice_en = $3 WHERE name = $4")
            .bind(i64::from(asked.open))
            .bind(asked.notice_id)
            .bind(asked.notice_en)
            .bind(asked.area)
            .execute(&mut *tx)
            .await?;
    tx.commit().await?;
    app.areas().reload(app.store()).await?;
    if turned.rows_affected() == 1 {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Refusal::new(Code::NotFound))
    }
}

/// An empty object: a page elsewhere can post a form here, but not JSON.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

/// Begins counting tries anew, for whoever tries a lot on purpose.
async fn forget_tries(
    State(app): State<App>,
    Body(Nothing {}): Body<Nothing>,
) -> Result<StatusCode, Refusal> {
    let mut tx = app.store().write().await?;
    for sql in [
        "DELETE FROM throttle",
        // One that waits for its picture goes on waiting.
        "UPDATE selfie_attempt SET begun_at = 0",
    ] {
        sqlx::query(sql).execute(&mut *tx).await?;
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn style() -> impl IntoResponse {
    (
        [(header::CONTENT_TYPE, "text/css")],
        include_str!("page.css"),
    )
}

async fn show(State(app): State<App>) -> Result<impl IntoResponse, Refusal> {
    let page = html(&shown_people(&app), &newest(&app, None).await?);
    let policy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    Ok(([(header::CONTENT_SECURITY_POLICY, policy)], Html(page)))
}

fn html(people: &[ShownPerson], messages: &[Shown]) -> String {
    let mut page = String::from(
        "<!doctype html><html lang=\"id\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <meta http-equiv=\"refresh\" content=\"5\"><title>JMO · sandbox</title><link rel=\"stylesheet\" href=\"/sandbox/style.css\">\
         <main><h1>Sandbox JMO</h1><p>Semua data di sini contoh. Halaman ini memuat ulang setiap 5 detik.</p>\
         <h2>Pesan “terkirim”</h2>",
    );
    if messages.is_empty() {
        page.push_str(
            "<p>Belum ada. Masuk dengan salah satu peserta di bawah; kodenya muncul di sini.</p>",
        );
    } else {
        page.push_str(
            "<table><thead><tr><th>Kode<th>Kepada<th>Lewat<th>Waktu (UTC)<th>Isi</thead><tbody>",
        );
        for message in messages.iter().take(10) {
            let _ = write!(
                page,
                "<tr><td><strong>{}</strong><td>{}<td>{}<td>{}<td>{}",
                escape(message.code.as_deref().unwrap_or("–")),
                escape(&message.to),
                escape(&message.channel),
                escape(message.sent_at.get(..19).unwrap_or(&message.sent_at)),
                escape(message.text.lines().next().unwrap_or_default()),
            );
        }
        page.push_str("</tbody></table>");
    }
    page.push_str("<h2>Peserta contoh</h2><table><thead><tr><th>Keadaan<th>Nama<th>E-mail<th>Nomor HP<th>Kata sandi<th>NIK<th>KPJ<th>Lahir</thead><tbody>");
    for ShownPerson {
        person,
        kpj,
        born_on,
    } in people
    {
        let born_on = born_on.to_string();
        let cells = [
            person.about,
            person.name,
            person.email,
            person.phone,
            person.password,
            person.nik,
            kpj,
            &born_on,
        ];
        page.push_str("<tr>");
        for cell in cells {
            let _ = write!(page, "<td>{}", escape(cell));
        }
    }
    page.push_str("</tbody></table><h2>Belum punya akun</h2><table><thead><tr><th>Keadaan<th>Nama<th>NIK atau paspor<th>KPJ<th>Lahir</thead><tbody>");
    for newcomer in &NEWCOMERS {
        page.push_str("<tr>");
        for cell in [
            newcomer.about,
            newcomer.name,
            newcomer.identity,
            newcomer.kpj,
            newcomer.born_on,
        ] {
            let _ = write!(page, "<td>{}", escape(cell));
        }
    }
    page.push_str("</tbody></table><h2>Rekening bank</h2><p>Setiap nomor rekening adalah atas nama pemiliknya sendiri, kecuali yang berakhir dengan:</p><table><thead><tr><th>Akhiran<th>Jawaban bank</thead><tbody>");
    for (ending, answer) in ENDINGS {
        let _ = write!(page, "<tr><td>{ending}<td>{}", escape(answer));
    }
    page.push_str("</tbody></table></main></html>");
    page
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
