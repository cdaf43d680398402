//! The service's secrets: data keys for sealed columns, the key of their look-up index, the pepper
//! of codes. Kept in one file that only its owner may read.

use jmo_seal::{Context, DataKey, KeyId, Keyring, OpenError};
use ring::hmac;
use serde::{Deserialize, Serialize};
use std::{fs, io, io::Write, path::Path};
use zeroize::{Zeroize, Zeroizing};

/// Why the key file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// It cannot be read or written.
    #[error("the key file cannot be used: {0}")]
    Io(#[from] io::Error),
    /// It is not a key file.
    #[error("the key file is damaged; restore it from its backup, the data opens with no other")]
    Damaged,
    /// The operating system has no randomness.
    #[error("no randomness for new keys")]
    Randomness,
}

/// What the service seals and signs with.
#[derive(Clone, Debug)]
pub struct Keys {
    ring: Keyring,
    index: hmac::Key,
    pepper: hmac::Key,
}

#[derive(Serialize, Deserialize)]
struct KeyFile {
    /// Newest first; the newest seals, all open.
    data_keys: Vec<DataKeyText>,
    index: String,
    pepper: String,
}

#[derive(Serialize, Deserialize)]
struct DataKeyText {
    id: String,
    secret: String,
}

impl Drop for KeyFile {
    fn drop(&mut self) {
        self.data_keys
            .iter_mut()
            .for_each(|key| key.secret.zeroize());
        self.index.zeroize();
        self.pepper.zeroize();
    }
}

impl Keys {
    /// Reads `keys.json` in `folder`, or makes it when there is none yet.
    ///
    /// # Errors
    /// See [`KeyFileError`]. A damaged file is never replaced.
    pub fn open(folder: &Path) -> Result<Self, KeyFileError> {
        let path = folder.join("keys.json");
        match fs::read(&path) {
            Ok(bytes) => Self::parse(&Zeroizing::new(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::create(&path),
            Err(error) => Err(error.into()),
        }
    }

    fn create(path: &Path) -> Result<Self, KeyFileError> {
        let data_key = DataKey::generate().map_err(|_| KeyFileError::Randomness)?;
        let file = KeyFile {
            data_keys: vec![DataKeyText {
                id: hex(&data_key.id().0),
                secret: hex(data_key.expose()),
            }],
            index: hex(&random::<32>()?),
            pepper: hex(&random::<32>()?),
        };
        let bytes =
            Zeroizing::new(serde_json::to_vec_pretty(&file).map_err(|_| KeyFileError::Damaged)?);
        write_once(path, &bytes)?;
        Self::parse(&bytes)
    }

    fn parse(bytes: &[u8]) -> Result<Self, KeyFileError> {
        let file: KeyFile = serde_json::from_slice(bytes).map_err(|_| KeyFileError::Damaged)?;
        let mut keys = file.data_keys.iter().map(|text| {
            let id = unhex::<8>(&text.id).map(KeyId);
            let secret = unhex::<32>(&text.secret);
            id.zip(secret)
                .map(|(id, secret)| DataKey::from_parts(id, secret))
                .ok_or(KeyFileError::Damaged)
        });
        let newest = keys.next().ok_or(KeyFileError::Damaged)??;
        let older = keys.collect::<Result<_, _>>()?;
        let mac = |text: &str| unhex::<32>(text).map(|key| hmac::Key::new(hmac::HMAC_SHA256, &key));
        Ok(Self {
            ring: Keyring::new(newest, older),
            index: mac(&file.index).ok_or(KeyFileError::Damaged)?,
            pepper: mac(&file.pepper).ok_or(KeyFileError::Damaged)?,
        })
    }

    /// Seals a column's value for its row.
    ///
    /// # Panics
    /// Only when the operating system has no randomness; the service cannot work without.
    pub fn seal(&self, column: &str, row: &str, plain: &[u8]) -> Vec<u8> {
        self.ring
            .seal(&place(column, row), plain)
            .expect("the operating system gives randomness")
    }

    /// Opens a column's value of its row.
    ///
    /// # Errors
    /// When the value was changed, moved, or sealed under a key this service does not hold.
    pub fn open_text(&self, column: &str, row: &str, envelope: &[u8]) -> Result<String, OpenError> {
        let plain = self.open_bytes(column, row, envelope)?;
        String::from_utf8(plain.to_vec()).map_err(|_| OpenError::Damaged)
    }

    /// Opens a column's value of its row, whatever it is.
    ///
    /// # Errors
    /// As [`Keys::open_text`].
    pub fn open_bytes(
        &self,
        column: &str,
        row: &str,
        envelope: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        self.ring.open(&place(column, row), envelope)
    }

    /// The look-up value of a sealed column: equal texts have equal values, nothing else shows.
    pub fn index(&self, column: &str, text: &str) -> Vec<u8> {
        mac(&self.index, &[column, text])
    }

    /// The keyed digest of a code or a counted key.
    pub fn pepper(&self, purpose: &str, text: &str) -> Vec<u8> {
        mac(&self.pepper, &[purpose, text])
    }

    /// Whether `text` is what `digest` was made of, in constant time.
    pub fn pepper_matches(&self, purpose: &str, text: &str, digest: &[u8]) -> bool {
        hmac::verify(&self.pepper, &message(&[purpose, text]), digest).is_ok()
    }

    /// Whether two texts are the same, in constant time.
    pub fn same(&self, one: &str, other: &str) -> bool {
        self.pepper_matches("same", one, &self.pepper("same", other))
    }
}

/// The file is there whole or not at all, and never takes the place of another: a service killed
/// while it made its keys must start again, and data sealed under lost keys is lost.
fn write_once(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let half = path.with_extension(format!("half-{}", std::process::id()));
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut out = options.open(&half)?;
    out.write_all(bytes)?;
    out.sync_all()?;
    let linked = fs::hard_link(&half, path);
    fs::remove_file(&half)?;
    linked?;
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}

fn place(column: &str, row: &str) -> Context {
    Context::new(["jmo-service", column, row])
}

fn message(parts: &[&str]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for part in parts {
        bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
        bytes.extend_from_slice(part.as_bytes());
    }
    bytes
}

fn mac(key: &hmac::Key, parts: &[&str]) -> Vec<u8> {
    hmac::sign(key, &message(parts)).as_ref().to_vec()
}

fn random<const N: usize>() -> Result<[u8; N], KeyFileError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| KeyFileError::Randomness)?;
    Ok(bytes)
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let bytes = text.as_bytes();
    if bytes.len() != 2 * N {
        return None;
    }
    let mut out = [0; N];
    for (at, pair) in bytes.chunks(2).enumerate() {
        out[at] = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(out)
}
