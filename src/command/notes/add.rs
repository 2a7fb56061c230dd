//! `rashomon notes add`: a note on words that the user names.

use std::io::{self, Read};
use std::path::PathBuf;

use unicode_segmentation::GraphemeCursor;

use crate::article::sentences::split;
use crate::article::{Extract, Span, canonical};
use crate::error::{Error, Result};
use crate::note::anchor::Version;
use crate::note::store::Store;
use crate::note::{Kind, Note, Relation, Target, tags};

/// How long a note from standard input may be, in bytes.
const LONGEST: u64 = 1_000_000;

/// A note to add.
#[derive(Debug, Default)]
pub struct Add<'a> {
    /// The articles and the words quoted from each; none quoted means the whole article.
    pub passages: Vec<(&'a Extract, String)>,
    /// What sort of note it is.
    pub kind: Kind,
    /// The user's words, Markdown.
    pub body: String,
    /// Labels, as they were typed.
    pub tags: Vec<String>,
    /// How the passages stand to each other.
    pub relation: Option<Relation>,
}

/// Saves a new note, with the texts it is on, and returns it with what else is to be told, a sentence each: of words
/// that stand in a text several times the first place is taken.
///
/// Fails with [`Error::Refused`] where a quotation does not stand in its article's text to the letter, blanks aside.
pub fn add(store: &Store, wish: Add<'_>) -> Result<(Note, Vec<String>)> {
    let (mut targets, mut told) = (Vec::new(), Vec::new());
    for (extract, quote) in &wish.passages {
        targets.push(target(extract, quote, &mut told)?);
    }
    for (extract, _) in &wish.passages {
        store.keep_text(&extract.text)?;
    }
    let mut note = Note {
        id: store.free_id()?,
        body: wish.body,
        tags: tags(&wish.tags.join(" ")),
        relation: wish.relation,
        ..Note::new(wish.kind, targets)
    };
    store.save(&mut note)?;
    Ok((note, told))
}

/// Returns a note's words: `given`, or what standard input has where that is a hyphen.
///
/// Fails with [`Error::Usage`] where one of the `sources` is standard input, too, and where it is no text or too long.
pub fn body(given: String, sources: [Option<&String>; 2]) -> Result<String> {
    if given != "-" {
        return Ok(given);
    }
    if sources.into_iter().flatten().any(|source| source == "-") {
        return Err(Error::Usage(
            "standard input cannot be both an article and the note; save one to a file".to_owned(),
        ));
    }
    read_body(&mut io::stdin().lock())
}

fn read_body(input: &mut dyn Read) -> Result<String> {
    let mut bytes = Vec::new();
    let read = input.take(LONGEST + 1).read_to_end(&mut bytes);
    read.map_err(|source| Error::Read { path: PathBuf::from("standard input"), source })?;
    if bytes.len() as u64 > LONGEST {
        return Err(Error::Usage("the note on standard input is longer than 1 MB; shorten it".to_owned()));
    }
    let text = String::from_utf8(bytes);
    let text = text.map_err(|_| Error::Usage("the note on standard input is no UTF-8 text; convert it".to_owned()))?;
    Ok(text.trim_end().to_owned())
}

fn target(extract: &Extract, quote: &str, told: &mut Vec<String>) -> Result<Target> {
    let version = Version::of(extract);
    if quote.is_empty() {
        return Ok(Target::on_article(&version));
    }
    let (mut places, mut inside) = (find(extract, quote), Vec::new());
    if places.iter().any(|span| is_whole(&extract.text, *span)) {
        places.retain(|span| is_whole(&extract.text, *span));
    } else {
        inside.clone_from(&places);
    }
    let Some(&span) = places.first() else {
        return Err(Error::Refused(format!(
            "{}: the words {quote:?} do not stand in its text; quote them exactly as they are there",
            extract.details.source
        )));
    };
    if places.len() > 1 {
        told.push(format!(
            "{}: the words {quote:?} stand in its text {} times; the note is on the first, quote more to mean another",
            extract.details.source,
            places.len()
        ));
    }
    if !inside.is_empty() {
        told.push(format!(
            "{}: the words {quote:?} begin or end inside a word there; quote whole words if they are meant",
            extract.details.source
        ));
    }
    let number = extract.paragraphs.partition_point(|paragraph| paragraph.span.end <= span.start);
    Ok(Target::on_quote(&version, span, sentences(extract, number, span), number + 1))
}

/// Tells whether words begin and end where words of the text do.
fn is_whole(text: &str, span: Span) -> bool {
    let is_inside = |at: usize| {
        let (before, after) = (text[..at].chars().next_back(), text[at..].chars().next());
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
    };
    !is_inside(span.start) && !is_inside(span.end)
}

/// The places of a quotation, none of which cuts a grapheme, given in any line breaks and blanks; it may go over several paragraphs.
fn find(extract: &Extract, quote: &str) -> Vec<Span> {
    let line = canonical::line(quote);
    let pieces: Vec<String> = quote.split("\n\n").map(canonical::line).filter(|piece| !piece.is_empty()).collect();
    let places = |words: &String| -> Vec<Span> {
        let found = extract.text.match_indices(words.as_str());
        let spans = found.map(|(start, _)| Span::new(start, start + words.len()));
        spans.filter(|span| !cuts_grapheme(&extract.text, *span)).collect()
    };
    let ways = [line, pieces.join("\n\n")];
    let mut found = ways.iter().filter(|words| !words.is_empty()).map(places);
    found.find(|places| !places.is_empty()).unwrap_or_default()
}

fn cuts_grapheme(text: &str, span: Span) -> bool {
    let is_inside = |at: usize| {
        let mut cursor = GraphemeCursor::new(at, text.len(), true);
        // The whole text is at hand, so that nothing more can be asked for.
        !cursor.is_boundary(text, 0).unwrap_or(true)
    };
    is_inside(span.start) || is_inside(span.end)
}

/// The sentences of a paragraph that a quotation touches; the quotation alone where it goes beyond.
fn sentences(extract: &Extract, paragraph: usize, quote: Span) -> Span {
    let Some(paragraph) = extract.paragraphs.get(paragraph).map(|paragraph| paragraph.span) else { return quote };
    if quote.start < paragraph.start || paragraph.end < quote.end {
        return quote;
    }
    let mut whole = quote;
    for inside in split(&extract.text[paragraph.range()], "") {
        let span = Span::new(paragraph.start + inside.start, paragraph.start + inside.end);
        if span.overlaps(quote) {
            whole = Span::new(whole.start.min(span.start), whole.end.max(span.end));
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::canonical::Builder;
    use crate::article::{Details, Role};

    fn extract() -> Extract {
        let mut builder = Builder::default();
        builder.push(Role::Heading, "Fog");
        builder.push(Role::Body, "Fog came. It hid the boats. They met.");
        builder.finish(Details { source: "a.txt".into(), ..Details::default() })
    }

    #[test]
    fn words_that_stand_several_times_are_told() {
        let mut told = Vec::new();
        assert_eq!(super::target(&extract(), "Fog", &mut told).unwrap().start, 0);
        assert!(told[0].contains("2 times"), "{told:?}");
    }

    #[test]
    fn whole_words_are_taken_first_and_parts_of_words_are_told() {
        let mut told = Vec::new();
        assert_eq!(super::target(&extract(), "me", &mut told).unwrap().exact, "me");
        assert!(told[1].contains("a.txt: the words \"me\" begin or end inside a word"), "{told:?}");
        let mut builder = Builder::default();
        builder.push(Role::Body, "Hearts of art. Cafe\u{301}.");
        let extract = builder.finish(Details::default());
        let mut told = Vec::new();
        assert_eq!(super::target(&extract, "art", &mut told).unwrap().start, 10);
        assert_eq!(told, Vec::<String>::new());
    }

    #[test]
    fn no_quotation_cuts_a_grapheme() {
        let mut builder = Builder::default();
        builder.push(Role::Body, "The 👩\u{200d}🚒 came.");
        let extract = builder.finish(Details::default());
        assert!(super::target(&extract, "The 👩", &mut Vec::new()).is_err());
        assert!(super::target(&extract, "The 👩\u{200d}🚒", &mut Vec::new()).is_ok());
    }

    #[test]
    fn finds_words_whatever_the_blanks() {
        let target = target(&extract(), " hid\n the\u{a0}boats", &mut Vec::new()).unwrap();
        assert_eq!((target.exact.as_str(), target.sentence.as_str()), ("hid the boats", "It hid the boats."));
        assert_eq!((target.paragraph, target.start), (2, 18));
        let over = super::target(&extract(), "Fog\n\nFog came", &mut Vec::new()).unwrap();
        assert_eq!((over.exact.as_str(), over.paragraph), ("Fog\n\nFog came", 1));
    }

    #[test]
    fn says_which_words_do_not_stand_there() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path());
        let extract = extract();
        let wish = Add { passages: vec![(&extract, "hid the ships".into())], ..Add::default() };
        let error = add(&store, wish).unwrap_err().chain();
        assert!(error.contains("a.txt") && error.contains("hid the ships"), "{error}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is written");
    }

    #[test]
    fn tags_are_kept_as_the_reader_keeps_them() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path());
        let extract = extract();
        let tags = ["two words", "#hash", "a,b", ""].map(str::to_owned).to_vec();
        let (note, _) = add(&store, Add { passages: vec![(&extract, String::new())], tags, ..Add::default() }).unwrap();
        assert_eq!(note.tags, ["two", "words", "hash", "a", "b"]);
    }

    #[test]
    fn a_note_comes_from_standard_input() {
        assert_eq!(read_body(&mut "# Grüße\n\nAsk.\n".as_bytes()).unwrap(), "# Grüße\n\nAsk.");
        for (bytes, wanted) in [(b"\xff\xfe".to_vec(), "UTF-8"), (vec![b'a'; 1_000_001], "longer than 1 MB")] {
            let error = read_body(&mut bytes.as_slice()).unwrap_err();
            assert!(error.exit_code() == 2 && error.chain().contains(wanted), "{error}");
        }
        let source = "-".to_owned();
        assert!(body("-".into(), [Some(&source), None]).is_err());
        assert_eq!(body("Ask.".into(), [Some(&source), None]).unwrap(), "Ask.");
    }
}
