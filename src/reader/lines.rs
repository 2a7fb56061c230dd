//! The characters that lines and marks are drawn with: those of Unicode, or ASCII alone.

use std::fmt;

use ratatui::buffer::Buffer;
use ratatui::symbols::border;

/// The characters of lines and marks, each one column wide.
///
/// In East Asian settings most of Unicode's take two columns, and not every terminal has them at all.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Lines {
    /// Between two panes.
    pub vertical: &'static str,
    /// Between two panes, where a line ties two passages.
    pub heavy_vertical: &'static str,
    /// Above the status line.
    pub horizontal: &'static str,
    /// A line that ties two passages of one row.
    pub heavy_horizontal: &'static str,
    /// The upper end of a tie, from the left.
    pub heavy_down_left: &'static str,
    /// The upper end of a tie, from the right.
    pub heavy_down_right: &'static str,
    /// The lower end of a tie, from the left.
    pub heavy_up_left: &'static str,
    /// The lower end of a tie, from the right.
    pub heavy_up_right: &'static str,
    /// What stands for text that is left out.
    pub ellipsis: &'static str,
    /// Before the rows of a quotation set apart as a paragraph.
    pub quote: &'static str,
    /// Before an item of a list.
    pub item: &'static str,
    /// Around a window.
    pub frame: border::Set<'static>,
    /// Typographic characters of the program's own words and of the articles, and what stands for each.
    replaced: &'static [(&'static str, &'static str)],
}

impl Lines {
    /// Lines as Unicode has them.
    pub const UNICODE: Self = Self {
        vertical: "│",
        heavy_vertical: "┃",
        horizontal: "─",
        heavy_horizontal: "━",
        heavy_down_left: "┓",
        heavy_down_right: "┏",
        heavy_up_left: "┛",
        heavy_up_right: "┗",
        ellipsis: "…",
        quote: "▏",
        item: "•",
        frame: border::ROUNDED,
        replaced: &[],
    };

    /// Lines in ASCII alone.
    pub const ASCII: Self = Self {
        vertical: "|",
        heavy_vertical: "#",
        horizontal: "-",
        heavy_horizontal: "=",
        heavy_down_left: "+",
        heavy_down_right: "+",
        heavy_up_left: "+",
        heavy_up_right: "+",
        ellipsis: "~",
        quote: "|",
        item: "*",
        frame: border::Set {
            top_left: "+",
            top_right: "+",
            bottom_left: "+",
            bottom_right: "+",
            vertical_left: "|",
            vertical_right: "|",
            horizontal_top: "-",
            horizontal_bottom: "-",
        },
        replaced: &[
            ("…", "~"),
            ("·", "-"),
            ("•", "*"),
            ("■", "#"),
            ("–", "-"),
            ("—", "-"),
            ("‘", "'"),
            ("’", "'"),
            ("‚", "'"),
            ("“", "\""),
            ("”", "\""),
            ("„", "\""),
            ("«", "\""),
            ("»", "\""),
            ("¶", "P"),
            ("\u{a0}", " "),
        ],
    };

    /// Returns the lines in ASCII, or those of Unicode.
    pub const fn new(ascii: bool) -> &'static Self {
        if ascii { &Self::ASCII } else { &Self::UNICODE }
    }

    /// Replaces what is drawn by what stands for it, cell by cell.
    ///
    /// Each is as wide as what it replaces, so nothing moves; letters of the articles stay what they are.
    pub fn replace(&self, buffer: &mut Buffer) {
        if self.replaced.is_empty() {
            return;
        }
        for cell in &mut buffer.content {
            if let Some((_, plain)) = self.replaced.iter().find(|(wide, _)| *wide == cell.symbol()) {
                cell.set_symbol(plain);
            }
        }
    }
}

impl fmt::Debug for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self == &Self::ASCII { "Lines::ASCII" } else { "Lines::UNICODE" })
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;
    use unicode_width::UnicodeWidthStr;

    use super::*;

    /// Every character of a set.
    fn all(lines: &Lines) -> Vec<&'static str> {
        let frame = lines.frame;
        let mut all = vec![
            lines.vertical,
            lines.heavy_vertical,
            lines.horizontal,
            lines.heavy_horizontal,
            lines.heavy_down_left,
            lines.heavy_down_right,
            lines.heavy_up_left,
            lines.heavy_up_right,
            lines.ellipsis,
            lines.quote,
            lines.item,
            frame.top_left,
            frame.top_right,
            frame.bottom_left,
            frame.bottom_right,
            frame.vertical_left,
            frame.vertical_right,
            frame.horizontal_top,
            frame.horizontal_bottom,
        ];
        all.extend(lines.replaced.iter().map(|(_, plain)| *plain));
        all
    }

    #[test]
    fn every_character_takes_one_column() {
        for lines in [Lines::UNICODE, Lines::ASCII] {
            assert!(all(&lines).iter().all(|mark| mark.width() == 1), "{lines:?}");
            assert!(lines.replaced.iter().all(|(wide, _)| wide.width() == 1), "{lines:?}");
        }
    }

    #[test]
    fn ascii_is_ascii() {
        assert!(all(&Lines::ASCII).iter().all(|mark| mark.is_ascii()));
    }

    #[test]
    fn what_is_drawn_is_replaced_and_letters_stay() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 24, 1));
        buffer.set_string(0, 0, "“Ærø – it’s shut…” ¶2", Style::new());
        let row = |buffer: &Buffer| buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect::<String>();
        let before = row(&buffer);
        Lines::UNICODE.replace(&mut buffer);
        assert_eq!(row(&buffer), before);
        Lines::ASCII.replace(&mut buffer);
        assert_eq!(row(&buffer).trim_end(), "\"Ærø - it's shut~\" P2");
    }
}
