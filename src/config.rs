//! Settings as plain data: themes and keys are names here, and the reader gives them their meaning.
//!
//! `config.example.toml` lists every setting with its default; the program prints it, a test holds it to
//! [`Config::default`]. A mistake in a file costs that one setting: it is told with its line, the rest applies.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use rapidfuzz::distance::damerau_levenshtein;
use toml::{Table, Value};

use crate::error::{Error, Result};
pub use colours::Colours;
pub use keys::Bindings;

pub mod colours;
mod folders;
pub mod keys;

/// The text of `config.example.toml`.
pub const EXAMPLE: &str = include_str!("../config.example.toml");

/// The names a theme can have.
pub const THEMES: [&str; 5] = ["auto", "dark", "light", "16", "mono"];

/// The widths that a column of text can be limited to, in columns.
pub const TEXT_WIDTHS: std::ops::RangeInclusive<u16> = 34..=200;

/// The most panes side by side; 0 stands for as many as fit.
pub const MOST_PANES: u8 = 3;

/// The names of the settings, in the order of the example.
const SETTINGS: [&str; 10] =
    ["theme", "panes", "text_width", "panel", "aligned", "sync", "mouse", "ascii", "colours", "keys"];

/// Every setting.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a setting of its own")]
pub struct Config {
    /// One of [`THEMES`].
    pub theme: String,
    /// Panes side by side, 1 to [`MOST_PANES`]; 0 for as many as fit.
    pub panes: u8,
    /// The widest a column of text gets, in [`TEXT_WIDTHS`].
    pub text_width: u16,
    /// Whether what is known of the passage in hand is shown beside wide panes.
    pub panel: bool,
    /// Whether passages that several outlets have begin on one row.
    pub aligned: bool,
    /// Whether other panes follow the one that is moved.
    pub sync: bool,
    /// Whether lines and marks are drawn in ASCII; `None` where the locale decides.
    pub ascii: Option<bool>,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// Parts of themes that look otherwise.
    pub colours: Colours,
    /// The keys of every action.
    pub keys: Bindings,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            theme: "auto".to_owned(),
            panes: 0,
            text_width: 72,
            panel: true,
            aligned: false,
            sync: true,
            ascii: None,
            mouse: true,
            colours: Colours::new(),
            keys: keys::preset(keys::PRESETS[0]).unwrap_or_default(),
        }
    }
}

impl Config {
    /// Reads the settings in `config.toml` of a folder; no file gives the defaults.
    ///
    /// Returns them with a sentence for each mistake; what a mistake touches keeps its default.
    pub fn load(folder: &Path) -> (Self, Vec<String>) {
        let path = file(folder);
        match fs::read_to_string(&path) {
            Ok(text) => Self::parse(&text, &path.display().to_string()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => (Self::default(), Vec::new()),
            Err(error) => {
                (Self::default(), vec![format!("{}: cannot be read ({error}); defaults apply", path.display())])
            }
        }
    }

    /// Reads settings from TOML; `name` is what mistakes are told with.
    pub fn parse(text: &str, name: &str) -> (Self, Vec<String>) {
        let mut config = Self::default();
        let table = match text.parse::<Table>() {
            Ok(table) => table,
            Err(error) => {
                let at = error.span().map_or(1, |span| line_of(text, span.start));
                let what = error.message().lines().next().unwrap_or("not TOML").to_owned();
                return (config, vec![format!("{name}:{at}: {what}; the whole file is left out")]);
            }
        };
        let mut found: Vec<(usize, String)> = Vec::new();
        for (key, value) in &table {
            let mut tell = |key: &str, what: String| found.push((line_of_key(text, key), what));
            if let Err(what) = config.set(key, value, &mut tell) {
                tell(key, what);
            }
        }
        found.sort();
        let mistakes = found.into_iter().map(|(line, what)| format!("{name}:{line}: {what}"));
        (config, mistakes.collect())
    }

    fn set(&mut self, key: &str, value: &Value, tell: &mut dyn FnMut(&str, String)) -> std::result::Result<(), String> {
        match key {
            "theme" => match value.as_str().filter(|name| THEMES.contains(name)) {
                Some(name) => name.clone_into(&mut self.theme),
                None => return Err(format!("theme: expected one of {}, found {value}", THEMES.join(", "))),
            },
            "panes" => match value.as_integer().and_then(|n| u8::try_from(n).ok()).filter(|&n| n <= MOST_PANES) {
                Some(panes) => self.panes = panes,
                None => return Err(format!("panes: expected 0 to {MOST_PANES}, found {value}")),
            },
            "text_width" => match value.as_integer().and_then(|n| u16::try_from(n).ok()) {
                Some(width) if TEXT_WIDTHS.contains(&width) => self.text_width = width,
                _ => {
                    let (low, high) = TEXT_WIDTHS.into_inner();
                    return Err(format!("text_width: expected {low} to {high}, found {value}"));
                }
            },
            "panel" => self.panel = truth(key, value)?,
            "aligned" => self.aligned = truth(key, value)?,
            "sync" => self.sync = truth(key, value)?,
            "mouse" => self.mouse = truth(key, value)?,
            "ascii" => match value.as_str() {
                Some("auto") => self.ascii = None,
                _ => self.ascii = Some(truth(key, value).map_err(|why| why.replace("true", "\"auto\", true"))?),
            },
            "colours" => colours::set(&mut self.colours, value, tell),
            "keys" => match (value.as_table(), value.as_str().and_then(keys::preset)) {
                (Some(contexts), _) => keys::set(&mut self.keys, contexts, tell),
                (None, Some(preset)) => self.keys = preset,
                (None, None) => return Err(format!("keys: expected a table such as [keys.reader], found {value}")),
            },
            _ => return Err(unknown(key, SETTINGS.into_iter())),
        }
        Ok(())
    }
}

fn truth(key: &str, value: &Value) -> std::result::Result<bool, String> {
    value.as_bool().ok_or_else(|| format!("{key}: expected true or false, found {value}"))
}

fn unknown<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    format!("{name}: there is no such setting; did you mean {}?", nearest(name, known))
}

/// Returns the known name that is most like one that was written.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> &'a str {
    let nearest = known.min_by_key(|known| damerau_levenshtein::distance(known.chars(), name.chars()));
    nearest.unwrap_or("something else")
}

fn line_of(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|&byte| byte == b'\n').count()
}

/// The line of a key that is known to be set.
fn line_of_key(text: &str, key: &str) -> usize {
    find_key(text, key).unwrap_or(1)
}

/// The line that sets a key, by its name at the start: the TOML tables keep no places.
///
/// In a path such as `colours.dark.title`, the key after the heading of its table comes first.
fn find_key(text: &str, path: &str) -> Option<usize> {
    let heading = |table: &str| text.lines().position(|line| line.trim().starts_with(&format!("[{table}]")));
    let Some((table, key)) = path.rsplit_once('.') else { return find_name(text, path, 0) };
    let inside = || find_name(text, key, heading(table)? + 1);
    heading(path).map(|line| line + 1).or_else(inside).or_else(|| find_name(text, key, 0))
}

/// The line, among those after the first `skipped`, that begins with a name.
fn find_name(text: &str, key: &str, skipped: usize) -> Option<usize> {
    let names = |line: &str| {
        line.trim_start().trim_start_matches(['[', '"']).split(['.', '=', ']', '"', ' ']).any(|word| word == key)
    };
    let mut lines = text.lines().skip(skipped);
    Some(1 + skipped + lines.position(|line| names(line.split('=').next().unwrap_or(line)))?)
}

/// Returns where a setting of a configuration folder's file is set, as `file:line`.
pub fn place_of(folder: &Path, setting: &str) -> String {
    let text = fs::read_to_string(file(folder)).unwrap_or_default();
    match find_key(&text, setting) {
        Some(line) => format!("{}:{line}", file(folder).display()),
        None => file(folder).display().to_string(),
    }
}

/// Returns the path of the settings file in a configuration folder.
pub fn file(folder: &Path) -> PathBuf {
    folder.join("config.toml")
}

/// Returns the configuration folder: the one given, else `RASHOMON_CONFIG_DIR`, else the platform's.
///
/// # Errors
/// [`Error::NoHome`] where none is given and the system names no home folder.
pub fn folder(given: Option<&Path>) -> Result<PathBuf> {
    let given = given.map(Path::to_owned).or_else(|| named("RASHOMON_CONFIG_DIR"));
    given.or_else(|| Some(folders::Folders::of_platform()?.config)).ok_or(Error::NoHome)
}

/// Returns the folder that pages are kept in: `RASHOMON_CACHE_DIR`, else the platform's; `None` where there is none.
pub fn cache_folder() -> Option<PathBuf> {
    named("RASHOMON_CACHE_DIR").or_else(|| Some(folders::Folders::of_platform()?.cache))
}

/// Returns the folder that what was open before is kept in: `RASHOMON_STATE_DIR`, else the platform's; `None` where there
/// is none. Where that is the configuration folder (`given` as for [`folder`]), it is one below.
pub fn state_folder(given: Option<&Path>) -> Option<PathBuf> {
    let state = named("RASHOMON_STATE_DIR").or_else(|| Some(folders::Folders::of_platform()?.state))?;
    let place = |folder: &Path| fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    // The library tidies its texts up, and those of the notes must not go with them.
    let is_shared = folder(given).is_ok_and(|config| place(&config) == place(&state));
    Some(if is_shared { state.join("state") } else { state })
}

/// The folder that a variable names.
fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|folder| !folder.is_empty()).map(PathBuf::from)
}

/// Returns a path with a leading `~` replaced by the home folder, where the system names one.
pub fn expand(path: &str) -> String {
    let rest = path.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with('/'));
    match rest.and_then(|rest| Some((rest, directories::BaseDirs::new()?))) {
        Some((rest, folders)) => format!("{}{rest}", folders.home_dir().display()),
        None => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_is_the_defaults() {
        let (config, mistakes) = Config::parse(EXAMPLE, "config.example.toml");
        assert_eq!(mistakes, Vec::<String>::new());
        assert_eq!(config, Config::default());
        let table: Table = EXAMPLE.parse().unwrap();
        let names: Vec<&str> = table.keys().map(String::as_str).collect();
        assert!(SETTINGS.iter().all(|name| names.contains(name)), "every setting stands in the example");
        for (context, actions) in &Config::default().keys {
            let listed = table["keys"][context].as_table().unwrap();
            let missing: Vec<&String> = actions.keys().filter(|name| !listed.contains_key(name.as_str())).collect();
            assert!(missing.is_empty(), "config.example.toml lacks these under keys.{context}: {missing:?}");
            assert!(actions.keys().eq(listed.keys()), "keys.{context} of config.example.toml are in another order");
        }
    }

    #[test]
    fn a_mistake_costs_one_setting_and_names_its_line() {
        let text = "theme = \"drak\"\ntext_widht = 60\nsync = false\n[keys.reader]\nnote = \"a\"\nnot = [\"b\"]\nquit = [\"Q\"]\n";
        let (config, mistakes) = Config::parse(text, "c.toml");
        assert!(!config.sync);
        assert_eq!(config.theme, "auto");
        assert_eq!(config.keys["reader"]["quit"], ["Q"]);
        assert_eq!(config.keys["reader"]["note"], ["a"]);
        let told = mistakes.join("\n");
        for part in
            ["c.toml:1: theme", "c.toml:2: text_widht", "did you mean text_width?", "c.toml:5: note", "c.toml:6: not"]
        {
            assert!(told.contains(part), "{part} in\n{told}");
        }
    }

    #[test]
    fn text_that_is_not_toml_is_told_with_its_line() {
        let (config, mistakes) = Config::parse("sync = true\n= 3", "c.toml");
        assert_eq!(config, Config::default());
        assert!(mistakes[0].starts_with("c.toml:2: "), "{mistakes:?}");
    }

    #[test]
    fn no_file_gives_the_defaults() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Config::load(folder.path()), (Config::default(), Vec::new()));
    }
}
