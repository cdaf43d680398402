use super::{Answers, Education, MaritalStatus, Relation};
use serde::{Deserialize, Serialize};

/// The six stages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum StageId {
    /// 1: what is registered, and whether it is right.
    Membership,
    /// 2: the selfie.
    Selfie,
    /// 3: contacts, tax number, bank account.
    Contact,
    /// 4: population data, as on the family card.
    Population,
    /// 5: education and whom to call.
    Additional,
    /// 6: everything once more, and consent.
    Review,
}

/// One thing that is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "DataUpdateField"))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum FieldId {
    /// `yes`: what is registered is right.
    MembershipRight,
    /// What the service gave for a selfie it accepted.
    Selfie,
    /// The tax number.
    Npwp,
    /// The bank's code.
    Bank,
    /// The account's number.
    AccountNumber,
    /// Sex.
    Sex,
    /// Where the person was born.
    BirthPlace,
    /// Where the person lives: the province's code.
    Province,
    /// The regency's or city's code.
    Regency,
    /// The district's code.
    District,
    /// The village's code.
    Village,
    /// Street and number.
    Address,
    /// RT and RW: `003/011`.
    Neighbourhood,
    /// The postal code.
    PostalCode,
    /// The mother's maiden name.
    MotherName,
    /// Marital status.
    MaritalStatus,
    /// The family card's number.
    FamilyCard,
    /// The highest school finished.
    Education,
    /// Whom to call.
    EmergencyName,
    /// At which number.
    EmergencyPhone,
    /// Who that is.
    EmergencyRelation,
}

/// What kind of answer a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "DataUpdateKind"))]
pub enum Kind {
    /// `yes` or `no`; only `yes` goes on.
    Confirmed,
    /// Made by the selfie, not typed.
    Selfie,
    /// A line of text.
    Text {
        /// At most so many characters.
        most: usize,
    },
    /// The name of a person.
    Name,
    /// 15 or 16 digits.
    Npwp,
    /// One of the banks.
    Bank,
    /// The number of a bank account.
    AccountNumber,
    /// A region inside the one chosen in the field before: its code.
    Region {
        /// So many digits.
        digits: usize,
    },
    /// `003/011`.
    Neighbourhood,
    /// Five digits.
    PostalCode,
    /// 16 digits.
    FamilyCard,
    /// A mobile number.
    Phone,
    /// One of these.
    Choice {
        /// What can be chosen, in the order it is shown.
        choices: &'static [&'static str],
    },
}

/// A field of a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "DataUpdateAsked"))]
pub struct Field {
    /// Which.
    pub id: FieldId,
    /// What it takes.
    #[serde(flatten)]
    pub kind: Kind,
    /// Whether it may be left empty.
    pub optional: bool,
}

/// A stage with its fields, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "DataUpdateStage"))]
pub struct Stage {
    /// Which.
    pub id: StageId,
    /// What is asked.
    pub fields: &'static [Field],
}

/// How the answers of one version become those of the next.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// The version it starts from; it ends at the next one.
    pub from: u32,
    /// The change.
    pub apply: fn(&mut Answers),
}

/// A flow: what is asked, in which order.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "DataUpdateFlow"))]
pub struct Flow {
    /// Names it for ever.
    pub id: &'static str,
    /// Counts its changes.
    pub version: u32,
    /// Its stages, in order.
    pub stages: &'static [Stage],
    /// From older versions, oldest first.
    #[serde(skip)]
    pub migrations: &'static [Migration],
}

const fn asked(id: FieldId, kind: Kind) -> Field {
    Field {
        id,
        kind,
        optional: false,
    }
}

const fn optional(id: FieldId, kind: Kind) -> Field {
    Field {
        id,
        kind,
        optional: true,
    }
}

const fn choice(choices: &'static [&'static str]) -> Kind {
    Kind::Choice { choices }
}

/// The versions of the consent an update can be submitted with, the current one first.
pub const CONSENTS: &[&str] = &["2026-11"];

/// The flow of Pengkinian Data.
pub const FLOW: Flow = Flow {
    id: "data_update",
    version: 1,
    stages: &[
        Stage {
            id: StageId::Membership,
            fields: &[asked(FieldId::MembershipRight, Kind::Confirmed)],
        },
        Stage {
            id: StageId::Selfie,
            fields: &[asked(FieldId::Selfie, Kind::Selfie)],
        },
        Stage {
            id: StageId::Contact,
            fields: &[
                optional(FieldId::Npwp, Kind::Npwp),
                asked(FieldId::Bank, Kind::Bank),
                asked(FieldId::AccountNumber, Kind::AccountNumber),
            ],
        },
        Stage {
            id: StageId::Population,
            fields: &[
                asked(FieldId::Sex, choice(&["male", "female"])),
                optional(FieldId::BirthPlace, Kind::Text { most: 60 }),
                asked(FieldId::Province, Kind::Region { digits: 2 }),
                asked(FieldId::Regency, Kind::Region { digits: 4 }),
                asked(FieldId::District, Kind::Region { digits: 6 }),
                asked(FieldId::Village, Kind::Region { digits: 10 }),
                asked(FieldId::Address, Kind::Text { most: 200 }),
                optional(FieldId::Neighbourhood, Kind::Neighbourhood),
                asked(FieldId::PostalCode, Kind::PostalCode),
                asked(FieldId::MotherName, Kind::Name),
                asked(FieldId::MaritalStatus, choice(MaritalStatus::CHOICES)),
                optional(FieldId::FamilyCard, Kind::FamilyCard),
            ],
        },
        Stage {
            id: StageId::Additional,
            fields: &[
                asked(FieldId::Education, choice(Education::CHOICES)),
                asked(FieldId::EmergencyName, Kind::Name),
                asked(FieldId::EmergencyPhone, Kind::Phone),
                asked(FieldId::EmergencyRelation, choice(Relation::CHOICES)),
            ],
        },
        Stage {
            id: StageId::Review,
            fields: &[],
        },
    ],
    migrations: &[],
};

impl Flow {
    /// A stage of this flow.
    #[must_use]
    pub fn stage(&self, id: StageId) -> Option<&'static Stage> {
        self.stages.iter().find(|stage| stage.id == id)
    }

    /// The stage after this one; none after the last.
    #[must_use]
    pub fn next(&self, id: StageId) -> Option<StageId> {
        let at = self.stages.iter().position(|stage| stage.id == id)?;
        self.stages.get(at + 1).map(|stage| stage.id)
    }

    /// The stage before this one; none before the first.
    #[must_use]
    pub fn before(&self, id: StageId) -> Option<StageId> {
        let at = self.stages.iter().position(|stage| stage.id == id)?;
        self.stages.get(at.checked_sub(1)?).map(|stage| stage.id)
    }

    /// Brings answers of an older version to this one, step by step. Answers of a newer version
    /// stay as they are: fields this flow does not know are kept and left alone.
    #[must_use]
    pub fn migrate(&self, version: u32, mut answers: Answers) -> Answers {
        for migration in self.migrations {
            if migration.from >= version && migration.from < self.version {
                (migration.apply)(&mut answers);
            }
        }
        answers
    }
}

impl FieldId {
    /// Its name in [`Answers`]: the same as on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::MembershipRight => "membership_right",
            Self::Selfie => "selfie",
            Self::Npwp => "npwp",
            Self::Bank => "bank",
            Self::AccountNumber => "account_number",
            Self::Sex => "sex",
            Self::BirthPlace => "birth_place",
            Self::Province => "province",
            Self::Regency => "regency",
            Self::District => "district",
            Self::Village => "village",
            Self::Address => "address",
            Self::Neighbourhood => "neighbourhood",
            Self::PostalCode => "postal_code",
            Self::MotherName => "mother_name",
            Self::MaritalStatus => "marital_status",
            Self::FamilyCard => "family_card",
            Self::Education => "education",
            Self::EmergencyName => "emergency_name",
            Self::EmergencyPhone => "emergency_phone",
            Self::EmergencyRelation => "emergency_relation",
        }
    }
}
