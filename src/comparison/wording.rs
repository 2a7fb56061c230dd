//! Which words of two linked sentences differ: a word diff, smoothed so that marks are not confetti.

use std::collections::HashMap;

use imara_diff::{Algorithm, Diff, InternedInput};

use super::vocabulary::is_function_word;
use crate::article::{Article, Span};

/// Islands of at most so many equal function words between two differences belong to the difference.
const ISLAND: usize = 2;
/// Where less of the shorter sentence is common in order, order tells nothing: words are compared as a set.
const COMMON_SHARE: f64 = 0.3;

/// Returns the words that only one of two sentences has, on each side, as spans of its article's text in order.
///
/// Cheap enough to be called while drawing: linear for the usual sentence.
pub fn differences(left: &Article, left_sentence: usize, right: &Article, right_sentence: usize) -> [Vec<Span>; 2] {
    let sides = [Side::new(left, left_sentence), Side::new(right, right_sentence)];
    let shorter = sides[0].folded.len().min(sides[1].folded.len());
    let mut differs = in_order(&sides);
    let common = differs[0].iter().filter(|&&differs| !differs).count();
    if as_share(common) < COMMON_SHARE * as_share(shorter) {
        differs = as_sets(&sides);
    }
    [0, 1].map(|side| spans(&sides[side], &mut differs[side]))
}

#[allow(clippy::cast_precision_loss, reason = "counts of words in a sentence")]
fn as_share(count: usize) -> f64 {
    count as f64
}

struct Side<'a> {
    folded: Vec<&'a str>,
    places: Vec<Span>,
}

impl<'a> Side<'a> {
    fn new(article: &'a Article, sentence: usize) -> Self {
        let words = article.sentences[sentence].words.clone();
        Self {
            folded: words.clone().map(|word| article.folded(word)).collect(),
            places: article.words[words].iter().map(|word| word.span()).collect(),
        }
    }
}

fn in_order(sides: &[Side; 2]) -> [Vec<bool>; 2] {
    let mut input = InternedInput::default();
    input.update_before(sides[0].folded.iter().copied());
    input.update_after(sides[1].folded.iter().copied());
    let diff = Diff::compute(Algorithm::Myers, &input);
    [
        (0..input.before.len()).map(|word| diff.is_removed(narrow(word))).collect(),
        (0..input.after.len()).map(|word| diff.is_added(narrow(word))).collect(),
    ]
}

/// Word numbers fit, since a text is under 4 GiB.
fn narrow(word: usize) -> u32 {
    u32::try_from(word).unwrap_or(u32::MAX)
}

fn as_sets(sides: &[Side; 2]) -> [Vec<bool>; 2] {
    let mut holders: HashMap<&str, u8> = HashMap::new();
    for (side, bit) in sides.iter().zip([1, 2]) {
        side.folded.iter().for_each(|&word| *holders.entry(word).or_default() |= bit);
    }
    [0, 1].map(|side: usize| sides[side].folded.iter().map(|word| holders[word] != 3).collect())
}

fn spans(side: &Side, differs: &mut [bool]) -> Vec<Span> {
    swallow_islands(side, differs);
    let mut spans: Vec<Span> = Vec::new();
    for (at, place) in side.places.iter().enumerate().filter(|(at, _)| differs[*at]) {
        match spans.last_mut() {
            Some(last) if at > 0 && differs[at - 1] => last.end = place.end,
            _ => spans.push(*place),
        }
    }
    spans
}

fn swallow_islands(side: &Side, differs: &mut [bool]) {
    let mut last_difference = None;
    for at in 0..differs.len() {
        if !differs[at] {
            continue;
        }
        if let Some(last) = last_difference.replace(at) {
            let island = last + 1..at;
            if island.len() <= ISLAND && side.folded[island.clone()].iter().all(|word| is_function_word(word)) {
                differs[island].fill(true);
            }
        }
    }
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

    fn marked(left: &str, right: &str) -> [Vec<String>; 2] {
        let (left, right) = (article(left), article(right));
        let [a, b] = differences(&left, 0, &right, 0);
        [(left, a), (right, b)].map(|(article, spans)| spans.iter().map(|&s| article.quote(s).to_string()).collect())
    }

    #[test]
    fn marks_the_words_that_differ() {
        let found = marked("Eleven boats left Elsin harbour on Sunday.", "Twelve boats left Elsin harbour on Sunday.");
        assert_eq!(found, [["Eleven"], ["Twelve"]]);
        let found = marked("The boats left Elsin harbour.", "“The boats left Elsin harbour,” she said.");
        assert_eq!(found, [vec![], vec!["she said"]]);
    }

    #[test]
    fn swallows_small_islands_of_common_words() {
        let found = marked(
            "The council of Elsin chose a quiet harbour in the north for its boats.",
            "The council of Elsin chose a busy market in the south for its boats.",
        );
        assert_eq!(found, [["quiet harbour in the north"], ["busy market in the south"]]);
    }

    #[test]
    fn compares_as_sets_where_order_tells_nothing() {
        let found = marked("Closed harbour, boats stay empty.", "Today boats left the old harbour before it closed.");
        assert_eq!(found[0], ["stay empty"]);
        assert_eq!(found[1], ["Today", "left the old", "before it"]);
    }
}
