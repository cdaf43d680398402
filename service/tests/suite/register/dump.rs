//! What a register says, without what differs from one store to the next: row ids, seals, instants.

use crate::test_app::dump_query;
use jmo_service::App;

/// What is only ever added to, by card number.
const ADDED: [&str; 4] = [
    "SELECT 'contribution ' || m.kpj || ' ' || c.month || ' ' || c.paid_on || ' ' || c.wage || ' ' || c.jht || ' ' || c.jp || ' ' || c.total
     FROM contribution c JOIN membership m ON m.id = c.membership_id",
    "SELECT 'ledger ' || m.kpj || ' ' || l.sub_account || ' ' || l.kind || ' ' || l.year || ' ' || l.posted_on || ' ' || l.amount || ' ' || l.estimate
     FROM ledger l JOIN membership m ON m.id = l.membership_id",
    "SELECT 'wage ' || m.kpj || ' ' || w.from_month || ' ' || w.amount
     FROM wage w JOIN membership m ON m.id = w.membership_id",
    "SELECT 'employer ' || npp || ' ' || name FROM employer",
];

/// What changes with what is added.
const CHANGING: [&str; 2] = [
    "SELECT 'card ' || m.kpj || ' ' || p.name || ' ' || p.born_on || ' ' || m.segment || ' ' || COALESCE(m.npp, '-') || ' ' || m.programmes
        || ' ' || m.since || ' ' || COALESCE(m.until, '-') || ' ' || COALESCE(m.covered_until, '-')
     FROM membership m JOIN person p ON p.id = m.person_id",
    "SELECT 'balance ' || m.kpj || ' ' || b.sub_account || ' ' || b.amount
     FROM balance b JOIN membership m ON m.id = b.membership_id",
];

async fn lines(app: &App, queries: &[&str]) -> Vec<String> {
    let mut lines = Vec::new();
    for sql in queries {
        lines.extend(dump_query(app.store(), sql).await);
    }
    lines
}

/// What is only ever added to.
pub async fn added(app: &App) -> Vec<String> {
    lines(app, &ADDED).await
}

/// Everything, with the NIK behind its seal.
pub async fn everything(app: &App) -> Vec<String> {
    let mut lines = added(app).await;
    lines.extend(self::lines(app, &CHANGING).await);
    let sealed: Vec<(String, Vec<u8>)> = sqlx::query_as("SELECT id, nik_sealed FROM person")
        .fetch_all(app.store().read())
        .await
        .expect("people");
    let mut niks: Vec<_> = sealed
        .iter()
        .map(|(id, sealed)| {
            app.keys()
                .open_text("person.nik", id, sealed)
                .expect("a NIK")
        })
        .collect();
    niks.sort_unstable();
    lines.extend(niks);
    lines
}

/// The ids and contents of all events ever told.
pub async fn events(app: &App) -> Vec<String> {
    lines(
        app,
        &["SELECT id || ' ' || kind || ' ' || hex(digest) FROM register_event"],
    )
    .await
}
