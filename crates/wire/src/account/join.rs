use crate::{Secret, membership::Segment};
use jmo_rules::{Date, IdentityKind};
use serde::{Deserialize, Serialize};

/// Who somebody says they are, as typed.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Identity {
    /// What the number is.
    pub kind: IdentityKind,
    /// NIK; a foreigner's passport or stay permit.
    #[cfg_attr(feature = "schema", schema(max_length = 64))]
    pub number: String,
    /// The number of one of the person's cards.
    #[cfg_attr(feature = "schema", schema(max_length = 64))]
    pub kpj: String,
    /// Full name.
    #[cfg_attr(feature = "schema", schema(max_length = 120))]
    pub name: String,
    /// Date of birth.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub born_on: Date,
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Identity(…)")
    }
}

/// The request of `POST /v1/account/join/check`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CheckIdentity {
    /// A proven contact; it stays good.
    #[cfg_attr(feature = "schema", schema(max_length = 64))]
    pub proof_token: Secret,
    /// How the person takes part.
    pub segment: Segment,
    /// Who it is.
    pub identity: Identity,
}

/// What the membership and the civil registry say of one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Verdict {
    /// As registered.
    Matches,
    /// Registered otherwise.
    Differs,
    /// Not registered at all.
    NotFound,
    /// Not looked at, because what it depends on was not found.
    Unchecked,
    /// A verdict this build does not know yet.
    #[serde(other)]
    Unknown,
}

/// What was left out when a name was compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum NameNote {
    /// Titles, punctuation and spacing; without them it is the registered name.
    WrittenOtherwise,
    /// A note this build does not know yet.
    #[serde(other)]
    Unknown,
}

/// The answer of `POST /v1/account/join/check`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct IdentityVerdict {
    /// Of the way the person takes part on that card.
    pub segment: Verdict,
    /// Of NIK, passport or stay permit.
    pub number: Verdict,
    /// Of the card.
    pub kpj: Verdict,
    /// Of the name.
    pub name: Verdict,
    /// How the name was compared, where that needs to be said.
    #[serde(default)]
    pub name_note: Option<NameNote>,
    /// Of the birth date.
    pub born_on: Verdict,
    /// How often this number may be checked again today.
    pub tries_left: u32,
}

impl IdentityVerdict {
    /// Whether everything is as registered.
    pub fn matches(&self) -> bool {
        [self.segment, self.number, self.kpj, self.name, self.born_on]
            .iter()
            .all(|verdict| *verdict == Verdict::Matches)
    }
}

/// The request of `POST /v1/account/join`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Join {
    /// The proven contacts, one or both.
    #[cfg_attr(feature = "schema", schema(min_items = 1, max_items = 2))]
    pub proof_tokens: Vec<Secret>,
    /// How the person takes part.
    pub segment: Segment,
    /// Who it is; checked once more.
    pub identity: Identity,
    /// The new password.
    #[cfg_attr(feature = "schema", schema(max_length = 128))]
    pub password: Secret,
    /// Which wording of terms and privacy the person agreed to.
    #[cfg_attr(feature = "schema", schema(max_length = 32))]
    pub consent: String,
    /// How the person will recognise the device in a list.
    #[cfg_attr(feature = "schema", schema(max_length = 80))]
    pub device_name: String,
}
