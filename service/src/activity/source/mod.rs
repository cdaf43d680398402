//! Where events are kept. Every query gives what stands before a bound, newest first.

mod contributions;
mod merges;
mod messages;
mod postings;

pub use contributions::contributions;
pub use merges::merges;
pub use messages::messages;
pub use postings::postings;
