//! Pictures that are told what to show, and a check that reads it: what a real one sees is tested
//! with `jmo_selfie`.

use super::{Answer, TestApp};
use base64::{Engine, prelude::BASE64_STANDARD};
use jmo_service::data_update::{Looked, SelfieCheck, Shown, Template};
use jmo_wire::data_update::{Gesture, SelfieReason};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU32, Ordering};

/// Reads what a picture was told to show.
#[derive(Debug)]
pub struct Reading;

impl SelfieCheck for Reading {
    fn look(&self, shown: &Shown) -> Looked {
        let face = told(&shown.picture, "face");
        let mut reasons = Vec::new();
        if let Some(bad) = told(&shown.picture, "bad") {
            let named = serde_json::from_value(bad.into()).expect("a reason");
            reasons.push(named);
        }
        for (gesture, bytes) in &shown.evidence {
            let shows = told(bytes, "shows").expect("a gesture");
            let shows: Gesture = serde_json::from_value(shows.into()).expect("a gesture");
            if shows != *gesture {
                reasons.push(SelfieReason::GestureMissing);
            }
            if told(bytes, "face") != face {
                reasons.push(SelfieReason::OtherPerson);
            }
        }
        let template = face.filter(|face| face != "unclear").map(|face| {
            let at = face.bytes().map(usize::from).sum::<usize>() % 64;
            Template::new(
                0,
                (0..64)
                    .map(|place| f32::from(u8::from(place == at)))
                    .collect(),
            )
        });
        Looked { reasons, template }
    }
}

fn told(bytes: &[u8], what: &str) -> Option<String> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let (_, rest) = text.split_once(&format!(" {what}="))?;
    rest.split(' ').next().map(str::to_owned)
}

/// A JPEG of a size that shows something: `face=siti shows=smile`. No two are the same.
pub fn jpeg_sized(width: u16, height: u16, shows: &str) -> Vec<u8> {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let made = MADE.fetch_add(1, Ordering::Relaxed);
    let ([h1, h2], [w1, w2]) = (height.to_be_bytes(), width.to_be_bytes());
    let mut bytes = b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0".to_vec();
    bytes.extend(b"\xff\xfe\x00\x12taken at home...");
    bytes.extend([0xff, 0xc0, 0, 11, 8, h1, h2, w1, w2, 1, 1, 0x11, 0]);
    bytes.extend([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0]);
    bytes.extend(format!("number {made:06} {shows} end").bytes());
    bytes.extend(*b"\xff\xd9");
    bytes
}

/// A JPEG as the app sends it.
pub fn jpeg(shows: &str) -> Vec<u8> {
    jpeg_sized(640, 480, shows)
}

/// As it travels.
pub fn base64(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(bytes)
}

/// The pictures of an attempt, each gesture in its place.
pub fn pictures(attempt: &Value, face: &str) -> Value {
    let gestures = attempt["gestures"].as_array().expect("gestures");
    let evidence = gestures.iter().map(|gesture| {
        let shows = format!("face={face} shows={}", gesture.as_str().expect("a name"));
        json!({"gesture": gesture, "picture": base64(&jpeg(&shows))})
    });
    json!({
        "attempt_token": attempt["attempt_token"],
        "picture": base64(&jpeg(&format!("face={face}"))),
        "evidence": evidence.collect::<Vec<_>>(),
    })
}

impl TestApp {
    /// Asks for an attempt.
    pub async fn begin_selfie(&self, token: &str, way: &str) -> Answer {
        let asked = json!({"way": way});
        self.act(token, "/v1/data-update/selfie", &asked).await
    }

    /// Sends the pictures of an attempt.
    pub async fn send_selfie(&self, token: &str, pictures: &Value) -> Answer {
        let path = "/v1/data-update/selfie/picture";
        self.act(token, path, pictures).await
    }

    /// Takes a selfie some way and answers what became of it.
    pub async fn selfie(&self, token: &str, way: &str, face: &str) -> Value {
        let attempt = self.begin_selfie(token, way).await.ok();
        self.send_selfie(token, &pictures(&attempt, face))
            .await
            .ok()
    }
}
