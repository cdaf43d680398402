use crate::ports::ApiError;
use jiff::Timestamp;
use jmo_wire::Code;
use serde::Serialize;

/// Where what is shown comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Source {
    /// The service, just now.
    Live,
    /// An earlier answer, kept.
    Saved,
}

/// Why nothing newer could be had. Not an error: what is saved stays good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Trouble {
    /// Nobody answers.
    Offline,
    /// No answer in time.
    Slow,
    /// The service cannot answer now.
    Unavailable,
    /// The area rests; the status says why.
    Resting,
    /// Something answers that is not the service.
    Garbled,
}

/// Something from the service together with how fresh it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct View<T> {
    /// What there is to show; none: nothing yet.
    pub content: Option<T>,
    /// The service's time when it said so.
    #[cfg_attr(feature = "ts", ts(type = "string | null"))]
    pub as_of: Option<Timestamp>,
    /// Where it comes from.
    pub source: Source,
    /// Why nothing newer could be had, when it was tried.
    pub trouble: Option<Trouble>,
}

impl<T> View<T> {
    /// The same view of something made from its content.
    pub(crate) fn map<U>(self, make: impl FnOnce(T) -> U) -> View<U> {
        View {
            content: self.content.map(make),
            as_of: self.as_of,
            source: self.source,
            trouble: self.trouble,
        }
    }
}

impl From<&ApiError> for Trouble {
    fn from(error: &ApiError) -> Self {
        match error {
            ApiError::Offline => Self::Offline,
            ApiError::Slow => Self::Slow,
            ApiError::Garbled => Self::Garbled,
            ApiError::Refused(problem) if problem.code == Code::AreaResting => Self::Resting,
            ApiError::Refused(_) => Self::Unavailable,
        }
    }
}
