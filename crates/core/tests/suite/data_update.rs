//! Pengkinian Data: what was typed is never lost, whatever happens, and is submitted once.

use crate::{device::Device, service::Network, world::World};
use jmo_core::{Answers, FaultCode, Go, StageId, Submitted};
use jmo_rules::data_update::FieldId;
use jmo_wire::{FieldCode, data_update::UpdateState};
use proptest::prelude::*;

/// Everything that is asked, by stage, as somebody types it.
const TYPED: &[(StageId, &[(FieldId, &str)])] = &[
    (StageId::Membership, &[(FieldId::MembershipRight, "yes")]),
    (StageId::Selfie, &[(FieldId::Selfie, "selfie-token")]),
    (
        StageId::Contact,
        &[
            (FieldId::Bank, "014"),
            (FieldId::AccountNumber, "1234 567 890"),
        ],
    ),
    (
        StageId::Population,
        &[
            (FieldId::Sex, "female"),
            (FieldId::Province, "31"),
            (FieldId::Regency, "3174"),
            (FieldId::District, "317401"),
            (FieldId::Village, "3174011001"),
            (FieldId::Address, "Jalan Tebet Barat 4"),
            (FieldId::PostalCode, "12810"),
            (FieldId::MotherName, "Aminah"),
            (FieldId::MaritalStatus, "married"),
        ],
    ),
    (
        StageId::Additional,
        &[
            (FieldId::Education, "senior_high"),
            (FieldId::EmergencyName, "Budi Santoso"),
            (FieldId::EmergencyPhone, "081298765432"),
            (FieldId::EmergencyRelation, "spouse"),
        ],
    ),
];

fn typed(stage: StageId) -> Answers {
    let mut answers = Answers::default();
    let all = TYPED.iter().find(|(id, _)| *id == stage);
    for (field, text) in all.map_or(&[][..], |(_, fields)| fields) {
        answers.set(*field, *text);
    }
    answers
}

fn everything() -> Answers {
    let stages = TYPED.iter().map(|(stage, _)| typed(*stage));
    stages.fold(Answers::default(), Answers::with)
}

async fn begun(world: &World) {
    world.sign_in("siti").await;
    world.app.data_update(true).await.expect("a view");
}

async fn all_stages(world: &World) {
    for (stage, _) in TYPED {
        let saved = world.app.save_stage(*stage, typed(*stage), Go::On).await;
        let saved = saved.expect("kept");
        assert_eq!(saved.problems, [], "{stage:?}");
    }
}

async fn shown(world: &World) -> jmo_core::DataUpdateShown {
    let view = world.app.data_update(false).await.expect("a view");
    view.content.expect("content")
}

#[tokio::test]
async fn six_stages_end_with_a_receipt_and_up_to_date() {
    let world = World::new();
    begun(&world).await;
    assert_eq!(shown(&world).await.state, UpdateState::Needed);
    all_stages(&world).await;
    assert_eq!(shown(&world).await.stage, StageId::Review);
    let submitted = world.app.submit_data_update("key-1".to_owned()).await;
    let Ok(Submitted::Taken { receipt }) = submitted else {
        panic!("{submitted:?}");
    };
    assert_eq!(receipt.state, UpdateState::UpToDate);
    let after = shown(&world).await;
    assert_eq!((after.state, after.begun), (UpdateState::UpToDate, false));
    // The next time begins with what is known, but not with the secret or the selfie.
    assert_eq!(after.answers.get(FieldId::Bank), "014");
    assert_eq!(after.answers.get(FieldId::MotherName), "");
    assert_eq!(after.answers.get(FieldId::Selfie), "");
}

#[tokio::test]
async fn a_stage_whose_answers_will_not_do_is_kept_and_stays() {
    let world = World::new();
    begun(&world).await;
    let mut answers = typed(StageId::Additional);
    answers.set(FieldId::EmergencyPhone, "0812 3456 7890");
    let saved = world
        .app
        .save_stage(StageId::Additional, answers, Go::On)
        .await
        .expect("kept");
    let [problem] = &saved.problems[..] else {
        panic!("{:?}", saved.problems);
    };
    assert_eq!(problem.path, "emergency_phone");
    assert_eq!(problem.code, FieldCode::OwnPhone);
    assert_eq!(saved.shown.stage, StageId::Additional);
    assert_eq!(
        saved.shown.answers.get(FieldId::EmergencyPhone),
        "0812 3456 7890"
    );
    let saved = world
        .app
        .save_stage(StageId::Additional, Answers::default(), Go::Back)
        .await
        .expect("going back asks nothing");
    assert_eq!(saved.shown.stage, StageId::Population);
}

#[tokio::test]
async fn cut_off_twice_without_a_network_nothing_typed_is_lost() {
    let device = Device::new();
    let world = device.start();
    begun(&world).await;
    world.service.network(Network::Down);
    let app = &world.app;
    let saved = app.save_stage(StageId::Contact, typed(StageId::Contact), Go::On);
    let saved = saved.await.expect("kept");
    assert!(saved.shown.kept.here && !saved.shown.kept.with_service);
    assert_eq!(
        app.tell_draft().await.expect_err("offline").code,
        FaultCode::Offline
    );
    drop(world);

    let world = device.start();
    assert_eq!(shown(&world).await.stage, StageId::Population);
    let app = &world.app;
    app.save_stage(StageId::Population, typed(StageId::Population), Go::Stay)
        .await
        .expect("kept");
    drop(world);

    let world = device.start();
    world.service.network(Network::Up);
    let now = shown(&world).await;
    assert_eq!(now.answers.get(FieldId::MotherName), "Aminah");
    assert_eq!(now.answers.get(FieldId::AccountNumber), "1234 567 890");
    assert_eq!(world.app.tell_draft().await, Ok(true));
    assert!(shown(&world).await.kept.with_service);
}

#[tokio::test]
async fn it_goes_on_on_another_device_and_neither_loses_what_the_other_typed() {
    let one = Device::new();
    let here = one.start();
    begun(&here).await;
    let app = &here.app;
    app.save_stage(StageId::Contact, typed(StageId::Contact), Go::On)
        .await
        .expect("kept");
    assert_eq!(app.tell_draft().await, Ok(true));

    let other = one.another();
    let there = other.start();
    begun(&there).await;
    let seen = shown(&there).await;
    assert_eq!(seen.stage, StageId::Population);
    assert_eq!(seen.answers.get(FieldId::Bank), "014");
    let app = &there.app;
    app.save_stage(StageId::Population, typed(StageId::Population), Go::On)
        .await
        .expect("kept");
    assert_eq!(app.tell_draft().await, Ok(true));

    // Meanwhile something else is typed on the first device.
    let app = &here.app;
    app.save_stage(StageId::Additional, typed(StageId::Additional), Go::Stay)
        .await
        .expect("kept");
    assert_eq!(
        app.tell_draft().await,
        Ok(false),
        "both are put together first"
    );
    assert_eq!(app.tell_draft().await, Ok(true));
    let both = shown(&here).await.answers;
    assert_eq!(both.get(FieldId::MotherName), "Aminah");
    assert_eq!(both.get(FieldId::EmergencyName), "Budi Santoso");
}

#[tokio::test]
async fn what_was_only_told_here_gives_way_to_what_is_typed_elsewhere() {
    let one = Device::new();
    let here = one.start();
    begun(&here).await;
    let stage = StageId::Population;
    let app = &here.app;
    app.save_stage(stage, typed(stage), Go::On)
        .await
        .expect("kept");
    assert_eq!(app.tell_draft().await, Ok(true));

    let other = one.another();
    let there = other.start();
    begun(&there).await;
    let mut moved = Answers::default();
    moved.set(FieldId::Address, "Jalan Melati 2");
    moved.set(FieldId::BirthPlace, "");
    let app = &there.app;
    app.save_stage(stage, moved, Go::Stay).await.expect("kept");
    assert_eq!(app.tell_draft().await, Ok(true));

    // Here nothing is typed, only another stage is looked at.
    let app = &here.app;
    app.save_stage(StageId::Contact, Answers::default(), Go::Stay)
        .await
        .expect("kept");
    while app.tell_draft().await == Ok(false) {}
    let both = shown(&here).await;
    assert_eq!(both.answers.get(FieldId::Address), "Jalan Melati 2");
    assert_eq!(both.stage, StageId::Contact);
}

#[tokio::test]
async fn submitted_with_a_lost_answer_and_sent_again_it_is_one_submission() {
    let device = Device::new();
    let world = device.start();
    begun(&world).await;
    all_stages(&world).await;
    world.service.network(Network::LosesOneAnswer);
    let lost = world.app.submit_data_update("key-1".to_owned()).await;
    assert_eq!(lost.expect_err("no answer").code, FaultCode::Slow);
    drop(world);

    // The app was closed, and the review opened anew with a key of its own.
    let world = device.start();
    let again = world.app.submit_data_update("key-2".to_owned()).await;
    assert!(matches!(again, Ok(Submitted::Taken { .. })), "{again:?}");
    assert_eq!(world.service.inside().updates.submitted.len(), 1);
}

#[tokio::test]
async fn a_selfie_that_is_gone_leads_back_to_its_stage_and_keeps_the_rest() {
    let world = World::new();
    begun(&world).await;
    all_stages(&world).await;
    world.service.inside().updates.selfie_gone = true;
    let refused = world.app.submit_data_update("key-1".to_owned()).await;
    let Ok(Submitted::Refused { stage, problems }) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(stage, StageId::Selfie);
    assert_eq!(problems[0].code, FieldCode::SelfieGone);
    let now = shown(&world).await;
    assert_eq!(now.answers.get(FieldId::Selfie), "");
    assert_eq!(now.answers.get(FieldId::MotherName), "Aminah");
    world.service.inside().updates.selfie_gone = false;
    let app = &world.app;
    app.save_stage(StageId::Selfie, typed(StageId::Selfie), Go::Review)
        .await
        .expect("kept");
    let taken = app.submit_data_update("key-2".to_owned()).await;
    assert!(matches!(taken, Ok(Submitted::Taken { .. })), "{taken:?}");
}

#[tokio::test]
async fn dropped_it_is_gone_here_and_there() {
    let world = World::new();
    begun(&world).await;
    let app = &world.app;
    app.save_stage(StageId::Contact, typed(StageId::Contact), Go::On)
        .await
        .expect("kept");
    assert_eq!(app.tell_draft().await, Ok(true));
    app.discard_data_update().await.expect("dropped");
    assert!(!shown(&world).await.begun);
    assert!(world.service.inside().updates.draft.is_none());
    assert_eq!(app.tell_draft().await, Ok(true), "there is nothing to tell");
}

#[tokio::test]
async fn without_anything_begun_nothing_is_submitted() {
    let world = World::new();
    begun(&world).await;
    let nothing = world.app.submit_data_update("key".to_owned()).await;
    assert_eq!(nothing.expect_err("nothing").code, FaultCode::NotFound);
}

#[derive(Clone, Copy, Debug)]
enum Happens {
    Next,
    Back,
    Stay,
    Tell,
    Look,
    Crash,
    Network(Network),
}

fn happens() -> impl Strategy<Value = Happens> {
    prop_oneof![
        6 => Just(Happens::Next),
        2 => Just(Happens::Back),
        1 => Just(Happens::Stay),
        2 => Just(Happens::Tell),
        2 => Just(Happens::Look),
        2 => Just(Happens::Crash),
        1 => Just(Happens::Network(Network::Down)),
        1 => Just(Happens::Network(Network::LosesOneAnswer)),
        2 => Just(Happens::Network(Network::Up)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Next, back, crash, a lost network, in any order: who fills in every stage ends with the same
    /// data, submitted once.
    #[test]
    fn any_way_through_the_stages_ends_with_the_same_data(way in prop::collection::vec(happens(), 0..25)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let device = Device::new();
            let mut world = device.start();
            begun(&world).await;
            for happened in way {
                let stage = shown(&world).await.stage;
                let app = &world.app;
                match happened {
                    Happens::Next => drop(app.save_stage(stage, typed(stage), Go::On).await.expect("kept")),
                    Happens::Back => drop(app.save_stage(stage, Answers::default(), Go::Back).await.expect("kept")),
                    Happens::Stay => drop(app.save_stage(stage, typed(stage), Go::Stay).await.expect("kept")),
                    Happens::Tell => drop(app.tell_draft().await),
                    Happens::Look => drop(app.data_update(true).await),
                    Happens::Network(network) => world.service.network(network),
                    Happens::Crash => {
                        drop(world);
                        world = device.start();
                    }
                }
            }
            world.service.network(Network::Up);
            all_stages(&world).await;
            let submitted = world.app.submit_data_update("key".to_owned()).await;
            assert!(matches!(submitted, Ok(Submitted::Taken { .. })), "{submitted:?}");
            let inside = world.service.inside();
            let all: Vec<_> = inside.updates.submitted.values().collect();
            assert_eq!(all.len(), 1);
            assert!(all[0].0 == everything(), "{:?}", all[0].0);
        });
    }
}
