//! The bare route: the same statements on the same file, as little else as possible.

use axum::{
    Json, Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::get,
};
use jmo_rules::Rupiah;
use jmo_service::{account::FIND_SESSION, balance::BALANCE};
use jmo_wire::balance::{Balance, BalanceCard, BalanceYear};
use ring::digest;
use sqlx::{AnyPool, any::AnyPoolOptions};
use std::error::Error;

/// Serves until killed.
#[tokio::main]
pub async fn serve(folder: &str) -> Result<(), Box<dyn Error>> {
    sqlx::any::install_default_drivers();
    let pool = AnyPoolOptions::new()
        .max_connections(4)
        .min_connections(4)
        .test_before_acquire(false)
        .after_connect(|connection, _| {
            Box::pin(async move {
                for pragma in [
                    "PRAGMA journal_mode = WAL",
                    "PRAGMA synchronous = FULL",
                    "PRAGMA foreign_keys = ON",
                    "PRAGMA busy_timeout = 5000",
                ] {
                    sqlx::query(pragma).execute(&mut *connection).await?;
                }
                Ok(())
            })
        })
        .connect(&format!("sqlite://{folder}/jmo.sqlite?mode=rw"))
        .await?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("listening on http://{}", listener.local_addr()?);
    let router = Router::new()
        .route("/v1/balance", get(balance))
        .with_state(pool);
    axum::serve(listener, router).await?;
    Ok(())
}

async fn balance(
    State(pool): State<AnyPool>,
    headers: HeaderMap,
) -> Result<Json<Balance>, StatusCode> {
    read(&pool, &headers)
        .await
        .map(Json)
        .ok_or(StatusCode::UNAUTHORIZED)
}

async fn read(pool: &AnyPool, headers: &HeaderMap) -> Option<Balance> {
    let token = headers
        .get("authorization")?
        .to_str()
        .ok()?
        .strip_prefix("Bearer ")?;
    let hash = digest::digest(&digest::SHA256, token.as_bytes());
    let session: (String, String, String, i64, Option<i64>) = sqlx::query_as(FIND_SESSION)
        .bind(hash.as_ref())
        .fetch_optional(pool)
        .await
        .ok()??;
    let rows: Vec<(i64, String, i64, i64, String, String)> = sqlx::query_as(BALANCE)
        .bind(&session.2)
        .fetch_all(pool)
        .await
        .ok()?;
    let (cards, sums) = rows.split_at(rows.partition_point(|row| row.0 == 0));
    let mut years: Vec<BalanceYear> = Vec::new();
    let mut closing = 0;
    for (year, kind, amount, ..) in sums {
        let year = i16::try_from(*year).ok()?;
        if years.last().is_none_or(|last| last.year != year) {
            let none = Rupiah::ZERO;
            years.push(BalanceYear {
                year,
                contributions: none,
                returns: none,
                corrections: none,
                claims: none,
                closing: none,
            });
        }
        let row = years.last_mut()?;
        closing += amount;
        row.closing = Rupiah(closing);
        *match kind.as_str() {
            "contribution" => &mut row.contributions,
            "return" => &mut row.returns,
            "correction" => &mut row.corrections,
            _ => &mut row.claims,
        } = Rupiah(*amount);
    }
    Some(Balance {
        total: Rupiah(cards.iter().map(|card| card.2).sum()),
        cards: cards
            .iter()
            .map(|card| {
                Some(BalanceCard {
                    kpj: card.1.parse().ok()?,
                    amount: Rupiah(card.2),
                    merged: Vec::new(),
                })
            })
            .collect::<Option<_>>()?,
        years,
        returns_estimated: sums.iter().any(|sum| sum.3 != 0),
    })
}
