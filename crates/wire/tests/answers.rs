//! What an app of version 1 was ever told parses for ever, and so does what it will be told by
//! services that are newer than it. What it asks is read strictly.

use jmo_wire::{
    Code, Problem, Secret,
    account::{
        Account, Challenge, Channel, Deletion, Devices, EnterCode, IdentityVerdict, LogKind, Proof,
        Recovery, SecurityLog, Session, SignIn, SignInAnswer, Verdict,
    },
    activity::{ActivityEvent, ActivityKind, ActivityPage, ActivityQuery},
    balance::Balance,
    card::CardHolder,
    complaint::{Taken, TicketStatus},
    membership::{
        Cover, FindingKind, Membership, MembershipStatus, Merge, MergePreview, Programme, Segment,
    },
    statement::{Statement, StatementEntry, Verified, VerifyStatement},
    status::ServiceStatus,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

/// Parses a stored answer, and again with unknown fields everywhere; what it writes holds what it
/// read, and what has been added since.
fn keeps<T: DeserializeOwned + Serialize>(stored: &str) {
    let value: Value = serde_json::from_str(stored).expect("stored JSON");
    let parsed: T = serde_json::from_value(value.clone()).expect("a stored answer parses for ever");
    let written = serde_json::to_value(&parsed).expect("it can be written");
    assert!(holds(&written, &value), "{written} and {value}");
    let from_the_future: T =
        serde_json::from_value(extended(value.clone())).expect("unknown fields are skipped");
    assert_eq!(
        serde_json::to_value(&from_the_future).expect("it can be written"),
        written
    );
}

fn holds(written: &Value, stored: &Value) -> bool {
    match (written, stored) {
        (Value::Object(written), Value::Object(stored)) => stored
            .iter()
            .all(|(name, value)| written.get(name).is_some_and(|now| holds(now, value))),
        (Value::Array(written), Value::Array(stored)) => {
            written.len() == stored.len() && written.iter().zip(stored).all(|(a, b)| holds(a, b))
        }
        (written, stored) => written == stored,
    }
}

fn extended(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut fields: serde_json::Map<_, _> = fields
                .into_iter()
                .map(|(name, value)| (name, extended(value)))
                .collect();
            fields.insert("tomorrow".to_owned(), json!({"a": [1, null]}));
            Value::Object(fields)
        }
        Value::Array(values) => values.into_iter().map(extended).collect(),
        other => other,
    }
}

#[test]
fn every_stored_answer_parses_for_ever() {
    keeps::<Account>(include_str!("v1/account.json"));
    keeps::<Account>(include_str!("v1/account_under_way.json"));
    keeps::<Challenge>(include_str!("v1/challenge_on_record.json"));
    keeps::<Proof>(include_str!("v1/proof.json"));
    keeps::<IdentityVerdict>(include_str!("v1/identity_verdict.json"));
    keeps::<Recovery>(include_str!("v1/recovery.json"));
    keeps::<Devices>(include_str!("v1/devices.json"));
    keeps::<SecurityLog>(include_str!("v1/security_log.json"));
    keeps::<Deletion>(include_str!("v1/deletion.json"));
    keeps::<Taken>(include_str!("v1/complaint_taken.json"));
    keeps::<Balance>(include_str!("v1/balance.json"));
    keeps::<Balance>(include_str!("v1/balance_merged.json"));
    keeps::<Statement>(include_str!("v1/statement.json"));
    keeps::<Verified>(include_str!("v1/statement_verified.json"));
    keeps::<ActivityPage>(include_str!("v1/activity.json"));
    keeps::<CardHolder>(include_str!("v1/card.json"));
    keeps::<Membership>(include_str!("v1/membership.json"));
    keeps::<Membership>(include_str!("v1/membership_watched.json"));
    keeps::<MergePreview>(include_str!("v1/merge_preview.json"));
    keeps::<SignInAnswer>(include_str!("v1/sign_in_code.json"));
    keeps::<SignInAnswer>(include_str!("v1/sign_in_session.json"));
    keeps::<Session>(include_str!("v1/session.json"));
    keeps::<ServiceStatus>(include_str!("v1/status.json"));
    keeps::<Problem>(include_str!("v1/problem.json"));
}

#[test]
fn enum_values_from_the_future_are_unknown_and_no_error() {
    fn reads<T: DeserializeOwned + PartialEq + std::fmt::Debug>(value: Value, expected: T) {
        assert_eq!(
            serde_json::from_value::<T>(value).expect("tolerated"),
            expected
        );
    }
    reads(json!("postal"), Channel::Unknown);
    reads(json!("volunteer"), Segment::Unknown);
    reads(json!("suspended"), MembershipStatus::Unknown);
    reads(json!("jxx"), Programme::Unknown);
    reads(json!({"kind": "paused", "for": 3}), Cover::Unknown);
    reads(json!("dreamt"), FindingKind::Unknown);
    reads(json!("dreamt"), ActivityKind::Unknown);
    reads(json!({"kind": "dreamt", "of": 3}), ActivityEvent::Unknown);
    reads(json!({"kind": "dreamt", "of": 3}), StatementEntry::Unknown);
    reads(json!("new_rule"), Code::Unknown);
    reads(json!("perhaps"), Verdict::Unknown);
    reads(json!("dreamt"), LogKind::Unknown);
    reads(json!("forwarded"), TicketStatus::Unknown);
}

#[test]
fn a_request_with_an_unknown_field_is_refused() {
    let sign_in = json!({"login": "a@b.example", "password": "p", "device_name": "d"});
    assert!(serde_json::from_value::<SignIn>(sign_in.clone()).is_ok());
    let mut more = sign_in;
    more["remember"] = json!(true);
    assert!(serde_json::from_value::<SignIn>(more).is_err());
    assert!(
        serde_json::from_value::<EnterCode>(json!({"challenge_token": "t", "code": "1", "x": 1}))
            .is_err()
    );
}

#[test]
fn so_are_those_about_cards_statements_and_the_timeline() {
    let merge = json!({"cards": ["16020090007"], "into": "24010090027", "preview": "p", "x": 1});
    assert!(serde_json::from_value::<Merge>(merge).is_err());
    let printed = json!({
        "kpj": "16020090007", "year": 2025, "through": "2025-12-31",
        "closing": 1, "verification": "v", "x": 1,
    });
    assert!(serde_json::from_value::<VerifyStatement>(printed).is_err());
    assert!(serde_json::from_value::<ActivityQuery>(json!({"page": 2})).is_err());
    let nothing: ActivityQuery = serde_json::from_value(json!({})).expect("all of it");
    assert_eq!(nothing, ActivityQuery::default());
}

#[test]
fn what_was_added_to_an_answer_may_be_missing() {
    let balance: Balance =
        serde_json::from_str(include_str!("v1/balance.json")).expect("an old answer");
    assert!(balance.cards.iter().all(|card| card.merged.is_empty()));
    let membership: Membership =
        serde_json::from_str(include_str!("v1/membership.json")).expect("an old answer");
    assert!(membership.findings.is_empty() && membership.merges.is_empty());
}

#[test]
fn an_answer_with_an_impossible_identifier_is_refused() {
    let mut balance: Value =
        serde_json::from_str(include_str!("v1/balance.json")).expect("stored JSON");
    balance["cards"][0]["kpj"] = json!("1803009000");
    assert!(serde_json::from_value::<Balance>(balance).is_err());
}

#[test]
fn a_secret_is_never_printed() {
    assert_eq!(format!("{:?}", Secret::new("hunter2")), "Secret(…)");
}
