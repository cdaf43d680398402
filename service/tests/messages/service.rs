use crate::peer::{KEY, Peer};
use jiff::{SignedDuration, Timestamp};
use jmo_service::{
    App, Clock, Keys, Store,
    outbox::{self, Outside},
};
use jmo_wire::{Text, account::Channel};
use std::{path::Path, time::Duration};
use tempfile::TempDir;
use tokio::task::JoinHandle;

/// Whom the letters come from.
pub const FROM: &str = "JMO <no-reply@jmo.example>";
/// What a message says: with more than ASCII, and a line that begins with a dot, which ends a
/// letter when it stands alone.
pub const TEXT: [&str; 2] = [
    "482913 adalah kode masuk JMO Anda, “Zoë”.\n.\n.. dan seterusnya.",
    ".482913 is your JMO sign-in code.",
];

/// A service whose clock stands, and which does nothing but send.
#[derive(Debug)]
pub struct Service {
    pub app: App,
    worker: JoinHandle<()>,
    _folder: TempDir,
}

/// The ways out to peers.
pub fn outside(mail: Option<&Peer>, sms: Option<(&Peer, &str)>) -> Outside {
    let outside = Outside::set_up(|name| match name {
        "JMO_SMTP_URL" => mail.map(Peer::smtp_url),
        "JMO_SMTP_FROM" => mail.map(|_| FROM.to_owned()),
        "JMO_SMS_URL" => sms.map(|(peer, _)| peer.sms_url()),
        "JMO_SMS_KEY" => sms.map(|(_, key)| key.to_owned()),
        _ => None,
    });
    outside.expect("set up")
}

/// The store of a folder, opened on some clock.
pub async fn open(folder: &Path, clock: Clock) -> App {
    let store = Store::open(folder).await.expect("a store");
    let keys = Keys::open(folder).expect("keys");
    App::new(store, keys, clock, false)
        .await
        .expect("a service")
}

/// Puts messages into an outbox and answers their ids, in order.
pub async fn put(app: &App, channel: Channel, to: &[String]) -> Vec<String> {
    let text = Text {
        id: TEXT[0].to_owned(),
        en: TEXT[1].to_owned(),
    };
    let life = SignedDuration::from_hours(24);
    let mut tx = app.store().write().await.expect("the writer");
    for to in to {
        let done = outbox::put(&mut tx, app, channel, to, &text, life).await;
        done.expect("put");
    }
    let ids: Vec<(String,)> = sqlx::query_as("SELECT id FROM outbox ORDER BY id DESC LIMIT $1")
        .bind(i64::try_from(to.len()).expect("few"))
        .fetch_all(&mut *tx)
        .await
        .expect("ids");
    tx.commit().await.expect("committed");
    app.outbox().notify_one();
    ids.into_iter().rev().map(|(id,)| id).collect()
}

impl Service {
    /// Begins to send.
    pub async fn start(outside: Outside) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let app = open(folder.path(), Clock::standing(Timestamp::now())).await;
        Self {
            worker: tokio::spawn(outbox::deliver(app.clone(), outside)),
            app,
            _folder: folder,
        }
    }

    /// Sends other ways from now on, as after a new start.
    pub async fn restart(&mut self, outside: Outside) {
        self.worker.abort();
        outbox::begin_again(&self.app).await.expect("begun again");
        self.worker = tokio::spawn(outbox::deliver(self.app.clone(), outside));
    }

    /// Puts one message into the outbox and answers its id.
    pub async fn put(&self, channel: Channel, to: &str) -> String {
        put(&self.app, channel, &[to.to_owned()]).await.remove(0)
    }

    /// Waits until a message has so many seconds to wait.
    pub async fn waiting(&self, id: &str, seconds: i64) {
        let due = self.app.clock().now().as_microsecond() + seconds * 1_000_000;
        self.until(id, |row| row.due_at == due).await;
    }

    /// Lets time pass.
    pub fn pass(&self, seconds: i64) {
        self.app.clock().advance(SignedDuration::from_secs(seconds));
        self.app.outbox().notify_one();
    }

    /// Waits until a message has so many seconds to wait, and lets them pass.
    pub async fn waits(&self, id: &str, seconds: i64) {
        self.waiting(id, seconds).await;
        self.pass(seconds);
    }

    /// Waits until a message is out of the way; after how many attempts?
    pub async fn done(&self, id: &str) -> i64 {
        self.until(id, |row| row.sent_at.is_some()).await.attempts
    }

    async fn until(&self, id: &str, is_so: impl Fn(&Row) -> bool) -> Row {
        for _ in 0..3_000 {
            let row: (i64, i64, Option<i64>) =
                sqlx::query_as("SELECT due_at, attempts, sent_at FROM outbox WHERE id = $1")
                    .bind(id)
                    .fetch_one(self.app.store().read())
                    .await
                    .expect("a row");
            let row = Row {
                due_at: row.0,
                attempts: row.1,
                sent_at: row.2,
            };
            if is_so(&row) {
                return row;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("not in thirty seconds");
    }
}

struct Row {
    due_at: i64,
    attempts: i64,
    sent_at: Option<i64>,
}

impl Drop for Service {
    fn drop(&mut self) {
        self.worker.abort();
    }
}

/// Only mail, to one server.
pub async fn mailing(peer: &Peer) -> Service {
    Service::start(outside(Some(peer), None)).await
}

/// Only SMS, to one gateway.
pub async fn texting(peer: &Peer) -> Service {
    Service::start(outside(None, Some((peer, KEY)))).await
}
