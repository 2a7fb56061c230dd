//! What is copied: a passage with its source, or every outlet's wording of it.

use super::noting;
use crate::article::Span;
use crate::comparison::SentenceId;
use crate::note::{Note, Target};
use crate::reader::app::App;
use crate::reader::clipboard;
use crate::reader::message::Effect;
use crate::reader::noted::Spot;

/// Copies what is selected, else the sentence in hand, with where it stands.
pub(super) fn passage(app: &mut App) -> Vec<Effect> {
    let Some(Spot { pane, span: Some(span) }) = noting::current_spot(app) else {
        app.notice = Some("there is no sentence to copy yet".to_owned());
        return Vec::new();
    };
    let text = quoted(app, pane, span);
    app.selection = None;
    copy(app, &text, "the passage with its source")
}

/// Copies the wording of every outlet that has the sentence in hand, each with where it stands.
pub(super) fn comparison(app: &mut App) -> Vec<Effect> {
    let Some(current) = app.current() else {
        app.notice = Some("there is no sentence to copy yet".to_owned());
        return Vec::new();
    };
    let mut parts = Vec::new();
    let mut without = Vec::new();
    let slots = app.slots.clone();
    for pane in [current.article].into_iter().chain(slots.into_iter().filter(|pane| *pane != current.article)) {
        let Some(article) = app.article(pane) else { continue };
        let mut sentences =
            if pane == current.article { vec![current.sentence] } else { app.counterparts(current, pane) };
        sentences.sort_unstable();
        if sentences.is_empty() {
            without.push(app.outlet(pane));
        }
        let spans: Vec<Span> = sentences.iter().map(|sentence| article.sentences[*sentence].span).collect();
        parts.extend(spans.into_iter().map(|span| quoted(app, pane, span)));
    }
    if !without.is_empty() {
        parts.push(format!("Not in: {}\n", without.join(", ")));
    }
    copy(app, &parts.join("\n"), "every outlet's wording")
}

/// Copies sentences, each with where it stands.
pub(super) fn sentences(app: &mut App, ids: &[SentenceId], what: &str) -> Vec<Effect> {
    let span = |id: &SentenceId| Some((id.article, app.article(id.article)?.sentences.get(id.sentence)?.span));
    let parts: Vec<String> = ids.iter().filter_map(span).map(|(pane, span)| quoted(app, pane, span)).collect();
    if parts.is_empty() {
        app.notice = Some("there is nothing to copy yet".to_owned());
        return Vec::new();
    }
    copy(app, &parts.join("\n"), what)
}

/// Copies notes, by their places: what each is on, then its words.
pub(super) fn notes(app: &mut App, places: &[usize]) -> Vec<Effect> {
    let text = places.iter().map(|place| text(&app.notes[*place].note)).collect::<Vec<_>>().join("\n");
    copy(app, &text, if places.len() == 1 { "the note and what it is on" } else { "the notes and what they are on" })
}

fn text(note: &Note) -> String {
    let on = |target: &Target| match target.exact.as_str() {
        "" => format!("— {}\n", target.outlet_or_file()),
        exact => format!("{exact}\n— {}\n", target.outlet_or_file()),
    };
    let quotes: String = note.targets.iter().map(on).collect();
    format!("{quotes}\n{}\n", note.body)
}

fn copy(app: &mut App, text: &str, what: &str) -> Vec<Effect> {
    let (text, is_whole) = clipboard::bounded(text);
    let cut = if is_whole { "" } else { "; it was too long and is cut" };
    app.notice = Some(format!("sent to the clipboard: {what}, if the terminal lets programs do that{cut}"));
    vec![Effect::Copy(text)]
}

/// A passage, and below it its outlet, headline, date, address or file, and paragraph.
fn quoted(app: &App, pane: usize, span: Span) -> String {
    let Some(page) = app.panes[pane].page() else { return String::new() };
    let details = &page.extract.details;
    let path = || details.path.as_ref().map(|path| path.display().to_string());
    let place = details.address.clone().or_else(path).unwrap_or_else(|| details.source.clone());
    let date = details.published.split('T').next().unwrap_or_default().to_owned();
    let parts =
        [app.outlet(pane), details.title.clone(), date, place, format!("¶{}", page.paragraph_at(span.start) + 1)];
    let source: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}\n— {}\n", &page.extract.text[span.range()], source.join(", "))
}
