//! One line of standard error that says what goes on, where somebody looks at it.

use std::io::{self, IsTerminal, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use unicode_width::UnicodeWidthChar;

use crate::article::plainly;
use crate::{comparison, source::access};

/// What is done sooner is not told at all.
const SILENT: Duration = Duration::from_millis(200);

/// The line is written no oftener than this.
const EVERY: Duration = Duration::from_millis(100);

/// The widest that the line gets, in columns.
const COLUMNS: usize = 78;

/// What is being done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Doing {
    /// A source is being read, of several.
    Reading {
        /// Which one, from 1 on.
        number: usize,
        /// How many there are.
        all: usize,
        /// Its name.
        name: String,
    },
    /// A page is on its way.
    Fetching(access::Progress),
    /// Articles are being compared.
    Comparing(comparison::Progress),
}

impl Doing {
    /// Returns it as one line that steers no terminal.
    fn line(&self) -> String {
        let text = match self {
            Self::Reading { number, all, name } => format!("reading {number} of {all}: {name}"),
            Self::Fetching(progress) => progress.to_string(),
            Self::Comparing(comparison::Progress { done, total }) => {
                format!("comparing: {} % of {total} pairs", done * 100 / (*total).max(1))
            }
        };
        let mut columns = 0;
        let fits = |c: &char| {
            columns += c.width().unwrap_or(0);
            columns <= COLUMNS
        };
        plainly::plainly(&text).chars().take_while(fits).collect()
    }
}

/// What is told while a command is at work; dropped, it leaves nothing on the terminal.
pub(super) struct Status {
    told: Option<Told>,
}

struct Told {
    shared: Arc<Shared>,
    writer: JoinHandle<()>,
}

#[derive(Default)]
struct Shared {
    now: Mutex<Now>,
    changed: Condvar,
}

#[derive(Default)]
struct Now {
    /// What is being done, each under a number of its own, what was begun first before all others.
    under_way: Vec<(usize, Doing)>,
    is_shown: bool,
    is_over: bool,
}

impl Status {
    /// Returns one that is written where standard error is a terminal, unless quiet is wanted.
    pub(super) fn new(quiet: bool) -> Self {
        let is_seen = !quiet && io::stderr().is_terminal();
        Self { told: is_seen.then(|| Told::start(io::stderr())).flatten() }
    }

    /// Tells what is being done under a number; cheap enough for every pair of a thousand articles.
    pub(super) fn show(&self, number: usize, doing: impl FnOnce() -> Doing) {
        if let Some(told) = &self.told {
            let doing = doing();
            let under_way = &mut lock(&told.shared.now).under_way;
            match under_way.iter_mut().find(|(other, _)| *other == number) {
                Some((_, before)) => *before = doing,
                None => under_way.push((number, doing)),
            }
        }
    }

    /// Tells that what was done under a number has come to its end.
    pub(super) fn done(&self, number: usize) {
        if let Some(told) = &self.told {
            lock(&told.shared.now).under_way.retain(|(other, _)| *other != number);
        }
    }

    /// Takes the line away, so that something else can be written.
    pub(super) fn clear(&self) {
        if let Some(told) = &self.told {
            let mut now = lock(&told.shared.now);
            now.under_way.clear();
            erase(&mut now, &mut io::stderr());
        }
    }
}

impl Drop for Status {
    fn drop(&mut self) {
        self.clear();
        if let Some(told) = self.told.take() {
            lock(&told.shared.now).is_over = true;
            told.shared.changed.notify_all();
            // A writer that failed has nothing more to say.
            let _ = told.writer.join();
        }
    }
}

impl Told {
    /// Starts the thread that writes; where there can be none, nothing is told.
    fn start(mut out: impl Write + Send + 'static) -> Option<Self> {
        let shared = Arc::new(Shared::default());
        let seen = Arc::clone(&shared);
        let writer = thread::Builder::new().spawn(move || write(&seen, &mut out)).ok()?;
        Some(Self { shared, writer })
    }
}

/// Writes the line again and again where it has changed, until it is over.
fn write(shared: &Shared, out: &mut impl Write) {
    let begun = Instant::now();
    let (mut wait, mut last) = (SILENT, None);
    let mut now = lock(&shared.now);
    while !now.is_over {
        (now, _) = shared.changed.wait_timeout(now, wait).unwrap_or_else(PoisonError::into_inner);
        if now.is_over || begun.elapsed() < SILENT {
            continue;
        }
        wait = EVERY;
        let line = now.under_way.first().map(|(_, doing)| doing.line());
        if let Some(line) = line
            && (last.as_ref() != Some(&line) || !now.is_shown)
        {
            // Without its breaking of lines, a narrow terminal cuts the line instead of leaving rows of it behind. Standard
            // error may be closed; then nobody looks at it.
            let _ = write!(out, "\r\u{1b}[K\u{1b}[?7l{line} \u{1b}[?7h");
            let _ = out.flush();
            last = Some(line);
            now.is_shown = true;
        }
    }
}

fn erase(now: &mut Now, out: &mut impl Write) {
    if std::mem::take(&mut now.is_shown) {
        let _ = write!(out, "\r\u{1b}[K");
    }
}

fn lock(now: &Mutex<Now>) -> MutexGuard<'_, Now> {
    now.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_what_is_done_and_how_far() {
        let reading = Doing::Reading { number: 2, all: 30, name: "a\u{1b}[2J.txt".to_owned() };
        assert_eq!(reading.line(), "reading 2 of 30: a␛[2J.txt");
        let comparing = |done, total| Doing::Comparing(comparison::Progress { done, total }).line();
        assert_eq!(comparing(150, 300), "comparing: 50 % of 300 pairs");
        assert_eq!(comparing(0, 0), "comparing: 0 % of 0 pairs");
    }

    #[test]
    fn a_line_is_cut_by_columns() {
        let wide = Doing::Reading { number: 1, all: 2, name: "潮".repeat(90) }.line();
        let columns: usize = wide.chars().filter_map(UnicodeWidthChar::width).sum();
        assert!((COLUMNS - 1..=COLUMNS).contains(&columns), "{columns}");
    }

    /// Everything that was written, with when.
    #[derive(Clone, Default)]
    struct Paper(Arc<Mutex<Vec<(Instant, String)>>>);

    impl Write for Paper {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().push((Instant::now(), String::from_utf8(bytes.to_vec()).unwrap()));
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn the_first_moment_is_silent_and_what_follows_is_told_now_and_then() {
        let paper = Paper::default();
        let begun = Instant::now();
        let status = Status { told: Told::start(io::BufWriter::new(paper.clone())) };
        let mut done = 0;
        while paper.0.lock().unwrap().len() < 3 {
            status.show(0, || Doing::Comparing(comparison::Progress { done, total: 1_000_000_000 }));
            done += 1;
        }
        drop(status);
        let written = paper.0.lock().unwrap();
        assert!(written[0].0 - begun >= SILENT, "{:?}", written[0].0 - begun);
        for pair in written.windows(2) {
            let apart = pair[1].0 - pair[0].0;
            assert!(apart >= EVERY / 2, "{apart:?}");
        }
        assert!(written[0].1.contains("\r\u{1b}[K\u{1b}[?7lcomparing: 0 % of 1000000000 pairs"), "{}", written[0].1);
    }

    #[test]
    fn what_is_quiet_is_never_written() {
        let status = Status::new(true);
        status.show(0, || unreachable!("nobody looks at it"));
    }
}
