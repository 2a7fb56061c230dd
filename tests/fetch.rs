//! Addresses, against a server on loopback that does everything a server can do wrong.

use std::fmt::Write as _;
use std::io::Write;
use std::net::{Shutdown, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use rashomon::source::access::{Access, Limits, Progress};
use rashomon::source::{self, Opened, Source};

use crate::support::Sandbox;
use crate::support::server::{Request, Server, redirect, reply, until_gone};

// The same through the built program.
mod program;

const PAGE: &str = "Gate jammed\n\nThe sea gate of Aldmouth jammed half open on Sunday.\n";

/// Short enough for a test, long enough for a busy machine.
fn quick() -> Access {
    let limits = Limits {
        connect: Duration::from_secs(1),
        total: Duration::from_secs(2),
        bytes: 256 * 1024,
        ..Limits::default()
    };
    Access { allow_private: true, limits, ..Access::default() }
}

/// Time enough for what is not about time.
fn patient() -> Access {
    let limits = Limits { connect: Duration::from_secs(10), total: Duration::from_secs(20), ..quick().limits };
    Access { limits, ..quick() }
}

fn open(address: &str, access: &Access) -> Result<Opened, String> {
    let source = &Source::from_arguments(&[address.to_owned()])[0];
    source::open(source, access, &mut |_| (), &|| false).map_err(|error| error.to_string())
}

/// The sentence that an address fails with.
fn why(address: &str, access: &Access) -> String {
    let begun = Instant::now();
    let why = open(address, access).map(|opened| opened.extract.text).expect_err(address);
    assert!(begun.elapsed() < access.limits.total + Duration::from_secs(2), "{why}: after {:?}", begun.elapsed());
    assert!(why.starts_with(&format!("{address}: ")), "{why}");
    assert!(!why.ends_with('.') && !why.contains(char::is_control), "{why:?}");
    why
}

fn raw(answer: impl Into<Vec<u8>>) -> impl Fn(&mut TcpStream, &Request) + Send + Sync {
    let answer = answer.into();
    move |stream, _| {
        let _ = stream.write_all(&answer);
        let _ = stream.shutdown(Shutdown::Write);
        until_gone(stream);
    }
}

fn page(header: &'static str, body: impl AsRef<[u8]> + Send + Sync + 'static) -> Server {
    Server::start(move |stream, _| reply(stream, "200 OK", header, &body))
}

#[test]
fn a_page_is_opened_and_asked_for_honestly() {
    let server = Server::with_page(PAGE);
    let address = server.address("/gate?edition=2#top");
    let opened = open(&address, &patient()).unwrap();
    assert_eq!(opened.extract.details.title, "Gate jammed");
    assert_eq!(opened.extract.details.source, address);
    assert_eq!(opened.extract.details.address.unwrap(), server.address("/gate?edition=2"));
    assert_eq!(opened.told, None);
    let request = &server.requests()[0];
    assert_eq!(request.path, "/gate?edition=2");
    assert!(request.header("user-agent").unwrap().starts_with("rashomon/"), "{request:?}");
    assert_eq!((request.header("cookie"), request.header("referer")), (None, None));
}

#[test]
fn five_redirects_are_followed_and_six_are_not() {
    let server = Server::start(|stream, request| match request.path[1..].parse::<usize>() {
        Ok(0) | Err(_) => reply(stream, "200 OK", "Content-Type: text/plain", PAGE),
        Ok(left) => redirect(stream, &format!("{}", left - 1)),
    });
    for left in [1, 5] {
        let opened = open(&server.address(&format!("/{left}")), &patient()).unwrap();
        assert_eq!(opened.extract.details.address.unwrap(), server.address("/0"));
    }
    assert!(why(&server.address("/6"), &patient()).contains("on more than 5 times; save the page"));
}

#[test]
fn redirects_that_lead_nowhere_are_told() {
    let server = Server::start(|stream, request| match request.path.as_str() {
        "/here" => redirect(stream, "/there"),
        "/there" => redirect(stream, "/here#again"),
        "/file" => redirect(stream, "file:///etc/passwd"),
        "/script" => redirect(stream, "javascript:alert(1)"),
        "/secret" => redirect(stream, "http://anna:secret@127.0.0.1/"),
        "/bad" => redirect(stream, "http://[::1/"),
        "/article" => redirect(stream, "/login?next=article"),
        "/none" => reply(stream, "302 Found", "", ""),
        _ => reply(stream, "200 OK", "Content-Type: text/plain", PAGE),
    });
    for (path, expect) in [
        ("/here", "round in a circle, by way of 127.0.0.1:"),
        ("/file", "another kind (file:), which is not followed"),
        ("/script", "another kind (javascript:), which is not followed"),
        ("/secret", "holds a user name or a password"),
        ("/bad", "to an address that is none (invalid IPv6 address)"),
        ("/article", "asks for an account before it shows the page; sign in with the browser"),
        ("/none", "(302) without saying where"),
    ] {
        let why = why(&server.address(path), &patient());
        assert!(why.contains(expect) && !why.contains("secret@"), "{why}");
    }
}

#[test]
fn consent_walls_are_told() {
    let server = Server::start(|stream, request| match request.path.as_str() {
        "/gate" => redirect(stream, "/consent?next=gate"),
        _ => reply(stream, "200 OK", "Content-Type: text/html", "<p>We value your privacy.</p>"),
    });
    assert!(why(&server.address("/gate"), &patient()).contains("asks for consent before it shows the page; agree in"));
}

#[test]
fn private_networks_are_refused_by_the_address_that_is_connected_to() {
    let server = Server::with_page(PAGE);
    let access = Access { allow_private: false, ..patient() };
    for host in ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "[::1]", "0.0.0.0"] {
        let why = why(&format!("http://{host}:{}/", server.port()), &access);
        assert!(why.contains("in a private network") && why.contains("--allow-private"), "{host}: {why}");
    }
    assert_eq!(server.requests().len(), 0, "nothing was asked");
}

#[test]
fn every_status_is_a_sentence() {
    let server = Server::start(|stream, request| reply(stream, &request.path[1..].replace('-', " "), "", "no"));
    for (path, expect) in [
        ("/401-Unauthorized", "signed in (401)"),
        ("/402-Pay", "who pay (402)"),
        ("/403-Forbidden", "to this program (403)"),
        ("/404-Gone", "no such page (404)"),
        ("/410-Gone", "taken down (410)"),
        ("/429-Slow", "too often (429)"),
        ("/451-Law", "legal reasons (451)"),
        ("/418-Tea", "does not give the page (418)"),
        ("/500-Oh", "trouble of its own (500)"),
        ("/503-Oh", "trouble of its own (503)"),
        ("/304-Same", "something other than a page (304)"),
        ("/206-Part", "something other than a page (206)"),
    ] {
        let why = why(&server.address(path), &patient());
        assert!(why.contains(expect), "{why}");
    }
}

#[test]
fn what_is_no_text_is_refused() {
    for (header, body, expect) in [
        ("Content-Type: application/pdf", "%PDF-1.7", "pdftotext file.pdf - | rashomon -"),
        ("Content-Type: text/html", "%PDF-1.7", "this is a PDF"),
        ("Content-Type: image/png", "\u{89}PNG", "this is no text (image/png)"),
        ("Content-Type: application/json", "{}", "this is no text (application/json)"),
        ("Content-Type: text/html", "PK\u{3}\u{4}", "a packed file"),
        ("X-None: 1", "GIF89a\0\0", "zero bytes"),
        ("Content-Type: text/html", "", "came empty"),
        ("Content-Type: text/html", " \r\n\t ", "came empty"),
        ("Content-Type: text/html\r\nContent-Encoding: br", "\u{1}\u{2}", "packed in a way that is not read here (br)"),
    ] {
        let server = page(header, body);
        let why = why(&server.address("/"), &patient());
        assert!(why.contains(expect), "{header}: {why}");
    }
}

#[test]
fn a_page_without_a_type_is_looked_at() {
    let server = page("X-None: 1", PAGE);
    assert_eq!(open(&server.address("/"), &patient()).unwrap().extract.details.title, "Gate jammed");
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn packed_pages_are_unpacked_no_further_than_the_limit() {
    let header = "Content-Type: text/plain\r\nContent-Encoding: gzip";
    let server = page(header, gzip(PAGE.as_bytes()));
    assert_eq!(open(&server.address("/"), &patient()).unwrap().extract.details.title, "Gate jammed");

    let bomb = gzip(&vec![b'a'; 64 * 1024 * 1024]);
    assert!(bomb.len() < 128 * 1024);
    let server = page(header, bomb);
    assert!(why(&server.address("/"), &patient()).contains("the page is over 256 KB"));

    let mut cut = gzip(PAGE.repeat(50).as_bytes());
    cut.truncate(cut.len() / 2);
    let server = page(header, cut);
    assert!(why(&server.address("/"), &patient()).contains("ended within the page"));
    let server = page(header, "no gzip at all");
    assert!(why(&server.address("/"), &patient()).contains("cannot be unpacked"));
}

#[test]
fn pages_that_are_too_large_are_refused_before_and_while_they_come() {
    let server = Server::start(raw("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"));
    assert!(why(&server.address("/"), &patient()).contains("the page is over 256 KB"));
    let server = Server::start(|stream, _| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n");
        while stream.write_all(&[b'a'; 8192]).is_ok() {}
    });
    assert!(why(&server.address("/"), &patient()).contains("the page is over 256 KB"));
}

#[test]
fn broken_answers_are_told() {
    let cases: &[(&str, &[&str])] = &[
        (
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5000\r\n\r\nThe sea gate",
            &["ended within the page (after 12 bytes)"],
        ),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nThe s\r\nzz\r\nea", &["as a web server does"]),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n50\r\nThe s", &["ended within the page"]),
        ("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nThe s", &["as a web server does"]),
        ("SSH-2.0-Server\r\n", &["as a web server does"]),
        ("", &["ended without an answer"]),
        ("HTTP/1.1 200 OK\r\nContent-Le", &["ended without an answer"]),
    ];
    for (answer, expect) in cases {
        let server = Server::start(raw(*answer));
        let why = why(&server.address("/"), &patient());
        assert!(expect.iter().all(|part| why.contains(part)), "{answer}\n{why}");
    }
    let mut huge = "HTTP/1.1 200 OK\r\n".to_owned();
    for n in 0..3000 {
        let _ = write!(huge, "X-{n}: {}\r\n", "a".repeat(60));
    }
    let server = Server::start(raw(huge));
    let why = why(&server.address("/"), &patient());
    assert!(why.contains("as a web server does"), "{why}");
}

#[test]
fn a_body_longer_than_it_says_ends_where_it_says() {
    let answer =
        format!("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n{PAGE}More.", PAGE.len());
    let server = Server::start(raw(answer));
    let text = open(&server.address("/"), &patient()).unwrap().extract.text;
    assert!(text.ends_with("on Sunday."), "{text}");
}

#[test]
fn nobody_is_waited_for_longer_than_the_limits() {
    let silent = Server::start(|stream, _| until_gone(stream));
    let drop_by_drop = Server::start(|stream, _| {
        for byte in b"HTTP/1.1 200 OK\r\nX-Long: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            .iter()
            .cycle()
        {
            if stream.write_all(&[*byte]).is_err() {
                return;
            }
            thread::sleep(Duration::from_millis(40));
        }
    });
    let slow_body = Server::start(|stream, _| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 99999\r\n\r\n");
        while stream.write_all(b"a slow word ").is_ok() {
            thread::sleep(Duration::from_millis(40));
        }
    });
    let round_and_round = Server::start(|stream, request| {
        thread::sleep(Duration::from_millis(700));
        redirect(stream, &format!("{}x", request.path));
    });
    let mute = Server::accept(|mut stream, _| until_gone(&mut stream));
    let unprotected = mute.address("/").replace("http://", "https://");
    let cases = [
        (unprotected, "did not answer within 1 s"),
        (silent.address("/"), "did not answer within 2 s"),
        (drop_by_drop.address("/"), "did not answer within 2 s"),
        (slow_body.address("/"), "did not come within 2 s ("),
        (round_and_round.address("/"), "within 2 s"),
    ];
    thread::scope(|scope| {
        for (address, expect) in cases {
            scope.spawn(move || {
                let why = why(&address, &quick());
                assert!(why.contains(expect), "{why}");
            });
        }
    });
}

#[test]
fn a_server_that_is_not_there_is_told() {
    let server = Server::with_page(PAGE);
    server.stop();
    assert!(why(&server.address("/"), &patient()).contains("refuses to be connected to; check the address"));
    let unknown = why("http://no-such-server.invalid/", &patient());
    assert!(unknown.contains("there is no server no-such-server.invalid") || unknown.contains("within"), "{unknown}");
}

#[test]
fn connections_that_are_not_protected_as_promised_are_told() {
    let https = |server: &Server| server.address("/").replace("http://", "https://");
    let server = Server::with_a_certificate_of_its_own();
    let told = why(&https(&server), &patient());
    assert!(told.contains("cannot be trusted: the server made it by itself; check"), "{told}");
    let plain = Server::accept(|mut stream, _| {
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
        until_gone(&mut stream);
    });
    let told = why(&https(&plain), &patient());
    assert!(told.contains("no protected connection") && told.contains("does not speak HTTPS"), "{told}");
}

#[test]
fn addresses_that_are_none_are_told_without_asking_anybody() {
    for (address, expect) in [
        ("http://", "not a web address (empty host)"),
        ("http://a.example:99999/", "not a web address (invalid port number)"),
        ("http://%zz/", "not a web address"),
        ("https://anna:secret@a.example/", "holds a user name or a password"),
    ] {
        let source = &Source::from_arguments(&[address.to_owned()])[0];
        let why = source::open(source, &quick(), &mut |_| (), &|| false).unwrap_err().reason();
        assert!(why.contains(expect) && !why.contains("secret"), "{why}");
    }
}

#[test]
fn a_page_that_was_kept_needs_no_network() {
    let sandbox = Sandbox::new();
    let access = Access { cache: Some(sandbox.path("cache")), ..patient() };
    let server = Server::with_page(PAGE);
    let address = server.address("/gate");
    let first = open(&address, &access).unwrap();
    let again = open(&address, &access).unwrap();
    assert_eq!((server.requests().len(), first.extract.text), (1, again.extract.text));

    let anew = Access { refresh: true, ..access.clone() };
    open(&address, &anew).unwrap();
    assert_eq!(server.requests().len(), 2);

    server.stop();
    assert_eq!(open(&address, &access).unwrap().told, None);
    let told = open(&address, &anew).unwrap().told.unwrap();
    assert!(told.contains("refuses to be connected to") && told.contains("This is the page as it was on 2"), "{told}");

    for name in sandbox.names("cache/pages") {
        sandbox.write(&format!("cache/pages/{name}"), "{}");
    }
    assert!(why(&address, &access).contains("refuses to be connected to"));
}

#[test]
fn a_page_that_did_not_change_is_not_sent_again() {
    let sandbox = Sandbox::new();
    let access = Access { cache: Some(sandbox.path("cache")), refresh: true, ..patient() };
    let server = Server::start(|stream, request| match (request.path.as_str(), request.header("if-none-match")) {
        ("/old", tag) => {
            assert_eq!(tag, None, "only the server of the page is told what is known of it");
            redirect(stream, "/gate");
        }
        (_, Some("\"7\"")) => reply(stream, "304 Not Modified", "", ""),
        _ => reply(stream, "200 OK", "Content-Type: text/plain\r\nETag: \"7\"", PAGE),
    });
    let address = server.address("/old");
    open(&address, &access).unwrap();
    let again = open(&address, &access).unwrap();
    assert_eq!((again.extract.details.title.as_str(), again.told), ("Gate jammed", None));
    assert_eq!(server.requests()[3].header("if-none-match"), Some("\"7\""));
}

#[test]
fn what_is_not_wanted_any_more_is_left_at_once() {
    let (asked, gone) = (AtomicBool::new(false), Instant::now());
    let server = Server::start(|stream, _| until_gone(stream));
    let source = Source::Address(server.address("/"));
    let mut progress = |_| asked.store(true, Ordering::SeqCst);
    let error = source::open(&source, &patient(), &mut progress, &|| asked.load(Ordering::SeqCst)).unwrap_err();
    assert!(error.reason().contains("you stopped it"), "{error}");
    assert!(gone.elapsed() < Duration::from_secs(5), "{:?}", gone.elapsed());
}

#[test]
fn progress_tells_where_from_and_how_much() {
    let server = Server::start(|stream, request| match request.path.as_str() {
        "/old" => redirect(stream, "/gate"),
        _ => reply(stream, "200 OK", "Content-Type: text/plain", PAGE),
    });
    let mut seen = Vec::new();
    let source = Source::Address(server.address("/old"));
    source::open(&source, &patient(), &mut |progress| seen.push(progress), &|| false).unwrap();
    let host = || format!("127.0.0.1:{}", server.port());
    let total = Some(PAGE.len() as u64);
    assert_eq!(
        seen,
        [
            Progress::Asking { host: host() },
            Progress::Redirected { host: host() },
            Progress::Receiving { host: host(), bytes: PAGE.len(), total }
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_a_server_says_is_a_page_or_a_sentence(
        status in "(200|200 OK|302 \\PC{0,4}|[0-9]{1,4})",
        headers in proptest::collection::vec(
            prop_oneof![
                "Location: \\PC{0,30}",
                "Content-Type: (text/html|text/plain|[a-z/;=\u{80}-\u{9f}\\[]{0,12})",
                "Content-Encoding: (gzip|identity|[a-z\u{80}-\u{9f}]{0,5})",
                "Content-Length: [0-9]{1,3}",
                "Transfer-Encoding: chunked",
                "\\PC{0,20}",
            ],
            0..5,
        ),
        body in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        let mut answer = format!("HTTP/1.1 {status}\r\n{}\r\n\r\n", headers.join("\r\n")).into_bytes();
        answer.extend(body);
        let server = Server::start(raw(answer));
        let address = server.address("/");
        let opened = open(&address, &quick());
        if let Err(why) = opened {
            prop_assert!(why.starts_with(&address) && !why.contains(char::is_control), "{:?}", why);
        }
    }
}

#[test]
fn the_encoding_that_a_server_states_counts_and_a_wrong_one_is_told() {
    let page = "<html><head><meta charset=\"utf-8\"><title>Gate jammed</title></head><body><article><h1>Gate jammed</h1>\
                <p>The sea gate of Aldm\u{f6}rk jammed half open on Sunday, and the harbour master asked for patience.</p>\
                <p>Divers are to look at its hinges on Monday, as soon as the tide lets them go down to the sill.</p>\
                </article></body></html>";
    let latin: Vec<u8> = page.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let unicode = page.as_bytes().to_vec();
    let text = |header: &'static str, body: &[u8]| {
        let body = body.to_vec();
        let server = Server::start(move |stream, _| reply(stream, "200 OK", header, &body));
        open(&server.address("/gate"), &patient()).unwrap().extract
    };
    for (header, body) in [
        ("Content-Type: text/html; charset=iso-8859-1", &latin),
        ("Content-Type: text/html; charset=\"UTF-8\"", &unicode),
        ("Content-Type: text/html; charset=no-such-thing", &unicode),
        ("Content-Type: text/html", &unicode),
    ] {
        let extract = text(header, body);
        assert!(extract.text.contains("Aldm\u{f6}rk"), "{header}: {}", extract.text);
        assert_eq!(extract.details.title, "Gate jammed");
    }
    let extract = text("Content-Type: text/html; charset=utf-8", &latin);
    assert!(extract.text.contains("Aldm\u{fffd}rk") && !extract.notices.is_empty(), "{}", extract.text);
}
