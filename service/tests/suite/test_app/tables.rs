use jmo_service::Store;
use sqlx::AssertSqlSafe;
use std::collections::BTreeMap;

/// Every row of every table, as text: to see whether anything was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tables(BTreeMap<String, String>);

impl Tables {
    /// Reads them all.
    pub async fn read(store: &Store) -> Self {
        let mut tables = BTreeMap::new();
        for table in table_names(store).await {
            let columns = columns(store, &table).await;
            let quoted: Vec<_> = columns
                .iter()
                .map(|column| format!("quote({column})"))
                .collect();
            let sql = format!("SELECT {} FROM {table}", quoted.join(" || ',' || "));
            tables.insert(table, dump_query(store, &sql).await.join("\n"));
        }
        Self(tables)
    }

    /// Names of the tables that differ.
    pub fn changed(&self, later: &Self) -> Vec<&str> {
        let differs = |name: &&String| self.0.get(*name) != later.0.get(*name);
        self.0.keys().filter(differs).map(String::as_str).collect()
    }
}

/// The names of all tables.
pub async fn table_names(store: &Store) -> Vec<String> {
    dump_query(
        store,
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name",
    )
    .await
}

/// The names of a table's columns.
pub async fn columns(store: &Store, table: &str) -> Vec<String> {
    let sql = format!("SELECT name FROM pragma_table_info('{table}')");
    dump_query(store, &sql).await
}

/// The one text column of a query, sorted.
pub async fn dump_query(store: &Store, sql: &str) -> Vec<String> {
    let rows: Vec<(String,)> = sqlx::query_as(AssertSqlSafe(sql.to_owned()))
        .fetch_all(store.read())
        .await
        .expect("a query");
    let mut lines: Vec<_> = rows.into_iter().map(|(line,)| line).collect();
    lines.sort_unstable();
    lines
}
