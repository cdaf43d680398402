//! Who somebody says they are, checked against the membership and the civil registry.

use super::{
    daily_limit::IDENTITY,
    registry::{RegistryAnswer, agrees},
};
use crate::{App, http::Refusal};
use jmo_rules::{Date, IdentityNumber, Kpj, NameMatch, compare_names};
use jmo_wire::{
    Code, FieldCode, FieldProblem,
    account::{Identity, IdentityVerdict, NameNote, Verdict},
    membership::Segment,
};
use sqlx::AnyConnection;

/// What somebody says, in form.
#[derive(Clone, Debug)]
pub struct Claimed {
    pub number: IdentityNumber,
    pub kpj: Kpj,
    pub name: String,
    pub born_on: Date,
}

impl Claimed {
    /// Reads what was typed.
    ///
    /// # Errors
    /// Names every field that cannot be right.
    pub fn read(typed: &Identity, today: Date) -> Result<Self, Refusal> {
        let number = IdentityNumber::parse(typed.kind, &typed.number)
            .map_err(|error| FieldProblem::new("identity.number", error));
        let kpj: Result<Kpj, _> = typed
            .kpj
            .parse()
            .map_err(|error: jmo_rules::KpjError| FieldProblem::new("identity.kpj", error));
        let name = typed.name.trim();
        let name_problem = match name.chars().count() {
            0 => Some(FieldCode::Required),
            121.. => Some(FieldCode::TooLong),
            _ if name.chars().any(char::is_control) => Some(FieldCode::Malformed),
            _ => None,
        };
        let born_problem = (typed.born_on > today).then_some(FieldCode::InFuture);
        let mut problems = Vec::new();
        problems.extend(number.as_ref().err().cloned());
        problems.extend(kpj.as_ref().err().cloned());
        problems.extend(name_problem.map(|code| FieldProblem::new("identity.name", code)));
        problems.extend(born_problem.map(|code| FieldProblem::new("identity.born_on", code)));
        match (number, kpj) {
            (Ok(number), Ok(kpj)) if problems.is_empty() => Ok(Self {
                number,
                kpj,
                name: name.to_owned(),
                born_on: typed.born_on,
            }),
            _ => Err(Refusal::fields(problems)),
        }
    }
}

/// What came of a check.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Whose data they are, when everything agrees.
    pub person_id: Option<String>,
    /// Field by field.
    pub verdict: IdentityVerdict,
}

/// Checks what somebody says, at most three times a day for one number. `segment`: as which they say
/// they take part; none where that is not asked.
///
/// # Errors
/// `too_many_tries` until the next day; `join_refused` when everything agrees and the registry has
/// withdrawn the number: whoever does not know the person's data must not learn that.
pub async fn check(
    app: &App,
    claimed: &Claimed,
    segment: Option<Segment>,
) -> Result<Checked, Refusal> {
    let tries_left = IDENTITY.count(app, &claimed.number.to_text()).await?;
    let answer = app
        .civil_registry()
        .check(&claimed.number, &claimed.name, claimed.born_on)
        .await?;
    let person = registered(app, &claimed.number).await?;
    // Of a withdrawn number the registry says nothing more; the register's own data decide.
    let withdrawn = answer == RegistryAnswer::Inactive;
    let said = match answer {
        RegistryAnswer::Found { name, born_on } => Some((name, born_on)),
        RegistryAnswer::Inactive => Some((NameMatch::Exact, true)),
        RegistryAnswer::NotFound => None,
    };
    let (Some((name, born_on)), Some(person)) = (said, person) else {
        return Ok(Checked {
            person_id: None,
            verdict: IdentityVerdict {
                number: Verdict::NotFound,
                segment: Verdict::Unchecked,
                kpj: Verdict::Unchecked,
                name: Verdict::Unchecked,
                name_note: None,
                born_on: Verdict::Unchecked,
                tries_left,
            },
        });
    };
    let card = card_segment(app, &person.id, &claimed.kpj).await?;
    let worse = worse(name, compare_names(&claimed.name, &person.name));
    let verdict = IdentityVerdict {
        number: Verdict::Matches,
        segment: card.map_or(Verdict::Unchecked, |registered| {
            agrees(segment.is_none_or(|said| takes_part(said, registered)))
        }),
        kpj: agrees(card.is_some()),
        name: agrees(worse != NameMatch::Different),
        name_note: (worse == NameMatch::Normalised).then_some(NameNote::WrittenOtherwise),
        born_on: agrees(born_on && person.born_on == claimed.born_on.to_string()),
        tries_left,
    };
    let matches = verdict.matches();
    if matches && withdrawn {
        return Err(Refusal::new(Code::JoinRefused));
    }
    Ok(Checked {
        person_id: matches.then_some(person.id),
        verdict,
    })
}

/// The right data came: their tries are given back. Answers how many there are again.
///
/// # Errors
/// When the database fails.
pub async fn forgive(
    tx: &mut AnyConnection,
    app: &App,
    number: &IdentityNumber,
) -> Result<u32, Refusal> {
    IDENTITY.forgive(tx, app, &number.to_text()).await?;
    Ok(IDENTITY.most)
}

struct Person {
    id: String,
    name: String,
    born_on: String,
}

async fn registered(app: &App, number: &IdentityNumber) -> Result<Option<Person>, Refusal> {
    let row: Option<(String, String, String)> =
        sqlx::query_as("SELECT id, name, born_on FROM person WHERE nik_index = $1")
            .bind(app.keys().index("person.nik", &number.to_text()))
            .fetch_optional(app.store().read())
            .await?;
    Ok(row.map(|(id, name, born_on)| Person { id, name, born_on }))
}

async fn card_segment(app: &App, person_id: &str, kpj: &Kpj) -> Result<Option<Segment>, Refusal> {
    let row: Option<(String,)> =
        sqlx::query_as("SELECT segment FROM membership WHERE person_id = $1 AND kpj = $2")
            .bind(person_id)
            .bind(kpj.as_str())
            .fetch_optional(app.store().read())
            .await?;
    Ok(row.map(|(segment,)| serde_json::from_str(&segment).unwrap_or(Segment::Unknown)))
}

/// Workers of a construction project are paid for by their employer as well.
fn takes_part(said: Segment, registered: Segment) -> bool {
    said == registered || (said == Segment::Pu && registered == Segment::Construction)
}

fn worse(one: NameMatch, other: NameMatch) -> NameMatch {
    match (one, other) {
        (NameMatch::Different, _) | (_, NameMatch::Different) => NameMatch::Different,
        (NameMatch::Normalised, _) | (_, NameMatch::Normalised) => NameMatch::Normalised,
        _ => NameMatch::Exact,
    }
}
