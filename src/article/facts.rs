//! What an article states in checkable form: who is quoted with which words, numbers, dates and names.
//!
//! English first. In other languages quotations, digits, dates and names by capital letters are found, and what would
//! be a guess is left out: no speakers, no numbers in words.

mod dates;
mod entities;
mod lexicon;
mod names;
mod numbers;
mod quotations;
mod scan;
mod speakers;
mod values;

use std::ops::Range;

use super::{Article, Span};
pub use dates::{Date, Direction, Part, When};
pub use entities::Entity;
pub use names::Name;
pub use numbers::{Hedge, Measure, Number, Unit};
use scan::Scan;
pub use speakers::{Quotation, Speaker};

/// The facts of an article, each kind in the order of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// What stands between quotation marks.
    pub quotations: Vec<Quotation>,
    /// Amounts, counts, shares, ages, scores, ranks.
    pub numbers: Vec<Number>,
    /// Days, months, years, weekdays, times.
    pub dates: Vec<Date>,
    /// Every mention of a name.
    pub names: Vec<Name>,
    /// Who or what the names mean.
    pub entities: Vec<Entity>,
    /// For each sentence that reports speech, quoted or not: its index and who speaks.
    speakers: Vec<(usize, Speaker)>,
}

impl Facts {
    /// Finds the facts of an article in time linear in its text; sets apart nothing, captions have facts too.
    pub fn read(article: &Article) -> Self {
        let scan = Scan::new(article);
        let dates = dates::find(&scan);
        let numbers = numbers::find(&scan, &dates);
        let (names, entities) = entities::link(&scan, &names::find(&scan, &dates));
        let (quotations, speakers) = speakers::find(&scan, &names, &entities, quotations::find(article));
        Self { quotations, numbers, dates, names, entities, speakers }
    }

    /// Returns who speaks in a sentence, in quotation marks or without.
    pub fn speaker_of(&self, sentence: usize) -> Option<Speaker> {
        let at = self.speakers.binary_search_by_key(&sentence, |(of, _)| *of).ok()?;
        Some(self.speakers[at].1)
    }

    /// Returns the words that name a speaker best: the full name where it is known, else as the text has it there.
    pub fn speaker_name(&self, speaker: Speaker) -> Span {
        speaker.entity.map_or(speaker.span, |entity| self.entities[entity as usize].name)
    }

    /// Returns the quotations that touch a span.
    pub fn quotations_in(&self, span: Span) -> &[Quotation] {
        touching(&self.quotations, span, |quotation| quotation.span)
    }

    /// Returns the numbers that touch a span.
    pub fn numbers_in(&self, span: Span) -> &[Number] {
        touching(&self.numbers, span, |number| number.span)
    }

    /// Returns the dates that touch a span.
    pub fn dates_in(&self, span: Span) -> &[Date] {
        touching(&self.dates, span, |date| date.span)
    }

    /// Returns the names that touch a span.
    pub fn names_in(&self, span: Span) -> &[Name] {
        touching(&self.names, span, |name| name.span)
    }
}

/// Those of a sorted list without overlaps that touch a span.
fn touching<T>(all: &[T], span: Span, place: impl Fn(&T) -> Span) -> &[T] {
    let first = all.partition_point(|one| place(one).end <= span.start);
    let count = all[first..].partition_point(|one| place(one).start < span.end);
    &all[first..first + count]
}

/// Returns the quotations of an article in order: what stands between paired quotation marks, marks aside.
pub fn quotations(article: &Article) -> Vec<Span> {
    article.facts.quotations.iter().map(|quotation| quotation.span).collect()
}

/// The words of a fact as a range of [`Article::words`], in 32 bits since a long text has many.
type Words = Range<u32>;

/// Texts are under 4 GiB (see [`super::Word`]).
fn narrow(word: usize) -> u32 {
    u32::try_from(word).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::article::{Details, Role, canonical::Builder};

    /// An article in English, one paragraph a line, published on Friday, 5 September 2025.
    pub(super) fn english(text: &str) -> Article {
        let mut article = read(text, "2025-09-05");
        if article.language != "en" {
            article.language = "en".to_owned();
            article.facts = Facts::read(&article);
        }
        article
    }

    pub(super) fn read(text: &str, published: &str) -> Article {
        let mut builder = Builder::default();
        for line in text.lines() {
            builder.push(Role::Body, line);
        }
        Article::read(builder.finish(Details { published: published.into(), ..Details::default() }))
    }

    fn check(article: &Article) {
        let facts = &article.facts;
        let mut end = 0;
        for number in &facts.numbers {
            assert!(number.span.start >= end && !number.low.is_nan() && !number.high.is_nan());
            // Of a score, the first side comes first.
            assert!(number.low <= number.high || number.unit == Unit::Score, "{number:?}");
            assert!(number.phrase.start <= number.span.start && number.span.end <= number.phrase.end);
            end = number.span.end;
            assert!(!article.quote(number.phrase).is_empty() && !number.value().is_empty());
        }
        for date in &facts.dates {
            assert!(!article.quote(date.phrase).is_empty() && !date.value().is_empty());
            let touching = facts.numbers_in(date.span);
            assert!(touching.is_empty(), "a date is no number");
        }
        for name in &facts.names {
            assert!(!article.quote(name.span).is_empty());
            assert!(!article.quote(facts.entities[name.entity as usize].name).is_empty());
            _ = name.role.map(|role| article.quote(role));
        }
        for sentence in 0..article.sentences.len() {
            _ = facts.speaker_of(sentence).map(|speaker| article.quote(facts.speaker_name(speaker)));
        }
        for quotation in &facts.quotations {
            assert!(!quotation.sentences.is_empty());
        }
    }

    #[test]
    fn finds_what_touches_a_span() {
        let article = english("Two of the 14 boats sank on Sunday.");
        let facts = &article.facts;
        assert_eq!(facts.numbers_in(Span::new(0, 4)).len(), 1);
        assert_eq!(facts.numbers_in(Span::new(0, 36)).len(), 2);
        assert!(facts.numbers_in(Span::new(4, 8)).is_empty());
        assert_eq!(facts.dates_in(article.sentences[0].span).len(), 1);
    }

    proptest! {
        #[test]
        fn reads_any_text(text in "\\PC{0,80}|(\\$|two |and a |half |million |1,200|12|-|–|to | |\\.|Sept\\. |May |Sunday|last week |ago ){0,24}") {
            check(&read(&text, "2025-09-05"));
            check(&english(&text));
        }

        #[test]
        fn reads_any_names_and_speech(text in "(“|”|\"|Una |Holt|Mr\\. |Kim’s|the mayor |, |said |he |of |House |University |\\(FPS\\)|\\. |\\n| ){0,30}") {
            check(&english(&text));
        }
    }
}
