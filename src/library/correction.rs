//! What the reader corrected of what is known of an article, kept by what the article is known by.
//!
//! A correction lies under up to three names, each the hash of one thing: the address, the text, the path. So it is
//! found without reading any other, also when the page has changed or the file was moved.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{Library, SCHEMA, is_missing, parse};
use crate::article::roles::Reason;
use crate::article::{Details, Extract, Origin, Role, canonical};
use crate::error::{Error, Result};
use crate::note::anchor::{Version, identity, sha256};
use crate::note::{ArticleId, Target};
use crate::place;

/// What can be corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The outlet's name.
    Outlet,
    /// The headline.
    Title,
    /// The author's name.
    Author,
    /// The date of publication.
    Date,
    /// The web address.
    Address,
}

impl Field {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 5] = [Self::Outlet, Self::Title, Self::Author, Self::Date, Self::Address];

    /// Returns its name, on screen and in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Outlet => "outlet",
            Self::Title => "title",
            Self::Author => "author",
            Self::Date => "date",
            Self::Address => "address",
        }
    }

    /// Returns what is known, and where it came from.
    pub fn of(self, details: &Details) -> (&str, Option<Origin>) {
        let origins = &details.origins;
        match self {
            Self::Outlet => (&details.outlet, origins.outlet),
            Self::Title => (&details.title, origins.title),
            Self::Author => (&details.author, origins.author),
            Self::Date => (&details.published, origins.published),
            Self::Address => (details.address.as_deref().unwrap_or_default(), origins.address),
        }
    }

    /// Puts something else in its place.
    pub fn set(self, details: &mut Details, value: &str, origin: Option<Origin>) {
        let value = canonical::line(value);
        let origins = &mut details.origins;
        match self {
            Self::Outlet => (details.outlet, origins.outlet) = (value, origin),
            Self::Title => (details.title, origins.title) = (value, origin),
            Self::Author => (details.author, origins.author) = (value, origin),
            Self::Date => (details.published, origins.published) = (value, origin),
            Self::Address => {
                (details.address, origins.address) = (Some(value).filter(|value| !value.is_empty()), origin);
            }
        }
    }
}

/// What was corrected of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Correction {
    schema: u32,
    article: ArticleId,
    /// By the name of the field: what it is to be.
    fields: BTreeMap<String, String>,
    /// By the paragraph (see [`paragraph_keys`]): the name of the role it is to have.
    roles: BTreeMap<String, String>,
}

/// The roles that a reader can give a paragraph: part of the article, or set apart.
const ROLES: [Role; 2] = [Role::Body, Role::Furniture];

/// What the paragraphs of an article are known by after an edit elsewhere: the hash of the words, and how many
/// paragraphs before have the same.
fn paragraph_keys(extract: &Extract) -> impl Iterator<Item = String> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    extract.paragraphs.iter().map(move |paragraph| {
        let words = &extract.text[paragraph.span.range()];
        let before = seen.entry(words).or_default();
        *before += 1;
        format!("{}:{before}", &sha256(words)[..32])
    })
}

impl Library {
    /// Lets what was corrected of an article win over what it says itself.
    pub fn correct(&self, extract: &mut Extract) {
        if !self.folder.join("corrections").is_dir() {
            return;
        }
        let Some(correction) = self.correction(extract) else { return };
        for field in Field::ALL {
            if let Some(value) = correction.fields.get(field.name()) {
                field.set(&mut extract.details, &canonical::line(value), Some(Origin::Reader));
            }
        }
        if correction.roles.is_empty() {
            return;
        }
        let keys: Vec<String> = paragraph_keys(extract).collect();
        for (paragraph, key) in extract.paragraphs.iter_mut().zip(keys) {
            let named = correction.roles.get(&key);
            if let Some(role) = ROLES.into_iter().find(|role| named.is_some_and(|name| name == role.name())) {
                (paragraph.role, paragraph.reason) = (role, Some(Reason::Reader));
            }
        }
    }

    /// Keeps a correction of an article; `None` takes it back. `extract` tells which article, as its source gave it.
    pub fn keep_correction(&self, extract: &Extract, field: Field, value: Option<&str>) -> Result<()> {
        self.change(extract, |correction| match value {
            Some(value) => _ = correction.fields.insert(field.name().to_owned(), canonical::line(value)),
            None => _ = correction.fields.remove(field.name()),
        })
    }

    /// Keeps what role the reader gave a paragraph; `None` leaves that to the rules again.
    pub fn keep_role(&self, extract: &Extract, paragraph: usize, role: Option<Role>) -> Result<()> {
        let Some(key) = paragraph_keys(extract).nth(paragraph) else { return Ok(()) };
        self.change(extract, |correction| match role {
            Some(role) => _ = correction.roles.insert(key, role.name().to_owned()),
            None => _ = correction.roles.remove(&key),
        })
    }

    fn change(&self, extract: &Extract, change: impl FnOnce(&mut Correction)) -> Result<()> {
        // Who corrected the address means the article that was known by another one.
        let fresh = || Correction { article: identity_of(extract), ..Correction::default() };
        let mut correction = self.correction(extract).unwrap_or_else(fresh);
        correction.schema = SCHEMA;
        change(&mut correction);
        if correction.article.text_sha256 == sha256(&extract.text) {
            self.keep_text(&extract.text)?;
        }
        self.made("corrections")?;
        let known = keys(&correction.article);
        if let Some(earlier) = spelled_key(extract).filter(|earlier| !known.contains(earlier)) {
            // It is kept under the one spelling from now on; where it stays, that is found first.
            let _ = self.storage.remove(&self.file("corrections", &earlier)?);
        }
        for key in known {
            let path = self.file("corrections", &key)?;
            if correction.fields.is_empty() && correction.roles.is_empty() {
                match self.storage.remove(&path) {
                    Err(source) if !is_missing(&source) => return Err(Error::Write { path, source }),
                    _ => {}
                }
            } else {
                self.write(&path, &correction)?;
            }
        }
        Ok(())
    }

    /// The correction of an article, by its address, its text, or its path where at least half of the text is the same.
    fn correction(&self, extract: &Extract) -> Option<Correction> {
        let version = Version::of(extract);
        let article = identity_of(extract);
        keys(&article).into_iter().chain(spelled_key(extract)).find_map(|key| {
            let bytes = self.storage.read(&self.file("corrections", &key).ok()?).ok()?;
            let mut correction: Correction = parse(&bytes).ok().flatten()?;
            correction.article.path = correction.article.path.map(|path| place::of_kept(&path));
            let target = Target { article: correction.article.clone(), ..Target::default() };
            let stored = self.text(&correction.article.text_sha256);
            identity::is_same(&target, &version, stored.as_deref()).then_some(correction)
        })
    }

    /// The hashes of the texts that corrections are known by.
    pub(super) fn corrected_texts(&self) -> Vec<String> {
        let folder = self.folder.join("corrections");
        let names = self.storage.list(&folder).unwrap_or_default();
        let read = |name: String| parse::<Correction>(&self.storage.read(&folder.join(name)).ok()?).ok().flatten();
        names.into_iter().filter_map(read).map(|correction| correction.article.text_sha256).collect()
    }
}

fn identity_of(extract: &Extract) -> ArticleId {
    let Details { address, path, .. } = &extract.details;
    ArticleId { address: address.clone(), path: path.clone(), text_sha256: sha256(&extract.text) }
}

fn keys(article: &ArticleId) -> Vec<String> {
    let address = article.address.as_ref().map(|address| format!("address {address}"));
    let path = article.path.as_ref().map(|path| path_name(path));
    let text = format!("text {}", article.text_sha256);
    address.into_iter().chain([text]).chain(path).map(|key| sha256(&key)[..32].to_owned()).collect()
}

fn path_name(path: &Path) -> String {
    format!("path {}", path.display())
}

/// The key that earlier versions gave the path of a file: as it was spelled.
fn spelled_key(extract: &Extract) -> Option<String> {
    let Details { source, path, .. } = &extract.details;
    path.as_ref()?;
    let spelled = std::path::absolute(source).ok()?;
    Some(sha256(&path_name(&spelled))[..32].to_owned())
}
