//! Story files: a set of articles with what its maker says of each, as plain data in TOML.
//!
//! ```toml
//! title = "The gate at Larn"
//!
//! [[source]]
//! at = "ledger.html"                 # a path from the story file's folder, or an address
//! outlet = "The Harbour Ledger"      # optional, like title, author, date and language
//! date = 2026-03-18
//! ```

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use toml::{Table, Value};

use crate::config::nearest;
use crate::error::{Error, Result};

/// The first line of the files that the program writes; a file without it is never overwritten.
const MARK: &str = "# Written by rashomon, which writes it anew when the story is saved again. \
                    Without this line it never does.";

/// The largest story file that is read, in bytes.
const MAX_BYTES: u64 = 4 * 1024 * 1024;

/// The keys of a source, in the order they are written.
const KEYS: [&str; 6] = ["at", "outlet", "title", "author", "date", "language"];

/// A set of articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Story {
    /// What it is called; empty where it has no name.
    pub title: String,
    /// Its articles in order.
    pub sources: Vec<Listed>,
}

/// An article of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// A path, from the story file's folder unless it is absolute, or an address.
    pub at: String,
    /// What the story says of it.
    pub stated: Stated,
}

/// What a story says of an article; what is empty it does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// The outlet's name.
    pub outlet: String,
    /// The headline.
    pub title: String,
    /// The author's name.
    pub author: String,
    /// The date of publication.
    pub date: String,
    /// The language, ISO 639-1.
    pub language: String,
}

/// Tells whether a path is that of a story file, by its ending.
pub fn is_story(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}

/// Reads a story file; mistakes in it are returned, a sentence each, and cost no more than they touch.
///
/// # Errors
/// A clause that says why it is no story at all: it cannot be read, is no TOML, or names no source.
pub fn load(path: &Path) -> std::result::Result<(Story, Vec<String>), String> {
    let text = read(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => "there is no such file; check the name".to_owned(),
        io::ErrorKind::InvalidData => "this is no story file: it is not UTF-8 text".to_owned(),
        _ => format!("the file cannot be read: {error}"),
    })?;
    parse(&text, &path.display().to_string())
}

fn read(path: &Path) -> io::Result<String> {
    let file = File::open(path)?;
    if file.metadata()?.len() > MAX_BYTES {
        return Err(io::Error::other(format!("it is over {} MB", MAX_BYTES / 1024 / 1024)));
    }
    io::read_to_string(file)
}

/// Reads a story from TOML; `name` is what its mistakes are told with.
///
/// # Errors
/// A clause that says why it is no story at all.
pub fn parse(text: &str, name: &str) -> std::result::Result<(Story, Vec<String>), String> {
    let table: Table = text.parse().map_err(|error: toml::de::Error| {
        let line = error.span().map_or(1, |span| 1 + text[..span.start].matches('\n').count());
        format!("this is no story file: line {line}: {}", error.message().trim().replace('\n', "; "))
    })?;
    let (mut story, mut mistakes) = (Story::default(), Vec::new());
    let mut tell = |what: String| mistakes.push(format!("{name}: {what}"));
    let mut sources = None;
    for (key, value) in table {
        match (key.as_str(), value) {
            ("title", Value::String(title)) => title.trim().clone_into(&mut story.title),
            ("title", other) => tell(format!("title is {}; expected a text in quotation marks", kind(&other))),
            ("source", Value::Array(items)) => sources = Some(items),
            ("source", _) => tell("source is no list; begin each with a line [[source]]".to_owned()),
            (other, _) => {
                let meant = nearest(other, ["title", "[[source]]"].into_iter());
                tell(format!("there is no key {other:?} in a story; did you mean {meant}?"));
            }
        }
    }
    for (number, item) in (1..).zip(sources.into_iter().flatten()) {
        match item {
            Value::Table(table) => story.sources.extend(listed(table, number, &mut tell)),
            other => tell(format!("source {number} is {}; begin each with a line [[source]]", kind(&other))),
        }
    }
    if story.sources.is_empty() {
        let first = mistakes.into_iter().next().map(|first| first.replacen(&format!("{name}: "), "", 1));
        return Err(first.unwrap_or_else(|| {
            "this story names no source; expected [[source]] with a line at = \"path or address\"".to_owned()
        }));
    }
    Ok((story, mistakes))
}

fn listed(table: Table, number: usize, tell: &mut impl FnMut(String)) -> Option<Listed> {
    let mut listed = Listed::default();
    for (key, value) in table {
        let known = KEYS.contains(&key.as_str());
        let text = match value {
            _ if !known => {
                let meant = nearest(&key, KEYS.into_iter());
                tell(format!("source {number}: there is no key {key:?}; did you mean {meant}?"));
                continue;
            }
            Value::String(text) => text.trim().to_owned(),
            Value::Datetime(date) if key == "date" => date.to_string(),
            other => {
                tell(format!("source {number}: {key} is {}; expected a text in quotation marks", kind(&other)));
                continue;
            }
        };
        let Listed { at, stated: Stated { outlet, title, author, date, language } } = &mut listed;
        let field = match key.as_str() {
            "at" => at,
            "outlet" => outlet,
            "title" => title,
            "author" => author,
            "date" => date,
            _ => language,
        };
        *field = text;
    }
    if listed.at.is_empty() {
        tell(format!("source {number}: at is missing; expected a path or an address"));
        return None;
    }
    Some(listed)
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::String(_) => "a text",
        Value::Integer(_) | Value::Float(_) => "a number",
        Value::Boolean(_) => "true or false",
        Value::Datetime(_) => "a date",
        Value::Array(_) => "a list",
        Value::Table(_) => "a table",
    }
}

/// Returns a story as a story file holds it.
pub fn format(story: &Story) -> String {
    let line = |key: &str, text: &str| format!("{key} = {}\n", Value::String(text.to_owned()));
    let mut text = format!("{MARK}\n");
    if !story.title.is_empty() {
        text += &line("title", &story.title);
    }
    for Listed { at, stated } in &story.sources {
        text += "\n[[source]]\n";
        let values = [at, &stated.outlet, &stated.title, &stated.author, &stated.date, &stated.language];
        for (key, value) in KEYS.into_iter().zip(values) {
            if !value.is_empty() {
                text += &line(key, value);
            }
        }
    }
    text
}

/// Writes a story file, whole or not at all; paths of its sources below its folder become relative to that.
///
/// # Errors
/// [`Error::Refused`] where a file is there that the program did not write; [`Error::Write`] where it cannot be written.
pub fn save(path: &Path, story: &Story) -> Result<()> {
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let failed = |source| Error::Write { path: path.clone(), source };
    match read(path) {
        Ok(there) if there.starts_with(MARK) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        _ => {
            let what =
                format!("{} is there already and is no story that rashomon wrote; name another file", path.display());
            return Err(Error::Refused(what));
        }
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let real = fs::canonicalize(&folder).map_err(failed)?;
    let mut story = story.clone();
    for listed in &mut story.sources {
        if let Ok(below) = Path::new(&listed.at).strip_prefix(&real) {
            listed.at = below.display().to_string();
        }
    }
    let mut file = builder().tempfile_in(&folder).map_err(failed)?;
    file.write_all(format(&story).as_bytes()).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    persist(file, path).map_err(failed)
}

fn persist(file: NamedTempFile, path: &Path) -> io::Result<()> {
    file.persist(path).map(|_| ()).map_err(|error| error.error)
}

/// A file that others may read as far as the user lets them read any new file.
fn builder() -> tempfile::Builder<'static, 'static> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        tempfile::Builder::new().permissions(fs::Permissions::from_mode(0o666)).to_owned()
    }
    #[cfg(not(unix))]
    tempfile::Builder::new()
}

#[cfg(test)]
mod tests;
