use super::throttle::forget;
use crate::{App, http::Refusal};
use jiff::Timestamp;
use jmo_wire::Code;

/// Checks of one NIK (passport, stay permit): three a day, so that nobody finds out data by trying.
pub const IDENTITY: DailyLimit = DailyLimit {
    purpose: "identity",
    most: 3,
};

/// A kind of try of which there are only so many on a day (WIB).
#[derive(Clone, Copy, Debug)]
pub struct DailyLimit {
    /// Names the kind.
    pub purpose: &'static str,
    /// Tries on a day.
    pub most: u32,
}

impl DailyLimit {
    /// Counts a try before it is made, and answers how many are left.
    ///
    /// # Errors
    /// `too_many_tries` until the next day.
    pub async fn count(self, app: &App, key: &str) -> Result<u32, Refusal> {
        let key = app.keys().pepper(self.purpose, key);
        let now = app.clock().now();
        let (begins, ends) = wib_day(now);
        let mut tx = app.store().write().await?;
        let counted: Option<(i64,)> = sqlx::query_as(
            "INSERT INTO throttle (key_mac, tries, last_at, blocked_until) VALUES ($1, 1, $2, 0)
             ON CONFLICT (key_mac) DO UPDATE SET last_at = excluded.last_at,
                 tries = CASE WHEN throttle.last_at < $3 THEN 1 ELSE throttle.tries + 1 END
             WHERE throttle.last_at < $3 OR throttle.tries < $4
             RETURNING tries",
        )
        .bind(&key)
        .bind(now.as_microsecond())
        .bind(begins)
        .bind(i64::from(self.most))
        .fetch_optional(&mut *tx)
        .await?;
        tx.commit().await?;
        let Some((tries,)) = counted else {
            let left = (ends - now.as_microsecond()) / 1_000_000 + 1;
            let left = u32::try_from(left).unwrap_or(u32::MAX);
            return Err(Refusal::wait(Code::TooManyTries, left));
        };
        Ok(self
            .most
            .saturating_sub(u32::try_from(tries).unwrap_or(u32::MAX)))
    }

    /// Forgets the tries: the right data came.
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
}

/// First and last moment of the day in WIB (UTC+7), in microseconds.
fn wib_day(now: Timestamp) -> (i64, i64) {
    const DAY: i64 = 86_400_000_000;
    const SHIFT: i64 = 7 * 3_600_000_000;
    let begins = (now.as_microsecond() + SHIFT).div_euclid(DAY) * DAY - SHIFT;
    (begins, begins + DAY)
}
