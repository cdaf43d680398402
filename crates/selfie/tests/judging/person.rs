//! A synthetic person before a synthetic camera.

use jmo_selfie::{
    Attempt, AttemptPlan, Expression, Face, Gesture, Guidance, Light, Observation, Point, Pose,
    Rect, Sent, Sighting, Stage, Taken, verdict,
};
use std::{collections::BTreeMap, time::Duration};

pub const ATTEMPT: &str = "0199-attempt";

/// What a person does in a frame, beside being there.
#[derive(Clone, Copy, Debug)]
pub struct Doing {
    pub yaw: f32,
    pub pitch: f32,
    pub roll: f32,
    /// The opening of the eyes, of the person's own.
    pub eyes: f32,
    /// How much the scores rise over the person's own.
    pub smile: f32,
    pub jaw: f32,
}

pub const CALM: Doing = Doing {
    yaw: 0.0,
    pitch: 0.0,
    roll: 0.0,
    eyes: 1.0,
    smile: 0.0,
    jaw: 0.0,
};

/// What differs from person to person, and from camera to camera.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// The opening of the eyes at rest. Portraits measured 0.20 to 0.36.
    pub eyes: f32,
    pub smile: f32,
    pub jaw: f32,
    /// How the head is held when looking straight.
    pub yaw: f32,
    pub pitch: f32,
    /// The lengths of a face, over the distance between the eyes' outer corners: cheekbones, brows,
    /// temples, forehead, nose, inner corners. As of the first portrait.
    pub lengths: [f32; 6],
    /// Where the face is and how high, in pixels of 640×480.
    pub x: f32,
    pub y: f32,
    pub height: f32,
    pub luma: f32,
    pub sharpness: f32,
}

pub const SITI: Person = Person {
    eyes: 0.30,
    smile: 0.05,
    jaw: 0.03,
    yaw: 2.0,
    pitch: 4.0,
    lengths: [1.477, 1.304, 1.630, 0.555, 0.563, 0.391],
    x: 320.0,
    y: 240.0,
    height: 226.0,
    luma: 120.0,
    sharpness: 0.6,
};

/// Somebody of plainly other proportions.
pub const BUDI: Person = Person {
    eyes: 0.27,
    lengths: [1.340, 1.160, 1.430, 0.480, 0.640, 0.440],
    ..SITI
};

/// A small generator of noise: the same seed, the same noise.
#[derive(Clone, Debug)]
pub struct Noise(pub u64);

impl Noise {
    /// Between −1 and 1.
    pub fn next(&mut self) -> f32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 40) as f32 / (1_u64 << 23) as f32 - 1.0
    }
}

impl Person {
    /// What is seen of them, with some noise of the camera and of the mesh: `noise` 1 is what was
    /// measured on the portraits at most.
    pub fn seen(&self, doing: Doing, noise: f32, random: &mut Noise) -> Observation {
        let mut jitter = |amplitude: f32| amplitude * noise * random.next();
        let width = self.height * 0.83;
        let eyes_apart = width / 1.63;
        // Lids warped shut lowered the opening by a quarter and raised the score by 0.1.
        let blink = 0.15 + (1.0 - doing.eyes) * 0.45;
        let mouth = 0.05 + self.jaw * 0.6 + doing.jaw * 1.2;
        let jitters = [(); 9].map(|()| jitter(1.0));
        let landmarks = self.landmarks(doing, eyes_apart, &mut jitter);
        Observation {
            width: 640,
            height: 480,
            faces: 1,
            face: Some(Face {
                area: Rect {
                    left: self.x - width / 2.0 - doing.yaw * 0.9 + 2.0 * jitters[0],
                    top: self.y - self.height / 2.0 + 2.0 * jitters[1],
                    width,
                    height: self.height,
                },
                landmarks,
                presence: 0.99,
                pose: Pose {
                    yaw: self.yaw + doing.yaw + jitters[2],
                    pitch: self.pitch + doing.pitch + jitters[3],
                    roll: doing.roll + jitters[4],
                },
                expression: Expression {
                    blink_left: blink + 0.02 * jitters[5],
                    blink_right: blink + 0.02 * jitters[5],
                    smile: (self.smile + doing.smile + 0.02 * jitters[6]).clamp(0.0, 1.0),
                    jaw_open: (self.jaw + doing.jaw + 0.03 * jitters[7]).clamp(0.0, 1.0),
                    eye_opening: self.eyes * doing.eyes * (1.0 + 0.05 * jitters[8]),
                    mouth_opening: mouth + 0.03 * jitters[7],
                },
                light: Light {
                    luma: self.luma,
                    left: self.luma * 0.95,
                    right: self.luma * 1.05,
                    clipped: 0.01,
                },
                sharpness: self.sharpness,
                mouth_visible: 0.9,
            }),
            luma: 90.0,
        }
    }

    /// The mesh: the points whose distances count, the others anywhere, all turned with the head.
    fn landmarks(
        &self,
        doing: Doing,
        eyes_apart: f32,
        jitter: &mut impl FnMut(f32) -> f32,
    ) -> Box<[Point]> {
        let mut anywhere = Noise(7);
        let mut mesh: Vec<[f32; 3]> = (0..478)
            .map(|_| [(); 3].map(|()| anywhere.next() * 0.7))
            .collect();
        let [cheeks, brows, temples, forehead, nose, inner] = self.lengths;
        let mut across = |left: usize, right: usize, length: f32, y: f32, z: f32| {
            mesh[left] = [-length / 2.0, y, z];
            mesh[right] = [length / 2.0, y, z];
        };
        across(33, 263, 1.0, 0.0, 0.1);
        across(116, 345, cheeks, 0.25, 0.2);
        across(70, 300, brows, -0.25, 0.1);
        across(234, 454, temples, 0.1, 0.6);
        across(133, 362, inner, 0.0, 0.05);
        mesh[168] = [0.0, -0.1, 0.0];
        mesh[10] = [0.0, -0.1 - forehead, 0.05];
        mesh[2] = [0.0, -0.1 + nose, -0.2];
        // Lids, and what a mouth moves.
        for point in &mut mesh[380..395] {
            point[1] += (1.0 - doing.eyes) * 0.15;
        }
        for point in &mut mesh[396..450] {
            point[1] += doing.jaw * 0.6 + doing.smile * 0.15;
        }
        let (sin, cos) = (self.yaw + doing.yaw).to_radians().sin_cos();
        let mut place = |[x, y, z]: [f32; 3]| Point {
            x: self.x + (x * cos - z * sin) * eyes_apart + 0.4 * jitter(1.0),
            y: self.y + y * eyes_apart + 0.4 * jitter(1.0),
            z: (x * sin + z * cos) * eyes_apart + jitter(1.0),
        };
        mesh.into_iter().map(&mut place).collect()
    }
}

/// What a person does for a gesture.
pub fn doing(gesture: Gesture) -> Doing {
    match gesture {
        Gesture::Blink => Doing { eyes: 0.5, ..CALM },
        Gesture::Smile => Doing { smile: 0.8, ..CALM },
        Gesture::OpenMouth => Doing { jaw: 0.5, ..CALM },
        Gesture::TurnLeft => Doing { yaw: 16.0, ..CALM },
        Gesture::TurnRight => Doing { yaw: -16.0, ..CALM },
    }
}

/// An attempt with the camera that feeds it.
pub struct Camera {
    pub attempt: Attempt,
    pub number: u64,
    pub at: Duration,
    pub between: Duration,
    pub noise: f32,
    pub random: Noise,
    /// The frames that were encoded, by the bytes they were encoded to.
    pub kept: BTreeMap<Vec<u8>, Observation>,
    pub told: Option<Guidance>,
}

impl Camera {
    pub fn new(gestures: &[Gesture], frames_a_second: u32) -> Self {
        let plan = AttemptPlan::new(ATTEMPT, gestures.to_vec()).expect("a plan");
        Self {
            attempt: Attempt::new(plan),
            number: 0,
            at: Duration::ZERO,
            between: Duration::from_secs(1) / frames_a_second,
            noise: 1.0,
            random: Noise(1),
            kept: BTreeMap::new(),
            told: None,
        }
    }

    /// One frame.
    pub fn take(&mut self, seen: &Observation) -> Guidance {
        self.number += 1;
        self.at += self.between;
        let frame = Sighting {
            attempt: ATTEMPT,
            number: self.number,
            at: self.at,
            seen,
        };
        let bytes = self.number.to_be_bytes().to_vec();
        let kept = &mut self.kept;
        let guidance = self.attempt.step(&frame, || {
            kept.insert(bytes.clone(), seen.clone());
            bytes
        });
        let guidance = guidance.expect("a frame that follows");
        self.told = Some(guidance);
        guidance
    }

    pub fn over(&self) -> bool {
        let stage = self.told.map(|told| told.stage);
        matches!(stage, Some(Stage::Done | Stage::Failed { .. }))
    }

    /// A person who does this for so long; ends early when the attempt is over.
    pub fn show(&mut self, person: &Person, doing: Doing, milliseconds: u64) -> Vec<Guidance> {
        let until = self.at + Duration::from_millis(milliseconds);
        let mut told = Vec::new();
        while self.at < until && !self.over() {
            let seen = person.seen(doing, self.noise, &mut self.random);
            told.push(self.take(&seen));
        }
        told
    }

    /// A person who holds still until something else is asked of them.
    pub fn until(&mut self, person: &Person, stage: impl Fn(Stage) -> bool) -> Guidance {
        for _ in 0..200 {
            let told = self.show(person, CALM, 1);
            if let Some(last) = told.last()
                && stage(last.stage)
            {
                return *last;
            }
        }
        panic!("never came: {:?}", self.told);
    }

    /// A person who makes a gesture as they are asked: begins, stays, comes back.
    pub fn make(&mut self, person: &Person, gesture: Gesture) {
        let full = doing(gesture);
        let part = |part: f32| Doing {
            yaw: full.yaw * part,
            eyes: 1.0 - (1.0 - full.eyes) * part,
            smile: full.smile * part,
            jaw: full.jaw * part,
            ..CALM
        };
        let stays = if gesture == Gesture::Blink { 250 } else { 700 };
        self.show(person, CALM, 300);
        self.show(person, part(0.5), 100);
        self.show(person, part(1.0), stays);
        self.show(person, part(0.5), 100);
        self.show(person, CALM, 300);
    }

    /// Someone who does what is asked of them until it is over.
    pub fn obey(&mut self, person: &Person) {
        for _ in 0..12 {
            let told = self.until(person, |stage| {
                matches!(
                    stage,
                    Stage::Gesture { .. } | Stage::Done | Stage::Failed { .. }
                )
            });
            match told.stage {
                Stage::Gesture { gesture, .. } => self.make(person, gesture),
                _ => return,
            }
        }
    }

    pub fn taken(&self) -> Taken {
        self.attempt.clone().finish().expect("done")
    }

    /// What was kept of a picture.
    pub fn seen_in(&self, bytes: &[u8]) -> &Observation {
        &self.kept[bytes]
    }

    /// The service's verdict of what was taken.
    pub fn verdict(&self, asked: &[Gesture]) -> Result<jmo_selfie::Alive, Vec<jmo_selfie::Doubt>> {
        let taken = self.taken();
        let sent = |bytes| Sent {
            bytes,
            seen: self.seen_in(bytes),
        };
        let evidence: Vec<_> = taken
            .evidence
            .iter()
            .map(|(gesture, picture)| (*gesture, sent(picture.as_bytes())))
            .collect();
        verdict(asked, sent(taken.picture.as_bytes()), &evidence)
    }
}
