//! A web server of our own on loopback that answers as it is told, well or badly.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What was asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) path: String,
    /// All lines after the first, as they came.
    pub(crate) headers: Vec<String>,
}

impl Request {
    /// Reads a request off a connection.
    pub(crate) fn read(stream: &TcpStream) -> Option<Self> {
        let mut reader = BufReader::new(stream.try_clone().ok()?);
        let mut line = String::new();
        reader.read_line(&mut line).ok().filter(|length| *length > 0)?;
        let mut words = line.split(' ').map(str::to_owned);
        let (method, path) = (words.next()?, words.next().unwrap_or_default());
        let mut headers = Vec::new();
        loop {
            let mut line = String::new();
            match reader.read_line(&mut line) {
                Ok(1..) if !line.trim().is_empty() => headers.push(line.trim().to_owned()),
                _ => return Some(Self { method, path, headers }),
            }
        }
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter().filter_map(|line| line.split_once(": "));
        headers.find_map(|(known, value)| known.eq_ignore_ascii_case(name).then_some(value))
    }
}

/// A running server; it stops with its last owner.
pub(crate) struct Server {
    port: u16,
    requests: Arc<Mutex<Vec<Request>>>,
    gone: Arc<AtomicBool>,
}

impl Server {
    /// Starts a server that gives every request to `answer`.
    pub(crate) fn start(answer: impl Fn(&mut TcpStream, &Request) + Send + Sync + 'static) -> Self {
        Self::accept(move |stream, requests| serve(stream, &answer, requests))
    }

    /// Starts a server that shows a certificate which nobody vouches for.
    pub(crate) fn with_a_certificate_of_its_own() -> Self {
        let certificate = include_bytes!("../certificate/self-signed.der");
        let key = rustls::pki_types::PrivatePkcs8KeyDer::from(include_bytes!("../certificate/key.der").as_slice());
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = rustls::ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let builder = builder.unwrap().with_no_client_auth();
        let config = Arc::new(builder.with_single_cert(vec![certificate.as_slice().into()], key.into()).unwrap());
        Self::accept(move |mut stream, _| {
            let mut connection = rustls::ServerConnection::new(Arc::clone(&config)).unwrap();
            while connection.complete_io(&mut stream).is_ok_and(|(read, _)| read > 0) {}
        })
    }

    /// Starts a server that gives every connection to `serve`.
    pub(crate) fn accept(serve: impl Fn(TcpStream, &Mutex<Vec<Request>>) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = Self { port, requests: Arc::default(), gone: Arc::default() };
        let (requests, gone) = (Arc::clone(&server.requests), Arc::clone(&server.gone));
        let serve = Arc::new(serve);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if gone.load(Ordering::SeqCst) {
                    return;
                }
                let (serve, requests) = (Arc::clone(&serve), Arc::clone(&requests));
                thread::spawn(move || serve(stream, &requests));
            }
        });
        server
    }

    /// Starts a server that has one page, whatever is asked for.
    pub(crate) fn with_page(page: &'static str) -> Self {
        Self::start(move |stream, _| reply(stream, "200 OK", "Content-Type: text/plain; charset=utf-8", page))
    }

    pub(crate) fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }

    /// Stops listening, and waits until nobody can connect.
    pub(crate) fn stop(&self) {
        self.gone.store(true, Ordering::SeqCst);
        while TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
            thread::sleep(Duration::from_millis(1));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.gone.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

fn serve(mut stream: TcpStream, answer: &impl Fn(&mut TcpStream, &Request), requests: &Mutex<Vec<Request>>) {
    let Some(request) = Request::read(&stream) else { return };
    requests.lock().unwrap().push(request.clone());
    answer(&mut stream, &request);
}

/// Answers with a whole body; what the client does with it is its own affair.
pub(crate) fn reply(stream: &mut TcpStream, status: &str, header: &str, body: impl AsRef<[u8]>) {
    let body = body.as_ref();
    let header = if header.is_empty() { String::new() } else { format!("{header}\r\n") };
    let head = format!("HTTP/1.1 {status}\r\n{header}Content-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
}

/// Sends the client on.
pub(crate) fn redirect(stream: &mut TcpStream, to: &str) {
    reply(stream, "302 Found", &format!("Location: {to}"), "");
}

/// Waits until the client has gone away.
pub(crate) fn until_gone(stream: &mut TcpStream) {
    let mut reader = BufReader::new(stream);
    let mut line = Vec::new();
    while matches!(reader.read_until(b'\n', &mut line), Ok(1..)) {}
}
