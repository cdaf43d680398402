use crate::{
    service::{Network, time},
    world::World,
};
use jmo_core::{FaultCode, Source, Trouble, UpdateAdvice};
use jmo_rules::Rupiah;

#[tokio::test]
async fn before_the_first_fetch_there_is_nothing_and_that_is_no_error() {
    let world = World::new();
    world.sign_in("siti").await;
    let view = world.app.balance(false).await.expect("a view");
    assert_eq!(
        (view.content, view.as_of, view.source, view.trouble),
        (None, None, Source::Saved, None)
    );
}

#[tokio::test]
async fn what_was_fetched_is_saved_with_the_services_time() {
    let world = World::new();
    world.sign_in("siti").await;
    let live = world.app.balance(true).await.expect("a view");
    assert_eq!((live.source, live.as_of), (Source::Live, Some(time(1))));
    let saved = world.app.balance(false).await.expect("a view");
    assert_eq!((saved.source, saved.as_of), (Source::Saved, Some(time(1))));
    assert_eq!(saved.content, live.content);
}

#[tokio::test]
async fn a_failed_refresh_keeps_what_is_saved_and_says_why() {
    let world = World::new();
    world.sign_in("siti").await;
    let live = world.app.balance(true).await.expect("a view");
    world.service.network(Network::Down);
    let view = world
        .app
        .balance(true)
        .await
        .expect("being offline is no error");
    assert_eq!(
        (view.source, view.trouble),
        (Source::Saved, Some(Trouble::Offline))
    );
    assert_eq!((view.content, view.as_of), (live.content, live.as_of));

    world.service.network(Network::Up);
    world.service.rest(true);
    assert_eq!(
        world.app.balance(true).await.expect("a view").trouble,
        Some(Trouble::Resting)
    );
    world.service.rest(false);
    assert_eq!(world.app.balance(true).await.expect("a view").trouble, None);
}

#[tokio::test]
async fn an_unchanged_answer_refreshes_the_time_and_a_changed_one_the_content() {
    let world = World::new();
    world.sign_in("siti").await;
    world.app.balance(true).await.expect("a view");
    let unchanged = world.app.balance(true).await.expect("a view");
    assert_eq!(
        (
            unchanged.source,
            unchanged.content.map(|balance| balance.total)
        ),
        (Source::Live, Some(Rupiah(1004)))
    );
    world.service.change_balance();
    let changed = world.app.balance(true).await.expect("a view");
    assert_eq!(
        (changed.as_of, changed.content.map(|balance| balance.total)),
        (Some(time(2)), Some(Rupiah(2004)))
    );
}

#[tokio::test]
async fn an_expired_session_loses_nothing_that_was_seen() {
    let world = World::new();
    world.sign_in("siti").await;
    let seen = world.app.balance(true).await.expect("a view").content;
    world.service.end_session();
    world
        .app
        .balance(true)
        .await
        .expect_err("the session is over");
    assert_eq!(
        world.app.balance(false).await.map_err(|fault| fault.code),
        Err(FaultCode::SessionRequired)
    );
    world.sign_in("siti").await;
    assert_eq!(
        world.app.balance(false).await.expect("a view").content,
        seen
    );
}

#[tokio::test]
async fn another_person_on_the_same_device_sees_nothing_of_the_first() {
    let world = World::new();
    world.sign_in("siti").await;
    world.app.balance(true).await.expect("a view");
    world.service.end_session();
    world
        .app
        .balance(true)
        .await
        .expect_err("the session is over");
    world.sign_in("hendra").await;
    assert_eq!(
        world.app.balance(false).await.expect("a view").content,
        None
    );
    let own = world
        .app
        .balance(true)
        .await
        .expect("a view")
        .content
        .expect("a balance");
    assert_eq!(own.total, Rupiah(1006));
}

#[tokio::test]
async fn an_answer_that_comes_after_the_sign_out_is_dropped() {
    let world = World::new();
    world.sign_in("siti").await;
    let (late, _) = tokio::join!(world.app.balance(true), world.app.sign_out());
    assert_eq!(
        late.map_err(|fault| fault.code),
        Err(FaultCode::SessionEnded)
    );
    world.sign_in("siti").await;
    assert_eq!(
        world.app.balance(false).await.expect("a view").content,
        None
    );
}

#[tokio::test]
async fn the_status_needs_no_session_and_says_what_it_means_for_this_app() {
    let world = World::new();
    let status = world.app.status().await;
    assert_eq!(status.update, UpdateAdvice::Recommended);
    assert_eq!(
        status.sandbox_page.as_deref(),
        Some("http://127.0.0.1:9/sandbox")
    );
    world.service.network(Network::Down);
    let status = world.app.status().await;
    assert_eq!(
        (status.view.trouble, status.update),
        (Some(Trouble::Offline), UpdateAdvice::None)
    );
}
