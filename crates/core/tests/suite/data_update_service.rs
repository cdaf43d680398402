//! What the service in memory does with Pengkinian Data.

use crate::service::{FakeService, Inside, refused, time};
use async_trait::async_trait;
use jmo_core::ports::{ApiError, DataUpdateApi, Fetched, Known};
use jmo_rules::{
    Sex,
    data_update::{Answers, FLOW, FieldId},
};
use jmo_wire::{
    Code, FieldCode, FieldProblem, Problem, Secret,
    complaint::{Taken, Ticket, TicketStatus, Topic},
    data_update::{
        AskHolder, Attempt, BeginAttempt, Correct, DataUpdate, Draft, DraftSaved, Gesture, History,
        Holder, HolderMatch, Receipt, Registered, SaveDraft, SelfieTaken, SelfieVerdict, SelfieWay,
        SendSelfie, Submit, UpdateState,
    },
};
use std::collections::BTreeMap;

/// One person's.
#[derive(Default)]
pub struct Updates {
    pub draft: Option<Draft>,
    revisions: u64,
    pub submitted: BTreeMap<String, (Answers, Receipt)>,
    /// What the next selfie is judged.
    pub refuses_selfie: bool,
    /// Whether a selfie's token is too old when it is submitted.
    pub selfie_gone: bool,
    /// What was sent as pictures: each gesture's, then the picture, in base64.
    pub pictures: Vec<String>,
}

impl FakeService {
    async fn as_owner<T>(
        &self,
        access: &Secret,
        act: impl FnOnce(&mut Inside) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        self.pass(|inside| {
            let mut sessions = inside.sessions.iter();
            if !sessions.any(|live| live.access.as_deref() == Some(access.expose())) {
                return Err(refused(Code::SessionExpired));
            }
            act(inside)
        })
        .await
    }
}

fn wrong_field(field: FieldId, code: FieldCode) -> ApiError {
    ApiError::Refused(Problem {
        status: 422,
        title: String::new(),
        code: Code::InvalidField,
        fields: vec![FieldProblem::new(field.name(), code)],
        retry_after: None,
        reference: None,
    })
}

#[async_trait]
impl DataUpdateApi for FakeService {
    async fn data_update(
        &self,
        access: &Secret,
        _: &Known,
    ) -> Result<Fetched<DataUpdate>, ApiError> {
        self.as_owner(access, |inside| {
            let updates = &inside.updates;
            let last = updates.submitted.values().last();
            let mut known = last.map_or_else(Answers::default, |(answers, _)| answers.clone());
            known.remove(FieldId::MotherName.name());
            known.remove(FieldId::Selfie.name());
            Ok(Fetched {
                content: Some(DataUpdate {
                    state: last.map_or(UpdateState::Needed, |(_, receipt)| receipt.state),
                    updated_at: last.map(|(_, receipt)| receipt.submitted_at),
                    registered: Registered {
                        number_masked: "3174 •••• •••• 0001".to_owned(),
                        name: "Siti Rahmawati".to_owned(),
                        born_on: "1992-04-10".parse().expect("a date"),
                        sex_of_nik: Some(Sex::Female),
                        address: None,
                    },
                    own_phone: Some(Secret::new("+6281234567890")),
                    known,
                    draft: updates.draft.clone(),
                    receipt: last.map(|(_, receipt)| receipt.clone()),
                    correction: None,
                }),
                etag: None,
                at: time(1),
            })
        })
        .await
    }

    async fn save_draft(
        &self,
        access: &Secret,
        request: &SaveDraft,
    ) -> Result<DraftSaved, ApiError> {
        self.as_owner(access, |inside| {
            let updates = &mut inside.updates;
            let now = updates.draft.as_ref().map_or(0, |draft| draft.revision);
            if request.revision != now {
                return Err(refused(Code::OutOfDate));
            }
            updates.revisions += 1;
            let saved = DraftSaved {
                revision: updates.revisions,
                saved_at: time(2),
            };
            updates.draft = Some(Draft {
                flow_version: request.flow_version,
                revision: saved.revision,
                stage: request.stage,
                answers: request.answers.clone(),
                saved_at: saved.saved_at,
            });
            Ok(saved)
        })
        .await
    }

    async fn discard_draft(&self, access: &Secret) -> Result<(), ApiError> {
        self.as_owner(access, |inside| {
            inside.updates.draft = None;
            Ok(())
        })
        .await
    }

    async fn begin_selfie(
        &self,
        access: &Secret,
        request: &BeginAttempt,
    ) -> Result<Attempt, ApiError> {
        self.as_owner(access, |inside| {
            let gestures = match request.way {
                SelfieWay::Gestures => vec![Gesture::Smile, Gesture::Blink],
                _ => Vec::new(),
            };
            Ok(Attempt {
                attempt_token: Secret::new(inside.token()),
                gestures,
                expires_in: 900,
                left_today: 10,
            })
        })
        .await
    }

    async fn send_selfie(
        &self,
        access: &Secret,
        request: &SendSelfie,
    ) -> Result<SelfieTaken, ApiError> {
        self.as_owner(access, |inside| {
            let token = inside.token();
            let evidence = request.evidence.iter().map(|key| key.picture.clone());
            let updates = &mut inside.updates;
            updates.pictures = evidence.chain([request.picture.clone()]).collect();
            let selfie = (!updates.refuses_selfie).then(|| format!("selfie-{token}"));
            Ok(SelfieTaken {
                verdict: match selfie {
                    Some(_) => SelfieVerdict::Accepted,
                    None => SelfieVerdict::Refused,
                },
                reasons: Vec::new(),
                selfie,
                good_until: None,
                left_today: 9,
            })
        })
        .await
    }

    async fn account_holder(&self, access: &Secret, _: &AskHolder) -> Result<Holder, ApiError> {
        self.as_owner(access, |_| {
            Ok(Holder {
                verdict: HolderMatch::Matches,
                name_masked: Some("SI•• RA•••••••".to_owned()),
            })
        })
        .await
    }

    async fn submit_data_update(
        &self,
        access: &Secret,
        key: &str,
        request: &Submit,
    ) -> Result<Receipt, ApiError> {
        self.as_owner(access, |inside| {
            let updates = &mut inside.updates;
            if let Some((answers, receipt)) = updates.submitted.get(key) {
                return if *answers == request.answers {
                    Ok(receipt.clone())
                } else {
                    Err(refused(Code::OutOfDate))
                };
            }
            assert_eq!(request.flow_version, FLOW.version);
            if updates.selfie_gone {
                return Err(wrong_field(FieldId::Selfie, FieldCode::SelfieGone));
            }
            let receipt = Receipt {
                number: format!("U{:09}", updates.submitted.len() + 1),
                submitted_at: time(3),
                state: UpdateState::UpToDate,
                reasons: Vec::new(),
                verdicts: Vec::new(),
                due_at: None,
            };
            let submitted = (request.answers.clone(), receipt.clone());
            updates.submitted.insert(key.to_owned(), submitted);
            updates.draft = None;
            Ok(receipt)
        })
        .await
    }

    async fn data_update_history(&self, access: &Secret) -> Result<History, ApiError> {
        let changes = Vec::new();
        self.as_owner(access, |_| Ok(History { changes })).await
    }

    async fn correct_data(
        &self,
        access: &Secret,
        key: &str,
        _: &Correct,
    ) -> Result<Taken, ApiError> {
        self.as_owner(access, |_| {
            Ok(Taken {
                ticket_token: Secret::new(key),
                ticket: Ticket {
                    number: "P0000000001".to_owned(),
                    topic: Topic::DataCorrection,
                    status: TicketStatus::Received,
                    sent_at: time(4),
                    due_at: time(5),
                },
            })
        })
        .await
    }
}
