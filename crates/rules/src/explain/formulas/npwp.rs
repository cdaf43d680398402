use super::words::{given, problem};
use crate::{
    Nik, NikError, Npwp, NpwpError, Source,
    explain::{Explained, Field, Formula, InputProblem, Inputs, Kind, Trouble, Value},
};

pub(super) const FORMULA: Formula = Formula {
    name: "npwp",
    about: "Whether a tax number (NPWP) is well formed, and its 16 digits",
    fields: &[
        Field::required(
            "npwp",
            Kind::Text,
            "15 or 16 digits; spaces, dots, hyphens and slashes are skipped",
        ),
        Field::optional(
            "nik",
            Kind::Text,
            "the bearer's NIK, to tell whether it is the tax number too",
        ),
    ],
    run,
};

const SIXTEEN: Source = Source::high("PMK 112/2022 jo. PMK 136/2023", "");
const CHECK_DIGIT: Source = Source::high("five published numbers", "");

fn run(inputs: &Inputs) -> Result<Explained, Vec<InputProblem>> {
    let npwp = given(inputs.text("npwp"), "npwp")?.parse();
    let npwp = npwp.map_err(|error: NpwpError| invalid("npwp", &error));
    let nik = inputs.text("nik").map(|nik| nik.parse()).transpose();
    let nik = nik.map_err(|error: NikError| invalid("nik", &error));
    let (npwp, nik): (Npwp, Option<Nik>) = match (npwp, nik) {
        (Ok(npwp), Ok(nik)) => (npwp, nik),
        (npwp, nik) => {
            let problems = [npwp.err(), nik.err()];
            return Err(problems.into_iter().flatten().flatten().collect());
        }
    };
    let digits = npwp.as_str();
    let older = digits.starts_with('0');
    let sixteen = Value::Text(digits.to_owned().into());
    let mut explained = Explained::default()
        .figure("npwp", sixteen.clone())
        .figure("shape", Value::Code(if older { "older" } else { "nik" }))
        .step("npwp", String::new(), sixteen, SIXTEEN);
    if older {
        explained = explained.step("check_digit", &digits[1..10], true, CHECK_DIGIT);
    }
    if let Some(nik) = nik {
        let same = npwp.matches(&nik);
        explained =
            explained
                .figure("matches_nik", same)
                .step("matches_nik", String::new(), same, SIXTEEN);
    }
    Ok(explained)
}

fn invalid(field: &'static str, error: &impl ToString) -> Vec<InputProblem> {
    let reason = error.to_string();
    problem(field, Trouble::Invalid { reason })
}
