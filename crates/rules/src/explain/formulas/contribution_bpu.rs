use super::words::{SECTORS, given, on_record, programme, sector};
use crate::{
    Source,
    contribution::{
        BPU_BANDS,
        bpu::{self, BpuLine, BpuTerms},
    },
    explain::{Explained, Field, Formula, InputProblem, Inputs, Kind, Value},
};

pub(super) const FORMULA: Formula = Formula {
    name: "contribution-bpu",
    about: "What a self-employed member pays for a month",
    fields: &[
        Field::required("income", Kind::AMOUNT, "what the member earns, a month"),
        Field::required("month", Kind::Month, "the contribution month"),
        Field::or(
            "sector",
            Kind::Choice { words: SECTORS },
            Value::Code("other"),
            "the trade, as far as discounts tell trades apart",
        ),
        Field::or(
            "jht",
            Kind::Flag,
            Value::Flag(false),
            "whether the member saves for old age too",
        ),
        Field::or(
            "paid_by_state_budget",
            Kind::Flag,
            Value::Flag(false),
            "whether a state or regional budget pays: then there is no discount",
        ),
    ],
    run,
};

const BANDS: Source = Source::high("PP 44/2015", "Lampiran II");

fn run(inputs: &Inputs) -> Result<Explained, Vec<InputProblem>> {
    let income = given(inputs.rupiah("income"), "income")?;
    let month = given(inputs.month("month"), "month")?;
    let terms = BpuTerms {
        jht: inputs.flag("jht").unwrap_or(false),
        sector: sector(inputs.choice("sector").unwrap_or("other")),
        paid_by_state_budget: inputs.flag("paid_by_state_budget").unwrap_or(false),
    };
    let owed = on_record(bpu::contribution(income, month, &terms), "month")?;
    let band = owed.band;
    let range = match band.to {
        Some(to) => format!("{income} ≤ {to}"),
        None => format!("{income} > {}", last_but_one()),
    };
    let mut explained = Explained::default()
        .figure("payable", owed.total())
        .figure("full", owed.full())
        .figure("base", band.base)
        .step("base", range, band.base, BANDS);
    for line in &owed.lines {
        explained = steps(explained, line);
    }
    let parts: Vec<String> = owed
        .lines
        .iter()
        .map(|line| line.amount.to_string())
        .collect();
    let rows = owed.lines.iter().map(|line| {
        vec![
            Value::Code(programme(line.programme)),
            line.full.into(),
            line.pay.into(),
            line.amount.into(),
        ]
    });
    let rows = rows.collect();
    Ok(explained
        .step("payable", parts.join(" + "), owed.total(), BANDS)
        .table(&["programme", "full", "share", "payable"], rows)
        .estimate(owed.is_estimate()))
}

fn steps(explained: Explained, line: &BpuLine) -> Explained {
    let [full, discounted] = match line.programme {
        crate::Programme::Jht => ["jht_full", "jht_discounted"],
        crate::Programme::Jkk => ["jkk_full", "jkk_discounted"],
        _ => ["jkm_full", "jkm_discounted"],
    };
    let figures = line
        .rate
        .map_or_else(String::new, |rate| format!("{} × {rate}", line.base));
    let explained = explained.step(full, figures, line.full, line.source);
    match line.discount {
        Some(law) => {
            let figures = format!("{} × {}", line.full, line.pay);
            explained.step(discounted, figures, line.amount, law)
        }
        None => explained,
    }
}

/// The end of the band before the last, which is open.
fn last_but_one() -> crate::Rupiah {
    let ends = BPU_BANDS.iter().filter_map(|band| band.to);
    ends.max().unwrap_or_default()
}
