use super::jp_paid::{Paid, YEAR, not_on_record, paid};
use crate::{
    Date, Month, NoRate, Rupiah,
    explain::{Explained, Field, Formula, InputProblem, Inputs, Kind, Trouble, Value},
    jht::{ASSUMED_RETURNS, USUAL_RETURN},
    jp::{
        ASSUMED_RETURN, AVERAGE, BenefitKind, JpBenefit, PER_YEAR, QUALIFYING_MONTHS,
        WeightedAverage, benefit, indexed, lump_sum, pension_date, qualifying,
    },
    limits::jp_benefit_limits,
};
use jiff::civil::date;

pub(super) const FORMULA: Formula = Formula {
    name: "jp-benefit",
    about: "What a pension (JP) pays each month, or at once, and how many months are missing",
    fields: &[
        Field::or(
            "kind",
            Kind::Choice {
                words: &["old_age", "disability", "widow", "child", "parents"],
            },
            Value::Code("old_age"),
            "who it is for",
        ),
        Field::optional(
            "birth_date",
            Kind::BIRTH,
            "gives the pension date of old age",
        ),
        Field::optional(
            "pension_date",
            Kind::Date {
                from: date(2015, 7, 1),
            },
            "the day the pension begins",
        ),
        Field::optional(
            "years",
            Kind::List { of: YEAR, max: 60 },
            "the years of contributions, in order; or give average and months",
        ),
        Field::optional("average", Kind::AMOUNT, "weighted average annual wage"),
        Field::optional(
            "months",
            Kind::Count { min: 1, max: 720 },
            "months paid in all",
        ),
        Field::or(
            "yearly_return",
            Kind::Rate {
                min: *ASSUMED_RETURNS.start(),
                max: *ASSUMED_RETURNS.end(),
            },
            Value::Rate(USUAL_RETURN),
            "the return that is assumed for a lump sum",
        ),
        Field::optional(
            "in_year",
            Kind::Count {
                min: 2_015,
                max: 2_100,
            },
            "a later year, to see the pension with the rises until then",
        ),
    ],
    run,
};

fn run(inputs: &Inputs) -> Result<Explained, Vec<InputProblem>> {
    let kind = kind(inputs.choice("kind").unwrap_or_default());
    let begins = begins(inputs, kind)?;
    let first = Month::of(begins);
    let paid = paid(inputs, first)?;
    let benefit = benefit(kind, paid.annual, paid.months, paid.density, first)
        .map_err(|_| not_on_record())?;
    let explained = match benefit {
        Some(benefit) => monthly(inputs, &paid, &benefit, first)?,
        None => at_once(inputs, &paid, first)?,
    };
    let missing = (QUALIFYING_MONTHS.value - paid.months).max(0);
    let explained = explained
        .figure("average", paid.annual)
        .figure("months", Value::Months(paid.months))
        .figure("missing", Value::Months(missing))
        .figure("pension_date", begins)
        .step(
            "missing",
            format!("{} − {}", QUALIFYING_MONTHS.value, paid.months),
            Value::Months(missing),
            QUALIFYING_MONTHS.source,
        );
    let explained = match qualifying(&paid.history) {
        Some(qualifying) => explained.figure("reached", qualifying.reached),
        None => explained,
    };
    Ok(match &paid.average {
        Some(average) => history(explained, average),
        None => explained,
    })
}

/// The pension date: as given, or of the birth date. One before the pension age is refused.
fn begins(inputs: &Inputs, kind: BenefitKind) -> Result<Date, Vec<InputProblem>> {
    let by_age = inputs.date("birth_date").map(pension_date);
    match (inputs.date("pension_date"), by_age) {
        (Some(begins), Some(by_age)) if kind == BenefitKind::OldAge && begins < by_age => {
            let limit = by_age.to_string();
            Err(vec![InputProblem::new(
                "pension_date",
                Trouble::TooSmall { limit },
            )])
        }
        (Some(begins), _) => Ok(begins),
        (None, Some(by_age)) if kind == BenefitKind::OldAge => Ok(by_age),
        (None, _) => Err(vec![InputProblem::new("pension_date", Trouble::Missing)]),
    }
}

fn monthly(
    inputs: &Inputs,
    paid: &Paid,
    benefit: &JpBenefit,
    first: Month,
) -> Result<Explained, Vec<InputProblem>> {
    let limits = &benefit.limits.value;
    let months = benefit.counted_months;
    let formula = format!("{} × {months} / 12 × {} / 12", PER_YEAR.value, paid.annual);
    let explained = Explained::default()
        .figure("monthly", benefit.monthly)
        .figure("counted_months", Value::Months(months))
        .figure("min", limits.min)
        .figure("max", limits.max)
        .step("formula", formula, benefit.formula, PER_YEAR.source)
        .step(
            "share",
            format!("{} × {}", benefit.formula, benefit.share.value.share),
            benefit.shared,
            benefit.share.source,
        )
        .step(
            "limits",
            format!("{} … {}", limits.min, limits.max),
            benefit.monthly,
            benefit.limits.source,
        );
    let Some(year) = inputs.count("in_year") else {
        return Ok(explained);
    };
    let december = i16::try_from(year)
        .ok()
        .and_then(|year| Month::new(year, 12));
    let then = december
        .filter(|then| then.year() >= first.year())
        .ok_or_else(|| {
            let limit = first.year().to_string();
            vec![InputProblem::new("in_year", Trouble::TooSmall { limit })]
        })?;
    let risen = indexed(benefit.monthly, first, then).map_err(|_| not_on_record())?;
    let source = jp_benefit_limits(then)
        .map_err(|_: NoRate| not_on_record())?
        .source;
    Ok(explained
        .figure("indexed", risen)
        .step("indexed", year.to_string(), risen, source))
}

fn at_once(inputs: &Inputs, paid: &Paid, first: Month) -> Result<Explained, Vec<InputProblem>> {
    // An average tells nothing of what was paid when.
    let began = paid.history.first();
    let began = began.ok_or_else(|| vec![InputProblem::new("years", Trouble::Missing)])?;
    let longest = began.month.plus(60 * 12);
    if first > longest {
        let limit = longest.last_day().to_string();
        return Err(vec![InputProblem::new(
            "pension_date",
            Trouble::TooLarge { limit },
        )]);
    }
    let rate = inputs.rate("yearly_return").unwrap_or(USUAL_RETURN);
    let sum = lump_sum(&paid.history, first, rate).map_err(|_| not_on_record())?;
    Ok(Explained::default()
        .figure("lump_sum", sum.total)
        .figure("paid_in", sum.paid_in)
        .figure("returns", sum.returns)
        .step(
            "returns",
            format!("(1 + {rate})^(1/12) − 1"),
            sum.returns,
            ASSUMED_RETURN,
        )
        .step(
            "lump_sum",
            format!("{} + {}", sum.paid_in, sum.returns),
            sum.total,
            ASSUMED_RETURN,
        ))
}

fn history(explained: Explained, average: &WeightedAverage) -> Explained {
    let sum: Rupiah = average.years.iter().map(|year| year.revalued).sum();
    let source = crate::Source {
        confidence: average.confidence().min(AVERAGE.confidence),
        ..AVERAGE
    };
    let rows = average.years.iter().map(|year| {
        vec![
            Value::Count(year.year.into()),
            Value::Months(year.months),
            year.wages.into(),
            year.revalued.into(),
        ]
    });
    explained
        .step(
            "average",
            format!("{sum} × 12 / {}", average.months),
            average.annual,
            source,
        )
        .table(&["year", "months", "wages", "revalued"], rows.collect())
}

fn kind(word: &str) -> BenefitKind {
    match word {
        "disability" => BenefitKind::Disability,
        "widow" => BenefitKind::Widow,
        "child" => BenefitKind::Child,
        "parents" => BenefitKind::Parents,
        _ => BenefitKind::OldAge,
    }
}
