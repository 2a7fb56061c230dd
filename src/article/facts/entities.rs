//! Who is meant: mentions of a name in its full and short forms are one entity.

use std::collections::HashMap;
use std::ops::Range;

use super::lexicon::Class;
use super::names::{Mention, Name, is_acronym, is_possessive};
use super::narrow;
use super::scan::Scan;
use crate::article::Span;

/// A person, body or place of an article.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entity {
    /// The longest form of its name, where it stands first.
    pub name: Span,
    /// The first role stated for it.
    pub role: Option<Span>,
    /// Whether a title or role, or the way it is spoken of, tells that it is a person.
    pub person: bool,
    /// Whether a title tells the person's sex: true for a woman.
    pub woman: Option<bool>,
    /// How often it is mentioned.
    pub mentions: u32,
}

/// Links mentions to entities.
pub(super) fn link(scan: &Scan, mentions: &[Mention]) -> (Vec<Name>, Vec<Entity>) {
    let mut linker = Linker { scan, ..Linker::new(scan) };
    for mention in mentions.iter().filter(|mention| mention.words.len() > 1) {
        linker.register(mention);
    }
    let names = mentions
        .iter()
        .map(|mention| {
            let entity = linker.resolve(mention);
            linker.count(entity, mention);
            Name {
                span: span_of(scan, &mention.words),
                entity: narrow(entity),
                role: mention.role,
                words: narrow(mention.words.start)..narrow(mention.words.end),
            }
        })
        .collect();
    (names, linker.entities)
}

/// The bytes of a name without a possessive ending.
fn span_of(scan: &Scan, words: &Range<usize>) -> Span {
    let mut span = scan.over(words.clone());
    let surface = scan.surface(words.end - 1);
    if is_possessive(surface) {
        span.end -=
            if surface.ends_with('s') && surface.as_bytes().ends_with(b"'s") { 2 } else { '’'.len_utf8() + 1 };
    }
    span
}

struct Linker<'s, 'a> {
    scan: &'s Scan<'a>,
    entities: Vec<Entity>,
    /// Entities by all the forms of a name, as one number.
    whole: HashMap<u64, usize>,
    /// By the first and last form of a name of several words: middle names come and go.
    ends: HashMap<(u32, u32), usize>,
    /// By the last form of what may be a person's name, the one mentioned last.
    last: HashMap<u32, usize>,
    /// By the first form of a person's name: family names come first in part of the world.
    first: HashMap<u32, usize>,
    /// By initials of names of three words and more.
    initials: HashMap<String, usize>,
}

impl<'s, 'a> Linker<'s, 'a> {
    fn new(scan: &'s Scan<'a>) -> Self {
        Self {
            scan,
            entities: Vec::new(),
            whole: HashMap::new(),
            ends: HashMap::new(),
            last: HashMap::new(),
            first: HashMap::new(),
            initials: HashMap::new(),
        }
    }

    fn form(&self, word: usize) -> u32 {
        self.scan.article.words[word].form
    }

    fn key(&self, words: &Range<usize>) -> u64 {
        self.scan.article.words[words.clone()].iter().fold(0, |key: u64, word| {
            (key.rotate_left(23) ^ u64::from(word.form + 1)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        })
    }

    fn class_of(&self, words: &Range<usize>) -> Class {
        words.clone().fold(Class::NONE, |all, word| all.and(self.scan.class(word)))
    }

    /// Makes a name of several words known, so that a short form before it can mean it too.
    fn register(&mut self, mention: &Mention) {
        let key = self.key(&mention.words);
        let ends = (self.form(mention.words.start), self.form(mention.words.end - 1));
        let class = self.class_of(&mention.words);
        let may_be_person = !class.is(Class::BODY.and(Class::HEAD)) && mention.words.len() <= 4;
        let known = self.whole.get(&key).or_else(|| self.ends.get(&ends).filter(|_| may_be_person)).copied();
        let entity = known.unwrap_or_else(|| self.add(mention));
        let told = mention.title.is(Class::TITLE.and(Class::ROLE)) || mention.role.is_some() && may_be_person;
        let longer = self.scan.over(mention.words.clone()).len() > self.entities[entity].name.len();
        if longer {
            self.entities[entity].name = span_of(self.scan, &mention.words);
        }
        if may_be_person {
            self.ends.entry(ends).or_insert(entity);
            self.last.entry(ends.1).or_insert(entity);
            if told {
                self.first.entry(ends.0).or_insert(entity);
            }
        }
        self.entities[entity].person |= told;
        self.whole.entry(key).or_insert(entity);
        if mention.words.len() >= 3 {
            let initials = mention.words.clone().filter(|&word| self.scan.is_capital(word));
            let initials: String = initials.filter_map(|word| self.scan.surface(word).chars().next()).collect();
            self.initials.entry(initials).or_insert(entity);
        }
        if let Some(short) = mention.short {
            let key = self.key(&(short..short + 1));
            self.whole.entry(key).or_insert(entity);
        }
    }

    fn add(&mut self, mention: &Mention) -> usize {
        let name = span_of(self.scan, &mention.words);
        self.entities.push(Entity { name, role: None, person: false, woman: None, mentions: 0 });
        self.entities.len() - 1
    }

    /// Returns the entity that a mention means, a new one where none is known.
    fn resolve(&mut self, mention: &Mention) -> usize {
        let key = self.key(&mention.words);
        let form = self.form(mention.words.end - 1);
        if let Some(&entity) = self.whole.get(&key) {
            self.remember(mention, entity);
            return entity;
        }
        if mention.words.len() == 1 {
            let surface = self.scan.surface(mention.words.start);
            let titled = mention.title.is(Class::TITLE);
            let acronym = if is_acronym(surface) { self.initials.get(surface) } else { None };
            let by_first = self.first.get(&form).filter(|&&entity| titled || self.entities[entity].person);
            let found = acronym.or_else(|| self.last.get(&form)).or(by_first).copied();
            if let Some(entity) = found {
                return entity;
            }
        }
        let entity = self.add(mention);
        self.whole.insert(key, entity);
        entity
    }

    /// The short form that follows means the one named last.
    fn remember(&mut self, mention: &Mention, entity: usize) {
        let last = self.form(mention.words.end - 1);
        if mention.words.len() > 1
            && let Some(known) = self.last.get_mut(&last)
        {
            *known = entity;
        }
    }

    fn count(&mut self, entity: usize, mention: &Mention) {
        let known = &mut self.entities[entity];
        known.mentions += 1;
        known.role = known.role.or(mention.role);
        known.person |= mention.title.is(Class::TITLE);
        if mention.title.is(Class::MAN) || mention.title.is(Class::WOMAN) {
            known.woman = known.woman.or(Some(mention.title.is(Class::WOMAN)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::article::facts::tests::{english, read};

    /// Each mention, what it stands for where that is longer, and the role stated there.
    fn found(article: &Article) -> Vec<String> {
        let facts = &article.facts;
        let names = facts.names.iter();
        names
            .map(|name| {
                let (own, full) = (article.quote(name.span), article.quote(facts.entities[name.entity as usize].name));
                let full = if own == full { String::new() } else { format!(" = {full}") };
                let role = name.role.map_or(String::new(), |role| format!(" ({})", article.quote(role)));
                format!("{own}{full}{role}")
            })
            .collect()
    }

    #[test]
    fn reads_the_table() {
        let mut wrong = Vec::new();
        for (text, wanted) in [
            ("Una Holt left. Holt was tired.", &["Una Holt", "Holt = Una Holt"][..]),
            ("“No,” said Una Holt, the mayor, on Sunday.", &["Una Holt (the mayor)"]),
            ("Then Una Holt, the mayor of Elsin, left.", &["Una Holt (the mayor of Elsin)", "Elsin"]),
            ("Rep. Ned Oake (D-Calif.) voted no.", &["Ned Oake"]),
            ("House Speaker Ida Rusk left Tarn.", &["Ida Rusk (House Speaker)", "Tarn"]),
            ("The former Borland President Ivo Tann spoke.", &["Ivo Tann (Borland President)"]),
            ("Secretary of State Ida Rusk left.", &["Ida Rusk (Secretary of State)"]),
            ("Aides of the mayor, Una Holt, left.", &["Una Holt (the mayor)"]),
            ("The firm’s chief executive, Gar Mull, was paid.", &["Gar Mull (chief executive)"]),
            ("They met spokesman Ned Oake there.", &["Ned Oake (spokesman)"]),
            ("They met Borland journalist Ivo Tann there.", &["Ivo Tann (Borland journalist)"]),
            ("Mr. Holt saw Mrs. Rusk.", &["Holt", "Rusk"]),
            ("Leaders met leader Tan Jong Ik. Mr Tan smiled.", &["Tan Jong Ik (leader)", "Tan = Tan Jong Ik"]),
            (
                "The Federal Harbour Service (FHS) closed. The FHS is old.",
                &["Federal Harbour Service", "FHS = Federal Harbour Service"],
            ),
            ("The Elsin Harbour Watch closed. EHW is old.", &["Elsin Harbour Watch", "EHW = Elsin Harbour Watch"]),
            ("They sued the Department of the Interior.", &["Department of the Interior"]),
            ("They saw the University of Tarn and Ursula von Elsin.", &["University of Tarn", "Ursula von Elsin"]),
            ("They left Elsin’s pier for Tarn.", &["Elsin", "Tarn"]),
            ("Boats left. However, nobody came.", &[]),
            ("Many people came. Fishermen left.", &[]),
            ("Walmo said it would leave.", &["Walmo"]),
            ("They met the Borlandian crew.", &[]),
            ("They met the President and the Attorney General.", &[]),
            ("The Justice Department sued.", &["Justice Department"]),
            ("They bought General Motors shares.", &["General Motors"]),
            ("Later on Sunday in March they met.", &[]),
            ("Storm Hits Elsin Harbour As Mayor Leaves\nA storm hit Elsin and its people.", &["Elsin", "Elsin"]),
            ("They met Ida Ann Rusk. Then Ida Rusk left.", &["Ida Ann Rusk", "Ida Rusk = Ida Ann Rusk"]),
            ("“Boats sank,” he said. “Nobody knew.”", &[]),
            ("They saw John F. Tarrow of New Elsin.", &["John F. Tarrow", "New Elsin"]),
            ("Una Holt, 34, a nurse from Tarn, left.", &["Una Holt (a nurse from Tarn)", "Tarn"]),
            ("Then Una Holt, who is the mayor, left.", &["Una Holt"]),
        ] {
            let found = found(&english(text));
            if found != wanted {
                wrong.push(format!("{text}: {found:?}"));
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
    }

    #[test]
    fn german_nouns_are_no_names() {
        let german =
            "Die Bürgermeisterin der Stadt sagte am Sonntag, dass Frau Holt den Hafen nicht mehr betreten dürfe.";
        assert_eq!(found(&read(german, "")), ["Holt"]);
    }
}
