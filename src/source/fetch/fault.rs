//! What can go wrong on the way to a page: one sentence each, what happened and what to do.

use std::io::{self, ErrorKind};
use std::net::IpAddr;
use std::time::Duration;

use rustls::CertificateError;
use ureq::Timeout;

use super::guard::Private;
use super::wall::Wall;
use crate::source::access::size;
use crate::source::address::SECRET;

const BY_HAND: &str = "save the page in the browser and open that file";

/// Why there is no page. Each is a clause that goes after the address.
#[derive(Debug, thiserror::Error)]
pub(in crate::source) enum Fault {
    #[error("you stopped it")]
    Stopped,
    #[error("this is not a web address ({0}); check it")]
    NoAddress(String),
    #[error("it sends the reader on to an address that is none ({0}); {BY_HAND}")]
    Nowhere(String),
    #[error("it sends the reader on to an address of another kind ({0}:), which is not followed; {BY_HAND}")]
    Scheme(String),
    #[error("{SECRET}")]
    Secret,
    #[error("{host} is in a private network ({address}), which is asked only with --allow-private")]
    Private { host: String, address: IpAddr },
    #[error(
        "it sends the reader on to {host} in a private network ({address}), which is asked only with --allow-private"
    )]
    SentToPrivate { host: String, address: IpAddr },
    #[error("there is no server {host}; check the address and whether this computer is connected")]
    Unknown { host: String },
    #[error("{host} cannot be reached from here; check whether this computer is connected")]
    Unreachable { host: String },
    #[error("{host} refuses to be connected to; check the address, or try again later")]
    Refused { host: String },
    #[error("{host} did not answer within {}; try again later", seconds(*.within))]
    NoAnswer { host: String, within: Duration },
    #[error("the page did not come within {} ({} had come); try again later, or {BY_HAND}", seconds(*.within), size(*.bytes as u64))]
    TooSlow { within: Duration, bytes: usize },
    #[error("the certificate of {host} cannot be trusted: {why}; check the address and this computer's clock")]
    Certificate { host: String, why: String },
    #[error("no protected connection to {host} could be made ({why}); try again later, or {BY_HAND}")]
    Unprotected { host: String, why: String },
    #[error(
        "the proxy that the environment names does not lead there ({0}); check HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY"
    )]
    Proxy(String),
    #[error("{}", status(*.0))]
    Status(u16),
    #[error("it sends the reader on ({0}) without saying where; {BY_HAND}")]
    NoPlace(u16),
    #[error("it sends the reader on more than {most} times; {BY_HAND}")]
    TooFar { most: usize },
    #[error("it sends the reader round in a circle, by way of {host}; pages that insist on cookies do: {BY_HAND}")]
    Circle { host: String },
    #[error("{host} asks for consent before it shows the page; agree in the browser, {BY_HAND}")]
    Consent { host: String },
    #[error("{host} asks for an account before it shows the page; sign in with the browser, {BY_HAND}")]
    Login { host: String },
    #[error("this is a PDF; save it and turn it into text: pdftotext file.pdf - | rashomon -")]
    Pdf,
    #[error("this is no text ({0}); expected a web page, plain text or Markdown")]
    NoText(String),
    #[error("the page is packed in a way that is not read here ({0}); {BY_HAND}")]
    Packing(String),
    #[error("the page is over {}; {BY_HAND}", size(*.0 as u64))]
    TooLarge(usize),
    #[error("the page came empty; try again later, or {BY_HAND}")]
    Empty,
    #[error("the connection ended within the page (after {}); try again", size(*.bytes as u64))]
    Cut { bytes: usize },
    #[error("the connection to {host} broke off ({why}); try again")]
    Broken { host: String, why: String },
    #[error("{host} does not answer as a web server does ({why}); check the address")]
    Garbled { host: String, why: String },
    #[error("the program could not fetch it by a fault of its own ({0}); please report it")]
    Own(String),
}

fn seconds(time: Duration) -> String {
    if time.subsec_millis() == 0 { format!("{} s", time.as_secs()) } else { format!("{:.1} s", time.as_secs_f64()) }
}

/// What a status other than success means for who wants to read.
fn status(code: u16) -> String {
    let what = match code {
        401 => "the page is for those who have signed in (401)",
        402 => "the page is for those who pay (402)",
        403 => "the server does not give the page to this program (403)",
        404 => return "there is no such page (404); check the address".to_owned(),
        410 => return "the page was taken down (410); look for a copy in an archive and open that".to_owned(),
        429 => return "the server has been asked too often (429); wait a while, then try again".to_owned(),
        451 => "the page is withheld for legal reasons (451)",
        _ => match code {
            500..600 => return format!("the server has trouble of its own ({code}); try again later"),
            400..500 => return format!("the server does not give the page ({code}); check the address, or {BY_HAND}"),
            _ => return format!("the server answers with something other than a page ({code}); {BY_HAND}"),
        },
    };
    format!("{what}; {BY_HAND}")
}

/// Where and when something went wrong.
pub(super) struct Moment<'a> {
    pub(super) host: &'a str,
    pub(super) connect: Duration,
    pub(super) total: Duration,
    /// How much of the page had come.
    pub(super) bytes: usize,
    /// Whether the page itself was coming in.
    pub(super) in_body: bool,
    /// Whether another address led here.
    pub(super) was_sent: bool,
}

impl Moment<'_> {
    /// Returns what an error of the network means.
    pub(super) fn fault(&self, error: ureq::Error) -> Fault {
        let host = || self.host.to_owned();
        match error {
            ureq::Error::Io(error) => self.of_io(&error),
            ureq::Error::Rustls(error) => self.of_tls(&error),
            ureq::Error::Tls(why) => Fault::Unprotected { host: host(), why: why.to_owned() },
            ureq::Error::HostNotFound => Fault::Unknown { host: host() },
            ureq::Error::ConnectionFailed => Fault::Unreachable { host: host() },
            ureq::Error::Timeout(Timeout::Resolve | Timeout::Connect) => {
                Fault::NoAnswer { host: host(), within: self.connect }
            }
            ureq::Error::Timeout(_) if self.in_body => Fault::TooSlow { within: self.total, bytes: self.bytes },
            ureq::Error::Timeout(_) => Fault::NoAnswer { host: host(), within: self.total },
            ureq::Error::Decompress(_, error) if error.kind() == ErrorKind::UnexpectedEof => {
                Fault::Cut { bytes: self.bytes }
            }
            ureq::Error::Decompress(_, error) => {
                Fault::Garbled { host: host(), why: format!("its page cannot be unpacked: {error}") }
            }
            ureq::Error::LargeResponseHeader(..) => {
                Fault::Garbled { host: host(), why: "what it says before the page is too long".to_owned() }
            }
            ureq::Error::Protocol(error) => Fault::Garbled { host: host(), why: error.to_string() },
            ureq::Error::Http(error) => self.no_address(error.to_string()),
            ureq::Error::BadUri(why) => self.no_address(why),
            ureq::Error::ConnectProxyFailed(why) => Fault::Proxy(why),
            ureq::Error::InvalidProxyUrl => Fault::Proxy("its address is none".to_owned()),
            ureq::Error::Other(error) => match error.downcast_ref::<Private>() {
                Some(Private(address)) => self.private(*address),
                None => Fault::Own(error.to_string()),
            },
            error => Fault::Own(error.to_string()),
        }
    }

    /// Returns the fault of a server that is in a private network.
    pub(super) fn private(&self, address: IpAddr) -> Fault {
        let host = self.host.to_owned();
        if self.was_sent { Fault::SentToPrivate { host, address } } else { Fault::Private { host, address } }
    }

    fn no_address(&self, why: String) -> Fault {
        if self.was_sent { Fault::Nowhere(why) } else { Fault::NoAddress(why) }
    }

    fn of_io(&self, error: &io::Error) -> Fault {
        let host = self.host.to_owned();
        if let Some(error) = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
            return self.of_tls(error);
        }
        match error.kind() {
            ErrorKind::ConnectionRefused => Fault::Refused { host },
            ErrorKind::NetworkUnreachable | ErrorKind::HostUnreachable | ErrorKind::NetworkDown => {
                Fault::Unreachable { host }
            }
            ErrorKind::TimedOut | ErrorKind::WouldBlock if self.in_body => {
                Fault::TooSlow { within: self.total, bytes: self.bytes }
            }
            ErrorKind::TimedOut | ErrorKind::WouldBlock => Fault::NoAnswer { host, within: self.connect },
            ErrorKind::UnexpectedEof if self.in_body => Fault::Cut { bytes: self.bytes },
            ErrorKind::UnexpectedEof => Fault::Broken { host, why: "it ended without an answer".to_owned() },
            _ => Fault::Broken { host, why: error.to_string() },
        }
    }

    fn of_tls(&self, error: &rustls::Error) -> Fault {
        let host = self.host.to_owned();
        match error {
            rustls::Error::InvalidCertificate(error) => Fault::Certificate { host, why: of_certificate(error) },
            rustls::Error::NoCertificatesPresented => {
                Fault::Certificate { host, why: "the server shows none".to_owned() }
            }
            rustls::Error::InvalidMessage(_) => {
                Fault::Unprotected { host, why: "the server does not speak HTTPS".to_owned() }
            }
            error => Fault::Unprotected { host, why: error.to_string() },
        }
    }
}

fn of_certificate(error: &CertificateError) -> String {
    match error {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => "it has expired".to_owned(),
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => "it is not valid yet".to_owned(),
        CertificateError::UnknownIssuer => "nobody this program knows vouches for it".to_owned(),
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "it was made out to another server".to_owned()
        }
        CertificateError::Revoked => "it was revoked".to_owned(),
        // The library that looks at it has no type for this one here: a certificate that vouches for itself.
        CertificateError::Other(error) if error.to_string().contains("CaUsedAsEndEntity") => {
            "the server made it by itself".to_owned()
        }
        error => format!("it is not as it should be ({error})"),
    }
}

impl Fault {
    /// Returns the fault of a page that stands in for the article.
    pub(super) fn of_wall(wall: Wall, host: String) -> Self {
        match wall {
            Wall::Consent => Self::Consent { host },
            Wall::Login => Self::Login { host },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(in_body: bool) -> Moment<'static> {
        let (connect, total) = (Duration::from_secs(10), Duration::from_secs(30));
        Moment { host: "ledger.example", connect, total, bytes: 12_288, in_body, was_sent: false }
    }

    #[test]
    fn every_error_of_the_network_is_told_with_what_to_do() {
        let io = |kind: ErrorKind| ureq::Error::Io(kind.into());
        let tls = |error: rustls::Error| ureq::Error::Io(io::Error::new(ErrorKind::InvalidData, error));
        let certificate = |error| tls(rustls::Error::InvalidCertificate(error));
        for (error, in_body, expect) in [
            (ureq::Error::HostNotFound, false, "there is no server ledger.example; check"),
            (io(ErrorKind::NetworkUnreachable), false, "cannot be reached from here; check"),
            (io(ErrorKind::ConnectionRefused), false, "refuses to be connected to; check"),
            (io(ErrorKind::ConnectionReset), true, "broke off (connection reset); try again"),
            (io(ErrorKind::UnexpectedEof), true, "ended within the page (after 12 KB); try again"),
            (io(ErrorKind::UnexpectedEof), false, "it ended without an answer"),
            (ureq::Error::Timeout(Timeout::Connect), false, "ledger.example did not answer within 10 s; try"),
            (ureq::Error::Timeout(Timeout::Resolve), false, "did not answer within 10 s; try"),
            (ureq::Error::Timeout(Timeout::Global), false, "did not answer within 30 s; try"),
            (ureq::Error::Timeout(Timeout::Global), true, "did not come within 30 s (12 KB had come); try"),
            (ureq::Error::LargeResponseHeader(9, 8), false, "too long); check"),
            (ureq::Error::ConnectProxyFailed("407".into()), false, "check HTTPS_PROXY, HTTP_PROXY, ALL_PROXY"),
            (certificate(CertificateError::Expired), false, "it has expired; check"),
            (certificate(CertificateError::UnknownIssuer), false, "nobody this program knows vouches for it; check"),
            (certificate(CertificateError::NotValidForName), false, "made out to another server; check"),
            (certificate(CertificateError::Revoked), false, "it was revoked; check"),
            (tls(rustls::Error::NoCertificatesPresented), false, "the server shows none"),
            (
                tls(rustls::Error::InvalidMessage(rustls::InvalidMessage::InvalidContentType)),
                false,
                "does not speak HTTPS); try again later, or save the page",
            ),
            (ureq::Error::Other(Box::new(Private([10, 0, 0, 1].into()))), false, "private network (10.0.0.1), which"),
        ] {
            let told = moment(in_body).fault(error).to_string();
            assert!(told.contains(expect), "{expect}\n{told}");
        }
    }

    #[test]
    fn every_status_is_told_with_what_to_do() {
        for (code, expect) in [
            (401, "signed in (401); save the page"),
            (402, "pay (402); save the page"),
            (403, "to this program (403); save the page"),
            (404, "no such page (404); check the address"),
            (410, "taken down (410); look for a copy"),
            (418, "does not give the page (418); check"),
            (429, "too often (429); wait"),
            (451, "legal reasons (451); save"),
            (500, "trouble of its own (500); try again later"),
            (503, "trouble of its own (503); try again later"),
            (204, "something other than a page (204); save"),
        ] {
            assert!(status(code).contains(expect), "{}", status(code));
        }
    }
}
