//! The rates of wage earners (PU) by date, in parts of the monthly wage. The rates are sure; the
//! article numbers of the 2015 regulations are from memory and were not read again.

use crate::{
    Effective, JkkClass, Month, NoRate, Programme, Rate, Rupiah, Source, source::deciding,
};
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
pub struct JkpFunding {
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

static JP: [Effective<Split>; 1] = [Effective {
    from: BEGINNING,
    to: None,
    value: Split {
        employer: Rate::new(2_000),
        worker: Rate::new(1_000),
    },
    source: Source::high("PP 45/2015", "Art. 28"),
}];

static JKK: [Effective<[Rate; 5]>; 1] = [Effective {
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

static JKM: [Effective<Rate>; 1] = [Effective {
    from: BEGINNING,
    to: None,
    value: Rate::new(300),
    source: Source::high("PP 44/2015", "Art. 18"),
}];

static JKP: [Effective<JkpFunding>; 2] = [
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

/// The JHT rates of `month`.
///
/// # Errors
/// [`NoRate`] before July 2015.
pub fn jht_rates(month: Month) -> Result<&'static Effective<Split>, NoRate> {
    on_record(&JHT, Programme::Jht, month)
}

/// The JP rates of `month`; the wage they are counted on is capped
/// ([`jp_cap`](crate::limits::jp_cap)).
///
/// # Errors
/// [`NoRate`] before July 2015.
pub fn jp_rates(month: Month) -> Result<&'static Effective<Split>, NoRate> {
    on_record(&JP, Programme::Jp, month)
}

/// The JKK rate of a risk class in `month`, before anything of it goes to JKP.
///
/// # Errors
/// [`NoRate`] before July 2015.
pub fn jkk_rate(month: Month, class: JkkClass) -> Result<Effective<Rate>, NoRate> {
    let row = on_record(&JKK, Programme::Jkk, month)?;
    let [i, ii, iii, iv, v] = row.value;
    let value = match class {
        JkkClass::I => i,
        JkkClass::II => ii,
        JkkClass::III => iii,
        JkkClass::IV => iv,
        JkkClass::V => v,
    };
    Ok(Effective {
        from: row.from,
        to: row.to,
        value,
        source: row.source,
    })
}

/// The JKM rate of `month`, before anything of it goes to JKP.
///
/// # Errors
/// [`NoRate`] before July 2015.
pub fn jkm_rate(month: Month) -> Result<&'static Effective<Rate>, NoRate> {
    on_record(&JKM, Programme::Jkm, month)
}

/// How JKP is paid for in `month`.
///
/// # Errors
/// [`NoRate`] before February 2021.
pub fn jkp_funding(month: Month) -> Result<&'static Effective<JkpFunding>, NoRate> {
    on_record(&JKP, Programme::Jkp, month)
}

fn on_record<T>(
    rows: &'static [Effective<T>],
    programme: Programme,
    month: Month,
) -> Result<&'static Effective<T>, NoRate> {
    deciding(rows, month).ok_or(NoRate { programme, month })
}
