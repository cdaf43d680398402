use super::Channel;
use crate::Secret;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The request of `POST /v1/account/contact`: a code goes to the new contact.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ChangeContact {
    /// Which of the two contacts.
    pub channel: Channel,
    /// The new address or number.
    #[cfg_attr(feature = "schema", schema(max_length = 254))]
    pub contact: String,
    /// The password, so that a phone left lying is not enough.
    #[cfg_attr(feature = "schema", schema(max_length = 128))]
    pub password: Secret,
}

/// The request of `POST /v1/account/contact/restore`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct UndoOwnContact {
    /// Which of the two contacts.
    pub channel: Channel,
}

/// A contact that was changed, and until when it can be changed back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ChangedContact {
    /// Which of the two.
    pub channel: Channel,
    /// What it was before, masked.
    pub before_masked: String,
    /// Until when it can be changed back.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub until: Timestamp,
}

/// The request of `POST /v1/account/password`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ChangePassword {
    /// The one until now.
    #[cfg_attr(feature = "schema", schema(max_length = 128))]
    pub password: Secret,
    /// The one from now on.
    #[cfg_attr(feature = "schema", schema(max_length = 128))]
    pub new_password: Secret,
}

/// A request that needs the password once more: `POST /v1/account/delete`, `…/export`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct WithPassword {
    /// The password.
    #[cfg_attr(feature = "schema", schema(max_length = 128))]
    pub password: Secret,
}

/// The request of `POST /v1/account/card`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct AddCard {
    /// The card's number.
    #[cfg_attr(feature = "schema", schema(max_length = 64))]
    pub kpj: Secret,
}

/// A device that may sign in without a code, and whether it is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Device {
    /// Names it in a request.
    pub id: String,
    /// What it called itself.
    pub name: String,
    /// When it was first used.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub since: Timestamp,
    /// When it was last used.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub last_used: Timestamp,
    /// Whether it has a living session.
    pub signed_in: bool,
    /// Whether it is the one that asks.
    pub this_one: bool,
}

/// The answer of `GET /v1/account/devices`: the one that asks first, then the latest used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Devices {
    /// All of them.
    pub devices: Vec<Device>,
}

/// The request of `POST /v1/account/devices/end`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct EndDevices {
    /// Which one; none: all but the one that asks.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(max_length = 64))]
    pub device: Option<String>,
}

/// What happened to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum LogKind {
    /// The account was made.
    Joined,
    /// Somebody signed in on a device for the first time, with a code.
    NewDevice,
    /// Somebody signed in on a known device.
    SignedIn,
    /// The data was looked at, on this day, from this device.
    Looked,
    /// A session was signed out.
    SignedOut,
    /// A device was signed out from another one.
    DeviceEnded,
    /// A session was ended because one of its tokens was used twice.
    TokenStolen,
    /// The password was changed.
    PasswordChanged,
    /// The password was set anew with a code.
    PasswordReset,
    /// A contact was changed.
    ContactChanged,
    /// A contact was changed back.
    ContactRestored,
    /// Somebody began to get in without the contacts.
    RecoveryBegun,
    /// That was cancelled.
    RecoveryCancelled,
    /// It was finished.
    Recovered,
    /// The data was exported.
    Exported,
    /// Deletion was asked for.
    DeletionAsked,
    /// That was taken back.
    DeletionCancelled,
    /// A kind this build does not know yet.
    #[serde(other)]
    Unknown,
}

/// One line of the security log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LogEntry {
    /// When.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub at: Timestamp,
    /// What.
    pub kind: LogKind,
    /// From which device, as far as known.
    pub device: Option<String>,
}

/// The answer of `GET /v1/account/log`: the newest first, at most 200.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SecurityLog {
    /// The lines.
    pub entries: Vec<LogEntry>,
}

/// The answer of `POST /v1/account/delete`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Deletion {
    /// When the account will be gone.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub deleted_at: Timestamp,
}
