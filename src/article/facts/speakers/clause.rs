//! Reads the reporting clause of a sentence.

use std::collections::HashMap;
use std::ops::Range;

use super::Speaker;
use crate::article::Span;
use crate::article::facts::entities::Entity;
use crate::article::facts::lexicon::Class;
use crate::article::facts::names::Name;
use crate::article::facts::scan::Scan;

/// How many words back from a verb its subject is looked for.
const REACH: usize = 24;
/// How many words a subject without a name may have.
const PHRASE: usize = 10;
/// How many holders of a role are looked at.
const HOLDERS: usize = 16;

/// Reads the sentences of an article in order and remembers who was named.
pub(super) struct Reader<'s, 'a> {
    scan: &'s Scan<'a>,
    names: &'s [Name],
    entities: &'s [Entity],
    /// The first name that ends after the sentence before.
    next: usize,
    /// Who spoke last, or stands first in the sentence read last.
    focus: Option<Speaker>,
    /// The one before: "she" cannot be a man.
    other: Option<Speaker>,
    /// For each word that names a role, the names that it was stated for, in order.
    holders: HashMap<u32, Vec<usize>>,
}

impl<'s, 'a> Reader<'s, 'a> {
    pub(super) fn new(scan: &'s Scan<'a>, names: &'s [Name], entities: &'s [Entity]) -> Self {
        let mut reader = Self { scan, names, entities, next: 0, focus: None, other: None, holders: HashMap::new() };
        for (index, name) in names.iter().enumerate() {
            for word in reader.role_words(name).filter(|&word| scan.class(word).is(Class::ROLE)) {
                reader.holders.entry(scan.article.words[word].form).or_default().push(index);
            }
        }
        reader
    }

    /// The words of the role stated for a name.
    fn role_words(&self, name: &Name) -> Range<usize> {
        let words = &self.scan.article.words;
        let place = |at: usize| words.partition_point(|word| word.span().start < at);
        name.role.map_or(0..0, |role| place(role.start)..place(role.end))
    }

    /// Returns who speaks in a sentence; `marks` are the quotations that touch it.
    pub(super) fn speaker(&mut self, index: usize, marks: &[Span]) -> Option<Speaker> {
        let sentence = &self.scan.article.sentences[index];
        let words = sentence.words.clone();
        while self.names.get(self.next).is_some_and(|name| name.span.end <= sentence.span.start) {
            self.next += 1;
        }
        let found = self.clause(&words, marks);
        match found {
            Some(speaker) => self.focus_on(speaker),
            None => {
                if let Some(subject) = self.first_name(&words, marks) {
                    self.focus_on(subject);
                }
            }
        }
        found
    }

    fn focus_on(&mut self, speaker: Speaker) {
        if self.focus.is_none_or(|focus| focus.entity.is_none() || focus.entity != speaker.entity) {
            (self.other, self.focus) = (self.focus, Some(speaker));
        }
    }

    /// The name that a sentence begins with, as its subject.
    fn first_name(&self, words: &Range<usize>, marks: &[Span]) -> Option<Speaker> {
        let name = self.names.get(self.next)?;
        let start = name.words.start as usize;
        let early = words.contains(&start) && start < words.start + 6 && !is_marked(name.span, marks);
        let role = name.role.is_some_and(|role| role.start <= self.scan.span(words.start).start);
        let person = self.entities[name.entity as usize].person;
        (early && (start == words.start || role || person))
            .then_some(Speaker { span: name.span, entity: Some(name.entity) })
    }

    fn clause(&self, words: &Range<usize>, marks: &[Span]) -> Option<Speaker> {
        let scan = self.scan;
        let mut fallback = None;
        for verb in words.clone() {
            if scan.folded(words, verb) == "according" && scan.folded(words, verb + 1) == "to" {
                fallback = fallback.or_else(|| self.phrase_from(words, verb + 2));
            }
            if !scan.class(verb).is(Class::SAYING) || is_marked(scan.span(verb), marks) {
                continue;
            }
            let found = self.inverted(words, verb, marks).or_else(|| self.straight(words, verb, marks));
            if found.is_some() {
                return found;
            }
        }
        fallback
    }

    /// "…,” said Una Holt", "…, said the mayor".
    fn inverted(&self, words: &Range<usize>, verb: usize, marks: &[Span]) -> Option<Speaker> {
        let scan = self.scan;
        let gap = scan.gap(words, verb);
        let after_quotation = gap.contains(['”', '"', '’', '\'', '»']) || gap.starts_with(',');
        let telling = scan.class(verb).is(Class::TELLING) && !scan.folded(words, verb).starts_with("demand");
        if !after_quotation || telling || !scan.is_tied(words, verb + 1) || is_marked(scan.span(verb + 1), marks) {
            return None;
        }
        self.phrase_from(words, verb + 1)
    }

    /// The speaker whose words begin at `at`: a name with or without its role, a pronoun, a role.
    fn phrase_from(&self, words: &Range<usize>, at: usize) -> Option<Speaker> {
        let scan = self.scan;
        if !words.contains(&at) {
            return None;
        }
        if scan.class(at).is(Class::PRONOUN) {
            return Some(self.pronoun(at));
        }
        let mut end = at;
        let mut role = None;
        while words.contains(&end)
            && end < at + PHRASE
            && (end == at || scan.is_tied(words, end) || scan.gap(words, end) == ". ")
        {
            if let Some(name) = self.name_at(end) {
                return Some(Speaker { span: name.span, entity: Some(name.entity) });
            }
            let class = scan.class(end);
            let stops = class.is(Class::PREPOSITION.and(Class::SAYING))
                || class.is(Class::FUNCTION) && !class.is(Class::DETERMINER);
            if stops {
                break;
            }
            if class.is(Class::ROLE) {
                role = Some(end);
            }
            end += 1;
        }
        let role = role.filter(|role| role + 1 == end || end == at + PHRASE)?;
        // "a spokesman for Holt" is not Holt.
        let tail = self.complement(words, role + 1);
        Some(self.role(at..role + 1, tail))
    }

    /// The end of "for the town of Elsin" after a role.
    fn complement(&self, words: &Range<usize>, at: usize) -> usize {
        let scan = self.scan;
        let mut end = at;
        while words.contains(&end) && end < at + PHRASE && scan.is_tied(words, end) {
            let class = scan.class(end);
            if class.is(Class::SAYING.and(Class::WEEKDAY))
                || matches!(scan.folded(words, end), "who" | "that" | "in" | "on" | "as" | "and")
            {
                break;
            }
            end += 1;
        }
        if scan.is(words, at, Class::PREPOSITION) { end } else { at }
    }

    /// "Una Holt, the mayor, said", "she later said", "the mayor of Elsin said".
    fn straight(&self, words: &Range<usize>, verb: usize, marks: &[Span]) -> Option<Speaker> {
        let scan = self.scan;
        let mut at = verb;
        // Adverbs and days between subject and verb.
        loop {
            let before = Scan::before(words, at).filter(|&before| !is_marked(scan.span(before), marks))?;
            let class = scan.class(before);
            let gap = scan.gap(words, at);
            let skipped = class.is(Class::BETWEEN.and(Class::WEEKDAY))
                || scan.article.folded(before).ends_with("ly") && !scan.is_capital(before)
                || scan.article.folded(before) == "on" && scan.is(words, before + 1, Class::WEEKDAY);
            if gap != " " || !skipped {
                break;
            }
            at = before;
        }
        let last = Scan::before(words, at)?;
        match scan.gap(words, at) {
            " " => self.ending_at(words, last, marks),
            // An aside between two commas; the subject stands before the first.
            gap if gap.starts_with(',') || gap.starts_with(')') => {
                let aside = self.aside(words, last, marks)?;
                self.ending_at(words, aside, marks)
            }
            _ => None,
        }
    }

    /// The word before the comma or bracket that opens an aside which ends with `last`.
    fn aside(&self, words: &Range<usize>, last: usize, marks: &[Span]) -> Option<usize> {
        let mut opening = None;
        let mut at = last;
        for _ in 0..REACH {
            let before = Scan::before(words, at)?;
            if is_marked(self.scan.span(before), marks) {
                return opening;
            }
            let gap = self.scan.gap(words, at);
            if gap.contains('(') {
                return Some(before);
            }
            if gap.starts_with(',') {
                // "Una Holt, 34, the mayor of Elsin, said": the name stands before the first of several.
                opening = opening.or(Some(before));
                if self.name_ending_at(before).is_some() {
                    return Some(before);
                }
            } else if gap != " " && gap != "-" && gap != ". " {
                return opening;
            }
            at = before;
        }
        opening
    }

    /// The speaker whose words end with the word `last`.
    fn ending_at(&self, words: &Range<usize>, last: usize, marks: &[Span]) -> Option<Speaker> {
        let scan = self.scan;
        if is_marked(scan.span(last), marks) {
            return None;
        }
        if scan.class(last).is(Class::PRONOUN) {
            return Some(self.pronoun(last));
        }
        let name = self.name_ending_at(last);
        let mut first = name.map_or(last, |name| name.words.start as usize);
        // "the mayor of Elsin", "a spokeswoman for Holt": the role before the preposition speaks.
        let mut at = first;
        for _ in 0..PHRASE {
            let Some(before) = Scan::before(words, at).filter(|_| matches!(scan.gap(words, at), " " | "-" | ". "))
            else {
                break;
            };
            let class = scan.class(before);
            if class.is(Class::SAYING) || matches!(scan.article.folded(before), "and" | "that" | "but" | "as" | "who") {
                break;
            }
            if class.is(Class::ROLE) && scan.is(words, at, Class::PREPOSITION) {
                let start = self.phrase_start(words, before);
                return Some(self.role(start..before + 1, last + 1));
            }
            at = before;
        }
        if let Some(name) = name {
            let preceded = Scan::before(words, first).filter(|_| scan.is_tied(words, first));
            let complement = preceded.is_some_and(|before| {
                scan.class(before).is(Class::PREPOSITION)
                    && !matches!(scan.article.folded(before), "and" | "or" | "as" | "than")
            });
            return (!complement).then_some(Speaker { span: name.span, entity: Some(name.entity) });
        }
        if scan.class(last).is(Class::ROLE) {
            first = self.phrase_start(words, last);
            return Some(self.role(first..last + 1, last + 1));
        }
        None
    }

    fn phrase_start(&self, words: &Range<usize>, role: usize) -> usize {
        let scan = self.scan;
        let mut first = role;
        while let Some(before) = Scan::before(words, first).filter(|_| scan.is_tied(words, first)) {
            let class = scan.class(before);
            if role - before > 6 || class.is(Class::FUNCTION) && !class.is(Class::DETERMINER) {
                break;
            }
            first = before;
            if class.is(Class::DETERMINER) {
                break;
            }
        }
        first
    }

    fn pronoun(&self, at: usize) -> Speaker {
        let class = self.scan.class(at);
        let fits = |speaker: &Speaker| {
            let woman = speaker.entity.and_then(|entity| self.entities[entity as usize].woman);
            match woman {
                Some(true) => !class.is(Class::MAN),
                Some(false) => !class.is(Class::WOMAN),
                None => true,
            }
        };
        let meant = self.focus.filter(fits).or_else(|| self.other.filter(fits)).and_then(|speaker| speaker.entity);
        let entity = meant.or_else(|| {
            let before = self.names.partition_point(|name| name.span.start < self.scan.span(at).start);
            let titled = |name: &&Name| self.entities[name.entity as usize].woman == Some(class.is(Class::WOMAN));
            self.names[..before].iter().rev().take(HOLDERS).find(titled).map(|name| name.entity)
        });
        Speaker { span: self.scan.span(at), entity }
    }

    /// A role that speaks: the entity that was last given the same role.
    fn role(&self, words: Range<usize>, end: usize) -> Speaker {
        let scan = self.scan;
        let definite = scan.folded(&words, words.start) == "the" && end == words.end;
        let entity = if definite { self.holder(words.clone()) } else { None };
        Speaker { span: scan.over(words.start..end), entity }
    }

    /// The entity that was called so last, else first after: every distinguishing word must have been said of it.
    fn holder(&self, phrase: Range<usize>) -> Option<u32> {
        let scan = self.scan;
        let holders = self.holders.get(&scan.article.words[phrase.end - 1].form)?;
        let start = scan.span(phrase.start).start;
        let before = holders.partition_point(|&name| self.names[name].span.start < start);
        let (earlier, later) = holders.split_at(before);
        let mut nearest = earlier.iter().rev().chain(later).take(HOLDERS);
        let agrees = |name: &Name| {
            let role = self.role_words(name);
            phrase.clone().filter(|&word| scan.is_capital(word) || scan.class(word).is(Class::MODIFIER)).all(|word| {
                word == phrase.start
                    || role.clone().any(|other| scan.article.words[other].form == scan.article.words[word].form)
            })
        };
        nearest.find(|&&name| agrees(&self.names[name])).map(|&name| self.names[name].entity)
    }

    fn name_at(&self, word: usize) -> Option<&'s Name> {
        let start = self.scan.span(word).start;
        let at = self.names.partition_point(|name| name.span.start < start);
        self.names.get(at).filter(|name| name.words.start as usize == word)
    }

    fn name_ending_at(&self, word: usize) -> Option<&'s Name> {
        let end = self.scan.span(word).end;
        let at = self.names.partition_point(|name| name.span.start < end).checked_sub(1)?;
        self.names.get(at).filter(|name| name.words.end as usize == word + 1)
    }
}

/// Tells whether a word lies in one of the quotations, which are in order.
fn is_marked(span: Span, marks: &[Span]) -> bool {
    marks.get(marks.partition_point(|mark| mark.end <= span.start)).is_some_and(|mark| mark.overlaps(span))
}
