use super::{
    jht_tax::{problem, regime},
    payments::{EARLIER, payments},
};
use crate::{
    Date, Rupiah,
    explain::{Explained, Field, Formula, InputProblem, Inputs, Kind, Trouble, Value},
    jht::{ClaimReason, JhtTax, PartialPlan, claim_terms, partial_effect},
};
use jiff::civil::date;

pub(super) const FORMULA: Formula = Formula {
    name: "jht-partial",
    about: "A partial claim of JHT now (10 % or 30 %): payout, tax, and what it does to a later one",
    fields: &[
        Field::required("balance", Kind::AMOUNT, "the balance now"),
        Field::required(
            "reason",
            Kind::Choice {
                words: &["partial_10", "partial_30"],
            },
            "10 % to prepare retirement, or 30 % for a home",
        ),
        Field::required("on", Kind::DAY, "the day of the partial claim"),
        Field::required(
            "later_year",
            Kind::Count {
                min: 2_022,
                max: 2_100,
            },
            "the year of the full claim",
        ),
        Field::or(
            "added",
            Kind::AMOUNT,
            Value::Rupiah(Rupiah::ZERO),
            "what contributions and returns add until then",
        ),
        EARLIER,
        Field::or(
            "tax_number",
            Kind::Flag,
            Value::Flag(true),
            "whether a tax number is on record; the NIK is one",
        ),
    ],
    run,
};

fn run(inputs: &Inputs) -> Result<Explained, Vec<InputProblem>> {
    let on = inputs.date("on").unwrap_or(Date::MAX);
    let reason = match inputs.choice("reason") {
        Some("partial_30") => ClaimReason::Partial30,
        _ => ClaimReason::Partial10,
    };
    let terms = claim_terms(reason, on)
        .ok_or_else(|| vec![InputProblem::new("on", Trouble::NotOnRecord)])?;
    let plan = PartialPlan {
        balance: inputs.rupiah("balance").unwrap_or_default(),
        share: terms.value.share,
        on,
        later: later(inputs, on)?,
        added: inputs.rupiah("added").unwrap_or_default(),
        tax_number: inputs.flag("tax_number").unwrap_or(true),
    };
    let earlier = payments(inputs, on)?;
    let effect = partial_effect(&plan, &earlier).map_err(|error| vec![problem(error)])?;
    let now = &effect.now;
    let claims = [
        ("now", now),
        ("later", &effect.later),
        ("instead", &effect.instead),
    ];
    let more_tax = format!(
        "{} + {} − {}",
        now.tax, effect.later.tax, effect.instead.tax
    );
    let mut explained = Explained::default()
        .figure("net", now.net())
        .figure("gross", now.payment.gross)
        .figure("tax", now.tax)
        .figure("stays", effect.stays)
        .figure("more_tax", effect.more_tax())
        .step(
            "gross",
            format!("{} × {}", plan.balance, plan.share),
            now.payment.gross,
            terms.source,
        );
    for (claim, tax) in claims {
        explained = explained.step(claim, tax.payment.gross.to_string(), tax.tax, law(tax));
    }
    Ok(explained
        .step("more_tax", more_tax, effect.more_tax(), now.regime_source)
        .table(
            &["claim", "year", "gross", "tax", "net", "regime"],
            claims.map(|(claim, tax)| row(claim, tax)).to_vec(),
        )
        // Nobody knows today what the account and the law will be then.
        .estimate(plan.later > on))
}

/// The first day of the later year, or the day of the partial claim when that is in the same year.
fn later(inputs: &Inputs, on: Date) -> Result<Date, Vec<InputProblem>> {
    let year = inputs.count("later_year").unwrap_or_default();
    let year = i16::try_from(year).unwrap_or(i16::MAX);
    if year < on.year() {
        let limit = on.year().to_string();
        return Err(vec![InputProblem::new(
            "later_year",
            Trouble::TooSmall { limit },
        )]);
    }
    Ok(date(year, 1, 1).max(on))
}

/// What the tax rests on: the surcharge where there is one, which is the less sure part.
fn law(tax: &JhtTax) -> crate::Source {
    if tax.surcharge.is_zero() {
        tax.brackets_source
    } else {
        tax.surcharge_source
    }
}

fn row(claim: &'static str, tax: &JhtTax) -> Vec<Value> {
    vec![
        Value::Code(claim),
        Value::Count(tax.payment.on.year().into()),
        tax.payment.gross.into(),
        tax.tax.into(),
        tax.net().into(),
        Value::Code(regime(tax.regime)),
    ]
}
