//! Joining, getting in and out, getting back in, and looking after an account.

mod code;
mod contact;
mod deletion;
mod devices;
mod export;
mod forgotten;
mod identity;
mod join;
mod known_already;
mod own_password;
mod purposes;
mod recovery;
mod refresh;
mod refresh_walk;
mod same_answer;
mod security_log;
mod sign_in;
mod throttle;
mod undo_contact;
