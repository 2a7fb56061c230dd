//! Files that are nowhere but in memory.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::SystemTime;

use rashomon::note::store::{Stamp, Storage};

/// The files of a store; clones share them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memory(Arc<Mutex<BTreeMap<PathBuf, Vec<u8>>>>);

impl Memory {
    pub(crate) fn files(&self) -> MutexGuard<'_, BTreeMap<PathBuf, Vec<u8>>> {
        self.0.lock().expect("nobody failed with it in hand")
    }
}

fn missing() -> io::Error {
    io::ErrorKind::NotFound.into()
}

impl Storage for Memory {
    fn create_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        let name = |path: &PathBuf| Some(path.file_name()?.to_str()?.to_owned());
        Ok(self.files().keys().filter(|path| path.parent() == Some(folder)).filter_map(name).collect())
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.files().get(path).cloned().ok_or_else(missing)
    }

    fn stamp(&self, path: &Path) -> io::Result<Stamp> {
        let size = self.files().get(path).ok_or_else(missing)?.len() as u64;
        Ok(Stamp { size, changed: SystemTime::UNIX_EPOCH })
    }

    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let is_new = self.files().insert(path.to_owned(), bytes.to_owned()).is_none();
        is_new.then_some(()).ok_or_else(|| io::ErrorKind::AlreadyExists.into())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut files = self.files();
        let bytes = files.remove(from).ok_or_else(missing)?;
        files.insert(to.to_owned(), bytes);
        Ok(())
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.files().remove(path).map(|_| ()).ok_or_else(missing)
    }
}
