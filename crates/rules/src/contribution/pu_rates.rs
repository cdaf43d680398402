//! The rates of wage earners (PU) by date, in parts of the monthly wage. The rates are sure; the
//! article numbers of the 2015 regulations are from memory and were not read again.

use crate::{Effective, JkkClass, Rate, Rupiah, Source};
use jiff::civil::{Date, date};

/// How a contribution is shared between employer and worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Split {
    /// The employer's rate.
    pub employer: Rate,
    /// The worker's rate, withheld from the wage.
    pub worker: Rate,
}

/// How JKP is paid for: nobody pays extra for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct JkpFunding {
    /// The government's share.
    pub state: Rate,
    /// Taken out of the employer's JKK contribution (*rekomposisi*).
    pub from_jkk: Rate,
    /// Taken out of the employer's JKM contribution.
    pub from_jkm: Rate,
    /// Wage it is counted on at most, per month.
    pub cap: Rupiah,
}

/// The first day of the programmes as they are today.
const BEGINNING: Date = date(2015, 7, 1);

pub(crate) static JHT: [Effective<Split>; 1] = [Effective {
    from: BEGINNING,
    to: None,
    value: Split {
        employer: Rate::new(3_700),
        worker: Rate::new(2_000),
    },
    source: Source::high("PP 46/2015", "Art. 16"),
}];

pub(super) static JP: [Effective<Split>; 1] = [Effective {
    from: BEGINNING,
    to: None,
    value: Split {
        employer: Rate::new(2_000),
        worker: Rate::new(1_000),
    },
    source: Source::high("PP 45/2015", "Art. 28"),
}];

pub(super) static JKK: [Effective<[Rate; 5]>; 1] = [Effective {
    from: BEGINNING,
    to: None,
    value: [
        Rate::new(240),
        Rate::new(540),
        Rate::new(890),
        Rate::new(1_270),
        Rate::new(1_740),
    ],
    source: Source::high("PP 44/2015", "Art. 16"),
}];

pub(super) static JKM: [Effective<Rate>; 1] = [Effective {
    from: BEGINNING,
    to: None,
    value: Rate::new(300),
    source: Source::high("PP 44/2015", "Art. 18"),
}];

pub(super) static JKP: [Effective<JkpFunding>; 2] = [
    Effective {
        from: date(2021, 2, 2),
        to: Some(date(2025, 2, 6)),
        value: JkpFunding {
            state: Rate::new(220),
            from_jkk: Rate::new(140),
            from_jkm: Rate::new(100),
            cap: Rupiah(5_000_000),
        },
        // The total of 0.46 % is published; the day it began and its cap are from memory.
        source: Source::medium("PP 37/2021", "Art. 11"),
    },
    Effective {
        from: date(2025, 2, 7),
        to: None,
        value: JkpFunding {
            state: Rate::new(220),
            from_jkk: Rate::new(140),
            from_jkm: Rate::ZERO,
            cap: Rupiah(5_000_000),
        },
        source: Source::high("PP 6/2025", "Art. 11"),
    },
];

/// The rate of a risk class in a row of [`JKK`].
pub(super) const fn of_class(rates: &[Rate; 5], class: JkkClass) -> Rate {
    match class {
        JkkClass::I => rates[0],
        JkkClass::II => rates[1],
        JkkClass::III => rates[2],
        JkkClass::IV => rates[3],
        JkkClass::V => rates[4],
    }
}
