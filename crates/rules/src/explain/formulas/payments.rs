//! Earlier payments of JHT, as the formulas on its tax take them.

use crate::{
    Date,
    explain::{Field, InputProblem, Inputs, Kind, Trouble},
    jht::Payment,
};

/// The field for them.
pub(super) const EARLIER: Field = Field::optional(
    "earlier",
    Kind::List {
        of: PAYMENT,
        max: 50,
    },
    "every JHT payment before, in order of time",
);

const PAYMENT: &[Field] = &[
    Field::required("on", Kind::DAY, "the day it was paid"),
    Field::required("gross", Kind::AMOUNT, "before tax"),
];

/// Reads them: in order of time, none later than `on`.
pub(super) fn payments(inputs: &Inputs, on: Date) -> Result<Vec<Payment>, Vec<InputProblem>> {
    let mut problems = Vec::new();
    let mut payments: Vec<Payment> = Vec::new();
    for (at, row) in inputs.rows("earlier").iter().enumerate() {
        let payment = Payment {
            on: row.date("on").unwrap_or(on),
            gross: row.rupiah("gross").unwrap_or_default(),
        };
        let place = format!("earlier[{at}].on");
        if payment.on > on {
            let limit = on.to_string();
            problems.push(InputProblem::new(place, Trouble::TooLarge { limit }));
        } else if payments.last().is_some_and(|last| last.on > payment.on) {
            problems.push(InputProblem::new(place, Trouble::OutOfOrder));
        }
        payments.push(payment);
    }
    if problems.is_empty() {
        Ok(payments)
    } else {
        Err(problems)
    }
}
