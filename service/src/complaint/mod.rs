//! Complaints: taken with their facts, numbered, and shown to their author again.

mod of_account;
mod routes;
mod take;

pub(crate) use of_account::of_account;
pub(crate) use routes::routes;
pub(crate) use take::{ANSWERED_WITHIN, NewTicket, number_of, open, wrong_content};
