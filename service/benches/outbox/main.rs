//! Emptying a full outbox into a real mail server and a gateway, against handing them the same
//! messages without an outbox.
//!
//! `JMO_TEST_PYTHON=… cargo bench -p jmo-service --bench outbox [-- --quick] [-- --write docs/BENCHMARKS.md]`
//!
//! Three runs of each, turn by turn, 10,000 messages a run.

#[path = "../page/mod.rs"]
mod page;
mod peer;
mod table;

use jiff::SignedDuration;
use jmo_service::{
    App, Clock, Keys, Store,
    outbox::{self, Message, Messenger, Outside},
};
use jmo_wire::{Text, account::Channel};
use peer::Peer;
use std::{
    env,
    error::Error,
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, Instant},
};
use table::{Row, table};
use tempfile::tempdir;
use tokio::{join, time::sleep};

/// Runs of each kind.
const RUNS: usize = 3;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<_> = env::args().collect();
    let many = if args.iter().any(|arg| arg == "--quick") {
        500
    } else {
        10_000
    };
    let mut rows = Vec::new();
    for (name, channel) in [("mail", Channel::Email), ("SMS", Channel::Sms)] {
        let (mut ours, mut bare) = (Vec::new(), Vec::new());
        for at in 1..=RUNS {
            ours.push(many as f64 / emptied(channel, many).await?.as_secs_f64());
            bare.push(many as f64 / handed_over(channel, many).await?.as_secs_f64());
            let (one, two) = (ours[at - 1], bare[at - 1]);
            println!("{name} {at}/{RUNS}: outbox {one:.0}/s · without one {two:.0}/s");
        }
        rows.push(Row { name, ours, bare });
    }
    let table = table(&rows, many);
    println!("\n{table}");
    if let Some(at) = args.iter().position(|arg| arg == "--write") {
        page::write(args.get(at + 1).ok_or("--write where?")?, "outbox", &table)?;
    }
    Ok(())
}

fn address(channel: Channel, at: usize) -> String {
    match channel {
        Channel::Sms => format!("+6281290{at:06}"),
        _ => format!("person{at}@jmo.example"),
    }
}

/// How long the outbox takes from its first message to its last.
async fn emptied(channel: Channel, many: usize) -> Result<Duration, Box<dyn Error>> {
    let (folder, peer) = (tempdir()?, Peer::start(channel)?);
    let app = App::new(
        Store::open(folder.path()).await?,
        Keys::open(folder.path())?,
        Clock::system(),
        false,
    )
    .await?;
    let text = Text {
        id: "482913 adalah kode masuk JMO Anda.".to_owned(),
        en: "482913 is your JMO sign-in code.".to_owned(),
    };
    let mut tx = app.store().write().await?;
    for at in 0..many {
        let (to, life) = (address(channel, at), SignedDuration::from_hours(1));
        outbox::put(&mut tx, &app, channel, &to, &text, life).await?;
    }
    tx.commit().await?;
    let began = Instant::now();
    let worker = tokio::spawn(outbox::deliver(app.clone(), peer.way()?));
    while left(&app).await? > 0 {
        sleep(Duration::from_millis(10)).await;
    }
    let took = began.elapsed();
    worker.abort();
    app.store().close().await;
    Ok(took)
}

async fn left(app: &App) -> Result<i64, Box<dyn Error>> {
    let count = "SELECT COUNT(*) FROM outbox WHERE sent_at IS NULL";
    let (left,) = sqlx::query_as(count).fetch_one(app.store().read()).await?;
    Ok(left)
}

/// How long two tasks take that only send.
async fn handed_over(channel: Channel, many: usize) -> Result<Duration, Box<dyn Error>> {
    let peer = Peer::start(channel)?;
    let (way, next, began) = (peer.way()?, AtomicUsize::new(0), Instant::now());
    let (one, two) = join!(
        send(&way, channel, &next, many),
        send(&way, channel, &next, many)
    );
    one.and(two)?;
    Ok(began.elapsed())
}

async fn send(
    way: &Outside,
    channel: Channel,
    next: &AtomicUsize,
    many: usize,
) -> Result<(), outbox::NotDelivered> {
    loop {
        let at = next.fetch_add(1, Ordering::Relaxed);
        if at >= many {
            return Ok(());
        }
        way.deliver(&Message {
            id: uuid::Uuid::now_v7().to_string(),
            channel,
            to: address(channel, at),
            text: "482913 adalah kode masuk JMO Anda.\n\n482913 is your JMO sign-in code."
                .to_owned(),
        })
        .await?;
    }
}
