use crate::{device::Device, service::Network, world::World};
use jmo_core::{
    CardForm, FaultCode, Language, Source,
    ports::{Media, Saving},
};

#[tokio::test]
async fn numbers_are_masked_until_they_are_asked_for() {
    let world = World::new();
    world.sign_in("siti").await;
    let masked = world.app.card(true, false).await.expect("a view");
    let masked = masked.content.expect("a card");
    assert_eq!(masked.nik, "3174 •••• •••• 9003");
    assert_eq!(masked.cards[0].kpj, "18 •••••• 920");
    let shown = world.app.card(false, true).await.expect("a view");
    let shown = shown.content.expect("a card");
    assert_eq!(shown.nik, "3174055203929003");
    assert_eq!(shown.cards[0].kpj, "18054471920");
}

#[tokio::test]
async fn the_card_is_there_after_a_restart_without_a_network_and_can_be_saved() {
    let device = Device::new();
    let before = device.start();
    before.sign_in("siti").await;
    let seen = before.app.card(true, false).await.expect("a view");
    drop(before);

    let after = device.start();
    after.service.network(Network::Down);
    let kept = after.app.card(false, false).await.expect("a view");
    assert_eq!((&kept.content, kept.as_of), (&seen.content, seen.as_of));
    assert_eq!(kept.source, Source::Saved);
    for (form, expected) in [(CardForm::Picture, Media::Png), (CardForm::Pdf, Media::Pdf)] {
        let saving = after.app.save_card(0, form, false, Language::Id).await;
        assert_eq!(saving, Ok(Saving::Saved));
        assert_eq!(
            after.shelf.all().last().map(|kept| kept.media),
            Some(expected)
        );
    }
}

#[tokio::test]
async fn what_cannot_be_saved_says_so() {
    let world = World::new();
    let save = |at| world.app.save_card(at, CardForm::Pdf, false, Language::En);
    let code = |result: Result<Saving, jmo_core::Fault>| result.expect_err("a fault").code;
    assert_eq!(code(save(0).await), FaultCode::SessionRequired);
    world.sign_in("siti").await;
    assert_eq!(code(save(0).await), FaultCode::NotFound, "never fetched");
    world.app.card(true, false).await.expect("a view");
    assert_eq!(code(save(1).await), FaultCode::NotFound, "no such card");
    world.shelf.full();
    assert_eq!(code(save(0).await), FaultCode::NotSaved);
}
