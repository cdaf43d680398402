use super::{Fact, scholarship};
use crate::{
    Date, NoRate,
    benefit::jkm::{bpu_waiting_months, jkm_terms, pmi_at_work},
    explain::Value,
};

pub(super) fn facts(on: Date) -> Result<[Vec<Fact>; 3], NoRate> {
    let row = jkm_terms(on)?;
    let (terms, source) = (&row.value, row.source);
    let total = [terms.compensation, terms.periodic, terms.funeral];
    let mut benefits = vec![
        Fact::new("death", source)
            .with("total", total.iter().sum::<crate::Rupiah>())
            .with("compensation", terms.compensation)
            .with("periodic", terms.periodic)
            .with("funeral", terms.funeral),
    ];
    if let Ok(at_work) = pmi_at_work(on) {
        let fact = Fact::new("pmi_death_at_work", at_work.source);
        benefits.push(fact.with("total", at_work.value));
    }
    benefits.push(scholarship(on)?);
    let mut conditions = vec![Fact::new("active_membership", source)];
    let waiting = bpu_waiting_months(on)?;
    if waiting.value > 0 {
        let months = Value::Months(i64::from(waiting.value));
        let fact = Fact::new("bpu_waiting", waiting.source).with("months", months);
        conditions.push(fact.with("funeral", terms.funeral));
    }
    let months = Value::Months(terms.scholarship_after);
    conditions.push(Fact::new("scholarship_after", source).with("months", months));
    Ok([
        benefits,
        conditions,
        vec![
            Fact::new("death_form", source),
            Fact::new("paid_within", source).with("days", Value::Count(terms.paid_within_days)),
        ],
    ])
}
