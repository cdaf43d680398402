//! The core as a specification, on fake ports: a small service in memory, a clock that stands, a
//! listener that remembers.

mod account;
mod account_service;
mod activity;
mod card;
mod data_update;
mod data_update_service;
mod device;
mod lock;
mod model;
mod proving;
mod record;
mod restart;
mod service;
mod simulation;
mod statement;
mod views;
mod world;
