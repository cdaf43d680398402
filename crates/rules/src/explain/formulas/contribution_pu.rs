use super::words::{CLASSES, SIZES, class, given, on_record, problem, programme, size};
use crate::{
    EmployerSize, Month, NoRate, Programme, Rounding, Rupiah, Source,
    contribution::{
        jht_rates, jkk_rate, jkm_rate, jkp_funding, jp_rates,
        pu::{self, PuContribution, PuLine, PuTerms},
    },
    explain::{Explained, Field, Formula, InputProblem, Inputs, Kind, Trouble, Value},
    limits::jp_cap,
};

pub(super) const FORMULA: Formula = Formula {
    name: "contribution-pu",
    about: "What employer, worker and state pay for a wage earner in a month",
    fields: &[
        Field::required(
            "wage",
            Kind::AMOUNT,
            "base pay and fixed allowances, a month",
        ),
        Field::required("month", Kind::Month, "the contribution month"),
        Field::required(
            "jkk_class",
            Kind::Choice { words: CLASSES },
            "risk class of the employer's trade",
        ),
        Field::optional(
            "employer_size",
            Kind::Choice { words: SIZES },
            "size of the employer: it decides what is compulsory",
        ),
        Field::or(
            "jht",
            Kind::Flag,
            Value::Flag(true),
            "whether the worker is in JHT; only a micro employer may leave it out",
        ),
        Field::optional(
            "jp",
            Kind::Flag,
            "whether the worker is in JP; else as the size demands, yes without a size",
        ),
        Field::optional(
            "jkp",
            Kind::Flag,
            "whether the worker is in JKP; else yes with JHT, since JKP began",
        ),
        Field::or(
            "labour_intensive",
            Kind::Flag,
            Value::Flag(false),
            "whether the employer has the discount of labour-intensive industries",
        ),
    ],
    run,
};

/// Who fills the gap when half of JKK is less than JKP's share of it.
const GAP: Source = Source::low("JKP's share of a discounted JKK is not on record", "");

fn run(inputs: &Inputs) -> Result<Explained, Vec<InputProblem>> {
    let wage = given(inputs.rupiah("wage"), "wage")?;
    let month = given(inputs.month("month"), "month")?;
    let (terms, jht) = terms(inputs, month)?;
    let explained = if jht {
        pu::contribution(wage, month, &terms).and_then(|owed| explain(wage, month, &terms, &owed))
    } else {
        pu::without_jht(wage, month, &terms).and_then(|owed| explain(wage, month, &terms, &owed))
    };
    on_record(explained, "month")
}

fn terms(inputs: &Inputs, month: Month) -> Result<(PuTerms, bool), Vec<InputProblem>> {
    let jkk_class = class(given(inputs.choice("jkk_class"), "jkk_class")?);
    let size = inputs.choice("employer_size").map(size);
    let least = PuTerms::compulsory(size.unwrap_or(EmployerSize::Large), jkk_class);
    let jht = inputs.flag("jht").unwrap_or(true);
    let jp = inputs.flag("jp").unwrap_or(least.jp);
    let jkp = inputs.flag("jkp");
    let contradiction = |field, other| InputProblem::new(field, Trouble::Contradicts { other });
    let mut problems = Vec::new();
    if size.is_some() && least.jp && !jp {
        problems.push(contradiction("jp", "employer_size"));
    }
    if !jht && size.is_some_and(|size| size != EmployerSize::Micro) {
        problems.push(contradiction("jht", "employer_size"));
    }
    if !jht && jkp == Some(true) {
        problems.push(contradiction("jkp", "jht"));
    }
    if jkp == Some(true) && jkp_funding(month).is_err() {
        problems.extend(problem("month", Trouble::NotOnRecord));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let terms = PuTerms {
        jp,
        jkp: jkp.unwrap_or_else(|| jht && jkp_funding(month).is_ok()),
        labour_intensive: inputs.flag("labour_intensive").unwrap_or(false),
        size,
        ..least
    };
    Ok((terms, jht))
}

fn explain(
    wage: Rupiah,
    month: Month,
    terms: &PuTerms,
    owed: &PuContribution,
) -> Result<Explained, NoRate> {
    // What each line is before JKP takes its part.
    let without_jkp = PuTerms {
        jkp: false,
        ..*terms
    };
    let before = pu::contribution(wage, month, &without_jkp)?;
    let mut explained = Explained::default()
        .figure("payable", owed.payable())
        .figure("employer", owed.employer())
        .figure("worker", owed.worker())
        .figure("state", owed.state())
        .figure("total", owed.total());
    for line in &owed.lines {
        let whole = before.line(line.programme);
        explained = match line.programme {
            Programme::Jht => {
                let row = jht_rates(month)?;
                explained
                    .step(
                        "jht_employer",
                        format!("{wage} × {}", row.value.employer),
                        line.employer,
                        row.source,
                    )
                    .step(
                        "jht_worker",
                        format!("{wage} × {}", row.value.worker),
                        line.worker,
                        row.source,
                    )
            }
            Programme::Jp => jp(explained, wage, month, line)?,
            Programme::Jkk => {
                let row = jkk_rate(month, terms.jkk_class)?;
                let steps = ["jkk_full", "jkk_discounted"];
                whole_line(explained, steps, whole, wage, row.value, row.source)
            }
            Programme::Jkm => {
                let row = jkm_rate(month)?;
                let steps = ["jkm_full", "jkm_discounted"];
                whole_line(explained, steps, whole, wage, row.value, row.source)
            }
            Programme::Jkp => jkp(explained, wage, month, line, owed, &before)?,
        };
    }
    let payable = format!("{} + {}", owed.employer(), owed.worker());
    let rows = owed.lines.iter().map(|line| {
        vec![
            Value::Code(programme(line.programme)),
            line.base.into(),
            line.employer.into(),
            line.worker.into(),
            line.state.into(),
            line.total().into(),
        ]
    });
    let rows = rows.collect();
    // JKK is there for everybody, and so is its law's duty to pay.
    let law = jkk_rate(month, terms.jkk_class)?.source;
    Ok(explained
        .step("payable", payable, owed.payable(), law)
        .table(
            &["programme", "base", "employer", "worker", "state", "total"],
            rows,
        )
        .estimate(owed.is_estimate()))
}

fn jp(
    mut explained: Explained,
    wage: Rupiah,
    month: Month,
    line: &PuLine,
) -> Result<Explained, NoRate> {
    let row = jp_rates(month)?;
    let cap = jp_cap(month)?;
    if line.base < wage {
        let figures = format!("min({wage}; {})", cap.value.cap);
        explained = explained.step("jp_base", figures, line.base, cap.source);
    }
    explained = explained
        .step(
            "jp_employer",
            format!("{} × {}", line.base, row.value.employer),
            line.employer,
            row.source,
        )
        .step(
            "jp_worker",
            format!("{} × {}", line.base, row.value.worker),
            line.worker,
            row.source,
        );
    if let Some(law) = line.discount {
        let owed = line.total();
        let figures = format!("{owed} − {owed} × {}", line.pay);
        explained = explained.step("deferrable", figures, line.deferrable, law);
    }
    Ok(explained)
}

/// A line that the employer alone pays, before JKP takes its part.
fn whole_line(
    mut explained: Explained,
    [full, discounted]: [&'static str; 2],
    line: Option<&PuLine>,
    wage: Rupiah,
    rate: crate::Rate,
    source: Source,
) -> Explained {
    let amount = rate.of(wage, Rounding::HalfUp);
    explained = explained.step(full, format!("{wage} × {rate}"), amount, source);
    if let Some((line, law)) = line.and_then(|line| Some((line, line.discount?))) {
        let figures = format!("{wage} × {rate} × {}", line.pay);
        explained = explained.step(discounted, figures, line.employer, law);
    }
    explained
}

fn jkp(
    mut explained: Explained,
    wage: Rupiah,
    month: Month,
    line: &PuLine,
    owed: &PuContribution,
    before: &PuContribution,
) -> Result<Explained, NoRate> {
    let row = jkp_funding(month)?;
    let funding = row.value;
    if line.base < wage {
        let figures = format!("min({wage}; {})", funding.cap);
        explained = explained.step("jkp_base", figures, line.base, row.source);
    }
    let moves = [
        (
            Programme::Jkk,
            ["jkp_from_jkk", "jkk_rest"],
            funding.from_jkk,
        ),
        (
            Programme::Jkm,
            ["jkp_from_jkm", "jkm_rest"],
            funding.from_jkm,
        ),
    ];
    for (from, [moved, rest], rate) in moves {
        let employer = |of: &PuContribution| of.line(from).map_or(Rupiah::ZERO, |it| it.employer);
        let (whole, left) = (employer(before), employer(owed));
        let taken = Rupiah(whole.get() - left.get());
        if rate.get() == 0 {
            continue;
        }
        let wanted = rate.of(line.base, Rounding::HalfUp);
        let (figures, source) = if taken < wanted {
            (format!("min({} × {rate}; {whole})", line.base), GAP)
        } else {
            (format!("{} × {rate}", line.base), row.source)
        };
        explained = explained.step(moved, figures, taken, source).step(
            rest,
            format!("{whole} − {taken}"),
            left,
            row.source,
        );
    }
    let figures = format!("{} × {}", line.base, funding.state);
    Ok(explained.step("jkp_state", figures, line.state, row.source))
}
