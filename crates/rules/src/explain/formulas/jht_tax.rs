use super::payments::{EARLIER, payments};
use crate::{
    Date,
    explain::{Explained, Field, Formula, InputProblem, Inputs, Kind, Trouble, Value},
    jht::{JhtTax, Payment, Regime, TaxError, tax},
};

pub(super) const FORMULA: Formula = Formula {
    name: "jht-tax",
    about: "The tax withheld from a JHT payment",
    fields: &[
        Field::required("gross", Kind::AMOUNT, "the payment before tax"),
        Field::required("on", Kind::DAY, "the day it is paid"),
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
    let payment = Payment {
        on: inputs.date("on").unwrap_or(Date::MAX),
        gross: inputs.rupiah("gross").unwrap_or_default(),
    };
    let earlier = payments(inputs, payment.on)?;
    let tax_number = inputs.flag("tax_number").unwrap_or(true);
    let tax = tax(payment, &earlier, tax_number).map_err(|error| vec![problem(error)])?;
    let explained = Explained::default()
        .figure("tax", tax.tax)
        .figure("net", tax.net())
        .figure("gross", payment.gross)
        .figure("regime", Value::Code(regime(tax.regime)))
        .figure("counted_before", tax.counted_before);
    let rows = tax.slices.iter();
    let rows = rows.map(|slice| vec![slice.rate.into(), slice.amount.into(), slice.tax.into()]);
    let rows = rows.collect();
    Ok(steps(explained, &tax).table(&["rate", "amount", "tax"], rows))
}

fn steps(explained: Explained, tax: &JhtTax) -> Explained {
    let years = format!("{} − {}", tax.payment.on.year(), tax.first_year);
    let mut explained = explained.step(
        "regime",
        years,
        Value::Code(regime(tax.regime)),
        tax.regime_source,
    );
    for slice in &tax.slices {
        let figures = format!("{} × {}", slice.amount, slice.rate);
        explained = explained.step("bracket", figures, slice.tax, tax.brackets_source);
    }
    if tax.surcharge.is_zero() {
        return explained;
    }
    let plain = tax.tax.get() - tax.surcharge.get();
    let figures = format!("{} × {}", crate::Rupiah(plain), tax.surcharge_rate);
    explained.step("surcharge", figures, tax.surcharge, tax.surcharge_source)
}

pub(super) fn regime(regime: Regime) -> &'static str {
    match regime {
        Regime::Final => "final",
        Regime::Progressive => "progressive",
    }
}

pub(super) fn problem(error: TaxError) -> InputProblem {
    match error {
        TaxError::NotOnRecord => InputProblem::new("on", Trouble::NotOnRecord),
        TaxError::NotEarlier => InputProblem::new("earlier", Trouble::Contradicts { other: "on" }),
        // No field takes a negative amount.
        TaxError::Negative => InputProblem::new(
            "gross",
            Trouble::TooSmall {
                limit: "0".to_owned(),
            },
        ),
    }
}
