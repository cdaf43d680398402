use crate::person::{CALM, Camera, Doing, Noise, SITI};
use jmo_selfie::{
    Face, Finding, Instruction, Observation, findings,
    thresholds::{
        ABOVE, ASIDE, BLURRED, CLIPPED, DARK, DARK_AND_DIM, DARK_FRAME, DIM_FRAME, EYES_CLOSED,
        GLARING, Limit, MOUTH_COVERED, NODDED_DOWN, NODDED_UP, PRESENCE, TILTED, TOO_CLOSE,
        TOO_FAR, TOO_SMALL, TURNED, UNEVEN,
    },
};

fn good() -> Observation {
    SITI.seen(CALM, 0.0, &mut Noise(0))
}

/// A frame with one thing of the face set.
fn with(set: impl FnOnce(&mut Face)) -> Observation {
    let mut seen = good();
    set(seen.face.as_mut().expect("a face"));
    seen
}

/// A face of this height in the middle of a frame.
fn sized(width: u32, height: u32, of: f32) -> Observation {
    let mut seen = with(|face| {
        face.area.height = of;
        face.area.width = of * 0.83;
        face.area.left = width as f32 / 2.0 - of * 0.83 / 2.0;
        face.area.top = height as f32 / 2.0 - of / 2.0;
    });
    (seen.width, seen.height) = (width, height);
    seen
}

#[test]
fn a_face_well_in_sight_has_no_finding() {
    assert_eq!(findings(&good()), []);
}

/// Each finding: where it begins, and the frame for a value. `step` leads beyond.
#[test]
fn every_finding_begins_beyond_its_limit_and_not_at_it() {
    type Row = (Finding, Limit, f32, fn(f32) -> Observation);
    let rows: [Row; 22] = [
        (Finding::Dark, DARK, -0.1, |v| with(|f| f.light.luma = v)),
        (Finding::Dark, DARK_AND_DIM, -0.1, |v| {
            let mut seen = with(|f| f.light.luma = v);
            seen.luma = DIM_FRAME.begins - 1.0;
            seen
        }),
        (Finding::Glaring, GLARING, 0.1, |v| {
            with(|f| f.light.luma = v)
        }),
        (Finding::Glaring, CLIPPED, 0.001, |v| {
            with(|f| f.light.clipped = v)
        }),
        (Finding::UnevenLight, UNEVEN, -0.001, |v| {
            with(|f| (f.light.left, f.light.right) = (v * 128.0, 128.0))
        }),
        (Finding::UnevenLight, UNEVEN, -0.001, |v| {
            with(|f| (f.light.left, f.light.right) = (128.0, v * 128.0))
        }),
        (Finding::TooFar, TOO_FAR, -0.001, |v| {
            sized(640, 480, v * 480.0)
        }),
        (Finding::TooFar, TOO_FAR, -0.001, |v| {
            sized(480, 640, v * 480.0)
        }),
        (Finding::TooFar, TOO_SMALL, -0.1, |v| sized(320, 240, v)),
        (Finding::TooClose, TOO_CLOSE, 0.001, |v| {
            sized(640, 480, v * 480.0)
        }),
        (Finding::OffCentre, ASIDE, 0.001, |v| {
            with(|f| f.area.left = 320.0 + v * 640.0 - f.area.width / 2.0)
        }),
        (Finding::OffCentre, ASIDE, 0.001, |v| {
            with(|f| f.area.left = 320.0 - v * 640.0 - f.area.width / 2.0)
        }),
        (Finding::OffCentre, ABOVE, 0.001, |v| {
            with(|f| f.area.top = 240.0 + v * 480.0 - f.area.height / 2.0)
        }),
        (Finding::Tilted, TILTED, 0.1, |v| with(|f| f.pose.roll = v)),
        (Finding::Tilted, TILTED, 0.1, |v| with(|f| f.pose.roll = -v)),
        (Finding::Turned, TURNED, 0.1, |v| with(|f| f.pose.yaw = v)),
        (Finding::Turned, TURNED, 0.1, |v| with(|f| f.pose.yaw = -v)),
        (Finding::NoddedUp, NODDED_UP, 0.1, |v| {
            with(|f| f.pose.pitch = v)
        }),
        (Finding::NoddedDown, NODDED_DOWN, 0.1, |v| {
            with(|f| f.pose.pitch = -v)
        }),
        (Finding::EyesClosed, EYES_CLOSED, -0.001, |v| {
            with(|f| f.expression.eye_opening = v)
        }),
        (Finding::MouthCovered, MOUTH_COVERED, -0.001, |v| {
            with(|f| f.mouth_visible = v)
        }),
        (Finding::Blurred, BLURRED, -0.001, |v| {
            with(|f| f.sharpness = v)
        }),
    ];
    for (finding, limit, step, frame) in rows {
        let at = limit.begins;
        assert_eq!(findings(&frame(at - step)), [], "{finding:?} just inside");
        assert_eq!(
            findings(&frame(at + step)),
            [finding],
            "{finding:?} just outside"
        );
        // At the limit itself, but for what rounding makes of it.
        let nearly = at - step / 1_000.0;
        assert_eq!(findings(&frame(nearly)), [], "{finding:?} at its limit");
        let told = findings(&frame(f32::NAN));
        assert!(
            told.contains(&finding),
            "{finding:?} of what is not a number: {told:?}"
        );
    }
}

#[test]
fn a_limit_ends_within_where_it_began() {
    for limit in [
        DARK,
        DARK_FRAME,
        UNEVEN,
        TOO_FAR,
        TOO_SMALL,
        EYES_CLOSED,
        MOUTH_COVERED,
        BLURRED,
    ] {
        assert!(limit.ends > limit.begins, "{limit:?}");
    }
    for limit in [
        GLARING,
        CLIPPED,
        TOO_CLOSE,
        ASIDE,
        ABOVE,
        TILTED,
        TURNED,
        NODDED_UP,
        NODDED_DOWN,
    ] {
        assert!(limit.ends < limit.begins, "{limit:?}");
    }
}

/// Figures of the selfie notes and of the portraits, each on its side of the limits.
#[test]
fn what_was_measured_is_told_as_it_was() {
    for (luma, dark) in [(9.0, true), (24.0, true), (69.0, false), (159.0, false)] {
        let told = findings(&with(|face| face.light.luma = luma));
        assert_eq!(told.contains(&Finding::Dark), dark, "{luma}");
    }
    // A laughing portrait: narrow open eyes. The same opening with a high score is closed.
    let eyes = |opening: f32, score: f32| {
        findings(&with(|face| {
            face.expression.eye_opening = opening;
            (face.expression.blink_left, face.expression.blink_right) = (score, score);
        }))
    };
    assert_eq!(eyes(0.170, 0.34), []);
    assert_eq!(eyes(0.182, 0.32), []);
    assert_eq!(eyes(0.144, 0.32), []);
    assert_eq!(eyes(0.18, 0.6), [Finding::EyesClosed]);
    assert_eq!(eyes(0.10, 0.0), [Finding::EyesClosed]);
    // Nothing beyond 20 degrees may be accepted; a portrait of a straight head measured 6.
    assert_eq!(findings(&with(|face| face.pose.roll = 5.9)), []);
    assert_eq!(
        findings(&with(|face| face.pose.roll = -18.5)),
        [Finding::Tilted]
    );
}

#[test]
fn nobody_several_and_the_dark_are_told_apart() {
    let mut seen = good();
    (seen.faces, seen.face) = (0, None);
    assert_eq!(findings(&seen), [Finding::NoFace]);
    seen.luma = DARK_FRAME.begins - 1.0;
    assert_eq!(findings(&seen), [Finding::Dark, Finding::NoFace]);

    let mut seen = good();
    seen.faces = 2;
    assert_eq!(findings(&seen), [Finding::Several]);
    seen.face = None;
    assert_eq!(findings(&seen), [Finding::Several]);

    let unsure = with(|face| face.presence = PRESENCE.begins - 0.01);
    assert_eq!(findings(&unsure), [Finding::NoFace]);
    assert_eq!(findings(&with(|face| face.presence = PRESENCE.begins)), []);
    assert_eq!(
        findings(&Observation::default()),
        [Finding::Dark, Finding::NoFace]
    );
}

#[test]
fn a_face_cut_by_the_frame_is_not_in_the_middle() {
    // Wholly within the limit aside, but so wide that an ear is outside.
    let told = findings(&with(|face| {
        (face.area.left, face.area.width) = (-1.0, 440.0);
    }));
    assert!(told.contains(&Finding::OffCentre), "{told:?}");
}

#[test]
fn light_comes_first_and_the_dark_says_nothing_of_sharpness() {
    let told = findings(&with(|face| {
        face.light.luma = 20.0;
        face.sharpness = 0.0;
        face.pose.roll = 30.0;
        face.mouth_visible = 0.0;
    }));
    assert_eq!(
        told,
        [Finding::Dark, Finding::Tilted, Finding::MouthCovered]
    );
}

#[test]
fn findings_have_an_order_and_names_that_stay() {
    assert!(Finding::ALL.is_sorted());
    for finding in Finding::ALL {
        let json = serde_json::to_value(finding).expect("json");
        assert_eq!(json, finding.code());
    }
    let codes = Finding::ALL.map(Finding::code).join(" ");
    assert_eq!(
        codes,
        "dark no_face several glaring uneven_light too_far too_close off_centre tilted turned \
         nodded_up nodded_down eyes_closed mouth_covered blurred"
    );
}

#[test]
fn a_head_at_the_limit_does_not_make_the_instruction_flicker() {
    let mut camera = Camera::new(&[jmo_selfie::Gesture::Blink], 15);
    camera.noise = 0.0;
    let tilted = |roll: f32| Doing { roll, ..CALM };
    camera.show(&SITI, tilted(18.0), 600);
    assert_eq!(
        camera.told.expect("guidance").finding,
        Some(Finding::Tilted)
    );
    let mut changes = 0;
    let mut last = Some(Finding::Tilted);
    for roll in [14.8, 15.2, 14.2, 15.5, 13.4, 15.1, 14.0, 15.3] {
        for told in camera.show(&SITI, tilted(roll), 130) {
            changes += usize::from(told.finding != last);
            last = told.finding;
        }
    }
    assert_eq!(changes, 0);
    camera.show(&SITI, tilted(12.0), 400);
    assert_eq!(camera.told.expect("guidance").finding, None);
}

#[test]
fn a_single_bad_frame_is_not_told() {
    let mut camera = Camera::new(&[jmo_selfie::Gesture::Blink], 10);
    camera.show(&SITI, CALM, 300);
    let told = camera.show(&SITI, Doing { roll: 25.0, ..CALM }, 100);
    assert_eq!(told[0].finding, None);
    let told = camera.show(&SITI, CALM, 100);
    assert_eq!(
        (told[0].finding, told[0].instruction),
        (None, Instruction::HoldStill)
    );
}
