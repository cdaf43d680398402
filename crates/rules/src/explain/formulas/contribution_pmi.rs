use super::words::{given, on_record, problem};
use crate::{
    Rupiah,
    contribution::pmi::{JHT_CHOICES, JHT_CHOICES_SOURCE, PmiContract, beyond_package, package},
    explain::{Explained, Field, Formula, InputProblem, Inputs, Kind, Trouble, Value},
};

const CONTRACTS: &[&str] = &["six_months", "twelve_months", "twenty_four_months"];

pub(super) const FORMULA: Formula = Formula {
    name: "contribution-pmi",
    about: "What a migrant worker pays for JKK and JKM, once for the contract, and for JHT a month",
    fields: &[
        Field::required(
            "contract",
            Kind::Choice { words: CONTRACTS },
            "length of the contract abroad",
        ),
        Field::required("month", Kind::Month, "the month of registration"),
        Field::or(
            "via_p3mi",
            Kind::Flag,
            Value::Flag(true),
            "whether a placement company (P3MI) sends the worker, which insures before departure",
        ),
        Field::or(
            "extra_months",
            Kind::Count { min: 0, max: 60 },
            Value::Count(0),
            "months of protection beyond the package",
        ),
        Field::optional(
            "jht",
            Kind::AMOUNT,
            "what the worker saves for old age each month: one of the amounts offered",
        ),
    ],
    run,
};

fn run(inputs: &Inputs) -> Result<Explained, Vec<InputProblem>> {
    let month = given(inputs.month("month"), "month")?;
    let contract = match given(inputs.choice("contract"), "contract")? {
        "six_months" => PmiContract::SixMonths,
        "twelve_months" => PmiContract::TwelveMonths,
        _ => PmiContract::TwentyFourMonths,
    };
    let via_p3mi = inputs.flag("via_p3mi").unwrap_or(true);
    let extra_months = inputs.count("extra_months").unwrap_or(0);
    let extra_months = u8::try_from(extra_months).unwrap_or(u8::MAX);
    let jht = inputs.rupiah("jht");
    if let Some(jht) = jht.filter(|jht| !JHT_CHOICES.contains(jht)) {
        let reason = format!("{jht} is not one of {}", offered());
        return Err(problem("jht", Trouble::Invalid { reason }));
    }
    let package = on_record(package(contract, via_p3mi, month), "month")?;
    let beyond = on_record(beyond_package(extra_months, month), "month")?;
    let each = on_record(beyond_package(1, month), "month")?;
    let total: Rupiah = [package.total(), beyond].iter().sum();
    let mut explained = Explained::default().figure("payable", total);
    let mut rows = Vec::new();
    if via_p3mi {
        let amount = package.before_departure;
        rows.push(vec![Value::Code("before_departure"), amount.into()]);
        explained = explained.step("before_departure", "", amount, package.source);
    }
    let months = contract.months().to_string();
    rows.push(vec![
        Value::Code("during_and_after"),
        package.during_and_after.into(),
    ]);
    explained = explained.step(
        "during_and_after",
        months,
        package.during_and_after,
        package.source,
    );
    if extra_months > 0 {
        rows.push(vec![Value::Code("beyond_package"), beyond.into()]);
        let figures = format!("{extra_months} × {each}");
        explained = explained.step("beyond_package", figures, beyond, package.source);
    }
    let parts: Vec<String> = rows.iter().map(|row| row[1].to_string()).collect();
    explained = explained.step("payable", parts.join(" + "), total, package.source);
    if let Some(jht) = jht {
        rows.push(vec![Value::Code("jht_monthly"), jht.into()]);
        explained =
            explained
                .figure("jht_monthly", jht)
                .step("jht_monthly", "", jht, JHT_CHOICES_SOURCE);
    }
    Ok(explained.table(&["part", "payable"], rows))
}

fn offered() -> String {
    let amounts: Vec<String> = JHT_CHOICES.iter().map(ToString::to_string).collect();
    amounts.join(", ")
}
