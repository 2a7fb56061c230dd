//! Why a sentence is linked: a window over the articles, a counterpart at a time.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::columns::head_of;
use super::{hints, row, window};
use crate::article::{Article, Span};
use crate::comparison::conflict::Grade;
use crate::comparison::evidence::{Evidence, likelihood};
use crate::comparison::{MARK_CONFLICT, SentenceId};
use crate::reader::app::{App, Mode};
use crate::reader::layout::centred;
use crate::reader::survey::Reasons;
use crate::reader::theme::mark;

/// The widest the window gets.
const WIDTH: u16 = 92;

/// The beginning of a sentence that is shown.
const BYTES: usize = 600;

/// How many words in a row are listed at most.
const LISTED: usize = 40;

/// A line of the window: a name, what it says, and its style.
type Line = (String, String, Style);

/// Draws what speaks for the link in hand.
pub(super) fn draw(app: &App, mode: &Mode, reasons: &Reasons, area: Rect, buffer: &mut Buffer) {
    let id = reasons.id;
    let own = reasons.articles.get(id.article).and_then(Option::as_deref);
    let evidence = reasons.evidence.get(reasons.list.selected);
    let lines = own.map_or_else(Vec::new, |own| lines(app, reasons, own, evidence));
    let width = WIDTH.min(area.width);
    let room = usize::from(width).saturating_sub(4 + NAMES).max(1);
    let mut wrapped: Vec<Line> = Vec::new();
    for (name, text, style) in lines {
        for (nth, line) in textwrap::wrap(&text, room).into_iter().enumerate() {
            let name = if nth == 0 { name.clone() } else { String::new() };
            wrapped.push((name, line.into_owned(), style));
        }
    }
    let title = match reasons.evidence.len() {
        0 => "Why".to_owned(),
        count => format!("Why: counterpart {} of {count}", reasons.list.selected + 1),
    };
    let height = u16::try_from(wrapped.len()).unwrap_or(u16::MAX).saturating_add(4);
    let inside = window(app, &title, centred(area, width, height.min(area.height)), buffer);
    let text = Rect { height: inside.height.saturating_sub(1), ..inside };
    for ((name, line, style), y) in wrapped.into_iter().zip(text.y..text.bottom()) {
        let left = [(format!("{name:<NAMES$}"), app.theme.dim), (line, style)];
        row(Rect { y, height: 1, ..text }, &left, ("", Style::new()), buffer);
    }
    let foot = Rect { y: inside.bottom().saturating_sub(1), height: u16::from(inside.height > 1), ..inside };
    row(foot, &[(hints(app, mode, foot.width), app.theme.dim)], ("", Style::new()), buffer);
}

/// The columns that the names of lines take.
const NAMES: usize = 16;

fn lines(app: &App, reasons: &Reasons, own: &Article, evidence: Option<&Evidence>) -> Vec<Line> {
    let id = reasons.id;
    let plain = |name: &str, text: String| (name.to_owned(), text, Style::new());
    let mut lines = vec![sentence(app, id, own)];
    let Some(evidence) = evidence else {
        if own.is_set_apart(id.sentence) {
            let why = own.paragraphs[own.sentences[id.sentence].paragraph].clause(&own.text);
            lines.push(plain("# set apart", format!("{why}; it is compared with nothing")));
        } else {
            lines.push(plain(
                "+ only here",
                "nothing like it was found in the other outlets; it may be told there in other words".to_owned(),
            ));
        }
        return lines;
    };
    let other = evidence.counterpart;
    let Some(Some(its)) = reasons.articles.get(other.article) else { return lines };
    lines.push(sentence(app, other, its));
    let kind = evidence.link.kind;
    let quotation = if evidence.link.quotation { ", as one quotation" } else { "" };
    let likely = likelihood(evidence.link.score);
    let verdict =
        format!("{}{quotation}; a careful reader would tie them: {likely} ({:.2})", kind.name(), evidence.link.score);
    lines.push((format!("{} kind", mark(Some(kind))), verdict, app.theme.kind(Some(kind))));
    let because: Vec<&str> = evidence.link.reasons.iter().flatten().map(|reason| reason.name()).collect();
    if !because.is_empty() {
        lines.push(plain("because of", because.join(", ")));
    }
    for fact in &evidence.facts {
        let (mine, theirs) = (own.quote(fact.own), its.quote(fact.other));
        let name = fact.about.name();
        lines.push(match fact.grade {
            Some(Grade::Conflict) => {
                (format!("{MARK_CONFLICT} {name}"), format!("{mine} | {theirs}"), app.theme.conflict)
            }
            Some(Grade::Near) => plain(&format!("near {name}"), format!("{mine} | {theirs}")),
            None if mine == theirs => plain(&format!("= {name}"), mine.to_owned()),
            None => plain(&format!("= {name}"), format!("{mine} | {theirs}")),
        });
    }
    if let Some((run, words)) = evidence.run {
        lines.push(plain("longest run", format!("{} ({words} words)", head_of(own.quote(run), BYTES))));
    }
    let mut list = |name: String, article: &Article, spans: &[Span]| {
        let words: Vec<&str> = spans.iter().take(LISTED).map(|&span| head_of(article.quote(span), BYTES)).collect();
        if !words.is_empty() {
            lines.push(plain(&name, words.join(" · ")));
        }
    };
    list("shared".to_owned(), own, &evidence.shared);
    list(format!("only in {}", App::letter(id.article)), own, &evidence.differing);
    list(format!("only in {}", App::letter(other.article)), its, &evidence.other_differing);
    lines
}

fn sentence(app: &App, id: SentenceId, article: &Article) -> Line {
    let sentence = &article.sentences[id.sentence];
    let name = format!("{} ¶{}", App::letter(id.article), sentence.paragraph + 1);
    (name, head_of(article.quote(sentence.span), BYTES).to_owned(), app.theme.current)
}
