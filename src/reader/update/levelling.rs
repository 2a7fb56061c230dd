//! What stands beside what: pages level row by row, sentences that the reader holds level, the width of the text.

use crate::config::TEXT_WIDTHS;
use crate::reader::action::{Command, Context};
use crate::reader::app::{App, Pin};
use crate::reader::layout::LEAST_TEXT;
use crate::reader::sync;

/// Articles on screen that are longer together are not filled up: their rows would have to be counted first.
const LONGEST: usize = 400_000;

/// How many columns the text gets wider or narrower at once.
const STEP: u16 = 4;

/// Fills the pages on screen up with blank rows where that is wanted and possible, once for what they are made of.
pub(super) fn settle(app: &mut App) {
    let wanted = if hindrance(app).is_none() { app.alignment_wanted() } else { None };
    if wanted == app.alignment {
        return;
    }
    let rows = if wanted.is_some() { sync::blank_rows(app) } else { Vec::new() };
    for pane in 0..app.panes.len() {
        let own = rows.iter().find(|(of, _)| *of == pane).map(|(_, rows)| rows.clone());
        if let Some(page) = app.panes[pane].page_mut() {
            page.fill_up(own);
        }
    }
    app.alignment = wanted;
}

/// Why the pages are not level row by row; empty where nobody asked for that.
fn hindrance(app: &App) -> Option<String> {
    let length = |pane: &usize| app.panes[*pane].page().map_or(0, |page| page.extract.text.len());
    let (panes, width) = (app.on_screen(), app.screen.text_width());
    if !app.settings.aligned {
        Some(String::new())
    } else if panes.len() < 2 {
        Some("aligned rows need two panes on screen".to_owned())
    } else if width < LEAST_TEXT {
        Some(format!("aligned rows need {LEAST_TEXT} columns of text, each pane has {width}; fewer panes are wider"))
    } else if panes.iter().map(length).sum::<usize>() > LONGEST {
        Some("aligned rows are for shorter articles; these follow each other as before".to_owned())
    } else {
        None
    }
}

/// Lets shared passages begin on one row, or no longer.
pub(super) fn toggle(app: &mut App) {
    app.settings.aligned = !app.settings.aligned;
    // Rows are level only while the panes move together.
    app.settings.sync |= app.settings.aligned;
    let told = match (app.settings.aligned, hindrance(app)) {
        (false, _) => "each article keeps its own rows".to_owned(),
        (true, Some(why)) => why,
        (true, None) if app.comparison.is_none() => "rows are aligned once the articles are compared".to_owned(),
        (true, None) => "shared passages begin on one row, where they come in the same order".to_owned(),
    };
    app.notice = Some(told);
}

/// Holds the sentence in hand level with those in hand in the other panes, or no longer.
pub(super) fn pin(app: &mut App) {
    let pane = app.pane();
    let Some(start) = app.page().filter(|page| page.article.is_some()).map(|page| page.cursor) else { return };
    app.chains.clear();
    if let Some(place) = app.pins.iter().position(|pin| pin.get(&pane) == Some(&start)) {
        app.pins.remove(place);
        app.notice = Some("no longer held level".to_owned());
        return;
    }
    let others: Vec<usize> = app.on_screen().iter().copied().filter(|other| *other != pane).collect();
    let mut pin = Pin::from([(pane, start)]);
    for other in others {
        if let Some(page) = app.panes[other].page_mut().filter(|page| page.article.is_some()) {
            page.keep_cursor_on_screen();
            pin.insert(other, page.cursor);
        }
    }
    if pin.len() < 2 {
        app.notice = Some("no other pane to hold this level with".to_owned());
        return;
    }
    let key = app.keys.first(Context::Reader, Command::Pin);
    let words: Vec<String> =
        pin.iter().map(|(pane, start)| format!("{} {}", App::letter(*pane), beginning(app, *pane, *start))).collect();
    app.notice = Some(format!("held level: {}; {key} here lets go", words.join(", ")));
    // A sentence is held in one place only.
    app.pins.retain(|held| held.iter().all(|(pane, start)| pin.get(pane) != Some(start)));
    app.pins.push(pin);
    sync::tie(app, pane);
}

/// Lets go what is held level with an article whose text is another one now.
pub(super) fn unpin(app: &mut App, pane: usize) {
    app.pins.retain(|pin| !pin.contains_key(&pane));
}

/// The first words of a sentence.
fn beginning(app: &App, pane: usize, start: usize) -> String {
    let text = app.panes[pane].page().map_or("", |page| &page.extract.text[start..]);
    let line = text.lines().next().unwrap_or("");
    let words: Vec<&str> = line.split(' ').take(4).collect();
    format!("“{} …”", words.join(" ").trim_matches(['“', '”', '"']))
}

/// Makes the text wider or narrower.
pub(super) fn resize(app: &mut App, wider: bool) {
    let (shown, set) = (app.screen.text_width(), app.settings.text_width);
    let (least, most) = TEXT_WIDTHS.into_inner();
    if wider && shown < set {
        app.notice = Some(format!("the text is as wide as fits: {shown} columns"));
        return;
    }
    // What is wider than the window counts as the window has it, so that every key is seen to do something.
    let width = if wider { set.saturating_add(STEP) } else { shown.min(set).saturating_sub(STEP) };
    app.settings.text_width = width.clamp(least, most);
    app.notice = Some(match app.settings.text_width {
        width if width == set => format!("the text is {width} columns wide already"),
        width => format!("text up to {width} columns wide"),
    });
}
