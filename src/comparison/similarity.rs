//! How alike two sentences of two articles are, as a few figures that [`super::align`] weighs.
//!
//! A word weighs its inverse document frequency over the sentences of both articles, so that names which stand in
//! every sentence count for little; function words count for next to nothing.

use std::ops::Range;

use super::vocabulary::{BARRIER, Vocabulary};
use crate::article::{Article, facts};

/// What is left of a function word's weight.
const FUNCTION_SHARE: f32 = 0.1;
/// A word in at most this many sentences of the pair is rare.
const RARE: u32 = 4;
/// A quotation of fewer words is a name or a scare quote.
const QUOTATION_WORDS: usize = 4;
/// A text of fewer sentences tells nothing certain of how common its words are.
const LEAST_SENTENCES: u32 = 10;

/// How many words of a sentence are searched for shared runs; no written sentence has as many.
const RUN_WORDS: usize = 400;

/// How many figures [`Figures`] holds.
pub(super) const FIGURES: usize = 13;

/// The figures of two sentences, each about 0 to 5 and higher for more likeness unless said otherwise.
///
/// 0 shared weight, as ln(1 + sum); 1 cosine; 2 shared weight by the lighter side's; 3 by the heavier side's;
/// 4 weight of the longest shared run of stems, as ln(1 + sum); 5 weight of all shared runs of three words and more
/// by the lighter side's; 6 the best share of one side's quotation in the other side; 7 share of both sides'
/// quotations in each other; 8 shared numbers, at most two; 9 numbers on both sides, none shared (unlike);
/// 10 shared rare words, as ln(1 + count); 11 lighter by heavier side; 12 a quotation on one side only (unlike).
pub(super) type Figures = [f32; FIGURES];

/// The sentences of one article, ready to be compared.
pub(super) struct Side {
    /// For each word, the number of its stem, or [`BARRIER`].
    stems: Vec<u32>,
    /// For each sentence, the words of it.
    words: Vec<Range<usize>>,
    /// For each sentence, its different stems, sorted; none where it takes no part.
    bags: Bags,
    /// For each sentence, the weight of its different stems, and the length of that vector.
    weights: Vec<(f32, f32)>,
    /// Quotations as word ranges cut at sentence ends, by sentence.
    quotations: Vec<(usize, Range<usize>)>,
}

impl Side {
    fn new(article: &Article, stem_of: &[u32], words: &[u32]) -> Self {
        let stems: Vec<u32> = article
            .words
            .iter()
            .zip(words)
            .map(|(word, &number)| if number == BARRIER { BARRIER } else { stem_of[word.form as usize] })
            .collect();
        let words: Vec<Range<usize>> = article.sentences.iter().map(|sentence| sentence.words.clone()).collect();
        let bags = Bags::new(&stems, &words);
        let quotations = quotations(article);
        Self { stems, words, bags, weights: Vec::new(), quotations }
    }

    /// Returns how many sentences it has.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Returns the different stems of a sentence, sorted.
    pub(super) fn bag(&self, sentence: usize) -> &[u32] {
        self.bags.of(sentence)
    }

    /// Returns the weight of a sentence.
    pub(super) fn weight(&self, sentence: usize) -> f32 {
        self.weights[sentence].0
    }

    fn run(&self, words: Range<usize>) -> &[u32] {
        &self.stems[words]
    }

    fn quotations_of(&self, sentence: usize) -> impl Iterator<Item = &[u32]> {
        let first = self.quotations.partition_point(|(of, _)| *of < sentence);
        self.quotations[first..]
            .iter()
            .take_while(move |(of, _)| *of == sentence)
            .map(|(_, words)| self.run(words.clone()))
    }
}

/// Sorted sets of numbers in one vector.
struct Bags {
    flat: Vec<u32>,
    ends: Vec<usize>,
}

impl Bags {
    fn new(stems: &[u32], sentences: &[Range<usize>]) -> Self {
        let mut bags = Self { flat: Vec::with_capacity(stems.len()), ends: Vec::with_capacity(sentences.len()) };
        let mut bag = Vec::new();
        for words in sentences {
            bag.clear();
            bag.extend(stems[words.clone()].iter().filter(|&&stem| stem != BARRIER));
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
            if start + QUOTATION_WORDS <= end && !article.is_set_apart(index) {
                pieces.push((index, start..end));
            }
        }
    }
    pieces.sort_unstable_by_key(|(sentence, words)| (*sentence, words.start));
    pieces
}

/// Two articles, ready to be compared sentence by sentence.
pub(super) struct Similarity {
    pub sides: [Side; 2],
    idf: Vec<f32>,
    frequency: Vec<u32>,
    is_number: Vec<bool>,
    is_function: Vec<bool>,
}

impl Similarity {
    pub(super) fn new(left: &Article, right: &Article, vocabulary: &Vocabulary) -> Self {
        let mut sides = [
            Side::new(left, &vocabulary.stems[0], &vocabulary.words[0]),
            Side::new(right, &vocabulary.stems[1], &vocabulary.words[1]),
        ];
        let mut frequency = vec![0_u32; vocabulary.stem_count];
        let mut sentences = 0_u32;
        for side in &sides {
            for bag in (0..side.len()).map(|sentence| side.bag(sentence)).filter(|bag| !bag.is_empty()) {
                sentences += 1;
                for &stem in bag {
                    frequency[stem as usize] += 1;
                }
            }
        }
        let idf = idf(&frequency, sentences.max(LEAST_SENTENCES), &vocabulary.is_function);
        for side in &mut sides {
            side.weights = (0..side.len())
                .map(|sentence| {
                    let weights = side.bag(sentence).iter().map(|&stem| idf[stem as usize]);
                    (weights.clone().sum(), weights.map(|weight| weight * weight).sum::<f32>().sqrt())
                })
                .collect();
        }
        let (is_number, is_function) = (vocabulary.is_number.clone(), vocabulary.is_function.clone());
        Self { sides, idf, frequency, is_number, is_function }
    }

    /// Returns the weight of a stem.
    pub(super) fn idf(&self, stem: u32) -> f32 {
        self.idf[stem as usize]
    }

    /// Returns how many different stems there are.
    pub(super) fn stem_count(&self) -> usize {
        self.idf.len()
    }

    /// Tells whether a stem carries grammar only.
    pub(super) fn is_function(&self, stem: u32) -> bool {
        self.is_function[stem as usize]
    }

    /// Returns the figures of two sentences that both hold words.
    #[allow(clippy::cast_precision_loss, reason = "counts of words in a sentence")]
    pub(super) fn figures(&self, left: usize, right: usize, scratch: &mut Scratch) -> Figures {
        let [one, two] = &self.sides;
        let common = self.common(one.bag(left), two.bag(right));
        let ((w1, n1), (w2, n2)) = (one.weights[left], two.weights[right]);
        let (light, heavy) = (w1.min(w2).max(f32::EPSILON), w1.max(w2).max(f32::EPSILON));
        let runs = self.shared_runs(one.run(one.words[left].clone()), two.run(two.words[right].clone()), scratch);
        let quoted = self.quotation_shares(left, right);
        let numbers = [one.bag(left), two.bag(right)].map(|bag| bag.iter().any(|&stem| self.is_number[stem as usize]));
        let one_sided = one.quotations_of(left).next().is_some() != two.quotations_of(right).next().is_some();
        [
            common.weight.ln_1p(),
            common.squares / (n1 * n2).max(f32::EPSILON),
            common.weight / light,
            common.weight / heavy,
            runs.longest.ln_1p(),
            (runs.total / light).min(1.0),
            quoted.best,
            quoted.mutual,
            common.numbers.min(2) as f32,
            f32::from(u8::from(numbers[0] && numbers[1] && common.numbers == 0)),
            (common.rare as f32).ln_1p(),
            light / heavy,
            f32::from(u8::from(one_sided)),
        ]
    }

    fn common(&self, left: &[u32], right: &[u32]) -> Common {
        let mut common = Common::default();
        let mut others = right.iter().copied().peekable();
        for &stem in left {
            while others.next_if(|&other| other < stem).is_some() {}
            if others.peek() == Some(&stem) {
                let weight = self.idf(stem);
                common.weight += weight;
                common.squares += weight * weight;
                common.rare += u32::from(self.frequency[stem as usize] <= RARE);
                common.numbers += u32::from(self.is_number[stem as usize]);
            }
        }
        common
    }

    /// Finds runs of equal stems by the table of longest common substrings, one row at a time.
    ///
    /// The table has a cell for each two words, so only the first [`RUN_WORDS`] of a sentence are looked at.
    fn shared_runs(&self, left: &[u32], right: &[u32], scratch: &mut Scratch) -> SharedRuns {
        let (left, right) = (&left[..left.len().min(RUN_WORDS)], &right[..right.len().min(RUN_WORDS)]);
        let mut runs = SharedRuns::default();
        let rows = &mut scratch.rows;
        for row in rows.iter_mut() {
            row.clear();
            row.resize(right.len() + 1, (0, 0.0));
        }
        let [before, now] = rows;
        for &stem in left {
            let weight = self.idf(stem);
            for (at, &other) in right.iter().enumerate() {
                now[at + 1] = if stem == other { (before[at].0 + 1, before[at].1 + weight) } else { (0, 0.0) };
                if stem != other {
                    runs.end(before[at]);
                }
            }
            runs.end(before[right.len()]);
            std::mem::swap(before, now);
        }
        before[1..].iter().for_each(|&run| runs.end(run));
        runs
    }

    /// How much of one side's quotations stands in the other side, by weight.
    fn quotation_shares(&self, left: usize, right: usize) -> QuotationShares {
        let [one, two] = &self.sides;
        let share = |piece: &[u32], bag: &[u32]| {
            let (mut held, mut all) = (0.0, f32::EPSILON);
            for &stem in piece {
                all += self.idf(stem);
                held += if bag.binary_search(&stem).is_ok() { self.idf(stem) } else { 0.0 };
            }
            held / all
        };
        let best = |quoting: &Side, sentence: usize, bag: &[u32]| {
            quoting.quotations_of(sentence).map(|piece| share(piece, bag)).fold(0.0, f32::max)
        };
        let (from_left, from_right) = (best(one, left, two.bag(right)), best(two, right, one.bag(left)));
        QuotationShares { best: from_left.max(from_right), mutual: from_left.min(from_right) }
    }
}

#[derive(Default)]
struct Common {
    weight: f32,
    squares: f32,
    rare: u32,
    numbers: u32,
}

#[derive(Default)]
struct SharedRuns {
    longest: f32,
    total: f32,
}

impl SharedRuns {
    fn end(&mut self, (length, weight): (u32, f32)) {
        self.longest = self.longest.max(weight);
        if length >= 3 {
            self.total += weight;
        }
    }
}

struct QuotationShares {
    best: f32,
    mutual: f32,
}

/// Memory that is used again from one pair of sentences to the next.
#[derive(Default)]
pub(super) struct Scratch {
    rows: [Vec<(u32, f32)>; 2],
}

#[allow(clippy::cast_precision_loss, reason = "a logarithm of a count needs no exact count")]
fn idf(frequency: &[u32], sentences: u32, is_function: &[bool]) -> Vec<f32> {
    frequency
        .iter()
        .zip(is_function)
        .map(|(&frequency, &function)| {
            let weight = ((sentences + 1) as f32 / (frequency as f32 + 0.5)).ln().max(0.0);
            if function { weight * FUNCTION_SHARE } else { weight }
        })
        .collect()
}
