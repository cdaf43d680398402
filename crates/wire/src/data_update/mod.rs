//! Pengkinian Data: the draft, the selfie, the submission, what became of it, and corrections of
//! what only a ticket can change.

mod correction;
mod draft;
mod history;
mod pay_to;
mod selfie;
mod submission;

pub use correction::{Correct, Document, DocumentKind, DocumentMedia};
pub use draft::{Draft, DraftSaved, SaveDraft};
pub use history::{Change, History};
pub use pay_to::{AskHolder, Holder, HolderMatch};
pub use selfie::{
    Attempt, BeginAttempt, Evidence, Gesture, SelfieReason, SelfieTaken, SelfieVerdict, SelfieWay,
    SendSelfie,
};
pub use submission::{FieldVerdict, Receipt, ReviewReason, Submit, UpdateState};

use crate::Secret;
use jiff::{Timestamp, civil::Date};
use jmo_rules::{Sex, data_update::Answers};
use serde::{Deserialize, Serialize};

/// The answer of `GET /v1/data-update`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DataUpdate {
    /// Whether the person's data is up to date.
    pub state: UpdateState,
    /// When it was last updated.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>, format = DateTime))]
    pub updated_at: Option<Timestamp>,
    /// What is registered, for the first stage.
    pub registered: Registered,
    /// The person's own mobile number, to hold the emergency contact's against; never shown.
    #[serde(default)]
    pub own_phone: Option<Secret>,
    /// What is known from the last update, to start from: everything but the mother's name and the
    /// selfie.
    pub known: Answers,
    /// What was begun and not submitted, on any device.
    #[serde(default)]
    pub draft: Option<Draft>,
    /// The last receipt.
    #[serde(default)]
    pub receipt: Option<Receipt>,
    /// A correction that somebody works on: its ticket's number.
    #[serde(default)]
    pub correction: Option<String>,
}

/// Who is registered.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Registered {
    /// NIK, passport or stay permit, masked.
    pub number_masked: String,
    /// Full name.
    pub name: String,
    /// Date of birth.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub born_on: Date,
    /// The sex the NIK tells; none for somebody without a NIK.
    #[serde(default)]
    pub sex_of_nik: Option<Sex>,
    /// Where the person lives, as last updated.
    #[serde(default)]
    pub address: Option<String>,
}

impl std::fmt::Debug for Registered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Registered(…)")
    }
}
