//! Pictures that are not what they seem are refused before anything decodes them.

use crate::test_app::{RINA, TestApp, base64, jpeg, jpeg_sized, pictures};
use serde_json::json;

async fn reasons(app: &TestApp, token: &str, picture: &[u8]) -> serde_json::Value {
    app.post("/sandbox/forget-tries", &json!({}))
        .send()
        .await
        .done();
    let attempt = app.begin_selfie(token, "gestures").await.ok();
    let mut sent = pictures(&attempt, "rina");
    sent["picture"] = base64(picture).into();
    app.send_selfie(token, &sent).await.ok()["reasons"].clone()
}

/// A segment put in behind the start.
fn with_segment(bytes: &[u8], marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).expect("a short segment");
    let segment = [&[0xff, marker], &length.to_be_bytes()[..], content].concat();
    [&bytes[..2], &segment, &bytes[2..]].concat()
}

#[tokio::test]
async fn a_tampered_jpeg_is_unreadable() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    let good = || jpeg("face=rina");
    let frame = [0xff_u8, 0xc0, 0, 11];
    let at = good()
        .windows(4)
        .position(|four| four == frame)
        .expect("a frame");
    let changed = |place: usize, byte: u8| {
        let mut bytes = good();
        bytes[at + place] = byte;
        bytes
    };
    let scan = &good()[at + 13..];
    let scans = scan[..scan.len() - 2].repeat(30);
    let cases: [(&str, Vec<u8>); 16] = [
        ("cut in half", good()[..good().len() / 2].to_vec()),
        ("its end missing", good()[..good().len() - 2].to_vec()),
        ("its start missing", good()[2..].to_vec()),
        ("nothing but its two ends", b"\xff\xd8\xff\xd9".to_vec()),
        ("fifty megapixels", jpeg_sized(8_165, 6_124, "face=rina")),
        (
            "as large as a header can say",
            jpeg_sized(u16::MAX, u16::MAX, "face=rina"),
        ),
        ("one endless line", jpeg_sized(60_000, 1, "face=rina")),
        ("no pixels", jpeg_sized(0, 480, "face=rina")),
        (
            "a ZIP behind it",
            [good(), b"PK\x03\x04 archive".to_vec()].concat(),
        ),
        ("another JPEG behind it", [good(), good()].concat()),
        (
            "a script before it",
            [b"<script>".to_vec(), good()].concat(),
        ),
        (
            "thirty passes",
            [&good()[..at + 13], &scans, b"\xff\xd9"].concat(),
        ),
        ("twelve bits a sample", changed(4, 12)),
        ("four colours", changed(9, 4)),
        ("lossless", changed(1, 0xc3)),
        ("a segment longer than the file", changed(2, 0xff)),
    ];
    for (what, bytes) in cases {
        assert_eq!(
            reasons(&app, &rina, &bytes).await,
            json!(["unreadable"]),
            "{what}"
        );
    }
    for (what, bytes) in [
        ("PNG", b"\x89PNG\r\n\x1a\n".to_vec()),
        ("PDF", b"%PDF-1.7".to_vec()),
        ("a program", b"MZ\x90\0".to_vec()),
    ] {
        assert_eq!(
            reasons(&app, &rina, &bytes).await,
            json!(["unreadable"]),
            "{what}"
        );
    }
    assert_eq!(reasons(&app, &rina, &good()).await, json!([]));
}

#[tokio::test]
async fn what_a_camera_writes_beside_the_picture_is_no_reason_to_refuse() {
    let app = TestApp::new().await;
    let rina = app.sign_in_as(RINA).await.access;
    let exif = with_segment(&jpeg("face=rina"), 0xe1, b"Exif\0\0 somewhere in Depok");
    let icc = with_segment(&exif, 0xe2, b"ICC_PROFILE\0");
    let adobe = with_segment(&icc, 0xee, b"Adobe");
    assert_eq!(reasons(&app, &rina, &adobe).await, json!([]));
}
