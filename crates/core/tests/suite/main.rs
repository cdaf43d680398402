//! The core as a specification, on fake ports: a small service in memory, a clock that stands, a
//! listener that remembers.

mod account;
mod account_service;
mod card;
mod device;
mod lock;
mod model;
mod proving;
mod restart;
mod service;
mod views;
mod world;
