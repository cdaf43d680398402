use super::{Answers, FamilyCard, Field, FieldId, Flow, Kind, PostalCode, StageId};
use crate::{AccountNumber, AccountNumberError, Bank, Npwp, NpwpError, Phone, PhoneError, Sex};

/// What is known of the person beside what they typed, against which some answers are held.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The sex the NIK tells; none for somebody without a NIK.
    pub sex_of_nik: Option<Sex>,
    /// The person's own mobile number.
    pub own_phone: Option<&'a Phone>,
    /// Whether there is such a region: its code, of any level.
    pub region: &'a dyn Fn(&str) -> bool,
}

/// Why an answer will not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing was answered.
    Required,
    /// Shorter than such an answer is.
    TooShort,
    /// Longer than the field holds.
    TooLong,
    /// Digits only.
    NotDigits,
    /// Not as many digits as such a number has.
    Length,
    /// Not of the field's form.
    Malformed,
    /// None of what can be chosen.
    NotAChoice,
    /// No NPWP.
    Npwp(NpwpError),
    /// No mobile number.
    Phone(PhoneError),
    /// There is no such region.
    UnknownRegion,
    /// A region that lies in another one than the one chosen before.
    NotInRegion,
    /// Not the sex the NIK tells: one of the two is wrong.
    DiffersFromNik,
    /// The person's own number, where another's is asked.
    OwnPhone,
}

/// One field and why its answer will not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Problem {
    /// Which.
    pub field: FieldId,
    /// Why.
    pub wrong: Wrong,
}

/// What is wrong with the answers of one stage, in the order of its fields.
#[must_use]
pub fn check(flow: &Flow, stage: StageId, answers: &Answers, known: &Known<'_>) -> Vec<Problem> {
    let fields = flow.stage(stage).map_or(&[][..], |stage| stage.fields);
    let problem = |field: &Field| {
        let wrong = wrong(field, answers, known)?;
        Some(Problem {
            field: field.id,
            wrong,
        })
    };
    fields.iter().filter_map(problem).collect()
}

/// What is wrong with one answer, if anything.
#[must_use]
pub fn wrong(field: &Field, answers: &Answers, known: &Known<'_>) -> Option<Wrong> {
    let text = answers.get(field.id);
    if text.is_empty() {
        return (!field.optional).then_some(Wrong::Required);
    }
    form(field, text, answers, known)
        .and_then(|()| against(field.id, text, known))
        .err()
}

/// Whether an answer has the form of its kind.
fn form(field: &Field, text: &str, answers: &Answers, known: &Known<'_>) -> Result<(), Wrong> {
    match field.kind {
        Kind::Confirmed if text == "yes" => Ok(()),
        Kind::Confirmed => Err(Wrong::Required),
        Kind::Selfie => line(text, 1, 64),
        Kind::Text { most } => line(text, 3, most),
        Kind::Name => name(text),
        Kind::Npwp => text.parse::<Npwp>().map(drop).map_err(Wrong::Npwp),
        Kind::Bank => Bank::of_code(text).map(drop).ok_or(Wrong::NotAChoice),
        Kind::AccountNumber => text.parse::<AccountNumber>().map(drop).map_err(Wrong::from),
        Kind::Region { digits } => region(field.id, text, digits, answers, known),
        Kind::Neighbourhood => neighbourhood(text),
        Kind::PostalCode => PostalCode::read(text).map(drop),
        Kind::FamilyCard => FamilyCard::read(text).map(drop),
        Kind::Phone => text.parse::<Phone>().map(drop).map_err(Wrong::Phone),
        Kind::Choice { choices } if choices.contains(&text) => Ok(()),
        Kind::Choice { .. } => Err(Wrong::NotAChoice),
    }
}

/// Whether it agrees with what is known.
fn against(field: FieldId, text: &str, known: &Known<'_>) -> Result<(), Wrong> {
    match field {
        FieldId::Sex => {
            let differs = known.sex_of_nik.is_some_and(|sex| {
                let told = match sex {
                    Sex::Male => "male",
                    Sex::Female => "female",
                };
                told != text
            });
            if differs {
                Err(Wrong::DiffersFromNik)
            } else {
                Ok(())
            }
        }
        FieldId::EmergencyPhone => {
            let own = known
                .own_phone
                .is_some_and(|own| text.parse::<Phone>().as_ref() == Ok(own));
            if own { Err(Wrong::OwnPhone) } else { Ok(()) }
        }
        _ => Ok(()),
    }
}

/// A code holds the codes of the regions around it.
fn region(
    field: FieldId,
    code: &str,
    digits: usize,
    answers: &Answers,
    known: &Known<'_>,
) -> Result<(), Wrong> {
    if code.len() != digits || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Wrong::UnknownRegion);
    }
    let around = match field {
        FieldId::Regency => Some(FieldId::Province),
        FieldId::District => Some(FieldId::Regency),
        FieldId::Village => Some(FieldId::District),
        _ => None,
    };
    if around.is_some_and(|around| !code.starts_with(answers.get(around))) {
        return Err(Wrong::NotInRegion);
    }
    if (known.region)(code) {
        Ok(())
    } else {
        Err(Wrong::UnknownRegion)
    }
}

fn line(text: &str, least: usize, most: usize) -> Result<(), Wrong> {
    let length = text.chars().count();
    if length < least {
        Err(Wrong::TooShort)
    } else if length > most {
        Err(Wrong::TooLong)
    } else if text.chars().any(char::is_control) {
        Err(Wrong::Malformed)
    } else {
        Ok(())
    }
}

/// A name: 3 to 100 characters, at least three of them letters, and no digits.
fn name(text: &str) -> Result<(), Wrong> {
    line(text, 3, 100)?;
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let fits = |c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | ',' | '\'' | '’' | '-' | '`');
    if !text.chars().all(fits) {
        Err(Wrong::Malformed)
    } else if letters < 3 {
        Err(Wrong::TooShort)
    } else {
        Ok(())
    }
}

/// `003/011`: one to three digits each.
fn neighbourhood(text: &str) -> Result<(), Wrong> {
    let (rt, rw) = text.split_once('/').ok_or(Wrong::Malformed)?;
    let fits = |part: &str| {
        let part = part.trim();
        (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if fits(rt) && fits(rw) {
        Ok(())
    } else {
        Err(Wrong::Malformed)
    }
}

impl From<AccountNumberError> for Wrong {
    fn from(error: AccountNumberError) -> Self {
        match error {
            AccountNumberError::NotDigits => Self::NotDigits,
            AccountNumberError::Length { .. } => Self::Length,
        }
    }
}
