//! Word runs that two articles share, in any order, small edits bridged.
//!
//! Seed, extend, chain, as sequence aligners do (BLAST, Altschul et al. 1990; `MUMmer`, Delcher et al. 1999): word
//! trigrams that both hold ([`seeds`]) grow to maximal exact matches ([`anchors`]), those that follow each other in both
//! are chained ([`chain`]), a chain is stretched over edits near its ends ([`ends`]), and it is a run where it tells
//! enough ([`Grade`]). Time and memory are linear in the texts: what is too common seeds nothing.

mod anchors;
mod chain;
mod ends;
mod seeds;
mod surprisal;

use super::vocabulary::{Reading, Vocabulary};
use anchors::Texts;
use chain::Chain;
pub(super) use seeds::{Hit, Hits, Seeds};
use surprisal::Surprisal;

/// How far over chance a run must be, in bits.
///
/// Among `n * m` places a match of `log2(n * m)` bits is expected once by chance (Karlin and Altschul 1990). Language
/// repeats itself beyond chance: phrases that news articles on different events share have up to 25 bits more.
const OVER_CHANCE: f32 = 25.0;
/// The same for a whole quotation, whose marks say that the words are somebody's.
const QUOTED_OVER_CHANCE: f32 = 11.0;
/// In texts of fewer words there are fewer places for chance, but phrases are as common.
const PHRASE_PLACES: usize = 400;
/// So many matching words are copied; fewer may be a name or a phrase that both articles know.
const COPIED_WORDS: u32 = 7;
/// Fewer matching words are no run.
const LEAST_WORDS: u32 = 4;

/// What speaks for a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grade {
    /// More words than anybody puts in that order without copying.
    Copied,
    /// A rare phrase or a whole quotation: a run only where the two articles may be on one event.
    Phrase,
}

/// A run by word numbers of either side, half open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WordRun {
    pub left: (u32, u32),
    pub right: (u32, u32),
    pub grade: Grade,
}

/// Returns the seeds that the left one of two articles shares with the right one.
pub(super) fn hits(left: &Reading, right: &Reading) -> Hits {
    let mut hits = Hits::default();
    Seeds::new(&[&left.words, &right.words], &[true; 2]).hits(1, |other| other == 0, &mut hits);
    hits
}

/// Returns the runs of two articles in order of their left, then right start.
///
/// `hits` are the seeds that the left one shares with the right one, in order.
pub(super) fn find(left: &Reading, right: &Reading, hits: &[Hit], vocabulary: &Vocabulary) -> Vec<WordRun> {
    // Four words hold two seeds.
    if hits.len() < 2 {
        return Vec::new();
    }
    let surprisal = Surprisal::new(left, right, vocabulary);
    let texts = Texts { left: &left.words, right: &right.words, bits: |left, right| surprisal.bits(left, right) };
    let mut runs: Vec<WordRun> = chain::chains(&anchors::anchors(hits, &texts), &texts)
        .into_iter()
        .filter_map(|chain| {
            let grade = grade(chain, left, right)?;
            let Chain { left, right, .. } = ends::stretched(chain, &texts);
            Some(WordRun { left, right, grade })
        })
        .collect();
    runs.sort_unstable_by_key(|run| (run.left, run.right));
    runs
}

fn grade(chain: Chain, left: &Reading, right: &Reading) -> Option<Grade> {
    let over_chance = chain.bits - chance(left.words.len(), right.words.len());
    if over_chance >= OVER_CHANCE && chain.matched >= COPIED_WORDS {
        return Some(Grade::Copied);
    }
    let quoted =
        || ends::hold_quotation(&left.article, chain.left) || ends::hold_quotation(&right.article, chain.right);
    let tells = over_chance >= OVER_CHANCE || over_chance >= QUOTED_OVER_CHANCE && quoted();
    (tells && chain.matched >= LEAST_WORDS).then_some(Grade::Phrase)
}

/// The bits of the place of one match among all places.
#[allow(clippy::cast_precision_loss, reason = "a logarithm of a length needs no exact length")]
fn chance(left: usize, right: usize) -> f32 {
    (left.max(PHRASE_PLACES) as f32).log2() + (right.max(PHRASE_PLACES) as f32).log2()
}

#[cfg(test)]
mod tests {
    use std::ops::Range;
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::super::vocabulary::BARRIER;
    use super::*;
    use crate::article::{Article, Details, Role, canonical::Builder};

    /// The chains of two texts of numbered words, each of which tells ten bits, as word ranges on the left and right.
    fn chains(left: &[u32], right: &[u32]) -> Vec<(Range<u32>, Range<u32>)> {
        let mut hits = Hits::default();
        Seeds::new(&[left, right], &[true; 2]).hits(0, |_| true, &mut hits);
        let texts = Texts { left, right, bits: |_, _| 10.0 };
        let chains = chain::chains(&anchors::anchors(hits.of(1), &texts), &texts);
        let mut found: Vec<_> = chains
            .into_iter()
            .map(|chain| ends::stretched(chain, &texts))
            .map(|chain| (chain.left.0..chain.left.1, chain.right.0..chain.right.1))
            .collect();
        found.sort_by_key(|(left, right)| (left.start, right.start));
        found
    }

    fn text(ranges: &[Range<u32>]) -> Vec<u32> {
        ranges.iter().cloned().flatten().collect()
    }

    #[test]
    fn finds_what_was_moved() {
        let left = text(&[100..120, 0..10, 200..220, 20..30]);
        let right = text(&[20..30, 300..320, 0..10]);
        assert_eq!(chains(&left, &right), [(20..30, 30..40), (50..60, 0..10)]);
    }

    #[test]
    fn bridges_small_edits_on_both_sides_and_no_large_ones() {
        let left = text(&[0..10, 500..506, 10..20, 600..607, 20..30]);
        let right = text(&[0..10, 700..706, 10..20, 20..30]);
        assert_eq!(chains(&left, &right), [(0..26, 0..26), (33..43, 26..36)]);
    }

    #[test]
    fn stretches_over_edits_near_the_ends() {
        let left = text(&[100..101, 0..2, 500..501, 2..12, 501..502, 12..13, 300..320]);
        let right = text(&[200..201, 0..2, 2..12, 12..13, 400..420]);
        assert_eq!(chains(&left, &right), [(1..16, 1..14)]);
    }

    #[test]
    fn nothing_crosses_a_barrier() {
        let mut left: Vec<u32> = (0..20).collect();
        let mut right = left.clone();
        left[10] = BARRIER;
        right[10] = BARRIER;
        assert_eq!(chains(&left, &right), [(0..10, 0..10), (11..20, 11..20)]);
    }

    #[test]
    fn what_is_common_hides_no_run_that_holds_it() {
        let common = text(&[0..3, 900..901]).repeat(40);
        let left = [&common[..], &text(&[100..105, 0..3, 105..110])].concat();
        let right = [&text(&[100..105, 0..3, 105..110])[..], &common].concat();
        assert!(chains(&left, &right).contains(&(160..173, 0..13)));
    }

    #[test]
    fn the_same_text_is_one_run_and_monotony_is_cheap() {
        let same: Vec<u32> = (0..900).collect();
        assert_eq!(chains(&same, &same), [(0..900, 0..900)]);
        let same = vec![1; 200_000];
        assert_eq!(chains(&same, &same), []);
    }

    fn article(text: &str) -> Arc<Article> {
        let mut builder = Builder::default();
        builder.push(Role::Body, text);
        Arc::new(Article::read(builder.finish(Details::default())))
    }

    /// The runs of two texts, each as the words of the left side.
    fn runs(left: &str, right: &str) -> Vec<(String, Grade)> {
        let mut vocabulary = Vocabulary::default();
        let [left, right] = [left, right].map(|text| vocabulary.read(&article(text)));
        let mut hits = Hits::default();
        Seeds::new(&[&left.words, &right.words], &[true; 2]).hits(0, |_| true, &mut hits);
        let words = |(first, end): (u32, u32)| {
            (first..end).map(|at| left.article.folded(at as usize)).collect::<Vec<_>>().join(" ")
        };
        find(&left, &right, hits.of(1), &vocabulary).iter().map(|run| (words(run.left), run.grade)).collect()
    }

    /// Two articles of some length that share nothing but a phrase.
    fn sharing(one: &str, two: &str) -> Vec<(String, Grade)> {
        let left = format!("The ferry to Elsin was late, {one} when the lamps went out over the water.");
        let right = format!("Nobody in Tarn had slept; {two} before bakers opened their shutters at dawn.");
        runs(&left, &right)
    }

    #[test]
    fn information_counts_not_length() {
        let rare = "marmalade zeppelins outrank barometers";
        assert_eq!(sharing(rare, rare), [(rare.to_owned(), Grade::Phrase)]);
        for stock in
            ["it was one of the", "at the end of the day", "at the same time as the", "he said that he would be"]
        {
            assert_eq!(sharing(stock, stock), [], "{stock}");
        }
    }

    #[test]
    fn a_whole_quotation_needs_less() {
        let (quoted, plain) = ("they built “a house of glass” there", "we saw a house of glass rise");
        assert_eq!(sharing("it was a house of glass too", plain), []);
        assert_eq!(sharing(quoted, plain), [("a house of glass".to_owned(), Grade::Phrase)]);
    }

    #[test]
    fn a_sentence_is_copied_though_edited_and_cut_in_two() {
        let one = "the harbour master closed both old piers after a storm had torn the roof off the chapel";
        let two = "the harbour master closed both piers after the storm. It had torn the roof off the chapel";
        let grades: Vec<Grade> = sharing(one, two).into_iter().map(|(_, grade)| grade).collect();
        assert_eq!(grades, [Grade::Copied]);
    }

    proptest! {
        #[test]
        fn chains_lie_in_their_texts_and_begin_and_end_alike(
            left in proptest::collection::vec(prop_oneof![0..6_u32, 0..200_u32, Just(BARRIER)], 0..200),
            right in proptest::collection::vec(prop_oneof![0..6_u32, 0..200_u32, Just(BARRIER)], 0..200),
        ) {
            let mirrored: Vec<_> = chains(&right, &left);
            for (l, r) in chains(&left, &right) {
                let sides = [&left[l.start as usize..l.end as usize], &right[r.start as usize..r.end as usize]];
                prop_assert!(sides[0].first() == sides[1].first() && sides[0].last() == sides[1].last());
                prop_assert!(sides.iter().all(|side| side.len() >= 3 && !side.contains(&BARRIER)));
                let is_covered = mirrored.iter().any(|(r2, l2)| l2.start < l.end && l.start < l2.end && r2.start < r.end && r.start < r2.end);
                prop_assert!(is_covered);
            }
        }

        #[test]
        fn whatever_is_copied_is_found(start in 0..100_u32, length in 7..40_u32, before in 0..50_u32, after in 0..50_u32) {
            let left: Vec<u32> = (0..200).collect();
            let right = text(&[1000..1000 + before, start..start + length, 2000..2000 + after]);
            prop_assert_eq!(chains(&left, &right), [(start..start + length, before..before + length)]);
        }
    }
}
