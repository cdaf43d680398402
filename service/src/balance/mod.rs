//! `/v1/balance`: the JHT balance in total, by card and by year, read from the ledger; and
//! `/v1/balance/statement`, every posting it is the sum of.

mod folded;
mod routes;
mod statement;
mod store;

pub(crate) use routes::routes;
pub use store::BALANCE;
pub(crate) use store::read;
