use super::search::{Kept, both, files, holds, nowhere};
use crate::test_app::{PASSWORD, SITI, Signed, TestApp, WATI, identity, join_request};
use jmo_service::sandbox::DEMO_PASSWORD;
use serde_json::{Value, json};

const EMAIL: &str = "wati.susanti@contoh.example";
const PHONE: &str = "+6281311112222";
const NEW: &str = "alamat.kedua@contoh.example";
const LOST: &str = "alamat.ketiga@contoh.example";
const UNKNOWN_NIK: &str = "3273015503910001";

/// A proof, and the code it came from: one that does not stand somewhere by chance.
async fn proof(app: &TestApp, messages: &Kept, purpose: &str, to: &str) -> (String, String) {
    let before = files(app.folder.path());
    let channel = if to.contains('@') { "email" } else { "sms" };
    for at in 0.. {
        let challenge = app.ask_to_prove(purpose, channel, to).await.ok();
        let code = messages.text_to(to, at).await[..6].to_owned();
        if !holds(&before, code.as_bytes()) {
            let proof = app.enter_for_proof(&challenge, &code).await.ok();
            return (text(&proof, "proof_token"), code);
        }
    }
    unreachable!("one code or another")
}

/// The eight digits in the first notice to an address that has some.
async fn undo_code(messages: &Kept, to: &str) -> String {
    for at in 0.. {
        let notice = messages.text_to(to, at).await;
        let mut runs = notice.split(|c: char| !c.is_ascii_digit());
        if let Some(code) = runs.find(|run| run.len() == 8) {
            return code.to_owned();
        }
    }
    unreachable!("it was sent")
}

fn text(of: &Value, field: &str) -> String {
    of[field].as_str().expect("a text").to_owned()
}

#[tokio::test]
async fn what_is_typed_to_join_recover_change_and_complain_is_nowhere_in_clear() {
    let messages = Kept::default();
    let app = messages.app().await;
    let (by_email, one) = proof(&app, &messages, "join", EMAIL).await;
    let (by_phone, two) = proof(&app, &messages, "join", PHONE).await;
    let mut typed = identity(&WATI);
    typed["number"] = UNKNOWN_NIK.into();
    app.check(&by_email, "pu", &typed).await.ok();
    typed = identity(&WATI);
    typed["name"] = "Hj. Wati Susantini".into();
    app.check(&by_email, "pu", &typed).await.ok();
    typed["name"] = "Hj. Wati Susanti, S.Pd.".into();
    let asked = join_request(&[&by_email, &by_phone], "pu", &typed);
    let joined = app.post("/v1/account/join", &asked).send().await.ok();
    let wati = Signed::read(&joined);

    let (recovery, three) = proof(&app, &messages, "recovery", LOST).await;
    let asked = json!({"proof_token": recovery, "identity": SITI.identity()});
    let begun = app.post("/v1/account/recovery", &asked).send().await.ok();

    let asked = json!({"channel": "email", "contact": NEW, "password": PASSWORD});
    let challenge = app.act(&wati.access, "/v1/account/contact", &asked).await;
    let four = messages.text_to(NEW, 0).await[..6].to_owned();
    app.confirm(&wati.access, &challenge.ok(), &four)
        .await
        .done();
    let undo = undo_code(&messages, EMAIL).await;

    let asked = json!({
        "topic": "card_missing", "note": "Catatan yang rahasia",
        "facts": [{"field": "kpj", "value": "Keterangan yang rahasia"}],
    });
    let taken = app.act(&wati.access, "/v1/complaint", &asked).await.ok();
    let (stranger, _) = proof(&app, &messages, "join", "orang.lain@contoh.example").await;
    let mut asked = asked;
    asked["proof_token"] = stranger.as_str().into();
    app.post("/v1/complaint", &asked).send().await.ok();
    let forgot = json!({"login": "salah.ketik@contoh.example", "kpj": "19050090099"});
    let path = "/v1/account/forgotten/password";
    app.post(path, &forgot).send().await.ok();
    app.undo("salah.ingat@contoh.example", "31415926").await;
    let export = json!({"password": PASSWORD});
    app.act(&wati.access, "/v1/account/export", &export)
        .await
        .ok();
    app.outbox_is_quiet().await;

    let plain = [
        WATI.identity,
        UNKNOWN_NIK,
        "wati.susanti@",
        &PHONE[3..],
        "alamat.kedua",
        "alamat.ketiga",
        "orang.lain",
        "salah.ketik",
        "salah.ingat",
        "31415926",
        "19050090099",
        "Susantini",
        "S.Pd.",
        "Catatan yang",
        "Keterangan yang",
        PASSWORD,
        DEMO_PASSWORD,
        &one,
        &two,
        &three,
        &undo,
    ];
    let mut secrets: Vec<_> = plain.iter().map(|text| text.as_bytes().to_vec()).collect();
    let tokens = [
        by_email,
        by_phone,
        recovery,
        stranger,
        text(&begun, "recovery_token"),
        text(&taken, "ticket_token"),
        wati.access,
        wati.refresh,
        wati.device.expect("a device token"),
    ];
    secrets.extend(tokens.iter().flat_map(|token| both(token)));
    nowhere(&app, &secrets).await;
}
