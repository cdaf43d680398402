use crate::{App, Fault, view::View};
use jmo_wire::activity::{ActivityPage, ActivityQuery};

impl App {
    /// A page of what happened, the newest first. Without the network, of what was seen before.
    ///
    /// # Errors
    /// `session_required` or `session_ended`.
    pub async fn activity(&self, query: ActivityQuery) -> Result<View<ActivityPage>, Fault> {
        let _ = query;
        Err(Fault::new(crate::FaultCode::Unavailable))
    }
}
