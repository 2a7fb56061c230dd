//! A browser without a window, driven over its `WebDriver`.

use std::env;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Where a browser must be there for the tests to pass.
const REQUIRED: &str = "RASHOMON_TEST_BROWSER";

/// How long is waited for what a page does in time.
const PATIENCE: Duration = Duration::from_secs(10);

/// Keys as the protocol names them.
pub(crate) const TAB: &str = "\u{e004}";
pub(crate) const ENTER: &str = "\u{e007}";
pub(crate) const ESCAPE: &str = "\u{e00c}";
pub(crate) const RIGHT: &str = "\u{e014}";

/// One browser at a time: several would only slow each other down.
static ONE: Mutex<()> = Mutex::new(());

/// A running browser; it ends with its owner.
pub(crate) struct Browser {
    driver: Child,
    port: u16,
    session: String,
    _one: MutexGuard<'static, ()>,
}

impl Browser {
    /// Starts a browser; none, told on standard output, where there is no `chromedriver` and none is required.
    pub(crate) fn start() -> Option<Self> {
        let one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
        let mut command = Command::new("chromedriver");
        let mut driver = match command.arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn() {
            Ok(driver) => driver,
            Err(error) => {
                let required = env::var(REQUIRED).is_ok_and(|value| value == "required");
                assert!(!required, "{REQUIRED} asks for chromedriver: {error}");
                println!("skipped: there is no chromedriver ({error})");
                return None;
            }
        };
        let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines().map_while(Result::ok);
        let port = lines.find_map(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        });
        let port = port.expect("chromedriver tells its port");
        let mut browser = Self { driver, port, session: String::new(), _one: one };
        // What it prints later must have somewhere to go.
        thread::spawn(move || lines.for_each(drop));
        let arguments =
            ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"];
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "goog:chromeOptions": {"args": arguments},
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }}});
        let session = browser.ask("POST", "/session", Some(&wanted)).unwrap_or_else(|error| panic!("{error}"));
        browser.session = format!("/session/{}", session["sessionId"].as_str().unwrap());
        Some(browser)
    }

    /// Asks the driver; what it answers, or its error.
    fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, String> {
        let body = body.map(Value::to_string).unwrap_or_default();
        let answer = self.exchange(method, path, &body).map_err(|error| error.to_string())?;
        let value = serde_json::from_slice::<Value>(&answer).map_err(|error| error.to_string())?["value"].take();
        if value["error"].is_string() { Err(value.to_string()) } else { Ok(value) }
    }

    /// Sends a request and returns the body of the answer.
    fn exchange(&self, method: &str, path: &str, body: &str) -> std::io::Result<Vec<u8>> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_mins(2)))?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
             Connection: close\r\n\r\n{body}",
            body.len()
        )?;
        let mut answer = BufReader::new(stream);
        let (mut length, mut line) = (0, String::from("-"));
        while !line.trim().is_empty() {
            line.clear();
            answer.read_line(&mut line)?;
            if let Some(("content-length", value)) = line.to_ascii_lowercase().split_once(':') {
                length = value.trim().parse().unwrap_or_default();
            }
        }
        let mut body = vec![0; length];
        answer.read_exact(&mut body)?;
        Ok(body)
    }

    #[track_caller]
    fn command(&self, path: &str, body: &Value) -> Value {
        let path = format!("{}/{path}", self.session);
        self.ask("POST", &path, Some(body)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Sends a command of the browser's own protocol.
    pub(crate) fn tools(&self, command: &str, parameters: &Value) {
        self.command("goog/cdp/execute", &json!({"cmd": command, "params": parameters}));
    }

    /// Makes the window so large, in pixels.
    pub(crate) fn size(&self, width: u32, height: u32) {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.tools("Emulation.setDeviceMetricsOverride", &size);
    }

    /// Sets what the page may know of its reader's wishes.
    pub(crate) fn prefer(&self, scheme: &str, motion: &str) {
        let features = json!([
            {"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": motion},
        ]);
        self.tools("Emulation.setEmulatedMedia", &json!({"features": features}));
    }

    /// Opens a file.
    pub(crate) fn open(&self, path: &Path) {
        self.command("url", &json!({"url": url::Url::from_file_path(path).unwrap().as_str()}));
    }

    /// Returns what a function body gives in the page.
    #[track_caller]
    pub(crate) fn run(&self, script: &str) -> Value {
        self.command("execute/sync", &json!({"script": script, "args": []}))
    }

    /// Waits until an expression holds in the page.
    #[track_caller]
    pub(crate) fn wait_for(&self, expression: &str) {
        let begun = Instant::now();
        while self.run(&format!("return Boolean({expression})")) != json!(true) {
            assert!(begun.elapsed() < PATIENCE, "never: {expression}");
            thread::sleep(Duration::from_millis(30));
        }
    }

    /// Presses and lets go a key.
    pub(crate) fn press(&self, key: &str) {
        let keys = json!([{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]);
        self.command("actions", &json!({"actions": [{"type": "key", "id": "keys", "actions": keys}]}));
    }

    /// Moves the pointer to the middle of the first row of an element, which is brought into view.
    #[track_caller]
    pub(crate) fn point_at(&self, selector: &str) {
        self.point(selector, &[]);
    }

    /// Presses the pointer's first button on an element.
    #[track_caller]
    pub(crate) fn click(&self, selector: &str) {
        self.point(selector, &[json!({"type": "pointerDown", "button": 0}), json!({"type": "pointerUp", "button": 0})]);
    }

    #[track_caller]
    fn point(&self, selector: &str, more: &[Value]) {
        let place = self.run(&format!(
            "const found = document.querySelector({}); found.scrollIntoView({{block: 'center', behavior: 'instant'}}); \
             const row = found.getClientRects()[0]; \
             return [Math.round(row.x + row.width / 2), Math.round(row.y + row.height / 2)];",
            json!(selector)
        ));
        let mut actions = vec![json!({"type": "pointerMove", "duration": 0, "x": place[0], "y": place[1]})];
        actions.extend_from_slice(more);
        self.command("actions", &json!({"actions": [{"type": "pointer", "id": "mouse", "actions": actions}]}));
    }

    /// Tells whether the page shows a dialogue.
    pub(crate) fn has_dialogue(&self) -> bool {
        self.ask("GET", &format!("{}/alert/text", self.session), None).is_ok()
    }

    /// Takes what was written to the console since it was last asked.
    pub(crate) fn console(&self) -> Vec<Value> {
        self.log("browser")
    }

    /// Takes the addresses that pages asked for since that was last asked.
    pub(crate) fn requests(&self) -> Vec<String> {
        let messages = self.log("performance");
        let messages =
            messages.iter().filter_map(|entry| serde_json::from_str::<Value>(entry["message"].as_str()?).ok());
        let sent = messages.filter(|entry| entry["message"]["method"] == "Network.requestWillBeSent");
        sent.filter_map(|entry| Some(entry["message"]["params"]["request"]["url"].as_str()?.to_owned())).collect()
    }

    fn log(&self, kind: &str) -> Vec<Value> {
        self.command("se/log", &json!({"type": kind})).as_array().cloned().unwrap_or_default()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            let _ = self.ask("DELETE", &self.session, None);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
