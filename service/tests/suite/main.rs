//! The service as its callers see it: through its router and its register feed, as nobody, as
//! participant A (Siti) and as participant B (Budi).

mod account;
mod activity;
mod areas;
mod bad_input;
mod complaint;
mod contract;
mod data_update;
mod demo;
mod isolation;
mod logs;
mod merging;
mod network;
mod outbox;
#[path = "../process/mod.rs"]
mod process;
mod program;
mod reading;
mod register;
mod sealed;
mod serve;
mod statement;
mod sweep;
mod test_app;
mod told;
mod worked;
