use super::position::{Position, letters};
use jmo_rules::{Kpj, Month};
use jmo_wire::activity::{Activity, ActivityEvent};
use ring::digest;

/// An event and where it stands.
#[derive(Clone, Debug)]
pub struct Entry {
    pub position: Position,
    pub kpj: Option<Kpj>,
    pub employer: Option<String>,
    pub event: ActivityEvent,
}

impl Entry {
    /// The month it is for, or of its day.
    pub fn month(&self) -> Month {
        match &self.event {
            ActivityEvent::Contribution { month, .. } | ActivityEvent::Payment { month, .. } => {
                *month
            }
            _ => Month::of(self.position.on),
        }
    }

    /// As the wire tells it.
    pub fn told(self) -> Activity {
        Activity {
            id: self.id(),
            on: self.position.on,
            kpj: self.kpj,
            employer: self.employer,
            event: self.event,
        }
    }

    /// The same for as long as the event is known, and nothing can be read from it.
    fn id(&self) -> String {
        let Position { on, source, key } = &self.position;
        let named = format!("{on} {source:?} {key}");
        letters(&digest::digest(&digest::SHA256, named.as_bytes()).as_ref()[..16])
    }
}
