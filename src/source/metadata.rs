//! Lines that say who published an article, and when.

use jiff::civil::Date;

use crate::article::{Details, canonical};

/// Years a publication date can lie in; one outside is dropped, since no date is better than a wrong one.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2200;

/// A byline longer than this is a sentence.
const BYLINE_WORDS: usize = 8;

/// Reads a line that is wholly metadata into `details`; tells whether it was one.
///
/// `key: value` with a known key, or a byline such as "By Jane Roe and John Doe".
pub(super) fn read_line(line: &str, details: &mut Details) -> bool {
    if let Some((key, value)) = line.split_once(':') {
        return set(key, value, details);
    }
    byline(line).is_some_and(|author| {
        fill(&mut details.author, author);
        true
    })
}

/// Sets the field that `key` names; tells whether there is one. The first value given to a field stays.
pub(super) fn set(key: &str, value: &str, details: &mut Details) -> bool {
    let value = canonical::line(value.trim().trim_matches(['"', '\'']));
    match key.trim().to_lowercase().as_str() {
        "title" | "headline" => fill(&mut details.title, &value),
        "outlet" | "source" | "publisher" | "publication" => fill(&mut details.outlet, &value),
        "by" | "author" => fill(&mut details.author, without_by(&value)),
        "date" | "published" => fill(&mut details.published, &date(&value).unwrap_or_default()),
        "url" | "address" | "link" => {
            if details.address.is_none() && (value.starts_with("https://") || value.starts_with("http://")) {
                details.address = Some(value);
            }
        }
        _ => return false,
    }
    true
}

/// Returns the date at the start of a line such as `date 2025-09-04 Your support …`, and where the rest begins.
pub(super) fn leading_date(line: &str) -> Option<(String, usize)> {
    let lower = line.to_ascii_lowercase();
    let key = ["date ", "published "].into_iter().find(|key| lower.starts_with(key))?;
    let rest = line.get(key.len()..)?;
    let word = rest.split_whitespace().next()?;
    let date = date(word)?;
    let start = key.len() + rest.find(word)? + word.len();
    Some((date, start))
}

/// Returns a date in ISO 8601 (day, or time with its offset) read from the usual ways of writing one.
pub(super) fn date(value: &str) -> Option<String> {
    let value = value.trim();
    if let Ok(time) = value.parse::<jiff::Timestamp>() {
        return YEARS.contains(&time.to_zoned(jiff::tz::TimeZone::UTC).year()).then(|| value.to_owned());
    }
    let spoken = ["%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%d.%m.%Y", "%A, %d %B %Y", "%A, %B %d, %Y"];
    let day =
        value.parse::<Date>().ok().or_else(|| spoken.iter().find_map(|format| Date::strptime(format, value).ok()))?;
    YEARS.contains(&day.year()).then(|| day.to_string())
}

fn fill(field: &mut String, value: &str) {
    if field.is_empty() {
        value.clone_into(field);
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
    fn dates_are_read_as_written_and_impossible_ones_dropped() {
        for (written, read) in [
            ("2025-09-04", Some("2025-09-04")),
            ("4 September 2025", Some("2025-09-04")),
            ("September 4, 2025", Some("2025-09-04")),
            ("2025-09-04T10:00:00+02:00", Some("2025-09-04T10:00:00+02:00")),
            ("0001-01-01", None),
            ("2025-13-40", None),
            ("yesterday", None),
        ] {
            assert_eq!(date(written).as_deref(), read, "{written}");
        }
    }

    #[test]
    fn a_leading_date_ends_where_the_rest_begins() {
        let line = "date 2025-09-04 Your support helps";
        let (date, end) = leading_date(line).unwrap();
        assert_eq!((date.as_str(), &line[end..]), ("2025-09-04", " Your support helps"));
        assert_eq!(leading_date("date palms are dying"), None);
    }

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
    }
}
