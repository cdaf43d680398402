//! The digital card: what a person shows to prove who they are to the programmes.

mod routes;

pub(crate) use routes::routes;
