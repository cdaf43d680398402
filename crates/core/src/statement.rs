use crate::{App, Fault, FaultCode, Language, ports::Saving, saved::STATEMENT, view::View};
use jmo_document::{StatementOf, statement_csv, statement_pdf};
use jmo_wire::statement::{Statement, StatementYear, VerifyStatement};
use serde::Deserialize;

/// What a statement is saved as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum StatementForm {
    /// A PDF, to show.
    Pdf,
    /// A table, to compute with.
    Csv,
}

impl App {
    /// The yearly statement, every year there is.
    ///
    /// # Errors
    /// `session_required` or `session_ended`.
    pub async fn statement(&self, refresh: bool) -> Result<View<Statement>, Fault> {
        self.look(refresh, STATEMENT, |access, known| {
            let api = self.api.clone();
            async move { api.statement(&access, &known).await }
        })
        .await
    }

    /// Saves the statement as it is kept here, of one year or of all; no network is needed.
    ///
    /// # Errors
    /// `not_found` without such a year here, `not_saved`, `session_required`, `session_ended`.
    pub async fn save_statement(
        &self,
        year: Option<i16>,
        form: StatementForm,
        language: Language,
    ) -> Result<Saving, Fault> {
        let view = self.statement(false).await?;
        let (Some(statement), Some(as_of)) = (view.content, view.as_of) else {
            return Err(Fault::new(FaultCode::NotFound));
        };
        let is_wanted = |had: &StatementYear| year.is_none_or(|year| year == had.year);
        if !statement.years.iter().any(is_wanted) {
            return Err(Fault::new(FaultCode::NotFound));
        }
        self.save(move || {
            let statement = &StatementOf {
                statement: &statement,
                year,
                as_of,
            };
            Ok(match form {
                StatementForm::Pdf => statement_pdf(statement, language.into())?,
                StatementForm::Csv => statement_csv(statement, language.into()),
            })
        })
        .await
    }

    /// Whether a statement is the service's. Nobody need be signed in.
    ///
    /// # Errors
    /// The service's.
    pub async fn verify_statement(&self, printed: &VerifyStatement) -> Result<bool, Fault> {
        Ok(self.api.verify_statement(printed).await?.genuine)
    }
}
