//! The facts of all articles, each kind as one list.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::super::Outcome;
use crate::article::points::CodePoints;
use crate::article::{Article, Span};

/// The facts of the outcomes' articles.
pub(super) struct Facts<'a> {
    pub(super) outcomes: &'a [Outcome],
    pub(super) counters: &'a [CodePoints<'a>],
}

impl Serialize for Facts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("quotes", &Kind(self, quotes))?;
        map.serialize_entry("numbers", &Kind(self, numbers))?;
        map.serialize_entry("dates", &Kind(self, dates))?;
        map.serialize_entry("names", &Kind(self, names))?;
        map.end()
    }
}

/// The facts of one kind, made one by one while they are written.
struct Kind<'a, T>(&'a Facts<'a>, Reader<'a, T>);

/// Gives the facts of one kind of an article one by one.
type Reader<'a, T> = fn(&'a Article, &mut dyn FnMut(Span, T));

impl<T: Serialize> Serialize for Kind<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        let mut failed = Ok(());
        for (at, (outcome, points)) in self.0.outcomes.iter().zip(self.0.counters).enumerate() {
            let Ok(article) = outcome else { continue };
            (self.1)(article, &mut |span, rest| {
                let [start, end] = points.span(span);
                let fact = Fact { article: at, start, end, text: article.quote(span), rest };
                if failed.is_ok() {
                    failed = list.serialize_element(&fact);
                }
            });
        }
        failed?;
        list.end()
    }
}

#[derive(serde::Serialize)]
struct Fact<'a, T> {
    article: usize,
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(flatten)]
    rest: T,
}

#[derive(serde::Serialize)]
struct Quote<'a> {
    speaker: Option<&'a str>,
}

#[derive(serde::Serialize)]
struct Valued<'a, V> {
    value: V,
    counts: Option<&'a str>,
}

#[derive(serde::Serialize)]
struct Named<'a> {
    value: &'a str,
    counts: Option<&'a str>,
    role: Option<&'a str>,
}

fn quotes<'a>(article: &'a Article, out: &mut dyn FnMut(Span, Quote<'a>)) {
    for quotation in &article.facts.quotations {
        let speaker = quotation.speaker.map(|speaker| article.quote(article.facts.speaker_name(speaker)));
        out(quotation.span, Quote { speaker });
    }
}

fn numbers<'a>(article: &'a Article, out: &mut dyn FnMut(Span, Valued<'a, String>)) {
    for number in &article.facts.numbers {
        let stem = |word: u32| &*article.forms[article.words[word as usize].form as usize].stem;
        out(number.span, Valued { value: number.value(), counts: number.counts.map(stem).or(number.unit.name()) });
    }
}

fn dates<'a>(article: &'a Article, out: &mut dyn FnMut(Span, Valued<'a, String>)) {
    for date in &article.facts.dates {
        out(date.span, Valued { value: date.value(), counts: None });
    }
}

fn names<'a>(article: &'a Article, out: &mut dyn FnMut(Span, Named<'a>)) {
    for name in &article.facts.names {
        let entity = &article.facts.entities[name.entity as usize];
        let role = name.role.or(entity.role).map(|role| article.quote(role));
        out(name.span, Named { value: article.quote(entity.name), counts: None, role });
    }
}
