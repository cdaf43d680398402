use crate::{device::Device, service::Network};
use jmo_core::{
    Custody, FaultCode, MemoryReason, Preferences, SessionView, SetAside, SignedOutReason, Source,
    Trouble,
};
use jmo_wire::Secret;

fn signed_in() -> SessionView {
    SessionView::SignedIn {
        name: "SITI".to_owned(),
    }
}

#[tokio::test]
async fn what_was_seen_is_there_after_a_restart_without_a_network() {
    let device = Device::new();
    let before = device.start();
    before.sign_in("siti").await;
    let seen = before.app.balance(true).await.expect("a view");
    drop(before);

    let after = device.start();
    after.service.network(Network::Down);
    assert_eq!(after.app.session(), signed_in());
    let saved = after.app.balance(false).await.expect("a view");
    assert_eq!(
        (saved.content, saved.as_of, saved.source),
        (seen.content, seen.as_of, Source::Saved)
    );
    let tried = after.app.balance(true).await.expect("a view");
    assert_eq!(
        (tried.trouble, tried.as_of),
        (Some(Trouble::Offline), saved.as_of)
    );
    assert_eq!(
        after.app.info(Preferences::default()).custody,
        Custody::Keystore
    );
}

#[tokio::test]
async fn what_was_seen_comes_with_the_opening_and_only_for_who_is_signed_in() {
    let device = Device::new();
    let before = device.start();
    assert_eq!(before.app.info(Preferences::default()).seen, None);
    before.sign_in("siti").await;
    let balance = before.app.balance(true).await.expect("a view");
    before.app.card(true, false).await.expect("a view");
    drop(before);

    let after = device.start();
    let seen = after.app.info(Preferences::default()).seen.expect("seen");
    assert_eq!(seen.balance.content, balance.content);
    assert_eq!(seen.balance.source, Source::Saved);
    assert_eq!(seen.membership.content, None, "never looked at");
    let card = seen.card.content.expect("a card");
    assert_eq!(card.nik, "3174 •••• •••• 9003");

    after.app.sign_out().await;
    assert_eq!(after.app.info(Preferences::default()).seen, None);
}

#[tokio::test]
async fn a_session_goes_on_after_a_restart_also_with_tokens_that_changed() {
    let device = Device::new();
    let before = device.start();
    before.sign_in("siti").await;
    before.service.expire_access();
    before.app.balance(true).await.expect("a view");
    drop(before);

    let after = device.start();
    after.service.expire_access();
    assert!(
        after
            .app
            .balance(true)
            .await
            .expect("a view")
            .content
            .is_some()
    );
}

#[tokio::test]
async fn a_kill_between_a_refresh_and_its_save_signs_nobody_out() {
    let device = Device::new();
    let before = device.start();
    before.sign_in("siti").await;
    let moment = device.moment();
    before.service.expire_access();
    before.app.balance(true).await.expect("a view");
    drop(before);
    device.back_to(moment);

    let after = device.start();
    assert!(
        after
            .app
            .balance(true)
            .await
            .expect("the old token is still good")
            .content
            .is_some()
    );
}

#[tokio::test]
async fn signing_out_leaves_nothing_but_the_devices_proof() {
    let device = Device::new();
    let before = device.start();
    before.sign_in("siti").await;
    before.app.balance(true).await.expect("a view");
    before.app.sign_out().await;
    drop(before);

    let after = device.start();
    let reason = SignedOutReason::Fresh;
    assert_eq!(
        after.app.session(),
        SessionView::SignedOut {
            reason,
            login: None
        }
    );
    // The device is known: no code again.
    assert_eq!(
        after
            .app
            .sign_in("siti".to_owned(), Secret::new("right"))
            .await,
        Ok(signed_in())
    );
    assert_eq!(
        after.app.balance(false).await.expect("a view").content,
        None
    );
}

#[tokio::test]
async fn a_session_that_ended_keeps_what_was_seen_for_the_same_person() {
    let device = Device::new();
    let before = device.start();
    before.sign_in("siti").await;
    let seen = before.app.balance(true).await.expect("a view").content;
    before.service.end_session();
    before
        .app
        .balance(true)
        .await
        .expect_err("the session is over");
    drop(before);

    let after = device.start();
    assert!(matches!(after.app.session(), SessionView::SignedOut { .. }));
    let nobody = after.app.balance(false).await;
    assert_eq!(
        nobody.map_err(|fault| fault.code),
        Err(FaultCode::SessionRequired)
    );
    after.sign_in("siti").await;
    assert_eq!(
        after.app.balance(false).await.expect("a view").content,
        seen
    );
}

#[tokio::test]
async fn a_locked_keystore_means_memory_for_now_and_nothing_is_lost() {
    let device = Device::new();
    let before = device.start();
    before.sign_in("siti").await;
    drop(before);

    device.lock_keystore(true);
    let locked = device.start();
    let memory = Custody::Memory {
        why: MemoryReason::Locked,
    };
    assert_eq!(locked.app.info(Preferences::default()).custody, memory);
    assert!(matches!(
        locked.app.session(),
        SessionView::SignedOut { .. }
    ));
    drop(locked);

    device.lock_keystore(false);
    assert_eq!(device.start().app.session(), signed_in());
}

#[tokio::test]
async fn damaged_files_are_set_aside_with_a_word_and_the_app_goes_on() {
    let device = Device::new();
    let before = device.start();
    before.sign_in("siti").await;
    drop(before);
    device.damage();

    let after = device.start();
    assert_eq!(
        after.app.info(Preferences::default()).set_aside,
        Some(SetAside::Damaged)
    );
    after.sign_in("siti").await;
    drop(after);
    let again = device.start();
    assert_eq!(again.app.info(Preferences::default()).set_aside, None);
    assert_eq!(again.app.session(), signed_in());
}

#[tokio::test]
async fn a_second_app_on_the_same_folder_works_in_memory() {
    let device = Device::new();
    let first = device.start();
    first.sign_in("siti").await;
    let second = device.start();
    let memory = Custody::Memory {
        why: MemoryReason::InUse,
    };
    assert_eq!(second.app.info(Preferences::default()).custody, memory);
}

#[tokio::test]
async fn nothing_the_app_wrote_can_be_read() {
    let device = Device::new();
    let world = device.start();
    world.sign_in("siti").await;
    world.app.balance(true).await.expect("a view");
    world.app.account(true).await.expect("a view");
    let written = device.everything_written();
    for marker in [
        "siti",
        "SITI",
        "3174",
        "1004",
        "token",
        "device of",
        "account",
    ] {
        let found = written
            .windows(marker.len())
            .any(|window| window == marker.as_bytes());
        // Record names stand in clear; "account" is one.
        assert_eq!(found, marker == "account", "{marker}");
    }
}
