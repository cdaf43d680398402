use serde::{Deserialize, Serialize};

/// After how many minutes without a touch the app locks itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "1 | 5 | 15 | 30"))]
pub struct IdleMinutes(u8);

impl IdleMinutes {
    /// The spans there are.
    pub const ALL: [u8; 4] = [1, 5, 15, 30];
}

impl Default for IdleMinutes {
    fn default() -> Self {
        Self(5)
    }
}

impl TryFrom<u8> for IdleMinutes {
    type Error = &'static str;

    fn try_from(minutes: u8) -> Result<Self, Self::Error> {
        if Self::ALL.contains(&minutes) {
            Ok(Self(minutes))
        } else {
            Err("not one of the spans")
        }
    }
}

impl From<IdleMinutes> for u8 {
    fn from(minutes: IdleMinutes) -> Self {
        minutes.0
    }
}

/// The lock as the person may choose it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LockSettings {
    /// Whether this device can have one: not one that many people use.
    pub offered: bool,
    /// Whether there is one.
    pub set: bool,
    /// When it locks by itself.
    pub idle_minutes: IdleMinutes,
    /// Whether the phone knows fingerprints or faces.
    pub biometric_offered: bool,
    /// Whether they open it.
    pub biometric: bool,
    /// Whether the PIN is asked for before it is changed or taken away: not after the password.
    pub pin_needed: bool,
}
