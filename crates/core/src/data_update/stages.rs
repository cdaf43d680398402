use super::{
    Go, KeptDraft, StageSaved,
    look::{answers, known, shown},
};
use crate::{App, Fault, FaultCode};
use jmo_rules::data_update::{Answers, FLOW, FieldId, StageId, check};
use jmo_wire::{FieldProblem, data_update::SaveDraft};

/// As many fields, and as long an answer, as the service takes.
const MOST_FIELDS: usize = 40;
const LONGEST: usize = 300;

impl App {
    /// Keeps what was typed into a stage, sealed, and moves on when it will do. Needs no network;
    /// [`App::tell_draft`] tells the service.
    ///
    /// # Errors
    /// `session_required`, `locked`, `not_found` before the service was ever asked.
    pub async fn save_stage(
        &self,
        stage: StageId,
        typed: Answers,
        go: Go,
    ) -> Result<StageSaved, Fault> {
        let account_id = self.session.ticket()?.account_id;
        let (content, draft) = self.begun_by(&account_id)?;
        let content = content.ok_or_else(|| Fault::new(FaultCode::NotFound))?;
        let mut draft = draft.unwrap_or_else(|| KeptDraft::new(self.now()));
        let before = draft.clone();
        let asked = FLOW.stage(stage).map_or(&[][..], |stage| stage.fields);
        for field in asked {
            if let Some((name, text)) = typed.iter().find(|(name, _)| *name == field.id.name()) {
                let text: String = text.chars().take(LONGEST).collect();
                draft.answers.put(name, text);
            }
        }
        let all = answers(Some(&content), Some(&draft));
        let problems = match go {
            Go::Back | Go::Stay => Vec::new(),
            Go::On | Go::Review => known(Some(&content), |known| check(&FLOW, stage, &all, known)),
        };
        draft.stage = match go {
            _ if !problems.is_empty() => stage,
            Go::Stay => stage,
            Go::Back => FLOW.before(stage).unwrap_or(stage),
            Go::On => FLOW.next(stage).unwrap_or(stage),
            Go::Review => StageId::Review,
        };
        if draft.answers != before.answers || draft.stage != before.stage {
            draft.untold = true;
            draft.saved_at = self.now();
            // Another content is another submission.
            draft.submission = None;
        }
        self.keep_draft(&account_id, Some(draft.clone())).await?;
        Ok(StageSaved {
            problems: problems.into_iter().map(FieldProblem::from).collect(),
            shown: shown(content, Some(draft), self.kept.custody()),
        })
    }

    /// Tells the service of the draft, so that another device can go on with it.
    ///
    /// # Errors
    /// The service's; the draft stays on this device.
    pub async fn tell_draft(&self) -> Result<bool, Fault> {
        let account_id = self.session.ticket()?.account_id;
        let begun = self.begun_by(&account_id)?.1;
        let Some(draft) = begun.filter(|draft| draft.untold) else {
            return Ok(true);
        };
        if draft.answers.len() > MOST_FIELDS {
            return Ok(false);
        }
        let request = &SaveDraft {
            flow_version: draft.flow_version,
            revision: draft.revision,
            stage: draft.stage,
            answers: draft.answers.clone(),
        };
        let told = self
            .act(|access| async move { self.api.save_draft(&access, request).await })
            .await;
        match told {
            Ok(told) => {
                let Some(mut now) = self.begun_by(&account_id)?.1 else {
                    return Ok(true);
                };
                // What was typed meanwhile is still to be told.
                now.untold = now.answers != draft.answers || now.stage != draft.stage;
                now.revision = told.revision;
                now.told = draft.answers;
                let with_service = !now.untold;
                self.keep_draft(&account_id, Some(now)).await?;
                Ok(with_service)
            }
            // Another device went on with it: put both together, and tell it the next time.
            Err(fault) if fault.code == FaultCode::OutOfDate => {
                self.data_update(true).await?;
                Ok(false)
            }
            Err(fault) => Err(fault),
        }
    }

    /// Drops what was begun, here and with the service.
    ///
    /// # Errors
    /// The service's, when it has a copy or a picture: then the draft stays.
    pub async fn discard_data_update(&self) -> Result<(), Fault> {
        let account_id = self.session.ticket()?.account_id;
        let draft = self.begun_by(&account_id)?.1;
        self.drop_selfie().await;
        let there = draft.is_some_and(|draft| {
            draft.revision > 0 || !draft.answers.get(FieldId::Selfie).is_empty()
        });
        let dropped = self
            .act(|access| async move { self.api.discard_draft(&access).await })
            .await;
        if there {
            dropped?;
        }
        self.keep_draft(&account_id, None).await.map(drop)
    }

    /// Notes an answer that was made, not typed, also when the app was locked meanwhile.
    pub(crate) async fn answer(
        &self,
        account_id: &str,
        field: FieldId,
        text: String,
    ) -> Result<(), Fault> {
        let draft = self.begun_by(account_id)?.1;
        let mut draft = draft.unwrap_or_else(|| KeptDraft::new(self.now()));
        draft.answers.set(field, text);
        draft.untold = true;
        draft.saved_at = self.now();
        draft.submission = None;
        self.keep_draft(account_id, Some(draft)).await.map(drop)
    }

    /// Keeps the draft as it is now; answers whether it is sealed on the device.
    pub(super) async fn keep_draft(
        &self,
        account_id: &str,
        draft: Option<KeptDraft>,
    ) -> Result<bool, Fault> {
        self.is_still(account_id)?;
        let account_id = account_id.to_owned();
        {
            let mut saved = self.saved();
            saved.entry(account_id.clone()).or_default().draft = draft.clone();
        }
        Ok(self.kept.keep(account_id, KeptDraft::RECORD, draft).await)
    }
}
