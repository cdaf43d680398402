//! Pengkinian Data: a draft that follows its person from device to device, a selfie that is looked
//! at again here, and a submission that takes effect once.

mod changes;
mod correction;
mod draft;
mod history;
mod holder;
mod letters;
mod name_inquiry;
mod of_account;
mod once;
mod person;
mod review;
mod routes;
mod selfie;
mod show;
mod submission;
mod submit;

pub use name_inquiry::{InquiryAnswer, InquiryUnavailable, NameInquiry, NoNameInquiry};
pub use review::decide;
pub use selfie::{Likeness, Looked, SelfieCheck, Shown, Template, judge};
pub use submission::Decided;

#[cfg(feature = "sandbox")]
pub(crate) use changes::{between, write as write_changes};
pub(crate) use of_account::of_account;
pub(crate) use routes::routes;
pub(crate) use selfie::Looking;
#[cfg(feature = "sandbox")]
pub(crate) use submission::Submission;
