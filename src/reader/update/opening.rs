//! Articles on their way: what arrives, what fails, what is given up and tried again.

use std::sync::Arc;

use super::{keeping, levelling, searching, shelving, writing};
use crate::article::Article;
use crate::comparison::Comparison;
use crate::comparison::copies::copies;
use crate::library::changes::{self, Hunk};
use crate::reader::action::{Command, Context};
use crate::reader::app::{App, Changed, Pane};
use crate::reader::message::{Effect, Request, Shelving, Then};
use crate::reader::page::Page;
use crate::source::access::Progress;
use crate::source::{Opened, Source};

/// Tells whether a report is of the attempt that counts.
pub(super) fn is_current(app: &App, pane: usize, attempt: u64) -> bool {
    app.origins.get(pane).is_some_and(|origin| origin.attempt == attempt)
}

/// Takes in how far a page has come.
pub(super) fn come(app: &mut App, pane: usize, progress: Progress) {
    if let Pane::Loading { fetching, .. } = &mut app.panes[pane] {
        *fetching = Some(progress);
    }
}

/// Takes in the text of an article, or why there is none.
pub(super) fn loaded(app: &mut App, pane: usize, result: Result<Opened, String>) -> Vec<Effect> {
    let is_again = app.reloading.remove(&pane);
    let stays = is_again && app.panes[pane].page().is_some();
    match result {
        Ok(opened) if stays => reloaded(app, pane, opened),
        Ok(opened) => show(app, pane, opened),
        Err(why) if stays => {
            app.notice = Some(format!("{}: {why}. What was read before stays", app.outlet(pane)));
            Vec::new()
        }
        Err(why) => {
            let origin = app.panes[pane].source().to_owned();
            if is_again {
                app.notice = Some(format!("{origin}: {why}"));
            }
            app.panes[pane] = Pane::Failed { origin, why };
            compare_the_rest(app)
        }
    }
}

fn show(app: &mut App, pane: usize, opened: Opened) -> Vec<Effect> {
    let Opened { extract, told, kept } = opened;
    let mut effects = writing::let_go(app, pane);
    // Places in the text as it was are places in no other.
    app.jumps.forget(pane);
    keeping::forget_places(app, pane);
    app.selection = app.selection.filter(|selection| selection.pane() != pane);
    app.history.forget_paragraphs(pane);
    let mut page = Page::new(extract.clone());
    page.set_hidden(app.settings.hide_set_apart);
    app.panes[pane] = Pane::Open(Box::new(page));
    levelling::unpin(app, pane);
    app.origins[pane].kept = kept.and_then(|kept| kept.split('T').next().map(str::to_owned));
    let same = same_as(app, pane)
        .map(|other| format!("this is the same article as {} {}", App::letter(other), app.outlet(other)));
    let first = || extract.notices.first().map(|notice| notice.sentence.clone());
    if let Some(told) = told.or_else(first).or(same) {
        let outlet = app.outlet(pane);
        app.notice.get_or_insert_with(|| format!("{outlet}: {told}"));
    }
    effects.push(Effect::Keep(Request::Place { pane, extract: Box::new(extract) }));
    // What is looked for is looked for in the new text, too.
    effects.extend(searching::ask_for_hits(app));
    effects
}

/// Another open article that is the same one: by its file, its address or its text.
fn same_as(app: &App, pane: usize) -> Option<usize> {
    let own = &app.panes[pane].page()?.extract;
    app.slots.iter().copied().filter(|other| *other != pane).find(|other| {
        app.panes[*other].page().is_some_and(|page| {
            let its = &page.extract;
            its.text == own.text
                || its.details.path.is_some() && its.details.path == own.details.path
                || its.details.address.is_some() && its.details.address == own.details.address
        })
    })
}

/// Takes in an article that was read once more while it stayed on screen.
fn reloaded(app: &mut App, pane: usize, opened: Opened) -> Vec<Effect> {
    let Some(page) = app.panes[pane].page_mut() else { return Vec::new() };
    if page.extract.text == opened.extract.text {
        // Its sentences are known; only what is known beside the text may be new.
        page.extract.details = opened.extract.details;
        app.origins[pane].attempt += 1;
        app.origins[pane].kept = opened.kept.and_then(|kept| kept.split('T').next().map(str::to_owned));
        if let Some(told) = opened.told {
            app.notice = Some(format!("{}: {told}", app.outlet(pane)));
        }
        if app.reloading.is_empty() {
            app.notice.get_or_insert_with(|| "read again: nothing has changed".to_owned());
        }
        return Vec::new();
    }
    let (then, now) = (page.extract.text.clone(), opened.extract.text.clone());
    app.resume.insert(pane, shelving::place_in(app, pane));
    let mut effects = show(app, pane, opened);
    let attempt = app.origins[pane].attempt;
    effects.push(Effect::Shelve(Shelving::Differ { pane, attempt, then: Then::Text(then), now, read: None }));
    effects
}

/// Takes in what changed in an article since it was last read.
pub(super) fn changed(app: &mut App, pane: usize, attempt: u64, since: String, hunks: Vec<Hunk>) {
    if !is_current(app, pane, attempt) {
        return;
    }
    let count = match changes::count(&hunks) {
        1 => "1 sentence".to_owned(),
        count => format!("{count} sentences"),
    };
    let key = app.keys.first(Context::Reader, Command::Changes);
    app.notice = Some(format!("{} changed since {since}: {count}; {key} shows what", app.outlet(pane)));
    app.changes.insert(pane, Changed { since, hunks });
}

/// Takes in the sentences of an article.
pub(super) fn read(app: &mut App, pane: usize, article: Arc<Article>) -> Vec<Effect> {
    if let Some(page) = app.panes[pane].page_mut() {
        page.read(article);
        if let Some(place) = app.resume.remove(&pane) {
            page.go_to(place.find(&page.extract.text));
            // What was in hand may be set apart and hidden by now.
            page.set_hidden(app.settings.hide_set_apart);
        }
        forget_comparison(app);
    }
    let mut effects = compare(app);
    effects.extend(look_back(app, pane));
    effects
}

/// Asks what changed in an article since its set was last read.
fn look_back(app: &App, pane: usize) -> Option<Effect> {
    let entry = app.before.as_ref()?;
    let origin = &app.origins[pane];
    let (_, shelved) = shelving::shelved(entry, &origin.source)?;
    let (then, now) = (Then::Hash(shelved.text_sha256.clone()?), app.panes[pane].page()?.extract.text.clone());
    let read = Some(entry.read.clone());
    let is_first = !app.changes.contains_key(&pane);
    is_first.then_some(Effect::Shelve(Shelving::Differ { pane, attempt: origin.attempt, then, now, read }))
}

/// Tells that two outlets print one text, once for each two.
pub(super) fn tell_copies(app: &mut App, comparison: &Comparison) {
    let articles: Vec<_> = (0..app.panes.len()).map(|pane| app.article(pane).cloned()).collect();
    for copy in copies(&articles, comparison) {
        // The same article opened twice was told already.
        let is_same = articles[copy.article].as_ref().map(|article| &article.text)
            == articles[copy.stands_in].as_ref().map(|article| &article.text);
        if app.copies.insert((copy.article, copy.stands_in)) && !is_same {
            let sentence = copy.sentence(&app.outlet(copy.article), &app.outlet(copy.stands_in));
            app.notice.get_or_insert(sentence);
        }
    }
}

/// Asks for a comparison once nothing at hand is being read any more and there are two articles to compare.
///
/// A page on its way is not waited for: it is compared with the others when it is there.
fn compare(app: &mut App) -> Vec<Effect> {
    if app.is_reading() || app.open_panes() < 2 {
        return Vec::new();
    }
    app.generation += 1;
    app.progress = Some(crate::comparison::Progress { done: 0, total: 0 });
    let articles = app.panes.iter().map(|pane| pane.page().and_then(|page| page.article.clone())).collect();
    vec![Effect::Compare { generation: app.generation, articles }]
}

/// Drops what the articles share: one of them is another, has gone or has come. One under way would tell of the others as
/// they were, so its result is dropped, too.
pub(super) fn forget_comparison(app: &mut App) {
    app.generation += 1;
    (app.comparison, app.progress) = (None, None);
    app.chains.clear();
}

/// Asks for a comparison of the others where they waited for an article that does not come.
fn compare_the_rest(app: &mut App) -> Vec<Effect> {
    if app.progress.is_some() || app.comparison.is_some() { Vec::new() } else { compare(app) }
}

/// Asks for a comparison of the articles that are left or are back.
pub(super) fn compare_again(app: &mut App) -> Vec<Effect> {
    forget_comparison(app);
    compare(app)
}

/// Reads the source of a place once more, as another attempt.
pub(super) fn read_again(app: &mut App, pane: usize) -> Effect {
    let origin = &mut app.origins[pane];
    origin.attempt += 1;
    Effect::Read { pane, attempt: origin.attempt, source: origin.source.clone(), fresh: false }
}

/// Waits no longer for what is being read for a place.
pub(super) fn abandon(app: &mut App, pane: usize) -> Vec<Effect> {
    let is_done = app.panes[pane].page().is_some_and(|page| page.article.is_some());
    if is_done || matches!(app.panes[pane], Pane::Failed { .. } | Pane::Closed(_)) {
        return Vec::new();
    }
    app.reloading.remove(&pane);
    app.origins[pane].attempt += 1;
    vec![Effect::Abandon { pane }]
}

/// Gives up the article in hand where it is on its way.
pub(super) fn stop(app: &mut App) -> Vec<Effect> {
    let pane = app.pane();
    let Pane::Loading { origin, .. } = &app.panes[pane] else { return stop_comparing(app) };
    let origin = origin.clone();
    let mut effects = abandon(app, pane);
    app.panes[pane] = Pane::Failed { origin, why: "you stopped it".to_owned() };
    effects.extend(compare_the_rest(app));
    effects
}

/// Gives up the comparison under way.
fn stop_comparing(app: &mut App) -> Vec<Effect> {
    if app.progress.take().is_none() {
        return Vec::new();
    }
    app.generation += 1;
    let key = app.keys.first(Context::Reader, Command::Reload);
    app.notice = Some(format!("comparison stopped, reading goes on; {key} compares again"));
    vec![Effect::StopComparing { generation: app.generation }]
}

/// Reads all articles anew, those that failed too; in hand on one that is on its way, that is told.
pub(super) fn reload(app: &mut App) -> Vec<Effect> {
    if matches!(app.panes[app.pane()], Pane::Loading { .. }) {
        let key = app.keys.first(Context::Reader, Command::Cancel);
        app.notice = Some(format!("this article is on its way; {key} stops that"));
        return Vec::new();
    }
    if matches!(app.panes[app.pane()], Pane::Failed { .. })
        && app.origins[app.pane()].source.itself() == &Source::Standard
    {
        app.notice = Some("standard input can be read only once".to_owned());
        return Vec::new();
    }
    // One that failed is tried again by itself; from among those that are open, all are read.
    let is_failed = matches!(app.panes[app.pane()], Pane::Failed { .. });
    let panes = if is_failed { vec![app.pane()] } else { app.slots.clone() };
    let mut effects = Vec::new();
    for pane in panes {
        if matches!(app.origins[pane].source.itself(), Source::Standard | Source::Sample(_)) {
            continue;
        }
        match &app.panes[pane] {
            Pane::Failed { origin, .. } => {
                app.reloading.insert(pane);
                app.panes[pane] = Pane::Loading { origin: origin.clone(), fetching: None };
                effects.push(read_again(app, pane));
            }
            Pane::Open(page) if page.article.is_some() => {
                app.reloading.insert(pane);
                let mut effect = read_again(app, pane);
                if let Effect::Read { fresh, .. } = &mut effect {
                    *fresh = true;
                }
                effects.push(effect);
            }
            _ => {}
        }
    }
    if app.comparison.is_none() && app.progress.is_none() {
        effects.extend(compare(app));
    }
    app.notice = effects.is_empty().then(|| "nothing here can be read again".to_owned());
    effects
}
