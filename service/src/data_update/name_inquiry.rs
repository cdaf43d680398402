//! The bank name inquiry, which says in whose name an account is.

use async_trait::async_trait;
use jmo_rules::data_update::PayTo;

/// What a bank says of an account.
#[derive(Clone, PartialEq, Eq)]
pub enum InquiryAnswer {
    /// The holder's name, as the bank writes it.
    Holder(String),
    /// It knows no such account, or the account is closed.
    NotFound,
}

impl std::fmt::Debug for InquiryAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Holder(_) => "Holder(…)",
            Self::NotFound => "NotFound",
        })
    }
}

/// The bank cannot be asked now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InquiryUnavailable;

/// The port to the banks.
#[async_trait]
pub trait NameInquiry: std::fmt::Debug + Send + Sync {
    /// Asks for the holder of an account. `person_id` is whose update asks; banks are not told.
    ///
    /// # Errors
    /// When the bank cannot be asked now.
    async fn holder(
        &self,
        account: &PayTo,
        person_id: &str,
    ) -> Result<InquiryAnswer, InquiryUnavailable>;
}

/// No bank is connected: somebody has to look at every account.
#[derive(Clone, Copy, Debug)]
pub struct NoNameInquiry;

#[async_trait]
impl NameInquiry for NoNameInquiry {
    async fn holder(&self, _: &PayTo, _: &str) -> Result<InquiryAnswer, InquiryUnavailable> {
        Err(InquiryUnavailable)
    }
}
