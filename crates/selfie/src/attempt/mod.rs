//! One attempt: from the first frame to the picture, as a machine that is told frames and the time.

mod asked;
mod choice;
mod continuity;
mod guidance;
mod order;
mod plan;
mod taken;

pub use guidance::{Failure, Guidance, Instruction, Restart, Stage};
pub use order::{Frame, FrameError};
pub use plan::{AttemptPlan, PlanError};
pub use taken::{Alive, Taken};

use crate::{
    Finding, Observation, Picture,
    baseline::Gathering,
    finding::{Steady, findings},
    measures::Measures,
    thresholds::same::RESTARTS,
};
use asked::{Answer, Asked, KeyFrame};
use choice::{Candidate, Choice};
use continuity::Continuity;
use order::Order;
use std::time::Duration;

/// One attempt. It keeps at most one picture and one key frame for each gesture, encoded; all of
/// them are overwritten when it goes.
#[derive(Clone, Debug)]
pub struct Attempt {
    plan: AttemptPlan,
    order: Order,
    began: Option<Duration>,
    steady: Steady,
    continuity: Continuity,
    restarts: u8,
    restarted: Option<Restart>,
    baseline: Option<Measures>,
    made: Vec<KeyFrame>,
    state: State,
}

#[derive(Clone, Debug)]
enum State {
    Baseline(Gathering),
    Gesture(Box<Asked>),
    Picture(Choice),
    Done(Picture, Duration),
    Failed(Failure),
}

impl State {
    /// Which findings matter now: a turn is wrong in a picture and asked for in a gesture.
    const fn minds(&self) -> fn(Finding) -> bool {
        match self {
            Self::Gesture(_) => Finding::spoils_gestures,
            _ => |_| true,
        }
    }
}

impl Attempt {
    /// An attempt that has seen nothing yet.
    #[must_use]
    pub fn new(plan: AttemptPlan) -> Self {
        Self {
            state: begin(&plan),
            plan,
            order: Order::default(),
            began: None,
            steady: Steady::default(),
            continuity: Continuity::default(),
            restarts: 0,
            restarted: None,
            baseline: None,
            made: Vec::new(),
        }
    }

    /// Takes a frame and says what to do now. `encode` gives the frame as an encoded picture; it is
    /// called only for a frame that is kept.
    ///
    /// # Errors
    /// The frame does not follow the last one, or the attempt is over.
    pub fn step(
        &mut self,
        frame: &Frame<'_>,
        encode: impl FnOnce() -> Vec<u8>,
    ) -> Result<Guidance, FrameError> {
        if matches!(self.state, State::Done(..) | State::Failed(_)) {
            return Err(FrameError::Over);
        }
        if frame.attempt != self.plan.attempt {
            return Err(FrameError::OtherAttempt);
        }
        let since = self.order.accept(frame)?;
        self.began.get_or_insert(frame.at);
        let followed = self
            .continuity
            .step(frame.at, frame.seen, self.baseline.as_ref());
        if let Err(why) = followed {
            self.begin_again(why);
        }
        let told = self.steady.step(frame.at, frame.seen, self.state.minds());
        let hint = self.advance(frame, since, encode);
        Ok(self.guidance(frame, told, hint))
    }

    /// What was taken; nothing where the attempt is not done.
    #[must_use]
    pub fn finish(self) -> Option<Taken> {
        let State::Done(picture, at) = self.state else {
            return None;
        };
        let made = self.made.into_iter();
        Some(Taken {
            attempt: self.plan.attempt,
            picture,
            evidence: made.map(|key| (key.gesture, key.picture)).collect(),
            alive: Alive::after(&self.plan.gestures),
            began: self.began.unwrap_or(at),
            at,
        })
    }

    /// Moves on with a frame; answers what to tell where nothing is wrong with it.
    fn advance(
        &mut self,
        frame: &Frame<'_>,
        since: Duration,
        encode: impl FnOnce() -> Vec<u8>,
    ) -> Instruction {
        let wrong = findings(frame.seen);
        let Some(face) = frame.seen.face.as_ref().filter(|_| frame.seen.faces <= 1) else {
            if let State::Gesture(asked) = &mut self.state {
                asked.interrupted();
            }
            return Instruction::ComeIntoView;
        };
        match &mut self.state {
            State::Baseline(gathering) => {
                if wrong.is_empty()
                    && let Some(baseline) = gathering.step(frame.at, Measures::of(face))
                {
                    self.baseline = Some(baseline);
                    self.restarted = None;
                    self.state = self.next(baseline);
                    return Instruction::Keep;
                }
                Instruction::HoldStill
            }
            State::Gesture(asked) => {
                if wrong.into_iter().any(Finding::spoils_gestures) {
                    return asked.gesture().into();
                }
                match asked.step(frame.at, since, Measures::of(face), encode) {
                    Answer::Tell(instruction) => instruction,
                    Answer::Made(key) => {
                        self.made.push(key);
                        if let Some(baseline) = self.baseline {
                            self.state = self.next(baseline);
                        }
                        Instruction::LookStraight
                    }
                    Answer::NotSeen => {
                        let gesture = asked.gesture();
                        self.fail(Failure::GestureNotSeen { gesture });
                        Instruction::Nothing
                    }
                }
            }
            State::Picture(choice) => {
                if !wrong.is_empty() {
                    return Instruction::LookStraight;
                }
                let baseline = self.baseline.as_ref();
                let candidate = choice.step(frame.at, face, baseline, &self.made, encode);
                match candidate {
                    Candidate::NotCalm => Instruction::Relax,
                    Candidate::Another => {
                        self.begin_again(Restart::FaceChanged);
                        Instruction::HoldStill
                    }
                    Candidate::Good => {
                        self.restarted = None;
                        if choice.part(frame.at) >= 1.0
                            && let Some(picture) = choice.take()
                        {
                            self.state = State::Done(picture, frame.at);
                        }
                        Instruction::LookStraight
                    }
                }
            }
            State::Done(..) | State::Failed(_) => Instruction::Nothing,
        }
    }

    /// What comes after the gestures made so far.
    fn next(&self, baseline: Measures) -> State {
        match self.plan.gestures.get(self.made.len()) {
            Some(gesture) => State::Gesture(Box::new(Asked::new(*gesture, baseline))),
            None => State::Picture(Choice::default()),
        }
    }

    /// It is not one face any more: nothing seen so far counts.
    fn begin_again(&mut self, why: Restart) {
        self.restarted = Some(why);
        self.made.clear();
        self.state = begin(&self.plan);
        self.continuity = Continuity::default();
        if self.baseline.take().is_some() {
            self.restarts += 1;
        }
        if self.restarts > RESTARTS {
            self.fail(Failure::Interrupted { by: why });
        }
    }

    fn fail(&mut self, why: Failure) {
        self.made.clear();
        self.state = State::Failed(why);
    }

    fn guidance(&self, frame: &Frame<'_>, told: Option<Finding>, hint: Instruction) -> Guidance {
        let over = matches!(self.state, State::Done(..) | State::Failed(_));
        let finding = told.filter(|_| !over);
        Guidance {
            stage: self.stage(finding.is_some() || !sees_one(frame.seen)),
            instruction: match finding {
                _ if over => Instruction::Nothing,
                Some(Finding::NoFace) => Instruction::ComeIntoView,
                Some(_) => Instruction::Mend,
                None => hint,
            },
            finding,
            progress: self.progress(frame.at),
            time_left: match &self.state {
                State::Gesture(asked) => u32::try_from(asked.time_left().as_millis()).ok(),
                _ => None,
            },
            restarted: self.restarted,
        }
    }

    fn stage(&self, wrong: bool) -> Stage {
        match &self.state {
            State::Baseline(_) if wrong => Stage::FindFace,
            State::Baseline(_) => Stage::HoldStill,
            State::Gesture(asked) => Stage::Gesture {
                gesture: asked.gesture(),
                number: self.made.len() as u8 + 1,
                of: self.plan.gestures.len() as u8,
                explained: asked.explained(),
            },
            State::Picture(_) => Stage::Picture,
            State::Done(..) => Stage::Done,
            State::Failed(why) => Stage::Failed { why: *why },
        }
    }

    /// The baseline, each gesture and the picture are a part each; the picture alone is all of it.
    fn progress(&self, at: Duration) -> f32 {
        let gestures = self.plan.gestures.len() as f32;
        let parts = if gestures > 0.0 { gestures + 2.0 } else { 1.0 };
        let done = match &self.state {
            State::Baseline(gathering) => gathering.part(),
            State::Gesture(asked) => 1.0 + self.made.len() as f32 + asked.part(),
            State::Picture(choice) => parts - 1.0 + choice.part(at),
            State::Done(..) => parts,
            State::Failed(_) => 0.0,
        };
        done / parts
    }
}

/// Where an attempt begins. Without gestures there is nothing to compare with a baseline.
fn begin(plan: &AttemptPlan) -> State {
    if plan.gestures.is_empty() {
        State::Picture(Choice::default())
    } else {
        State::Baseline(Gathering::default())
    }
}

fn sees_one(seen: &Observation) -> bool {
    seen.faces == 1 && seen.face.is_some()
}
