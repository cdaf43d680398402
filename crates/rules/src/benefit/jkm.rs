//! Death (Jaminan Kematian): what the heirs get when it was not a work accident.

use crate::{Date, Effective, Month, NoRate, Programme, Rupiah, Segment, Source, source::in_force};
use jiff::{ToSpan, civil::date};

/// What the law grants on a death.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JkmTerms {
    /// The compensation (*santunan kematian*).
    pub compensation: Rupiah,
    /// Paid for 24 months, in one sum (*santunan berkala*).
    pub periodic: Rupiah,
    /// For the funeral.
    pub funeral: Rupiah,
    /// How many months of contributions give the children a scholarship.
    pub scholarship_after: i64,
    /// How many working days the payment takes at most.
    pub paid_within_days: i64,
}

static TERMS: [Effective<JkmTerms>; 1] = [Effective {
    from: date(2019, 12, 2),
    to: None,
    value: JkmTerms {
        compensation: Rupiah(20_000_000),
        periodic: Rupiah(12_000_000),
        funeral: Rupiah(10_000_000),
        scholarship_after: 36,
        paid_within_days: 3,
    },
    source: Source::high("PP 82/2019", ""),
}];

/// How many months the self-employed must have been members for the full amount. The day of 2025 on
/// which Permenaker 1/2025 came into force is not on record, so that year is an estimate \[D\].
static BPU_WAITING: [Effective<i32>; 3] = [
    Effective {
        from: date(2019, 12, 2),
        to: Some(date(2024, 12, 31)),
        value: 0,
        source: Source::medium("PP 82/2019", ""),
    },
    Effective {
        from: date(2025, 1, 1),
        to: Some(date(2025, 12, 31)),
        value: 3,
        source: Source::medium("Permenaker 1/2025", ""),
    },
    Effective {
        from: date(2026, 1, 1),
        to: None,
        value: 3,
        source: Source::high("Permenaker 1/2025", ""),
    },
];

/// What is paid for a migrant worker who dies while working abroad.
static PMI_AT_WORK: [Effective<Rupiah>; 1] = [Effective {
    from: date(2023, 2, 22),
    to: None,
    value: Rupiah(85_000_000),
    source: Source::medium("Permenaker 4/2023", ""),
}];

/// A member's death that was not a work accident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Death {
    /// The kind of membership. For a migrant worker the death is one during the work abroad.
    pub segment: Segment,
    /// The first day of the membership.
    pub since: Date,
    /// The day of death.
    pub on: Date,
    /// Whether the membership was active on that day.
    pub active: bool,
    /// How many months are paid.
    pub months_paid: i64,
}

/// What a death pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JkmBenefit {
    /// The compensation; for migrant workers the whole sum.
    pub compensation: Rupiah,
    /// Paid for 24 months, in one sum.
    pub periodic: Rupiah,
    /// For the funeral.
    pub funeral: Rupiah,
    /// Whether the children get a scholarship.
    pub scholarship: bool,
    /// The day from which the full amount is due; `None` without a waiting time.
    pub full_from: Option<Date>,
    /// The law of the amounts.
    pub source: Source,
    /// The law of the waiting time.
    pub waiting_source: Source,
}

impl JkmBenefit {
    /// All the money.
    #[must_use]
    pub fn total(&self) -> Rupiah {
        [self.compensation, self.periodic, self.funeral]
            .iter()
            .sum()
    }

    /// Whether any law behind it is less than sure.
    #[must_use]
    pub const fn is_estimate(&self) -> bool {
        self.source.is_estimate() || self.waiting_source.is_estimate()
    }
}

/// What a death on `day` grants.
///
/// # Errors
/// [`NoRate`] before 2 December 2019: the amounts before PP 82/2019 are not on record.
pub fn jkm_terms(day: Date) -> Result<&'static Effective<JkmTerms>, NoRate> {
    on_record(&TERMS, day)
}

/// How many months the self-employed must have been members on `day` for the full amount.
///
/// # Errors
/// As [`jkm_terms`].
pub fn bpu_waiting_months(day: Date) -> Result<&'static Effective<i32>, NoRate> {
    on_record(&BPU_WAITING, day)
}

/// What is paid on `day` for a migrant worker who dies while working abroad.
///
/// # Errors
/// [`NoRate`] before 22 February 2023, when Permenaker 4/2023 came into force.
pub fn pmi_at_work(day: Date) -> Result<&'static Effective<Rupiah>, NoRate> {
    on_record(&PMI_AT_WORK, day)
}

/// What a death pays: nothing unless the membership was active; to the heirs of the self-employed
/// the funeral alone while the waiting time runs.
///
/// # Errors
/// As [`jkm_terms`] and [`pmi_at_work`].
pub fn jkm_benefit(death: &Death) -> Result<JkmBenefit, NoRate> {
    let row = jkm_terms(death.on)?;
    let terms = &row.value;
    let mut benefit = JkmBenefit {
        compensation: Rupiah::ZERO,
        periodic: Rupiah::ZERO,
        funeral: Rupiah::ZERO,
        scholarship: false,
        full_from: None,
        source: row.source,
        waiting_source: row.source,
    };
    if death.segment == Segment::Pmi {
        let at_work = pmi_at_work(death.on)?;
        benefit.source = at_work.source;
        if death.active {
            benefit.compensation = at_work.value;
            benefit.scholarship = death.months_paid >= terms.scholarship_after;
        }
        return Ok(benefit);
    }
    if death.segment == Segment::Bpu {
        let waiting = bpu_waiting_months(death.on)?;
        benefit.waiting_source = waiting.source;
        if waiting.value > 0 {
            benefit.full_from = Some(death.since.saturating_add(waiting.value.months()));
        }
    }
    if !death.active {
        return Ok(benefit);
    }
    benefit.funeral = terms.funeral;
    if benefit.full_from.is_none_or(|full| full <= death.on) {
        benefit.compensation = terms.compensation;
        benefit.periodic = terms.periodic;
        benefit.scholarship = death.months_paid >= terms.scholarship_after;
    }
    Ok(benefit)
}

fn on_record<T>(rows: &'static [Effective<T>], day: Date) -> Result<&'static Effective<T>, NoRate> {
    in_force(rows, day).ok_or(NoRate {
        programme: Programme::Jkm,
        month: Month::of(day),
    })
}
