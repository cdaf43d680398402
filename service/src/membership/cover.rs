use super::store::Card;
use jmo_rules::{Programme, standing::Insured};
use jmo_wire::membership::{Cover, Programme as WireProgramme, ProgrammeCover};

/// What the person's programmes give today. Only JHT has a balance; JP counts months; the others
/// insure, on whichever card does so longest.
pub(super) fn programmes(cards: &[Card], jp_months: u32) -> Vec<ProgrammeCover> {
    Programme::ALL
        .into_iter()
        .filter_map(|programme| {
            let followed = cards
                .iter()
                .filter(|card| card.programmes.contains(&programme));
            let best = followed.map(|card| card.insured).max_by_key(rank)?;
            let cover = match programme {
                Programme::Jht => Cover::Balance,
                Programme::Jp => Cover::Months { months: jp_months },
                Programme::Jkk | Programme::Jkm | Programme::Jkp => insured(best),
            };
            Some(ProgrammeCover {
                programme: name(programme),
                cover,
            })
        })
        .collect()
}

/// Insured before lapsed, later before earlier, a certain day before an open end.
fn rank(insured: &Insured) -> (u8, Option<jmo_rules::Date>) {
    match insured {
        Insured::LapsedSince(day) => (0, Some(*day)),
        Insured::WhileEmployed => (1, None),
        Insured::Until(day) => (2, Some(*day)),
    }
}

fn insured(insured: Insured) -> Cover {
    match insured {
        Insured::Until(day) => Cover::Covered { until: Some(day) },
        Insured::WhileEmployed => Cover::Covered { until: None },
        Insured::LapsedSince(since) => Cover::Lapsed { since },
    }
}

/// What the wire calls a programme.
pub(super) fn name(programme: Programme) -> WireProgramme {
    match programme {
        Programme::Jht => WireProgramme::Jht,
        Programme::Jp => WireProgramme::Jp,
        Programme::Jkk => WireProgramme::Jkk,
        Programme::Jkm => WireProgramme::Jkm,
        Programme::Jkp => WireProgramme::Jkp,
    }
}
