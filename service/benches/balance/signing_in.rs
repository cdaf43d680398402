//! Balance reads while people sign in: what the password check leaves of the machine.

use crate::{
    RUNS,
    load::{Load, Run},
    service::{Target, call},
};
use serde_json::json;
use std::{
    error::Error,
    sync::atomic::{AtomicBool, AtomicU64, Ordering},
    thread,
    time::Duration,
};

/// Sign-ins under way at once.
const AT_ONCE: usize = 32;

/// Reads with nobody signing in, and with many, turn by turn.
#[derive(Debug)]
pub struct SigningIn {
    pub quiet: Vec<Run>,
    pub busy: Vec<Run>,
    /// Requests a second of the reads.
    pub rate: f64,
    /// Sign-ins answered a second, while they went on.
    pub sign_ins: f64,
}

/// Measures at so many reads a second.
pub fn measure(target: &Target, lasts: Duration, rate: f64) -> Result<SigningIn, Box<dyn Error>> {
    let load = Load::open(lasts, rate);
    let (mut quiet, mut busy) = (Vec::new(), Vec::new());
    let answered = AtomicU64::new(0);
    for at in 1..=RUNS {
        quiet.push(load.run(target)?);
        busy.push(beside(target, &answered, at, || load.run(target))?);
        let (one, two) = (&quiet[at - 1], &busy[at - 1]);
        println!(
            "signing in {at}/{RUNS}: quiet p99 {:.2} ms · {AT_ONCE} at once p99 {:.2} ms",
            one.p99, two.p99
        );
    }
    let seconds = lasts.as_secs_f64() * RUNS as f64;
    Ok(SigningIn {
        quiet,
        busy,
        rate,
        sign_ins: answered.load(Ordering::Relaxed) as f64 / seconds,
    })
}

/// Runs something while people sign in, one after the other in each place. Nobody has these logins:
/// an unknown one costs what a known one does, and each is counted by itself.
fn beside<T>(
    target: &Target,
    answered: &AtomicU64,
    run: usize,
    something: impl FnOnce() -> T,
) -> T {
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        for place in 0..AT_ONCE {
            let over = &over;
            scope.spawn(move || {
                for serial in 0.. {
                    if over.load(Ordering::Relaxed) {
                        return;
                    }
                    let login = format!("nobody-{run}-{place}-{serial}@jmo.example");
                    let asked =
                        json!({"login": login, "password": "a guess", "device_name": "bench"});
                    if call(target.address, "/v1/account/sign-in", Some(&asked)).is_ok() {
                        answered.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
        // Until all places are taken.
        thread::sleep(Duration::from_millis(500));
        let answer = something();
        over.store(true, Ordering::Relaxed);
        answer
    })
}
