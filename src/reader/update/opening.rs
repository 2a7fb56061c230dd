//! Articles on their way: what arrives, what fails, what is given up and tried again.

use std::sync::Arc;

use crate::article::Article;
use crate::reader::action::{Command, Context};
use crate::reader::app::{App, Pane};
use crate::reader::message::{Effect, Request};
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
    match result {
        Ok(Opened { extract, told, kept }) => {
            let mut page = Page::new(extract.clone());
            page.set_hidden(app.settings.hide_set_apart);
            app.panes[pane] = Pane::Open(Box::new(page));
            app.origins[pane].kept = kept.and_then(|kept| kept.split('T').next().map(str::to_owned));
            if let Some(told) = told.or_else(|| extract.notices.first().map(|notice| notice.sentence.clone())) {
                let outlet = app.outlet(pane);
                app.notice.get_or_insert_with(|| format!("{outlet}: {told}"));
            }
            vec![Effect::Keep(Request::Place { pane, extract: Box::new(extract) })]
        }
        Err(why) => {
            let origin = app.panes[pane].source().to_owned();
            app.panes[pane] = Pane::Failed { origin, why };
            compare_the_rest(app)
        }
    }
}

/// Takes in the sentences of an article.
pub(super) fn read(app: &mut App, pane: usize, article: Arc<Article>) -> Vec<Effect> {
    if let Some(page) = app.panes[pane].page_mut() {
        page.read(article);
        // It knows nothing of this article; the next one is asked for already.
        app.comparison = None;
        app.chains.clear();
    }
    compare(app)
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

/// Asks for a comparison of the others where they waited for an article that does not come.
fn compare_the_rest(app: &mut App) -> Vec<Effect> {
    if app.progress.is_some() || app.comparison.is_some() { Vec::new() } else { compare(app) }
}

/// Asks for a comparison of the articles that are left or are back.
pub(super) fn compare_again(app: &mut App) -> Vec<Effect> {
    if app.open_panes() < 2 {
        // Results of one under way are dropped.
        app.generation += 1;
        (app.comparison, app.progress) = (None, None);
        app.chains.clear();
        return Vec::new();
    }
    compare(app)
}

/// Reads the source of a place once more, as another attempt.
pub(super) fn read_again(app: &mut App, pane: usize) -> Effect {
    let origin = &mut app.origins[pane];
    origin.attempt += 1;
    Effect::Read { pane, attempt: origin.attempt, source: origin.source.clone() }
}

/// Waits no longer for what is being read for a place.
pub(super) fn abandon(app: &mut App, pane: usize) -> Vec<Effect> {
    let is_done = app.panes[pane].page().is_some_and(|page| page.article.is_some());
    if is_done || matches!(app.panes[pane], Pane::Failed { .. } | Pane::Closed(_)) {
        return Vec::new();
    }
    app.origins[pane].attempt += 1;
    vec![Effect::Abandon { pane }]
}

/// Gives up the article in hand where it is on its way.
pub(super) fn stop(app: &mut App) -> Vec<Effect> {
    let pane = app.pane();
    let Pane::Loading { origin, .. } = &app.panes[pane] else { return Vec::new() };
    let origin = origin.clone();
    let mut effects = abandon(app, pane);
    app.panes[pane] = Pane::Failed { origin, why: "you stopped it".to_owned() };
    effects.extend(compare_the_rest(app));
    effects
}

/// Tries once more to open the article in hand.
pub(super) fn again(app: &mut App) -> Vec<Effect> {
    let pane = app.pane();
    let source = app.origins[pane].source.clone();
    match &app.panes[pane] {
        Pane::Failed { .. } if source == Source::Standard => {
            app.notice = Some("standard input can be read only once".to_owned());
        }
        Pane::Failed { origin, .. } => {
            app.panes[pane] = Pane::Loading { origin: origin.clone(), fetching: None };
            return vec![read_again(app, pane)];
        }
        Pane::Loading { .. } => {
            let key = app.keys.first(Context::Reader, Command::Cancel);
            app.notice = Some(format!("this article is on its way; {key} stops that"));
        }
        Pane::Open(_) | Pane::Closed(_) => app.notice = Some("this article is open".to_owned()),
    }
    Vec::new()
}
