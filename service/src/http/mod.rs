//! The edge of the service: what every request passes and every answer carries.

mod body;
mod cached;
mod edge;
mod idempotency;
mod network;
mod query;
mod refusal;

pub use body::{Body, MAX_BODY_BYTES, MAX_UPLOAD_BYTES};
pub use cached::cached;
pub use edge::{edge, panicked};
pub use idempotency::IdempotencyKey;
pub use network::{Networks, Peer, coarsely};
pub use query::Query;
pub use refusal::{Refusal, Refusals};
