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

/// Tells whether a line is a time of day, as entries of a live blog begin with: "09:40", "9.40 am GMT".
pub(super) fn is_time(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let is_clock = |word: &str| {
        let parts: Vec<&str> =
            word.trim_end_matches(|c: char| c.is_ascii_alphabetic()).split([':', '.', 'h']).collect();
        matches!(parts[..], [hour, minute] if (1..=2).contains(&hour.len()) && minute.len() == 2
            && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit())))
    };
    let is_zone = |word: &str| word.len() <= 4 && word.chars().all(|c| c.is_ascii_alphabetic() || c == '.');
    words.next().is_some_and(is_clock) && words.by_ref().take(2).all(is_zone) && words.next().is_none()
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
    bare.iter().any(parted) || year.is_some_and(day)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(is: fn(&str) -> bool, yes: &[&str], no: &[&str]) {
        for text in yes {
            assert!(is(text), "{text}");
        }
        for text in no {
            assert!(!is(text), "{text}");
        }
    }

    #[test]
    fn bylines_and_datelines_say_only_who_and_when() {
        check(
            is_byline,
            &[
                "By Ada Roe - 11/18/19 11:04 PM EST",
                "Posted: Fri 6:45 PM, Feb 16, 2018 |",
                "UPDATED: Tue., Nov. 19, 2019",
                "Updated at 1:23 p.m.",
                "18 mars 2026 à 20h13",
                "By Ada Roe and Tom Ash",
                "Published November 20th, 2019 - 07:29 GMT",
            ],
            &[
                "The gate was built in May 12, 1932.",
                "It closed on 4 May 2026 and nobody has seen it open since that day or before",
                "By the time it closed",
                "Updated rules came too late",
                "Gate closed in 2026",
                "",
            ],
        );
    }

    #[test]
    fn times_of_day_stand_alone() {
        check(
            is_time,
            &["09:40", "9.40 am", "21h05", "9:40pm GMT"],
            &["09:40 The gate shut", "1.5", "2026", "9:4", ""],
        );
    }

    #[test]
    fn invitations_name_a_network_or_a_mail_address() {
        check(
            is_contact,
            &[
                "Follow Ada Roe on Twitter.",
                "Tips? Write to ada.roe@ledger.example.",
                "Ada covers the port. Follow her on Facebook.",
            ],
            &["The crews follow the tide on Facebook time.", "“Follow me on Twitter,” he said.", "They met @ noon."],
        );
    }

    #[test]
    fn lines_of_the_page_are_whole() {
        check(is_page_line, &["Advertisement", "You may also like...", "SHARE THIS"], &["Share prices fell", ""]);
        check(is_ornament, &["___", "* * *"], &["1", "a"]);
    }

    #[test]
    fn abbreviations_end_no_sentence() {
        check(ends_sentence, &["It shut.", "“It shut.”", "Why?"], &["10 p.m.", "Nov.", "Gate shut"]);
    }
}
