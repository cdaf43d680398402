//! The statement: kept like everything that was seen, saved without a network.

use crate::{device::Device, service::Network, world::World};
use jmo_core::{
    Fault, FaultCode, Language, Source, StatementForm,
    ports::{Media, Saving},
};

fn code(result: Result<Saving, Fault>) -> FaultCode {
    result.expect_err("a fault").code
}

#[tokio::test]
async fn the_statement_is_there_after_a_restart_without_a_network_and_can_be_saved() {
    let device = Device::new();
    let before = device.start();
    before.sign_in("siti").await;
    let seen = before.app.statement(true).await.expect("a view");
    drop(before);

    let after = device.start();
    after.service.network(Network::Down);
    let kept = after.app.statement(false).await.expect("a view");
    assert_eq!((&kept.content, kept.as_of), (&seen.content, seen.as_of));
    assert_eq!(kept.source, Source::Saved);
    for (year, form, language, name, media) in [
        (
            None,
            StatementForm::Pdf,
            Language::System,
            "rincian-saldo-jht.pdf",
            Media::Pdf,
        ),
        (
            Some(2022),
            StatementForm::Pdf,
            Language::En,
            "jht-statement-2022.pdf",
            Media::Pdf,
        ),
        (
            Some(2023),
            StatementForm::Csv,
            Language::Id,
            "rincian-saldo-jht-2023.csv",
            Media::Csv,
        ),
    ] {
        let saving = after.app.save_statement(year, form, language).await;
        assert_eq!(saving, Ok(Saving::Saved));
        let saved = after.shelf.all().pop().expect("a document");
        assert_eq!((saved.name.as_str(), saved.media), (name, media));
    }
    let csv = after.shelf.all().pop().expect("a document").bytes;
    let csv = String::from_utf8(csv).expect("UTF-8");
    assert_eq!(
        csv.lines().count(),
        11,
        "head, opening, eight months, closing"
    );
    assert!(csv.contains(",5HBC-XAM0-178P-0QVG"));
}

#[tokio::test]
async fn what_cannot_be_saved_says_so() {
    let world = World::new();
    let save = |year| {
        let form = StatementForm::Pdf;
        world.app.save_statement(year, form, Language::Id)
    };
    assert_eq!(code(save(None).await), FaultCode::SessionRequired);
    world.sign_in("siti").await;
    assert_eq!(code(save(None).await), FaultCode::NotFound, "never seen");
    world.app.statement(true).await.expect("a view");
    assert_eq!(
        code(save(Some(2001)).await),
        FaultCode::NotFound,
        "no such year"
    );
    world.shelf.full();
    assert_eq!(code(save(Some(2022)).await), FaultCode::NotSaved);
    world.app.sign_out().await;
    assert_eq!(code(save(None).await), FaultCode::SessionRequired);
}
