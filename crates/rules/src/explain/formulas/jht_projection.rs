use crate::{
    Rate, Rupiah, Source,
    contribution::jht_rates,
    explain::{Explained, Field, Formula, InputProblem, Inputs, Kind, Trouble, Value},
    jht::{
        ASSUMED_RETURNS, FASTEST_GROWTH, LONGEST, Parts, Plan, ProjectedYear, ProjectionError,
        RETURNS, Saving, USUAL_RETURN, monthly, project,
    },
};

pub(super) const FORMULA: Formula = Formula {
    name: "jht-projection",
    about: "What a JHT account comes to: contributions and returns, year by year",
    fields: &[
        Field::or(
            "opening",
            Kind::AMOUNT,
            Value::Rupiah(Rupiah::ZERO),
            "the balance before the first month",
        ),
        Field::optional(
            "wage",
            Kind::AMOUNT,
            "monthly wage; or give income, or fixed",
        ),
        Field::optional(
            "income",
            Kind::AMOUNT,
            "monthly income of a self-employed member",
        ),
        Field::optional(
            "fixed",
            Kind::AMOUNT,
            "a contribution that stays the same each month",
        ),
        Field::or(
            "growth",
            Kind::Rate {
                min: Rate::ZERO,
                max: FASTEST_GROWTH,
            },
            Value::Rate(Rate::ZERO),
            "how much wage or income grows each January",
        ),
        Field::or(
            "yearly_return",
            Kind::Rate {
                min: *ASSUMED_RETURNS.start(),
                max: *ASSUMED_RETURNS.end(),
            },
            Value::Rate(USUAL_RETURN),
            "the return that is assumed for every year",
        ),
        Field::required("from", Kind::Month, "first month"),
        Field::required("to", Kind::Month, "last month, included; 50 years at most"),
    ],
    run,
};

/// A contribution that somebody chose rests on no law; it is what it is.
const CHOSEN: Source = Source::high("chosen by the member", "");
/// 2 % of the base of the income's band.
const BAND: Source = Source::high("PP 46/2015", "");

fn run(inputs: &Inputs) -> Result<Explained, Vec<InputProblem>> {
    let plan = plan(inputs)?;
    let projection = project(&plan).map_err(|error| vec![problem(error, &plan)])?;
    // The projection has looked the same month up.
    let first = monthly(plan.saving, plan.from).unwrap_or_default();
    let paid = projection.paid;
    let months = projection.years.iter().map(|year| year.months).sum();
    let explained = Explained::default()
        .figure("balance", projection.balance)
        .figure("paid_in", paid.total())
        .figure("own", paid.own)
        .figure("employer", paid.employer)
        .figure("returns", projection.returns)
        .figure("opening", plan.opening)
        .figure("months", Value::Months(months));
    Ok(first_contribution(explained, &plan, first)
        .step(
            "returns",
            format!("(1 + {})^(1/12) − 1", plan.yearly_return),
            projection.returns,
            RETURNS,
        )
        .step(
            "balance",
            format!(
                "{} + {} + {}",
                plan.opening,
                paid.total(),
                projection.returns
            ),
            projection.balance,
            RETURNS,
        )
        .table(
            &["year", "months", "own", "employer", "returns", "balance"],
            projection.years.iter().map(row).collect(),
        )
        .estimate(true))
}

fn plan(inputs: &Inputs) -> Result<Plan, Vec<InputProblem>> {
    let given = [
        ("wage", inputs.rupiah("wage").map(Saving::Wage)),
        ("income", inputs.rupiah("income").map(Saving::Income)),
        ("fixed", inputs.rupiah("fixed").map(Saving::Fixed)),
    ];
    let mut given = given
        .into_iter()
        .filter_map(|(name, saving)| Some((name, saving?)));
    let missing = |field| vec![InputProblem::new(field, Trouble::Missing)];
    let (name, saving) = given.next().ok_or_else(|| missing("wage"))?;
    if let Some((second, _)) = given.next() {
        let trouble = Trouble::Contradicts { other: name };
        return Err(vec![InputProblem::new(second, trouble)]);
    }
    Ok(Plan {
        opening: inputs.rupiah("opening").unwrap_or_default(),
        saving,
        growth: inputs.rate("growth").unwrap_or_default(),
        yearly_return: inputs.rate("yearly_return").unwrap_or(USUAL_RETURN),
        from: inputs.month("from").ok_or_else(|| missing("from"))?,
        to: inputs.month("to").ok_or_else(|| missing("to"))?,
    })
}

/// The contribution of the first month, as the law of that month has it.
fn first_contribution(explained: Explained, plan: &Plan, first: Parts) -> Explained {
    match (plan.saving, jht_rates(plan.from)) {
        (Saving::Wage(wage), Ok(rates)) => explained
            .step(
                "own",
                format!("{wage} × {}", rates.value.worker),
                first.own,
                rates.source,
            )
            .step(
                "employer",
                format!("{wage} × {}", rates.value.employer),
                first.employer,
                rates.source,
            ),
        (Saving::Fixed(amount), _) => explained.step("own", amount.to_string(), first.own, CHOSEN),
        (Saving::Income(amount) | Saving::Wage(amount), _) => {
            explained.step("own", amount.to_string(), first.own, BAND)
        }
    }
}

fn row(year: &ProjectedYear) -> Vec<Value> {
    vec![
        Value::Count(year.year.into()),
        Value::Months(year.months),
        year.paid.own.into(),
        year.paid.employer.into(),
        year.returns.into(),
        year.balance.into(),
    ]
}

fn problem(error: ProjectionError, plan: &Plan) -> InputProblem {
    match error {
        ProjectionError::Reversed => {
            let limit = plan.from.to_string();
            InputProblem::new("to", Trouble::TooSmall { limit })
        }
        ProjectionError::TooLong => {
            let limit = plan.from.plus(LONGEST - 1).to_string();
            InputProblem::new("to", Trouble::TooLarge { limit })
        }
        ProjectionError::NoRate(_) => InputProblem::new("from", Trouble::NotOnRecord),
        // The fields' own limits leave none of these to be found here.
        ProjectionError::Return | ProjectionError::Growth | ProjectionError::Amount => {
            let limit = Rupiah::MAX_ON_WIRE.to_string();
            InputProblem::new("opening", Trouble::TooLarge { limit })
        }
    }
}
