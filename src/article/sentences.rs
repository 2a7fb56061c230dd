//! A paragraph becomes sentences: the bounds of UAX #29, mended where they cut after abbreviations, titles, initials
//! and quoted questions, or hand a mark to the wrong side.

mod abbreviations;
mod bounds;
mod marks;
mod reporting;
mod starters;

use super::Span;

/// Names that end in an exclamation mark.
const SHOUTED_NAMES: &[&str] = &["Yahoo!", "Jeopardy!", "Yum!", "Oklahoma!", "Joomla!"];

/// A longer sentence is more than the mark of a list, in bytes.
const LIST_MARK: usize = 8;

/// Returns the sentences of one paragraph as byte spans into it, in order, without white space at their ends.
///
/// Every character that is not white space lies in exactly one. `language` is ISO 639-1, empty where unknown. Takes
/// time linear in the paragraph.
pub fn split(paragraph: &str, language: &str) -> Vec<Span> {
    let mut sentences = Vec::new();
    let last_word = paragraph.char_indices().rev().find(|(_, c)| c.is_alphanumeric()).map_or(0, |(at, _)| at);
    // Whether a word stands between `start` and what was looked at; found once, however many bounds are refused.
    let (mut start, mut looked_at, mut has_word) = (0, 0, false);
    let mut quotes = StraightQuotes::default();
    for bound in bounds::possible(paragraph) {
        let bound = marks::settle(paragraph, start, bound.max(start), quotes.is_open_at(paragraph, bound));
        if bound > looked_at {
            has_word |= paragraph[looked_at..bound].chars().any(char::is_alphanumeric);
            looked_at = bound;
        }
        let between_words = bound > start && has_word && bound <= last_word;
        if between_words && ends_sentence(&paragraph[start..bound], &paragraph[bound..], language) {
            push_trimmed(&mut sentences, paragraph, start, bound);
            (start, looked_at, has_word) = (bound, bound, false);
        }
    }
    push_trimmed(&mut sentences, paragraph, start, paragraph.len());
    sentences
}

fn push_trimmed(sentences: &mut Vec<Span>, paragraph: &str, start: usize, end: usize) {
    let piece = &paragraph[start..end];
    let start = start + (piece.len() - piece.trim_start().len());
    let span = Span::new(start, start + piece.trim().len());
    if !span.is_empty() {
        sentences.push(span);
    }
}

/// Straight quotation marks look the same at either end: their number tells which one is next.
#[derive(Default)]
struct StraightQuotes {
    seen: usize,
    open: bool,
}

impl StraightQuotes {
    /// Tells whether a quotation is open at a bound, a mark right before the bound aside; bounds come in order.
    fn is_open_at(&mut self, paragraph: &str, bound: usize) -> bool {
        let end = paragraph[..bound].strip_suffix('"').map_or(bound, str::len);
        if end > self.seen {
            self.open ^= paragraph[self.seen..end].matches('"').count() % 2 == 1;
            self.seen = end;
        }
        self.open
    }
}

fn ends_sentence(before: &str, after: &str, language: &str) -> bool {
    let (spaced, before, after) = (before.ends_with(char::is_whitespace), before.trim_end(), after.trim_start());
    let first = after.trim_start_matches(|c: char| matches!(c, '–' | '—' | '-' | '…' | '.') || c.is_whitespace());
    if is_list_mark(before) || first.starts_with(char::is_lowercase) {
        return false;
    }
    let tight = before.trim_end_matches(['”', '"', '’', '\'', '»', '“', '」', '』']);
    if tight.len() < before.len() {
        return !is_quotation_inside(before, tight, after, language);
    }
    match before.chars().next_back() {
        _ if is_ellipsis(before) => !is_gap(before, after, language),
        Some('.') if !spaced && !is_lost_space(before) => is_start(after, language),
        Some('.') => !abbreviations::goes_on(before, after, language),
        Some(')' | ']') => !is_bracket_inside(before, after, language),
        Some('!' | '?') if !spaced && is_address(before) => false,
        Some('!') if SHOUTED_NAMES.iter().any(|name| before.ends_with(name)) => is_start(after, language),
        _ => true,
    }
}

/// Tells whether a full stop without a space behind it ends a word, as in "was hurt.The": not so in ".IXIC", "0001.HK".
fn is_lost_space(before: &str) -> bool {
    before.strip_suffix('.').is_some_and(|word| word.ends_with(char::is_lowercase))
}

/// Tells whether a text begins with a word that begins sentences.
fn is_start(after: &str, language: &str) -> bool {
    let word = reporting::within(after, 40).chars().take_while(|c| c.is_alphanumeric());
    starters::begins(&word.flat_map(char::to_lowercase).collect::<String>(), language)
}

/// "1.", "a.", "IV.": the sentence it counts comes behind it.
fn is_list_mark(before: &str) -> bool {
    if before.len() > LIST_MARK {
        return before.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    }
    let mark = before.trim_start_matches(['(', '[']).trim_end_matches(['.', ')', ']']);
    let roman = mark.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'i' | b'v' | b'x'));
    roman || mark.chars().count() == 1 || mark.bytes().all(|byte| byte.is_ascii_digit())
}

/// Tells whether a quotation (`tight` is `before` without its closing marks) stands inside a longer sentence.
fn is_quotation_inside(before: &str, tight: &str, after: &str, language: &str) -> bool {
    if reporting::is_cry(before) && reporting::is_clause(after) || reporting::goes_on_in_han(after) {
        return true;
    }
    // "the U.S.’ allies": the mark is an apostrophe unless a quotation was open.
    let possessive = before.ends_with(['’', '\'']) && !marks::near_end(tight).contains(['‘', '“']);
    possessive && tight.ends_with('.') && abbreviations::goes_on(tight, after, language)
}

fn is_ellipsis(before: &str) -> bool {
    before.ends_with('…') || before.ends_with("...") || before.ends_with(". . .")
}

/// Tells whether an ellipsis stands for a pause or for words left out inside a sentence.
fn is_gap(before: &str, after: &str, language: &str) -> bool {
    let words = before.trim_end_matches(['.', '…', ' ']);
    let apart = before[words.len()..].starts_with(' ');
    let pronoun = after.strip_prefix('I').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    if pronoun {
        // "Well… I don't know." A capital tells nothing here.
        return words.split_whitespace().take(3).count() < 3;
    }
    apart && !words.ends_with(['!', '?', '”', '"']) && !is_start(after, language)
}

/// "Rep. Holt (D-Ill.) Monday", "his brother (remember him?) Una Holt": a bracket inside the sentence.
fn is_bracket_inside(before: &str, after: &str, language: &str) -> bool {
    match before.strip_suffix([')', ']']) {
        Some(inside) if inside.ends_with('.') => abbreviations::goes_on(inside, after, language),
        Some(_) => marks::is_bracket_inside(before) && !is_start(after, language),
        None => false,
    }
}

/// Tells whether the last word is a web address, in which a question mark ends nothing.
fn is_address(before: &str) -> bool {
    let word = before.bytes().rev().take(200).take_while(|byte| !byte.is_ascii_whitespace()).count();
    let word = before.get(before.len() - word..).unwrap_or_default();
    word.contains("://") || word.starts_with("www.")
}

#[cfg(test)]
mod cases;
#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    /// The sentences of a case as it is marked, as we find them, and as UAX #29 alone does.
    fn three_ways(language: &str, marked: &str) -> [Vec<String>; 3] {
        let text = marked.replace('|', "");
        let owned = |pieces: &mut dyn Iterator<Item = &str>| pieces.map(|piece| piece.trim().to_string()).collect();
        let ours = split(&text, language);
        [
            owned(&mut marked.split('|')),
            owned(&mut ours.iter().map(|span| &text[span.range()])),
            owned(&mut text.split_sentence_bounds()),
        ]
    }

    #[test]
    fn splits_the_english_table() {
        let (mut all, mut standard_right) = (0, 0);
        let mut wrong = Vec::new();
        for (about, cases) in cases::ENGLISH {
            for marked in *cases {
                let [wanted, found, standard] = three_ways("en", marked);
                all += 1;
                standard_right += usize::from(standard == wanted);
                if found != wanted {
                    wrong.push(format!("{about}: {found:?}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{} of {all}\n{}", wrong.len(), wrong.join("\n"));
        assert!(all >= 160 && 2 * standard_right < all, "{standard_right} of {all} need no mending");
    }

    #[test]
    fn splits_other_languages_no_worse_than_the_standard() {
        let mut wrong = Vec::new();
        for (language, cases) in cases::OTHERS {
            assert!(language.is_empty() || cases.len() >= 8, "{language}");
            for marked in *cases {
                let [wanted, found, standard] = three_ways(language, marked);
                if found != wanted {
                    wrong.push(format!(
                        "{language}: {found:?}{}",
                        if standard == wanted { " (standard right)" } else { "" }
                    ));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    proptest! {
        #[test]
        fn loses_nothing_and_keeps_order(text in "\\PC{0,60}|[aA1.!?\"“”„«»‘’「」\\[\\]() ]{0,40}", language in "(en|de|fr)?") {
            let spans = split(&text, &language);
            let mut end = 0;
            for span in &spans {
                prop_assert!(text[end..span.start].trim().is_empty());
                prop_assert!(!span.is_empty() && text[span.range()].trim().len() == span.len());
                end = span.end;
            }
            prop_assert!(text[end..].trim().is_empty());
        }
    }
}
