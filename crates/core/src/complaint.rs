use crate::{App, Fault, proving::Goal};
use jmo_wire::{
    Secret,
    account::Channel,
    complaint::{Complain, Fact, ShowTicket, Ticket, Topic},
};
use serde::Deserialize;

/// A complaint as it is sent.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ComplaintForm {
    /// What it is about.
    pub topic: Topic,
    /// What the app knows, filled in.
    pub facts: Vec<Fact>,
    /// What the person adds.
    pub note: String,
}

/// The latest complaints are the ones somebody waits for.
const MOST_KEPT: usize = 10;

impl App {
    /// Sends a complaint with the facts filled in: signed in, or with a contact that was proven.
    ///
    /// # Errors
    /// The service's; `proof_gone` when neither is so.
    pub async fn complain(&self, complaint: ComplaintForm) -> Result<Ticket, Fault> {
        let signed_in = self.session.ticket().is_ok();
        let mut request = Complain {
            proof_token: None,
            topic: complaint.topic,
            facts: complaint.facts,
            note: complaint.note,
        };
        let taken = if signed_in {
            let request = &request;
            self.act(|access| async move { self.api.complain(Some(&access), request).await })
                .await?
        } else {
            let proof = self.proof(&Goal::Join(Channel::Email));
            let proof = proof.or_else(|_| self.proof(&Goal::Join(Channel::Sms)))?;
            request.proof_token = Some(proof);
            self.api.complain(None, &request).await?
        };
        self.keep_ticket(taken.ticket_token).await;
        Ok(taken.ticket)
    }

    /// Keeps what shows a complaint again.
    pub(crate) async fn keep_ticket(&self, token: Secret) {
        self.learn(|here| {
            here.tickets.insert(0, token);
            here.tickets.truncate(MOST_KEPT);
        })
        .await;
    }

    /// What became of the complaints that were sent from here, the newest first.
    ///
    /// # Errors
    /// The service's.
    pub async fn tickets(&self) -> Result<Vec<Ticket>, Fault> {
        let mut tickets = Vec::new();
        for ticket_token in self.session.known_here().tickets {
            tickets.push(self.api.ticket(&ShowTicket { ticket_token }).await?);
        }
        Ok(tickets)
    }
}
