//! Paragraphs that say once more what another one says.

use std::collections::{HashMap, HashSet};

use super::{Paragraph, Reason, Role, Shape, Word};
use crate::article::filter::{self, Filter};

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
    let mut numbers = Numbers { text, words, shapes, of: HashMap::new() };
    let mut originals: Vec<Option<(usize, u8)>> = vec![None; paragraphs.len()];
    let mut similar: Vec<Option<(usize, u8)>> = vec![None; paragraphs.len()];
    for (early, late, count) in shared {
        let pair = Pair { early, late, count };
        match pair.copy(text, paragraphs, shapes).filter(|&(copy, of)| numbers.stand_in(copy, of)) {
            Some((copy, of)) if paragraphs[copy].role == Role::Body && originals[copy].is_none() => {
                originals[copy] = Some((of, percent(pair.share(copy, shapes))));
            }
            Some(_) => {}
            None => {
                let shares = [early, late].map(|at| pair.share(at, shapes));
                let (like, to, share) =
                    if shares[0] > shares[1] { (early, late, shares[0]) } else { (late, early, shares[1]) };
                if share >= SIMILAR_SHARE && similar[like].is_none_or(|(_, most)| most < percent(share)) {
                    similar[like] = Some((to, percent(share)));
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

/// Two paragraphs and how many trigrams of the later one stand in the earlier one.
struct Pair {
    early: usize,
    late: usize,
    count: u32,
}

impl Pair {
    /// How much of one of the two stands in the other.
    fn share(&self, at: usize, shapes: &[Shape]) -> f64 {
        (f64::from(self.count) / f64::from(shapes[at].trigrams())).min(1.0)
    }

    /// Decides which of the two is the copy of which. One without an end mark is when the other holds it, as captions
    /// are; with end marks both must hold each other, and then it is the later one, unless it quotes somebody.
    fn copy(&self, text: &str, paragraphs: &[Paragraph], shapes: &[Shape]) -> Option<(usize, usize)> {
        let Self { early, late, .. } = *self;
        let held = |at: usize| self.share(at, shapes) >= REPEAT_SHARE;
        let caption = |at: usize| held(at) && !shapes[at].ended;
        let quotes = || text[paragraphs[late].span.range()].contains(['“', '”', '"', '«', '„', '‘']);
        if caption(late) && !(caption(early) && shapes[late].ended) {
            Some((late, early))
        } else if caption(early) {
            Some((early, late))
        } else {
            let whole = held(early) && held(late);
            (whole && !(shapes[late].words.len() < QUOTATION_WORDS && quotes())).then_some((late, early))
        }
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

/// The numbers of paragraphs: another number is another report, however alike the words are.
struct Numbers<'a> {
    text: &'a str,
    words: &'a [Word],
    shapes: &'a [Shape],
    of: HashMap<usize, HashSet<u32>>,
}

impl Numbers<'_> {
    /// Tells whether every number of one paragraph stands in another.
    fn stand_in(&mut self, copy: usize, original: usize) -> bool {
        for at in [copy, original] {
            if !self.of.contains_key(&at) {
                let words = self.words[self.shapes[at].words.clone()].iter();
                let is_number = |word: &&Word| self.text[word.span().range()].bytes().any(|byte| byte.is_ascii_digit());
                self.of.insert(at, words.filter(is_number).map(|word| word.form).collect());
            }
        }
        self.of[&copy].is_subset(&self.of[&original])
    }
}

/// Counts the trigrams that pairs of paragraphs share, as (earlier, later, count), sorted; only of pairs one of which may
/// be like the other.
fn shared_trigrams(shapes: &[Shape], words: &[Word], counts: &dyn Fn(usize) -> bool) -> Vec<(usize, usize, u32)> {
    let trigrams = |at: usize| words[shapes[at].words.clone()].windows(3).map(trigram);
    let counted = || (0..shapes.len()).filter(|&at| counts(at));
    // Most trigrams are seen once, and so nearly no paragraph can be like another.
    let mut filter = Filter::new(counted().map(|at| shapes[at].words.len()).sum());
    counted().for_each(|at| trigrams(at).for_each(|hash| filter.see(hash)));
    let may_be_like = |at: usize| {
        let twice = trigrams(at).filter(|&hash| filter.is_twice(hash)).map(|_| 1).sum::<u32>();
        f64::from(twice) >= SIMILAR_SHARE * f64::from(shapes[at].trigrams())
    };
    let like: Vec<usize> = counted().filter(|&at| may_be_like(at)).collect();
    let wanted: HashSet<u64> = like.iter().flat_map(|&at| trigrams(at)).collect();
    let mut places: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut pairs: HashMap<(usize, usize), u32> = HashMap::new();
    for at in counted().filter(|_| !wanted.is_empty()) {
        for hash in trigrams(at).filter(|&hash| filter.is_twice(hash) && wanted.contains(&hash)) {
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
    filter::hash(words.iter().map(|word| word.form))
}
