//! The library: what was open before, taken up again; and what is open now, kept for the next time.

use super::history::undo_hint;
use super::{adding, asking, lists, opening, writing};
use crate::library::{Entry, Place, Shelved};
use crate::reader::action::Command;
use crate::reader::app::{App, Mode, OnShelf, Origin, Pane, Shelf};
use crate::reader::history::Change;
use crate::reader::jumps::Jumps;
use crate::reader::list::List;
use crate::reader::message::{Effect, Request, Shelving};
use crate::source::{Set, Source};

/// The longest sentence that a place is known by, in bytes.
const MAX_SENTENCE: usize = 2000;

/// Opens the library.
pub(super) fn show(app: &mut App) -> Vec<Effect> {
    app.open(Mode::Library(List::default()));
    // What is open stands in it as it is left now.
    keep(app).into_iter().chain([Effect::Shelve(Shelving::List)]).collect()
}

/// Carries out a command on a row of the library.
pub(super) fn in_list(app: &mut App, command: Command, list: &List) -> Vec<Effect> {
    match command {
        Command::Go => return go(app, list),
        Command::DeleteNote => return remove(app, list),
        Command::Undo => return bring_back(app),
        Command::Open => asking::ask_source(app, ""),
        _ => {}
    }
    Vec::new()
}

fn go(app: &mut App, list: &List) -> Vec<Effect> {
    match app.shelf.shown(list).get(list.selected).map(|on_shelf| on_shelf.entry.clone()) {
        Some(entry) => vec![Effect::Shelve(Shelving::Reopen(Box::new(entry)))],
        None if app.shelf.entries.is_some() && Shelf::shows_sample(list) => {
            app.close_all();
            // Beneath the door it lies open already.
            if std::mem::take(&mut app.shelf.is_door) { Vec::new() } else { open(app, &Set::sample(), None) }
        }
        None => Vec::new(),
    }
}

fn remove(app: &mut App, list: &List) -> Vec<Effect> {
    let Some(id) = app.shelf.shown(list).get(list.selected).map(|on_shelf| on_shelf.entry.id.clone()) else {
        return Vec::new();
    };
    // Gone at once: a second key must not remove it twice.
    app.shelf.entries.iter_mut().for_each(|entries| entries.retain(|on_shelf| on_shelf.entry.id != id));
    app.shelf.removed.push(id.clone());
    app.notice = Some(format!("removed from the library, its files stay; {}", undo_hint(app)));
    vec![Effect::Shelve(Shelving::Remove(id))]
}

fn bring_back(app: &mut App) -> Vec<Effect> {
    let Some(id) = app.shelf.removed.pop() else {
        app.notice = Some("nothing to undo".to_owned());
        return Vec::new();
    };
    app.notice = Some("it is in the library again".to_owned());
    vec![Effect::Shelve(Shelving::Restore(id))]
}

/// Takes in the list of the library.
pub(super) fn listed(app: &mut App, entries: Vec<OnShelf>, warnings: &[String]) {
    let is_gone = |on_shelf: &OnShelf| app.shelf.removed.contains(&on_shelf.entry.id);
    let entries: Vec<OnShelf> = entries.into_iter().filter(|on_shelf| !is_gone(on_shelf)).collect();
    app.shelf.entries = Some(entries);
    if let Some(first) = warnings.first() {
        app.notice = Some(first.clone());
    }
    if matches!(app.mode, Mode::Library(_)) {
        lists::keep_in_range(app);
    }
}

/// Takes in what a name stands for: beside what is open, or in its place where that is nobody's own.
pub(super) fn resolved(app: &mut App, set: Set) -> Vec<Effect> {
    let told = Some(set.told.join(". ")).filter(|told| !told.is_empty());
    if let Some(first) = set.mistakes.first().cloned().or(told) {
        app.notice = Some(first);
    }
    if app.shelf.is_door { open(app, &set, None) } else { adding::add(app, set.sources) }
}

/// Opens a set in place of what is open, which is kept as it is left.
pub(super) fn open(app: &mut App, set: &Set, before: Option<Entry>) -> Vec<Effect> {
    let mut effects: Vec<Effect> = keep(app).into_iter().collect();
    for pane in 0..app.panes.len() {
        effects.extend(opening::abandon(app, pane));
        effects.push(Effect::Keep(Request::Close(pane)));
    }
    let attempt = app.origins.iter().map(|origin| origin.attempt).max().unwrap_or(0) + 1;
    app.panes = set.sources.iter().map(|source| Pane::Loading { origin: source.name(), fetching: None }).collect();
    app.origins = set.sources.iter().map(|source| Origin { source: source.clone(), attempt, kept: None }).collect();
    app.slots = (0..app.panes.len()).collect();
    (app.focus, app.first_slot) = (0, 0);
    app.generation += 1;
    (app.comparison, app.progress) = (None, None);
    app.chains.clear();
    app.jumps = Jumps::default();
    app.stops.without.clear();
    (app.search, app.selection) = (None, None);
    app.pins.clear();
    app.reloading.clear();
    app.changes.clear();
    app.copies.clear();
    app.history.done.retain(|change| {
        !matches!(change, Change::Closed { .. } | Change::Corrected { .. } | Change::Overruled { .. })
    });
    app.history.undone.clear();
    for change in &mut app.history.done {
        if let Change::Dropped(kept) = change {
            kept.spots.clear();
        }
    }
    for noted in &mut app.notes {
        noted.places.iter_mut().for_each(Vec::clear);
    }
    for kept in &mut app.drafts {
        // The words are on disk with what they are on; these places are those of another set.
        kept.spots.clear();
    }
    app.close_all();
    app.shelf.is_door = false;
    begin(app, set, before);
    let read = |(pane, source): (usize, &Source)| Effect::Read { pane, attempt, source: source.clone(), fresh: false };
    effects.extend(set.sources.iter().enumerate().map(read));
    effects
}

/// Takes up a set where it was left.
pub fn begin(app: &mut App, set: &Set, before: Option<Entry>) {
    app.title.clone_from(&set.title);
    app.story.clone_from(&set.story);
    app.resume.clear();
    if let Some(entry) = &before {
        for (pane, source) in set.sources.iter().enumerate() {
            if let Some((place, shelved)) = shelved(entry, source) {
                app.resume.extend(shelved.place.clone().map(|place| (pane, place)));
                if place == entry.in_hand {
                    app.focus = pane;
                }
            }
        }
    }
    app.before = before;
}

/// What was known of a source when its set was open before, with its place there.
pub(super) fn shelved<'a>(entry: &'a Entry, source: &Source) -> Option<(usize, &'a Shelved)> {
    let name = source.lasting_name()?;
    entry.sources.iter().enumerate().find(|(_, shelved)| shelved.at == name)
}

/// Keeps the set as it is left now; nothing where it cannot be opened again or was never read.
pub(super) fn keep(app: &App) -> Option<Effect> {
    let mut entry = Entry { title: app.title.clone(), story: app.story.clone(), ..Entry::default() };
    let mut texts = Vec::new();
    for pane in app.slots.iter().copied() {
        let source = &app.origins[pane].source;
        if matches!(source.itself(), Source::Sample(_) | Source::Refused { .. }) {
            continue;
        }
        let Some(at) = source.lasting_name() else { continue };
        if pane == app.pane() {
            entry.in_hand = entry.sources.len();
        }
        let before = app.before.as_ref().and_then(|entry| shelved(entry, source)).map(|(_, shelved)| shelved.clone());
        let mut shelved = Shelved { at, ..before.unwrap_or_default() };
        if let Some(page) = app.panes[pane].page() {
            let details = &page.extract.details;
            details.outlet_or_source().clone_into(&mut shelved.outlet);
            details.title_or_source().clone_into(&mut shelved.title);
            shelved.address.clone_from(&details.address);
            shelved.text_sha256 = Some(crate::note::anchor::sha256(&page.extract.text));
            texts.push(page.extract.text.clone());
            if let Some(article) = &page.article {
                shelved.sentences = article.sentences.len();
                shelved.place = Some(place_in(app, pane));
            }
        }
        entry.sources.push(shelved);
    }
    if texts.is_empty() {
        return None;
    }
    entry.id = entry.set_id();
    Some(Effect::Shelve(Shelving::Keep { entry: Box::new(entry), texts }))
}

/// The place in hand of an article.
pub(super) fn place_in(app: &App, pane: usize) -> Place {
    let Some(page) = app.panes[pane].page() else { return Place::default() };
    let span = page.sentence().and_then(|at| Some(page.article.as_ref()?.sentences[at].span));
    let sentence = span.map(|span| &page.extract.text[span.range()]).filter(|sentence| sentence.len() <= MAX_SENTENCE);
    Place { offset: page.cursor, sentence: sentence.unwrap_or_default().to_owned() }
}

/// Asks for the path of a story file.
pub(super) fn ask_story(app: &mut App) {
    let path = match &app.story {
        Some(story) => story.display().to_string(),
        None if app.title.is_empty() => format!("./{}.story.toml", writing::file_name(&writing::title(app))),
        None => format!("./{}.story.toml", writing::file_name(&app.title)),
    };
    asking::ask(app, crate::reader::app::About::Story, &path);
}
