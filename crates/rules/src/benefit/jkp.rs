//! Loss of employment (Jaminan Kehilangan Pekerjaan): cash for up to six months after a dismissal.

use crate::{
    Date, Effective, Month, NoRate, Programme, Rate, Rounding, Rupiah, Source,
    contribution::jkp_funding, source::in_force,
};
use jiff::{ToSpan, civil::date};
use serde::{Deserialize, Serialize};

/// What the law grants after a dismissal, and to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JkpTerms {
    /// Months in a row and the share of the wage paid in each.
    pub cash: &'static [CashRate],
    /// How many months must be paid…
    pub months_paid: i64,
    /// …of the last so many before the dismissal.
    pub of_last: i64,
    /// How many of them in a row, where the law asks that.
    pub in_a_row: Option<i64>,
    /// How many months after the dismissal the claim must come.
    pub claim_months: i32,
}

/// Some months at one share of the wage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CashRate {
    /// How many months.
    pub months: i64,
    /// The share.
    pub rate: Rate,
}

/// How often in a career, and how many years apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JkpFrequency {
    /// The most claims.
    pub claims: i64,
    /// The fewest years between two.
    pub years_apart: i32,
}

static TERMS: [Effective<JkpTerms>; 2] = [
    Effective {
        from: date(2021, 2, 2),
        to: Some(date(2025, 2, 6)),
        value: JkpTerms {
            cash: &[
                CashRate {
                    months: 3,
                    rate: Rate::new(45_000),
                },
                CashRate {
                    months: 3,
                    rate: Rate::new(25_000),
                },
            ],
            months_paid: 12,
            of_last: 24,
            in_a_row: Some(6),
            claim_months: 3,
        },
        source: Source::high("PP 37/2021", ""),
    },
    Effective {
        from: date(2025, 2, 7),
        to: None,
        value: JkpTerms {
            cash: &[CashRate {
                months: 6,
                rate: Rate::new(60_000),
            }],
            months_paid: 12,
            of_last: 24,
            in_a_row: None,
            claim_months: 6,
        },
        source: Source::high("PP 37/2021 jo. PP 6/2025", ""),
    },
];

static FREQUENCY: [Effective<JkpFrequency>; 1] = [Effective {
    from: date(2021, 2, 2),
    to: None,
    value: JkpFrequency {
        claims: 3,
        years_apart: 5,
    },
    source: Source::medium("PP 37/2021", ""),
}];

/// Who can be in JKP, and what keeps the cash coming.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JkpDuties {
    /// The age at registration is below this.
    pub registered_below: i64,
    /// Companies to apply to each month from the second on…
    pub applications: i64,
    /// …or interviews.
    pub interviews: i64,
    /// How much of a training to attend.
    pub attendance: Rate,
    /// For how many months an employer in arrears that went bankrupt is stood in for (Art. 39A:
    /// known law that was not read again).
    pub arrears_months: i64,
}

static DUTIES: [Effective<JkpDuties>; 1] = [Effective {
    from: date(2025, 2, 7),
    to: None,
    value: JkpDuties {
        registered_below: 54,
        applications: 5,
        interviews: 1,
        attendance: Rate::new(80_000),
        arrears_months: 6,
    },
    source: Source::high("PP 37/2021 jo. PP 6/2025", "Art. 4"),
}];

/// Which reasons do not count is known law that was not read again.
pub const REASONS_SOURCE: Source = Source::medium("PP 37/2021", "");

/// Why an employment ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum EndReason {
    /// PHK: the only reason that JKP pays for.
    Dismissal,
    /// The worker resigned.
    Resignation,
    /// Total permanent disability.
    TotalDisability,
    /// Retirement.
    Retirement,
    /// Death.
    Death,
    /// A fixed-term contract (PKWT) ran out.
    ContractEnd,
}

impl EndReason {
    /// All of them with their codes.
    pub const ALL: [(&'static str, Self); 6] = [
        ("dismissal", Self::Dismissal),
        ("resignation", Self::Resignation),
        ("total_disability", Self::TotalDisability),
        ("retirement", Self::Retirement),
        ("death", Self::Death),
        ("contract_end", Self::ContractEnd),
    ];
}

/// A lost employment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LostJob {
    /// The last wage reported.
    pub wage: Rupiah,
    /// The day of the dismissal.
    pub on: Date,
    /// Why it ended.
    pub reason: EndReason,
    /// How many of the last 24 months are paid.
    pub months_paid: i64,
    /// How many of them in a row, at most.
    pub in_a_row: i64,
    /// The day of the claim, once there is one.
    pub claimed_on: Option<Date>,
    /// How many claims were paid before.
    pub earlier_claims: i64,
    /// The day of the newest of those.
    pub last_claim_on: Option<Date>,
}

/// Something that must hold for the cash to be paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// What.
    pub code: &'static str,
    /// The comparison in figures.
    pub figures: String,
    /// Whether it holds.
    pub met: bool,
    /// The law that asks it.
    pub source: Source,
}

/// The cash of one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CashMonth {
    /// Which month, counted from 1.
    pub number: i64,
    /// The share of the wage.
    pub rate: Rate,
    /// How much.
    pub amount: Rupiah,
}

/// What a lost employment pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JkpBenefit {
    /// The wage it is counted on: capped.
    pub base: Rupiah,
    /// The cap and its law.
    pub cap: (Rupiah, Source),
    /// The cash month by month, should all conditions hold.
    pub months: Vec<CashMonth>,
    /// The last day to claim.
    pub claim_until: Date,
    /// Everything that must hold.
    pub conditions: Vec<Condition>,
    /// The law of the cash.
    pub source: Source,
}

impl JkpBenefit {
    /// Whether all conditions hold.
    #[must_use]
    pub fn is_due(&self) -> bool {
        self.conditions.iter().all(|condition| condition.met)
    }

    /// All the cash: nothing unless all conditions hold.
    #[must_use]
    pub fn total(&self) -> Rupiah {
        if self.is_due() {
            self.months.iter().map(|month| month.amount).sum()
        } else {
            Rupiah::ZERO
        }
    }
}

/// What a dismissal on `day` grants.
///
/// # Errors
/// [`NoRate`] before 2 February 2021, when JKP began.
pub fn jkp_terms(day: Date) -> Result<&'static Effective<JkpTerms>, NoRate> {
    on_record(&TERMS, day)
}

/// How often it is granted at most.
///
/// # Errors
/// As [`jkp_terms`].
pub fn jkp_frequency(day: Date) -> Result<&'static Effective<JkpFrequency>, NoRate> {
    on_record(&FREQUENCY, day)
}

/// Who can be in JKP on `day` and what is asked of whoever gets the cash.
///
/// # Errors
/// [`NoRate`] before 7 February 2025: what was asked before PP 6/2025 is not on record.
pub fn jkp_duties(day: Date) -> Result<&'static Effective<JkpDuties>, NoRate> {
    on_record(&DUTIES, day)
}

/// What a lost employment pays. The day of the dismissal decides which law counts \[D\]; a share of
/// a rupiah is rounded to the nearest \[D\].
///
/// # Errors
/// As [`jkp_terms`].
pub fn jkp_benefit(lost: &LostJob) -> Result<JkpBenefit, NoRate> {
    let row = jkp_terms(lost.on)?;
    let funding = jkp_funding(Month::of(lost.on))?;
    let base = lost.wage.clamp(Rupiah::ZERO, funding.value.cap);
    let rates = row.value.cash.iter();
    let rates = rates.flat_map(|cash| (0..cash.months).map(|_| cash.rate));
    let months = (1..).zip(rates).map(|(number, rate)| CashMonth {
        number,
        rate,
        amount: rate.of(base, Rounding::HalfUp),
    });
    let claim_until = lost.on.saturating_add(row.value.claim_months.months());
    Ok(JkpBenefit {
        base,
        cap: (funding.value.cap, funding.source),
        months: months.collect(),
        claim_until,
        conditions: conditions(lost, row, claim_until)?,
        source: row.source,
    })
}

fn conditions(
    lost: &LostJob,
    row: &Effective<JkpTerms>,
    claim_until: Date,
) -> Result<Vec<Condition>, NoRate> {
    let terms = &row.value;
    let at_least = |code, has: i64, needed: i64| Condition {
        code,
        figures: format!("{has} ≥ {needed}"),
        met: has >= needed,
        source: row.source,
    };
    let mut all = vec![
        Condition {
            code: "dismissed",
            figures: String::new(),
            met: lost.reason == EndReason::Dismissal,
            // That a dismissal counts is sure.
            source: if lost.reason == EndReason::Dismissal {
                row.source
            } else {
                REASONS_SOURCE
            },
        },
        at_least("months_paid", lost.months_paid, terms.months_paid),
    ];
    if let Some(needed) = terms.in_a_row {
        all.push(at_least("in_a_row", lost.in_a_row, needed));
    }
    if let Some(claimed) = lost.claimed_on {
        all.push(Condition {
            code: "in_time",
            figures: format!("{claimed} ≤ {claim_until}"),
            met: claimed <= claim_until,
            source: row.source,
        });
    }
    let frequency = jkp_frequency(lost.on)?;
    let most = frequency.value.claims;
    if lost.earlier_claims > 0 {
        all.push(Condition {
            code: "claims_left",
            figures: format!("{} < {most}", lost.earlier_claims),
            met: lost.earlier_claims < most,
            source: frequency.source,
        });
    }
    if let Some(last) = lost.last_claim_on {
        let next = last.saturating_add(frequency.value.years_apart.years());
        all.push(Condition {
            code: "years_apart",
            figures: format!("{next} ≤ {}", lost.on),
            met: next <= lost.on,
            source: frequency.source,
        });
    }
    Ok(all)
}

fn on_record<T>(rows: &'static [Effective<T>], day: Date) -> Result<&'static Effective<T>, NoRate> {
    in_force(rows, day).ok_or(NoRate {
        programme: Programme::Jkp,
        month: Month::of(day),
    })
}
