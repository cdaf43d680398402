use super::{
    Submitted,
    look::{answers, known},
};
use crate::{App, Fault, FaultCode};
use jmo_rules::data_update::{DataUpdate, FLOW, FieldId, StageId};
use jmo_wire::{FieldProblem, data_update::Submit};

/// The consent that is shown on the review page.
const CONSENT: &str = "2026-11";

impl App {
    /// Submits everything. `key` names this submission; it is kept with the draft until something
    /// is changed, so that sending it again, even after a crash, submits once.
    ///
    /// # Errors
    /// The service's; the draft stays.
    pub async fn submit_data_update(&self, key: String) -> Result<Submitted, Fault> {
        let account_id = self.session.ticket()?.account_id;
        let (content, draft) = self.begun_by(&account_id)?;
        let mut draft = draft.ok_or_else(|| Fault::new(FaultCode::NotFound))?;
        let all = answers(content.as_ref(), Some(&draft));
        let read = known(content.as_ref(), |known| DataUpdate::read(&all, known));
        if let Err(problems) = read {
            let problems = problems.into_iter().map(FieldProblem::from).collect();
            return Ok(refused(problems));
        }
        if draft.submission.is_none() {
            draft.submission = Some(key);
            self.keep_draft(&account_id, Some(draft.clone())).await?;
        }
        let key = draft.submission.clone().unwrap_or_default();
        let (key, request) = (
            &key,
            &Submit {
                flow_version: draft.flow_version,
                answers: all,
                consent: CONSENT.to_owned(),
            },
        );
        let answer = self
            .act(|access| async move { self.api.submit_data_update(&access, key, request).await })
            .await;
        match answer {
            Ok(receipt) => {
                self.keep_draft(&account_id, None).await?;
                self.drop_selfie().await;
                self.data_update(true).await.ok();
                Ok(Submitted::Taken { receipt })
            }
            Err(fault) if fault.code == FaultCode::InvalidField && !fault.fields.is_empty() => {
                // Mended, it is another submission.
                draft.submission = None;
                if fault
                    .fields
                    .iter()
                    .any(|problem| problem.path == FieldId::Selfie.name())
                {
                    draft.answers.remove(FieldId::Selfie.name());
                    draft.untold = true;
                }
                self.keep_draft(&account_id, Some(draft)).await?;
                Ok(refused(fault.fields))
            }
            Err(fault) => Err(fault),
        }
    }
}

/// Where the first of the problems is mended.
fn refused(problems: Vec<FieldProblem>) -> Submitted {
    let named = |path: &str| {
        FLOW.stages
            .iter()
            .find(|stage| stage.fields.iter().any(|field| field.id.name() == path))
    };
    let stage = problems.iter().find_map(|problem| named(&problem.path));
    Submitted::Refused {
        stage: stage.map_or(StageId::Review, |stage| stage.id),
        problems,
    }
}
