//! Writing: a note in its window, the path of an export.

use std::path::PathBuf;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use super::asking;
use crate::article::Span;
use crate::config;
use crate::note::{Content, Kind};
use crate::reader::action::{Command, Context};
use crate::reader::app::{About, App, Mode};
use crate::reader::history::Change;
use crate::reader::message::{Effect, Request};
use crate::reader::noted::{Draft, Kept, Part, Quoted, Spot, Words};

/// The longest name that an exported file is given, in characters.
const NAME_CHARACTERS: usize = 60;

/// Returns a field of many lines with words to begin with.
pub(super) fn field(words: &str) -> TextArea<'static> {
    let mut text = TextArea::from(words.lines());
    text.set_wrap_mode(WrapMode::Word);
    text.set_cursor_line_style(ratatui::style::Style::new());
    text.move_cursor(CursorMove::Bottom);
    text.move_cursor(CursorMove::End);
    text
}

/// Opens the window in which a note is written, with what it says so far.
pub(super) fn write(app: &mut App, kept: Kept) {
    let Kept { id, content, before, quotes, spots, .. } = kept;
    let tags = content.tags.join(" ");
    let tags = if tags.is_empty() { tags } else { tags + " " };
    app.open(Mode::Writing(Box::new(Draft {
        id,
        quotes,
        spots,
        before,
        text: field(&content.body),
        tags: asking::field(&tags),
        tags_before: (content.tags, tags),
        choices: Vec::new(),
        kind: content.kind,
        relation: content.relation,
        part: Part::Words,
        unsaved: false,
    })));
}

/// Content as a window gives it back, so that a body with another line end is not taken for changed.
fn as_written(content: Content) -> Content {
    Content { body: content.body.lines().collect::<Vec<_>>().join("\n"), ..content }
}

/// Saves what is being written.
pub(super) fn save(app: &mut App) -> Vec<Effect> {
    let Mode::Writing(draft) = app.close() else { return Vec::new() };
    let content = draft.content();
    app.drafts.retain(|kept| kept.id != draft.id);
    if draft.before.is_none() && content.is_empty() && content.kind != Kind::Flag {
        app.notice = Some("nothing was written; no note was made".to_owned());
        return vec![Effect::Keep(Request::EndDraft(draft.id))];
    }
    match &draft.before {
        Some(before) if as_written(before.clone()) == content => {
            app.notice = Some("nothing was changed".to_owned());
            return vec![Effect::Keep(Request::EndDraft(draft.id))];
        }
        Some(before) => {
            let (id, before, after) = (draft.id.clone(), before.clone(), content.clone());
            app.history.push(Change::Edited { id, before, after });
        }
        None => app.history.push(Change::Added(draft.id.clone())),
    }
    show(app, &draft.id, &content);
    let (quoted, before) = (quoted(app, &draft.spots), draft.before);
    vec![Effect::Keep(Request::Save { id: draft.id, content, before, quoted })]
}

/// Gives a note other content than it had before.
pub(super) fn change(app: &mut App, id: &str, before: &Content, content: &Content) -> Effect {
    show(app, id, content);
    Effect::Keep(Request::Change { id: id.to_owned(), before: before.clone(), content: content.clone() })
}

/// Shows what a note says at once: what is done before the keeper answers must build on it.
fn show(app: &mut App, id: &str, content: &Content) {
    if let Some(noted) = app.note_mut(id) {
        noted.note.write(content.clone());
    }
}

/// Closes what is being written; the words are kept.
pub(super) fn close(app: &mut App) -> Vec<Effect> {
    let effect = keep_draft(app);
    if let Mode::Writing(draft) = app.close() {
        let content = draft.content();
        app.drafts.retain(|kept| kept.id != draft.id);
        let is_new = draft.before.is_none();
        if is_new && content.is_empty() || draft.before.clone().map(as_written).as_ref() == Some(&content) {
            return vec![Effect::Keep(Request::EndDraft(draft.id))];
        }
        let list = app.keys.first(Context::Reader, Command::Notes);
        app.notice = Some(format!("not saved, but kept: {list} lists it"));
        let quotes = if draft.quotes.is_empty() { words_of(app, &draft.spots) } else { draft.quotes };
        app.drafts.push(Kept {
            id: draft.id,
            content,
            before: draft.before,
            quotes,
            spots: draft.spots,
            on_disk: true,
        });
    }
    effect.into_iter().collect()
}

fn words_of(app: &App, spots: &[Spot]) -> Vec<String> {
    let words = |spot: &Spot| {
        let text = &app.panes.get(spot.pane)?.page()?.extract.text;
        Some(spot.span.map_or_else(String::new, |span| text.get(span.range()).unwrap_or_default().to_owned()))
    };
    spots.iter().filter_map(words).collect()
}

/// What is being written, whatever lies over it.
pub(super) fn drafted(app: &mut App) -> Option<&mut Draft> {
    let mut modes = app.below.iter_mut().chain([&mut app.mode]);
    modes.find_map(|mode| if let Mode::Writing(draft) = mode { Some(&mut **draft) } else { None })
}

/// Keeps unsaved words on disk.
pub(super) fn keep_draft(app: &mut App) -> Option<Effect> {
    let draft = drafted(app)?;
    if !std::mem::replace(&mut draft.unsaved, false) {
        return None;
    }
    let (id, content, spots) = (draft.id.clone(), draft.content(), draft.spots.clone());
    let before = draft.before.clone();
    Some(Effect::Keep(Request::Draft { id, content, before, quoted: quoted(app, &spots) }))
}

/// Lets go of the places in an article whose text is about to be another one: unsaved words keep what they are on by its
/// words, as it is on disk.
pub(super) fn let_go(app: &mut App, pane: usize) -> Vec<Effect> {
    let is_on_it = |spots: &[Spot]| spots.iter().any(|spot| spot.pane == pane);
    let mut effects = Vec::new();
    let mut kept = std::mem::take(&mut app.drafts);
    for kept in kept.iter_mut().filter(|kept| is_on_it(&kept.spots)) {
        if kept.quotes.is_empty() {
            kept.quotes = words_of(app, &kept.spots);
        }
        kept.spots.clear();
    }
    app.drafts = kept;
    let open = drafted(app).filter(|draft| is_on_it(&draft.spots)).map(|draft| {
        draft.unsaved = false;
        (draft.id.clone(), draft.content(), draft.before.clone(), std::mem::take(&mut draft.spots))
    });
    if let Some((id, content, before, spots)) = open {
        let quotes = words_of(app, &spots);
        effects.push(Effect::Keep(Request::Draft { id, content, before, quoted: quoted(app, &spots) }));
        if let Some(draft) = drafted(app) {
            draft.quotes = quotes;
        }
    }
    effects
}

/// Takes a key into a text field; tells whether it changed the words.
///
/// As in shells, Ctrl-u deletes to the beginning of the line. Ctrl-j is what a terminal without bracketed paste sends
/// for a line end, so it must never delete anything.
pub(super) fn input(text: &mut TextArea<'static>, event: KeyEvent) -> bool {
    match (event.code, event.modifiers) {
        (KeyCode::Char('u'), KeyModifiers::CONTROL) => text.delete_line_by_head(),
        (KeyCode::Char('j'), KeyModifiers::CONTROL) => {
            text.insert_newline();
            true
        }
        _ => text.input(event),
    }
}

/// Returns pasted text with one kind of line end and without other control characters.
pub(super) fn clean(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    lines.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control()).collect()
}

/// Returns what a new note is on, with its text, for the keeper.
pub(super) fn quoted(app: &App, spots: &[Spot]) -> Vec<Quoted> {
    let quoted = |spot: &Spot| {
        let page = app.panes[spot.pane].page()?;
        let words = |span: Span| {
            let sentences = page.article.as_ref().map_or(span, |article| article.sentences_around(span));
            Words { span, sentences, paragraph: page.paragraph_at(span.start) + 1 }
        };
        Some(Quoted { extract: page.extract.clone(), words: spot.span.map(words) })
    };
    spots.iter().filter_map(quoted).collect()
}

/// Asks for the file that notes are written to: these, by their ids; none means those of the open articles.
pub(super) fn ask_path(app: &mut App, ids: Vec<String>) {
    let ids = if ids.is_empty() { noted_here(app) } else { ids };
    if ids.is_empty() {
        app.notice = Some("there are no notes on the open articles yet".to_owned());
        return;
    }
    let path = format!("./{}.md", file_name(&title(app)));
    asking::ask(app, About::Export(ids), &path);
}

/// What the articles are called together: the first headline, where nothing else is known.
pub(super) fn title(app: &App) -> String {
    if !app.title.is_empty() {
        return app.title.clone();
    }
    let mut titles = app.panes.iter().filter_map(|pane| Some(pane.page()?.extract.details.title_or_source()));
    titles.next().unwrap_or("notes").to_owned()
}

/// Returns a file name made from a title: letters and digits in lower case, hyphens between.
pub(super) fn file_name(title: &str) -> String {
    let words: Vec<String> = title
        .split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'')
        .map(|word| word.to_lowercase().replace(['’', '\''], ""))
        .filter(|word| !word.is_empty())
        .collect();
    let name: String = words.join("-").chars().take(NAME_CHARACTERS).collect();
    let name = name.trim_end_matches('-');
    if name.is_empty() { "notes".to_owned() } else { name.to_owned() }
}

fn noted_here(app: &App) -> Vec<String> {
    let here = app.notes.iter().filter(|noted| noted.is_open());
    here.map(|noted| noted.note.id.clone()).collect()
}

/// Writes notes to a file.
pub(super) fn export(app: &App, path: &str, ids: Vec<String>) -> Vec<Effect> {
    let title = title(app);
    vec![Effect::Keep(Request::Export { path: PathBuf::from(config::expand(path)), title, ids })]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_file_name() {
        assert_eq!(file_name("Flood gate firm ‘was warned’: 900 homes"), "flood-gate-firm-was-warned-900-homes");
        assert_eq!(file_name("../../etc/passwd"), "etc-passwd");
        assert_eq!(file_name("…"), "notes");
        assert!(file_name(&"wort ".repeat(40)).len() <= NAME_CHARACTERS);
    }
}
