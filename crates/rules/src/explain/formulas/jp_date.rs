use crate::{
    Date, age_on,
    explain::{Explained, Field, Formula, InputProblem, Inputs, Kind, Value},
    jp::{
        FIRST_PENSIONS, LATEST_YEARS, PENSION_AGES, QUALIFYING_MONTHS, latest_pension_date,
        pension_age, pension_date,
    },
};

pub(super) const FORMULA: Formula = Formula {
    name: "jp-date",
    about: "The day a pension (JP) can begin",
    fields: &[Field::required(
        "birth_date",
        Kind::BIRTH,
        "the day of birth",
    )],
    run,
};

fn run(inputs: &Inputs) -> Result<Explained, Vec<InputProblem>> {
    let birth = inputs.date("birth_date").unwrap_or(Date::MAX);
    let day = pension_date(birth);
    let age = pension_age(day).unwrap_or(&PENSION_AGES[0]);
    let latest = latest_pension_date(day);
    let monthly = day >= FIRST_PENSIONS;
    let rows = PENSION_AGES.iter();
    let rows = rows.map(|row| vec![row.from.into(), Value::Count(row.value.into())]);
    Ok(Explained::default()
        .figure("pension_date", day)
        .figure("age", Value::Count(age_on(birth, day).into()))
        .figure("latest", latest)
        .figure("monthly_possible", monthly)
        .step(
            "age",
            age.from.to_string(),
            Value::Count(age.value.into()),
            age.source,
        )
        .step(
            "pension_date",
            format!("{birth} + {}", age_on(birth, day)),
            day,
            age.source,
        )
        .step(
            "latest",
            format!("{day} + {}", LATEST_YEARS.value),
            latest,
            LATEST_YEARS.source,
        )
        .step(
            "monthly_possible",
            format!("{day} ≥ {FIRST_PENSIONS}"),
            monthly,
            QUALIFYING_MONTHS.source,
        )
        .table(&["from", "age"], rows.collect()))
}
