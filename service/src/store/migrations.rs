use super::StoreError;
use sqlx::{
    AnyPool, SqlStr,
    migrate::{Migration, MigrationType, Migrator},
};

/// Brings the tables up to date. Steps only ever expand; what a release stops using, a later one
/// contracts.
pub(super) async fn run(pool: &AnyPool) -> Result<(), StoreError> {
    let steps = vec![Migration::new(
        1,
        "spine".into(),
        MigrationType::Simple,
        SqlStr::from_static(include_str!("../../migrations/sqlite/0001_spine.sql")),
        false,
    )];
    Migrator::with_migrations(steps)
        .run(pool)
        .await
        .map_err(|error| sqlx::Error::Migrate(Box::new(error)))
}
