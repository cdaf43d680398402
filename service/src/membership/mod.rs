//! `/v1/membership`: cards, employers, wages as reported, what each programme covers.

mod cover;
mod routes;
mod store;

pub(crate) use routes::{cards, routes};
