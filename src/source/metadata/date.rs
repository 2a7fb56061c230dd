//! Dates as they are written, read as ISO 8601.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::fmt::rfc2822;
use jiff::tz::TimeZone;

/// Years that a date in a text can lie in; one outside is dropped, since no date is better than a wrong one.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2200;
/// No page of the web is older.
const FIRST_YEAR: i16 = 1990;

/// How people write days.
const SPOKEN: [&str; 13] = [
    "%d %B %Y",
    "%B %d, %Y",
    "%d %b %Y",
    "%b %d, %Y",
    "%d.%m.%Y",
    "%A, %d %B %Y",
    "%A, %B %d, %Y",
    "%a, %d %b %Y",
    "%a, %b %d, %Y",
    "%Y/%m/%d",
    "%Y%m%d",
    "%b. %d, %Y",
    "%B %d %Y",
];

/// How programs write times that are not quite ISO 8601.
const WRITTEN: [&str; 6] = [
    "%Y-%m-%dT%H:%M:%S%z",
    "%Y-%m-%d %H:%M:%S%z",
    "%Y-%m-%d %H:%M:%S %z",
    "%Y-%m-%dT%H:%M%z",
    "%Y-%m-%dT%H:%M:%S%.f%z",
    "%Y-%m-%dT%H:%M:%S%.fZ",
];

/// Returns a date in ISO 8601 (day, or time with its offset as far as it is given) read from the usual ways of writing
/// one.
pub(in crate::source) fn date(value: &str) -> Option<String> {
    let value = value.trim();
    let extended = extended(value);
    let value = extended.as_deref().unwrap_or(value);
    // A time with its offset stays as it is written: the day depends on the offset.
    if value.parse::<Timestamp>().is_ok() {
        let year = value.parse::<Timestamp>().ok()?.to_zoned(TimeZone::UTC).year();
        return YEARS.contains(&year).then(|| with_colon(value));
    }
    let zoned = WRITTEN
        .iter()
        .find_map(|format| jiff::fmt::strtime::parse(format, value).ok())
        .and_then(|parts| Some((parts.to_datetime().ok()?, parts.offset())));
    if let Some((time, offset)) = zoned {
        let offset = offset.map_or_else(|| "Z".to_owned(), written);
        return YEARS.contains(&time.year()).then(|| format!("{time}{offset}"));
    }
    if let Ok(zoned) = rfc2822::parse(value) {
        let offset = written(zoned.offset());
        return YEARS.contains(&zoned.year()).then(|| format!("{}{offset}", zoned.datetime()));
    }
    let has_time = value.len() > 10 && value.contains(':');
    if has_time && let Ok(time) = value.parse::<DateTime>() {
        return YEARS.contains(&time.year()).then(|| time.to_string());
    }
    let spoken = || SPOKEN.iter().find_map(|format| Date::strptime(format, value).ok());
    let day = value.parse::<Date>().ok().or_else(spoken)?;
    YEARS.contains(&day.year()).then(|| day.to_string())
}

/// A time in the basic format of ISO 8601, such as `20310504T100000Z`, in the extended one.
fn extended(value: &str) -> Option<String> {
    let (day, time) = value.split_once(['T', 't'])?;
    let end = time.find(|c: char| !c.is_ascii_digit()).unwrap_or(time.len());
    let (time, rest) = time.split_at(end);
    if day.len() != 8 || !day.bytes().all(|byte| byte.is_ascii_digit()) || !matches!(time.len(), 4 | 6) {
        return None;
    }
    let seconds = if time.len() == 6 { &time[4..] } else { "00" };
    let offset = match rest.len() {
        3 if rest.starts_with(['+', '-']) => ":00",
        _ => "",
    };
    let (year, month, day) = (&day[..4], &day[4..6], &day[6..]);
    Some(format!("{year}-{month}-{day}T{}:{}:{seconds}{}{offset}", &time[..2], &time[2..4], rest.to_uppercase()))
}

/// A time whose offset lacks its colon with one.
fn with_colon(value: &str) -> String {
    match value.len().checked_sub(5).and_then(|at| value.split_at_checked(at)) {
        Some((time, offset))
            if offset.starts_with(['+', '-']) && offset[1..].bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            format!("{time}{}:{}", &offset[..3], &offset[3..])
        }
        _ => value.to_owned(),
    }
}

fn written(offset: jiff::tz::Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", seconds.abs() / 3600, seconds.abs() / 60 % 60)
}

/// Tells whether a page can have been published at a date in ISO 8601: not before there were any, nor after tomorrow.
pub(super) fn is_likely(date: &str, today: Date) -> bool {
    let day = date.get(..10).and_then(|day| day.parse::<Date>().ok());
    day.is_some_and(|day| day.year() >= FIRST_YEAR && day <= today.tomorrow().unwrap_or(today))
}

/// Returns the date in a web address such as `/2031/05/04/` or `/2031/may/04/`.
pub(super) fn of_address(address: &str) -> Option<String> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let path = address.split(['?', '#']).next()?.splitn(4, '/').nth(3)?;
    let is_number = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let day = |year: &str, month: &str, day: &str| {
        let named = || MONTHS.iter().position(|name| month.eq_ignore_ascii_case(name)).map(|at| at + 1);
        let month: i8 = month.parse().ok().or_else(|| i8::try_from(named()?).ok())?;
        Date::new(year.parse().ok()?, month, day.parse().ok()?).ok()
    };
    let triple = parts.windows(3).find_map(|three| {
        let [year, month, date] = three else { return None };
        let plausible = is_number(year, 4) && (is_number(date, 2) || is_number(date, 1));
        plausible.then(|| day(year, month, date)).flatten()
    });
    let joined = || {
        let mut eight = parts.iter().filter(|part| is_number(part, 8));
        eight.find_map(|part| day(&part[..4], &part[4..6], &part[6..]))
    };
    triple.or_else(joined).filter(|day| day.year() >= FIRST_YEAR).map(|day| day.to_string())
}

/// Returns the date at the start of a line such as `date 2025-09-04 Your support …`, and where the rest begins.
pub(in crate::source) fn leading(line: &str) -> Option<(String, usize)> {
    let lower = line.to_ascii_lowercase();
    let key = ["date ", "published "].into_iter().find(|key| lower.starts_with(key))?;
    let rest = line.get(key.len()..)?;
    let word = rest.split_whitespace().next()?;
    let date = date(word)?;
    let start = key.len() + rest.find(word)? + word.len();
    Some((date, start))
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
            ("2025-09-04T10:00:00Z", Some("2025-09-04T10:00:00Z")),
            ("2025-09-04T10:00:00.000Z", Some("2025-09-04T10:00:00.000Z")),
            ("2025-09-04T10:00:00-0500", Some("2025-09-04T10:00:00-05:00")),
            ("2025-09-04T10:00:00", Some("2025-09-04T10:00:00")),
            ("2025-09-04 10:00:00", Some("2025-09-04T10:00:00")),
            ("Thu, 04 Sep 2025 10:00:00 GMT", Some("2025-09-04T10:00:00+00:00")),
            ("20250904", Some("2025-09-04")),
            ("20250904T100000Z", Some("2025-09-04T10:00:00Z")),
            ("20250904T1000z", Some("2025-09-04T10:00:00Z")),
            ("20250904T100000+0200", Some("2025-09-04T10:00:00+02:00")),
            ("20250904T100000-05", Some("2025-09-04T10:00:00-05:00")),
            ("20250904T100000.5Z", Some("2025-09-04T10:00:00.5Z")),
            ("20250904T100000", Some("2025-09-04T10:00:00")),
            ("20259904T100000Z", None),
            ("2025090éT1000", None),
            ("2025/09/04", Some("2025-09-04")),
            ("0001-01-01", None),
            ("2025-13-40", None),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(date(written).as_deref(), read, "{written}");
        }
    }

    #[test]
    fn a_leading_date_ends_where_the_rest_begins() {
        let line = "date 2025-09-04 Your support helps";
        let (date, end) = leading(line).unwrap();
        assert_eq!((date.as_str(), &line[end..]), ("2025-09-04", " Your support helps"));
        assert_eq!(leading("date palms are dying"), None);
    }

    #[test]
    fn addresses_often_hold_the_day() {
        for (address, day) in [
            ("https://l.example/news/2031/05/04/gate", Some("2031-05-04")),
            ("https://l.example/2031/may/4/gate", Some("2031-05-04")),
            ("https://l.example/gate-2031-05-04.html?x=2001/01/01", Some("2031-05-04")),
            ("https://l.example/20310504/gate", Some("2031-05-04")),
            ("https://l.example/2031/99/99/gate", None),
            ("https://l.example/gate-1234", None),
            ("https://2031.example", None),
        ] {
            assert_eq!(of_address(address).as_deref(), day, "{address}");
        }
    }

    #[test]
    fn no_page_is_from_the_future_or_older_than_the_web() {
        let today = Date::constant(2031, 5, 4);
        for (day, likely) in [
            ("2031-05-05T01:00:00Z", true),
            ("2031-05-06", false),
            ("1989-12-31", false),
            ("1990-01-01", true),
            ("x", false),
        ] {
            assert_eq!(is_likely(day, today), likely, "{day}");
        }
    }
}
