use crate::{
    Store,
    data_update::{InquiryAnswer, InquiryUnavailable, NameInquiry},
};
use async_trait::async_trait;
use jmo_rules::data_update::PayTo;

/// The sandbox's banks: every account is its asker's own, but for numbers that end like these.
#[derive(Clone, Debug)]
pub struct SandboxBanks {
    store: Store,
}

/// What the end of an account's number makes of it, for the sandbox page.
pub(super) const ENDINGS: [(&str, &str); 4] = [
    ("9001", "nama pemilik berbeda sebagian: diperiksa petugas"),
    ("9002", "atas nama orang lain: ditolak"),
    ("9003", "tidak ada atau sudah ditutup: ditolak"),
    ("9004", "bank tidak menjawab: diperiksa petugas"),
];

impl SandboxBanks {
    /// Answers with the people of a store.
    pub fn new(store: Store) -> Self {
        Self { store }
    }

    async fn name(&self, person_id: &str) -> Result<String, InquiryUnavailable> {
        let row: Result<(String,), _> = sqlx::query_as("SELECT name FROM person WHERE id = $1")
            .bind(person_id)
            .fetch_one(self.store.read())
            .await;
        row.map(|(name,)| name.to_uppercase())
            .map_err(|_| InquiryUnavailable)
    }
}

#[async_trait]
impl NameInquiry for SandboxBanks {
    async fn holder(
        &self,
        account: &PayTo,
        person_id: &str,
    ) -> Result<InquiryAnswer, InquiryUnavailable> {
        let number = account.number.as_str();
        let ending = &number[number.len() - 4..];
        match ending {
            "9001" => {
                let name = self.name(person_id).await?;
                Ok(InquiryAnswer::Holder(format!("{name} SAPUTRA")))
            }
            "9002" => Ok(InquiryAnswer::Holder("BAMBANG SUSILO".to_owned())),
            "9003" => Ok(InquiryAnswer::NotFound),
            "9004" => Err(InquiryUnavailable),
            _ => self.name(person_id).await.map(InquiryAnswer::Holder),
        }
    }
}
