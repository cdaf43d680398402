//! Joining, getting in, staying in, getting back in, and what an account is.

mod code;
mod join;
mod profile;
mod recovery;
mod session;

pub use code::{Challenge, ContactPurpose, EnterCode, Proof, ProveContact, ResendCode};
pub use join::{CheckIdentity, Identity, IdentityVerdict, Join, NameNote, Verdict};
pub use profile::{
    AddCard, ChangeContact, ChangePassword, ChangedContact, Deletion, Device, Devices, EndDevices,
    LogEntry, LogKind, SecurityLog, UndoOwnContact, WithPassword,
};
pub use recovery::{
    BeginRecovery, FindAccount, FinishRecovery, ForgotPassword, Recovery, ResetPassword,
    UndoContact,
};
pub use session::{Refresh, Session, SignIn, SignInAnswer};

use jiff::Timestamp;
pub use jmo_rules::IdentityKind;
use serde::{Deserialize, Serialize};

/// How a code travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Channel {
    /// By e-mail.
    Email,
    /// By SMS.
    Sms,
    /// A channel this build does not know yet.
    #[serde(other)]
    Unknown,
}

/// The answer of `/v1/account`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Account {
    /// The person's full name.
    pub name: String,
    /// NIK (a foreigner's passport or stay permit), its middle hidden.
    pub nik_masked: String,
    /// Which of them it is.
    #[serde(default)]
    pub identity_kind: IdentityKind,
    /// E-mail, masked.
    pub email_masked: Option<String>,
    /// Mobile number, masked.
    pub phone_masked: Option<String>,
    /// Contacts changed in the last 24 hours, which can be changed back.
    #[serde(default)]
    pub changed_contacts: Vec<ChangedContact>,
    /// When somebody who claims to be the person gets in with another contact, unless it is
    /// cancelled.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    #[cfg_attr(feature = "ts", ts(type = "string | null"))]
    pub recovery_at: Option<Timestamp>,
    /// When the account will be deleted, if that was asked for.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    #[cfg_attr(feature = "ts", ts(type = "string | null"))]
    pub deleted_at: Option<Timestamp>,
}
