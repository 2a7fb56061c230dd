//! Authors, outlets and titles as pages write them, made plain.

use crate::article::canonical;

/// A longer author is something else glued to a name.
const AUTHOR_CHARACTERS: usize = 80;

/// What stands before a name.
const BY: [&str; 9] = ["by ", "by: ", "posted by ", "written by ", "author: ", "von ", "par ", "por ", "words by "];

/// Between a title and the name of its site.
const SEPARATORS: [&str; 9] = [" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " / "];

/// Returns a name without "by"; none where it is a web address or empty.
pub(super) fn author(raw: &str) -> Option<String> {
    let mut name = canonical::line(&html_escape::decode_html_entities(raw));
    while let Some(by) = BY.iter().find(|by| name.get(..by.len()).is_some_and(|start| start.eq_ignore_ascii_case(by))) {
        name = name[by.len()..].trim().to_owned();
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

/// Returns a title without the name of its site. `sites` are the names that the page gives, `heading` its first heading.
pub(super) fn title(raw: &str, sites: &[&str], heading: &str) -> String {
    let mut title = canonical::line(&html_escape::decode_html_entities(raw));
    let heading = folded(heading);
    let is_site = |piece: &str| {
        let piece = folded(piece);
        let bare = piece.strip_prefix("the").unwrap_or(&piece);
        sites.iter().map(|site| folded(site)).any(|site| {
            let site = site.strip_prefix("the").unwrap_or(&site);
            !site.is_empty() && (bare == site || bare.len() <= site.len() + 12 && bare.starts_with(site))
        })
    };
    if !heading.is_empty() && folded(&title) == heading {
        return title;
    }
    while let Some((at, separator)) =
        SEPARATORS.iter().filter_map(|separator| Some((title.rfind(separator)?, separator))).max_by_key(|(at, _)| *at)
    {
        let (front, tail) = (&title[..at], &title[at + separator.len()..]);
        let front_is_heading = !heading.is_empty() && folded(front) == heading;
        if !(is_site(tail) || front_is_heading || folded(front).starts_with(&heading) && heading.len() > 20) {
            break;
        }
        title.truncate(title[..at].trim_end().len());
    }
    let first = SEPARATORS.iter().filter_map(|separator| Some((title.find(separator)?, separator.len()))).min();
    if let Some((at, length)) = first
        && is_site(&title[..at])
    {
        title.drain(..at + length);
    }
    title
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(title(raw, &["The Harbour Ledger", "ledger.example"], heading), title_, "{raw}");
        }
    }
}
