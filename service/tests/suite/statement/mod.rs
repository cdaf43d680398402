//! The yearly statement: it adds up to the balance, whoever's it is, and proves itself.

mod sums;
mod verify;
