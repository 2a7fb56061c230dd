//! The words of all articles of a set under common numbers, so that the rest of a comparison handles no text.
//!
//! The numbers depend on what else is open, so nothing may depend on them: equal numbers are equal words, and that is
//! all they tell. Whatever weighs words counts them in the two articles of a pair ([`Pair`]), beside how common they
//! are in English, which no article changes.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use super::expressions::{self, Expression};
use super::footing::{differ_in_language, is_known};
use super::lexicon::Lexicon;
use super::signs::Signs;
pub(super) use super::word::{BARRIER, WordFacts};
use crate::article::Article;
use crate::article::interner::Interner;

/// The words of a set of articles. It grows with each article read and forgets none.
#[derive(Default)]
pub(super) struct Vocabulary {
    words: Interner,
    stems: Interner,
    facts: Vec<WordFacts>,
}

/// An article by numbers.
pub(super) struct Reading {
    pub article: Arc<Article>,
    /// For each word in order: the number of its folded form, or [`BARRIER`].
    pub words: Vec<u32>,
    /// For each form: how many words that take part have it.
    pub counts: Vec<u32>,
    /// How many words take part.
    pub total: u32,
    /// What may tell which event it is on.
    pub signs: Signs,
    /// For each form: its stem, counted in the order of their first forms.
    stems: Vec<u32>,
    /// The number of each of these stems in the set, and which it is, sorted.
    stem_numbers: Vec<(u32, u32)>,
    /// For each stem, what is known of its words.
    stem_facts: Vec<WordFacts>,
    /// Words that are one stem together, and which.
    expressions: Vec<(Range<usize>, u32)>,
    /// Whether the word table knows its words.
    is_known: bool,
}

impl Vocabulary {
    /// Reads an article.
    pub(super) fn read(&mut self, article: &Arc<Article>) -> Reading {
        let forms: Vec<u32> = article.forms.iter().map(|form| self.word(&form.folded)).collect();
        let mut known = Stems::default();
        let mut stems = Vec::with_capacity(forms.len());
        for (form, &word) in article.forms.iter().zip(&forms) {
            stems.push(known.add(self.stems.number(&form.stem), self.facts(word)));
        }
        let mut expressions = Vec::new();
        for Expression { words, thing } in expressions::find(article) {
            let facts = article.words[words.clone()].iter().map(|word| self.facts(forms[word.form as usize]));
            let Some(facts) = facts.reduce(WordFacts::with) else { continue };
            expressions.push((words, known.add(self.stems.number(&thing.stem()), facts)));
        }
        let Stems { places, facts: stem_facts } = known;
        let mut stem_numbers: Vec<(u32, u32)> = places.into_iter().collect();
        stem_numbers.sort_unstable();
        let words = words(article, &forms);
        let (mut counts, mut total) = (vec![0; forms.len()], 0);
        for (word, _) in article.words.iter().zip(&words).filter(|(_, number)| **number != BARRIER) {
            counts[word.form as usize] += 1;
            total += 1;
        }
        let signs = Signs::new(article, &words, total, |word| self.facts(word));
        let (article, is_known) = (Arc::clone(article), is_known(article));
        Reading { article, words, counts, total, signs, stems, stem_numbers, stem_facts, expressions, is_known }
    }

    fn word(&mut self, folded: &str) -> u32 {
        let word = self.words.number(folded);
        if word as usize == self.facts.len() {
            let mut pieces = Vec::new();
            Lexicon::embedded().pieces(folded, &mut pieces);
            self.facts.push(WordFacts {
                english: Lexicon::embedded().surprisal(&pieces),
                is_function: is_function_word(folded),
                is_number: is_number_word(folded),
            });
        }
        word
    }

    /// Returns what is known of a word by its number.
    pub(super) fn facts(&self, word: u32) -> WordFacts {
        self.facts[word as usize]
    }
}

/// The stems of an article while it is read.
#[derive(Default)]
struct Stems {
    /// For each stem by its number in the set, its place in the article's own order.
    places: HashMap<u32, u32>,
    facts: Vec<WordFacts>,
}

impl Stems {
    /// Adds a stem with what is known of a word of it, and returns its place.
    fn add(&mut self, number: u32, facts: WordFacts) -> u32 {
        let place = *self.places.entry(number).or_insert(narrow(self.facts.len()));
        match self.facts.get_mut(place as usize) {
            Some(known) => *known = known.and(facts),
            None => self.facts.push(facts),
        }
        place
    }
}

fn words(article: &Article, forms: &[u32]) -> Vec<u32> {
    let mut words: Vec<u32> = article.words.iter().map(|word| forms[word.form as usize]).collect();
    for (index, sentence) in article.sentences.iter().enumerate() {
        if article.is_set_apart(index) {
            words[sentence.words.clone()].fill(BARRIER);
        }
    }
    words
}

/// The words of a pair of articles.
pub(super) struct Pair<'a> {
    /// For each side, for each word in order: the number of its folded form, or [`BARRIER`].
    pub words: [&'a [u32]; 2],
    /// For each side, for each form: its stem, counted in the order of their first forms on the left, then the right.
    pub stems: [Vec<u32>; 2],
    /// For each side, words that are one stem together, and which.
    pub expressions: [Vec<(Range<usize>, u32)>; 2],
    /// For each stem, what is known of its words.
    pub facts: Vec<WordFacts>,
    /// Whether the word table knows the words of both.
    pub by_meaning: bool,
}

impl<'a> Pair<'a> {
    /// Numbers the stems of two articles anew, so that no third one has a say in their order.
    pub(super) fn new(left: &'a Reading, right: &'a Reading) -> Self {
        let mut renumbered = vec![BARRIER; right.stem_facts.len()];
        let mut others = left.stem_numbers.iter().copied().peekable();
        for &(number, stem) in &right.stem_numbers {
            while others.next_if(|&(other, _)| other < number).is_some() {}
            if let Some((_, shared)) = others.next_if(|&(other, _)| other == number) {
                renumbered[stem as usize] = shared;
            }
        }
        let mut facts = left.stem_facts.clone();
        for (stem, more) in renumbered.iter_mut().zip(&right.stem_facts) {
            if *stem == BARRIER {
                *stem = narrow(facts.len());
                facts.push(*more);
            } else {
                facts[*stem as usize] = facts[*stem as usize].and(*more);
            }
        }
        let expression = |(words, stem): &(Range<usize>, u32)| (words.clone(), renumbered[*stem as usize]);
        let right_expressions = right.expressions.iter().map(expression).collect();
        let right_stems = right.stems.iter().map(|&stem| renumbered[stem as usize]).collect();
        Self {
            words: [&left.words, &right.words],
            stems: [left.stems.clone(), right_stems],
            expressions: [left.expressions.clone(), right_expressions],
            facts,
            by_meaning: left.is_known && right.is_known && !differ_in_language(&left.article, &right.article),
        }
    }
}

/// Word numbers fit, since a text is under 4 GiB.
pub(super) fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(BARRIER - 1)
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

static FUNCTION: LazyLock<HashSet<&str>> = LazyLock::new(|| FUNCTION_WORDS.iter().copied().collect());

/// Tells whether a folded word carries grammar only.
pub(super) fn is_function_word(folded: &str) -> bool {
    FUNCTION.contains(folded)
}

fn is_number_word(folded: &str) -> bool {
    folded.bytes().any(|byte| byte.is_ascii_digit()) || NUMBER_WORDS.contains(&folded)
}
