//! What is known of an article, where it came from, and what was set apart.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Foot, WIDEST, foot, row};
use crate::article::{Article, Origin};
use crate::library::correction::Field;
use crate::reader::action::{Command, Context};
use crate::reader::app::App;
use crate::reader::page::Page;

/// The columns that the names of fields take.
const NAMES: usize = 12;

/// Draws the details of an article over the whole screen.
pub(super) fn draw(app: &App, (pane, selected): (usize, usize), area: Rect, buffer: &mut Buffer) {
    let title = format!(" {} {}: what is known of this article", App::letter(pane), app.outlet(pane));
    row(Rect { height: 1, ..area }, &[(title, app.theme.title)], ("", Style::new()), buffer);
    let height = area.height.saturating_sub(4);
    let body = Rect { y: area.y + 2, height, width: area.width.min(WIDEST), ..area };
    let Some(page) = app.panes[pane].page() else { return };
    let mut y = body.y;
    for (place, field) in Field::ALL.iter().enumerate() {
        if y >= body.bottom() {
            break;
        }
        let (value, origin) = field.of(&page.extract.details);
        let in_hand = place == selected;
        let hand = if in_hand { "> " } else { "  " };
        let style = if in_hand { app.theme.current } else { Style::new() };
        let (value, style) = if value.is_empty() { ("unknown", app.theme.dim) } else { (value, style) };
        let left = [
            (hand.to_owned(), app.theme.tie),
            (format!("{:<NAMES$}", capital(field.name())), app.theme.dim),
            (value.to_owned(), style),
        ];
        let from = origin.map(from).unwrap_or_default();
        row(Rect { y, height: 1, ..body }, &left, (&format!("{from} "), app.theme.dim), buffer);
        y += 1;
    }
    y += 1;
    for (name, value) in facts(app, pane, page) {
        let room = usize::from(body.width).saturating_sub(NAMES + 3).max(1);
        for (place, line) in textwrap::wrap(&value, room).into_iter().enumerate() {
            if y >= body.bottom() {
                break;
            }
            let name = if place == 0 { name } else { "" };
            let left = [(format!("  {name:<NAMES$}"), app.theme.dim), (line.into_owned(), Style::new())];
            row(Rect { y, height: 1, ..body }, &left, ("", Style::new()), buffer);
            y += 1;
        }
    }
    let hints =
        vec![(Command::Go, "correct"), (Command::Undo, "undo"), (Command::Cancel, "close"), (Command::Help, "help")];
    foot(app, &Foot { context: Context::List, hints }, area, buffer);
}

fn capital(name: &str) -> String {
    let (first, rest) = name.split_at(1);
    first.to_uppercase() + rest
}

/// Where a field came from, in words.
fn from(origin: Origin) -> String {
    match origin {
        Origin::Reader => "corrected by you".to_owned(),
        origin if origin.is_guess() => format!("a guess: {}", origin.name()),
        origin => origin.name().to_owned(),
    }
}

fn facts<'a>(app: &App, pane: usize, page: &'a Page) -> Vec<(&'a str, String)> {
    let details = &page.extract.details;
    let mut facts = vec![("Source", details.source.clone())];
    if let Some(path) = details.path.as_ref().filter(|path| path.as_os_str() != details.source.as_str()) {
        facts.push(("File", path.display().to_string()));
    }
    if let Some(day) = &app.origins[pane].kept {
        facts.push(("Page", format!("as it was kept on {day}")));
    }
    if let Some(article) = &page.article {
        let (sentences, words) = (article.sentences.len(), article.words.len());
        facts.push(("Length", format!("{sentences} sentences, {words} words")));
        if !article.language.is_empty() {
            facts.push(("Language", article.language.clone()));
        }
        facts.extend(set_apart(article));
    }
    if let Some(changed) = app.changes.get(&pane) {
        let key = app.keys.first(Context::Reader, Command::Changes);
        facts.push(("Changed", format!("since {}; {key} among the articles shows what", changed.since)));
    }
    facts.extend(page.extract.notices.iter().map(|notice| ("Notice", notice.sentence.clone())));
    facts
}

/// The paragraphs set apart, each with its reason.
fn set_apart(article: &Article) -> Vec<(&'static str, String)> {
    let apart = article.paragraphs.iter().enumerate().filter(|(_, paragraph)| paragraph.role.is_set_apart());
    let lines: Vec<String> = apart
        .map(|(place, paragraph)| {
            let why =
                paragraph.reason.map_or_else(|| paragraph.role.name().to_owned(), |why| why.clause(&article.text));
            format!("¶{} {why}", place + 1)
        })
        .collect();
    let first = match lines.len() {
        0 => return vec![("Set apart", "nothing".to_owned())],
        1 => "1 paragraph".to_owned(),
        count => format!("{count} paragraphs"),
    };
    [("Set apart", first)].into_iter().chain(lines.into_iter().map(|line| ("", line))).collect()
}
