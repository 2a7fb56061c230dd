//! Articles that are one text: the same wire copy under two outlets' names.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Comparison;
use crate::article::{Article, Span};

/// From this share of the shorter article on, two articles are one text.
const ENOUGH: f64 = 0.8;

/// Shorter articles are told nothing of: two notices of one event are alike without a common source.
const LEAST_WORDS: usize = 60;

/// Two articles of which the shorter one stands word for word in the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Copied {
    /// The shorter article's place.
    pub article: usize,
    /// The place of the one it stands in.
    pub stands_in: usize,
    /// How much of it does, from 0 to 1, by its bytes without what is set apart.
    pub share: f64,
}

impl Copied {
    /// Returns the finding as a sentence, with the names of the two articles.
    pub fn sentence(&self, article: &str, stands_in: &str) -> String {
        let percent = (self.share * 100.0).floor();
        format!(
            "{article} and {stands_in} print the same text: {percent} % of {article} stands word for word in {stands_in}"
        )
    }
}

/// Returns the pairs of articles of different outlets that are one text, in the order of their places.
///
/// Takes time nearly linear in the shared runs. An article that could not be read is `None`.
pub fn copies(articles: &[Option<Arc<Article>>], comparison: &Comparison) -> Vec<Copied> {
    let lengths: Vec<usize> =
        articles.iter().map(|article| article.as_ref().map_or(0, |article| body(article))).collect();
    let mut shared: BTreeMap<(usize, usize), Vec<Span>> = BTreeMap::new();
    for run in &comparison.runs {
        let (left, right) = (run.left_article, run.right_article);
        let is_left = lengths.get(left) <= lengths.get(right);
        shared.entry((left, right)).or_default().push(if is_left { run.left } else { run.right });
    }
    let mut found = Vec::new();
    for ((left, right), spans) in shared {
        let (Some(Some(one)), Some(Some(other))) = (articles.get(left), articles.get(right)) else { continue };
        let outlet = &one.details.outlet;
        if !outlet.is_empty() && *outlet == other.details.outlet {
            continue;
        }
        let (article, stands_in) = if lengths[left] <= lengths[right] { (left, right) } else { (right, left) };
        let shorter = if article == left { one } else { other };
        if shorter.words.len() < LEAST_WORDS {
            continue;
        }
        #[expect(clippy::cast_precision_loss, reason = "texts are far below 2^52 bytes")]
        let share = (covered(spans) as f64 / lengths[article].max(1) as f64).min(1.0);
        if share >= ENOUGH {
            found.push(Copied { article, stands_in, share });
        }
    }
    found
}

/// The bytes of an article's sentences that are not set apart.
fn body(article: &Article) -> usize {
    let sentences = article.sentences.iter().enumerate();
    sentences.filter(|(place, _)| !article.is_set_apart(*place)).map(|(_, sentence)| sentence.span.len()).sum()
}

/// The bytes that at least one of the spans covers.
fn covered(mut spans: Vec<Span>) -> usize {
    spans.sort_unstable();
    let (mut bytes, mut end) = (0, 0);
    for span in spans {
        bytes += span.end.saturating_sub(span.start.max(end));
        end = end.max(span.end);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Details, Role, canonical};
    use crate::comparison::compare;

    const WIRE: &str = "The old swing bridge over the Tarn was shut on Monday after divers found deep cracks in two of its \
                        piers. Engineers had warned the council of the damage in a letter last autumn. The ferry will run \
                        every half hour until the repair begins in May. Shops in Mill Lane fear for the summer trade. The \
                        council meets on Thursday to vote on a loan of four million crowns for new piers of steel.";

    fn article(outlet: &str, text: &str) -> Arc<Article> {
        let mut builder = canonical::Builder::default();
        builder.push(Role::Body, text);
        Arc::new(Article::read(builder.finish(Details { outlet: outlet.to_owned(), ..Details::default() })))
    }

    fn some(outlet: &str, text: &str) -> Option<Arc<Article>> {
        Some(article(outlet, text)).filter(|article| !article.text.is_empty())
    }

    fn found(articles: &[Option<Arc<Article>>]) -> Vec<(usize, usize, bool)> {
        let comparison = compare(articles, &mut |_| (), &|| false).unwrap_or_default();
        copies(articles, &comparison).iter().map(|copy| (copy.article, copy.stands_in, copy.share > 0.95)).collect()
    }

    #[test]
    fn one_text_under_two_names_is_found() {
        let longer = format!("{WIRE} Nobody in the harbour could say on Monday how long the closure would last.");
        assert_eq!(found(&[some("Post", &longer), None, some("Ledger", WIRE)]), [(2, 0, true)]);
        assert_eq!(found(&[some("Ledger", WIRE), some("Ledger", WIRE)]), []);
        assert_eq!(found(&[some("", WIRE), some("", WIRE)]).len(), 1);
    }

    #[test]
    fn articles_that_share_much_are_not_one_text() {
        let half: String = WIRE.chars().take(WIRE.len() / 2).collect();
        let other = format!(
            "{half} Fishermen say that the piers were painted over for years, and that nobody dived to look at \
                             them. A museum keeper remembers the opening of the bridge and the band that played in the rain."
        );
        assert_eq!(found(&[some("Ledger", WIRE), some("Post", &other)]), []);
        assert_eq!(found(&[some("A", "The bridge was shut."), some("B", "The bridge was shut.")]), []);
    }

    #[test]
    fn overlapping_spans_count_once() {
        assert_eq!(covered(vec![Span::new(5, 9), Span::new(0, 6), Span::new(7, 8), Span::new(20, 21)]), 10);
    }

    #[test]
    fn the_sentence_names_both() {
        let copy = Copied { article: 0, stands_in: 1, share: 0.934 };
        assert_eq!(
            copy.sentence("Post", "Ledger"),
            "Post and Ledger print the same text: 93 % of Post stands word for word in Ledger"
        );
    }
}
