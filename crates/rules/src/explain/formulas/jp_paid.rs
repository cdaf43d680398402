//! What was paid to JP, as the formula on its benefit takes it: year by year, or an average.

use crate::{
    Month, Rate, Rupiah,
    explain::{Field, InputProblem, Inputs, Kind, Trouble},
    jp::{HistoryError, PaidMonth, PaidYear, WeightedAverage, paid_months, weighted_average},
};

/// What each row of `years` takes.
pub(super) const YEAR: &[Field] = &[
    Field::required(
        "year",
        Kind::Count {
            min: 2_015,
            max: 2_100,
        },
        "calendar year",
    ),
    Field::required(
        "months",
        Kind::Count { min: 1, max: 12 },
        "months paid in it",
    ),
    Field::required("wage", Kind::AMOUNT, "monthly wage, not capped"),
];

/// What was paid, however it was given.
pub(super) struct Paid {
    /// Month by month; empty when an average was given.
    pub history: Vec<PaidMonth>,
    /// How the average comes about, when years were given.
    pub average: Option<WeightedAverage>,
    /// The weighted average annual wage.
    pub annual: Rupiah,
    /// Months paid in all.
    pub months: i64,
    /// The share of the months since joining that were paid.
    pub density: Rate,
}

/// Reads it; nothing may be paid after `first`, the month the pension begins.
pub(super) fn paid(inputs: &Inputs, first: Month) -> Result<Paid, Vec<InputProblem>> {
    let rows = inputs.rows("years");
    let given = (inputs.rupiah("average"), inputs.count("months"));
    if rows.is_empty() {
        let missing = |field| vec![InputProblem::new(field, Trouble::Missing)];
        return match given {
            (Some(annual), Some(months)) => Ok(Paid {
                history: Vec::new(),
                average: None,
                annual,
                months,
                density: Rate::WHOLE,
            }),
            (Some(_), None) => Err(missing("months")),
            (None, Some(_)) => Err(missing("average")),
            (None, None) => Err(missing("years")),
        };
    }
    let other = "years";
    match given {
        (Some(_), _) => return Err(vec![contradicts("average", other)]),
        (None, Some(_)) => return Err(vec![contradicts("months", other)]),
        (None, None) => {}
    }
    let small = |row: &Inputs, name| row.count(name).unwrap_or_default();
    let years: Vec<PaidYear> = rows
        .iter()
        .map(|row| PaidYear {
            year: i16::try_from(small(row, "year")).unwrap_or(i16::MAX),
            months: i8::try_from(small(row, "months")).unwrap_or(i8::MAX),
            wage: row.rupiah("wage").unwrap_or_default(),
        })
        .collect();
    let history = paid_months(&years).map_err(|error| vec![row_problem(error)])?;
    if let Some(late) = history.iter().find(|paid| paid.month > first) {
        let at = years.iter().position(|year| year.year == late.month.year());
        let limit = first.to_string();
        return Err(vec![InputProblem::new(
            format!("years[{}].year", at.unwrap_or_default()),
            Trouble::TooLarge { limit },
        )]);
    }
    let average = weighted_average(&history, first).map_err(|_| not_on_record())?;
    let average = average.ok_or_else(|| vec![InputProblem::new("years", Trouble::Missing)])?;
    Ok(Paid {
        annual: average.annual,
        months: average.months,
        density: density(&history, first),
        average: Some(average),
        history,
    })
}

/// The share of the months from the first paid one up to the pension that were paid.
fn density(history: &[PaidMonth], pension: Month) -> Rate {
    let months = history
        .first()
        .map_or(1, |paid| pension.since(paid.month).max(1));
    let paid = u64::try_from(history.len()).unwrap_or(u64::MAX);
    let share = paid * u64::from(Rate::WHOLE.get()) / u64::from(months.unsigned_abs());
    Rate::new(u32::try_from(share).unwrap_or(u32::MAX)).min(Rate::WHOLE)
}

fn row_problem(error: HistoryError) -> InputProblem {
    match error {
        HistoryError::OutOfOrder(at) => {
            InputProblem::new(format!("years[{at}].year"), Trouble::OutOfOrder)
        }
        HistoryError::Months(at) => InputProblem::new(
            format!("years[{at}].months"),
            Trouble::TooLarge {
                limit: "12".to_owned(),
            },
        ),
        HistoryError::BeforeJp(at) => {
            InputProblem::new(format!("years[{at}].months"), Trouble::NotOnRecord)
        }
    }
}

fn contradicts(field: &'static str, other: &'static str) -> InputProblem {
    InputProblem::new(field, Trouble::Contradicts { other })
}

/// No law is on record for the pension date.
pub(super) fn not_on_record() -> Vec<InputProblem> {
    vec![InputProblem::new("pension_date", Trouble::NotOnRecord)]
}
