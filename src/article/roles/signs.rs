//! Words that only captions, banners and the page's own lines have.

use super::Span;

/// Furniture holds at least this many different phrases of [`APPEALS`].
const APPEAL_PHRASES: usize = 2;
/// A credit in brackets is at most this many words.
const CREDIT_WORDS: usize = 8;

/// What pages say about themselves; the endings of the last word are free.
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
    "free trial",
];

/// Words that speak to the reader or for the page.
const ADDRESSING: &[&str] = &["you", "your", "us", "our", "we"];

/// Whole lines that pages put between paragraphs.
const PAGE_LINES: &[&str] = &[
    "advertisement",
    "article continues below",
    "continue reading",
    "read more",
    "read also",
    "recommended",
    "related",
    "related articles",
    "related stories",
    "scroll to continue",
    "share",
    "share this",
    "share this article",
    "skip advertisement",
    "sponsored",
    "story continues below",
    "story continues below advertisement",
    "most read",
    "more on this story",
    "sign up",
    "subscribe",
    "trending",
];

/// Beginnings of such lines; a colon or the like follows.
const PAGE_STARTS: &[&str] =
    &["read more", "read also", "read next", "related", "see also", "more on this", "recommended"];

/// Beginnings of such lines as they stand.
const PAGE_OPENINGS: &[&str] = &["sign up for our", "sign up to our", "subscribe to our", "follow us on", "©"];

/// Agencies and other hands that pictures come from.
const AGENCIES: &[&str] = &[
    "getty",
    "getty images",
    "reuters",
    "afp",
    "ap",
    "epa",
    "ap photo",
    "shutterstock",
    "alamy",
    "handout",
    "courtesy",
    "file photo",
    "file",
    "photo",
    "photograph",
    "picture",
    "via",
];

/// Beginnings of a credit.
const CREDIT_STARTS: &[&str] = &[
    "photo:",
    "photos:",
    "photo by",
    "photograph:",
    "photograph by",
    "picture:",
    "image:",
    "image source",
    "image caption",
    "credit:",
    "photo credit",
    "file photo",
    "ap photo",
    "getty images",
    "via getty",
];

/// Behind a slash: "Ann Roe/AFP".
const SLASHED: &[&str] = &["/getty", "/reuters", "/afp", "/ap", "/epa", "/shutterstock", "/alamy", "/handout", "/pool"];

/// Where in a picture somebody stands.
const POSITIONS: &[&str] = &[
    "(l)",
    "(left)",
    "(right)",
    "(back)",
    "(front)",
    "(centre)",
    "(center)",
    "(top)",
    "(bottom)",
    "(pictured",
    ", left,",
    ", right,",
    ", centre,",
    ", center,",
    ", pictured",
    "from left",
    "from right",
    "clockwise from",
];

/// What people do in pictures, in the present tense.
pub(super) const PHOTO_VERBS: &[&str] = &[
    "attend", "attends", "arrive", "arrives", "bids", "carries", "chats", "cheer", "cheers", "embrace", "embraces",
    "gather", "gathers", "gesture", "gestures", "greet", "greets", "holds", "hug", "leaves", "listen", "listens",
    "looks", "march", "meets", "poses", "pose", "protest", "react", "reacts", "shake", "shakes", "sits", "smile",
    "smiles", "speak", "speaks", "stand", "stands", "talk", "talks", "walk", "walks", "watch", "watches", "wave",
    "waves",
];

/// Returns where a text names who took the picture: in brackets at its end, behind a slash, behind "Photo:".
pub(super) fn credit(text: &str) -> Option<Span> {
    let lower = text.to_ascii_lowercase();
    bracketed_credit(&lower)
        .or_else(|| CREDIT_STARTS.iter().find_map(|sign| whole(&lower, sign)))
        .or_else(|| SLASHED.iter().find_map(|sign| found(&lower, sign, |_, behind| !is_word(behind))))
}

/// "( Tarn.gov )" as some sites space it, "(Reuters)", "(Photo by Ann Roe)".
fn bracketed_credit(lower: &str) -> Option<Span> {
    let inside = lower.strip_suffix(')')?;
    let open = inside.rfind('(')?;
    let inside = &inside[open + 1..];
    let words = || inside.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let spaced = inside.starts_with(' ') && inside.ends_with(' ');
    let agency = words().next().is_some_and(|first| AGENCIES.contains(&first)) || words().any(|word| word == "getty");
    ((spaced || agency) && words().take(CREDIT_WORDS + 1).count() <= CREDIT_WORDS).then(|| Span::new(open, lower.len()))
}

/// Returns where a text says who stands where in a picture.
pub(super) fn position(text: &str) -> Option<Span> {
    let lower = text.to_ascii_lowercase();
    POSITIONS.iter().find_map(|sign| found(&lower, sign, |before, _| !sign.starts_with(is_letter) || !is_word(before)))
}

/// Returns the first two phrases by which a text asks its reader for something; none where it does so once, speaks to
/// nobody or quotes somebody.
pub(super) fn appeal(text: &str) -> Option<[Span; 2]> {
    if text.contains(['“', '”', '"', '«', '„']) {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let mut phrases = APPEALS.iter().filter_map(|phrase| found(&lower, phrase, |before, _| !is_word(before)));
    let mut first: Vec<Span> = phrases.by_ref().take(APPEAL_PHRASES).collect();
    first.sort_unstable();
    let addresses = lower.split(|c: char| !c.is_alphanumeric()).any(|word| ADDRESSING.contains(&word));
    addresses.then(|| first.try_into().ok())?
}

/// Returns the phrase by which a line belongs to the page: "Advertisement", "Read more: …".
pub(super) fn page_phrase(text: &str) -> Option<Span> {
    let start = text.char_indices().take_while(|&(at, _)| at < 48).last().map_or(0, |(at, c)| at + c.len_utf8());
    let lower = text[..start].to_ascii_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric() && c != '©');
    let offset = lower.find(bare).unwrap_or(0);
    let line = start == text.len() && PAGE_LINES.contains(&bare);
    let opened = || {
        let behind_colon =
            |phrase: &&&str| bare.strip_prefix(**phrase).is_some_and(|rest| rest.starts_with([':', '|', '>']));
        let start = PAGE_STARTS.iter().find(behind_colon);
        start.or_else(|| PAGE_OPENINGS.iter().find(|phrase| bare.starts_with(**phrase))).map(|phrase| phrase.len())
    };
    let length = if line { Some(bare.len()) } else { opened() };
    length.map(|length| Span::new(offset, offset + length))
}

/// A phrase with no letter or digit around it.
fn whole(lower: &str, phrase: &str) -> Option<Span> {
    found(lower, phrase, |before, behind| !is_word(before) && (phrase.ends_with(':') || !is_word(behind)))
}

/// The first place of a phrase whose neighbours are as wanted.
fn found(lower: &str, phrase: &str, wanted: impl Fn(Option<char>, Option<char>) -> bool) -> Option<Span> {
    let places = lower.match_indices(phrase).map(|(at, _)| Span::new(at, at + phrase.len()));
    let neighbours = |span: Span| (lower[..span.start].chars().next_back(), lower[span.end..].chars().next());
    places.into_iter().find(|&span| {
        let (before, behind) = neighbours(span);
        wanted(before, behind)
    })
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

const fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
}
