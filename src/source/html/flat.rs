//! A page read without its structure: its text, parted at the tags that part lines. For pages that would keep a parser
//! busy for minutes.

use super::blocks::is_block;
use super::tame::{Piece, Pieces};
use crate::article::Role;

/// Behind so many lines, shorter ones than this are joined.
const MOST_LINES: usize = 200_000;
const JOINED_BYTES: usize = 500;

/// Calls `tell` with each line of a page, in its order. Takes time linear in the page.
pub(super) fn lines(page: &str, mut tell: impl FnMut(Role, &str)) {
    let mut text = String::new();
    let mut role = Role::Body;
    let mut count = 0_usize;
    let mut flush = |role: Role, text: &mut String| {
        // Millions of lines of a letter are no paragraphs.
        if count > MOST_LINES && text.len() < JOINED_BYTES {
            text.push(' ');
            return;
        }
        count += usize::from(!text.is_empty());
        tell(role, text);
        text.clear();
    };
    for piece in Pieces::new(page) {
        match piece {
            Piece::Text(part) => text.push_str(&html_escape::decode_html_entities(part)),
            Piece::Tag(tag, _) => {
                let name = tag.name.to_ascii_lowercase();
                if is_block(&name) || name == "br" {
                    flush(role, &mut text);
                    role = match name.as_bytes() {
                        [b'h', b'1'..=b'6'] if !tag.is_end => Role::Heading,
                        b"li" if !tag.is_end => Role::Item,
                        b"br" => role,
                        _ => Role::Body,
                    };
                } else if matches!(name.as_str(), "td" | "th") && !text.is_empty() {
                    text.push_str(" | ");
                }
            }
            Piece::Raw(..) => {}
        }
    }
    tell(role, &text);
}
