use std::time::Duration;

/// The port to time. Only spans are asked for: what day it is, the service says.
pub trait Clock: Send + Sync {
    /// Time since some fixed moment of this run; never goes back, whatever the person does to the
    /// phone's clock.
    fn elapsed(&self) -> Duration;
}
