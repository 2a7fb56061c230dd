//! The bar above the panes and the line below: where one is, what that is, what can be done.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::{fitting, row};
use crate::comparison::SentenceId;
use crate::reader::action::{Command, Context};
use crate::reader::app::{App, Pane};
use crate::reader::theme::mark;

/// Draws the bar at the top.
pub(super) fn bar(app: &App, buffer: &mut Buffer) {
    let headline = app.page().map_or("", |page| page.extract.details.title.as_str());
    let title = match (app.title.as_str(), headline) {
        ("", headline) => headline.to_owned(),
        (title, "") => title.to_owned(),
        (title, headline) => format!("{title} · {headline}"),
    };
    let shown = app.on_screen().len();
    let footing = app.comparison.as_ref().and_then(|comparison| comparison.footing.brief());
    let right = format!(
        "{}{} · {shown} of {} ",
        footing.map_or_else(String::new, |footing| format!("{footing} · ")),
        if app.settings.sync { "sync on" } else { "sync off" },
        articles(app.slots.len())
    );
    let left = [(" rashomon  ".to_owned(), app.theme.title), (title, app.theme.dim)];
    row(app.screen.bar, &left, (&right, app.theme.dim), buffer);
}

fn articles(count: usize) -> String {
    if count == 1 { "1 article".to_owned() } else { format!("{count} articles") }
}

/// Draws the rule and the status line at the bottom.
pub(super) fn line(app: &App, buffer: &mut Buffer) {
    for x in app.screen.rule.x..app.screen.rule.right() {
        for y in app.screen.rule.y..app.screen.rule.bottom() {
            buffer.set_string(x, y, "─", app.theme.dim);
        }
    }
    if let Some(notice) = &app.notice {
        row(app.screen.status, &[(format!(" {notice}"), app.theme.title)], ("", Style::new()), buffer);
        return;
    }
    let left = standing(app);
    let wanted: usize = left.iter().map(|(text, _)| unicode_width::UnicodeWidthStr::width(text.as_str())).sum();
    // Where one is comes first; of what can be done, the help at least.
    let hints = hints(app);
    let width = usize::from(app.screen.status.width);
    let room = width.saturating_sub(wanted + 3).max(hints[0].len() + 1).min(width / 2);
    let hints = format!("{} ", fitting(&hints, room));
    row(app.screen.status, &left, (&hints, app.theme.dim), buffer);
}

/// The sentence in hand: its mark and kind, its passage, who else has it and where.
fn standing(app: &App) -> Vec<(String, Style)> {
    let plain = |text: &str| vec![(format!(" {text}"), app.theme.dim)];
    if let Some(progress) = app.progress {
        return match progress.total {
            0 | 1 => plain("comparing …"),
            total => plain(&format!("comparing {} of {total} pairs …", progress.done + 1)),
        };
    }
    if app.is_reading() {
        return plain("reading …");
    }
    let (Some(current), Some(comparison)) = (app.current(), &app.comparison) else {
        if matches!(app.panes[app.pane()], Pane::Loading { .. }) {
            return plain("this article is on its way");
        }
        let is_fetching = app.panes.iter().any(|pane| matches!(pane, Pane::Loading { .. }));
        let one = format!("one article: {} opens another to compare", app.keys.first(Context::Reader, Command::Open));
        return plain(match app.open_panes() {
            _ if is_fetching => "others are on their way",
            0 => "no article could be opened",
            1 => &one,
            _ => "this article was not opened",
        });
    };
    let Some(article) = app.article(current.article) else { return Vec::new() };
    if article.is_set_apart(current.sentence) {
        let paragraph = article.paragraphs[article.sentences[current.sentence].paragraph];
        let why = paragraph.reason.map_or_else(|| paragraph.role.name().to_owned(), |why| why.clause(&article.text));
        return plain(&format!("# set apart: {why}"));
    }
    let kind = comparison.kind_of(current);
    let style = app.theme.kind(kind).add_modifier(Modifier::BOLD);
    let name = kind.map_or("only here", crate::comparison::Kind::name);
    let mut pieces = vec![(format!(" {} {name}", mark(kind)), style)];
    let passages = &comparison.passages_of[current.article][current.sentence];
    if let Some(passage) = passages.first() {
        pieces.push((format!("  passage {} of {}", passage + 1, comparison.passages.len()), app.theme.dim));
    }
    let mut also = Vec::new();
    for pane in (0..app.panes.len()).filter(|pane| *pane != current.article) {
        if let (Some(sentence), Some(article)) = (app.counterpart(current, pane), app.article(pane)) {
            let (paragraph, paragraphs) = (article.sentences[sentence].paragraph + 1, article.paragraphs.len());
            let mark = mark(app.kind_between(current, SentenceId { article: pane, sentence }));
            also.push(format!("  {mark} {}, ¶{paragraph} of {paragraphs}", app.outlet(pane)));
        }
    }
    pieces.push((also.concat(), Style::new()));
    pieces
}

/// What can be done here, the most wanted first, with the keys as they are bound.
fn hints(app: &App) -> Vec<String> {
    let key = |command| app.keys.first(Context::Reader, command);
    let pair = |one, other, what: &str| format!("{}/{} {what}", key(one), key(other));
    vec![
        format!("{} help", key(Command::Help)),
        pair(Command::NextMatch, Command::PreviousMatch, "match"),
        pair(Command::NextDivergence, Command::PreviousDivergence, "only here"),
        format!("{} counterpart", key(Command::Counterpart)),
        format!("{} note", key(Command::Note)),
        format!("{} pane", key(Command::NextPane)),
        format!("{} notes", key(Command::Notes)),
        format!("{} quit", key(Command::Quit)),
    ]
}
