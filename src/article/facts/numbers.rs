//! Numbers with their unit, how exactly they are meant, and what they count.

mod around;

use std::ops::Range;

use super::dates::Date;
use super::lexicon::Class;
use super::scan::Scan;
use super::values::{self, Shape, Value};
use super::{Words, narrow};
use crate::article::Span;

/// A number of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// The bytes of the number with its sign or unit word: "$1.6 million", "16-year-old".
    pub span: Span,
    /// The same with what makes it vague: "more than $1.6 million".
    pub phrase: Span,
    /// The value, or the lower end; of a score the first side's. A percentage is 0 to 100, a fraction a half is 0.5.
    pub low: f64,
    /// The value, or the upper end; of a score the second side's.
    pub high: f64,
    /// What it is measured in.
    pub unit: Unit,
    /// How exactly it is meant.
    pub hedge: Hedge,
    /// The word that says what is counted: "stores" of "3,400 stores". An index of [`crate::article::Article::words`].
    pub counts: Option<u32>,
    /// Its words, unit included.
    pub words: Words,
}

/// What a number is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Things, people.
    Count,
    /// Hundredths of a whole.
    Percent,
    /// Parts of a whole.
    Fraction,
    /// Money, by its sign: `$`, `£`, `€`, `¥`; `¤` for others.
    Money(char),
    /// Years of age.
    Age,
    /// Votes or goals of two sides.
    Score,
    /// A place in an order.
    Ordinal,
    /// A length of time, by the word that measures it.
    Duration(Measure),
    /// A length, by the word that measures it.
    Length(Measure),
    /// A weight, by the word that measures it.
    Weight(Measure),
}

/// A word that measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Measure {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
    Inch,
    Foot,
    Yard,
    Mile,
    Centimetre,
    Metre,
    Kilometre,
    Ounce,
    Pound,
    Ton,
    Kilogram,
}

/// How exactly a number is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hedge {
    /// As it stands.
    #[default]
    Exact,
    /// "about", "roughly".
    About,
    /// "nearly": a little less.
    Nearly,
    /// "more than".
    MoreThan,
    /// "at least".
    AtLeast,
    /// "fewer than".
    LessThan,
    /// "up to", "as many as".
    AtMost,
    /// "dozens".
    Vague,
}

impl Measure {
    /// Returns how much it is in seconds, metres or kilograms.
    pub const fn size(self) -> f64 {
        match self {
            Self::Second | Self::Metre | Self::Kilogram => 1.0,
            Self::Minute => 60.0,
            Self::Hour => 3600.0,
            Self::Day => 86_400.0,
            Self::Week => 604_800.0,
            Self::Month => 2_629_746.0,
            Self::Year => 31_556_952.0,
            Self::Decade => 315_569_520.0,
            Self::Inch => 0.0254,
            Self::Foot => 0.3048,
            Self::Yard => 0.9144,
            Self::Mile => 1609.344,
            Self::Centimetre => 0.01,
            Self::Ounce => 0.028_35,
            Self::Pound => 0.453_59,
            Self::Kilometre | Self::Ton => 1000.0,
        }
    }
}

impl Unit {
    /// Returns the two ends of a value in a unit that all of the kind share.
    pub fn in_base(self, low: f64, high: f64) -> (f64, f64) {
        match self {
            Self::Duration(measure) | Self::Length(measure) | Self::Weight(measure) => {
                (low * measure.size(), high * measure.size())
            }
            Self::Fraction => (low * 100.0, high * 100.0),
            _ => (low, high),
        }
    }

    /// Tells whether values in the two units can be set against each other.
    pub const fn is_comparable(self, other: Self) -> bool {
        match (self, other) {
            (Self::Money(one), Self::Money(two)) => one as u32 == two as u32,
            (Self::Count, Self::Count)
            | (Self::Percent | Self::Fraction, Self::Percent | Self::Fraction)
            | (Self::Age, Self::Age)
            | (Self::Score, Self::Score)
            | (Self::Ordinal, Self::Ordinal)
            | (Self::Duration(_), Self::Duration(_))
            | (Self::Length(_), Self::Length(_))
            | (Self::Weight(_), Self::Weight(_)) => true,
            _ => false,
        }
    }

    /// Returns the word that reports use where nothing else says what is counted.
    pub const fn name(self) -> Option<&'static str> {
        Some(match self {
            Self::Count | Self::Fraction | Self::Ordinal => return None,
            Self::Percent => "percent",
            Self::Money('$') => "dollar",
            Self::Money('£') => "pound",
            Self::Money('€') => "euro",
            Self::Money('¥') => "yen",
            Self::Money(_) => "money",
            Self::Age => "age",
            Self::Score => "score",
            Self::Duration(measure) | Self::Length(measure) | Self::Weight(measure) => match measure {
                Measure::Second => "second",
                Measure::Minute => "minute",
                Measure::Hour => "hour",
                Measure::Day => "day",
                Measure::Week => "week",
                Measure::Month => "month",
                Measure::Year => "year",
                Measure::Decade => "decade",
                Measure::Inch => "inch",
                Measure::Foot => "foot",
                Measure::Yard => "yard",
                Measure::Mile => "mile",
                Measure::Centimetre => "centimetre",
                Measure::Metre => "metre",
                Measure::Kilometre => "kilometre",
                Measure::Ounce => "ounce",
                Measure::Pound => "pound",
                Measure::Ton => "ton",
                Measure::Kilogram => "kilogram",
            },
        })
    }
}

impl Number {
    /// Tells whether it is as much as another one, in whatever units, to four digits.
    pub fn is_as_much_as(&self, other: &Self) -> bool {
        let (one, two) = (self.unit.in_base(self.low, self.high), other.unit.in_base(other.low, other.high));
        let is_close = |one: f64, two: f64| (one - two).abs() <= one.abs().max(two.abs()) * 1e-4;
        self.unit.is_comparable(other.unit) && is_close(one.0, two.0) && is_close(one.1, two.1)
    }

    /// Returns the value as text, in the unit it is stated in: `14`, `500000..1600000`, `0.5`; a score as `5-4`.
    pub fn value(&self) -> String {
        let join = if self.unit == Unit::Score { "-" } else { ".." };
        #[allow(clippy::float_cmp, reason = "one value is stored twice")]
        if self.low == self.high && self.unit != Unit::Score {
            trimmed(self.low)
        } else {
            format!("{}{join}{}", trimmed(self.low), trimmed(self.high))
        }
    }
}

/// At most four decimals.
fn trimmed(value: f64) -> String {
    let text = format!("{value:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Finds the numbers of an article in order; none touches another or a date.
pub(super) fn find(scan: &Scan, dates: &[Date]) -> Vec<Number> {
    let begins = Class::DIGIT
        .and(Class::CARDINAL)
        .and(Class::SCALE)
        .and(Class::VAGUE)
        .and(Class::ORDINAL)
        .and(Class::FRACTION)
        .and(Class::ARTICLE);
    let mut numbers = Vec::new();
    let mut dates = dates.iter().peekable();
    for sentence in &scan.article.sentences {
        let words = &sentence.words;
        let mut at = words.start;
        while at < words.end {
            while dates.next_if(|date| date.words.end as usize <= at).is_some() {}
            if let Some(date) = dates.peek()
                && date.words.start as usize <= at
            {
                at = date.words.end as usize;
                continue;
            }
            let found = if scan.class(at).is(begins) { read(scan, words, at) } else { None };
            let limit = dates.peek().map_or(words.end, |date| date.words.start as usize);
            match found.filter(|number| number.words.end as usize <= limit) {
                Some(number) => {
                    at = (number.words.end as usize).max(at + 1);
                    numbers.push(number);
                }
                None => at += 1,
            }
        }
    }
    numbers
}

/// Reads the number at a word with everything around it.
fn read(scan: &Scan, words: &Range<usize>, at: usize) -> Option<Number> {
    if is_part_of_a_code(scan, words, at) {
        return None;
    }
    let first = values::read(scan, words, at)?;
    let (value, score) = around::with_second(scan, words, at, first)?;
    let Value { mut low, mut high, end, shape } = value;
    let mut span = scan.over(at..end);
    let mut end = end;
    let unit = if score { Unit::Score } else { around::unit(scan, words, at, shape, &mut end, &mut span) };
    if shape == Shape::Suffixed && matches!(unit, Unit::Money(_)) {
        (low, high) = (low * 1e6, high * 1e6);
    }
    let counted = match unit {
        Unit::Count | Unit::Percent | Unit::Fraction | Unit::Ordinal => around::counted(scan, words, end, unit),
        Unit::Money(_) | Unit::Age | Unit::Score | Unit::Duration(_) | Unit::Length(_) | Unit::Weight(_) => None,
    };
    if !around::is_number(scan, words, at, shape, unit, counted) {
        return None;
    }
    let (hedge, phrase) = around::hedge(scan, words, at, end, shape, span);
    Some(Number { span, phrase, low, high, unit, hedge, counts: counted.map(narrow), words: narrow(at)..narrow(end) })
}

/// F-16, COVID-19, 9/11, a telephone number.
fn is_part_of_a_code(scan: &Scan, words: &Range<usize>, at: usize) -> bool {
    let digit = scan.class(at).is(Class::DIGIT);
    let sign = scan.sign_before(at);
    let slash = matches!(sign, Some('/' | '_' | '@')) || scan.rest(at).starts_with(['/', '_', '@']);
    // "World War Two", "the Second Bank".
    let named = !digit && at > words.start && scan.is_capital(at) && scan.is_tied(words, at);
    digit && (slash || matches!(scan.gap(words, at), "-" | "–")) || named
}

#[cfg(test)]
mod tests {
    use crate::article::facts::tests::{english, read};

    /// What is found in a text: phrase, value, unit or what is counted.
    fn found(article: &crate::article::Article) -> Vec<String> {
        let numbers = article.facts.numbers.iter();
        numbers
            .map(|number| {
                let counts =
                    number.counts.map(|word| article.folded(word as usize)).or(number.unit.name()).unwrap_or("-");
                format!("{} = {} {counts}", article.quote(number.phrase), number.value())
            })
            .collect()
    }

    #[test]
    fn reads_the_table() {
        let mut wrong = Vec::new();
        for (text, wanted) in [
            ("Police counted 3,400 shops in Tarn.", &["3,400 = 3400 shops"][..]),
            ("They sent nearly 13,000 soldiers to the coast.", &["nearly 13,000 = 13000 soldiers"]),
            ("Eleven people were hurt.", &["Eleven = 11 people"]),
            ("They sold two dozen boats.", &["two dozen = 24 boats"]),
            ("About a dozen boats sank.", &["About a dozen = 12 boats"]),
            ("She asked for a quarter of the harbour.", &["a quarter = 0.25 harbour"]),
            ("One-third of voters stayed away.", &["One-third = 0.3333 voters"]),
            ("Two-thirds of the fleet sank.", &["Two-thirds = 0.6667 fleet"]),
            ("Half of the crews left.", &["Half = 0.5 crews"]),
            ("He has lost half a million votes.", &["half a million = 500000 votes"]),
            ("Prices rose twice as fast.", &["twice = 2 -"]),
            ("It holds 500,000 to 1.6 million people.", &["500,000 to 1.6 million = 500000..1600000 people"]),
            ("They need 5 to 6 million pounds of fish.", &["5 to 6 million pounds = 5000000..6000000 pound"]),
            ("They were between 16 and 18 years old.", &["16 and 18 years old = 16..18 age"]),
            ("A 16-year-old swimmer drowned.", &["16-year-old = 16 age"]),
            ("Una Holt, 34, spoke first.", &["34 = 34 age"]),
            ("A man aged 51 was held.", &["51 = 51 age"]),
            ("The court ruled 5-4 on Friday.", &["5-4 = 5-4 score"]),
            ("The house voted 348-77 to close the port.", &["348-77 = 348-77 score"]),
            ("The bill passed 97 to 1 in the upper house.", &["97 to 1 = 97-1 score"]),
            ("It costs $1.6 million a year.", &["$1.6 million = 1600000 dollar"]),
            ("It costs more than £3 million.", &["more than £3 million = 3000000 pound"]),
            ("They paid €45,000 for it.", &["€45,000 = 45000 euro"]),
            ("They paid 200 dollars for it.", &["200 dollars = 200 dollar"]),
            ("It cost $4.5bn in all.", &["$4.5bn = 4500000000 dollar"]),
            ("Turnout fell to 43 percent.", &["43 percent = 43 percent"]),
            ("Turnout fell to 43.5% in Tarn.", &["43.5% = 43.5 percent"]),
            ("Some 40 per cent of voters stayed away.", &["Some 40 per cent = 40 voters"]),
            ("At least 850 homes and 40 firms were hit.", &["At least 850 = 850 homes", "40 = 40 firms"]),
            ("As many as 300 crews may strike.", &["As many as 300 = 300 crews"]),
            ("No more than 20 boats may leave.", &["No more than 20 = 20 boats"]),
            ("Up to 60 ships wait.", &["Up to 60 = 60 ships"]),
            ("Fewer than 10 boats left.", &["Fewer than 10 = 10 boats"]),
            ("Around 250 or more boats left.", &["Around 250 = 250 boats"]),
            ("They found 12 or more boats.", &["12 or more = 12 boats"]),
            ("Dozens of boats sank.", &["Dozens = 24..120 boats"]),
            ("Hundreds of thousands of people fled.", &["Hundreds of thousands = 200000..1000000 people"]),
            ("The road was shut for nine hours.", &["nine hours = 9 hour"]),
            ("The detour is 20 miles long.", &["20 miles = 20 mile"]),
            ("The leaf weighs 38 tonnes.", &["38 tonnes = 38 ton"]),
            ("Two hundred and fifty crews left.", &["Two hundred and fifty = 250 crews"]),
            ("Twenty-five boats sank.", &["Twenty-five = 25 boats"]),
            ("Three and a half hours later it sank.", &["Three and a half hours = 3.5 hour"]),
            ("The third boat sank.", &["third = 3 boat"]),
            ("It was the 21st attempt.", &["21st = 21 attempt"]),
            ("He is the No. 2 official there.", &["2 = 2 official"]),
            ("Three of the senators left.", &["Three = 3 senators"]),
            ("One boat sank.", &["One = 1 boat"]),
            ("No one saw one of them.", &[]),
            ("At first nobody came.", &[]),
            ("An F-16 and a COVID-19 ward.", &[]),
            ("It was 9/11 again.", &[]),
            ("Call 555-01-99 now.", &[]),
            ("It began in 2017 and ended on Sept. 4.", &[]),
            ("It opens at 9 a.m. on Monday.", &[]),
            ("About 2000 people came.", &["About 2000 = 2000 people"]),
            ("The second half was dull.", &["second = 2 half"]),
            ("She waited a second.", &[]),
            ("In the first quarter sales rose.", &["first = 1 quarter"]),
            ("The two staff members left.", &["two = 2 members"]),
            ("They cut 1 to 2 jobs a day.", &["1 to 2 = 1..2 jobs"]),
            ("They sent 10–12 boats.", &["10–12 = 10..12 boats"]),
            ("He got 3 1/2 boats.", &["3 = 3 -"]),
        ] {
            let found = found(&english(text));
            if found != wanted {
                wrong.push(format!("{text}: {found:?}"));
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
    }

    #[test]
    fn other_languages_have_digits_only() {
        let german = "Die Stadt zählt 13.000 Einwohner, und im Jahr 2017 kamen nach Angaben der Behörde noch 4,5 % dazu. \
                      Elf Boote sanken im Hafen, und die Bürgermeisterin zahlte dafür 200 € aus der Kasse.";
        assert_eq!(found(&read(german, "")), ["13.000 = 13000 -", "4,5 % = 4.5 percent", "200 € = 200 euro"]);
        // A sign between two numbers is the second one's.
        assert_eq!(found(&read("𐎟00$0:g0H®\u{a47}᯼", ""))[..2], ["00 = 0 -", "$0 = 0 dollar"]);
    }
}
