use super::Fact;
use crate::{EmployerSize, Programme, Segment, Source, explain::Value};
use serde::Serialize;

/// Who takes part in a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Participation {
    /// The kind of membership.
    pub segment: Segment,
    /// The size of the employer, where it matters.
    pub employer_size: Option<EmployerSize>,
    /// Whether they must.
    pub taking: Taking,
    /// The law.
    pub source: Source,
}

/// Whether somebody must take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Taking {
    /// They must.
    Compulsory,
    /// They can.
    Optional,
    /// They can; whoever employs others must.
    CompulsoryForOwners,
    /// It follows from the other programmes.
    Automatic,
    /// It follows from JHT, where they take part in that.
    AutomaticWithJht,
}

const PERPRES: Source = Source::high("Perpres 109/2013", "Art. 6");
const JKP: Source = Source::high("PP 6/2025", "Art. 4");
const PMI: Source = Source::high("Permenaker 4/2023", "");
const PROJECTS: Source = Source::high("Permenaker 5/2021 jo. 1/2025", "");
const FOREIGNERS: Source = Source::medium("UU 24/2011", "Art. 14");
const BPU_AGE: Source = Source::medium("Permenaker 5/2021", "");

pub(super) fn of(programme: Programme) -> Vec<Participation> {
    use Taking::{Automatic, AutomaticWithJht, Compulsory, CompulsoryForOwners, Optional};
    // Micro, small, medium and large employers.
    let by_size = match programme {
        Programme::Jkk | Programme::Jkm => [Compulsory; 4],
        Programme::Jht => [Optional, Compulsory, Compulsory, Compulsory],
        Programme::Jp => [Optional, Optional, Compulsory, Compulsory],
        Programme::Jkp => [AutomaticWithJht, Automatic, Automatic, Automatic],
    };
    let sizes = [
        EmployerSize::Micro,
        EmployerSize::Small,
        EmployerSize::Medium,
        EmployerSize::Large,
    ];
    let source = if programme == Programme::Jkp {
        JKP
    } else {
        PERPRES
    };
    let employed = sizes.into_iter().zip(by_size);
    let employed = employed.map(|(size, taking)| Participation {
        segment: Segment::Pu,
        employer_size: Some(size),
        taking,
        source,
    });
    let others: &[(Segment, Taking, Source)] = match programme {
        Programme::Jkk | Programme::Jkm => &[
            (Segment::Bpu, Compulsory, PERPRES),
            (Segment::Pmi, Compulsory, PMI),
            (Segment::Construction, Compulsory, PROJECTS),
        ],
        Programme::Jht => &[
            (Segment::Bpu, CompulsoryForOwners, PERPRES),
            (Segment::Pmi, Optional, PMI),
        ],
        Programme::Jp | Programme::Jkp => &[],
    };
    let others = others
        .iter()
        .map(|(segment, taking, source)| Participation {
            segment: *segment,
            employer_size: None,
            taking: *taking,
            source: *source,
        });
    employed.chain(others).collect()
}

/// What is asked of people to take part, beyond what the programme itself asks.
pub(super) fn conditions(programme: Programme) -> Vec<Fact> {
    match programme {
        Programme::Jht | Programme::Jkk | Programme::Jkm => vec![
            Fact::new("foreigners_after", FOREIGNERS).with("months", Value::Months(6)),
            Fact::new("bpu_registered_below_age", BPU_AGE).with("age", Value::Count(65)),
        ],
        // Foreigners are not in JP in practice, and never in JKP.
        Programme::Jp | Programme::Jkp => Vec::new(),
    }
}
