use crate::{App, Fault, FaultCode, SessionView, proving::Goal};
use jmo_rules::IdentityKind;
use jmo_wire::{
    FieldCode, Secret,
    account::{CheckIdentity, Identity, IdentityVerdict, Join},
    membership::Segment,
};
use serde::Deserialize;

/// Which wording of terms and privacy the screens show.
pub(crate) const CONSENT: &str = "2026-11";

/// Who somebody says they are, as typed.
#[derive(Clone, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct IdentityForm {
    /// What the number is.
    pub kind: IdentityKind,
    /// NIK; a foreigner's passport or stay permit.
    pub number: String,
    /// The number of one of the person's cards.
    pub kpj: String,
    /// Full name.
    pub name: String,
    /// Date of birth, `YYYY-MM-DD`; empty when nothing was typed.
    pub born_on: String,
}

impl IdentityForm {
    /// Reads the date; the rest is the service's to judge.
    pub(crate) fn read(self) -> Result<Identity, Fault> {
        let typed = self.born_on.trim();
        let code = if typed.is_empty() {
            FieldCode::Required
        } else {
            FieldCode::NoSuchDate
        };
        let born_on = typed.parse();
        Ok(Identity {
            kind: self.kind,
            number: self.number,
            kpj: self.kpj,
            name: self.name,
            born_on: born_on.map_err(|_| Fault::field("identity.born_on", code))?,
        })
    }
}

impl App {
    /// Says field by field whether data agree with what is registered.
    ///
    /// # Errors
    /// The service's; `proof_gone` before a contact is proven.
    pub async fn check_identity(
        &self,
        segment: Segment,
        identity: IdentityForm,
    ) -> Result<IdentityVerdict, Fault> {
        let request = CheckIdentity {
            proof_token: self.joining_proofs()?.swap_remove(0),
            segment,
            identity: identity.read()?,
        };
        Ok(self.api.check_identity(&request).await?)
    }

    /// Makes an account with the proven contacts, and signs in.
    ///
    /// # Errors
    /// The service's; `proof_gone` before a contact is proven.
    pub async fn join(
        &self,
        segment: Segment,
        identity: IdentityForm,
        password: Secret,
    ) -> Result<SessionView, Fault> {
        let moment = self.session.moment();
        let request = Join {
            proof_tokens: self.joining_proofs()?,
            segment,
            identity: identity.read()?,
            password,
            consent: CONSENT.to_owned(),
            device_name: self.config.device_name.clone(),
        };
        let session = self.api.join(&request).await?;
        Ok(self.begin_by_proof(moment, session).await)
    }

    fn joining_proofs(&self) -> Result<Vec<Secret>, Fault> {
        let proofs = self.proving.joining();
        if proofs.is_empty() {
            return Err(Fault::new(FaultCode::ProofGone));
        }
        Ok(proofs)
    }

    /// The proof for a goal.
    pub(crate) fn proof(&self, goal: &Goal) -> Result<Secret, Fault> {
        let proof = self.proving.proof(goal);
        proof.ok_or_else(|| Fault::new(FaultCode::ProofGone))
    }
}
