//! Numbers and dates: what has a value.

use std::collections::HashMap;
use std::sync::Arc;

use super::disputes::Disputes;
use super::{Mention, Place, Row, Sort, kept, row};
use crate::article::facts::{Date, Number, Unit, When};
use crate::article::{Article, Span};
use crate::comparison::SentenceId;
use crate::comparison::counts::stem_of;
use crate::comparison::vocabulary::is_function_word;

/// From this value on, the same number of the same things is hardly stated twice by chance.
const TELLING: f64 = 10.0;

/// How many words beside a number tell what it is of.
const WORDS: usize = 3;

/// What makes two numbers one row.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Same {
    /// Their value, unit and what they count.
    Value(String, Option<&'static str>, String),
    /// The links between their sentences.
    Group(usize),
    /// Nothing: the article and the place.
    Alone(usize, usize),
}

/// Returns a row for each number that nothing disputes; others that tell what a dispute tells are put into that.
pub(super) fn numbers(articles: &[Option<Arc<Article>>], disputes: &mut Disputes) -> Vec<Row> {
    let mut disputed: HashMap<Same, Option<usize>> = HashMap::new();
    each_number(articles, |at, article, _, number| {
        if let (Some((group, true)), true) = (disputes.group_of(at, number.phrase), number.counts.is_some()) {
            let known = disputed.entry(value_of(article, number)).or_insert(Some(group));
            *known = known.filter(|known| *known == group);
        }
    });
    let mut rows: HashMap<Same, Vec<Place>> = HashMap::new();
    let mut values: HashMap<usize, Same> = HashMap::new();
    let mut further: Vec<(usize, Place)> = Vec::new();
    each_number(articles, |at, article, sentence, number| {
        let place = Place::new(SentenceId { article: at, sentence }, number.phrase);
        let same = match disputes.group_of(at, number.phrase) {
            Some((_, true)) => return,
            // One group may hold a number with and without the noun that it counts.
            Some((group, false)) if is_telling(number) => {
                values.entry(group).or_insert_with(|| value_of(article, number)).clone()
            }
            Some((group, false)) => Same::Group(group),
            None if is_telling(number) => value_of(article, number),
            None => Same::Alone(at, number.phrase.start),
        };
        match disputed.get(&same) {
            Some(&Some(group)) => further.push((group, place)),
            _ => rows.entry(same).or_default().push(place),
        }
    });
    disputes.add(further);
    rows.into_values().filter_map(|places| row(Sort::Numbers, places, None)).collect()
}

fn is_telling(number: &Number) -> bool {
    number.low >= TELLING || !matches!(number.unit, Unit::Count | Unit::Ordinal | Unit::Fraction)
}

fn value_of(article: &Article, number: &Number) -> Same {
    let stem = number.counts.map_or_else(String::new, |word| stem_of(article, word));
    Same::Value(number.value(), number.unit.name(), stem)
}

fn each_number<'a>(articles: &'a [Option<Arc<Article>>], found: impl FnMut(usize, &'a Article, usize, &'a Number)) {
    each(articles, |article| &article.facts.numbers, |number: &Number| number.phrase, found);
}

/// Returns a row for each day, month, year or time of day.
pub(super) fn dates(articles: &[Option<Arc<Article>>]) -> Vec<Row> {
    let mut rows: HashMap<String, Vec<Place>> = HashMap::new();
    each(
        articles,
        |article| &article.facts.dates,
        |date: &Date| date.phrase,
        |at, _, sentence, date| {
            let id = SentenceId { article: at, sentence };
            rows.entry(key(date)).or_default().push(Place::new(id, date.phrase));
        },
    );
    rows.into_values().filter_map(|places| row(Sort::Dates, places, None)).collect()
}

/// The value without the part of the day: "Sunday night" is a Sunday.
fn key(date: &Date) -> String {
    let mut value = date.value();
    if date.part.is_some() && !matches!(date.when, When::Time { .. }) {
        value.truncate(value.find('T').unwrap_or(value.len()));
    }
    value
}

/// Calls `found` for each fact that begins in a sentence which is not set apart.
fn each<'a, T: 'a>(
    articles: &'a [Option<Arc<Article>>],
    facts: impl Fn(&'a Article) -> &'a [T],
    span: impl Fn(&T) -> Span,
    mut found: impl FnMut(usize, &'a Article, usize, &'a T),
) {
    for (at, article) in articles.iter().enumerate().filter_map(|(at, article)| Some((at, article.as_deref()?))) {
        let mut facts = facts(article).iter().peekable();
        for (sentence, place) in kept(article) {
            while facts.next_if(|fact| span(fact).start < place.start).is_some() {}
            while let Some(fact) = facts.next_if(|fact| span(fact).start < place.end) {
                found(at, article, sentence, fact);
            }
        }
    }
}

/// What a number is of: the words after it, else those before.
pub(super) fn counted(article: &Article, mention: Mention) -> String {
    let sentence = &article.sentences[mention.sentence];
    let words = &article.words[sentence.words.clone()];
    let after = words.partition_point(|word| (word.start as usize) < mention.span.end);
    let before = words.partition_point(|word| (word.end as usize) <= mention.span.start);
    let parts = |c: char| matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | '(' | ')' | '“' | '”' | '"' | '—' | '–');
    let is_tied = |from: usize, to: usize| !article.quote(Span::new(from, to)).contains(parts);
    let (mut end, mut told) = (mention.span.end, mention.span.end);
    for word in words[after..].iter().take(WORDS) {
        if !is_tied(end, word.start as usize) {
            break;
        }
        let is_telling = !is_function_word(article.quote(word.span()));
        (end, told) = (word.end as usize, if is_telling { word.end as usize } else { told });
    }
    let mut start = mention.span.start;
    if end == mention.span.end {
        for word in words[..before].iter().rev().take(WORDS) {
            if !is_tied(word.end as usize, start) {
                break;
            }
            start = word.start as usize;
        }
        end = mention.span.start.max(start);
    } else {
        // "passengers", not "passengers and was".
        (start, end) = (mention.span.end, if told > mention.span.end { told } else { end });
    }
    let label = article.quote(Span::new(start, end)).trim();
    if label.is_empty() { article.quote(mention.span).to_owned() } else { label.to_owned() }
}

/// The day of a date where it is known, else its words.
pub(super) fn day(article: &Article, mention: Mention) -> String {
    let value = article.facts.dates_in(mention.span).first().map(key);
    let known = value.filter(|value| value.starts_with(|c: char| c.is_ascii_digit()));
    known.unwrap_or_else(|| article.quote(mention.span).to_owned())
}
