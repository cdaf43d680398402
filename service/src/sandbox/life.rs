//! What a synthetic person went through; [`super::history`] tells it as the register would.

use jmo_rules::{
    Date, IdentityNumber, Kpj, Month, Rupiah,
    contribution::{bpu::BpuTerms, pmi::PmiContract, pu::PuTerms},
};

/// A person and every card they ever had.
#[derive(Clone, Debug)]
pub struct Life {
    pub identity: IdentityNumber,
    pub name: String,
    pub born_on: Date,
    pub cards: Vec<CardLife>,
}

/// One card's story.
#[derive(Clone, Debug)]
pub struct CardLife {
    pub kpj: Kpj,
    pub work: Work,
    pub since: Date,
    /// The last day and when the employer reported it.
    pub exit: Option<Exit>,
    /// What was earned in the first month.
    pub first_wage: Rupiah,
    /// How much more each January, in thousandths.
    pub growth: i64,
    pub habit: Habit,
    /// A correction posted on a day.
    pub correction: Option<(Date, Rupiah)>,
    /// Everything paid out on a day.
    pub claimed_on: Option<Date>,
}

#[derive(Clone, Copy, Debug)]
pub struct Exit {
    pub last_day: Date,
    pub reported_on: Date,
}

/// How the money is earned, which decides what is owed.
#[derive(Clone, Debug)]
pub enum Work {
    Employed {
        npp: String,
        terms: PuTerms,
    },
    OwnAccount {
        terms: BpuTerms,
    },
    Abroad {
        contract: PmiContract,
        jht: Option<Rupiah>,
    },
}

/// How contributions are paid.
#[derive(Clone, Debug, Default)]
pub struct Habit {
    /// The day of the month they come in, 1 to 15.
    pub day: i8,
    /// Months that came so much later than due.
    pub late: Vec<(Month, i32)>,
    /// Months that never came.
    pub missed: Vec<Month>,
    /// The wage told to the register, in hundredths of the true one.
    pub reported_share: i64,
    /// What was paid of what is owed on the reported wage, in hundredths.
    pub paid_share: i64,
}

impl Habit {
    /// Pays everything, on this day of the next month.
    pub fn punctual(day: i8) -> Self {
        Self {
            day,
            late: Vec::new(),
            missed: Vec::new(),
            reported_share: 100,
            paid_share: 100,
        }
    }
}

impl CardLife {
    /// The wage of a month: a step each January, in whole thousands.
    pub fn wage(&self, month: Month) -> Rupiah {
        let mut wage = self.first_wage.get();
        for _ in self.since.year()..month.year() {
            wage = wage * (1000 + self.growth) / 1000;
        }
        Rupiah(wage * self.habit.reported_share / 100 / 1000 * 1000)
    }
}
