//! Words of choices that several formulas take, and what is asked of inputs.

use crate::{
    EmployerSize, JkkClass, NoRate, Programme, Segment,
    contribution::bpu::BpuSector,
    explain::{InputProblem, Trouble},
};

pub(super) const CLASSES: &[&str] = &["i", "ii", "iii", "iv", "v"];
pub(super) const SIZES: &[&str] = &["micro", "small", "medium", "large"];
pub(super) const SECTORS: &[&str] = &["transport", "other"];
pub(super) const SEGMENTS: &[&str] = &["pu", "bpu", "pmi", "construction"];

pub(super) fn class(word: &str) -> JkkClass {
    let at = CLASSES.iter().position(|class| *class == word);
    at.map_or(JkkClass::I, |at| JkkClass::ALL[at])
}

pub(super) fn size(word: &str) -> EmployerSize {
    match word {
        "micro" => EmployerSize::Micro,
        "small" => EmployerSize::Small,
        "medium" => EmployerSize::Medium,
        _ => EmployerSize::Large,
    }
}

pub(super) fn sector(word: &str) -> BpuSector {
    match word {
        "transport" => BpuSector::Transport,
        _ => BpuSector::Other,
    }
}

pub(super) fn segment(word: &str) -> Segment {
    match word {
        "bpu" => Segment::Bpu,
        "pmi" => Segment::Pmi,
        "construction" => Segment::Construction,
        _ => Segment::Pu,
    }
}

pub(super) const fn programme(programme: Programme) -> &'static str {
    match programme {
        Programme::Jht => "jht",
        Programme::Jp => "jp",
        Programme::Jkk => "jkk",
        Programme::Jkm => "jkm",
        Programme::Jkp => "jkp",
    }
}

/// A required input: there, once the fields were read.
pub(super) fn given<T>(value: Option<T>, field: &'static str) -> Result<T, Vec<InputProblem>> {
    value.ok_or_else(|| problem(field, Trouble::Missing))
}

/// The law asked for by a date in `field`.
pub(super) fn on_record<T>(
    law: Result<T, NoRate>,
    field: &'static str,
) -> Result<T, Vec<InputProblem>> {
    law.map_err(|_| problem(field, Trouble::NotOnRecord))
}

pub(super) fn problem(field: &'static str, trouble: Trouble) -> Vec<InputProblem> {
    vec![InputProblem::new(field, trouble)]
}
