//! Lines of text in styles, wrapped to a width.

use std::io::{self, Write};

use anstyle::{AnsiColor, Effects, Style};
use unicode_width::UnicodeWidthStr;

use crate::article::Span;
use crate::article::rows::rows;
use crate::article::spans::{covers, pieces};
use crate::comparison::Kind;

/// Columns of a line.
pub(super) const WIDTH: usize = 80;

/// The narrowest that text after a long start is wrapped to, in columns.
const LEAST: usize = 20;

pub(super) const PLAIN: Style = Style::new();
pub(super) const TITLE: Style = Style::new().effects(Effects::BOLD);
pub(super) const DIM: Style = Style::new().effects(Effects::DIMMED);
pub(super) const DIFFERING: Style = Style::new().effects(Effects::UNDERLINE);
pub(super) const CONFLICT: Style = AnsiColor::Red.on_default().effects(Effects::BOLD);

/// Returns the style of what is told in a kind; the terminal's own colours, so that they suit its background.
pub(super) const fn of_kind(kind: Kind) -> Style {
    match kind {
        Kind::Verbatim => AnsiColor::Cyan.on_default(),
        Kind::Reworded => AnsiColor::Yellow.on_default(),
        Kind::Paraphrase => AnsiColor::Magenta.on_default(),
        Kind::Partial => AnsiColor::Magenta.on_default().effects(Effects::ITALIC),
    }
}

/// Text, its style, and spans of it with styles of their own: those of a layer are in order, without overlap.
#[derive(Clone, Copy, Default)]
pub(super) struct Styled<'a> {
    pub(super) text: &'a str,
    pub(super) style: Style,
    pub(super) layers: &'a [(&'a [Span], Style)],
}

impl<'a> Styled<'a> {
    pub(super) const fn new(text: &'a str, style: Style) -> Self {
        Self { text, style, layers: &[] }
    }
}

/// Where lines are written, in colour or without.
pub(super) struct Page<'a> {
    out: &'a mut dyn Write,
    colours: bool,
}

impl<'a> Page<'a> {
    pub(super) fn new(out: &'a mut dyn Write, colours: bool) -> Self {
        Self { out, colours }
    }

    pub(super) fn blank(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    /// Writes a text after its start, further rows below the text.
    pub(super) fn lines(&mut self, start: &[(&str, Style)], styled: Styled<'_>) -> io::Result<()> {
        let indent: usize = start.iter().map(|(text, _)| text.width()).sum();
        let room = WIDTH.saturating_sub(indent).max(LEAST);
        for (nth, row) in rows(styled.text, room).into_iter().enumerate() {
            if nth == 0 {
                for (text, style) in start {
                    self.put(text, *style)?;
                }
            } else {
                write!(self.out, "{:indent$}", "")?;
            }
            self.row(styled, row)?;
            self.blank()?;
        }
        Ok(())
    }

    fn row(&mut self, styled: Styled<'_>, row: Span) -> io::Result<()> {
        for piece in pieces(row, styled.layers.iter().map(|(spans, _)| *spans)) {
            let on_it = styled.layers.iter().filter(|(spans, _)| covers(spans, piece.start));
            let style = on_it.fold(styled.style, |style, (_, more)| upon(style, *more));
            self.put(&styled.text[piece.range()], style)?;
        }
        Ok(())
    }

    fn put(&mut self, text: &str, style: Style) -> io::Result<()> {
        if self.colours && style != PLAIN && !text.trim().is_empty() {
            write!(self.out, "{style}{text}{style:#}")
        } else {
            write!(self.out, "{text}")
        }
    }
}

/// A style upon another one: its colour counts, the effects of both hold.
fn upon(style: Style, more: Style) -> Style {
    style.fg_color(more.get_fg_color().or(style.get_fg_color())).effects(style.get_effects() | more.get_effects())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_hang_below_their_text_and_styles_end_with_them() {
        let text = "word ".repeat(20);
        let differing = [Span::new(70, 80)];
        let styled = Styled { text: text.trim_end(), style: TITLE, layers: &[(&differing, CONFLICT)] };
        let written = |colours: bool| {
            let mut out = Vec::new();
            Page::new(&mut out, colours).lines(&[("! ", CONFLICT), ("A ¶1  ", DIM)], styled).unwrap();
            String::from_utf8(out).unwrap()
        };
        let plain = written(false);
        let lines: Vec<&str> = plain.lines().collect();
        assert!(lines[0].starts_with("! A ¶1  word") && lines[1].starts_with("        word"), "{plain}");
        assert!(lines.iter().all(|line| line.width() <= WIDTH));
        let coloured = written(true);
        assert_eq!(anstyle_free(&coloured), plain);
        assert!(coloured.lines().all(|line| line.ends_with("\u{1b}[0m")), "{coloured:?}");
        assert!(coloured.contains("\u{1b}[1m\u{1b}[31mword"), "{coloured:?}");
    }

    /// The text without its colours.
    fn anstyle_free(text: &str) -> String {
        let mut parts = text.split("\u{1b}[");
        let first = parts.next().unwrap().to_owned();
        parts.fold(first, |all, part| all + part.split_once('m').unwrap().1)
    }
}
