//! One article: outlet and figures above, text with its marks below.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line as Styled, Span as Piece};

use super::{fitting, row, shortened};
use crate::article::{Article, Role, Span};
use crate::comparison::{Kind, SentenceId, wording};
use crate::reader::app::{App, Pane};
use crate::reader::layout::{MARGIN, PaneArea};
use crate::reader::page::{Line, Page, Shown};
use crate::reader::theme::{MARK_SET_APART, mark};

/// Draws an article in its area.
pub(super) fn draw(app: &App, pane: usize, area: &PaneArea, buffer: &mut Buffer) {
    head(app, pane, area.head, buffer);
    match &app.panes[pane] {
        Pane::Loading { origin } => message(app, &format!("reading {origin} …"), "", area.body, buffer),
        Pane::Failed { origin, why } => {
            let next = if app.panes.len() > 1 { "The other articles can be read." } else { "" };
            message(app, &format!("{origin}: {why}"), next, area.body, buffer);
        }
        Pane::Open(page) => text(app, pane, page, area.body, buffer),
    }
}

fn head(app: &App, pane: usize, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let in_hand = pane == app.pane();
    let style = if in_hand { app.theme.focus } else { app.theme.title };
    let name = vec![(format!(" {} {} ", App::letter(pane), app.panes[pane].outlet()), style)];
    let date = app.panes[pane].page().map_or("", |page| page.extract.details.published.as_str());
    let first = Rect { height: 1, ..area };
    row(first, &name, (date.split('T').next().unwrap_or(date), app.theme.dim), buffer);
    if area.height > 1 {
        let second = Rect { y: area.y + 1, height: 1, ..area };
        let figures = format!("   {}", figures(app, pane, usize::from(area.width.saturating_sub(MARGIN))));
        row(second, &[(figures, app.theme.dim)], ("", Style::new()), buffer);
    }
}

/// How much of an article others have too, how long it is, how much is set apart: as much of that as fits.
fn figures(app: &App, pane: usize, columns: usize) -> String {
    let Some(article) = app.article(pane) else {
        return match &app.panes[pane] {
            Pane::Loading { .. } => "reading …".to_owned(),
            Pane::Failed { .. } => "not opened".to_owned(),
            Pane::Open(_) => "finding sentences …".to_owned(),
        };
    };
    let mut parts = Vec::new();
    if let Some(comparison) = &app.comparison {
        let count = comparison.counts(pane);
        parts.push(format!("{} shared", count.shared));
        parts.push(format!("{} only here", count.unique));
    } else if app.progress.is_some() {
        parts.push("comparing …".to_owned());
    }
    parts.push(format!("{} words", article.words.len()));
    let apart = article.paragraphs.iter().filter(|paragraph| paragraph.role.is_set_apart()).count();
    if apart > 0 {
        parts.push(format!("{apart} set apart"));
    }
    fitting(&parts, columns)
}

fn message(app: &App, what: &str, next: &str, area: Rect, buffer: &mut Buffer) {
    let width = usize::from(area.width.saturating_sub(2 * MARGIN)).max(1);
    let rows = textwrap::wrap(what, width).into_iter().chain(textwrap::wrap(next, width));
    for (text, y) in rows.zip(area.y..area.bottom()) {
        buffer.set_stringn(area.x + MARGIN.min(area.width), y, text, width, app.theme.dim);
    }
}

fn text(app: &App, pane: usize, page: &Page, area: Rect, buffer: &mut Buffer) {
    let sentences = Sentences::new(app, pane, page);
    let mut last = None;
    for (shown, y) in page.shown.iter().zip(area.y..area.bottom()) {
        match *shown {
            Shown::Gap => last = None,
            Shown::Text { paragraph, line } => {
                let sentence = sentences.at(line);
                let begins = line.first || last != sentence.index || last.is_none();
                last = sentence.index;
                let role = page.paragraphs()[paragraph].role;
                margin(app, &sentence, role, begins, (area.x, y), buffer);
                let styled = styled(&page.extract.text, line.span, &sentence, role, app);
                buffer.set_line(area.x + MARGIN, y, &styled, area.width.saturating_sub(MARGIN));
            }
            Shown::Counterpart { article, sentence, line } => {
                counterpart(app, pane, (article, sentence), line, (area.x + MARGIN, y, area.width), buffer);
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
    noted: bool,
    differing: Vec<Span>,
}

/// The sentences of one pane, looked at row by row.
struct Sentences<'a> {
    app: &'a App,
    pane: usize,
    page: &'a Page,
    in_hand: Vec<usize>,
    others: Vec<usize>,
}

impl<'a> Sentences<'a> {
    fn new(app: &'a App, pane: usize, page: &'a Page) -> Self {
        let in_hand = match app.current() {
            Some(current) if current.article == pane => vec![current.sentence],
            Some(current) => app.counterparts(current, pane),
            None => Vec::new(),
        };
        // The pane in hand first: differing words are told against it wherever it has the passage.
        let mut others: Vec<usize> = app.on_screen().iter().copied().filter(|other| *other != pane).collect();
        others.sort_by_key(|other| *other != app.pane());
        Self { app, pane, page, in_hand, others }
    }

    fn at(&self, line: Line) -> Sentence {
        let index = self.page.article.as_ref().and_then(|article| article.sentence_at(line.span.start));
        let (Some(index), Some(article)) = (index, &self.page.article) else {
            return Sentence {
                index,
                standing: Standing::Unknown,
                in_hand: false,
                noted: false,
                differing: Vec::new(),
            };
        };
        let id = SentenceId { article: self.pane, sentence: index };
        let comparison = self.app.comparison.as_ref().filter(|_| !article.is_set_apart(index));
        let standing = comparison.map_or(Standing::Unknown, |comparison| Standing::of(comparison.kind_of(id)));
        let in_hand = self.in_hand.contains(&index);
        let span = article.sentences[index].span;
        let noted = self.app.notes.iter().any(|noted| noted.touches(self.pane, span));
        let differing = match standing.kind() {
            Some(Kind::Reworded) => self.differing(article, id),
            Some(Kind::Paraphrase | Kind::Partial) if in_hand => self.differing(article, id),
            _ => Vec::new(),
        };
        Sentence { index: Some(index), standing, in_hand, noted, differing }
    }

    /// The words that the nearest counterpart on screen does not have.
    fn differing(&self, article: &Article, id: SentenceId) -> Vec<Span> {
        let found = self.others.iter().find_map(|other| Some((*other, *self.app.counterparts(id, *other).first()?)));
        let Some((other, sentence)) = found else { return Vec::new() };
        let Some(counterpart) = self.app.article(other) else { return Vec::new() };
        let [own, _] = wording::differences(article, id.sentence, counterpart, sentence);
        own
    }
}

/// In hand or noted, then the kind: three columns before the text.
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
    if sentence.noted && begins {
        buffer.set_string(x, y, "*", app.theme.noted);
    }
}

/// A row of text in the style of its sentence, differing words marked.
fn styled<'a>(text: &'a str, span: Span, sentence: &Sentence, role: Role, app: &App) -> Styled<'a> {
    let mut style = if role.is_set_apart() { app.theme.dim } else { app.theme.kind(sentence.standing.kind()) };
    if role == Role::Heading {
        style = style.patch(app.theme.title);
    }
    if sentence.in_hand {
        style = style.patch(app.theme.current);
    }
    let mut pieces = Vec::new();
    let mut at = span.start;
    for other in &sentence.differing {
        let (start, end) = (other.start.max(at), other.end.min(span.end));
        if start < end {
            pieces.push(Piece::styled(&text[at..start], style));
            pieces.push(Piece::styled(&text[start..end], style.patch(app.theme.differing)));
            at = end;
        }
    }
    pieces.push(Piece::styled(&text[at..span.end], style));
    Styled::from(pieces)
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
    let mut differing = Vec::new();
    if let Some(own) = app.article(pane).filter(|_| kind != Some(Kind::Verbatim)) {
        [_, differing] = wording::differences(own, current.sentence, article, sentence);
    }
    let sentence = Sentence { index: None, standing: Standing::of(kind), in_hand: false, noted: false, differing };
    let styled = styled(&article.text, line.span, &sentence, Role::Body, app);
    buffer.set_line(x + 4, y, &styled, width.saturating_sub(MARGIN + 4));
}
