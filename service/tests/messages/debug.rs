//! What can be printed holds nothing secret or personal.

use jmo_service::outbox::{Message, Outside, SetUpError};
use jmo_wire::account::Channel;

const KEY: &str = "5ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7";

fn set_up(smtp: &str, from: &str, sms: &str, key: &str) -> Result<Outside, SetUpError> {
    Outside::set_up(|name| {
        let value = match name {
            "JMO_SMTP_URL" => smtp,
            "JMO_SMTP_FROM" => from,
            "JMO_SMS_URL" => sms,
            _ => key,
        };
        Some(value.to_owned())
    })
}

#[test]
fn debug_shows_neither_passwords_nor_keys_nor_messages() {
    let outside = set_up(
        "smtps://bagas:hunter2@mail.jmo.example",
        "no-reply@jmo.example",
        "https://sms.jmo.example/send?token=hunter3",
        KEY,
    );
    let message = Message {
        id: "0193".to_owned(),
        channel: Channel::Email,
        to: "siti@jmo.example".to_owned(),
        text: "482913".to_owned(),
    };
    let shown = format!("{:#?} {message:#?}", outside.expect("set up"));
    for secret in ["hunter", "bagas", "5ec7e7", "siti", "482913"] {
        assert!(!shown.contains(secret), "{shown}");
    }
    assert!(
        shown.contains("mail.jmo.example") && shown.contains("0193"),
        "{shown}"
    );
}

#[test]
fn a_set_up_that_will_not_do_is_refused_without_repeating_it() {
    let (smtp, from, sms) = (
        "smtp://mail.jmo.example:25",
        "a@jmo.example",
        "https://sms.jmo.example",
    );
    let cases = [
        ("hunter2", from, sms, KEY, SetUpError::SmtpUrl),
        (
            "http://mail.jmo.example",
            from,
            sms,
            KEY,
            SetUpError::SmtpUrl,
        ),
        (
            "smtp://hunter2@mail.jmo.example",
            from,
            sms,
            KEY,
            SetUpError::SmtpUrl,
        ),
        (
            "smtp://mail.jmo.example?tls=opportunistic",
            from,
            sms,
            KEY,
            SetUpError::SmtpUrl,
        ),
        (
            "smtp://bagas:hunter2@mail.jmo.example",
            from,
            sms,
            KEY,
            SetUpError::SmtpPassword,
        ),
        (smtp, "hunter2", sms, KEY, SetUpError::SmtpFrom),
        (
            smtp,
            from,
            "http://sms.jmo.example",
            KEY,
            SetUpError::SmsUrl,
        ),
        (
            smtp,
            from,
            "http://127.0.0.1.jmo.example",
            KEY,
            SetUpError::SmsUrl,
        ),
        (
            smtp,
            from,
            "https://bagas:hunter2@sms.jmo.example",
            KEY,
            SetUpError::SmsUrl,
        ),
        (smtp, from, "hunter2", KEY, SetUpError::SmsUrl),
        (smtp, from, sms, &KEY[..62], SetUpError::SmsKey),
        (
            smtp,
            from,
            sms,
            "hunter2 is not hex but it is quite long, longer than a key",
            SetUpError::SmsKey,
        ),
    ];
    for (smtp, from, sms, key, why) in cases {
        let error = set_up(smtp, from, sms, key).expect_err("refused");
        assert_eq!(error, why, "{smtp} {from} {sms}");
        assert!(!error.to_string().contains("hunter"), "{error}");
    }
    for smtp in [
        smtp,
        "smtp://[::1]:25",
        "smtp://bagas:hunter2@localhost",
        "smtp://bagas:hunter2@mail.jmo.example:587?tls=required",
        "smtps://bagas%40jmo.example:hunter%3A2@mail.jmo.example:465",
    ] {
        set_up(smtp, from, "http://[::1]:9/sms", KEY).expect(smtp);
    }
}
