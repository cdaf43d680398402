//! The bytes of a file.

use crate::{Custodian, Owner, error::Reason};
use jmo_seal::{Context, DataKey, Keyring};
use std::collections::BTreeMap;
use zeroize::Zeroizing;

const MAGIC: &[u8; 8] = b"JMOVAULT";
const VERSION: u8 = 1;
/// The layout of what is inside the records; part of what they are bound to.
const SCHEMA: [u8; 1] = [1];
pub const MANIFEST: &str = "manifest";

pub type Records = BTreeMap<String, Zeroizing<Vec<u8>>>;

/// What a file holds.
pub struct Contents {
    pub generation: u64,
    pub data_key: DataKey,
    pub records: Records,
}

/// Why a file does not open.
#[derive(Debug, PartialEq, Eq)]
pub enum Unreadable {
    For(Reason),
    Future(u8),
}

impl From<Reason> for Unreadable {
    fn from(reason: Reason) -> Self {
        Self::For(reason)
    }
}

fn place(owner: &Owner, record: &str, generation: u64) -> Context {
    let generation = generation.to_be_bytes();
    Context::new([
        b"jmo".as_slice(),
        owner.name().as_bytes(),
        record.as_bytes(),
        &SCHEMA,
        &generation,
    ])
}

pub fn write(
    owner: &Owner,
    custodian: &Custodian,
    contents: &Contents,
) -> Result<Vec<u8>, getrandom::Error> {
    let mut out = MAGIC.to_vec();
    out.push(VERSION);
    out.extend_from_slice(&owner.tag());
    out.extend_from_slice(&contents.generation.to_be_bytes());
    let wrapped = custodian.wrap(owner, &contents.data_key)?;
    put(&mut out, &wrapped);

    let ring = Keyring::new(contents.data_key.clone(), Vec::new());
    let names: Vec<&str> = contents.records.keys().map(String::as_str).collect();
    let manifest = Zeroizing::new(names.join("\n").into_bytes());
    let records = contents
        .records
        .iter()
        .map(|(name, plain)| (name.as_str(), plain));
    for (name, plain) in std::iter::once((MANIFEST, &manifest)).chain(records) {
        let length = u8::try_from(name.len()).expect("record names are short");
        out.push(length);
        out.extend_from_slice(name.as_bytes());
        put(
            &mut out,
            &ring.seal(&place(owner, name, contents.generation), plain)?,
        );
    }
    Ok(out)
}

fn put(out: &mut Vec<u8>, bytes: &[u8]) {
    let length = u32::try_from(bytes.len()).expect("records are small");
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(bytes);
}

pub fn read(owner: &Owner, custodian: &Custodian, bytes: &[u8]) -> Result<Contents, Unreadable> {
    if bytes.is_empty() {
        return Err(Reason::Empty.into());
    }
    let mut rest = Rest(bytes);
    if rest.take(MAGIC.len())? != MAGIC {
        return Err(Reason::Damaged.into());
    }
    match rest.take(1)?[0] {
        VERSION => {}
        newer @ 2.. => return Err(Unreadable::Future(newer)),
        _ => return Err(Reason::Damaged.into()),
    }
    if rest.take(16)? != owner.tag() {
        return Err(Reason::Foreign.into());
    }
    let generation = u64::from_be_bytes(rest.take(8)?.try_into().expect("eight bytes"));
    let data_key = custodian.unwrap(owner, rest.sized()?)?;

    let ring = Keyring::new(data_key.clone(), Vec::new());
    let mut names = Vec::new();
    let mut records = Records::new();
    while !rest.0.is_empty() {
        let length = usize::from(rest.take(1)?[0]);
        let name = std::str::from_utf8(rest.take(length)?).map_err(|_| Reason::Damaged)?;
        // The data key stands in this very file, so an unknown one is damage too.
        let plain = ring
            .open(&place(owner, name, generation), rest.sized()?)
            .map_err(|_| Reason::Damaged)?;
        names.push(name);
        records.insert(name.to_owned(), plain);
    }
    let manifest = records.remove(MANIFEST).ok_or(Reason::Damaged)?;
    // Exactly these, in this order, each once: a record that is there twice was put there.
    let first = names.first().copied();
    if first != Some(MANIFEST) || names[1..].join("\n").as_bytes() != manifest.as_slice() {
        return Err(Reason::Damaged.into());
    }
    Ok(Contents {
        generation,
        data_key,
        records,
    })
}

struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], Reason> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(Reason::Damaged)?;
        self.0 = rest;
        Ok(taken)
    }

    fn sized(&mut self) -> Result<&'a [u8], Reason> {
        let length = u32::from_be_bytes(self.take(4)?.try_into().expect("four bytes"));
        self.take(usize::try_from(length).map_err(|_| Reason::Damaged)?)
    }
}
