//! The timeline: live page by page, and afterwards from what was seen, which never looks like more
//! than it is.

use crate::{
    device::Device,
    record::happened,
    service::{FakeService, Network, time},
    world::World,
};
use jmo_core::{FaultCode, MemoryReason, Source, Storage, Trouble, View};
use jmo_wire::activity::{ActivityKind, ActivityPage, ActivityQuery};
use std::sync::Arc;

async fn page(world: &World, query: ActivityQuery) -> View<ActivityPage> {
    world.app.activity(query).await.expect("a view")
}

fn from(cursor: Option<String>) -> ActivityQuery {
    ActivityQuery {
        cursor,
        ..ActivityQuery::default()
    }
}

/// The views of as many pages, one after the other.
async fn pages(world: &World, most: usize, query: &ActivityQuery) -> Vec<View<ActivityPage>> {
    let mut views: Vec<View<ActivityPage>> = Vec::new();
    let mut cursor = None;
    while views.len() < most {
        let query = ActivityQuery {
            cursor: cursor.take(),
            ..query.clone()
        };
        let view = page(world, query).await;
        cursor = view.content.as_ref().and_then(|page| page.next.clone());
        views.push(view);
        if cursor.is_none() {
            break;
        }
    }
    views
}

fn ids(views: &[View<ActivityPage>]) -> Vec<String> {
    let pages = views.iter().filter_map(|view| view.content.as_ref());
    pages
        .flat_map(|page| page.entries.iter().map(|entry| entry.id.clone()))
        .collect()
}

fn next(view: &View<ActivityPage>) -> Option<String> {
    view.content.as_ref().and_then(|page| page.next.clone())
}

fn all() -> ActivityQuery {
    ActivityQuery::default()
}

#[tokio::test]
async fn what_was_seen_is_there_after_a_restart_and_where_it_ends_the_service_is_asked_again() {
    let device = Device::new();
    let before = device.start();
    before.sign_in("siti").await;
    let live = pages(&before, 2, &all()).await;
    assert!(live.iter().all(|view| view.source == Source::Live));
    drop(before);

    let after = device.start();
    after.service.network(Network::Down);
    let saved = pages(&after, 3, &all()).await;
    assert_eq!(ids(&saved), ids(&live), "a hundred of a hundred and twenty");
    assert!(saved.iter().all(|view| view.source == Source::Saved));
    assert_eq!(saved[0].trouble, Some(Trouble::Offline));
    assert_eq!(saved[0].as_of, Some(time(1)));
    // What follows is not known, and that is what the third page says.
    let [_, second, third] = &saved[..] else {
        panic!("three pages")
    };
    assert_eq!(next(second), next(&live[1]));
    assert_eq!(
        (next(third), third.trouble),
        (next(second), Some(Trouble::Offline))
    );

    after.service.network(Network::Up);
    let rest = page(&after, from(next(third))).await;
    assert_eq!(
        (rest.source, ids(std::slice::from_ref(&rest)).len()),
        (Source::Live, 20)
    );
    assert_eq!(next(&rest), None);
    after.service.network(Network::Down);
    let whole = pages(&after, 9, &all()).await;
    assert_eq!((whole.len(), ids(&whole).len()), (3, 120));
    assert_eq!(next(&whole[2]), None, "nothing older");
}

#[tokio::test]
async fn before_anything_was_seen_there_is_nothing_and_that_is_no_error() {
    let world = World::new();
    world.sign_in("siti").await;
    world.service.network(Network::Down);
    let view = page(&world, all()).await;
    assert_eq!(
        (view.content, view.as_of, view.trouble),
        (None, None, Some(Trouble::Offline))
    );
}

#[tokio::test]
async fn filters_mean_the_same_with_and_without_the_network() {
    let world = World::new();
    world.sign_in("siti").await;
    let seen = pages(&world, 9, &all()).await;
    assert_eq!(ids(&seen).len(), 120);
    let with = |kind, text: Option<&str>| ActivityQuery {
        kind,
        text: text.map(str::to_owned),
        cursor: None,
    };
    let queries = [
        (with(Some(ActivityKind::Contribution), None), 84),
        (with(Some(ActivityKind::Payment), None), 12),
        (with(Some(ActivityKind::Posting), None), 12),
        (with(Some(ActivityKind::Message), None), 12),
        (with(Some(ActivityKind::Claim), None), 0),
        (with(None, Some(" maju SENTOSA ")), 108),
        (with(None, Some("180.544-71")), 120),
        (with(None, Some("21043318207")), 12),
        (with(None, Some("2020-04")), 6),
        (with(None, Some("2019")), 25),
        (with(Some(ActivityKind::Payment), Some("maju")), 0),
        (with(None, Some("  ")), 120),
        (with(None, Some("nobody")), 0),
    ];
    for (query, expected) in queries {
        world.service.network(Network::Up);
        let live = ids(&pages(&world, 9, &query).await);
        assert_eq!(live.len(), expected, "{query:?}");
        world.service.network(Network::Down);
        let saved = pages(&world, 9, &query).await;
        assert_eq!(ids(&saved), live, "{query:?}");
        assert_eq!(saved[0].source, Source::Saved);
        assert_eq!(next(saved.last().expect("a page")), None);
    }
}

#[tokio::test]
async fn what_was_looked_for_is_not_kept_as_if_it_were_everything() {
    let world = World::new();
    world.sign_in("siti").await;
    let payments = ActivityQuery {
        kind: Some(ActivityKind::Payment),
        ..all()
    };
    page(&world, payments).await;
    world.service.network(Network::Down);
    assert_eq!(page(&world, all()).await.content, None);
}

#[tokio::test]
async fn what_is_new_comes_before_what_is_kept_and_says_since_when_each_is_known() {
    let world = World::new();
    world.sign_in("siti").await;
    pages(&world, 3, &all()).await;
    world.service.change_balance();
    world.service.inside().timeline.insert(0, happened(120));
    page(&world, all()).await;
    world.service.network(Network::Down);
    let saved = pages(&world, 9, &all()).await;
    assert_eq!(ids(&saved).len(), 121);
    assert_eq!(saved[0].as_of, Some(time(2)));
    assert_eq!(saved[1].as_of, Some(time(1)), "seen before that");
}

#[tokio::test]
async fn what_lies_behind_a_gap_is_not_shown_as_if_there_were_none() {
    let world = World::new();
    world.sign_in("siti").await;
    pages(&world, 3, &all()).await;
    {
        let mut inside = world.service.inside();
        inside.timeline = (0..200).rev().map(happened).collect();
    }
    let newest = page(&world, all()).await;
    world.service.network(Network::Down);
    let saved = pages(&world, 2, &all()).await;
    assert_eq!(ids(&saved), ids(&[newest]), "fifty, and not the old ones");
    assert!(next(&saved[0]).is_some() && next(&saved[1]).is_some());

    // Page by page it grows together with nothing missing.
    world.service.network(Network::Up);
    pages(&world, 9, &all()).await;
    world.service.network(Network::Down);
    assert_eq!(ids(&pages(&world, 9, &all()).await).len(), 200);
}

#[tokio::test]
async fn what_is_no_longer_so_goes_with_the_page_it_was_on() {
    let world = World::new();
    world.sign_in("siti").await;
    pages(&world, 3, &all()).await;
    {
        let mut inside = world.service.inside();
        inside.timeline.remove(10);
        let mut late = happened(60);
        late.id = "told late".to_owned();
        inside.timeline.insert(60, late);
    }
    let live = ids(&pages(&world, 9, &all()).await);
    world.service.network(Network::Down);
    let saved = ids(&pages(&world, 9, &all()).await);
    assert_eq!((saved.len(), &saved), (120, &live));
}

#[tokio::test]
async fn no_more_than_a_thousand_are_kept_and_they_do_not_look_like_all() {
    let world = World::new();
    world.service.inside().timeline = (0..1230).rev().map(happened).collect();
    world.sign_in("siti").await;
    assert_eq!(ids(&pages(&world, 99, &all()).await).len(), 1230);
    world.service.network(Network::Down);
    let saved = pages(&world, 22, &all()).await;
    assert_eq!(ids(&saved).len(), 1000);
    assert!(next(saved.last().expect("a page")).is_some());
}

#[tokio::test]
async fn another_person_on_the_same_device_sees_nothing_of_the_first() {
    let world = World::new();
    world.sign_in("siti").await;
    let first = pages(&world, 2, &all()).await;
    world.service.network(Network::Down);
    let ours = next(&page(&world, all()).await);
    world.service.network(Network::Up);
    world.service.end_session();
    world
        .app
        .activity(all())
        .await
        .expect_err("the session is over");
    world.sign_in("hendra").await;
    world.service.network(Network::Down);
    assert_eq!(page(&world, all()).await.content, None);
    let with_her_cursor = page(&world, from(ours)).await;
    assert!(ids(&[with_her_cursor]).is_empty());
    world.service.network(Network::Up);
    let own = ids(&[page(&world, all()).await]);
    assert!(own.iter().all(|id| !ids(&first).contains(id)), "{own:?}");
}

#[tokio::test]
async fn a_page_that_comes_after_the_sign_out_is_dropped() {
    let world = World::new();
    world.sign_in("siti").await;
    let (late, _) = tokio::join!(world.app.activity(all()), world.app.sign_out());
    assert_eq!(late.expect_err("too late").code, FaultCode::SessionEnded);
    world.sign_in("siti").await;
    world.service.network(Network::Down);
    assert_eq!(page(&world, all()).await.content, None);
}

#[tokio::test]
async fn a_device_that_many_people_use_keeps_nothing_of_a_session_that_ended() {
    let shared = Storage::in_memory(MemoryReason::Shared);
    let world = World::on(Arc::new(FakeService::new()), shared);
    world.sign_in("siti").await;
    page(&world, all()).await;
    world.service.end_session();
    world
        .app
        .activity(all())
        .await
        .expect_err("the session is over");
    world.sign_in("siti").await;
    world.service.network(Network::Down);
    assert_eq!(page(&world, all()).await.content, None);
}
