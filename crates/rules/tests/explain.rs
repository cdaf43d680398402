//! Every formula by name: what it takes, refuses and answers.

use jmo_rules::explain::{Explained, FORMULAS, Field, Formula, InputProblem, Kind, Trouble, Value};
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeSet;

type Object = Map<String, Json>;

fn object(json: Json) -> Object {
    let Json::Object(object) = json else {
        panic!("not an object: {json}");
    };
    object
}

fn formula(name: &str) -> &'static Formula {
    Formula::named(name).expect("a formula of that name")
}

fn explain(name: &str, given: Json) -> Result<Explained, Vec<InputProblem>> {
    formula(name).explain(&object(given))
}

fn answer(name: &str, given: Json) -> Explained {
    explain(name, given).unwrap_or_else(|problems| panic!("{name}: {problems:?}"))
}

fn figure(explained: &Explained, code: &str) -> Json {
    explained
        .value(code)
        .expect("a figure of that name")
        .plain()
}

fn problem(field: &str, trouble: Trouble) -> Vec<InputProblem> {
    vec![InputProblem::new(field, trouble)]
}

/// A formula with inputs it answers to, and for each of its fields another input that must change
/// the answer, or that it must refuse. With that, a formula that asks for a field under a wrong
/// name or kind is found.
struct Sample {
    name: &'static str,
    given: Json,
    other: Json,
}

fn sample(name: &'static str, given: Json, other: Json) -> Sample {
    Sample { name, given, other }
}

/// A formula may have several, which together touch all its fields.
fn samples() -> Vec<Sample> {
    vec![
        sample(
            "nik",
            json!({"nik": "3273000101010001", "on": "2026-11-21"}),
            json!({"nik": "3273004101010001", "on": "2000-01-01"}),
        ),
        sample(
            "npwp",
            json!({"npwp": "01.300.066.6-091.000", "nik": "3273010101010001"}),
            json!({"npwp": "01.312.166.0-091.000", "nik": "3273"}),
        ),
        sample(
            "contribution-pu",
            json!({
                "wage": 20_000_000, "month": "2025-06", "jkk_class": "iii",
                "employer_size": "micro", "jht": true, "jp": true, "jkp": true,
                "labour_intensive": true,
            }),
            json!({
                "wage": 5_000_000, "month": "2026-06", "jkk_class": "iv",
                "jht": false, "jp": false, "jkp": false, "labour_intensive": false,
            }),
        ),
        sample(
            "contribution-pu",
            json!({"wage": 20_000_000, "month": "2025-06", "jkk_class": "iii"}),
            json!({"employer_size": "small"}),
        ),
        sample(
            "contribution-bpu",
            json!({
                "income": 3_000_000, "month": "2026-02", "sector": "transport", "jht": true,
                "paid_by_state_budget": false,
            }),
            json!({
                "income": 1_000_000, "month": "2025-11", "sector": "other", "jht": false,
                "paid_by_state_budget": true,
            }),
        ),
        sample(
            "contribution-pmi",
            json!({
                "contract": "six_months", "month": "2026-11", "via_p3mi": true,
                "extra_months": 1, "jht": 50_000,
            }),
            json!({
                "contract": "twelve_months", "month": "2023-01", "via_p3mi": false,
                "extra_months": 2, "jht": 60_000,
            }),
        ),
        sample(
            "contribution-construction",
            json!({"month": "2026-11", "contract_value": 100_000_000}),
            json!({"month": "2015-06", "contract_value": 200_000_000, "wages": 1}),
        ),
        sample(
            "payslip",
            json!({
                "base_pay": 4_000_000, "allowances": 1_000_000, "month": "2025-06",
                "jkk_class": "ii", "employer_size": "small", "jp": true,
                "labour_intensive": true, "jht_worker": 100_000, "jp_worker": 50_000,
                "jht_employer": 185_000, "jp_employer": 100_000, "jkk_employer": 13_500,
                "jkm_employer": 15_000,
            }),
            json!({
                "base_pay": 3_000_000, "allowances": 0, "month": "2015-06",
                "jkk_class": "iii", "jp": false, "labour_intensive": false,
                "jht_worker": 90_000, "jp_worker": 40_000, "jht_employer": 1, "jp_employer": 1,
                "jkk_employer": 1, "jkm_employer": 1,
            }),
        ),
        sample(
            "payslip",
            json!({"base_pay": 4_000_000, "month": "2025-06"}),
            json!({"employer_size": "small"}),
        ),
        sample(
            "jkk-benefit",
            json!({
                "outcome": "partial_functional", "wage": 3_000_000, "accident_on": "2026-05-10",
                "segment": "pu", "part": "right_thumb", "loss": "50", "on": "2031-05-10",
            }),
            json!({
                "outcome": "death", "wage": 4_000_000, "accident_on": "2026-05-11",
                "segment": "bpu", "part": "left_thumb", "loss": "40", "on": "2031-05-11",
            }),
        ),
        sample(
            "jkk-benefit",
            json!({
                "outcome": "temporary", "wage": 3_000_000, "accident_on": "2026-05-10",
                "months": 14,
            }),
            json!({"months": 15}),
        ),
        sample(
            "jkm-benefit",
            json!({
                "died_on": "2026-05-10", "since": "2023-05-01", "segment": "bpu",
                "active": true, "months_paid": 36,
            }),
            json!({
                "died_on": "2023-05-10", "since": "2026-04-01", "segment": "pmi",
                "active": false, "months_paid": 35,
            }),
        ),
        sample(
            "jkp-benefit",
            json!({
                "wage": 8_000_000, "dismissed_on": "2025-01-10", "reason": "dismissal",
                "months_paid": 12, "in_a_row": 6, "claimed_on": "2025-02-01",
                "earlier_claims": 1, "last_claim_on": "2020-01-01",
            }),
            json!({
                "wage": 4_000_000, "dismissed_on": "2025-02-10", "reason": "resignation",
                "months_paid": 11, "in_a_row": 5, "claimed_on": "2025-06-01",
                "earlier_claims": 3, "last_claim_on": "2024-01-01",
            }),
        ),
        sample(
            "scholarship",
            json!({
                "first_year": 2026,
                "children": [{"born_on": "2012-01-01", "level": "lower_secondary", "grade": 3}],
            }),
            json!({
                "first_year": 2027,
                "children": [{"born_on": "2012-01-01", "level": "lower_secondary", "grade": 2}],
            }),
        ),
        sample(
            "scholarship",
            json!({"first_year": 2026, "children": [{"born_on": "2012-01-01"}]}),
            json!({"children": [{"born_on": "2024-01-01"}]}),
        ),
        sample(
            "jht-projection",
            json!({
                "opening": 1_000_000, "wage": 10_000_000, "growth": 5, "yearly_return": 5,
                "from": "2026-12", "to": "2030-11",
            }),
            json!({
                "opening": 2_000_000, "wage": 5_000_000, "income": 1, "fixed": 1, "growth": 6,
                "yearly_return": 6, "from": "2026-11", "to": "2030-12",
            }),
        ),
        sample(
            "jht-tax",
            json!({
                "gross": 120_000_000, "on": "2026-05-01", "tax_number": true,
                "earlier": [{"on": "2024-01-01", "gross": 1_000_000}],
            }),
            json!({"gross": 1, "on": "2025-05-01", "tax_number": false, "earlier": []}),
        ),
        sample(
            "jht-partial",
            json!({
                "balance": 200_000_000, "reason": "partial_30", "on": "2026-05-01",
                "later_year": 2030, "added": 10_000_000, "earlier": [], "tax_number": true,
            }),
            json!({
                "balance": 1_000_000, "reason": "partial_10", "on": "2029-05-01",
                "later_year": 2026, "added": 0, "tax_number": false,
                "earlier": [{"on": "2025-01-01", "gross": 60_000_000}],
            }),
        ),
        sample(
            "jht-eligibility",
            json!({
                "reason": "retirement", "on": "2026-11-21", "balance": 12_000_000,
                "birth_date": "1969-01-01", "agreed_age": 58,
            }),
            json!({
                "reason": "leaves_indonesia", "on": "2027-11-21", "balance": 20_000_000,
                "birth_date": "1968-01-01", "agreed_age": 57,
            }),
        ),
        sample(
            "jht-eligibility",
            json!({
                "reason": "partial_10", "on": "2026-11-21", "balance": 12_000_000,
                "member_since": "2016-12-01", "earlier_partial": false,
            }),
            json!({"member_since": "2016-01-01", "earlier_partial": true}),
        ),
        sample(
            "jht-eligibility",
            json!({
                "reason": "resignation", "on": "2026-11-21", "balance": 12_000_000,
                "stopped_on": "2026-10-31", "data_updated": false, "active": false,
            }),
            json!({"stopped_on": "2026-11-01", "data_updated": true, "active": true}),
        ),
        sample(
            "jp-date",
            json!({"birth_date": "1967-06-15"}),
            json!({"birth_date": "1968-06-15"}),
        ),
        sample(
            "jp-benefit",
            json!({
                "birth_date": "1980-06-15", "yearly_return": 5,
                "years": [{"year": 2025, "months": 12, "wage": 10_000_000}],
            }),
            json!({
                "birth_date": "1981-06-15", "yearly_return": 6,
                "years": [{"year": 2025, "months": 11, "wage": 10_000_000}],
            }),
        ),
        sample(
            "jp-benefit",
            json!({
                "kind": "old_age", "average": 120_000_000, "months": 240,
                "pension_date": "2035-07-01", "in_year": 2036,
            }),
            json!({
                "kind": "widow", "average": 60_000_000, "months": 241,
                "pension_date": "2036-07-01", "in_year": 2034,
            }),
        ),
    ]
}

#[test]
fn names_are_unique_and_found() {
    let names: BTreeSet<&str> = FORMULAS.iter().map(|formula| formula.name).collect();
    assert_eq!(names.len(), FORMULAS.len());
    for formula in FORMULAS {
        assert_eq!(
            Formula::named(formula.name).map(|it| it.name),
            Some(formula.name)
        );
        assert!(!formula.about.is_empty());
        let named = |byte: u8| byte.is_ascii_lowercase() || byte == b'-';
        assert!(formula.name.bytes().all(named), "{}", formula.name);
    }
    assert!(Formula::named("no-such-thing").is_none());
}

#[test]
fn every_formula_answers_its_sample_in_words_and_laws() {
    let samples = samples();
    for formula in FORMULAS {
        assert!(
            samples.iter().any(|sample| sample.name == formula.name),
            "{} has no sample",
            formula.name
        );
    }
    for Sample { name, given, .. } in samples {
        let explained = answer(name, given);
        assert_eq!(explained.formula, name);
        assert!(
            !explained.figures.is_empty() && !explained.steps.is_empty(),
            "{name}"
        );
        let figures: BTreeSet<&str> = explained.figures.iter().map(|it| it.code).collect();
        assert_eq!(figures.len(), explained.figures.len(), "{name}");
        for step in &explained.steps {
            assert!(
                is_code(step.code) && !step.source.law.is_empty(),
                "{name}: {step:?}"
            );
            let unsure = step.source.is_estimate();
            assert!(!unsure || explained.estimate, "{name}: {step:?}");
        }
        assert!(figures.iter().all(|code| is_code(code)), "{name}");
        if let Some(table) = &explained.table {
            assert!(table.columns.iter().all(|column| is_code(column)), "{name}");
            for row in &table.rows {
                assert_eq!(row.len(), table.columns.len(), "{name}");
            }
        }
    }
}

/// A word that a message can be keyed by.
fn is_code(code: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    !code.is_empty() && code.bytes().all(fits)
}

#[test]
fn every_field_matters() {
    let mut untouched: BTreeSet<(&str, &str)> = FORMULAS
        .iter()
        .flat_map(|formula| {
            formula
                .fields
                .iter()
                .map(|field| (formula.name, field.name))
        })
        .collect();
    for Sample { name, given, other } in samples() {
        let before = answer(name, given.clone());
        for (field, other) in object(other) {
            let mut changed = object(given.clone());
            changed.insert(field.clone(), other);
            let after = formula(name).explain(&changed);
            assert_ne!(
                after.as_ref(),
                Ok(&before),
                "{name}: {field} changes nothing"
            );
            untouched.retain(|(of, it)| !(*of == name && *it == field));
        }
    }
    assert!(untouched.is_empty(), "no other input for {untouched:?}");
}

#[test]
fn an_empty_object_lacks_exactly_what_is_required() {
    for formula in FORMULAS {
        let problems = formula
            .explain(&Object::new())
            .expect_err("nothing comes of nothing");
        let missing = |problem: &InputProblem| problem.trouble == Trouble::Missing;
        assert!(problems.iter().all(missing), "{}", formula.name);
        let required = formula.fields.iter().filter(|field| field.required);
        let required: Vec<&str> = required.map(|field| field.name).collect();
        let told: Vec<&str> = problems.iter().map(|it| it.field.as_str()).collect();
        // A formula of which one or the other must be given says so once all else is there.
        assert!(told == required || required.is_empty(), "{}", formula.name);
    }
}

#[test]
fn unknown_fields_are_refused() {
    for Sample { name, given, .. } in samples() {
        let mut given = object(given);
        given.insert("wages_of_sin".to_owned(), json!(1));
        assert_eq!(
            formula(name).explain(&given),
            Err(problem("wages_of_sin", Trouble::Unknown)),
            "{name}"
        );
    }
}

#[test]
fn all_problems_are_told_at_once() {
    for formula in FORMULAS {
        // An array fits nothing but a list, and a number no list.
        let wrong = |field: &Field| match field.kind {
            Kind::List { .. } => json!(1),
            _ => json!([1]),
        };
        let given: Object = formula
            .fields
            .iter()
            .map(|field| (field.name.to_owned(), wrong(field)))
            .collect();
        let problems = formula.explain(&given).expect_err("nothing fits");
        let told: Vec<&str> = problems
            .iter()
            .map(|problem| problem.field.as_str())
            .collect();
        let fields: Vec<&str> = formula.fields.iter().map(|field| field.name).collect();
        assert_eq!(told, fields, "{}", formula.name);
    }
}

#[test]
fn amounts_below_nothing_or_beyond_reason_are_refused() {
    for formula in FORMULAS {
        for field in formula.fields {
            let Kind::Rupiah { max } = field.kind else {
                continue;
            };
            for (amount, fits) in [
                (-1, false),
                (0, true),
                (max.get(), true),
                (max.get() + 1, false),
            ] {
                let sample = samples()
                    .into_iter()
                    .find(|sample| sample.name == formula.name);
                let mut given = object(sample.expect("a sample").given);
                given.insert(field.name.to_owned(), json!(amount));
                let problems = formula.explain(&given).err().unwrap_or_default();
                let out_of_range = problems.iter().any(|problem| {
                    problem.field == field.name
                        && matches!(
                            problem.trouble,
                            Trouble::TooSmall { .. } | Trouble::TooLarge { .. }
                        )
                });
                assert_eq!(
                    out_of_range, !fits,
                    "{} {} {amount}",
                    formula.name, field.name
                );
            }
        }
    }
}

// Contributions

#[test]
fn wage_earners_figures_are_the_sums_of_the_table() {
    for (wage, month, class) in [
        (5_000_000, "2026-11", "i"),
        (20_000_000, "2025-01", "v"),
        (3_333_333, "2020-09", "iii"),
        (0, "2015-07", "ii"),
    ] {
        let given = json!({"wage": wage, "month": month, "jkk_class": class});
        let explained = answer("contribution-pu", given);
        let table = explained.table.as_ref().expect("a table");
        for column in ["employer", "worker", "state", "total"] {
            let at = table.columns.iter().position(|it| *it == column);
            let at = at.expect("the column");
            let cells = table.rows.iter().map(|row| row[at].plain().as_i64());
            let sum: i64 = cells.map(|cell| cell.expect("an amount")).sum();
            assert_eq!(figure(&explained, column), json!(sum), "{month} {column}");
        }
    }
}

#[test]
fn steps_show_the_calculation_in_figures_with_its_law() {
    let given = json!({"wage": 5_000_000, "month": "2026-11", "jkk_class": "i"});
    let explained = answer("contribution-pu", given);
    let step = |code: &str| {
        let step = explained.steps.iter().find(|step| step.code == code);
        step.expect("a step of that name").clone()
    };
    let jht = step("jht_employer");
    assert_eq!(jht.figures, "Rp5.000.000 × 3,7 %");
    assert_eq!(jht.value.plain(), json!(185_000));
    assert_eq!(
        (jht.source.law, jht.source.article),
        ("PP 46/2015", "Art. 16")
    );
    assert_eq!(step("jkk_rest").figures, "Rp12.000 − Rp7.000");
    assert_eq!(step("payable").value.plain(), figure(&explained, "payable"));
}

#[test]
fn the_recomposition_of_jkp_took_from_jkm_until_february_2025() {
    let steps = |month: &str| -> Vec<&'static str> {
        let given = json!({"wage": 5_000_000, "month": month, "jkk_class": "i"});
        let explained = answer("contribution-pu", given);
        explained.steps.iter().map(|step| step.code).collect()
    };
    assert!(steps("2025-01").contains(&"jkp_from_jkm"));
    assert!(!steps("2025-02").contains(&"jkp_from_jkm"));
    assert!(steps("2025-02").contains(&"jkp_from_jkk"));
    assert!(!steps("2021-01").contains(&"jkp_from_jkk"));
}

#[test]
fn what_the_size_of_the_employer_demands_cannot_be_left_out() {
    let with = |extra: Json| {
        let mut given = object(json!({"wage": 1, "month": "2026-11", "jkk_class": "i"}));
        given.extend(object(extra));
        formula("contribution-pu").explain(&given)
    };
    let other = "employer_size";
    assert_eq!(
        with(json!({"employer_size": "large", "jp": false, "jht": false})),
        Err([
            problem("jp", Trouble::Contradicts { other }),
            problem("jht", Trouble::Contradicts { other }),
        ]
        .concat())
    );
    assert!(with(json!({"employer_size": "small", "jp": false})).is_ok());
    assert!(with(json!({"employer_size": "micro", "jp": false, "jht": false})).is_ok());
    assert_eq!(
        with(json!({"jht": false, "jkp": true})),
        Err(problem("jkp", Trouble::Contradicts { other: "jht" }))
    );
}

#[test]
fn months_before_the_law_are_not_on_record() {
    for (name, given, field) in [
        (
            "contribution-pu",
            json!({"wage": 1, "month": "2015-06", "jkk_class": "i"}),
            "month",
        ),
        (
            "contribution-pu",
            json!({"wage": 1, "month": "2021-01", "jkk_class": "i", "jkp": true}),
            "month",
        ),
        (
            "contribution-bpu",
            json!({"income": 1, "month": "2015-06"}),
            "month",
        ),
        (
            "contribution-pmi",
            json!({"contract": "six_months", "month": "2023-01"}),
            "month",
        ),
        (
            "contribution-construction",
            json!({"wages": 1, "month": "2015-06"}),
            "month",
        ),
        (
            "payslip",
            json!({"base_pay": 1, "month": "2015-06"}),
            "month",
        ),
        (
            "jkk-benefit",
            json!({"outcome": "death", "wage": 1, "accident_on": "2019-12-01"}),
            "accident_on",
        ),
        (
            "jkm-benefit",
            json!({"died_on": "2019-12-01", "since": "2010-01-01"}),
            "died_on",
        ),
        (
            "jkp-benefit",
            json!({"wage": 1, "dismissed_on": "2021-02-01", "months_paid": 12}),
            "dismissed_on",
        ),
    ] {
        let expected = Err(problem(field, Trouble::NotOnRecord));
        assert_eq!(explain(name, given), expected, "{name}");
    }
}

#[test]
fn the_far_future_is_answered_and_jp_is_an_estimate_there() {
    let given = json!({"wage": 20_000_000, "month": "2099-12", "jkk_class": "i"});
    assert!(answer("contribution-pu", given).estimate);
}

#[test]
fn a_driver_of_three_million_pays_18150() {
    let given = json!({"income": 3_000_000, "month": "2026-11", "sector": "transport"});
    let explained = answer("contribution-bpu", given);
    assert_eq!(figure(&explained, "payable"), json!(18_150));
    assert_eq!(figure(&explained, "full"), json!(36_300));
    assert_eq!(figure(&explained, "base"), json!(2_950_000));
    assert!(!explained.estimate);
}

#[test]
fn a_migrant_through_a_company_pays_370000_for_two_years() {
    let given = json!({"contract": "twenty_four_months", "month": "2026-11"});
    let explained = answer("contribution-pmi", given);
    assert_eq!(figure(&explained, "payable"), json!(370_000));
    assert!(!explained.estimate);
}

#[test]
fn a_project_pays_by_contract_or_by_wages() {
    let by = |given| figure(&answer("contribution-construction", given), "payable");
    let contract = json!({"month": "2026-11", "contract_value": 10_000_000_000_i64});
    assert_eq!(by(contract), json!(11_550_000));
    assert_eq!(
        by(json!({"month": "2026-11", "wages": 50_000_000})),
        json!(1_020_000)
    );
    assert_eq!(
        explain("contribution-construction", json!({"month": "2026-11"})),
        Err(problem("contract_value", Trouble::Missing))
    );
}

// Identifiers and payslips

#[test]
fn the_published_tax_numbers_are_well_formed_and_another_digit_is_not() {
    for npwp in [
        "01.300.066.6-091.000",
        "01.312.166.0-091.000",
        "01.609.052.4-017.000",
        "02.183.241.5-000.000",
        "09.254.294.3-407.000",
    ] {
        let explained = answer("npwp", json!({"npwp": npwp}));
        assert_eq!(explained.value("shape"), Some(&Value::Code("older")));
    }
    let wrong = explain("npwp", json!({"npwp": "01.300.066.7-091.000"}));
    assert!(matches!(
        wrong.expect_err("a wrong digit")[0].trouble,
        Trouble::Invalid { .. }
    ));
}

#[test]
fn a_nik_as_tax_number_is_recognised() {
    let nik = "3273010101010001";
    let explained = answer("npwp", json!({"npwp": nik, "nik": nik}));
    assert_eq!(figure(&explained, "matches_nik"), json!(true));
    assert_eq!(explained.value("shape"), Some(&Value::Code("nik")));
    let both = explain("npwp", json!({"npwp": "1", "nik": "2"})).expect_err("neither");
    assert_eq!(both.len(), 2);
}

#[test]
fn a_payslip_tells_what_is_wrong() {
    let given = json!({
        "base_pay": 4_000_000, "allowances": 1_000_000, "month": "2026-11",
        "jht_worker": 80_000, "jp_worker": 50_000,
    });
    let explained = answer("payslip", given);
    assert_eq!(figure(&explained, "verdict"), json!("too_little"));
    assert_eq!(figure(&explained, "difference"), json!(-20_000));
    assert_eq!(figure(&explained, "implied_wage"), json!(4_000_000));
}

// Benefits

#[test]
fn a_death_at_work_on_five_million() {
    let given = json!({"outcome": "death", "wage": 5_000_000, "accident_on": "2026-05-10"});
    let explained = answer("jkk-benefit", given);
    assert_eq!(figure(&explained, "compensation"), json!(240_000_000));
    assert_eq!(figure(&explained, "total"), json!(262_000_000));
    assert_eq!(figure(&explained, "claim_until"), json!("2031-05-10"));
    assert!(!explained.estimate);
    let poor = json!({"outcome": "death", "wage": 0, "accident_on": "2026-05-10"});
    assert_eq!(
        figure(&answer("jkk-benefit", poor), "compensation"),
        json!(20_000_000)
    );
}

#[test]
fn a_total_disability_on_five_million() {
    let given =
        json!({"outcome": "total_disability", "wage": 5_000_000, "accident_on": "2026-05-10"});
    let explained = answer("jkk-benefit", given);
    assert_eq!(figure(&explained, "compensation"), json!(280_000_000));
    assert_eq!(figure(&explained, "total"), json!(292_000_000));
}

#[test]
fn what_does_not_belong_to_an_outcome_is_refused_and_what_does_is_asked_for() {
    let with = |extra: Json| {
        let mut given = object(json!({"wage": 1, "accident_on": "2026-05-10"}));
        given.extend(object(extra));
        formula("jkk-benefit").explain(&given)
    };
    let other = "outcome";
    assert_eq!(
        with(json!({"outcome": "death", "part": "eye", "months": 3})),
        Err([
            problem("part", Trouble::Contradicts { other }),
            problem("months", Trouble::Contradicts { other }),
        ]
        .concat())
    );
    assert_eq!(
        with(json!({"outcome": "partial_functional"})),
        Err([
            problem("part", Trouble::Missing),
            problem("loss", Trouble::Missing)
        ]
        .concat())
    );
    assert_eq!(
        with(json!({"outcome": "temporary"})),
        Err(problem("months", Trouble::Missing))
    );
    let eye = with(json!({"outcome": "partial_anatomical", "part": "eye"}));
    assert!(
        eye.expect("a part").estimate,
        "the table was not read again"
    );
}

#[test]
fn the_heirs_of_the_self_employed_wait_three_months() {
    let total = |died_on: &str| {
        let given = json!({"segment": "bpu", "since": "2026-03-01", "died_on": died_on});
        figure(&answer("jkm-benefit", given), "total")
    };
    assert_eq!(total("2026-05-31"), json!(10_000_000));
    assert_eq!(total("2026-06-01"), json!(42_000_000));
}

#[test]
fn a_dismissal_in_may_2026_pays_until_november() {
    let given = json!({"wage": 8_000_000, "dismissed_on": "2026-05-10", "months_paid": 12});
    let explained = answer("jkp-benefit", given);
    assert_eq!(figure(&explained, "total"), json!(18_000_000));
    assert_eq!(figure(&explained, "claim_until"), json!("2026-11-10"));
    assert!(!explained.estimate);
    let table = explained.table.expect("a table");
    assert_eq!(table.rows.len(), 6);
    assert!(
        table
            .rows
            .iter()
            .all(|row| row[2].plain() == json!(3_000_000))
    );
}

#[test]
fn rows_of_children_are_checked_one_by_one() {
    let given = |children: Json| {
        explain(
            "scholarship",
            json!({"first_year": 2026, "children": children}),
        )
    };
    assert_eq!(
        given(json!([])),
        Err(problem(
            "children",
            Trouble::TooSmall {
                limit: "1".to_owned()
            }
        ))
    );
    let three =
        json!([{"born_on": "2012-01-01"}, {"born_on": "2012-01-01"}, {"born_on": "2012-01-01"}]);
    assert_eq!(
        given(three),
        Err(problem(
            "children",
            Trouble::TooLarge {
                limit: "2".to_owned()
            }
        ))
    );
    assert_eq!(
        given(json!([
            {"born_on": "2027-01-01"},
            {"born_on": "2012-01-01", "level": "lower_secondary", "grade": 4},
        ])),
        Err([
            problem(
                "children[0].born_on",
                Trouble::Contradicts {
                    other: "first_year"
                }
            ),
            problem(
                "children[1].grade",
                Trouble::TooLarge {
                    limit: "3".to_owned()
                }
            ),
        ]
        .concat())
    );
}
