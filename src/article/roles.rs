//! The final roles of paragraphs that the source left as plain body text: repeats, captions, page furniture.
//!
//! A role set wrongly hides news, so each rule asks for more than one sign, and nothing is ever deleted.

use std::collections::HashMap;

use super::{Paragraph, Role, Sentence, Word};

/// A repeat has at least this many words.
const REPEAT_WORDS: usize = 8;
/// A repeat has at least this share of its word trigrams in the other paragraph.
const REPEAT_SHARE: f64 = 0.8;
/// A trigram counts for the first few paragraphs that hold it; what stands in more of them tells little.
const TRIGRAM_PARAGRAPHS: usize = 8;
/// A caption has at most this many words.
const CAPTION_WORDS: usize = 32;
/// Furniture stands among the first or last so many paragraphs of body text.
const EDGE: usize = 2;
/// Furniture holds at least this many different phrases of [`APPEALS`].
const APPEAL_PHRASES: usize = 2;

/// What pages say about themselves.
const APPEALS: &[&str] = &[
    "your support",
    "support us",
    "support now",
    "support our",
    "donate",
    "donation",
    "subscribe",
    "subscription",
    "newsletter",
    "sign up",
    "sign in",
    "log in",
    "cookies",
    "read more",
    "independent journalism",
    "quality journalism",
    "paywall",
    "our reporting",
    "our journalism",
    "privacy policy",
    "terms of use",
    "terms of service",
    "all rights reserved",
    "follow us",
    "download our app",
    "become a member",
];

/// Signs that only captions have.
const CREDITS: &[&str] = &[
    "getty",
    "reuters",
    "afp",
    "epa",
    "shutterstock",
    "handout",
    "file photo",
    "photo by",
    "photo:",
    "picture:",
    "photograph:",
    "ap photo",
    "(l)",
    "(r)",
    "(c)",
    "(left)",
    "(right)",
    "(back)",
    "(front)",
    "(centre)",
    "(center)",
    ", left,",
    ", right,",
    ", centre,",
    ", center,",
    "from left",
    "pictured",
];

/// What people do in pictures, in the present tense.
const PHOTO_VERBS: &[&str] = &[
    "attend", "attends", "arrive", "arrives", "bids", "carries", "chats", "cheer", "cheers", "embrace", "embraces",
    "gather", "gathers", "gesture", "gestures", "greet", "greets", "holds", "hug", "leaves", "listen", "listens",
    "looks", "march", "meets", "poses", "pose", "protest", "react", "reacts", "shake", "shakes", "sits", "smile",
    "smiles", "speak", "speaks", "stand", "stands", "talk", "talks", "walk", "walks", "watch", "watches", "wave",
    "waves",
];

/// Settles the roles of all paragraphs whose role is [`Role::Body`]; other roles were given by the source and stay.
///
/// Takes time linear in the text.
pub fn settle(text: &str, paragraphs: &mut [Paragraph], sentences: &[Sentence], words: &[Word]) {
    let facts = facts(text, paragraphs, sentences, words);
    for (paragraph, of) in repeats(text, paragraphs, &facts, words) {
        paragraphs[paragraph].role = Role::Repeat { of };
    }
    captions(text, paragraphs, &facts, words);
    let body: Vec<usize> = (0..paragraphs.len()).filter(|&at| paragraphs[at].role == Role::Body).collect();
    for &at in body.iter().take(EDGE).chain(body.iter().rev().take(EDGE)) {
        if is_appeal(&text[paragraphs[at].span.range()]) {
            paragraphs[at].role = Role::Furniture;
        }
    }
}

/// What the rules ask of a paragraph.
struct Facts {
    words: std::ops::Range<usize>,
    ended: bool,
}

impl Facts {
    fn trigrams(&self) -> u32 {
        u32::try_from(self.words.len().saturating_sub(2)).unwrap_or(u32::MAX)
    }
}

fn facts(text: &str, paragraphs: &[Paragraph], sentences: &[Sentence], words: &[Word]) -> Vec<Facts> {
    let mut facts: Vec<Facts> = paragraphs
        .iter()
        .map(|paragraph| Facts { words: 0..0, ended: is_ended(&text[paragraph.span.range()]) })
        .collect();
    for sentence in sentences {
        let range = &mut facts[sentence.paragraph].words;
        if range.end == 0 {
            *range = sentence.words.clone();
        } else {
            range.end = sentence.words.end;
        }
    }
    debug_assert!(facts.iter().all(|fact| fact.words.end <= words.len()));
    facts
}

fn is_ended(text: &str) -> bool {
    text.trim_end_matches([')', ']', ' ']).ends_with(is_end_mark) || text.ends_with(is_end_mark)
}

const fn is_end_mark(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '"' | '\'' | '”' | '’' | '“' | '‘' | '»' | '«' | '。' | '！' | '？' | '」' | ':'
    )
}

/// Returns which paragraph repeats which. A paragraph that is repeated is never itself a repeat.
fn repeats(text: &str, paragraphs: &[Paragraph], facts: &[Facts], words: &[Word]) -> Vec<(usize, usize)> {
    let may_repeat = |at: usize| {
        facts[at].words.len() >= REPEAT_WORDS
            && !(paragraphs[at].role != Role::Body && paragraphs[at].role.is_set_apart())
    };
    let shared = shared_trigrams(facts, words, &may_repeat);
    let mut originals: Vec<Option<usize>> = vec![None; paragraphs.len()];
    for (early, late, count) in shared {
        let holds = |at: usize| f64::from(count) >= REPEAT_SHARE * f64::from(facts[at].trigrams());
        let Some((copy, of)) = copy_of(early, late, facts, holds) else { continue };
        let copied = paragraphs[copy].role == Role::Body && originals[copy].is_none();
        if copied && numbers_stand_in(text, &words[facts[copy].words.clone()], &words[facts[of].words.clone()]) {
            originals[copy] = Some(of);
        }
    }
    (0..paragraphs.len()).filter_map(|at| Some((at, root(&originals, at)?))).collect()
}

/// Decides which of two paragraphs is the copy: the one without an end mark, else the later one, and only one that
/// the other holds.
fn copy_of(early: usize, late: usize, facts: &[Facts], holds: impl Fn(usize) -> bool) -> Option<(usize, usize)> {
    match (holds(early), holds(late)) {
        (true, true) if facts[late].ended && !facts[early].ended => Some((early, late)),
        (_, true) => Some((late, early)),
        (true, false) => Some((early, late)),
        (false, false) => None,
    }
}

/// Follows repeats of repeats to the paragraph that is none; a circle gives nothing.
fn root(originals: &[Option<usize>], at: usize) -> Option<usize> {
    let mut of = originals[at]?;
    for _ in 0..TRIGRAM_PARAGRAPHS * 2 {
        match originals[of] {
            None => return Some(of),
            Some(next) if next == at => return None,
            Some(next) => of = next,
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
fn shared_trigrams(facts: &[Facts], words: &[Word], counts: &dyn Fn(usize) -> bool) -> Vec<(usize, usize, u32)> {
    let trigrams = |at: usize| words[facts[at].words.clone()].windows(3).map(trigram);
    let total: usize = facts.iter().map(|fact| fact.words.len()).sum();
    // Most trigrams are seen once: two bits each find those first, in less memory than a table of all.
    let mask = (total * 8).next_power_of_two() - 1;
    let (mut once, mut twice) = (vec![0_u64; mask / 64 + 1], vec![0_u64; mask / 64 + 1]);
    for at in (0..facts.len()).filter(|&at| counts(at)) {
        for slot in trigrams(at).map(|hash| spread(hash) & mask) {
            let bit = 1 << (slot % 64);
            twice[slot / 64] |= once[slot / 64] & bit;
            once[slot / 64] |= bit;
        }
    }
    let mut places: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut pairs: HashMap<(usize, usize), u32> = HashMap::new();
    for at in (0..facts.len()).filter(|&at| counts(at)) {
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

/// Marks captions: a sure sign is enough; the present tense of pictures needs another caption beside it.
fn captions(text: &str, paragraphs: &mut [Paragraph], facts: &[Facts], words: &[Word]) {
    let short: Vec<bool> = (0..paragraphs.len())
        .map(|at| {
            let count = facts[at].words.len();
            paragraphs[at].role == Role::Body && !facts[at].ended && (4..=CAPTION_WORDS).contains(&count)
        })
        .collect();
    for at in 0..paragraphs.len() {
        if short[at] && has_credit(&text[paragraphs[at].span.range()]) {
            paragraphs[at].role = Role::Caption;
        }
    }
    let photo = |at: usize| {
        short[at] && words[facts[at].words.clone()].iter().any(|word| PHOTO_VERBS.contains(&&text[word.span().range()]))
    };
    // Forwards, then backwards, so that a row of captions is found from either end.
    for at in 1..paragraphs.len() {
        if paragraphs[at - 1].role == Role::Caption && photo(at) {
            paragraphs[at].role = Role::Caption;
        }
    }
    for at in (1..paragraphs.len()).rev() {
        if paragraphs[at].role == Role::Caption && photo(at - 1) {
            paragraphs[at - 1].role = Role::Caption;
        }
    }
}

fn has_credit(text: &str) -> bool {
    let lower = text.to_lowercase();
    let bracketed = lower.trim_end().strip_suffix(')').and_then(|inside| inside.rsplit_once("( "));
    bracketed.is_some_and(|(_, credit)| credit.split_whitespace().count() <= 6)
        || CREDITS.iter().any(|sign| lower.contains(sign))
}

fn is_appeal(text: &str) -> bool {
    let lower = text.to_lowercase();
    APPEALS.iter().filter(|phrase| lower.contains(*phrase)).count() >= APPEAL_PHRASES
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, Details, Role, canonical::Builder};

    fn roles(paragraphs: &[&str]) -> Vec<Role> {
        let mut builder = Builder::default();
        for paragraph in paragraphs {
            builder.push(Role::Body, paragraph);
        }
        Article::read(builder.finish(Details::default())).paragraphs.iter().map(|paragraph| paragraph.role).collect()
    }

    #[test]
    fn the_copy_without_a_full_stop_is_the_repeat() {
        let told = "The harbour master of Elsin closed both piers after the storm on Sunday night.";
        let copy = "The harbour master of Elsin closed both piers after the storm on Sunday night";
        assert_eq!(roles(&[told, "Nobody was hurt.", copy])[2], Role::Repeat { of: 0 });
        assert_eq!(roles(&[copy, "Nobody was hurt.", told])[0], Role::Repeat { of: 2 });
        assert_eq!(roles(&[told, told, told]), [Role::Body, Role::Repeat { of: 0 }, Role::Repeat { of: 0 }]);
    }

    #[test]
    fn another_number_is_no_repeat() {
        let told = "Eleven crews fought the fire at the Elsin paper mill and 3 people died that same night.";
        let other = "Eleven crews fought the fire at the Elsin paper mill and 5 people died that same night.";
        assert_eq!(roles(&[told, other]), [Role::Body, Role::Body]);
    }

    #[test]
    fn what_says_more_is_no_repeat() {
        let short = "The harbour master of Elsin closed both piers after the storm";
        let long = "The harbour master of Elsin closed both piers after the storm, and the mayor asked the \
                    navy for two boats that could carry bread to the island.";
        assert_eq!(roles(&[short, long]), [Role::Repeat { of: 1 }, Role::Body]);
    }

    #[test]
    fn captions_need_a_sign() {
        let story = "The mayor opened the bridge on Friday.";
        assert_eq!(roles(&[story, "Mayor Una Holt at the new bridge ( Elsin Press )"])[1], Role::Caption);
        assert_eq!(roles(&[story, "Mayor Una Holt (L) and her deputy cut the ribbon"])[1], Role::Caption);
        assert_eq!(roles(&[story, "Mayor opens bridge after nine years of delay"])[1], Role::Body);
        assert_eq!(roles(&[story, "Reuters saw the papers on Monday."])[1], Role::Body);
    }

    #[test]
    fn a_row_of_captions_is_found_from_either_end() {
        let credited = "Mayor Una Holt (back) at the new bridge";
        let plain = "Mayor Una Holt greets a driver";
        let other = "Two boys watch the mayor";
        let story = "The mayor opened the bridge on Friday.";
        let found = roles(&[plain, credited, other, story, other]);
        assert_eq!(found[..3], [Role::Caption; 3]);
        assert_eq!(found[3..], [Role::Body; 2]);
    }

    #[test]
    fn furniture_stands_at_the_edges_and_asks_twice() {
        let appeal = "Your support keeps us going. Sign up for our letter.";
        let story = "The mayor opened the bridge.";
        assert_eq!(roles(&[appeal, story, story, story, story])[0], Role::Furniture);
        assert_eq!(roles(&[story, story, appeal, story, story])[2], Role::Body);
        assert_eq!(roles(&["Donate blood, the clinic asked.", story])[0], Role::Body);
    }
}
