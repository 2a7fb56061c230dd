//! The lock that two readers take in turn while they save.

use std::fs::{File, OpenOptions};
use std::path::Path;
use std::thread;
use std::time::Duration;

/// How often the lock is tried, and how long to wait between.
const TRIES: u32 = 2000;
const WAIT: Duration = Duration::from_millis(1);

/// The lock, held until dropped; the system lets go of it when the program ends in any way.
#[derive(Debug)]
pub(super) struct Lock {
    _file: Option<File>,
}

impl Lock {
    /// Waits up to two seconds for the lock of a folder, then goes on without: a file system without locks or a stopped
    /// program must not keep the user from saving, and the revision check still keeps both texts.
    pub(super) fn take(folder: &Path) -> Self {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let Ok(file) = options.open(folder.join(".lock")) else { return Self { _file: None } };
        for _ in 0..TRIES {
            match file.try_lock() {
                Ok(()) => return Self { _file: Some(file) },
                Err(std::fs::TryLockError::WouldBlock) => thread::sleep(WAIT),
                Err(std::fs::TryLockError::Error(_)) => break,
            }
        }
        Self { _file: None }
    }
}
