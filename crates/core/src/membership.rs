use crate::{App, Fault, saved::MEMBERSHIP, view::View};
use jmo_rules::{Kpj, KpjError};
use jmo_wire::{
    FieldCode,
    membership::{Membership, Merge, MergePreview, PreviewMerge, UndoMerge},
};

impl App {
    /// Cards, employers and programmes.
    ///
    /// # Errors
    /// `session_required` or `session_ended`.
    pub async fn membership(&self, refresh: bool) -> Result<View<Membership>, Fault> {
        self.look(refresh, MEMBERSHIP, |access, known| {
            let api = self.api.clone();
            async move { api.membership(&access, &known).await }
        })
        .await
    }

    /// What merging `cards` into one of the person's cards would do. Nothing happens yet.
    ///
    /// # Errors
    /// `invalid_field` for cards that cannot be merged, and the service's.
    pub async fn preview_merge(&self, cards: &[String], into: &str) -> Result<MergePreview, Fault> {
        let request = &PreviewMerge {
            cards: numbers(cards)?,
            into: number("into", into)?,
        };
        self.act(|access| async move { self.api.preview_merge(&access, request).await })
            .await
    }

    /// Merges, with consent to a preview.
    ///
    /// # Errors
    /// `out_of_date` when it is no longer what the preview showed, and the service's.
    pub async fn merge(&self, cards: &[String], into: &str, preview: String) -> Result<(), Fault> {
        let request = &Merge {
            cards: numbers(cards)?,
            into: number("into", into)?,
            preview,
        };
        self.act(|access| async move { self.api.merge(&access, request).await })
            .await
    }

    /// Undoes a merge.
    ///
    /// # Errors
    /// `not_found` when there is no such merge, and the service's.
    pub async fn undo_merge(&self, id: String) -> Result<(), Fault> {
        let request = &UndoMerge { id };
        self.act(|access| async move { self.api.undo_merge(&access, request).await })
            .await
    }
}

fn numbers(cards: &[String]) -> Result<Vec<Kpj>, Fault> {
    cards
        .iter()
        .enumerate()
        .map(|(at, card)| number(&format!("cards.{at}"), card))
        .collect()
}

fn number(path: &str, card: &str) -> Result<Kpj, Fault> {
    card.parse()
        .map_err(|error: KpjError| Fault::field(path, FieldCode::from(error)))
}
