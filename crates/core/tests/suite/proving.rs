//! Joining, getting back in, and what an owner changes: what the core makes of the service's answers.

use crate::{device::Device, service::Network, world::World};
use jmo_core::{ComplaintForm, FaultCode, IdentityForm, SessionView, ports::Saving};
use jmo_rules::IdentityKind;
use jmo_wire::{
    FieldCode, Secret,
    account::{Channel, ContactPurpose},
    complaint::{Fact, Topic},
    membership::Segment,
};

fn wati(kpj: &str, born_on: &str) -> IdentityForm {
    IdentityForm {
        kind: IdentityKind::Nik,
        number: "3273015503919021".to_owned(),
        kpj: kpj.to_owned(),
        name: "Wati Susanti".to_owned(),
        born_on: born_on.to_owned(),
    }
}

fn complaint(facts: Vec<Fact>) -> ComplaintForm {
    ComplaintForm {
        topic: Topic::IdentityDiffers,
        facts,
        note: String::new(),
    }
}

async fn prove(world: &World, purpose: ContactPurpose, channel: Channel) {
    let challenge = world
        .app
        .prove_contact(purpose, channel, "wati@jmo.example".to_owned())
        .await
        .expect("a code was sent");
    assert_eq!(challenge.resend_in, 60);
    let entered = world.app.enter_proof(Secret::new("123456")).await;
    entered.expect("the code is right");
}

#[tokio::test]
async fn joining_goes_through_proofs_and_ends_signed_in() {
    let world = World::new();
    prove(&world, ContactPurpose::Join, Channel::Email).await;
    prove(&world, ContactPurpose::Join, Channel::Sms).await;
    let wrong = wati("19050090022", "1991-03-15");
    let verdict = world.app.check_identity(Segment::Pu, wrong).await;
    assert!(!verdict.expect("a verdict").matches());
    let right = wati("19050090021", "1991-03-15");
    let verdict = world.app.check_identity(Segment::Pu, right.clone()).await;
    assert!(verdict.expect("a verdict").matches());
    let view = world
        .app
        .join(Segment::Pu, right.clone(), Secret::new("sebuah kata sandi"))
        .await
        .expect("an account");
    assert_eq!(
        view,
        SessionView::SignedIn {
            name: "WATI".to_owned()
        }
    );
    let asked = world.service.inside().asked.join(", ");
    assert!(
        asked.contains("join proof of token-1+proof of token-2"),
        "{asked}"
    );
    // The proofs are used up.
    let again = world.app.join(Segment::Pu, right, Secret::new("x")).await;
    assert_eq!(again.expect_err("no proof").code, FaultCode::ProofGone);
}

#[tokio::test]
async fn who_joined_signs_in_again_without_a_code() {
    let world = World::new();
    prove(&world, ContactPurpose::Join, Channel::Email).await;
    let form = wati("19050090021", "1991-03-15");
    let joined = world.app.join(Segment::Pu, form, Secret::new("x")).await;
    joined.expect("an account");
    world.app.sign_out().await;
    let view = world.app.sign_in("wati".to_owned(), Secret::new("right"));
    let view = view.await.expect("signed in");
    assert!(matches!(view, SessionView::SignedIn { .. }), "{view:?}");
}

#[tokio::test]
async fn without_a_proof_nothing_is_asked_of_the_service() {
    let world = World::new();
    let form = || wati("19050090021", "1991-03-15");
    let gone = |code| assert_eq!(code, FaultCode::ProofGone);
    let check = world.app.check_identity(Segment::Pu, form()).await;
    gone(check.expect_err("no proof").code);
    gone(
        world
            .app
            .join(Segment::Pu, form(), Secret::new("x"))
            .await
            .expect_err("none")
            .code,
    );
    gone(
        world
            .app
            .reset_password(Secret::new("x"))
            .await
            .expect_err("none")
            .code,
    );
    gone(
        world
            .app
            .begin_recovery(form())
            .await
            .expect_err("none")
            .code,
    );
    let complained = world.app.complain(complaint(Vec::new()));
    gone(complained.await.expect_err("none").code);
    let code = world.app.enter_proof(Secret::new("123456")).await;
    assert_eq!(code.expect_err("none").code, FaultCode::ChallengeGone);
    assert_eq!(world.service.inside().asked, Vec::<String>::new());
}

#[tokio::test]
async fn a_proof_for_one_thing_is_none_for_another() {
    let world = World::new();
    prove(&world, ContactPurpose::Recovery, Channel::Email).await;
    let form = wati("19050090021", "1991-03-15");
    let joined = world.app.join(Segment::Pu, form, Secret::new("x")).await;
    assert_eq!(joined.expect_err("no").code, FaultCode::ProofGone);
    let reset = world.app.reset_password(Secret::new("x")).await;
    assert_eq!(reset.expect_err("no").code, FaultCode::ProofGone);
}

#[tokio::test]
async fn a_wrong_code_can_be_corrected_and_a_date_that_is_none_is_named() {
    let world = World::new();
    let sent = world.app.prove_contact(
        ContactPurpose::Join,
        Channel::Email,
        "wati@jmo.example".to_owned(),
    );
    sent.await.expect("a code");
    let wrong = world.app.enter_proof(Secret::new("000000")).await;
    assert_eq!(wrong.expect_err("wrong").code, FaultCode::CodeWrong);
    world.app.resend_proof(None).await.expect("another code");
    world
        .app
        .enter_proof(Secret::new("123456"))
        .await
        .expect("right");
    for (typed, code) in [
        ("", FieldCode::Required),
        ("1991-02-30", FieldCode::NoSuchDate),
        ("kemarin", FieldCode::NoSuchDate),
    ] {
        let fault = world
            .app
            .check_identity(Segment::Pu, wati("1", typed))
            .await;
        let fault = fault.expect_err("no date");
        assert_eq!(
            (fault.fields[0].path.as_str(), fault.fields[0].code),
            ("identity.born_on", code)
        );
    }
}

#[tokio::test]
async fn a_new_password_signs_in_and_everything_begun_is_forgotten() {
    let world = World::new();
    let login = "wati@jmo.example".to_owned();
    let sent = world.app.forgot_password(login, Secret::new("19050090021"));
    sent.await.expect("a code");
    world
        .app
        .enter_proof(Secret::new("123456"))
        .await
        .expect("right");
    let view = world.app.reset_password(Secret::new("baru")).await;
    assert!(matches!(view, Ok(SessionView::SignedIn { .. })), "{view:?}");
    let again = world.app.reset_password(Secret::new("baru")).await;
    assert_eq!(again.expect_err("used").code, FaultCode::ProofGone);
}

#[tokio::test]
async fn what_was_begun_can_be_given_up() {
    let world = World::new();
    prove(&world, ContactPurpose::Join, Channel::Email).await;
    world.app.forget_proofs();
    let check = world
        .app
        .check_identity(Segment::Pu, wati("1", "1991-03-15"))
        .await;
    assert_eq!(check.expect_err("gone").code, FaultCode::ProofGone);
}

#[tokio::test]
async fn a_recovery_waits_through_restarts_and_is_finished_once() {
    let device = Device::new();
    let before = device.start();
    prove(&before, ContactPurpose::Recovery, Channel::Email).await;
    let pending = before
        .app
        .begin_recovery(wati("19050090021", "1991-03-15"))
        .await;
    let pending = pending.expect("it waits");
    drop(before);

    let after = device.start();
    assert_eq!(after.app.info(Default::default()).recovery, Some(pending));
    let soon = after.app.finish_recovery(Secret::new("baru")).await;
    assert_eq!(soon.expect_err("too soon").code, FaultCode::TooSoon);
    after.service.inside().recovery_ready = true;
    let view = after.app.finish_recovery(Secret::new("baru")).await;
    assert!(matches!(view, Ok(SessionView::SignedIn { .. })), "{view:?}");
    let again = after.app.finish_recovery(Secret::new("baru")).await;
    assert_eq!(again.expect_err("over").code, FaultCode::RecoveryGone);
}

#[tokio::test]
async fn complaints_are_shown_again_after_a_restart() {
    let device = Device::new();
    let before = device.start();
    prove(&before, ContactPurpose::Join, Channel::Sms).await;
    let fact = Fact {
        field: "kpj".to_owned(),
        value: "19050090022".to_owned(),
    };
    let sent = before.app.complain(complaint(vec![fact]));
    let ticket = sent.await.expect("taken");
    drop(before);

    let after = device.start();
    assert!(after.app.info(Default::default()).has_tickets);
    assert_eq!(after.app.tickets().await, Ok(vec![ticket]));
    after.service.network(Network::Down);
    let offline = after.app.tickets().await;
    assert_eq!(offline.expect_err("offline").code, FaultCode::Offline);
}

#[tokio::test]
async fn a_changed_contact_is_known_on_this_device() {
    let world = World::new();
    world.sign_in("siti@jmo.example").await;
    let sent = world.app.change_contact(
        Channel::Email,
        "Siti.Baru@jmo.example".to_owned(),
        Secret::new("right"),
    );
    sent.await.expect("a code");
    let wrong = world.app.enter_proof(Secret::new("000000")).await;
    assert_eq!(wrong.expect_err("wrong").code, FaultCode::CodeWrong);
    world
        .app
        .enter_proof(Secret::new("123456"))
        .await
        .expect("changed");
    world.app.sign_out().await;
    // The service of this test knows the device by the token of the old login.
    let view = world
        .app
        .sign_in("siti.baru@jmo.example".to_owned(), Secret::new("right"));
    view.await.expect("signed in");
    let asked = world.service.inside().asked.join(", ");
    assert!(asked.contains("confirm contact"), "{asked}");
}

#[tokio::test]
async fn an_owner_acts_through_a_token_that_is_refreshed_on_the_way() {
    let world = World::new();
    world.sign_in("siti").await;
    let app = &world.app;
    let password = || Secret::new("right");
    world.service.expire_access();
    app.change_password(password(), Secret::new("baru"))
        .await
        .expect("changed");
    world.service.expire_access();
    app.find_card(Secret::new("18030090001"))
        .await
        .expect("hers");
    app.end_devices(None).await.expect("ended");
    app.restore_contact(Channel::Email).await.expect("restored");
    app.delete_account(password()).await.expect("asked");
    app.keep_account().await.expect("kept");
    app.cancel_recovery().await.expect("cancelled");
    assert_eq!(app.export_data(password()).await, Ok(Saving::Saved));
    assert_eq!(world.shelf.all()[0].name, "data-jmo.json");
    world.shelf.full();
    let full = app.export_data(password()).await;
    assert_eq!(full.expect_err("full").code, FaultCode::NotSaved);
    assert_eq!(world.service.refreshes(), 2);
    app.sign_out().await;
    let nobody = app.keep_account().await;
    assert_eq!(nobody.expect_err("nobody").code, FaultCode::SessionRequired);
}
