//! Which sentences of two articles tell the same thing: candidates at a first look, their figures, how they stand among
//! each other, a verdict.

use super::candidate::Candidate;
use super::figures::{Figure, Reason};
use super::judge::{Verdict, Wording, judge};
use super::runs::WordRun;
use super::similarity::{Common, Meaning, Scratch, Similarity};
use super::vocabulary::Pair;
use super::{Kind, standing};
use crate::article::Article;

/// Articles of at most so many pairs of sentences are looked at pair by pair.
const CELLS: usize = 1 << 16;
/// Two sentences less alike than this at a first look are no candidates ...
const LEAST_LIKENESS: f32 = 0.2;
/// (where meaning is not compared, what so little in common says is chance)
const LEAST_LIKENESS_WORDS: f32 = 0.35;
/// ... unless they are as near as this in meaning.
const LEAST_COSINE: f32 = 0.15;
/// The same in texts too large to look at every pair: chance is larger there.
const LEAST_LIKENESS_LARGE: f32 = 1.2;
/// A stem that more sentences of one side hold than this leads to no candidate in such texts.
const POSTINGS: usize = 48;
/// How many sentences are looked at for each, by shared weight, in such texts.
const LOOKED_AT: usize = 8;

/// Two sentences that tell the same thing, by their indexes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Match {
    pub left: usize,
    pub right: usize,
    pub kind: Kind,
    pub quotation: bool,
    pub score: f32,
    pub reasons: [Option<Reason>; 3],
}

/// Returns the links of two articles, which share these runs, in order of left, then right sentence.
pub(super) fn align(articles: [&Article; 2], pair: &Pair, runs: &[WordRun]) -> Vec<Match> {
    let similarity = Similarity::new(articles, pair);
    let strangeness = similarity.strangeness();
    let matches = candidates(&similarity, pair.by_meaning, runs).into_iter().filter_map(|candidate| {
        let (left, right) = (candidate.left, candidate.right);
        let words = [(0, left), (1, right)]
            .map(|(side, sentence)| &pair.words[side][articles[side].sentences[sentence].words.clone()]);
        let wording = Wording {
            equal: words[0] == words[1],
            weight: candidate.figures[Figure::HeavierWeight].exp_m1(),
            dice: candidate.dice,
            quoted: candidate.quoted,
            strangeness,
        };
        let verdict = judge(&candidate.figures, &wording, pair.by_meaning)?;
        let Verdict { kind, quotation, score, reasons } = verdict;
        Some(Match { left, right, kind, quotation, score, reasons })
    });
    matches.collect()
}

/// Finds the candidates of two articles, which share these runs, in order of left, then right sentence, and measures
/// them; `by_meaning` tells whether the meaning of words counts.
pub(super) fn candidates(similarity: &Similarity, by_meaning: bool, runs: &[WordRun]) -> Vec<Candidate> {
    let cells = similarity.sides[0].len().saturating_mul(similarity.sides[1].len());
    let looked_at = if cells <= CELLS { all_pairs(similarity) } else { likely_pairs(similarity, runs) };
    let mut needed = [vec![false; similarity.sides[0].len()], vec![false; similarity.sides[1].len()]];
    for (left, right, _) in &looked_at {
        needed[0][*left] = true;
        needed[1][*right] = true;
    }
    let meaning = by_meaning.then(|| Meaning::new(similarity, &needed));
    let least = if by_meaning { LEAST_LIKENESS } else { LEAST_LIKENESS_WORDS };
    let mut scratch = Scratch::default();
    let mut list = Vec::new();
    for (left, right, common) in looked_at {
        let near = meaning.as_ref().map_or(0.0, |meaning| meaning.cosine(left, right));
        if common.likeness() < least && near < LEAST_COSINE {
            continue;
        }
        let figures = similarity.figures((left, right), &common, meaning.as_ref(), &mut scratch);
        let measures = [common.likeness() + 3.0 * near - 4.0, figures[Figure::Surprisal] - 3.0];
        let quoted = similarity.quoted_shares(left, right);
        let (cosine, dice) = (common.cosine, similarity.dice(left, right, &common));
        list.push(Candidate { left, right, figures, cosine, measures, dice, quoted });
    }
    let in_the_flow = [0, 1].map(|side| similarity.in_the_flow(side));
    standing::settle(&mut list, in_the_flow.each_ref().map(Vec::as_slice));
    list
}

/// All pairs of sentences that take part, each with what it shares.
fn all_pairs(similarity: &Similarity) -> Vec<(usize, usize, Common)> {
    let [one, two] = &similarity.sides;
    let lefts = (0..one.len()).filter(|&left| !one.bag(left).is_empty());
    let rights: Vec<usize> = (0..two.len()).filter(|&right| !two.bag(right).is_empty()).collect();
    lefts.flat_map(|left| rights.iter().map(move |&right| (left, right, similarity.common(left, right)))).collect()
}

/// Pairs of sentences that share a run, or the most weight and are alike at a first look.
fn likely_pairs(similarity: &Similarity, runs: &[WordRun]) -> Vec<(usize, usize, Common)> {
    let [one, two] = &similarity.sides;
    let postings = Postings::new(similarity);
    let mut shared = vec![Shared::default(); two.len()];
    let mut touched: Vec<usize> = Vec::new();
    let mut in_runs = similarity.in_runs(runs).into_iter().peekable();
    let mut pairs = Vec::new();
    for left in 0..one.len() {
        for &stem in one.bag(left).iter().filter(|&&stem| !similarity.is_function(stem)) {
            for &right in postings.of(stem) {
                let right = right as usize;
                if shared[right].weight == 0.0 {
                    touched.push(right);
                }
                let weight = similarity.idf(stem) + f32::EPSILON;
                shared[right].weight += weight;
                shared[right].squares += weight * weight;
            }
        }
        if touched.len() > LOOKED_AT {
            let heaviest = |a: &usize, b: &usize| shared[*b].weight.total_cmp(&shared[*a].weight).then(a.cmp(b));
            touched.select_nth_unstable_by(LOOKED_AT, heaviest);
            touched[LOOKED_AT..].iter().for_each(|&right| shared[right] = Shared::default());
            touched.truncate(LOOKED_AT);
        }
        let looked_at = touched.len();
        while let Some((_, right)) = in_runs.next_if(|(of, _)| *of == left) {
            shared[right].is_in_run = true;
            if !touched[..looked_at].contains(&right) {
                touched.push(right);
            }
        }
        touched.sort_unstable();
        for right in touched.drain(..) {
            let Shared { weight, squares, is_in_run } = std::mem::take(&mut shared[right]);
            if !is_in_run && similarity.expected_likeness((left, right), weight, squares) < LEAST_LIKENESS_LARGE {
                continue;
            }
            let common = similarity.common(left, right);
            if is_in_run || common.likeness() >= LEAST_LIKENESS_LARGE {
                pairs.push((left, right, common));
            }
        }
    }
    pairs
}

/// What two sentences share of words that carry more than grammar.
#[derive(Clone, Copy, Default)]
struct Shared {
    weight: f32,
    /// Of the weights.
    squares: f32,
    is_in_run: bool,
}

/// For each stem, the sentences of the right side that hold it.
struct Postings {
    flat: Vec<u32>,
    ends: Vec<usize>,
}

impl Postings {
    fn new(similarity: &Similarity) -> Self {
        let side = &similarity.sides[1];
        let stems = similarity.stem_count();
        let mut ends = vec![0; stems];
        for sentence in 0..side.len() {
            for &stem in side.bag(sentence) {
                ends[stem as usize] += 1;
            }
        }
        let mut total = 0;
        for end in &mut ends {
            total += *end;
            *end = total - *end;
        }
        let mut flat = vec![0; total];
        for sentence in 0..side.len() {
            for &stem in side.bag(sentence) {
                flat[ends[stem as usize]] = u32::try_from(sentence).unwrap_or(u32::MAX);
                ends[stem as usize] += 1;
            }
        }
        Self { flat, ends }
    }

    fn of(&self, stem: u32) -> &[u32] {
        let stem = stem as usize;
        let start = stem.checked_sub(1).map_or(0, |before| self.ends[before]);
        let sentences = &self.flat[start..self.ends[stem]];
        if sentences.len() > POSTINGS { &[] } else { sentences }
    }
}
