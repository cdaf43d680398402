use crate::{App, Fault};
use jmo_rules::{AccountNumber, AccountNumberError, Bank};
use jmo_wire::{
    FieldCode, Secret,
    data_update::{AskHolder, Holder},
};

impl App {
    /// In whose name an account is.
    ///
    /// # Errors
    /// `invalid_field` for what cannot be an account, and the service's.
    pub async fn account_holder(&self, bank: &str, number: &str) -> Result<Holder, Fault> {
        Bank::of_code(bank).ok_or_else(|| Fault::field("bank", FieldCode::NotAChoice))?;
        let number: AccountNumber = number.parse().map_err(|error: AccountNumberError| {
            Fault::field("account_number", FieldCode::from(error))
        })?;
        let request = &AskHolder {
            bank: bank.to_owned(),
            account_number: Secret::new(number.as_str()),
        };
        self.act(|access| async move { self.api.account_holder(&access, request).await })
            .await
    }
}
