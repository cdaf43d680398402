//! What the fake service has on record of a person: a life of work, small enough to read.

use jiff::civil::{Date, date};
use jmo_rules::{Month, Rupiah};
use jmo_wire::{
    activity::{Activity, ActivityEvent, ActivityPage, ActivityQuery},
    membership::{
        Cover, Membership, MembershipCard, MembershipStatus, Programme, ProgrammeCover, Segment,
    },
    statement::{Statement, StatementCard, StatementEntry, StatementLine, StatementYear},
};

const KPJ: &str = "18054471920";
const PAGE: usize = 50;

/// The `at`th thing that happened: a contribution each day, and now and then something else.
pub fn happened(at: u32) -> Activity {
    let on = date(2020, 1, 1).saturating_add(jiff::Span::new().days(i64::from(at)));
    let month = Month::of(on).prev();
    let amount = Rupiah(i64::from(at) + 1);
    let jht = amount;
    let event = match at % 10 {
        3 => ActivityEvent::Payment { month, amount, jht },
        5 => ActivityEvent::Return {
            amount,
            estimate: true,
        },
        7 => ActivityEvent::Merged {
            cards: vec!["21043318207".parse().expect("a KPJ")],
        },
        _ => ActivityEvent::Contribution {
            month,
            amount,
            jht,
            late: false,
        },
    };
    let has_employer = at % 10 != 3;
    Activity {
        id: format!("happened {at}"),
        on,
        kpj: Some(KPJ.parse().expect("a KPJ")),
        employer: has_employer.then(|| "PT Maju Sentosa".to_owned()),
        event,
    }
}

/// A page of a timeline, as the service would cut it. Whose it is shows in every id.
pub fn page(timeline: &[Activity], query: &ActivityQuery, login: &str) -> ActivityPage {
    let own = timeline.iter().map(|entry| Activity {
        id: format!("{} of {login}", entry.id),
        ..entry.clone()
    });
    let own: Vec<_> = own.collect();
    let from = match &query.cursor {
        None => 0,
        Some(cursor) => {
            let before = own
                .iter()
                .position(|entry| format!("after {}", entry.id) == *cursor);
            before.expect("a cursor of the service's") + 1
        }
    };
    let mut entries = own
        .into_iter()
        .skip(from)
        .filter(|entry| query.admits(entry));
    let shown: Vec<_> = entries.by_ref().take(PAGE).collect();
    let more = entries.next().is_some();
    let next = shown.last().filter(|_| more);
    ActivityPage {
        next: next.map(|last| format!("after {}", last.id)),
        entries: shown,
    }
}

/// One employer since 2022.
pub fn membership(login: &str) -> Membership {
    let since: Date = date(2022, 1, 3);
    Membership {
        name: login.to_owned(),
        status: MembershipStatus::Active,
        since,
        cards: vec![MembershipCard {
            kpj: KPJ.parse().expect("a KPJ"),
            segment: Segment::Pu,
            status: MembershipStatus::Active,
            employer: Some("PT Maju Sentosa".to_owned()),
            wage: Some(Rupiah(6_000_000)),
            since,
            until: None,
            last_contribution: None,
            due_month: None,
            programmes: vec![Programme::Jht, Programme::Jp],
            wages: Vec::new(),
            merged_into: None,
        }],
        programmes: vec![ProgrammeCover {
            programme: Programme::Jht,
            cover: Cover::Balance,
        }],
        findings: Vec::new(),
        merges: Vec::new(),
    }
}

/// All of 2022, and 2023 up to September without May; a claim in between.
pub fn statement(login: &str) -> Statement {
    Statement {
        name: login.to_owned(),
        cards: vec![StatementCard {
            kpj: KPJ.parse().expect("a KPJ"),
            segment: Segment::Pu,
            employer: Some("PT Maju Sentosa".to_owned()),
        }],
        years: vec![
            year(
                2022,
                Rupiah(0),
                &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
                -100_000,
            ),
            year(2023, Rupiah(3_320_000), &[1, 2, 3, 4, 6, 7, 8, 9], 0),
        ],
    }
}

fn year(year: i16, opening: Rupiah, months: &[i8], claim: i64) -> StatementYear {
    let mut lines: Vec<_> = months
        .iter()
        .map(|month| StatementLine {
            card: 0,
            on: date(year, *month, 28),
            amount: Rupiah(285_000),
            entry: StatementEntry::Contribution {
                month: Month::new(year, *month).expect("a month"),
                wage: Rupiah(5_000_000 + i64::from(year - 2022) * 1_000_000),
                own: Rupiah(100_000),
            },
        })
        .collect();
    if claim != 0 {
        lines.push(StatementLine {
            card: 0,
            on: date(year, 12, 30),
            amount: Rupiah(claim),
            entry: StatementEntry::Claim,
        });
    }
    let count = i64::try_from(months.len()).expect("few");
    StatementYear {
        year,
        opening,
        own: Rupiah(100_000 * count),
        employer: Rupiah(185_000 * count),
        returns: Rupiah(0),
        corrections: Rupiah(0),
        claims: Rupiah(claim),
        closing: Rupiah(opening.get() + 285_000 * count + claim),
        returns_estimated: false,
        through: date(year, 12, 31),
        verification: "5HBC-XAM0-178P-0QVG".to_owned(),
        lines,
    }
}
