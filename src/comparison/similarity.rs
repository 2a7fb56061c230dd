//! How alike two sentences of two articles are, as [`Figures`] that [`super::judge`] weighs.
//!
//! A word weighs its inverse document frequency over the sentences of both articles, so that names which stand in
//! every sentence count for little; function words count for next to nothing.

mod claims;
mod meaning;
mod quoted;
mod runs;
mod side;

use std::ops::Range;

use super::figures::{Figure, Figures};
use super::runs::WordRun;
use super::vocabulary::{Pair, WordFacts};
use crate::article::{Article, Role, Sentence};
pub(super) use meaning::Meaning;
use runs::Rows;
pub(super) use side::Side;

/// What is left of a function word's weight.
const FUNCTION_SHARE: f32 = 0.1;
/// A word in at most this many sentences of the pair is rare.
const RARE: u32 = 4;
/// A text of fewer sentences tells nothing certain of how common its words are.
const LEAST_SENTENCES: u32 = 10;
/// What a word tells by its rarity in English counts from so many bits on: commoner ones stand in any story.
const COMMON_BITS: f32 = 7.0;
/// Articles that name fewer than so many may share none by chance.
const STRANGERS_NAMES: usize = 4;
/// Two reports on one event share about so many of the names of the one that has fewer; most share twice as many.
const ACQUAINTED: f32 = 0.3;

/// Two articles, ready to be compared sentence by sentence.
pub(super) struct Similarity<'a> {
    articles: [&'a Article; 2],
    pub(super) sides: [Side; 2],
    /// For each side, for each form: its stem.
    stems: &'a [Vec<u32>; 2],
    /// For each side, words that are one stem together, and which.
    expressions: &'a [Vec<(Range<usize>, u32)>; 2],
    /// For each stem, its weight.
    idf: Vec<f32>,
    /// For each stem, what else is known of it: together, since it is asked for together.
    known: Vec<Stem>,
}

/// What is known of a stem in a pair of articles.
struct Stem {
    /// How many sentences of either side hold it.
    counts: [u32; 2],
    /// What it tells by its rarity in English, in bits over [`COMMON_BITS`]; nothing for a function word.
    bits: f32,
    is_function: bool,
    is_number: bool,
    is_name: bool,
}

/// What two sentences share at a first look.
pub(super) struct Common {
    weight: f32,
    pub(super) cosine: f32,
    light: f32,
    rare: u32,
    only_here: u32,
    numerals: u32,
    names: f32,
    surprisal: f32,
    quotation: f32,
}

impl Common {
    /// Returns a plain measure of likeness, 0 to 8: cosine, share of the lighter side, quotations.
    pub(super) const fn likeness(&self) -> f32 {
        5.0 * self.cosine + 2.0 * self.light + self.quotation
    }
}

/// Memory that is used again from one pair of sentences to the next.
#[derive(Default)]
pub(super) struct Scratch {
    rows: Rows,
    soft: meaning::Soft,
}

impl<'a> Similarity<'a> {
    pub(super) fn new(articles: [&'a Article; 2], pair: &'a Pair) -> Self {
        let mut sides =
            [0, 1].map(|at| Side::new(articles[at], &pair.stems[at], pair.words[at], &pair.expressions[at]));
        let stem = |facts: &WordFacts| Stem {
            counts: [0; 2],
            bits: if facts.is_function { 0.0 } else { (facts.english - COMMON_BITS).max(0.0) },
            is_function: facts.is_function,
            is_number: facts.is_number,
            is_name: false,
        };
        let mut known: Vec<Stem> = pair.facts.iter().map(stem).collect();
        let mut sentences = 0_u32;
        for (at, side) in sides.iter().enumerate() {
            for bag in (0..side.len()).map(|sentence| side.bag(sentence)).filter(|bag| !bag.is_empty()) {
                sentences += 1;
                for &stem in bag {
                    known[stem as usize].counts[at] += 1;
                }
            }
            for stem in side.names(articles[at]) {
                let stem = &mut known[stem as usize];
                stem.is_name = !stem.is_function && !stem.is_number;
            }
        }
        let idf = idf(&known, sentences.max(LEAST_SENTENCES));
        for side in &mut sides {
            side.weigh(&idf, |stem| known[stem as usize].is_function);
        }
        Self { articles, sides, stems: &pair.stems, expressions: &pair.expressions, idf, known }
    }

    /// Tells for each sentence of a side whether it stands in the flow of the text: what is set apart and headings part
    /// no sentences.
    pub(super) fn in_the_flow(&self, side: usize) -> Vec<bool> {
        let article = self.articles[side];
        let role = |sentence: &Sentence| article.paragraphs[sentence.paragraph].role;
        article.sentences.iter().map(role).map(|role| !role.is_set_apart() && role != Role::Heading).collect()
    }

    /// Returns the pairs of sentences that share a run, in order of left, then right: those that its words stand in
    /// where both sides go through it at one pace.
    pub(super) fn in_runs(&self, runs: &[WordRun]) -> Vec<(usize, usize)> {
        let [one, two] = &self.sides;
        let mut pairs = Vec::new();
        for run in runs {
            let [(start, end), (other_start, other_end)] = [run.left, run.right].map(|(a, b)| (a as usize, b as usize));
            let opposite =
                |word: usize| other_start + (word - start) * (other_end - other_start) / (end - start).max(1);
            let mut at = start;
            while at < end {
                let left = one.sentence_of(at);
                let next = one.end_of(left).clamp(at + 1, end);
                let last = opposite(next).saturating_sub(1).max(opposite(at));
                pairs.extend((two.sentence_of(opposite(at))..=two.sentence_of(last)).map(|right| (left, right)));
                at = next;
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
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
        self.known[stem as usize].is_function
    }

    /// Returns how strange the two articles are to each other, 0 to 1: by how much the share of names in common, of the
    /// article that names fewer, stays below what two reports on one event have.
    #[allow(clippy::cast_precision_loss, reason = "counts of names")]
    pub(super) fn strangeness(&self) -> f32 {
        let (mut names, mut shared) = ([0_usize; 2], 0_usize);
        for stem in self.known.iter().filter(|stem| stem.is_name) {
            let holds = stem.counts.map(|count| count > 0);
            names = [names[0] + usize::from(holds[0]), names[1] + usize::from(holds[1])];
            shared += usize::from(holds == [true, true]);
        }
        let fewer = names[0].min(names[1]);
        if fewer < STRANGERS_NAMES {
            return 0.0;
        }
        (1.0 - shared as f32 / (ACQUAINTED * fewer as f32)).max(0.0)
    }

    /// Returns about how alike two sentences are which share words of this weight, and squares of it, beside function
    /// words: quicker than [`Self::common`], and seldom less than it finds.
    pub(super) fn expected_likeness(&self, (left, right): (usize, usize), weight: f32, squares: f32) -> f32 {
        let [one, two] = &self.sides;
        let ((w1, n1), (w2, n2)) = (one.measure(left), two.measure(right));
        let quotation = if one.quoted(left).is_empty() && two.quoted(right).is_empty() { 0.0 } else { 1.0 };
        let grammar = one.grammar(left).min(two.grammar(right));
        let cosine = (squares + grammar * grammar) / (n1 * n2).max(f32::EPSILON);
        let light = (weight + grammar) / w1.min(w2).max(f32::EPSILON);
        5.0 * cosine + 2.0 * light + quotation
    }

    /// Looks at what two sentences share.
    pub(super) fn common(&self, left: usize, right: usize) -> Common {
        let [one, two] = &self.sides;
        let ((w1, n1), (w2, n2)) = (one.measure(left), two.measure(right));
        let mut common = Common {
            weight: 0.0,
            cosine: 0.0,
            light: 0.0,
            rare: 0,
            only_here: 0,
            numerals: 0,
            names: 0.0,
            surprisal: 0.0,
            quotation: 0.0,
        };
        let mut squares = 0.0;
        for stem in intersect(one.bag(left), two.bag(right)) {
            let (weight, stem) = (self.idf(stem), &self.known[stem as usize]);
            common.weight += weight;
            squares += weight * weight;
            common.rare += u32::from(stem.counts[0] + stem.counts[1] <= RARE);
            common.only_here += u32::from(stem.counts == [1, 1] && !stem.is_function);
            common.numerals += u32::from(stem.is_number);
            common.names += if stem.is_name { weight } else { 0.0 };
            common.surprisal += stem.bits * weight;
        }
        common.cosine = squares / (n1 * n2).max(f32::EPSILON);
        common.light = common.weight / w1.min(w2).max(f32::EPSILON);
        common.quotation = if common.weight > 0.0 { quoted::best_share(self, left, right) } else { 0.0 };
        common
    }

    /// Returns the figures of two sentences, but for those of how they stand among others ([`super::standing`]).
    #[allow(clippy::cast_precision_loss, reason = "counts of words in a sentence")]
    pub(super) fn figures(
        &self,
        (left, right): (usize, usize),
        common: &Common,
        meaning: Option<&Meaning>,
        scratch: &mut Scratch,
    ) -> Figures {
        let [one, two] = &self.sides;
        let (w1, w2) = (one.weight(left), two.weight(right));
        let runs = scratch.rows.shared(one.words(left), two.words(right), &self.idf);
        let holds_number = |bag: &[u32]| bag.iter().any(|&stem| self.known[stem as usize].is_number);
        let both_hold_numbers = holds_number(one.bag(left)) && holds_number(two.bag(right));
        let mut figures = Figures::default();
        let mut set = |figure: Figure, value: f32| figures[figure] = value;
        set(Figure::Shared, common.weight.ln_1p());
        set(Figure::Run, runs.longest.ln_1p());
        set(Figure::Runs, (runs.three / w1.min(w2).max(f32::EPSILON)).min(1.0));
        set(Figure::Rare, (common.rare as f32).ln_1p());
        set(Figure::OnlyHere, (common.only_here as f32).ln_1p());
        set(Figure::Surprisal, common.surprisal.ln_1p());
        set(Figure::Names, common.names.ln_1p());
        set(Figure::NumbersUnlike, flag(common.numerals == 0 && both_hold_numbers));
        set(Figure::QuotationBest, common.quotation);
        set(Figure::QuotationShare, quoted::common_share(self, left, right));
        set(Figure::Told, self.shared_weight(one.told(left), two.told(right)).ln_1p());
        set(Figure::HeavierWeight, w1.max(w2).ln_1p());
        set(Figure::Lede, flag(left == 0 || right == 0));
        claims::set(self, left, right, &mut figures);
        if let Some(meaning) = meaning {
            meaning.set(self, left, right, &mut scratch.soft, &mut figures);
        }
        figures
    }

    /// Returns the share of two sentences' weight that is in common (Dice), 0 to 1.
    pub(super) fn dice(&self, left: usize, right: usize, common: &Common) -> f32 {
        2.0 * common.weight / (self.sides[0].weight(left) + self.sides[1].weight(right)).max(f32::EPSILON)
    }

    /// Returns for either side the best share of a quotation of its in the other side, by weight, 0 to 1.
    pub(super) fn quoted_shares(&self, left: usize, right: usize) -> [f32; 2] {
        quoted::shares(self, left, right)
    }

    fn weight_of(&self, bag: &[u32]) -> f32 {
        bag.iter().map(|&stem| self.idf(stem)).sum()
    }

    fn shared_weight(&self, left: &[u32], right: &[u32]) -> f32 {
        intersect(left, right).map(|stem| self.idf(stem)).sum()
    }
}

fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}

/// The numbers that two sorted lists share.
fn intersect<'b>(left: &'b [u32], right: &'b [u32]) -> impl Iterator<Item = u32> + 'b {
    let mut others = right.iter().copied().peekable();
    left.iter().copied().filter(move |&stem| {
        while others.next_if(|&other| other < stem).is_some() {}
        others.peek() == Some(&stem)
    })
}

#[allow(clippy::cast_precision_loss, reason = "a logarithm of a count needs no exact count")]
fn idf(known: &[Stem], sentences: u32) -> Vec<f32> {
    let weight = |stem: &Stem| {
        let frequency = (stem.counts[0] + stem.counts[1]) as f32;
        let weight = ((sentences + 1) as f32 / (frequency + 0.5)).ln().max(0.0);
        if stem.is_function { weight * FUNCTION_SHARE } else { weight }
    };
    known.iter().map(weight).collect()
}
