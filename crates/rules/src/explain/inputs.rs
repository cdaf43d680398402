use super::{Field, InputProblem, Kind, Trouble, Value};
use crate::{Date, Month, Rate, Rupiah};
use serde_json::{Map, Value as Json};
use std::borrow::Cow;

/// Inputs that fit the fields of a formula.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    values: Vec<(&'static str, Value)>,
    lists: Vec<(&'static str, Vec<Self>)>,
}

impl Inputs {
    /// Reads what was given.
    ///
    /// # Errors
    /// Everything that does not fit, not only the first.
    pub fn read(
        fields: &'static [Field],
        given: &Map<String, Json>,
    ) -> Result<Self, Vec<InputProblem>> {
        let mut problems = Vec::new();
        let inputs = read(fields, given, "", &mut problems);
        if problems.is_empty() {
            Ok(inputs)
        } else {
            Err(problems)
        }
    }

    fn value(&self, name: &str) -> Option<&Value> {
        self.values
            .iter()
            .find(|(of, _)| *of == name)
            .map(|(_, value)| value)
    }

    /// Whether it was given, or has a default.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.value(name).is_some() || self.lists.iter().any(|(of, _)| *of == name)
    }

    /// The rows of a list; none when it was not given.
    #[must_use]
    pub fn rows(&self, name: &str) -> &[Self] {
        self.lists
            .iter()
            .find(|(of, _)| *of == name)
            .map_or(&[], |(_, rows)| rows)
    }
}

/// A getter for each kind: the value of a field, `None` when it was not given. Asking for a field
/// under another kind than it was declared with is a fault in the formula and answers `None` too;
/// the test that walks every formula finds it.
macro_rules! getters {
    ($($(#[$doc:meta])* $name:ident: $variant:ident -> $type:ty;)*) => {
        impl Inputs {
            $($(#[$doc])*
            #[must_use]
            pub fn $name(&self, name: &str) -> Option<$type> {
                match self.value(name)? {
                    Value::$variant(value) => Some(value.clone()),
                    _ => None,
                }
            })*
        }
    };
}

getters! {
    /// An amount.
    rupiah: Rupiah -> Rupiah;
    /// A rate.
    rate: Rate -> Rate;
    /// A day.
    date: Date -> Date;
    /// A month.
    month: Month -> Month;
    /// A whole number.
    count: Count -> i64;
    /// Yes or no.
    flag: Flag -> bool;
    /// One of the words of a choice.
    choice: Code -> &'static str;
    /// A text.
    text: Text -> Cow<'static, str>;
}

fn read(
    fields: &'static [Field],
    given: &Map<String, Json>,
    place: &str,
    problems: &mut Vec<InputProblem>,
) -> Inputs {
    for name in given.keys() {
        if !fields.iter().any(|field| field.name == name) {
            problems.push(InputProblem::new(
                format!("{place}{name}"),
                Trouble::Unknown,
            ));
        }
    }
    let mut inputs = Inputs::default();
    for field in fields {
        let place = format!("{place}{}", field.name);
        let given = given.get(field.name).filter(|given| !given.is_null());
        match (given, &field.default, field.kind) {
            (Some(Json::Array(rows)), _, Kind::List { of, max }) => {
                if rows.len() > max {
                    let limit = max.to_string();
                    problems.push(InputProblem::new(&place, Trouble::TooLarge { limit }));
                    continue;
                }
                let rows = rows.iter().enumerate().filter_map(|(at, row)| {
                    let place = format!("{place}[{at}]");
                    if let Json::Object(row) = row {
                        Some(read(of, row, &format!("{place}."), problems))
                    } else {
                        let expected = "a row of fields";
                        problems.push(InputProblem::new(place, Trouble::Malformed { expected }));
                        None
                    }
                });
                let rows = rows.collect();
                inputs.lists.push((field.name, rows));
            }
            (Some(given), ..) => match parse(field.kind, given) {
                Ok(value) => inputs.values.push((field.name, value)),
                Err(trouble) => problems.push(InputProblem::new(place, trouble)),
            },
            (None, Some(default), _) => inputs.values.push((field.name, default.clone())),
            (None, None, _) if field.required => {
                problems.push(InputProblem::new(place, Trouble::Missing));
            }
            (None, None, _) => {}
        }
    }
    inputs
}

fn parse(kind: Kind, given: &Json) -> Result<Value, Trouble> {
    let malformed = |expected| Trouble::Malformed { expected };
    match kind {
        Kind::Rupiah { max } => {
            let amount = given
                .as_i64()
                .ok_or(malformed("a whole number of rupiah"))?;
            between(Rupiah(amount), Rupiah::ZERO, max).map(Value::Rupiah)
        }
        Kind::Rate { min, max } => {
            let text = match given {
                Json::Number(number) => number.to_string(),
                Json::String(text) => text.clone(),
                _ => return Err(malformed("a percentage with at most three decimals")),
            };
            let rate = Rate::from_percent(&text)
                .ok_or(malformed("a percentage with at most three decimals"))?;
            between(rate, min, max).map(Value::Rate)
        }
        Kind::Date { from } => {
            let day = given.as_str().and_then(|text| text.parse::<Date>().ok());
            let day = day.ok_or(malformed("a day like 2026-11-21"))?;
            between(day, from, Date::MAX).map(Value::Date)
        }
        Kind::Month => {
            let month = given.as_str().and_then(|text| text.parse::<Month>().ok());
            month
                .map(Value::Month)
                .ok_or(malformed("a month like 2026-11"))
        }
        Kind::Count { min, max } => {
            let number = given.as_i64().ok_or(malformed("a whole number"))?;
            between(number, min, max).map(Value::Count)
        }
        Kind::Choice { words } => {
            let word = given.as_str().ok_or(malformed("a word"))?;
            let known = words.iter().find(|known| **known == word);
            known
                .map(|known| Value::Code(known))
                .ok_or(Trouble::NotOneOf {
                    words: words.to_vec(),
                })
        }
        Kind::Flag => given
            .as_bool()
            .map(Value::Flag)
            .ok_or(malformed("true or false")),
        Kind::Text => match given.as_str() {
            Some(text) if text.len() <= 100 => Ok(Value::Text(text.to_owned().into())),
            Some(_) => Err(Trouble::TooLarge {
                limit: "100 characters".to_owned(),
            }),
            None => Err(malformed("a text")),
        },
        Kind::List { .. } => Err(malformed("a list of rows")),
    }
}

fn between<T: PartialOrd + ToString>(value: T, min: T, max: T) -> Result<T, Trouble> {
    if value < min {
        let limit = min.to_string();
        Err(Trouble::TooSmall { limit })
    } else if value > max {
        let limit = max.to_string();
        Err(Trouble::TooLarge { limit })
    } else {
        Ok(value)
    }
}
