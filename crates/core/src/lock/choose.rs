use super::{IdleMinutes, KeptLock, LockSettings, pin};
use crate::{App, Fault, FaultCode};
use jiff::civil::Date;
use jmo_wire::{FieldCode, FieldProblem, Secret};

impl App {
    /// The lock as it is chosen.
    ///
    /// # Errors
    /// `session_required`, or `locked`.
    pub fn lock_settings(&self) -> Result<LockSettings, Fault> {
        let account_id = self.session.ticket()?.account_id;
        let lock = self.with_lock(&account_id, |lock| lock.clone()).ok();
        Ok(LockSettings {
            offered: !self.kept.is_shared(),
            set: lock.is_some(),
            idle_minutes: lock
                .as_ref()
                .map(|lock| lock.idle_minutes)
                .unwrap_or_default(),
            biometric_offered: self.biometrics.available(),
            biometric: lock.as_ref().is_some_and(|lock| lock.biometric),
            pin_needed: lock.is_some_and(|lock| !lock.vouched),
        })
    }

    /// Chooses a PIN, or another one. `current`: the one before, where it is needed.
    ///
    /// # Errors
    /// `pin_easy`, `not_found` on a device that many people use, `not_kept`, and those of
    /// [`App::unlock`] for the one before.
    pub async fn set_lock(
        &self,
        pin: Secret,
        idle_minutes: IdleMinutes,
        current: Option<Secret>,
    ) -> Result<LockSettings, Fault> {
        let account_id = self.session.ticket()?.account_id;
        if self.kept.is_shared() {
            return Err(Fault::new(FaultCode::NotFound));
        }
        pin::well_formed(&pin)?;
        if pin::is_easy(&pin, self.birth_date(&account_id)) {
            return Err(Fault::new(FaultCode::PinEasy));
        }
        self.prove(&account_id, current).await?;
        let biometric = self.with_lock(&account_id, |lock| lock.biometric);
        let pin = pin::hashed(pin).await;
        let lock = KeptLock::new(pin, idle_minutes, biometric.unwrap_or(false));
        self.choose(&account_id, Some(lock)).await
    }

    /// Chooses when it locks by itself, and whether fingerprint or face opens it. These are tried
    /// once before they count; `reason`: what the phone's question says.
    ///
    /// # Errors
    /// `not_found` without a lock, `not_kept`, `session_required`, or `locked`.
    pub async fn change_lock(
        &self,
        idle_minutes: IdleMinutes,
        biometric: bool,
        reason: String,
    ) -> Result<LockSettings, Fault> {
        let account_id = self.session.ticket()?.account_id;
        let was = self.with_lock(&account_id, |lock| lock.biometric)?;
        let biometric = biometric
            && self.biometrics.available()
            && (was || self.biometrics.confirm(reason).await);
        let changed = self.with_lock(&account_id, |lock| {
            lock.idle_minutes = idle_minutes;
            lock.biometric = biometric;
            lock.clone()
        })?;
        self.keep_lock(&account_id, Some(changed)).await?;
        self.lock_settings()
    }

    /// Takes the lock away. `pin`: where it is needed.
    ///
    /// # Errors
    /// `not_found` without a lock, `not_kept`, and those of [`App::unlock`].
    pub async fn remove_lock(&self, pin: Option<Secret>) -> Result<LockSettings, Fault> {
        let account_id = self.session.ticket()?.account_id;
        self.with_lock(&account_id, |_| ())?;
        self.prove(&account_id, pin).await?;
        self.choose(&account_id, None).await
    }

    /// Whoever changes the lock knows its PIN, or has just given the password.
    async fn prove(&self, account_id: &str, pin: Option<Secret>) -> Result<(), Fault> {
        let vouched = self.with_lock(account_id, |lock| lock.vouched);
        match (vouched, pin) {
            (Err(_) | Ok(true), _) => Ok(()),
            (Ok(false), Some(pin)) => self.try_pin(account_id, pin).await,
            (Ok(false), None) => Err(Fault {
                fields: vec![FieldProblem {
                    path: "current".to_owned(),
                    code: FieldCode::Required,
                }],
                ..Fault::new(FaultCode::InvalidField)
            }),
        }
    }

    /// What the screen says is chosen is kept already.
    async fn choose(
        &self,
        account_id: &str,
        lock: Option<KeptLock>,
    ) -> Result<LockSettings, Fault> {
        self.keep_lock(account_id, lock.clone()).await?;
        if let Some(saved) = self.saved().get_mut(account_id) {
            saved.lock = lock;
        }
        self.lock_settings()
    }

    /// The day of birth, as far as the card that was seen tells it.
    fn birth_date(&self, account_id: &str) -> Option<Date> {
        let saved = self.saved();
        let card = saved.get(account_id)?.card.as_ref()?;
        let today = jmo_rules::wib_date(card.as_of);
        Some(card.content.nik.nik()?.birth_date(today))
    }
}
