use super::Template;
use crate::http::Refusal;
use jmo_wire::{
    Code,
    data_update::{Gesture, SelfieReason, SelfieWay},
};
use std::{fmt, sync::Arc, time::Duration};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The pictures of a selfie: JPEGs that were looked over.
pub struct Shown {
    /// How it was taken.
    pub way: SelfieWay,
    /// The face as it is.
    pub picture: Vec<u8>,
    /// A key frame for each gesture, in the order they were asked.
    pub evidence: Vec<(Gesture, Vec<u8>)>,
}

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Shown({} key frames)", self.evidence.len())
    }
}

/// What was seen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Looked {
    /// Why it cannot be accepted, the most important first; nothing when it can.
    pub reasons: Vec<SelfieReason>,
    /// What comparing faces needs of the picture; none where nothing compares.
    pub template: Option<Template>,
}

impl Looked {
    /// Not accepted, for one reason.
    pub fn refused(reason: SelfieReason) -> Self {
        Self {
            reasons: vec![reason],
            template: None,
        }
    }
}

/// The port to whatever looks at pictures. It may take its time: it is asked on a thread of its own.
pub trait SelfieCheck: fmt::Debug + Send + Sync {
    /// Looks at the pictures, whatever the app has said of them.
    fn look(&self, shown: &Shown) -> Looked;
}

/// So many selfies are looked at side by side; the others wait.
const AT_ONCE: usize = 2;

/// How long one waits for its turn.
const PATIENCE: Duration = Duration::from_secs(5);

/// The check with its own few threads.
#[derive(Clone, Debug)]
pub struct Looking {
    check: Arc<dyn SelfieCheck>,
    places: Arc<Semaphore>,
}

/// A turn at the check.
#[derive(Debug)]
pub struct Turn {
    check: Arc<dyn SelfieCheck>,
    _place: OwnedSemaphorePermit,
}

impl Looking {
    /// With a check behind it.
    pub fn new(check: Arc<dyn SelfieCheck>) -> Self {
        Self {
            check,
            places: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }

    /// Waits for a turn.
    ///
    /// # Errors
    /// `busy` when none comes free in time.
    pub async fn turn(&self) -> Result<Turn, Refusal> {
        let place = tokio::time::timeout(PATIENCE, self.places.clone().acquire_owned()).await;
        let place = place.map_err(|_| Refusal::wait(Code::Busy, 5))?;
        Ok(Turn {
            check: self.check.clone(),
            _place: place.map_err(|_| Refusal::new(Code::Internal))?,
        })
    }
}

impl Turn {
    /// Looks at the pictures, and gives them back.
    ///
    /// # Errors
    /// Only when the check itself breaks.
    pub async fn look(self, shown: Shown) -> Result<(Shown, Looked), Refusal> {
        let looking = move || {
            let looked = self.check.look(&shown);
            (shown, looked)
        };
        tokio::task::spawn_blocking(looking).await.map_err(|_| {
            tracing::error!("the selfie check broke");
            Refusal::new(Code::Internal)
        })
    }
}
