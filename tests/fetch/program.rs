//! Addresses through the built program: in the shell, in the reader, behind a proxy.

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::PAGE;
use crate::support::server::{Request, Server, reply, until_gone};
use crate::support::{Sandbox, printed, told};

#[test]
fn pages_are_compared_from_the_shell_and_kept() {
    let sandbox = Sandbox::new();
    let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (here, at_once) = (now, Arc::clone(&most));
    let server = Server::start(move |stream, request| {
        at_once.fetch_max(here.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        thread::sleep(Duration::from_millis(100));
        here.fetch_sub(1, Ordering::SeqCst);
        reply(stream, "200 OK", "Content-Type: text/plain", format!("Page {}\n\n{PAGE}", request.path));
    });
    let addresses: Vec<String> = (0..9).map(|n| server.address(&format!("/{n}"))).collect();
    let mut arguments = vec!["compare", "--allow-private"];
    arguments.extend(addresses.iter().map(String::as_str));
    let output = sandbox.run(&arguments);
    assert_eq!((output.status.code(), told(&output).as_str()), (Some(0), ""));
    assert!(printed(&output).contains("The sea gate of Aldmouth"));
    let most = most.load(Ordering::SeqCst);
    assert!((2..=4).contains(&most), "{most} at once");
    server.stop();
    assert_eq!(sandbox.run(&arguments).status.code(), Some(0));
    arguments.push("--refresh");
    let output = sandbox.run(&arguments);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(told(&output).matches("This is the page as it was on ").count(), 9, "{}", told(&output));
    arguments.push("--quiet");
    assert_eq!(told(&sandbox.run(&arguments)), "");
}

#[test]
fn the_shell_is_refused_what_is_private() {
    let sandbox = Sandbox::new();
    let server = Server::with_page(PAGE);
    let output = sandbox.run(&["compare", &server.address("/")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("asked only with --allow-private"), "{}", told(&output));
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn a_page_on_its_way_is_stopped_and_tried_again_in_the_reader() {
    let sandbox = Sandbox::new();
    let asked = AtomicBool::new(false);
    let server = Server::start(move |stream, _| {
        if asked.swap(true, Ordering::SeqCst) {
            reply(stream, "200 OK", "Content-Type: text/plain", PAGE);
        } else {
            until_gone(stream);
        }
    });
    let file = sandbox.write("ledger.txt", PAGE.replace("half open", "wide open")).display().to_string();
    let mut running = sandbox.start(100, 30, &["--allow-private", &file, &server.address("/gate")]);
    running.wait("asking 127.0.0.1").wait("Esc stops it").wait("jammed wide open");
    running.press("\t\u{1b}").wait("R tries again");
    running.press("R").wait(" shared ").wait("jammed half open").press("q");
    assert_eq!(running.ended(), 0);

    server.stop();
    let mut running = sandbox.start(100, 30, &["--allow-private", &file, &server.address("/gate")]);
    running.wait(" shared ").press("2z").wait("kept 2").press("q");
    assert_eq!(running.ended(), 0);
    let mut running = sandbox.start(100, 30, &["--allow-private", "--refresh", &file, &server.address("/gate")]);
    running.wait(" shared ").wait("refuses to be connected").press("q");
    assert_eq!(running.ended(), 0);
}

#[test]
fn pages_that_do_not_come_keep_neither_files_nor_the_way_out_waiting() {
    let sandbox = Sandbox::new();
    let server = Server::start(|stream, _| until_gone(stream));
    let file = sandbox.write("ledger.txt", PAGE).display().to_string();
    let mut arguments: Vec<String> = (0..6).map(|n| server.address(&format!("/{n}"))).collect();
    arguments.push(file.clone());
    arguments.push(file);
    arguments.push("--allow-private".to_owned());
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let mut running = sandbox.start(100, 30, &arguments);
    running.wait("asking 127.0.0.1").press("8").wait(" shared ").press("n").wait("= verbatim");
    assert!(server.requests().len() <= 4, "{} at once", server.requests().len());
    let begun = Instant::now();
    running.press("q");
    assert_eq!(running.ended(), 0);
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
}

#[test]
fn the_shell_sees_progress_and_gets_out() {
    let sandbox = Sandbox::new();
    let server = Server::start(|stream, _| until_gone(stream));
    let mut running = sandbox.start(100, 30, &["compare", "--allow-private", &server.address("/gate")]);
    running.wait("asking 127.0.0.1").press("\u{3}");
    assert_ne!(running.ended(), 0);
}

#[test]
fn a_proxy_of_the_environment_is_asked_for_what_is_not_plainly_private() {
    let sandbox = Sandbox::new();
    let proxy = Server::start(|stream, request| {
        if request.method == "CONNECT" {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
            let _ = Request::read(stream);
        }
        reply(stream, "200 OK", "Content-Type: text/plain", PAGE);
    });
    let run = |address: &str, not_for: &str| {
        let mut command = sandbox.command(&["compare", address]);
        command.env("NO_PROXY", not_for).env("ALL_PROXY", proxy.address("")).output().unwrap()
    };
    let output = run("http://www.ledger.invalid/gate", "");
    assert_eq!((output.status.code(), told(&output).as_str()), (Some(0), ""));
    assert!(proxy.requests()[0].path.contains("www.ledger.invalid"), "{:?}", proxy.requests());
    for address in ["http://10.0.0.1/", "http://localhost/"] {
        assert!(told(&run(address, "")).contains("in a private network"), "{address}");
    }
    assert!(told(&run("http://other.invalid/", "*")).contains("there is no server other.invalid"));
    assert_eq!(proxy.requests().len(), 1);
}
