use super::IdleMinutes;
use crate::{Fault, FaultCode, kept::parse};
use jmo_vault::Vault;
use jmo_wire::Secret;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Wrong tries that cost no wait.
const FREE: u32 = 5;
/// Wrong tries after which only the password helps.
const MOST: u32 = 10;
const FIRST_WAIT: Duration = Duration::from_secs(30);
const LONGEST_WAIT: Duration = Duration::from_secs(15 * 60);

/// The lock as it is kept in the account's vault.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct KeptLock {
    /// The argon2id hash of the PIN.
    pub pin: Secret,
    pub idle_minutes: IdleMinutes,
    /// Whether fingerprint or face opens it as well.
    pub biometric: bool,
    wrong: u32,
    /// When the last wrong try was, on the app's clock. That clock begins with the process, so a
    /// wait that was on when the app ended begins again in full.
    #[serde(skip)]
    since: Duration,
    /// Whether the password was given since it was last locked: then the PIN need not be known.
    #[serde(skip)]
    pub vouched: bool,
}

impl KeptLock {
    /// The name of its record.
    pub const RECORD: &str = "lock";

    pub fn new(pin: Secret, idle_minutes: IdleMinutes, biometric: bool) -> Self {
        Self {
            pin,
            idle_minutes,
            biometric,
            wrong: 0,
            since: Duration::ZERO,
            vouched: false,
        }
    }

    /// The lock a vault holds. One that cannot be read is still a lock, which opens by password.
    pub fn load(vault: &Vault) -> Option<Self> {
        vault.get(Self::RECORD)?;
        let unreadable = || Self {
            wrong: MOST,
            ..Self::new(Secret::new(""), IdleMinutes::default(), false)
        };
        Some(parse(vault, Self::RECORD).unwrap_or_else(unreadable))
    }

    /// The app starts at `now`.
    pub fn starts(&mut self, now: Duration) {
        self.since = now;
    }

    /// Whether only the password helps.
    pub fn is_dead(&self) -> bool {
        self.wrong >= MOST
    }

    /// Seconds from `now` until the next try.
    pub fn wait(&self, now: Duration) -> u32 {
        let left = wait_after(self.wrong).saturating_sub(now.saturating_sub(self.since));
        let seconds = left.as_secs() + u64::from(left.subsec_nanos() > 0);
        u32::try_from(seconds).unwrap_or(u32::MAX)
    }

    /// Counts a try as a wrong one, before it is known to be.
    ///
    /// # Errors
    /// `pin_dead`, or `too_many_tries` while a wait is on; nothing is counted then.
    pub fn count(&mut self, now: Duration) -> Result<(), Fault> {
        let wait = self.wait(now);
        if self.is_dead() {
            return Err(Fault::new(FaultCode::PinDead));
        }
        if wait > 0 {
            return Err(Fault {
                retry_after: Some(wait),
                ..Fault::new(FaultCode::TooManyTries)
            });
        }
        self.wrong += 1;
        self.since = now;
        Ok(())
    }

    /// What to say of a try that was counted and was wrong.
    pub fn refusal(&self, now: Duration) -> Fault {
        if self.is_dead() {
            return Fault::new(FaultCode::PinDead);
        }
        Fault {
            retry_after: Some(self.wait(now)).filter(|wait| *wait > 0),
            ..Fault::new(FaultCode::PinWrong)
        }
    }

    /// Somebody proved to be the person.
    pub fn forgive(&mut self) {
        self.wrong = 0;
    }

    /// Somebody gave the password.
    pub fn vouch(&mut self) {
        self.forgive();
        self.vouched = true;
    }
}

fn wait_after(wrong: u32) -> Duration {
    let Some(doublings) = wrong.checked_sub(FREE) else {
        return Duration::ZERO;
    };
    let wait = FIRST_WAIT.saturating_mul(2_u32.saturating_pow(doublings));
    wait.min(LONGEST_WAIT)
}

#[cfg(test)]
mod tests {
    use super::wait_after;

    #[test]
    fn waits_double_up_to_a_quarter_of_an_hour() {
        let seconds = |wrong| wait_after(wrong).as_secs();
        assert_eq!([0, 4, 5, 6, 7, 8].map(seconds), [0, 0, 30, 60, 120, 240]);
        assert_eq!([9, 10, 11, u32::MAX].map(seconds), [480, 900, 900, 900]);
    }
}
