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

/// All of it. What an older or newer app wrote is read as far as it is understood.
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
}
