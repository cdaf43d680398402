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

/// Passwords, for one login on one device. A known device is never held up by anyone else's
/// guesses: a stranger must not be able to lock the owner out. All new devices of a login share one
/// count, so a stranger who keeps guessing can make the owner's *new* device wait, a quarter of an
/// hour at most each time; letting it through by a code is a later step (docs/decisions/0004).
pub const PASSWORD: Throttle = Throttle {
    purpose: "password",
    free: 5,
};

/// Codes asked for, for one account.
pub const CODES: Throttle = Throttle {
    purpose: "codes",
    free: 10,
};

/// Codes that take a changed contact back, for one old contact.
pub const UNDO_TRIES: Throttle = Throttle {
    purpose: "undo contact",
    free: 5,
};

/// Card numbers looked for, by one account.
pub const CARD: Throttle = Throttle {
    purpose: "card",
    free: 5,
};

/// The password asked for again, in one session.
pub const AGAIN: Throttle = Throttle {
    purpose: "password again",
    free: 5,
};

/// Complaints, from one account or one proven contact.
pub const COMPLAINTS: Throttle = Throttle {
    purpose: "complaints",
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
        let counted: Option<(i64,)> = sqlx::query_as(
            "INSERT INTO throttle (key_mac, tries, last_at, blocked_until) VALUES ($1, 1, $2, 0)
             ON CONFLICT (key_mac) DO UPDATE SET last_at = excluded.last_at,
                 tries = CASE WHEN throttle.last_at < $3 THEN 1 ELSE throttle.tries + 1 END
             WHERE throttle.blocked_until <= $2
             RETURNING tries",
        )
        .bind(&key)
        .bind(now.as_microsecond())
        .bind(now.as_microsecond() - micros(FORGET))
        .fetch_optional(&mut *tx)
        .await?;
        let Some((tries,)) = counted else {
            let (until,): (i64,) =
                sqlx::query_as("SELECT blocked_until FROM throttle WHERE key_mac = $1")
                    .bind(&key)
                    .fetch_one(&mut *tx)
                    .await?;
            let left = (until - now.as_microsecond()).max(0);
            let seconds = u32::try_from(left / 1_000_000 + 1).unwrap_or(u32::MAX);
            return Err(Refusal::wait(Code::TooManyTries, seconds));
        };
        sqlx::query("UPDATE throttle SET blocked_until = $1 WHERE key_mac = $2")
            .bind(self.blocked_until(tries, now))
            .bind(&key)
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
        forget(tx, app, self.purpose, key).await
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

/// Counts nothing of a key any more.
pub(super) async fn forget(
    tx: &mut sqlx::AnyConnection,
    app: &App,
    purpose: &str,
    key: &str,
) -> Result<(), Refusal> {
    sqlx::query("DELETE FROM throttle WHERE key_mac = $1")
        .bind(app.keys().pepper(purpose, key))
        .execute(tx)
        .await?;
    Ok(())
}

fn micros(duration: SignedDuration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}
