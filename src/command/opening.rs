//! Opens the articles of a command, several at once, and tells on standard error how that goes.

use std::io::{self, IsTerminal, Write};
use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::tell;
use crate::article::{Article, plainly};
use crate::error::Result;
use crate::library::Library;
use crate::report::{Outcome, Unreadable};
use crate::source::access::{Access, Progress};
use crate::source::{self, Source};

/// Pages fetched at the same time.
const FETCHES: usize = 4;

/// The widest that progress is told, in columns: no terminal breaks the line.
const COLUMNS: usize = 78;

/// Reads sources, several at once; failures are told on standard error, in the order of the sources, and keep their
/// places.
pub(super) fn open_all(sources: &[Source], access: &Access, library: Option<&Library>, quiet: bool) -> Vec<Outcome> {
    let has_addresses = sources.iter().any(Source::is_address);
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let readers = processors.max(if has_addresses { FETCHES } else { 1 }).min(sources.len());
    let next = AtomicUsize::new(0);
    let status = Status { shown: (has_addresses && !quiet && io::stderr().is_terminal()).then(Mutex::default) };
    let read = || {
        let places = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        places.map_while(|place| Some((place, open(sources.get(place)?, access, library, &status)))).collect::<Vec<_>>()
    };
    let mut opened: Vec<_> = thread::scope(|scope| {
        let others: Vec<_> = (1..readers).map(|_| scope.spawn(read)).collect();
        let mut opened = read();
        for other in others {
            opened.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        opened
    });
    status.clear();
    opened.sort_by_key(|(place, _)| *place);
    let told = opened.into_iter().zip(sources).map(|((_, opened), source)| match opened {
        Ok((article, told)) => {
            if let Some(told) = told.filter(|_| !quiet) {
                tell(&format!("{}: {told}", source.name()));
            }
            Ok(article)
        }
        Err(error) => {
            tell(&error.chain());
            Err(Unreadable { source: source.name(), why: error.reason() })
        }
    });
    told.collect()
}

fn open(
    source: &Source,
    access: &Access,
    library: Option<&Library>,
    status: &Status,
) -> Result<(Arc<Article>, Option<String>)> {
    let mut opened = source::open(source, access, &mut |progress| status.show(&progress), &|| false)?;
    if let Some(library) = library {
        library.correct(&mut opened.extract);
    }
    Ok((Arc::new(Article::read(opened.extract)), opened.told))
}

/// One line of standard error that says what goes on, where somebody looks at it.
struct Status {
    shown: Option<Mutex<()>>,
}

impl Status {
    fn show(&self, progress: &Progress) {
        if let Some(shown) = &self.shown {
            let _one_at_a_time = shown.lock().unwrap_or_else(PoisonError::into_inner);
            let text: String = plainly::plainly(&progress.to_string()).chars().take(COLUMNS).collect();
            // Standard error may be closed; then nobody looks at it.
            let _ = write!(io::stderr(), "\r\u{1b}[K{text} ");
        }
    }

    fn clear(&self) {
        if self.shown.is_some() {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }
}
