//! Discounts and deferrals granted for a time. Benefits are never reduced by them.

use crate::{Effective, Month, Programme, Rate, Source};
use jiff::civil::date;

/// Whose contributions a discount is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiscountFor {
    /// Everybody in the programme, wage earners and self-employed.
    Everybody,
    /// Wage earners of labour-intensive industries with 50 workers or more (food, drink and
    /// tobacco, textile, leather, footwear, toys, furniture).
    LabourIntensive,
    /// The self-employed in transport (ride-hailing, drivers, couriers), unless a state budget pays.
    BpuTransport,
    /// All other self-employed, unless a state budget pays.
    BpuOther,
}

/// A share of the contribution that need not be paid, or not yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Discount {
    /// Whose contributions it is for.
    pub granted_to: DiscountFor,
    /// The programmes it touches.
    pub programmes: &'static [Programme],
    /// The share that is still to be paid (now).
    pub pay: Rate,
    /// Whether the rest is only put off and stays owed.
    pub deferred: bool,
}

const ACCIDENT_AND_DEATH: &[Programme] = &[Programme::Jkk, Programme::Jkm];

/// Every discount on record, by the contribution months it covers.
pub static DISCOUNTS: [Effective<Discount>; 5] = [
    Effective {
        from: date(2020, 8, 1),
        to: Some(date(2021, 1, 31)),
        value: Discount {
            granted_to: DiscountFor::Everybody,
            programmes: ACCIDENT_AND_DEATH,
            pay: Rate::new(1_000),
            deferred: false,
        },
        source: Source::medium("PP 49/2020", ""),
    },
    Effective {
        from: date(2020, 8, 1),
        to: Some(date(2021, 1, 31)),
        value: Discount {
            granted_to: DiscountFor::Everybody,
            programmes: &[Programme::Jp],
            pay: Rate::new(1_000),
            deferred: true,
        },
        source: Source::medium("PP 49/2020", ""),
    },
    Effective {
        from: date(2025, 2, 1),
        to: Some(date(2026, 1, 31)),
        value: Discount {
            granted_to: DiscountFor::LabourIntensive,
            programmes: &[Programme::Jkk],
            pay: Rate::new(50_000),
            deferred: false,
        },
        source: Source::high("PP 7/2025 jo. PP 36/2025", ""),
    },
    Effective {
        from: date(2026, 1, 1),
        to: Some(date(2027, 3, 31)),
        value: Discount {
            granted_to: DiscountFor::BpuTransport,
            programmes: ACCIDENT_AND_DEATH,
            pay: Rate::new(50_000),
            deferred: false,
        },
        source: Source::high("PP 50/2025", ""),
    },
    Effective {
        from: date(2026, 4, 1),
        to: Some(date(2026, 12, 31)),
        value: Discount {
            granted_to: DiscountFor::BpuOther,
            programmes: ACCIDENT_AND_DEATH,
            pay: Rate::new(50_000),
            deferred: false,
        },
        source: Source::high("PP 50/2025", ""),
    },
];

/// The discount on a programme in a month for members to whom `granted` applies. No two on record
/// overlap; should two ever, the one that leaves least to pay counts.
pub(super) fn discount_on(
    programme: Programme,
    month: Month,
    granted: impl Fn(DiscountFor) -> bool,
) -> Option<&'static Effective<Discount>> {
    DISCOUNTS
        .iter()
        .filter(|row| row.decides(month))
        .filter(|row| row.value.programmes.contains(&programme) && granted(row.value.granted_to))
        .min_by_key(|row| row.value.pay)
}
