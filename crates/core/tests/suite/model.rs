//! The session by model: whatever happens in whatever order, the app is where it should be.

use crate::{service::Network, world::World};
use jmo_core::{FaultCode, SessionView};
use jmo_wire::Secret;
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Action {
    SignIn { login: usize, right: bool },
    EnterCode { right: bool },
    CancelCode,
    SignOut,
    Look,
    Peek,
    AccessExpires,
    ServiceEndsSession,
    Network(Network),
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        3 => (0..2_usize, prop::bool::weighted(0.8)).prop_map(|(login, right)| Action::SignIn { login, right }),
        4 => prop::bool::weighted(0.8).prop_map(|right| Action::EnterCode { right }),
        1 => Just(Action::CancelCode),
        1 => Just(Action::SignOut),
        6 => Just(Action::Look),
        2 => Just(Action::Peek),
        3 => Just(Action::AccessExpires),
        1 => Just(Action::ServiceEndsSession),
        2 => Just(Action::Network(Network::Down)),
        4 => Just(Action::Network(Network::Up)),
        2 => Just(Action::Network(Network::LosesOneAnswer)),
    ]
}

const LOGINS: [&str; 2] = ["siti", "hendra"];

/// Where the app should be.
#[derive(Clone, Debug, PartialEq)]
enum Where {
    Out,
    Code(&'static str),
    /// `ended`: the service has ended the session, and the app may not know yet.
    In {
        login: &'static str,
        ended: bool,
    },
}

fn is_at(world: &World, expected: &Where) -> bool {
    match (world.app.session(), expected) {
        (SessionView::SignedOut { .. }, Where::Out)
        | (SessionView::AwaitingCode { .. }, Where::Code(_)) => true,
        (SessionView::SignedIn { name }, Where::In { login, .. }) => name == login.to_uppercase(),
        _ => false,
    }
}

async fn act(world: &World, at: Where, action: &Action) -> Where {
    let app = &world.app;
    match action {
        Action::SignIn { login, right } => {
            let login = LOGINS[*login];
            let password = if *right { "right" } else { "wrong" };
            match app.sign_in(login.to_owned(), Secret::new(password)).await {
                Ok(SessionView::AwaitingCode { .. }) if *right => Where::Code(login),
                Ok(SessionView::SignedIn { .. }) if *right => Where::In {
                    login,
                    ended: false,
                },
                Ok(other) => panic!("a sign-in led to {other:?}"),
                Err(_) => at,
            }
        }
        Action::EnterCode { right } => {
            match (
                app.enter_code(Secret::new(if *right { "123456" } else { "000000" }))
                    .await,
                at,
            ) {
                (Ok(_), Where::Code(login)) if *right => Where::In {
                    login,
                    ended: false,
                },
                (Err(fault), Where::Code(_)) if fault.code == FaultCode::ChallengeGone => {
                    Where::Out
                }
                (Err(_), at) => at,
                (Ok(view), at) => panic!("a code led from {at:?} to {view:?}"),
            }
        }
        Action::CancelCode => {
            app.cancel_code();
            if matches!(at, Where::Code(_)) {
                Where::Out
            } else {
                at
            }
        }
        Action::SignOut => {
            app.sign_out().await;
            if matches!(at, Where::In { .. }) {
                Where::Out
            } else {
                at
            }
        }
        Action::Look | Action::Peek => {
            match (app.balance(matches!(action, Action::Look)).await, &at) {
                (Ok(view), Where::In { login, .. }) => {
                    let owner = i64::try_from(login.len()).expect("short");
                    assert!(
                        view.content
                            .is_none_or(|balance| balance.total.get() % 1000 == owner),
                        "somebody else's"
                    );
                    at
                }
                (Err(fault), Where::In { ended, .. }) => {
                    // Only a session the service really ended may end here.
                    assert_eq!(fault.code, FaultCode::SessionEnded);
                    assert!(ended, "an honest person was signed out");
                    Where::Out
                }
                (Err(fault), _) => {
                    assert_eq!(fault.code, FaultCode::SessionRequired);
                    at
                }
                (Ok(_), at) => panic!("a view without a session at {at:?}"),
            }
        }
        Action::AccessExpires => {
            world.service.expire_access();
            at
        }
        Action::ServiceEndsSession => {
            world.service.end_session();
            match at {
                Where::In { login, .. } => Where::In { login, ended: true },
                at => at,
            }
        }
        Action::Network(network) => {
            world.service.network(*network);
            at
        }
    }
}

proptest! {
    #[test]
    fn the_app_is_always_where_it_should_be(actions in prop::collection::vec(action(), 1..80)) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(async {
            let world = World::new();
            let mut at = Where::Out;
            for action in &actions {
                at = act(&world, at, action).await;
                assert!(is_at(&world, &at), "after {action:?}: {:?} instead of {at:?}", world.app.session());
            }
            // However it went, who is signed in and has a network can look.
            world.service.network(Network::Up);
            if let Where::In { ended: false, .. } = at {
                assert!(world.app.balance(true).await.expect("a view").content.is_some());
            }
        });
    }
}
