use crate::{Month, Rate, Rupiah};

/// What a JHT account earns in one calendar year.
///
/// `opening` is the balance on 1 January with all earlier returns in it; `contributions` are what
/// was paid during the year, each with the month it was **paid** in (not the month it was owed
/// for); a payout is a negative one. Order does not matter.
///
/// The institution's exact day count is not published, so this is our rule \[D\]: every whole month
/// earns a twelfth of the yearly rate on the balance at the month's start, nothing compounds within
/// the year (returns are posted on 31 December), and the fraction of a rupiah is dropped once, from
/// the year's sum. A contribution paid in March therefore earns for nine months.
///
/// # Panics
/// When the returns do not fit an `i64`, which takes amounts far beyond what a wire carries.
#[must_use]
pub fn returns_for_year(opening: Rupiah, contributions: &[(Month, Rupiah)], rate: Rate) -> Rupiah {
    returns_for_months(opening, contributions, rate, 12)
}

/// What a JHT account earns in the first `months` whole months of a calendar year (12 at most): for
/// a full claim before its end. As [`returns_for_year`] otherwise; contributions paid after those
/// months earn nothing.
///
/// # Panics
/// As [`returns_for_year`].
#[must_use]
pub fn returns_for_months(
    opening: Rupiah,
    contributions: &[(Month, Rupiah)],
    rate: Rate,
    months: u8,
) -> Rupiah {
    let months = i128::from(months.min(12));
    let earned_by = |(paid, amount): &(Month, Rupiah)| {
        i128::from(amount.get()) * (months - i128::from(paid.month())).max(0)
    };
    let rupiah_months =
        i128::from(opening.get()) * months + contributions.iter().map(earned_by).sum::<i128>();
    let whole = i128::from(Rate::WHOLE.get()) * 12;
    // Floor, not towards zero: a balance overdrawn by a correction must not gain from rounding.
    let returns = (rupiah_months * i128::from(rate.get())).div_euclid(whole);
    Rupiah(i64::try_from(returns).expect("returns beyond the range of i64"))
}
