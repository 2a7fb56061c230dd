//! Which words of a sentence its counterparts have too, and which they do not, smoothed so that marks are not confetti.

use std::collections::HashMap;
use std::iter;
use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};

use super::vocabulary::is_function_word;
use crate::article::{Article, Span};

/// At most so many equal function words between two differences belong to the difference.
const ISLAND: usize = 2;

/// A sentence of more words than this is no sentence, and nobody could look at its differences.
const WORDS: usize = 1000;

/// The words of a sentence beside its counterparts, as spans of its article's text in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// Words that no counterpart has.
    pub differing: Vec<Span>,
    /// Words that a counterpart has, function words alone aside.
    pub shared: Vec<Span>,
}

impl Wording {
    /// Compares a sentence with its counterparts, each an article and a sentence of it.
    ///
    /// A word that stands elsewhere in a counterpart does not differ: it was moved. Where there are several
    /// counterparts, as for a sentence told in two, a word differs only if it differs from all. Cheap enough to be
    /// called while drawing.
    pub fn new(article: &Article, sentence: usize, counterparts: &[(&Article, usize)]) -> Self {
        if article.sentences[sentence].words.len() > WORDS {
            return Self::default();
        }
        let own = folded(article, sentence);
        let mut differs = vec![true; own.len()];
        for (other, counterpart) in counterparts {
            if other.sentences[*counterpart].words.len() > WORDS {
                continue;
            }
            let other = folded(other, *counterpart);
            for (differs, now) in differs.iter_mut().zip(differences(&own, &other)) {
                *differs &= now;
            }
        }
        swallow_islands(&own, &mut differs);
        let words = article.sentences[sentence].words.clone();
        let places: Vec<Span> = article.words[words].iter().map(|word| word.span()).collect();
        let span = |run: Range<usize>| Span::new(places[run.start].start, places[run.end - 1].end);
        Self {
            differing: runs(&differs, true).map(span).collect(),
            shared: runs(&differs, false).filter(|run| has_content(&own[run.clone()])).map(span).collect(),
        }
    }
}

fn folded(article: &Article, sentence: usize) -> Vec<&str> {
    article.sentences[sentence].words.clone().map(|word| article.folded(word)).collect()
}

/// Returns for each of a sentence's words whether the other does not have it, in order or moved.
fn differences(own: &[&str], other: &[&str]) -> Vec<bool> {
    let mut input = InternedInput::default();
    input.update_before(own.iter().copied());
    input.update_after(other.iter().copied());
    let diff = Diff::compute(Algorithm::Myers, &input);
    let mut moved: HashMap<&str, usize> = HashMap::new();
    for (at, word) in (0..).zip(other) {
        if diff.is_added(at) {
            *moved.entry(word).or_default() += 1;
        }
    }
    let is_moved = |word: &str, moved: &mut HashMap<&str, usize>| match moved.get_mut(word) {
        Some(left @ 1..) => {
            *left -= 1;
            true
        }
        _ => false,
    };
    (0..).zip(own).map(|(at, word)| diff.is_removed(at) && !is_moved(word, &mut moved)).collect()
}

/// Returns the runs of words that differ, or that do not.
fn runs(differs: &[bool], wanted: bool) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    iter::from_fn(move || {
        let first = (start..differs.len()).find(|&at| differs[at] == wanted)?;
        start = (first..differs.len()).find(|&at| differs[at] != wanted).unwrap_or(differs.len());
        Some(first..start)
    })
}

/// Lets differences take the few function words between them.
fn swallow_islands(words: &[&str], differs: &mut [bool]) {
    let is_island = |run: &Range<usize>| {
        run.len() <= ISLAND && run.start > 0 && run.end < words.len() && !has_content(&words[run.clone()])
    };
    let islands: Vec<Range<usize>> = runs(differs, false).filter(is_island).collect();
    for island in islands {
        differs[island].fill(true);
    }
}

fn has_content(words: &[&str]) -> bool {
    !words.iter().all(|word| is_function_word(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Details, Role, canonical::Builder};

    fn article(text: &str) -> Article {
        let mut builder = Builder::default();
        builder.push(Role::Body, text);
        Article::read(builder.finish(Details::default()))
    }

    /// The differing words of a sentence beside others, then the shared ones.
    fn marked(own: &str, others: &[&str]) -> [Vec<String>; 2] {
        let (own, others) = (article(own), others.iter().map(|text| article(text)).collect::<Vec<_>>());
        let counterparts: Vec<(&Article, usize)> = others.iter().map(|other| (other, 0)).collect();
        let wording = Wording::new(&own, 0, &counterparts);
        [wording.differing, wording.shared].map(|spans| spans.iter().map(|&s| own.quote(s).to_string()).collect())
    }

    #[test]
    fn marks_the_words_that_differ() {
        let (eleven, twelve) = ("Eleven boats left Elsin on Sunday.", "Twelve boats left Elsin on Sunday.");
        assert_eq!(marked(eleven, &[twelve]), [["Eleven"], ["boats left Elsin on Sunday"]]);
        assert_eq!(marked(twelve, &[eleven])[0], ["Twelve"]);
        let quoted = "“The boats left Elsin harbour,” she said.";
        assert_eq!(marked(quoted, &["The boats left Elsin harbour."])[0], ["she said"]);
    }

    #[test]
    fn a_negation_differs() {
        assert_eq!(marked("It had not been warned in May.", &["It had been warned in May."])[0], ["not"]);
    }

    #[test]
    fn moved_words_do_not_differ() {
        assert_eq!(marked("On Sunday boats left Elsin.", &["Boats left Elsin on Sunday."])[0], Vec::<String>::new());
        let twice = marked("Boats met boats.", &["Boats met."]);
        assert_eq!(twice[0], ["boats"], "the other has it only once");
    }

    #[test]
    fn what_one_of_several_counterparts_has_does_not_differ() {
        let whole = "The alarm of Elsin stayed silent because a sensor had been cut in May.";
        let parts = ["The alarm of Elsin stayed silent.", "A sensor had been cut in May."];
        assert_eq!(marked(whole, &parts)[0], ["because"]);
    }

    #[test]
    fn swallows_small_islands_of_common_words() {
        let (quiet, busy) = (
            "The council of Elsin chose a quiet harbour in the north for its boats.",
            "The council of Elsin chose a busy market in the south for its boats.",
        );
        assert_eq!(marked(quiet, &[busy])[0], ["quiet harbour in the north"]);
        assert_eq!(marked("The fog of Elsin rose.", &["The boats of Elsin sank."])[1], ["of Elsin"]);
    }
}
