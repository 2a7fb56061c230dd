//! A sentence becomes words: UAX #29 words that hold a letter or digit, folded and stemmed once per distinct word.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::interner::Interner;
use super::{Form, Span, Word};

/// Finds words and keeps one [`Form`] for each distinct one.
pub struct Lexer<'t> {
    text: &'t str,
    stemmer: Option<Stemmer>,
    forms: Vec<Form>,
    surfaces: Interner,
    /// For each surface, the index of its form.
    form_of: Vec<u32>,
    /// The folded words: their numbers are the indexes of their forms.
    folded: Interner,
}

impl<'t> Lexer<'t> {
    /// Returns a lexer over `text`, which is in `language` (ISO 639-1, empty where unknown).
    pub fn new(text: &'t str, language: &str) -> Self {
        Self {
            text,
            stemmer: algorithm(language).map(Stemmer::create),
            forms: Vec::new(),
            surfaces: Interner::default(),
            form_of: Vec::new(),
            folded: Interner::default(),
        }
    }

    /// Appends the words of a span of the text, in order.
    pub fn read(&mut self, span: Span, words: &mut Vec<Word>) {
        let piece = &self.text[span.range()];
        if piece.is_ascii() {
            let mut from = 0;
            while let Some((start, end)) = next_ascii_word(piece.as_bytes(), from) {
                words.push(self.word(span.start + start, span.start + end));
                from = end;
            }
        } else {
            for (offset, word) in piece.unicode_word_indices() {
                words.push(self.word(span.start + offset, span.start + offset + word.len()));
            }
        }
    }

    /// Returns the distinct words found, in the order of their first place.
    pub fn finish(self) -> Vec<Form> {
        self.forms
    }

    fn word(&mut self, start: usize, end: usize) -> Word {
        let surface = &self.text[start..end];
        let number = self.surfaces.number(surface) as usize;
        if number == self.form_of.len() {
            let form = self.form(&fold(surface));
            self.form_of.push(form);
        }
        Word { start: narrow(start), end: narrow(end), form: self.form_of[number] }
    }

    fn form(&mut self, folded: &str) -> u32 {
        let form = self.folded.number(folded);
        if form as usize == self.forms.len() {
            let stem = self.stemmer.as_ref().map_or(Cow::Borrowed(folded), |stemmer| stemmer.stem(folded));
            self.forms.push(Form { folded: folded.into(), stem: stem.into() });
        }
        form
    }
}

/// Returns a word folded for matching: NFKC, lower case, plain apostrophes, no possessive.
pub fn fold(word: &str) -> String {
    let mut folded: String = if word.is_ascii() {
        word.to_ascii_lowercase()
    } else {
        word.nfkc().flat_map(char::to_lowercase).map(|c| if is_apostrophe(c) { '\'' } else { c }).collect()
    };
    if folded.len() > 2 && folded.ends_with("'s") {
        folded.truncate(folded.len() - 2);
    }
    folded
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{ff07}' | '`' | '\u{b4}')
}

/// Texts are under 4 GiB (see [`Word`]); a longer one is cut off rather than wrapped around.
fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// The rules of UAX #29 that can matter in ASCII: `WB5` to `WB13b` over letters, digits, `_` and what may join them.
fn next_ascii_word(bytes: &[u8], from: usize) -> Option<(usize, usize)> {
    let joins = |before: u8, mark: u8, after: u8| match mark {
        b'.' | b'\'' => before.is_ascii_alphabetic() && after.is_ascii_alphabetic() || digits(before, after),
        b':' => before.is_ascii_alphabetic() && after.is_ascii_alphabetic(),
        b',' | b';' => digits(before, after),
        _ => false,
    };
    let mut start = from;
    loop {
        start += bytes[start..].iter().position(|&byte| is_word_byte(byte))?;
        let mut end = start;
        loop {
            while end < bytes.len() && is_word_byte(bytes[end]) {
                end += 1;
            }
            if end + 1 >= bytes.len() || !joins(bytes[end - 1], bytes[end], bytes[end + 1]) {
                break;
            }
            end += 1;
        }
        if bytes[start..end].iter().any(u8::is_ascii_alphanumeric) {
            return Some((start, end));
        }
        start = end;
    }
}

const fn digits(before: u8, after: u8) -> bool {
    before.is_ascii_digit() && after.is_ascii_digit()
}

const fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The Snowball stemmer of a language, where there is one.
fn algorithm(language: &str) -> Option<Algorithm> {
    Some(match language {
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "nb" | "no" => Algorithm::Norwegian,
        "nl" => Algorithm::Dutch,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn folded(text: &str, language: &str) -> Vec<(String, String)> {
        let mut lexer = Lexer::new(text, language);
        let mut words = Vec::new();
        lexer.read(Span::new(0, text.len()), &mut words);
        let forms = lexer.finish();
        words
            .iter()
            .map(|word| (text[word.span().range()].to_string(), forms[word.form as usize].folded.to_string()))
            .collect()
    }

    #[test]
    fn folds_case_quote_marks_and_possessives() {
        assert_eq!(fold("Kim’s"), "kim");
        assert_eq!(fold("KIM'S"), "kim");
        assert_eq!(fold("Don’t"), "don't");
        assert_eq!(fold("ﬁre"), "fire");
        assert_eq!(fold("’s"), "'s");
    }

    #[test]
    fn gives_the_same_word_one_form() {
        let text = "The mayor’s plan; the Mayor";
        let mut lexer = Lexer::new(text, "en");
        let mut words = Vec::new();
        lexer.read(Span::new(0, text.len()), &mut words);
        let forms: Vec<u32> = words.iter().map(|word| word.form).collect();
        assert_eq!(forms, [0, 1, 2, 0, 1]);
    }

    #[test]
    fn stems_by_language() {
        let stem = |word: &str, language: &str| {
            let mut lexer = Lexer::new(word, language);
            lexer.read(Span::new(0, word.len()), &mut Vec::new());
            lexer.finish()[0].stem.to_string()
        };
        assert_eq!(stem("Resigned", "en"), stem("resigning", "en"));
        assert_eq!(stem("Häuser", "de"), stem("Haus", "de"));
        assert_eq!(stem("Resigned", ""), "resigned");
    }

    #[test]
    fn keeps_numbers_whole_and_drops_what_holds_no_letter_or_digit() {
        let surfaces: Vec<String> = folded("— 13,000 of $4.5m ___ (U.S.)", "en").into_iter().map(|w| w.0).collect();
        assert_eq!(surfaces, ["13,000", "of", "4.5m", "U.S"]);
    }

    proptest! {
        #[test]
        fn the_quick_way_agrees_with_the_standard(text in "[ -~]{0,80}|[a-c1-3.,:;'_ ]{0,40}") {
            let standard: Vec<(usize, usize)> =
                text.unicode_word_indices().map(|(at, word)| (at, at + word.len())).collect();
            let mut quick = Vec::new();
            let mut from = 0;
            while let Some(found) = next_ascii_word(text.as_bytes(), from) {
                quick.push(found);
                from = found.1;
            }
            prop_assert_eq!(quick, standard);
        }
    }
}
