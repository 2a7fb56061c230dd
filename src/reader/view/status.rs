//! The bar above the panes and the line below: where one is, what that is, what can be done.

use std::collections::HashSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use super::{fitting, notice, row, rule, shortened};
use crate::article::Span;
use crate::comparison::conflict::Grade;
use crate::comparison::{MARK_CONFLICT, SentenceId};
use crate::reader::action::{Command, Context};
use crate::reader::app::{App, Awaiting, Pane, SearchField, Uncompared};
use crate::reader::theme::mark;

/// Facts told differently, shown of one sentence.
const CONFLICTS: usize = 2;

/// Draws the bar at the top.
pub(super) fn bar(app: &App, buffer: &mut Buffer) {
    let headline = app.page().map_or("", |page| page.extract.details.title.as_str());
    // Where each pane has its headline, it is not said twice.
    let headline = if app.screen.panes.first().is_some_and(|pane| pane.head.height > 2) { "" } else { headline };
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
    rule(app, app.screen.rule, buffer);
    if let Some(Awaiting::Second(first)) = app.awaiting {
        row(app.screen.status, &[(format!(" {first} …"), app.theme.title)], ("", Style::new()), buffer);
        return;
    }
    if let Some(notice) = &app.notice {
        notice::draw(app, notice, app.screen.status, buffer);
        return;
    }
    let mut left = hits(app);
    match under_way(app) {
        Some(what) => left = vec![(format!(" {what}"), app.theme.title)],
        None => left.extend(standing(app)),
    }
    let wanted: usize = left.iter().map(|(text, _)| text.width()).sum();
    // Where one is comes first; of what can be done, the help at least.
    let hints = hints(app);
    let width = usize::from(app.screen.status.width);
    let most = if under_way(app).is_some() { width * 3 / 4 } else { width / 2 };
    let room = width.saturating_sub(wanted + 3).max(hints[0].len() + 1).min(most);
    let hints = format!("{} ", fitting(&hints, room));
    row(app.screen.status, &left, (&hints, app.theme.dim), buffer);
}

/// What the reader has begun and not ended yet.
fn under_way(app: &App) -> Option<String> {
    let words = app.selects_words().then_some("selecting words");
    let sentences = app.selected().map(|_| "selecting sentences");
    let moving = app.moving.as_ref().map(|_| "moving a note");
    let parts: Vec<&str> = [moving, words.or(sentences)].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Draws the words that are looked for while they are typed, in the place of the status line.
pub(super) fn search(app: &App, typing: &SearchField, buffer: &mut Buffer) {
    let area = app.screen.status;
    if area.is_empty() {
        return;
    }
    buffer.set_style(area, Style::reset());
    let blank = " ".repeat(usize::from(area.width));
    buffer.set_string(area.x, area.y, blank, Style::new());
    let label = if typing.is_regex { " regex / " } else { " / " };
    let count = match (&typing.mistake, &app.search) {
        (Some(mistake), _) => mistake.clone(),
        (None, None) => {
            let key = |command| app.keys.first(Context::Text, command);
            format!("{} regular expression  {} cancel", key(Command::Regex), key(Command::Cancel))
        }
        (None, Some(_)) => count(app),
    };
    let room = area.width.saturating_sub(u16::try_from(label.len() + count.width() + 3).unwrap_or(u16::MAX));
    buffer.set_string(area.x, area.y, label, app.theme.title);
    let start = u16::try_from(label.len()).unwrap_or(0).min(area.width);
    let field = Rect { x: area.x + start, width: room.max(12).min(area.width - start), ..area };
    (&typing.field).render(field, buffer);
    let right = Rect { x: field.right(), width: area.right() - field.right(), ..area };
    row(right, &[], (&format!("{count} "), app.theme.dim), buffer);
}

/// The search that is on: the words, which of their places is in hand, and where the others are.
fn hits(app: &App) -> Vec<(String, Style)> {
    let Some(search) = &app.search else { return Vec::new() };
    let label = format!(" /{}", shortened(&search.query.typed, 24));
    vec![(label, app.theme.title), (format!("  {}  ", count(app)), app.theme.dim)]
}

/// How many places a search has, and which of them is in hand.
fn count(app: &App) -> String {
    let Some(search) = &app.search else { return String::new() };
    match search.count(&app.slots) {
        _ if search.hits.is_none() => "looking …".to_owned(),
        (0, _) => "nowhere".to_owned(),
        (all, None) => all.to_string(),
        (all, Some(in_hand)) => format!("{in_hand} of {all}"),
    }
}

/// The sentence in hand: its mark and kind, its passage, who else has it and where.
fn standing(app: &App) -> Vec<(String, Style)> {
    let plain = |text: &str| vec![(format!(" {text}"), app.theme.dim)];
    let why = app.uncompared();
    match why {
        Some(Uncompared::UnderWay(progress)) => return plain(&Uncompared::far(progress)),
        Some(Uncompared::Reading) => return plain("reading …"),
        _ => {}
    }
    let (Some(current), Some(comparison)) = (app.current(), &app.comparison) else {
        let is_fetched = |pane: &Pane| matches!(pane, Pane::Loading { .. });
        let one = format!("one article: {} opens another to compare", app.keys.first(Context::Reader, Command::Open));
        return plain(match why {
            _ if is_fetched(&app.panes[app.pane()]) => "this article is on its way",
            _ if app.panes.iter().any(is_fetched) => "others are on their way",
            Some(Uncompared::Nothing) => "no article could be opened",
            Some(Uncompared::One) => &one,
            _ if app.page().is_some() => "not compared",
            _ => "this article was not opened",
        });
    };
    let Some(article) = app.article(current.article) else { return Vec::new() };
    if article.is_set_apart(current.sentence) {
        let why = article.paragraphs[article.sentences[current.sentence].paragraph].clause(&article.text);
        return plain(&format!("# set apart: {why}"));
    }
    let kind = comparison.kind_of(current);
    let style = app.theme.kind(kind).add_modifier(Modifier::BOLD);
    let name = kind.map_or("only here", crate::comparison::Kind::name);
    let mut pieces = vec![(format!(" {} {name}", mark(kind)), style)];
    if let Some(passage) = app.passage_in_hand() {
        pieces.push((format!("  passage {} of {}", passage + 1, comparison.passages.len()), app.theme.dim));
    }
    pieces.extend(conflicts(app, current));
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

/// The facts that counterparts tell differently: "14 / Eleven", a near one as such.
fn conflicts(app: &App, id: SentenceId) -> impl Iterator<Item = (String, Style)> {
    let comparison = app.comparison.iter();
    let links = comparison.flat_map(move |comparison| comparison.counterparts(id));
    let told = links.flat_map(move |(other, link)| {
        link.conflicts_of(id).filter_map(move |conflict| {
            let words = |pane: usize, span: Span| Some(shortened(&app.article(pane)?.text[span.range()], 24));
            let (mark, style) = match conflict.grade {
                Grade::Conflict => (MARK_CONFLICT, app.theme.conflict),
                Grade::Near => ("near:", app.theme.dim),
            };
            Some((
                format!("  {mark} {} / {}", words(id.article, conflict.left)?, words(other.article, conflict.right)?),
                style,
            ))
        })
    });
    let mut told: Vec<(String, Style)> = told.collect();
    let mut seen = HashSet::new();
    told.retain(|(fact, _)| seen.insert(fact.clone()));
    // What cannot both hold comes before what can.
    told.sort_by_key(|(fact, _)| !fact.trim_start().starts_with(MARK_CONFLICT));
    told.into_iter().take(CONFLICTS)
}

/// What can be done here, the most wanted first, with the keys as they are bound.
fn hints(app: &App) -> Vec<String> {
    let key = |command| app.keys.first(Context::Reader, command);
    let pair = |one, other, what: &str| format!("{}/{} {what}", key(one), key(other));
    let stops = shortened(&app.stops.name(), 20);
    let mut hints = vec![format!("{} help", key(Command::Help))];
    if app.selects_words() {
        let key = |command| app.keys.first(Context::Words, command);
        hints.push(format!("{}/{} word", key(Command::NextWord), key(Command::PreviousWord)));
        let what = if app.moving.is_some() { "puts the note here" } else { "note on these" };
        hints.push(format!("{} {what}", key(Command::Note)));
        hints.push(format!("{} other end", key(Command::OtherEnd)));
        hints.push(format!("{} copy", key(Command::Copy)));
        hints.push(format!("{} ends it", key(Command::Cancel)));
        return hints;
    }
    if app.search.is_some() {
        hints.push(format!("{} ends the search", key(Command::Cancel)));
    }
    if app.comparison.is_none() && app.progress.is_none() && !app.is_reading() {
        hints.push(format!("{} open another", key(Command::Open)));
        hints.push(format!("{} try again", key(Command::Reload)));
        hints.push(format!("{} library", key(Command::Library)));
        hints.push(format!("{} note", key(Command::Note)));
        hints.push(format!("{} quit", key(Command::Quit)));
        return hints;
    }
    if app.moving.is_some() {
        hints.push(format!("{} puts the note here", key(Command::Note)));
        hints.push(format!("{} select", key(Command::Select)));
        hints.push(format!("{} leaves it where it was", key(Command::Cancel)));
        return hints;
    }
    if app.selected().is_some() {
        hints.push(format!("{} note on what is selected", key(Command::Note)));
        hints.push(format!("{} words", key(Command::Select)));
        hints.push(format!("{} ends it", key(Command::Cancel)));
    }
    hints.extend([
        pair(Command::NextStop, Command::PreviousStop, if app.search.is_some() { "hit" } else { &stops }),
        pair(Command::NextDivergence, Command::PreviousDivergence, "divergence"),
        format!("{} counterpart", key(Command::Counterpart)),
        format!("{} note", key(Command::Note)),
        format!("{} pane", key(Command::NextPane)),
        format!("{} notes", key(Command::Notes)),
        format!("{} quit", key(Command::Quit)),
    ]);
    hints
}
