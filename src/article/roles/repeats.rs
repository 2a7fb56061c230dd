//! Paragraphs that say once more what another one says.

use std::collections::HashMap;

use super::{Paragraph, Reason, Role, Shape, Word};

/// A repeat has at least this many words.
const REPEAT_WORDS: usize = 8;
/// A repeat has at least this share of its word trigrams in the other paragraph.
const REPEAT_SHARE: f64 = 0.8;
/// From this share on the likeness is told, but nothing is set apart.
const SIMILAR_SHARE: f64 = 0.5;
/// A quotation shorter than this that is given twice is given twice on purpose.
const QUOTATION_WORDS: usize = 20;
/// A trigram counts for the first few paragraphs that hold it; what stands in more of them tells little.
const TRIGRAM_PARAGRAPHS: usize = 8;
/// So many of the first paragraphs may say the title once more.
const BELOW_TITLE: usize = 3;

/// Settles which paragraphs repeat others, and which are only like others. A paragraph that is repeated is never
/// itself a repeat.
pub(super) fn settle(text: &str, paragraphs: &mut [Paragraph], shapes: &[Shape], words: &[Word]) {
    titles(paragraphs, shapes, words);
    let may_repeat = |at: usize| {
        shapes[at].words.len() >= REPEAT_WORDS
            && !(paragraphs[at].role != Role::Body && paragraphs[at].role.is_set_apart())
    };
    let shared = shared_trigrams(shapes, words, &may_repeat);
    let mut originals: Vec<Option<(usize, u8)>> = vec![None; paragraphs.len()];
    let mut similar: Vec<Option<(usize, u8)>> = vec![None; paragraphs.len()];
    for (early, late, count) in shared {
        let share = |at: usize| (f64::from(count) / f64::from(shapes[at].trigrams())).min(1.0);
        let numbers_agree = |copy: usize, of: usize| {
            numbers_stand_in(text, &words[shapes[copy].words.clone()], &words[shapes[of].words.clone()])
        };
        let found = copy_of(early, late, shapes, share).filter(|&(copy, of)| numbers_agree(copy, of));
        match found {
            Some((copy, of)) if paragraphs[copy].role == Role::Body && originals[copy].is_none() => {
                originals[copy] = Some((of, percent(share(copy))));
            }
            Some(_) => {}
            None => {
                let (like, to) = if share(early) > share(late) { (early, late) } else { (late, early) };
                if share(like) >= SIMILAR_SHARE && similar[like].is_none_or(|(_, most)| most < percent(share(like))) {
                    similar[like] = Some((to, percent(share(like))));
                }
            }
        }
    }
    for at in 0..paragraphs.len() {
        if let (Some(of), Some((_, percent))) = (root(&originals, at), originals[at]) {
            paragraphs[at].role = Role::Repeat { of };
            paragraphs[at].reason = Some(Reason::Repeats { of, percent });
        } else if let Some((to, percent)) = similar[at].filter(|_| paragraphs[at].role == Role::Body) {
            paragraphs[at].reason = Some(Reason::Resembles { to, percent });
        }
    }
}

/// The title said once more at the head of the text.
fn titles(paragraphs: &mut [Paragraph], shapes: &[Shape], words: &[Word]) {
    let forms = |at: usize| words[shapes[at].words.clone()].iter().map(|word| word.form);
    let Some(title) = paragraphs.iter().position(|paragraph| paragraph.role == Role::Heading) else { return };
    for at in title + 1..paragraphs.len().min(title + 1 + BELOW_TITLE) {
        if paragraphs[at].role == Role::Body && shapes[at].words.len() > 2 && forms(at).eq(forms(title)) {
            paragraphs[at].role = Role::Repeat { of: title };
            paragraphs[at].reason = Some(Reason::Repeats { of: title, percent: 100 });
        }
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share is between 0 and 1")]
fn percent(share: f64) -> u8 {
    (share * 100.0).round() as u8
}

/// Decides which of two paragraphs is the copy. One without an end mark is when the other holds it, as captions are;
/// with end marks both must hold each other, and then it is the later one.
fn copy_of(early: usize, late: usize, shapes: &[Shape], share: impl Fn(usize) -> f64) -> Option<(usize, usize)> {
    let held = |at: usize| share(at) >= REPEAT_SHARE;
    let caption = |at: usize| held(at) && !shapes[at].ended;
    if caption(late) && !(caption(early) && shapes[late].ended) {
        Some((late, early))
    } else if caption(early) {
        Some((early, late))
    } else {
        let on_purpose = shapes[late].quotes && shapes[late].words.len() < QUOTATION_WORDS;
        (held(early) && held(late) && !on_purpose).then_some((late, early))
    }
}

/// Follows repeats of repeats to the paragraph that is none; a circle gives nothing.
fn root(originals: &[Option<(usize, u8)>], at: usize) -> Option<usize> {
    let mut of = originals[at]?.0;
    for _ in 0..TRIGRAM_PARAGRAPHS * 2 {
        match originals[of] {
            None => return Some(of),
            Some((next, _)) if next == at => return None,
            Some((next, _)) => of = next,
        }
    }
    None
}

/// Another number is another report, however alike the words are.
fn numbers_stand_in(text: &str, copy: &[Word], original: &[Word]) -> bool {
    copy.iter()
        .filter(|word| text[word.span().range()].bytes().any(|byte| byte.is_ascii_digit()))
        .all(|word| original.iter().any(|other| other.form == word.form))
}

/// Counts the trigrams that pairs of paragraphs share, as (earlier, later, count), sorted.
fn shared_trigrams(shapes: &[Shape], words: &[Word], counts: &dyn Fn(usize) -> bool) -> Vec<(usize, usize, u32)> {
    let trigrams = |at: usize| words[shapes[at].words.clone()].windows(3).map(trigram);
    let total: usize = shapes.iter().map(|shape| shape.words.len()).sum();
    // Most trigrams are seen once: two bits each find those first, in less memory than a table of all.
    let mask = (total * 8).next_power_of_two() - 1;
    let (mut once, mut twice) = (vec![0_u64; mask / 64 + 1], vec![0_u64; mask / 64 + 1]);
    for at in (0..shapes.len()).filter(|&at| counts(at)) {
        for slot in trigrams(at).map(|hash| spread(hash) & mask) {
            let bit = 1 << (slot % 64);
            twice[slot / 64] |= once[slot / 64] & bit;
            once[slot / 64] |= bit;
        }
    }
    let mut places: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut pairs: HashMap<(usize, usize), u32> = HashMap::new();
    for at in (0..shapes.len()).filter(|&at| counts(at)) {
        for hash in trigrams(at) {
            let slot = spread(hash) & mask;
            if twice[slot / 64] & 1 << (slot % 64) == 0 {
                continue;
            }
            let holders = places.entry(hash).or_default();
            for &holder in holders.iter().filter(|&&holder| holder != at) {
                *pairs.entry((holder, at)).or_default() += 1;
            }
            if holders.len() < TRIGRAM_PARAGRAPHS && holders.last() != Some(&at) {
                holders.push(at);
            }
        }
    }
    let mut shared: Vec<(usize, usize, u32)> = pairs.into_iter().map(|((a, b), count)| (a, b, count)).collect();
    shared.sort_unstable();
    shared
}

fn trigram(words: &[Word]) -> u64 {
    words
        .iter()
        .fold(0, |hash: u64, word| (hash.rotate_left(21) ^ u64::from(word.form)).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// The high bits of a product are the well-mixed ones.
fn spread(hash: u64) -> usize {
    usize::try_from(hash >> 20).unwrap_or(usize::MAX)
}
