//! The few things a store does to files, behind a trait so that tests can let each of them fail.

use std::fmt::Debug;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;
use std::time::SystemTime;

/// The single steps on files. What must be atomic is put together from them by [`replace`].
pub trait Storage: Debug + Send + Sync {
    /// Creates a folder and those above it, for the user only.
    fn create_folder(&self, folder: &Path) -> io::Result<()>;

    /// Returns the names of a folder's files, sorted; none where there is no folder. Names that are not UTF-8 are left
    /// out, since no file of the store has one.
    fn list(&self, folder: &Path) -> io::Result<Vec<String>>;

    /// Returns a file's bytes.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// Returns what tells that a file or folder changed.
    fn stamp(&self, path: &Path) -> io::Result<Stamp>;

    /// Creates a file that must not exist, for the user only, and brings its bytes to the disk.
    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Gives a file another name in one step, replacing what has that name.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Brings a folder's names to the disk.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
}

/// What tells that a file or folder changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Its size in bytes.
    pub size: u64,
    /// When it was changed last.
    pub changed: SystemTime,
}

/// Writes a file in whole or not at all: a temporary file beside it, brought to the disk, takes its name.
pub fn replace(storage: &dyn Storage, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let temporary = folder.join(format!(".{}.tmp", crate::note::new_id()));
    let done = storage.create(&temporary, bytes).and_then(|()| storage.rename(&temporary, path));
    if let Err(error) = done {
        // The first error is the one to tell; a file left behind is only litter.
        let _ = storage.remove(&temporary);
        return Err(error);
    }
    storage.sync_folder(folder)
}

/// The file system.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl Storage for Disk {
    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry?;
            let kind = entry.file_type()?;
            let is_folder = kind.is_dir() || kind.is_symlink() && entry.path().is_dir();
            if let Ok(name) = entry.file_name().into_string()
                && !is_folder
            {
                names.push(name);
            }
        }
        names.sort_unstable();
        Ok(names)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn stamp(&self, path: &Path) -> io::Result<Stamp> {
        let known = fs::metadata(path)?;
        Ok(Stamp { size: known.len(), changed: known.modified()? })
    }

    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        // Elsewhere a folder cannot be opened, and its names need no syncing.
        if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }
}
