use super::{entry::Entry, position::Source};
use crate::http::Refusal;
use jmo_wire::{
    FieldCode, FieldProblem,
    activity::{ActivityEvent, ActivityKind, ActivityQuery},
};

/// Longer than any employer's name.
const LONGEST_TEXT: usize = 100;

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Filter {
    kind: Option<ActivityKind>,
    /// In lower case; none: anything.
    text: Option<String>,
}

impl Filter {
    /// Reads it from the query.
    ///
    /// # Errors
    /// Names `kind` and `text`.
    pub fn read(asked: &ActivityQuery) -> Result<Self, Refusal> {
        let text = asked.text.as_deref().map(str::trim).unwrap_or_default();
        let mut problems = Vec::new();
        if asked.kind == Some(ActivityKind::Unknown) {
            problems.push(FieldProblem::new("kind", FieldCode::Malformed));
        }
        if text.chars().count() > LONGEST_TEXT {
            problems.push(FieldProblem::new("text", FieldCode::TooLong));
        } else if text.chars().any(char::is_control) {
            problems.push(FieldProblem::new("text", FieldCode::Malformed));
        }
        if !problems.is_empty() {
            return Err(Refusal::fields(problems));
        }
        Ok(Self {
            kind: asked.kind,
            text: (!text.is_empty()).then(|| text.to_lowercase()),
        })
    }

    /// Whether everything a source has is taken: then a page's worth of it is enough.
    pub fn takes_all(&self) -> bool {
        self.text.is_none() && self.kind.is_none()
    }

    /// Whether a source can have any of it.
    pub fn concerns(&self, source: Source) -> bool {
        match self.kind {
            None => true,
            Some(ActivityKind::Contribution | ActivityKind::Payment) => {
                source == Source::Contribution
            }
            Some(ActivityKind::Posting | ActivityKind::Claim) => source == Source::Posting,
            Some(ActivityKind::Message) => matches!(source, Source::Message | Source::Merge),
            Some(ActivityKind::Unknown) => false,
        }
    }

    /// Whether an event is what is looked for.
    pub fn takes(&self, entry: &Entry) -> bool {
        self.kind.is_none_or(|wanted| wanted == kind(&entry.event))
            && self.text.as_deref().is_none_or(|text| says(entry, text))
    }
}

/// What kind an event is of.
fn kind(event: &ActivityEvent) -> ActivityKind {
    match event {
        ActivityEvent::Contribution { .. } => ActivityKind::Contribution,
        ActivityEvent::Payment { .. } => ActivityKind::Payment,
        ActivityEvent::Return { .. } | ActivityEvent::Correction { .. } => ActivityKind::Posting,
        ActivityEvent::Claim { .. } => ActivityKind::Claim,
        ActivityEvent::Account { .. }
        | ActivityEvent::Merged { .. }
        | ActivityEvent::Unmerged { .. } => ActivityKind::Message,
        ActivityEvent::Unknown => ActivityKind::Unknown,
    }
}

/// Whether the employer's name, a card's number or the month has a text in it.
fn says(entry: &Entry, text: &str) -> bool {
    let merged = match &entry.event {
        ActivityEvent::Merged { cards } | ActivityEvent::Unmerged { cards } => cards.as_slice(),
        _ => &[],
    };
    let digits: String = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '.' | '-'))
        .collect();
    let employer = entry.employer.as_deref().unwrap_or_default();
    let mut cards = entry.kpj.iter().chain(merged);
    employer.to_lowercase().contains(text)
        || entry.month().to_string().contains(text)
        || (!digits.is_empty() && cards.any(|kpj| kpj.as_str().contains(&digits)))
}
