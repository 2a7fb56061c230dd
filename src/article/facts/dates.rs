//! Dates, weekdays and times of day, with a value in the manner of ISO 8601.

mod found;
mod reading;
mod times;

use std::fmt::Write as _;

use jiff::ToSpan;
use jiff::civil::{Date as Day, Weekday};

use super::Words;
use super::scan::Scan;
use crate::article::Span;

/// When something is said to be, in words that a calendar knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// The bytes of the date itself: "Sunday night".
    pub span: Span,
    /// The same with what stands before it: "since at least Sunday night".
    pub phrase: Span,
    /// What the words say.
    pub when: When,
    /// The part of the day or year.
    pub part: Option<Part>,
    /// What leads to or from it.
    pub direction: Direction,
    /// Whether "about", "at least" and the like stand before it.
    pub hedged: bool,
    /// The day, or the first one of the week, month or year, where the date of publication tells it.
    pub day: Option<Day>,
    /// Its words.
    pub words: Words,
}

/// A place in a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A day of a month.
    Day {
        /// The year, where it is stated.
        year: Option<i16>,
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
    },
    /// A month.
    Month {
        /// The year, where it is stated.
        year: Option<i16>,
        /// 1 to 12.
        month: i8,
    },
    /// A year.
    Year(i16),
    /// Ten years, by the first.
    Decade(i16),
    /// A day of the week, 1 is Monday.
    Weekday(i8),
    /// So many days away from the day of publication.
    Days(i16),
    /// So many weeks away.
    Weeks(i16),
    /// The weekend of a week so many weeks away.
    Weekend(i16),
    /// So many months away.
    Months(i16),
    /// So many years away.
    Years(i16),
    /// A time of day.
    Time {
        /// 0 to 23.
        hour: i8,
        /// 0 to 59.
        minute: i8,
    },
    /// A full hour of the dial, 1 to 12, before noon or after.
    Clock(i8),
}

/// A part of a day or of a longer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Before noon.
    Morning,
    /// After noon.
    Afternoon,
    /// The end of the day.
    Evening,
    /// The night.
    Night,
    /// The beginning of it.
    Early,
    /// The end of it.
    Late,
}

/// What leads to or from a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Nothing: it is the time itself.
    #[default]
    At,
    /// "since", "from".
    Since,
    /// "until", "by".
    Until,
    /// "before".
    Before,
    /// "after".
    After,
}

impl Date {
    /// Returns the value in the manner of ISO 8601 and TIMEX3: `2025-09-04`, `XXXX-09-04` where the year is not known,
    /// `2025-09`, `2017`, `198X`, `XXXX-WXX-7` for a Sunday that is not resolved, `2025-W36`, `-P1W` for "last week"
    /// where the date of publication is not known, `T17:30`, `T07` for seven of the morning or the
    /// evening; a part of the day is added as `TMO`, `TAF`, `TEV`, `TNI`.
    pub fn value(&self) -> String {
        let mut value = String::new();
        let resolved = self.day.map(|day| (day.year(), day.month(), day.day()));
        let written = match (self.when, resolved) {
            (When::Day { .. } | When::Weekday(_) | When::Days(_), Some((year, month, day))) => {
                write!(value, "{year:04}-{month:02}-{day:02}")
            }
            (When::Day { year, month, day }, None) => write!(value, "{}-{month:02}-{day:02}", year_or_not(year)),
            (When::Months(_), Some((year, month, _))) => write!(value, "{year:04}-{month:02}"),
            (When::Month { year, month }, _) => write!(value, "{}-{month:02}", year_or_not(year)),
            (When::Year(year), _) | (When::Years(_), Some((year, ..))) => write!(value, "{year:04}"),
            (When::Decade(year), _) => write!(value, "{:03}X", year / 10),
            (When::Weekday(weekday), None) => write!(value, "XXXX-WXX-{weekday}"),
            (When::Weeks(_) | When::Weekend(_), Some(_)) => {
                let week = self.day.map(Day::iso_week_date);
                let end = if matches!(self.when, When::Weekend(_)) { "-WE" } else { "" };
                week.map_or(Ok(()), |week| write!(value, "{:04}-W{:02}{end}", week.year(), week.week()))
            }
            (When::Days(count), None) => away(&mut value, count, 'D'),
            (When::Weeks(count), None) => away(&mut value, count, 'W'),
            (When::Weekend(_), None) => write!(value, "XXXX-WXX-WE"),
            (When::Months(count), None) => away(&mut value, count, 'M'),
            (When::Years(count), None) => away(&mut value, count, 'Y'),
            (When::Time { hour, minute }, _) => write!(value, "T{hour:02}:{minute:02}"),
            (When::Clock(hour), _) => write!(value, "T{hour:02}"),
        };
        debug_assert!(written.is_ok(), "a string takes everything");
        value.push_str(match self.part {
            Some(Part::Morning) => "TMO",
            Some(Part::Afternoon) => "TAF",
            Some(Part::Evening) => "TEV",
            Some(Part::Night) => "TNI",
            Some(Part::Early | Part::Late) | None => "",
        });
        value
    }

    /// Returns the day of the week, 1 is Monday, where it is a day that can be told.
    pub fn weekday(&self) -> Option<i8> {
        match (self.when, self.day) {
            (When::Weekday(weekday), _) => Some(weekday),
            (When::Day { .. } | When::Days(_), Some(day)) => Some(day.weekday().to_monday_one_offset()),
            _ => None,
        }
    }
}

fn year_or_not(year: Option<i16>) -> String {
    year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"))
}

fn away(value: &mut String, count: i16, unit: char) -> std::fmt::Result {
    let sign = if count < 0 { "-" } else { "" };
    write!(value, "{sign}P{}{unit}", count.unsigned_abs())
}

/// Finds the dates of an article in order; none touches another.
pub(super) fn find(scan: &Scan) -> Vec<Date> {
    let mut dates = Vec::new();
    for sentence in &scan.article.sentences {
        reading::read(scan, &sentence.words, &mut dates);
    }
    dates
}

/// The day that the words mean, by the date of publication. A weekday is the last one unless `ahead` is said.
fn resolve(when: When, published: Option<Day>, ahead: bool, leap: Option<i8>) -> Option<Day> {
    if let When::Day { year: Some(year), month, day } = when {
        return Day::new(year, month, day).ok();
    }
    let published = published?;
    match when {
        When::Day { year: None, month, day } => {
            let days = [-1, 0, 1].into_iter().filter_map(|off| Day::new(published.year() + off, month, day).ok());
            days.min_by_key(|day| (published.until(*day).map_or(i32::MAX, |span| span.get_days().abs()), *day))
        }
        When::Weekday(weekday) => {
            let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
            match leap {
                Some(1) => published.nth_weekday(1, weekday).ok(),
                None if ahead => None,
                None if published.weekday() == weekday => Some(published),
                Some(_) | None => published.nth_weekday(-1, weekday).ok(),
            }
        }
        When::Days(count) => published.checked_add(i64::from(count).days()).ok(),
        When::Weeks(count) | When::Weekend(count) => {
            let day = published.checked_add(i64::from(count).weeks()).ok()?;
            day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok()
        }
        When::Months(count) => Some(published.checked_add(i64::from(count).months()).ok()?.first_of_month()),
        When::Years(count) => Some(published.checked_add(i64::from(count).years()).ok()?.first_of_year()),
        When::Day { .. }
        | When::Month { .. }
        | When::Year(_)
        | When::Decade(_)
        | When::Time { .. }
        | When::Clock(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::article::facts::tests::{english, read};

    fn found(article: &Article) -> Vec<String> {
        article.facts.dates.iter().map(|date| format!("{} = {}", article.quote(date.phrase), date.value())).collect()
    }

    /// The article of the table is published on Friday, 5 September 2025.
    #[test]
    fn reads_the_table() {
        let mut wrong = Vec::new();
        for (text, wanted) in [
            ("It sank on September 4, 2025.", &["September 4, 2025 = 2025-09-04"][..]),
            ("It sank on 4 September 2025.", &["4 September 2025 = 2025-09-04"]),
            ("It sank on the 4th of September.", &["4th of September = 2025-09-04"]),
            ("It sank on Sept. 4.", &["Sept. 4 = 2025-09-04"]),
            ("It sank on Dec. 30.", &["Dec. 30 = 2025-12-30"]),
            ("It sank on 2025-09-04.", &["2025-09-04 = 2025-09-04"]),
            ("It sank in September 2024.", &["September 2024 = 2024-09"]),
            ("It sank in March.", &["March = XXXX-03"]),
            ("They march in May.", &["May = XXXX-05"]),
            ("March on, she may say.", &[]),
            ("It may sink.", &[]),
            ("It has been so since 2017.", &["since 2017 = 2017"]),
            ("It has been so since at least 2017.", &["since at least 2017 = 2017"]),
            ("It was built about 1904.", &["about 1904 = 1904"]),
            ("They built about 1904 boats.", &[]),
            ("The 1976 law was changed.", &["1976 = 1976"]),
            ("The 2016 elections were close.", &["2016 = 2016"]),
            ("After his 2019 visit he left.", &["2019 = 2019"]),
            ("It was built in the 1980s.", &["1980s = 198X"]),
            ("In early 1979 it sank.", &["early 1979 = 1979"]),
            ("It sank on Sunday.", &["Sunday = 2025-08-31"]),
            ("It sank on Friday.", &["Friday = 2025-09-05"]),
            ("It will sink on Sunday.", &["Sunday = XXXX-WXX-7"]),
            ("It sank on Sunday night.", &["Sunday night = 2025-08-31TNI"]),
            ("It sank early Tuesday.", &["early Tuesday = 2025-09-02"]),
            ("It sank last Friday.", &["last Friday = 2025-08-29"]),
            ("It leaves next Friday.", &["next Friday = 2025-09-12"]),
            ("Until Monday it is shut.", &["Until Monday = XXXX-WXX-1"]),
            ("It sank yesterday.", &["yesterday = 2025-09-04"]),
            ("It sank last week.", &["last week = 2025-W35"]),
            ("It sank last month.", &["last month = 2025-08"]),
            ("It sank earlier this month.", &["earlier this month = 2025-09"]),
            ("It leaves next year.", &["next year = 2026"]),
            ("It sank a week ago.", &["a week ago = 2025-W35"]),
            ("It sank two years ago.", &["two years ago = 2023"]),
            ("It sank two hundred years ago.", &[]),
            ("It sank 10 days ago.", &["10 days ago = 2025-08-26"]),
            ("It sank this morning.", &["this morning = 2025-09-05TMO"]),
            ("It sank last night.", &["last night = 2025-09-04TNI"]),
            ("It sank at 9 a.m. on Monday.", &["9 a.m. = T09:00", "Monday = 2025-09-01"]),
            ("It sank at 5:30 p.m.", &["5:30 p.m. = T17:30"]),
            ("It sank at around 8am.", &["around 8am = T08:00"]),
            ("It sank at 6.20am.", &["6.20am = T06:20"]),
            ("It sank at 17:30.", &["17:30 = T17:30"]),
            ("It sank at noon.", &["noon = T12:00"]),
            ("It sank shortly after seven on Tuesday.", &["after seven = T07", "Tuesday = 2025-09-02"]),
            ("It sank at six in the evening.", &["six in the evening = T18:00"]),
            ("It sank around 2 that night.", &["around 2 that night = T02:00"]),
            ("It sank at nine o'clock.", &["nine o'clock = T09"]),
            ("With seven votes to two on Tuesday it sank.", &["Tuesday = 2025-09-02"]),
            ("It sank after two of the four were hurt in the morning.", &[]),
            ("It sank by Friday.", &["by Friday = XXXX-WXX-5"]),
            ("He won 12:3 and ate 2000 grapes.", &[]),
            ("The sun set and the wed couple left.", &[]),
            ("It costs $2000 today.", &["today = 2025-09-05"]),
            ("The last year was good.", &[]),
            ("A storm on Sunday, Sept. 7, is likely.", &["Sunday = 2025-08-31", "Sept. 7 = 2025-09-07"]),
        ] {
            let found = found(&english(text));
            if found != wanted {
                wrong.push(format!("{text}: {found:?}"));
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
    }

    #[test]
    fn without_a_date_of_publication_nothing_is_resolved() {
        let text =
            "The ferry of the island sank last week, and on Sunday the mayor said that she would leave on May 3.";
        assert_eq!(found(&read(text, "")), ["last week = -P1W", "Sunday = XXXX-WXX-7", "May 3 = XXXX-05-03"]);
    }

    #[test]
    fn other_languages_have_dates_with_digits() {
        let german = "Am 4. September 2025 sank die Fähre der Insel, und seit 2017 hatte niemand sie geprüft. Am Sonntag, \
                      dem 07.09.2025, spricht die Bürgermeisterin.";
        let wanted =
            ["4. September 2025 = 2025-09-04", "seit 2017 = 2017", "Sonntag = XXXX-WXX-7", "07.09.2025 = 2025-09-07"];
        assert_eq!(found(&read(german, "")), wanted);
        let spanish = "El barco de la isla se hundió el 4 de septiembre de 2025, y desde 2017 nadie lo había revisado.";
        assert_eq!(found(&read(spanish, "")), ["4 de septiembre de 2025 = 2025-09-04", "desde 2017 = 2017"]);
    }
}
