use super::Fact;
use crate::{
    JkkClass, Month, NoRate, Programme, Rupiah, Segment, Source,
    contribution::{
        BPU_BANDS, DISCOUNTS, DiscountFor,
        bpu::{self, BpuSector, BpuTerms},
        construction, jht_rates, jkk_rate, jkm_rate, jkp_funding, jp_rates,
        pmi::{JHT_CHOICES, JHT_CHOICES_SOURCE, PmiContract, package},
    },
    explain::{Figure, Value},
    limits::jp_cap,
};
use serde::Serialize;

/// What somebody pays for a programme in a month. Wage earners' JKK and JKM are before JKP takes its
/// part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ContributionFact {
    /// The kind of membership.
    pub segment: Segment,
    /// Who pays.
    pub payer: Payer,
    /// How much, without discounts.
    pub figures: Vec<Figure>,
    /// The law.
    pub source: Source,
}

/// Who pays a contribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Payer {
    /// The employer.
    Employer,
    /// The worker, out of the wage.
    Worker,
    /// The government.
    State,
    /// The members themselves.
    Member,
    /// The construction project.
    Project,
    /// Nobody extra: out of the employer's contribution to other programmes.
    Recomposition,
}

pub(super) fn of(programme: Programme, month: Month) -> Result<Vec<ContributionFact>, NoRate> {
    let mut facts = wage_earners(programme, month)?;
    facts.extend(self_employed(programme, month)?);
    facts.extend(migrants(programme, month));
    facts.extend(projects(programme, month)?);
    Ok(facts)
}

/// Discounts and deferrals that count in `month`.
pub(super) fn discounts(programme: Programme, month: Month) -> Vec<Fact> {
    let rows = DISCOUNTS.iter().filter(|row| row.decides(month));
    let rows = rows.filter(|row| row.value.programmes.contains(&programme));
    rows.map(|row| {
        let code = match row.value.granted_to {
            DiscountFor::Everybody if row.value.deferred => "deferred",
            DiscountFor::Everybody => "everybody",
            DiscountFor::LabourIntensive => "labour_intensive",
            DiscountFor::BpuTransport => "bpu_transport",
            DiscountFor::BpuOther => "bpu_other",
        };
        let fact = Fact::new(code, row.source)
            .with("share", row.value.pay)
            .with("from", Month::of(row.from));
        match row.to {
            Some(to) => fact.with("to", Month::of(to)),
            None => fact,
        }
    })
    .collect()
}

fn wage_earners(programme: Programme, month: Month) -> Result<Vec<ContributionFact>, NoRate> {
    let pu = |payer, figures, source| fact(Segment::Pu, payer, figures, source);
    Ok(match programme {
        Programme::Jht => {
            let row = jht_rates(month)?;
            vec![
                pu(Payer::Employer, vec![rate(row.value.employer)], row.source),
                pu(Payer::Worker, vec![rate(row.value.worker)], row.source),
            ]
        }
        Programme::Jp => {
            let (row, cap) = (jp_rates(month)?, jp_cap(month)?);
            let source = Source {
                confidence: row.source.confidence.min(cap.source.confidence),
                ..row.source
            };
            let cap = || figure("cap", cap.value.cap);
            vec![
                pu(
                    Payer::Employer,
                    vec![rate(row.value.employer), cap()],
                    source,
                ),
                pu(Payer::Worker, vec![rate(row.value.worker), cap()], source),
            ]
        }
        Programme::Jkk => {
            let codes = ["class_i", "class_ii", "class_iii", "class_iv", "class_v"];
            let source = jkk_rate(month, JkkClass::I)?.source;
            let classes = codes.into_iter().zip(JkkClass::ALL);
            let rates = classes
                .map(|(code, class)| Ok(figure(code, jkk_rate(month, class)?.value)))
                .collect::<Result<_, NoRate>>()?;
            vec![pu(Payer::Employer, rates, source)]
        }
        Programme::Jkm => {
            let row = jkm_rate(month)?;
            vec![pu(Payer::Employer, vec![rate(row.value)], row.source)]
        }
        Programme::Jkp => {
            let row = jkp_funding(month)?;
            let funding = &row.value;
            let cap = || figure("cap", funding.cap);
            let moved = vec![
                figure("from_jkk", funding.from_jkk),
                figure("from_jkm", funding.from_jkm),
                cap(),
            ];
            vec![
                pu(Payer::State, vec![rate(funding.state), cap()], row.source),
                pu(Payer::Recomposition, moved, row.source),
            ]
        }
    })
}

fn self_employed(programme: Programme, month: Month) -> Result<Vec<ContributionFact>, NoRate> {
    // Without discounts, which are facts of their own.
    let terms = BpuTerms {
        jht: true,
        sector: BpuSector::Other,
        paid_by_state_budget: true,
    };
    let lowest = bpu::contribution(Rupiah::ZERO, month, &terms)?;
    let highest = bpu::contribution(BPU_BANDS[BPU_BANDS.len() - 1].from, month, &terms)?;
    let (Some(lowest), Some(highest)) = (lowest.line(programme), highest.line(programme)) else {
        return Ok(Vec::new());
    };
    let mut figures: Vec<Figure> = lowest.rate.into_iter().map(rate).collect();
    figures.push(figure("least", lowest.full));
    figures.push(figure("most", highest.full));
    Ok(vec![fact(
        Segment::Bpu,
        Payer::Member,
        figures,
        lowest.source,
    )])
}

/// One package pays for JKK and JKM together, so it stands under both.
fn migrants(programme: Programme, month: Month) -> Option<ContributionFact> {
    let (figures, source) = match programme {
        Programme::Jkk | Programme::Jkm => {
            let of = |contract| package(contract, true, month).ok();
            let twenty_four = of(PmiContract::TwentyFourMonths)?;
            let figures = vec![
                figure("before_departure", twenty_four.before_departure),
                figure("six_months", of(PmiContract::SixMonths)?.during_and_after),
                figure(
                    "twelve_months",
                    of(PmiContract::TwelveMonths)?.during_and_after,
                ),
                figure("twenty_four_months", twenty_four.during_and_after),
            ];
            (figures, twenty_four.source)
        }
        Programme::Jht => {
            let [least, .., most] = JHT_CHOICES;
            let figures = vec![figure("least", least), figure("most", most)];
            (figures, JHT_CHOICES_SOURCE)
        }
        Programme::Jp | Programme::Jkp => return None,
    };
    Some(fact(Segment::Pmi, Payer::Member, figures, source))
}

fn projects(programme: Programme, month: Month) -> Result<Option<ContributionFact>, NoRate> {
    let row = construction::wage_rates(month)?;
    let share = match programme {
        Programme::Jkk => row.value.jkk,
        Programme::Jkm => row.value.jkm,
        Programme::Jht | Programme::Jp | Programme::Jkp => return Ok(None),
    };
    let figures = vec![rate(share)];
    let project = fact(Segment::Construction, Payer::Project, figures, row.source);
    Ok(Some(project))
}

fn fact(segment: Segment, payer: Payer, figures: Vec<Figure>, source: Source) -> ContributionFact {
    ContributionFact {
        segment,
        payer,
        figures,
        source,
    }
}

fn rate(rate: crate::Rate) -> Figure {
    figure("rate", rate)
}

fn figure(code: &'static str, value: impl Into<Value>) -> Figure {
    let value = value.into();
    Figure { code, value }
}
