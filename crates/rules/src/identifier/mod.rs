//! Identifiers of people. Each is parsed from what people type, kept in one normal form, and shown
//! masked unless the caller asks for the text itself. None can be printed by accident:
//!
//! ```compile_fail,E0277
//! let nik: jmo_rules::Nik = "3273000101010001".parse().expect("valid");
//! println!("{nik}");
//! ```

mod account_number;
mod bank;
mod email;
mod foreign;
mod kpj;
mod nik;
mod npwp;
mod number;
mod phone;
mod province;
pub(crate) mod text;

pub use account_number::{AccountNumber, AccountNumberError};
pub use bank::{BANKS, Bank};
pub use email::{Email, EmailError};
pub use foreign::{DocumentError, Passport, StayPermit};
pub use kpj::{Kpj, KpjError};
pub use nik::{Nik, NikError};
pub use npwp::{Npwp, NpwpError};
pub use number::{IdentityKind, IdentityNumber, IdentityNumberError};
pub use phone::{Phone, PhoneError};
pub use province::{PROVINCES, province_name};
