use super::words::{given, on_record, problem, segment};
use crate::{
    Date, NoRate, Rate, Rupiah,
    benefit::{
        jkk::{
            Accident, DISABILITY_CODES, Disability, JkkBenefit, JkkTerms, Outcome, care,
            jkk_benefit, jkk_terms, wage_base,
        },
        jkm::jkm_terms,
    },
    explain::{Explained, Field, Formula, InputProblem, Inputs, Kind, Trouble, Value},
};

const OUTCOMES: &[&str] = &[
    "death",
    "total_disability",
    "partial_anatomical",
    "partial_functional",
    "temporary",
];

/// Projects and migrants have no wage on record that benefits would be counted on.
const SEGMENTS: &[&str] = &["pu", "bpu"];

pub(super) const FORMULA: Formula = Formula {
    name: "jkk-benefit",
    about: "What a work accident pays, what else it gives, and until when to claim",
    fields: &[
        Field::required(
            "outcome",
            Kind::Choice { words: OUTCOMES },
            "what became of the worker",
        ),
        Field::required(
            "wage",
            Kind::AMOUNT,
            "the monthly wage; for the self-employed the income",
        ),
        Field::required("accident_on", Kind::DAY, "the day of the accident"),
        Field::or(
            "segment",
            Kind::Choice { words: SEGMENTS },
            Value::Code("pu"),
            "the kind of membership",
        ),
        Field::optional(
            "part",
            Kind::Choice {
                words: &DISABILITY_CODES,
            },
            "the part of the body, for a partial disability",
        ),
        Field::optional(
            "loss",
            Kind::Rate {
                min: Rate::ZERO,
                max: Rate::WHOLE,
            },
            "how much of its function is lost, for a partial functional disability",
        ),
        Field::optional(
            "months",
            Kind::Count { min: 1, max: 240 },
            "months of not being able to work, for a temporary disability",
        ),
        Field::optional(
            "on",
            Kind::DAY,
            "the day of the claim, to tell whether it is in time",
        ),
    ],
    run,
};

fn run(inputs: &Inputs) -> Result<Explained, Vec<InputProblem>> {
    let outcome = outcome(inputs)?;
    let stated = given(inputs.rupiah("wage"), "wage")?;
    let on = given(inputs.date("accident_on"), "accident_on")?;
    let claimed = inputs.date("on");
    if claimed.is_some_and(|claimed| claimed < on) {
        let other = "accident_on";
        return Err(problem("on", Trouble::Contradicts { other }));
    }
    let (wage, law) = wage_base(segment(inputs.choice("segment").unwrap_or("pu")), stated);
    let accident = Accident { on, wage, outcome };
    let mut explained = Explained::default();
    if wage != stated {
        explained = explained.step("base", stated.to_string(), wage, law);
    }
    on_record(
        explain(explained.estimate(law.is_estimate()), &accident, claimed),
        "accident_on",
    )
}

fn outcome(inputs: &Inputs) -> Result<Outcome, Vec<InputProblem>> {
    let part = || {
        let code = given(inputs.choice("part"), "part")?;
        given(Disability::named(code), "part")
    };
    let (outcome, takes): (_, &[&str]) = match given(inputs.choice("outcome"), "outcome")? {
        "death" => (Outcome::Death, &[]),
        "total_disability" => (Outcome::TotalDisability, &[]),
        "partial_anatomical" => (Outcome::PartialAnatomical(part()?), &["part"]),
        "partial_functional" => {
            let loss = given(inputs.rate("loss"), "loss");
            let (part, loss) = both(part(), loss)?;
            (Outcome::PartialFunctional { part, loss }, &["part", "loss"])
        }
        _ => {
            let months = given(inputs.count("months"), "months")?;
            (Outcome::Temporary { months }, &["months"])
        }
    };
    let other = "outcome";
    let stray = ["part", "loss", "months"].into_iter();
    let stray = stray.filter(|name| inputs.has(name) && !takes.contains(name));
    let problems: Vec<_> = stray
        .map(|name| InputProblem::new(name, Trouble::Contradicts { other }))
        .collect();
    if problems.is_empty() {
        Ok(outcome)
    } else {
        Err(problems)
    }
}

fn both<A, B>(
    a: Result<A, Vec<InputProblem>>,
    b: Result<B, Vec<InputProblem>>,
) -> Result<(A, B), Vec<InputProblem>> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (a, b) => Err([a.err(), b.err()].into_iter().flatten().flatten().collect()),
    }
}

fn explain(
    explained: Explained,
    accident: &Accident,
    claimed: Option<Date>,
) -> Result<Explained, NoRate> {
    let row = jkk_terms(accident.on)?;
    let terms = &row.value;
    let benefit = jkk_benefit(accident)?;
    let mut explained = explained
        .figure("total", benefit.total())
        .figure("compensation", benefit.compensation)
        .figure("periodic", benefit.periodic)
        .figure("funeral", benefit.funeral)
        .figure("scholarship", benefit.scholarship)
        .figure("claim_until", benefit.claim_until);
    explained = compensation(explained, accident, &benefit, terms)?;
    for (code, amount) in [("periodic", benefit.periodic), ("funeral", benefit.funeral)] {
        if !amount.is_zero() {
            explained = explained.step(code, "", amount, row.source);
        }
    }
    if benefit.total() != benefit.compensation {
        let parts = [benefit.compensation, benefit.periodic, benefit.funeral];
        let parts = parts.iter().filter(|part| !part.is_zero());
        let parts: Vec<String> = parts.map(ToString::to_string).collect();
        explained = explained.step("total", parts.join(" + "), benefit.total(), row.source);
    }
    let figures = format!("{} + {}", accident.on, terms.claim_years);
    explained = explained.step("claim_until", figures, benefit.claim_until, row.source);
    if let Some(claimed) = claimed {
        let in_time = claimed <= benefit.claim_until;
        let figures = format!("{claimed} ≤ {}", benefit.claim_until);
        explained = explained
            .figure("in_time", in_time)
            .step("in_time", figures, in_time, row.source);
    }
    let limits = care(accident.on)?.iter();
    let limits = limits.filter_map(|care| {
        let most = care.limit.most()?;
        Some(vec![
            Value::Code(care.code),
            most.into(),
            care.source.is_estimate().into(),
        ])
    });
    let limits = limits.collect();
    Ok(explained.table(&["care", "most", "estimate"], limits))
}

fn compensation(
    mut explained: Explained,
    accident: &Accident,
    benefit: &JkkBenefit,
    terms: &JkkTerms,
) -> Result<Explained, NoRate> {
    let (wage, months) = (accident.wage, terms.months_of_wage);
    let source = benefit.source;
    let figures = match accident.outcome {
        Outcome::Death if benefit.raised_to_floor => {
            let share = terms
                .death
                .of(Rupiah(wage.get() * months), crate::Rounding::HalfUp);
            let floor = jkm_terms(accident.on)?;
            let source = floor.source;
            let figures = format!("max({share}; {})", floor.value.compensation);
            explained = explained.step(
                "share",
                format!("{} × {months} × {wage}", terms.death),
                share,
                benefit.source,
            );
            return Ok(explained.step("compensation", figures, benefit.compensation, source));
        }
        Outcome::Death => format!("{} × {months} × {wage}", terms.death),
        Outcome::TotalDisability => format!("{} × {months} × {wage}", terms.total_disability),
        Outcome::PartialAnatomical(part) => format!("{} × {months} × {wage}", part.rate),
        Outcome::PartialFunctional { part, loss } => {
            format!("{loss} × {} × {months} × {wage}", part.rate)
        }
        Outcome::Temporary { .. } => {
            for part in &benefit.temporary {
                let months = part.to - part.from + 1;
                let figures = format!("{months} × {wage} × {}", part.rate);
                let code = if part.from == 1 {
                    "first_year"
                } else {
                    "after_first_year"
                };
                explained = explained.step(code, figures, part.amount, source);
            }
            return Ok(explained);
        }
    };
    Ok(explained.step("compensation", figures, benefit.compensation, source))
}
