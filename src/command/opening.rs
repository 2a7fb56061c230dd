//! Opens the articles of a command, several at once, and tells on standard error how that goes.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::status::{Doing, Status};
use super::tell;
use crate::article::Article;
use crate::error::Result;
use crate::library::Library;
use crate::report::{Outcome, Unreadable};
use crate::source::access::{Access, Progress};
use crate::source::{self, Source};

/// Pages fetched at the same time.
const FETCHES: usize = 4;

/// Reads sources, several at once; failures are told on standard error, in the order of the sources, and keep their
/// places.
pub(super) fn open_all(
    sources: &[Source],
    access: &Access,
    library: Option<&Library>,
    (status, quiet): (&Status, bool),
) -> Vec<Outcome> {
    let has_addresses = sources.iter().any(Source::is_address);
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let readers = processors.max(if has_addresses { FETCHES } else { 1 }).min(sources.len());
    let next = AtomicUsize::new(0);
    let read_one = |place: usize| {
        let source = sources.get(place)?;
        // Where standard input is a terminal, the line would stand in what is being typed.
        if *source.itself() != Source::Standard {
            status.show(place, || Doing::Reading { number: place + 1, all: sources.len(), name: source.name() });
        }
        let opened = open(source, access, library, &|progress| status.show(place, || Doing::Fetching(progress)));
        status.done(place);
        Some((place, opened))
    };
    let read = || {
        let places = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        places.map_while(read_one).collect::<Vec<_>>()
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
    progress: &dyn Fn(Progress),
) -> Result<(Arc<Article>, Option<String>)> {
    let mut opened = source::open(source, access, &mut |come| progress(come), &|| false)?;
    if let Some(library) = library {
        library.correct(&mut opened.extract);
    }
    Ok((Arc::new(Article::read(opened.extract)), opened.told))
}
