//! A paragraph becomes sentences: the bounds of UAX #29, mended where they cut after abbreviations, titles, initials
//! and quoted questions, or hand an opening bracket to the wrong side.

mod abbreviations;

use unicode_segmentation::UnicodeSegmentation;

use super::Span;
use abbreviations::{AFTER_GERMAN_ORDINAL, BEFORE_NUMBER, OTHERS, REPORTING, SHOUTED_NAMES, TITLES, is_starter};

/// How far back a quotation mark is matched with its opening one, in bytes.
const NEAR: usize = 4096;

/// Returns the sentences of one paragraph as byte spans into it, in order, without white space at their ends.
///
/// Every character that is not white space lies in exactly one. `language` is ISO 639-1, empty where unknown.
pub fn split(paragraph: &str, language: &str) -> Vec<Span> {
    let mut sentences = Vec::new();
    let last_word = paragraph.char_indices().rev().find(|(_, c)| c.is_alphanumeric()).map_or(0, |(at, _)| at);
    // Whether a word stands between `start` and what was looked at; found once, however many bounds are refused.
    let (mut start, mut looked_at, mut has_word) = (0, 0, false);
    for bound in standard_bounds(paragraph) {
        let bound = moved(paragraph, start, bound);
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

/// The inner bounds of UAX #29, in order.
fn standard_bounds(paragraph: &str) -> Vec<usize> {
    if paragraph.is_ascii() {
        ascii_bounds(paragraph.as_bytes())
    } else {
        paragraph.split_sentence_bound_indices().skip(1).map(|(at, _)| at).collect()
    }
}

/// The rules SB6 to SB11 of UAX #29 as far as ASCII without line breaks goes.
fn ascii_bounds(bytes: &[u8]) -> Vec<usize> {
    let mut bounds = Vec::new();
    let skip = |from: usize, wanted: fn(u8) -> bool| {
        from + bytes[from..].iter().position(|&byte| !wanted(byte)).unwrap_or(bytes.len() - from)
    };
    for at in 0..bytes.len() {
        if !is_terminator(bytes[at]) {
            continue;
        }
        let next = skip(skip(at + 1, is_closing), is_blank);
        if next == bytes.len() {
            break;
        }
        if matches!(bytes[next], b',' | b'-' | b':' | b';' | b'.' | b'!' | b'?') {
            continue;
        }
        if bytes[at] == b'.' {
            let letter_before = at > 0 && bytes[at - 1].is_ascii_alphabetic();
            let joined = bytes[at + 1].is_ascii_digit() || letter_before && bytes[at + 1].is_ascii_uppercase();
            let word = skip(next, |byte| !byte.is_ascii_alphabetic() && !is_terminator(byte));
            if joined || bytes.get(word).is_some_and(u8::is_ascii_lowercase) {
                continue;
            }
        }
        bounds.push(next);
    }
    bounds
}

const fn is_terminator(byte: u8) -> bool {
    matches!(byte, b'.' | b'!' | b'?')
}

const fn is_closing(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'"' | b'\'')
}

const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | 0x0b | 0x0c)
}

/// Moves a bound so that opening marks go to the sentence they open, footnote marks and closing guillemets stay.
fn moved(paragraph: &str, start: usize, bound: usize) -> usize {
    let (before, after) = (&paragraph[start..bound], &paragraph[bound..]);
    if let Some(rest) = after.strip_prefix('»')
        && rest.chars().next().is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation())
    {
        return bound + (after.len() - rest.trim_start().len());
    }
    let tight = before.trim_end();
    let Some(mark) = tight.chars().next_back().filter(|&c| opens(c, tight)) else { return bound };
    if matches!(mark, '[' | '(')
        && let Some(length) = footnote_rest(after)
    {
        return bound + length + (after[length..].len() - after[length..].trim_start().len());
    }
    start + tight.trim_end_matches(|c| opens(c, tight)).len()
}

/// The length of `1]` (the footnote's opening bracket lies before the bound).
fn footnote_rest(after: &str) -> Option<usize> {
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    (0 < digits && digits <= 3 && matches!(after.as_bytes().get(digits), Some(b']' | b')'))).then_some(digits + 1)
}

/// Tells whether a mark at the end of `text` opens something: some quote marks close in German what they open in English.
fn opens(mark: char, text: &str) -> bool {
    let opened_by = match mark {
        '[' | '(' | '{' | '「' | '『' | '【' | '（' | '《' | '〈' | '„' | '‚' | '¿' | '¡' => return true,
        '“' => '„',
        '‘' => '‚',
        '«' => '»',
        _ => return false,
    };
    let inside = text.strip_suffix(mark).unwrap_or(text);
    // Far back there is no telling any more, and it would be read again at every bound.
    let from = inside.len().saturating_sub(NEAR);
    let inside = (from..=inside.len()).find_map(|at| inside.get(at..)).unwrap_or_default();
    inside.matches(opened_by).count() <= inside.matches(mark).count()
}

fn ends_sentence(before: &str, after: &str, language: &str) -> bool {
    let before = before.trim_end();
    let after = after.trim_start();
    if before.trim_end_matches('.').bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let first = after.trim_start_matches(|c: char| matches!(c, '–' | '—' | '-') || c.is_whitespace());
    if first.chars().next().is_some_and(char::is_lowercase) {
        return false;
    }
    match before.chars().next_back() {
        Some('.') => !is_abbreviation(before, after, language),
        // A party and a state: "(D-Calif.) Monday".
        Some(')') => before.strip_suffix(".)").is_none_or(|inside| !is_abbreviation(inside, after, language)),
        Some('!') => !SHOUTED_NAMES.iter().any(|name| before.ends_with(name)),
        Some('”' | '"' | '’' | '\'' | '»') => !(is_cry(before) && is_reporting_clause(after)),
        _ => true,
    }
}

/// Tells whether the full stop at the end of `before` belongs to an abbreviation that goes on in `after`.
fn is_abbreviation(before: &str, after: &str, language: &str) -> bool {
    let token = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '-' | '–' | '—' | '/'));
    let token = token.into_iter().next().unwrap_or_default().trim_end_matches('.');
    let token = token.trim_start_matches(|c: char| !c.is_alphanumeric());
    let first = after.chars().next().unwrap_or(' ');
    let word: String = after.chars().take_while(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let lower = token.to_lowercase();
    if TITLES.contains(&lower.as_str()) {
        return first.is_alphanumeric() || matches!(first, '“' | '"' | '(');
    }
    if BEFORE_NUMBER.contains(&lower.as_str()) && first.is_ascii_digit() {
        return true;
    }
    if language == "de" && token.len() <= 2 && token.bytes().all(|byte| byte.is_ascii_digit()) {
        return AFTER_GERMAN_ORDINAL.contains(&word.as_str());
    }
    let known = OTHERS.contains(&lower.as_str()) || is_initial(token, language) || is_dotted(token);
    // "А. С. Гринь": a letter with a full stop is an initial, even where it is also a common first word.
    let initials = after.chars().nth(1) == Some('.');
    known && first.is_alphanumeric() && (initials || !is_starter(&word, language))
}

/// One capital letter ("J."), in German also a small one ("z. B.").
fn is_initial(token: &str, language: &str) -> bool {
    let mut chars = token.chars();
    let Some(letter) = chars.next() else { return false };
    chars.next().is_none() && (letter.is_uppercase() || language == "de" && letter.is_lowercase())
}

/// Single letters with full stops between them: "U.S", "a.m", "z.B".
fn is_dotted(token: &str) -> bool {
    token.contains('.')
        && token.split('.').all(|part| {
            let mut chars = part.chars();
            chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
        })
}

/// A quoted question or cry: `over?”`. After a full stop in the quotation a reporting clause begins a new sentence.
fn is_cry(before: &str) -> bool {
    before.trim_end_matches(['”', '"', '’', '\'', '»', ' ']).ends_with(['?', '!'])
}

/// Up to four capitalised words, then a verb of saying: `Ms. Farrow asked.`
fn is_reporting_clause(after: &str) -> bool {
    for (at, word) in after.split_whitespace().take(5).enumerate() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if at > 0 && REPORTING.contains(&bare) {
            return true;
        }
        if !bare.chars().next().is_some_and(char::is_uppercase) {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Each case is written with `|` where a sentence ends.
    const CASES: &[(&str, &str)] = &[
        ("en", "The bridge fell.| Nobody was hurt."),
        ("en", "Mr. Harlow met Mrs. Finch.| They left."),
        ("en", "Gov. Anne Tully signed it.| Sen. Bram Oake did not."),
        ("en", "St. Brannoc's was full.| Dr. Pell spoke."),
        ("en", "Maj. Gen. Otto Rusk retired.| Lt. Col. Ivy Marsh follows."),
        ("en", "J. K. Marlow and H.G. Penn wrote it.| It sold."),
        ("en", "John F. Tarrow won.| He smiled."),
        ("en", "The U.S. Navy came.| It left."),
        ("en", "She moved to the U.S.| He never did."),
        ("en", "At 9 a.m. Friday the doors opened.| By noon it was over."),
        ("en", "It closed at 5 p.m.| The crowd went home."),
        ("en", "Fruit, e.g. Apples, rose.| Bread, i.e. Rye, fell."),
        ("en", "No. 10 was quiet.| No. 11 was not."),
        ("en", "He said no.| Ten others agreed."),
        ("en", "“Is it over?” she asked.| Nobody knew."),
        ("en", "\"Stop!\" he cried.| They ran."),
        ("en", "“Why now?” Ms. Farrow asked.| No answer came."),
        ("en", "“Why now?”| The crowd had gone by then."),
        ("en", "It grew by June.[1]| It fell in July.[2]"),
        ("en", "It grew by June.| [Editor's note: it did not.]"),
        ("en", "He left.| (She stayed.)| They met."),
        ("en", "Yahoo! Inc. rose.| Others fell."),
        ("en", "Acme Corp. Ltd. sued.| Bolt Inc.| The court ruled."),
        ("en", "Prices rose 3.5 percent.| Wages did not."),
        ("en", "See www.example.org for more.| Or write to a.b@example.org today."),
        ("en", "On Jan. 5. 2024 it began."),
        ("en", "On Jan. 5 it began.| On Feb. 6 it ended."),
        ("en", "Rep. Lou Vane (D-Calif.) Monday refused.| He left."),
        ("en", "He lives in Mobile, Ala.| His sister does not."),
        ("en", "“We won,” she said.| “They lost.”"),
        ("en", "‘We won.’| ‘They lost.’"),
        ("en", "She waited … and waited.| Then she left."),
        ("en", "Wait...| What was that?| Nothing."),
        ("en", "What?!| Really?| Yes."),
        ("en", "He got a Ph.D.| He then taught."),
        ("en", "Tarn v. Board of Works was heard.| It failed."),
        ("en", "The firm, Bell & Co. Holdings, closed.| All left."),
        ("en", "1. The plan is void.| 2. The rest stands."),
        ("en", "It was plan B.| They had no other."),
        ("en", "A headline without an end"),
        ("en", "They came at 7 p.m.| “We were late,” he said."),
        ("en", "Sgt. Ray Dunn, 34, died.| Two others lived."),
        ("en", "Martin Lowe Jr. Stadium opened.| Few came."),
        ("en", "The talks failed -- again.| Why?"),
        ("en", "He won 5-4.| She lost."),
        ("de", "Am 5. Januar kam er.| Am 6. ging er."),
        ("de", "Er kaufte z. B. Brot und Käse.| Dann ging er."),
        ("de", "Es kostet 3 Mio. Euro.| Das ist viel."),
        ("de", "„Es ist vorbei.“| Sie ging."),
        ("de", "»Ist es vorbei?«, fragte sie.| Er schwieg."),
        ("es", "El Sr. Paz llegó.| La Sra. Luz no."),
        ("es", "Viajó a EE. UU.| El viernes volvió."),
        ("es", "Llegó tarde.| ¿Por qué?| ¡Nadie sabe!"),
        ("fr", "« C’est fini ! » dit-elle.| Il partit."),
        ("fr", "« C’est fini. »| Il partit."),
        ("fr", "M. Duval a parlé.| Mme. Roche a ri."),
        ("zh", "桥塌了。|没有人受伤。|为什么？"),
        ("ja", "彼は述べた。|「問題ない。」|彼女は去った。"),
        ("ru", "В 2020 г. Тарск рос.| Он упал позже."),
        ("ru", "А. С. Гринь писал.| Его читали."),
        ("", "One here.| Two there."),
    ];

    #[test]
    fn splits_the_table() {
        assert!(CASES.len() >= 50);
        for (language, marked) in CASES {
            let wanted: Vec<&str> = marked.split('|').map(str::trim).collect();
            let text = marked.replace('|', "");
            let found: Vec<&str> = split(&text, language).iter().map(|span| &text[span.range()]).collect();
            assert_eq!(found, wanted, "{language}");
        }
    }

    proptest! {
        #[test]
        fn the_quick_way_agrees_with_the_standard(text in "[ -~]{0,80}|[abAB12.!?)\"' ,;:-]{0,40}") {
            let standard: Vec<usize> = text.split_sentence_bound_indices().skip(1).map(|(at, _)| at).collect();
            prop_assert_eq!(ascii_bounds(text.as_bytes()), standard);
        }

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
