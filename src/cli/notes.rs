//! `rashomon notes`: what can be asked for.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand, ValueEnum, ValueHint};

use crate::export::Group;
use crate::note::{Kind, Relation};

/// Shown below the help of `notes`.
pub(super) const EXAMPLES: &str = "\
Examples:
  rashomon notes list                        all notes, one a line
  rashomon notes list fog kind:question      questions with the word fog
  rashomon notes add ledger.txt --quote 'cracks in two of its piers' --body 'Two or three?'
  rashomon notes check ledger.txt            how the notes of an article fared in its text of today
  rashomon notes export -o notes.md          write them as Markdown, or bring that file up to date
  rashomon notes export --format jsonld -o notes.jsonld && rashomon notes import notes.jsonld

Exit codes: 0 done, 1 something failed, 2 wrong usage or no such note, 3 what --exit-code asks for.";

const QUERIES: &str = "\
Examples:
  rashomon notes list fog harbour            both words, in note, tags, quotations, outlets or titles
  rashomon notes list '\"two of its piers\"'   these words, one after the other
  rashomon notes list --tag numbers --kind claim,error
  rashomon notes list outlet:post since:2031-11-01
  rashomon notes list --state review,orphaned
  rashomon notes list 'fog -#weather' --json   fog, but without that tag

A query is words and any of #tag, kind:, relation:, state:, outlet:, article:, since: and until: (days, UTC); all must
hold. #town/ is also the tags below it, #num* all that begin so; a hyphen before a term means that it does not hold
(a query that begins with one comes after --). It is the language of the reader's list of notes.
The columns are id, kind, outlets, quotation and note, separated by tabs; a state is the one that was last stored.";

const ADDING: &str = "\
Examples:
  rashomon notes add ledger.txt --quote 'cracks in two of its piers' --body 'Two or three?' --tag numbers
  rashomon notes add ledger.txt --quote 'two of its piers' --with post.txt --with-quote 'three of its piers' \\
      --kind claim --relation conflict --body 'Ask the divers.'
  rashomon notes add ledger.txt --body 'No byline.'        a note on the whole article
  rashomon notes add ledger.txt --body - < remarks.md      its words from standard input

The id of the new note is printed.";

const CHECKING: &str = "\
The columns are id, number of the quotation in its note, state (exact, moved, changed, review, orphaned), place (code
points), quotation, and the words found where they are others. Nothing is changed.

Examples:
  rashomon notes check ledger.txt
  rashomon notes check --exit-code ledger.txt || echo 'read them again'

Exit codes: 0 done, 1 something failed, 2 wrong usage; with --exit-code 3 where a quotation is changed, orphaned or to
be reviewed.";

const EXPORTING: &str = "\
Examples:
  rashomon notes export -o notes.md          all notes
  rashomon notes export --tag numbers --group outlet --title 'Who says which number' -o numbers.md
  rashomon notes export kind:claim since:2031-11-01 -o claims.md
  rashomon notes export --format jsonld -o notes.jsonld

A document begins with properties (YAML): title, dates, tags and the articles, each with a letter. Exporting again into
the same file renews what you did not edit, adds what is new and takes out notes that were deleted; what you edited and
what you wrote around it stays, and is told. A note with several tags stands under its first.

With --format jsonld it is a collection of Web Annotations (W3C) with nothing left out, for other programs and for
`rashomon notes import`; a file of that sort is brought up to date, too, any other file is left alone.";

const IMPORTING: &str = "\
Examples:
  rashomon notes import notes.jsonld             take in what `rashomon notes export --format jsonld` wrote
  rashomon notes import --dry-run others.jsonld  say what would be done, and do nothing
  curl -s https://hub.example/annotations | rashomon notes import -

Other programs' Web Annotations (JSON-LD, as Hypothesis gives them) are taken in, too. A line tells of each annotation:
new, renewed (the file has a later version; the earlier goes to the trash), older (the version here is as late or later,
and stays) or same, then the note's id, quotation and note, separated by tabs.

Exit codes: 0 done, 1 something could not be taken in, 2 wrong usage.";

const RESTORING: &str = "\
Examples:
  rashomon notes restore                     what is in the trash: file, quotation, note
  rashomon notes restore k7m2qx9dab          the latest of that id; its id is printed";

/// The names of the kinds, in the order of the screen.
const KINDS: [&str; 6] = ["note", "question", "claim", "error", "quote", "flag"];

/// The names of the relations, in the order of the screen.
const RELATIONS: [&str; 5] = ["same-claim", "conflict", "quote-vs-source", "omitted", "other"];

/// The names of the groups.
const GROUPS: [&str; 3] = ["passage", "outlet", "tag"];

/// What notes are exported as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum NotesFormat {
    /// A document for people
    Markdown,
    /// Web Annotations, with nothing left out
    Jsonld,
}

/// What can be done with notes from the shell.
#[derive(Debug, Subcommand)]
pub enum NotesCommand {
    /// List the notes, or those that match a query, one a line
    #[command(after_long_help = QUERIES)]
    List {
        /// Which notes.
        #[command(flatten)]
        wanted: Wanted,
        /// Print them as JSON, as they are stored
        #[arg(long)]
        json: bool,
    },
    /// Show one note whole
    Show {
        /// The note's id, as listed
        id: String,
        /// Print it as JSON, as it is stored
        #[arg(long)]
        json: bool,
    },
    /// Add a note on an article, on words of it, or on words of two articles
    #[command(after_long_help = ADDING)]
    Add {
        /// The article
        #[arg(value_hint = ValueHint::AnyPath)]
        source: String,
        /// The words of the article that the note is on; without them, it is on the whole article
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true, value_parser = quotation)]
        quote: Option<String>,
        /// A second article
        #[arg(long, value_name = "SOURCE", value_hint = ValueHint::AnyPath)]
        with: Option<String>,
        /// The words of the second article
        #[arg(long, value_name = "TEXT", requires = "with", allow_hyphen_values = true, value_parser = quotation)]
        with_quote: Option<String>,
        /// What sort of note it is
        #[arg(long, value_name = "KIND", default_value = "note", value_parser = PossibleValuesParser::new(KINDS).try_map(kind))]
        kind: Kind,
        /// How the two stand to each other
        #[arg(long, requires = "with", value_parser = PossibleValuesParser::new(RELATIONS).try_map(relation))]
        relation: Option<Relation>,
        /// What the note says, in Markdown; - reads it from standard input
        #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true, allow_hyphen_values = true)]
        body: String,
        /// A tag; may be given several times
        #[arg(long = "tag", value_name = "TAG")]
        tags: Vec<String>,
    },
    /// Find the notes of an article in its text of today and print how each fared
    #[command(after_long_help = CHECKING)]
    Check {
        /// The article
        #[arg(value_hint = ValueHint::AnyPath)]
        source: String,
        /// Print the places as JSON
        #[arg(long)]
        json: bool,
        /// End with 3 where a quotation no longer stands there to the letter
        #[arg(long)]
        exit_code: bool,
    },
    /// Write the notes, or those that match a query, as Markdown; a file exported before is brought up to date
    #[command(after_long_help = EXPORTING)]
    Export {
        /// Which notes.
        #[command(flatten)]
        wanted: Wanted,
        /// As what they are written
        #[arg(long, default_value = "markdown", value_name = "FORMAT", value_enum)]
        format: NotesFormat,
        /// The title of a new document
        #[arg(long, default_value = "Notes", value_name = "TEXT")]
        title: String,
        /// How a new Markdown document is ordered: passage (as they stand in the articles), outlet or tag, with headings
        #[arg(long, default_value = "passage", value_name = "GROUP", value_parser = PossibleValuesParser::new(GROUPS).try_map(group))]
        group: Group,
        /// Write to this file instead of standard output
        #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        output: Option<PathBuf>,
    },
    /// Take in notes, or other programs' annotations, from a JSON-LD file
    #[command(after_long_help = IMPORTING)]
    Import {
        /// The file; - for standard input
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
        /// Say what would be done, and do nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Bring a note back from the trash; without an id, list what is there
    #[command(after_long_help = RESTORING)]
    Restore {
        /// The note's id, or its file's name in the trash
        id: Option<String>,
        /// Print what is in the trash as JSON, as it is stored
        #[arg(long, conflicts_with = "id")]
        json: bool,
    },
}

/// Which notes are meant.
#[derive(Args, Clone, Debug, Default)]
pub struct Wanted {
    /// Words and fields that must all hold; none means all notes
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// Only those with this tag, as #TAG in a query; may be given several times
    #[arg(long = "tag", value_name = "TAG")]
    pub tags: Vec<String>,
    /// Only those of this kind, as kind:KIND in a query
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// Only those with a quotation in this state, as state:STATE in a query
    #[arg(long, value_name = "STATE")]
    pub state: Option<String>,
}

impl Wanted {
    /// Returns all that was asked for as one query.
    pub fn text(&self) -> String {
        let quoted = |field: &str, value: &String| format!("{field}:\"{}\"", value.replace('"', ""));
        let mut terms = self.query.clone();
        terms.extend(self.tags.iter().map(|tag| quoted("tag", tag)));
        terms.extend(self.kind.iter().map(|kind| quoted("kind", kind)));
        terms.extend(self.state.iter().map(|state| quoted("state", state)));
        terms.join(" ")
    }
}

fn quotation(words: &str) -> Result<String, String> {
    let has_words = !words.trim().is_empty();
    has_words.then(|| words.to_owned()).ok_or_else(|| "give words, or leave it out for the whole article".to_owned())
}

fn kind(name: String) -> Result<Kind, String> {
    Kind::from_name(&name).ok_or(name)
}

fn relation(name: String) -> Result<Relation, String> {
    Relation::from_name(&name).ok_or(name)
}

fn group(name: String) -> Result<Group, String> {
    Group::from_name(&name).ok_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_and_relation_can_be_named() {
        assert!(Kind::ALL.iter().map(Kind::name).eq(KINDS));
        assert!(Group::ALL.map(Group::name).eq(&GROUPS));
        assert!(Relation::ALL.iter().map(Relation::name).eq(RELATIONS));
    }
}
