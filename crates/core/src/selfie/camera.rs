use super::{SelfiePhase, SelfieShown, SelfieTrouble, words};
use base64::{Engine, engine::general_purpose::STANDARD};
use jmo_selfie::{
    Attempt as Looking, AttemptPlan, EncodedPicture, Finding, Frame, Guidance, Instruction,
    Observation, Observer, Sighting, SightingError, Stage, findings,
};
use jmo_wire::{
    Secret,
    data_update::{Attempt, Evidence, Gesture, SelfieWay, SendSelfie},
};
use std::{
    fmt,
    time::{Duration, Instant},
};

/// No device needs to look more often than that.
const LEAST_PACE: Duration = Duration::from_millis(66);
/// Without a look, a slow device is taken for granted.
const FIRST_PACE: u32 = 100;

/// One camera step: what the service asked, and what was seen.
pub(crate) struct Camera {
    account_id: String,
    way: SelfieWay,
    token: Secret,
    gestures: Vec<Gesture>,
    ends: Duration,
    left_today: u32,
    /// Whether its pictures went out: the service takes no others for this attempt.
    sent: bool,
    /// Whether the service has judged this attempt: then its pictures are good for nothing.
    spent: bool,
    observer: Observer,
    plan: AttemptPlan,
    looking: Looking,
    taken: Option<(EncodedPicture, Vec<(jmo_selfie::Gesture, EncodedPicture)>)>,
    shown: SelfieShown,
}

impl Camera {
    /// Begins what the service asked for. None when it asks a gesture this app does not know, or
    /// the models cannot be read.
    pub fn new(
        account_id: String,
        way: SelfieWay,
        attempt: Attempt,
        now: Duration,
    ) -> Option<Self> {
        let gestures: Option<Vec<_>> = attempt.gestures.iter().map(words::gesture).collect();
        let plan = AttemptPlan::new("", gestures?).ok()?;
        let observer = Observer::new()
            .inspect_err(|error| tracing::error!(%error, "faces cannot be looked for"))
            .ok()?;
        Some(Self {
            account_id,
            way,
            token: attempt.attempt_token,
            shown: begun(way, attempt.gestures.len(), attempt.left_today),
            gestures: attempt.gestures,
            ends: now + Duration::from_secs(u64::from(attempt.expires_in)),
            left_today: attempt.left_today,
            sent: false,
            spent: false,
            observer,
            looking: Looking::new(plan.clone()),
            plan,
            taken: None,
        })
    }

    /// Whether it is this account's: whoever signs in next begins a step of their own.
    pub fn is_of(&self, account_id: &str) -> bool {
        self.account_id == account_id
    }

    pub fn way(&self) -> SelfieWay {
        self.way
    }

    /// What to show now.
    pub fn shown(&self) -> SelfieShown {
        self.shown.clone()
    }

    /// Looks at a frame.
    ///
    /// # Errors
    /// It is out of order. What was shown stays.
    pub fn look(
        &mut self,
        number: u64,
        now: Duration,
        frame: &Frame,
    ) -> Result<SelfieShown, SightingError> {
        if matches!(self.shown.phase, SelfiePhase::Taken | SelfiePhase::Failed) {
            return Ok(self.shown());
        }
        if now >= self.ends {
            self.shown.phase = SelfiePhase::Failed;
            self.shown.trouble = Some(SelfieTrouble::Expired);
            return Ok(self.shown());
        }
        let began = Instant::now();
        let seen = self.observer.observe(frame);
        let sighting = Sighting {
            attempt: "",
            number,
            at: now,
            seen: &seen,
        };
        let guidance = self.looking.step(&sighting, || frame.to_jpeg())?;
        self.guide(&guidance, &seen);
        if guidance.stage == Stage::Done {
            self.finish();
        }
        let took = u32::try_from(began.elapsed().max(LEAST_PACE).as_millis());
        self.shown.pace = took.unwrap_or(FIRST_PACE);
        Ok(self.shown())
    }

    /// Takes a picture as it is. Somebody will look at it, so only a picture that cannot be one of
    /// this person is not taken.
    pub fn take(&mut self, frame: &Frame) -> SelfieShown {
        let wrong = findings(&self.observer.inspect(frame));
        self.shown.finding = wrong.first().copied();
        let nobody = [Finding::NoFace, Finding::Several];
        if wrong.iter().any(|finding| nobody.contains(finding)) {
            self.taken = None;
            self.shown.phase = SelfiePhase::Placing;
            self.shown.picture = None;
        } else {
            self.keep(EncodedPicture::new(frame.to_jpeg()), Vec::new());
        }
        self.shown()
    }

    /// Begins to look again; answers false when the service must give another attempt.
    pub fn begin_again(&mut self, now: Duration) -> bool {
        self.taken = None;
        if self.sent || self.spent || now >= self.ends {
            return false;
        }
        self.looking = Looking::new(self.plan.clone());
        self.shown = begun(self.way, self.gestures.len(), self.left_today);
        true
    }

    /// What is sent, once or again: the attempt's token, the picture and the key frames.
    pub fn request(&mut self) -> Option<SendSelfie> {
        let (picture, evidence) = self.taken.as_ref().filter(|_| !self.spent)?;
        self.sent = true;
        let key_frame = |(gesture, picture): &(_, EncodedPicture)| Evidence {
            gesture: words::asked(*gesture),
            picture: STANDARD.encode(picture.as_bytes()),
        };
        Some(SendSelfie {
            attempt_token: self.token.clone(),
            picture: STANDARD.encode(picture.as_bytes()),
            evidence: evidence.iter().map(key_frame).collect(),
        })
    }

    /// Whether these pictures are of its attempt.
    pub fn took(&self, sent: &SendSelfie) -> bool {
        self.token.expose() == sent.attempt_token.expose()
    }

    /// The service has judged it, and needs the pictures no more.
    pub fn spend(&mut self, left_today: Option<u32>) {
        self.spent = true;
        self.taken = None;
        self.shown.picture = None;
        self.left_today = left_today.unwrap_or(self.left_today);
        self.shown.left_today = self.left_today;
    }

    fn finish(&mut self) {
        let done = std::mem::replace(&mut self.looking, Looking::new(self.plan.clone()));
        if let Some(taken) = done.finish() {
            self.keep(taken.picture, taken.evidence);
        }
    }

    fn keep(
        &mut self,
        picture: EncodedPicture,
        evidence: Vec<(jmo_selfie::Gesture, EncodedPicture)>,
    ) {
        self.shown.phase = SelfiePhase::Taken;
        self.shown.progress = 1.0;
        self.shown.picture = Some(STANDARD.encode(picture.as_bytes()));
        self.taken = Some((picture, evidence));
    }

    fn guide(&mut self, guidance: &Guidance, seen: &Observation) {
        let shown = &mut self.shown;
        shown.phase = words::phase(guidance.stage);
        shown.gesture = None;
        shown.again = false;
        if let Stage::Gesture {
            gesture,
            number,
            explained,
            ..
        } = guidance.stage
        {
            shown.gesture = Some(words::asked(gesture));
            shown.gestures_done = usize::from(number).saturating_sub(1);
            shown.again = explained > 1;
        } else if matches!(guidance.stage, Stage::Picture | Stage::Done) {
            shown.gestures_done = shown.gestures;
        }
        shown.finding = guidance.finding;
        shown.other_way = guidance.instruction == Instruction::OtherWay;
        shown.relax = guidance.instruction == Instruction::Relax;
        shown.trouble = words::trouble(guidance);
        shown.progress = guidance.progress;
        let (width, height) = (seen.width.max(1) as f32, seen.height.max(1) as f32);
        shown.face = seen.face.as_ref().map(|face| {
            let area = face.area;
            [
                area.left / width,
                area.top / height,
                area.width / width,
                area.height / height,
            ]
        });
    }
}

impl fmt::Debug for Camera {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Camera({:?}, {:?})", self.way, self.shown.phase)
    }
}

fn begun(way: SelfieWay, gestures: usize, left_today: u32) -> SelfieShown {
    SelfieShown {
        way,
        phase: SelfiePhase::Placing,
        gesture: None,
        gestures_done: 0,
        gestures,
        finding: None,
        other_way: false,
        relax: false,
        trouble: None,
        again: false,
        progress: 0.0,
        face: None,
        picture: None,
        pace: FIRST_PACE,
        left_today,
    }
}
