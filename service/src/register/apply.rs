use super::{
    Body, Contributed, Event, RegisterError,
    cards::{Card, Cards},
    ledger::{Entry, Kind, append},
};
use crate::{App, StoreError, store::Rows};
use jmo_rules::{Date, IdentityNumber, Kpj, Month, Programme, Rupiah, Segment};
use sqlx::{AnyConnection, error::ErrorKind};
use std::sync::LazyLock;
use uuid::Uuid;

/// Lets a new event take effect.
pub(super) async fn apply(
    tx: &mut AnyConnection,
    app: &App,
    cards: &mut Cards,
    event: &Event,
) -> Result<(), RegisterError> {
    match &event.body {
        Body::Employer { npp, name } => employer(tx, npp, name).await,
        Body::Person { nik, name, born_on } => person(tx, app, nik, name, *born_on).await,
        Body::Membership {
            nik,
            kpj,
            segment,
            npp,
            programmes,
            since,
        } => {
            let person_id = person_id(tx, app, nik)
                .await?
                .ok_or_else(|| unknown(event))?;
            membership(
                tx,
                &person_id,
                kpj,
                *segment,
                npp.as_deref(),
                programmes,
                *since,
            )
            .await
            .map_err(|error| misfit(event, error))
        }
        Body::Wage { kpj, from, amount } => {
            let card = cards.find(tx, event, kpj).await?;
            wage(tx, &card, *from, *amount).await
        }
        Body::Contribution {
            kpj,
            months,
            covered_until,
        } => {
            let card = cards.find(tx, event, kpj).await?;
            contribution(tx, event, &card, months, *covered_until).await
        }
        Body::Return {
            kpj,
            posted_on,
            amount,
            estimate,
        } => {
            let entry = Entry {
                kind: Kind::Return,
                posted_on: *posted_on,
                amount: *amount,
                estimate: *estimate,
            };
            post(tx, cards, event, kpj, entry).await
        }
        Body::Correction {
            kpj,
            posted_on,
            amount,
        } => {
            let entry = Entry {
                kind: Kind::Correction,
                posted_on: *posted_on,
                amount: *amount,
                estimate: false,
            };
            post(tx, cards, event, kpj, entry).await
        }
        Body::Claim {
            kpj,
            posted_on,
            amount,
        } => {
            if amount.get() <= 0 {
                return Err(RegisterError::Impossible(event.id.clone()));
            }
            let paid = Rupiah(-amount.get());
            let entry = Entry {
                kind: Kind::Claim,
                posted_on: *posted_on,
                amount: paid,
                estimate: false,
            };
            post(tx, cards, event, kpj, entry).await
        }
        Body::Exit { kpj, last_day } => {
            let card = cards.find(tx, event, kpj).await?;
            sqlx::query("UPDATE membership SET until = $1 WHERE person_id = $2 AND id = $3")
                .bind(last_day.to_string())
                .bind(&card.person_id)
                .bind(&card.id)
                .execute(tx)
                .await?;
            Ok(())
        }
    }
}

fn unknown(event: &Event) -> RegisterError {
    RegisterError::Unknown(event.id.clone())
}

/// What a refusal of the database says about an event: its employer is unknown, or its number is
/// another card's.
fn misfit(event: &Event, error: StoreError) -> RegisterError {
    match error.as_database_error().map(|error| error.kind()) {
        Some(ErrorKind::ForeignKeyViolation) => unknown(event),
        Some(ErrorKind::UniqueViolation) => RegisterError::Contradicts(event.id.clone()),
        _ => error.into(),
    }
}

async fn person_id(
    tx: &mut AnyConnection,
    app: &App,
    nik: &IdentityNumber,
) -> Result<Option<String>, RegisterError> {
    let row: Option<(String,)> = sqlx::query_as("SELECT id FROM person WHERE nik_index = $1")
        .bind(app.keys().index("person.nik", &nik.to_text()))
        .fetch_optional(tx)
        .await?;
    Ok(row.map(|(id,)| id))
}

async fn employer(tx: &mut AnyConnection, npp: &str, name: &str) -> Result<(), RegisterError> {
    sqlx::query("INSERT INTO employer (npp, name) VALUES ($1, $2) ON CONFLICT (npp) DO UPDATE SET name = excluded.name")
        .bind(npp)
        .bind(name)
        .execute(tx)
        .await?;
    Ok(())
}

async fn person(
    tx: &mut AnyConnection,
    app: &App,
    nik: &IdentityNumber,
    name: &str,
    born_on: Date,
) -> Result<(), RegisterError> {
    let id = Uuid::now_v7().to_string();
    sqlx::query(
        "INSERT INTO person (id, nik_index, nik_sealed, name, born_on) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (nik_index) DO UPDATE SET name = excluded.name, born_on = excluded.born_on",
    )
    .bind(&id)
    .bind(app.keys().index("person.nik", &nik.to_text()))
    .bind(app.keys().seal("person.nik", &id, nik.to_text().as_bytes()))
    .bind(name)
    .bind(born_on.to_string())
    .execute(tx)
    .await?;
    Ok(())
}

async fn membership(
    tx: &mut AnyConnection,
    person_id: &str,
    kpj: &Kpj,
    segment: Segment,
    npp: Option<&str>,
    programmes: &[Programme],
    since: Date,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO membership (person_id, id, kpj, segment, npp, programmes, since) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(person_id)
    .bind(Uuid::now_v7().to_string())
    .bind(kpj.as_str())
    .bind(serde_json::to_string(&segment).expect("a name"))
    .bind(npp)
    .bind(serde_json::to_string(programmes).expect("names"))
    .bind(since.to_string())
    .execute(tx)
    .await?;
    Ok(())
}

async fn wage(
    tx: &mut AnyConnection,
    card: &Card,
    from: Month,
    amount: Rupiah,
) -> Result<(), RegisterError> {
    sqlx::query(
        "INSERT INTO wage (person_id, membership_id, from_month, amount) VALUES ($1, $2, $3, $4)
         ON CONFLICT (person_id, membership_id, from_month) DO UPDATE SET amount = excluded.amount",
    )
    .bind(&card.person_id)
    .bind(&card.id)
    .bind(from.to_string())
    .bind(amount.get())
    .execute(tx)
    .await?;
    Ok(())
}

static CONTRIBUTIONS: LazyLock<Rows> = LazyLock::new(|| {
    Rows::new(
        "INSERT INTO contribution (person_id, membership_id, month, event_id, paid_on, wage, jht, jp, total) VALUES",
        9,
        "",
    )
});

async fn contribution(
    tx: &mut AnyConnection,
    event: &Event,
    card: &Card,
    months: &[Contributed],
    covered_until: Option<Date>,
) -> Result<(), RegisterError> {
    let negative = |paid: &Contributed| {
        [paid.wage, paid.jht, paid.jp, paid.total]
            .iter()
            .any(|amount| amount.is_negative())
    };
    if months.iter().any(negative) {
        return Err(RegisterError::Impossible(event.id.clone()));
    }
    for (insert, months) in CONTRIBUTIONS.chunks(months) {
        let mut query = sqlx::query(insert);
        for paid in months {
            query = query
                .bind(&card.person_id)
                .bind(&card.id)
                .bind(paid.month.to_string())
                .bind(&event.id)
                .bind(paid.paid_on.to_string())
                .bind(paid.wage.get())
                .bind(paid.jht.get())
                .bind(paid.jp.get())
                .bind(paid.total.get());
        }
        query.execute(&mut *tx).await?;
    }
    let to_jht = months.iter().filter(|paid| !paid.jht.is_zero());
    let entries: Vec<_> = to_jht
        .map(|paid| Entry {
            kind: Kind::Contribution,
            posted_on: paid.paid_on,
            amount: paid.jht,
            estimate: false,
        })
        .collect();
    if let Some(day) = covered_until {
        sqlx::query("UPDATE membership SET covered_until = $1 WHERE person_id = $2 AND id = $3")
            .bind(day.to_string())
            .bind(&card.person_id)
            .bind(&card.id)
            .execute(&mut *tx)
            .await?;
    }
    append(tx, event, card, &entries).await
}

async fn post(
    tx: &mut AnyConnection,
    cards: &mut Cards,
    event: &Event,
    kpj: &Kpj,
    entry: Entry,
) -> Result<(), RegisterError> {
    let card = cards.find(tx, event, kpj).await?;
    append(tx, event, &card, &[entry]).await
}
