//! Lines that pages put around an article's text: bylines and datelines, page phrases, who to write to.

/// A byline or dateline has at most this many words.
const DATELINE_WORDS: usize = 14;
/// An invitation to write to the author has at most this many.
const CONTACT_WORDS: usize = 60;

/// Words that begin a line that says when; digits follow somewhere.
const DATE_KEYS: &[&str] = &[
    "updated",
    "published",
    "posted",
    "last updated",
    "last modified",
    "modified",
    "created",
    "first published",
    "date",
    "publié",
    "publicado",
    "veröffentlicht",
    "aktualisiert",
    "pubblicato",
    "actualizado",
    "mis à jour",
];

/// Whole lines that belong to the page.
const PAGE_LINES: &[&str] = &[
    "ad",
    "advert",
    "advertisement",
    "advertisements",
    "sponsored content",
    "sponsored",
    "anzeige",
    "werbung",
    "publicité",
    "publicidad",
    "publicidade",
    "pubblicità",
    "advertentie",
    "annons",
    "iklan",
    "реклама",
    "caption",
    "hide caption",
    "toggle caption",
    "enlarge this image",
    "close",
    "loading",
    "loading content",
    "loading comments",
    "highlights",
    "more",
    "comments",
    "comment",
    "leave a comment",
    "view comments",
    "show comments",
    "post a comment",
    "tell us what you think",
    "share",
    "share this",
    "share this article",
    "share on facebook",
    "share on twitter",
    "tweet",
    "email",
    "print",
    "click to tweet",
    "copy link",
    "save",
    "you may also like",
    "you might also like",
    "related",
    "related news",
    "related articles",
    "related stories",
    "related content",
    "related coverage",
    "related topics",
    "related posts",
    "related links",
    "recommended",
    "recommended for you",
    "recommended reading",
    "read more",
    "read next",
    "see also",
    "more stories",
    "more news",
    "more from",
    "latest news",
    "most popular",
    "trending",
    "trending now",
    "subscribe",
    "sign up",
    "newsletter",
    "story timeline",
    "video",
    "watch now",
    "play video",
    "photo gallery",
    "view gallery",
    "tags",
    "topics",
    "keywords",
    "about the author",
    "about the authors",
    "scroll down for video",
    "continue reading",
    "read full article",
    "see more",
    "show more",
];

/// Tells whether a whole line belongs to the page.
pub(super) fn is_page_line(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    bare.len() <= 40 && {
        let lower = bare.to_lowercase();
        PAGE_LINES.contains(&lower.as_str())
    }
}

/// Tells whether a text holds no letter and no digit.
pub(super) fn is_ornament(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

/// Tells whether a line only says who wrote an article or when.
pub(super) fn is_byline(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() || words.len() > DATELINE_WORDS {
        return false;
    }
    let lower = text.trim().to_lowercase();
    let keyed = DATE_KEYS
        .iter()
        .any(|key| lower.strip_prefix(key).is_some_and(|rest| rest.starts_with([' ', ':', '-']) || rest.is_empty()));
    let digits = text.chars().any(|c| c.is_ascii_digit());
    let ended = ends_sentence(text);
    keyed && digits || !ended && (has_date(&words) || super::super::metadata::is_byline(text))
}

/// Tells whether a text ends as sentences do; "p.m." and "Nov." are no ends.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '’', '»', ')', ']', ' ']);
    match text.chars().next_back() {
        Some('!' | '?' | '…' | '。' | '！' | '？') => true,
        Some('.') => {
            let last = text.split_whitespace().next_back().unwrap_or_default().trim_end_matches('.');
            !last.contains('.') && last.len() > 3
        }
        _ => false,
    }
}

/// Tells whether words hold a date: digits parted by marks, or a year beside a day.
fn has_date(words: &[&str]) -> bool {
    let bare: Vec<&str> = words.iter().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let number = |word: &str| {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
        (!digits.is_empty() && word.len() - digits.len() <= 2).then(|| digits.parse::<u16>().ok())?
    };
    let parted = |word: &&str| {
        let parts: Vec<&str> = word.split(['/', '.', '-']).collect();
        parts.len() == 3 && parts.iter().all(|part| part.len() <= 4 && part.parse::<u16>().is_ok())
    };
    let is_year = |word: &str| word.len() == 4 && number(word).is_some_and(|year| (1990..2100).contains(&year));
    let year = bare.iter().position(|word| is_year(word));
    let day = |at: usize| {
        let around = at.saturating_sub(4)..(at + 4).min(bare.len());
        around.into_iter().any(|other| other != at && number(bare[other]).is_some_and(|day| (1..=31).contains(&day)))
    };
    bare.iter().any(|word| parted(word)) || year.is_some_and(day)
}

/// Tells whether a text asks to follow or write to its author or outlet.
pub(super) fn is_contact(text: &str) -> bool {
    if text.split_whitespace().count() > CONTACT_WORDS || text.contains(['“', '«', '„']) {
        return false;
    }
    let lower = text.to_lowercase();
    let network = ["twitter", "facebook", "instagram", "linkedin", "youtube", "bluesky", "mastodon", " @", "on x"];
    let follows = ["follow ", "connect with ", "find us ", "like us "].iter().any(|key| {
        lower.match_indices(key).any(|(at, _)| {
            let begins =
                lower[..at].trim_end().is_empty() || lower[..at].trim_end().ends_with(['.', '!', '?', '|', ':']);
            begins && network.iter().any(|name| lower[at..].contains(name))
        })
    });
    follows || lower.split_whitespace().any(is_mail_address)
}

fn is_mail_address(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
    })
}
