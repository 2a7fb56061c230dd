//! The sentences of one article of a pair as sets of numbered stems.

use std::ops::Range;

use crate::article::{Article, facts};
use crate::comparison::vocabulary::BARRIER;

/// A quotation of fewer words is a name or a scare quote.
const QUOTATION_WORDS: usize = 3;

/// The sentences of one article, ready to be compared.
pub(in crate::comparison) struct Side {
    /// For each word, the number of its stem, or [`BARRIER`].
    stems: Vec<u32>,
    /// For each sentence, the words of it.
    sentences: Vec<Range<usize>>,
    /// For each sentence, its different stems, sorted; none where it takes no part.
    bags: Bags,
    /// The same of its words inside quotation marks.
    quoted: Bags,
    /// The same of its words outside of quotation marks.
    told: Bags,
    /// For each sentence, the weight of its different stems, and the length of that vector.
    measures: Vec<(f32, f32)>,
    /// For each sentence, the weight of its function words.
    grammar: Vec<f32>,
    /// Quotations as word ranges cut at sentence ends, by sentence.
    quotations: Vec<(usize, Range<usize>)>,
}

impl Side {
    pub(super) fn new(article: &Article, stem_of: &[u32], words: &[u32], expressions: &[(Range<usize>, u32)]) -> Self {
        let mut stems: Vec<u32> = article
            .words
            .iter()
            .zip(words)
            .map(|(word, &number)| if number == BARRIER { BARRIER } else { stem_of[word.form as usize] })
            .collect();
        for (words, stem) in expressions {
            stems[words.clone()].fill(*stem);
        }
        let sentences: Vec<Range<usize>> = article.sentences.iter().map(|sentence| sentence.words.clone()).collect();
        let all = quotations(article);
        let mut is_quoted = vec![false; stems.len()];
        for (_, words) in &all {
            is_quoted[words.clone()].fill(true);
        }
        let bags = Bags::new(&stems, &sentences, |_| true);
        let quoted = Bags::new(&stems, &sentences, |word| is_quoted[word]);
        let told = Bags::new(&stems, &sentences, |word| !is_quoted[word]);
        let quotations = all.into_iter().filter(|(_, words)| words.len() >= QUOTATION_WORDS).collect();
        Self { stems, sentences, bags, quoted, told, measures: Vec::new(), grammar: Vec::new(), quotations }
    }

    /// Weighs the sentences by the weight of each stem; `is_function` tells which carry grammar only.
    pub(super) fn weigh(&mut self, idf: &[f32], is_function: impl Fn(u32) -> bool) {
        let grammar = |sentence| self.bag(sentence).iter().filter(|&&stem| is_function(stem));
        self.grammar =
            (0..self.len()).map(|sentence| grammar(sentence).map(|&stem| idf[stem as usize]).sum()).collect();
        let measure = |sentence| {
            let weights = self.bag(sentence).iter().map(|&stem| idf[stem as usize]);
            (weights.clone().sum(), weights.map(|weight| weight * weight).sum::<f32>().sqrt())
        };
        self.measures = (0..self.len()).map(measure).collect();
    }

    /// Returns the stems of words that stand with a capital letter inside a sentence.
    pub(super) fn names(&self, article: &Article) -> impl Iterator<Item = u32> {
        let inner = self.sentences.iter().flat_map(|sentence| sentence.clone().skip(1));
        let names = inner.filter(move |&word| {
            let span = article.words[word].span();
            self.stems[word] != BARRIER
                && article.text[span.range()].chars().next().is_some_and(char::is_uppercase)
                && !article.text[..span.start].ends_with(['“', '"', '‘', '„', '«', '('])
        });
        names.map(|word| self.stems[word])
    }

    /// Returns how many sentences it has.
    pub(in crate::comparison) fn len(&self) -> usize {
        self.sentences.len()
    }

    /// Returns the sentence that a word stands in, or the one before.
    pub(super) fn sentence_of(&self, word: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.start <= word).saturating_sub(1)
    }

    /// Returns one past the last word of a sentence.
    pub(super) fn end_of(&self, sentence: usize) -> usize {
        self.sentences[sentence].end
    }

    /// Returns the different stems of a sentence, sorted.
    pub(in crate::comparison) fn bag(&self, sentence: usize) -> &[u32] {
        self.bags.of(sentence)
    }

    /// Returns the different stems inside a sentence's quotation marks, sorted.
    pub(super) fn quoted(&self, sentence: usize) -> &[u32] {
        self.quoted.of(sentence)
    }

    /// Returns the different stems outside a sentence's quotation marks, sorted.
    pub(super) fn told(&self, sentence: usize) -> &[u32] {
        self.told.of(sentence)
    }

    /// Returns the weight of a sentence and the length of its vector.
    pub(super) fn measure(&self, sentence: usize) -> (f32, f32) {
        self.measures[sentence]
    }

    /// Returns the weight of a sentence's function words.
    pub(super) fn grammar(&self, sentence: usize) -> f32 {
        self.grammar[sentence]
    }

    /// Returns the weight of a sentence.
    pub(in crate::comparison) fn weight(&self, sentence: usize) -> f32 {
        self.measures[sentence].0
    }

    /// Returns the stems of a sentence in order.
    pub(super) fn words(&self, sentence: usize) -> &[u32] {
        &self.stems[self.sentences[sentence].clone()]
    }

    /// Returns the stems of each of a sentence's quotations.
    pub(super) fn quotations_of(&self, sentence: usize) -> impl Iterator<Item = &[u32]> {
        let first = self.quotations.partition_point(|(of, _)| *of < sentence);
        let of = self.quotations[first..].iter().take_while(move |(of, _)| *of == sentence);
        of.map(|(_, words)| &self.stems[words.clone()])
    }
}

/// Sorted sets of numbers in one vector.
struct Bags {
    flat: Vec<u32>,
    ends: Vec<usize>,
}

impl Bags {
    fn new(stems: &[u32], sentences: &[Range<usize>], counts: impl Fn(usize) -> bool) -> Self {
        let mut bags = Self { flat: Vec::new(), ends: Vec::with_capacity(sentences.len()) };
        let mut bag = Vec::new();
        for words in sentences {
            bag.clear();
            bag.extend(words.clone().filter(|&word| stems[word] != BARRIER && counts(word)).map(|word| stems[word]));
            bag.sort_unstable();
            bag.dedup();
            bags.flat.extend_from_slice(&bag);
            bags.ends.push(bags.flat.len());
        }
        bags
    }

    fn of(&self, index: usize) -> &[u32] {
        &self.flat[index.checked_sub(1).map_or(0, |before| self.ends[before])..self.ends[index]]
    }
}

fn quotations(article: &Article) -> Vec<(usize, Range<usize>)> {
    let mut pieces = Vec::new();
    for span in facts::quotations(article) {
        let first = article.sentence_at(span.start).unwrap_or(0);
        for (index, sentence) in article.sentences.iter().enumerate().skip(first) {
            if sentence.span.start >= span.end {
                break;
            }
            let words = &article.words[sentence.words.clone()];
            let start = sentence.words.start + words.partition_point(|word| word.span().start < span.start);
            let end = sentence.words.start + words.partition_point(|word| word.span().end <= span.end);
            if start < end && !article.is_set_apart(index) {
                pieces.push((index, start..end));
            }
        }
    }
    pieces.sort_unstable_by_key(|(sentence, words)| (*sentence, words.start));
    pieces
}
