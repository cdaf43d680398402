use super::Fact;
use crate::{Date, Month, NoRate, Source, limits::jp_benefit_limits};

const LAW: Source = Source::high("PP 45/2015", "");
const UNREAD: Source = Source::medium("PP 45/2015", "");

pub(super) fn facts(on: Date) -> Result<[Vec<Fact>; 3], NoRate> {
    let limits = jp_benefit_limits(Month::of(on))?;
    Ok([
        vec![
            Fact::new("old_age_pension", LAW),
            Fact::new("disability_pension", UNREAD),
            Fact::new("spouse_pension", UNREAD),
            Fact::new("children_pension", UNREAD),
            Fact::new("parents_pension", UNREAD),
            Fact::new("pension_limits", limits.source)
                .with("least", limits.value.min)
                .with("most", limits.value.max),
            Fact::new("lump_sum", LAW),
        ],
        vec![
            Fact::new("pension_age", LAW),
            Fact::new("qualifying_months", LAW),
        ],
        vec![Fact::new("branch", UNREAD)],
    ])
}
