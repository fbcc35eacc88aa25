//! Reads the files of `tips/` that belong to the library.

use std::fs;
use std::path::Path;

use goodword::datafile::DataFile;

/// Every file of the library, as the program hands them to it.
pub(crate) fn all() -> Vec<DataFile> {
    let tips = Path::new(env!("CARGO_MANIFEST_DIR")).join("tips");
    let read = |name: String| DataFile {
        text: fs::read_to_string(tips.join(&name)).unwrap(),
        name,
    };
    let mut names: Vec<String> = fs::read_dir(tips.join("library"))
        .unwrap()
        .map(|entry| format!("library/{}", entry.unwrap().file_name().to_str().unwrap()))
        .collect();
    names.extend(["sources.toml".to_owned(), "search.toml".to_owned()]);
    names.into_iter().map(read).collect()
}
