use super::words::{given, on_record, problem};
use crate::{
    Rupiah,
    benefit::scholarship::{
        Child, ENTRY_SOURCE, LEVEL_CODES, ScholarshipTerms, ScholarshipYear, scholarship,
        scholarship_terms,
    },
    explain::{Explained, Field, Formula, InputProblem, Inputs, Kind, Trouble, Value},
};

pub(super) const FORMULA: Formula = Formula {
    name: "scholarship",
    about: "What the children get for their education, by child and year",
    fields: &[
        Field::required(
            "first_year",
            Kind::Count {
                min: 2019,
                max: 2100,
            },
            "the first calendar year that is paid",
        ),
        Field::required(
            "children",
            Kind::List { of: &CHILD, max: 2 },
            "the children: the law pays for two",
        ),
    ],
    run,
};

static CHILD: [Field; 3] = [
    Field::required("born_on", Kind::BIRTH, "the birth date"),
    Field::or(
        "level",
        Kind::Choice {
            words: &LEVEL_CODES,
        },
        Value::Code("none"),
        "the school it goes to in the first year",
    ),
    Field::or(
        "grade",
        Kind::Count { min: 1, max: 6 },
        Value::Count(1),
        "which year of that school, counted from 1",
    ),
];

fn run(inputs: &Inputs) -> Result<Explained, Vec<InputProblem>> {
    let first_year = given(inputs.count("first_year"), "first_year")?;
    let first_year = i16::try_from(first_year).unwrap_or(i16::MAX);
    let row = on_record(scholarship_terms(first_year), "first_year")?;
    let children = children(inputs.rows("children"), first_year, &row.value)?;
    let years = on_record(scholarship(&children, first_year), "first_year")?;
    let amount = |year: &ScholarshipYear| year.level.yearly;
    let total: Rupiah = years.iter().map(amount).sum();
    let mut explained = Explained::default()
        .figure("total", total)
        .figure("most", row.value.most());
    for (at, child) in children.iter().enumerate() {
        let number = at + 1;
        for level in &row.value.levels {
            let paid = years.iter().filter(|year| year.child == at);
            let paid = paid.filter(|year| year.level.code == level.code).count();
            if paid > 0 {
                let figures = format!("{paid} × {}", level.yearly);
                let sum = Rupiah(level.yearly.get() * i64::try_from(paid).unwrap_or(0));
                explained =
                    explained.step(level.code, format!("{number}: {figures}"), sum, row.source);
            }
        }
        if child.school.is_none() {
            let entry = years.iter().find(|year| year.child == at);
            let entry = Value::Count(entry.map_or(0, |year| i64::from(year.year)));
            explained = explained.step("school_entry", number.to_string(), entry, ENTRY_SOURCE);
        }
    }
    let rows = years.iter().map(|year| {
        vec![
            Value::Count(i64::try_from(year.child).unwrap_or(0) + 1),
            Value::Count(i64::from(year.year)),
            Value::Code(year.level.code),
            Value::Count(year.grade),
            year.level.yearly.into(),
        ]
    });
    let rows = rows.collect();
    // Nobody knows that a child will move up every year.
    Ok(explained
        .table(&["child", "year", "level", "grade", "amount"], rows)
        .estimate(true))
}

fn children(
    rows: &[Inputs],
    first_year: i16,
    terms: &ScholarshipTerms,
) -> Result<Vec<Child>, Vec<InputProblem>> {
    if rows.is_empty() {
        let limit = "1".to_owned();
        return Err(problem("children", Trouble::TooSmall { limit }));
    }
    let mut problems = Vec::new();
    let mut children = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let born = given(row.date("born_on"), "children")?;
        let code = given(row.choice("level"), "children")?;
        let grade = given(row.count("grade"), "children")?;
        if born.year() > first_year {
            let field = format!("children[{at}].born_on");
            let other = "first_year";
            problems.push(InputProblem::new(field, Trouble::Contradicts { other }));
        }
        let level = terms.levels.iter().position(|level| level.code == code);
        if let Some(level) = level.filter(|level| grade > terms.levels[*level].years) {
            let field = format!("children[{at}].grade");
            let limit = terms.levels[level].years.to_string();
            problems.push(InputProblem::new(field, Trouble::TooLarge { limit }));
        }
        let school = level.map(|level| (level, grade));
        children.push(Child { born, school });
    }
    if problems.is_empty() {
        Ok(children)
    } else {
        Err(problems)
    }
}
