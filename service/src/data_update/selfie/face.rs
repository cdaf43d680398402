use std::fmt;

/// What is kept of a face to compare it: which model made it, and where it put the face among all
/// faces. No picture can be made of it, and it is sealed all the same.
#[derive(Clone, PartialEq)]
pub struct Template {
    model: u8,
    values: Vec<f32>,
}

/// How two faces compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// One person's.
    Same,
    /// Not alike enough to be sure.
    Other,
    /// They cannot be compared: one has no template, or they are of different models.
    NotCompared,
}

/// From this cosine on two faces are one person's: the threshold the model was published with.
pub(super) const SAME: f32 = 0.363;

impl Template {
    /// Of a model, by its number.
    pub fn new(model: u8, values: Vec<f32>) -> Self {
        Self { model, values }
    }

    /// As it is sealed: the model, then each value in four bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let values = self.values.iter().flat_map(|value| value.to_le_bytes());
        std::iter::once(self.model).chain(values).collect()
    }

    /// Reads what [`Template::to_bytes`] wrote.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (model, values) = bytes.split_first()?;
        let (values, rest) = values.as_chunks();
        rest.is_empty().then(|| Self {
            model: *model,
            values: values
                .iter()
                .map(|four| f32::from_le_bytes(*four))
                .collect(),
        })
    }

    /// The cosine between two templates of one model, from -1 to 1.
    pub fn cosine(&self, other: &Self) -> Option<f32> {
        let dot =
            |one: &[f32], other: &[f32]| one.iter().zip(other).map(|(a, b)| a * b).sum::<f32>();
        let (one, other, model) = (&self.values, &other.values, self.model == other.model);
        let lengths = (dot(one, one) * dot(other, other)).sqrt();
        (model && one.len() == other.len() && lengths > 0.0).then(|| dot(one, other) / lengths)
    }
}

impl fmt::Debug for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Template(…)")
    }
}

impl Likeness {
    /// Compares two faces.
    pub fn of(one: Option<&Template>, other: Option<&Template>) -> Self {
        let cosine = one.zip(other).and_then(|(one, other)| one.cosine(other));
        match cosine {
            Some(cosine) if cosine >= SAME => Self::Same,
            Some(_) => Self::Other,
            None => Self::NotCompared,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Likeness, Template};

    fn template(values: &[f32]) -> Template {
        Template::new(1, values.to_vec())
    }

    #[test]
    fn a_template_is_read_as_it_was_written() {
        let one = template(&[0.25, -1.5, 3.0]);
        assert_eq!(Template::from_bytes(&one.to_bytes()), Some(one));
        assert_eq!(Template::from_bytes(&[]), None);
        assert_eq!(Template::from_bytes(&[1, 2, 3]), None);
    }

    #[test]
    fn faces_are_one_persons_from_the_threshold_on() {
        let face = template(&[1.0, 0.0]);
        let at = |cosine: f32| template(&[cosine, (1.0 - cosine * cosine).sqrt()]);
        let like = |other: &Template| Likeness::of(Some(&face), Some(other));
        assert_eq!(like(&at(0.364)), Likeness::Same);
        assert_eq!(like(&at(0.362)), Likeness::Other);
        assert_eq!(like(&at(-1.0)), Likeness::Other);
        assert_eq!(like(&template(&[4.0, 0.0])), Likeness::Same);
    }

    #[test]
    fn what_cannot_be_compared_is_not_taken_for_different() {
        let face = template(&[1.0, 0.0]);
        let like = |other: Option<&Template>| Likeness::of(Some(&face), other);
        assert_eq!(like(None), Likeness::NotCompared);
        assert_eq!(like(Some(&template(&[1.0]))), Likeness::NotCompared);
        assert_eq!(like(Some(&template(&[0.0, 0.0]))), Likeness::NotCompared);
        let other_model = Template::new(2, vec![1.0, 0.0]);
        assert_eq!(like(Some(&other_model)), Likeness::NotCompared);
    }
}
