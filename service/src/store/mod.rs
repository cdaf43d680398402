//! The database: one writer, several readers, one SQL text for every database we support.
//!
//! Rules every query keeps (each cost somebody a bug): SQL is `&'static str` with `$n`; only i64,
//! text, bytes and their options cross; sums are cast; writes happen in a transaction from
//! [`Store::write`] and nothing but the database is waited for inside one.

mod migrations;
mod rows;

pub(crate) use rows::Rows;

use sqlx::{Any, AnyPool, Transaction, any::AnyPoolOptions};
use std::{fmt::Write, io, path::Path, time::Duration};

/// Why the database did not do what it was asked.
pub type StoreError = sqlx::Error;

/// The database of one service.
#[derive(Clone, Debug)]
pub struct Store {
    reader: AnyPool,
    writer: AnyPool,
}

impl Store {
    /// Opens (and if need be creates) the SQLite database `jmo.sqlite` in `folder` and brings its
    /// tables up to date.
    ///
    /// # Errors
    /// When the file cannot be opened or is not ours.
    pub async fn open(folder: &Path) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        // In full, because a URL would read `..` its own way.
        let folder = folder.canonicalize().map_err(sqlx::Error::Io)?;
        let url = url(&folder.join("jmo.sqlite"), "rwc");
        let writer = pool(&url, 1).await?;
        migrations::run(&writer).await?;
        let reader = pool(&url, 4).await?;
        Ok(Self { reader, writer })
    }

    /// Opens the database in `folder` as it is: nothing is created, no table changed.
    ///
    /// # Errors
    /// When there is none, or it cannot be opened.
    pub async fn open_as_is(folder: &Path) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        let file = folder.join("jmo.sqlite");
        let file = file.canonicalize().map_err(|error| {
            let why = format!("no database at {}: {error}", file.display());
            sqlx::Error::Io(io::Error::new(error.kind(), why))
        })?;
        let only = pool(&url(&file, "rw"), 1).await?;
        Ok(Self {
            reader: only.clone(),
            writer: only,
        })
    }

    /// For reads outside a transaction.
    pub fn read(&self) -> &AnyPool {
        &self.reader
    }

    /// Begins a read of several statements that all see the same moment. SQLite's plain `BEGIN` is
    /// that; PostgreSQL's would not be, it takes `ISOLATION LEVEL REPEATABLE READ`.
    ///
    /// # Errors
    /// When no connection comes free in time.
    pub async fn snapshot(&self) -> Result<Transaction<'static, Any>, StoreError> {
        self.reader.begin().await
    }

    /// Begins a write. Dropping it without `commit` undoes it.
    ///
    /// # Errors
    /// When the writer does not get its turn in time.
    pub async fn write(&self) -> Result<Transaction<'static, Any>, StoreError> {
        self.writer.begin_with("BEGIN IMMEDIATE").await
    }

    /// Waits for running statements and closes every connection.
    pub async fn close(&self) {
        self.reader.close().await;
        self.writer.close().await;
    }
}

/// A folder may be called anything: what would mean something in a URL is written as `%xx`.
fn url(file: &Path, mode: &str) -> String {
    let mut url = String::from("sqlite://");
    for byte in file.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                url.push(char::from(*byte));
            }
            _ => {
                let _ = write!(url, "%{byte:02X}");
            }
        }
    }
    url + "?mode=" + mode
}

async fn pool(url: &str, connections: u32) -> Result<AnyPool, StoreError> {
    AnyPoolOptions::new()
        .max_connections(connections)
        .min_connections(connections)
        .acquire_timeout(Duration::from_secs(5))
        .test_before_acquire(false)
        .after_connect(|connection, _| {
            Box::pin(async move {
                // FULL: an acknowledged write survives losing power, not only losing the process.
                for pragma in [
                    "PRAGMA journal_mode = WAL",
                    "PRAGMA synchronous = FULL",
                    "PRAGMA foreign_keys = ON",
                    "PRAGMA busy_timeout = 5000",
                    // Pages are read where the system keeps them, without a copy for each
                    // connection: a million people's file costs a read no more than a thousand's.
                    "PRAGMA mmap_size = 2147418112",
                ] {
                    sqlx::query(pragma).execute(&mut *connection).await?;
                }
                Ok(())
            })
        })
        .connect(url)
        .await
}
