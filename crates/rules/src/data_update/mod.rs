//! Pengkinian Data: what is asked in which stage, and when an answer will do.
//!
//! The flow is data: an id, a version, stages with fields, and the migrations from older versions.
//! What somebody typed is [`Answers`], text by field, so that nothing typed is ever lost; what is
//! submitted is a [`DataUpdate`], which exists only when every answer will do. The app and the
//! service read the same flow, so that they cannot disagree.
//!
//! Fields and rules are from the published guides of the six stages; [D] religion and blood group,
//! which some forms ask, are left out: nothing here needs them (UU 27/2022, Pasal 16: limited and
//! relevant).

mod answers;
mod check;
mod choices;
mod flow;
mod forms;
mod update;

pub use answers::Answers;
pub use check::{Known, Problem, Wrong, check, wrong};
pub use choices::{Education, MaritalStatus, Relation};
pub use flow::{CONSENTS, FLOW, Field, FieldId, Flow, Kind, Migration, Stage, StageId};
pub use forms::{FamilyCard, PostalCode};
pub use update::{DataUpdate, Domicile, Emergency, PayTo};
