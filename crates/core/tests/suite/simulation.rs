//! Simulations: for anybody, and with a person's own figures where they are known.

use crate::world::World;
use jmo_core::{FaultCode, IdleMinutes, SimulationInputs};
use jmo_rules::explain::{FORMULAS, Formula, Trouble};
use jmo_wire::Secret;
use serde_json::{Value, json};

fn known(world: &World, name: &str) -> SimulationInputs {
    world.app.known_inputs(name).expect("a formula")
}

fn input(world: &World, formula: &str, field: &str) -> Option<Value> {
    known(world, formula).0.get(field).cloned()
}

/// Everything a formula may ask about was looked at once.
async fn look_at_everything(world: &World) {
    world.sign_in("siti").await;
    world.app.membership(true).await.expect("a view");
    world.app.balance(true).await.expect("a view");
    world.app.statement(true).await.expect("a view");
    world.app.card(true, false).await.expect("a view");
}

#[tokio::test]
async fn what_is_known_fits_every_formula_and_only_what_is_missing_is_missing() {
    let world = World::new();
    look_at_everything(&world).await;
    for Formula { name, fields, .. } in FORMULAS {
        let known = known(&world, name);
        let problems = Formula::named(name)
            .expect("one of them")
            .explain(&known.0)
            .err()
            .unwrap_or_default();
        for problem in problems {
            assert_eq!(problem.trouble, Trouble::Missing, "{name}: {problem:?}");
            let given = known.0.contains_key(&problem.field);
            assert!(!given, "{name}: {} is known and missing", problem.field);
        }
        let form = world.app.formula(name).expect("a form");
        assert_eq!(form.fields.len(), fields.len());
    }
}

#[tokio::test]
async fn a_formula_finds_the_persons_own_figures() {
    let world = World::new();
    look_at_everything(&world).await;
    let of = |formula, field| input(&world, formula, field);
    assert_eq!(of("jht-projection", "opening"), Some(json!(1004)));
    assert_eq!(of("jht-projection", "wage"), Some(json!(6_000_000)));
    assert_eq!(of("jht-projection", "income"), None, "she has a wage");
    assert_eq!(of("jht-projection", "from"), Some(json!("2023-11")));
    assert_eq!(of("jht-tax", "gross"), Some(json!(1004)));
    let earlier = json!([{ "on": "2022-12-30", "gross": 100_000 }]);
    assert_eq!(of("jht-tax", "earlier"), Some(earlier));
    assert_eq!(
        of("jht-eligibility", "member_since"),
        Some(json!("2022-01-03"))
    );
    assert_eq!(of("jht-eligibility", "active"), Some(json!(true)));
    assert_eq!(of("jp-date", "birth_date"), Some(json!("1992-03-12")));
    let years = json!([
        { "year": 2022, "months": 12, "wage": 5_000_000 },
        { "year": 2023, "months": 8, "wage": 6_000_000 },
    ]);
    assert_eq!(of("jp-benefit", "years"), Some(years));
    assert_eq!(of("jkp-benefit", "months_paid"), Some(json!(20)));
    assert_eq!(of("jkp-benefit", "in_a_row"), Some(json!(16)));
    assert_eq!(of("jkm-benefit", "segment"), Some(json!("pu")));
    assert_eq!(of("contribution-pu", "jp"), Some(json!(true)));
    assert_eq!(of("contribution-pu", "jkp"), Some(json!(false)));
    assert_eq!(of("contribution-bpu", "income"), None, "she has none");
    assert_eq!(of("nik", "nik"), None, "a number is not typed for her");
}

#[tokio::test]
async fn signed_out_or_locked_nothing_of_anybody_is_known_but_the_day() {
    let world = World::new();
    let only_days = |day: &str| {
        for formula in FORMULAS {
            for (field, value) in known(&world, formula.name).0 {
                let text = value.as_str().unwrap_or_default();
                assert!(
                    day.starts_with(text) && !text.is_empty(),
                    "{field}: {value}"
                );
            }
        }
    };
    // Three in the morning in Jakarta.
    only_days("2026-11-21");
    assert_eq!(input(&world, "jht-tax", "on"), Some(json!("2026-11-21")));
    // The service lives on another day.
    world.app.status().await;
    only_days("2023-11-15");
    world.clock.advance(24 * 60 * 60);
    only_days("2023-11-16");

    look_at_everything(&world).await;
    assert_eq!(input(&world, "jht-tax", "gross"), Some(json!(1004)));
    let pin = Secret::new("271828");
    let set = world.app.set_lock(pin, IdleMinutes::default(), None).await;
    set.expect("a lock");
    world.app.lock();
    only_days("2023-11-15");
    let simulated = world.app.simulate("jp-date", &SimulationInputs::default());
    simulated.expect("the law is for everybody");
    world.app.sign_out().await;
    only_days("2023-11-15");
}

#[test]
fn there_is_no_formula_of_another_name() {
    let world = World::new();
    let code = world.app.known_inputs("lottery").expect_err("none").code;
    assert_eq!(code, FaultCode::NotFound);
}
