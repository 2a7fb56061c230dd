//! Reading and comparing on threads of their own; all reports come back over one channel.

use std::collections::{HashMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::message::Message;
use super::search::Query;
use super::survey::{Arranged, Arrangement, Survey};
use crate::article::{Article, Extract};
use crate::comparison::{Comparer, Comparison};
use crate::error::Error;
use crate::library::Library;
use crate::source::access::{Access, Progress as Fetching};
use crate::source::{self, Source};

/// Sources read at the same time, and beside them pages fetched.
const READERS: usize = 4;

/// Progress is reported no oftener than this.
const REPORT_EVERY: Duration = Duration::from_millis(50);

/// One source to be read.
struct Job {
    pane: usize,
    attempt: u64,
    source: Source,
    fresh: bool,
    abandoned: Arc<AtomicBool>,
}

/// Sources that wait for a thread, and the threads there are for them.
#[derive(Default)]
struct Queue {
    jobs: VecDeque<Job>,
    threads: usize,
}

/// Starts the threads and knows which comparison was asked for last.
pub struct Workers {
    reports: Sender<Message>,
    access: Arc<Access>,
    library: Option<Arc<Library>>,
    /// Sources at hand, and pages: what is far away must not keep waiting what is near.
    queues: [Arc<Mutex<Queue>>; 2],
    /// For each place: whether what is read there was given up.
    abandoned: Mutex<HashMap<usize, Arc<AtomicBool>>>,
    generation: Arc<AtomicU64>,
    searches: Arc<AtomicU64>,
    /// What was found of every pair of articles, so that another article costs only its own pairs.
    comparer: Arc<Mutex<Comparer>>,
    /// What was gathered over all articles last.
    survey: Arc<Mutex<Option<Arc<Survey>>>>,
}

impl Workers {
    /// Returns workers that report to a channel.
    pub fn new(reports: Sender<Message>, access: Access, library: Option<Arc<Library>>) -> Self {
        Self {
            reports,
            access: Arc::new(access),
            library,
            queues: Default::default(),
            abandoned: Mutex::default(),
            generation: Arc::default(),
            searches: Arc::default(),
            comparer: Arc::default(),
            survey: Arc::default(),
        }
    }

    /// Reads a source for a place, several at once and the first ones first.
    pub fn read(&self, pane: usize, attempt: u64, source: Source, fresh: bool) {
        let abandoned = Arc::default();
        lock(&self.abandoned).insert(pane, Arc::clone(&abandoned));
        let queue = Arc::clone(&self.queues[usize::from(source.is_address())]);
        {
            let mut queue = lock(&queue);
            queue.jobs.push_back(Job { pane, attempt, source, fresh, abandoned });
            if queue.threads == READERS {
                return;
            }
            queue.threads += 1;
        }
        let (reports, access, library) = (self.reports.clone(), Arc::clone(&self.access), self.library.clone());
        thread::spawn(move || {
            while let Some(job) = next(&queue) {
                read_one(&job, &access, library.as_deref(), &reports);
            }
        });
    }

    /// Gives up what is being read for a place.
    pub fn abandon(&self, pane: usize) {
        if let Some(abandoned) = lock(&self.abandoned).get(&pane) {
            abandoned.store(true, Ordering::Relaxed);
        }
    }

    /// Finds the sentences of a text once more.
    pub fn read_again(&self, pane: usize, attempt: u64, extract: Extract) {
        let reports = self.reports.clone();
        thread::spawn(move || {
            let _ = reports.send(article_of(pane, attempt, extract));
        });
    }

    /// Lets a comparison under way give up.
    pub fn stop_comparing(&self, generation: u64) {
        self.generation.store(generation, Ordering::Relaxed);
    }

    /// Looks for words in texts; a search under way gives up.
    pub fn search(&self, number: u64, query: Arc<Query>, texts: Vec<Option<Arc<str>>>) {
        self.searches.store(number, Ordering::Relaxed);
        let (latest, reports) = (Arc::clone(&self.searches), self.reports.clone());
        thread::spawn(move || {
            let is_stale = || latest.load(Ordering::Relaxed) != number;
            let look =
                |text: &Option<Arc<str>>| text.as_ref().map_or_else(Vec::new, |text| query.find(text, &is_stale));
            let done = guarded(|| texts.iter().map(look).collect());
            if !is_stale() {
                let _ =
                    reports.send(done.map_or(Message::SearchFailed { number }, |hits| Message::Found { number, hits }));
            }
        });
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
            let mut comparer = lock(&comparer);
            let begun = Instant::now();
            let done = guarded(|| comparer.compare(&articles, &mut progress, &stale));
            log::info!("compared {} articles in {:.1?}", articles.len(), begun.elapsed());
            let message = match done {
                Some(Some(comparison)) => Message::Compared { generation, comparison: Arc::new(comparison) },
                Some(None) => return,
                None => {
                    *comparer = Comparer::default();
                    Message::ComparisonFailed { generation }
                }
            };
            let _ = reports.send(message);
        });
    }
}

impl Workers {
    /// Gathers what is to be known over all articles, once for each comparison, and puts the rows of a table in order.
    pub fn survey(&self, comparison: Arc<Comparison>, articles: Vec<Option<Arc<Article>>>, arrangement: Arrangement) {
        let (reports, known) = (self.reports.clone(), Arc::clone(&self.survey));
        thread::spawn(move || {
            let done = guarded(|| {
                let mut known = lock(&known);
                let same = known.clone().filter(|survey| Arc::ptr_eq(&survey.comparison, &comparison));
                let survey = same.unwrap_or_else(|| Arc::new(Survey::new(articles, comparison)));
                *known = Some(Arc::clone(&survey));
                drop(known);
                let rows = survey.arranged(&arrangement).into();
                Arranged { survey, arrangement, rows }
            });
            let _ = reports.send(done.map_or(Message::SurveyFailed, Message::Surveyed));
        });
    }
}

/// Does some work; none where a fault of the program ended it, which is in the log by then.
fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes the next source that is still wanted; where there is none, the thread that asks is done.
fn next(queue: &Mutex<Queue>) -> Option<Job> {
    let mut queue = lock(queue);
    loop {
        match queue.jobs.pop_front() {
            Some(job) if job.abandoned.load(Ordering::Relaxed) => {}
            None => {
                queue.threads -= 1;
                return None;
            }
            job => return job,
        }
    }
}

fn read_one(job: &Job, access: &Access, library: Option<&Library>, reports: &Sender<Message>) {
    let (pane, attempt) = (job.pane, job.attempt);
    let mut last: Option<Instant> = None;
    let mut progress = |progress| {
        // Where it comes from is always told, how much of it only now and then.
        let is_size = matches!(progress, Fetching::Receiving { .. });
        if !is_size || last.is_none_or(|last| last.elapsed() >= REPORT_EVERY) {
            last = is_size.then(Instant::now);
            let _ = reports.send(Message::Fetching { pane, attempt, progress });
        }
    };
    let is_abandoned = || job.abandoned.load(Ordering::Relaxed);
    let access = Access { refresh: access.refresh || job.fresh, ..access.clone() };
    let mut open = || {
        let mut opened = source::open(&job.source, &access, &mut progress, &is_abandoned)?;
        if let Some(library) = library {
            library.correct(&mut opened.extract);
        }
        Ok(opened)
    };
    let opened =
        guarded(&mut open).map_or_else(|| Err(fault()), |result| result.map_err(|error: Error| error.reason()));
    if is_abandoned() {
        return;
    }
    let extract = opened.as_ref().ok().map(|opened| opened.extract.clone());
    let _ = reports.send(Message::Loaded { pane, attempt, result: opened });
    let Some(extract) = extract else { return };
    let _ = reports.send(article_of(pane, attempt, extract));
}

/// Finds the sentences of a text.
fn article_of(pane: usize, attempt: u64, extract: Extract) -> Message {
    match guarded(|| Article::read(extract)) {
        Some(article) => Message::Read { pane, attempt, article: Arc::new(article) },
        None => Message::Loaded { pane, attempt, result: Err(fault()) },
    }
}

fn fault() -> String {
    "it could not be read by a fault of this program; please report it".to_owned()
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, channel};

    use super::*;
    use crate::article::Details;
    use crate::reader::survey::Table;

    /// Two articles on one thing.
    fn articles() -> [Arc<Article>; 2] {
        ["cracks in two piers", "damage to three piers"].map(|what| {
            let text =
                format!("The old bridge over the Tarn was shut on Monday after divers found {what}, they said.\n");
            let extract = source::from_bytes(text.as_bytes(), "text/plain", None, Details::default()).unwrap();
            Arc::new(Article::read(extract))
        })
    }

    /// An article as none is made: its words are further on than its text.
    fn impossible() -> Arc<Article> {
        Arc::new(Article { text: Arc::from("x"), ..Article::clone(&articles()[0]) })
    }

    fn workers() -> (Workers, Receiver<Message>) {
        let (reports, messages) = channel();
        (Workers::new(reports, Access::default(), None), messages)
    }

    /// The next message that is no progress.
    fn next_of(messages: &Receiver<Message>) -> Message {
        let wait = Duration::from_mins(1);
        loop {
            match messages.recv_timeout(wait).expect("a worker that says something") {
                Message::Progress { .. } | Message::Fetching { .. } => {}
                message => return message,
            }
        }
    }

    #[test]
    fn a_fault_in_reading_is_told_in_place_of_the_article() {
        let (workers, messages) = workers();
        let Article { details, text, paragraphs, notices, .. } = Article::clone(&impossible());
        workers.read_again(3, 7, Extract { details, text, paragraphs, notices });
        let told = next_of(&messages);
        let Message::Loaded { pane: 3, attempt: 7, result: Err(why) } = told else { panic!("{told:?}") };
        assert!(why.contains("by a fault of this program"), "{why}");
    }

    #[test]
    fn a_fault_in_comparing_is_told_and_the_next_comparison_is_made() {
        let (workers, messages) = workers();
        let [left, right] = articles();
        workers.compare(1, vec![Some(Arc::clone(&left)), Some(impossible())]);
        let told = next_of(&messages);
        assert!(matches!(told, Message::ComparisonFailed { generation: 1 }), "{told:?}");
        workers.compare(2, vec![Some(left), Some(right)]);
        let told = next_of(&messages);
        let Message::Compared { generation: 2, comparison } = told else { panic!("{told:?}") };
        assert_eq!(comparison.links.len(), 1);
    }

    #[test]
    fn a_fault_in_gathering_a_table_is_told_and_the_next_table_is_made() {
        let (workers, messages) = workers();
        let [left, right] = articles();
        workers.compare(1, vec![Some(Arc::clone(&left)), Some(Arc::clone(&right))]);
        let Message::Compared { comparison, .. } = next_of(&messages) else { panic!() };
        let arrangement = Arrangement { table: Table::coverage(0), words: String::new() };
        let cut = Arc::new(Article { sentences: Vec::new(), ..Article::clone(&right) });
        workers.survey(Arc::clone(&comparison), vec![Some(Arc::clone(&left)), Some(cut)], arrangement.clone());
        let told = next_of(&messages);
        assert!(matches!(told, Message::SurveyFailed));
        workers.survey(comparison, vec![Some(left), Some(right)], arrangement);
        let Message::Surveyed(arranged) = next_of(&messages) else { panic!("no table") };
        assert!(!arranged.rows.is_empty());
    }
}
