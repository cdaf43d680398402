use super::Fact;
use crate::{
    Confidence, Date, Month, NoRate, Rounding, Rupiah, Source,
    benefit::jkp::{REASONS_SOURCE, jkp_duties, jkp_frequency, jkp_terms},
    contribution::jkp_funding,
    explain::Value,
};

pub(super) fn facts(on: Date) -> Result<[Vec<Fact>; 3], NoRate> {
    let row = jkp_terms(on)?;
    let (terms, source) = (&row.value, row.source);
    let cap = jkp_funding(Month::of(on))?.value.cap;
    let mut benefits = Vec::new();
    let mut sum = Rupiah::ZERO;
    for (code, cash) in ["cash", "later_cash"].into_iter().zip(terms.cash) {
        let most = cash.rate.of(cap, Rounding::HalfUp);
        sum = Rupiah(sum.get() + most.get() * cash.months);
        benefits.push(
            Fact::new(code, source)
                .with("rate", cash.rate)
                .with("months", Value::Months(cash.months))
                .with("cap", cap)
                .with("most", most),
        );
    }
    benefits.extend([
        Fact::new("cash_in_all", source).with("most", sum),
        Fact::new("counselling", source),
        Fact::new("training", source),
    ]);
    let frequency = jkp_frequency(on)?;
    let mut conditions = vec![
        Fact::new("citizens_only", source),
        Fact::new("dismissed", REASONS_SOURCE),
        Fact::new("months_paid", source)
            .with("months", Value::Months(terms.months_paid))
            .with("of_last", Value::Months(terms.of_last)),
        Fact::new("claim_within_months", source)
            .with("months", Value::Months(i64::from(terms.claim_months))),
        Fact::new("frequency", frequency.source)
            .with("claims", Value::Count(frequency.value.claims))
            .with(
                "years",
                Value::Count(i64::from(frequency.value.years_apart)),
            ),
    ];
    if let Some(months) = terms.in_a_row {
        let fact = Fact::new("in_a_row", source);
        conditions.push(fact.with("months", Value::Months(months)));
    }
    let mut claiming = ["siapkerja_account", "dismissal_proof", "first_claim"]
        .map(|code| Fact::new(code, source))
        .to_vec();
    if let Ok(duties) = jkp_duties(on) {
        let asked = &duties.value;
        let age = Value::Count(asked.registered_below);
        conditions.push(Fact::new("registered_below_age", duties.source).with("age", age));
        let unread = Source {
            confidence: Confidence::Medium,
            article: "Art. 39A",
            ..duties.source
        };
        let months = Value::Months(asked.arrears_months);
        conditions.push(Fact::new("bankrupt_employer", unread).with("months", months));
        claiming.push(
            Fact::new("monthly_claim", source)
                .with("applications", Value::Count(asked.applications))
                .with("interviews", Value::Count(asked.interviews))
                .with("attendance", asked.attendance),
        );
    }
    Ok([benefits, conditions, claiming])
}
