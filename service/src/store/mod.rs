//! The database: one writer, several readers, one SQL text for every database we support.
//!
//! Rules every query keeps (each cost somebody a bug): SQL is `&'static str` with `$n`; only i64,
//! text, bytes and their options cross; sums are cast; writes happen in a transaction from
//! [`Store::write`] and nothing but the database is waited for inside one.

mod migrations;
mod rows;

pub(crate) use rows::Rows;

use sqlx::{Any, AnyPool, Transaction, any::AnyPoolOptions};
use std::{path::Path, time::Duration};

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
        let url = format!("sqlite://{}?mode=rwc", folder.join("jmo.sqlite").display());
        let writer = pool(&url, 1).await?;
        migrations::run(&writer).await?;
        let reader = pool(&url, 4).await?;
        Ok(Self { reader, writer })
    }

    /// For reads outside a transaction.
    pub fn read(&self) -> &AnyPool {
        &self.reader
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
                ] {
                    sqlx::query(pragma).execute(&mut *connection).await?;
                }
                Ok(())
            })
        })
        .connect(url)
        .await
}
