//! Which notes are meant: one small language for the reader's list and the shell.
//!
//! ```text
//! fog                 the word is in body, tags, quotations, outlets or titles
//! "two of its piers"  the words are, one after the other
//! #numbers  tag:fog   it has that tag; `#town/` also the tags below it, `#num*` all that begin so
//! kind:question       also several, `kind:claim,error`, or the beginning of a name
//! relation:conflict   the same; `relation:` alone is any
//! state:review        any of its quotations stands so; the same
//! outlet:"North Post" the words are in an outlet's name
//! article:ferry       they are in an article's title, address or path
//! since:2031-11-01    changed on that day (UTC) or later; `until:` that day or earlier; also 2031-11-01T09:30:00Z
//! -term               the term does not hold
//! ```
//!
//! All terms must hold. Letters count in either case, quotation marks and apostrophes in every shape.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use memchr::memchr2_iter;

use super::{Kind, Note, Relation, State, Target};

/// What notes are asked for; made once, so that asking each note costs little.
#[derive(Clone, Debug, Default)]
pub struct Query {
    terms: Vec<Term>,
}

#[derive(Clone, Debug)]
struct Term {
    negated: bool,
    sought: Sought,
}

#[derive(Clone, Debug)]
enum Sought {
    Words(Needle),
    Tag {
        name: String,
        below: Below,
    },
    /// The beginnings of names, one of which must be the kind's.
    Kind(Vec<String>),
    Relation(Vec<String>),
    /// One bit a state.
    State(u8),
    Outlet(Needle),
    Article(Needle),
    /// The first moment that is in.
    Since(Timestamp),
    /// The first moment that is out again.
    Before(Timestamp),
}

/// Which other tags a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Below {
    Nothing,
    /// Those that go on after a `/`.
    Parts,
    /// Those that begin so.
    Anything,
}

impl Query {
    /// Reads a query; a quotation mark that is not closed runs to the end.
    ///
    /// Fails with one sentence where a field is given a value that it cannot have.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut terms = Vec::new();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let stripped = rest.strip_prefix('-').filter(|rest| rest.starts_with(|c: char| !c.is_whitespace()));
            let (field, value, after) = cut(stripped.unwrap_or(rest));
            terms.push(Term { negated: stripped.is_some(), sought: Sought::parse(field, value)? });
            rest = after.trim_start();
        }
        Ok(Self { terms })
    }

    /// Tells whether it asks for nothing, so that every note matches.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Tells whether all terms hold for a note whose targets stand as `states` say; these are asked for only where the
    /// query does.
    pub fn matches(&self, note: &Note, states: impl Iterator<Item = State>) -> bool {
        let asks = self.terms.iter().any(|term| matches!(term.sought, Sought::State(_)));
        let states = if asks { states.fold(0, |all, state| all | bit(state)) } else { 0 };
        self.terms.iter().all(|term| term.sought.holds(note, states) != term.negated)
    }
}

/// Cuts the first term off: its field (empty where it has none), its value without quotation marks, and the rest.
fn cut(text: &str) -> (&str, &str, &str) {
    let name = text.bytes().take_while(u8::is_ascii_lowercase).count();
    let has_field = FIELDS.contains(&&text[..name]) && text[name..].starts_with(':');
    let (field, value) = if has_field { (&text[..name], &text[name + 1..]) } else { ("", text) };
    if let Some(inside) = value.strip_prefix('"') {
        let (inside, rest) = inside.split_once('"').unwrap_or((inside, ""));
        return (if has_field { field } else { "\"" }, inside, rest);
    }
    let (value, rest) = value.split_at(value.find(char::is_whitespace).unwrap_or(value.len()));
    match value.strip_prefix('#') {
        Some(tag) if !has_field => ("tag", tag, rest),
        _ => (field, value, rest),
    }
}

const FIELDS: [&str; 8] = ["tag", "kind", "relation", "state", "outlet", "article", "since", "until"];

impl Sought {
    fn parse(field: &str, value: &str) -> Result<Self, String> {
        Ok(match field {
            "tag" => Self::tag(value),
            "kind" => Self::Kind(names(field, value, Kind::ALL.iter().map(Kind::name))?),
            "relation" => Self::Relation(names(field, value, Relation::ALL.iter().map(Relation::name))?),
            "state" => {
                let begins = names(field, value, STATES.into_iter().map(State::name))?;
                let meant = STATES.into_iter().filter(|state| is_named(&begins, state.name()));
                Self::State(meant.fold(0, |all, state| all | bit(state)))
            }
            "outlet" => Self::Outlet(Needle::new(value)),
            "article" => Self::Article(Needle::new(value)),
            "since" => Self::Since(moments(field, value)?.0),
            "until" => Self::Before(moments(field, value)?.1),
            _ => Self::Words(Needle::new(value)),
        })
    }

    fn tag(value: &str) -> Self {
        let value = value.strip_prefix('#').unwrap_or(value);
        let (name, below) = match value.strip_suffix('*') {
            // A tag that is only begun is any.
            _ if value.is_empty() => (value, Below::Anything),
            Some(name) => (name, Below::Anything),
            None => value.strip_suffix('/').map_or((value, Below::Nothing), |name| (name, Below::Parts)),
        };
        Self::Tag { name: name.to_lowercase(), below }
    }

    fn holds(&self, note: &Note, states: u8) -> bool {
        match self {
            Self::Words(words) => {
                words.is_in(&note.body)
                    || note.tags.iter().any(|tag| words.is_in(tag))
                    || note.targets.iter().any(|target| is_quoted(words, target))
            }
            Self::Tag { name, below } => note.tags.iter().any(|tag| is_tag(tag, name, *below)),
            Self::Kind(begins) => is_named(begins, note.kind.name()),
            Self::Relation(begins) => note.relation.as_ref().is_some_and(|relation| is_named(begins, relation.name())),
            Self::State(meant) => meant & states != 0,
            Self::Outlet(words) => note.targets.iter().any(|target| words.is_in(target.outlet_or_file())),
            Self::Article(words) => note.targets.iter().any(|target| is_article(words, target)),
            Self::Since(from) => moment(&note.updated).is_some_and(|updated| updated >= *from),
            Self::Before(end) => moment(&note.updated).is_some_and(|updated| updated < *end),
        }
    }
}

fn is_quoted(words: &Needle, target: &Target) -> bool {
    words.is_in(&target.exact)
        || words.is_in(&target.found)
        || words.is_in(target.outlet_or_file())
        || words.is_in(&target.title)
        || target.earlier.iter().any(|earlier| words.is_in(&earlier.exact))
}

fn is_article(words: &Needle, target: &Target) -> bool {
    let article = &target.article;
    words.is_in(&target.title)
        || article.address.as_deref().is_some_and(|address| words.is_in(address))
        || article.path.as_deref().is_some_and(|path| words.is_in(&path.to_string_lossy()))
}

fn is_tag(tag: &str, name: &str, below: Below) -> bool {
    let mut letters = tag.chars().flat_map(char::to_lowercase);
    name.chars().all(|c| letters.next() == Some(c))
        && match (below, letters.next()) {
            (Below::Anything, _) | (_, None) => true,
            (Below::Parts, Some(next)) => next == '/',
            (Below::Nothing, Some(_)) => false,
        }
}

/// The states in the order of the screen.
const STATES: [State; 5] = [State::Exact, State::Moved, State::Changed, State::Review, State::Orphaned];

const fn bit(state: State) -> u8 {
    1 << state as u8
}

fn is_named(begins: &[String], name: &str) -> bool {
    begins.iter().any(|begin| name.starts_with(begin))
}

/// The beginnings of names in a list with commas, each of which must begin one of the names there are.
fn names<'a>(field: &str, value: &str, known: impl Iterator<Item = &'a str> + Clone) -> Result<Vec<String>, String> {
    let mut begins: Vec<String> = value.split(',').map(str::to_lowercase).collect();
    // Every name begins with an empty one, which is meant only where it stands alone.
    begins.retain(|begin| !begin.is_empty() || value.is_empty());
    match begins.iter().find(|begin| !known.clone().any(|name| name.starts_with(*begin))) {
        None => Ok(begins),
        Some(begin) => {
            let known = known.collect::<Vec<_>>().join(", ");
            Err(format!("there is no {field} {begin:?}; write {field}: and one of {known}"))
        }
    }
}

/// The first moment of a day or a second, and the first one after it.
fn moments(field: &str, value: &str) -> Result<(Timestamp, Timestamp), String> {
    let start = |day: Date| Some(day.to_zoned(TimeZone::UTC).ok()?.timestamp());
    let days = || value.parse::<Date>().ok().and_then(|day| start(day).zip(start(day.tomorrow().ok()?)));
    let seconds = || value.parse::<Timestamp>().ok().and_then(|time| Some((time, time.checked_add(1.second()).ok()?)));
    // A date alone can be read off a longer time, too, so the longer form has the first word.
    seconds().or_else(days).ok_or_else(|| {
        format!(
            "{value:?} is no day; write {field}: and a day such as 2031-11-30, or a time such as 2031-11-30T09:30:00Z"
        )
    })
}

/// The moment of a note's change; a day alone is its beginning.
fn moment(text: &str) -> Option<Timestamp> {
    let day = || Some(text.parse::<Date>().ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp());
    text.parse().ok().or_else(day)
}

/// Words to find in a text, folded once.
#[derive(Clone, Debug)]
struct Needle {
    folded: String,
    /// Whether it can be compared byte by byte.
    is_plain: bool,
    /// The place of its rarest byte, where a search stops least often for nothing.
    rarest: usize,
}

/// Bytes of English text, the most frequent first.
const FREQUENT: &[u8] = b" etaoinsrhldcumfpgwybvkxjqz";

impl Needle {
    fn new(words: &str) -> Self {
        let folded: String = words.chars().flat_map(folded).collect();
        let is_plain = words.is_ascii() && !folded.contains(['\'', '"']);
        let rank = |byte: u8| FREQUENT.iter().position(|&known| known == byte).unwrap_or(FREQUENT.len());
        let rarest = folded.bytes().enumerate().max_by_key(|&(_, byte)| rank(byte)).map_or(0, |(at, _)| at);
        Self { folded, is_plain, rarest }
    }

    fn is_in(&self, text: &str) -> bool {
        let Some(first) = self.folded.chars().next() else { return true };
        if self.is_plain {
            return self.is_in_bytes(text.as_bytes());
        }
        match u8::try_from(first) {
            // The other characters of ASCII are no lower case of any outside of it.
            Ok(byte) if byte.is_ascii() && !matches!(byte, b'\'' | b'"' | b'i' | b'k') => {
                let mut starts = memchr2_iter(byte, byte.to_ascii_uppercase(), text.as_bytes());
                starts.any(|at| self.begins(&text[at..]))
            }
            _ => self.is_in_characters(text, first),
        }
    }

    fn is_in_bytes(&self, text: &[u8]) -> bool {
        let wanted = self.folded.as_bytes();
        let byte = wanted[self.rarest];
        memchr2_iter(byte, byte.to_ascii_uppercase(), text).any(|at| {
            let start = at.checked_sub(self.rarest);
            start
                .and_then(|start| text.get(start..start + wanted.len()))
                .is_some_and(|here| here.eq_ignore_ascii_case(wanted))
        })
    }

    fn is_in_characters(&self, text: &str, first: char) -> bool {
        let may_begin = |c: char| c == first || !c.is_lowercase() && folded(c).next() == Some(first);
        text.char_indices().any(|(at, c)| may_begin(c) && self.begins(&text[at..]))
    }

    fn begins(&self, text: &str) -> bool {
        let mut letters = text.chars().flat_map(folded);
        self.folded.chars().all(|c| letters.next() == Some(c))
    }
}

/// A character in lower case, a quotation mark or an apostrophe in its plain shape.
fn folded(c: char) -> impl Iterator<Item = char> {
    let plain = match c {
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '‹' | '›' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' => '"',
        other => other,
    };
    plain.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::ArticleId;

    fn note() -> Note {
        let target = |outlet: &str, exact: &str, state| Target {
            article: ArticleId { address: Some("https://ledger.example/ferry".into()), ..ArticleId::default() },
            outlet: outlet.into(),
            title: "Ferries collide".into(),
            exact: exact.into(),
            state,
            ..Target::default()
        };
        Note {
            kind: Kind::Question,
            relation: Some(Relation::Conflict),
            body: "Ask the PILOT. Größe? Don’t wait. İstanbul.".into(),
            tags: vec!["numbers".into(), "town/Larn".into()],
            updated: "2031-11-22T09:58:00Z".into(),
            targets: vec![
                target("Daily Ledger", "Fog hid the harbour", State::Exact),
                target("North Post", "Fog hid the pier", State::Review),
            ],
            ..Note::default()
        }
    }

    fn holds(query: &str) -> bool {
        let note = note();
        Query::parse(query).unwrap().matches(&note, note.targets.iter().map(|target| target.state))
    }

    #[test]
    fn every_term_is_told_from_its_opposite() {
        for query in [
            "pilot",
            "größe",
            "GRÖ",
            "don't",
            "'t wait",
            "İSTANBUL",
            "FOG harbour",
            "\"hid the PIER\"",
            "\"hid the",
            "ledger collide larn",
            "#NUMBERS",
            "tag:numbers",
            "#num*",
            "#town/",
            "#numbers/",
            "#town/larn",
            "#",
            "kind:question",
            "kind:claim,question",
            "kind:q",
            "kind:q,",
            "relation:conflict",
            "relation:",
            "state:review",
            "state:exact",
            "outlet:post",
            "outlet:\"north post\"",
            "article:COLLIDE",
            "article:ledger.example",
            "since:2031-11-22",
            "until:2031-11-22",
            "since:2031-11-22T09:58:00Z",
            "until:2031-11-22T09:58:00Z",
        ] {
            assert!(holds(query), "{query}");
            assert!(!holds(&format!("-{query}")) || query.contains(' ') && !query.contains('"'), "-{query}");
        }
    }

    #[test]
    fn what_is_not_so_does_not_hold() {
        for query in [
            "pilots",
            "\"hid harbour\"",
            "#number",
            "#tow",
            "#town",
            "#tow/",
            "kind:note",
            "kind:claim,",
            "kind:,",
            "relation:other",
            "state:moved",
            "outlet:\"ledger north\"",
            "article:fog",
            "since:2031-11-23",
            "until:2031-11-21",
            "since:2031-11-22T09:58:01Z",
            "until:2031-11-22T09:57:59Z",
            "fog storm",
        ] {
            assert!(!holds(query), "{query}");
            assert!(holds(&format!("-{query}")) || query.contains(' ') && !query.contains('"'), "-{query}");
        }
    }

    #[test]
    fn all_terms_must_hold() {
        assert!(holds("fog kind:question -#weather -outlet:wire since:2031-01-01"));
        assert!(!holds("fog kind:question -#numbers"));
        assert!(Query::parse("  ").unwrap().is_empty() && holds(""));
        assert!(!holds("-") && !holds("- fog"), "a hyphen alone is a word");
    }

    #[test]
    fn other_prefixes_are_words() {
        let mut note = note();
        note.body = "See https://post.example and ratio 3:1; kinds:two".into();
        for query in ["https://post.example", "3:1", "kinds:two", "\"kinds:two\""] {
            assert!(Query::parse(query).unwrap().matches(&note, [].into_iter()), "{query}");
        }
    }

    #[test]
    fn a_wrong_value_is_told() {
        for (query, wanted) in [
            ("kind:hunch", "there is no kind \"hunch\"; write kind: and one of note, question, claim,"),
            ("-state:lost", "there is no state \"lost\"; write state: and one of exact, moved,"),
            ("relation:echo", "one of same-claim, conflict,"),
            ("since:monday", "\"monday\" is no day; write since: and a day such as"),
            ("until:2031-13-01", "\"2031-13-01\" is no day"),
        ] {
            let told = Query::parse(query).unwrap_err();
            assert!(told.contains(wanted), "{told}");
        }
    }

    #[test]
    fn a_note_without_a_readable_time_is_neither_since_nor_until() {
        let note = Note { updated: "lately".into(), ..Note::default() };
        for query in ["since:2000-01-01", "until:2100-01-01"] {
            assert!(!Query::parse(query).unwrap().matches(&note, [].into_iter()), "{query}");
        }
        let note = Note { updated: "2031-11-22".into(), ..note };
        assert!(Query::parse("since:2031-11-22").unwrap().matches(&note, [].into_iter()));
    }

    proptest::proptest! {
        #[test]
        fn anything_can_be_asked_and_words_find_their_note(query in r#"([-#":,/*a-cKß ]|kind:|since:|state:|tag:|\PC){0,12}"#, body in ".{0,20}") {
            let note = Note { body, ..note() };
            if let Ok(query) = Query::parse(&query) {
                query.matches(&note, [State::Moved].into_iter());
            }
            if !note.body.contains('"') {
                let quoted = format!("\"{}\"", note.body);
                proptest::prop_assert!(Query::parse(&quoted).unwrap().matches(&note, [].into_iter()), "{quoted}");
            }
        }
    }
}
