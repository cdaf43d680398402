use super::dump::{added, events, everything};
use crate::test_app::{BEGIN, FILLED_WITH, TestApp, dump_query, open_app};
use jiff::{SignedDuration, civil::date};
use jmo_service::{
    App, Store,
    register::prove,
    sandbox::{FillError, Population, day_to_live_on, fill},
};
use std::{collections::BTreeSet, time::Duration};
use tempfile::{TempDir, tempdir};

const FEW: Population = Population { count: 12, seed: 7 };

async fn fresh() -> (TempDir, App) {
    let folder = tempdir().expect("a folder");
    let app = open_app(&folder, BEGIN).await;
    (folder, app)
}

async fn filled(population: Population) -> (TempDir, App) {
    let (folder, app) = fresh().await;
    fill(&app, population, |_| {}).await.expect("filled");
    (folder, app)
}

async fn days_later(app: &App, days: i64) {
    app.clock().advance(SignedDuration::from_hours(24 * days));
    fill(app, FEW, |_| {}).await.expect("filled on");
}

async fn proven(app: &App) {
    assert_eq!(prove(app.store()).await.expect("a proof").1, []);
}

#[tokio::test]
async fn the_same_seed_gives_the_same_people_everywhere() {
    let shared = TestApp::new().await;
    let (_folder, other) = filled(FILLED_WITH).await;
    assert_eq!(everything(&shared.app).await, everything(&other).await);
    assert_eq!(events(&shared.app).await, events(&other).await);
}

#[tokio::test]
async fn another_seed_gives_other_people() {
    let (_one, seven) = filled(FEW).await;
    let (_two, eight) = filled(Population { seed: 8, ..FEW }).await;
    let (seven, eight) = (everything(&seven).await, everything(&eight).await);
    let seven: BTreeSet<_> = seven.iter().collect();
    let common = eight.iter().filter(|line| seven.contains(line)).count();
    // The demo people and the employers are in every sandbox.
    assert!(common > 100, "{common}");
    assert!(
        eight.len() - common > 500,
        "{} of {} differ",
        eight.len() - common,
        eight.len()
    );
}

#[tokio::test]
async fn nik_serials_are_ones_nobody_is_given() {
    let app = TestApp::new().await;
    let lines = everything(&app.app).await;
    let niks: Vec<_> = lines
        .iter()
        .filter(|line| line.len() == 16 && line.bytes().all(|b| b.is_ascii_digit()))
        .collect();
    // 25 people, 10 with accounts, 4 without; one more has a passport.
    assert_eq!(niks.len(), 39);
    assert!(niks.iter().all(|nik| nik[12..] > *"9000"), "{niks:?}");
}

#[tokio::test]
async fn filling_again_on_the_same_day_changes_nothing() {
    let (_folder, app) = filled(FEW).await;
    let before = (everything(&app).await, events(&app).await);
    days_later(&app, 0).await;
    assert_eq!((everything(&app).await, events(&app).await), before);
}

#[tokio::test]
async fn a_later_day_only_adds() {
    let (_folder, app) = filled(FEW).await;
    let (before, told) = (added(&app).await, events(&app).await);
    days_later(&app, 60).await;
    let (after, told_after) = (added(&app).await, events(&app).await);
    let missing = |before: Vec<String>, after: &[String]| -> Vec<_> {
        let after: BTreeSet<_> = after.iter().cloned().collect();
        before
            .into_iter()
            .filter(|line| !after.contains(line))
            .collect()
    };
    assert!(
        after.len() > before.len() + 20,
        "two months of contributions and the year's returns"
    );
    assert_eq!(missing(before, &after), Vec::<String>::new());
    assert_eq!(missing(told, &told_after), Vec::<String>::new());
    proven(&app).await;
    let twice = "SELECT m.kpj || ' ' || c.month FROM contribution c JOIN membership m ON m.id = c.membership_id
                 WHERE c.wage > 0 GROUP BY m.kpj, c.month HAVING COUNT(*) > 1";
    assert_eq!(
        dump_query(app.store(), twice).await,
        Vec::<String>::new(),
        "no month is paid twice"
    );
}

#[tokio::test]
async fn it_does_not_matter_on_which_days_the_service_was_up() {
    let (_one, daily) = filled(FEW).await;
    let (_two, once) = filled(FEW).await;
    for _ in 0..14 {
        days_later(&daily, 7).await;
    }
    days_later(&once, 98).await;
    assert_eq!(everything(&daily).await, everything(&once).await);
    assert_eq!(events(&daily).await, events(&once).await);
}

#[tokio::test]
async fn a_filling_that_was_cut_short_is_begun_again() {
    let (_whole, whole) = filled(FEW).await;
    let whole = everything(&whole).await;
    let folder = tempdir().expect("a folder");
    let mut cut = 0;
    for millis in [1, 5, 10, 20, 40, 60, 80, 120] {
        let app = open_app(&folder, BEGIN).await;
        let filling = fill(&app, FEW, |_| {});
        cut += u32::from(
            tokio::time::timeout(Duration::from_millis(millis), filling)
                .await
                .is_err(),
        );
        proven(&app).await;
        app.store().close().await;
    }
    assert!(cut > 0, "no filling was cut short");
    let app = open_app(&folder, BEGIN).await;
    fill(&app, FEW, |_| {}).await.expect("filled");
    assert_eq!(everything(&app).await, whole);
    assert_eq!(
        dump_query(app.store(), "SELECT id FROM account")
            .await
            .len(),
        10
    );
}

#[tokio::test]
async fn a_demo_person_the_folder_does_not_know_is_told_of_later() {
    let (_folder, app) = filled(FEW).await;
    let (_other, whole) = filled(FEW).await;
    // As a build without Eko would have left it.
    let mut tx = app.store().write().await.expect("the writer");
    for sql in [
        "DELETE FROM data_update_change WHERE person_id = (SELECT id FROM person WHERE name = 'Eko Wibowo')",
        "DELETE FROM data_update WHERE person_id = (SELECT id FROM person WHERE name = 'Eko Wibowo')",
        "DELETE FROM account WHERE person_id = (SELECT id FROM person WHERE name = 'Eko Wibowo')",
        "DELETE FROM wage WHERE person_id = (SELECT id FROM person WHERE name = 'Eko Wibowo')",
        "DELETE FROM contribution WHERE person_id = (SELECT id FROM person WHERE name = 'Eko Wibowo')",
        "DELETE FROM ledger WHERE person_id = (SELECT id FROM person WHERE name = 'Eko Wibowo')",
        "DELETE FROM balance WHERE person_id = (SELECT id FROM person WHERE name = 'Eko Wibowo')",
        "DELETE FROM membership WHERE person_id = (SELECT id FROM person WHERE name = 'Eko Wibowo')",
        "DELETE FROM person WHERE name = 'Eko Wibowo'",
        "DELETE FROM register_event WHERE id LIKE '25010090010/%'",
    ] {
        let deleted = sqlx::query(sql).execute(&mut *tx).await.expect("deleted");
        assert!(deleted.rows_affected() > 0, "{sql}");
    }
    tx.commit().await.expect("written");
    days_later(&app, 40).await;
    days_later(&whole, 40).await;
    assert_eq!(everything(&app).await, everything(&whole).await);
    let accounts = dump_query(app.store(), "SELECT id FROM account").await;
    assert_eq!(accounts.len(), 10);
}

#[tokio::test]
async fn a_folder_belongs_to_one_sandbox() {
    let (_folder, app) = filled(FEW).await;
    let other = fill(&app, Population { count: 13, ..FEW }, |_| {}).await;
    assert!(matches!(other, Err(FillError::Another(12, 7))));
    let other = fill(&app, Population { seed: 9, ..FEW }, |_| {}).await;
    assert!(matches!(other, Err(FillError::Another(12, 7))));
}

#[tokio::test]
async fn a_day_before_what_was_told_is_refused_and_changes_nothing() {
    let (folder, app) = filled(FEW).await;
    days_later(&app, 9).await;
    let told = (everything(&app).await, events(&app).await);
    let earlier = open_app(&folder, BEGIN).await;
    let refused = fill(&earlier, FEW, |_| {}).await;
    let until = date(2026, 11, 30);
    assert!(matches!(refused, Err(FillError::Earlier(day)) if day == until));
    assert_eq!((everything(&app).await, events(&app).await), told);
    days_later(&app, 0).await;
}

#[test]
fn untold_a_sandbox_lives_today_or_on_the_last_day_the_law_is_known() {
    let (known, last) = (date(2026, 11, 21), date(2027, 2, 28));
    assert_eq!(day_to_live_on(known), known);
    assert_eq!(day_to_live_on(last), last);
    assert_eq!(day_to_live_on(date(2031, 1, 1)), last);
}

#[tokio::test]
async fn a_sandbox_lives_only_where_the_law_is_known() {
    for at in ["2024-12-31T16:59:59Z", "2027-02-28T17:00:00Z"] {
        let folder = tempdir().expect("a folder");
        let app = open_app(&folder, at).await;
        assert!(
            matches!(fill(&app, FEW, |_| {}).await, Err(FillError::Day)),
            "{at}"
        );
    }
    for at in ["2024-12-31T17:00:00Z", "2027-02-28T16:59:59Z"] {
        let folder = tempdir().expect("a folder");
        let app = open_app(&folder, at).await;
        fill(&app, FEW, |_| {}).await.expect("filled");
        proven(&app).await;
    }
}

#[tokio::test]
async fn a_folder_with_an_unusual_name_serves_as_well() {
    let parent = tempdir().expect("a folder");
    let folder = parent.path().join("100% data? #1 é");
    std::fs::create_dir(&folder).expect("a folder");
    Store::open(&folder).await.expect("a store").close().await;
    assert!(folder.join("jmo.sqlite").exists());
}
