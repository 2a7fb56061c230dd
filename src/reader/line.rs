//! A line to a thread that carries out what it is asked, each in turn, so that keys never wait for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// The asking end.
#[derive(Debug)]
pub struct Line<R> {
    requests: Sender<R>,
    waiting: Arc<AtomicUsize>,
    thread: JoinHandle<()>,
}

/// What came while the thread waited.
pub(super) enum Next<R> {
    /// A request.
    Asked(R),
    /// Nothing in the time given.
    Nothing,
    /// The line was dropped.
    End,
}

/// The end that listens.
pub(super) struct Asked<R> {
    requests: Receiver<R>,
    waiting: Arc<AtomicUsize>,
}

impl<R: Send + 'static> Line<R> {
    /// Starts a thread that does `work` with what it is asked; the first `begun` things it does count as asked already.
    pub(super) fn start(begun: usize, work: impl FnOnce(&Asked<R>) + Send + 'static) -> Self {
        let (requests, asked) = mpsc::channel();
        let waiting = Arc::new(AtomicUsize::new(begun));
        let asked = Asked { requests: asked, waiting: Arc::clone(&waiting) };
        Self { requests, waiting, thread: thread::spawn(move || work(&asked)) }
    }

    /// Asks for something; an answer comes as a message.
    pub fn ask(&self, request: R) {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        // The thread listens until the line is dropped.
        let _ = self.requests.send(request);
    }

    /// Tells whether something asked for is not done yet.
    pub fn is_busy(&self) -> bool {
        self.waiting.load(Ordering::Relaxed) > 0
    }

    /// Waits until everything asked for is done.
    pub fn finish(self) {
        drop(self.requests);
        // A thread that failed has said so already.
        let _ = self.thread.join();
    }
}

impl<R> Asked<R> {
    /// Waits for the next request; none once the line is dropped.
    pub(super) fn next(&self) -> Option<R> {
        self.requests.recv().ok()
    }

    /// Waits for the next request for a time.
    pub(super) fn next_within(&self, time: Duration) -> Next<R> {
        match self.requests.recv_timeout(time) {
            Ok(request) => Next::Asked(request),
            Err(RecvTimeoutError::Timeout) => Next::Nothing,
            Err(RecvTimeoutError::Disconnected) => Next::End,
        }
    }

    /// Tells that one thing is done.
    pub(super) fn done(&self) {
        self.waiting.fetch_sub(1, Ordering::Relaxed);
    }
}
