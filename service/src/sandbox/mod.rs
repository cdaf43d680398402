//! A world to try everything in: a synthetic population told through the register feed, ten demo
//! people with accounts, and a page that shows what the service "sent".
//!
//! Nothing here is anybody's data: NIK serials are 9000 and up, mail goes to `.example`. Built only
//! with the `sandbox` feature, and the service refuses to run one on a non-loopback address.

mod banks;
mod calendar;
mod fill;
mod history;
mod life;
mod messages;
mod names;
mod newcomers;
mod outside;
mod page;
mod people;
mod population;
mod random;
mod registry;
mod updates;

pub use banks::SandboxBanks;
pub use calendar::day_to_live_on;
pub use fill::{FillError, Population, fill};
pub use messages::SandboxMessenger;
pub use newcomers::{NEWCOMERS, Newcomer};
pub use people::{DEMO_PASSWORD, DemoPerson, demo_people};
pub use registry::SandboxRegistry;

pub(crate) use page::routes;
