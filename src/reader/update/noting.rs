//! Notes: begun, listed, gone to, and what their keeper reports.

use std::collections::HashMap;

use super::history::{redo, remove, undo, undo_hint};
use super::writing::{ask_path, write};
use super::{copying, lists, moving, tagging};
use crate::article::Span;
use crate::comparison::SentenceId;
use crate::note;
use crate::note::anchor::Place;
use crate::reader::action::{Command, Context};
use crate::reader::app::{App, Mode};
use crate::reader::list::List;
use crate::reader::message::{Effect, Message, Request};
use crate::reader::noted::{self, Change, Kept, Noted, Row, Spot};

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
        Command::Flag => return tagging::flag(app),
        Command::Tags => match note_in_hand(app) {
            Some(place) => tagging::ask(app, place),
            None => app.notice = Some("there is no note on this sentence".to_owned()),
        },
        Command::DeleteNote => match note_in_hand(app) {
            Some(place) => return remove(app, place),
            None => app.notice = Some("there is no note on this sentence".to_owned()),
        },
        Command::Undo => return undo(app),
        Command::Redo => return redo(app),
        Command::Notes => app.open(Mode::Notes(List::at(first_here(app)))),
        Command::Export => ask_path(app),
        _ => {}
    }
    Vec::new()
}

/// Carries out a command on a row of the list of notes.
pub(super) fn in_list(app: &mut App, command: Command, list: &List) -> Vec<Effect> {
    let rows = noted::rows(&app.drafts, &app.notes, list);
    match (command, rows.get(list.selected)) {
        (Command::Undo, _) => return undo(app),
        (Command::Redo, _) => return redo(app),
        (Command::Export, _) => ask_path(app),
        (Command::Copy, Some(Row::Note(place))) => return copying::note(app, *place),
        (Command::Go, Some(Row::Note(place))) => go(app, *place),
        (Command::EditNote, Some(Row::Note(place))) => edit(app, *place),
        (Command::Tags, Some(Row::Note(place))) => tagging::ask(app, *place),
        (Command::DeleteNote, Some(Row::Note(place))) => {
            let effects = remove(app, *place);
            lists::keep_in_range(app);
            return effects;
        }
        (Command::Go | Command::EditNote, Some(Row::Kept(place))) => {
            let kept = app.drafts[*place].clone();
            write(app, kept);
        }
        (Command::DeleteNote, Some(Row::Kept(place))) => {
            let kept = app.drafts.remove(*place);
            app.notice = Some(format!("unsaved words dropped; {}", undo_hint(app)));
            let id = kept.id.clone();
            app.history.push(Change::Dropped(kept));
            lists::keep_in_range(app);
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
            app.close_all();
            moving::jump(app, pane, offset);
        }
        None if app.notes[place].is_open() => {
            app.notice = Some("the words of this note are gone from its article".to_owned());
        }
        None => app.notice = Some("the article of this note is not open".to_owned()),
    }
}

/// The sentences selected, else the one in hand.
pub(super) fn current_spot(app: &App) -> Option<Spot> {
    let SentenceId { article: pane, sentence } = app.current()?;
    let (first, last) = app.selected().unwrap_or((sentence, sentence));
    let sentences = &app.article(pane)?.sentences;
    let span = Span::new(sentences.get(first)?.span.start, sentences.get(last)?.span.end);
    Some(Spot { pane, span })
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
    let open = || app.notes.iter().position(Noted::is_open);
    app.drafts.len() * usize::from(!app.notes.is_empty()) + note_in_hand(app).or_else(open).unwrap_or(0)
}

fn begin(app: &mut App, spots: &[Spot]) {
    let kept = app.drafts.iter().find(|kept| kept.spots == spots).cloned();
    let fresh =
        || Kept { id: note::new_id(), body: String::new(), quotes: Vec::new(), spots: spots.to_vec(), on_disk: false };
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
    let fresh = Kept { id: note.id.clone(), body: note.body.clone(), quotes, spots: Vec::new(), on_disk: true };
    write(app, kept.unwrap_or(fresh));
}

/// Takes in what the keeper of the notes reports.
pub(super) fn receive(app: &mut App, message: Message) {
    match message {
        Message::Notes { notes, drafts, warnings } => {
            app.notes = notes;
            let list = app.keys.first(Context::Reader, Command::Notes);
            match warnings.as_slice() {
                [] if drafts.is_empty() => {}
                [] => app.notice = Some(format!("words of an unsaved note were kept: {list} lists them")),
                [one] => app.notice = Some(one.clone()),
                [first, more @ ..] => app.notice = Some(format!("{first} (and {} more)", more.len())),
            }
            // What was written meanwhile stays.
            let new = drafts.into_iter().filter(|draft| app.drafts.iter().all(|kept| kept.id != draft.id));
            let new: Vec<Kept> = new.collect();
            app.drafts.splice(0..0, new);
        }
        Message::Placed { pane, places } => {
            let mut by_id: HashMap<&str, &mut Vec<Vec<(usize, Place)>>> =
                app.notes.iter_mut().map(|noted| (noted.note.id.as_str(), &mut noted.places)).collect();
            for (id, target, place) in places {
                if let Some(own) = by_id.get_mut(id.as_str()).and_then(|places| places.get_mut(target)) {
                    own.retain(|(other, _)| *other != pane);
                    own.push((pane, place));
                }
            }
        }
        Message::Saved { noted, told } => {
            match told {
                Some(told) => app.notice = Some(told),
                None => _ = app.notice.get_or_insert_with(|| "note saved".to_owned()),
            }
            match app.notes.iter_mut().find(|other| other.note.id == noted.note.id) {
                Some(known) => *known = noted,
                None => app.notes.push(noted),
            }
            app.notes.sort_by(Noted::in_order);
        }
        Message::NotSaved { kept, before, why } => {
            // What was shown as saved is shown as it was.
            app.notes.retain(|noted| noted.note.id != kept.id);
            app.notes.extend(before);
            app.notes.sort_by(Noted::in_order);
            app.drafts.retain(|other| other.id != kept.id);
            app.drafts.push(kept);
            app.notice = Some(why);
        }
        Message::NotRemoved { noted, why } => {
            app.notes.push(noted);
            app.notes.sort_by(Noted::in_order);
            app.notice = Some(why);
        }
        Message::Removed { id } => app.notes.retain(|noted| noted.note.id != id),
        Message::Exported(told) | Message::Failed(told) => app.notice = Some(told),
        _ => {}
    }
}
