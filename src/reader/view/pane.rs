//! One article: its text with the marks of its sentences.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::Line as Styled;

use super::styled::layered;
use super::{head, placebar, shortened};
use crate::article::{Article, Role, Span};
use crate::comparison::wording::Wording;
use crate::comparison::{Kind, SentenceId};
use crate::reader::action::{Command, Context};
use crate::reader::app::{App, Pane};
use crate::reader::layout::PaneArea;
use crate::reader::page::{self, Page, Shown};
use crate::reader::theme::{MARK_NOTE, MARK_REVIEW, MARK_SET_APART, mark};
use crate::reader::wrap::{Line, stands_in};

/// Draws an article in its area.
pub(super) fn draw(app: &App, pane: usize, area: &PaneArea, buffer: &mut Buffer) {
    head::draw(app, pane, area, buffer);
    match &app.panes[pane] {
        Pane::Loading { origin, fetching: None } => {
            message(app, (&format!("reading {origin} …"), app.theme.dim), &[], area.text(), buffer);
        }
        Pane::Loading { fetching: Some(come), .. } => {
            let next = format!("{} stops it.", app.keys.first(Context::Reader, Command::Cancel));
            message(app, (&format!("{come} …"), app.theme.dim), &[&next], area.text(), buffer);
        }
        Pane::Failed { origin, why } => {
            let again = format!("{} tries again.", app.keys.first(Context::Reader, Command::Reload));
            let others = if app.open_panes() > 0 { "The other articles can be read." } else { "" };
            message(app, (&format!("{origin}: {why}"), app.theme.noted), &[&again, others], area.text(), buffer);
        }
        Pane::Closed(_) => {}
        Pane::Open(page) => {
            text(app, pane, page, area, buffer);
            placebar::draw(app, page, area.bar, buffer);
        }
    }
}

/// What became of an article, in a style, and what can be done.
fn message(app: &App, (what, style): (&str, Style), next: &[&str], area: Rect, buffer: &mut Buffer) {
    let width = usize::from(area.width).max(1);
    let what = textwrap::wrap(what, width).into_iter().map(|row| (row, style));
    let next = next.iter().flat_map(|text| textwrap::wrap(text, width)).map(|row| (row, app.theme.dim));
    for ((text, style), y) in what.chain(next).zip(area.y..area.bottom()) {
        buffer.set_stringn(area.x, y, text, width, style);
    }
}

fn text(app: &App, pane: usize, page: &Page, area: &PaneArea, buffer: &mut Buffer) {
    let words = area.text();
    let sentences = Sentences::new(app, pane, page);
    let mut last: Option<Sentence> = None;
    for (shown, y) in page.shown.iter().zip(words.y..words.bottom()) {
        match *shown {
            Shown::Gap => last = None,
            Shown::Text { paragraph, line } => {
                let index = sentences.index(line);
                let goes_on = last.take_if(|last| !line.first && last.index == index);
                let begins = goes_on.is_none();
                let sentence = goes_on.unwrap_or_else(|| sentences.sentence(index));
                let role = page.paragraphs()[paragraph].role;
                margin(app, &sentence, role, begins, (area.body.x, y), buffer);
                let (x, width) = (words.x, words.width);
                let indent = page::indent(role, width);
                let begins = line.span.start == page.paragraphs()[paragraph].span.start;
                if indent > 0 && (begins || role == Role::Quote) {
                    buffer.set_string(
                        x,
                        y,
                        if role == Role::Quote { app.theme.lines.quote } else { app.theme.lines.item },
                        app.theme.dim,
                    );
                }
                let marked = Marked {
                    hits: app.search.as_ref().map_or(&[], |search| search.hits_on(pane, line.span)),
                    in_hand: app.search.as_ref().and_then(|search| search.hit_in_hand(pane)),
                    selected: sentences.selected,
                    noted: &sentences.noted,
                };
                let styled = styled(&page.extract.text, line.span, &sentence, role, marked, app);
                let own = &page.extract.text[page.paragraphs()[paragraph].span.range()];
                let x = x + indent + stands_in(own, &page.extract.text[line.span.range()], width - indent);
                buffer.set_line(x, y, &styled, words.right().saturating_sub(x));
                last = Some(sentence);
            }
            Shown::Counterpart { article, sentence, line } => {
                counterpart(app, pane, (article, sentence), line, (words.x, y, words.width), buffer);
            }
        }
    }
}

/// What the comparison says of a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Nothing: it is not done yet, or the sentence takes no part.
    Unknown,
    /// No other article has it.
    Unique,
    /// Another article has it.
    Shared(Kind),
}

impl Standing {
    const fn of(kind: Option<Kind>) -> Self {
        match kind {
            Some(kind) => Self::Shared(kind),
            None => Self::Unique,
        }
    }

    const fn kind(self) -> Option<Kind> {
        match self {
            Self::Shared(kind) => Some(kind),
            Self::Unknown | Self::Unique => None,
        }
    }
}

/// What is to be known of a sentence to draw it.
struct Sentence {
    index: Option<usize>,
    standing: Standing,
    in_hand: bool,
    noted: Option<&'static str>,
    is_selected: bool,
    wording: Wording,
}

/// The sentences of one pane, looked at row by row.
struct Sentences<'a> {
    app: &'a App,
    pane: usize,
    page: &'a Page,
    in_hand: Vec<usize>,
    others: Vec<usize>,
    noted: Vec<Span>,
    unsure: Vec<Span>,
    selected: Option<Span>,
}

impl<'a> Sentences<'a> {
    fn new(app: &'a App, pane: usize, page: &'a Page) -> Self {
        let in_hand = match app.current() {
            Some(current) if current.article == pane => vec![current.sentence],
            Some(current) => app.counterparts(current, pane),
            None => Vec::new(),
        };
        // A pane alone unfolds the counterparts of all.
        let beside: Vec<usize> = match app.on_screen() {
            [_] => (0..app.panes.len()).collect(),
            several => several.to_vec(),
        };
        let others = beside.into_iter().filter(|other| *other != pane).collect();
        let noted = app.notes.iter().flat_map(|noted| noted.spans(pane)).collect();
        let unsure = app.notes.iter().flat_map(|noted| noted.unsure_spans(pane)).collect();
        let selected = app.selected().filter(|_| pane == app.pane());
        Self { app, pane, page, in_hand, others, noted, unsure, selected }
    }

    fn index(&self, line: Line) -> Option<usize> {
        self.page.article.as_ref()?.sentence_at(line.span.start)
    }

    fn sentence(&self, index: Option<usize>) -> Sentence {
        let (Some(index), Some(article)) = (index, &self.page.article) else {
            return Sentence {
                index,
                standing: Standing::Unknown,
                in_hand: false,
                noted: None,
                is_selected: false,
                wording: Wording::default(),
            };
        };
        let id = SentenceId { article: self.pane, sentence: index };
        let comparison = self.app.comparison.as_ref().filter(|_| !article.is_set_apart(index));
        let standing = comparison.map_or(Standing::Unknown, |comparison| Standing::of(comparison.kind_of(id)));
        let in_hand = self.in_hand.contains(&index);
        let span = article.sentences[index].span;
        let is_on = |noted: &[Span]| noted.iter().any(|noted| noted.overlaps(span));
        let noted = match () {
            () if is_on(&self.noted) => Some(MARK_NOTE),
            () if is_on(&self.unsure) => Some(MARK_REVIEW),
            () => None,
        };
        let wording = match standing.kind() {
            Some(Kind::Reworded | Kind::Partial) => self.wording(article, id),
            Some(Kind::Paraphrase) if in_hand => self.wording(article, id),
            _ => Wording::default(),
        };
        let is_selected = self.selected.is_some_and(|selected| selected.overlaps(span));
        Sentence { index: Some(index), standing, in_hand, noted, is_selected, wording }
    }

    /// The words of a sentence beside all its counterparts on screen, so that the same is marked whichever pane is in
    /// hand.
    fn wording(&self, article: &Article, id: SentenceId) -> Wording {
        let counterparts: Vec<(&Article, usize)> = self
            .others
            .iter()
            .filter_map(|other| Some((*other, self.app.article(*other)?)))
            .flat_map(|(other, article)| self.app.counterparts(id, other).into_iter().map(move |at| (&**article, at)))
            .collect();
        if counterparts.is_empty() { Wording::default() } else { Wording::new(article, id.sentence, &counterparts) }
    }
}

/// In hand or noted, then the kind: before the text.
fn margin(app: &App, sentence: &Sentence, role: Role, begins: bool, at: (u16, u16), buffer: &mut Buffer) {
    let (x, y) = at;
    if sentence.in_hand {
        buffer.set_string(x, y, ">", app.theme.tie);
    }
    if role.is_set_apart() {
        buffer.set_string(x + 1, y, if begins { MARK_SET_APART } else { " " }, app.theme.dim);
    } else if begins && sentence.standing != Standing::Unknown {
        let kind = sentence.standing.kind();
        buffer.set_string(x + 1, y, mark(kind), app.theme.kind(kind).add_modifier(Modifier::BOLD));
    }
    if sentence.is_selected {
        buffer.set_string(x, y, "|", app.theme.tie);
    }
    if let Some(mark) = sentence.noted.filter(|_| begins) {
        buffer.set_string(x, y, mark, app.theme.noted);
    }
}

/// A row of text in the style of its sentence: words that differ are marked; of a sentence shared in part, the words
/// that are shared have the colour.
fn styled<'a>(text: &'a str, span: Span, sentence: &Sentence, role: Role, marked: Marked<'_>, app: &App) -> Styled<'a> {
    let kind = sentence.standing.kind();
    let of_kind = app.theme.kind(kind);
    let (mut style, inside, spans) = match kind {
        _ if role.is_set_apart() => (app.theme.dim, Style::new(), &[][..]),
        Some(Kind::Partial) => (app.theme.unique, of_kind, sentence.wording.shared.as_slice()),
        _ => (of_kind, app.theme.differing, sentence.wording.differing.as_slice()),
    };
    if role == Role::Heading {
        style = style.patch(app.theme.title);
    }
    if sentence.in_hand {
        style = style.patch(app.theme.current);
    }
    let mut layers = vec![(spans, inside)];
    let noted: Vec<Span> = if sentence.in_hand { marked.parts_noted(span) } else { Vec::new() };
    layers.push((&noted, app.theme.noted));
    let (in_hand, selected) = (marked.in_hand.map(|hit| [hit]), marked.selected.map(|selected| [selected]));
    layers.extend(selected.as_ref().map(|selected| (&selected[..], app.theme.selected)));
    layers.push((marked.hits, app.theme.hit));
    layers.extend(in_hand.as_ref().map(|hit| (&hit[..], app.theme.hit_in_hand)));
    layered(text, span, style, &layers)
}

/// What else a row shows: words looked for, what is selected, and what is noted.
#[derive(Clone, Copy, Default)]
struct Marked<'a> {
    hits: &'a [Span],
    in_hand: Option<Span>,
    selected: Option<Span>,
    noted: &'a [Span],
}

impl Marked<'_> {
    /// The words of a row that are noted by themselves: a note that goes over all of it needs no more than its mark.
    fn parts_noted(&self, row: Span) -> Vec<Span> {
        let is_part = |noted: &&Span| noted.overlaps(row) && (row.start < noted.start || noted.end < row.end);
        let mut parts: Vec<Span> = self.noted.iter().filter(is_part).copied().collect();
        parts.sort_by_key(|part| part.start);
        parts.dedup_by(|next, last| {
            let joins = next.start <= last.end;
            if joins {
                *last = Span::new(last.start, last.end.max(next.end));
            }
            joins
        });
        parts
    }
}

/// A row of another article's counterpart, unfolded: its letter and kind, then the words.
fn counterpart(
    app: &App,
    pane: usize,
    (other, sentence): (usize, usize),
    line: Line,
    (x, y, width): (u16, u16, u16),
    buffer: &mut Buffer,
) {
    let (Some(article), Some(current)) = (app.article(other), app.current()) else { return };
    let kind = app.kind_between(current, SentenceId { article: other, sentence });
    let style = app.theme.kind(kind);
    if line.first {
        let label = shortened(&format!("{} {}", App::letter(other), mark(kind)), 3);
        buffer.set_string(x, y, label, style.add_modifier(Modifier::BOLD));
    }
    let own = app.article(pane).filter(|_| kind != Some(Kind::Verbatim));
    let wording = own.map_or_else(Wording::default, |own| Wording::new(article, sentence, &[(own, current.sentence)]));
    let sentence = Sentence {
        index: None,
        standing: Standing::of(kind),
        in_hand: false,
        noted: None,
        is_selected: false,
        wording,
    };
    let styled = styled(&article.text, line.span, &sentence, Role::Body, Marked::default(), app);
    let (width, own) = (width.saturating_sub(4), line.span.range());
    let x = x + 4 + stands_in(&article.text[own.clone()], &article.text[own], width);
    buffer.set_line(x, y, &styled, width);
}
