//! Names that are spelled differently, or that stand in each other's place.

use std::ops::Range;

use rapidfuzz::distance::levenshtein;
use unicode_normalization::UnicodeNormalization;

use super::pair::{Pair, Side};
use super::{About, Conflict, Grade};
use crate::article::Article;
use crate::article::facts::Name;
use crate::comparison::Kind;

/// Shorter words are too easily alike.
const LETTERS: usize = 4;
/// From this length on two letters may differ.
const LONG: usize = 6;
/// At most so many letters of a name are an initial or "Jr".
const INITIALS: usize = 3;

/// Finds names of the two sentences that are variants of one, or stand in one's place.
pub(super) fn find(pair: &Pair, kind: Kind, found: &mut Vec<Conflict>) {
    let [left, right] = &pair.sides;
    for one in names(left) {
        for two in names(right) {
            let conflict = spelling(pair, one, two).or_else(|| middle(pair, one, two));
            found.extend(conflict.or_else(|| in_place(pair, kind, one, two)));
        }
    }
}

pub(super) fn names<'a>(side: &Side<'a>) -> &'a [Name] {
    side.article.facts.names_in(side.article.sentences[side.sentence].span)
}

/// "Tarnholm" and "Tarnhelm", where neither article has the other's spelling.
fn spelling(pair: &Pair, one: &Name, two: &Name) -> Option<Conflict> {
    let [left, right] = &pair.sides;
    let (first, second) = (left.tokens_of(&one.words), right.tokens_of(&two.words));
    if first.len() != second.len() && first.len() > 1 && second.len() > 1 {
        return None;
    }
    for at in first.clone() {
        for other in second.clone() {
            let (a, b) = (&left.tokens[at], &right.tokens[other]);
            let (word, variant) = (left.folded(at), right.folded(other));
            if a.stem == b.stem || has_token(right, word) || has_token(left, variant) {
                continue;
            }
            let Some(grade) = variation(&plain(word), &plain(variant)) else { continue };
            // An article that has both spellings may mean two; then the words around must be the same.
            let known = [(right, word), (left, variant)].map(|(side, word)| has_form(side.article, word));
            if known == [false; 2] || known != [true; 2] && pair.around(&first, &second) > 0 {
                return Some(Conflict { left: a.span, right: b.span, about: About::Name, grade });
            }
        }
    }
    None
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
    let shorter = one.chars().count().min(two.chars().count());
    let first = one.chars().next() == two.chars().next();
    let last = one.chars().next_back() == two.chars().next_back();
    // "Borland" and "Borlander".
    let nested = one.starts_with(two) || two.starts_with(one);
    if shorter < LETTERS || !first || !last || nested {
        return None;
    }
    match levenshtein::distance(one.chars(), two.chars()) {
        1 => Some(Grade::Near),
        2 if shorter >= LONG => Some(Grade::Conflict),
        _ => None,
    }
}

/// "Una Holt" and "Una Marsh Holt".
fn middle(pair: &Pair, one: &Name, two: &Name) -> Option<Conflict> {
    let [left, right] = &pair.sides;
    let (first, second) = (left.tokens_of(&one.words), right.tokens_of(&two.words));
    if first.len() < 2 || second.len() < 2 || first.len() == second.len() {
        return None;
    }
    let ends = left.tokens[first.start].folded == right.tokens[second.start].folded
        && left.tokens[first.end - 1].folded == right.tokens[second.end - 1].folded;
    let (longer, of, shorter) = if first.len() > second.len() {
        (left, &first, &right.tokens[second.clone()])
    } else {
        (right, &second, &left.tokens[first.clone()])
    };
    let mut extra =
        longer.tokens[of.clone()].iter().filter(|token| shorter.iter().all(|other| other.stem != token.stem));
    let abbreviated = extra.all(|token| token.span.len() <= INITIALS);
    let conflict = Conflict { left: one.span, right: two.span, about: About::Name, grade: Grade::Near };
    (ends && !abbreviated).then_some(conflict)
}

/// Other names with the same words right before and after, in sentences that are otherwise much the same.
fn in_place(pair: &Pair, kind: Kind, one: &Name, two: &Name) -> Option<Conflict> {
    let [left, right] = &pair.sides;
    let (first, second) = (left.tokens_of(&one.words), right.tokens_of(&two.words));
    let alike = matches!(kind, Kind::Verbatim | Kind::Reworded);
    let framed = alike && first.len() == second.len() && pair.is_framed(&first, &second);
    if !framed || are_related(left, &first, right) || are_related(right, &second, left) {
        return None;
    }
    Some(Conflict { left: one.span, right: two.span, about: About::Name, grade: Grade::Conflict })
}

/// Tells whether a sentence has a word of a name, or its initials.
pub(super) fn are_related(own: &Side, name: &Range<usize>, other: &Side) -> bool {
    let initials: String = name.clone().filter_map(|token| own.folded(token).chars().next()).collect();
    let is_short = |token: usize| other.folded(token).replace('.', "") == initials && initials.len() > 1;
    let has_word = |token: usize| name.clone().any(|at| own.tokens[at].stem == other.tokens[token].stem);
    (0..other.tokens.len()).any(|token| has_word(token) || is_short(token))
}
