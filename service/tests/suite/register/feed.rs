use crate::test_app::{Tables, TestApp};
use jmo_rules::{Kpj, Programme, Rupiah, Segment};
use jmo_service::register::{Body, Contributed, Event, RegisterError, deliver};

const KPJ: &str = "26110012345";

fn kpj() -> Kpj {
    KPJ.parse().expect("a number")
}

pub fn event(id: &str, body: Body) -> Event {
    Event {
        id: id.to_owned(),
        body,
    }
}

pub fn contribution(id: &str, jht: i64) -> Event {
    let month = Contributed {
        month: "2026-10".parse().expect("a month"),
        paid_on: "2026-11-10".parse().expect("a day"),
        wage: Rupiah(5_000_000),
        jht: Rupiah(jht),
        jp: Rupiah(150_000),
        total: Rupiah(jht + 200_000),
    };
    event(
        id,
        Body::Contribution {
            kpj: kpj(),
            months: vec![month],
            covered_until: None,
        },
    )
}

pub fn claim(id: &str, amount: i64) -> Event {
    let posted_on = "2026-11-20".parse().expect("a day");
    event(
        id,
        Body::Claim {
            kpj: kpj(),
            posted_on,
            amount: Rupiah(amount),
        },
    )
}

pub fn correction(id: &str, amount: i64) -> Event {
    let posted_on = "2026-11-19".parse().expect("a day");
    event(
        id,
        Body::Correction {
            kpj: kpj(),
            posted_on,
            amount: Rupiah(amount),
        },
    )
}

fn membership(id: &str, npp: &str) -> Event {
    let body = Body::Membership {
        nik: "3174015208909901".parse().expect("a NIK"),
        kpj: kpj(),
        segment: Segment::Pu,
        npp: Some(npp.to_owned()),
        programmes: vec![Programme::Jht, Programme::Jkk],
        since: "2026-10-01".parse().expect("a day"),
    };
    event(id, body)
}

/// An employer, a person and a card.
pub fn beginning() -> Vec<Event> {
    let person = Body::Person {
        nik: "3174015208909901".parse().expect("a NIK"),
        name: "Wulan".to_owned(),
        born_on: "1990-08-12".parse().expect("a day"),
    };
    let employer = Body::Employer {
        npp: "JJ1".to_owned(),
        name: "PT Satu".to_owned(),
    };
    vec![
        event("employer", employer),
        event("person", person),
        membership("card", "JJ1"),
    ]
}

async fn begun() -> TestApp {
    let app = TestApp::empty().await;
    assert_eq!(deliver(&app.app, &beginning()).await.expect("told"), 3);
    app
}

/// Delivers what must be refused, and finds nothing of it written.
async fn refused(app: &TestApp, events: &[Event]) -> RegisterError {
    let before = Tables::read(app.app.store()).await;
    let error = deliver(&app.app, events).await.expect_err("refused");
    let after = Tables::read(app.app.store()).await;
    assert_eq!(
        before.changed(&after),
        Vec::<&str>::new(),
        "whole or nothing"
    );
    error
}

#[tokio::test]
async fn an_event_told_twice_counts_once() {
    let app = begun().await;
    let told = [contribution("c1", 285_000)];
    assert_eq!(deliver(&app.app, &told).await.expect("told"), 1);
    let before = Tables::read(app.app.store()).await;
    assert_eq!(deliver(&app.app, &told).await.expect("known"), 0);
    assert_eq!(deliver(&app.app, &beginning()).await.expect("known"), 0);
    assert_eq!(Tables::read(app.app.store()).await, before);
}

#[tokio::test]
async fn an_event_twice_in_one_batch_counts_once() {
    let app = begun().await;
    let one = contribution("c1", 285_000);
    let new = deliver(&app.app, &[one.clone(), one]).await.expect("told");
    assert_eq!(new, 1);
    claim_leaves_nothing(&app, 285_000).await;
}

async fn claim_leaves_nothing(app: &TestApp, amount: i64) {
    deliver(&app.app, &[claim("all", amount)])
        .await
        .expect("it is there");
    let error = refused(app, &[claim("more", 1)]).await;
    assert!(matches!(error, RegisterError::Overdraws(id) if id == "more"));
}

#[tokio::test]
async fn an_id_used_for_something_else_is_refused() {
    let app = begun().await;
    deliver(&app.app, &[contribution("c1", 285_000)])
        .await
        .expect("told");
    let error = refused(&app, &[contribution("c2", 1), contribution("c1", 285_001)]).await;
    assert!(matches!(error, RegisterError::Contradicts(id) if id == "c1"));
    let error = refused(&app, &[contribution("c3", 1), contribution("c3", 2)]).await;
    assert!(matches!(error, RegisterError::Contradicts(id) if id == "c3"));
}

#[tokio::test]
async fn a_batch_takes_effect_whole_or_not_at_all() {
    let app = begun().await;
    let events = [contribution("c1", 285_000), claim("too much", 285_001)];
    let error = refused(&app, &events).await;
    assert!(matches!(error, RegisterError::Overdraws(id) if id == "too much"));
    // What was refused may come again in a batch that is right.
    let events = [contribution("c1", 285_000), claim("too much", 285_000)];
    deliver(&app.app, &events[..1]).await.expect("told");
    deliver(&app.app, &events).await.expect("told");
}

#[tokio::test]
async fn what_builds_on_something_unknown_is_refused() {
    let app = TestApp::empty().await;
    for orphan in [
        contribution("c1", 1),
        claim("k1", 1),
        correction("r1", 1),
        membership("m1", "JJ1"),
    ] {
        let error = refused(&app, std::slice::from_ref(&orphan)).await;
        assert!(
            matches!(&error, RegisterError::Unknown(id) if *id == orphan.id),
            "{error}"
        );
    }
    let mut events = beginning();
    events[2] = membership("card", "JJ404");
    let error = refused(&app, &events).await;
    assert!(
        matches!(&error, RegisterError::Unknown(id) if id == "card"),
        "{error}"
    );
}

#[tokio::test]
async fn a_card_number_is_given_once() {
    let app = begun().await;
    let error = refused(&app, &[membership("another", "JJ1")]).await;
    assert!(
        matches!(&error, RegisterError::Contradicts(id) if id == "another"),
        "{error}"
    );
}

#[tokio::test]
async fn nobody_is_paid_more_than_there_is() {
    let app = begun().await;
    let error = refused(&app, &[claim("k0", 1)]).await;
    assert!(matches!(error, RegisterError::Overdraws(_)), "{error}");
    deliver(&app.app, &[contribution("c1", 285_000)])
        .await
        .expect("told");
    let error = refused(&app, &[claim("k1", 285_001)]).await;
    assert!(matches!(error, RegisterError::Overdraws(_)), "{error}");
    let error = refused(&app, &[correction("r1", -285_001)]).await;
    assert!(matches!(error, RegisterError::Overdraws(_)), "{error}");
    deliver(&app.app, &[correction("r1", -1)])
        .await
        .expect("told");
    claim_leaves_nothing(&app, 284_999).await;
}

#[tokio::test]
async fn an_impossible_amount_is_refused() {
    let app = begun().await;
    deliver(&app.app, &[contribution("c0", 285_000)])
        .await
        .expect("told");
    for event in [
        claim("k1", 0),
        claim("k2", -5),
        claim("k3", i64::MIN),
        contribution("c1", -1),
    ] {
        let error = refused(&app, std::slice::from_ref(&event)).await;
        assert!(
            matches!(&error, RegisterError::Impossible(id) if *id == event.id),
            "{error}"
        );
    }
    // Far beyond any money there is: refused, not wrapped around.
    refused(&app, &[correction("r1", i64::MAX)]).await;
}

#[tokio::test]
async fn an_employer_may_be_renamed_and_a_wage_told_again() {
    let app = begun().await;
    let name = |id: &str, name: &str| {
        event(
            id,
            Body::Employer {
                npp: "JJ1".to_owned(),
                name: name.to_owned(),
            },
        )
    };
    let wage = |id: &str, amount: i64| {
        let from = "2026-10".parse().expect("a month");
        event(
            id,
            Body::Wage {
                kpj: kpj(),
                from,
                amount: Rupiah(amount),
            },
        )
    };
    let events = [
        name("n2", "PT Dua"),
        wage("w1", 5_000_000),
        wage("w2", 5_500_000),
    ];
    assert_eq!(deliver(&app.app, &events).await.expect("told"), 3);
}
