use super::{KeptLock, pin};
use crate::{App, Fault, FaultCode};
use jmo_wire::Secret;

impl App {
    /// Tries a PIN. Counted and kept before it is checked, so that ending the app in between
    /// takes no try back; one at a time, so that tries side by side are all counted.
    pub(super) async fn try_pin(&self, account_id: &str, pin: Secret) -> Result<(), Fault> {
        pin::well_formed(&pin)?;
        let _turn = self.trying.lock().await;
        let now = self.clock.elapsed();
        let counted =
            self.with_lock(account_id, |lock| lock.count(now).map(|()| lock.clone()))??;
        self.keep_lock(account_id, Some(counted.clone())).await?;
        if !pin::fits(pin, counted.pin.clone()).await {
            return Err(counted.refusal(now));
        }
        self.forgive(account_id).await
    }

    /// Somebody proved to be the person: no try counts any more.
    pub(super) async fn forgive(&self, account_id: &str) -> Result<(), Fault> {
        let forgiven = self.with_lock(account_id, |lock| {
            lock.forgive();
            lock.clone()
        })?;
        self.keep_lock(account_id, Some(forgiven)).await
    }

    /// Does something with the account's lock.
    ///
    /// # Errors
    /// `not_found` when it has none.
    pub(super) fn with_lock<T>(
        &self,
        account_id: &str,
        act: impl FnOnce(&mut KeptLock) -> T,
    ) -> Result<T, Fault> {
        let mut saved = self.saved();
        let lock = saved
            .get_mut(account_id)
            .and_then(|saved| saved.lock.as_mut());
        lock.map(act).ok_or_else(|| Fault::new(FaultCode::NotFound))
    }

    /// # Errors
    /// `not_kept`: what counts tries must be on disk, or ending the app would take them back.
    pub(super) async fn keep_lock(
        &self,
        account_id: &str,
        lock: Option<KeptLock>,
    ) -> Result<(), Fault> {
        let kept = self
            .kept
            .keep(account_id.to_owned(), KeptLock::RECORD, lock);
        if kept.await {
            Ok(())
        } else {
            Err(Fault::new(FaultCode::NotKept))
        }
    }
}
