//! Which sentences of two articles tell the same thing: candidates by shared rare words, then a weighing of figures.
//!
//! The score is a logistic function of the figures of [`super::similarity`] and of how a candidate stands among the
//! others of its two sentences: a sentence that names everybody resembles all a little and is no one's best.

use std::collections::HashMap;

use super::Kind;
use super::similarity::{FIGURES, Figures, Scratch, Similarity};
use super::vocabulary::Vocabulary;
use crate::article::Article;

/// A stem that more sentences of one side hold than this leads to no candidate.
const POSTINGS: usize = 64;
/// How many candidates a sentence keeps, by shared weight.
const CANDIDATES: usize = 16;
/// A candidate shares at least this much of the lighter side's weight.
const LEAST_SHARE: f32 = 0.12;
/// From this probability on two sentences are linked.
const LINK: f32 = 0.28;
/// From this probability on a link is more than partial.
const STRONG: f32 = 0.3;
/// From this share of the weight in common (Dice) on a link that is more than partial is reworded.
const REWORDED: f32 = 0.6;
/// A link is a quotation's where this share of one side's quotation stands in the other.
const QUOTED: f32 = 0.75;
/// Equal words are a link of their own where they weigh at least this much together.
const VERBATIM_WEIGHT: f32 = 6.0;

/// How many figures come from standing among the other candidates.
const STANDING: usize = 4;
const WEIGHTS: usize = FIGURES + STANDING + 1;

/// Weights of the figures, of the standing, then the constant, for "a careful reader links the two".
///
/// Both lists are logistic regressions (L2 penalty 3 on standardised figures) fitted on hand-labelled pairs of news
/// articles, twenty events; cross-validated by event F1 is .80 for strong links and .59 for all.
const LINK_WEIGHTS: [f32; WEIGHTS] = [
    1.603, 2.004, 2.632, 3.416, -0.865, 2.438, -0.355, 0.028, 0.812, -0.001, 0.997, 0.307, -0.295, -0.091, -0.263,
    0.255, 0.041, -5.644,
];

/// The same for "and holds that they tell the same claim, not just share a part".
const STRONG_WEIGHTS: [f32; WEIGHTS] = [
    0.333, 0.122, 3.078, 9.764, -1.375, 3.448, 1.648, 0.145, 0.511, -0.986, 1.315, 0.183, -0.819, 0.598, 1.460, -0.227,
    -0.802, -7.372,
];

/// Two sentences that tell the same thing, by their indexes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Match {
    pub left: usize,
    pub right: usize,
    pub kind: Kind,
    pub quotation: bool,
    pub score: f32,
}

struct Candidate {
    left: usize,
    right: usize,
    figures: Figures,
    /// Plain likeness, to rank by.
    likeness: f32,
}

/// Returns the links of two articles in order of left, then right sentence.
pub(super) fn align(articles: [&Article; 2], vocabulary: &Vocabulary) -> Vec<Match> {
    let similarity = Similarity::new(articles[0], articles[1], vocabulary);
    let candidates = candidates(&similarity);
    let (rows, columns) = (best_two(&candidates, |c| c.left), best_two(&candidates, |c| c.right));
    let mut matches = Vec::new();
    for candidate in &candidates {
        let standing = standing(candidate, rows[&candidate.left], columns[&candidate.right]);
        let words = [0, 1].map(|side| {
            let sentence = if side == 0 { candidate.left } else { candidate.right };
            &vocabulary.words[side][articles[side].sentences[sentence].words.clone()]
        });
        let weight = similarity.sides[0].weight(candidate.left);
        let verbatim = words[0] == words[1] && weight >= VERBATIM_WEIGHT;
        matches.extend(judge(candidate, &standing, verbatim));
    }
    matches
}

fn judge(candidate: &Candidate, standing: &[f32; STANDING], verbatim: bool) -> Option<Match> {
    let Candidate { left, right, figures, .. } = candidate;
    let (link, strong) = (weigh(&LINK_WEIGHTS, figures, standing), weigh(&STRONG_WEIGHTS, figures, standing));
    if !verbatim && link < LINK && strong < STRONG {
        return None;
    }
    let [_, _, light, heavy, _, _, quoted, quoted_both, ..] = *figures;
    let dice = 2.0 / (1.0 / light.max(f32::EPSILON) + 1.0 / heavy.max(f32::EPSILON));
    let quotation = quoted >= QUOTED;
    let kind = if verbatim {
        Kind::Verbatim
    } else if quoted_both >= QUOTED || strong >= STRONG && (quotation || dice >= REWORDED) {
        Kind::Reworded
    } else if strong >= STRONG {
        Kind::Paraphrase
    } else {
        Kind::Partial
    };
    let score = if verbatim { link.max(0.99) } else { link };
    Some(Match { left: *left, right: *right, kind, quotation, score })
}

fn weigh(weights: &[f32; WEIGHTS], figures: &Figures, standing: &[f32; STANDING]) -> f32 {
    let values = figures.iter().chain(standing).chain(&[1.0]);
    let sum: f32 = weights.iter().zip(values).map(|(weight, value)| weight * value).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// Pairs of sentences that share enough, in order of left, then right sentence.
fn candidates(similarity: &Similarity) -> Vec<Candidate> {
    let [one, two] = &similarity.sides;
    let postings = Postings::new(similarity);
    let mut shared = vec![0.0_f32; two.len()];
    let mut touched: Vec<usize> = Vec::new();
    let mut scratch = Scratch::default();
    let mut candidates = Vec::new();
    for left in 0..one.len() {
        for &stem in one.bag(left).iter().filter(|&&stem| !similarity.is_function(stem)) {
            for &right in postings.of(stem) {
                let right = right as usize;
                if shared[right] == 0.0 {
                    touched.push(right);
                }
                shared[right] += similarity.idf(stem) + f32::EPSILON;
            }
        }
        touched.retain(|&right| {
            let keep = shared[right] >= LEAST_SHARE * one.weight(left).min(two.weight(right));
            if !keep {
                shared[right] = 0.0;
            }
            keep
        });
        if touched.len() > CANDIDATES {
            let heaviest = |a: &usize, b: &usize| shared[*b].total_cmp(&shared[*a]).then(a.cmp(b));
            touched.select_nth_unstable_by(CANDIDATES, heaviest);
        }
        for &right in &touched {
            shared[right] = 0.0;
        }
        touched.truncate(CANDIDATES);
        touched.sort_unstable();
        for right in touched.drain(..) {
            let figures = similarity.figures(left, right, &mut scratch);
            candidates.push(Candidate { left, right, figures, likeness: likeness(&figures) });
        }
    }
    candidates
}

/// A plain measure to rank candidates by: cosine, both containments, the longest run, quotations.
fn likeness(figures: &Figures) -> f32 {
    figures[1] + 0.5 * figures[2] + 0.5 * figures[3] + 0.1 * figures[4] + 0.3 * figures[6]
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

/// The two highest likenesses among the candidates of each sentence.
fn best_two(candidates: &[Candidate], sentence: impl Fn(&Candidate) -> usize) -> HashMap<usize, [f32; 2]> {
    let mut best: HashMap<usize, [f32; 2]> = HashMap::new();
    for candidate in candidates {
        let [first, second] = best.entry(sentence(candidate)).or_default();
        if candidate.likeness > *first {
            (*first, *second) = (candidate.likeness, *first);
        } else {
            *second = second.max(candidate.likeness);
        }
    }
    best
}

/// How a candidate stands among the others of either sentence: its share of the best, and its lead over the next.
fn standing(candidate: &Candidate, row: [f32; 2], column: [f32; 2]) -> [f32; STANDING] {
    let share = |best: [f32; 2]| candidate.likeness / best[0].max(f32::EPSILON);
    let lead = |best: [f32; 2]| {
        let rival = if candidate.likeness >= best[0] { best[1] } else { best[0] };
        candidate.likeness - rival
    };
    [share(row), share(column), lead(row), lead(column)]
}
