use super::{Fact, scholarship};
use crate::{
    Date, NoRate, Source,
    benefit::{
        jkk::{Care, DISABILITIES, Disability, Limit, care, jkk_terms},
        jkm::jkm_terms,
    },
    explain::Value,
};

const REPORT: Source = Source::high("PP 44/2015", "");
const BPU_WAGE: Source = Source::medium("PP 44/2015", "Lampiran II");

pub(super) fn facts(on: Date) -> Result<[Vec<Fact>; 3], NoRate> {
    let row = jkk_terms(on)?;
    let (terms, source) = (&row.value, row.source);
    let floor = jkm_terms(on)?.value.compensation;
    let months = Value::Months(terms.months_of_wage);
    let [first, then] = terms.temporary;
    let least = DISABILITIES.iter().map(|part| part.rate).min();
    let most = DISABILITIES.iter().map(|part| part.rate).max();
    let partial = Fact::new("partial_disability", Disability::SOURCE)
        .with("months_of_wage", months.clone())
        .with("least", least.unwrap_or_default())
        .with("most", most.unwrap_or_default());
    let mut benefits: Vec<Fact> = care(on)?.iter().map(limited).collect();
    benefits.extend([
        Fact::new("temporary_disability", source)
            .with("rate", first.rate)
            .with("later_rate", then.rate)
            .with("later_from", Value::Months(then.from)),
        partial,
        Fact::new("total_disability", source)
            .with("months_of_wage", months.clone())
            .with("rate", terms.total_disability)
            .with("periodic", terms.periodic),
        Fact::new("death", source)
            .with("months_of_wage", months)
            .with("rate", terms.death)
            .with("least", floor)
            .with("periodic", terms.periodic)
            .with("funeral", terms.funeral),
        scholarship(on)?,
    ]);
    Ok([
        benefits,
        vec![
            Fact::new("work_accident", source),
            Fact::new("claim_within_years", source)
                .with("years", Value::Count(i64::from(terms.claim_years))),
            Fact::new("bpu_wage_is_band_base", BPU_WAGE),
        ],
        vec![
            Fact::new("treatment_first", source),
            Fact::new("report_accident", REPORT)
                .with("hours", Value::Count(terms.report_within_hours)),
            Fact::new("report_recovery", REPORT),
            Fact::new("doctor_letter", REPORT),
        ],
    ])
}

fn limited(care: &Care) -> Fact {
    let fact = Fact::new(care.code, care.source);
    match care.limit {
        Limit::Need => fact,
        Limit::UpTo(most) => fact.with("most", most),
        Limit::UpToWithin(most, months) => fact
            .with("most", most)
            .with("months", Value::Months(months)),
        Limit::PricePlus(rate) => fact.with("surcharge", rate),
    }
}
