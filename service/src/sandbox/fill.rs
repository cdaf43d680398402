use super::{
    calendar::{EARLIEST, LATEST},
    history::{Told, tell},
    life::Life,
    newcomers::NEWCOMERS,
    people::{self, demo_people},
    population, updates,
};
use crate::{
    App, StoreError, account,
    register::{self, Body, Event, RegisterError},
};
use jmo_rules::Date;
use jmo_wire::Secret;
use std::collections::HashMap;

/// Which sandbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Population {
    /// How many people beside the demo people.
    pub count: u32,
    /// What they are drawn from.
    pub seed: u64,
}

/// Why the sandbox cannot be filled.
#[derive(Debug, thiserror::Error)]
pub enum FillError {
    /// The folder holds another one.
    #[error(
        "this folder holds a sandbox of {0} people with seed {1}; choose another --data, or the same numbers"
    )]
    Another(i64, i64),
    /// The day is outside what the law's tables cover.
    #[error("a sandbox can live between {EARLIEST} and {LATEST}")]
    Day,
    /// The folder was told what happens later; that cannot be taken back.
    #[error(
        "this folder knows what happened up to {0}; choose another --data, or that day or a later one"
    )]
    Earlier(Date),
    /// The register refused an event: a fault in the sandbox.
    #[error("the register refused: {0}")]
    Register(#[from] RegisterError),
    /// The database failed.
    #[error("the store failed: {0}")]
    Store(#[from] StoreError),
}

/// Events delivered in one transaction.
const BATCH: usize = 2_000;

/// Tells the register feed everything that happened up to the service's today and was not told
/// before, and gives the demo people their accounts. `progress` hears how many people are done.
///
/// # Errors
/// See [`FillError`].
pub async fn fill(
    app: &App,
    population: Population,
    progress: impl Fn(u32),
) -> Result<(), FillError> {
    let today = app.clock().today();
    if !(EARLIEST..=LATEST).contains(&today) {
        return Err(FillError::Day);
    }
    let folder = Folder::claim(app, population, today).await?;
    let until = folder.told_until.unwrap_or(folder.drawn_for);
    if today < until {
        return Err(FillError::Earlier(until));
    }
    let demo = demo_people();
    let lives = || {
        let demo_lives = demo.iter().map(|person| person.life(folder.drawn_for));
        let new_lives = NEWCOMERS.iter().map(|one| one.life(folder.drawn_for));
        demo_lives.chain(new_lives).chain(population::lives(
            population.seed,
            population.count,
            folder.drawn_for,
        ))
    };
    if folder.told_until.is_none() {
        register::deliver(app, &employers()).await?;
        let told = lives().map(|life| batched(&life, tell(&life, folder.drawn_for)));
        deliver(app, told, progress).await?;
        for person in &demo {
            give_account(app, person, folder.drawn_for).await?;
        }
        withdraw(app).await?;
        Folder::told_until(app, folder.drawn_for).await?;
    }
    updates::give(app, &demo, folder.drawn_for).await?;
    if folder.told_until.is_some() {
        join_later(app, &demo, &folder, until).await?;
    }
    // Days passed since: only what is new, one by one, so that any day's batch can be repeated.
    if today > until {
        let new = lives().map(|life| {
            let told = tell(&life, today)
                .into_iter()
                .filter(|told| told.on > until);
            told.map(|told| Event {
                id: id(&life, &told),
                body: told.body,
            })
            .collect()
        });
        deliver(app, new, |_| {}).await?;
        Folder::told_until(app, today).await?;
    }
    Ok(())
}

/// The build that filled the folder may have known fewer demo people: tells the lives of the others.
async fn join_later(
    app: &App,
    demo: &[people::DemoPerson],
    folder: &Folder,
    until: Date,
) -> Result<(), FillError> {
    for person in demo {
        let life = person.life(folder.drawn_for);
        let known: Option<(String,)> = sqlx::query_as("SELECT id FROM person WHERE nik_index = $1")
            .bind(app.keys().index("person.nik", &life.identity.to_text()))
            .fetch_optional(app.store().read())
            .await?;
        if known.is_none() {
            register::deliver(app, &batched(&life, tell(&life, until))).await?;
            give_account(app, person, folder.drawn_for).await?;
        }
    }
    Ok(())
}

async fn deliver(
    app: &App,
    lives: impl Iterator<Item = Vec<Event>>,
    progress: impl Fn(u32),
) -> Result<(), FillError> {
    let mut batch = Vec::new();
    for (done, events) in (1_u32..).zip(lives) {
        batch.extend(events);
        if batch.len() >= BATCH {
            register::deliver(app, &batch).await?;
            batch.clear();
            progress(done);
        }
    }
    register::deliver(app, &batch).await?;
    Ok(())
}

/// What the folder says of the sandbox in it.
struct Folder {
    /// The day its people were drawn for; later days only add to them.
    drawn_for: Date,
    /// Up to which day everything was told; none while the first filling is not finished.
    told_until: Option<Date>,
}

impl Folder {
    /// Marks the folder as this sandbox's, or finds that it is.
    async fn claim(app: &App, population: Population, today: Date) -> Result<Self, FillError> {
        let mut tx = app.store().write().await?;
        let known: Option<(i64, i64, String, Option<String>)> =
            sqlx::query_as("SELECT count, seed, drawn_for, told_until FROM sandbox_fill")
                .fetch_optional(&mut *tx)
                .await?;
        let (count, seed) = (i64::from(population.count), population.seed.cast_signed());
        if let Some((known_count, known_seed, drawn_for, told_until)) = known {
            return if (known_count, known_seed) == (count, seed) {
                let told_until = told_until.and_then(|day| day.parse().ok());
                Ok(Self {
                    drawn_for: drawn_for.parse().map_err(|_| FillError::Day)?,
                    told_until,
                })
            } else {
                Err(FillError::Another(known_count, known_seed))
            };
        }
        sqlx::query("INSERT INTO sandbox_fill (count, seed, drawn_for) VALUES ($1, $2, $3)")
            .bind(count)
            .bind(seed)
            .bind(today.to_string())
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(Self {
            drawn_for: today,
            told_until: None,
        })
    }

    async fn told_until(app: &App, day: Date) -> Result<(), StoreError> {
        let mut tx = app.store().write().await?;
        sqlx::query("UPDATE sandbox_fill SET told_until = $1")
            .bind(day.to_string())
            .execute(&mut *tx)
            .await?;
        tx.commit().await
    }
}

fn employers() -> Vec<Event> {
    let demo = people::EMPLOYERS
        .iter()
        .map(|(npp, name)| ((*npp).to_owned(), (*name).to_owned()));
    demo.chain(population::employers())
        .map(|(npp, name)| Event {
            id: format!("{npp}/employer"),
            body: Body::Employer { npp, name },
        })
        .collect()
}

/// The first filling: contributions of one card told in one year go together, as a feed would
/// batch them.
fn batched(life: &Life, told: Vec<Told>) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    let mut open: HashMap<(String, i16), usize> = HashMap::new();
    for told in told {
        if let Body::Contribution {
            kpj,
            months,
            covered_until: None,
        } = &told.body
        {
            let key = (kpj.as_str().to_owned(), told.on.year());
            if let Some(Event {
                body:
                    Body::Contribution {
                        months: together, ..
                    },
                ..
            }) = open.get(&key).and_then(|at| events.get_mut(*at))
            {
                together.extend(months.iter().cloned());
                continue;
            }
            open.insert(key, events.len());
        }
        events.push(Event {
            id: id(life, &told),
            body: told.body,
        });
    }
    events
}

/// Never twice the same, and never with a NIK in it: ids are kept in clear.
fn id(life: &Life, told: &Told) -> String {
    let kind = told.body.kind();
    let first_card = || life.cards.first().map_or("", |card| card.kpj.as_str());
    match &told.body {
        Body::Employer { npp, .. } => format!("{npp}/{kind}"),
        Body::Person { .. } => format!("{}/{kind}", first_card()),
        Body::Contribution {
            kpj,
            months,
            covered_until,
        } => {
            let month = months
                .first()
                .map_or_else(String::new, |paid| paid.month.to_string());
            let kind = if covered_until.is_some() {
                "package"
            } else {
                kind
            };
            format!("{}/{kind}/{month}", kpj.as_str())
        }
        Body::Membership { kpj, .. }
        | Body::Wage { kpj, .. }
        | Body::Return { kpj, .. }
        | Body::Correction { kpj, .. }
        | Body::Claim { kpj, .. }
        | Body::Exit { kpj, .. } => format!("{}/{kind}/{}", kpj.as_str(), told.on),
    }
}

async fn give_account(
    app: &App,
    person: &people::DemoPerson,
    as_of: Date,
) -> Result<(), FillError> {
    let mut tx = app.store().write().await?;
    let identity = person.life(as_of).identity.to_text();
    let index = app.keys().index("person.nik", &identity);
    let (person_id,): (String,) = sqlx::query_as("SELECT id FROM person WHERE nik_index = $1")
        .bind(index)
        .fetch_one(&mut *tx)
        .await?;
    // A first filling that was cut short is begun again.
    let (accounts,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM account WHERE person_id = $1")
        .bind(&person_id)
        .fetch_one(&mut *tx)
        .await?;
    if accounts == 0 {
        let email = person.email.parse().expect("a demo address is well formed");
        let phone = person.phone.parse().expect("a demo number is well formed");
        let password_hash = app.passwords().hash(&Secret::new(person.password));
        let new = account::NewAccount {
            person_id: &person_id,
            email: Some(&email),
            phone: Some(&phone),
            password_hash: &password_hash,
        };
        account::create(&mut tx, app, new).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// The NIK of some newcomers is withdrawn.
async fn withdraw(app: &App) -> Result<(), StoreError> {
    let mut tx = app.store().write().await?;
    for newcomer in NEWCOMERS.iter().filter(|newcomer| newcomer.withdrawn) {
        sqlx::query("INSERT INTO sandbox_inactive (nik_index) VALUES ($1) ON CONFLICT (nik_index) DO NOTHING")
            .bind(app.keys().index("person.nik", newcomer.identity))
            .execute(&mut *tx)
            .await?;
    }
    tx.commit().await
}
