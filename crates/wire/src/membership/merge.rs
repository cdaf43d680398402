//! Merging cards: first a look at what it would do, then consent to exactly that, and a way back.

use jiff::Timestamp;
use jmo_rules::{Kpj, Rupiah};
use serde::{Deserialize, Serialize};

/// Asks `/v1/membership/merge/preview` what merging would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PreviewMerge {
    /// The cards that would be merged: ended, and not merged yet.
    pub cards: Vec<Kpj>,
    /// The card they would be merged into.
    pub into: Kpj,
}

/// What merging would do. Nothing has happened yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MergePreview {
    /// The card that would be merged into, as it is now.
    pub into: MergeCard,
    /// The cards that would be merged, as they are now.
    pub cards: Vec<MergeCard>,
    /// What the card would hold afterwards: the sum, to the rupiah.
    pub total: Rupiah,
    /// Names exactly this; consent is given to it and to nothing else.
    pub preview: String,
}

/// A card in a preview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MergeCard {
    /// The card's number.
    pub kpj: Kpj,
    /// The employer's name; none for the self-employed.
    pub employer: Option<String>,
    /// Its JHT balance.
    pub amount: Rupiah,
}

/// Merges, with consent to a preview. Asking twice for the same merges once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Merge {
    /// As in the preview.
    pub cards: Vec<Kpj>,
    /// As in the preview.
    pub into: Kpj,
    /// The preview consented to.
    pub preview: String,
}

/// Undoes a merge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct UndoMerge {
    /// Which.
    pub id: String,
}

/// A merge in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MergeRecord {
    /// Names it for good.
    pub id: String,
    /// The cards that were merged.
    pub cards: Vec<Kpj>,
    /// The card they were merged into.
    pub into: Kpj,
    /// When consent was given.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub at: Timestamp,
}
