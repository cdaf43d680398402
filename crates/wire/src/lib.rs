//! What crosses the network between the app and the service, `/v1`, JSON.
//!
//! Requests are strict (`deny_unknown_fields`); answers are read leniently: unknown fields are
//! skipped and unknown enum values become `Unknown`, so that an old app survives a new service.
//! Money is whole rupiah, dates are `YYYY-MM-DD` in WIB, months `YYYY-MM`, instants RFC 3339 UTC.

pub mod account;
pub mod activity;
pub mod balance;
pub mod card;
pub mod complaint;
pub mod data_update;
mod field;
pub mod membership;
pub mod problem;
mod secret;
pub mod statement;
pub mod status;
mod text;

pub use field::{FieldCode, FieldProblem};
pub use problem::{Code, Problem};
pub use secret::Secret;
pub use text::Text;

/// The header in which both sides say what time they take it to be (RFC 3339, UTC).
///
/// The service answers every request with it; the app learns the difference to its own clock and
/// sends corrected time. A request whose time is further off than [`MAX_SKEW_SECONDS`] was kept
/// back somewhere and is refused with `clock_skewed` instead of taking effect late.
pub const TIME_HEADER: &str = "jmo-time";

/// How far a request's [`TIME_HEADER`] may be from the service's clock, in seconds.
pub const MAX_SKEW_SECONDS: i64 = 300;

/// The header that names a submission (1 to 64 letters, digits and hyphens): sent twice under one
/// key, a request takes effect once, and is answered twice alike.
pub const IDEMPOTENCY_HEADER: &str = "idempotency-key";
