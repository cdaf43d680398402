//! The card as a file: one drawing, two forms, two languages.

use jmo_document::{CardFront, Document, Form, Language, card};
use jmo_wire::card::{Card, CardHolder};
use proptest::prelude::*;
use serde_json::Value;

const STORED: &str = include_str!("../../wire/tests/v1/card.json");

fn holder() -> CardHolder {
    serde_json::from_str(STORED).expect("a stored answer")
}

fn draw(name: &str, card_: &Card, numbers: bool, form: Form, language: Language) -> Document {
    let front = CardFront {
        name,
        nik: &holder().nik,
        card: card_,
        as_of: "2026-11-20T11:02:00Z".parse().expect("an instant"),
        numbers,
    };
    card(&front, form, language).expect("drawn")
}

#[test]
fn a_picture_is_a_png_of_the_cards_size() {
    let holder = holder();
    let picture = draw(
        &holder.name,
        &holder.cards[0],
        false,
        Form::Picture,
        Language::Id,
    );
    assert_eq!(&picture.bytes[..8], b"\x89PNG\r\n\x1a\n");
    let number =
        |at: usize| u32::from_be_bytes(picture.bytes[at..at + 4].try_into().expect("four"));
    assert_eq!((number(16), number(20)), (1092, 688));
    assert_eq!(picture.name, "kartu-peserta.png");
    keep(&picture, "card-id.png");
}

#[test]
fn a_pdf_is_tagged_titled_and_in_its_language() {
    let holder = holder();
    let pdf = draw(
        &holder.name,
        &holder.cards[1],
        true,
        Form::Pdf,
        Language::En,
    );
    assert!(pdf.bytes.starts_with(b"%PDF-"));
    keep(&pdf, "card-en.pdf");
    let text = String::from_utf8_lossy(&pdf.bytes);
    for expected in [
        "/StructTreeRoot",
        "/Figure",
        "/Lang(en-GB)",
        "Participant Card",
    ] {
        assert!(text.contains(expected), "{expected}");
    }
    assert_eq!(pdf.name, "participant-card.pdf");
}

#[test]
fn what_is_masked_is_in_neither_the_drawing_nor_its_words() {
    let holder = holder();
    let of = |numbers| {
        draw(
            &holder.name,
            &holder.cards[0],
            numbers,
            Form::Pdf,
            Language::Id,
        )
    };
    // The words for who cannot see the drawing stand in the file in clear.
    let words = |document: &Document| String::from_utf8_lossy(&document.bytes).replace('\0', "");
    assert!(words(&of(true)).contains("3174 0552 0392 9003"));
    let masked = words(&of(false));
    assert!(!masked.contains("3174 0552") && !masked.contains("18054471920"));
    // Other glyphs are drawn, too: the pictures differ.
    let picture = |numbers| {
        draw(
            &holder.name,
            &holder.cards[0],
            numbers,
            Form::Picture,
            Language::Id,
        )
    };
    assert_ne!(picture(true).bytes, picture(false).bytes);
}

#[test]
fn the_same_card_is_the_same_file() {
    let holder = holder();
    for form in [Form::Picture, Form::Pdf] {
        let of = || draw(&holder.name, &holder.cards[0], false, form, Language::Id);
        assert_eq!(of().bytes, of().bytes, "{form:?}");
    }
}

#[test]
fn a_name_of_any_length_fits() {
    let holder = holder();
    let long = "Raden Ajeng Kartika Wulandari Setyaningsih Kusumawardhani Prawirodirdjo binti Haji Muhammad Syarifuddin";
    let mut card_ = holder.cards[0].clone();
    card_.employer =
        Some("Perseroan Terbatas Sumber Alfaria Makmur Sentosa Abadi Nusantara Tbk".to_owned());
    card_.until = Some(jiff::civil::date(2026, 9, 30));
    keep(
        &draw(long, &card_, true, Form::Picture, Language::Id),
        "card-long.png",
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..Default::default() })]

    /// Whatever a register calls a person or an employer, it is text and no drawing.
    #[test]
    fn nothing_a_service_can_say_breaks_the_drawing(name in ".{0,120}", employer in "[<>&\"'/a-z\\u{0}-\\u{1f}]{0,60}") {
        let mut card_ = holder().cards[0].clone();
        card_.employer = Some(employer);
        draw(&name, &card_, false, Form::Pdf, Language::Id);
    }
}

#[test]
fn the_app_and_its_documents_use_the_same_words() {
    let messages = |text: &str| serde_json::from_str::<Value>(text).expect("messages");
    let id = messages(include_str!("../../../ui/messages/id.json"));
    let en = messages(include_str!("../../../ui/messages/en.json"));
    for (language, messages) in [(Language::Id, id), (Language::En, en)] {
        for (name, word) in jmo_document::words(language) {
            assert_eq!(messages[name], word, "{name}");
        }
    }
}

/// For whoever wants to look: `JMO_LOOK=folder cargo test -p jmo-document`.
fn keep(document: &Document, name: &str) {
    if let Some(folder) = std::env::var_os("JMO_LOOK") {
        std::fs::write(std::path::Path::new(&folder).join(name), &document.bytes).expect("kept");
    }
}
