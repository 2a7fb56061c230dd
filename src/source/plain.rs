//! Plain text -> [`Extract`].

use unicode_width::UnicodeWidthStr;

use super::metadata;
use crate::article::canonical::Builder;
use crate::article::{Details, Extract, Origin, Role};

/// A first line this long, in characters, is no title.
const TITLE_CHARACTERS: usize = 120;

/// Lines of this many columns or more were not wrapped by hand.
const WRAP_COLUMNS: usize = 100;

/// Wrapped lines end within this many columns of the longest.
const WRAP_RAGGED: usize = 10;

/// Returns the extract of a plain text: metadata lines and title at its head, then paragraphs.
///
/// Every word of the text is in the extract, those of title and metadata too.
pub(super) fn extract(text: &str, mut details: Details) -> Extract {
    let lines: Vec<&str> = lines(text);
    let mut builder = Builder::with_capacity(text.len());
    let body = head(&lines, &mut details, &mut builder);
    for (place, paragraph) in paragraphs(trim(&lines[body..])).into_iter().enumerate() {
        match paragraph {
            [line] if place == 0 => first_paragraph(line, &mut details, &mut builder),
            [line] => _ = builder.push(Role::Body, line),
            wrapped => _ = builder.push(Role::Body, &wrapped.join(" ")),
        }
    }
    builder.finish(details)
}

fn lines(text: &str) -> Vec<&str> {
    text.split(['\n', '\u{c}'])
        .flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
        .map(str::trim)
        .collect()
}

fn trim<'a, 'b>(lines: &'a [&'b str]) -> &'a [&'b str] {
    let start = lines.iter().position(|line| !line.is_empty()).unwrap_or(lines.len());
    let end = lines.iter().rposition(|line| !line.is_empty()).map_or(start, |last| last + 1);
    &lines[start..end]
}

/// Pushes title and metadata lines and returns the index of the first line after them.
fn head(lines: &[&str], details: &mut Details, builder: &mut Builder) -> usize {
    let mut at = 0;
    let mut seen_title = false;
    while let Some(line) = lines.get(at) {
        if line.is_empty() {
            at += 1;
        } else if metadata::read_line(line, details) {
            builder.push(Role::Metadata, line);
            at += 1;
        } else if !seen_title && is_title(line, lines.get(at + 1)) {
            seen_title = true;
            if details.title.is_empty() {
                (details.title, details.origins.title) = ((*line).to_owned(), Some(Origin::Heading));
            }
            builder.push(Role::Heading, line);
            at += 1;
        } else {
            break;
        }
    }
    at
}

fn is_title(line: &str, next: Option<&&str>) -> bool {
    line.chars().count() < TITLE_CHARACTERS
        && !line.ends_with('.')
        && next.is_some_and(|next| next.is_empty())
        && metadata::date::leading(line).is_none()
}

/// Pushes the first paragraph; a date glued to its front becomes metadata of its own.
fn first_paragraph(line: &str, details: &mut Details, builder: &mut Builder) {
    match metadata::date::leading(line) {
        Some((date, rest)) => {
            if details.published.is_empty() {
                (details.published, details.origins.published) = (date, Some(Origin::Line));
            }
            builder.push(Role::Metadata, &line[..rest]);
            builder.push(Role::Body, &line[rest..]);
        }
        None => _ = builder.push(Role::Body, line),
    }
}

/// Returns the paragraphs, each as the lines it is made of.
///
/// Between blank lines lies one paragraph; in a text without one, each line is a paragraph unless it was wrapped by
/// hand. Long lines that follow each other are paragraphs of their own: nobody wraps at a hundred columns.
fn paragraphs<'a, 'b>(lines: &'a [&'b str]) -> Vec<&'a [&'b str]> {
    if !lines.iter().any(|line| line.is_empty()) {
        return if is_wrapped(lines) { vec![lines] } else { lines.chunks(1).collect() };
    }
    lines
        .split(|line| line.is_empty())
        .filter(|block| !block.is_empty())
        .flat_map(|block| {
            let long = block.iter().any(|line| line.width() >= WRAP_COLUMNS);
            block.chunks(if long { 1 } else { block.len() })
        })
        .collect()
}

fn is_wrapped(lines: &[&str]) -> bool {
    let widths: Vec<usize> = lines.iter().map(|line| line.width()).collect();
    let longest = widths.iter().copied().max().unwrap_or(0);
    let near = widths.iter().filter(|&&width| width + WRAP_RAGGED >= longest).count();
    lines.len() > 1 && longest < WRAP_COLUMNS && 2 * near > lines.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Extract {
        extract(text, Details::default())
    }

    fn paragraphs_of(text: &str) -> Vec<String> {
        let extract = read(text);
        extract.paragraphs.iter().map(|paragraph| extract.text[paragraph.span.range()].to_owned()).collect()
    }

    #[test]
    fn a_short_first_line_before_a_blank_line_is_the_title() {
        let extract = read("Bridge shut\n\nThe bridge was shut.\n\nNobody knows why.");
        assert_eq!(extract.details.title, "Bridge shut");
        assert_eq!(extract.paragraphs[0].role, Role::Heading);
        assert_eq!(read("The bridge was shut.\n\nNobody knows why.").details.title, "");
        assert_eq!(read("Bridge shut\nThe bridge was shut.").details.title, "");
        assert_eq!(read(&format!("{}\n\nText", "x".repeat(120))).details.title, "");
    }

    #[test]
    fn without_a_blank_line_each_line_is_a_paragraph() {
        assert_eq!(paragraphs_of("\nThe bridge was shut on Monday, a spokesman said.\nWhy?\nNobody knows.\n").len(), 3);
    }

    #[test]
    fn lines_wrapped_by_hand_are_joined() {
        let wrapped = "The bridge was shut on Monday\nby the council after a survey\nof its piers found cracks.";
        assert_eq!(paragraphs_of(wrapped).len(), 1);
        let blocks = "Bridge shut\n\nThe bridge was\r\nshut.\r\n\r\nNobody\nknows.";
        assert_eq!(paragraphs_of(blocks), ["Bridge shut", "The bridge was shut.", "Nobody knows."]);
    }

    #[test]
    fn long_lines_in_a_row_are_paragraphs_of_their_own() {
        let long = "word ".repeat(30);
        assert_eq!(paragraphs_of(&format!("{long}\n{long}\n\n{long}")).len(), 3);
    }

    #[test]
    fn a_date_glued_to_a_banner_is_split_off() {
        let extract = read(" date 2025-09-04 Your support matters. Read more\n\nThe bridge was shut.");
        assert_eq!(extract.details.published, "2025-09-04");
        assert_eq!(extract.paragraphs[0].role, Role::Metadata);
        assert_eq!(&*extract.text, "date 2025-09-04\n\nYour support matters. Read more\n\nThe bridge was shut.");
    }

    #[test]
    fn what_a_line_says_of_the_text_steers_no_terminal() {
        let extract = read("Bridge shut\n\nBy Ada\u{1b}[2J Roe\n\nThe bridge was shut.");
        assert_eq!(extract.details.author, "Ada␛[2J Roe");
    }

    #[test]
    fn metadata_lines_stand_before_or_after_the_title() {
        let extract =
            read("Bridge shut\n\noutlet: The Ledger\nby: Ada Roe\ndate: 18 March 2026\n\nThe bridge was shut.");
        let Details { title, outlet, author, published, .. } = extract.details;
        assert_eq!([title, outlet, author, published], ["Bridge shut", "The Ledger", "Ada Roe", "2026-03-18"]);
        assert_eq!(read("outlet: The Ledger\n\nBridge shut\n\nText.").details.title, "Bridge shut");
    }

    #[test]
    fn form_feeds_and_old_line_ends_part_lines() {
        assert_eq!(
            paragraphs_of("One is here.\rTwo.\u{c}Three is the longest line of them."),
            ["One is here.", "Two.", "Three is the longest line of them."]
        );
    }
}
