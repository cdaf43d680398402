//! The register feed: how membership and contributions reach the service.
//!
//! Append-only and idempotent: an event has an id of the sender's; told twice it counts once, told
//! twice with different content it is refused. Events build on earlier ones (a contribution needs
//! its membership) and a batch takes effect whole or not at all. Nobody else writes the ledger.

mod apply;
mod cards;
mod event;
mod feed;
mod ledger;

pub use event::{Body, Contributed, Event};
pub use feed::{RegisterError, deliver};
pub use ledger::{Mismatch, prove};
