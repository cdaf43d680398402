//! Pengkinian Data: what each field takes, what it says to what it does not take, and how answers
//! of an older flow become those of a newer one.

use jmo_rules::{
    AccountNumber, NpwpError, Phone, PhoneError, Sex,
    data_update::{
        Answers, DataUpdate, FLOW, FieldId, Flow, Kind, Known, Migration, Problem, StageId, Wrong,
        check,
    },
};
use proptest::prelude::*;

const HERE: &str = "3276061005";

fn there_is(code: &str) -> bool {
    ["31", "32", "3276", "327606", HERE, "3171"].contains(&code)
}

fn known() -> Known<'static> {
    Known {
        sex_of_nik: Some(Sex::Female),
        own_phone: None,
        region: &there_is,
    }
}

/// Answers with which everything is right.
fn right() -> Answers {
    let mut answers = Answers::default();
    for (field, text) in [
        (FieldId::MembershipRight, "yes"),
        (FieldId::Selfie, "selfie-1"),
        (FieldId::Bank, "014"),
        (FieldId::AccountNumber, "1234567890"),
        (FieldId::Sex, "female"),
        (FieldId::Province, "32"),
        (FieldId::Regency, "3276"),
        (FieldId::District, "327606"),
        (FieldId::Village, HERE),
        (FieldId::Address, "Jalan Margonda 100"),
        (FieldId::PostalCode, "16424"),
        (FieldId::MotherName, "Sri Wahyuni"),
        (FieldId::MaritalStatus, "married"),
        (FieldId::Education, "senior_high"),
        (FieldId::EmergencyName, "Budi Santoso"),
        (FieldId::EmergencyPhone, "0812 3456 7890"),
        (FieldId::EmergencyRelation, "spouse"),
    ] {
        answers.set(field, text);
    }
    answers
}

/// What is wrong when one answer is another one.
fn wrong(field: FieldId, text: &str, known: &Known<'_>) -> Option<Wrong> {
    let mut answers = right();
    answers.set(field, text);
    let problems: Vec<Problem> = FLOW
        .stages
        .iter()
        .flat_map(|stage| check(&FLOW, stage.id, &answers, known))
        .collect();
    problems
        .iter()
        .find(|problem| problem.field == field)
        .map(|problem| problem.wrong)
}

#[test]
fn what_is_right_is_read_and_comes_back_in_its_normal_form() {
    let mut answers = right();
    answers.set(FieldId::Npwp, "3174055203929003");
    answers.set(FieldId::Neighbourhood, "003/011");
    answers.set(FieldId::FamilyCard, "3276 0610 0512 0001");
    let update = DataUpdate::read(&answers, &known()).expect("an update");
    let again = update.answers();
    assert_eq!(again.get(FieldId::EmergencyPhone), "+6281234567890");
    assert_eq!(again.get(FieldId::FamilyCard), "3276061005120001");
    assert_eq!(again.get(FieldId::Regency), "3276");
    // The selfie and the confirmation are of this update only.
    assert_eq!(again.get(FieldId::Selfie), "");
    let mut again = again;
    again.set(FieldId::Selfie, "selfie-1");
    again.set(FieldId::MembershipRight, "yes");
    assert_eq!(DataUpdate::read(&again, &known()), Ok(update));
}

#[test]
fn only_what_may_be_left_empty_may_be_left_empty() {
    let empty = Answers::default();
    for stage in FLOW.stages {
        let asked = stage.fields.iter().filter(|field| !field.optional);
        let wanted: Vec<Problem> = asked
            .map(|field| Problem {
                field: field.id,
                wrong: Wrong::Required,
            })
            .collect();
        assert_eq!(check(&FLOW, stage.id, &empty, &known()), wanted);
    }
    let optional = FLOW.stages.iter().flat_map(|stage| stage.fields);
    let optional: Vec<FieldId> = optional
        .filter(|field| field.optional)
        .map(|field| field.id)
        .collect();
    assert_eq!(
        optional,
        [
            FieldId::Npwp,
            FieldId::BirthPlace,
            FieldId::Neighbourhood,
            FieldId::FamilyCard
        ]
    );
}

#[test]
fn each_field_says_why_in_its_own_words() {
    let long = "a".repeat(201);
    let cases: &[(FieldId, &str, Option<Wrong>)] = &[
        (FieldId::MembershipRight, "no", Some(Wrong::Required)),
        (
            FieldId::Npwp,
            "12",
            Some(Wrong::Npwp(NpwpError::Length { got: 2 })),
        ),
        (FieldId::Bank, "999", Some(Wrong::NotAChoice)),
        (FieldId::AccountNumber, "12-345x", Some(Wrong::NotDigits)),
        (FieldId::AccountNumber, "123", Some(Wrong::Length)),
        (FieldId::Sex, "other", Some(Wrong::NotAChoice)),
        (FieldId::Sex, "male", Some(Wrong::DiffersFromNik)),
        (FieldId::Province, "99", Some(Wrong::UnknownRegion)),
        (FieldId::Province, "3276", Some(Wrong::UnknownRegion)),
        (FieldId::Regency, "3171", Some(Wrong::NotInRegion)),
        (FieldId::District, "317101", Some(Wrong::NotInRegion)),
        (FieldId::Village, "3276069999", Some(Wrong::UnknownRegion)),
        (FieldId::Village, "32760610०5", Some(Wrong::UnknownRegion)),
        (FieldId::Address, "J", Some(Wrong::TooShort)),
        (FieldId::Address, &long, Some(Wrong::TooLong)),
        (
            FieldId::Address,
            "Jalan\u{0}Margonda",
            Some(Wrong::Malformed),
        ),
        (FieldId::Neighbourhood, "3", Some(Wrong::Malformed)),
        (FieldId::Neighbourhood, "3/1111", Some(Wrong::Malformed)),
        (FieldId::Neighbourhood, "3/11", None),
        (FieldId::PostalCode, "1642", Some(Wrong::Length)),
        (FieldId::PostalCode, "1642a", Some(Wrong::NotDigits)),
        (FieldId::MotherName, "S1ti", Some(Wrong::Malformed)),
        (FieldId::MotherName, "...", Some(Wrong::TooShort)),
        (FieldId::MotherName, "Nur'aini, S.Pd.", None),
        (
            FieldId::MaritalStatus,
            "it's complicated",
            Some(Wrong::NotAChoice),
        ),
        (FieldId::FamilyCard, "327606100512000", Some(Wrong::Length)),
        (FieldId::Education, "phd", Some(Wrong::NotAChoice)),
        (
            FieldId::EmergencyPhone,
            "021 555",
            Some(Wrong::Phone(PhoneError::NotMobile)),
        ),
        (FieldId::EmergencyRelation, "enemy", Some(Wrong::NotAChoice)),
    ];
    for (field, text, expected) in cases {
        assert_eq!(
            &wrong(*field, text, &known()),
            expected,
            "{field:?} «{text}»"
        );
    }
}

#[test]
fn the_emergency_number_is_not_the_persons_own_however_it_is_written() {
    let own: Phone = "081234567890".parse().expect("a number");
    let known = Known {
        own_phone: Some(&own),
        ..known()
    };
    for same in ["0812-3456-7890", "+62 812 3456 7890", "6281234567890"] {
        assert_eq!(
            wrong(FieldId::EmergencyPhone, same, &known),
            Some(Wrong::OwnPhone),
            "{same}"
        );
    }
    assert_eq!(wrong(FieldId::EmergencyPhone, "081234567891", &known), None);
}

#[test]
fn without_a_nik_no_sex_is_held_against_another() {
    let known = Known {
        sex_of_nik: None,
        ..known()
    };
    for sex in ["male", "female"] {
        assert_eq!(wrong(FieldId::Sex, sex, &known), None);
    }
}

#[test]
fn the_stages_follow_one_another_there_and_back() {
    let order: Vec<StageId> = FLOW.stages.iter().map(|stage| stage.id).collect();
    for pair in order.windows(2) {
        assert_eq!(FLOW.next(pair[0]), Some(pair[1]));
        assert_eq!(FLOW.before(pair[1]), Some(pair[0]));
    }
    assert_eq!(order.len(), 6);
    assert_eq!(FLOW.before(order[0]), None);
    assert_eq!(FLOW.next(order[5]), None);
}

#[test]
fn every_field_is_asked_once_under_the_name_it_has_on_the_wire() {
    let mut names = Vec::new();
    for field in FLOW.stages.iter().flat_map(|stage| stage.fields) {
        let written = serde_json::to_value(field.id).expect("a name");
        assert_eq!(written, field.id.name());
        if let Kind::Choice { choices } = field.kind {
            assert!(!choices.is_empty());
        }
        names.push(field.id.name());
    }
    names.sort_unstable();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all);
}

#[test]
fn an_older_flows_answers_are_brought_on_step_by_step_and_a_newer_ones_are_kept() {
    const FLOW: Flow = Flow {
        id: "later",
        version: 3,
        stages: &[],
        migrations: &[
            Migration {
                from: 1,
                apply: |answers| {
                    if let Some(name) = answers.remove("mother") {
                        answers.put("mother_name", name);
                    }
                },
            },
            Migration {
                from: 2,
                apply: |answers| {
                    answers.remove("religion");
                },
            },
        ],
    };
    let mut old = Answers::default();
    old.put("mother", "Sri");
    old.put("religion", "x");
    let new = FLOW.migrate(1, old.clone());
    assert_eq!(new.get(FieldId::MotherName), "Sri");
    assert_eq!(new.len(), 1);
    assert_eq!(FLOW.migrate(3, old.clone()), old);
    assert_eq!(FLOW.migrate(4, old.clone()), old);
}

#[test]
fn nothing_typed_is_in_what_is_printed_for_us() {
    let answers = right();
    let update = DataUpdate::read(&answers, &known()).expect("an update");
    let printed = format!("{answers:?} {update:?}");
    for (name, text) in answers.iter().filter(|(_, text)| text.len() > 4) {
        assert!(!printed.contains(text), "{name}");
    }
}

proptest! {
    #[test]
    fn no_text_breaks_a_field_and_what_passes_can_be_read(
        field in 0_usize..21,
        text in "\\PC{0,30}|[0-9 ./-]{0,20}",
    ) {
        let fields: Vec<_> = FLOW.stages.iter().flat_map(|stage| stage.fields).collect();
        let mut answers = right();
        answers.set(fields[field].id, text);
        let problems: usize = FLOW
            .stages
            .iter()
            .map(|stage| check(&FLOW, stage.id, &answers, &known()).len())
            .sum();
        match DataUpdate::read(&answers, &known()) {
            Ok(_) => prop_assert_eq!(problems, 0),
            // Never an empty list: whoever is refused is told why.
            Err(told) => {
                prop_assert_eq!(told.len(), problems);
                prop_assert!(problems > 0);
            }
        }
    }

    #[test]
    fn newer_answers_lie_over_older_ones(old in "[a-z]{1,8}", new in "[a-z]{1,8}") {
        let mut older = right();
        older.set(FieldId::Address, old);
        let mut newer = Answers::default();
        newer.set(FieldId::Address, new.clone());
        let both = older.clone().with(newer);
        prop_assert_eq!(both.get(FieldId::Address), new);
        prop_assert_eq!(both.len(), older.len());
    }

    #[test]
    fn an_account_number_is_taken_as_digits(number in "[0-9]{10}") {
        let read: AccountNumber = number.parse().expect("a number");
        prop_assert_eq!(read.as_str(), number);
    }
}
