//! The feed, the ledger it keeps, and the population told through it.

mod dump;
mod feed;
mod law;
mod ledger;
mod sandbox;
