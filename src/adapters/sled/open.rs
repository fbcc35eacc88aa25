//! Opening the store and closing it: the guards in their order, and what is refused with which words.
//!
//! Nothing here reads or writes a fact.

use std::any::Any;
use std::error::Error;
use std::io;
use std::panic;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::PoisonError;
use std::sync::RwLock;
use std::sync::RwLockReadGuard;
use std::sync::RwLockWriteGuard;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::sync::mpsc;
use std::thread;
use std::thread::JoinHandle;
use std::time::Duration;

use ::sled::Db;
use thiserror::Error;

use super::commit::Job;
use super::commit::Stopped;
use super::commit::Writer;
use super::folder;
use super::folder::Lock;
use super::folder::Saved;
use super::trees::Trees;
use crate::store::StoreError;

/// Sled's cache. Its memory grows to several times this under load, and commits are as many with 4 MiB as with 32:
/// `cargo bench --bench store`.
const CACHE_BYTES: u64 = 4 * 1024 * 1024;
/// How often sled writes out in the background what nobody waits for.
const FLUSH_EVERY_MS: u64 = 500;
/// How long, and in which steps, to wait for sled to let go of a database closed a moment ago.
const LET_GO: (u32, Duration) = (200, Duration::from_millis(10));

/// Why a store could not be opened.
#[derive(Debug, Error)]
pub enum OpenError {
    /// A file or folder could not be used.
    #[error("{path} could not be used")]
    Io {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Somebody else uses the folder.
    #[error("{folder} is in use by {holder}; stop that one first, or choose another folder")]
    Locked {
        /// The folder.
        folder: PathBuf,
        /// Who uses it, as they signed: process number and since when.
        holder: String,
    },
    /// The folder was made by a newer program.
    #[error(
        "{folder} was made by a newer goodword (format {found}; this one reads up to {known}): \
         use that version, or choose another folder"
    )]
    Newer {
        /// The folder.
        folder: PathBuf,
        /// Its format.
        found: u32,
        /// The newest format that this program reads.
        known: u32,
    },
    /// The folder holds a database, but not one of ours.
    #[error("{0} holds files that goodword did not make: choose another folder")]
    Foreign(PathBuf),
    /// The database cannot be read.
    #[error("the database in {folder} is damaged ({why}): restore the latest backup")]
    Damaged {
        /// The folder.
        folder: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The database holds less than was acknowledged.
    #[error(
        "the database in {folder} has lost changes (it holds {found}, and {acknowledged} were acknowledged): \
         restore the latest backup, or remove {note} to go on without them"
    )]
    Lost {
        /// The folder.
        folder: PathBuf,
        /// The number of the latest change in it.
        found: u64,
        /// The number of the last change that was acknowledged.
        acknowledged: u64,
        /// The file that says so.
        note: PathBuf,
    },
}

impl OpenError {
    /// Returns what turns a system's error about `path` into one of these.
    pub(super) fn at(path: &Path) -> impl Fn(io::Error) -> Self {
        move |source| Self::Io {
            path: path.to_owned(),
            source,
        }
    }
}

/// A store in a folder. One process uses it at a time; dropping it saves everything and lets go.
pub struct SledStore {
    /// Where the writing thread hears from; taken away to end it.
    pub(super) jobs: Option<mpsc::Sender<Job>>,
    thread: Option<JoinHandle<()>>,
    pub(super) shared: Arc<Shared>,
    // Let go last, after everything above is closed.
    _lock: Lock,
}

impl SledStore {
    /// Opens the store in a folder, making both when they are missing.
    ///
    /// # Errors
    /// When the folder cannot be used, is in use, is not ours, or its database is damaged.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, OpenError> {
        let path = path.as_ref();
        let lock = Lock::take(path)?;
        folder::check_format(path)?;
        folder::clear_leftovers(path).map_err(OpenError::at(path))?;
        let db = open_database(path)?;
        folder::sync_all(path).map_err(OpenError::at(path))?;
        let damaged = |why: String| OpenError::Damaged {
            folder: path.to_owned(),
            why,
        };
        let trees = Trees::open(&db).map_err(|error| damaged(error.to_string()))?;
        let latest = trees
            .latest()
            .map_err(|error| damaged(error.to_string()))?
            .ok_or_else(|| damaged("the count of its changes cannot be read".to_owned()))?;
        let (saved, acknowledged) = Saved::open(path).map_err(OpenError::at(path))?;
        if let Some(acknowledged) = acknowledged.filter(|&acknowledged| acknowledged > latest) {
            return Err(OpenError::Lost {
                folder: path.to_owned(),
                found: latest,
                acknowledged,
                note: saved.path().to_owned(),
            });
        }
        let shared = Arc::new(Shared {
            db,
            trees,
            gate: RwLock::default(),
            broken: AtomicBool::new(false),
        });
        let writer =
            Writer::new(shared.clone(), path, saved, latest).map_err(OpenError::at(path))?;
        let (jobs, heard) = mpsc::channel();
        let thread = thread::Builder::new()
            .name("store".to_owned())
            .spawn(move || writer.run(&heard))
            .map_err(OpenError::at(path))?;
        Ok(Self {
            jobs: Some(jobs),
            thread: Some(thread),
            shared,
            _lock: lock,
        })
    }
}

impl Drop for SledStore {
    fn drop(&mut self) {
        drop(self.jobs.take());
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the thread that writes to the store ended early");
        }
    }
}

/// What readers and the writing thread share.
pub(super) struct Shared {
    pub(super) db: Db,
    pub(super) trees: Trees,
    /// Held by a change while it is applied, and by whoever reads more than one record, so that nobody sees
    /// half of a change and no iterator of sled's walks through a tree that is being written.
    gate: RwLock<()>,
    broken: AtomicBool,
}

impl Shared {
    /// Holds changes off while several records are read, if the store is sound.
    pub(super) fn read(&self) -> Result<RwLockReadGuard<'_, ()>, StoreError> {
        if self.is_broken() {
            return Err(Stopped::Broken.into());
        }
        // The gate guards no value that a panic could leave half changed: that is what `broken` says.
        Ok(self.gate.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Holds readers off while a change is applied.
    pub(super) fn write(&self) -> RwLockWriteGuard<'_, ()> {
        self.gate.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns whether memory may hold what the disk does not.
    pub(super) fn is_broken(&self) -> bool {
        self.broken.load(Ordering::Acquire)
    }

    /// Accepts nothing more.
    pub(super) fn blow(&self, error: &(dyn Error + 'static)) {
        self.broken.store(true, Ordering::Release);
        tracing::error!(error, "the store could not write; it accepts nothing more");
    }
}

/// Opens the database, and turns a panic of its recovery into a refusal.
fn open_database(folder: &Path) -> Result<Db, OpenError> {
    let open = || {
        ::sled::Config::new()
            .path(folder)
            .cache_capacity(CACHE_BYTES)
            .flush_every_ms(Some(FLUSH_EVERY_MS))
            .open()
    };
    let (tries, pause) = LET_GO;
    for _ in 1..tries {
        match panic::catch_unwind(open) {
            // We hold our own lock, so sled's can only be held by what is left of a store of ours.
            Ok(Err(::sled::Error::Io(error)))
                if error.to_string().contains("could not acquire lock") =>
            {
                thread::sleep(pause);
            }
            Ok(opened) => {
                return opened.map_err(|error| match error {
                    ::sled::Error::Io(source) => OpenError::Io {
                        path: folder.to_owned(),
                        source,
                    },
                    error => OpenError::Damaged {
                        folder: folder.to_owned(),
                        why: error.to_string(),
                    },
                });
            }
            Err(panic) => {
                return Err(OpenError::Damaged {
                    folder: folder.to_owned(),
                    why: words_of(panic.as_ref()),
                });
            }
        }
    }
    Err(OpenError::Locked {
        folder: folder.to_owned(),
        holder: "a store of this process that is still closing".to_owned(),
    })
}

/// Returns what a panic said.
fn words_of(panic: &(dyn Any + Send)) -> String {
    panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("it cannot be recovered")
        .to_owned()
}
