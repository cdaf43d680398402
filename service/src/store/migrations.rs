use super::StoreError;
use sqlx::{
    AnyPool, SqlStr,
    migrate::{Migration, MigrationType, Migrator},
};

/// Brings the tables up to date. Steps only ever expand; what a release stops using, a later one
/// contracts.
pub(super) async fn run(pool: &AnyPool) -> Result<(), StoreError> {
    let steps = [
        step(
            1,
            "spine",
            include_str!("../../migrations/sqlite/0001_spine.sql"),
        ),
        step(
            2,
            "account",
            include_str!("../../migrations/sqlite/0002_account.sql"),
        ),
        step(
            3,
            "history",
            include_str!("../../migrations/sqlite/0003_history.sql"),
        ),
        step(
            4,
            "data_update",
            include_str!("../../migrations/sqlite/0004_data_update.sql"),
        ),
        #[cfg(feature = "sandbox")]
        step(
            9001,
            "sandbox",
            include_str!("../../migrations/sqlite/9001_sandbox.sql"),
        ),
        #[cfg(feature = "sandbox")]
        step(
            9002,
            "registry",
            include_str!("../../migrations/sqlite/9002_registry.sql"),
        ),
        #[cfg(feature = "sandbox")]
        step(
            9003,
            "outside",
            include_str!("../../migrations/sqlite/9003_outside.sql"),
        ),
    ];
    Migrator::with_migrations(steps.into())
        .run(pool)
        .await
        .map_err(|error| sqlx::Error::Migrate(Box::new(error)))
}

fn step(number: i64, name: &'static str, sql: &'static str) -> Migration {
    let sql = SqlStr::from_static(sql);
    Migration::new(number, name.into(), MigrationType::Simple, sql, false)
}
