//! How articles are fetched from addresses, as plain data, and how far one has come.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

/// How addresses are opened.
#[derive(Clone, Debug, Default)]
pub struct Access {
    /// Whether servers in private networks and on this machine may be asked.
    pub allow_private: bool,
    /// Whether a page is fetched anew although it was kept.
    pub refresh: bool,
    /// Whether the proxy that the environment names is used.
    ///
    /// A proxy looks the names of servers up by itself: what it then asks for cannot be known here, so with one only
    /// `localhost` and addresses written as numbers are told to be private.
    pub through_proxy: bool,
    /// The folder that pages are kept in; `None` keeps none.
    pub cache: Option<PathBuf>,
    /// What a fetch may cost.
    pub limits: Limits,
}

/// What a fetch may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most redirects that are followed.
    pub redirects: usize,
    /// The longest wait for a name to be looked up, and again for a connection with all its handshakes.
    pub connect: Duration,
    /// The longest that all of it takes, redirects and body included.
    pub total: Duration,
    /// The longest body after decompression, in bytes.
    pub bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { redirects: 5, connect: Duration::from_secs(10), total: Duration::from_secs(30), bytes: 10 * 1024 * 1024 }
    }
}

/// How far a fetch has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// A server is being asked.
    Asking {
        /// The server.
        host: String,
    },
    /// A server sent the reader on to another address, which is being asked.
    Redirected {
        /// The server of that address.
        host: String,
    },
    /// The page is coming in.
    Receiving {
        /// The server.
        host: String,
        /// What is there so far, in bytes after decompression.
        bytes: usize,
        /// How much it will be, where the server says so.
        total: Option<u64>,
    },
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Asking { host } => write!(f, "asking {host}"),
            Self::Redirected { host } => write!(f, "redirected to {host}"),
            Self::Receiving { host, bytes, total: None } => write!(f, "{} from {host}", size(*bytes as u64)),
            Self::Receiving { host, bytes, total: Some(total) } => {
                write!(f, "{} of {} from {host}", size(*bytes as u64), size(*total))
            }
        }
    }
}

/// Returns a number of bytes as people say it.
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..1_048_576 => format!("{} KB", bytes / 1024),
        _ => format!("{}.{} MB", bytes >> 20, ((bytes % (1 << 20)) * 10) >> 20),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_told_in_words() {
        let host = || "ledger.example".to_owned();
        for (progress, expect) in [
            (Progress::Asking { host: host() }, "asking ledger.example"),
            (Progress::Redirected { host: host() }, "redirected to ledger.example"),
            (Progress::Receiving { host: host(), bytes: 900, total: None }, "900 bytes from ledger.example"),
            (
                Progress::Receiving { host: host(), bytes: 122_880, total: Some(307_200) },
                "120 KB of 300 KB from ledger.example",
            ),
            (Progress::Receiving { host: host(), bytes: 1_600_000, total: None }, "1.5 MB from ledger.example"),
        ] {
            assert_eq!(progress.to_string(), expect);
        }
    }
}
