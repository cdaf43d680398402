use jmo_rules::{
    AccountNumberError, DocumentError, EmailError, IdentityNumberError, KpjError, NikError,
    NpwpError, PhoneError,
    data_update::{Problem, Wrong},
};
use serde::{Deserialize, Serialize};

/// What is wrong with one field. Each has a sentence of its own in the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum FieldCode {
    /// Nothing was given.
    Required,
    /// The text is not of the field's form.
    Malformed,
    /// The text is shorter than the field takes.
    TooShort,
    /// The text is longer than the field holds.
    TooLong,
    /// Digits only.
    NotDigits,
    /// Not as many digits or characters as such a number has.
    WrongLength,
    /// The first two digits of a NIK name no province.
    UnknownProvince,
    /// The date of birth in a NIK is in no calendar.
    NoSuchDate,
    /// A NIK's serial number is 0000.
    NoSerial,
    /// No mobile number.
    NotMobile,
    /// A number of another country.
    OtherCountry,
    /// An e-mail address has one `@`.
    NoAt,
    /// What stands before the `@` is not well formed.
    BadLocal,
    /// What stands after the `@` is no domain.
    BadDomain,
    /// A day that has not come.
    InFuture,
    /// A password that is guessed soon.
    TooWeak,
    /// The same as before.
    Unchanged,
    /// A card that has not ended.
    StillRunning,
    /// A card that was merged into another one.
    AlreadyMerged,
    /// A card without JHT.
    NoSavings,
    /// Digits that do not fit each other: one of them is mistyped.
    CheckDigit,
    /// None of what can be chosen.
    NotAChoice,
    /// There is no such region.
    UnknownRegion,
    /// A region that lies in another one than the one chosen before.
    NotInRegion,
    /// Not the sex the NIK tells.
    DiffersFromNik,
    /// The person's own number, where another's is asked.
    OwnPhone,
    /// An account in another's name.
    OthersAccount,
    /// The bank knows no such account.
    NoAccount,
    /// A selfie that is too old, or was used.
    SelfieGone,
    /// Another kind of file than it says.
    WrongKind,
    /// A code this build does not know yet.
    #[serde(other)]
    Unknown,
}

/// One field and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FieldProblem {
    /// Where: the field's name, dots between levels.
    pub path: String,
    /// What is wrong.
    pub code: FieldCode,
}

impl FieldProblem {
    /// A problem of a field.
    pub fn new(path: &str, code: impl Into<FieldCode>) -> Self {
        Self {
            path: path.to_owned(),
            code: code.into(),
        }
    }
}

impl From<Problem> for FieldProblem {
    fn from(problem: Problem) -> Self {
        Self::new(problem.field.name(), problem.wrong)
    }
}

impl From<AccountNumberError> for FieldCode {
    fn from(error: AccountNumberError) -> Self {
        Wrong::from(error).into()
    }
}

/// A length of nothing is nothing given.
fn length(got: usize) -> FieldCode {
    if got == 0 {
        FieldCode::Required
    } else {
        FieldCode::WrongLength
    }
}

impl From<NikError> for FieldCode {
    fn from(error: NikError) -> Self {
        match error {
            NikError::Length { got } => length(got),
            NikError::NotDigits => Self::NotDigits,
            NikError::Province => Self::UnknownProvince,
            NikError::Day | NikError::Month | NikError::Date => Self::NoSuchDate,
            NikError::Serial => Self::NoSerial,
        }
    }
}

impl From<DocumentError> for FieldCode {
    fn from(error: DocumentError) -> Self {
        match error {
            DocumentError::Length { got } => length(got),
            DocumentError::Character => Self::Malformed,
        }
    }
}

impl From<IdentityNumberError> for FieldCode {
    fn from(error: IdentityNumberError) -> Self {
        match error {
            IdentityNumberError::Nik(error) => error.into(),
            IdentityNumberError::Document(error) => error.into(),
        }
    }
}

impl From<KpjError> for FieldCode {
    fn from(error: KpjError) -> Self {
        match error {
            KpjError::Length { got } => length(got),
            KpjError::NotDigits => Self::NotDigits,
        }
    }
}

impl From<EmailError> for FieldCode {
    fn from(error: EmailError) -> Self {
        match error {
            EmailError::At => Self::NoAt,
            EmailError::Local => Self::BadLocal,
            EmailError::Domain => Self::BadDomain,
            EmailError::TooLong => Self::TooLong,
        }
    }
}

impl From<PhoneError> for FieldCode {
    fn from(error: PhoneError) -> Self {
        match error {
            PhoneError::NotDigits => Self::NotDigits,
            PhoneError::Country => Self::OtherCountry,
            PhoneError::NotMobile => Self::NotMobile,
            PhoneError::Length { got } => length(got),
        }
    }
}

impl From<NpwpError> for FieldCode {
    fn from(error: NpwpError) -> Self {
        match error {
            NpwpError::Length { got } => length(got),
            NpwpError::NotDigits => Self::NotDigits,
            NpwpError::Placeholder => Self::Malformed,
            NpwpError::CheckDigit => Self::CheckDigit,
            NpwpError::Nik(error) => error.into(),
        }
    }
}

impl From<Wrong> for FieldCode {
    fn from(wrong: Wrong) -> Self {
        match wrong {
            Wrong::Required => Self::Required,
            Wrong::TooShort => Self::TooShort,
            Wrong::TooLong => Self::TooLong,
            Wrong::NotDigits => Self::NotDigits,
            Wrong::Length => Self::WrongLength,
            Wrong::Malformed => Self::Malformed,
            Wrong::NotAChoice => Self::NotAChoice,
            Wrong::Npwp(error) => error.into(),
            Wrong::Phone(error) => error.into(),
            Wrong::UnknownRegion => Self::UnknownRegion,
            Wrong::NotInRegion => Self::NotInRegion,
            Wrong::DiffersFromNik => Self::DiffersFromNik,
            Wrong::OwnPhone => Self::OwnPhone,
        }
    }
}
