use super::{
    changes, draft, holder, letters,
    once::Once,
    person::Person,
    selfie::{self, Likeness},
    submission::{self, Submission},
};
use crate::{
    App,
    account::{DailyLimit, Participant, PopulationData, new_token, tell},
    complaint::{ANSWERED_WITHIN, number_of},
    http::Refusal,
};
use jiff::Timestamp;
use jmo_rules::data_update::{CONSENTS, DataUpdate, FLOW, FieldId};
use jmo_wire::{
    Code, FieldCode, FieldProblem,
    account::Verdict,
    data_update::{FieldVerdict, HolderMatch, Receipt, ReviewReason, Submit, UpdateState},
};
use sqlx::AnyConnection;
use std::time::Duration;

/// Submissions that reach bank and registry: no way around the limit of inquiries.
const SUBMISSIONS: DailyLimit = DailyLimit {
    purpose: "data update",
    most: 20,
};

/// A registry that has not answered by then cannot be asked.
const PATIENCE: Duration = Duration::from_secs(4);

/// Takes an update. Asked again under the same key, also at the same time, it is taken once.
///
/// # Errors
/// `invalid_field` with every field at fault; `out_of_date` when the flow or the consent is not the
/// current one, or something else came under this key; `too_many_tries`.
pub async fn submit(
    app: &App,
    participant: &Participant,
    key: &str,
    asked: &Submit,
) -> Result<Receipt, Refusal> {
    let once = Once::new(app, participant, "data_update", key, asked)?;
    if let Some(receipt) = answered(app, &once).await? {
        return Ok(receipt);
    }
    match look(app, participant, asked).await {
        Ok(looked) => write(app, participant, &once, looked, &asked.consent).await,
        // The same request beside this one may have taken the selfie meanwhile.
        Err(refusal) => answered(app, &once).await?.ok_or(refusal),
    }
}

async fn answered(app: &App, once: &Once<'_>) -> Result<Option<Receipt>, Refusal> {
    let mut db = app.store().read().acquire().await?;
    once.answered(&mut db, app).await
}

/// An update that bank and registry were asked about.
struct Looked {
    update: DataUpdate,
    reasons: Vec<ReviewReason>,
    verdicts: Vec<FieldVerdict>,
}

async fn look(app: &App, participant: &Participant, asked: &Submit) -> Result<Looked, Refusal> {
    let mut db = app.store().read().acquire().await?;
    let person = Person::read(&mut db, app, participant).await?;
    let update = read(&person, asked)?;
    selfie::find(&mut db, app, &participant.account_id, &update.selfie).await?;
    drop(db);
    SUBMISSIONS.count(app, &participant.account_id).await?;
    let data = PopulationData {
        number: &person.number,
        name: &person.name,
        born_on: person.born_on,
        sex: update.sex,
        mother_name: &update.mother_name,
    };
    let registry = tokio::time::timeout(PATIENCE, app.civil_registry().population(data));
    let holder = holder::of(app, participant, &person.name, &update.pay_to);
    let (registry, holder) = tokio::join!(registry, holder);
    let mut reasons = Vec::new();
    let verdicts = match registry {
        Ok(Ok(verdicts)) => verdicts,
        Ok(Err(_)) | Err(_) => {
            reasons.push(ReviewReason::RegistryUnavailable);
            Vec::new()
        }
    };
    let otherwise =
        |one: &FieldVerdict| matches!(one.verdict, Verdict::Differs | Verdict::NotFound);
    if verdicts.iter().any(otherwise) {
        reasons.push(ReviewReason::Registry);
    }
    let account = |code| Err(Refusal::field(FieldId::AccountNumber.name(), code));
    match holder.verdict {
        HolderMatch::Matches => {}
        HolderMatch::Differs => return account(FieldCode::OthersAccount),
        HolderMatch::NotFound => return account(FieldCode::NoAccount),
        HolderMatch::Close | HolderMatch::Unavailable | HolderMatch::Unknown => {
            reasons.push(ReviewReason::AccountHolder);
        }
    }
    Ok(Looked {
        update,
        reasons,
        verdicts,
    })
}

/// Reads what was typed, by the rules the app has as well.
fn read(person: &Person, asked: &Submit) -> Result<DataUpdate, Refusal> {
    match asked.flow_version {
        0 => return Err(Refusal::field("flow_version", FieldCode::Malformed)),
        version if version > FLOW.version => return Err(Refusal::new(Code::OutOfDate)),
        _ => draft::check(&asked.answers)?,
    }
    if asked.consent.is_empty() {
        return Err(Refusal::field("consent", FieldCode::Required));
    }
    if !CONSENTS.contains(&asked.consent.as_str()) {
        return Err(Refusal::new(Code::OutOfDate));
    }
    let answers = FLOW.migrate(asked.flow_version, asked.answers.clone());
    DataUpdate::read(&answers, &person.known()).map_err(|problems| {
        let problems = problems.into_iter();
        let problems = problems.map(|one| FieldProblem::new(one.field.name(), one.wrong));
        Refusal::fields(problems.collect())
    })
}

async fn write(
    app: &App,
    participant: &Participant,
    once: &Once<'_>,
    looked: Looked,
    consent: &str,
) -> Result<Receipt, Refusal> {
    let (person_id, account_id) = (&participant.person_id, &participant.account_id);
    let mut tx = app.store().write().await?;
    if let Some(receipt) = once.answered(&mut tx, app).await? {
        return Ok(receipt);
    }
    let selfie = selfie::find(&mut tx, app, account_id, &looked.update.selfie).await?;
    let mut reasons = selfie.reasons.clone();
    match selfie::likeness(&mut tx, app, account_id, &selfie).await? {
        None | Some(Likeness::Same) => {}
        Some(Likeness::Other | Likeness::NotCompared) => reasons.push(ReviewReason::Face),
    }
    reasons.extend(looked.reasons);
    let now = app.clock().now();
    let clear = reasons.is_empty();
    let receipt = Receipt {
        number: number_of('D', &new_token()),
        submitted_at: now,
        state: if clear {
            UpdateState::UpToDate
        } else {
            UpdateState::InReview
        },
        due_at: (!clear).then(|| {
            now.saturating_add(ANSWERED_WITHIN)
                .unwrap_or(Timestamp::MAX)
        }),
        reasons,
        verdicts: looked.verdicts,
    };
    let before = submission::standing(&mut tx, app, person_id).await?;
    let before = before.map(|one| one.answers).unwrap_or_default();
    let update = Submission::new(receipt, looked.update.answers(), consent);
    update.write(&mut tx, app, person_id, account_id).await?;
    let changed = changes::between(&before, &update.answers);
    changes::write(&mut tx, person_id, &update.id, now, &changed).await?;
    selfie::submit(&mut tx, app, &selfie, &update.id).await?;
    if clear {
        selfie::enrol(&mut tx, app, account_id, &update.id).await?;
    }
    draft::forget(&mut tx, account_id).await?;
    once.keep(&mut tx, app, &update.receipt).await?;
    told(&mut tx, app, account_id, &update.receipt).await?;
    tx.commit().await?;
    app.outbox().notify_one();
    Ok(update.receipt)
}

async fn told(
    tx: &mut AnyConnection,
    app: &App,
    account_id: &str,
    receipt: &Receipt,
) -> Result<(), Refusal> {
    let letter = match receipt.state {
        UpdateState::UpToDate => letters::updated(&receipt.number),
        _ => letters::in_review(&receipt.number),
    };
    tell(tx, app, account_id, &letter).await
}
