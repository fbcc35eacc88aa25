//! The one thread that writes: applies changes in order, and syncs once for all who wait.
//!
//! Nobody is answered before their change, and everything it was decided on, is truly on disk. After a
//! failed write the memory may hold what the disk does not, so the store accepts nothing more until it is
//! opened again.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::fs::File;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::Duration;

use ::sled::Db;
use thiserror::Error;
use tokio::sync::oneshot;

use super::apply;
use super::apply::Failure;
use super::folder::DATABASE_FILE;
use super::folder::Saved;
use super::open::Shared;
use super::prune;
use super::prune::Stretch;
use crate::clock::Stopwatch;
use crate::store::Change;
use crate::store::CommitError;
use crate::store::StoreError;

/// How long one sync may wait for more changes to share it.
const WINDOW: Duration = Duration::from_millis(10);
/// How long it waits for the next one before it decides that nobody else is coming.
const PAUSE: Duration = Duration::from_micros(500);

/// Something for the thread to do, and whom to tell.
pub(super) enum Job {
    /// Record a change.
    Change(Box<Change>, oneshot::Sender<Result<(), CommitError>>),
    /// Forget what is old in one stretch of a tree.
    Prune(Stretch, oneshot::Sender<Result<Stretch, StoreError>>),
}

/// Why the store accepts nothing any more.
#[derive(Clone, Copy, Debug, Error)]
pub(super) enum Stopped {
    /// A write failed.
    #[error("an earlier write failed; start again once the disk is well")]
    Broken,
    /// The thread is gone.
    #[error("the store is closed")]
    Closed,
}

impl From<Stopped> for StoreError {
    fn from(stopped: Stopped) -> Self {
        Self::Unavailable(Box::new(stopped))
    }
}

/// What the thread works with.
pub(super) struct Writer {
    shared: Arc<Shared>,
    disk: Disk,
    /// The number of the latest change applied.
    latest: u64,
    /// The number of the latest change known to be on disk.
    saved: u64,
}

impl Writer {
    /// Prepares to write into the database of this folder, whose latest change has this number.
    pub(super) fn new(
        shared: Arc<Shared>,
        folder: &Path,
        saved: Saved,
        latest: u64,
    ) -> io::Result<Self> {
        let mut writer = Self {
            disk: Disk::open(folder, shared.db.clone(), saved)?,
            shared,
            latest,
            saved: latest,
        };
        writer.disk.saved.note(latest)?;
        Ok(writer)
    }

    /// Works until everybody who could ask is gone.
    pub(super) fn run(mut self, jobs: &Receiver<Job>) {
        let _fuse = Fuse(self.shared.clone());
        let mut busy = false;
        while let Ok(first) = jobs.recv() {
            let mut waiting = vec![self.apply(first)];
            let since = Stopwatch::start();
            while let Some(job) = next(jobs, since, busy || waiting.len() > 1) {
                waiting.push(self.apply(job));
            }
            busy = waiting.len() > 1;
            self.save();
            let broken = self.shared.is_broken();
            for answer in waiting {
                answer.give(broken);
            }
        }
        self.save();
    }

    /// Does a job in memory, and returns the answer to give once it is on disk.
    fn apply(&mut self, job: Job) -> Answer {
        match job {
            Job::Change(change, asker) => {
                let result = self.number(|shared, number| {
                    let _gate = shared.write();
                    apply::apply(&shared.trees, &change, number)
                });
                Answer::Change(asker, result)
            }
            Job::Prune(stretch, asker) => Answer::Prune(asker, self.prune(stretch)),
        }
    }

    /// Forgets what is over in a stretch, and returns the next one.
    fn prune(&mut self, stretch: Stretch) -> Result<Stretch, StoreError> {
        let (over, rest) = stretch.look(&self.shared.trees)?;
        if over.is_empty() {
            return Ok(rest);
        }
        let done = self.number(|shared, number| {
            let _gate = shared.write();
            prune::forget(&shared.trees, &over, number)
        });
        match done {
            Ok(()) => Ok(rest),
            Err(CommitError::Store(error)) => Err(error),
            // Forgetting relies on nothing and handles no delivery.
            Err(CommitError::Conflict | CommitError::Handled) => Err(Stopped::Broken.into()),
        }
    }

    /// Does something as the next change, if the store is sound.
    fn number(
        &mut self,
        work: impl FnOnce(&Shared, u64) -> Result<(), Failure>,
    ) -> Result<(), CommitError> {
        if self.shared.is_broken() {
            return Err(StoreError::from(Stopped::Broken).into());
        }
        match work(&self.shared, self.latest + 1) {
            Ok(()) => {
                self.latest += 1;
                Ok(())
            }
            Err(Failure::Refused(refusal)) => Err(refusal),
            Err(Failure::Broken(error)) => {
                self.shared.blow(&error);
                Err(StoreError::Unavailable(Box::new(error)).into())
            }
        }
    }

    /// Makes sure that everything applied is on disk.
    fn save(&mut self) {
        if self.latest == self.saved || self.shared.is_broken() {
            return;
        }
        match self.disk.save(self.latest) {
            Ok(()) => self.saved = self.latest,
            Err(error) => self.shared.blow(&error),
        }
    }
}

/// Returns the next job that may share the coming sync; at once `None` when nobody else is about.
fn next(jobs: &Receiver<Job>, since: Stopwatch, busy: bool) -> Option<Job> {
    if !busy {
        return jobs.try_recv().ok();
    }
    let rest = WINDOW.checked_sub(since.elapsed())?;
    jobs.recv_timeout(rest.min(PAUSE)).ok()
}

/// An answer that waits for the sync.
enum Answer {
    Change(
        oneshot::Sender<Result<(), CommitError>>,
        Result<(), CommitError>,
    ),
    Prune(
        oneshot::Sender<Result<Stretch, StoreError>>,
        Result<Stretch, StoreError>,
    ),
}

impl Answer {
    /// Gives the answer: the true one, or that nothing was saved. Whoever stopped waiting gets none.
    fn give(self, broken: bool) {
        match self {
            Self::Change(asker, result) if broken && result.is_ok() => {
                let _ = asker.send(Err(StoreError::from(Stopped::Broken).into()));
            }
            Self::Prune(asker, result) if broken && result.is_ok() => {
                let _ = asker.send(Err(Stopped::Broken.into()));
            }
            Self::Change(asker, result) => {
                let _ = asker.send(result);
            }
            Self::Prune(asker, result) => {
                let _ = asker.send(result);
            }
        }
    }
}

/// Marks the store broken when the thread ends by a panic.
struct Fuse(Arc<Shared>);

impl Drop for Fuse {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.blow(&Stopped::Closed);
        }
    }
}

/// The files below, and the way to be sure of them.
struct Disk {
    db: Db,
    /// A handle of our own: sled's flush does not wait for the disk.
    file: File,
    blobs: PathBuf,
    synced: BTreeSet<OsString>,
    saved: Saved,
}

impl Disk {
    fn open(folder: &Path, db: Db, saved: Saved) -> io::Result<Self> {
        let mut disk = Self {
            db,
            file: File::open(folder.join(DATABASE_FILE))?,
            blobs: folder.join("blobs"),
            synced: BTreeSet::new(),
            saved,
        };
        // All that was there before was synced when the folder was opened.
        disk.synced = disk.present()?;
        Ok(disk)
    }

    /// Puts everything on disk, then notes that it is.
    fn save(&mut self, number: u64) -> io::Result<()> {
        self.db.flush()?;
        self.sync_blobs()?;
        self.file.sync_data()?;
        self.saved.note(number)
    }

    /// Syncs the files that sled makes of what is too large for its log; it does not do so itself.
    fn sync_blobs(&mut self) -> io::Result<()> {
        let present = self.present()?;
        if present == self.synced {
            return Ok(());
        }
        for name in present.difference(&self.synced) {
            match File::open(self.blobs.join(name)) {
                Ok(file) => file.sync_all()?,
                // Collected since; nothing points to it any more.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        File::open(&self.blobs)?.sync_all()?;
        self.synced = present;
        Ok(())
    }

    fn present(&self) -> io::Result<BTreeSet<OsString>> {
        fs::read_dir(&self.blobs)?
            .map(|file| Ok(file?.file_name()))
            .collect()
    }
}
