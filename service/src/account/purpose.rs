use jmo_wire::account::ContactPurpose;

/// What a code is for; one for another purpose is worthless.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A sign-in on a new device.
    SignIn,
    /// A contact of a new account.
    Join,
    /// A new password for an account.
    Reset,
    /// A new contact for an account whose contacts are lost.
    Recovery,
    /// Another contact of an account.
    ChangeContact,
}

impl Purpose {
    const ALL: [Self; 5] = [
        Self::SignIn,
        Self::Join,
        Self::Reset,
        Self::Recovery,
        Self::ChangeContact,
    ];

    /// As it is kept, and mixed into the code's digest.
    pub fn name(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Join => "join",
            Self::Reset => "reset",
            Self::Recovery => "recovery",
            Self::ChangeContact => "change_contact",
        }
    }

    /// Reads what [`Purpose::name`] wrote.
    pub fn read(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.name() == name)
    }
}

impl From<ContactPurpose> for Purpose {
    fn from(purpose: ContactPurpose) -> Self {
        match purpose {
            ContactPurpose::Join => Self::Join,
            ContactPurpose::Recovery => Self::Recovery,
        }
    }
}
