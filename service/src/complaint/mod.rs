//! Complaints: taken with their facts, numbered, and shown to their author again.

mod routes;
mod take;

pub(crate) use routes::routes;
