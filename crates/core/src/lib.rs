//! The app without Tauri: session, views and use cases. Whatever touches the outside goes through
//! a port ([`ports`]); whatever the web view sees is a type of this crate or of `jmo-wire`, and
//! never a token.

mod account;
mod activity;
mod app;
mod balance;
mod card;
mod complaint;
mod custody;
mod data_update;
mod fault;
mod joining;
mod kept;
mod lock;
mod membership;
mod own_account;
pub mod ports;
mod preferences;
mod proving;
mod recovery;
mod regions;
mod saved;
mod saving;
mod selfie;
mod session;
mod simulation;
mod statement;
mod status;
mod today;
mod view;

pub use app::{App, AppInfo, Config, Seen};
pub use card::{CardFace, CardForm, Cards};
pub use complaint::ComplaintForm;
pub use custody::{Custody, MemoryReason, SetAside, Storage};
pub use data_update::{
    CorrectionDocument, CorrectionForm, DataUpdateShown, DraftKept, Go, StageSaved, Submitted,
};
pub use fault::{Fault, FaultCode};
pub use jmo_rules::{
    data_update::{Answers, StageId},
    programme_facts::ProgrammeFacts,
};
pub use joining::IdentityForm;
pub use lock::{IdleMinutes, LockSettings};
pub use preferences::{Language, Place, Preferences, TextSize, Theme};
pub use recovery::PendingRecovery;
pub use regions::{PlaceNames, RegionChoice};
pub use selfie::{SelfieFinding, SelfiePhase, SelfieSent, SelfieShown, SelfieTrouble};
pub use session::{CodeChallenge, SessionView, SignedOutReason};
pub use simulation::{FormulaForm, Simulated, SimulationInputs};
pub use statement::StatementForm;
pub use status::{ServiceView, UpdateAdvice};
pub use view::{Source, Trouble, View};
