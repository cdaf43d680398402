use std::{error::Error, fs, path::Path};

const BEGIN: &str = "<!-- balance: begin -->";
const END: &str = "<!-- balance: end -->";

/// Puts the table between its marks; a path that is not absolute counts from the repository.
pub fn write(path: &str, table: &str) -> Result<(), Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    let page = fs::read_to_string(&path)?;
    let (before, rest) = page
        .split_once(BEGIN)
        .ok_or("the page has no mark to begin at")?;
    let (_, after) = rest
        .split_once(END)
        .ok_or("the page has no mark to end at")?;
    fs::write(&path, format!("{before}{BEGIN}\n{table}{END}{after}"))?;
    Ok(())
}
