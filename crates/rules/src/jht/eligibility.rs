use super::{
    ClaimReason, ClaimTerms, claim_terms,
    claim_terms::{OFFERED, ONE_PARTIAL},
    instant_ceiling,
};
use crate::{Date, Effective, Rupiah, Source, age::day_of_age};
use jiff::ToSpan;

/// What is known of a member who wants to claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Facts {
    /// Birth date.
    pub birth: Option<Date>,
    /// The retirement age of the work agreement, where it names one.
    pub agreed_age: Option<i16>,
    /// The day work stopped: end of contract, dismissal, the employer's letter on a resignation.
    pub stopped_on: Option<Date>,
    /// First day of membership.
    pub member_since: Option<Date>,
    /// Balance of all accounts together.
    pub balance: Rupiah,
    /// Whether a membership is still reported as active.
    pub active: bool,
    /// Whether 10 % or 30 % was paid before.
    pub earlier_partial: bool,
    /// Whether the data were updated (*pengkinian data*).
    pub data_updated: bool,
}

/// What a claim can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Requirement {
    /// There is something to pay.
    HasBalance,
    /// The retirement age is reached.
    Age,
    /// Work has stopped, and the waiting time since is over.
    Stopped,
    /// No membership is reported as active.
    Inactive,
    /// The years of membership are reached.
    MemberYears,
    /// No partial claim was paid before.
    FirstPartial,
    /// The app offers the reason.
    OfferedInApp,
    /// The balance does not exceed what the app pays.
    WithinCeiling,
    /// The data were updated.
    DataUpdated,
}

/// A requirement, and whether it is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Condition {
    /// The requirement.
    pub requirement: Requirement,
    /// Whether it is met on the day asked for.
    pub met: bool,
    /// The first day it is met; `None` where that is not a matter of time.
    pub from: Option<Date>,
    /// Where it comes from.
    pub source: Source,
}

/// Where a claim is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Channel {
    /// In the app, paid at once.
    App,
    /// At a branch or through Lapak Asik.
    Branch,
}

/// Whether and how somebody can claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eligibility {
    /// What the law asks for the reason.
    pub terms: &'static Effective<ClaimTerms>,
    /// What must be met to claim at all.
    pub conditions: Vec<Condition>,
    /// What must be met besides to claim in the app.
    pub for_app: Vec<Condition>,
    /// The app's ceiling, where there is an app.
    pub ceiling: Option<&'static Effective<Rupiah>>,
}

impl Eligibility {
    /// Whether everything is met that a claim takes.
    #[must_use]
    pub fn eligible(&self) -> bool {
        self.conditions.iter().all(|condition| condition.met)
    }

    /// The first day on which it can be claimed, if nothing but time decides; never before the law.
    #[must_use]
    pub fn from(&self) -> Option<Date> {
        let only_time = |condition: &Condition| condition.met || condition.from.is_some();
        if !self.conditions.iter().all(only_time) {
            return None;
        }
        let days = self
            .conditions
            .iter()
            .filter_map(|condition| condition.from);
        days.max().map(|day| day.max(self.terms.from))
    }

    /// Where it is claimed.
    #[must_use]
    pub fn channel(&self) -> Channel {
        if self.for_app.iter().all(|condition| condition.met) {
            Channel::App
        } else {
            Channel::Branch
        }
    }
}

/// Why eligibility cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EligibilityError {
    /// Retirement needs a birth date.
    #[error("the birth date is needed")]
    NoBirth,
    /// The reason needs the day work stopped.
    #[error("the day work stopped is needed")]
    NoStop,
    /// A partial claim needs the first day of membership.
    #[error("the first day of membership is needed")]
    NoMemberSince,
    /// No law is on record for that day.
    #[error("no claim law is on record for that day")]
    NotOnRecord,
}

/// Whether JHT can be claimed for `reason` on `on` (Permenaker 4/2022): every condition with the
/// first day it holds, and what the app asks besides.
///
/// The waiting month belongs to resignation and dismissal only; from the 31st it ends on the last
/// day of the next month. The membership need not have ended for a partial claim, at retirement age
/// or after total disability \[D\].
///
/// # Errors
/// [`EligibilityError`].
pub fn eligibility(
    reason: ClaimReason,
    facts: &Facts,
    on: Date,
) -> Result<Eligibility, EligibilityError> {
    let terms = claim_terms(reason, on).ok_or(EligibilityError::NotOnRecord)?;
    let law = terms.source;
    let fact = |requirement, met, source| Condition {
        requirement,
        met,
        from: None,
        source,
    };
    let day = |requirement, from| Condition {
        requirement,
        met: from <= on,
        from: Some(from),
        source: law,
    };
    let has_balance = facts.balance > Rupiah::ZERO;
    let mut conditions = vec![fact(Requirement::HasBalance, has_balance, law)];
    if let Some(age) = terms.value.age {
        let birth = facts.birth.ok_or(EligibilityError::NoBirth)?;
        let age = facts.agreed_age.unwrap_or(age);
        conditions.push(day(Requirement::Age, day_of_age(birth, age)));
    }
    if let Some(months) = terms.value.waiting_months {
        let stopped = facts.stopped_on.ok_or(EligibilityError::NoStop)?;
        let over = stopped.saturating_add(i64::from(months).months());
        conditions.push(day(Requirement::Stopped, over));
    }
    if terms.value.inactive {
        conditions.push(fact(Requirement::Inactive, !facts.active, law));
    }
    if let Some(years) = terms.value.member_years {
        let since = facts.member_since.ok_or(EligibilityError::NoMemberSince)?;
        let reached = since.saturating_add(i64::from(years).years());
        conditions.push(day(Requirement::MemberYears, reached));
        let first = !facts.earlier_partial;
        conditions.push(fact(Requirement::FirstPartial, first, ONE_PARTIAL));
    }
    let ceiling = instant_ceiling(on);
    let within = ceiling.is_some_and(|ceiling| facts.balance <= ceiling.value);
    let ceiling_source = ceiling.map_or(OFFERED, |ceiling| ceiling.source);
    let for_app = vec![
        fact(Requirement::OfferedInApp, terms.value.in_app, OFFERED),
        fact(Requirement::WithinCeiling, within, ceiling_source),
        fact(Requirement::DataUpdated, facts.data_updated, ceiling_source),
    ];
    Ok(Eligibility {
        terms,
        conditions,
        for_app,
        ceiling,
    })
}
