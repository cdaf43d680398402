use jiff::Timestamp;
use std::time::Duration;

/// The port to time. Spans are what counts; what day it is, the service says.
pub trait Clock: Send + Sync {
    /// Time since some fixed moment of this run; never goes back, whatever the person does to the
    /// phone's clock.
    fn elapsed(&self) -> Duration;
    /// What the machine takes the time to be, right or wrong: for as long as the service has not
    /// said.
    fn calendar(&self) -> Timestamp;
}
