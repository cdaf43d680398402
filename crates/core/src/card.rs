use crate::{App, Fault, FaultCode, Language, ports::Saving, saved::CARD, view::View};
use jiff::{Timestamp, civil::Date};
use jmo_document::{CardFront, Form, card};
use jmo_rules::IdentityKind;
use jmo_wire::{
    card::{Card, CardHolder},
    membership::{MembershipStatus, Segment},
};
use serde::{Deserialize, Serialize};

/// The front of a card as the web view sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CardFace {
    /// The card's number, masked unless it was asked for.
    pub kpj: String,
    /// How the person takes part on this card.
    pub segment: Segment,
    /// Whether contributions come in.
    pub status: MembershipStatus,
    /// The employer's name; none for the self-employed.
    pub employer: Option<String>,
    /// First day.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub since: Date,
    /// Last day, once it is reported.
    #[cfg_attr(feature = "ts", ts(type = "string | null"))]
    pub until: Option<Date>,
}

/// The holder and the cards as the web view sees them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Cards {
    /// The person's full name.
    pub name: String,
    /// The person's NIK (passport, stay permit), masked unless it was asked for.
    pub nik: String,
    /// Which of them it is.
    pub identity_kind: IdentityKind,
    /// All cards, the current one first.
    pub cards: Vec<CardFace>,
}

impl Cards {
    pub(crate) fn of(holder: CardHolder, numbers: bool) -> Self {
        let face = |card: Card| CardFace {
            kpj: if numbers {
                card.kpj.as_str().to_owned()
            } else {
                card.kpj.masked()
            },
            segment: card.segment,
            status: card.status,
            employer: card.employer,
            since: card.since,
            until: card.until,
        };
        Self {
            identity_kind: holder.nik.kind(),
            nik: if numbers {
                holder.nik.number().to_owned()
            } else {
                holder.nik.masked()
            },
            name: holder.name,
            cards: holder.cards.into_iter().map(face).collect(),
        }
    }
}

/// What a card is saved as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum CardForm {
    /// A picture.
    Picture,
    /// A PDF.
    Pdf,
}

impl App {
    /// The digital card, one for each membership. `numbers`: NIK and KPJ in full.
    ///
    /// # Errors
    /// `session_required` or `session_ended`.
    pub async fn card(&self, refresh: bool, numbers: bool) -> Result<View<Cards>, Fault> {
        let view = self.card_holder(refresh).await?;
        Ok(view.map(|holder| Cards::of(holder, numbers)))
    }

    /// Saves a card as it is kept here; no network is needed. `at`: which, from 0.
    ///
    /// # Errors
    /// `not_found` without such a card here, `not_saved`, `session_required`, `session_ended`.
    pub async fn save_card(
        &self,
        at: u32,
        form: CardForm,
        numbers: bool,
        language: Language,
    ) -> Result<Saving, Fault> {
        let view = self.card_holder(false).await?;
        let (Some(holder), Some(as_of)) = (view.content, view.as_of) else {
            return Err(Fault::new(FaultCode::NotFound));
        };
        let at = usize::try_from(at).unwrap_or(usize::MAX);
        self.save(move || {
            let held = holder.cards.get(at);
            let held = held.ok_or_else(|| Fault::new(FaultCode::NotFound))?;
            draw(&holder, held, as_of, numbers, form, language)
        })
        .await
    }

    async fn card_holder(&self, refresh: bool) -> Result<View<CardHolder>, Fault> {
        self.look(refresh, CARD, |access, known| {
            let api = self.api.clone();
            async move { api.card(&access, &known).await }
        })
        .await
    }
}

fn draw(
    holder: &CardHolder,
    held: &Card,
    as_of: Timestamp,
    numbers: bool,
    form: CardForm,
    language: Language,
) -> Result<jmo_document::Document, Fault> {
    let front = CardFront {
        name: &holder.name,
        nik: &holder.nik,
        card: held,
        as_of,
        numbers,
    };
    let form = match form {
        CardForm::Picture => Form::Picture,
        CardForm::Pdf => Form::Pdf,
    };
    Ok(card(&front, form, language.into())?)
}
