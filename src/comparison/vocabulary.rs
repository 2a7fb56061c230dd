//! The words of two articles under common numbers, so that the rest of a comparison handles no text.
//!
//! Everything here comes from the two articles alone: a pair compares the same whatever else is open.

use std::collections::HashMap;

use crate::article::Article;

/// Stands where words take no part: in paragraphs set apart. It equals no word, itself included.
pub(super) const BARRIER: u32 = u32::MAX;

/// The words of a pair of articles.
pub(super) struct Vocabulary {
    /// For each side, for each word in order: the number of its folded form, or [`BARRIER`].
    pub words: [Vec<u32>; 2],
    /// For each side, for each form: the number of its stem.
    pub stems: [Vec<u32>; 2],
    /// How many different stems there are.
    pub stem_count: usize,
    /// For each stem, whether it is a function word's.
    pub is_function: Vec<bool>,
    /// For each stem, whether it is a number in digits or words.
    pub is_number: Vec<bool>,
    /// For each folded form: its surprisal in bits, -log2 of its relative frequency in both articles.
    pub bits: Vec<f32>,
}

impl Vocabulary {
    pub(super) fn new(left: &Article, right: &Article) -> Self {
        let mut folded = Numbers::default();
        let mut stemmed = Numbers::default();
        let word_of = [left, right].map(|a| a.forms.iter().map(|form| folded.of(&form.folded)).collect::<Vec<u32>>());
        let stems = [left, right].map(|a| a.forms.iter().map(|form| stemmed.of(&form.stem)).collect::<Vec<u32>>());
        let mut is_function = vec![false; stemmed.len()];
        let mut is_number = vec![false; stemmed.len()];
        for (article, stems) in [left, right].into_iter().zip(&stems) {
            for (form, &stem) in article.forms.iter().zip(stems) {
                is_function[stem as usize] |= is_function_word(&form.folded);
                is_number[stem as usize] |= is_number_word(&form.folded);
            }
        }
        let words = [words_of(left, &word_of[0]), words_of(right, &word_of[1])];
        let bits = surprisal(&words, folded.len());
        Self { words, stems, stem_count: stemmed.len(), is_function, is_number, bits }
    }
}

#[derive(Default)]
struct Numbers<'a>(HashMap<&'a str, u32>);

impl<'a> Numbers<'a> {
    fn of(&mut self, text: &'a str) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(BARRIER - 1);
        *self.0.entry(text).or_insert(next)
    }

    fn len(&self) -> usize {
        self.0.len()
    }
}

fn words_of(article: &Article, word_of: &[u32]) -> Vec<u32> {
    let mut words: Vec<u32> = article.words.iter().map(|word| word_of[word.form as usize]).collect();
    for (index, sentence) in article.sentences.iter().enumerate() {
        if article.is_set_apart(index) {
            words[sentence.words.clone()].fill(BARRIER);
        }
    }
    words
}

#[allow(clippy::cast_precision_loss, reason = "counts of words are far below 2^24 wherever the difference matters")]
fn surprisal(words: &[Vec<u32>; 2], count: usize) -> Vec<f32> {
    let mut counts = vec![0_u32; count];
    let mut total = 0_u32;
    for &word in words.iter().flatten().filter(|&&word| word != BARRIER) {
        counts[word as usize] += 1;
        total += 1;
    }
    counts.into_iter().map(|count| (total.max(1) as f32 / count.max(1) as f32).log2()).collect()
}

/// Words that carry grammar, not news: English, with the commonest of German, Spanish and French.
const FUNCTION_WORDS: &[&str] = &[
    "a", "about", "after", "again", "against", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be",
    "because", "been", "before", "being", "between", "both", "but", "by", "can", "could", "did", "do", "does", "doing",
    "don't", "down", "during", "each", "few", "for", "from", "further", "had", "has", "have", "having", "he", "her",
    "here", "hers", "him", "his", "how", "i", "if", "in", "into", "is", "isn't", "it", "its", "just", "like", "made",
    "make", "many", "may", "me", "might", "more", "most", "mr", "mrs", "ms", "much", "must", "my", "no", "nor", "not",
    "now", "of", "off", "on", "once", "one", "only", "or", "other", "our", "out", "over", "own", "said", "same", "say",
    "says", "she", "should", "so", "some", "such", "than", "that", "the", "their", "them", "then", "there", "these",
    "they", "this", "those", "through", "to", "told", "too", "under", "until", "up", "us", "very", "was", "wasn't",
    "we", "were", "what", "when", "where", "which", "while", "who", "whom", "why", "will", "with", "would", "you",
    "your", "aber", "als", "auch", "auf", "aus", "bei", "das", "dass", "dem", "den", "der", "des", "die", "ein",
    "eine", "einem", "einen", "einer", "er", "es", "für", "hat", "ich", "im", "ist", "mit", "nach", "nicht", "sich",
    "sie", "sind", "und", "von", "wie", "wir", "zu", "zum", "zur", "al", "como", "con", "de", "del", "el", "ella",
    "en", "la", "las", "lo", "los", "más", "no", "para", "pero", "por", "que", "se", "sin", "su", "sus", "un", "una",
    "y", "au", "aux", "ce", "ces", "dans", "du", "elle", "et", "est", "il", "ils", "je", "le", "les", "mais", "ne",
    "nous", "ou", "par", "pas", "pour", "qui", "sa", "son", "sur", "une", "vous",
];

const NUMBER_WORDS: &[&str] = &[
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "dozen",
    "dozens",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
    "billion",
    "half",
    "third",
    "quarter",
];

/// Tells whether a folded word carries grammar only.
pub(super) fn is_function_word(folded: &str) -> bool {
    FUNCTION_WORDS.contains(&folded)
}

fn is_number_word(folded: &str) -> bool {
    folded.bytes().any(|byte| byte.is_ascii_digit()) || NUMBER_WORDS.contains(&folded)
}
