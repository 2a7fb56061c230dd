//! Articles, their details and notes on them as reports show them.

use std::sync::Arc;

use rashomon::article::{Article, Details};
use rashomon::comparison::Comparison;
use rashomon::note::anchor::Version;
use rashomon::note::notebook::Notebook;
use rashomon::note::{Kind, Note, Target};
use rashomon::report::text::{Colours, Look, WIDTH};
use rashomon::report::{self, Digest, Noted, Outcome, Unreadable, notes_on};
use rashomon::source::from_bytes;
use serde_json::Value;

use super::printed::{are_lines_harmless, is_colour_harmless, is_markdown_ours, is_page_ours};
use super::{parts, sound};

/// The words of a note, why a source cannot be read, the name of the sources, and two articles.
pub(crate) fn reports(bytes: &[u8]) {
    let [words, why, name, one, two]: [String; 5] = parts(bytes);
    let details = || Details { source: name.clone(), address: Some(name.clone()), ..Details::default() };
    let articles: Vec<Arc<Article>> = [one, two]
        .iter()
        .filter_map(|text| from_bytes(text.as_bytes(), "text/plain", None, details()).ok())
        .map(|extract| Arc::new(sound::read(extract)))
        .collect();
    let found = sound::compared(&articles);
    let mut outcomes: Vec<Outcome> = articles.iter().cloned().map(Ok).collect();
    outcomes.push(Err(Unreadable { source: name.clone(), why }));
    // What could not be read keeps its place in the comparison, too.
    let gathered = rashomon::comparison::compare(&report::articles(&outcomes), &mut |_| (), &|| false);
    let gathered = gathered.expect("never stale");
    assert_eq!(gathered.links, found.links);
    let notes = noted(&words, &articles);
    printed(&outcomes, &gathered, &notes);
}

/// A note on a quotation of each article, on the whole of it, and with these words in every field.
fn noted(words: &str, articles: &[Arc<Article>]) -> Vec<Noted> {
    let mut targets = Vec::new();
    for article in articles {
        let version = Version::new(&article.details, &article.text);
        targets.push(Target::on_article(&version));
        if let Some(sentence) = article.sentences.first() {
            targets.push(Target::on_quote(&version, sentence.span, sentence.span, 1));
        }
    }
    let note = Note {
        body: words.to_owned(),
        tags: vec![words.to_owned()],
        kind: Kind::Unknown(words.to_owned()),
        ..Note::new(Kind::Note, targets)
    };
    let articles: Vec<Option<Arc<Article>>> = articles.iter().cloned().map(Some).collect();
    notes_on(&articles, &Notebook::new(vec![note]), |_| None)
}

fn printed(outcomes: &[Outcome], found: &Comparison, notes: &[Noted]) {
    let digest = Digest::new(outcomes, found, notes);
    let text = |colours| written(|out| report::text::write(&digest, Look { colours, width: WIDTH }, out));
    let plain = text(Colours::None);
    are_lines_harmless(&plain);
    let coloured = text(Colours::Rich);
    is_colour_harmless(&coloured);
    is_page_ours(&written(|out| report::html::write(&digest, out)));
    // Notes are Markdown of the user's own; what is in the articles is not.
    let address = digest.articles.iter().flatten().find_map(|article| article.details.address.as_deref());
    let markdown = written(|out| report::markdown::write(&Digest::new(outcomes, found, &[]), out));
    is_markdown_ours(&markdown, &address.unwrap_or_default().replace("--", "%2D%2D"));
    let _ = written(|out| report::markdown::write(&digest, out));
    let json = written(|out| report::json::write(outcomes, found, Some(notes), out));
    let json: Value = serde_json::from_str(&json).expect("a JSON document");
    for (place, outcome) in outcomes.iter().enumerate() {
        let text = json["articles"][place]["text"].as_str();
        assert_eq!(text.unwrap_or_default(), outcome.as_ref().map_or("", |article| &*article.text));
    }
}

fn written(write: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>) -> String {
    let mut bytes = Vec::new();
    write(&mut bytes).expect("memory takes all");
    String::from_utf8(bytes).expect("a report is UTF-8")
}
