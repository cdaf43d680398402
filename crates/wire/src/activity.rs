//! What happened, in one timeline: contributions, payments of one's own, returns, claims, and what
//! the service told the person.

use crate::account::LogKind;
use jiff::civil::Date;
use jmo_rules::{Kpj, Month, Rupiah};
use serde::{Deserialize, Serialize};

/// A kind of event, to filter by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum ActivityKind {
    /// An employer's contribution came in.
    Contribution,
    /// A contribution of one's own came in.
    Payment,
    /// Returns or a correction were posted.
    Posting,
    /// A claim was paid out.
    Claim,
    /// Something the person was told: a device, a contact, cards merged.
    Message,
    /// A kind this build does not know yet.
    #[serde(other)]
    Unknown,
}

/// What `/v1/activity` is asked, in the query.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "schema", into_params(parameter_in = Query))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ActivityQuery {
    /// Where the page before ended (`next`); none: from the newest.
    pub cursor: Option<String>,
    /// Only this kind.
    pub kind: Option<ActivityKind>,
    /// Only with this in the employer's name, the card's number or the month (`2026-09`, `2026`).
    pub text: Option<String>,
}

impl ActivityQuery {
    /// Whether something is what is asked for, wherever it stands. Case does not matter in a text,
    /// nor what is written between the digits of a card's number.
    pub fn admits(&self, entry: &Activity) -> bool {
        let kind = self.kind.is_none_or(|kind| kind == entry.event.kind());
        kind && self.text.as_deref().is_none_or(|text| entry.holds(text))
    }

    /// Whether everything is asked for.
    pub fn asks_for_all(&self) -> bool {
        let text = self.text.as_deref().unwrap_or_default();
        self.kind.is_none() && text.trim().is_empty()
    }
}

/// The answer of `/v1/activity`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ActivityPage {
    /// Newest first, at most 50.
    pub entries: Vec<Activity>,
    /// Where the next page begins; none: nothing older.
    pub next: Option<String>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Activity {
    /// Names it for good.
    pub id: String,
    /// The day, in WIB.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub on: Date,
    /// The card it concerns.
    pub kpj: Option<Kpj>,
    /// The employer's name on that card.
    pub employer: Option<String>,
    /// What it was.
    pub event: ActivityEvent,
}

impl Activity {
    fn holds(&self, text: &str) -> bool {
        let text = text.trim().to_lowercase();
        let digits: String = text
            .chars()
            .filter(|character| !matches!(character, ' ' | '.' | '-'))
            .collect();
        let in_employer = self
            .employer
            .as_ref()
            .is_some_and(|employer| employer.to_lowercase().contains(&text));
        let merged = match &self.event {
            ActivityEvent::Merged { cards } | ActivityEvent::Unmerged { cards } => cards.as_slice(),
            _ => &[],
        };
        let mut cards = self.kpj.iter().chain(merged);
        let in_card = !digits.is_empty() && cards.any(|kpj| kpj.as_str().contains(&digits));
        in_employer || in_card || self.month().to_string().contains(&text)
    }

    /// The month it is for, or else the one it happened in.
    fn month(&self) -> Month {
        match self.event {
            ActivityEvent::Contribution { month, .. } | ActivityEvent::Payment { month, .. } => {
                month
            }
            _ => Month::of(self.on),
        }
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum ActivityEvent {
    /// An employer's contribution came in.
    Contribution {
        /// The month it is for.
        month: Month,
        /// All programmes together.
        amount: Rupiah,
        /// How much of it is for JHT.
        jht: Rupiah,
        /// It came after the 15th of the next month.
        late: bool,
    },
    /// A contribution of one's own came in.
    Payment {
        /// The month it is for.
        month: Month,
        /// All programmes together.
        amount: Rupiah,
        /// How much of it is for JHT.
        jht: Rupiah,
    },
    /// Returns were posted.
    Return {
        /// How much.
        amount: Rupiah,
        /// Whether the rate has no published source.
        estimate: bool,
    },
    /// The balance was corrected.
    Correction {
        /// Up or down.
        amount: Rupiah,
    },
    /// A claim was paid out.
    Claim {
        /// How much, above zero.
        amount: Rupiah,
    },
    /// Something happened to the account.
    Account {
        /// What.
        what: LogKind,
    },
    /// Cards were merged.
    Merged {
        /// Those that were merged into `kpj`.
        cards: Vec<Kpj>,
    },
    /// That was undone.
    Unmerged {
        /// Those that stand for themselves again.
        cards: Vec<Kpj>,
    },
    /// A kind this build does not know yet.
    #[serde(other)]
    Unknown,
}

impl ActivityEvent {
    /// The kind it is filtered by.
    pub fn kind(&self) -> ActivityKind {
        match self {
            Self::Contribution { .. } => ActivityKind::Contribution,
            Self::Payment { .. } => ActivityKind::Payment,
            Self::Return { .. } | Self::Correction { .. } => ActivityKind::Posting,
            Self::Claim { .. } => ActivityKind::Claim,
            Self::Account { .. } | Self::Merged { .. } | Self::Unmerged { .. } => {
                ActivityKind::Message
            }
            Self::Unknown => ActivityKind::Unknown,
        }
    }
}
