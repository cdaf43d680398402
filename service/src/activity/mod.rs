//! `/v1/activity`: what came in, what was posted and paid out, and what the person was told, in one
//! timeline, newest first.
//!
//! Each kind of event is read by its own query from where it is kept ([`source`]), a page's worth
//! from where the page before ended ([`position`]), and the newest of all are the page.

mod entry;
mod filter;
mod page;
mod position;
mod routes;
mod source;

pub(crate) use routes::routes;
