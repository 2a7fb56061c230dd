//! The list of notes: narrowed, ordered, marked, and what is done to its rows.

use super::history::{redo, undo, undo_hint};
use super::writing::{ask_path, write};
use super::{copying, lists, moving, noting, reviewing};
use crate::note::{Target, new_id};
use crate::reader::action::{Command, Context};
use crate::reader::app::{App, Mode};
use crate::reader::history::Change;
use crate::reader::list::List;
use crate::reader::message::{Effect, Request, Shelving};
use crate::reader::noted::Noted;
use crate::reader::notelist::{NoteList, Row, Scope};

/// Shows the list, beginning with the note in hand, else with the first one of the open articles.
pub(super) fn show(app: &mut App) {
    let open = || app.notes.iter().position(Noted::is_open);
    let first = noting::note_in_hand(app).or_else(open);
    let selected = first.map_or(0, |place| app.drafts.len() + place);
    app.open(Mode::Notes(Box::new(NoteList { list: List::at(selected), ..NoteList::default() })));
}

/// Carries out a command in the list.
pub(super) fn perform(app: &mut App, command: Command) -> Vec<Effect> {
    let Mode::Notes(shown) = &mut app.mode else { return Vec::new() };
    match command {
        Command::Undo => return undo(app),
        Command::Redo => return redo(app),
        Command::NextFilter => {
            (shown.scope, shown.list.selected) = (shown.scope.next(), 0);
            shown.marked.clear();
            let asks = shown.scope == Scope::Trash;
            return if asks { vec![Effect::Keep(Request::ListTrash)] } else { Vec::new() };
        }
        Command::Sort => (shown.order, shown.list.selected) = (shown.order.next(), 0),
        Command::Mark => mark(app),
        Command::Export => {
            let ids = to_export(app);
            ask_path(app, ids);
        }
        command => return on_row(app, command),
    }
    Vec::new()
}

/// Drops the marks; tells whether there were any.
pub(super) fn unmark(app: &mut App) -> bool {
    let Mode::Notes(shown) = &mut app.mode else { return false };
    !std::mem::take(&mut shown.marked).is_empty()
}

/// Marks the row in hand, or no longer, and goes to the next.
fn mark(app: &mut App) {
    let Some(row) = in_hand(app).filter(|row| !matches!(row, Row::Kept(_))) else { return };
    let id = app.to_list().id(row).to_owned();
    if let Mode::Notes(shown) = &mut app.mode
        && !shown.marked.remove(&id)
    {
        shown.marked.insert(id);
    }
    lists::step(app, Command::LineDown);
}

fn in_hand(app: &App) -> Option<Row> {
    let Mode::Notes(shown) = &app.mode else { return None };
    app.rows_of(shown).get(shown.list.selected).copied()
}

/// The rows that a command is for: those marked among those shown, else the one in hand.
fn chosen(app: &App) -> Vec<Row> {
    let Mode::Notes(shown) = &app.mode else { return Vec::new() };
    let rows = app.rows_of(shown);
    let marked: Vec<Row> = rows.iter().copied().filter(|row| shown.is_marked(app.to_list(), *row)).collect();
    if marked.is_empty() { rows.get(shown.list.selected).copied().into_iter().collect() } else { marked }
}

/// The notes that an export is of: those marked, else all shown where the list is narrowed, else none: those of the open
/// articles.
fn to_export(app: &App) -> Vec<String> {
    let Mode::Notes(shown) = &app.mode else { return Vec::new() };
    let is_narrowed = !shown.list.filter.trim().is_empty() || shown.scope == Scope::Unsure;
    let rows = match (shown.marked.is_empty(), is_narrowed) {
        (false, _) => chosen(app),
        (true, true) => app.rows_of(shown),
        (true, false) => return Vec::new(),
    };
    let notes = rows.into_iter().filter(|row| matches!(row, Row::Note(_)));
    notes.map(|row| app.to_list().id(row).to_owned()).collect()
}

fn on_row(app: &mut App, command: Command) -> Vec<Effect> {
    let rows = chosen(app);
    let notes: Vec<usize> =
        rows.iter().filter_map(|row| if let Row::Note(at) = row { Some(*at) } else { None }).collect();
    let ids: Vec<String> = notes.iter().map(|place| app.notes[*place].note.id.clone()).collect();
    let effects = match (command, in_hand(app)) {
        (Command::Go, Some(Row::Trashed(_))) => bring_back(app, &rows),
        (Command::DeleteNote, Some(Row::Trashed(_))) => {
            app.notice = Some("the trash keeps what was deleted; Enter brings it back".to_owned());
            Vec::new()
        }
        (Command::Go | Command::EditNote, Some(Row::Kept(place))) => {
            let kept = app.drafts[place].clone();
            write(app, kept);
            Vec::new()
        }
        (Command::DeleteNote, Some(Row::Kept(place))) if notes.is_empty() => drop_kept(app, place),
        // The words of one note alone can be written at a time: those in hand, whatever is marked.
        (Command::EditNote, Some(Row::Note(place))) => {
            let id = app.notes[place].note.id.clone();
            noting::on_notes(app, command, vec![id])
        }
        (Command::Go, Some(Row::Note(place))) => go(app, place),
        (Command::Why, Some(Row::Note(place))) => reviewing::show(app, place),
        (Command::Open, Some(Row::Note(place))) => open(app, place),
        (Command::Copy, _) if !notes.is_empty() => copying::notes(app, &notes),
        (command, _) if !ids.is_empty() => noting::on_notes(app, command, ids),
        (_, Some(Row::Kept(_))) => {
            let go = app.keys.first(Context::List, Command::Go);
            app.notice = Some(format!("these words are not saved yet; {go} goes on with them"));
            Vec::new()
        }
        _ => Vec::new(),
    };
    lists::keep_in_range(app);
    effects
}

fn drop_kept(app: &mut App, place: usize) -> Vec<Effect> {
    let kept = app.drafts.remove(place);
    app.notice = Some(format!("unsaved words dropped; {}", undo_hint(app)));
    let id = kept.id.clone();
    app.history.push(Change::Dropped(kept));
    vec![Effect::Keep(Request::DropDraft(id))]
}

/// Brings notes back from the trash.
fn bring_back(app: &mut App, rows: &[Row]) -> Vec<Effect> {
    let names: Vec<String> = rows.iter().map(|row| app.to_list().id(*row).to_owned()).collect();
    let (mut effects, mut changes) = (Vec::new(), Vec::new());
    for name in names {
        let Some(place) = app.trash.iter().position(|trashed| trashed.name == name) else { continue };
        let id = app.trash.remove(place).note.id;
        // A note of this id is there: what comes back is a note of its own beside it.
        let id = if app.note(&id).is_some() || changes.contains(&Change::Restored(id.clone())) { new_id() } else { id };
        effects.push(Effect::Keep(Request::Restore { name, id: id.clone() }));
        changes.push(Change::Restored(id));
    }
    app.notice = Some(match changes.len() {
        1 => format!("note brought back; {}", undo_hint(app)),
        several => format!("{several} notes brought back; {}", undo_hint(app)),
    });
    app.history.push_all(changes);
    unmark(app);
    effects
}

/// Goes to the words of a note; where there is no sure place to go to, shows it in full.
pub(super) fn go(app: &mut App, place: usize) -> Vec<Effect> {
    let noted = &app.notes[place];
    let mut sure = noted.places.iter().flatten().filter(|(_, place)| place.state.is_anchored());
    match sure.next().map(|(pane, place)| (*pane, place.span.map_or(0, |span| span.start))) {
        Some((pane, offset)) => {
            app.close_all();
            moving::jump(app, pane, offset);
            Vec::new()
        }
        None => reviewing::show(app, place),
    }
}

/// Opens the articles of a note that are not open.
pub(super) fn open(app: &mut App, place: usize) -> Vec<Effect> {
    let noted = &app.notes[place];
    let shut = noted.note.targets.iter().zip(&noted.places).filter(|(_, places)| places.is_empty());
    let name = |target: &Target| {
        let path = || target.article.path.as_ref().map(|path| path.display().to_string());
        target.article.address.clone().or_else(path)
    };
    let mut names: Vec<String> = shut.filter_map(|(target, _)| name(target)).collect();
    names.dedup();
    let is_there = |name: &String| app.origins.iter().any(|origin| origin.source.lasting_name().as_ref() == Some(name));
    if !names.is_empty() && names.iter().all(is_there) {
        app.notice = Some("its file is open, but holds another text than the one that was noted on".to_owned());
        return Vec::new();
    }
    if names.is_empty() {
        app.notice =
            Some(if noted.is_open() { "its article is open" } else { "its article has no file or address" }.to_owned());
        return Vec::new();
    }
    app.close_all();
    names.into_iter().map(|name| Effect::Shelve(Shelving::Resolve(name))).collect()
}
