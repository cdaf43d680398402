//! Every limit of the judging, in one table.
//!
//! Measured figures are those of the selfie notes, and those this crate sees in the three portraits
//! of `faces/`, as they are and turned, nodded, scaled, blurred, darkened, lit from a side, masked and
//! blinked by warping. Between what measured good and what measured bad, a limit lies nearer to the
//! bad: a face nobody has measured must not be turned away for being itself.

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

/// How sure the mesh must be that there is a face. Every face that was one measured 0.999 at least.
pub const PRESENCE: Limit = Limit::new(0.9, 0.95);

/// The mean luma of a face, at least. Dark faces measured 9–24, fine ones 69–159; dark skin in good
/// light may lie below those.
pub const DARK: Limit = Limit::new(40.0, 45.0);
/// The same in a frame that is dim as a whole, below [`DIM_FRAME`]: there it is not the skin.
pub const DARK_AND_DIM: Limit = Limit::new(58.0, 63.0);
/// The mean luma of a frame below which it is dim. The portraits' frames measured 90 to 140.
pub const DIM_FRAME: Limit = Limit::new(55.0, 60.0);
/// The mean luma of a frame in which no face is found, at least: below, the dark is the reason.
pub const DARK_FRAME: Limit = Limit::new(28.0, 34.0);
/// The mean luma of a face, at most. Fine ones measured up to 182, a light face with a quarter more
/// light 218.
pub const GLARING: Limit = Limit::new(226.0, 220.0);
/// The share of a face that is as bright as a camera can say, at most. Fine ones measured 0.00, a
/// light face with a quarter more light 0.18, overexposed ones 0.23 to 0.9.
pub const CLIPPED: Limit = Limit::new(0.21, 0.19);
/// The darker half's luma over the brighter half's, at least. Portraits measured 0.75 to 0.99, turned
/// heads 0.83; with a half at 0.15 of the light 0.30 to 0.53, at 0.3 0.40 to 0.66.
pub const UNEVEN: Limit = Limit::new(0.58, 0.63);

/// The height of a face over the frame's shorter side, at least. In a frame of 640×480 that is 134
/// pixels, with some 48 between the pupils: less than the comparison of faces likes.
pub const TOO_FAR: Limit = Limit::new(0.28, 0.30);
/// The height of a face in pixels, at least, whatever the frame's size.
pub const TOO_SMALL: Limit = Limit::new(100.0, 104.0);
/// The width and the height of a face over those of the frame, at most: ears and chin stay in it.
pub const TOO_CLOSE: Limit = Limit::new(0.82, 0.79);
/// How far a face's middle is beside the frame's, over the frame's width, at most.
pub const ASIDE: Limit = Limit::new(0.15, 0.13);
/// How far it is above or below, over the frame's height, at most.
pub const ABOVE: Limit = Limit::new(0.18, 0.16);

/// The roll in degrees, at most, to either side. Nothing beyond 20 may be accepted; measured to
/// within 1 degree, and a head held straight measured up to 6.
pub const TILTED: Limit = Limit::new(15.0, 13.0);
/// The yaw in degrees, at most, to either side. A head turned by 25 measures 16; one held straight
/// measured up to 5.
pub const TURNED: Limit = Limit::new(14.0, 12.0);
/// The pitch upwards in degrees, at most. A head held straight measured −9 to 1, raised by 25 it
/// measured 15 to 20.
pub const NODDED_UP: Limit = Limit::new(18.0, 16.0);
/// The pitch downwards in degrees, at most. Lowered by 15 a head measured 10 to 22, by 25 21 to 30.
pub const NODDED_DOWN: Limit = Limit::new(20.0, 18.0);

/// The opening of the eyes below which they are closed, whatever else is seen. Open ones measured
/// 0.17 (laughing; 0.14 when moved) to 0.32, lids warped shut on the laughing face 0.115.
pub const EYES_CLOSED: Limit = Limit::new(0.12, 0.135);
/// The opening below which they are closed when the expression says so too.
pub const EYES_NARROW: Limit = Limit::new(0.19, 0.20);
/// The expression that says so. Laughing open eyes measured 0.34 at most.
pub const EYES_SHUT: Limit = Limit::new(0.45, 0.42);

/// How much a mouth must look like one. Best effort: free mouths measured 0.22 to 0.98, a shaded one
/// made darker 0.03; black, green and blue masks 0.00. White ones and a hand measure like mouths.
pub const MOUTH_COVERED: Limit = Limit::new(0.01, 0.02);
/// The sharpness of a face, at least. Sharp portraits measured 0.75 to 0.9, at half the resolution
/// 0.63 to 0.74; 250 pixels high and blurred by a Gaussian of 1.5 pixels 0.6, of 2.5 pixels 0.46 to
/// 0.50, of 3 pixels 0.40 to 0.43, of 3.5 pixels 0.35 to 0.37.
pub const BLURRED: Limit = Limit::new(0.46, 0.49);

/// How long something else must be seen before something else is told.
pub const TOLD_FOR: Duration = Duration::from_millis(300);

/// Gestures, each against the person's own baseline.
pub mod gesture {
    use std::time::Duration;

    /// How far the eyes' opening falls, of the baseline's. Noise measured 0.04; lids warped shut on a
    /// still portrait 0.21 to 0.32, a blink more.
    pub const BLINK_OPENING: f32 = 0.15;
    /// How far the score of a blink rises at the same time. Warped shut it rose by 0.08 to 0.12.
    pub const BLINK_SCORE: f32 = 0.05;
    /// The opening of eyes that are open again, of the baseline's.
    pub const BLINK_OPEN: f32 = 0.90;
    /// Eyes that stay narrow for longer were not blinked but narrowed. Some close them and wait to be
    /// told that it is enough.
    pub const BLINK_LASTS: Duration = Duration::from_secs(5);

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
    /// How long a second face may be in sight: somebody walks by. How many there are is looked up
    /// every few frames only, so one glimpse lasts up to a second.
    pub const SEVERAL: Duration = Duration::from_millis(1_200);
    /// How far a face moves between two frames, in its own widths…
    pub const MOVES: f32 = 0.5;
    /// … and in each second between them.
    pub const MOVES_A_SECOND: f32 = 1.0;
    /// By what it grows or shrinks between two frames…
    pub const GROWS: f32 = 1.35;
    /// … and in each second between them.
    pub const GROWS_A_SECOND: f32 = 0.5;
    /// The difference of proportions while watching, the median of some frames. One face measured
    /// 0.016 (median; 0.05 in 95 of 100) between any two frames, two faces 0.074 (0.034).
    pub const PROPORTIONS: f32 = 0.07;
    /// The difference of proportions of two single pictures. Both are weak checks: who it is, the
    /// comparison of faces says.
    pub const PROPORTIONS_OF_PICTURES: f32 = 0.09;
    /// The same where the key frame shows a turned head: the mesh is less sure of its depth.
    pub const PROPORTIONS_OF_TURNED: f32 = 0.10;
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
/// other. One picture encoded again measured 0.006 at most, two gestures of a still face 0.019 at
/// least.
pub const ANOTHER_PICTURE: f32 = 0.010;

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
