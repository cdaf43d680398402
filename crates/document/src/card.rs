use crate::{
    Document, DrawError, Form, Language, Media,
    drawing::{Drawing, Line, fit},
    pdf::{About, pdf},
    picture::png,
};
use jiff::Timestamp;
use jmo_rules::{IdentityKind, IdentityNumber, Kpj};
use jmo_wire::card::Card;

/// ID-1, the size of a bank card, at 12.75 pixels a millimetre.
const WIDTH: u32 = 1092;
const HEIGHT: u32 = 688;
/// 120 mm in points: larger than the plastic card, easy to read on paper.
const ON_PAPER: f32 = 340.0;
const LEFT: f32 = 64.0;
const MIDDLE: f32 = 546.0;
const RIGHT: f32 = 1028.0;
const WHITE: &str = "#ffffff";
const SOFT: &str = "#d4e6df";
const GOLD: &str = "#e2b45c";

/// What stands on a card.
#[derive(Clone, Copy, Debug)]
pub struct CardFront<'a> {
    /// The holder's full name.
    pub name: &'a str,
    /// The holder's NIK.
    pub nik: &'a IdentityNumber,
    /// The card.
    pub card: &'a Card,
    /// The service's time when it said so.
    pub as_of: Timestamp,
    /// Whether NIK and KPJ are shown in full.
    pub numbers: bool,
}

/// Draws a card.
///
/// # Errors
/// Never for what a service can say; see [`DrawError`].
pub fn card(front: &CardFront<'_>, form: Form, language: Language) -> Result<Document, DrawError> {
    let words = Words::of(front, language);
    let tree = draw(&words)?;
    let bytes = match form {
        Form::Picture => png(&tree)?,
        Form::Pdf => {
            let about = About {
                title: words.title,
                alt: words.in_full(),
                language,
            };
            pdf(&tree, ON_PAPER, &about)?
        }
    };
    let media = Media::from(form);
    let name = language.of("kartu-peserta", "participant-card");
    Ok(Document {
        name: format!("{name}.{}", media.extension()),
        media,
        bytes,
    })
}

/// The texts of a card, in one language.
struct Words<'a> {
    title: &'static str,
    status: &'static str,
    name: &'a str,
    numbers: [(&'static str, String); 2],
    facts: Vec<(&'static str, String)>,
    as_of: String,
}

impl<'a> Words<'a> {
    fn of(front: &CardFront<'a>, language: Language) -> Self {
        let CardFront {
            name, nik, card, ..
        } = *front;
        let mut facts = vec![
            (
                language.kind_of_member(),
                language.segment(card.segment).to_owned(),
            ),
            (
                language.employer(),
                card.employer
                    .clone()
                    .unwrap_or_else(|| language.none().to_owned()),
            ),
            (language.since(), language.date(card.since)),
        ];
        if let Some(until) = card.until {
            facts.push((language.of("Sampai", "Until"), language.date(until)));
        }
        Self {
            title: language.of("Kartu Peserta", "Participant Card"),
            status: language.status(card.status),
            name,
            numbers: [
                (identity_label(nik, language), nik_text(nik, front.numbers)),
                (language.card_number(), kpj_text(&card.kpj, front.numbers)),
            ],
            facts,
            as_of: format!(
                "{} {}",
                language.of("Data per", "Data as of"),
                language.instant(front.as_of)
            ),
        }
    }

    fn in_full(&self) -> String {
        let facts = self.numbers.iter().chain(&self.facts);
        let facts: String = facts
            .map(|(what, value)| format!("{what}: {value}. "))
            .collect();
        format!(
            "{}: {}. {}. {facts}{}.",
            self.title, self.name, self.status, self.as_of
        )
    }
}

fn identity_label(nik: &IdentityNumber, language: Language) -> &'static str {
    match nik.kind() {
        IdentityKind::Nik => "NIK",
        IdentityKind::Passport => language.of("Paspor", "Passport"),
        IdentityKind::StayPermit => "KITAS",
    }
}

/// A NIK in groups of four, as people read it out; another number as it stands in the document.
fn nik_text(nik: &IdentityNumber, full: bool) -> String {
    if !full {
        return nik.masked();
    }
    let Some(nik) = nik.nik() else {
        return nik.number().to_owned();
    };
    let digits = nik.as_str();
    let groups: Vec<_> = [0, 4, 8, 12].map(|at| &digits[at..at + 4]).to_vec();
    groups.join(" ")
}

fn kpj_text(kpj: &Kpj, full: bool) -> String {
    if full {
        kpj.as_str().to_owned()
    } else {
        kpj.masked()
    }
}

fn draw(words: &Words<'_>) -> Result<resvg::usvg::Tree, DrawError> {
    let mut drawing = Drawing::new(WIDTH, HEIGHT);
    drawing.raw(include_str!("card.svg"));
    let mut line = |x, y, size, bold, colour: &str, text: &str| {
        drawing.line(&Line {
            x,
            y,
            to_the_right: x == RIGHT,
            size,
            bold,
            colour,
            text,
        });
    };
    let title = format!("JMO · {}", words.title);
    line(LEFT, 104.0, 34.0, true, WHITE, &title);
    line(RIGHT, 104.0, 30.0, true, GOLD, words.status);

    let (size, name) = fit(words.name, RIGHT - LEFT, &[56.0, 48.0, 40.0, 34.0, 28.0], 2);
    let mut y = if name.len() == 1 { 222.0 } else { 192.0 };
    for text in &name {
        line(LEFT, y, size, true, WHITE, text);
        y += size * 1.2;
    }
    for ((what, value), y) in words.numbers.iter().zip([306.0, 398.0]) {
        line(LEFT, y, 24.0, false, SOFT, what);
        line(LEFT, y + 42.0, 38.0, true, WHITE, value);
    }
    let places = [
        (LEFT, 488.0),
        (MIDDLE, 488.0),
        (LEFT, 574.0),
        (MIDDLE, 574.0),
    ];
    for ((what, value), (x, y)) in words.facts.iter().zip(places) {
        let (size, lines) = fit(value, RIGHT - MIDDLE, &[28.0, 24.0, 20.0, 17.0], 1);
        line(x, y, 22.0, false, SOFT, what);
        let value = lines.first().map_or("", String::as_str);
        line(x, y + 36.0, size, true, WHITE, value);
    }
    line(LEFT, 658.0, 20.0, false, SOFT, &words.as_of);
    drawing.finish()
}
