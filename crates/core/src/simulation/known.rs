//! Which of a person's figures a formula takes: by the name of its fields, so that a new formula
//! finds them as well.

use super::contributed;
use crate::saved::Saved;
use jiff::civil::Date;
use jmo_rules::{
    Month, Rupiah,
    explain::{Field, Formula, Inputs, Kind, Trouble},
};
use jmo_wire::{
    membership::{Membership, MembershipCard, MembershipStatus, Programme, Segment},
    statement::Statement,
};
use serde_json::{Map, Value, json};

/// What was seen of a person.
pub(super) struct Person<'a> {
    balance: Option<Rupiah>,
    membership: Option<&'a Membership>,
    statement: Option<&'a Statement>,
    birth: Option<Date>,
}

impl<'a> Person<'a> {
    pub fn of(saved: &'a Saved, today: Date) -> Self {
        let nik = saved.card.as_ref().and_then(|card| card.content.nik.nik());
        Self {
            balance: saved.balance.as_ref().map(|kept| kept.content.total),
            membership: saved.membership.as_ref().map(|kept| &kept.content),
            statement: saved.statement.as_ref().map(|kept| &kept.content),
            birth: nik.map(|nik| nik.birth_date(today)),
        }
    }

    /// The current card.
    fn card(&self) -> Option<&'a MembershipCard> {
        self.membership?.cards.first()
    }
}

/// What is known of the inputs of a formula. What a field does not take is left out: the person
/// types it.
pub(super) fn known(
    formula: &Formula,
    person: Option<&Person<'_>>,
    today: Date,
) -> Map<String, Value> {
    let value = |field: &Field| {
        let of_person = || person.and_then(|person| figure(field, formula, person, today));
        let value = of_today(field, today).or_else(of_person)?;
        Some((field.name.to_owned(), value))
    };
    let mut known: Map<_, _> = formula.fields.iter().filter_map(value).collect();
    if let Err(problems) = Inputs::read(formula.fields, &known) {
        for problem in problems {
            if problem.trouble != Trouble::Missing {
                let name = problem.field.split(['[', '.']).next().unwrap_or_default();
                known.remove(name);
            }
        }
    }
    known
}

fn of_today(field: &Field, today: Date) -> Option<Value> {
    match (field.kind, field.name) {
        (Kind::Date { .. }, "on") => Some(json!(today)),
        (Kind::Month, "month" | "from") => Some(json!(Month::of(today))),
        _ => None,
    }
}

fn figure(field: &Field, formula: &Formula, person: &Person<'_>, today: Date) -> Option<Value> {
    match (field.kind, field.name) {
        (Kind::Rupiah { .. }, "balance" | "opening" | "gross") => Some(json!(person.balance?)),
        (Kind::Rupiah { .. }, name @ ("wage" | "income")) => wage(name, formula, person.card()?),
        (Kind::Date { .. }, "birth_date") => Some(json!(person.birth?)),
        (Kind::Date { .. }, "member_since") => Some(json!(person.membership?.since)),
        (Kind::Date { .. }, "since") => Some(json!(person.card()?.since)),
        (Kind::Date { .. }, "stopped_on" | "dismissed_on") => Some(json!(person.card()?.until?)),
        (Kind::Choice { .. }, "segment") => Some(json!(person.card()?.segment)),
        (Kind::Flag, "active") => Some(json!(is_active(person.membership?))),
        (Kind::Flag, "jht") => follows(person, Programme::Jht),
        (Kind::Flag, "jp") => follows(person, Programme::Jp),
        (Kind::Flag, "jkp") => follows(person, Programme::Jkp),
        (Kind::Count { max, .. }, "months_paid") => {
            let months = contributed::last(person.statement?, max, today);
            Some(json!(months.len()))
        }
        (Kind::Count { max, .. }, "in_a_row") => {
            let months = contributed::last(person.statement?, max, today);
            Some(json!(contributed::in_a_row(&months)))
        }
        (Kind::List { max, .. }, "years") => {
            contributed::pension_years(person.statement?, person.membership?, max)
        }
        (Kind::List { max, .. }, "earlier") => contributed::claims(person.statement?, max),
        _ => None,
    }
}

/// What is reported for the current card. Where a formula tells wage and income apart, only the
/// one of the two that it is.
fn wage(name: &str, formula: &Formula, card: &MembershipCard) -> Option<Value> {
    let both = |wanted| formula.fields.iter().any(|field| field.name == wanted);
    let is_income = card.segment == Segment::Bpu;
    let fits = match name {
        "income" => is_income,
        _ => !is_income || !both("income"),
    };
    card.wage.filter(|_| fits).map(|wage| json!(wage))
}

fn is_active(membership: &Membership) -> bool {
    use MembershipStatus::{Active, Arrears};
    membership
        .cards
        .iter()
        .any(|card| card.until.is_none() && matches!(card.status, Active | Arrears))
}

/// Whether the current card follows a programme; unknown of a card that names none.
fn follows(person: &Person<'_>, programme: Programme) -> Option<Value> {
    let programmes = &person.card()?.programmes;
    (!programmes.is_empty()).then(|| json!(programmes.contains(&programme)))
}
