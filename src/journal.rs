//! What the program did, for `--log`: a file that grows by a line for each thing done, with its time.
//!
//! Rooms say what they do through the `log` crate, which costs nothing where no file is asked for. Only what this program
//! says is written, not what its libraries say: they know nothing of what must not stand in a file.

use std::backtrace::Backtrace;
use std::fmt::Write as _;
use std::fs::{self, File, Metadata};
use std::io::{self, Read, Write};
use std::panic::{self, PanicHookInfo};
use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};

use jiff::Timestamp;
use log::{Level, LevelFilter, Log, Record};

use crate::article::plainly::plainly;
use crate::error::{Error, Result};

/// The file, once there is one.
static JOURNAL: OnceLock<Journal> = OnceLock::new();

/// How every time is written: UTC, to the millisecond.
const TIME: &str = "%Y-%m-%dT%H:%M:%S.%3fZ";

struct Journal {
    file: Mutex<File>,
}

/// Begins to write what is done to a file, which is made where it is not there; faults of the program are written, too.
///
/// # Errors
/// [`Error::Refused`] where the file is a link, a device, a folder or no log; [`Error::Write`] where it cannot be written.
pub fn start(path: &Path) -> Result<()> {
    let file = open(path)?;
    if JOURNAL.set(Journal { file: Mutex::new(file) }).is_ok()
        && let Some(journal) = JOURNAL.get()
        && log::set_logger(journal).is_ok()
    {
        log::set_max_level(LevelFilter::Info);
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            fault(info);
            before(info);
        }));
    }
    Ok(())
}

/// Writes what is known of a fault of the program.
pub fn fault(info: &PanicHookInfo) {
    if log::max_level() == LevelFilter::Off {
        return;
    }
    let thread = std::thread::current();
    log::error!("fault of the program on thread {}: {info}", thread.name().unwrap_or("without a name"));
    // A line each, so that every line has its time; the names in them are our own.
    for line in Backtrace::force_capture().to_string().lines() {
        log::error!("{line}");
    }
}

fn open(path: &Path) -> Result<File> {
    let refused = |what: &str| {
        let told = format!("{} is {what}; name a file that is a log, or none yet, with --log", path.display());
        Err(Error::Refused(told))
    };
    let before = fs::symlink_metadata(path).ok();
    if let Some(known) = &before
        && !known.is_file()
    {
        return refused(match () {
            () if known.is_symlink() => "a link",
            () if known.is_dir() => "a folder",
            () => "no ordinary file",
        });
    }
    let failed = |source| Error::Write { path: path.to_owned(), source };
    if before.is_some() && !is_log(path).map_err(|source| Error::Read { path: path.to_owned(), source })? {
        return refused("there and is no log of this program");
    }
    let mut options = File::options();
    options.append(true).create(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let file = options.open(path).map_err(failed)?;
    // Between the look and the opening somebody may have put a link there.
    let (opened, now) = (file.metadata().map_err(failed)?, fs::symlink_metadata(path).map_err(failed)?);
    if now.is_file() && is_same(&opened, &now) { Ok(file) } else { refused("a link") }
}

#[cfg(unix)]
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    one.len() == other.len()
}

/// Tells whether a file is empty or begins as every line of a log does.
fn is_log(path: &Path) -> io::Result<bool> {
    let mut head = Vec::new();
    let length = "2031-11-01T12:00:00.000Z".len() as u64;
    File::open(path)?.take(length).read_to_end(&mut head)?;
    let is_time = |text: &str| text.parse::<Timestamp>().is_ok();
    Ok(head.is_empty() || (head.len() as u64 == length && std::str::from_utf8(&head).is_ok_and(is_time)))
}

impl Log for Journal {
    fn enabled(&self, metadata: &log::Metadata) -> bool {
        metadata.target().split("::").next() == Some(env!("CARGO_CRATE_NAME"))
    }

    fn log(&self, record: &Record) {
        if self.enabled(record.metadata()) {
            let line = line(Timestamp::now(), record.level(), &record.args().to_string());
            let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
            // Nothing that is done may fail because it could not be written down.
            let _ = file.write_all(line.as_bytes());
        }
    }

    fn flush(&self) {}
}

/// Returns a line of the log: whole, without secrets, and without anything that steers a terminal.
fn line(time: Timestamp, level: Level, what: &str) -> String {
    let mut line = String::new();
    // Writing to memory does not fail.
    let _ = writeln!(line, "{} {level:<5} {}", time.strftime(TIME), plainly(&without_secrets(what)));
    line
}

/// Leaves out of every address in a text what may be secret: who asks, what is asked for after `?`, what follows `#`.
fn without_secrets(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("://") {
        let (before, after) = rest.split_at(at + 3);
        safe.push_str(before);
        let ends = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '`');
        let (address, others) = after.split_at(after.find(ends).unwrap_or(after.len()));
        let (host, path) = address.split_at(address.find(['/', '?', '#']).unwrap_or(address.len()));
        let named = match host.rsplit_once('@') {
            Some((_, host)) => ["…@", host],
            None => ["", host],
        };
        let shown = path.find(['?', '#']).unwrap_or(path.len());
        safe.extend(named);
        safe.push_str(&path[..shown]);
        if shown < path.len() {
            safe.push_str("?…");
        }
        rest = others;
    }
    safe + rest
}

/// Returns the arguments of this run as they are written to the log.
pub fn arguments() -> String {
    let words: Vec<String> = std::env::args_os().skip(1).map(|word| format!("{:?}", word.to_string_lossy())).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_has_its_time_its_level_and_no_controls() {
        let time: Timestamp = "2031-11-01T09:08:07.0065Z".parse().unwrap();
        assert_eq!(line(time, Level::Info, "a\nb\u{1b}[2J"), "2031-11-01T09:08:07.006Z INFO  a␊b␛[2J\n");
    }

    #[test]
    fn what_is_secret_in_addresses_is_left_out() {
        for (text, expected) in [
            ("no address: a?b#c@d", "no address: a?b#c@d"),
            ("https://ledger.example/gate", "https://ledger.example/gate"),
            ("https://ada:pw@ledger.example/gate?key=7#top, then", "https://…@ledger.example/gate?… then"),
            ("[\"http://ada:p@w@h.example\", \"b\"]", "[\"http://…@h.example\", \"b\"]"),
            ("HTTPS://h.example?key=7 http://i.example#x", "HTTPS://h.example?… http://i.example?…"),
            ("socks5://ada:pw@proxy.example:1080", "socks5://…@proxy.example:1080"),
        ] {
            assert_eq!(without_secrets(text), expected);
        }
    }

    proptest! {
        #[test]
        fn whatever_is_told_is_one_harmless_line(before in ".*", user in "[a-z]{1,9}", key in "[A-Z]{9}", after in ".*") {
            let what = format!("{before} https://{user}:{key}@h.example/p?k={key}#{key} {after}");
            let line = line(Timestamp::UNIX_EPOCH, Level::Warn, &what);
            prop_assert_eq!(line.lines().count(), 1);
            prop_assert!(!line.trim_end_matches('\n').contains(char::is_control));
            prop_assert!(!line.contains(&key) || before.contains(&key) || after.contains(&key));
        }
    }

    #[test]
    fn a_fault_of_the_program_is_written_with_where_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("run.log");
        start(&path).unwrap();
        let faulty = || panic!("no room at https://ada:secret@h.example");
        assert!(std::thread::Builder::new().name("worker".to_owned()).spawn(faulty).unwrap().join().is_err());
        let written = fs::read_to_string(&path).unwrap();
        let fault = written.lines().find(|line| line.contains("fault of the program on thread worker")).unwrap();
        assert!(fault.contains("ERROR") && fault.contains("no room at https://…@h.example"), "{fault}");
        assert!(written.contains("journal::tests::"), "the way to it is told: {written}");
        assert!(!written.contains("secret"), "{written}");
    }

    #[test]
    fn only_a_log_is_added_to() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            path
        };
        assert!(is_log(&write("empty", "")).unwrap());
        assert!(is_log(&write("log", &line(Timestamp::now(), Level::Info, "x"))).unwrap());
        for text in ["The bridge was shut.\n", "2031-11-01\n", "2031-11-01T12:00:00 is too short", "\u{e9}"] {
            assert!(!is_log(&write("other", text)).unwrap(), "{text:?}");
        }
    }
}
