use jiff::Timestamp;
use jmo_rules::{
    Bank,
    data_update::{Answers, Flow, StageId},
};
use jmo_wire::{
    FieldProblem,
    data_update::{Receipt, Registered, UpdateState},
};
use serde::{Deserialize, Serialize};

/// Pengkinian Data as the web view shows it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DataUpdateShown {
    /// Whether the person's data is up to date.
    pub state: UpdateState,
    /// When it was last updated.
    #[cfg_attr(feature = "ts", ts(type = "string | null"))]
    pub updated_at: Option<Timestamp>,
    /// Who is registered.
    pub registered: Registered,
    /// What is asked, stage by stage.
    pub flow: Flow,
    /// The banks that can be chosen.
    pub banks: Vec<Bank>,
    /// What is known, and what was typed over it.
    pub answers: Answers,
    /// Where to go on.
    pub stage: StageId,
    /// The stages whose answers will do.
    pub done: Vec<StageId>,
    /// Whether something was begun and not submitted.
    pub begun: bool,
    /// Where what was begun is kept.
    pub kept: DraftKept,
    /// The last receipt.
    pub receipt: Option<Receipt>,
    /// A correction that somebody works on: its ticket's number.
    pub correction: Option<String>,
}

/// Where a draft is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DraftKept {
    /// When something was last typed.
    #[cfg_attr(feature = "ts", ts(type = "string | null"))]
    pub saved_at: Option<Timestamp>,
    /// Sealed on this device; otherwise only as long as the app runs.
    pub here: bool,
    /// With the service, so that another device can go on with it.
    pub with_service: bool,
}

/// Where somebody goes from a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Go {
    /// On: only when its answers will do.
    On,
    /// Back to the stage before.
    Back,
    /// Nowhere: what was typed is kept.
    Stay,
    /// Back to the review, from where it was opened for a change: only when its answers will do.
    Review,
}

/// What became of a stage.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct StageSaved {
    /// What will not do; then the stage stays.
    pub problems: Vec<FieldProblem>,
    /// Everything as it is now.
    pub shown: DataUpdateShown,
}

/// What became of a submission.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Submitted {
    /// It was taken.
    Taken {
        /// What to keep of it.
        receipt: Receipt,
    },
    /// Something will not do, here or there.
    Refused {
        /// Where to mend it.
        stage: StageId,
        /// What it is.
        problems: Vec<FieldProblem>,
    },
}
