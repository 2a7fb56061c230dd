//! Text comes in: what the user named becomes an [`Extract`], or a sentence that says why not.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::article::{Details, Extract, Origin, canonical};
use crate::error::{Error, Result};
use crate::place;
use crate::story::Stated;

pub mod access;
pub mod address;
mod cache;
mod encoding;
#[cfg(feature = "fetch")]
mod fetch;
mod folder;
mod format;
mod html;
mod markdown;
mod metadata;
mod own;
mod page;
mod plain;
mod sample;
mod set;
mod web;

use access::{Access, Progress};
use encoding::Decoded;
use format::Kind;
pub use set::Set;

/// The largest source that is opened, in bytes.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// One place an article comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// A web page by its address.
    Address(String),
    /// Standard input.
    Standard,
    /// An article of the bundled sample story, by its place.
    Sample(usize),
    /// Another source, with what a story says of it.
    Stated {
        /// The source.
        source: Box<Source>,
        /// What is said of it, which wins over what it says itself.
        stated: Box<Stated>,
    },
    /// Something that cannot become an article; it keeps its place, with the reason.
    Refused {
        /// What the user named.
        origin: String,
        /// The reason, a whole clause.
        why: String,
    },
}

impl Source {
    /// Returns the name the user knows it by.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Address(address) => address.clone(),
            Self::Standard => "-".to_owned(),
            Self::Sample(place) => sample::NAMES[*place].to_owned(),
            Self::Stated { source, .. } => source.name(),
            Self::Refused { origin, .. } => origin.clone(),
        }
    }

    /// Returns the articles of the bundled sample story.
    pub fn sample() -> Vec<Self> {
        (0..sample::NAMES.len()).map(Self::Sample).collect()
    }

    /// Returns the sources that arguments name, as [`Set::from_arguments`] does.
    pub fn from_arguments(arguments: &[String]) -> Vec<Self> {
        Set::from_arguments(arguments).sources
    }
}

fn refused(origin: &str, why: &str) -> Source {
    Source::Refused { origin: origin.to_owned(), why: why.to_owned() }
}

fn ending(path: &Path) -> Option<String> {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase())
}

/// An article as it was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Its text.
    pub extract: Extract,
    /// What else is to be told of how it came, a sentence.
    pub told: Option<String>,
    /// When its page was fetched, RFC 3339, where one that was kept was opened.
    pub kept: Option<String>,
}

/// Opens a source.
///
/// `progress` hears how far an address has come; where `is_cancelled` says so, its page is no longer waited for.
///
/// # Errors
/// [`Error::Source`] where it is missing, unreadable, empty, not text or over its limit ([`MAX_BYTES`], for a page
/// [`access::Limits`]).
pub fn open(
    source: &Source,
    access: &Access,
    progress: &mut dyn FnMut(Progress),
    is_cancelled: &dyn Fn() -> bool,
) -> Result<Opened> {
    let begun = Instant::now();
    let opened = find(source, access, progress, is_cancelled);
    match &opened {
        Ok(opened) => log::info!(
            "{}: opened in {:.1?}, {} bytes of text",
            source.name(),
            begun.elapsed(),
            opened.extract.text.len()
        ),
        Err(error) => log::warn!("not opened after {:.1?}: {}", begun.elapsed(), error.chain()),
    }
    opened
}

fn find(
    source: &Source,
    access: &Access,
    progress: &mut dyn FnMut(Progress),
    is_cancelled: &dyn Fn() -> bool,
) -> Result<Opened> {
    let origin = source.name();
    let failed = |why: String| Error::Source { origin: origin.clone(), why };
    let (bytes, path) = match source {
        Source::Refused { why, .. } => return Err(failed(why.clone())),
        Source::Stated { source, stated } => {
            let mut opened = find(source, access, progress, is_cancelled)?;
            state(&mut opened.extract.details, stated);
            return Ok(opened);
        }
        Source::Address(address) => return web::open(address, access, progress, is_cancelled).map_err(failed),
        Source::Sample(place) => (sample::TEXTS[*place].as_bytes().to_vec(), None),
        Source::Standard => (read(io::stdin().lock()).map_err(failed)?, None),
        Source::File(path) => {
            let file = File::open(path).map_err(|error| failed(cannot_open(path, &error)))?;
            (read(file).map_err(failed)?, Some(place::of(path)))
        }
    };
    let details = Details { source: origin.clone(), path, ..Details::default() };
    let extract = extract(&bytes, Declared::of(source), details).map_err(failed)?;
    Ok(Opened { extract, told: None, kept: None })
}

/// Lets what a story says of an article win.
fn state(details: &mut Details, stated: &Stated) {
    let origins = &mut details.origins;
    for (said, field, origin) in [
        (&stated.outlet, &mut details.outlet, Some(&mut origins.outlet)),
        (&stated.title, &mut details.title, Some(&mut origins.title)),
        (&stated.author, &mut details.author, Some(&mut origins.author)),
        (&stated.date, &mut details.published, Some(&mut origins.published)),
        (&stated.language, &mut details.language, None),
    ] {
        let said = canonical::line(said);
        if !said.is_empty() {
            *field = said;
            if let Some(origin) = origin {
                *origin = Some(Origin::Story);
            }
        }
    }
}

/// What a date is expected to be, as a sentence tells it.
pub const EXPECTED_DATE: &str = "a day such as 2026-11-29 or 29 November 2026, or a time such as 2026-11-29T18:30";

/// Returns a date that somebody wrote in ISO 8601, as those of articles are read; `None` where it is none.
pub fn read_date(written: &str) -> Option<String> {
    metadata::date::date(written)
}

/// Opens a source without more ado: pages are fetched with the usual limits and none is kept.
///
/// # Errors
/// Those of [`open`].
pub fn load(source: &Source) -> Result<Extract> {
    open(source, &Access::default(), &mut |_| (), &|| false).map(|opened| opened.extract)
}

/// Reads the article that bytes hold, as [`open`] does once they have come; nothing is opened or asked.
///
/// `media_type` ("text/html") and `charset` are what a transfer says of them; what is empty or not known is told by the
/// bytes.
///
/// # Errors
/// [`Error::Source`] where they hold no article.
pub fn from_bytes(bytes: &[u8], media_type: &str, charset: Option<&str>, details: Details) -> Result<Extract> {
    let origin = details.source.clone();
    extract(bytes, Declared::of_transfer(media_type, charset), details).map_err(|why| Error::Source { origin, why })
}

/// What a source says of its bytes before anyone looks at them.
#[derive(Clone, Copy, Debug, Default)]
struct Declared<'a> {
    /// What they are written in.
    kind: Option<Kind>,
    /// The label of their encoding, as a transfer names it.
    charset: Option<&'a str>,
}

impl<'a> Declared<'a> {
    fn of(source: &Source) -> Self {
        let Source::File(path) = source else { return Self::default() };
        Self { kind: ending(path).and_then(|ending| Kind::of_ending(&ending)), charset: None }
    }

    fn of_transfer(media_type: &str, charset: Option<&'a str>) -> Self {
        Self { kind: Kind::of_media_type(media_type), charset }
    }
}

/// Returns the article that bytes hold, or a clause that says why they hold none.
fn extract(bytes: &[u8], declared: Declared, details: Details) -> std::result::Result<Extract, String> {
    if let Some(refusal) = format::refusal(bytes, &details.source) {
        return Err(refusal);
    }
    let kind = Kind::of(bytes, declared.kind);
    log::info!("{}: {} bytes, read as {kind:?}", details.source, bytes.len());
    // A page is read whatever is strewn in it, as browsers do.
    if kind != Kind::Html && !encoding::is_text(bytes) {
        return Err("this is not text (it holds zero bytes); expected a text, a Markdown file or a web page".to_owned());
    }
    let Decoded { text, notices } = encoding::decode(bytes, declared.charset, kind == Kind::Html);
    let mut extract = match kind {
        Kind::Markdown => markdown::extract(&text, details),
        Kind::Html => html::extract(&text, details),
        Kind::Plain => plain::extract(&text, details),
    };
    if extract.paragraphs.is_empty() {
        return Err(match kind {
            Kind::Html => "the page holds no text; it may show it only with scripts: open it in a browser, save it there and open the file",
            _ => "there is no text in it; expected an article",
        }
        .to_owned());
    }
    extract.notices.extend(notices);
    Ok(extract)
}

fn cannot_open(path: &Path, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file; check the name".to_owned(),
        io::ErrorKind::PermissionDenied => "you may not read this file; check its permissions".to_owned(),
        _ if path.is_dir() => "this is a folder that appeared just now; open it again".to_owned(),
        _ => format!("the file cannot be opened: {error}"),
    }
}

fn read(from: impl Read) -> std::result::Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    match from.take(MAX_BYTES + 1).read_to_end(&mut bytes) {
        Err(error) => Err(format!("it cannot be read: {error}")),
        Ok(_) if bytes.len() as u64 > MAX_BYTES => {
            Err(format!("it is over {} MB; split it or cut it down", MAX_BYTES / 1024 / 1024))
        }
        Ok(_) => Ok(bytes),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn why(source: &Source) -> String {
        load(source).expect_err("a refusal").to_string()
    }

    #[test]
    fn bytes_are_read_as_what_their_transfer_says_they_are() {
        let read = |media_type, charset| {
            let details = Details { source: "x".to_owned(), ..Details::default() };
            from_bytes(b"Gate\n====\n\ncaf\xe9", media_type, charset, details).map(|extract| extract.text.to_string())
        };
        assert_eq!(read("text/markdown", Some("latin1")).unwrap(), "Gate\n\ncafé");
        assert_eq!(read("text/plain", Some("koi8-r")).unwrap(), "Gate ====\n\ncafИ");
        let why = from_bytes(b" ", "", None, Details { source: "x".to_owned(), ..Details::default() }).unwrap_err();
        assert!(why.to_string().starts_with("x: "), "{why}");
    }

    fn file(folder: &Path, name: &str, bytes: &[u8]) -> Source {
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        Source::File(path)
    }

    #[test]
    fn every_bad_source_says_what_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let missing = Source::File(folder.path().join("gone.txt"));
        assert!(why(&missing).contains("there is no such file"));
        assert!(why(&file(folder.path(), "empty.txt", b" \n ")).contains("no text in it"));
        assert!(why(&file(folder.path(), "data.txt", b"a\0b")).contains("not text"));
        assert!(why(&file(folder.path(), "paper.pdf", b"%PDF-1.7")).contains("pdftotext"));
        assert!(why(&Source::File(folder.path().to_owned())).contains(&folder.path().display().to_string()));
    }

    #[test]
    fn a_source_over_the_limit_is_refused_and_one_below_it_opens() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("long.txt");
        let long = File::create(&path).unwrap();
        long.set_len(MAX_BYTES + 1).unwrap();
        assert!(why(&Source::File(path)).contains("over 64 MB"));
        let text = "A sentence of some length stands here. ".repeat(10 * 1024 * 1024 / 39);
        let Source::File(path) = file(folder.path(), "ten.txt", text.as_bytes()) else { unreachable!() };
        assert_eq!(load(&Source::File(path)).unwrap().paragraphs.len(), 1);
    }

    #[test]
    fn a_folder_stands_for_its_articles_by_name() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.md", "a.txt", "c.HTML", ".hidden.txt", "picture.png"] {
            file(folder.path(), name, b"text");
        }
        let names: Vec<String> = Source::from_arguments(&[folder.path().display().to_string()])
            .iter()
            .map(|source| source.name().rsplit('/').next().unwrap().to_owned())
            .collect();
        assert_eq!(names, ["a.txt", "b.md", "c.HTML"]);
    }

    #[test]
    fn an_empty_folder_a_second_dash_and_a_strange_address_keep_their_places() {
        let folder = tempfile::tempdir().unwrap();
        let arguments = [folder.path().display().to_string(), "-".into(), "-".into(), "ftp://a.example".into()];
        let sources = Source::from_arguments(&arguments);
        assert_eq!(sources.len(), 4);
        assert!(why(&sources[0]).contains("holds no article"));
        assert!(why(&sources[2]).contains("only once"));
        assert!(why(&sources[3]).contains("expected http: or https:"));
    }
}
