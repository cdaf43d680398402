use crate::{Date, Effective, Month, NoRate, Programme, Rate, Rupiah, Source, source::in_force};
use jiff::civil::date;

/// Care, or costs paid back, and its limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Care {
    /// What is given.
    pub code: &'static str,
    /// How much of it.
    pub limit: Limit,
    /// Where it comes from.
    pub source: Source,
}

/// How far care goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// As medically needed, without a limit.
    Need,
    /// Up to an amount.
    UpTo(Rupiah),
    /// Up to an amount, for some months.
    UpToWithin(Rupiah, i64),
    /// The price of a state rehabilitation centre and a share of it on top.
    PricePlus(Rate),
}

impl Limit {
    /// The most that is paid, where there is an amount.
    #[must_use]
    pub const fn most(self) -> Option<Rupiah> {
        match self {
            Self::UpTo(most) | Self::UpToWithin(most, _) => Some(most),
            Self::Need | Self::PricePlus(_) => None,
        }
    }
}

const LAW: Source = Source::high("PP 82/2019 jo. PP 49/2023", "");

/// From one poster or from memory.
const UNSURE: Source = Source::medium("PP 82/2019", "");

static CARE: [Effective<[Care; 10]>; 1] = [Effective {
    from: date(2019, 12, 2),
    to: None,
    value: [
        row("treatment", Limit::Need, LAW),
        row("home_care", Limit::UpToWithin(Rupiah(20_000_000), 12), LAW),
        // Land, river or lake.
        row("transport_land", Limit::UpTo(Rupiah(5_000_000)), LAW),
        row("transport_sea", Limit::UpTo(Rupiah(2_000_000)), LAW),
        row("transport_air", Limit::UpTo(Rupiah(10_000_000)), LAW),
        row("prosthesis", Limit::PricePlus(Rate::new(40_000)), LAW),
        row("glasses", Limit::UpTo(Rupiah(1_000_000)), UNSURE),
        row("hearing_aid", Limit::UpTo(Rupiah(2_500_000)), UNSURE),
        row("dentures", Limit::UpTo(Rupiah(5_000_000)), UNSURE),
        row("return_to_work", Limit::Need, LAW),
    ],
    source: LAW,
}];

/// What an accident on `day` gives besides money. Several means of transport add up.
///
/// # Errors
/// [`NoRate`] before 2 December 2019: the limits before PP 82/2019 are not on record.
pub fn care(day: Date) -> Result<&'static [Care], NoRate> {
    let row = in_force(&CARE, day).ok_or(NoRate {
        programme: Programme::Jkk,
        month: Month::of(day),
    })?;
    Ok(&row.value)
}

const fn row(code: &'static str, limit: Limit, source: Source) -> Care {
    Care {
        code,
        limit,
        source,
    }
}
