use jiff::Timestamp;
use jmo_rules::data_update::{Answers, FLOW, StageId};
use jmo_wire::data_update::Draft;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A draft as it is sealed on the device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeptDraft {
    /// The version of the flow it was made with.
    pub flow_version: u32,
    /// The service's revision it goes on from; 0: the service has none.
    pub revision: u64,
    /// Whether something was typed since the service was told.
    pub untold: bool,
    /// The stage the person is at.
    pub stage: StageId,
    /// What was typed.
    pub answers: Answers,
    /// What of it the service has, as it was last told or said: the rest was typed here since.
    #[serde(default)]
    pub told: Answers,
    /// When.
    pub saved_at: Timestamp,
    /// Names the submission, so that sending it twice submits once.
    #[serde(default)]
    pub submission: Option<String>,
}

impl KeptDraft {
    /// The record it is kept under.
    pub const RECORD: &'static str = "data_update_draft";

    /// A draft that begins.
    pub fn new(at: Timestamp) -> Self {
        Self {
            flow_version: FLOW.version,
            revision: 0,
            untold: true,
            stage: FLOW.stages[0].id,
            answers: Answers::default(),
            told: Answers::default(),
            saved_at: at,
            submission: None,
        }
    }

    /// What this device and the service know, put together: what was typed here and not yet told
    /// lies over what the service has.
    pub fn reconciled(here: Option<Self>, there: Option<&Draft>) -> Option<Self> {
        match (here.map(Self::current), there) {
            (here, None) => match here {
                // It was submitted or dropped on another device, and nothing was typed since.
                Some(here) if here.revision > 0 && !here.untold => None,
                Some(here) => Some(Self {
                    revision: 0,
                    untold: true,
                    ..here
                }),
                None => None,
            },
            (None, Some(there)) => Some(Self::of(there)),
            (Some(here), Some(there)) if there.revision <= here.revision => Some(here),
            (Some(here), Some(there)) if here.untold => {
                let there = Self::of(there);
                Some(Self {
                    revision: there.revision,
                    answers: typed_over(there.answers, &here),
                    told: there.told,
                    ..here
                })
            }
            (Some(here), Some(there)) => Some(Self {
                submission: here.submission,
                ..Self::of(there)
            }),
        }
    }

    fn of(there: &Draft) -> Self {
        Self {
            flow_version: there.flow_version,
            revision: there.revision,
            untold: false,
            stage: there.stage,
            answers: there.answers.clone(),
            told: there.answers.clone(),
            saved_at: there.saved_at,
            submission: None,
        }
        .current()
    }

    /// Brought to this app's flow. What a newer app wrote stays as it is.
    fn current(self) -> Self {
        if self.flow_version >= FLOW.version {
            return self;
        }
        Self {
            answers: FLOW.migrate(self.flow_version, self.answers),
            told: FLOW.migrate(self.flow_version, self.told),
            flow_version: FLOW.version,
            ..self
        }
    }
}

/// What the service has, with what was typed or taken out here since it was last told.
fn typed_over(mut there: Answers, here: &KeptDraft) -> Answers {
    let of = |answers: &Answers| -> BTreeMap<String, String> {
        let owned = |(name, text): (&str, &str)| (name.to_owned(), text.to_owned());
        answers.iter().map(owned).collect()
    };
    let (now, told) = (of(&here.answers), of(&here.told));
    for (name, text) in &now {
        if told.get(name) != Some(text) {
            there.put(name, text.clone());
        }
    }
    for name in told.keys().filter(|name| !now.contains_key(*name)) {
        there.remove(name);
    }
    there
}
