//! `cargo xtask bench app`: opening the vault and reading card and balance, against SQLCipher with
//! the same records under a raw key. Turn by turn, in one process, on one disk.
//!
//! Both begin with their key at hand and nothing open; what a keystore costs is in neither.

use jmo_vault::{Custodian, Disk, FolderDisk, Found, Keys, KeysError, Owner, Vault};
use rusqlite::Connection;
use std::{
    collections::HashMap,
    error::Error,
    hint::black_box,
    path::Path,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};
use zeroize::Zeroizing;

const RUNS: usize = 9;
const OPENINGS: u32 = 300;
const ACCOUNT: &str = "0198f3c2-0000-7000-8000-000000000001";
/// What the app keeps of an account.
const RECORDS: [(&str, &str); 5] = [
    (
        "session",
        include_str!("../../../wire/tests/v1/session.json"),
    ),
    (
        "account",
        include_str!("../../../wire/tests/v1/account.json"),
    ),
    (
        "membership",
        include_str!("../../../wire/tests/v1/membership.json"),
    ),
    (
        "balance",
        include_str!("../../../wire/tests/v1/balance.json"),
    ),
    ("card", include_str!("../../../wire/tests/v1/card.json")),
];
/// SQLCipher takes 256 bits as they are, without deriving a key from a password.
const RAW_KEY: &str =
    "PRAGMA key = \"x'2dd29ca851e7b56e4697b0e1f08507293d761a05ce4d1b628663f411a8086d99'\"";

#[derive(Default)]
struct KeysInMemory(Mutex<HashMap<String, Vec<u8>>>);

impl Keys for KeysInMemory {
    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeysError> {
        let entries = self.0.lock().map_err(|_| KeysError::Unavailable)?;
        Ok(entries.get(name).cloned().map(Zeroizing::new))
    }

    fn set(&self, name: &str, value: &[u8]) -> Result<(), KeysError> {
        let mut entries = self.0.lock().map_err(|_| KeysError::Unavailable)?;
        entries.insert(name.to_owned(), value.to_vec());
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), KeysError> {
        let mut entries = self.0.lock().map_err(|_| KeysError::Unavailable)?;
        entries.remove(name);
        Ok(())
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let keys: Arc<dyn Keys> = Arc::new(KeysInMemory::default());
    fill_vault(folder.path(), &keys)?;
    let database = folder.path().join("sqlcipher.db");
    fill_sqlcipher(&database)?;

    let (mut vault, mut sqlcipher) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        vault.push(timed(|| read_vault(folder.path(), &keys))?);
        sqlcipher.push(timed(|| read_sqlcipher(&database))?);
    }
    let (vault, sqlcipher) = (median(vault), median(sqlcipher));
    let micros = |duration: Duration| duration.as_secs_f64() * 1e6;
    let ratio = micros(vault) / micros(sqlcipher);
    println!(
        "Medians of {RUNS} runs turn by turn, {OPENINGS} openings each, files in the system's cache.\n"
    );
    println!("| open, read card and balance, close | µs |\n|---|--:|");
    println!("| the vault | {:.0} |", micros(vault));
    println!("| SQLCipher, raw key | {:.0} |\n", micros(sqlcipher));
    let met = if ratio <= 1.0 { "met" } else { "not met" };
    println!("- {ratio:.2} times SQLCipher's time; at most 1.0 wanted, {met}.");
    Ok(())
}

fn timed(mut open: impl FnMut() -> Result<(), Box<dyn Error>>) -> Result<Duration, Box<dyn Error>> {
    let began = Instant::now();
    for _ in 0..OPENINGS {
        open()?;
    }
    Ok(began.elapsed() / OPENINGS)
}

fn median(mut durations: Vec<Duration>) -> Duration {
    durations.sort();
    durations[durations.len() / 2]
}

fn open_vault(folder: &Path, keys: &Arc<dyn Keys>) -> Result<(Vault, Found), Box<dyn Error>> {
    let disk: Arc<dyn Disk> = Arc::new(FolderDisk::open(&folder.join("vault"))?);
    let custodian = Arc::new(Custodian::open(keys.clone())?);
    Ok(Vault::open(disk, custodian, Owner::account(ACCOUNT))?)
}

fn fill_vault(folder: &Path, keys: &Arc<dyn Keys>) -> Result<(), Box<dyn Error>> {
    let (mut vault, _) = open_vault(folder, keys)?;
    vault.save(RECORDS.map(|(name, text)| (name, Some(text.as_bytes().to_vec()))))?;
    Ok(())
}

fn read_vault(folder: &Path, keys: &Arc<dyn Keys>) -> Result<(), Box<dyn Error>> {
    let (vault, _) = open_vault(folder, keys)?;
    for name in ["card", "balance"] {
        black_box(vault.get(name).ok_or("a record is missing")?);
    }
    Ok(())
}

fn fill_sqlcipher(file: &Path) -> Result<(), Box<dyn Error>> {
    let database = Connection::open(file)?;
    database.execute_batch(RAW_KEY)?;
    database.execute_batch("CREATE TABLE record (name TEXT PRIMARY KEY, content BLOB NOT NULL)")?;
    for (name, text) in RECORDS {
        database.execute(
            "INSERT INTO record VALUES (?1, ?2)",
            (name, text.as_bytes()),
        )?;
    }
    Ok(())
}

fn read_sqlcipher(file: &Path) -> Result<(), Box<dyn Error>> {
    let database = Connection::open(file)?;
    database.execute_batch(RAW_KEY)?;
    let mut read = database.prepare("SELECT content FROM record WHERE name = ?1")?;
    for name in ["card", "balance"] {
        black_box(read.query_row([name], |row| row.get::<_, Vec<u8>>(0))?);
    }
    Ok(())
}
