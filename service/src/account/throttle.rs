use crate::{App, http::Refusal};
use jiff::{SignedDuration, Timestamp};
use jmo_wire::Code;

/// A kind of try that is counted, and how many are free before each one costs a wait.
#[derive(Clone, Copy, Debug)]
pub struct Throttle {
    /// Names the kind.
    pub purpose: &'static str,
    /// Tries without a wait.
    pub free: i64,
}

/// Passwords, for one login on one device. Another device of the same person is not held up:
/// a stranger who guesses must not be able to lock the owner out.
pub const PASSWORD: Throttle = Throttle {
    purpose: "password",
    free: 5,
};
/// Codes asked for, for one account.
pub const CODES: Throttle = Throttle {
    purpose: "codes",
    free: 10,
};

/// After an hour of quiet the count starts again.
const FORGET: SignedDuration = SignedDuration::from_hours(1);
const FIRST_WAIT_SECONDS: i64 = 30;
const LONGEST_WAIT_SECONDS: i64 = 900;

impl Throttle {
    /// Counts a try before it is made, so that tries side by side are all counted.
    ///
    /// # Errors
    /// `too_many_tries` while a wait is on; that one is not counted.
    pub async fn count(self, app: &App, key: &str) -> Result<(), Refusal> {
        let key = app.keys().pepper(self.purpose, key);
        let now = app.clock().now();
        let mut tx = app.store().write().await?;
        let row: Option<(i64, i64, i64)> =
            sqlx::query_as("SELECT tries, last_at, blocked_until FROM throttle WHERE key_mac = $1")
                .bind(&key)
                .fetch_optional(&mut *tx)
                .await?;
        let (mut tries, last_at, blocked_until) = row.unwrap_or((0, 0, 0));
        let left = blocked_until - now.as_microsecond();
        if left > 0 {
            let seconds = u32::try_from(left / 1_000_000 + 1).unwrap_or(u32::MAX);
            return Err(Refusal::wait(Code::TooManyTries, seconds));
        }
        if now.as_microsecond() - last_at > micros(FORGET) {
            tries = 0;
        }
        tries += 1;
        sqlx::query(
            "INSERT INTO throttle (key_mac, tries, last_at, blocked_until) VALUES ($1, $2, $3, $4)
             ON CONFLICT (key_mac) DO UPDATE SET tries = excluded.tries, last_at = excluded.last_at,
             blocked_until = excluded.blocked_until",
        )
        .bind(&key)
        .bind(tries)
        .bind(now.as_microsecond())
        .bind(self.blocked_until(tries, now))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Forgets the tries: the right one came.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forgive(
        self,
        tx: &mut sqlx::AnyConnection,
        app: &App,
        key: &str,
    ) -> Result<(), Refusal> {
        sqlx::query("DELETE FROM throttle WHERE key_mac = $1")
            .bind(app.keys().pepper(self.purpose, key))
            .execute(tx)
            .await?;
        Ok(())
    }

    /// The wait doubles with each try past the free ones, up to a quarter of an hour.
    fn blocked_until(self, tries: i64, now: Timestamp) -> i64 {
        let past = tries - self.free;
        if past < 0 {
            return 0;
        }
        let seconds = (FIRST_WAIT_SECONDS << past.min(8)).min(LONGEST_WAIT_SECONDS);
        now.as_microsecond() + seconds * 1_000_000
    }
}

fn micros(duration: SignedDuration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}
