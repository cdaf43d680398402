use super::{
    Answers, Education, FLOW, FamilyCard, FieldId, Known, MaritalStatus, PostalCode, Problem,
    Relation, check,
};
use crate::{AccountNumber, Bank, Npwp, Phone, Sex};
use std::fmt;

/// Everything a person updates, checked. `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct DataUpdate {
    /// What the service gave for the selfie.
    pub selfie: String,
    /// The tax number.
    pub npwp: Option<Npwp>,
    /// Where money goes.
    pub pay_to: PayTo,
    /// Sex.
    pub sex: Sex,
    /// Where the person was born.
    pub birth_place: Option<String>,
    /// Where the person lives.
    pub domicile: Domicile,
    /// The mother's maiden name.
    pub mother_name: String,
    /// Marital status.
    pub marital_status: MaritalStatus,
    /// The family card.
    pub family_card: Option<FamilyCard>,
    /// The highest school finished.
    pub education: Education,
    /// Whom to call.
    pub emergency: Emergency,
}

/// A bank account.
#[derive(Clone, PartialEq, Eq)]
pub struct PayTo {
    /// The bank.
    pub bank: &'static Bank,
    /// The account.
    pub number: AccountNumber,
}

/// Where somebody lives.
#[derive(Clone, PartialEq, Eq)]
pub struct Domicile {
    /// The village's code, which holds those of the regions around it.
    pub village: String,
    /// Street and number.
    pub address: String,
    /// RT and RW.
    pub neighbourhood: Option<String>,
    /// The postal code.
    pub postal_code: PostalCode,
}

/// Whom to call.
#[derive(Clone, PartialEq, Eq)]
pub struct Emergency {
    /// The name.
    pub name: String,
    /// The number.
    pub phone: Phone,
    /// Who that is.
    pub relation: Relation,
}

impl DataUpdate {
    /// Reads the answers of all stages.
    ///
    /// # Errors
    /// Every field whose answer will not do, in the flow's order.
    pub fn read(answers: &Answers, known: &Known<'_>) -> Result<Self, Vec<Problem>> {
        let problems: Vec<Problem> = FLOW
            .stages
            .iter()
            .flat_map(|stage| check(&FLOW, stage.id, answers, known))
            .collect();
        if !problems.is_empty() {
            return Err(problems);
        }
        // Each was checked above; what is left is to take it.
        Self::taken(answers).ok_or(problems)
    }

    fn taken(answers: &Answers) -> Option<Self> {
        let get = |field| answers.get(field);
        let given = |field| Some(get(field).to_owned()).filter(|text| !text.is_empty());
        Some(Self {
            selfie: get(FieldId::Selfie).to_owned(),
            npwp: get(FieldId::Npwp).parse().ok(),
            pay_to: PayTo {
                bank: Bank::of_code(get(FieldId::Bank))?,
                number: get(FieldId::AccountNumber).parse().ok()?,
            },
            sex: match get(FieldId::Sex) {
                "male" => Sex::Male,
                _ => Sex::Female,
            },
            birth_place: given(FieldId::BirthPlace),
            domicile: Domicile {
                village: given(FieldId::Village)?,
                address: given(FieldId::Address)?,
                neighbourhood: given(FieldId::Neighbourhood),
                postal_code: PostalCode::read(get(FieldId::PostalCode)).ok()?,
            },
            mother_name: given(FieldId::MotherName)?,
            marital_status: MaritalStatus::read(get(FieldId::MaritalStatus))?,
            family_card: FamilyCard::read(get(FieldId::FamilyCard)).ok(),
            education: Education::read(get(FieldId::Education))?,
            emergency: Emergency {
                name: given(FieldId::EmergencyName)?,
                phone: get(FieldId::EmergencyPhone).parse().ok()?,
                relation: Relation::read(get(FieldId::EmergencyRelation))?,
            },
        })
    }

    /// The answers again, in their normal form: what is stored and offered the next time.
    #[must_use]
    pub fn answers(&self) -> Answers {
        let mut answers = Answers::default();
        let mut set = |field: FieldId, text: &str| {
            if !text.is_empty() {
                answers.set(field, text);
            }
        };
        let village = &self.domicile.village;
        set(FieldId::Npwp, self.npwp.as_ref().map_or("", Npwp::as_str));
        set(FieldId::Bank, self.pay_to.bank.code);
        set(FieldId::AccountNumber, self.pay_to.number.as_str());
        set(
            FieldId::Sex,
            match self.sex {
                Sex::Male => "male",
                Sex::Female => "female",
            },
        );
        set(
            FieldId::BirthPlace,
            self.birth_place.as_deref().unwrap_or(""),
        );
        set(FieldId::Province, village.get(..2).unwrap_or(""));
        set(FieldId::Regency, village.get(..4).unwrap_or(""));
        set(FieldId::District, village.get(..6).unwrap_or(""));
        set(FieldId::Village, village);
        set(FieldId::Address, &self.domicile.address);
        set(
            FieldId::Neighbourhood,
            self.domicile.neighbourhood.as_deref().unwrap_or(""),
        );
        set(FieldId::PostalCode, self.domicile.postal_code.as_str());
        set(FieldId::MotherName, &self.mother_name);
        set(FieldId::MaritalStatus, self.marital_status.text());
        set(
            FieldId::FamilyCard,
            self.family_card.as_ref().map_or("", FamilyCard::as_str),
        );
        set(FieldId::Education, self.education.text());
        set(FieldId::EmergencyName, &self.emergency.name);
        set(FieldId::EmergencyPhone, self.emergency.phone.as_str());
        set(FieldId::EmergencyRelation, self.emergency.relation.text());
        answers
    }
}

impl fmt::Debug for DataUpdate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataUpdate(…)")
    }
}
