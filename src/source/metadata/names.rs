//! Authors, outlets and titles as pages write them, made plain.

use crate::article::canonical;

/// A longer author is something else glued to a name.
const AUTHOR_CHARACTERS: usize = 80;

/// What stands before a name.
const BY: [&str; 9] = ["by ", "by: ", "posted by ", "written by ", "author: ", "von ", "par ", "por ", "words by "];

/// Between a title and the name of its site.
const SEPARATORS: [&str; 9] = [" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " / "];

/// What parts a title from its site too, but within titles as well: only the very name of the site counts behind it.
const WEAK_SEPARATORS: [&str; 7] = [" : ", ": ", "_", "|", "｜", "：", "-"];

/// What sites add to a name of one word; behind other words such a name is a word of the title.
const ADDED: [&str; 17] = [
    "news",
    "online",
    "com",
    "sport",
    "sports",
    "business",
    "opinion",
    "world",
    "international",
    "media",
    "digital",
    "magazine",
    "newspaper",
    "live",
    "uk",
    "us",
    "usa",
];

/// A longer title is cut.
pub(super) const TITLE_CHARACTERS: usize = 500;
/// So many names are taken off a title.
const TAILS: usize = 4;

/// Returns a name without "by"; none where it is a web address or empty.
pub(super) fn author(raw: &str) -> Option<String> {
    let line = canonical::line(&html_escape::decode_html_entities(raw));
    let mut name = line.as_str();
    while let Some(by) = BY.iter().find(|by| name.get(..by.len()).is_some_and(|start| start.eq_ignore_ascii_case(by))) {
        name = name[by.len()..].trim_start();
    }
    let name = name.trim_matches([',', '|', '-', '–', '—', ' ', '•', ';']).to_owned();
    (!name.is_empty() && !super::address::is_address(&name) && !name.starts_with('@')).then_some(name)
}

/// Tells whether a text can be the name of an author.
pub(super) fn is_author(name: &str) -> bool {
    name.chars().count() <= AUTHOR_CHARACTERS && !name.chars().any(|c| c.is_ascii_digit()) && !name.contains('@')
}

/// Returns the name of an outlet; none where it is a web address or empty.
pub(super) fn outlet(raw: &str) -> Option<String> {
    let name = canonical::line(&html_escape::decode_html_entities(raw));
    (!name.is_empty() && !super::address::is_address(&name) && name.chars().count() <= 80).then_some(name)
}

/// Letters and digits in lower case: what two ways of writing one name share.
pub(in crate::source) fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Returns a title without the name of its site, and whether it was longer than [`TITLE_CHARACTERS`] and was cut.
/// `sites` are the names that the page gives, `heading` its first heading.
pub(super) fn title(raw: &str, sites: &[&str], heading: &str) -> (String, bool) {
    let mut title = canonical::line(&html_escape::decode_html_entities(raw));
    let end = title.char_indices().nth(TITLE_CHARACTERS).map(|(at, _)| at);
    if let Some(end) = end {
        title.truncate(title[..end].trim_end().len());
    }
    let heading = folded(heading);
    if !heading.is_empty() && folded(&title) == heading {
        return (title, end.is_some());
    }
    let sites: Vec<Site> = sites.iter().filter_map(|site| Site::read(site)).collect();
    for _ in 0..TAILS {
        let Some(end) = strong_end(&title, &sites, &heading).or_else(|| weak_end(&title, &sites)) else { break };
        title.truncate(end);
    }
    let first = SEPARATORS.iter().filter_map(|separator| Some((title.find(separator)?, separator.len()))).min();
    if let Some((at, length)) = first
        && sites.iter().any(|site| site.is(&title[..at]))
    {
        title.drain(..at + length);
    }
    (title, end.is_some())
}

/// Returns a heading that begins with the words of a title, two at least, and goes on; none where it is no such one.
pub(super) fn begun_by(title: &str, heading: &str) -> Option<String> {
    let heading = canonical::line(heading);
    let words = |text: &str| -> Vec<String> { text.split_whitespace().map(folded).collect() };
    let (short, long) = (words(title), words(&heading));
    let is_longer = 2 <= short.len() && short.len() < long.len() && long.starts_with(&short);
    (is_longer && heading.chars().count() <= TITLE_CHARACTERS).then_some(heading)
}

/// Returns where a title ends before its last separator, if the name of a site stands behind that.
fn strong_end(title: &str, sites: &[Site], heading: &str) -> Option<usize> {
    let ends = SEPARATORS.iter().filter_map(|separator| Some((title.rfind(separator)?, separator.len())));
    let (at, length) = ends.max()?;
    let (front, tail) = (folded(&title[..at]), &title[at + length..]);
    let is_heading = !heading.is_empty() && (front == heading || front.starts_with(heading) && heading.len() > 20);
    (is_heading || sites.iter().any(|site| site.begins(tail))).then(|| title[..at].trim_end().len())
}

fn weak_end(title: &str, sites: &[Site]) -> Option<usize> {
    WEAK_SEPARATORS.iter().find_map(|separator| {
        let (front, tail) = title.rsplit_once(separator)?;
        let front = front.trim_end();
        // A hyphen within a word parts nothing; scripts without spaces have no such words.
        let parts = *separator != "-" || !tail.is_ascii();
        (parts && !front.is_empty() && sites.iter().any(|site| site.is(tail))).then_some(front.len())
    })
}

/// The name of a site.
struct Site {
    words: Vec<String>,
    joined: String,
}

impl Site {
    fn read(name: &str) -> Option<Self> {
        let words = words(name);
        (!words.is_empty()).then(|| Self { joined: words.concat(), words })
    }

    /// Tells whether a text is the name, with or without its article and the spaces between its words.
    fn is(&self, text: &str) -> bool {
        let joined = words(text).concat();
        joined == self.joined || self.joined.strip_prefix("the").is_some_and(|site| !site.is_empty() && joined == site)
    }

    /// Tells whether a text is the name with a word or two behind it at most.
    fn begins(&self, text: &str) -> bool {
        let words = words(text);
        let more = words.strip_prefix(self.words.as_slice()).unwrap_or_default();
        let is_more = match self.words.len() {
            1 => more.iter().all(|word| ADDED.contains(&word.as_str())),
            _ => true,
        };
        self.is(text) || !more.is_empty() && more.len() <= 2 && is_more
    }
}

/// The words of a name, folded, without its article.
fn words(name: &str) -> Vec<String> {
    let parts = name.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')).map(folded);
    let mut words: Vec<String> = parts.filter(|word| !word.is_empty()).collect();
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_goes_on_where_a_title_ends() {
        let heading = "Bridge closed  after crack is found";
        assert_eq!(begun_by("Bridge closed", heading).as_deref(), Some("Bridge closed after crack is found"));
        for (title, heading) in [
            ("Bridge", heading),
            ("Bridge clos", heading),
            ("Bridge closed after crack is found", heading),
            ("Bridge open", heading),
            ("Bridge closed", ""),
        ] {
            assert_eq!(begun_by(title, heading), None, "{title}");
        }
    }

    #[test]
    fn names_stand_without_by() {
        for (raw, name) in [
            ("By Ada Roe", Some("Ada Roe")),
            ("Posted by By Ada Roe |", Some("Ada Roe")),
            ("Tom O&#039;Hara", Some("Tom O'Hara")),
            ("https://ledger.example/ada", None),
            ("@ada", None),
            (" ", None),
        ] {
            assert_eq!(author(raw).as_deref(), name, "{raw}");
        }
        assert!(is_author("Ada Roe") && !is_author("Ada Roe 3/4/2025") && !is_author(&"x".repeat(81)));
    }

    #[test]
    fn titles_stand_without_their_site() {
        for (raw, heading, title_) in [
            ("Gate shut - The Harbour Ledger", "", "Gate shut"),
            ("Gate shut | News | Harbour Ledger", "Gate shut", "Gate shut"),
            ("Gate shut — for good | Harbour Ledger Online", "", "Gate shut — for good"),
            ("Harbour Ledger | Gate shut", "", "Gate shut"),
            ("Gate shut - for good", "Gate shut - for good", "Gate shut - for good"),
            ("Gate shut - what now", "", "Gate shut - what now"),
            ("Gate &amp; bridge shut", "", "Gate & bridge shut"),
            ("The Harbour Ledger", "", "The Harbour Ledger"),
        ] {
            let sites = ["The Harbour Ledger", "ledger.example"];
            assert_eq!(title(raw, &sites, heading), (title_.to_owned(), false), "{raw}");
        }
    }

    #[test]
    fn a_short_name_of_a_site_takes_no_words_from_a_title() {
        for (raw, site, title_) in [
            ("Starlings leave – live updates", "The Star", "Starlings leave – live updates"),
            ("Sunday trains - what now", "The Sun", "Sunday trains - what now"),
            ("Weather - Sun shines again", "The Sun", "Weather - Sun shines again"),
            ("Star quits - what now", "The Star", "Star quits - what now"),
            ("Gate shut - Sun News", "The Sun", "Gate shut"),
            ("The Sun - Gate shut", "Sun", "Gate shut"),
            ("Gate shut - The Harbour", "theharbour", "Gate shut"),
            ("Gate shut - Harbour", "theharbour", "Gate shut"),
            ("Gate shut again : HPR", "HPR", "Gate shut again"),
            ("Gate shut: The Ledger", "The Ledger", "Gate shut"),
            ("Gate shut: the Ledger of losses", "The Ledger", "Gate shut: the Ledger of losses"),
            ("Two tugs pull a hot-star", "Star", "Two tugs pull a hot-star"),
            ("港口关闭_海港网", "海港网", "港口关闭"),
            ("港口关闭-海港网", "海港网", "港口关闭"),
            ("_海港网", "海港网", "_海港网"),
        ] {
            assert_eq!(title(raw, &[site], "").0, title_, "{raw}");
        }
    }

    #[test]
    fn a_title_without_end_is_cut() {
        let long = format!("x{}", " | Ledger".repeat(20_000));
        let (cut, is_cut) = title(&long, &["Ledger"], "");
        assert!(is_cut && cut.chars().count() <= TITLE_CHARACTERS);
        assert_eq!(title("x | Ledger | Ledger | Ledger | Ledger | Ledger", &["Ledger"], "").0, "x | Ledger");
    }
}
