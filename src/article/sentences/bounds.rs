//! Where a sentence may end: the inner bounds of UAX #29, and two kinds that it does not know.

use unicode_segmentation::UnicodeSegmentation;

/// How long a word may be that is looked at whole, in bytes; longer ones are no words.
const WORD: usize = 40;

/// What a name after a full stop without a space ends in ("Elsin.Org").
const DOMAINS: &[&str] = &["Com", "Net", "Org", "Edu", "Gov", "Info", "Tv", "Io", "Ru", "De", "Fr", "Es", "Eu", "Uk"];

/// Returns where a sentence may begin inside a paragraph, in order.
pub(super) fn possible(paragraph: &str) -> Vec<usize> {
    let mut bounds = standard(paragraph);
    let known = bounds.len();
    after_ellipses(paragraph, &mut bounds);
    after_full_stops(paragraph, &mut bounds);
    if bounds.len() > known {
        bounds.sort_unstable();
        bounds.dedup();
    }
    bounds
}

/// The classes of UAX #29 that the rules below ask for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Lower,
    Upper,
    OtherLetter,
    Digit,
    FullStop,
    EndMark,
    Close,
    Continue,
    Blank,
    Other,
}

/// The classes of ASCII; line breaks end a sentence by rules that paragraphs have no use for.
const ASCII: [Option<Class>; 128] = {
    let mut classes = [Some(Class::Other); 128];
    let mut byte = 0;
    while byte < 128 {
        classes[byte as usize] = match byte {
            b'\n' | b'\r' => None,
            b'.' => Some(Class::FullStop),
            b'!' | b'?' => Some(Class::EndMark),
            b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'"' | b'\'' => Some(Class::Close),
            b',' | b'-' | b':' | b';' => Some(Class::Continue),
            b' ' | b'\t' | 0xb | 0xc => Some(Class::Blank),
            b'0'..=b'9' => Some(Class::Digit),
            b'a'..=b'z' => Some(Class::Lower),
            b'A'..=b'Z' => Some(Class::Upper),
            _ => Some(Class::Other),
        };
        byte += 1;
    }
    classes
};

/// The class of a character of the scripts that most news is written in; none where the standard must be asked.
fn class(c: char) -> Option<Class> {
    if let Some(class) = ASCII.get(c as usize) {
        return *class;
    }
    Some(match c {
        '。' | '！' | '？' => Class::EndMark,
        '«'
        | '»'
        | '‹'
        | '›'
        | '\u{2018}'..='\u{201f}'
        | '（'
        | '）'
        | '\u{3008}'..='\u{3011}'
        | '\u{3014}'..='\u{301b}' => Class::Close,
        '–' | '—' | '、' | '，' | '：' | '；' => Class::Continue,
        '\u{aa}' | '\u{ba}' | '\u{b5}' | '\u{c0}'..='\u{17f}' | '\u{388}'..='\u{481}' | '\u{48a}'..='\u{52f}' => {
            if c.is_lowercase() {
                Class::Lower
            } else if c.is_uppercase() {
                Class::Upper
            } else if c.is_alphabetic() {
                Class::OtherLetter
            } else {
                Class::Other
            }
        }
        '\u{a1}'..='\u{ac}'
        | '\u{ae}'..='\u{bf}'
        | '\u{2010}'..='\u{2012}'
        | '\u{2015}'..='\u{2017}'
        | '\u{2020}'..='\u{2023}'
        | '…'
        | '\u{20a0}'..='\u{20bf}'
        | '№'
        | '™' => Class::Other,
        '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | 'ー' | '\u{4e00}'..='\u{9fff}' | '々' => {
            Class::OtherLetter
        }
        _ => return None,
    })
}

/// Tells whether [`class`] knows every character of a text.
fn is_known(text: &str) -> bool {
    let line_break = text.bytes().any(|byte| matches!(byte, b'\n' | b'\r'));
    !line_break && (text.is_ascii() || text.chars().all(|c| c.is_ascii() || class(c).is_some()))
}

fn standard(paragraph: &str) -> Vec<usize> {
    if is_known(paragraph) {
        quick(paragraph)
    } else {
        paragraph.split_sentence_bound_indices().skip(1).map(|(at, _)| at).collect()
    }
}

/// The end marks of a text with their places: `.!?` and `。！？`, found byte by byte.
fn end_marks(text: &str) -> impl Iterator<Item = (usize, &str)> {
    const LEADS: [bool; 256] = {
        let mut leads = [false; 256];
        let bytes = *b".!?\xe3\xef";
        let mut at = 0;
        while at < bytes.len() {
            leads[bytes[at] as usize] = true;
            at += 1;
        }
        leads
    };
    let found = text.bytes().enumerate().filter(|&(_, byte)| LEADS[byte as usize]);
    found.filter_map(|(at, byte)| {
        let mark = text.get(at..at + if byte.is_ascii() { 1 } else { 3 })?;
        (byte.is_ascii() || matches!(mark, "。" | "！" | "？")).then_some((at, mark))
    })
}

/// The rules SB6 to SB11 of UAX #29 for text whose characters [`class`] all knows.
fn quick(paragraph: &str) -> Vec<usize> {
    let of = |c: char| class(c).unwrap_or(Class::Other);
    let skip = |from: usize, wanted: fn(Class) -> bool| {
        paragraph[from..].find(|c| !wanted(of(c))).map_or(paragraph.len(), |length| from + length)
    };
    let mut bounds = Vec::new();
    for (at, mark) in end_marks(paragraph) {
        let after_mark = at + mark.len();
        let next = skip(skip(after_mark, |class| class == Class::Close), |class| class == Class::Blank);
        let Some(first) = paragraph[next..].chars().next() else { break };
        if matches!(of(first), Class::Continue | Class::FullStop | Class::EndMark) {
            continue;
        }
        if mark == "." {
            let before = paragraph[..at].chars().next_back().map(of);
            let behind = paragraph[after_mark..].chars().next().map(of);
            let after_letter = matches!(before, Some(Class::Upper | Class::Lower));
            let joined = behind == Some(Class::Digit) || after_letter && behind == Some(Class::Upper);
            let passed = |class| {
                use Class::{EndMark, FullStop, Lower, OtherLetter, Upper};
                !matches!(class, Lower | Upper | OtherLetter | FullStop | EndMark)
            };
            let word = paragraph[skip(next, passed)..].chars().next().map(of);
            if joined || word == Some(Class::Lower) {
                continue;
            }
        }
        bounds.push(next);
    }
    bounds
}

/// Adds the bounds after `…`, which UAX #29 takes for a letter's neighbour like any other: before a capital they may
/// end a sentence as three full stops do.
fn after_ellipses(paragraph: &str, bounds: &mut Vec<usize>) {
    for (at, mark) in paragraph.match_indices('…') {
        let rest = &paragraph[at + mark.len()..];
        let closed = rest.trim_start_matches(['”', '’', '"', '\'', '»', '“', ')', ']']);
        let next = closed.trim_start();
        let word = next.trim_start_matches(['“', '‘', '"', '\'', '«', '„', '(', '[', '¿', '¡']);
        if next.len() < closed.len() && word.chars().next().is_some_and(char::is_uppercase) {
            bounds.push(paragraph.len() - next.len());
        }
    }
}

/// Adds the bounds where the space after a full stop is missing: "was hurt.The mayor", "was hurt.3 The mayor"; and
/// those before footnotes and counted items.
fn after_full_stops(paragraph: &str, bounds: &mut Vec<usize>) {
    let bytes = paragraph.as_bytes();
    for (at, _) in paragraph.match_indices('.') {
        if at == 0 || at + 1 == bytes.len() || !bytes[at - 1].is_ascii_lowercase() {
            continue;
        }
        if bytes[at + 1].is_ascii_uppercase() && is_lost_space(&bytes[..at], &bytes[at + 1..]) {
            bounds.push(at + 1);
        }
        // The standard goes on where a small letter follows: "in July.[note 2]", "is void. (b) The rest".
        if bytes[at + 1] == b'[' {
            bounds.push(at + 1);
        } else if matches!(bytes[at + 1..], [b' ', b'(', _, b')', b' ', b'A'..=b'Z', ..]) {
            bounds.push(at + 2);
        }
        if let Some(length) = footnote_number(&bytes[..at], &bytes[at + 1..]) {
            bounds.push(at + 1 + length);
        }
    }
}

fn is_lost_space(before: &[u8], after: &[u8]) -> bool {
    let word = after.iter().take(WORD).take_while(|byte| byte.is_ascii_alphabetic()).count();
    let name = std::str::from_utf8(&after[..word]).unwrap_or_default();
    let ends_well = match after.get(word) {
        None => false,
        Some(b' ' | b',' | b'\'') => true,
        Some(&byte) => !byte.is_ascii(),
    };
    let lower = after[1..word].iter().all(u8::is_ascii_lowercase);
    is_plain_word(before) && lower && ends_well && !DOMAINS.contains(&name)
}

/// A footnote's number that lost its raised place: "in July.2 The".
fn footnote_number(before: &[u8], after: &[u8]) -> Option<usize> {
    let digits = after.iter().take(3).take_while(|byte| byte.is_ascii_digit()).count();
    let capital = after.get(digits) == Some(&b' ') && after.get(digits + 1).is_some_and(u8::is_ascii_uppercase);
    (0 < digits && digits < 3 && capital && is_plain_word(before)).then_some(digits + 1)
}

/// Tells whether the last word has three lower-case letters or more and nothing that addresses and names of files have.
fn is_plain_word(before: &[u8]) -> bool {
    let length = before.iter().rev().take(WORD).take_while(|byte| !byte.is_ascii_whitespace()).count();
    let word = &before[before.len() - length..];
    let letters = word.iter().rev().take_while(|byte| byte.is_ascii_lowercase()).count();
    letters >= 3 && !word.iter().any(|byte| matches!(byte, b'.' | b'/' | b'@' | b':' | b'_' | b'#' | b'='))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn finds_what_the_standard_does_not() {
        for (marked, extra) in [
            ("He waited… |Then he left.", 1),
            ("He waited… and left.", 0),
            ("“He waited…” |She left.", 1),
            ("Nobody was hurt.|The mayor left.", 1),
            ("He reads Elsin.Org daily.", 0),
            ("See www.elsin.Tarn for more.", 0),
            ("Write to a.roe@elsin.Tarn today.", 0),
            ("It fell in July.2 |The next year it rose.", 1),
            ("It fell by 3.2 The next year.", 0),
        ] {
            let text = marked.replace('|', "");
            let wanted: Vec<usize> = marked.match_indices('|').map(|(at, _)| at).collect();
            let mut found = possible(&text);
            found.retain(|at| !standard(&text).contains(at));
            assert_eq!((found, extra), (wanted.clone(), wanted.len()), "{marked}");
        }
    }

    proptest! {
        #[test]
        fn the_quick_way_agrees_with_the_standard(
            text in "[ -~]{0,80}|[abAB12.!?)\"' ,;:-]{0,40}|[a.A1“”‘’«»‹›„‚–—…é É ßäÖñчЧΣσªµ¿¡€。！？「」『』、，漢かカー]{0,60}|\
                     [\u{a1}-\u{ac}\u{ae}-\u{17f}\u{388}-\u{481}\u{48a}-\u{52f}\u{2010}-\u{2023}\u{20a0}-\u{20bf}. A]{0,60}"
        ) {
            let expected: Vec<usize> = text.split_sentence_bound_indices().skip(1).map(|(at, _)| at).collect();
            prop_assert_eq!(standard(&text), expected);
        }
    }
}
