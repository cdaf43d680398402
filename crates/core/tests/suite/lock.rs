//! The lock: what it hides, what a PIN costs, and the ways past it.

use crate::{device::Device, service::FakeService, service::Network, world::World};
use jmo_core::{
    Answers, App, CardForm, Fault, FaultCode, Go, IdleMinutes, Language, LockSettings,
    MemoryReason, Preferences, SessionView, SimulationInputs, Source, StageId, StatementForm,
    Storage,
};
use jmo_rules::explain::{FORMULAS, Formula};
use jmo_wire::{Secret, activity::ActivityQuery, data_update::SelfieWay};
use std::{future::Future, sync::Arc, time::Duration};

const PIN: &str = "271828";
const KPJ: &str = "18054471920";

fn pin() -> Secret {
    Secret::new(PIN)
}

fn wrong() -> Secret {
    Secret::new("314159")
}

fn locked(wait: u32, pin_dead: bool) -> SessionView {
    SessionView::Locked {
        biometric: false,
        wait,
        pin_dead,
    }
}

fn open() -> SessionView {
    SessionView::SignedIn {
        name: "SITI".to_owned(),
    }
}

fn code<T: std::fmt::Debug>(result: Result<T, Fault>) -> FaultCode {
    result.expect_err("a fault").code
}

async fn set(world: &World) -> LockSettings {
    world
        .app
        .set_lock(pin(), IdleMinutes::default(), None)
        .await
        .expect("a lock")
}

/// Signed in, with everything looked at once, and locked.
async fn lock(world: &World) {
    world.sign_in("siti").await;
    world.app.account(true).await.expect("a view");
    world.app.membership(true).await.expect("a view");
    world.app.balance(true).await.expect("a view");
    world.app.card(true, false).await.expect("a view");
    world.app.statement(true).await.expect("a view");
    let everything = ActivityQuery::default();
    world.app.activity(everything).await.expect("a view");
    set(world).await;
    assert_eq!(world.app.lock(), locked(0, false));
}

/// What every formula is told of the person.
fn known_of_all(app: &App) -> Vec<SimulationInputs> {
    let known = |formula: &Formula| app.known_inputs(formula.name).expect("a formula");
    FORMULAS.iter().map(known).collect()
}

async fn try_wrong(world: &World, times: u32) -> Vec<FaultCode> {
    let mut codes = Vec::new();
    for _ in 0..times {
        codes.push(code(world.app.unlock(wrong()).await));
    }
    codes
}

/// Wrong tries with every wait waited out, until only the password helps.
async fn kill_the_pin(world: &World) {
    for _ in 0..10 {
        world.clock.advance(15 * 60);
        world.app.unlock(wrong()).await.expect_err("a wrong PIN");
    }
}

#[tokio::test]
async fn without_a_lock_nothing_locks() {
    let world = World::new();
    world.app.lock();
    assert!(matches!(world.app.session(), SessionView::SignedOut { .. }));
    world.sign_in("siti").await;
    assert_eq!(world.app.lock(), open());
    let settings = world.app.lock_settings().expect("settings");
    assert_eq!((settings.offered, settings.set), (true, false));
    assert_eq!(code(world.app.unlock(pin()).await), FaultCode::NotFound);
}

#[tokio::test]
async fn the_pin_opens_what_it_locked_and_what_was_seen_is_there() {
    let world = World::new();
    lock(&world).await;
    assert_eq!(world.app.unlock(pin()).await, Ok(open()));
    let balance = world.app.balance(false).await.expect("a view");
    assert!(balance.content.is_some());
    assert_eq!(balance.source, Source::Saved);
}

#[tokio::test]
async fn locked_it_refuses_everything_personal() {
    let world = World::new();
    lock(&world).await;
    let app = &world.app;
    let idle = IdleMinutes::default;
    let save_statement = |form| app.save_statement(None, form, Language::Id);
    let activity = |cursor: Option<&str>| ActivityQuery {
        cursor: cursor.map(str::to_owned),
        ..ActivityQuery::default()
    };
    let cards = ["21043318207".to_owned()];
    let refused = [
        code(app.account(false).await),
        code(app.account(true).await),
        code(app.membership(false).await),
        code(app.membership(true).await),
        code(app.balance(false).await),
        code(app.balance(true).await),
        code(app.card(false, false).await),
        code(app.card(true, true).await),
        code(app.save_card(0, CardForm::Pdf, true, Language::Id).await),
        code(app.statement(false).await),
        code(app.statement(true).await),
        code(save_statement(StatementForm::Pdf).await),
        code(save_statement(StatementForm::Csv).await),
        code(app.activity(activity(None)).await),
        code(
            app.activity(activity(Some("kept:happened 100 of siti")))
                .await,
        ),
        code(app.preview_merge(&cards, KPJ).await),
        code(app.merge(&cards, KPJ, "preview".to_owned()).await),
        code(app.undo_merge("merge".to_owned()).await),
        code(app.data_update(false).await),
        code(app.data_update(true).await),
        code(
            app.save_stage(StageId::Contact, Answers::default(), Go::Stay)
                .await,
        ),
        code(app.tell_draft().await),
        code(app.discard_data_update().await),
        code(app.account_holder("014", "1234567890").await),
        code(app.submit_data_update("key".to_owned()).await),
        code(app.data_update_history().await),
        code(app.begin_selfie(SelfieWay::Gestures).await),
        code(app.show_frame(1, String::new()).await),
        code(app.take_file(String::new()).await),
        code(app.retake_selfie().await),
        code(app.send_selfie().await),
        code(app.lock_settings()),
        code(app.set_lock(pin(), idle(), Some(pin())).await),
        code(app.change_lock(idle(), true, String::new()).await),
        code(app.remove_lock(Some(pin())).await),
    ];
    assert!(
        refused.iter().all(|code| *code == FaultCode::Locked),
        "{refused:?}"
    );
    assert!(world.shelf.all().is_empty());
}

#[tokio::test]
async fn locked_no_answer_holds_anything_of_the_person() {
    let world = World::new();
    lock(&world).await;
    let app = &world.app;
    let info = app.info(Preferences::default());
    assert_eq!(info.seen, None);
    let fault = app.balance(true).await.expect_err("locked");
    let mut said = serde_json::to_string(&(&info, app.session(), fault)).expect("JSON");
    said += &serde_json::to_string(&app.status().await).expect("JSON");
    said += &serde_json::to_string(&app.unlock(wrong()).await.expect_err("wrong")).expect("JSON");
    said += &serde_json::to_string(&world.heard.all()).expect("JSON");
    said += &serde_json::to_string(&known_of_all(app)).expect("JSON");
    for marker in [
        "siti", "SITI", "3174", "1004", "1992", KPJ, "6000000", "token",
    ] {
        assert!(!said.contains(marker), "{marker} in {said}");
    }
}

#[tokio::test]
async fn what_was_under_way_when_it_locked_is_kept_and_not_shown() {
    let world = World::new();
    world.sign_in("siti").await;
    set(&world).await;
    world.service.expire_access();
    let lock = async { world.app.lock() };
    let (looked, _) = tokio::join!(world.app.balance(true), lock);
    assert_eq!(code(looked), FaultCode::Locked);
    assert_eq!(world.service.refreshes(), 1, "the session was refreshed");
    world.service.network(Network::Down);
    world.app.unlock(pin()).await.expect("the PIN is right");
    let kept = world.app.balance(false).await.expect("a view");
    assert!(kept.content.is_some());
}

#[tokio::test]
async fn a_start_of_the_app_begins_locked() {
    let device = Device::new();
    let before = device.start();
    lock(&before).await;
    before.app.unlock(pin()).await.expect("the PIN is right");
    drop(before);

    let after = device.start();
    assert_eq!(after.app.session(), locked(0, false));
    assert_eq!(after.app.info(Preferences::default()).seen, None);
    assert_eq!(after.app.unlock(pin()).await, Ok(open()));
    let seen = after.app.info(Preferences::default()).seen.expect("seen");
    assert!(seen.balance.content.is_some());
}

#[tokio::test]
async fn five_tries_are_free_and_then_each_costs_a_longer_wait() {
    let world = World::new();
    lock(&world).await;
    assert_eq!(try_wrong(&world, 4).await, [FaultCode::PinWrong; 4]);
    let fifth = world.app.unlock(wrong()).await.expect_err("wrong");
    let said = (fifth.code, fifth.retry_after);
    assert_eq!(said, (FaultCode::PinWrong, Some(30)));
    assert_eq!(world.app.session(), locked(30, false));

    world.clock.advance(29);
    // The right one has to wait as well, and does not count.
    let early = world.app.unlock(pin()).await.expect_err("too early");
    let said = (early.code, early.retry_after);
    assert_eq!(said, (FaultCode::TooManyTries, Some(1)));
    world.clock.advance(1);
    assert_eq!(world.app.session(), locked(0, false));
    let sixth = world.app.unlock(wrong()).await.expect_err("wrong");
    assert_eq!(sixth.retry_after, Some(60));
    world.clock.advance(60);
    assert_eq!(world.app.unlock(pin()).await, Ok(open()));

    world.app.lock();
    assert_eq!(try_wrong(&world, 4).await, [FaultCode::PinWrong; 4]);
    assert_eq!(world.app.unlock(pin()).await, Ok(open()), "all free again");
}

#[tokio::test]
async fn tries_are_counted_across_a_restart_and_a_wait_begins_again() {
    let device = Device::new();
    let before = device.start();
    lock(&before).await;
    try_wrong(&before, 3).await;
    drop(before);

    let after = device.start();
    try_wrong(&after, 2).await;
    after.clock.advance(20);
    assert_eq!(after.app.session(), locked(10, false));
    drop(after);

    let again = device.start();
    assert_eq!(again.app.session(), locked(30, false));
    assert_eq!(code(again.app.unlock(pin()).await), FaultCode::TooManyTries);
}

/// Runs until something was saved, and no further.
async fn kill_at_the_next_save<T>(device: &Device, work: impl Future<Output = T>) {
    let before = device.moment();
    let saved = async {
        while !device.moment().is_saved_since(&before) {
            tokio::time::sleep(Duration::from_micros(100)).await;
        }
    };
    tokio::select! {
        biased;
        () = saved => {}
        _ = work => panic!("an answer before the try was saved"),
    }
    // The thread that saved lets go of the folder.
    tokio::time::sleep(Duration::from_millis(5)).await;
}

#[tokio::test]
async fn a_kill_between_the_count_and_the_answer_takes_no_try_back() {
    let device = Device::new();
    let before = device.start();
    lock(&before).await;
    drop(before);
    for _ in 0..5 {
        let world = device.start();
        kill_at_the_next_save(&device, world.app.unlock(pin())).await;
        let session = world.app.session();
        assert!(
            matches!(session, SessionView::Locked { .. }),
            "no answer yet"
        );
    }
    let after = device.start();
    assert_eq!(after.app.session(), locked(30, false));
}

#[tokio::test]
async fn a_try_that_cannot_be_counted_is_none() {
    let device = Device::new();
    let world = device.start();
    lock(&world).await;
    device.lose_the_folder();
    assert_eq!(code(world.app.unlock(pin()).await), FaultCode::NotKept);
    assert_eq!(world.app.session(), locked(0, false));
}

#[tokio::test]
async fn tries_side_by_side_are_all_counted() {
    let world = World::new();
    lock(&world).await;
    let app = &world.app;
    let (a, b, c, d, e, f) = tokio::join!(
        app.unlock(wrong()),
        app.unlock(wrong()),
        app.unlock(wrong()),
        app.unlock(wrong()),
        app.unlock(wrong()),
        app.unlock(pin())
    );
    assert!([a, b, c, d, e].iter().all(Result::is_err));
    assert_eq!(code(f), FaultCode::TooManyTries);
}

#[tokio::test]
async fn after_ten_wrong_tries_only_the_password_helps() {
    let device = Device::new();
    let before = device.start();
    lock(&before).await;
    kill_the_pin(&before).await;
    before.clock.advance(15 * 60);
    assert_eq!(before.app.session(), locked(0, true));
    assert_eq!(code(before.app.unlock(pin()).await), FaultCode::PinDead);
    drop(before);

    let after = device.start();
    assert_eq!(after.app.session(), locked(0, true));
    assert_eq!(code(after.app.unlock(pin()).await), FaultCode::PinDead);
    let answer = after.app.unlock_with_password(Secret::new("right")).await;
    assert_eq!(answer, Ok(open()));
    drop(after);

    let later = device.start();
    assert_eq!(later.app.session(), locked(0, false), "the count is gone");
    assert_eq!(later.app.unlock(pin()).await, Ok(open()));
}

#[tokio::test]
async fn the_password_needs_the_service_and_opens_a_new_session() {
    let world = World::new();
    lock(&world).await;
    let app = &world.app;
    world.service.network(Network::Down);
    let offline = app.unlock_with_password(Secret::new("right")).await;
    assert_eq!(code(offline), FaultCode::Offline);
    world.service.network(Network::Up);
    let rejected = app.unlock_with_password(Secret::new("not it")).await;
    assert_eq!(code(rejected), FaultCode::SignInRejected);
    assert_eq!(app.session(), locked(0, false), "and nothing else changed");

    let answer = app.unlock_with_password(Secret::new("right")).await;
    assert_eq!(answer, Ok(open()));
    let seen = app.balance(false).await.expect("a view");
    assert!(seen.content.is_some(), "what was seen is still there");
    tokio::task::yield_now().await;
    tokio::task::yield_now().await;
    assert_eq!(world.service.sessions(), 1, "the old one is over");
}

#[tokio::test]
async fn after_the_password_a_forgotten_pin_can_be_replaced_until_it_locks_again() {
    let world = World::new();
    lock(&world).await;
    let app = &world.app;
    app.unlock_with_password(Secret::new("right"))
        .await
        .expect("the password is right");
    assert!(!app.lock_settings().expect("settings").pin_needed);
    let other = || Secret::new("161803");
    app.set_lock(other(), IdleMinutes::default(), None)
        .await
        .expect("another PIN");
    assert!(app.lock_settings().expect("settings").pin_needed);
    app.lock();
    assert_eq!(code(app.unlock(pin()).await), FaultCode::PinWrong);
    assert_eq!(app.unlock(other()).await, Ok(open()));
}

#[tokio::test]
async fn who_changes_the_lock_must_know_its_pin() {
    let world = World::new();
    world.sign_in("siti").await;
    set(&world).await;
    let app = &world.app;
    let other = || Secret::new("161803");
    let idle = IdleMinutes::default;
    let missing = app.set_lock(other(), idle(), None).await;
    assert_eq!(code(missing), FaultCode::InvalidField);
    let mistaken = app.set_lock(other(), idle(), Some(wrong())).await;
    assert_eq!(code(mistaken), FaultCode::PinWrong);
    assert_eq!(
        code(app.remove_lock(Some(wrong())).await),
        FaultCode::PinWrong
    );
    assert_eq!(code(app.remove_lock(None).await), FaultCode::InvalidField);
    app.set_lock(other(), idle(), Some(pin()))
        .await
        .expect("the PIN is right");
    let settings = app
        .remove_lock(Some(other()))
        .await
        .expect("the PIN is right");
    assert!(!settings.set);
    assert_eq!(app.lock(), open(), "nothing to lock with");
}

#[tokio::test]
async fn a_removed_lock_and_a_chosen_span_outlive_the_app() {
    let device = Device::new();
    let before = device.start();
    lock(&before).await;
    before.app.unlock(pin()).await.expect("the PIN is right");
    let half_an_hour = IdleMinutes::try_from(30).expect("a span");
    before
        .app
        .change_lock(half_an_hour, false, String::new())
        .await
        .expect("a span");
    drop(before);

    let after = device.start();
    after.app.unlock(pin()).await.expect("the PIN is right");
    let settings = after.app.lock_settings().expect("settings");
    assert_eq!((settings.idle_minutes, settings.set), (half_an_hour, true));
    let removed = after.app.remove_lock(Some(pin())).await;
    removed.expect("the PIN is right");
    drop(after);
    assert_eq!(device.start().app.session(), open());
}

#[tokio::test]
async fn a_pin_that_anybody_would_try_is_refused() {
    let world = World::new();
    world.sign_in("siti").await;
    // Born on 12 March 1992, as her NIK says.
    world.app.card(true, false).await.expect("a card");
    let app = &world.app;
    let idle = IdleMinutes::default;
    for easy in ["111111", "123456", "987654", "120392", "920312"] {
        let answer = app.set_lock(Secret::new(easy), idle(), None).await;
        assert_eq!(code(answer), FaultCode::PinEasy, "{easy}");
    }
    for malformed in ["", "12345", "1234567", "27182x"] {
        let answer = app.set_lock(Secret::new(malformed), idle(), None).await;
        assert_eq!(code(answer), FaultCode::InvalidField, "{malformed}");
    }
    assert!(!app.lock_settings().expect("settings").set);
}

#[tokio::test]
async fn a_finger_opens_it_where_it_was_chosen_and_never_without_a_pin() {
    let world = World::new();
    world.sign_in("siti").await;
    let app = &world.app;
    let idle = IdleMinutes::default;
    let choose = |biometric| app.change_lock(idle(), biometric, "why".to_owned());
    world.finger.is_known();
    assert_eq!(code(choose(true).await), FaultCode::NotFound, "no PIN yet");
    set(&world).await;
    world.finger.is_wrong(true);
    assert!(!choose(true).await.expect("settings").biometric);
    world.finger.is_wrong(false);
    assert!(choose(true).await.expect("settings").biometric);

    let SessionView::Locked { biometric, .. } = app.lock() else {
        panic!("it is locked")
    };
    assert!(biometric);
    try_wrong(&world, 4).await;
    world.finger.is_wrong(true);
    let declined = app.unlock_with_biometrics("why".to_owned()).await;
    assert!(matches!(declined, Ok(SessionView::Locked { .. })));
    world.finger.is_wrong(false);
    let opened = app.unlock_with_biometrics("why".to_owned()).await;
    assert_eq!(opened, Ok(open()));

    app.lock();
    kill_the_pin(&world).await;
    assert_eq!(app.session(), locked(0, true), "no finger either");
    let dead = app.unlock_with_biometrics("why".to_owned()).await;
    assert_eq!(code(dead), FaultCode::PinDead);
}

#[tokio::test]
async fn a_finger_nobody_chose_does_not_open_it() {
    let world = World::new();
    world.finger.is_known();
    lock(&world).await;
    let answer = world.app.unlock_with_biometrics("why".to_owned()).await;
    assert_eq!(code(answer), FaultCode::NotFound);
    assert_eq!(world.app.session(), locked(0, false));
}

#[tokio::test]
async fn signing_out_takes_the_lock_along() {
    let device = Device::new();
    let before = device.start();
    lock(&before).await;
    let out = before.app.sign_out().await;
    assert!(matches!(out, SessionView::SignedOut { .. }));
    assert_eq!(before.sign_in("siti").await, open());
    assert!(!before.app.lock_settings().expect("settings").set);
    drop(before);
    assert_eq!(device.start().app.session(), open());
}

#[tokio::test]
async fn a_session_that_ended_comes_back_with_its_lock() {
    let device = Device::new();
    let world = device.start();
    world.sign_in("siti").await;
    set(&world).await;
    world.service.end_session();
    world.app.balance(true).await.expect_err("over");
    assert_eq!(world.sign_in("siti").await, open());
    assert_eq!(world.app.lock(), locked(0, false));
    drop(world);
    assert_eq!(device.start().app.session(), locked(0, false));
}

#[tokio::test]
async fn a_device_that_many_people_use_has_no_lock() {
    let shared = Storage::in_memory(MemoryReason::Shared);
    let world = World::on(Arc::new(FakeService::new()), shared);
    world.sign_in("siti").await;
    assert!(!world.app.lock_settings().expect("settings").offered);
    let answer = world.app.set_lock(pin(), IdleMinutes::default(), None);
    assert_eq!(code(answer.await), FaultCode::NotFound);
}

#[tokio::test]
async fn neither_the_pin_nor_its_hash_is_anywhere_in_clear() {
    let device = Device::new();
    let world = device.start();
    lock(&world).await;
    try_wrong(&world, 2).await;
    world.app.unlock(pin()).await.expect("the PIN is right");
    let written = device.everything_written();
    for marker in [PIN, "314159", "argon2", "wrong", "idle_minutes"] {
        let found = written
            .windows(marker.len())
            .any(|window| window == marker.as_bytes());
        assert!(!found, "{marker}");
    }
}
