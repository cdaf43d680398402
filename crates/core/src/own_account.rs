//! What the owner of an account sees and changes.

use crate::{
    App, Fault, FaultCode,
    ports::{Document, Media, Saving},
    saved::{DEVICES, SECURITY_LOG},
    view::View,
};
use jmo_wire::{
    Secret,
    account::{
        AddCard, ChangePassword, Channel, Devices, EndDevices, SecurityLog, UndoOwnContact,
        WithPassword,
    },
};

impl App {
    /// The devices that may sign in without a code.
    ///
    /// # Errors
    /// `session_required` or `session_ended`.
    pub async fn devices(&self, refresh: bool) -> Result<View<Devices>, Fault> {
        self.look(refresh, DEVICES, |access, known| {
            let api = self.api.clone();
            async move { api.devices(&access, &known).await }
        })
        .await
    }

    /// What happened to the account.
    ///
    /// # Errors
    /// `session_required` or `session_ended`.
    pub async fn security_log(&self, refresh: bool) -> Result<View<SecurityLog>, Fault> {
        self.look(refresh, SECURITY_LOG, |access, known| {
            let api = self.api.clone();
            async move { api.security_log(&access, &known).await }
        })
        .await
    }

    /// Signs out and forgets one device, or all but this one.
    ///
    /// # Errors
    /// The service's.
    pub async fn end_devices(&self, device: Option<String>) -> Result<(), Fault> {
        let request = &EndDevices { device };
        self.act(|access| async move { self.api.end_devices(&access, request).await })
            .await
            .map(drop)
    }

    /// Takes a changed contact back.
    ///
    /// # Errors
    /// The service's.
    pub async fn restore_contact(&self, channel: Channel) -> Result<(), Fault> {
        let request = &UndoOwnContact { channel };
        self.act(|access| async move { self.api.restore_contact(&access, request).await })
            .await
    }

    /// Changes the password; everybody else is signed out.
    ///
    /// # Errors
    /// The service's.
    pub async fn change_password(
        &self,
        password: Secret,
        new_password: Secret,
    ) -> Result<(), Fault> {
        let request = &ChangePassword {
            password,
            new_password,
        };
        self.act(|access| async move { self.api.change_password(&access, request).await })
            .await
    }

    /// Looks whether a card is one of the person's.
    ///
    /// # Errors
    /// The service's.
    pub async fn find_card(&self, kpj: Secret) -> Result<(), Fault> {
        let request = &AddCard { kpj };
        self.act(|access| async move { self.api.find_card(&access, request).await })
            .await
    }

    /// Saves everything the service holds of the person as a file.
    ///
    /// # Errors
    /// The service's, `not_saved`.
    pub async fn export_data(&self, password: Secret) -> Result<Saving, Fault> {
        let request = &WithPassword { password };
        let bytes = self
            .act(|access| async move { self.api.export(&access, request).await })
            .await?;
        let document = Document {
            name: "data-jmo.json".to_owned(),
            media: Media::Json,
            bytes,
        };
        self.files.save(document).await.map_err(|error| {
            tracing::warn!(%error, "the export was not saved");
            Fault::new(FaultCode::NotSaved)
        })
    }

    /// Asks for the account's deletion, in thirty days.
    ///
    /// # Errors
    /// The service's.
    pub async fn delete_account(&self, password: Secret) -> Result<(), Fault> {
        let request = &WithPassword { password };
        self.act(|access| async move { self.api.delete_account(&access, request).await })
            .await
            .map(drop)
    }

    /// Keeps the account after all.
    ///
    /// # Errors
    /// The service's.
    pub async fn keep_account(&self) -> Result<(), Fault> {
        self.act(|access| async move { self.api.keep_account(&access).await })
            .await
    }

    /// Objects to somebody's getting in without the contacts.
    ///
    /// # Errors
    /// The service's.
    pub async fn cancel_recovery(&self) -> Result<(), Fault> {
        self.act(|access| async move { self.api.cancel_recovery(&access).await })
            .await
    }

    /// The account has another contact: this device is known by it too, so that signing in with it
    /// takes no code.
    pub(crate) async fn now_known_by(&self, contact: &str) {
        let contact = contact.trim().to_lowercase();
        self.learn(|here| {
            let Some(login) = here.login.clone() else {
                return;
            };
            if let Some(token) = here.device_tokens.get(&login.to_lowercase()).cloned() {
                here.device_tokens.insert(contact.clone(), token);
            }
            if login.contains('@') == contact.contains('@') {
                here.login = Some(contact);
            }
        })
        .await;
    }
}
