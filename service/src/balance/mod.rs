//! `/v1/balance`: the JHT balance in total, by card and by year, read from the ledger.

mod routes;
mod store;

pub(crate) use routes::routes;
pub use store::BALANCE;
