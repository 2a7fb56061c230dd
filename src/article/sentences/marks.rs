//! Which side of a bound a mark belongs to: quotation marks, brackets, footnotes.

/// How far back a quotation mark is matched with its opening one, in bytes.
const NEAR: usize = 1024;

/// How long a footnote in square brackets is at most, in bytes: `[1]`, `[note 3]`, `[citation needed]`.
const FOOTNOTE: usize = 20;

/// How far a bracket is followed to the one that closes it, in bytes.
const BRACKET: usize = 500;

/// Moves a bound of UAX #29 so that opening marks go to the sentence they open, while closing ones and footnotes stay
/// with the sentence they end. `open_quote` tells whether a straight quotation mark is open before the bound.
pub(super) fn settle(paragraph: &str, start: usize, bound: usize, open_quote: bool) -> usize {
    let tight = paragraph[start..bound].trim_end();
    let spaced = start + tight.len() < bound;
    let opened = opening_marks(tight, &paragraph[bound..], spaced, open_quote);
    if opened > 0 {
        let mark = start + tight.len() - opened;
        return footnotes(paragraph, mark, false).unwrap_or(mark);
    }
    let closed = bound + closing_marks(&paragraph[bound..], open_quote);
    footnotes(paragraph, closed, spaced).unwrap_or(closed)
}

/// How many bytes at the end of `before` open what comes after.
fn opening_marks(before: &str, after: &str, spaced: bool, open_quote: bool) -> usize {
    let mut rest = before;
    while let Some(mark) = rest.chars().next_back() {
        let inside = &rest[..rest.len() - mark.len_utf8()];
        // A mark with a space on its right only has closed something, whatever it looks like.
        let closes = spaced && !inside.ends_with(char::is_whitespace);
        let opens = match mark {
            '[' | '(' | '{' | '「' | '『' | '【' | '（' | '《' | '〈' | '¿' | '¡' => true,
            '„' | '‚' => !closes,
            '“' => !closes && is_unmatched(inside, '„', mark),
            '‘' => !closes && is_unmatched(inside, '‚', mark),
            '«' => !closes && is_unmatched(inside, '»', mark),
            '"' => !spaced && !open_quote && after.starts_with(char::is_alphanumeric),
            _ => false,
        };
        if !opens {
            break;
        }
        rest = inside;
    }
    before.len() - rest.len()
}

/// Some marks close in one language what they open in another: tells whether no opening one waits for this one.
fn is_unmatched(inside: &str, opened_by: char, mark: char) -> bool {
    let inside = near_end(inside);
    inside.matches(opened_by).count() <= inside.matches(mark).count()
}

/// The end of a text: far back there is no telling any more, and it would be read again at every bound.
pub(super) fn near_end(text: &str) -> &str {
    (text.len().saturating_sub(NEAR)..=text.len()).find_map(|at| text.get(at..)).unwrap_or_default()
}

/// How many bytes at the start of `after` close what came before, the space behind them included: a mark that stands
/// between spaces ("… fini ! » dit-elle").
fn closing_marks(after: &str, open_quote: bool) -> usize {
    let mut rest = after;
    while let Some(mark) =
        rest.chars().next().filter(|&c| matches!(c, '”' | '’' | '»' | '"') && (c != '"' || open_quote))
    {
        let behind = &rest[mark.len_utf8()..];
        if !behind.is_empty() && !behind.starts_with(|c: char| c.is_whitespace() || c.is_ascii_punctuation()) {
            break;
        }
        rest = behind.trim_start();
    }
    after.len() - rest.len()
}

/// Returns the bound behind the footnote marks at `from`; none where there are none.
fn footnotes(paragraph: &str, from: usize, spaced: bool) -> Option<usize> {
    let mut rest = &paragraph[from..];
    while let Some(length) = footnote(rest, spaced) {
        rest = &rest[length..];
    }
    let end = paragraph.len() - rest.trim_start().len();
    (rest.len() < paragraph.len() - from).then_some(end)
}

/// The length of one footnote mark: a bracket without a space before it, with one only a number; a raised number.
fn footnote(text: &str, spaced: bool) -> Option<usize> {
    let raised = |c: char| matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '†' | '‡');
    if let Some(mark) = text.chars().next().filter(|&c| raised(c) && !spaced) {
        return Some(mark.len_utf8());
    }
    let (closing, most) = match text.as_bytes().first()? {
        b'[' => (b']', FOOTNOTE),
        b'(' if !spaced => (b')', 4),
        _ => return None,
    };
    let length = text.bytes().take(most).position(|byte| byte == closing)?;
    let inside = &text.as_bytes()[1..length];
    let number = !inside.is_empty() && inside.len() <= 3 && inside.iter().all(u8::is_ascii_digit);
    let words = closing == b']' && !spaced && inside.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b' ');
    let numbered = closing == b']' && !spaced && inside.starts_with(b"note ");
    (number || words && !inside.is_empty() || numbered).then_some(length + 1)
}

/// Tells whether the bracket that `after` begins with holds sentences of its own: a capital and an end mark inside.
pub(super) fn is_bracketed_sentence(after: &str) -> bool {
    let end = after.bytes().take(BRACKET).position(|byte| matches!(byte, b')' | b']'));
    let Some(inside) = end.map(|end| &after[1..end]) else { return false };
    inside.starts_with(char::is_uppercase) && inside.ends_with(['.', '!', '?', '…', '”', '"'])
}

/// Tells whether the bracket that ends `before` was opened inside the sentence rather than around it.
pub(super) fn is_bracket_inside(before: &str) -> bool {
    let near = near_end(before);
    let opened = near.rfind(['(', '[']).unwrap_or(0);
    near[..opened].chars().rev().take(8).any(char::is_alphanumeric)
}
