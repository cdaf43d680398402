//! A full outbox, and those who empty it killed midway: nothing is lost, and only what was in
//! flight comes again, as the same message. 2,000 messages; 10,000 with `JMO_DEEP=1`.

use crate::{
    peer::{KEY, Peer},
    program::{Program, command},
    service::{FROM, open, outside, put},
};
use jiff::{SignedDuration, Timestamp};
use jmo_service::{App, Clock, outbox};
use jmo_wire::account::Channel::{self, Email, Sms};
use serde_json::Value;
use std::{collections::HashMap, env, time::Duration};
use tempfile::tempdir;

/// How many of a channel one `deliver` has in its hands at once.
const AT_ONCE: usize = 2;

fn many() -> usize {
    if env::var_os("JMO_DEEP").is_some() {
        10_000
    } else {
        2_000
    }
}

async fn full(app: &App, channel: Channel) -> Vec<String> {
    let to: Vec<_> = (0..many())
        .map(|at| match channel {
            Sms => format!("+6281290{at:06}"),
            _ => format!("person{at}@jmo.example"),
        })
        .collect();
    put(app, channel, &to).await
}

/// How often each message came, as it comes in.
struct Came {
    peer: Peer,
    times: HashMap<String, usize>,
}

impl Came {
    fn to(peer: Peer) -> Self {
        Self {
            peer,
            times: HashMap::new(),
        }
    }

    /// Waits until so many different messages came.
    async fn until(&mut self, many: usize) {
        while self.times.len() < many {
            let event = self.peer.next().await;
            self.count(&event);
        }
    }

    fn count(&mut self, event: &Value) {
        let id = event["taken"].as_str().expect("taken");
        let id = id.trim_start_matches('<').trim_end_matches("@jmo>");
        *self.times.entry(id.to_owned()).or_default() += 1;
    }

    /// All came, and no more of them twice than were in flight.
    async fn all(mut self, ids: &[String], in_flight: usize) {
        // Time for a message too many.
        tokio::time::sleep(Duration::from_millis(300)).await;
        for event in self.peer.rest() {
            self.count(&event);
        }
        let came = |id: &String| self.times.contains_key(id);
        assert!(ids.iter().all(came), "one is lost");
        assert_eq!(self.times.len(), ids.len());
        let again: usize = self.times.values().map(|times| times - 1).sum();
        println!("{} messages, {again} of them came again", ids.len());
        assert!(again <= in_flight, "{again} came again");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_service_loses_no_letter() {
    let folder = tempdir().expect("a folder");
    let app = open(folder.path(), Clock::system()).await;
    let ids = full(&app, Email).await;
    app.store().close().await;
    let mail = Peer::mail(&[]);
    let url = mail.smtp_url();
    let set = [
        ("JMO_SMTP_URL", &*url),
        ("JMO_SMTP_FROM", FROM),
        ("JMO_SMS_URL", "http://127.0.0.1:9"),
        ("JMO_SMS_KEY", KEY),
    ];
    let start = || {
        Program::start(
            command(folder.path(), &[], &set),
            &folder.path().join("log"),
        )
    };
    let mut came = Came::to(mail);
    let kills = 3;
    for kill in 1..=kills {
        let service = start();
        came.until(ids.len() * kill / (kills + 1)).await;
        service.kill();
    }
    let _service = start();
    came.until(ids.len()).await;
    came.all(&ids, kills * AT_ONCE).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_is_gone_leaves_its_messages_to_the_other() {
    let folder = tempdir().expect("a folder");
    let gateway = Peer::gateway(KEY);
    let ways = || outside(None, Some((&gateway, KEY)));
    let app = open(folder.path(), Clock::standing(Timestamp::now())).await;
    let ids = full(&app, Sms).await;
    let one = tokio::spawn(outbox::deliver(app.clone(), ways()));
    let other = tokio::spawn(outbox::deliver(app.clone(), ways()));
    let mut came = Came::to(gateway);
    came.until(ids.len() / 2).await;
    one.abort();
    let due = "SELECT COUNT(*) FROM outbox WHERE sent_at IS NULL AND due_at <= $1";
    none(&app, due).await;
    // What the first held stays hidden until its lease is over; the other ends what it holds.
    tokio::time::sleep(Duration::from_millis(500)).await;
    app.clock().advance(SignedDuration::from_secs(31));
    let unsent = "SELECT COUNT(*) FROM outbox WHERE sent_at IS NULL AND created_at <= $1";
    none(&app, unsent).await;
    came.all(&ids, AT_ONCE).await;
    other.abort();
}

/// Waits until a query counts none.
async fn none(app: &App, sql: &'static str) {
    loop {
        let now = app.clock().now().as_microsecond();
        let (count,): (i64,) = sqlx::query_as(sql)
            .bind(now)
            .fetch_one(app.store().read())
            .await
            .expect("a count");
        if count == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
