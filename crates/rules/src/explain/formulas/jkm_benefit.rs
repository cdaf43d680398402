use super::words::{SEGMENTS, given, on_record, problem, segment};
use crate::{
    Segment,
    benefit::jkm::{Death, JkmBenefit, bpu_waiting_months, jkm_benefit, jkm_terms},
    explain::{Explained, Field, Formula, InputProblem, Inputs, Kind, Trouble, Value},
};

pub(super) const FORMULA: Formula = Formula {
    name: "jkm-benefit",
    about: "What the heirs get on a death that was not a work accident",
    fields: &[
        Field::required("died_on", Kind::DAY, "the day of death"),
        Field::required("since", Kind::DAY, "the first day of the membership"),
        Field::or(
            "segment",
            Kind::Choice { words: SEGMENTS },
            Value::Code("pu"),
            "the kind of membership; a migrant worker died during the work abroad",
        ),
        Field::or(
            "active",
            Kind::Flag,
            Value::Flag(true),
            "whether the membership was active on that day",
        ),
        Field::or(
            "months_paid",
            Kind::Count { min: 0, max: 1_200 },
            Value::Count(0),
            "months of contributions: enough of them give the children a scholarship",
        ),
    ],
    run,
};

fn run(inputs: &Inputs) -> Result<Explained, Vec<InputProblem>> {
    let death = Death {
        segment: segment(inputs.choice("segment").unwrap_or("pu")),
        since: given(inputs.date("since"), "since")?,
        on: given(inputs.date("died_on"), "died_on")?,
        active: inputs.flag("active").unwrap_or(true),
        months_paid: inputs.count("months_paid").unwrap_or(0),
    };
    if death.on < death.since {
        let other = "died_on";
        return Err(problem("since", Trouble::Contradicts { other }));
    }
    let benefit = on_record(jkm_benefit(&death), "died_on")?;
    let terms = on_record(jkm_terms(death.on), "died_on")?;
    let mut explained = Explained::default()
        .figure("total", benefit.total())
        .figure("compensation", benefit.compensation)
        .figure("periodic", benefit.periodic)
        .figure("funeral", benefit.funeral)
        .figure("scholarship", benefit.scholarship)
        .step("active", "", death.active, benefit.source);
    if death.segment == Segment::Bpu {
        let waiting = on_record(bpu_waiting_months(death.on), "died_on")?;
        if let Some(full_from) = benefit.full_from {
            let figures = format!("{} + {}", death.since, waiting.value);
            explained = explained
                .figure("full_from", full_from)
                .step("full_from", figures, full_from, waiting.source)
                .step(
                    "waited",
                    format!("{full_from} ≤ {}", death.on),
                    full_from <= death.on,
                    waiting.source,
                );
        }
    }
    let figures = format!("{} ≥ {}", death.months_paid, terms.value.scholarship_after);
    Ok(money(explained, &benefit)
        .step("scholarship", figures, benefit.scholarship, terms.source)
        .estimate(benefit.is_estimate()))
}

fn money(mut explained: Explained, benefit: &JkmBenefit) -> Explained {
    let parts = [
        ("compensation", benefit.compensation),
        ("periodic", benefit.periodic),
        ("funeral", benefit.funeral),
    ];
    for (code, amount) in parts {
        if !amount.is_zero() {
            explained = explained.step(code, "", amount, benefit.source);
        }
    }
    let figures = parts.iter().filter(|(_, amount)| !amount.is_zero());
    let figures: Vec<String> = figures.map(|(_, amount)| amount.to_string()).collect();
    explained.step(
        "total",
        figures.join(" + "),
        benefit.total(),
        benefit.source,
    )
}
