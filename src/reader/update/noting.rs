//! Notes: begun, listed and gone to.

use super::history::{redo, remove, undo};
use super::writing::{ask_path, write};
use super::{anchoring, choosing, listing, tagging};
use crate::comparison::SentenceId;
use crate::note::{self, Content, Relation};
use crate::reader::action::{Command, Context};
use crate::reader::app::App;
use crate::reader::message::Effect;
use crate::reader::noted::{Kept, Moving, Spot};

/// The key that begins a note on the passage in hand.
fn note_key(app: &App) -> String {
    app.keys.first(Context::Reader, Command::Note)
}

/// Carries out a command on notes from among the articles.
pub(super) fn perform(app: &mut App, command: Command) -> Vec<Effect> {
    match command {
        Command::Note if app.moving.is_some() => return put_moved(app),
        Command::Note => match current_spot(app) {
            Some(spot) => begin(app, &[spot], None),
            None => app.notice = Some("there is no sentence to note on yet".to_owned()),
        },
        Command::NotePair => match current_pair(app) {
            Some((pair, relation)) => begin(app, &pair, Some(relation)),
            None => {
                app.notice =
                    Some(format!("no other outlet has this; {} makes a note on this passage alone", note_key(app)));
            }
        },
        Command::NoteArticle if app.page().is_some() => begin(app, &[Spot { pane: app.pane(), span: None }], None),
        Command::Flag => return tagging::flag(app),
        Command::Undo => return undo(app),
        Command::Redo => return redo(app),
        Command::Notes => listing::show(app),
        Command::Export => ask_path(app, Vec::new()),
        Command::EditNote | Command::Tags | Command::Kind | Command::Relation | Command::DeleteNote => {
            match note_in_hand(app).map(|place| app.notes[place].note.id.clone()) {
                Some(id) => {
                    let effects = on_notes(app, command, vec![id]);
                    tell_others(app, command);
                    return effects;
                }
                None => app.notice = Some(format!("there is no note on this sentence; {} makes one", note_key(app))),
            }
        }
        _ => {}
    }
    Vec::new()
}

/// Tells that a sentence whose note was deleted has another one: the next key would be for that.
fn tell_others(app: &mut App, command: Command) {
    let is_left = command == Command::DeleteNote && note_in_hand(app).is_some();
    if let Some(notice) = app.notice.as_mut().filter(|_| is_left) {
        notice.push_str("; another note is here still");
    }
}

/// Carries out a command that is the same for notes wherever they are shown, by their ids.
pub(super) fn on_notes(app: &mut App, command: Command, ids: Vec<String>) -> Vec<Effect> {
    let writes = matches!(command, Command::EditNote | Command::Tags | Command::Kind | Command::Relation);
    if writes && ids.iter().any(|id| app.note(id).is_some_and(|noted| noted.note.is_newer())) {
        app.notice = Some("a newer version of this program wrote this note; it can only be read here".to_owned());
        return Vec::new();
    }
    match command {
        Command::EditNote => {
            if let Some(id) = ids.first() {
                edit(app, id);
            }
        }
        Command::Tags => tagging::ask(app, ids),
        Command::Kind => choosing::ask_kind(app, ids),
        Command::Relation => choosing::ask_relation(app, ids),
        Command::DeleteNote => return remove(app, &ids),
        _ => {}
    }
    Vec::new()
}

/// What is selected, else the sentence in hand.
pub(super) fn current_spot(app: &App) -> Option<Spot> {
    let SentenceId { article: pane, sentence } = app.current()?;
    let own = || Some(app.article(pane)?.sentences.get(sentence)?.span);
    Some(Spot { pane, span: Some(app.selected().or_else(own)?) })
}

/// The passage in hand and its counterpart, the one on screen if there is one, and how they stand to each other by what
/// is known.
fn current_pair(app: &App) -> Option<([Spot; 2], Relation)> {
    let current = app.current()?;
    let spot = current_spot(app)?;
    let comparison = app.comparison.as_ref()?;
    let is_disputed = |id: SentenceId| comparison.is_disputed(current, |other| other == id);
    let on_screen = app.on_screen().iter().copied();
    let others = on_screen.chain(0..app.panes.len()).filter(|pane| *pane != current.article);
    let ids =
        |pane| app.counterparts(current, pane).into_iter().map(move |sentence| SentenceId { article: pane, sentence });
    let first = || {
        let mut others = others.clone();
        others.find_map(|pane| Some(SentenceId { article: pane, sentence: app.counterpart(current, pane)? }))
    };
    // Who tells it differently is whom a note on a pair is about.
    let disputing = others.clone().flat_map(ids).find(|id| is_disputed(*id));
    let SentenceId { article: pane, sentence } = disputing.or_else(first)?;
    let span = app.article(pane)?.sentences[sentence].span;
    let relation = if disputing.is_some() { Relation::Conflict } else { Relation::SameClaim };
    Some(([spot, Spot { pane, span: Some(span) }], relation))
}

/// Returns the note on the sentence in hand, the latest where there are several, as a place in the list.
pub(super) fn note_in_hand(app: &App) -> Option<usize> {
    let Spot { pane, span } = current_spot(app)?;
    app.notes.iter().rposition(|noted| noted.touches(pane, span.unwrap_or_default()))
}

fn begin(app: &mut App, spots: &[Spot], relation: Option<Relation>) {
    let kept = app.drafts.iter().find(|kept| kept.spots == spots).cloned();
    let content = Content { relation, ..Content::default() };
    let fresh = || {
        let (id, spots) = (note::new_id(), spots.to_vec());
        Kept { id, content, before: None, quotes: Vec::new(), spots, on_disk: false }
    };
    app.selection = None;
    write(app, kept.unwrap_or_else(fresh));
}

fn edit(app: &mut App, id: &str) {
    let Some(note) = app.note(id).map(|noted| &noted.note) else { return };
    let kept = app.drafts.iter().find(|kept| kept.id == note.id).cloned();
    let quotes = note.targets.iter().map(|target| target.exact.clone()).collect();
    let (id, content) = (note.id.clone(), note.content());
    let fresh = Kept { id, before: Some(content.clone()), content, quotes, spots: Vec::new(), on_disk: true };
    write(app, kept.unwrap_or(fresh));
}

/// Puts the words of the note that is being moved on those in hand.
fn put_moved(app: &mut App) -> Vec<Effect> {
    let (Some(Moving { id, target }), Some(spot)) = (app.moving.clone(), current_spot(app)) else { return Vec::new() };
    if app.note(&id).is_none() {
        app.moving = None;
        app.notice = Some("the note was deleted meanwhile".to_owned());
        return Vec::new();
    }
    let is_own = app
        .note(&id)
        .and_then(|noted| noted.places.get(target))
        .is_some_and(|places| places.iter().any(|(pane, _)| *pane == spot.pane));
    if !is_own {
        app.notice = Some("the note belongs to another article; it can only be put on words of its own".to_owned());
        return Vec::new();
    }
    (app.moving, app.selection) = (None, None);
    anchoring::put(app, &id, target, spot, "moved here")
}

/// Leaves the note that is being moved where it is; tells whether there was one.
pub(super) fn leave(app: &mut App) -> bool {
    app.moving.take().is_some()
}
