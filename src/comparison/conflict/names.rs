//! Names that are spelled differently, or that stand in each other's place.

use super::pair::{Pair, Side};
use super::{About, Conflict, Grade};
use unicode_normalization::UnicodeNormalization;

use crate::article::facts::Name;
use crate::article::{Article, Span};

/// Shorter words are too easily alike.
const LETTERS: usize = 4;

/// Finds names of the two sentences that are variants of one.
pub(super) fn find(pair: &Pair, found: &mut Vec<Conflict>) {
    let [left, right] = &pair.sides;
    let names = |side: &Side| side.article.facts.names_in(side.article.sentences[side.sentence].span).to_vec();
    let (first, second) = (names(left), names(right));
    for one in &first {
        for two in &second {
            if let Some(conflict) = spelling(pair, one, two).or_else(|| middle(pair, one, two)) {
                found.push(conflict);
            }
        }
    }
}

/// "Norfolk" and "Norwalk", where neither article has the other's spelling.
fn spelling(pair: &Pair, one: &Name, two: &Name) -> Option<Conflict> {
    let [left, right] = &pair.sides;
    let (first, second) = (left.tokens_of(&one.words), right.tokens_of(&two.words));
    for at in first.clone() {
        for other in second.clone() {
            let (a, b) = (&left.tokens[at], &right.tokens[other]);
            if a.stem == b.stem || a.folded == b.folded {
                continue;
            }
            let (word, variant) = (folded(left, at), folded(right, other));
            let Some(grade) = variation(&plain(word), &plain(variant)) else { continue };
            // The words beside it must not tell two names.
            let whole = first.len() == second.len() || first.len() == 1 || second.len() == 1;
            // An article that has both spellings may mean two; then the words around must be the same.
            let unknown = [has_form(right.article, word), has_form(left.article, variant)]
                .iter()
                .filter(|known| !**known)
                .count();
            let told = unknown == 2 || unknown == 1 && pair.around(&first, &second) > 0;
            if whole && told && !has_token(right, word) && !has_token(left, variant) {
                return Some(Conflict { left: a.span, right: b.span, about: About::Name, grade });
            }
        }
    }
    None
}

fn folded<'a>(side: &Side<'a>, token: usize) -> &'a str {
    side.article.folded(side.words.start + token)
}

fn has_form(article: &Article, folded: &str) -> bool {
    article.forms.iter().any(|form| &*form.folded == folded)
}

fn has_token(side: &Side, folded: &str) -> bool {
    side.words.clone().any(|word| side.article.folded(word) == folded)
}

/// A word without accents, which newspapers leave out.
fn plain(word: &str) -> String {
    word.nfd().filter(|c| c.is_alphanumeric()).collect()
}

/// Tells whether two words can be one name spelled in two ways: one letter, or two in the middle of a long word.
fn variation(one: &str, two: &str) -> Option<Grade> {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), two.chars().collect());
    let shorter = a.len().min(b.len());
    let nested = one.starts_with(two) || two.starts_with(one);
    if shorter < LETTERS || a.first() != b.first() || nested || a.len().abs_diff(b.len()) > 2 {
        return None;
    }
    let distance = distance(&a, &b);
    if distance == 0 {
        return None;
    }
    let alike = distance == 1 || distance == 2 && shorter >= 6 && a.last() == b.last();
    let ending = a.last() != b.last() && distance == 1;
    (alike && !ending).then_some(if distance == 1 { Grade::Near } else { Grade::Conflict })
}

/// The number of letters to change, add or drop.
fn distance(a: &[char], b: &[char]) -> usize {
    rapidfuzz::distance::levenshtein::distance(a.iter().copied(), b.iter().copied())
}

/// "Sarah Sanders" and "Sarah Huckabee Sanders".
fn middle(pair: &Pair, one: &Name, two: &Name) -> Option<Conflict> {
    let [left, right] = &pair.sides;
    let (first, second) = (left.tokens_of(&one.words), right.tokens_of(&two.words));
    if first.len() < 2 || second.len() < 2 || first.len() == second.len() {
        return None;
    }
    let ends = left.tokens[first.start].folded == right.tokens[second.start].folded
        && left.tokens[first.end - 1].folded == right.tokens[second.end - 1].folded;
    let initial = |side: &Side, words: std::ops::Range<usize>| {
        side.tokens[words.start + 1..words.end - 1].iter().all(|token| token.span.len() < 3)
    };
    let abbreviated = initial(left, first) && initial(right, second);
    let span = |span: Span| span;
    (ends && !abbreviated).then_some(Conflict {
        left: span(one.span),
        right: span(two.span),
        about: About::Name,
        grade: Grade::Near,
    })
}
