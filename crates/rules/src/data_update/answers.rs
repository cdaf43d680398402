use super::FieldId;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt};

/// What somebody typed, by field, as typed. `Debug` says which fields, never what is in them.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(
    feature = "ts",
    derive(ts_rs::TS),
    ts(type = "{ [field: string]: string }")
)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Answers(BTreeMap<String, String>);

impl Answers {
    /// What was typed into a field, without the space around; empty when nothing was.
    #[must_use]
    pub fn get(&self, field: FieldId) -> &str {
        self.0.get(field.name()).map_or("", |text| text.trim())
    }

    /// Notes an answer.
    pub fn set(&mut self, field: FieldId, text: impl Into<String>) {
        self.put(field.name(), text);
    }

    /// Notes an answer under any name: an older or a newer flow's fields are kept too.
    pub fn put(&mut self, name: &str, text: impl Into<String>) {
        self.0.insert(name.to_owned(), text.into());
    }

    /// Takes an answer out.
    pub fn remove(&mut self, name: &str) -> Option<String> {
        self.0.remove(name)
    }

    /// Every name and text.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was typed yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// These, with the newer ones laid over them.
    #[must_use]
    pub fn with(mut self, newer: Self) -> Self {
        self.0.extend(newer.0);
        self
    }
}

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}
