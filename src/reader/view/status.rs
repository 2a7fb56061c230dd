//! The bar above the panes and the line below: where one is, what that is, what can be done.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr;

use super::{fitting, notice, row, rule, shortened};
use crate::comparison::conflict::Grade;
use crate::comparison::{MARK_CONFLICT, SentenceId};
use crate::reader::action::{Command, Context};
use crate::reader::app::{App, Awaiting, Dispute, Pane, SearchField, Uncompared};
use crate::reader::theme::mark;

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
        if app.settings.sync { "panes follow" } else { "panes move alone" },
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
    // Where one is comes first; of what can be done, the help at least.
    let (hints, width) = (hints(app), usize::from(app.screen.status.width));
    let mut left = hits(app);
    if let Some(what) = under_way(app) {
        left = vec![(format!(" {what}"), app.theme.title)];
    } else {
        let used: usize = left.iter().map(|(text, _)| text.width()).sum();
        left.extend(standing(app, width.saturating_sub(used + hints[0].len() + 3)));
    }
    let wanted: usize = left.iter().map(|(text, _)| text.width()).sum();
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

/// The sentence in hand, on so many columns: its mark and kind, its passage, what is told differently, who else has it and
/// where.
fn standing(app: &App, room: usize) -> Vec<(String, Style)> {
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
    let [on_screen, off_screen] = also(app, current);
    if on_screen.is_empty() && !off_screen.is_empty() {
        let places: Vec<&str> = off_screen.iter().map(|(brief, _)| brief.as_str()).collect();
        pieces.push((format!("  also in {}", places.join("; ")), Style::new()));
    }
    let used = pieces[0].0.width();
    let number =
        app.passage_in_hand().map(|passage| format!("  passage {} of {}", passage + 1, comparison.passages.len()));
    let disputes = app.disputes(current);
    let whole = disputes.first().map_or(0, |first| first.sides().concat().width() + 16);
    // What is told differently is worth more than a number.
    if let Some(number) = number.filter(|number| whole == 0 || used + number.width() + whole <= room) {
        pieces.push((number, app.theme.dim));
    }
    let used: usize = pieces.iter().map(|(text, _)| text.width()).sum();
    pieces.extend(disputed(app, &disputes, room.saturating_sub(used)));
    let shown = if on_screen.is_empty() { Vec::new() } else { [on_screen, off_screen].concat() };
    let also: String = shown.iter().flat_map(|(_, place)| ["  ", place]).collect();
    pieces.push((also, Style::new()));
    pieces
}

/// Where other outlets tell what a sentence tells, on screen and off it, in brief and in full: "C, ¶4", "~ Post, ¶4 of 20".
fn also(app: &App, current: SentenceId) -> [Vec<(String, String)>; 2] {
    let mut also = [Vec::new(), Vec::new()];
    for pane in (0..app.panes.len()).filter(|pane| *pane != current.article) {
        if let (Some(sentence), Some(article)) = (app.counterpart(current, pane), app.article(pane)) {
            let (paragraph, paragraphs) = (article.sentences[sentence].paragraph + 1, article.paragraphs.len());
            let mark = mark(app.kind_between(current, SentenceId { article: pane, sentence }));
            let is_off = !app.on_screen().contains(&pane);
            let place = format!("{mark} {}, ¶{paragraph} of {paragraphs}", app.outlet(pane));
            also[usize::from(is_off)].push((format!("{}, ¶{paragraph}", App::letter(pane)), place));
        }
    }
    also
}

/// The facts that others tell differently, as many as have room: "! A 14 / B Eleven", then how many more there are.
fn disputed(app: &App, disputes: &[Dispute], room: usize) -> Vec<(String, Style)> {
    let (mut pieces, mut used) = (Vec::new(), 0);
    for (nth, dispute) in disputes.iter().enumerate() {
        let (mark, style) = match dispute.grade {
            Grade::Conflict => (MARK_CONFLICT, app.theme.conflict),
            Grade::Near => ("nearly alike:", app.theme.dim),
        };
        let rest = disputes.len() - nth;
        let more = if rest > 1 { format!("  +{} more", rest - 1).width() } else { 0 };
        let left = room.saturating_sub(used + more + mark.width() + 3);
        let sides = dispute.sides();
        let wanted = sides.iter().map(|side| side.width()).sum::<usize>() + 3;
        if nth > 0 && wanted > left {
            pieces.push((format!("  +{rest} more"), app.theme.dim));
            break;
        }
        let piece = format!("  {mark} {}", fairly(&sides, left));
        used += piece.width();
        pieces.push((piece, style));
    }
    pieces
}

/// Two sides on so many columns: where both have no room, each gets half of it, and what one leaves is the other's.
fn fairly([one, other]: &[String; 2], columns: usize) -> String {
    let room = columns.saturating_sub(3);
    let half = room / 2;
    let (first, second) = match (one.width(), other.width()) {
        (first, second) if first + second <= room => (first, second),
        (first, _) if first <= half => (first, room - first),
        (_, second) if second <= room - half => (room - second, second),
        _ => (half, room - half),
    };
    format!("{} / {}", shortened(one, first), shortened(other, second))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_sides_share_the_room_fairly() {
        let told = |one: &str, other: &str, columns| fairly(&[one.to_owned(), other.to_owned()], columns);
        assert_eq!(told("A 14", "B Eleven", 40), "A 14 / B Eleven");
        assert_eq!(told("A 14", "B eleven of them", 15), "A 14 / B eleve…");
        assert_eq!(told("A eleven of them", "B 14", 15), "A eleve… / B 14");
        assert_eq!(told("A eleven of them", "B twelve of them", 19), "A eleve… / B twelv…");
        assert_eq!(told("A 14", "B 15", 0), " / ");
    }
}
