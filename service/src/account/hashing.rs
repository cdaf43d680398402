use std::{
    fmt,
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};
use tokio::sync::oneshot;

type Job = Box<dyn FnOnce() + Send>;

/// Threads for password hashes alone, one for each core. They yield to everybody else: a hash takes
/// all of a core for a while, and who reads a balance meanwhile must not wait for it.
#[derive(Clone)]
pub struct Hashing(Sender<Job>);

impl fmt::Debug for Hashing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hashing")
    }
}

impl Hashing {
    /// Starts so many threads. They end with the last copy of this.
    pub fn start(threads: usize) -> Self {
        let (jobs, waiting) = channel::<Job>();
        let waiting = Arc::new(Mutex::new(waiting));
        for _ in 0..threads {
            let waiting = waiting.clone();
            // Without a thread every hash fails, and says so.
            let _ = thread::Builder::new()
                .name("password".to_owned())
                .spawn(move || work(&waiting));
        }
        Self(jobs)
    }

    /// Runs `work` on one of them; none when it failed.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Option<T> {
        let (done, answer) = oneshot::channel();
        let job = Box::new(move || {
            let _ = done.send(work());
        });
        self.0.send(job).ok()?;
        answer.await.ok()
    }
}

fn work(waiting: &Mutex<Receiver<Job>>) {
    yield_to_others();
    loop {
        let next = waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .recv();
        let Ok(job) = next else { return };
        job();
    }
}

/// On Linux a thread has a priority of its own; elsewhere it stays an ordinary thread.
fn yield_to_others() {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::setpriority_process(Some(rustix::thread::gettid()), 19) {
        tracing::warn!(%error, "password hashes run at the priority of everything else");
    }
}
