//! A life as the register would tell it, day by day, with what the law says was owed.

use super::life::{CardLife, Habit, Life, Work};
use crate::register::{Body, Contributed};
use jmo_rules::{
    Date, Month, Programme, Rupiah, Segment,
    contribution::{
        bpu, pmi,
        pu::{self, PuTerms},
    },
    jht::{returns_for_year, yearly_return_rate},
};
use std::collections::BTreeMap;

/// Something told on a day.
#[derive(Clone, Debug)]
pub struct Told {
    pub on: Date,
    pub body: Body,
}

/// Everything told of a life up to `as_of`, in the order it was told.
pub fn tell(life: &Life, as_of: Date) -> Vec<Told> {
    let mut told = Vec::new();
    let born = life
        .cards
        .iter()
        .map(|card| card.since)
        .min()
        .unwrap_or(life.born_on);
    let person = Body::Person {
        nik: life.identity.clone(),
        name: life.name.clone(),
        born_on: life.born_on,
    };
    told.push(Told {
        on: born,
        body: person,
    });
    for card in &life.cards {
        told.extend(tell_card(life, card, as_of));
    }
    told.retain(|one| one.on <= as_of);
    // Stable: what is told on one day keeps its order.
    told.sort_by_key(|one| one.on);
    told
}

fn tell_card(life: &Life, card: &CardLife, as_of: Date) -> Vec<Told> {
    let kpj = &card.kpj;
    let (segment, npp, programmes) = kind(&card.work);
    let body = Body::Membership {
        nik: life.identity.clone(),
        kpj: kpj.clone(),
        segment,
        npp,
        programmes,
        since: card.since,
    };
    let mut told = vec![Told {
        on: card.since,
        body,
    }];
    told.extend(wages(card, as_of));
    let paid = contributions(card, as_of);
    let covered_until = covered_until(card);
    for contributed in &paid {
        let bought =
            covered_until.filter(|_| contributed.wage.is_zero() && contributed.jht.is_zero());
        let months = vec![contributed.clone()];
        let body = Body::Contribution {
            kpj: kpj.clone(),
            months,
            covered_until: bought,
        };
        told.push(Told {
            on: contributed.paid_on,
            body,
        });
    }
    told.extend(postings(card, &paid, as_of));
    if let Some(exit) = card.exit {
        told.push(Told {
            on: exit.reported_on,
            body: Body::Exit {
                kpj: kpj.clone(),
                last_day: exit.last_day,
            },
        });
    }
    told
}

fn kind(work: &Work) -> (Segment, Option<String>, Vec<Programme>) {
    use Programme::{Jht, Jkk, Jkm, Jkp, Jp};
    match work {
        Work::Employed { npp, terms } => {
            let mut programmes = vec![Jht];
            programmes.extend(terms.jp.then_some(Jp));
            programmes.extend([Jkk, Jkm]);
            programmes.extend(terms.jkp.then_some(Jkp));
            (Segment::Pu, Some(npp.clone()), programmes)
        }
        Work::OwnAccount { terms } => (
            Segment::Bpu,
            None,
            terms
                .jht
                .then_some(Jht)
                .into_iter()
                .chain([Jkk, Jkm])
                .collect(),
        ),
        Work::Abroad { jht, .. } => (
            Segment::Pmi,
            None,
            jht.map(|_| Jht).into_iter().chain([Jkk, Jkm]).collect(),
        ),
    }
}

fn last_month(card: &CardLife, as_of: Date) -> Month {
    let end = card.exit.map_or(as_of, |exit| exit.last_day.min(as_of));
    Month::of(end)
}

/// A wage is told when it first applies and when it changes.
fn wages(card: &CardLife, as_of: Date) -> Vec<Told> {
    if matches!(card.work, Work::Abroad { .. }) {
        return Vec::new();
    }
    let mut told = Vec::new();
    let mut known = None;
    for month in Month::range(Month::of(card.since), last_month(card, as_of)) {
        let amount = card.wage(month);
        if known != Some(amount) {
            known = Some(amount);
            let body = Body::Wage {
                kpj: card.kpj.clone(),
                from: month,
                amount,
            };
            told.push(Told {
                on: month.first_day().max(card.since),
                body,
            });
        }
    }
    told
}

fn contributions(card: &CardLife, as_of: Date) -> Vec<Contributed> {
    let mut paid = Vec::new();
    if let Work::Abroad { contract, .. } = card.work {
        let month = Month::of(card.since);
        let total =
            pmi::package(contract, true, month).map_or(Rupiah::ZERO, |package| package.total());
        let none = Rupiah::ZERO;
        paid.push(Contributed {
            month,
            paid_on: card.since,
            wage: none,
            jht: none,
            jp: none,
            total,
        });
    }
    for month in Month::range(Month::of(card.since), last_month(card, as_of)) {
        let paid_on = paid_on(&card.habit, month);
        if paid_on > as_of || card.habit.missed.contains(&month) {
            continue;
        }
        if let Some((jht, jp, total)) = owed(card, month) {
            let share = |amount: Rupiah| Rupiah(amount.get() * card.habit.paid_share / 100);
            let wage = if matches!(card.work, Work::Abroad { .. }) {
                Rupiah::ZERO
            } else {
                card.wage(month)
            };
            paid.push(Contributed {
                month,
                paid_on,
                wage,
                jht: share(jht),
                jp: share(jp),
                total: share(total),
            });
        }
    }
    paid
}

/// JHT, JP and everything together for a month, by the law of that month.
fn owed(card: &CardLife, month: Month) -> Option<(Rupiah, Rupiah, Rupiah)> {
    match &card.work {
        Work::Employed { terms, .. } => {
            let wage = card.wage(month);
            // JKP began in 2021; before, the same person was simply not in it.
            let owed = pu::contribution(wage, month, terms)
                .or_else(|_| {
                    pu::contribution(
                        wage,
                        month,
                        &PuTerms {
                            jkp: false,
                            ..*terms
                        },
                    )
                })
                .ok()?;
            let of = |programme| {
                owed.line(programme)
                    .map_or(Rupiah::ZERO, |line| line.total())
            };
            Some((of(Programme::Jht), of(Programme::Jp), owed.payable()))
        }
        Work::OwnAccount { terms } => {
            let owed = bpu::contribution(card.wage(month), month, terms).ok()?;
            let jht = owed
                .line(Programme::Jht)
                .map_or(Rupiah::ZERO, |line| line.amount);
            Some((jht, Rupiah::ZERO, owed.total()))
        }
        Work::Abroad { jht, .. } => jht.map(|jht| (jht, Rupiah::ZERO, jht)),
    }
}

fn paid_on(habit: &Habit, month: Month) -> Date {
    let late = habit
        .late
        .iter()
        .find(|(late, _)| *late == month)
        .map_or(0, |(_, months)| *months);
    let paid_in = month.plus(1 + late);
    jiff::civil::date(paid_in.year(), paid_in.month(), habit.day.clamp(1, 28))
}

fn covered_until(card: &CardLife) -> Option<Date> {
    let Work::Abroad { contract, .. } = card.work else {
        return None;
    };
    // The package protects up to five months before the contract and a month after it.
    let last = Month::of(card.since).plus(i32::from(contract.months()) + 5);
    Some(last.last_day())
}

/// Returns on each 31 December, a correction and a claim where there were any.
fn postings(card: &CardLife, paid: &[Contributed], as_of: Date) -> Vec<Told> {
    let kpj = || card.kpj.clone();
    let mut by_year: BTreeMap<i16, Vec<(Month, Rupiah)>> = BTreeMap::new();
    for contributed in paid {
        by_year
            .entry(contributed.paid_on.year())
            .or_default()
            .push((Month::of(contributed.paid_on), contributed.jht));
    }
    let mut told = Vec::new();
    let mut balance = Rupiah::ZERO;
    for year in card.since.year()..=as_of.year() {
        let mut moved = by_year.remove(&year).unwrap_or_default();
        if let Some((on, amount)) = card.correction.filter(|(on, _)| on.year() == year) {
            moved.push((Month::of(on), amount));
            told.push(Told {
                on,
                body: Body::Correction {
                    kpj: kpj(),
                    posted_on: on,
                    amount,
                },
            });
        }
        let added: Rupiah = moved.iter().map(|(_, amount)| *amount).sum();
        let closing = balance.checked_add(added).unwrap_or(balance);
        if let Some(on) = card.claimed_on.filter(|on| on.year() == year) {
            told.push(Told {
                on,
                body: Body::Claim {
                    kpj: kpj(),
                    posted_on: on,
                    amount: closing,
                },
            });
            return told;
        }
        let on = jiff::civil::date(year, 12, 31);
        let rated = yearly_return_rate(year);
        let amount = returns_for_year(balance, &moved, rated.rate);
        if on <= as_of && !amount.is_zero() {
            told.push(Told {
                on,
                body: Body::Return {
                    kpj: kpj(),
                    posted_on: on,
                    amount,
                    estimate: rated.estimate,
                },
            });
        }
        balance = closing.checked_add(amount).unwrap_or(closing);
    }
    told
}
