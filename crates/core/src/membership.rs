use crate::{App, Fault, saved::MEMBERSHIP, view::View};
use jmo_wire::membership::Membership;

impl App {
    /// Cards, employers and programmes.
    ///
    /// # Errors
    /// `session_required` or `session_ended`.
    pub async fn membership(&self, refresh: bool) -> Result<View<Membership>, Fault> {
        self.look(refresh, MEMBERSHIP, |access, known| {
            let api = self.api.clone();
            async move { api.membership(&access, &known).await }
        })
        .await
    }
}
