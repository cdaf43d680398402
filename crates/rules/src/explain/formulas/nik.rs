use crate::{
    Date, Nik, NikError, Sex, Source,
    explain::{Explained, Field, Formula, InputProblem, Inputs, Kind, Trouble, Value},
    province_name,
};

pub(super) const FORMULA: Formula = Formula {
    name: "nik",
    about: "What a citizen's number (NIK) tells: province, birth date, sex",
    fields: &[
        Field::required("nik", Kind::Text, "16 digits; spaces and dots are skipped"),
        Field::required(
            "on",
            Kind::DAY,
            "the day it is read on: it decides the century of birth",
        ),
    ],
    run,
};

const SHAPE: Source = Source::high("Permendagri 72/2022", "");

fn run(inputs: &Inputs) -> Result<Explained, Vec<InputProblem>> {
    let text = inputs.text("nik").unwrap_or_default();
    let on = inputs.date("on").unwrap_or(Date::MAX);
    let nik: Nik = text.parse().map_err(|error: NikError| {
        let reason = error.to_string();
        vec![InputProblem::new("nik", Trouble::Invalid { reason })]
    })?;
    let province = province_name(nik.province()).unwrap_or_default();
    let sex = match nik.sex() {
        Sex::Female => "female",
        Sex::Male => "male",
    };
    let digits = nik.as_str();
    Ok(Explained::default()
        .figure("birth_date", nik.birth_date(on))
        .figure("sex", Value::Code(sex))
        .figure("province", Value::Text(province.into()))
        .figure("unfamiliar_area", nik.unfamiliar_area())
        .step(
            "province",
            &digits[..2],
            Value::Text(province.into()),
            SHAPE,
        )
        .step("birth_date", &digits[6..12], nik.birth_date(on), SHAPE)
        .step("sex", &digits[6..8], Value::Code(sex), SHAPE))
}
