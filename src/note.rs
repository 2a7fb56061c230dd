//! What a reader noted, and on which words of which articles.
//!
//! A [`Note`] is plain data that is read from and written to one file. Where its [`Target`]s lie in a text as it is
//! today is [`anchor`]'s work, files are [`store`]'s, and [`notebook`] finds the notes of an open article,
//! [`query`] those that are asked for.
//!
//! The form on disk is kept readable both ways: a field that is missing is empty, a field or a value that is not known
//! is kept as it was.

use std::collections::HashSet;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::path::PathBuf;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::place;

pub mod anchor;
pub mod notebook;
pub mod query;
pub mod store;

/// The version of the form on disk; a file with a higher one is read but never written.
pub const SCHEMA: u32 = 1;

/// A note of the reader's on one to many passages.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Note {
    /// The form's version, [`SCHEMA`] when written by this program.
    pub schema: u32,
    /// Names the note and its file: lower-case letters, digits and hyphens (see [`is_id`]).
    pub id: String,
    /// Counts the savings; 0 where it never was saved.
    pub revision: u64,
    /// What sort of note it is.
    pub kind: Kind,
    /// The reader's own words, Markdown; may be empty.
    pub body: String,
    /// Labels, without `#`.
    pub tags: Vec<String>,
    /// When it was begun: UTC, ISO 8601, in seconds.
    pub created: String,
    /// When its words were last changed: UTC, ISO 8601, in seconds.
    pub updated: String,
    /// What it is about, one to many.
    pub targets: Vec<Target>,
    /// How the targets stand to each other, where the reader said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relation: Option<Relation>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Note {
    /// Returns a new note on `targets` with an id of its own, begun now and not yet saved.
    pub fn new(kind: Kind, targets: Vec<Target>) -> Self {
        let now = now();
        Self { schema: SCHEMA, id: new_id(), kind, targets, created: now.clone(), updated: now, ..Self::default() }
    }

    /// Returns what its writer put into it.
    pub fn content(&self) -> Content {
        Content {
            kind: self.kind.clone(),
            body: self.body.clone(),
            tags: self.tags.clone(),
            relation: self.relation.clone(),
        }
    }

    /// Puts other content into it, and sets the time of change to now.
    pub fn write(&mut self, content: Content) {
        let Content { kind, body, tags, relation } = content;
        (self.kind, self.body, self.tags, self.relation) = (kind, body, tags, relation);
        self.touch();
    }

    /// Keeps, for as long as it is a draft, what its note said when it was begun.
    pub fn begin_on(&mut self, content: &Content) {
        self.extra.insert(BEGUN_ON.to_owned(), content.fingerprint().into());
    }

    /// Tells whether a draft was begun on this content; one that does not say so is taken to be.
    pub fn is_begun_on(&self, content: &Content) -> bool {
        let begun_on = self.extra.get(BEGUN_ON).and_then(Value::as_str);
        begun_on.is_none_or(|begun_on| begun_on == content.fingerprint())
    }

    /// Takes away what a draft alone has.
    pub fn end_draft(&mut self) {
        self.extra.remove(BEGUN_ON);
    }

    /// Sets the time of change to now.
    pub fn touch(&mut self) {
        self.updated = now();
    }

    /// Tells whether a newer version of the program wrote it, so that it may be read but not saved.
    pub const fn is_newer(&self) -> bool {
        self.schema > SCHEMA
    }
}

/// The field of a draft that says what its note was like when it was begun.
const BEGUN_ON: &str = "begun_on";

/// What a note says, apart from what it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content {
    /// What sort of note it is.
    pub kind: Kind,
    /// The reader's own words, Markdown; may be empty.
    pub body: String,
    /// Labels, without `#`.
    pub tags: Vec<String>,
    /// How the targets stand to each other, where the reader said so.
    pub relation: Option<Relation>,
}

impl Content {
    /// Returns what stands for it: equal for equal content, 64 hexadecimal digits.
    fn fingerprint(&self) -> String {
        anchor::sha256(&format!("{self:?}"))
    }

    /// Tells whether there is nothing in it that a reader would miss: no words and no tags.
    pub fn is_empty(&self) -> bool {
        self.body.trim().is_empty() && self.tags.is_empty()
    }
}

/// What sort of note it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A remark.
    #[default]
    Note,
    /// Something to ask or look up.
    Question,
    /// A claim to check.
    Claim,
    /// A mistake of the article's.
    Error,
    /// Words worth quoting.
    Quote,
    /// A mark without words.
    Flag,
    /// A kind that this version does not know, kept as it was.
    #[serde(untagged)]
    Unknown(String),
}

impl Kind {
    /// The known kinds in the order of the screen.
    pub const ALL: [Self; 6] = [Self::Note, Self::Question, Self::Claim, Self::Error, Self::Quote, Self::Flag];

    /// Returns the name used on screen and on disk.
    pub fn name(&self) -> &str {
        match self {
            Self::Note => "note",
            Self::Question => "question",
            Self::Claim => "claim",
            Self::Error => "error",
            Self::Quote => "quote",
            Self::Flag => "flag",
            Self::Unknown(name) => name,
        }
    }

    /// Returns the known kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// How the targets of a note stand to each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// They make the same claim.
    SameClaim,
    /// They cannot both be right.
    Conflict,
    /// One quotes the other.
    QuoteVsSource,
    /// One leaves out what the other tells.
    Omitted,
    /// Something else.
    Other,
    /// A relation that this version does not know, kept as it was.
    #[serde(untagged)]
    Unknown(String),
}

impl Relation {
    /// The known relations in the order of the screen.
    pub const ALL: [Self; 5] = [Self::SameClaim, Self::Conflict, Self::QuoteVsSource, Self::Omitted, Self::Other];

    /// Returns the name used on screen and on disk.
    pub fn name(&self) -> &str {
        match self {
            Self::SameClaim => "same-claim",
            Self::Conflict => "conflict",
            Self::QuoteVsSource => "quote-vs-source",
            Self::Omitted => "omitted",
            Self::Other => "other",
            Self::Unknown(name) => name,
        }
    }

    /// Returns the known relation of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|relation| relation.name() == name)
    }
}

/// How much of an article a target means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Some of its words.
    #[default]
    Quote,
    /// The whole of it; there is no quotation and nothing to search.
    Article,
}

/// Which article a target lies in; [`anchor::identity`] has the rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ArticleId {
    /// The canonical web address, where one is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The absolute path, for an article from a file, as [`crate::place`] spells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<PathBuf>,
    /// SHA-256 of the canonical text at the time, 64 hexadecimal digits.
    pub text_sha256: String,
}

/// What a note is about: a quotation with its surroundings, or a whole article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Target {
    /// Which article.
    pub article: ArticleId,
    /// The outlet's name at the time.
    pub outlet: String,
    /// The headline at the time.
    pub title: String,
    /// The article's date at the time, as its source gave it.
    pub published: String,
    /// Whether some words or the whole article is meant.
    pub scope: Scope,
    /// The quotation as it stood; empty for a whole article.
    pub exact: String,
    /// Up to 32 characters before it, cut at grapheme limits.
    pub prefix: String,
    /// Up to 32 characters after it, cut at grapheme limits.
    pub suffix: String,
    /// The whole sentence or sentences it lies in.
    pub sentence: String,
    /// The number of its paragraph, counted from 1; 0 where unknown.
    pub paragraph: usize,
    /// Where it starts: Unicode code points of the canonical text.
    pub start: usize,
    /// Where it ends, not included: Unicode code points of the canonical text.
    pub end: usize,
    /// The version of the rule that made the text canonical.
    pub canonical: u32,
    /// How it stood with the quotation when it was last looked for.
    pub state: State,
    /// The words that stand there now, where [`State::Changed`] or [`State::Review`].
    #[serde(skip_serializing_if = "String::is_empty")]
    pub found: String,
    /// The number of the paragraph it was last found in, where that is another one than [`Target::paragraph`]; else 0.
    #[serde(skip_serializing_if = "is_zero")]
    pub found_in: usize,
    /// Earlier quotations that the reader replaced by confirming what was found, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Earlier>,
    /// The hash of the text in which the reader declared the quotation gone; empty where he did not.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub gone_from: String,
    /// Fields that this version does not know.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Target {
    /// Tells whether it is on the same words of the same text as another one; how it stands with them may differ.
    pub fn is_on_the_same(&self, other: &Self) -> bool {
        let bare =
            |target: &Self| Self { state: State::default(), found: String::new(), found_in: 0, ..target.clone() };
        bare(self) == bare(other)
    }

    /// Returns the number of its paragraph after `sign`, and the one it was in where that differs; nothing where it is
    /// not known. `now` is the number of today, 0 where that is the one it was last found in.
    pub fn shown_paragraph(&self, sign: &str, now: usize) -> String {
        let now = [now, self.found_in, self.paragraph].into_iter().find(|number| *number > 0);
        match now {
            None => String::new(),
            Some(now) if now == self.paragraph || self.paragraph == 0 => format!("{sign}{now}"),
            Some(now) => format!("{sign}{now} (was {})", self.paragraph),
        }
    }

    /// Spells the path of the article in one way.
    pub fn settle(&mut self) {
        if let Some(path) = &mut self.article.path {
            let real = place::of_kept(path);
            // A note is kept as UTF-8.
            if real.to_str().is_some() {
                *path = real;
            }
        }
    }

    /// Returns the name to show for the article: its outlet, else its file's name, else its title.
    pub fn outlet_or_file(&self) -> &str {
        let file = self.article.path.as_deref().and_then(|path| path.file_name()?.to_str());
        if self.outlet.is_empty() { file.unwrap_or(&self.title) } else { &self.outlet }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
const fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// A quotation as it stood before the reader confirmed another one in its place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Earlier {
    /// The words.
    pub exact: String,
    /// SHA-256 of the text they stood in.
    pub text_sha256: String,
}

/// How it stands with a quotation in the text as it is today.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// The same words at the same place.
    #[default]
    Exact,
    /// The same words at another place.
    Moved,
    /// Other words at what surely is its place.
    Changed,
    /// Not found; nothing is lost, the old text is still there.
    Orphaned,
    /// Perhaps found; the reader decides. Also what a state that this version does not know becomes.
    #[serde(other)]
    Review,
}

impl State {
    /// Returns the name used on screen and on disk.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Review => "review",
            Self::Orphaned => "orphaned",
        }
    }

    /// Tells whether the quotation has a sure place in the text.
    pub const fn is_anchored(self) -> bool {
        matches!(self, Self::Exact | Self::Moved | Self::Changed)
    }
}

/// Returns the tags that somebody typed: words between blanks or commas, with or without `#`, each once.
pub fn tags(typed: &str) -> Vec<String> {
    let mut known = HashSet::new();
    let words = typed.split(|c: char| c == ',' || c.is_whitespace()).map(|tag| tag.trim_start_matches('#'));
    words.filter(|tag| !tag.is_empty() && known.insert(*tag)).map(str::to_owned).collect()
}

/// Returns the time: UTC, ISO 8601, in whole seconds.
pub fn now() -> String {
    Timestamp::from_second(Timestamp::now().as_second()).unwrap_or_default().to_string()
}

/// Digits and letters without those that are taken for one another (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// How many characters a new id has: 50 bits.
const ID_LENGTH: usize = 10;

/// Returns a new id: ten characters that no other note is likely to have.
pub fn new_id() -> String {
    // The standard library's hash keys are random for each process and differ for each state.
    let mut hasher = RandomState::new().build_hasher();
    hasher.write_i128(Timestamp::now().as_nanosecond());
    hasher.write_u32(std::process::id());
    let bits = hasher.finish();
    let letter = |place: usize| usize::try_from((bits >> (5 * place)) & 31).map_or('0', |at| char::from(ALPHABET[at]));
    (0..ID_LENGTH).map(letter).collect()
}

/// Tells whether `id` may name a note: 1 to 64 lower-case letters, digits and hyphens.
///
/// Nothing else becomes part of a path, so that an id cannot lead out of the folder.
pub fn is_id(id: &str) -> bool {
    (1..=64).contains(&id.len())
        && !id.starts_with('-')
        && id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_it_does_not_know() {
        let text = r#"{"schema":1,"id":"abc","kind":"hunch","colour":"red","relation":"echo","author":{"name":"N"},
            "targets":[{"exact":"x","state":"blurred","weight":3}]}"#;
        let note: Note = serde_json::from_str(text).unwrap();
        assert_eq!(note.kind, Kind::Unknown("hunch".into()));
        assert_eq!(note.targets[0].state, State::Review);
        let again: Value = serde_json::to_value(&note).unwrap();
        assert_eq!(again["kind"], "hunch");
        assert_eq!(again["relation"], "echo");
        assert_eq!(again["colour"], "red");
        assert_eq!(again["author"]["name"], "N");
        assert_eq!(again["targets"][0]["weight"], 3);
    }

    #[test]
    fn reads_a_note_without_any_field() {
        assert_eq!(serde_json::from_str::<Note>("{}").unwrap(), Note::default());
    }

    #[test]
    fn writes_names_as_the_screen_does() {
        for kind in Kind::ALL {
            assert_eq!(serde_json::to_value(&kind).unwrap(), kind.name());
            assert_eq!(Kind::from_name(kind.name()), Some(kind));
        }
        for relation in Relation::ALL {
            assert_eq!(serde_json::to_value(&relation).unwrap(), relation.name());
            assert_eq!(Relation::from_name(relation.name()), Some(relation));
        }
    }

    #[test]
    fn ids_are_ids_and_differ() {
        let ids: std::collections::HashSet<String> = (0..1000).map(|_| new_id()).collect();
        assert_eq!(ids.len(), 1000);
        assert!(ids.iter().all(|id| is_id(id) && id.len() == ID_LENGTH));
        for bad in ["", "..", "a/b", "../x", "A", "a.b", "-a", "a\\b", "a\0", &"a".repeat(65)] {
            assert!(!is_id(bad), "{bad:?}");
        }
    }

    #[test]
    fn tags_are_words() {
        assert_eq!(tags("#fog two\twords,,fog ##a#b # "), ["fog", "two", "words", "a#b"]);
        assert_eq!(tags(""), Vec::<String>::new());
    }

    #[test]
    fn tells_the_time_in_seconds() {
        let now = now();
        assert_eq!((now.len(), &now[19..]), (20, "Z"), "{now}");
    }
}
