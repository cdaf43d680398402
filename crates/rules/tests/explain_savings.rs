//! The formulas on JHT and JP by name: the same answers as the law gives, and what they refuse.

use jmo_rules::{
    Date, Month, Rate, Rupiah,
    explain::{Explained, Formula, InputProblem, Trouble, Value},
};
use serde_json::{Value as Json, json};

fn ask(name: &str, given: Json) -> Result<Explained, Vec<InputProblem>> {
    let formula = Formula::named(name).expect("a formula");
    formula.explain(given.as_object().expect("an object"))
}

fn answer(name: &str, given: Json) -> Explained {
    ask(name, given).expect("an answer")
}

/// The fields refused, each with the code of its trouble.
fn refused(name: &str, given: Json) -> Vec<(String, String)> {
    let problems = ask(name, given).expect_err("no answer");
    let code = |trouble: &Trouble| json!(trouble)["code"].as_str().expect("a code").to_owned();
    let problems = problems.into_iter();
    problems
        .map(|problem| (problem.field, code(&problem.trouble)))
        .collect()
}

fn one(field: &str, code: &str) -> Vec<(String, String)> {
    vec![(field.to_owned(), code.to_owned())]
}

fn rupiah(amount: i64) -> Value {
    Value::Rupiah(Rupiah(amount))
}

fn day(text: &str) -> Value {
    Value::Date(text.parse::<Date>().expect("a day"))
}

/// `given` with one field set, or left out when it is null.
fn with(given: &Json, field: &str, value: Json) -> Json {
    let mut given = given.clone();
    given[field] = value;
    given
}

#[test]
fn a_projection_is_always_an_estimate() {
    let given =
        json!({"wage": 10_000_000, "yearly_return": 5.5, "from": "2026-12", "to": "2036-11"});
    let projected = answer("jht-projection", given);
    assert_eq!(projected.value("balance"), Some(&rupiah(90_265_993)));
    assert_eq!(projected.value("paid_in"), Some(&rupiah(68_400_000)));
    assert_eq!(projected.value("months"), Some(&Value::Months(120)));
    assert!(projected.estimate);
    let table = projected.table.expect("a table");
    assert_eq!(table.rows.len(), 11);
    assert!(
        table
            .rows
            .iter()
            .all(|row| row.len() == table.columns.len())
    );
}

#[test]
fn a_projection_takes_one_kind_of_saving_and_months_in_order() {
    let plan = json!({"wage": 10_000_000, "from": "2026-12", "to": "2036-11"});
    let refused = |field, value| refused("jht-projection", with(&plan, field, value));
    assert_eq!(refused("wage", Json::Null), one("wage", "missing"));
    assert_eq!(refused("fixed", json!(1)), one("fixed", "contradicts"));
    assert_eq!(refused("income", json!(1)), one("income", "contradicts"));
    assert_eq!(refused("wage", json!(-1)), one("wage", "too_small"));
    assert_eq!(
        refused("wage", json!(1_000_000_000_000_i64)),
        one("wage", "too_large")
    );
    assert_eq!(refused("to", json!("2026-11")), one("to", "too_small"));
    assert_eq!(refused("to", json!("2077-01")), one("to", "too_large"));
    assert_eq!(
        refused("from", json!("2015-06")),
        one("from", "not_on_record")
    );
    assert_eq!(
        refused("yearly_return", json!(9)),
        one("yearly_return", "too_large")
    );
    assert_eq!(refused("growth", json!(16)), one("growth", "too_large"));
    let nothing = answer("jht-projection", with(&plan, "wage", json!(0)));
    assert_eq!(nothing.value("balance"), Some(&rupiah(0)));
}

#[test]
fn the_tax_vector_with_and_without_a_number() {
    let given = json!({
        "gross": 120_000_000, "on": "2026-05-01",
        "earlier": [{"on": "2024-03-01", "gross": 1_000_000}],
    });
    let taxed = answer("jht-tax", given.clone());
    assert_eq!(taxed.value("tax"), Some(&rupiah(12_000_000)));
    assert_eq!(taxed.value("regime"), Some(&Value::Code("progressive")));
    assert!(!taxed.estimate);
    let without = answer("jht-tax", with(&given, "tax_number", json!(false)));
    assert_eq!(without.value("tax"), Some(&rupiah(14_400_000)));
    assert_eq!(without.value("net"), Some(&rupiah(105_600_000)));
    assert!(
        without.estimate,
        "how the surcharge is applied is not published"
    );
    let blank = answer("jht-tax", with(&given, "tax_number", Json::Null));
    assert_eq!(blank.value("tax"), Some(&rupiah(12_000_000)));
}

#[test]
fn earlier_payments_come_in_order_and_before() {
    let given = json!({"gross": 1, "on": "2026-05-01"});
    let earlier = |earlier| refused("jht-tax", with(&given, "earlier", earlier));
    let later = json!([{"on": "2026-05-02", "gross": 1}]);
    assert_eq!(earlier(later), one("earlier[0].on", "too_large"));
    let mixed = json!([{"on": "2026-04-02", "gross": 1}, {"on": "2026-04-01", "gross": 1}]);
    assert_eq!(earlier(mixed), one("earlier[1].on", "out_of_order"));
    let ancient = json!([{"on": "1976-12-31", "gross": 1}]);
    assert_eq!(earlier(ancient), one("earlier[0].on", "too_small"));
    let before_the_law = with(&given, "on", json!("2009-11-15"));
    assert_eq!(
        refused("jht-tax", before_the_law),
        one("on", "not_on_record")
    );
}

#[test]
fn a_partial_claim_is_compared_with_waiting() {
    let given = json!({
        "balance": 200_000_000, "reason": "partial_30", "on": "2026-11-21", "later_year": 2030,
    });
    let partial = answer("jht-partial", given.clone());
    assert_eq!(partial.value("gross"), Some(&rupiah(60_000_000)));
    assert_eq!(partial.value("net"), Some(&rupiah(59_500_000)));
    assert_eq!(partial.value("stays"), Some(&rupiah(140_000_000)));
    assert_eq!(partial.value("more_tax"), Some(&rupiah(8_000_000)));
    let same_year = answer("jht-partial", with(&given, "later_year", json!(2026)));
    assert_eq!(same_year.value("more_tax"), Some(&rupiah(0)));
    let tenth = answer("jht-partial", with(&given, "reason", json!("partial_10")));
    assert_eq!(tenth.value("gross"), Some(&rupiah(20_000_000)));
    let refused = |field, value| refused("jht-partial", with(&given, field, value));
    assert_eq!(
        refused("later_year", json!(2025)),
        one("later_year", "too_small")
    );
    assert_eq!(
        refused("reason", json!("layoff")),
        one("reason", "not_one_of")
    );
    assert_eq!(
        refused("on", json!("2022-04-25")),
        one("on", "not_on_record")
    );
}

#[test]
fn eligibility_names_conditions_channel_and_papers() {
    let given = json!({
        "reason": "resignation", "on": "2026-11-21", "balance": 12_000_000,
        "stopped_on": "2026-10-31", "data_updated": true,
    });
    let told = answer("jht-eligibility", given.clone());
    assert_eq!(told.value("eligible"), Some(&Value::Flag(false)));
    assert_eq!(told.value("from"), Some(&day("2026-11-30")));
    assert_eq!(told.value("channel"), Some(&Value::Code("app")));
    assert_eq!(told.value("ceiling"), Some(&rupiah(15_000_000)));
    let papers = told.steps.iter().filter(|step| step.code == "document");
    let papers: Vec<&Value> = papers.map(|step| &step.value).collect();
    let letter = Value::Code("resignation_letter");
    assert_eq!(papers, [&Value::Code("kpj"), &Value::Code("ktp"), &letter]);
    let active = answer("jht-eligibility", with(&given, "active", json!(true)));
    assert_eq!(active.value("from"), None, "time alone does not open it");
}

#[test]
fn every_reason_is_answered_with_its_own_papers() {
    let mut seen = Vec::new();
    for reason in [
        "retirement",
        "contract_end",
        "bpu_stop",
        "resignation",
        "layoff",
        "leaves_indonesia",
        "total_disability",
        "partial_10",
        "partial_30",
    ] {
        let told = answer(
            "jht-eligibility",
            json!({
                "reason": reason, "on": "2026-11-21", "balance": 1, "birth_date": "1980-01-01",
                "stopped_on": "2026-10-31", "member_since": "2010-01-01",
            }),
        );
        let papers = told
            .steps
            .into_iter()
            .filter(|step| step.code == "document");
        let papers: Vec<Value> = papers.map(|step| step.value).collect();
        assert!(!seen.contains(&papers), "{reason}");
        seen.push(papers);
    }
}

#[test]
fn eligibility_refuses_what_is_missing_or_reversed() {
    let given = json!({
        "reason": "layoff", "on": "2026-11-21", "balance": 1, "stopped_on": "2026-10-31",
        "birth_date": "1980-01-01", "member_since": "2010-01-01",
    });
    let refused = |field, value| refused("jht-eligibility", with(&given, field, value));
    assert_eq!(
        refused("stopped_on", Json::Null),
        one("stopped_on", "missing")
    );
    assert_eq!(
        refused("stopped_on", json!("2009-12-31")),
        one("member_since", "contradicts")
    );
    assert_eq!(
        refused("member_since", json!("2026-11-22"))[0],
        one("member_since", "contradicts")[0]
    );
    assert_eq!(
        refused("birth_date", json!("2011-01-01")),
        one("birth_date", "contradicts")
    );
    assert_eq!(
        refused("stopped_on", json!("1976-12-31")),
        one("stopped_on", "too_small")
    );
    assert_eq!(
        refused("on", json!("2022-04-25")),
        one("on", "not_on_record")
    );
    assert_eq!(
        refused("reason", json!("retired")),
        one("reason", "not_one_of")
    );
}

#[test]
fn the_pension_date_of_the_vector() {
    let told = answer("jp-date", json!({"birth_date": "1967-06-15"}));
    assert_eq!(told.value("pension_date"), Some(&day("2026-06-15")));
    assert_eq!(told.value("age"), Some(&Value::Count(59)));
    assert_eq!(told.value("latest"), Some(&day("2029-06-15")));
    assert_eq!(told.value("monthly_possible"), Some(&Value::Flag(false)));
    assert!(!told.estimate);
    assert_eq!(refused("jp-date", json!({})), one("birth_date", "missing"));
    let ancient = json!({"birth_date": "1899-12-31"});
    assert_eq!(refused("jp-date", ancient), one("birth_date", "too_small"));
}

#[test]
fn the_pension_of_the_vector() {
    let given = json!({"average": 120_000_000, "months": 240, "pension_date": "2035-07-01"});
    let told = answer("jp-benefit", given.clone());
    assert_eq!(told.value("monthly"), Some(&rupiah(2_000_000)));
    assert_eq!(told.value("missing"), Some(&Value::Months(0)));
    assert!(told.estimate, "the limits of 2035 are not published");
    let widow = answer("jp-benefit", with(&given, "kind", json!("widow")));
    assert_eq!(widow.value("monthly"), Some(&rupiah(1_000_000)));
}

#[test]
fn too_few_months_give_a_lump_sum_and_the_month_they_are_enough() {
    let given = json!({
        "birth_date": "1980-06-15",
        "years": [{"year": 2025, "months": 12, "wage": 10_000_000}],
    });
    let told = answer("jp-benefit", given.clone());
    assert_eq!(told.value("monthly"), None);
    assert_eq!(told.value("paid_in"), Some(&rupiah(3_600_000)));
    assert_eq!(told.value("missing"), Some(&Value::Months(168)));
    let reached: Month = "2039-12".parse().expect("a month");
    assert_eq!(told.value("reached"), Some(&Value::Month(reached)));
    assert_eq!(told.value("pension_date"), Some(&day("2045-06-15")));
    assert!(told.estimate);
}

#[test]
fn half_paid_months_are_no_ground_for_a_widows_pension() {
    let history = |months: i64| {
        json!({
            "kind": "widow", "pension_date": "2026-01-15",
            "years": [
                {"year": 2024, "months": 12, "wage": 10_000_000},
                {"year": 2025, "months": months, "wage": 10_000_000},
            ],
        })
    };
    // 24 months from January 2024 up to January 2026; 80 % of them are 19.2.
    assert!(answer("jp-benefit", history(8)).value("monthly").is_some());
    assert!(answer("jp-benefit", history(7)).value("monthly").is_none());
    assert!(answer("jp-benefit", history(7)).value("lump_sum").is_some());
}

#[test]
fn a_pension_refuses_what_is_no_history() {
    let row = json!({"year": 2025, "months": 12, "wage": 10_000_000});
    let given = json!({"birth_date": "1980-06-15", "years": [row]});
    let refused = |field, value| refused("jp-benefit", with(&given, field, value));
    assert_eq!(refused("years", json!([])), one("years", "missing"));
    assert_eq!(
        refused("birth_date", Json::Null),
        one("pension_date", "missing")
    );
    assert_eq!(refused("average", json!(1)), one("average", "contradicts"));
    assert_eq!(refused("months", json!(1)), one("months", "contradicts"));
    assert_eq!(
        refused("years", json!([row, row])),
        one("years[1].year", "out_of_order")
    );
    assert_eq!(
        refused("pension_date", json!("2030-01-01")),
        one("pension_date", "too_small")
    );
    let early = json!([{"year": 2015, "months": 7, "wage": 1}]);
    assert_eq!(
        refused("years", early),
        one("years[0].months", "not_on_record")
    );
    let late = json!([{"year": 2046, "months": 7, "wage": 1}]);
    assert_eq!(refused("years", late), one("years[0].year", "too_large"));
    let none = json!([{"year": 2025, "months": 0, "wage": 1}]);
    assert_eq!(refused("years", none), one("years[0].months", "too_small"));
}

#[test]
fn a_pension_is_shown_with_its_rises_in_a_later_year() {
    let given = json!({
        "kind": "disability", "average": 120_000_000, "months": 60,
        "pension_date": "2024-06-01", "in_year": 2025,
    });
    let told = answer("jp-benefit", given.clone());
    assert_eq!(told.value("monthly"), Some(&rupiah(1_500_000)));
    assert_eq!(told.value("indexed"), Some(&rupiah(1_523_550)));
    assert_eq!(
        refused("jp-benefit", with(&given, "in_year", json!(2023))),
        one("in_year", "too_small")
    );
}

#[test]
fn rates_are_told_in_percent() {
    let told = answer("jht-tax", json!({"gross": 60_000_000, "on": "2026-05-01"}));
    let table = told.table.expect("a table");
    assert_eq!(table.rows[1][0], Value::Rate(Rate::new(5_000)));
    assert_eq!(table.rows[1][0].plain(), json!("5"));
}

/// One question to each formula on JHT and JP.
fn questions() -> [(&'static str, Json); 7] {
    let years = json!([{"year": 2025, "months": 12, "wage": 10_000_000}]);
    [
        (
            "jht-projection",
            json!({"income": 3_000_000, "from": "2026-12", "to": "2030-11"}),
        ),
        (
            "jht-tax",
            json!({"gross": 60_000_000, "on": "2026-05-01", "tax_number": false,
                "earlier": [{"on": "2020-01-01", "gross": 1}]}),
        ),
        (
            "jht-partial",
            json!({"balance": 1, "reason": "partial_10", "on": "2026-11-21", "later_year": 2030}),
        ),
        (
            "jht-eligibility",
            json!({"reason": "partial_30", "on": "2026-11-21", "balance": 1,
                "member_since": "2010-01-01"}),
        ),
        ("jp-date", json!({"birth_date": "1968-02-29"})),
        (
            "jp-benefit",
            json!({"birth_date": "1980-06-15", "years": years}),
        ),
        (
            "jp-benefit",
            json!({"kind": "widow", "pension_date": "2026-01-15", "years": years,
                "in_year": 2027}),
        ),
    ]
}

#[test]
fn every_answer_is_named_once_explained_and_sourced() {
    for (name, given) in questions() {
        let told = answer(name, given);
        assert_eq!(told.formula, name);
        let mut codes: Vec<&str> = told.figures.iter().map(|figure| figure.code).collect();
        let steps = told.steps.iter().map(|step| step.code);
        let columns = told.table.iter().flat_map(|table| table.columns.clone());
        for code in codes.iter().copied().chain(steps).chain(columns) {
            let snake = |letter: char| letter.is_ascii_lowercase() || letter == '_';
            assert!(
                !code.is_empty() && code.chars().all(snake),
                "{name}: {code}"
            );
        }
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(
            codes.len(),
            told.figures.len(),
            "{name}: a figure comes twice"
        );
        assert!(told.steps.iter().all(|step| !step.source.law.is_empty()));
        assert!(!told.steps.is_empty());
        let unsure = told.steps.iter().any(|step| step.source.is_estimate());
        assert!(told.estimate || !unsure, "{name}");
        if let Some(table) = &told.table {
            assert!(
                table
                    .rows
                    .iter()
                    .all(|row| row.len() == table.columns.len())
            );
        }
    }
}

#[test]
fn an_input_that_is_unknown_or_of_another_kind_is_refused_everywhere() {
    for (name, given) in questions() {
        let unknown = with(&given, "wages", json!(1));
        assert_eq!(refused(name, unknown), one("wages", "unknown"), "{name}");
        let formula = Formula::named(name).expect("a formula");
        for field in formula.fields {
            let problems = refused(name, with(&given, field.name, json!({})));
            assert_eq!(
                problems[0],
                (field.name.to_owned(), "malformed".to_owned()),
                "{name}"
            );
        }
    }
}
