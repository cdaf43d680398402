use super::words::{CLASSES, SIZES, class, given, on_record, problem, programme, size};
use crate::{
    EmployerSize, Source,
    contribution::{jht_rates, jkk_rate, jkm_rate, jp_rates, pu::PuTerms},
    explain::{Explained, Field, Formula, InputProblem, Inputs, Kind, Trouble, Value},
    payslip::{PaidBy, Payslip, PayslipLine, Shown, check},
    {Month, NoRate, Programme},
};

pub(super) const FORMULA: Formula = Formula {
    name: "payslip",
    about: "Whether a payslip withholds, and the employer pays, what the law says",
    fields: &[
        Field::required("base_pay", Kind::AMOUNT, "base pay (upah pokok), a month"),
        Field::or(
            "allowances",
            Kind::AMOUNT,
            Value::Rupiah(crate::Rupiah::ZERO),
            "fixed allowances (tunjangan tetap), a month",
        ),
        Field::required("month", Kind::Month, "the contribution month"),
        Field::or(
            "jkk_class",
            Kind::Choice { words: CLASSES },
            Value::Code("i"),
            "risk class of the employer's trade: it matters to the JKK line alone",
        ),
        Field::optional(
            "employer_size",
            Kind::Choice { words: SIZES },
            "size of the employer: it decides what is compulsory",
        ),
        Field::optional(
            "jp",
            Kind::Flag,
            "whether the worker is in JP; else as the size demands, yes without a size",
        ),
        Field::or(
            "labour_intensive",
            Kind::Flag,
            Value::Flag(false),
            "whether the employer has the discount of labour-intensive industries",
        ),
        Field::optional("jht_worker", Kind::AMOUNT, "shown as withheld for JHT"),
        Field::optional("jp_worker", Kind::AMOUNT, "shown as withheld for JP"),
        Field::optional(
            "jht_employer",
            Kind::AMOUNT,
            "shown as paid by the employer for JHT",
        ),
        Field::optional(
            "jp_employer",
            Kind::AMOUNT,
            "shown as paid by the employer for JP",
        ),
        Field::optional(
            "jkk_employer",
            Kind::AMOUNT,
            "shown as paid by the employer for JKK",
        ),
        Field::optional(
            "jkm_employer",
            Kind::AMOUNT,
            "shown as paid by the employer for JKM",
        ),
    ],
    run,
};

fn run(inputs: &Inputs) -> Result<Explained, Vec<InputProblem>> {
    let slip = slip(inputs)?;
    let checked = on_record(check(&slip), "month")?;
    let wrong = checked
        .lines
        .iter()
        .find(|line| line.verdict != crate::payslip::Verdict::Right);
    let verdict = wrong.map_or("right", |line| line.verdict.code());
    let withheld = checked
        .lines
        .iter()
        .filter(|line| line.paid_by == PaidBy::Worker);
    let difference = withheld.map(|line| line.difference).sum::<crate::Rupiah>();
    let base = format!("{} + {}", slip.base_pay, slip.allowances);
    let mut explained = Explained::default()
        .figure("verdict", Value::Code(verdict))
        .figure("difference", difference)
        .figure("wage", checked.wage)
        .step(
            "wage",
            base,
            checked.wage,
            on_record(jht_rates(slip.month), "month")?.source,
        );
    for line in &checked.lines {
        let (code, figures, source) = on_record(rule(line, &slip), "month")?;
        explained = explained.step(code, figures, line.expected, source);
    }
    if let (Some(implied), Some(shown)) = (checked.implied_wage, slip.shown.jht_worker) {
        let row = on_record(jht_rates(slip.month), "month")?;
        let figures = format!("{shown} ÷ {}", row.value.worker);
        explained = explained.figure("implied_wage", implied).step(
            "implied_wage",
            figures,
            implied,
            row.source,
        );
    }
    let rows = checked.lines.iter().map(|line| {
        vec![
            Value::Code(programme(line.programme)),
            Value::Code(line.paid_by.code()),
            line.expected.into(),
            line.shown.into(),
            line.difference.into(),
            Value::Code(line.verdict.code()),
        ]
    });
    let rows = rows.collect();
    Ok(explained
        .table(
            &[
                "programme",
                "paid_by",
                "expected",
                "shown",
                "difference",
                "verdict",
            ],
            rows,
        )
        .estimate(checked.estimate))
}

fn slip(inputs: &Inputs) -> Result<Payslip, Vec<InputProblem>> {
    let size = inputs.choice("employer_size").map(size);
    let jkk_class = class(inputs.choice("jkk_class").unwrap_or("i"));
    let least = PuTerms::compulsory(size.unwrap_or(EmployerSize::Large), jkk_class);
    let jp = inputs.flag("jp").unwrap_or(least.jp);
    if size.is_some() && least.jp && !jp {
        let other = "employer_size";
        return Err(problem("jp", Trouble::Contradicts { other }));
    }
    Ok(Payslip {
        month: given(inputs.month("month"), "month")?,
        base_pay: given(inputs.rupiah("base_pay"), "base_pay")?,
        allowances: inputs.rupiah("allowances").unwrap_or_default(),
        terms: PuTerms {
            size,
            jp,
            labour_intensive: inputs.flag("labour_intensive").unwrap_or(false),
            ..least
        },
        shown: Shown {
            jht_worker: inputs.rupiah("jht_worker"),
            jp_worker: inputs.rupiah("jp_worker"),
            jht_employer: inputs.rupiah("jht_employer"),
            jp_employer: inputs.rupiah("jp_employer"),
            jkk_employer: inputs.rupiah("jkk_employer"),
            jkm_employer: inputs.rupiah("jkm_employer"),
        },
    })
}

/// The calculation behind what a line should be.
fn rule(line: &PayslipLine, slip: &Payslip) -> Result<(&'static str, String, Source), NoRate> {
    let (month, base): (Month, _) = (slip.month, line.base);
    let worker = line.paid_by == PaidBy::Worker;
    let (code, rate, source) = match line.programme {
        Programme::Jht => {
            let row = jht_rates(month)?;
            if worker {
                ("jht_worker", row.value.worker, row.source)
            } else {
                ("jht_employer", row.value.employer, row.source)
            }
        }
        Programme::Jp => {
            let row = jp_rates(month)?;
            if worker {
                ("jp_worker", row.value.worker, row.source)
            } else {
                ("jp_employer", row.value.employer, row.source)
            }
        }
        Programme::Jkm => {
            let row = jkm_rate(month)?;
            ("jkm_employer", row.value, row.source)
        }
        Programme::Jkk | Programme::Jkp => {
            let row = jkk_rate(month, slip.terms.jkk_class)?;
            ("jkk_employer", row.value, row.source)
        }
    };
    Ok(match line.discount {
        Some(law) => (code, format!("{base} × {rate} × {}", line.pay), law),
        None => (code, format!("{base} × {rate}"), source),
    })
}
