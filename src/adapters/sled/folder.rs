//! The folder around the database: who uses it, which program made it, and what is known to be saved.
//!
//! Every file here is text. Nothing in this file knows what is in the database.

use std::fs;
use std::fs::DirBuilder;
use std::fs::File;
use std::fs::OpenOptions;
use std::fs::TryLockError;
use std::io;
use std::io::Read;
use std::io::Seek;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::process;

use jiff::Timestamp;

use super::OpenError;

/// The shape of the folder and of the trees. Raised when a program before this one could not read it.
const FORMAT: u32 = 1;
/// Says which shape the folder has.
const FORMAT_FILE: &str = "format";
/// Locked as long as the folder is in use; says by whom.
const LOCK_FILE: &str = "goodword.lock";
/// Says the number of the last change that was acknowledged.
const SAVED_FILE: &str = "saved";
/// The database's own file.
pub(super) const DATABASE_FILE: &str = "db";

/// A folder in use by us, until this is dropped.
#[derive(Debug)]
pub(super) struct Lock(File);

impl Lock {
    /// Makes the folder when it is missing, and claims it.
    pub(super) fn take(folder: &Path) -> Result<Self, OpenError> {
        make(folder).map_err(OpenError::at(folder))?;
        let path = folder.join(LOCK_FILE);
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(OpenError::at(&path))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(OpenError::Locked {
                    folder: folder.to_owned(),
                    holder: holder(&mut file),
                });
            }
            Err(TryLockError::Error(error)) => return Err(OpenError::at(&path)(error)),
        }
        sign(&mut file).map_err(OpenError::at(&path))?;
        Ok(Self(file))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A name left behind would only mislead a reader; the lock itself goes with the file.
        let _ = self.0.set_len(0);
    }
}

/// Makes a folder that only its owner can look into: it holds what people wrote.
fn make(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Writes into the lock file who we are and since when.
fn sign(file: &mut File) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    writeln!(file, "process {}", process::id())?;
    // The file's own time, so that no clock is read here.
    if let Ok(since) = Timestamp::try_from(file.metadata()?.modified()?) {
        writeln!(file, "since {since:.0}")?;
    }
    file.sync_all()
}

/// Returns who holds a lock, as they signed.
fn holder(file: &mut File) -> String {
    let mut text = String::new();
    let read = file.take(200).read_to_string(&mut text);
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match read {
        Ok(_) if !words.is_empty() => words,
        _ => "another process".to_owned(),
    }
}

/// Checks that the folder has a shape that this program reads; signs an empty one.
pub(super) fn check_format(folder: &Path) -> Result<(), OpenError> {
    let path = folder.join(FORMAT_FILE);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if folder.join(DATABASE_FILE).exists() {
                return Err(OpenError::Foreign(folder.to_owned()));
            }
            return write_format(folder).map_err(OpenError::at(&path));
        }
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            return Err(OpenError::Foreign(folder.to_owned()));
        }
        Err(error) => return Err(OpenError::at(&path)(error)),
    };
    let found: u32 = text
        .trim()
        .strip_prefix("goodword ")
        .and_then(|number| number.parse().ok())
        .ok_or_else(|| OpenError::Foreign(folder.to_owned()))?;
    if found > FORMAT {
        return Err(OpenError::Newer {
            folder: folder.to_owned(),
            found,
            known: FORMAT,
        });
    }
    Ok(())
}

/// Writes the format file so that it is whole or absent, whenever the power goes.
fn write_format(folder: &Path) -> io::Result<()> {
    let draft = folder.join("format.new");
    let mut file = File::create(&draft)?;
    writeln!(file, "goodword {FORMAT}")?;
    file.sync_all()?;
    fs::rename(&draft, folder.join(FORMAT_FILE))?;
    File::open(folder)?.sync_all()
}

/// Takes away what a start that was killed left half written: sled would not open beside it.
pub(super) fn clear_leftovers(folder: &Path) -> io::Result<()> {
    for file in fs::read_dir(folder)? {
        let file = file?;
        let name = file.file_name();
        let name = name.to_string_lossy();
        if name.starts_with("snap.") && name.ends_with(".generating") {
            fs::remove_file(file.path())?;
            tracing::info!("cleared {name}, left by a start that did not finish");
        }
    }
    Ok(())
}

/// Syncs every file and folder below `folder`, itself, and the folder it stands in.
pub(super) fn sync_all(folder: &Path) -> io::Result<()> {
    sync_tree(folder)?;
    match folder.canonicalize()?.parent() {
        Some(parent) => File::open(parent)?.sync_all(),
        None => Ok(()),
    }
}

fn sync_tree(folder: &Path) -> io::Result<()> {
    for file in fs::read_dir(folder)? {
        let file = file?;
        if file.file_type()?.is_dir() {
            sync_tree(&file.path())?;
        } else if file.file_type()?.is_file() {
            File::open(file.path())?.sync_all()?;
        }
    }
    File::open(folder)?.sync_all()
}

/// The number of the last acknowledged change, kept beside the database.
///
/// Written only after the database is on disk, so it is never ahead of it: a database that holds less has
/// lost something. It may lag behind after a power cut, which is harmless.
#[derive(Debug)]
pub(super) struct Saved {
    path: PathBuf,
    file: File,
}

impl Saved {
    /// Opens it, and returns the number too; `None` when there is none.
    pub(super) fn open(folder: &Path) -> io::Result<(Self, Option<u64>)> {
        let path = folder.join(SAVED_FILE);
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)?;
        let mut text = String::new();
        // What is not a number is one that a power cut kept from being written.
        let number = match (&mut file).take(64).read_to_string(&mut text) {
            Ok(_) => text.trim().parse().ok(),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => None,
            Err(error) => return Err(error),
        };
        Ok((Self { path, file }, number))
    }

    /// Notes that all changes up to this one are on disk. Twenty digits, so that each covers the last whole.
    pub(super) fn note(&mut self, number: u64) -> io::Result<()> {
        self.file.rewind()?;
        self.file.write_all(format!("{number:020}\n").as_bytes())
    }

    /// Returns where it stands.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Saved {
    fn drop(&mut self) {
        // A number that lags behind after a power cut is harmless; see above.
        let _ = self.file.sync_data();
    }
}
