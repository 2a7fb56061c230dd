//! Who says what: reporting clauses, and the quotations and sentences that belong to them.
//!
//! A reporting clause is a verb of saying outside quotation marks with its subject. A pronoun means the speaker before,
//! "the mayor" whoever was called that. A quotation without a clause belongs to the speaker of the one before it in its
//! paragraph, or to the one whose quotation the paragraph before left open. English only.

mod clause;

use std::ops::Range;

use super::entities::Entity;
use super::names::Name;
use super::scan::Scan;
use crate::article::Span;

/// A quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// The bytes inside the marks.
    pub span: Span,
    /// The sentences it touches, by index.
    pub sentences: Range<usize>,
    /// Who says it, where the text tells.
    pub speaker: Option<Speaker>,
}

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Speaker {
    /// The words of the reporting clause that name the speaker: "Holt", "she", "the mayor".
    pub span: Span,
    /// The entity, where it is known.
    pub entity: Option<u32>,
}

/// Finds the speakers of the quotations and of all sentences that report speech.
pub(super) fn find(
    scan: &Scan,
    names: &[Name],
    entities: &[Entity],
    spans: Vec<Span>,
) -> (Vec<Quotation>, Vec<(usize, Speaker)>) {
    let mut quotations: Vec<Quotation> =
        spans.into_iter().map(|span| Quotation { span, sentences: sentences_of(scan, span), speaker: None }).collect();
    if !scan.english {
        return (quotations, Vec::new());
    }
    let mut reader = clause::Reader::new(scan, names, entities);
    let mut speakers: Vec<(usize, Speaker)> = Vec::new();
    let mut next = 0;
    for (index, sentence) in scan.article.sentences.iter().enumerate() {
        while next < quotations.len() && quotations[next].sentences.end <= index {
            next += 1;
        }
        let touching =
            quotations[next..].iter().take_while(|quotation| quotation.span.start < sentence.span.end).count();
        let inside = &mut quotations[next..next + touching];
        let marks: Vec<Span> = inside.iter().map(|quotation| quotation.span).collect();
        let Some(speaker) = reader.speaker(index, &marks) else { continue };
        for quotation in inside {
            quotation.speaker = quotation.speaker.or(Some(speaker));
        }
        speakers.push((index, speaker));
    }
    inherit(scan, &mut quotations, &speakers);
    for quotation in &quotations {
        let Some(speaker) = quotation.speaker else { continue };
        speakers.extend(quotation.sentences.clone().map(|sentence| (sentence, speaker)));
    }
    // A sentence's own clause stands before what it inherits.
    speakers.sort_by_key(|(sentence, _)| *sentence);
    speakers.dedup_by_key(|(sentence, _)| *sentence);
    (quotations, speakers)
}

fn sentences_of(scan: &Scan, span: Span) -> Range<usize> {
    let sentences = &scan.article.sentences;
    let first = sentences.partition_point(|sentence| sentence.span.end <= span.start);
    let count = sentences[first..].partition_point(|sentence| sentence.span.start < span.end);
    first..first + count
}

/// Gives quotations without a clause of their own to the speaker before.
fn inherit(scan: &Scan, quotations: &mut [Quotation], speakers: &[(usize, Speaker)]) {
    let paragraph =
        |quotation: &Quotation| scan.article.sentences.get(quotation.sentences.start).map(|one| one.paragraph);
    let speaker_of = |sentence: usize| {
        let at = speakers.binary_search_by_key(&sentence, |(of, _)| *of).ok()?;
        Some(speakers[at].1)
    };
    // Backwards in one paragraph: “We won. They lost,” and then “Twice,” she said, in two pairs of marks.
    for at in (0..quotations.len().saturating_sub(1)).rev() {
        let adjoins = {
            let between = &scan.article.text[quotations[at].span.end..quotations[at + 1].span.start];
            between.chars().all(|c| !c.is_alphanumeric())
                && paragraph(&quotations[at]) == paragraph(&quotations[at + 1])
        };
        if adjoins && quotations[at].speaker.is_none() {
            quotations[at].speaker = quotations[at + 1].speaker;
        }
    }
    for at in 0..quotations.len() {
        if quotations[at].speaker.is_some() || !is_bare(scan, &quotations[at]) {
            continue;
        }
        let own = paragraph(&quotations[at]);
        let before = at.checked_sub(1).map(|before| &quotations[before]);
        let inherited = before.and_then(|before| {
            let same = paragraph(before) == own;
            let text = &scan.article.text[before.span.end..quotations[at].span.start];
            // Left open: no mark closes it before the next paragraph opens.
            let open = text.starts_with("\n\n") || text.starts_with('\n');
            (same || open).then_some(before.speaker).flatten()
        });
        // “The mayor called it unjust.” and then a paragraph that is a quotation.
        let announced = quotations[at].sentences.start.checked_sub(1).and_then(|sentence| {
            let new = Some(scan.article.sentences[sentence].paragraph) != own;
            new.then(|| speaker_of(sentence)).flatten()
        });
        quotations[at].speaker = inherited.or(announced);
    }
}

/// Tells whether a quotation is all that its sentences hold.
fn is_bare(scan: &Scan, quotation: &Quotation) -> bool {
    let sentences = &scan.article.sentences[quotation.sentences.clone()];
    let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else { return false };
    let outside =
        |from: usize, to: usize| scan.article.text.get(from..to).unwrap_or("").chars().any(char::is_alphanumeric);
    !outside(first.span.start, quotation.span.start) && !outside(quotation.span.end, last.span.end)
}

#[cfg(test)]
mod tests {
    use crate::article::facts::tests::{english, read};

    /// The speaker of each quotation, as full as it is known.
    fn speakers(text: &str) -> Vec<String> {
        let article = english(text);
        let facts = &article.facts;
        let name = |speaker| article.quote(facts.speaker_name(speaker)).to_string();
        facts.quotations.iter().map(|quotation| quotation.speaker.map_or("-".to_string(), name)).collect()
    }

    #[test]
    fn attributes_the_table() {
        let mut wrong = Vec::new();
        for (text, wanted) in [
            ("“We won,” said Una Holt, the mayor.", &["Una Holt"][..]),
            ("“We won,” Una Holt said.", &["Una Holt"]),
            ("\"We won,\" Biggs said.", &["Biggs"]),
            ("Una Holt told reporters: “We won.”", &["Una Holt"]),
            ("Una Holt, the mayor of Elsin, said: “We won.”", &["Una Holt"]),
            ("Una Holt, 34, a nurse from Tarn, said “we won” twice.", &["Una Holt"]),
            ("“We won,” Holt said. “They lost.”", &["Holt", "Holt"]),
            ("“We won,” said Una Holt.\n“They lost,” she added.", &["Una Holt", "Una Holt"]),
            ("“We won,” said Una Holt, the mayor.\n“They lost,” the mayor said.", &["Una Holt", "Una Holt"]),
            ("“We won,” a spokesman for Una Holt said.", &["a spokesman for Una Holt"]),
            ("“We won,” said a spokesman for Una Holt.", &["a spokesman for Una Holt"]),
            ("“We won,” the mayor of Elsin said.", &["the mayor of Elsin"]),
            ("“We won,” said deputy mayor Ned Oake.", &["Ned Oake"]),
            ("“We won,” Una Holt said on Sunday, “and they lost.”", &["Una Holt", "Una Holt"]),
            ("Una Holt said on Sunday: “We won.\n“They lost.”", &["Una Holt", "Una Holt"]),
            ("“We won. They lost,” Una Holt said.", &["Una Holt"]),
            ("“We won,” Una Holt also said.", &["Una Holt"]),
            ("“We won,” Una Holt on Sunday said.", &["Una Holt"]),
            ("Mr. Oake met Ms. Holt. “We won,” she said.", &["Holt"]),
            ("They had “won”. Boats left.", &["-"]),
            ("According to Una Holt, they “won” it.", &["Una Holt"]),
            ("The mayor said:\n“We won.”", &["The mayor"]),
            ("“Did we win?” Una Holt asked.", &["Una Holt"]),
            ("Una Holt called it “a fine day”.", &["Una Holt"]),
        ] {
            let found = speakers(text);
            if found != wanted {
                wrong.push(format!("{text}: {found:?}"));
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
    }

    #[test]
    fn knows_who_speaks_without_marks() {
        let article = english("Una Holt said that boats sank. Nobody came. She added that more would.");
        let facts = &article.facts;
        let speaker = |sentence| facts.speaker_of(sentence).map(|speaker| article.quote(facts.speaker_name(speaker)));
        assert_eq!([speaker(0), speaker(1), speaker(2)], [Some("Una Holt"), None, Some("Una Holt")]);
    }

    #[test]
    fn other_languages_have_no_speakers() {
        let german =
            "„Wir haben gewonnen“, sagte die Bürgermeisterin der Stadt am Sonntag, und niemand wollte es glauben.";
        let article = read(german, "");
        assert_eq!(article.facts.quotations.len(), 1);
        assert_eq!(article.facts.quotations[0].speaker, None);
    }
}
