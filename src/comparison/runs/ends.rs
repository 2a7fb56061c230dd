//! Where runs end: behind an edit so near the end that no seed lies beyond it, and at quotation marks.

use super::anchors::Texts;
use super::chain::Chain;
use crate::article::{Article, Word};
use crate::comparison::vocabulary::{BARRIER, narrow};

/// How many words an edit near the end of a run leaves unmatched at most on either side.
const EDIT: usize = 2;
/// How many words are looked at in one step.
const REACH: usize = 8;
/// What the words behind an edit must tell, in bits: there are eight ways to get there.
const BEHIND_BITS: f32 = 9.0;

/// Returns a chain with what lies behind small edits at its ends.
pub(super) fn stretched<B: Fn(u32, u32) -> f32>(mut chain: Chain, texts: &Texts<'_, B>) -> Chain {
    let forward = |text: &[u32], end: u32| reach(text, (end..narrow(text.len())).take(REACH));
    let backward = |text: &[u32], start: u32| reach(text, (0..start).rev().take(REACH));
    while let Some((left, right)) =
        beyond(texts, &forward(texts.left, chain.left.1), &forward(texts.right, chain.right.1))
    {
        (chain.left.1, chain.right.1) = (left + 1, right + 1);
    }
    while let Some(starts) = beyond(texts, &backward(texts.left, chain.left.0), &backward(texts.right, chain.right.0)) {
        (chain.left.0, chain.right.0) = starts;
    }
    chain
}

/// Places as far as no barrier stands in the way.
fn reach(text: &[u32], places: impl Iterator<Item = u32>) -> Vec<u32> {
    places.take_while(|&place| text[place as usize] != BARRIER).collect()
}

/// Finds the words that match behind the smallest edit, among places on either side, and returns the last two.
fn beyond<B: Fn(u32, u32) -> f32>(texts: &Texts<'_, B>, left: &[u32], right: &[u32]) -> Option<(u32, u32)> {
    let edits = (1..=2 * EDIT).flat_map(|size| (0..=size).map(move |skip| (skip, size - skip)));
    edits.filter(|&(one, two)| one <= EDIT && two <= EDIT).find_map(|(one, two)| {
        let behind = left.iter().skip(one).zip(right.iter().skip(two));
        let same = behind.take_while(|(l, r)| texts.left[**l as usize] == texts.right[**r as usize]);
        let (bits, last) = same.fold((0.0, None), |(bits, _), (&l, &r)| (bits + (texts.bits)(l, r), Some((l, r))));
        last.filter(|_| bits >= BEHIND_BITS)
    })
}

/// Tells whether among some words are all those of a quotation.
pub(super) fn hold_quotation(article: &Article, (first, end): (u32, u32)) -> bool {
    let words = &article.words[first as usize..end as usize];
    let before = |word: &Word| article.text[..word.start as usize].trim_end().chars().next_back();
    let after = |word: &Word| article.text[word.end as usize..].trim_start_matches(is_punctuation).chars().next();
    let Some((opened, mark)) = words.iter().enumerate().find_map(|(at, word)| Some((at, closing(before(word)?)?)))
    else {
        return false;
    };
    words[opened..].iter().any(|word| after(word).is_some_and(|c| mark.contains(&c)))
}

/// The marks that may close what one opens; none where it opens nothing.
const fn closing(mark: char) -> Option<&'static [char]> {
    Some(match mark {
        '"' => &['"'],
        '\'' => &['\''],
        '“' => &['”'],
        '„' => &['“', '”'],
        '‘' => &['’'],
        '«' => &['»'],
        '»' => &['«'],
        '「' => &['」'],
        _ => return None,
    })
}

const fn is_punctuation(c: char) -> bool {
    matches!(c, '.' | ',' | '!' | '?' | '…' | ' ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Details, Role, canonical::Builder};

    #[test]
    fn a_quotation_is_held_from_mark_to_mark() {
        let check = |text: &str, words: (u32, u32), expect: bool| {
            let mut builder = Builder::default();
            builder.push(Role::Body, text);
            let article = Article::read(builder.finish(Details::default()));
            assert_eq!(hold_quotation(&article, words), expect, "{text}");
        };
        check("She saw “a ladder of smoke,” and left.", (2, 6), true);
        check("She saw “a ladder of smoke,” and left.", (1, 7), true);
        check("She saw “a ladder of smoke,” and left.", (3, 6), false);
        check("She saw “a ladder of smoke,” and left.", (2, 5), false);
        check("She saw a ladder of smoke and left.", (2, 6), false);
        check("She saw \"a ladder of smoke\".", (2, 6), true);
        check("Sie sah „eine Leiter aus Rauch“.", (2, 6), true);
    }
}
