use crate::{
    App,
    account::{Participant, new_token, token_hash},
    http::Refusal,
};
use jiff::Timestamp;
use jmo_wire::{
    Code,
    data_update::{Attempt, Gesture, SelfieWay},
};
use sqlx::AnyConnection;

/// How long an attempt waits for its picture: a timer that waits for people.
const EXPIRES_IN_SECONDS: u32 = 15 * 60;
const SECOND: i64 = 1_000_000;
const DAY: i64 = 86_400 * SECOND;

/// What can be asked. What a nod would show cannot be told from a head that is held up.
const GESTURES: [Gesture; 5] = [
    Gesture::Blink,
    Gesture::Smile,
    Gesture::OpenMouth,
    Gesture::TurnLeft,
    Gesture::TurnRight,
];

/// Attempts in 24 hours, each way for itself: who used up one still has the others.
fn most(way: SelfieWay) -> i64 {
    match way {
        SelfieWay::Gestures => 10,
        SelfieWay::WithoutGestures | SelfieWay::File => 5,
    }
}

/// Begins a selfie: asks for two gestures that nobody could know before. It never holds up a
/// sign-in.
///
/// # Errors
/// `too_many_tries` until an earlier attempt is 24 hours old.
pub async fn begin(
    app: &App,
    participant: &Participant,
    way: SelfieWay,
) -> Result<Attempt, Refusal> {
    let account_id = &participant.account_id;
    let now = app.clock().now().as_microsecond();
    let gestures = match way {
        SelfieWay::Gestures => two(random()?).to_vec(),
        SelfieWay::WithoutGestures | SelfieWay::File => Vec::new(),
    };
    let token = new_token();
    let mut tx = app.store().write().await?;
    let (made, first) = counted(&mut tx, account_id, way, now).await?;
    let left = most(way) - made;
    if left <= 0 {
        let wait = (first + DAY - now) / SECOND + 1;
        let wait = u32::try_from(wait).unwrap_or(u32::MAX);
        return Err(Refusal::wait(Code::TooManyTries, wait));
    }
    sqlx::query(
        "INSERT INTO selfie_attempt (token_hash, account_id, way, gestures, begun_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(token_hash(&token))
    .bind(account_id)
    .bind(text(&way)?)
    .bind(text(&gestures)?)
    .bind(now)
    .bind(now + i64::from(EXPIRES_IN_SECONDS) * SECOND)
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(Attempt {
        attempt_token: token,
        gestures,
        expires_in: EXPIRES_IN_SECONDS,
        left_today: u32::try_from(left).unwrap_or_default(),
    })
}

/// How many attempts are left to an account.
///
/// # Errors
/// When the database fails.
pub async fn left(
    db: &mut AnyConnection,
    account_id: &str,
    way: SelfieWay,
    now: Timestamp,
) -> Result<u32, Refusal> {
    let (made, _) = counted(db, account_id, way, now.as_microsecond()).await?;
    Ok(u32::try_from(most(way) - made).unwrap_or_default())
}

/// How many attempts there were in the last 24 hours, and when the first of them was.
async fn counted(
    db: &mut AnyConnection,
    account_id: &str,
    way: SelfieWay,
    now: i64,
) -> Result<(i64, i64), Refusal> {
    let (made, first): (i64, Option<i64>) = sqlx::query_as(
        "SELECT COUNT(*), MIN(begun_at) FROM selfie_attempt WHERE account_id = $1 AND way = $2 AND begun_at > $3",
    )
    .bind(account_id)
    .bind(text(&way)?)
    .bind(now - DAY)
    .fetch_one(db)
    .await?;
    Ok((made, first.unwrap_or(now)))
}

/// Two different gestures in an order of their own: one of twenty pairs.
fn two(random: u64) -> [Gesture; 2] {
    let count = GESTURES.len();
    let pair = usize::try_from(random % 20).unwrap_or_default();
    let (first, step) = (pair % count, 1 + pair / count);
    [GESTURES[first], GESTURES[(first + step) % count]]
}

fn random() -> Result<u64, Refusal> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).map_err(|_| Refusal::new(Code::Internal))?;
    Ok(u64::from_le_bytes(bytes))
}

fn text(value: &impl serde::Serialize) -> Result<String, Refusal> {
    serde_json::to_string(value).map_err(|_| Refusal::new(Code::Internal))
}

#[cfg(test)]
mod tests {
    use super::{GESTURES, two};
    use std::collections::HashSet;

    #[test]
    fn every_ordered_pair_of_different_gestures_is_one_of_twenty() {
        let pairs: HashSet<_> = (0..20).map(two).collect();
        assert_eq!(pairs.len(), 20);
        assert!(pairs.iter().all(|[first, second]| first != second));
        assert!(
            GESTURES
                .iter()
                .all(|one| pairs.iter().any(|pair| pair[0] == *one))
        );
    }
}
