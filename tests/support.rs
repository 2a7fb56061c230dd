//! What the tests stand on: a folder of their own, screens with readable styles, the program in a pseudo-terminal.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

pub(crate) mod browser;
pub(crate) mod picture;
pub(crate) mod pty;
pub(crate) mod screen;
#[cfg(feature = "fetch")]
pub(crate) mod server;

/// A folder for one test, with a configuration folder inside; nothing outside is touched.
pub(crate) struct Sandbox {
    folder: TempDir,
}

impl Sandbox {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file and returns its path.
    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names in a folder, sorted; none where there is no such folder.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.path(folder)) else { return Vec::new() };
        let mut names: Vec<String> = entries.flatten().map(|e| e.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Runs the built program in the folder, with settings and notes in `config`.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(binary());
        command.args(arguments).current_dir(self.folder.path());
        for (name, value) in self.environment() {
            command.env(name, value);
        }
        command
    }

    pub(crate) fn environment(&self) -> Vec<(&'static str, String)> {
        let place = |name: &str| self.path(name).display().to_string();
        vec![
            ("RASHOMON_CONFIG_DIR", place("config")),
            ("RASHOMON_STATE_DIR", place("state")),
            ("RASHOMON_CACHE_DIR", place("cache")),
            ("HOME", place("home")),
            ("TERM", "xterm-256color".to_owned()),
            // The machine's own proxy leads nowhere a test wants to go.
            ("NO_PROXY", "*".to_owned()),
        ]
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }
}

/// The built program.
pub(crate) fn binary() -> &'static str {
    env!("CARGO_BIN_EXE_rashomon")
}

/// The text of standard output, which must be UTF-8.
pub(crate) fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The text of standard error.
pub(crate) fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A file of the bundled sample story.
pub(crate) fn sample(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample").join(name);
    fs::read_to_string(path).unwrap()
}
