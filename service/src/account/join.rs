use super::{
    challenge::{self, New, To},
    contact::Contact,
    device,
    identity::{self, Claimed},
    letters, log, new_password, proof,
    purpose::Purpose,
    session, store,
};
use crate::{App, http::Refusal, outbox};
use jiff::SignedDuration;
use jmo_wire::{
    Code, FieldCode, FieldProblem, Secret,
    account::{Challenge, CheckIdentity, IdentityVerdict, Join, LogKind, ProveContact, Session},
    membership::Segment,
};
use sqlx::error::ErrorKind;

/// Sends a code to a contact somebody wants to join or get back in with. One that belongs to an
/// account is told so in its own mailbox, and nowhere else.
///
/// # Errors
/// `invalid_field`, `too_many_tries`.
pub async fn prove_contact(app: &App, asked: &ProveContact) -> Result<Challenge, Refusal> {
    let contact = Contact::of(asked.channel, &asked.contact)
        .map_err(|problem| Refusal::fields(vec![problem]))?;
    let index = contact.index(app.keys());
    let known = store::find(app, contact.channel(), &index).await?.is_some();
    let counted = contact.counted();
    let purpose = Purpose::from(asked.purpose);
    let new = New {
        purpose,
        account_id: None,
        to: To::new_contact(contact, known),
        device_name: "",
        counted: &counted,
    };
    challenge::begin(app, new).await
}

/// Says field by field whether data agree with what is registered.
///
/// # Errors
/// `proof_gone`, `invalid_field`, `too_many_tries`, `join_refused`.
pub async fn check_identity(app: &App, asked: &CheckIdentity) -> Result<IdentityVerdict, Refusal> {
    let mut db = app.store().read().acquire().await?;
    proof::look(&mut db, app, &asked.proof_token, Purpose::Join).await?;
    drop(db);
    let claimed = Claimed::read(&asked.identity, app.clock().today())?;
    let mut checked = identity::check(app, &claimed, Some(known(asked.segment)?)).await?;
    if let Some(person_id) = &checked.person_id {
        refuse_second(app, person_id).await?;
        let mut tx = app.store().write().await?;
        checked.verdict.tries_left = identity::forgive(&mut tx, app, &claimed.number).await?;
        tx.commit().await?;
    }
    Ok(checked.verdict)
}

/// Makes an account and signs in.
///
/// # Errors
/// `proof_gone`, `invalid_field`, `too_many_tries`, `join_refused`, `busy`.
pub async fn join(app: &App, asked: &Join) -> Result<Session, Refusal> {
    let claimed = Claimed::read(&asked.identity, app.clock().today())?;
    let segment = known(asked.segment)?;
    let (email, phone) = contacts(app, &asked.proof_tokens).await?;
    check_rest(asked, &claimed, email.as_ref(), phone.as_ref())?;
    let _place = app.passwords().place()?;
    let checked = identity::check(app, &claimed, Some(segment)).await?;
    let refused = || Refusal::new(Code::JoinRefused);
    let person_id = checked.person_id.ok_or_else(refused)?;
    refuse_second(app, &person_id).await?;
    let password_hash = new_password::hash(app, &asked.password).await?;

    let mut tx = app.store().write().await?;
    identity::forgive(&mut tx, app, &claimed.number).await?;
    for token in &asked.proof_tokens {
        proof::spend(&mut tx, app, token, Purpose::Join).await?;
    }
    let new = store::NewAccount {
        person_id: &person_id,
        email: email.as_ref().and_then(|contact| match contact {
            Contact::Email(email) => Some(email),
            Contact::Phone(_) => None,
        }),
        phone: phone.as_ref().and_then(|contact| match contact {
            Contact::Phone(phone) => Some(phone),
            Contact::Email(_) => None,
        }),
        password_hash: &password_hash,
    };
    // Somebody else may have taken the contact, or the person, since it was looked at.
    let account_id = store::create(&mut tx, app, new).await.map_err(|error| {
        let taken = error
            .as_database_error()
            .is_some_and(|error| error.kind() == ErrorKind::UniqueViolation);
        if taken { refused() } else { error.into() }
    })?;
    sqlx::query("UPDATE account SET consent = $1, consented_at = $2 WHERE id = $3")
        .bind(asked.consent.trim())
        .bind(app.clock().now().as_microsecond())
        .bind(&account_id)
        .execute(&mut *tx)
        .await?;
    let name = asked.device_name.trim();
    let (device, token) = device::remember(&mut tx, app, &account_id, name).await?;
    log::write(&mut tx, app, &account_id, LogKind::Joined, Some(name)).await?;
    let mut session = session::begin(&mut tx, app, &device, Some(token)).await?;
    session.login = email.or(phone).map(|contact| contact.text().to_owned());
    tx.commit().await?;
    Ok(session)
}

/// The proven contacts, at most one of each kind.
async fn contacts(
    app: &App,
    tokens: &[Secret],
) -> Result<(Option<Contact>, Option<Contact>), Refusal> {
    let malformed = || Refusal::field("proof_tokens", FieldCode::Malformed);
    if tokens.is_empty() {
        return Err(Refusal::field("proof_tokens", FieldCode::Required));
    }
    if tokens.len() > 2 {
        return Err(malformed());
    }
    let (mut email, mut phone) = (None, None);
    let mut db = app.store().read().acquire().await?;
    for token in tokens {
        let proven = proof::look(&mut db, app, token, Purpose::Join).await?;
        let slot = match &proven.contact {
            Some(Contact::Email(_)) => &mut email,
            Some(Contact::Phone(_)) => &mut phone,
            None => return Err(Refusal::new(Code::ProofGone)),
        };
        if slot.is_some() {
            return Err(malformed());
        }
        *slot = proven.contact;
    }
    Ok((email, phone))
}

fn check_rest(
    asked: &Join,
    claimed: &Claimed,
    email: Option<&Contact>,
    phone: Option<&Contact>,
) -> Result<(), Refusal> {
    let mut known = vec![
        claimed.name.as_str(),
        claimed.number.number(),
        claimed.kpj.as_str(),
        "jmo",
        "jamsostek",
        "bpjs",
    ];
    known.extend(email.map(Contact::text));
    known.extend(phone.map(Contact::text));
    let mut problems = Vec::new();
    problems.extend(new_password::check("password", &asked.password, &known).err());
    problems.extend(text_problem("consent", &asked.consent, 32));
    problems.extend(text_problem("device_name", &asked.device_name, 80));
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Refusal::fields(problems))
    }
}

/// What is wrong with a short text that is kept and shown.
pub(super) fn text_problem(path: &str, text: &str, most: usize) -> Option<FieldProblem> {
    let text = text.trim();
    let code = match text.chars().count() {
        0 => FieldCode::Required,
        length if length > most => FieldCode::TooLong,
        // A NUL is nothing every database can keep.
        _ if text.chars().any(char::is_control) => FieldCode::Malformed,
        _ => return None,
    };
    Some(FieldProblem::new(path, code))
}

/// The three ways a person joins by themselves.
fn known(segment: Segment) -> Result<Segment, Refusal> {
    match segment {
        Segment::Pu | Segment::Bpu | Segment::Pmi => Ok(segment),
        _ => Err(Refusal::field("segment", FieldCode::Malformed)),
    }
}

/// Nobody has two accounts. Only the owner's contacts hear of the one there is; the answer is the
/// one a withdrawn NIK gets.
async fn refuse_second(app: &App, person_id: &str) -> Result<(), Refusal> {
    let row: Option<(String,)> = sqlx::query_as("SELECT id FROM account WHERE person_id = $1")
        .bind(person_id)
        .fetch_optional(app.store().read())
        .await?;
    let Some((account_id,)) = row else {
        return Ok(());
    };
    let mut tx = app.store().write().await?;
    let contacts = store::contacts(&mut tx, app.keys(), &account_id).await?;
    let life = SignedDuration::from_hours(24);
    for to in contacts.all() {
        outbox::put(
            &mut tx,
            app,
            to.channel(),
            to.text(),
            &letters::joined_already(),
            life,
        )
        .await?;
    }
    tx.commit().await?;
    app.outbox().notify_one();
    Err(Refusal::new(Code::JoinRefused))
}
