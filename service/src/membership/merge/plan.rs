use super::store;
use crate::{Keys, balance, http::Refusal};
use jmo_rules::{Date, Kpj, Programme, Rupiah};
use jmo_wire::{Code, FieldCode, FieldProblem, membership::MergeCard};
use sqlx::AnyConnection;
use std::fmt::Write;

/// Cards merged at once.
const MOST: usize = 20;

/// A card as a merge looks at it.
#[derive(Clone, Debug)]
pub struct Card {
    pub id: String,
    pub kpj: Kpj,
    pub employer: Option<String>,
    pub programmes: Vec<Programme>,
    pub until: Option<Date>,
    /// Whether it is a part of another card already.
    pub merged: bool,
    /// What it holds, with the cards merged into it.
    pub amount: Rupiah,
}

impl Card {
    /// As a preview shows it.
    pub fn shown(&self) -> MergeCard {
        MergeCard {
            kpj: self.kpj.clone(),
            employer: self.employer.clone(),
            amount: self.amount,
        }
    }

    fn saves(&self) -> bool {
        self.programmes.contains(&Programme::Jht)
    }
}

/// A merge as it would be, at one moment.
#[derive(Clone, Debug)]
pub struct Plan {
    person_id: String,
    pub cards: Vec<Card>,
    pub into: Card,
    /// How many merges there ever were: a preview from before an undoing is no consent to merge
    /// again.
    merges: i64,
}

/// What is wrong with a request whoever asks.
///
/// # Errors
/// `invalid_field`.
pub fn check_shape(cards: &[Kpj], into: &Kpj) -> Result<(), Refusal> {
    if cards.is_empty() {
        return Err(Refusal::field("cards", FieldCode::Required));
    }
    if cards.len() > MOST {
        return Err(Refusal::field("cards", FieldCode::TooLong));
    }
    let twice = (0..cards.len()).filter(|at| cards[..*at].contains(&cards[*at]));
    let mut problems: Vec<_> = twice
        .map(|at| FieldProblem::new(&format!("cards.{at}"), FieldCode::Malformed))
        .collect();
    if cards.contains(into) {
        problems.push(FieldProblem::new("into", FieldCode::Malformed));
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Refusal::fields(problems))
    }
}

impl Plan {
    /// Reads the cards and what they hold, from one moment.
    ///
    /// # Errors
    /// `card_not_yours` for a card of somebody else's and for one nobody has.
    pub async fn read(
        db: &mut AnyConnection,
        person_id: &str,
        cards: &[Kpj],
        into: &Kpj,
    ) -> Result<Self, Refusal> {
        let mut known = store::cards(db, person_id).await?;
        let held = balance::read(&mut *db, person_id).await?;
        for card in &mut known {
            let row = held.cards.iter().find(|row| row.kpj == card.kpj);
            card.amount = row.map(|row| row.amount).unwrap_or_default();
        }
        let find = |kpj: &Kpj| {
            let card = known.iter().find(|card| card.kpj == *kpj);
            card.cloned()
                .ok_or_else(|| Refusal::new(Code::CardNotYours))
        };
        Ok(Self {
            person_id: person_id.to_owned(),
            into: find(into)?,
            cards: cards.iter().map(find).collect::<Result<_, _>>()?,
            merges: store::count(db, person_id).await?,
        })
    }

    /// What the card would hold.
    pub fn total(&self) -> Option<Rupiah> {
        let mut cards = self.cards.iter();
        cards.try_fold(self.into.amount, |sum, card| sum.checked_add(card.amount))
    }

    /// Whether the cards can be merged: those that end are over and nobody's part yet, and all save.
    ///
    /// # Errors
    /// `invalid_field`, naming each card and the first thing that is wrong with it.
    pub fn check(&self, today: Date) -> Result<(), Refusal> {
        let wrong = |card: &Card, ended: bool| {
            if card.merged {
                Some(FieldCode::AlreadyMerged)
            } else if !card.saves() {
                Some(FieldCode::NoSavings)
            } else if ended && card.until.is_none_or(|last_day| last_day >= today) {
                Some(FieldCode::StillRunning)
            } else {
                None
            }
        };
        let cards = self.cards.iter().enumerate().filter_map(|(at, card)| {
            let code = wrong(card, true)?;
            Some(FieldProblem::new(&format!("cards.{at}"), code))
        });
        let into = wrong(&self.into, false).map(|code| FieldProblem::new("into", code));
        let problems: Vec<_> = cards.chain(into).collect();
        if problems.is_empty() {
            Ok(())
        } else {
            Err(Refusal::fields(problems))
        }
    }

    /// Names exactly this: whose, which cards with what in them, in whatever order, and when among
    /// the person's merges.
    pub fn token(&self, keys: &Keys) -> String {
        let mut cards: Vec<_> = self.cards.iter().collect();
        cards.sort_unstable_by(|one, other| one.kpj.cmp(&other.kpj));
        let mut text = format!("{} {}", self.person_id, self.merges);
        for card in std::iter::once(&self.into).chain(cards) {
            let _ = write!(text, " {}:{}", card.kpj.as_str(), card.amount.get());
        }
        crate::keys::hex(&keys.pepper("merge", &text))
    }
}
