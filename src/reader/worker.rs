//! Reading and comparing on threads of their own; all reports come back over one channel.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::message::Message;
use crate::article::Article;
use crate::comparison::Comparer;
use crate::source::{self, Source};

/// Sources read at the same time.
const READERS: usize = 4;

/// Progress is reported no oftener than this.
const REPORT_EVERY: Duration = Duration::from_millis(50);

/// Starts the threads and knows which comparison was asked for last.
pub struct Workers {
    reports: Sender<Message>,
    generation: Arc<AtomicU64>,
    /// What was found of every pair of articles, so that another article costs only its own pairs.
    comparer: Arc<Mutex<Comparer>>,
}

impl Workers {
    /// Returns workers that report to a channel.
    pub fn new(reports: Sender<Message>) -> Self {
        Self { reports, generation: Arc::default(), comparer: Arc::default() }
    }

    /// Reads sources, several at once and the first ones first.
    pub fn read(&self, sources: Vec<Source>) {
        let sources: Arc<[Source]> = sources.into();
        let next = Arc::new(AtomicU64::new(0));
        for _ in 0..READERS.min(sources.len()) {
            let (sources, next, reports) = (Arc::clone(&sources), Arc::clone(&next), self.reports.clone());
            thread::spawn(move || {
                loop {
                    let pane = usize::try_from(next.fetch_add(1, Ordering::Relaxed)).unwrap_or(usize::MAX);
                    let Some(source) = sources.get(pane) else { break };
                    read_one(pane, source, &reports);
                }
            });
        }
    }

    /// Compares articles; a comparison under way gives up.
    pub fn compare(&self, generation: u64, articles: Vec<Option<Arc<Article>>>) {
        self.generation.store(generation, Ordering::Relaxed);
        let (latest, reports) = (Arc::clone(&self.generation), self.reports.clone());
        let comparer = Arc::clone(&self.comparer);
        thread::spawn(move || {
            let stale = || latest.load(Ordering::Relaxed) != generation;
            let mut last = Instant::now();
            let mut progress = |progress| {
                if last.elapsed() >= REPORT_EVERY {
                    last = Instant::now();
                    // Nobody listens any more once the reader has ended.
                    let _ = reports.send(Message::Progress { generation, progress });
                }
            };
            // The one before holds it until it sees that it is stale.
            let mut comparer = comparer.lock().unwrap_or_else(PoisonError::into_inner);
            let done = catch_unwind(AssertUnwindSafe(|| comparer.compare(&articles, &mut progress, &stale)));
            let message = match done {
                Ok(Some(comparison)) => Message::Compared { generation, comparison: Arc::new(comparison) },
                Ok(None) => return,
                Err(_) => {
                    *comparer = Comparer::default();
                    Message::ComparisonFailed { generation }
                }
            };
            let _ = reports.send(message);
        });
    }
}

fn read_one(pane: usize, source: &Source, reports: &Sender<Message>) {
    let fault = || "it could not be read by a fault of this program; please report it".to_owned();
    let loaded = catch_unwind(|| source::load(source))
        .map_or_else(|_| Err(fault()), |result| result.map_err(|error| error.reason()));
    let extract = loaded.clone().ok();
    let _ = reports.send(Message::Loaded { pane, result: loaded });
    let Some(extract) = extract else { return };
    let message = match catch_unwind(AssertUnwindSafe(|| Article::read(extract))) {
        Ok(article) => Message::Read { pane, article: Arc::new(article) },
        Err(_) => Message::Loaded { pane, result: Err(fault()) },
    };
    let _ = reports.send(message);
}
