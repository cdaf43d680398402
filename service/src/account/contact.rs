use crate::{Keys, http::Refusal};
use jmo_rules::{Email, Phone};
use jmo_wire::{FieldCode, FieldProblem, account::Channel};

/// Where a person can be reached, and what they sign in with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contact {
    /// An e-mail address.
    Email(Email),
    /// A mobile number.
    Phone(Phone),
}

impl Contact {
    /// Reads what somebody typed to sign in with.
    ///
    /// # Errors
    /// Refuses the field `login` when it is empty or neither an address nor a number.
    pub fn login(typed: &str) -> Result<Self, Refusal> {
        Self::either("login", typed)
    }

    /// Reads an address or a number from a field that takes both.
    ///
    /// # Errors
    /// Refuses the field.
    pub fn either(path: &str, typed: &str) -> Result<Self, Refusal> {
        let typed = typed.trim();
        let malformed = || Refusal::field(path, FieldCode::Malformed);
        if typed.is_empty() {
            Err(Refusal::field(path, FieldCode::Required))
        } else if typed.len() > 254 {
            Err(Refusal::field(path, FieldCode::TooLong))
        } else if typed.contains('@') {
            typed.parse().map(Self::Email).map_err(|_| malformed())
        } else {
            typed.parse().map(Self::Phone).map_err(|_| malformed())
        }
    }

    /// Reads a contact of a known kind, saying what is wrong with it.
    ///
    /// # Errors
    /// Names the field `contact`, or `channel` when it is none we know.
    pub fn of(channel: Channel, typed: &str) -> Result<Self, FieldProblem> {
        let typed = typed.trim();
        let refuse = |code: FieldCode| FieldProblem::new("contact", code);
        if typed.is_empty() {
            return Err(refuse(FieldCode::Required));
        }
        match channel {
            Channel::Email => typed
                .parse()
                .map(Self::Email)
                .map_err(|error: jmo_rules::EmailError| refuse(error.into())),
            Channel::Sms => typed
                .parse()
                .map(Self::Phone)
                .map_err(|error: jmo_rules::PhoneError| refuse(error.into())),
            Channel::Unknown => Err(FieldProblem::new("channel", FieldCode::Malformed)),
        }
    }

    /// Reads what [`Contact::text`] wrote.
    pub fn read(text: &str) -> Option<Self> {
        let address = text.contains('@');
        if address {
            text.parse().map(Self::Email).ok()
        } else {
            text.parse().map(Self::Phone).ok()
        }
    }

    /// The value to find an account by.
    pub fn index(&self, keys: &Keys) -> Vec<u8> {
        match self {
            Self::Email(email) => keys.index("account.email", &email.lookup()),
            Self::Phone(phone) => keys.index("account.phone", phone.as_str()),
        }
    }

    /// How a message travels there.
    pub fn channel(&self) -> Channel {
        match self {
            Self::Email(_) => Channel::Email,
            Self::Phone(_) => Channel::Sms,
        }
    }

    /// In full: for sending and sealing, not for showing.
    pub fn text(&self) -> &str {
        match self {
            Self::Email(email) => email.as_str(),
            Self::Phone(phone) => phone.as_str(),
        }
    }

    /// What tries are counted by: the same however it is typed.
    pub fn counted(&self) -> String {
        match self {
            Self::Email(email) => format!("contact:{}", email.lookup()),
            Self::Phone(phone) => format!("contact:{}", phone.as_str()),
        }
    }

    /// As it may be shown.
    pub fn masked(&self) -> String {
        match self {
            Self::Email(email) => email.masked(),
            Self::Phone(phone) => phone.masked(),
        }
    }
}
