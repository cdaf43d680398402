use super::QUALIFYING_MONTHS;
use crate::{
    Effective, Month, NoRate, Rate, Rounding, Rupiah, Source,
    limits::{JP_BENEFIT_LIMITS, JpBenefitLimits, jp_benefit_limits},
};
use jiff::civil::date;

/// Who a pension is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BenefitKind {
    /// The member, from the pension date on, for life.
    OldAge,
    /// The member, after total permanent disability.
    Disability,
    /// The widow or widower, until death or remarriage.
    Widow,
    /// Up to two children, until 23, work or marriage, when there is no widow or widower.
    Child,
    /// The parents of an unmarried member.
    Parents,
}

/// What a kind of pension pays, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BenefitShare {
    /// Who it is for.
    pub kind: BenefitKind,
    /// The share of the formula.
    pub share: Rate,
    /// The least number of months paid.
    pub least_months: i64,
    /// The least share of the months since joining that were paid.
    pub least_density: Rate,
    /// How many months are counted at least.
    pub counted_as: i64,
}

/// Every kind. That of old age is the law's text; the others are known law that was not read again.
/// That a child's and the parents' pension fill up to fifteen years as a widow's does is inferred.
pub static BENEFIT_SHARES: [Effective<BenefitShare>; 5] = [
    share(
        BenefitKind::OldAge,
        100_000,
        180,
        0,
        Source::high("PP 45/2015", "Art. 17"),
    ),
    share(BenefitKind::Disability, 100_000, 1, 80_000, NOT_READ_AGAIN),
    share(BenefitKind::Widow, 50_000, 12, 80_000, NOT_READ_AGAIN),
    share(BenefitKind::Child, 50_000, 12, 80_000, NOT_READ_AGAIN),
    share(BenefitKind::Parents, 20_000, 12, 80_000, NOT_READ_AGAIN),
];

const NOT_READ_AGAIN: Source = Source::medium("PP 45/2015", "");

/// What each year of contributions gives, as a share of the average wage.
pub(crate) static PER_YEAR: Effective<Rate> = Effective {
    from: date(2015, 7, 1),
    to: None,
    value: Rate::new(1_000),
    source: Source::high("PP 45/2015", "Art. 17"),
};

/// A monthly pension in its first year, and how it comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JpBenefit {
    /// What the kind pays.
    pub share: &'static Effective<BenefitShare>,
    /// The months that are counted.
    pub counted_months: i64,
    /// What the formula gives.
    pub formula: Rupiah,
    /// The share of it.
    pub shared: Rupiah,
    /// The limits of the first month.
    pub limits: &'static Effective<JpBenefitLimits>,
    /// What is paid each month: the share within the limits.
    pub monthly: Rupiah,
}

/// 1 % of the weighted average wage for each year of contributions, per month: `1 % × months / 12 ×
/// annual / 12`, to the nearest rupiah \[D\]. A negative wage or number of months counts as none.
///
/// # Panics
/// When the result does not fit an `i64`, which takes centuries.
#[must_use]
pub fn formula_benefit(annual: Rupiah, months: i64) -> Rupiah {
    let rate = i128::from(PER_YEAR.value.get());
    let product = i128::from(annual.get().max(0)) * i128::from(months.max(0)) * rate;
    let whole = i128::from(Rate::WHOLE.get()) * 144;
    let monthly = Rounding::HalfUp.divide(product, whole);
    Rupiah(i64::try_from(monthly).expect("a pension beyond the range of i64"))
}

/// The monthly pension of a kind from the month `first` on; `None` where the months paid give a
/// lump sum instead.
///
/// `density` is the share of the months since joining that were paid, asked for where the member
/// could not wait for the pension age: then fewer than fifteen years count as fifteen. The share is
/// taken first, then the limits \[D\].
///
/// # Errors
/// [`NoRate`] before July 2015.
pub fn benefit(
    kind: BenefitKind,
    annual: Rupiah,
    months: i64,
    density: Rate,
    first: Month,
) -> Result<Option<JpBenefit>, NoRate> {
    let limits = jp_benefit_limits(first)?;
    let row = BENEFIT_SHARES
        .iter()
        .find(|row| row.value.kind == kind && row.decides(first));
    let entitled = |row: &&Effective<BenefitShare>| {
        let enough = months >= row.value.least_months && density >= row.value.least_density;
        enough || months >= QUALIFYING_MONTHS.value
    };
    Ok(row.filter(entitled).map(|share| {
        let counted_months = months.max(share.value.counted_as);
        let formula = formula_benefit(annual, counted_months);
        let shared = share.value.share.of(formula, Rounding::HalfUp);
        JpBenefit {
            share,
            counted_months,
            formula,
            shared,
            limits,
            monthly: within(shared, &limits.value),
        }
    }))
}

/// What a pension of `monthly` in the month `first` has become by the month `then`: each year's
/// inflation on top, to the nearest rupiah, then the limits of that month. Inflation that nobody has
/// published yet adds nothing; the limits of such a month are a guess, so that shows.
///
/// # Errors
/// [`NoRate`] before July 2015.
pub fn indexed(monthly: Rupiah, first: Month, then: Month) -> Result<Rupiah, NoRate> {
    let limits = jp_benefit_limits(then)?;
    let rises = JP_BENEFIT_LIMITS
        .iter()
        .filter(|row| Month::of(row.from) > first && Month::of(row.from) <= then);
    let risen = rises.fold(monthly, |monthly, row| {
        let hundredths = 10_000 + i128::from(row.value.inflation.unwrap_or(0));
        let risen = Rounding::HalfUp.divide(i128::from(monthly.get()) * hundredths, 10_000);
        Rupiah(i64::try_from(risen).unwrap_or(i64::MAX))
    });
    Ok(within(risen, &limits.value))
}

fn within(amount: Rupiah, limits: &JpBenefitLimits) -> Rupiah {
    amount.max(limits.min).min(limits.max)
}

const fn share(
    kind: BenefitKind,
    share: u32,
    least_months: i64,
    least_density: u32,
    source: Source,
) -> Effective<BenefitShare> {
    Effective {
        from: date(2015, 7, 1),
        to: None,
        value: BenefitShare {
            kind,
            share: Rate::new(share),
            least_months,
            least_density: Rate::new(least_density),
            counted_as: 180,
        },
        source,
    }
}
