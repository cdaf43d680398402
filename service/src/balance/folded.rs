use jmo_rules::{Kpj, Rupiah};
use jmo_wire::balance::BalanceCard;
use std::collections::HashMap;

/// A card before merges are looked at.
#[derive(Clone, Debug)]
pub struct Held {
    /// The card's number.
    pub kpj: Kpj,
    /// What came in on it, less what went out.
    pub amount: Rupiah,
    /// The card it was merged into.
    pub into: Option<Kpj>,
}

/// Cards as they are shown: one that was merged is a part of the card it ended up in. The sum of all
/// stays what it was, and so does the order of those that are left. None when the cards are merged
/// in a circle, or are worth more than can be counted: the service never wrote that.
pub fn folded(held: Vec<Held>) -> Option<Vec<BalanceCard>> {
    let into: HashMap<Kpj, Kpj> = held
        .iter()
        .filter_map(|card| Some((card.kpj.clone(), card.into.clone()?)))
        .collect();
    let (merged, standing): (Vec<_>, Vec<_>) =
        held.into_iter().partition(|card| card.into.is_some());
    let mut cards: Vec<_> = standing
        .into_iter()
        .map(|card| BalanceCard {
            kpj: card.kpj,
            amount: card.amount,
            merged: Vec::new(),
        })
        .collect();
    for card in merged {
        let last = last(&card.kpj, &into)?;
        let last = cards.iter_mut().find(|standing| standing.kpj == *last)?;
        last.amount = last.amount.checked_add(card.amount)?;
        last.merged.push(card.kpj);
    }
    Some(cards)
}

/// Where a card ended up: what it was merged into may have been merged itself.
fn last<'a>(from: &'a Kpj, into: &'a HashMap<Kpj, Kpj>) -> Option<&'a Kpj> {
    let mut card = from;
    for _ in 0..=into.len() {
        match into.get(card) {
            Some(next) => card = next,
            None => return Some(card),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Held, folded};
    use jmo_rules::{Kpj, Rupiah};

    fn kpj(last: u8) -> Kpj {
        format!("220100900{last:02}").parse().expect("a number")
    }

    fn held(of: u8, amount: i64, into: Option<u8>) -> Held {
        Held {
            kpj: kpj(of),
            amount: Rupiah(amount),
            into: into.map(kpj),
        }
    }

    #[test]
    fn a_merged_card_is_a_part_of_the_one_it_ended_up_in() {
        let cards = vec![
            held(1, 100, None),
            held(2, 20, Some(3)),
            held(3, 3, Some(1)),
            held(4, 4, None),
        ];
        let cards = folded(cards).expect("no circle");
        let amounts: Vec<_> = cards.iter().map(|card| card.amount.get()).collect();
        assert_eq!(amounts, [123, 4]);
        assert_eq!(cards[0].merged, [kpj(2), kpj(3)]);
        assert_eq!(cards[1].merged, []);
    }

    #[test]
    fn a_circle_and_a_card_nobody_has_are_no_balance() {
        assert!(folded(vec![held(1, 1, Some(2)), held(2, 1, Some(1))]).is_none());
        assert!(folded(vec![held(1, 1, Some(9))]).is_none());
    }
}
