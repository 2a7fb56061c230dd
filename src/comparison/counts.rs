//! Whether two numbers count the same.

use crate::article::Article;
use crate::article::facts::Number;

/// Tells whether two numbers of two linked sentences state the same of the same.
pub(super) fn same_count(left: &Article, one: &Number, right: &Article, two: &Number) -> bool {
    let stem = |article: &Article, number: &Number| number.counts.map(|word| stem_of(article, word));
    let counts_same = match (stem(left, one), stem(right, two)) {
        (Some(one), Some(two)) => one == two,
        _ => true,
    };
    one.unit == two.unit && one.value() == two.value() && counts_same
}

/// Returns the stem of a word.
pub(super) fn stem_of(article: &Article, word: u32) -> String {
    article.forms[article.words[word as usize].form as usize].stem.to_string()
}
