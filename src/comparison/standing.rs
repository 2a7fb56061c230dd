//! How a candidate stands among the others of its two sentences, and what its neighbours are like.
//!
//! A sentence that names everybody resembles all a little and is no one's best; two that are each other's best and
//! whose neighbours match as well are likely to tell the same.

use std::ops::Range;

use super::candidate::{Candidate, MEASURES};
use super::figures::Figure;

/// The measure of a neighbour that is no candidate, and of the next best of a candidate that has no rival.
const NOTHING: f32 = -6.0;
/// A hub is told from the mean of so many best candidates.
const BEST: usize = 3;

/// The measures in [`Candidate::measures`].
const LIKENESS: usize = 0;
const SURPRISAL: usize = 1;

/// Sets the figures of standing of all candidates of two articles, which come in order of left, then right; for each
/// side, for each sentence, whether it stands in the flow of the text.
pub(super) fn settle(candidates: &mut [Candidate], in_the_flow: [&[bool]; 2]) {
    let neighbours = in_the_flow.map(Neighbours::new);
    let rows = Groups::new(candidates, |candidate| candidate.left);
    let columns = Groups::new(candidates, |candidate| candidate.right);
    for at in 0..candidates.len() {
        let candidate = &candidates[at];
        let groups = [rows.of(candidate.left), columns.of(candidate.right)];
        let places = groups.map(|group| Place::new(candidate, group));
        let [row, column] = &places;
        let least = |of: fn(&Place) -> f32| of(row).min(of(column));
        let most = |of: fn(&Place) -> f32| of(row).max(of(column));
        let around = Around::new(candidate, candidates, &rows, &neighbours);
        let shared = candidate.figures[Figure::Shared];
        let figures = [
            (Figure::Margin, least(|place| place.margin[LIKENESS])),
            (Figure::Share, most(|place| place.share)),
            (Figure::Crowd, least(|place| place.crowd)),
            (Figure::SurprisalMargin, most(|place| place.margin[SURPRISAL])),
            (Figure::SurprisalRank, most(|place| place.rank)),
            (Figure::Onward, around.onward[LIKENESS]),
            (Figure::SurprisalOnward, around.onward[SURPRISAL]),
            (Figure::Beside, around.beside),
            (Figure::CosineAboveHub, 2.0 * candidate.cosine - row.hub_cosine - column.hub_cosine),
            (Figure::SharedAboveHub, 2.0 * shared - row.hub_shared - column.hub_shared),
        ];
        for (figure, value) in figures {
            candidates[at].figures[figure] = value;
        }
    }
}

/// The candidates of each sentence of one side.
struct Groups {
    /// Candidates by index, sentence by sentence.
    members: Vec<u32>,
    /// For each sentence, where its members lie.
    ranges: Vec<Range<usize>>,
    tallies: Vec<Tally>,
}

/// What the candidates of a sentence are together.
#[derive(Clone, Default)]
struct Tally {
    /// For each measure, the values, highest first.
    sorted: [Vec<f32>; MEASURES],
    /// The likeness of all as probabilities, summed.
    likeness: f32,
    hub_cosine: f32,
    hub_shared: f32,
}

impl Groups {
    fn new(candidates: &[Candidate], sentence: impl Fn(&Candidate) -> usize) -> Self {
        let count = candidates.iter().map(&sentence).max().map_or(0, |last| last + 1);
        let mut members: Vec<u32> = (0_u32..).take(candidates.len()).collect();
        members.sort_by_key(|&at| sentence(&candidates[at as usize]));
        let (mut ranges, mut start) = (Vec::with_capacity(count), 0);
        for of in 0..count {
            let length = members[start..].iter().take_while(|&&at| sentence(&candidates[at as usize]) == of).count();
            ranges.push(start..start + length);
            start += length;
        }
        let tally = |range: &Range<usize>| {
            let of = || members[range.clone()].iter().map(|&at| &candidates[at as usize]);
            Tally {
                sorted: std::array::from_fn(|measure| sorted(of().map(|one| one.measures[measure]))),
                likeness: of().map(|one| probability(one.measures[LIKENESS])).sum(),
                hub_cosine: mean_of_best(of().map(|one| one.cosine)),
                hub_shared: mean_of_best(of().map(|one| one.figures[Figure::Shared])),
            }
        };
        let tallies = ranges.iter().map(tally).collect();
        Self { members, ranges, tallies }
    }

    fn of(&self, sentence: usize) -> &Tally {
        &self.tallies[sentence]
    }

    /// The candidates of a sentence by index.
    fn members(&self, sentence: usize) -> &[u32] {
        self.ranges.get(sentence).map_or(&[], |range| &self.members[range.clone()])
    }
}

fn sorted(values: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut values: Vec<f32> = values.collect();
    values.sort_unstable_by(|a, b| b.total_cmp(a));
    values
}

#[allow(clippy::cast_precision_loss, reason = "a handful")]
fn mean_of_best(values: impl Iterator<Item = f32>) -> f32 {
    sorted(values).iter().take(BEST).sum::<f32>() / BEST as f32
}

fn probability(measure: f32) -> f32 {
    1.0 / (1.0 + (-measure).exp())
}

/// Where a candidate stands among those of one of its sentences.
struct Place {
    margin: [f32; MEASURES],
    share: f32,
    crowd: f32,
    rank: f32,
    hub_cosine: f32,
    hub_shared: f32,
}

impl Place {
    #[allow(clippy::cast_precision_loss, reason = "a rank among the candidates of a sentence")]
    fn new(candidate: &Candidate, tally: &Tally) -> Self {
        let margin = |measure: usize| {
            let (own, sorted) = (candidate.measures[measure], &tally.sorted[measure]);
            let rival = if own >= sorted[0] { sorted.get(1) } else { sorted.first() };
            own - rival.copied().unwrap_or(NOTHING)
        };
        let own = probability(candidate.measures[LIKENESS]);
        let rank = tally.sorted[SURPRISAL].partition_point(|&other| other > candidate.measures[SURPRISAL]);
        Self {
            margin: std::array::from_fn(margin),
            share: own / tally.likeness.max(f32::EPSILON),
            crowd: (tally.likeness - own).max(0.0).ln_1p(),
            rank: (rank as f32).ln_1p(),
            hub_cosine: tally.hub_cosine,
            hub_shared: tally.hub_shared,
        }
    }
}

/// The sentences before and after each in the flow of the text: a caption between two paragraphs parts no neighbours.
struct Neighbours {
    before: Vec<Option<usize>>,
    after: Vec<Option<usize>>,
}

impl Neighbours {
    fn new(in_the_flow: &[bool]) -> Self {
        let last_seen = |sentences: &mut dyn Iterator<Item = usize>| -> Vec<Option<usize>> {
            let mut last = None;
            sentences.map(|at| if in_the_flow[at] { last.replace(at) } else { last }).collect()
        };
        let before = last_seen(&mut (0..in_the_flow.len()));
        let mut after = last_seen(&mut (0..in_the_flow.len()).rev());
        after.reverse();
        Self { before, after }
    }
}

/// What the candidates around one are like.
struct Around {
    onward: [f32; MEASURES],
    beside: f32,
}

impl Around {
    fn new(candidate: &Candidate, candidates: &[Candidate], rows: &Groups, neighbours: &[Neighbours; 2]) -> Self {
        let (left, right) = (candidate.left, candidate.right);
        let before = [neighbours[0].before[left], neighbours[1].before[right]];
        let after = [neighbours[0].after[left], neighbours[1].after[right]];
        let measures = |left: Option<usize>, right: Option<usize>| -> [f32; MEASURES] {
            let found = left.zip(right).and_then(|(left, right)| {
                let members = rows.members(left);
                let at = members.binary_search_by_key(&right, |&at| candidates[at as usize].right).ok()?;
                Some(candidates[members[at] as usize].measures)
            });
            found.unwrap_or([NOTHING; MEASURES])
        };
        let beside = [
            measures(before[0], Some(right)),
            measures(after[0], Some(right)),
            measures(Some(left), before[1]),
            measures(Some(left), after[1]),
        ];
        let onward = [measures(before[0], before[1]), measures(after[0], after[1])];
        Self {
            onward: std::array::from_fn(|measure| onward[0][measure].max(onward[1][measure])),
            beside: beside.iter().map(|measures| measures[LIKENESS]).fold(NOTHING, f32::max),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Candidates with their likeness.
    fn settled(cells: &[(usize, usize, f32)]) -> Vec<Candidate> {
        let candidate =
            |&(left, right, likeness): &(usize, usize, f32)| Candidate::with_likeness(left, right, likeness);
        let mut candidates: Vec<Candidate> = cells.iter().map(candidate).collect();
        let all = [true; 9];
        settle(&mut candidates, [&all, &all]);
        candidates
    }

    #[test]
    fn each_others_best_stand_above_the_rest() {
        let candidates = settled(&[(0, 0, 2.0), (0, 1, -1.0), (1, 0, 0.0), (1, 1, -2.0)]);
        let margin = |at: usize| candidates[at].figures[Figure::Margin];
        assert!((margin(0) - 2.0).abs() < 1e-6, "the lesser margin is the one over the left neighbour's");
        assert!(margin(3) < 0.0 && margin(0) > margin(1));
        assert!(candidates[0].figures[Figure::Share] > candidates[3].figures[Figure::Share]);
    }

    #[test]
    fn a_lonely_candidate_has_no_rival_and_no_neighbour() {
        let candidates = settled(&[(4, 7, 1.0)]);
        let figures = &candidates[0].figures;
        assert!((figures[Figure::Margin] - (1.0 - NOTHING)).abs() < 1e-6);
        assert!((figures[Figure::Crowd]).abs() < 1e-6 && (figures[Figure::Share] - 1.0).abs() < 1e-6);
        assert!((figures[Figure::Onward] - NOTHING).abs() < 1e-6);
    }

    #[test]
    fn what_is_out_of_the_flow_does_not_part_neighbours() {
        let mut candidates = vec![Candidate::with_likeness(0, 0, -1.0), Candidate::with_likeness(3, 1, 2.0)];
        settle(&mut candidates, [&[true, false, false, true], &[true, true]]);
        assert!((candidates[0].figures[Figure::Onward] - 2.0).abs() < 1e-6);
        assert!((candidates[1].figures[Figure::Onward] + 1.0).abs() < 1e-6);
    }

    #[test]
    fn neighbours_speak_for_what_lies_between_them() {
        let candidates = settled(&[(0, 0, 2.0), (1, 1, -1.0), (1, 3, -1.0), (2, 2, 1.0)]);
        assert!((candidates[1].figures[Figure::Onward] - 2.0).abs() < 1e-6);
        assert!((candidates[2].figures[Figure::Onward] - NOTHING).abs() < 1e-6);
        assert!((candidates[3].figures[Figure::Beside] - NOTHING).abs() < 1e-6);
    }
}
