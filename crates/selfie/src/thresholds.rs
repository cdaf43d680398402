//! Every limit of the judging, in one table.
//!
//! Measured figures are those of the selfie notes, and those measured with the same mesh on the
//! three portraits, turned, nodded, scaled, blurred, darkened and blinked by warping. Between what
//! was measured good and what was measured bad, a limit lies nearer to the bad: a face nobody has
//! measured must not be turned away for being itself.

use std::time::Duration;

/// A limit with a way back. A finding begins beyond `begins`; once told, it ends only within `ends`,
/// so that a face on the edge does not make the instruction flicker.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limit {
    /// Where the finding begins.
    pub begins: f32,
    /// Where a finding that was told ends.
    pub ends: f32,
}

impl Limit {
    const fn new(begins: f32, ends: f32) -> Self {
        Self { begins, ends }
    }

    /// Is it more than may be? What is not a number is.
    pub(crate) fn exceeded_by(self, value: f32, told: bool) -> bool {
        let within = value <= if told { self.ends } else { self.begins };
        !within
    }

    /// Is it less than may be? What is not a number is.
    pub(crate) fn missed_by(self, value: f32, told: bool) -> bool {
        let within = value >= if told { self.ends } else { self.begins };
        !within
    }
}

/// How sure the mesh must be that there is a face.
pub const PRESENCE: Limit = Limit::new(0.5, 0.5);

/// The mean luma of a face, at least. Dark faces measured 9–24, fine ones 69–159.
pub const DARK: Limit = Limit::new(42.0, 48.0);
/// The mean luma of a frame in which no face is found, at least: below, the dark is the reason.
pub const DARK_FRAME: Limit = Limit::new(28.0, 34.0);
/// The mean luma of a face, at most. Fine ones measured up to 159; the rest is our choice.
pub const GLARING: Limit = Limit::new(205.0, 198.0);
/// The share of a face that is as bright as a camera can say, at most. Our choice.
pub const CLIPPED: Limit = Limit::new(0.15, 0.12);
/// The darker half's luma over the brighter half's, at least. Our choice: half.
pub const UNEVEN: Limit = Limit::new(0.50, 0.56);

/// The height of a face over the frame's shorter side, at least. In a frame of 640×480 that is 154
/// pixels, with some 55 between the eyes, of which the comparison of faces needs 40.
pub const TOO_FAR: Limit = Limit::new(0.32, 0.34);
/// The height of a face in pixels, at least, whatever the frame's size: 40 pixels between the eyes.
pub const TOO_SMALL: Limit = Limit::new(112.0, 115.0);
/// The width and the height of a face over those of the frame, at most: ears and chin stay in it.
pub const TOO_CLOSE: Limit = Limit::new(0.82, 0.79);
/// How far a face's middle is from the frame's, over the frame's width and height, at most.
pub const OFF_CENTRE: Limit = Limit::new(0.18, 0.16);

/// The roll in degrees, at most, to either side. Nothing beyond 20 may be accepted; measured to
/// within 1 degree, and a head held straight measured up to 6.
pub const TILTED: Limit = Limit::new(15.0, 13.0);
/// The yaw in degrees, at most, to either side. A head turned by 25 measures 16; one held straight
/// measured up to 6.
pub const TURNED: Limit = Limit::new(14.0, 12.0);
/// The pitch upwards in degrees, at most. A head held straight measured −2 to 9, and a phone is held
/// low, which looks like looking up.
pub const NODDED_UP: Limit = Limit::new(20.0, 18.0);
/// The pitch downwards in degrees, at most.
pub const NODDED_DOWN: Limit = Limit::new(16.0, 14.0);

/// The opening of the eyes below which they are closed, whatever else is seen. Open ones measured
/// 0.20 (laughing) to 0.36, closed ones are some 0.1.
pub const EYES_CLOSED: Limit = Limit::new(0.13, 0.15);
/// The opening below which they are closed when the expression says so too.
pub const EYES_NARROW: Limit = Limit::new(0.19, 0.20);
/// The expression that says so. Laughing open eyes measured 0.3.
pub const EYES_SHUT: Limit = Limit::new(0.45, 0.42);

/// How much a mouth must look like one. Best effort.
pub const MOUTH_COVERED: Limit = Limit::new(0.35, 0.40);
/// The sharpness of a face, at least.
pub const BLURRED: Limit = Limit::new(0.25, 0.28);

/// How long something else must be seen before something else is told.
pub const TOLD_FOR: Duration = Duration::from_millis(300);

/// Gestures, each against the person's own baseline.
pub mod gesture {
    use std::time::Duration;

    /// How far the eyes' opening falls, of the baseline's. Noise measured 0.07; lids warped shut on a
    /// still portrait 0.23 to 0.26, a blink more.
    pub const BLINK_OPENING: f32 = 0.15;
    /// How far the score of a blink rises at the same time. Warped shut it rose by 0.08 to 0.14.
    pub const BLINK_SCORE: f32 = 0.05;
    /// The opening of eyes that are open again, of the baseline's.
    pub const BLINK_OPEN: f32 = 0.90;
    /// Eyes that stay narrow for longer were not blinked but narrowed.
    pub const BLINK_LASTS: Duration = Duration::from_millis(2_000);

    /// The score of a smile. Neutral measured 0.2 at most, smiling 0.6 at least.
    pub const SMILE_SCORE: f32 = 0.60;
    /// How far it rises.
    pub const SMILE_RISE: f32 = 0.35;
    /// The score of a smile beyond which it cannot begin: who smiles all the time has to stop first.
    pub const SMILE_NOT_YET: f32 = 0.45;

    /// How far the score of a dropped jaw rises. A mouth warped open by a
    /// seventh of the face's height rose by 0.20 to 0.35; talking stays below most of the time.
    pub const OPEN_JAW: f32 = 0.18;
    /// How far the mouth's opening rises at the same time. Warped open it rose by 0.27 to 0.33.
    pub const OPEN_MOUTH: f32 = 0.22;

    /// How far the yaw changes, in degrees: a head turned by 20 measures 13.
    pub const TURN_YAW: f32 = 12.0;
    /// A turn beyond is no better a picture of it, in degrees.
    pub const TURN_ENOUGH: f32 = 30.0;

    /// How long a gesture other than a blink is held: longer than a syllable, which opens the mouth
    /// for some 0.2 s.
    pub const HELD: Duration = Duration::from_millis(400);
    /// The part of a gesture up to which a face counts as not having begun.
    pub const CALM: f32 = 0.45;
    /// The part of a turn to the other side from which the person is told.
    pub const OTHER_WAY: f32 = 0.65;

    /// What else may change while a gesture is made. Yaw for a blink, in degrees.
    pub const STILL_YAW_BLINK: f32 = 10.0;
    /// Yaw for a smile and an open mouth, in degrees.
    pub const STILL_YAW: f32 = 12.0;
    /// Pitch for a blink, in degrees: looking down lowers the lids.
    pub const STILL_PITCH_BLINK: f32 = 8.0;
    /// Pitch for all others, in degrees.
    pub const STILL_PITCH: f32 = 15.0;
    /// The score of a smile for a blink and an open mouth: a laugh narrows the eyes.
    pub const STILL_SMILE: f32 = 0.40;
    /// The score of a dropped jaw for a smile and a blink.
    pub const STILL_JAW: f32 = 0.35;
}

/// The same face throughout.
pub mod same {
    use std::time::Duration;

    /// How long a face may be out of sight.
    pub const LOST: Duration = Duration::from_millis(1_500);
    /// How long a second face may be in sight.
    pub const SEVERAL: Duration = Duration::from_millis(500);
    /// How far a face moves between two frames, in its own widths…
    pub const MOVES: f32 = 0.5;
    /// … and in each second between them.
    pub const MOVES_A_SECOND: f32 = 1.0;
    /// By what it grows or shrinks between two frames…
    pub const GROWS: f32 = 1.35;
    /// … and in each second between them.
    pub const GROWS_A_SECOND: f32 = 0.5;
    /// The difference of proportions while watching, the median of some frames. One face measured
    /// 0.02 (median), 0.04 at most over pose, size, blur and light; two faces 0.06 (median).
    pub const PROPORTIONS: f32 = 0.07;
    /// The difference of proportions of two single pictures. One face measured 0.06 at most between
    /// any two frames. Both are weak checks: who it is, the comparison of faces says.
    pub const PROPORTIONS_OF_PICTURES: f32 = 0.085;
    /// The same where the key frame shows a turned head: the mesh is less sure of its depth.
    pub const PROPORTIONS_OF_TURNED: f32 = 0.13;
    /// How many frames the median is of.
    pub const FRAMES: usize = 7;
    /// How much a head may be turned for its proportions to count, in degrees from the baseline.
    pub const YAW: f32 = 10.0;
    /// How many times one may begin again.
    pub const RESTARTS: u8 = 5;
}

/// The pace of an attempt.
pub mod pace {
    use std::time::Duration;

    /// How many frames a baseline is of, at least…
    pub const BASELINE_FRAMES: usize = 5;
    /// … and over what time.
    pub const BASELINE_LASTS: Duration = Duration::from_millis(800);
    /// What was longer ago does not count for it.
    pub const BASELINE_WINDOW: Duration = Duration::from_millis(2_500);
    /// How much the yaw and the pitch may change in it, in degrees.
    pub const BASELINE_STILL: f32 = 6.0;

    /// The time for a gesture. It runs only while a face is well in sight.
    pub const GESTURE: Duration = Duration::from_secs(20);
    /// The time that is left at least after the person came nearer to it.
    pub const GESTURE_MORE: Duration = Duration::from_secs(8);
    /// The longest time, however often they came nearer.
    pub const GESTURE_LONGEST: Duration = Duration::from_secs(40);
    /// How often a gesture is explained, the first time included, before the attempt has failed.
    pub const EXPLAINED: u8 = 3;

    /// How many good frames the picture is chosen of, at least…
    pub const PICTURE_FRAMES: u32 = 5;
    /// … and over what time.
    pub const PICTURE_LASTS: Duration = Duration::from_millis(900);
    /// How open the eyes are in the picture, of the baseline's.
    pub const PICTURE_EYES: f32 = 0.90;
}

/// The part of a gesture that counts, where 1 is the table above.
pub mod part {
    /// Seen while watching.
    pub const SEEN: f32 = 1.0;
    /// Seen between the picture and a key frame when the picture is chosen.
    pub const CHOSEN: f32 = 0.92;
    /// Seen by the service between the picture and a key frame as they were sent: what was chosen
    /// stays good after one more decoding.
    pub const CONFIRMED: f32 = 0.85;
}

/// How far the points of two key frames differ at least, in distances between the eyes, laid on each
/// other. One picture encoded again measured 0.005 at most, two gestures of a still face 0.019 at
/// least.
pub const ANOTHER_PICTURE: f32 = 0.009;

/// The weights of a picture's score; they add up to 1.
pub mod score {
    /// Sharpness.
    pub const SHARPNESS: f32 = 0.35;
    /// Light: a mean luma near [`LUMA`], evenly.
    pub const LIGHT: f32 = 0.25;
    /// A head held straight.
    pub const POSE: f32 = 0.20;
    /// Open eyes.
    pub const EYES: f32 = 0.15;
    /// A neutral face.
    pub const NEUTRAL: f32 = 0.05;
    /// The luma a picture is best at: the middle of the fine ones.
    pub const LUMA: f32 = 115.0;
}
