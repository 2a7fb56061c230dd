//! The way to a page: the only place that knows the network.
//!
//! A thread of its own goes the way, redirect by redirect; whoever asked listens to it and leaves at once when the
//! reader no longer wants the page or its time is up, whatever the network does. Every address on the way passes the
//! same checks as the first one. Nothing is sent but what is needed to ask: no cookies, no referrer.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use ureq::config::Config;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Proxy};
use url::Url;

use super::access::{Access, Progress};
use super::format;
use super::page::{Fetched, Page};

mod fault;
mod guard;
mod journey;
mod media;
mod wall;

use fault::Fault;
use guard::Guard;
use journey::Journey;

/// Who asks.
const USER_AGENT: &str = concat!("rashomon/", env!("CARGO_PKG_VERSION"), " (terminal reader)");

/// How often it is looked whether the page is still wanted.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// How much longer than its limit a fetch is given to say by itself what kept it.
const GRACE: Duration = Duration::from_millis(250);

/// The longest that a server may say about a page before it, in bytes.
const LONGEST_HEADERS: usize = 64 * 1024;

/// Fetches the page of an address; where `known` is what was kept of it, only if it is another one now.
pub(super) fn fetch(
    first: &Url,
    access: &Access,
    known: Option<&Page>,
    progress: &mut dyn FnMut(Progress),
    is_cancelled: &dyn Fn() -> bool,
) -> Result<Fetched, String> {
    go(first, access, known, progress, is_cancelled).map_err(|fault| fault.to_string())
}

enum Report {
    Progress(Progress),
    Done(Result<Fetched, Fault>),
}

fn go(
    first: &Url,
    access: &Access,
    known: Option<&Page>,
    progress: &mut dyn FnMut(Progress),
    is_cancelled: &dyn Fn() -> bool,
) -> Result<Fetched, Fault> {
    let limits = access.limits;
    let until = Instant::now() + limits.total;
    let (reports, messages) = mpsc::channel();
    let proxy = access.through_proxy.then(Proxy::try_from_env).flatten();
    let agent = agent(access.allow_private, proxy.clone());
    let unwanted = Arc::new(AtomicBool::new(false));
    let journey = Journey {
        first: first.clone(),
        known: known.map(|page| Page { body: Vec::new(), ..page.clone() }),
        allow_private: access.allow_private,
        limits,
        until,
        agent: agent.clone(),
        proxy,
        unwanted: Arc::clone(&unwanted),
        reports: reports.clone(),
    };
    let start = thread::Builder::new().spawn(move || {
        let done = journey.run();
        // Nobody listens any more where the page was no longer wanted.
        let _ = reports.send(Report::Done(done));
    });
    start.map_err(|error| Fault::Own(error.to_string()))?;
    let ended = loop {
        if is_cancelled() {
            break Err(Fault::Stopped);
        }
        if Instant::now() > until + GRACE {
            break Err(Fault::TooSlow { within: limits.total, bytes: 0 });
        }
        match messages.recv_timeout(LOOK_EVERY) {
            Ok(Report::Progress(come)) => progress(come),
            Ok(Report::Done(done)) => return done,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Err(Fault::Own("it ended early".to_owned())),
        }
    };
    unwanted.store(true, Ordering::Relaxed);
    agent.shutdown();
    ended
}

fn agent(allow_private: bool, proxy: Option<Proxy>) -> Agent {
    let config = Config::builder()
        .user_agent(USER_AGENT)
        .accept(format::accepted())
        .proxy(proxy.clone())
        // Redirects are followed here, so that each is looked at.
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .max_response_header_size(LONGEST_HEADERS)
        .build();
    Agent::with_parts(config, DefaultConnector::default(), Guard { allow_private, proxy })
}
