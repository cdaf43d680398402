use super::Identity;
use crate::Secret;
use jiff::Timestamp;
use jmo_rules::IdentityKind;
use serde::{Deserialize, Serialize};

/// The request of `POST /v1/account/forgotten/password`. Whether there is such an account shows
/// only in the contact's own mailbox.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ForgotPassword {
    /// E-mail address or mobile number.
    #[cfg_attr(feature = "schema", schema(max_length = 254))]
    pub login: String,
    /// The number of one of the person's cards.
    #[cfg_attr(feature = "schema", schema(max_length = 64))]
    pub kpj: Secret,
}

/// The request of `POST /v1/account/forgotten/account`. The answer is the same for everyone.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FindAccount {
    /// What the number is.
    pub kind: IdentityKind,
    /// NIK; a foreigner's passport or stay permit.
    #[cfg_attr(feature = "schema", schema(max_length = 64))]
    pub number: Secret,
    /// The number of one of the person's cards.
    #[cfg_attr(feature = "schema", schema(max_length = 64))]
    pub kpj: Secret,
}

/// The request of `POST /v1/account/password/reset`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ResetPassword {
    /// That the code was entered.
    #[cfg_attr(feature = "schema", schema(max_length = 64))]
    pub proof_token: Secret,
    /// The new password.
    #[cfg_attr(feature = "schema", schema(max_length = 128))]
    pub password: Secret,
    /// How the person will recognise the device in a list.
    #[cfg_attr(feature = "schema", schema(max_length = 80))]
    pub device_name: String,
}

/// The request of `POST /v1/account/recovery`: both contacts of the account are lost.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct BeginRecovery {
    /// A new contact, proven.
    #[cfg_attr(feature = "schema", schema(max_length = 64))]
    pub proof_token: Secret,
    /// Who it is.
    pub identity: Identity,
}

/// A recovery that waits, so that the owner can object. The answer is the same for everyone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Recovery {
    /// Finishes it, on the device that began it.
    pub recovery_token: Secret,
    /// From when on it can be finished.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub ready_at: Timestamp,
    /// After this it is over.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    pub ends_at: Timestamp,
}

/// The request of `POST /v1/account/recovery/finish`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FinishRecovery {
    /// From the recovery.
    #[cfg_attr(feature = "schema", schema(max_length = 64))]
    pub recovery_token: Secret,
    /// The new password.
    #[cfg_attr(feature = "schema", schema(max_length = 128))]
    pub password: Secret,
    /// How the person will recognise the device in a list.
    #[cfg_attr(feature = "schema", schema(max_length = 80))]
    pub device_name: String,
}

/// The request of `POST /v1/account/contact/undo`: the owner of the old contact takes it back.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct UndoContact {
    /// The contact as it was before.
    #[cfg_attr(feature = "schema", schema(max_length = 254))]
    pub contact: String,
    /// Eight digits from the notice that went there.
    #[cfg_attr(feature = "schema", schema(pattern = "^[0-9]{8}$"))]
    pub code: Secret,
}
