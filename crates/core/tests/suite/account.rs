use crate::{
    service::{FakeService, Network},
    world::World,
};
use jmo_core::{FaultCode, MemoryReason, SessionView, SignedOutReason, Storage, ports::Notice};
use jmo_wire::{Secret, account::Channel};
use std::sync::Arc;

fn signed_out(reason: SignedOutReason, login: Option<&str>) -> SessionView {
    SessionView::SignedOut {
        reason,
        login: login.map(str::to_owned),
    }
}

#[tokio::test]
async fn a_new_device_needs_a_code_and_the_same_device_does_not_again() {
    let world = World::new();
    let first = world
        .app
        .sign_in(" siti ".to_owned(), Secret::new("right"))
        .await
        .expect("the password is right");
    assert!(matches!(first, SessionView::AwaitingCode { .. }));
    let named = SessionView::SignedIn {
        name: "SITI".to_owned(),
    };
    assert_eq!(
        world.app.enter_code(Secret::new("123456")).await,
        Ok(named.clone())
    );
    world.app.sign_out().await;
    assert_eq!(
        world
            .app
            .sign_in("Siti".to_owned(), Secret::new("wrong"))
            .await
            .map_err(|fault| fault.code),
        Err(FaultCode::SignInRejected)
    );
    assert_eq!(
        world
            .app
            .sign_in("siti".to_owned(), Secret::new("right"))
            .await,
        Ok(named)
    );
}

#[tokio::test]
async fn the_countdowns_of_a_code_run_on_the_apps_clock() {
    let world = World::new();
    world
        .app
        .sign_in("siti".to_owned(), Secret::new("right"))
        .await
        .expect("the password is right");
    world.clock.advance(61);
    let SessionView::AwaitingCode { challenge } = world.app.session() else {
        panic!("a code is awaited")
    };
    assert_eq!((challenge.expires_in, challenge.resend_in), (239, 0));
}

#[tokio::test]
async fn a_wrong_code_keeps_the_sign_in_open_and_a_gone_one_goes_back_with_the_login() {
    let world = World::new();
    world
        .app
        .sign_in("siti".to_owned(), Secret::new("right"))
        .await
        .expect("the password is right");
    let wrong = world.app.enter_code(Secret::new("000000")).await;
    assert_eq!(wrong.map_err(|fault| fault.code), Err(FaultCode::CodeWrong));
    assert!(matches!(
        world.app.session(),
        SessionView::AwaitingCode { .. }
    ));
    world
        .app
        .enter_code(Secret::new("123456"))
        .await
        .expect("the code is right");

    // The same challenge again, as after a double tap on two screens.
    let again = world.app.enter_code(Secret::new("123456")).await;
    assert_eq!(
        again.map_err(|fault| fault.code),
        Err(FaultCode::ChallengeGone)
    );
    assert!(matches!(world.app.session(), SessionView::SignedIn { .. }));
}

#[tokio::test]
async fn another_channel_can_be_asked_for_and_the_code_can_be_cancelled() {
    let world = World::new();
    world
        .app
        .sign_in("siti".to_owned(), Secret::new("right"))
        .await
        .expect("the password is right");
    let view = world
        .app
        .resend_code(Some(Channel::Sms))
        .await
        .expect("another way");
    assert!(
        matches!(view, SessionView::AwaitingCode { challenge } if challenge.channel == Channel::Sms)
    );
    assert_eq!(
        world.app.cancel_code(),
        signed_out(SignedOutReason::Fresh, Some("siti"))
    );
}

#[tokio::test]
async fn signing_out_works_without_a_network_and_leaves_nothing() {
    let world = World::new();
    world.sign_in("siti").await;
    world.app.balance(true).await.expect("a balance");
    world.service.network(Network::Down);
    assert_eq!(
        world.app.sign_out().await,
        signed_out(SignedOutReason::SignedOut, None)
    );
    world.service.network(Network::Up);
    world.sign_in("siti").await;
    assert_eq!(
        world.app.balance(false).await.expect("a view").content,
        None
    );
}

#[tokio::test]
async fn when_the_service_ends_the_session_the_screen_is_told_and_the_login_is_kept() {
    let world = World::new();
    world.sign_in("siti").await;
    world.service.end_session();
    let fault = world
        .app
        .balance(true)
        .await
        .expect_err("the session is over");
    assert_eq!(fault.code, FaultCode::SessionEnded);
    let over = signed_out(SignedOutReason::Ended, Some("siti"));
    assert_eq!(world.app.session(), over);
    assert_eq!(world.heard.all(), [Notice::Session { session: over }]);
}

#[tokio::test]
async fn many_requests_at_once_refresh_the_session_only_once() {
    let world = World::new();
    world.sign_in("siti").await;
    world.service.expire_access();
    let app = &world.app;
    let (a, b, c, d) = tokio::join!(
        app.balance(true),
        app.membership(true),
        app.account(true),
        app.balance(true)
    );
    assert!(a.is_ok() && b.is_ok() && c.is_ok() && d.is_ok());
    assert_eq!(world.service.refreshes(), 1);
}

#[tokio::test]
async fn a_lost_answer_to_a_refresh_does_not_sign_an_honest_person_out() {
    let world = World::new();
    world.sign_in("siti").await;
    world.service.expire_access();
    // The look itself is refused; the refresh arrives, but its answer is lost.
    let look = async {
        tokio::task::yield_now().await;
        tokio::task::yield_now().await;
        world.service.network(Network::LosesOneAnswer);
    };
    let (view, ()) = tokio::join!(world.app.balance(true), look);
    assert!(view.is_ok());
    assert!(
        world
            .app
            .balance(true)
            .await
            .expect("a view")
            .content
            .is_some()
    );
    assert!(matches!(world.app.session(), SessionView::SignedIn { .. }));
}

#[test]
fn nothing_that_can_be_printed_holds_a_token() {
    let session = jmo_wire::account::Session {
        access_token: Secret::new("very-secret"),
        access_expires_in: 1,
        refresh_token: Secret::new("very-secret"),
        device_token: Some(Secret::new("very-secret")),
        login: None,
        account_id: "a".to_owned(),
        name: "n".to_owned(),
    };
    assert!(!format!("{session:?}").contains("very-secret"));
}

#[tokio::test]
async fn a_device_that_many_people_use_knows_nobody_afterwards() {
    let shared = Storage::in_memory(MemoryReason::Shared);
    let world = World::on(Arc::new(FakeService::new()), shared);
    world.sign_in("siti").await;
    world.app.balance(true).await.expect("a view");
    world.app.sign_out().await;
    // The password alone is not enough for whoever comes next.
    let next = world
        .app
        .sign_in("siti".to_owned(), Secret::new("right"))
        .await;
    assert!(matches!(next, Ok(SessionView::AwaitingCode { .. })));
    world
        .app
        .enter_code(Secret::new("123456"))
        .await
        .expect("the code is right");
    assert_eq!(
        world.app.balance(false).await.expect("a view").content,
        None
    );

    world.service.end_session();
    let over = world
        .app
        .balance(true)
        .await
        .expect_err("the session is over");
    assert_eq!(over.code, FaultCode::SessionEnded);
    let reason = SignedOutReason::Ended;
    let login = None;
    assert_eq!(
        world.app.session(),
        SessionView::SignedOut { reason, login }
    );
}
