//! How much of what one sentence quotes stands in another, apart from who reports it.

use super::{Side, Similarity};

/// Returns the best share of one side's quotation in the other side, by weight, 0 to 1.
pub(super) fn best_share(similarity: &Similarity, left: usize, right: usize) -> f32 {
    let [one, two] = shares(similarity, left, right);
    one.max(two)
}

/// Returns for either side the best share of a quotation of its in the other side, by weight, 0 to 1.
pub(super) fn shares(similarity: &Similarity, left: usize, right: usize) -> [f32; 2] {
    let [one, two] = &similarity.sides;
    [held(similarity, one, left, two.bag(right)), held(similarity, two, right, one.bag(left))]
}

fn held(similarity: &Similarity, quoting: &Side, sentence: usize, other: &[u32]) -> f32 {
    quoting.quotations_of(sentence).fold(0.0, |best, quotation| {
        let all = similarity.weight_of(quotation) + f32::EPSILON;
        let there = quotation.iter().filter(|stem| other.binary_search(stem).is_ok());
        f32::max(best, there.map(|&stem| similarity.idf(stem)).sum::<f32>() / all)
    })
}

/// Returns the weight of what both quote by the lighter side's quotations, 0 to 1.
pub(super) fn common_share(similarity: &Similarity, left: usize, right: usize) -> f32 {
    let quoted = [similarity.sides[0].quoted(left), similarity.sides[1].quoted(right)];
    let lighter = similarity.weight_of(quoted[0]).min(similarity.weight_of(quoted[1])).max(1.0);
    similarity.shared_weight(quoted[0], quoted[1]) / lighter
}
