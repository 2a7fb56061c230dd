//! Mentions of names: capitalised words that are not merely the first of a sentence, with the title or role stated there.
//!
//! Where every noun has a capital letter (German), only what follows a title is certain enough to be a name.

mod roles;

use std::ops::Range;

use super::Words;
use super::dates::Date;
use super::lexicon::Class;
use super::scan::Scan;
use crate::article::{Role, Span};

/// A mention of a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The bytes of the name, its title and a possessive ending aside.
    pub span: Span,
    /// Whom or what it means: an index of [`super::Facts::entities`].
    pub entity: u32,
    /// The role that is stated here: "House Speaker", "the mayor of Elsin".
    pub role: Option<Span>,
    /// Its words.
    pub words: Words,
}

/// A mention before it is known whom it means.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    pub(super) words: Range<usize>,
    pub(super) role: Option<Span>,
    /// The classes of the title or role before it.
    pub(super) title: Class,
    /// The short form in parentheses that follows.
    pub(super) short: Option<usize>,
}

/// How often a form is written small, and with a capital letter where nothing but a name asks for one.
#[derive(Clone, Copy, Default)]
struct Habit {
    small: u32,
    capital: u32,
}

/// What a name may hold in small letters between its parts.
const PARTICLES: &[&str] = &[
    "de", "la", "del", "della", "van", "von", "der", "den", "bin", "ibn", "al", "el", "di", "du", "da", "dos", "ter",
    "zu",
];

/// Companies and the like whose first word is a title.
const AFTER_TITLE: &[&str] =
    &["motors", "electric", "mills", "assembly", "counsel", "election", "elections", "hospital", "dynamics"];

/// A sentence with at least this share of capitalised content words is a headline: its capitals say nothing.
const HEADLINE_SHARE: f64 = 0.7;

/// Finds the mentions of an article in order.
pub(super) fn find(scan: &Scan, dates: &[Date]) -> Vec<Mention> {
    let finder = Finder { scan, habits: habits(scan), nouns: scan.article.language == "de" };
    let mut mentions = Vec::new();
    let mut dates = dates.iter().peekable();
    for sentence in &scan.article.sentences {
        let words = &sentence.words;
        let mut headline = None;
        let mut at = words.start;
        while at < words.end {
            while dates.next_if(|date| date.words.end as usize <= at).is_some() {}
            let date = dates.peek().map_or(words.end, |date| (date.words.start as usize).max(at)).min(words.end);
            if date == at {
                at = dates.peek().map_or(at + 1, |date| date.words.end as usize).max(at + 1);
                continue;
            }
            if !scan.is_capital(at) {
                at += 1;
                continue;
            }
            let headline = *headline.get_or_insert_with(|| {
                scan.article.paragraphs[sentence.paragraph].role == Role::Heading || is_headline(scan, words)
            });
            at = finder.read(words, date, at, headline, &mut mentions);
        }
    }
    mentions
}

fn habits(scan: &Scan) -> Vec<Habit> {
    let mut habits = vec![Habit::default(); scan.article.forms.len()];
    for sentence in &scan.article.sentences {
        let headline = is_headline(scan, &sentence.words);
        for word in sentence.words.clone() {
            let habit = &mut habits[scan.article.words[word].form as usize];
            if !scan.is_capital(word) {
                habit.small += 1;
            } else if !headline && !is_initial(scan, &sentence.words, word) {
                habit.capital += 1;
            }
        }
    }
    habits
}

/// Tells whether a word begins a sentence, a quotation or what follows a colon.
fn is_initial(scan: &Scan, words: &Range<usize>, word: usize) -> bool {
    let gap = scan.gap(words, word);
    let begins = |c: char| matches!(c, '“' | '‘' | '„' | '«' | '»' | ':' | '.' | '…' | '―' | '—' | '–' | '?' | '!');
    // A straight mark with a blank after it ends a quotation.
    word == words.start || gap.ends_with('"') || gap.contains(begins) && !gap.starts_with(". ")
}

fn is_headline(scan: &Scan, words: &Range<usize>) -> bool {
    let (mut capital, mut content) = (0_u32, 0_u32);
    if words.is_empty() || scan.rest(words.end - 1).starts_with(['.', ',']) {
        return false;
    }
    for word in words.clone() {
        let small = !scan.is_capital(word);
        // Most sentences are told from a headline by their first words.
        if small && content >= 12 && f64::from(capital) < 0.5 * f64::from(content) {
            return false;
        }
        if !scan.class(word).is(Class::FUNCTION.and(Class::DIGIT)) {
            content += 1;
            capital += u32::from(!small);
        }
    }
    content >= 4 && f64::from(capital) >= HEADLINE_SHARE * f64::from(content)
}

struct Finder<'s, 'a> {
    scan: &'s Scan<'a>,
    habits: Vec<Habit>,
    /// Whether every noun has a capital letter.
    nouns: bool,
}

impl Finder<'_, '_> {
    /// Reads the capitalised words that begin at `at` and go no further than `limit`; returns where to go on.
    fn read(
        &self,
        words: &Range<usize>,
        limit: usize,
        at: usize,
        headline: bool,
        mentions: &mut Vec<Mention>,
    ) -> usize {
        let scan = self.scan;
        if let Some(end) = party(scan, words, at) {
            return end;
        }
        if !self.begins(words, at, headline) {
            return at + 1;
        }
        let end = self.end_of(words, at, limit, headline);
        let Some((name, title, role)) = self.without_title(at..end) else { return end };
        if !self.is_sure(words, &name, title, headline) {
            return end;
        }
        let before = roles::before(scan, words, name.start);
        let role_before = role.or(before);
        if let Some(role) = &role_before {
            // "Borland journalist Ivo Tann" names no Borland.
            while mentions.last().is_some_and(|last| {
                last.words.start >= role.start && role.end == name.start && scan.is_tied(words, role.end)
            }) {
                mentions.pop();
            }
        }
        let after = roles::after(scan, words, name.end);
        let role = role_before.clone().or(after);
        let title = role_before.iter().flat_map(Clone::clone).fold(title, |all, word| all.and(scan.class(word)));
        let short = self.short_form(words, name.end);
        mentions.push(Mention { words: name, role: role.map(|role| scan.over(role)), title, short });
        short.map_or(end, |short| short + 1)
    }

    /// Tells whether a capitalised word can be the first of a name.
    fn begins(&self, words: &Range<usize>, at: usize, headline: bool) -> bool {
        let (scan, class) = (self.scan, self.scan.class(at));
        let title = class.is(Class::TITLE);
        if class.is(Class::FUNCTION) && scan.surface(at) != "US" || self.nouns && !title {
            return false;
        }
        let habit = self.habits[scan.article.words[at].form as usize];
        if headline {
            return habit.capital > 0 || title;
        }
        if !is_initial(scan, words, at) {
            return true;
        }
        let number = Class::CARDINAL.and(Class::SCALE).and(Class::VAGUE).and(Class::ORDINAL).and(Class::DIGIT);
        if class.is(Class::COMMON.and(number).and(Class::PREPOSITION)) {
            return false;
        }
        let folded = scan.article.folded(at);
        let goes_on = scan.is_tied(words, at + 1) && words.contains(&(at + 1)) && scan.is_capital(at + 1);
        let verb = folded.ends_with("ing") || folded.ends_with("ly") || folded.ends_with("ed");
        let speaks = scan.is(words, at + 1, Class::SAYING);
        title
            || habit.capital > habit.small
            || habit.small == 0 && goes_on && !verb
            || habit.small == 0 && speaks && !verb && !folded.ends_with('s') && !class.is(Class::ROLE)
            || is_acronym(scan.surface(at))
    }

    /// One past the last word of the name.
    fn end_of(&self, words: &Range<usize>, at: usize, limit: usize, headline: bool) -> usize {
        let scan = self.scan;
        let mut end = at + 1;
        loop {
            let owner = words.contains(&end) && is_possessive(scan.surface(end - 1)) && !self.is_peoples(end);
            if end >= limit || owner {
                return end;
            }
            if headline && self.habits[scan.article.words[end].form as usize].capital == 0 {
                return end;
            }
            let gap = scan.gap(words, end);
            let abbreviated = gap == ". "
                && (scan.surface(end - 1).chars().count() == 1
                    || scan.class(end - 1).is(Class::TITLE)
                    || matches!(scan.folded(words, end - 1), "st" | "ft" | "mt"));
            let joined = matches!(gap, " " | "-" | " & " | "’" | "'" | "&") || abbreviated;
            if !joined {
                return end;
            }
            // "Tan Jae In": a small word with a capital inside a name is a part of it.
            let function = scan.class(end).is(Class::FUNCTION);
            if scan.is_capital(end) && (!function || end > at + 1 && gap == " " && scan.surface(end).len() == 2) {
                end += 1;
                continue;
            }
            if gap == "-" && end > at + 1 && self.is_given_name(end) {
                end += 1;
                continue;
            }
            // Small words inside a name: "Department of the Interior", "Ursula von Tarn".
            let folded = scan.folded(words, end);
            let mut next = end + 1;
            if folded == "of" && scan.class(end - 1).is(Class::HEAD) {
                if scan.folded(words, next) == "the" {
                    next += 1;
                }
            } else if PARTICLES.contains(&folded) && !(self.nouns && folded.starts_with('d')) {
                if PARTICLES.contains(&scan.folded(words, next)) {
                    next += 1;
                }
            } else {
                return end;
            }
            let goes_on =
                next < limit && (end + 1..=next).all(|word| scan.is_tied(words, word)) && scan.is_capital(next);
            if !goes_on {
                return end;
            }
            end = next + 1;
        }
    }

    /// The second half of a given name with a hyphen: "Tan Won-gil".
    fn is_given_name(&self, word: usize) -> bool {
        const OTHERS: &[&str] =
            &["era", "style", "led", "area", "born", "wide", "like", "free", "only", "run", "owned", "elect"];
        let folded = self.scan.article.folded(word);
        folded.len() <= 5
            && !folded.ends_with("ed")
            && !OTHERS.contains(&folded)
            && folded.bytes().all(|byte| byte.is_ascii_lowercase())
    }

    /// "People’s Republic".
    fn is_peoples(&self, next: usize) -> bool {
        matches!(self.scan.article.folded(next - 1), "people" | "women" | "children" | "veterans")
            && self.scan.class(next).is(Class::BODY.and(Class::HEAD))
    }

    /// Parts a title or role from the name it stands before. None where nothing but a role is left.
    fn without_title(&self, sequence: Range<usize>) -> Option<(Range<usize>, Class, Option<Range<usize>>)> {
        let scan = self.scan;
        let office = Class::TITLE.and(Class::ROLE);
        let last = sequence.end - 1;
        if scan.class(last).is(office)
            && sequence.clone().all(|word| {
                scan.class(word).is(office.and(Class::MODIFIER).and(Class::BODY).and(Class::HEAD))
                    || sequence.len() <= 2
            })
        {
            return None;
        }
        let Some(split) = (sequence.start..last).rev().find(|&word| scan.class(word).is(office)) else {
            return Some((sequence, Class::NONE, None));
        };
        let mut first = split + 1;
        if scan.article.folded(first) == "of" {
            first += if scan.article.folded(first + 1) == "the" { 3 } else { 2 };
        }
        let bare = first + 1 == sequence.end && AFTER_TITLE.contains(&scan.article.folded(first));
        if first >= sequence.end || scan.class(last).is(Class::BODY) || bare {
            // "Justice Department", "Secretary of State".
            let office = first >= sequence.end && scan.class(split).is(Class::ROLE);
            return (!office).then_some((sequence, Class::NONE, None));
        }
        let role = sequence.start..first;
        let honorific = role.len() == 1 && !scan.class(split).is(Class::ROLE);
        Some((first..sequence.end, scan.class(split), (!honorific).then_some(role)))
    }

    /// Leaves out what is a name by its capital letter alone: adjectives of countries, single letters.
    fn is_sure(&self, words: &Range<usize>, name: &Range<usize>, title: Class, headline: bool) -> bool {
        let scan = self.scan;
        if title.is(Class::TITLE) {
            return true;
        }
        let surface = scan.surface(name.start);
        let last = scan.article.folded(name.end - 1);
        let goes_on = scan.is_tied(words, name.end) && !scan.is(words, name.end, Class::FUNCTION.and(Class::SAYING));
        let adjective = is_adjective(last) && (goes_on || name.len() == 1) && name.len() <= 2;
        if name.len() > 1 || adjective {
            return !self.nouns && !adjective;
        }
        let letter = surface.chars().count() < 2;
        let class = scan.class(name.start);
        let common = class.is(Class::COMMON.and(Class::DIGIT)) || class.is(Class::CARDINAL.and(Class::ORDINAL));
        let habit = self.habits[scan.article.words[name.start].form as usize];
        let mostly_small = habit.small > habit.capital && !is_acronym(surface);
        let hidden = headline && habit.capital == 0;
        let initial = is_initial(scan, words, name.start);
        !(letter || common && initial || mostly_small || hidden || class.is(Class::ROLE.and(Class::TITLE)))
    }

    /// "(FPS)" after the name.
    fn short_form(&self, words: &Range<usize>, at: usize) -> Option<usize> {
        let scan = self.scan;
        let short = scan.gap(words, at) == " (" && is_acronym(scan.surface(at)) && scan.rest(at).starts_with(')');
        short.then_some(at)
    }
}

/// "(D-Calif.)", "(R)": one past its last word.
fn party(scan: &Scan, words: &Range<usize>, at: usize) -> Option<usize> {
    let opens = scan.gap(words, at).ends_with('(') && matches!(scan.surface(at), "D" | "R" | "I" | "Ind");
    if !opens {
        return None;
    }
    let mut end = at + 1;
    while end < words.end && end < at + 4 && !scan.gap(words, end).contains(')') {
        end += 1;
    }
    Some(end)
}

/// Tells whether a capitalised word looks like what a people is called: "Borlandian", "Elsinese".
fn is_adjective(folded: &str) -> bool {
    const ENDS: &[&str] = &["ian", "ean", "ese", "ish", "ians", "eans", "ican", "icans", "ern"];
    folded.len() > 4 && folded != "vatican" && ENDS.iter().any(|end| folded.ends_with(end))
}

/// Two to six capitals.
pub(super) fn is_acronym(surface: &str) -> bool {
    let letters = surface.bytes().filter(|byte| *byte != b'.');
    (2..=6).contains(&letters.clone().count()) && letters.clone().all(|byte| byte.is_ascii_uppercase())
}

pub(super) fn is_possessive(surface: &str) -> bool {
    surface.ends_with("'s") || surface.ends_with("’s")
}
