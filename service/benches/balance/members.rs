//! The same read at two sizes: what a person waits must not grow with how many others there are.

use crate::{
    CONNECTIONS, RUNS, Runs,
    load::{Load, Run},
    service::{PEOPLE, Service, Target},
    table::median,
};
use ring::digest;
use sqlx::{AnyConnection, Connection};
use std::{error::Error, path::Path, thread, time::Duration};

/// How often the small population is in the large one.
const TIMES: u32 = 200;
/// Whose balances are read, drawn from the whole population.
const READERS: u32 = 1_000;
/// At the large size a read may take so many times what it takes at the small one.
const MOST: f64 = 1.2;

/// What was measured: the large population's runs, then the small one's.
pub struct Growth {
    runs: Runs,
}

/// Measures both sizes turn by turn.
pub fn measure(seconds: u64) -> Result<Growth, Box<dyn Error>> {
    println!("filling two sandboxes of {PEOPLE} people");
    let (large, small) = (Service::start()?, Service::start()?);
    println!("copying one of them {} times", TIMES - 1);
    let runtime = tokio::runtime::Runtime::new()?;
    let large = runtime.block_on(readers(&large, TIMES))?.keep(large);
    let small = runtime.block_on(readers(&small, 1))?.keep(small);
    // Everybody once, so that nobody's first look of the day is measured.
    let warm = Load::closed(Duration::from_secs(3));
    for target in [&large.target, &small.target] {
        warm.run(target)?;
    }
    let load = Load::closed(Duration::from_secs(seconds));
    let runs = crate::turn_by_turn("members", &load, &large.target, &small.target)?;
    Ok(Growth { runs })
}

/// A target, and the service behind it.
struct Kept {
    target: Target,
    _service: Service,
}

impl Target {
    fn keep(self, service: Service) -> Kept {
        Kept {
            target: self,
            _service: service,
        }
    }
}

/// Makes the population `times` as large, and signs readers in, drawn from all of it.
async fn readers(service: &Service, times: u32) -> Result<Target, Box<dyn Error>> {
    let mut db = open(service.folder()).await?;
    multiply(&mut db, times).await?;
    sqlx::query("ANALYZE").execute(&mut db).await?;
    let mut tokens = Vec::new();
    let mut tx = db.begin().await?;
    let people: Vec<(String,)> = sqlx::query_as(
        "SELECT id FROM person WHERE id IN (SELECT person_id FROM membership)
             AND id NOT IN (SELECT person_id FROM account) ORDER BY random() LIMIT $1",
    )
    .bind(i64::from(READERS))
    .fetch_all(&mut *tx)
    .await?;
    for (at, (person_id,)) in people.into_iter().enumerate() {
        let (account_id, token) = (format!("reader-{at}"), format!("{at:064x}"));
        sqlx::query(
            "INSERT INTO account (id, person_id, password_hash, created_at) VALUES ($1, $2, '', 0)",
        )
        .bind(&account_id)
        .bind(&person_id)
        .execute(&mut *tx)
        .await?;
        sqlx::query(
            "INSERT INTO session (id, account_id, person_id, device_id, access_hash, access_expires_at, refresh_expires_at, created_at)
             VALUES ($1, $1, $2, 'reader', $3, $4, $4, 0)",
        )
        .bind(&account_id)
        .bind(&person_id)
        .bind(digest::digest(&digest::SHA256, token.as_bytes()).as_ref().to_vec())
        .bind(i64::MAX)
        .execute(&mut *tx)
        .await?;
        tokens.push(token);
    }
    tx.commit().await?;
    let address = service.target().address;
    Ok(Target { address, tokens })
}

async fn open(folder: &Path) -> Result<AnyConnection, sqlx::Error> {
    sqlx::any::install_default_drivers();
    let file = folder.join("jmo.sqlite");
    let mut db = AnyConnection::connect(&format!("sqlite://{}?mode=rw", file.display())).await?;
    for pragma in [
        "PRAGMA synchronous = OFF",
        "PRAGMA busy_timeout = 5000",
        "PRAGMA cache_size = -1000000",
        "PRAGMA temp_store = MEMORY",
    ] {
        sqlx::query(pragma).execute(&mut db).await?;
    }
    Ok(db)
}

/// Adds copies of everybody who was there first: the person, the cards, the ledger, the balance.
/// Those who were there first are set aside, so that no copying reads what was copied, and the
/// copies of one row follow each other, so that an index is written along its order.
async fn multiply(db: &mut AnyConnection, times: u32) -> Result<(), sqlx::Error> {
    for first in [
        "CREATE TEMP TABLE copy AS WITH RECURSIVE one(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM one WHERE n < 1000) SELECT n FROM one",
        "CREATE TEMP TABLE first_person AS SELECT * FROM person ORDER BY id",
        "CREATE TEMP TABLE first_membership AS SELECT rowid AS at, * FROM membership ORDER BY person_id, id",
        "CREATE TEMP TABLE first_ledger AS SELECT * FROM ledger ORDER BY person_id",
        "CREATE TEMP TABLE first_balance AS SELECT * FROM balance ORDER BY person_id",
    ] {
        sqlx::query(first).execute(&mut *db).await?;
    }
    let mut tx = db.begin().await?;
    for statement in [
        "INSERT INTO person (id, nik_index, nik_sealed, name, born_on)
         SELECT id || '~' || n, randomblob(32), nik_sealed, name, born_on FROM first_person CROSS JOIN copy WHERE n < $1",
        "INSERT INTO membership (person_id, id, kpj, segment, npp, programmes, since, until, covered_until)
         SELECT person_id || '~' || n, id || '~' || n, CAST(99000000000 + at * 1000 + n AS TEXT), segment, npp, programmes, since, until, covered_until
         FROM first_membership CROSS JOIN copy WHERE n < $1",
        "INSERT INTO ledger (person_id, membership_id, sub_account, event_id, line, kind, year, posted_on, amount, estimate)
         SELECT person_id || '~' || n, membership_id || '~' || n, sub_account, event_id, line, kind, year, posted_on, amount, estimate
         FROM first_ledger CROSS JOIN copy WHERE n < $1",
        "INSERT INTO balance (person_id, membership_id, sub_account, amount)
         SELECT person_id || '~' || n, membership_id || '~' || n, sub_account, amount FROM first_balance CROSS JOIN copy WHERE n < $1",
    ] {
        sqlx::query(statement)
            .bind(i64::from(times))
            .execute(&mut *tx)
            .await?;
    }
    tx.commit().await
}

impl Growth {
    fn times(&self) -> f64 {
        let p50 = |runs: &[Run]| median(runs.iter().map(|run| run.p50));
        p50(&self.runs.0) / p50(&self.runs.1)
    }

    /// Whether the target is met.
    pub fn is_good(&self) -> bool {
        self.times() <= MOST
    }

    /// The table with what it means.
    pub fn markdown(&self) -> String {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let row = |members: u32, runs: &[Run]| {
            let of = |value: fn(&Run) -> f64| median(runs.iter().map(value));
            format!(
                "| {members} | {:.0} | {:.2} | {:.2} |",
                of(|run| run.rate),
                of(|run| run.p50),
                of(|run| run.p99)
            )
        };
        let verdict = if self.is_good() { "met" } else { "**missed**" };
        format!(
            "Medians of {RUNS} runs turn by turn, {CONNECTIONS} connections, {READERS} readers drawn from everybody, load and services on one machine with {cores} cores.\n\n\
             | members | requests/s | p50 ms | p99 ms |\n|--:|--:|--:|--:|\n{}\n{}\n\n\
             - A read takes {:.2} times as long (p50); at most {MOST} wanted, {verdict}.\n",
            row(PEOPLE * TIMES, &self.runs.0),
            row(PEOPLE, &self.runs.1),
            self.times(),
        )
    }
}
