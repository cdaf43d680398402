//! `/v1/membership`: cards, employers, wages as reported, what each programme covers, what does not
//! look right, and cards merged.

mod cover;
mod findings;
mod merge;
mod routes;
mod store;
mod wages;

pub(crate) use routes::{cards, routes};
