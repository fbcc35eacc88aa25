//! Reads the files of `tips/`.

use std::fs;
use std::path::Path;

use goodword::datafile::DataFile;

/// Every file of the library, as the program hands them to it.
pub(crate) fn all() -> Vec<DataFile> {
    let mut files = below("library");
    files.extend(["sources.toml", "search.toml"].map(|name| read(name.to_owned())));
    files
}

/// Every data file in a folder of `tips/`.
pub(crate) fn below(folder: &str) -> Vec<DataFile> {
    fs::read_dir(tips().join(folder))
        .unwrap()
        .map(|entry| format!("{folder}/{}", entry.unwrap().file_name().to_str().unwrap()))
        .filter(|name| Path::new(name).extension().is_some_and(|end| end == "toml"))
        .map(read)
        .collect()
}

fn read(name: String) -> DataFile {
    DataFile {
        text: fs::read_to_string(tips().join(&name)).unwrap(),
        name,
    }
}

fn tips() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tips")
}
