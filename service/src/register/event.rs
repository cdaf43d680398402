use jmo_rules::{Date, IdentityNumber, Kpj, Month, Programme, Rupiah, Segment};
use serde::{Deserialize, Serialize};

/// One thing the institution's register says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Event {
    /// The sender's id; the same event always has the same.
    pub id: String,
    /// What happened.
    pub body: Body,
}

/// What an event says.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Body {
    /// An employer exists, or is called differently now.
    Employer {
        /// Registration number (NPP).
        npp: String,
        /// Its name.
        name: String,
    },
    /// A person is known to the programmes.
    Person {
        /// Who.
        nik: IdentityNumber,
        /// Full name as in the civil registry.
        name: String,
        /// Date of birth.
        born_on: Date,
    },
    /// A person takes part under a card number.
    Membership {
        /// Whose.
        nik: IdentityNumber,
        /// The card's number.
        kpj: Kpj,
        /// How.
        segment: Segment,
        /// Under which employer; none for the self-employed.
        npp: Option<String>,
        /// In what.
        programmes: Vec<Programme>,
        /// First day.
        since: Date,
    },
    /// A wage (or a self-employed income base) is reported.
    Wage {
        /// On which card.
        kpj: Kpj,
        /// From which month on.
        from: Month,
        /// A month.
        amount: Rupiah,
    },
    /// Money for one or more months came in.
    Contribution {
        /// For which card.
        kpj: Kpj,
        /// For which months.
        months: Vec<Contributed>,
        /// Cover bought up to this day, where a payment buys a period (PMI).
        covered_until: Option<Date>,
    },
    /// A year's returns are posted to JHT.
    Return {
        /// On which card.
        kpj: Kpj,
        /// The posting day.
        posted_on: Date,
        /// How much.
        amount: Rupiah,
        /// Whether the year's rate has no published source.
        estimate: bool,
    },
    /// A posting is put right.
    Correction {
        /// On which card.
        kpj: Kpj,
        /// The posting day.
        posted_on: Date,
        /// How much, up or down.
        amount: Rupiah,
    },
    /// JHT was paid out.
    Claim {
        /// From which card.
        kpj: Kpj,
        /// The day of payment.
        posted_on: Date,
        /// How much, positive.
        amount: Rupiah,
    },
    /// The person left this employer or stopped.
    Exit {
        /// On which card.
        kpj: Kpj,
        /// The last day.
        last_day: Date,
    },
}

impl Body {
    /// The kind's name, as in JSON.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Employer { .. } => "employer",
            Self::Person { .. } => "person",
            Self::Membership { .. } => "membership",
            Self::Wage { .. } => "wage",
            Self::Contribution { .. } => "contribution",
            Self::Return { .. } => "return",
            Self::Correction { .. } => "correction",
            Self::Claim { .. } => "claim",
            Self::Exit { .. } => "exit",
        }
    }
}

/// One month's contribution as it came in.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contributed {
    /// For which month.
    pub month: Month,
    /// On which day.
    pub paid_on: Date,
    /// On what reported wage.
    pub wage: Rupiah,
    /// To JHT.
    pub jht: Rupiah,
    /// To JP.
    pub jp: Rupiah,
    /// To all programmes together.
    pub total: Rupiah,
}
