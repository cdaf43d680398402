use crate::{Date, Effective, Rate, Source};
use jiff::civil::date;

/// Why JHT is claimed (*sebab klaim*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimReason {
    /// Retirement age, by law or by the work agreement.
    Retirement,
    /// End of a fixed-term contract (PKWT).
    ContractEnd,
    /// A self-employed member stopped working.
    BpuStop,
    /// Resignation.
    Resignation,
    /// Dismissal (PHK).
    Layoff,
    /// A foreigner leaves Indonesia for good.
    LeavesIndonesia,
    /// Total permanent disability.
    TotalDisability,
    /// 10 %, to prepare retirement.
    Partial10,
    /// 30 %, for a home.
    Partial30,
}

/// A paper that a claim takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimDocument {
    /// The card of participation (KPJ).
    Kpj,
    /// The identity card (KTP).
    Ktp,
    /// The passport.
    Passport,
    /// The work contract, or a statement that it ended.
    Contract,
    /// The member's own statement to have stopped.
    OwnStatement,
    /// The letter of resignation.
    ResignationLetter,
    /// One of: receipt of the manpower office, employer's report, notice and no-objection, joint
    /// agreement, ruling of the industrial court.
    LayoffProof,
    /// A statement to work in Indonesia no more.
    LeavingStatement,
    /// A doctor's letter.
    DoctorsLetter,
    /// A letter of employment, or that it ended.
    EmploymentLetter,
    /// The family card (KK).
    FamilyCard,
    /// The savings book.
    SavingsBook,
    /// The tax number (NPWP), if there is one.
    NpwpIfAny,
    /// The bank's papers of the home loan (KPR).
    HomeLoan,
    /// The letter (SKT) of the institution's branch.
    BranchLetter,
}

/// What the law asks of a claim for one reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimTerms {
    /// The reason.
    pub reason: ClaimReason,
    /// The share of the balance that is paid.
    pub share: Rate,
    /// The age to be reached, where there is one; a work agreement may name another.
    pub age: Option<i16>,
    /// Months to wait after work stopped; `None` where work need not have stopped.
    pub waiting_months: Option<u8>,
    /// Whether the membership must have ended.
    pub inactive: bool,
    /// Years of membership to be reached.
    pub member_years: Option<u8>,
    /// The papers it takes.
    pub documents: &'static [ClaimDocument],
    /// Whether the app offers the reason.
    pub in_app: bool,
}

/// Every reason, with what is asked for it. The law and its year are sure; the day it came into
/// force is from memory.
pub static CLAIM_TERMS: [Effective<ClaimTerms>; 9] = {
    use ClaimDocument::{
        BranchLetter, Contract, DoctorsLetter, EmploymentLetter, FamilyCard, HomeLoan, Kpj, Ktp,
        LayoffProof, LeavingStatement, NpwpIfAny, OwnStatement, Passport, ResignationLetter,
        SavingsBook,
    };
    [
        since_2022(
            "Art. 6",
            ClaimTerms {
                age: Some(56),
                in_app: true,
                ..full(ClaimReason::Retirement, &[Kpj, Ktp])
            },
        ),
        since_2022(
            "",
            ClaimTerms {
                in_app: true,
                ..stopped(ClaimReason::ContractEnd, 0, &[Kpj, Ktp, Contract])
            },
        ),
        since_2022(
            "",
            ClaimTerms {
                in_app: true,
                ..stopped(ClaimReason::BpuStop, 0, &[Kpj, Ktp, OwnStatement])
            },
        ),
        since_2022(
            "",
            ClaimTerms {
                in_app: true,
                ..stopped(ClaimReason::Resignation, 1, &[Kpj, Ktp, ResignationLetter])
            },
        ),
        since_2022(
            "",
            ClaimTerms {
                in_app: true,
                ..stopped(ClaimReason::Layoff, 1, &[Kpj, Ktp, LayoffProof])
            },
        ),
        // Before or after leaving: there is no day to wait for.
        since_2022(
            "",
            ClaimTerms {
                inactive: true,
                ..full(
                    ClaimReason::LeavesIndonesia,
                    &[Kpj, Passport, LeavingStatement],
                )
            },
        ),
        since_2022(
            "",
            full(ClaimReason::TotalDisability, &[Kpj, Ktp, DoctorsLetter]),
        ),
        since_2022(
            "",
            partial(
                ClaimReason::Partial10,
                Rate::new(10_000),
                &[
                    Kpj,
                    Ktp,
                    EmploymentLetter,
                    FamilyCard,
                    SavingsBook,
                    NpwpIfAny,
                ],
            ),
        ),
        since_2022(
            "",
            partial(
                ClaimReason::Partial30,
                Rate::new(30_000),
                &[
                    Kpj,
                    Ktp,
                    EmploymentLetter,
                    FamilyCard,
                    SavingsBook,
                    NpwpIfAny,
                    HomeLoan,
                    BranchLetter,
                ],
            ),
        ),
    ]
};

/// That 10 % or 30 % is paid once, and never both.
pub(super) const ONE_PARTIAL: Source = Source::medium("PP 46/2015", "");
/// Which reasons the app offers is known from the press.
pub(super) const OFFERED: Source =
    Source::medium("BPJS Ketenagakerjaan, reasons offered in JMO", "");

/// What is asked for a claim for `reason` on `day`; nothing is on record before Permenaker 4/2022.
#[must_use]
pub fn claim_terms(reason: ClaimReason, day: Date) -> Option<&'static Effective<ClaimTerms>> {
    CLAIM_TERMS
        .iter()
        .find(|row| row.value.reason == reason && row.covers(day))
}

const fn full(reason: ClaimReason, documents: &'static [ClaimDocument]) -> ClaimTerms {
    ClaimTerms {
        reason,
        share: Rate::WHOLE,
        age: None,
        waiting_months: None,
        inactive: false,
        member_years: None,
        documents,
        in_app: false,
    }
}

const fn stopped(
    reason: ClaimReason,
    waiting_months: u8,
    documents: &'static [ClaimDocument],
) -> ClaimTerms {
    ClaimTerms {
        waiting_months: Some(waiting_months),
        inactive: true,
        ..full(reason, documents)
    }
}

const fn partial(
    reason: ClaimReason,
    share: Rate,
    documents: &'static [ClaimDocument],
) -> ClaimTerms {
    ClaimTerms {
        share,
        member_years: Some(10),
        ..full(reason, documents)
    }
}

const fn since_2022(article: &'static str, value: ClaimTerms) -> Effective<ClaimTerms> {
    Effective {
        from: date(2022, 4, 26),
        to: None,
        value,
        source: Source::high("Permenaker 4/2022", article),
    }
}
