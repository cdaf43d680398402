//! The law of Indonesian employment social security as pure functions.
//!
//! Identifiers that can only exist when they are well formed, money that cannot lose a rupiah, and
//! contribution rates looked up **by date**. Nothing here reads a clock, a file or the network:
//! the date is always an argument, so that last year's contribution is still computed with last
//! year's law.
//!
//! Every figure carries its [`Source`]: the law, the article and how sure we are of it. What is not
//! [`Confidence::High`] must reach a person marked as an estimate.
//!
//! Facts and their provenance come from the project's domain sheet; `[D]` in a comment marks a
//! choice of ours where the law is silent.

mod age;
mod fund;
mod identifier;
mod money;
mod month;
mod name;
mod rate;
mod segment;
mod source;
mod wib;

pub mod benefit;
pub mod contribution;
pub mod data_update;
pub mod due;
pub mod explain;
pub mod jht;
pub mod jp;
pub mod limits;
pub mod payslip;
pub mod programme_facts;
pub mod standing;
pub mod watch;

pub use age::age_on;
pub use identifier::{
    AccountNumber, AccountNumberError, BANKS, Bank, DocumentError, Email, EmailError, IdentityKind,
    IdentityNumber, IdentityNumberError, Kpj, KpjError, Nik, NikError, Npwp, NpwpError, PROVINCES,
    Passport, Phone, PhoneError, StayPermit, province_name,
};
pub use jiff::civil::Date;
pub use money::Rupiah;
pub use month::{Month, MonthError};
pub use name::{NameMatch, compare_names, name_likeness};
pub use rate::{Rate, Rounding};
pub use segment::{EmployerSize, JkkClass, Programme, Segment, Sex};
pub use source::{Confidence, Effective, NoRate, Source};
pub use wib::wib_date;
