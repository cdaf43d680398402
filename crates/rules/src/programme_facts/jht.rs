use super::Fact;
use crate::{Date, Source, jht::yearly_return_rate};

const LAW: Source = Source::high("PP 46/2015", "");
const CLAIMS: Source = Source::high("Permenaker 4/2022", "");
const PARTIAL: Source = Source::medium("PP 46/2015", "");

pub(super) fn facts(on: Date) -> [Vec<Fact>; 3] {
    let returns = yearly_return_rate(on.year() - 1);
    [
        vec![
            Fact::new("balance", LAW),
            Fact::new("returns", returns.source).with("rate", returns.rate),
            Fact::new("partial_retirement", PARTIAL),
            Fact::new("partial_housing", PARTIAL),
        ],
        [
            "retirement",
            "contract_end",
            "stopped_working",
            "resignation",
            "dismissal",
            "left_indonesia",
            "total_disability",
            "death",
        ]
        .map(|code| Fact::new(code, CLAIMS))
        .to_vec(),
        ["in_app", "lapak_asik", "branch"]
            .map(|code| Fact::new(code, CLAIMS))
            .to_vec(),
    ]
}
