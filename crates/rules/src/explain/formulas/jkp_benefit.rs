use super::words::{given, on_record, problem};
use crate::{
    benefit::jkp::{EndReason, LostJob, jkp_benefit, jkp_terms},
    explain::{Explained, Field, Formula, InputProblem, Inputs, Kind, Trouble, Value},
};

const REASONS: &[&str] = &[
    "dismissal",
    "resignation",
    "total_disability",
    "retirement",
    "death",
    "contract_end",
];

pub(super) const FORMULA: Formula = Formula {
    name: "jkp-benefit",
    about: "What JKP pays after a lost employment, to whom, and until when to claim",
    fields: &[
        Field::required("wage", Kind::AMOUNT, "the last wage reported"),
        Field::required(
            "dismissed_on",
            Kind::DAY,
            "the day the employment ended (PHK)",
        ),
        Field::or(
            "reason",
            Kind::Choice { words: REASONS },
            Value::Code("dismissal"),
            "why it ended",
        ),
        Field::required(
            "months_paid",
            Kind::Count { min: 0, max: 24 },
            "months paid of the last 24",
        ),
        Field::or(
            "in_a_row",
            Kind::Count { min: 0, max: 24 },
            Value::Count(0),
            "the most of them in a row: asked for until February 2025",
        ),
        Field::optional("claimed_on", Kind::DAY, "the day of the claim"),
        Field::or(
            "earlier_claims",
            Kind::Count { min: 0, max: 20 },
            Value::Count(0),
            "claims paid before",
        ),
        Field::optional("last_claim_on", Kind::DAY, "the day of the newest of those"),
    ],
    run,
};

fn run(inputs: &Inputs) -> Result<Explained, Vec<InputProblem>> {
    let reason = inputs.choice("reason").unwrap_or("dismissal");
    let reason = EndReason::ALL.iter().find(|(code, _)| *code == reason);
    let lost = LostJob {
        wage: given(inputs.rupiah("wage"), "wage")?,
        on: given(inputs.date("dismissed_on"), "dismissed_on")?,
        reason: given(reason, "reason")?.1,
        months_paid: given(inputs.count("months_paid"), "months_paid")?,
        in_a_row: inputs.count("in_a_row").unwrap_or(0),
        claimed_on: inputs.date("claimed_on"),
        earlier_claims: inputs.count("earlier_claims").unwrap_or(0),
        last_claim_on: inputs.date("last_claim_on"),
    };
    let problems = contradictions(&lost);
    if !problems.is_empty() {
        return Err(problems);
    }
    let benefit = on_record(jkp_benefit(&lost), "dismissed_on")?;
    let terms = on_record(jkp_terms(lost.on), "dismissed_on")?;
    let (cap, cap_source) = benefit.cap;
    let mut explained = Explained::default()
        .figure("total", benefit.total())
        .figure("due", benefit.is_due())
        .figure("base", benefit.base)
        .figure("claim_until", benefit.claim_until)
        .step(
            "base",
            format!("min({}; {cap})", lost.wage),
            benefit.base,
            cap_source,
        );
    for condition in &benefit.conditions {
        explained = explained.step(
            condition.code,
            condition.figures.as_str(),
            condition.met,
            condition.source,
        );
    }
    let claim_until = format!("{} + {}", lost.on, terms.value.claim_months);
    explained = explained.step(
        "claim_until",
        claim_until,
        benefit.claim_until,
        benefit.source,
    );
    if benefit.is_due() {
        let cash: Vec<String> = terms
            .value
            .cash
            .iter()
            .map(|cash| format!("{} × {} × {}", cash.months, benefit.base, cash.rate))
            .collect();
        explained = explained.step("total", cash.join(" + "), benefit.total(), benefit.source);
        let months = benefit.months.iter().map(|month| {
            vec![
                Value::Count(month.number),
                month.rate.into(),
                month.amount.into(),
            ]
        });
        explained = explained.table(&["month", "rate", "amount"], months.collect());
    }
    Ok(explained)
}

fn contradictions(lost: &LostJob) -> Vec<InputProblem> {
    let told = [
        ("in_a_row", "months_paid", lost.in_a_row > lost.months_paid),
        (
            "claimed_on",
            "dismissed_on",
            lost.claimed_on.is_some_and(|claimed| claimed < lost.on),
        ),
        (
            "last_claim_on",
            "dismissed_on",
            lost.last_claim_on.is_some_and(|last| last > lost.on),
        ),
        (
            "last_claim_on",
            "earlier_claims",
            lost.last_claim_on.is_some() && lost.earlier_claims == 0,
        ),
    ];
    let told = told.into_iter().filter(|(_, _, wrong)| *wrong);
    told.flat_map(|(field, other, _)| problem(field, Trouble::Contradicts { other }))
        .collect()
}
