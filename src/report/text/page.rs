//! Lines of text in styles, wrapped to a width.

use std::io::{self, Write};

use anstyle::{AnsiColor, Effects, RgbColor, Style};
use unicode_width::UnicodeWidthStr;

use crate::article::Span;
use crate::article::rows::rows;
use crate::article::spans::{covers, pieces};
use crate::comparison::Kind;

/// The most columns of a line.
pub const WIDTH: usize = 80;

/// The narrowest that text after a long start is wrapped to, in columns.
const LEAST: usize = 20;

/// How many blanks part texts beside each other.
const BETWEEN: usize = 3;

/// Which colours may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    /// None, nor bold type, lines under words and the like.
    None,
    /// The terminal's own sixteen.
    Sixteen,
    /// Any.
    Rich,
}

/// How a text looks where it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// In which colours.
    pub colours: Colours,
    /// The columns that there are; no more than [`WIDTH`] are used.
    pub width: usize,
}

/// The styles of a report. The background is not known, so each can be read on a dark one and on a light one: the rich
/// ones are the reader's for that case, of the sixteen those that do not vanish on either with the palette of xterm.
pub(super) struct Styles {
    pub(super) conflict: Style,
    kinds: [Style; 4],
}

pub(super) const PLAIN: Style = Style::new();
pub(super) const TITLE: Style = Style::new().effects(Effects::BOLD);
pub(super) const DIM: Style = Style::new().effects(Effects::DIMMED);
pub(super) const DIFFERING: Style = Style::new().effects(Effects::UNDERLINE);

impl Styles {
    fn new(colours: Colours) -> Self {
        let rich = |red, green, blue| RgbColor(red, green, blue).on_default();
        let magenta = AnsiColor::Magenta.on_default();
        let (verbatim, reworded, paraphrase, conflict) = match colours {
            Colours::Rich => {
                (rich(0x5A, 0x71, 0xFD), rich(0x86, 0x81, 0), rich(0xC1, 0x57, 0xAB), rich(0xE4, 0x4C, 0x6E))
            }
            _ => (PLAIN, PLAIN, magenta, AnsiColor::Red.on_default()),
        };
        let kinds = [verbatim, reworded, paraphrase, paraphrase.effects(Effects::ITALIC)];
        Self { conflict: conflict.effects(Effects::BOLD), kinds }
    }

    /// Returns the style of what is told in a kind.
    pub(super) const fn of(&self, kind: Kind) -> Style {
        self.kinds[kind as usize]
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
    pub(super) styles: Styles,
    out: &'a mut dyn Write,
    is_plain: bool,
    width: usize,
}

impl<'a> Page<'a> {
    pub(super) fn new(out: &'a mut dyn Write, look: Look) -> Self {
        let Look { colours, width } = look;
        Self { styles: Styles::new(colours), out, is_plain: colours == Colours::None, width: width.min(WIDTH) }
    }

    pub(super) fn blank(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    /// Writes a text after its start, further rows below the text.
    pub(super) fn lines(&mut self, start: &[(&str, Style)], styled: Styled<'_>) -> io::Result<()> {
        if styled.text.is_empty() && start.iter().all(|(text, _)| text.trim().is_empty()) {
            return self.blank();
        }
        let indent: usize = start.iter().map(|(text, _)| text.width()).sum();
        let room = self.width.saturating_sub(indent).max(LEAST);
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

    /// Writes short texts beside each other, on as many rows as they take.
    pub(super) fn beside(&mut self, texts: &[(String, Style)]) -> io::Result<()> {
        let mut at = 0;
        for (text, style) in texts {
            let columns = text.width();
            if at > 0 && at + BETWEEN + columns > self.width {
                self.blank()?;
                at = 0;
            }
            let space = if at > 0 { BETWEEN } else { 0 };
            write!(self.out, "{:space$}", "")?;
            self.put(text, *style)?;
            at += space + columns;
        }
        self.blank()
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
        if !self.is_plain && style != PLAIN && !text.trim().is_empty() {
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
        let red = AnsiColor::Red.on_default();
        let styled = Styled { text: text.trim_end(), style: TITLE, layers: &[(&differing, red)] };
        let written = |colours| {
            let mut out = Vec::new();
            Page::new(&mut out, Look { colours, width: WIDTH }).lines(&[("! ", red), ("A ¶1  ", DIM)], styled).unwrap();
            String::from_utf8(out).unwrap()
        };
        let plain = written(Colours::None);
        let lines: Vec<&str> = plain.lines().collect();
        assert!(lines[0].starts_with("! A ¶1  word") && lines[1].starts_with("        word"), "{plain}");
        assert!(lines.iter().all(|line| line.width() <= WIDTH));
        let coloured = written(Colours::Sixteen);
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
