use super::{DataUpdateShown, DraftKept, KeptDraft};
use crate::{App, Custody, Fault, FaultCode, regions::is_region, saved::DATA_UPDATE, view::View};
use jmo_rules::{
    BANKS, Phone,
    data_update::{Answers, FLOW, Known, StageId, check},
};
use jmo_wire::data_update::{DataUpdate, UpdateState};

impl App {
    /// Pengkinian Data: whether it is needed, what is known, and what was begun.
    ///
    /// # Errors
    /// `session_required` or `session_ended`.
    pub async fn data_update(&self, refresh: bool) -> Result<View<DataUpdateShown>, Fault> {
        let before = self.begun()?.1;
        let view = self
            .look(refresh, DATA_UPDATE, |access, known| {
                let api = self.api.clone();
                async move { api.data_update(&access, &known).await }
            })
            .await?;
        if let Some(content) = &view.content
            && view.trouble.is_none()
            && refresh
        {
            self.reconcile(content, before).await?;
        }
        let custody = self.kept.custody();
        let draft = self.begun()?.1;
        Ok(view.map(|content| shown(content, draft, custody)))
    }

    /// What the service said last, and what was begun on this device.
    pub(super) fn begun(&self) -> Result<(Option<DataUpdate>, Option<KeptDraft>), Fault> {
        self.begun_by(&self.session.ticket()?.account_id)
    }

    /// The same for what was under way when the app was locked. Nobody else's: whoever is signed in
    /// now may be another person.
    pub(super) fn begun_by(
        &self,
        account_id: &str,
    ) -> Result<(Option<DataUpdate>, Option<KeptDraft>), Fault> {
        self.is_still(account_id)?;
        let mut saved = self.saved();
        let saved = saved.entry(account_id.to_owned()).or_default();
        let content = saved.data_update.as_ref();
        Ok((
            content.map(|kept| kept.content.clone()),
            saved.draft.clone(),
        ))
    }

    /// Whether it is still this account that is signed in, locked or not.
    pub(super) fn is_still(&self, account_id: &str) -> Result<(), Fault> {
        if self.session.owner()?.1 == account_id {
            Ok(())
        } else {
            Err(Fault::new(FaultCode::SessionEnded))
        }
    }

    /// Takes what the service had of the draft, unless more was typed or told since it was asked.
    async fn reconcile(
        &self,
        content: &DataUpdate,
        before: Option<KeptDraft>,
    ) -> Result<(), Fault> {
        let account_id = self.session.ticket()?.account_id;
        let draft = {
            let mut saved = self.saved();
            let slot = &mut saved.entry(account_id.clone()).or_default().draft;
            if *slot != before {
                return Ok(());
            }
            *slot = KeptDraft::reconciled(slot.take(), content.draft.as_ref());
            if *slot == before {
                return Ok(());
            }
            slot.clone()
        };
        self.keep_draft(&account_id, draft).await.map(drop)
    }
}

/// Runs `then` with what answers are held against.
pub(super) fn known<T>(content: Option<&DataUpdate>, then: impl FnOnce(&Known<'_>) -> T) -> T {
    let phone = content.and_then(|content| content.own_phone.as_ref());
    let phone: Option<Phone> = phone.and_then(|phone| phone.expose().parse().ok());
    then(&Known {
        sex_of_nik: content.and_then(|content| content.registered.sex_of_nik),
        own_phone: phone.as_ref(),
        region: &is_region,
    })
}

/// What is known, with what was typed over it.
pub(super) fn answers(content: Option<&DataUpdate>, draft: Option<&KeptDraft>) -> Answers {
    let known = content.map_or_else(Answers::default, |content| content.known.clone());
    known.with(draft.map_or_else(Answers::default, |draft| draft.answers.clone()))
}

pub(super) fn shown(
    content: DataUpdate,
    draft: Option<KeptDraft>,
    custody: Custody,
) -> DataUpdateShown {
    let answers = answers(Some(&content), draft.as_ref());
    let done = known(Some(&content), |known| {
        let will_do = |stage: &StageId| check(&FLOW, *stage, &answers, known).is_empty();
        let stages = FLOW.stages.iter().map(|stage| stage.id);
        stages
            .filter(|stage| *stage != StageId::Review && will_do(stage))
            .collect()
    });
    DataUpdateShown {
        state: match content.state {
            UpdateState::Unknown => UpdateState::Needed,
            state => state,
        },
        updated_at: content.updated_at,
        registered: content.registered,
        flow: FLOW,
        banks: BANKS.to_vec(),
        answers,
        stage: draft
            .as_ref()
            .map_or(FLOW.stages[0].id, |draft| draft.stage),
        done,
        begun: draft.is_some(),
        kept: DraftKept {
            saved_at: draft.as_ref().map(|draft| draft.saved_at),
            here: custody == Custody::Keystore,
            with_service: draft.as_ref().is_some_and(|draft| !draft.untold),
        },
        receipt: content.receipt,
        correction: content.correction,
    }
}
