use super::words::{given, on_record, problem};
use crate::{
    Month, NoRate, Rupiah,
    contribution::construction::{ConstructionFee, fee, fee_on_wages, slices, wage_rates},
    explain::{Explained, Field, Formula, InputProblem, Inputs, Kind, Trouble, Value},
};

/// Contracts are larger than anything a person earns: up to Rp100 trillion.
const PROJECT: Kind = Kind::Rupiah {
    max: Rupiah(100_000_000_000_000),
};

pub(super) const FORMULA: Formula = Formula {
    name: "contribution-construction",
    about: "What a construction project pays for JKK and JKM: on its wages, or on the contract",
    fields: &[
        Field::required("month", Kind::Month, "the month of registration"),
        Field::optional(
            "contract_value",
            PROJECT,
            "value of the contract without VAT, where the wages are not known",
        ),
        Field::optional(
            "wages",
            PROJECT,
            "all wages of the project, where they are known",
        ),
    ],
    run,
};

fn run(inputs: &Inputs) -> Result<Explained, Vec<InputProblem>> {
    let month = given(inputs.month("month"), "month")?;
    match (inputs.rupiah("contract_value"), inputs.rupiah("wages")) {
        (Some(value), None) => on_record(by_contract(value, month), "month"),
        (None, Some(wages)) => on_record(by_wages(wages, month), "month"),
        (Some(_), Some(_)) => {
            let other = "contract_value";
            Err(problem("wages", Trouble::Contradicts { other }))
        }
        (None, None) => Err(problem("contract_value", Trouble::Missing)),
    }
}

fn by_contract(value: Rupiah, month: Month) -> Result<Explained, NoRate> {
    let fee = fee(value, month)?;
    let mut explained = answer(&fee);
    let slices = slices(value, month)?;
    for slice in &slices {
        explained = explained.step(
            "jkk_slice",
            format!("{} × {}", slice.part, slice.jkk_rate),
            slice.jkk,
            fee.source,
        );
    }
    for slice in &slices {
        explained = explained.step(
            "jkm_slice",
            format!("{} × {}", slice.part, slice.jkm_rate),
            slice.jkm,
            fee.source,
        );
    }
    Ok(sum(explained, &fee))
}

fn by_wages(wages: Rupiah, month: Month) -> Result<Explained, NoRate> {
    let fee = fee_on_wages(wages, month)?;
    let rates = wage_rates(month)?.value;
    let explained = answer(&fee)
        .step(
            "jkk_full",
            format!("{wages} × {}", rates.jkk),
            fee.jkk,
            fee.source,
        )
        .step(
            "jkm_full",
            format!("{wages} × {}", rates.jkm),
            fee.jkm,
            fee.source,
        );
    Ok(sum(explained, &fee))
}

fn answer(fee: &ConstructionFee) -> Explained {
    Explained::default().figure("payable", fee.total())
}

fn sum(explained: Explained, fee: &ConstructionFee) -> Explained {
    let figures = format!("{} + {}", fee.jkk, fee.jkm);
    let rows = vec![
        vec![Value::Code("jkk"), fee.jkk.into()],
        vec![Value::Code("jkm"), fee.jkm.into()],
    ];
    explained
        .step("payable", figures, fee.total(), fee.source)
        .table(&["programme", "payable"], rows)
}
