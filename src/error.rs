//! The one error type: every variant names the thing it failed on and, where it can, says what to do.
//!
//! Messages are lower-case, end without a full stop and leave the cause to `source()`; `main` walks that chain.

use std::io::{self, ErrorKind};
use std::path::PathBuf;

/// The result of everything here that can fail.
pub type Result<T> = std::result::Result<T, Error>;

/// What went wrong, and on what.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A source could not be opened as an article; `why` is a whole clause.
    #[error("{origin}: {why}")]
    Source {
        /// The source as the user named it.
        origin: String,
        /// What was found, what was expected and what to do.
        why: String,
    },
    /// A file or folder could not be read.
    #[error("cannot read {}", path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// A file or folder could not be written.
    #[error("cannot write {}", path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// The terminal refused something.
    #[error("the terminal cannot be used")]
    Terminal(#[source] io::Error),
    /// The arguments are well formed but cannot be carried out.
    #[error("{0}")]
    Usage(String),
    /// Something was refused in order to keep what the user has.
    #[error("{0}")]
    Refused(String),
    /// The system names no home folder to keep settings in.
    #[error("no home folder was found; name a folder with --config-dir or RASHOMON_CONFIG_DIR")]
    NoHome,
}

impl Error {
    /// Returns the code the program ends with: 2 where the arguments are to blame, else 1.
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            _ => 1,
        }
    }

    /// Returns why a source could not be opened, without its name; for other errors the whole message.
    pub fn reason(&self) -> String {
        match self {
            Self::Source { why, .. } => why.clone(),
            other => other.chain(),
        }
    }

    /// Returns the message with its causes, joined by colons, and what to do, as shown to a person.
    pub fn chain(&self) -> String {
        let mut text = self.to_string();
        let mut cause = std::error::Error::source(self);
        while let Some(error) = cause {
            text.push_str(": ");
            text.push_str(&error.to_string());
            cause = error.source();
        }
        if let Some(advice) = self.advice() {
            text.push_str("; ");
            text.push_str(advice);
        }
        text
    }

    /// Returns what to do about a file that could not be read or written, where its reason tells.
    fn advice(&self) -> Option<&'static str> {
        let (kind, is_written) = match self {
            Self::Read { source, .. } => (source.kind(), false),
            Self::Write { source, .. } => (source.kind(), true),
            _ => return None,
        };
        match kind {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Some("free some space and try again"),
            ErrorKind::ReadOnlyFilesystem => Some("nothing can be written there; name another place"),
            ErrorKind::PermissionDenied if is_written => Some("allow writing there or name another place"),
            ErrorKind::PermissionDenied => Some("allow reading it"),
            ErrorKind::NotADirectory => Some("a file stands where a folder should be; move it away"),
            ErrorKind::AlreadyExists => Some("something of that name is in the way; move it away"),
            ErrorKind::NotFound if is_written => Some("it was moved or removed, or its folder was; bring that back"),
            _ => None,
        }
    }
}
