//! The built program in a pseudo-terminal: waits for text, never for time.

use std::io::{Read, Write};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::{Sandbox, binary};

/// Longer than anything takes, so that only a failure waits for it.
const DEADLINE: Duration = Duration::from_secs(20);

/// Waits until something holds.
pub(crate) fn until(what: &str, holds: impl Fn() -> bool) {
    let until = Instant::now() + DEADLINE;
    while !holds() {
        assert!(Instant::now() < until, "waited in vain until {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// A running program with its screen.
pub(crate) struct Running {
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    screen: Arc<Mutex<vt100::Parser>>,
    sent: Arc<Mutex<Vec<u8>>>,
}

impl Sandbox {
    /// Starts the program in a terminal of a size.
    pub(crate) fn start(&self, columns: u16, rows: u16, arguments: &[&str]) -> Running {
        self.start_with(columns, rows, arguments, &[])
    }

    /// Starts the program with more of an environment.
    pub(crate) fn start_with(&self, columns: u16, rows: u16, arguments: &[&str], more: &[(&str, &str)]) -> Running {
        let mut command = CommandBuilder::new(binary());
        command.args(arguments);
        self.start_command(columns, rows, command, more)
    }

    /// Starts a shell script of the folder.
    pub(crate) fn start_shell(&self, columns: u16, rows: u16, script: &str) -> Running {
        let mut command = CommandBuilder::new("sh");
        command.arg(script);
        self.start_command(columns, rows, command, &[])
    }

    /// Starts the program, presses keys after each text that it shows, and takes the terminal away from it.
    pub(crate) fn run_until_hang_up(&self, arguments: &[&str], steps: &[(&str, &str)]) -> Box<dyn Child + Send + Sync> {
        let size = PtySize { rows: 30, cols: 100, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(binary());
        command.args(arguments);
        command.cwd(self.folder());
        for (name, value) in self.environment() {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut output = pair.master.try_clone_reader().unwrap();
        let mut keys = pair.master.take_writer().unwrap();
        let mut screen = vt100::Parser::new(30, 100, 0);
        let mut chunk = [0; 4096];
        let last = steps.last().unwrap().1;
        for (text, press) in steps.iter().copied().chain([(last, "")]) {
            while !screen.screen().contents().contains(text) {
                let length = output.read(&mut chunk).unwrap();
                screen.process(&chunk[..length]);
            }
            keys.write_all(press.as_bytes()).unwrap();
        }
        child
    }

    fn start_command(&self, columns: u16, rows: u16, mut command: CommandBuilder, more: &[(&str, &str)]) -> Running {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        command.cwd(self.folder());
        command.env_remove("NO_COLOR");
        command.env_remove("COLORTERM");
        for (name, value) in self.environment() {
            command.env(name, value);
        }
        for (name, value) in more {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        let mut output = pair.master.try_clone_reader().unwrap();
        let screen = Arc::new(Mutex::new(vt100::Parser::new(rows, columns, 0)));
        let sent = Arc::new(Mutex::new(Vec::new()));
        let (shown, bytes) = (Arc::clone(&screen), Arc::clone(&sent));
        std::thread::spawn(move || {
            let mut chunk = [0; 4096];
            while let Ok(length @ 1..) = output.read(&mut chunk) {
                // Whoever sees it on the screen finds it among what was sent, too.
                bytes.lock().unwrap().extend_from_slice(&chunk[..length]);
                shown.lock().unwrap().process(&chunk[..length]);
            }
        });
        let keys = pair.master.take_writer().unwrap();
        Running { master: pair.master, keys, child, screen, sent }
    }
}

impl Running {
    /// Presses keys, as the bytes a terminal sends.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        self
    }

    /// Waits until the screen shows a text.
    pub(crate) fn wait(&mut self, text: &str) -> &mut Self {
        self.wait_until(&format!("{text:?} on the screen"), |screen| screen.contains(text))
    }

    /// Waits until the screen no longer shows a text.
    pub(crate) fn wait_gone(&mut self, text: &str) -> &mut Self {
        self.wait_until(&format!("{text:?} off the screen"), |screen| !screen.contains(text))
    }

    fn wait_until(&mut self, what: &str, holds: impl Fn(&str) -> bool) -> &mut Self {
        let until = Instant::now() + DEADLINE;
        loop {
            let screen = self.text();
            if holds(&screen) {
                return self;
            }
            assert!(Instant::now() < until, "waited in vain for {what}:\n{screen}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// The screen as text.
    pub(crate) fn text(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    /// Tells whether any cell of the screen is underlined.
    pub(crate) fn has_underlined(&self) -> bool {
        let parser = self.screen.lock().unwrap();
        let (rows, columns) = parser.screen().size();
        let mut cells = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
        cells.any(|(row, column)| parser.screen().cell(row, column).is_some_and(vt100::Cell::underline))
    }

    /// Tells whether the program is on its other screen.
    pub(crate) fn is_on_other_screen(&self) -> bool {
        self.screen.lock().unwrap().screen().alternate_screen()
    }

    /// Waits until the terminal was sent something, on screen or not.
    pub(crate) fn wait_sent(&mut self, bytes: &str) -> &mut Self {
        let until = Instant::now() + DEADLINE;
        while !self.sent().contains(bytes) {
            assert!(Instant::now() < until, "waited in vain for {bytes:?} in {:?}", self.sent());
            std::thread::sleep(Duration::from_millis(2));
        }
        self
    }

    /// Everything that was sent to the terminal so far, as text.
    pub(crate) fn sent(&self) -> String {
        String::from_utf8_lossy(&self.bytes()).into_owned()
    }

    /// Everything that was sent to the terminal so far.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.sent.lock().unwrap().clone()
    }

    /// Changes the size of the window.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.screen.lock().unwrap().screen_mut().set_size(rows, columns);
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
        self
    }

    /// The number of the process.
    pub(crate) fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Tells whether the program has not ended.
    pub(crate) fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// Waits until the program has ended and returns its exit code.
    pub(crate) fn ended(&mut self) -> u32 {
        let until = Instant::now() + DEADLINE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(Instant::now() < until, "the program goes on:\n{}", self.text());
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}
