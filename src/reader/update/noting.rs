//! Notes: begun, written, listed, deleted, undone, exported.

use std::path::PathBuf;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use super::moving;
use crate::note;
use crate::reader::action::Command;
use crate::reader::app::{App, Change, Draft, Kept, Mode, Spot};
use crate::reader::message::{Effect, Message, Quoted, Request};

/// The longest name that an exported file is given, in characters.
const NAME_CHARACTERS: usize = 60;

/// Carries out a command on notes from among the articles.
pub(super) fn perform(app: &mut App, command: Command) -> Vec<Effect> {
    match command {
        Command::Note => match current_spot(app) {
            Some(spot) => begin(app, &[spot]),
            None => app.notice = Some("there is no sentence to note on yet".to_owned()),
        },
        Command::NotePair => match current_pair(app) {
            Some(pair) => begin(app, &pair),
            None => app.notice = Some("no other outlet has this; a note on one passage is made otherwise".to_owned()),
        },
        Command::EditNote => match note_in_hand(app) {
            Some(place) => edit(app, place),
            None => app.notice = Some("there is no note on this sentence".to_owned()),
        },
        Command::DeleteNote => match note_in_hand(app) {
            Some(place) => return remove(app, place),
            None => app.notice = Some("there is no note on this sentence".to_owned()),
        },
        Command::Undo => return undo(app),
        Command::Redo => return redo(app),
        Command::Notes => app.mode = Mode::Notes { selected: first_here(app) },
        Command::Export => ask_path(app),
        _ => {}
    }
    Vec::new()
}

/// Carries out a command in the list of notes: unsaved words first, then the notes.
pub(super) fn in_list(app: &mut App, command: Command) -> Vec<Effect> {
    let Mode::Notes { selected } = app.mode else { return Vec::new() };
    let rows = app.drafts.len() + app.notes.len();
    let page = usize::from(app.size.1 / 4).max(1);
    let to = match command {
        Command::LineDown => selected + 1,
        Command::LineUp => selected.saturating_sub(1),
        Command::PageDown => selected + page,
        Command::PageUp => selected.saturating_sub(page),
        Command::Top => 0,
        Command::Bottom => rows,
        Command::Cancel => {
            app.mode = Mode::Reading;
            return Vec::new();
        }
        Command::Help => {
            app.mode = Mode::Help { top: 0 };
            return Vec::new();
        }
        Command::Undo => return undo(app),
        Command::Redo => return redo(app),
        Command::Export => {
            ask_path(app);
            return Vec::new();
        }
        command => return on_row(app, command, selected),
    };
    app.mode = Mode::Notes { selected: to.min(rows.saturating_sub(1)) };
    Vec::new()
}

fn on_row(app: &mut App, command: Command, selected: usize) -> Vec<Effect> {
    let drafts = app.drafts.len();
    let place = selected.checked_sub(drafts).filter(|place| *place < app.notes.len());
    match (command, place) {
        (Command::Go, Some(place)) => go(app, place),
        (Command::EditNote, Some(place)) => edit(app, place),
        (Command::DeleteNote, Some(place)) => {
            let effects = remove(app, place);
            app.mode = Mode::Notes { selected: selected.min((drafts + app.notes.len()).saturating_sub(2)) };
            return effects;
        }
        (Command::Go | Command::EditNote, None) if selected < drafts => {
            let kept = app.drafts[selected].clone();
            write(app, kept);
        }
        (Command::DeleteNote, None) if selected < drafts => {
            let kept = app.drafts.remove(selected);
            app.notice = Some(format!("unsaved words dropped; {}", undo_hint(app)));
            let id = kept.id.clone();
            app.history.push(Change::Dropped(kept));
            return vec![Effect::Keep(Request::DropDraft(id))];
        }
        _ => {}
    }
    Vec::new()
}

fn go(app: &mut App, place: usize) {
    let found = app.notes[place].places.iter().flatten().find_map(|(pane, place)| Some((*pane, place.span?.start)));
    match found {
        Some((pane, offset)) => {
            app.mode = Mode::Reading;
            moving::jump(app, pane, offset);
        }
        None => app.notice = Some("the place of this note is not in the open articles".to_owned()),
    }
}

fn current_spot(app: &App) -> Option<Spot> {
    let current = app.current()?;
    let span = app.article(current.article)?.sentences.get(current.sentence)?.span;
    Some(Spot { pane: current.article, span })
}

fn current_pair(app: &App) -> Option<[Spot; 2]> {
    let current = app.current()?;
    let spot = current_spot(app)?;
    let on_screen = app.on_screen().iter().copied();
    let mut others = on_screen.chain(0..app.panes.len()).filter(|pane| *pane != current.article);
    let (pane, sentence) = others.find_map(|pane| Some((pane, app.counterpart(current, pane)?)))?;
    let span = app.article(pane)?.sentences[sentence].span;
    Some([spot, Spot { pane, span }])
}

/// Returns the note on the sentence in hand, the latest where there are several, as a place in the list.
fn note_in_hand(app: &App) -> Option<usize> {
    let spot = current_spot(app)?;
    app.notes.iter().rposition(|noted| noted.touches(spot.pane, spot.span))
}

/// The row of the list to begin with: that of the note in hand, else the first note of the open articles.
fn first_here(app: &App) -> usize {
    let open = || app.notes.iter().position(|noted| noted.places.iter().flatten().next().is_some());
    app.drafts.len() * usize::from(!app.notes.is_empty()) + note_in_hand(app).or_else(open).unwrap_or(0)
}

fn begin(app: &mut App, spots: &[Spot]) {
    let kept = app.drafts.iter().find(|kept| kept.spots == spots).cloned();
    let fresh = || Kept { id: note::new_id(), body: String::new(), quotes: Vec::new(), spots: spots.to_vec() };
    write(app, kept.unwrap_or_else(fresh));
}

fn edit(app: &mut App, place: usize) {
    let note = &app.notes[place].note;
    if note.is_newer() {
        app.notice = Some("a newer version of this program wrote this note; it can only be read here".to_owned());
        return;
    }
    let kept = app.drafts.iter().find(|kept| kept.id == note.id).cloned();
    let quotes = note.targets.iter().map(|target| target.exact.clone()).collect();
    let fresh = Kept { id: note.id.clone(), body: note.body.clone(), quotes, spots: Vec::new() };
    write(app, kept.unwrap_or(fresh));
}

fn write(app: &mut App, kept: Kept) {
    let mut text = TextArea::from(kept.body.lines());
    text.set_wrap_mode(WrapMode::Word);
    text.set_cursor_line_style(ratatui::style::Style::new());
    text.move_cursor(CursorMove::Bottom);
    text.move_cursor(CursorMove::End);
    let before = app.notes.iter().find(|noted| noted.note.id == kept.id).map(|noted| noted.note.body.clone());
    let from_list = match app.mode {
        Mode::Notes { selected } => Some(selected),
        _ => None,
    };
    app.mode = Mode::Writing(Box::new(Draft {
        from_list,
        id: kept.id,
        quotes: kept.quotes,
        spots: kept.spots,
        before,
        text,
        unsaved: false,
    }));
}

/// Saves what is being written, or exports to the path that was typed.
pub(super) fn save(app: &mut App) -> Vec<Effect> {
    match std::mem::replace(&mut app.mode, Mode::Reading) {
        Mode::Writing(draft) => {
            app.mode = draft.from_list.map_or(Mode::Reading, |selected| Mode::Notes { selected });
            let body = draft.body();
            let known = app.drafts.iter().any(|kept| kept.id == draft.id);
            app.drafts.retain(|kept| kept.id != draft.id);
            if body.trim().is_empty() && draft.before.is_none() {
                app.notice = Some("nothing was written; no note was made".to_owned());
                return if known { vec![Effect::Keep(Request::DropDraft(draft.id))] } else { Vec::new() };
            }
            match &draft.before {
                Some(before) if *before == body => {
                    app.notice = Some("nothing was changed".to_owned());
                    return vec![Effect::Keep(Request::DropDraft(draft.id))];
                }
                Some(before) => {
                    let (id, before, after) = (draft.id.clone(), before.clone(), body.clone());
                    app.history.push(Change::Edited { id, before, after });
                }
                None => app.history.push(Change::Added(draft.id.clone())),
            }
            let quoted = quoted(app, &draft.spots);
            vec![Effect::Keep(Request::Save { id: draft.id, body, quoted })]
        }
        Mode::Exporting(path) => export(app, path.lines().concat().trim()),
        mode => {
            app.mode = mode;
            Vec::new()
        }
    }
}

/// Closes what is being written; the words are kept.
pub(super) fn close(app: &mut App) -> Vec<Effect> {
    let effect = keep_draft(app);
    if let Mode::Writing(draft) = std::mem::replace(&mut app.mode, Mode::Reading) {
        app.mode = draft.from_list.map_or(Mode::Reading, |selected| Mode::Notes { selected });
        let body = draft.body();
        app.drafts.retain(|kept| kept.id != draft.id);
        if body.trim().is_empty() || draft.before.as_ref() == Some(&body) {
            return vec![Effect::Keep(Request::DropDraft(draft.id))];
        }
        let list = app.keys.first(crate::reader::action::Context::Reader, Command::Notes);
        app.notice = Some(format!("not saved, but kept: {list} lists it"));
        let quotes = if draft.quotes.is_empty() { words_of(app, &draft.spots) } else { draft.quotes };
        app.drafts.push(Kept { id: draft.id, body, quotes, spots: draft.spots });
    }
    effect.into_iter().collect()
}

fn words_of(app: &App, spots: &[Spot]) -> Vec<String> {
    let words = |spot: &Spot| Some(app.panes[spot.pane].page()?.extract.text[spot.span.range()].to_owned());
    spots.iter().filter_map(words).collect()
}

/// Keeps unsaved words on disk.
pub(super) fn keep_draft(app: &mut App) -> Option<Effect> {
    let Mode::Writing(draft) = &mut app.mode else { return None };
    if !std::mem::replace(&mut draft.unsaved, false) {
        return None;
    }
    let (id, body, spots) = (draft.id.clone(), draft.body(), draft.spots.clone());
    Some(Effect::Keep(Request::Draft { id, body, quoted: quoted(app, &spots) }))
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

/// Takes pasted text into the field that is written in; control characters are left out.
pub(super) fn paste(app: &mut App, text: &str) {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let clean: String = lines.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control()).collect();
    match &mut app.mode {
        Mode::Writing(draft) => {
            draft.unsaved |= draft.text.insert_str(clean);
        }
        Mode::Exporting(path) => {
            path.insert_str(clean.replace('\n', " "));
        }
        _ => {}
    }
}

fn quoted(app: &App, spots: &[Spot]) -> Vec<Quoted> {
    let quoted = |spot: &Spot| {
        let page = app.panes[spot.pane].page()?;
        Some(Quoted {
            extract: page.extract.clone(),
            span: spot.span,
            paragraph: page.paragraph_at(spot.span.start) + 1,
        })
    };
    spots.iter().filter_map(quoted).collect()
}

fn remove(app: &mut App, place: usize) -> Vec<Effect> {
    let id = app.notes[place].note.id.clone();
    app.history.push(Change::Deleted(id.clone()));
    app.notice = Some(format!("note deleted; {}", undo_hint(app)));
    vec![Effect::Keep(Request::Remove(id))]
}

fn undo_hint(app: &App) -> String {
    format!("{} undoes it", app.keys.first(super::context(&app.mode), Command::Undo))
}

fn undo(app: &mut App) -> Vec<Effect> {
    let Some(change) = app.history.done.pop() else {
        app.notice = Some("nothing to undo".to_owned());
        return Vec::new();
    };
    let request = match &change {
        Change::Added(id) => Request::Remove(id.clone()),
        Change::Deleted(id) => Request::Restore(id.clone()),
        Change::Edited { id, before, .. } => save_again(id, before),
        Change::Dropped(kept) => {
            app.drafts.push(kept.clone());
            Request::Draft { id: kept.id.clone(), body: kept.body.clone(), quoted: quoted(app, &kept.spots) }
        }
    };
    app.notice = Some(format!("undone: {}", change.name()));
    app.history.undone.push(change);
    vec![Effect::Keep(request)]
}

fn redo(app: &mut App) -> Vec<Effect> {
    let Some(change) = app.history.undone.pop() else {
        app.notice = Some("nothing to redo".to_owned());
        return Vec::new();
    };
    let request = match &change {
        Change::Added(id) => Request::Restore(id.clone()),
        Change::Deleted(id) => Request::Remove(id.clone()),
        Change::Edited { id, after, .. } => save_again(id, after),
        Change::Dropped(kept) => {
            app.drafts.retain(|other| other.id != kept.id);
            Request::DropDraft(kept.id.clone())
        }
    };
    app.notice = Some(format!("done again: {}", change.name()));
    app.history.done.push(change);
    vec![Effect::Keep(request)]
}

fn save_again(id: &str, body: &str) -> Request {
    Request::Save { id: id.to_owned(), body: body.to_owned(), quoted: Vec::new() }
}

fn ask_path(app: &mut App) {
    if noted_here(app).is_empty() {
        app.notice = Some("there are no notes on the open articles yet".to_owned());
        return;
    }
    let mut path = TextArea::from([format!("./{}.md", file_name(&title(app)))]);
    path.set_cursor_line_style(ratatui::style::Style::new());
    path.move_cursor(CursorMove::End);
    app.mode = Mode::Exporting(Box::new(path));
}

fn title(app: &App) -> String {
    let mut titles = app.panes.iter().filter_map(|pane| Some(pane.page()?.extract.details.title_or_source()));
    titles.next().unwrap_or("notes").to_owned()
}

/// Returns a file name made from a title: letters and digits in lower case, hyphens between.
fn file_name(title: &str) -> String {
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
    let here = app.notes.iter().filter(|noted| noted.places.iter().any(Option::is_some));
    here.map(|noted| noted.note.id.clone()).collect()
}

fn export(app: &mut App, path: &str) -> Vec<Effect> {
    if path.is_empty() {
        app.notice = Some("no file was named; nothing was written".to_owned());
        return Vec::new();
    }
    let (title, ids) = (title(app), noted_here(app));
    vec![Effect::Keep(Request::Export { path: PathBuf::from(path), title, ids })]
}

/// Takes in what the keeper of the notes reports.
pub(super) fn receive(app: &mut App, message: Message) {
    match message {
        Message::Notes { notes, drafts, warnings } => {
            app.notes = notes;
            app.drafts = drafts;
            if let Some(warning) = warnings.into_iter().next_back() {
                app.notice = Some(warning);
            } else if !app.drafts.is_empty() {
                let list = app.keys.first(crate::reader::action::Context::Reader, Command::Notes);
                app.notice = Some(format!("words of an unsaved note were kept: {list} lists them"));
            }
        }
        Message::Placed { pane, places } => {
            for (id, target, place) in places {
                let noted = app.notes.iter_mut().find(|noted| noted.note.id == id);
                if let Some(slot) = noted.and_then(|noted| noted.places.get_mut(target)) {
                    *slot = Some((pane, place));
                }
            }
        }
        Message::Saved { noted, told } => {
            let what = told.unwrap_or_else(|| "note saved".to_owned());
            app.notice.get_or_insert(what);
            match app.notes.iter_mut().find(|other| other.note.id == noted.note.id) {
                Some(known) => *known = noted,
                None => app.notes.push(noted),
            }
            app.notes.sort_by(|a, b| (&a.note.created, &a.note.id).cmp(&(&b.note.created, &b.note.id)));
        }
        Message::NotSaved { kept, why } => {
            app.drafts.retain(|other| other.id != kept.id);
            app.drafts.push(kept);
            app.notice = Some(why);
        }
        Message::Removed { id } => app.notes.retain(|noted| noted.note.id != id),
        Message::Exported(told) | Message::Failed(told) => app.notice = Some(told),
        _ => {}
    }
}

impl Draft {
    /// Returns the words written.
    pub fn body(&self) -> String {
        self.text.lines().join("\n")
    }
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
