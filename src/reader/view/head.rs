//! The title block of a pane: headline, outlet, author and date, and how much of the article others have too.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::{joined, row};
use crate::reader::app::{App, Pane};
use crate::reader::layout::PaneArea;

/// From this many columns on a share is told in per cent, too.
const ROOMY: usize = 40;

/// Draws the title block, as much of it as it has rows for.
pub(super) fn draw(app: &App, pane: usize, area: &PaneArea, buffer: &mut Buffer) {
    let head = area.head;
    let [badge, blank] = badge(app, pane, area.margin);
    let line = |place: u16| Rect { y: head.y + place, height: u16::from(place < head.height), ..head };
    let headline = app.panes[pane].page().map_or("", |page| page.extract.details.title.as_str());
    let outlet = app.outlet(pane);
    match head.height {
        0 => {}
        1 => {
            let figures = figures(app, pane, usize::from(head.width / 2));
            row(line(0), &[badge, blank, (outlet, app.theme.title)], (&figures, app.theme.dim), buffer);
        }
        2 => {
            row(line(0), &[badge, blank, (outlet, app.theme.title)], (day(app, pane), app.theme.dim), buffer);
            last(app, pane, area, line(1), buffer);
        }
        _ => {
            let (title, beneath) =
                if headline.is_empty() { (outlet.as_str(), None) } else { (headline, Some(outlet.as_str())) };
            row(line(0), &[badge, blank, (title.to_owned(), app.theme.title)], ("", Style::new()), buffer);
            let author = app.panes[pane].page().map_or("", |page| page.extract.details.author.as_str());
            let known = [beneath.unwrap_or(""), day(app, pane), author].map(str::to_owned);
            let known: Vec<String> = known.into_iter().filter(|part| !part.is_empty()).collect();
            let margin = " ".repeat(usize::from(area.margin));
            // Whatever has no room is left out, from the right; the outlet alone is shortened.
            let room = usize::from(head.width.saturating_sub(area.margin));
            let fits = joined(&known, " · ", room);
            let known = if fits.is_empty() { beneath.unwrap_or("").to_owned() } else { fits };
            let pieces = [(margin, app.theme.dim), (known, Style::new())];
            row(line(1), &pieces, ("", Style::new()), buffer);
            last(app, pane, area, line(2), buffer);
        }
    }
}

/// The letter of an article, and a blank: together as wide as the margin of its text.
fn badge(app: &App, pane: usize, margin: u16) -> [(String, Style); 2] {
    let style = if pane == app.pane() { app.theme.focus } else { app.theme.title };
    let letter = App::letter(pane);
    let letter = if margin < 3 { letter.to_string() } else { format!(" {letter}") };
    [(letter, style), (" ".to_owned(), Style::new())]
}

/// The day of publication.
fn day(app: &App, pane: usize) -> &str {
    let published = app.panes[pane].page().map_or("", |page| page.extract.details.published.as_str());
    published.split('T').next().unwrap_or(published)
}

/// The figures, and what should be known of how the article was read.
fn last(app: &App, pane: usize, area: &PaneArea, line: Rect, buffer: &mut Buffer) {
    let marks = marks(app, pane);
    let room = usize::from(line.width.saturating_sub(area.margin)).saturating_sub(marks.width());
    let margin = " ".repeat(usize::from(area.margin));
    let figures = format!("{margin}{}", figures(app, pane, room));
    row(line, &[(figures, app.theme.dim)], (&marks, app.theme.title), buffer);
}

/// The gist of what should be known of how an article was read: "? extraction uncertain".
fn marks(app: &App, pane: usize) -> String {
    let notices = app.panes[pane].page().map_or(&[][..], |page| page.extract.notices.as_slice());
    let marks = notices.iter().map(|notice| notice.mark).filter(|mark| !mark.is_empty());
    marks.flat_map(|mark| [" ? ", mark]).collect()
}

/// How much of an article others have too, how long it is, how much is set apart: as much of that as fits.
fn figures(app: &App, pane: usize, columns: usize) -> String {
    let Some(article) = app.article(pane) else {
        return match &app.panes[pane] {
            Pane::Loading { fetching: None, .. } => "reading …".to_owned(),
            Pane::Loading { fetching: Some(_), .. } => "fetching …".to_owned(),
            Pane::Failed { .. } => "not opened".to_owned(),
            Pane::Closed(_) => String::new(),
            Pane::Open(_) => "finding sentences …".to_owned(),
        };
    };
    let mut parts = Vec::new();
    if let Some(comparison) = &app.comparison {
        let count = comparison.counts(pane);
        let all = count.shared + count.unique;
        let percent = (200 * count.shared + all).checked_div(2 * all).unwrap_or(0);
        let share = if columns < ROOMY { String::new() } else { format!(" ({percent} %)") };
        parts.push(format!("{} of {all} shared{share}", count.shared));
        parts.push(format!("{} only here", count.unique));
    } else if app.progress.is_some() {
        parts.push("comparing …".to_owned());
    }
    let words = article.words.len();
    parts.push(if words == 1 { "1 word".to_owned() } else { format!("{words} words") });
    let apart = app.panes[pane].page().map_or(0, |page| page.set_apart);
    if apart > 0 {
        parts.push(format!("{apart} set apart"));
    }
    if let Some(day) = &app.origins[pane].kept {
        parts.push(format!("kept {day}"));
    }
    joined(&parts, ", ", columns)
}
