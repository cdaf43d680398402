//! How the person likes the app. Nothing personal: kept in clear, survives a sign-out.

use serde::{Deserialize, Serialize};

/// The language of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Language {
    /// As the system; Indonesian where the system speaks neither.
    #[default]
    System,
    /// Bahasa Indonesia.
    Id,
    /// English.
    En,
}

/// The colours of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Theme {
    /// As the system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// High contrast.
    Contrast,
}

/// The size of text, in per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "100 | 125 | 150 | 200"))]
pub struct TextSize(u16);

impl TextSize {
    /// The sizes there are.
    pub const ALL: [u16; 4] = [100, 125, 150, 200];
}

impl Default for TextSize {
    fn default() -> Self {
        Self(100)
    }
}

impl TryFrom<u16> for TextSize {
    type Error = &'static str;

    fn try_from(size: u16) -> Result<Self, Self::Error> {
        if Self::ALL.contains(&size) {
            Ok(Self(size))
        } else {
            Err("not one of the text sizes")
        }
    }
}

impl From<TextSize> for u16 {
    fn from(size: TextSize) -> Self {
        size.0
    }
}

/// A place of the app, as in its tabs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Place {
    /// Beranda.
    #[default]
    Home,
    /// Layanan.
    Services,
    /// Kartu.
    Card,
    /// Aktivitas.
    Activity,
    /// Profil.
    Profile,
}

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Preferences {
    /// Language.
    pub language: Language,
    /// Colours.
    pub theme: Theme,
    /// Text size.
    pub text_size: TextSize,
    /// Whether amounts start hidden.
    pub amounts_hidden: bool,
    /// Where the person was last.
    pub last_place: Place,
}

impl Preferences {
    /// Reads what was kept, as far as it is understood: what an older or newer app wrote
    /// differently costs that one preference and no other.
    pub fn from_kept(kept: &serde_json::Value) -> Self {
        let mut known = serde_json::to_value(Self::default()).unwrap_or_default();
        for (name, value) in kept.as_object().into_iter().flatten() {
            let mut tried = known.clone();
            tried[name] = value.clone();
            if serde_json::from_value::<Self>(tried.clone()).is_ok() {
                known = tried;
            }
        }
        serde_json::from_value(known).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, Preferences, Theme};
    use serde_json::json;

    #[test]
    fn what_is_not_understood_costs_one_preference_and_no_other() {
        let kept = json!({"language": "en", "theme": "sepia", "text_size": 140, "amounts_hidden": true, "new": 1});
        let read = Preferences::from_kept(&kept);
        let expected = Preferences {
            language: Language::En,
            theme: Theme::System,
            amounts_hidden: true,
            ..Preferences::default()
        };
        assert_eq!(read, expected);
        assert_eq!(Preferences::from_kept(&json!(null)), Preferences::default());
    }
}
