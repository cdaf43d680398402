use std::path::Path;

/// The names of what is in a folder.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the folder").flatten();
    let mut names: Vec<_> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Every file of a folder: its name and its bytes.
pub fn everything(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let read = |name: &String| std::fs::read(folder.join(name)).expect("a file");
    let files = names(folder).into_iter();
    files.map(|name| (name.clone(), read(&name))).collect()
}
