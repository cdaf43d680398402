//! The people nobody knows by name: wages that grow, employers that pay late, too little or not
//! at all, gaps and job changes. The same seed gives the same people.

use super::{
    calendar::{FIRST_DAY, days_before},
    life::{CardLife, Exit, Habit, Life, Work},
    names::{AREAS, COMPANY_FIRST, COMPANY_SECOND, FAMILY, FORMS, MEN, WOMEN},
    random::Random,
};
use jiff::civil::{Date, date};
use jmo_rules::{
    EmployerSize, JkkClass, Month, Nik, Rupiah,
    contribution::{
        bpu::{BpuSector, BpuTerms},
        pmi::{JHT_CHOICES, PmiContract},
        pu::PuTerms,
    },
};
use std::collections::HashSet;

/// How many employers the population works for.
const EMPLOYERS: usize = 60;

/// Number and name of a synthetic employer.
pub fn employers() -> impl Iterator<Item = (String, String)> {
    (0..EMPLOYERS).map(|at| {
        let first = COMPANY_FIRST[at % COMPANY_FIRST.len()];
        let second = COMPANY_SECOND[(at / COMPANY_FIRST.len() + at) % COMPANY_SECOND.len()];
        (
            npp(at),
            format!("{} {first} {second}", FORMS[at % FORMS.len()]),
        )
    })
}

fn npp(at: usize) -> String {
    format!("JJ{:06}", 100_001 + at)
}

/// The population of a seed, one after the other.
pub fn lives(seed: u64, count: u32, as_of: Date) -> impl Iterator<Item = Life> {
    let mut taken = HashSet::new();
    (0..count).map(move |index| life(seed, index, as_of, &mut taken))
}

fn life(seed: u64, index: u32, as_of: Date, taken: &mut HashSet<String>) -> Life {
    let mut random = Random::new(seed, u64::from(index));
    let woman = random.percent(42);
    let name = format!(
        "{} {}",
        random.pick(if woman { &WOMEN } else { &MEN }),
        random.pick(&FAMILY)
    );
    let nik = nik(&mut random, index, woman, taken);
    let born_on = nik.birth_date(as_of);
    let cards = match random.between(1, 100) {
        1..=68 => career(&mut random, index, born_on, as_of),
        69..=94 => vec![own_account(&mut random, index, as_of)],
        _ => vec![abroad(&mut random, index, as_of)],
    };
    Life {
        identity: nik.into(),
        name,
        born_on,
        cards,
    }
}

/// A well-formed NIK nobody has: real area, serial 9000 and up, never twice.
fn nik(random: &mut Random, index: u32, woman: bool, taken: &mut HashSet<String>) -> Nik {
    let mut born_on =
        date(1964, 1, 1).saturating_add(jiff::ToSpan::days(random.between(0, 15_000)));
    let area = random.pick(&AREAS);
    loop {
        let day = born_on.day() + if woman { 40 } else { 0 };
        let text = format!(
            "{area}{day:02}{:02}{:02}{:04}",
            born_on.month(),
            born_on.year() % 100,
            9100 + index % 900
        );
        if taken.insert(text.clone()) {
            return text.parse().expect("built by the rule");
        }
        born_on = born_on.saturating_add(jiff::ToSpan::days(1));
    }
}

fn kpj(index: u32, at: u32, since: Date) -> jmo_rules::Kpj {
    let serial = 1_000_000 + index * 8 + at;
    format!("{:02}{:02}{serial:07}", since.year() % 100, since.month())
        .parse()
        .expect("eleven digits")
}

/// One to three employers after each other, with gaps.
fn career(random: &mut Random, index: u32, born_on: Date, as_of: Date) -> Vec<CardLife> {
    let of_age = born_on.saturating_add(jiff::ToSpan::years(18));
    let earliest = of_age.max(FIRST_DAY);
    let most = i64::from((Month::of(as_of).since(Month::of(earliest))).max(2));
    let mut since = Month::of(as_of)
        .plus(-i32::try_from(random.between(1, most)).unwrap_or(1))
        .first_day();
    let mut wage = random.between(21, 140) * 100_000;
    let mut cards = Vec::new();
    for at in 0..random.between(1, 3) {
        let stays = random.between(8, 90);
        let last_day = since.saturating_add(jiff::ToSpan::days(stays * 30 + random.between(0, 29)));
        let stopped = last_day < days_before(as_of, 20);
        let exit = (stopped && random.percent(92)).then(|| Exit {
            last_day,
            reported_on: last_day.saturating_add(jiff::ToSpan::days(random.between(1, 18))),
        });
        let mut card = CardLife {
            kpj: kpj(index, u32::try_from(at).unwrap_or(0), since),
            work: employed(random),
            since,
            exit,
            first_wage: Rupiah(wage),
            growth: random.between(25, 85),
            habit: habit(random, since, last_day.min(as_of)),
            correction: None,
            claimed_on: None,
        };
        after(random, &mut card, last_day, stopped, as_of);
        wage = card
            .wage(Month::of(last_day.min(as_of)))
            .get()
            .max(2_000_000)
            * random.between(95, 125)
            / 100;
        cards.push(card);
        since = Month::of(last_day)
            .plus(i32::try_from(random.between(1, 9)).unwrap_or(1))
            .first_day();
        if !stopped || since >= days_before(as_of, 40) {
            break;
        }
    }
    cards
}

fn employed(random: &mut Random) -> Work {
    let size = *random.pick(&[
        EmployerSize::Small,
        EmployerSize::Medium,
        EmployerSize::Large,
        EmployerSize::Large,
    ]);
    let class = *random.pick(&JkkClass::ALL);
    let at = usize::try_from(random.between(0, EMPLOYERS as i64 - 1)).unwrap_or(0);
    Work::Employed {
        npp: npp(at),
        terms: PuTerms::compulsory(size, class),
    }
}

fn habit(random: &mut Random, since: Date, until: Date) -> Habit {
    let mut habit = Habit::punctual(i8::try_from(random.between(3, 15)).unwrap_or(10));
    match random.between(1, 100) {
        1..=78 => {}
        79..=90 => {
            for month in Month::range(Month::of(since), Month::of(until)) {
                if random.percent(15) {
                    habit
                        .late
                        .push((month, i32::try_from(random.between(1, 4)).unwrap_or(1)));
                }
            }
        }
        91..=94 => habit.paid_share = random.between(50, 90),
        95..=97 => habit.reported_share = random.between(60, 90),
        _ => {
            habit.missed = Month::range(Month::of(since), Month::of(until))
                .filter(|_| random.percent(12))
                .collect()
        }
    }
    habit
}

/// What may happen to a card after its last day, or during its time.
fn after(random: &mut Random, card: &mut CardLife, last_day: Date, stopped: bool, as_of: Date) {
    let claim = last_day.saturating_add(jiff::ToSpan::days(random.between(120, 700)));
    if stopped && claim < as_of && random.percent(35) {
        card.claimed_on = Some(claim);
        // The last employer's late months would come after the claim; this one paid in time.
        card.habit.late.clear();
    } else if random.percent(3) {
        let on = card
            .since
            .saturating_add(jiff::ToSpan::days(random.between(200, 900)));
        card.correction = (on < as_of).then_some((on, Rupiah(random.between(10, 400) * 1000)));
    }
    if stopped && card.exit.is_none() {
        // Left, but the employer never said so: contributions simply stop.
        card.habit.missed = Month::range(Month::of(last_day), Month::of(as_of)).collect();
    }
}

fn own_account(random: &mut Random, index: u32, as_of: Date) -> CardLife {
    let since = Month::of(as_of)
        .plus(-i32::try_from(random.between(2, 70)).unwrap_or(2))
        .first_day();
    let sector = if random.percent(45) {
        BpuSector::Transport
    } else {
        BpuSector::Other
    };
    let terms = BpuTerms {
        jht: random.percent(40),
        sector,
        paid_by_state_budget: random.percent(5),
    };
    let mut habit = Habit::punctual(i8::try_from(random.between(1, 15)).unwrap_or(5));
    if random.percent(30) {
        habit.missed = Month::range(Month::of(since), Month::of(as_of))
            .filter(|_| random.percent(20))
            .collect();
    }
    CardLife {
        kpj: kpj(index, 0, since),
        work: Work::OwnAccount { terms },
        since,
        exit: None,
        first_wage: Rupiah(random.between(10, 60) * 100_000),
        growth: random.between(0, 40),
        habit,
        correction: None,
        claimed_on: None,
    }
}

fn abroad(random: &mut Random, index: u32, as_of: Date) -> CardLife {
    let months_ago = i32::try_from(random.between(1, 36)).unwrap_or(1);
    // Permenaker 4/2023 is the oldest tariff known.
    let since = Month::of(as_of)
        .plus(-months_ago)
        .first_day()
        .max(date(2023, 3, 1))
        .min(as_of);
    let contract = *random.pick(&[
        PmiContract::SixMonths,
        PmiContract::TwelveMonths,
        PmiContract::TwentyFourMonths,
    ]);
    let jht = random.percent(50).then(|| *random.pick(&JHT_CHOICES));
    CardLife {
        kpj: kpj(index, 0, since),
        work: Work::Abroad { contract, jht },
        since,
        exit: None,
        first_wage: Rupiah::ZERO,
        growth: 0,
        habit: Habit::punctual(5),
        correction: None,
        claimed_on: None,
    }
}
