//! One way to a page, redirect by redirect, each looked at before it is followed.

use std::io::{ErrorKind, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use ureq::http::{HeaderMap, Response, header};
use ureq::{Agent, Body, Proxy};
use url::Url;

use super::fault::{Fault, Moment};
use super::{Report, guard, media, wall};
use crate::source::access::{Limits, Progress};
use crate::source::address;
use crate::source::page::{Fetched, Page};

/// Progress is reported no oftener than this.
const REPORT_EVERY: Duration = Duration::from_millis(50);

/// The way to one page.
pub(super) struct Journey {
    pub(super) first: Url,
    /// What is known of the page, without its body.
    pub(super) known: Option<Page>,
    pub(super) allow_private: bool,
    pub(super) limits: Limits,
    pub(super) until: Instant,
    pub(super) agent: Agent,
    pub(super) proxy: Option<Proxy>,
    pub(super) unwanted: Arc<AtomicBool>,
    pub(super) reports: Sender<Report>,
}

impl Journey {
    /// Goes the way, as far as the page or what is wrong with it.
    pub(super) fn run(&self) -> Result<Fetched, Fault> {
        let mut seen = vec![self.first.clone()];
        let mut url = self.first.clone();
        loop {
            let host = address::host(&url);
            self.report(if seen.len() > 1 { Progress::Redirected { host } } else { Progress::Asking { host } });
            let response = self.ask(&url)?;
            let Some(next) = next(&url, &response)? else { return self.arrive(&url, response) };
            if seen.contains(&next) {
                return Err(Fault::Circle { host: address::host(&next) });
            }
            if seen.len() > self.limits.redirects {
                return Err(Fault::TooFar { most: self.limits.redirects });
            }
            seen.push(next.clone());
            url = next;
        }
    }

    fn report(&self, progress: Progress) {
        let _ = self.reports.send(Report::Progress(progress));
    }

    fn moment<'a>(&self, url: &Url, host: &'a str) -> Moment<'a> {
        let Limits { connect, total, .. } = self.limits;
        Moment { host, connect, total, bytes: 0, in_body: false, was_sent: *url != self.first }
    }

    /// Asks one server, in what is left of the time.
    fn ask(&self, url: &Url) -> Result<Response<Body>, Fault> {
        let host = address::host(url);
        let moment = self.moment(url, &host);
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(Fault::TooSlow { within: self.limits.total, bytes: 0 });
        }
        let connect = self.limits.connect.min(left);
        let mut request = self
            .agent
            .get(url.as_str())
            .config()
            .timeout_global(Some(left))
            .timeout_resolve(Some(connect))
            .timeout_connect(Some(connect))
            .build();
        if let Some(uri) = request.uri_ref()
            && !self.allow_private
            && self.proxy.as_ref().is_some_and(|proxy| !proxy.is_no_proxy(uri))
            && let Some(address) = guard::private_by_name(uri.host().unwrap_or_default())
        {
            return Err(moment.private(address));
        }
        if let Some(known) = self.known.as_ref().filter(|known| known.address == url.as_str()) {
            let told = [(header::IF_NONE_MATCH, &known.etag), (header::IF_MODIFIED_SINCE, &known.last_modified)];
            for (name, value) in told {
                if let Some(value) = value {
                    request = request.header(name, value);
                }
            }
        }
        request.call().map_err(|error| moment.fault(error))
    }

    /// Takes the page in that an address has.
    fn arrive(&self, url: &Url, response: Response<Body>) -> Result<Fetched, Fault> {
        let status = response.status().as_u16();
        if let (Some(wall), 200..300 | 401..=403) = (wall::wall(&self.first, url), status) {
            return Err(Fault::of_wall(wall, address::host(url)));
        }
        if status == 304 && self.known.as_ref().is_some_and(|known| known.address == url.as_str()) {
            return Ok(Fetched::Unchanged);
        }
        if status != 200 && status != 203 {
            return Err(Fault::Status(status));
        }
        let headers = response.headers().clone();
        let typed = stated(&headers, header::CONTENT_TYPE).map(|typed| media::parse(&typed));
        if let Some((media_type, _)) = &typed {
            media::check(media_type)?;
        }
        // What was unpacked already is no longer told of.
        if let Some(packing) = stated_packing(&headers) {
            return Err(Fault::Packing(packing));
        }
        let body = self.read(url, response)?;
        let (media_type, charset) = match typed {
            Some(typed) => typed,
            None => (media::sniff(&body).to_owned(), None),
        };
        media::check_body(&body, charset.as_deref())?;
        Ok(Fetched::Page(Page {
            address: url.to_string(),
            media_type,
            charset,
            etag: stated(&headers, header::ETAG),
            last_modified: stated(&headers, header::LAST_MODIFIED),
            fetched: String::new(),
            body,
        }))
    }

    /// Reads a body no further than its limit, whatever it unpacks to.
    fn read(&self, url: &Url, response: Response<Body>) -> Result<Vec<u8>, Fault> {
        let most = self.limits.bytes;
        let host = address::host(url);
        let mut moment = Moment { in_body: true, ..self.moment(url, &host) };
        let body = response.into_body();
        let total = body.content_length();
        if total.is_some_and(|total| total > most as u64) {
            return Err(Fault::TooLarge(most));
        }
        let mut reader = body.into_reader().take(most as u64 + 1);
        let mut bytes = Vec::new();
        let mut chunk = [0; 16 * 1024];
        let mut reported: Option<Instant> = None;
        loop {
            if self.unwanted.load(Ordering::Relaxed) {
                return Err(Fault::Stopped);
            }
            if Instant::now() > self.until {
                return Err(Fault::TooSlow { within: self.limits.total, bytes: bytes.len() });
            }
            match reader.read(&mut chunk) {
                Ok(0) => break,
                Ok(length) => bytes.extend_from_slice(&chunk[..length]),
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => {
                    moment.bytes = bytes.len();
                    return Err(moment.fault(ureq::Error::from(error)));
                }
            }
            if reported.is_none_or(|reported| reported.elapsed() >= REPORT_EVERY) {
                reported = Some(Instant::now());
                self.report(Progress::Receiving { host: host.clone(), bytes: bytes.len(), total });
            }
        }
        if bytes.len() > most {
            return Err(Fault::TooLarge(most));
        }
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Err(Fault::Empty);
        }
        Ok(bytes)
    }
}

/// Returns the address that a server sends the reader on to, once it is one that may be followed.
///
/// From https to http is followed, as browsers do; it is told when the page is there.
fn next(url: &Url, response: &Response<Body>) -> Result<Option<Url>, Fault> {
    let status = response.status().as_u16();
    if !matches!(status, 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let place = stated(response.headers(), header::LOCATION).ok_or(Fault::NoPlace(status))?;
    let mut next = url.join(place.trim()).map_err(|error| Fault::Nowhere(error.to_string()))?;
    next.set_fragment(None);
    if !matches!(next.scheme(), "http" | "https") {
        return Err(Fault::Scheme(next.scheme().to_owned()));
    }
    if address::has_secret(&next) {
        return Err(Fault::Secret);
    }
    Ok(Some(next))
}

fn stated(headers: &HeaderMap, name: header::HeaderName) -> Option<String> {
    let value = String::from_utf8_lossy(headers.get(name)?.as_bytes()).trim().to_owned();
    Some(value).filter(|value| !value.is_empty())
}

fn stated_packing(headers: &HeaderMap) -> Option<String> {
    let packing = stated(headers, header::CONTENT_ENCODING)?;
    (!packing.eq_ignore_ascii_case("identity")).then(|| media::plainly(&packing))
}
