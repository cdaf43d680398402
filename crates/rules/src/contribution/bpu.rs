//! The self-employed (Bukan Penerima Upah): fixed amounts by band of income, owed by the member.

use super::{
    bpu_bands::{BANDS, Band},
    discounts::{DiscountFor, discount_on},
};
use crate::{
    Confidence, Effective, Month, NoRate, Programme, Rate, Rounding, Rupiah, Source,
    source::deciding,
};
use jiff::civil::date;
use serde::{Deserialize, Serialize};

/// The trade of a self-employed member, as far as discounts tell trades apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum BpuSector {
    /// Ride-hailing, motorcycle taxis, drivers and couriers.
    Transport,
    /// Everything else.
    Other,
}

/// What decides a self-employed member's contribution besides income and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BpuTerms {
    /// Whether the member saves for old age too.
    pub jht: bool,
    /// The member's trade.
    pub sector: BpuSector,
    /// Whether a state or regional budget (APBN, APBD) pays: then PP 50/2025 grants no discount.
    pub paid_by_state_budget: bool,
}

/// What is owed to one programme for one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BpuLine {
    /// The programme.
    pub programme: Programme,
    /// The base of the income band. JKM is the same in all bands.
    pub base: Rupiah,
    /// The rate on that base; `None` for JKM.
    pub rate: Option<Rate>,
    /// Where rate and amount come from.
    pub source: Source,
    /// What it costs without a discount.
    pub full: Rupiah,
    /// What is to be paid.
    pub amount: Rupiah,
    /// How much of the full amount that is: less than the whole under a discount.
    pub pay: Rate,
    /// The law that grants the discount, if one does.
    pub discount: Option<Source>,
    /// The least sure of the figures behind this line.
    pub confidence: Confidence,
}

/// What is owed by one self-employed member for one month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BpuContribution {
    /// The contribution month.
    pub month: Month,
    /// The band the income falls in.
    pub band: &'static Band,
    /// One line per programme the member is in, in the order JHT, JKK, JKM.
    pub lines: Vec<BpuLine>,
}

impl BpuContribution {
    /// What is to be paid.
    #[must_use]
    pub fn total(&self) -> Rupiah {
        self.lines.iter().map(|line| line.amount).sum()
    }

    /// What would be paid without discounts.
    #[must_use]
    pub fn full(&self) -> Rupiah {
        self.lines.iter().map(|line| line.full).sum()
    }

    /// The line of a programme, if the member is in it.
    #[must_use]
    pub fn line(&self, programme: Programme) -> Option<&BpuLine> {
        self.lines.iter().find(|line| line.programme == programme)
    }

    /// Whether any figure behind it is less than sure.
    #[must_use]
    pub fn is_estimate(&self) -> bool {
        self.lines
            .iter()
            .any(|line| line.confidence < Confidence::High)
    }
}

/// How a programme's amount follows from a band.
#[derive(Clone, Copy)]
enum Amount {
    OfBase(Rate),
    Flat(Rupiah),
}

static JHT: [Effective<Amount>; 1] = [since_2015(
    Amount::OfBase(Rate::new(2_000)),
    Source::high("PP 46/2015", ""),
)];
static JKK: [Effective<Amount>; 1] = [since_2015(Amount::OfBase(Rate::new(1_000)), BANDS)];
static JKM: [Effective<Amount>; 1] = [since_2015(Amount::Flat(Rupiah(6_800)), BANDS)];

/// Every base is a multiple of Rp50,000, so full amounts and halves are exact; this only matters to
/// a share like 1 % \[D\].
const ROUNDING: Rounding = Rounding::HalfUp;

/// The contribution of one self-employed member for one month.
///
/// `income` is what the member declares to earn in a month; a negative one counts as none.
///
/// # Errors
/// [`NoRate`] before July 2015.
pub fn contribution(
    income: Rupiah,
    month: Month,
    terms: &BpuTerms,
) -> Result<BpuContribution, NoRate> {
    let band = Band::of(income);
    let mut lines = Vec::with_capacity(3);
    if terms.jht {
        lines.push(line(Programme::Jht, &JHT, band, month, terms)?);
    }
    lines.push(line(Programme::Jkk, &JKK, band, month, terms)?);
    lines.push(line(Programme::Jkm, &JKM, band, month, terms)?);
    Ok(BpuContribution { month, band, lines })
}

fn line(
    programme: Programme,
    amounts: &[Effective<Amount>],
    band: &Band,
    month: Month,
    terms: &BpuTerms,
) -> Result<BpuLine, NoRate> {
    let row = deciding(amounts, month).ok_or(NoRate { programme, month })?;
    let (rate, full) = match row.value {
        Amount::OfBase(rate) => (Some(rate), rate.of(band.base, ROUNDING)),
        Amount::Flat(amount) => (None, amount),
    };
    let discount = discount_on(programme, month, |to| granted(to, terms));
    let pay = discount.map_or(Rate::WHOLE, |discount| discount.value.pay);
    Ok(BpuLine {
        programme,
        base: band.base,
        rate,
        source: row.source,
        full,
        amount: pay.of(full, ROUNDING),
        pay,
        discount: discount.map(|discount| discount.source),
        confidence: discount.map_or(row.source.confidence, |discount| {
            discount.source.confidence.min(row.source.confidence)
        }),
    })
}

fn granted(to: DiscountFor, terms: &BpuTerms) -> bool {
    match to {
        DiscountFor::Everybody => true,
        DiscountFor::LabourIntensive => false,
        DiscountFor::BpuTransport => {
            terms.sector == BpuSector::Transport && !terms.paid_by_state_budget
        }
        DiscountFor::BpuOther => terms.sector == BpuSector::Other && !terms.paid_by_state_budget,
    }
}

const fn since_2015(value: Amount, source: Source) -> Effective<Amount> {
    Effective {
        from: date(2015, 7, 1),
        to: None,
        value,
        source,
    }
}
