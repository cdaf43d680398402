use super::{
    Likeness, Looked, Shown, attempt,
    jpeg::{self, inspect},
    kept, pictures,
};
use crate::{
    App,
    account::{Participant, sent_hash},
    http::Refusal,
    keys::hex,
};
use base64::{Engine, prelude::BASE64_STANDARD};
use jmo_wire::{
    Code, FieldCode, FieldProblem,
    data_update::{
        Gesture, ReviewReason, SelfieReason, SelfieTaken, SelfieVerdict, SelfieWay, SendSelfie,
    },
};
use sqlx::AnyConnection;

/// Of a picture, decoded from base64.
const PICTURE_BYTES: usize = 1_500_000;
/// Of a key frame.
const EVIDENCE_BYTES: usize = 525_000;

/// One that took pictures and never answered was cut off.
const STALE: i64 = 60_000_000;

/// Takes the pictures of an attempt and looks at them, whatever the app saw in them. The same
/// request again is answered again; an attempt takes no other.
///
/// # Errors
/// `proof_gone` when the attempt is another's, is over, or took other pictures; `invalid_field`
/// when what came is no picture at all; `busy`.
pub async fn send(
    app: &App,
    participant: &Participant,
    asked: &SendSelfie,
) -> Result<SelfieTaken, Refusal> {
    let account_id = &participant.account_id;
    let hash = sent_hash(&asked.attempt_token).ok_or_else(gone)?;
    let body = serde_json::to_string(asked).map_err(|_| Refusal::new(Code::Internal))?;
    let body_mac = app.keys().pepper("selfie", &body);
    drop(body);
    let attempt = {
        let mut db = app.store().read().acquire().await?;
        find(&mut db, app, account_id, &hash).await?
    };
    if let Some(used) = attempt.used {
        return used.answer(app, &hash, &body_mac);
    }
    if attempt.expires_at <= app.clock().now().as_microsecond() {
        return Err(gone());
    }
    let pictures = Pictures::read(asked, &attempt)?;
    let turn = app.looking().turn().await?;
    // To its end, also when whoever asked is gone: an attempt that was claimed has an answer.
    let (app, account_id) = (app.clone(), account_id.clone());
    let looking = async move {
        let seen_before =
            match claim(&app, &account_id, &hash, &body_mac, &attempt, &pictures).await? {
                Claim::Ours { seen_before } => seen_before,
                Claim::Theirs(used) => return used.answer(&app, &hash, &body_mac),
            };
        let (shown, looked) = match pictures.shown(&attempt, seen_before) {
            Ok(shown) => match turn.look(shown).await {
                Ok((shown, looked)) => (Some(shown), looked),
                Err(_) => (None, Looked::refused(SelfieReason::Unknown)),
            },
            Err(reason) => (None, Looked::refused(reason)),
        };
        finish(&app, &account_id, &hash, &attempt, shown.as_ref(), looked).await
    };
    let looked = tokio::spawn(looking).await;
    looked.map_err(|_| Refusal::new(Code::Internal))?
}

/// The pictures as they came: JPEGs at best.
struct Pictures {
    picture: Vec<u8>,
    evidence: Vec<(Gesture, Vec<u8>)>,
}

impl Pictures {
    /// Decodes base64, of no more than is allowed.
    fn read(asked: &SendSelfie, attempt: &Attempt) -> Result<Self, Refusal> {
        if asked.evidence.len() > attempt.gestures.len() {
            return Err(Refusal::field("evidence", FieldCode::TooLong));
        }
        let mut problems = Vec::new();
        let mut decode = |path: String, text: &str, most| {
            let decoded = decode(text, most);
            decoded.unwrap_or_else(|code| {
                problems.push(FieldProblem::new(&path, code));
                Vec::new()
            })
        };
        let picture = decode("picture".to_owned(), &asked.picture, PICTURE_BYTES);
        let evidence = asked.evidence.iter().enumerate().map(|(at, one)| {
            let path = format!("evidence.{at}.picture");
            (one.gesture, decode(path, &one.picture, EVIDENCE_BYTES))
        });
        let evidence = evidence.collect();
        if problems.is_empty() {
            Ok(Self { picture, evidence })
        } else {
            Err(Refusal::fields(problems))
        }
    }

    fn all(&self) -> Vec<&[u8]> {
        let evidence = self.evidence.iter().map(|(_, bytes)| bytes.as_slice());
        std::iter::once(self.picture.as_slice())
            .chain(evidence)
            .collect()
    }

    /// What can be looked at: each picture whole and different, each gesture in its place.
    fn shown(self, attempt: &Attempt, seen_before: bool) -> Result<Shown, SelfieReason> {
        let asked = attempt.gestures.iter();
        if !asked.eq(self.evidence.iter().map(|(gesture, _)| gesture)) {
            return Err(SelfieReason::GestureMissing);
        }
        let all = self.all();
        let twice = all
            .iter()
            .enumerate()
            .any(|(at, one)| all[..at].contains(one));
        // A file may be chosen again; somebody looks at it.
        if twice || (seen_before && attempt.way != SelfieWay::File) {
            return Err(SelfieReason::SamePictureTwice);
        }
        let bare =
            |bytes: &[u8]| inspect(bytes, jpeg::SELFIE).map_err(|_| SelfieReason::Unreadable);
        let evidence = self.evidence.iter();
        let evidence = evidence.map(|(gesture, bytes)| Ok((*gesture, bare(bytes)?)));
        Ok(Shown {
            way: attempt.way,
            picture: bare(&self.picture)?,
            evidence: evidence.collect::<Result<_, SelfieReason>>()?,
        })
    }
}

fn decode(text: &str, most: usize) -> Result<Vec<u8>, FieldCode> {
    if text.is_empty() {
        return Err(FieldCode::Required);
    }
    // Before anything is decoded.
    if text.len() > most.div_ceil(3) * 4 {
        return Err(FieldCode::TooLong);
    }
    let bytes = BASE64_STANDARD.decode(text);
    let bytes = bytes.map_err(|_| FieldCode::Malformed)?;
    if bytes.len() > most {
        return Err(FieldCode::TooLong);
    }
    Ok(bytes)
}

/// An attempt of this account.
struct Attempt {
    way: SelfieWay,
    gestures: Vec<Gesture>,
    expires_at: i64,
    used: Option<Used>,
}

/// What an attempt was used for.
struct Used {
    body_mac: Option<Vec<u8>>,
    answer: Option<Vec<u8>>,
}

impl Used {
    /// The answer to the same request; to any other the attempt is over.
    fn answer(self, app: &App, hash: &[u8], body_mac: &[u8]) -> Result<SelfieTaken, Refusal> {
        if self.body_mac.as_deref() != Some(body_mac) {
            return Err(gone());
        }
        // The first of the two is still being looked at.
        let sealed = self.answer.ok_or_else(|| Refusal::wait(Code::Busy, 2))?;
        let text = app
            .keys()
            .open_text("selfie_attempt.answer", &hex(hash), &sealed)?;
        serde_json::from_str(&text).map_err(|_| Refusal::new(Code::Internal))
    }
}

async fn find(
    db: &mut AnyConnection,
    app: &App,
    account_id: &str,
    hash: &[u8],
) -> Result<Attempt, Refusal> {
    type Row = (
        String,
        String,
        i64,
        Option<i64>,
        Option<Vec<u8>>,
        Option<Vec<u8>>,
    );
    let row: Option<Row> = sqlx::query_as(
        "SELECT way, gestures, expires_at, used_at, body_mac, answer_sealed FROM selfie_attempt
         WHERE token_hash = $1 AND account_id = $2",
    )
    .bind(hash)
    .bind(account_id)
    .fetch_optional(db)
    .await?;
    let (way, gestures, expires_at, used_at, body_mac, answer) = row.ok_or_else(gone)?;
    let internal = |_| Refusal::new(Code::Internal);
    let stale = used_at.is_some_and(|at| at + STALE < app.clock().now().as_microsecond());
    if stale && answer.is_none() {
        return Err(gone());
    }
    Ok(Attempt {
        way: serde_json::from_str(&way).map_err(internal)?,
        gestures: serde_json::from_str(&gestures).map_err(internal)?,
        expires_at,
        used: used_at.map(|_| Used { body_mac, answer }),
    })
}

enum Claim {
    Ours { seen_before: bool },
    Theirs(Used),
}

/// Takes the attempt for these pictures: of several at once only one does.
async fn claim(
    app: &App,
    account_id: &str,
    hash: &[u8],
    body_mac: &[u8],
    attempt: &Attempt,
    sent: &Pictures,
) -> Result<Claim, Refusal> {
    let mut tx = app.store().write().await?;
    let claimed = sqlx::query(
        "UPDATE selfie_attempt SET used_at = $1, body_mac = $2 WHERE token_hash = $3 AND used_at IS NULL",
    )
    .bind(app.clock().now().as_microsecond())
    .bind(body_mac)
    .bind(hash)
    .execute(&mut *tx)
    .await?;
    if claimed.rows_affected() != 1 {
        let used = find(&mut tx, app, account_id, hash).await?.used;
        return used.map(Claim::Theirs).ok_or_else(gone);
    }
    let seen_before = if attempt.way == SelfieWay::File {
        false
    } else {
        pictures::seen_before(&mut tx, app, account_id, &sent.all()).await?
    };
    tx.commit().await?;
    Ok(Claim::Ours { seen_before })
}

/// Says what became of it, and keeps what was not refused.
async fn finish(
    app: &App,
    account_id: &str,
    hash: &[u8],
    attempt: &Attempt,
    shown: Option<&Shown>,
    looked: Looked,
) -> Result<SelfieTaken, Refusal> {
    let mut tx = app.store().write().await?;
    let now = app.clock().now();
    let mut taken = SelfieTaken {
        verdict: SelfieVerdict::Refused,
        reasons: looked.reasons.clone(),
        selfie: None,
        good_until: None,
        left_today: attempt::left(&mut tx, account_id, attempt.way, now).await?,
    };
    if let Some(shown) = shown.filter(|_| looked.reasons.is_empty()) {
        let review = match attempt.way {
            SelfieWay::Gestures => None,
            SelfieWay::WithoutGestures => Some((
                SelfieReason::WithoutGestures,
                ReviewReason::SelfieWithoutGestures,
            )),
            SelfieWay::File => Some((SelfieReason::FromFile, ReviewReason::SelfieFromFile)),
        };
        let (mut reasons, review): (Vec<_>, Vec<_>) = review.into_iter().unzip();
        let enrolled =
            kept::like_enrolled(&mut tx, app, account_id, looked.template.as_ref()).await?;
        if enrolled == Some(Likeness::Other) {
            reasons.push(SelfieReason::NotEnrolled);
        }
        let sure = reasons.is_empty() && matches!(enrolled, None | Some(Likeness::Same));
        let (token, until) = kept::keep(&mut tx, app, account_id, shown, &looked, &review).await?;
        taken.verdict = if sure {
            SelfieVerdict::Accepted
        } else {
            SelfieVerdict::Review
        };
        taken.reasons = reasons;
        taken.selfie = Some(token.expose().to_owned());
        taken.good_until = Some(until);
    }
    let answer = serde_json::to_vec(&taken).map_err(|_| Refusal::new(Code::Internal))?;
    let answer = app
        .keys()
        .seal("selfie_attempt.answer", &hex(hash), &answer);
    sqlx::query("UPDATE selfie_attempt SET answer_sealed = $1 WHERE token_hash = $2")
        .bind(answer)
        .bind(hash)
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    Ok(taken)
}

fn gone() -> Refusal {
    Refusal::new(Code::ProofGone)
}
