//! The digital card: what a person shows to prove who they are to the programmes.

use crate::membership::{MembershipStatus, Segment};
use jiff::civil::Date;
use jmo_rules::{IdentityNumber, Kpj};
use serde::{Deserialize, Serialize};

/// The front of one card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Card {
    /// The card's number.
    pub kpj: Kpj,
    /// How the person takes part on this card.
    pub segment: Segment,
    /// Whether contributions come in.
    pub status: MembershipStatus,
    /// The employer's name; none for the self-employed.
    pub employer: Option<String>,
    /// First day.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub since: Date,
    /// Last day, once it is reported.
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = Date))]
    pub until: Option<Date>,
}

/// The answer of `/v1/card`: the holder, and a card for each membership.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CardHolder {
    /// The person's full name.
    pub name: String,
    /// The person's NIK (a foreigner's passport or stay permit), in full: the app masks it until it
    /// is asked for.
    pub nik: IdentityNumber,
    /// All cards, the current one first.
    pub cards: Vec<Card>,
}
