//! Whether two sentences state the same in checkable form: who speaks, who is named, which numbers and dates.

use super::{Similarity, flag};
use crate::article::facts::Date;
use crate::article::{Article, Span};
use crate::comparison::figures::{Figure, Figures};
use crate::comparison::vocabulary::BARRIER;

/// More equal numbers or dates than this tell no more.
const MOST: usize = 2;

/// Sets the figures of facts.
#[allow(clippy::cast_precision_loss, reason = "counts of facts in a sentence")]
pub(super) fn set(similarity: &Similarity, left: usize, right: usize, figures: &mut Figures) {
    let [one, two] = similarity.articles;
    let spans = [one.sentences[left].span, two.sentences[right].span];
    let speakers = [speaker(similarity, 0, left), speaker(similarity, 1, right)];
    figures[Figure::SpeakersUnlike] =
        flag(speakers[0].is_some() && speakers[1].is_some() && speakers[0] != speakers[1]);
    let people = [people(similarity, 0, spans[0], speakers[0]), people(similarity, 1, spans[1], speakers[1])];
    let apart = |at: usize| people[at].iter().filter(|who| !people[1 - at].contains(who)).count();
    figures[Figure::PeopleApart] = (apart(0).min(apart(1)) as f32).ln_1p();
    let numbers = [numbers(one, spans[0]), numbers(two, spans[1])];
    let equal = numbers[0].iter().filter(|number| numbers[1].contains(number)).count();
    figures[Figure::Numbers] = equal.min(MOST) as f32;
    let dates = [one.facts.dates_in(spans[0]), two.facts.dates_in(spans[1])];
    if dates.iter().all(|of| !of.is_empty()) {
        let values = dates.map(|of| of.iter().map(Date::value).collect::<Vec<_>>());
        figures[Figure::Dates] = values[0].iter().filter(|value| values[1].contains(value)).count().min(MOST) as f32;
    }
}

/// Who speaks in a sentence, by the stem of the last part of the name.
fn speaker(similarity: &Similarity, side: usize, sentence: usize) -> Option<u32> {
    let facts = &similarity.articles[side].facts;
    facts.speaker_of(sentence).map(|speaker| last_stem(similarity, side, facts.speaker_name(speaker)))
}

/// Who is named in a span of the text or speaks there, sorted.
fn people(similarity: &Similarity, side: usize, span: Span, speaker: Option<u32>) -> Vec<u32> {
    let facts = &similarity.articles[side].facts;
    let named = facts.names_in(span).iter().map(|name| facts.entities[name.entity as usize].name);
    let mut people: Vec<u32> = named.map(|name| last_stem(similarity, side, name)).chain(speaker).collect();
    people.sort_unstable();
    people.dedup();
    people
}

fn last_stem(similarity: &Similarity, side: usize, name: Span) -> u32 {
    let words = &similarity.articles[side].words;
    let after = words.partition_point(|word| word.span().start < name.end);
    after.checked_sub(1).map_or(BARRIER, |last| similarity.stems[side][words[last].form as usize])
}

fn numbers(article: &Article, span: Span) -> Vec<(f64, f64)> {
    article.facts.numbers_in(span).iter().map(|number| number.unit.in_base(number.low, number.high)).collect()
}
