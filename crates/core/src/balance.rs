use crate::{App, Fault, saved::BALANCE, view::View};
use jmo_wire::balance::Balance;

impl App {
    /// The JHT balance.
    ///
    /// # Errors
    /// `session_required` or `session_ended`.
    pub async fn balance(&self, refresh: bool) -> Result<View<Balance>, Fault> {
        self.look(refresh, BALANCE, |access, known| {
            let api = self.api.clone();
            async move { api.balance(&access, &known).await }
        })
        .await
    }
}
