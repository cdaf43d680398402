use crate::{Keys, http::Refusal};
use jmo_rules::{Email, Phone};
use jmo_wire::{FieldCode, account::Channel};

/// What a person signs in with.
#[derive(Clone, Debug)]
pub enum Login {
    /// An e-mail address.
    Email(Email),
    /// A mobile number.
    Phone(Phone),
}

impl Login {
    /// Reads a login as typed.
    ///
    /// # Errors
    /// Refuses the field `login` when it is empty or neither an address nor a number.
    pub fn parse(typed: &str) -> Result<Self, Refusal> {
        let typed = typed.trim();
        let refuse = |code| Refusal::field("login", code);
        if typed.is_empty() {
            Err(refuse(FieldCode::Required))
        } else if typed.len() > 254 {
            Err(refuse(FieldCode::TooLong))
        } else if typed.contains('@') {
            typed
                .parse()
                .map(Self::Email)
                .map_err(|_| refuse(FieldCode::Malformed))
        } else {
            typed
                .parse()
                .map(Self::Phone)
                .map_err(|_| refuse(FieldCode::Malformed))
        }
    }

    /// The value to find the account by.
    pub fn index(&self, keys: &Keys) -> Vec<u8> {
        match self {
            Self::Email(email) => keys.index("account.email", &email.lookup()),
            Self::Phone(phone) => keys.index("account.phone", phone.as_str()),
        }
    }

    /// The channel a code takes first.
    pub fn channel(&self) -> Channel {
        match self {
            Self::Email(_) => Channel::Email,
            Self::Phone(_) => Channel::Sms,
        }
    }
}
