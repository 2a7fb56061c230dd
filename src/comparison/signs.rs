//! Signs that two articles may be on one event: the names and numbers that both hold.
//!
//! Whoever tells an event names who, where, when and how many, so two tellings of it share some of these however they
//! are worded, and articles on different events mostly do not. What an article's signs are depends on it alone, and what
//! two share on the two alone, so that no third one opens or shuts the gate between them.

use std::cmp::Ordering;

use super::word::{BARRIER, WordFacts};
use crate::article::{Article, Span};

/// What two articles share must tell this much, in bits, and one bit more for so many words of the shorter one, up
/// to a bound: long articles share some names by chance.
///
/// On hand-labelled pairs of articles on one event, from 50 words to 1,200, the least was 1.4 times as much.
const LEAST_BITS: u32 = 10;
const WORDS_A_BIT: u32 = 10;
const MOST_BITS: u32 = 80;
/// An article of fewer words may hold no sign at all.
const LEAST_WORDS: u32 = 60;
/// Who, where and when stands near the beginning; what a book names further on tells little of its subject.
const WORDS: usize = 4000;

/// The signs of an article.
#[derive(Debug, Default)]
pub(super) struct Signs {
    /// Words with a digit, and words with a capital letter where none is due.
    certain: Vec<Sign>,
    /// Words with a capital letter at the beginning of a sentence or quotation: names or not.
    possible: Vec<Sign>,
    /// Whether its script has capital letters.
    has_capitals: bool,
    /// How many words the article has.
    words: u32,
}

/// A word by its number in the set, and what it tells in tenths of a bit: a sum of whole numbers is the same in any
/// order, and the order of numbers depends on what else is open. Lists of them are sorted.
type Sign = (u32, u32);

impl Signs {
    /// Finds the signs of an article; `words` are its words by number, `facts` what is known of each.
    pub(super) fn new(article: &Article, words: &[u32], total: u32, facts: impl Fn(u32) -> WordFacts) -> Self {
        let mut signs = Self { words: total, ..Self::default() };
        for sentence in article.sentences.iter().take_while(|sentence| sentence.words.start < WORDS) {
            let mut before = sentence.span.start;
            let mut begins = true;
            for at in sentence.words.clone().filter(|&at| words[at] != BARRIER) {
                let span = article.words[at].span();
                begins |= article.quote(Span::new(before, span.start)).contains(is_opening);
                let facts = facts(words[at]);
                let word = article.quote(span);
                let is_capital = word.starts_with(char::is_uppercase);
                signs.has_capitals |= is_capital;
                if facts.is_function {
                    // "May" and "Will" are lost with the others.
                } else if word.bytes().any(|byte| byte.is_ascii_digit()) || is_capital && !begins {
                    signs.certain.push((words[at], tenths(facts.english)));
                } else if is_capital {
                    signs.possible.push((words[at], tenths(facts.english)));
                }
                (before, begins) = (span.end, false);
            }
        }
        for list in [&mut signs.certain, &mut signs.possible] {
            list.sort_unstable();
            list.dedup();
        }
        let certain = &signs.certain;
        signs.possible.retain(|sign| certain.binary_search(sign).is_err());
        signs
    }

    /// Tells whether two articles may be on one event; where their signs cannot tell, they may.
    pub(super) fn may_be_on_one_event(&self, other: &Self) -> bool {
        let words = self.words.min(other.words);
        if words < LEAST_WORDS || !self.has_capitals || !other.has_capitals {
            return true;
        }
        let wanted = (LEAST_BITS + words / WORDS_A_BIT).min(MOST_BITS) * 10;
        let pairs =
            [(&self.certain, &other.certain), (&self.certain, &other.possible), (&self.possible, &other.certain)];
        pairs.into_iter().map(|(mine, theirs)| shared(mine, theirs)).sum::<u32>() >= wanted
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a surprisal is between 0 and 30 bits")]
fn tenths(bits: f32) -> u32 {
    (bits * 10.0).round() as u32
}

const fn is_opening(c: char) -> bool {
    matches!(c, '"' | '“' | '„' | '«' | '»' | '‘' | '「' | ':')
}

/// What two sorted lists share, in tenths of a bit.
fn shared(one: &[Sign], two: &[Sign]) -> u32 {
    let (mut one, mut two) = (one.iter().peekable(), two.iter().peekable());
    let mut tenths = 0;
    while let (Some(a), Some(b)) = (one.peek(), two.peek()) {
        match a.0.cmp(&b.0) {
            Ordering::Less => _ = one.next(),
            Ordering::Greater => _ = two.next(),
            Ordering::Equal => {
                tenths += a.1;
                one.next();
                two.next();
            }
        }
    }
    tenths
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::vocabulary::Vocabulary;
    use crate::article::{Article, Details, Role, canonical::Builder};

    /// Whether the gate between two texts is open; `padding` sentences without a sign follow each.
    fn is_open(one: &str, two: &str, padding: usize) -> bool {
        let mut vocabulary = Vocabulary::default();
        let [one, two] = [one, two].map(|text| {
            let mut builder = Builder::default();
            builder.push(Role::Body, text);
            builder
                .push(Role::Body, &"The lamps were lit and the boats came slowly in over the water. ".repeat(padding));
            vocabulary.read(&Arc::new(Article::read(builder.finish(Details::default()))))
        });
        let both = [one.signs.may_be_on_one_event(&two.signs), two.signs.may_be_on_one_event(&one.signs)];
        assert_eq!(both[0], both[1]);
        both[0]
    }

    const CLOSED: &str = "The harbour master of Elsin, Una Holt, closed both piers on 14 May.";

    #[test]
    fn names_and_numbers_open_the_gate_and_nothing_else_does() {
        let check = |two: &str, expect: bool| assert_eq!(is_open(CLOSED, two, 8), expect, "{two}");
        check("Ships cannot land any more, said Holt in Elsin after the 14 storms.", true);
        check("Elsin’s port is shut, and Holt asks for help.", true);
        check("The harbour master closed both piers on a May morning.", false);
        check("A mayor in Tarn opened a bridge for Mr Okafor on 3 June.", false);
        check("", false);
    }

    #[test]
    fn the_longer_the_articles_the_more_they_must_share() {
        let two = "Two ferries left Elsin for the islands.";
        assert!(is_open(CLOSED, two, 4));
        assert!(!is_open(CLOSED, two, 60));
    }

    #[test]
    fn where_signs_cannot_tell_the_gate_is_open() {
        assert!(is_open(CLOSED, "A bridge was opened.", 2), "short articles");
        let arabic = "أغلق الميناء بعد العاصفة ".repeat(30);
        let hebrew = "הנמל נסגר אחרי הסערה ".repeat(30);
        assert!(is_open(&arabic, &hebrew, 0), "a script without capital letters");
    }
}
