//! Who published an article, when, and under which title: as lines of a text say, and as pages do.

use crate::article::{Details, Origin, canonical};

pub(super) mod address;
pub(super) mod date;
mod linked_data;
pub(super) mod names;
pub(super) mod page;

/// A byline longer than this is a sentence.
const BYLINE_WORDS: usize = 8;

/// Reads a line that is wholly metadata into `details`; tells whether it was one.
///
/// `key: value` with a known key, or a byline such as "By Jane Roe and John Doe".
pub(super) fn read_line(line: &str, details: &mut Details) -> bool {
    if let Some((key, value)) = line.split_once(':') {
        return set(key, value, details, Origin::Line);
    }
    byline(line).is_some_and(|author| {
        fill(&mut details.author, &mut details.origins.author, author, Origin::Line);
        true
    })
}

/// Sets the field that `key` names; tells whether there is one. The first value given to a field stays.
pub(super) fn set(key: &str, value: &str, details: &mut Details, origin: Origin) -> bool {
    let value = canonical::line(value.trim().trim_matches(['"', '\'']));
    let origins = &mut details.origins;
    match key.trim().to_lowercase().as_str() {
        "title" | "headline" => fill(&mut details.title, &mut origins.title, &value, origin),
        "outlet" | "source" | "publisher" | "publication" => {
            fill(&mut details.outlet, &mut origins.outlet, &value, origin);
        }
        "by" | "author" | "authors" => fill(&mut details.author, &mut origins.author, without_by(&value), origin),
        "date" | "published" => {
            fill(&mut details.published, &mut origins.published, &date::date(&value).unwrap_or_default(), origin);
        }
        "url" | "address" | "link" => {
            let known = address::identity(Some(&value), None, None);
            if details.address.is_none() && known.is_some() {
                (details.address, origins.address) = (known, Some(origin));
            }
        }
        _ => return false,
    }
    true
}

fn fill(field: &mut String, from: &mut Option<Origin>, value: &str, origin: Origin) {
    if field.is_empty() && !value.is_empty() {
        value.clone_into(field);
        *from = Some(origin);
    }
}

fn without_by(value: &str) -> &str {
    match value.get(..3) {
        Some(by) if by.eq_ignore_ascii_case("by ") => value[3..].trim(),
        _ => value,
    }
}

/// Tells whether a line is a byline such as "By Jane Roe and John Doe".
pub(super) fn is_byline(line: &str) -> bool {
    byline(line).is_some()
}

fn byline(line: &str) -> Option<&str> {
    let author = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY "))?.trim();
    let is_name = |word: &str| word == "and" || word.chars().next().is_some_and(char::is_uppercase);
    let named = author.split_whitespace().count() <= BYLINE_WORDS && author.split_whitespace().all(is_name);
    (named && !author.is_empty() && !author.ends_with(['.', '!', '?', ':'])).then_some(author)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_are_a_byline() {
        assert_eq!(byline("By Ada Roe and Tom Ash"), Some("Ada Roe and Tom Ash"));
        assert_eq!(byline("By the time they came it was dark"), None);
        assert_eq!(byline("By Friday."), None);
    }

    #[test]
    fn the_first_value_of_a_field_stays() {
        let mut details = Details::default();
        assert!(read_line("outlet: The Ledger", &mut details));
        assert!(read_line("Source: Another", &mut details));
        assert!(read_line("author: by Ada Roe", &mut details));
        assert!(!read_line("The mayor said: no", &mut details));
        assert_eq!((details.outlet.as_str(), details.author.as_str()), ("The Ledger", "Ada Roe"));
        assert_eq!(details.origins.outlet, Some(Origin::Line));
    }
}
