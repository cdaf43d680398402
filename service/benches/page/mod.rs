use std::{error::Error, fs, path::Path};

/// Puts a table between the marks of its section; a path that is not absolute counts from the
/// repository.
pub fn write(path: &str, section: &str, table: &str) -> Result<(), Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    let page = fs::read_to_string(&path)?;
    let begin = format!("<!-- {section}: begin -->");
    let end = format!("<!-- {section}: end -->");
    let (before, rest) = page
        .split_once(&begin)
        .ok_or("the page has no mark to begin at")?;
    let (_, after) = rest
        .split_once(&end)
        .ok_or("the page has no mark to end at")?;
    fs::write(&path, format!("{before}{begin}\n{table}{end}{after}"))?;
    Ok(())
}
