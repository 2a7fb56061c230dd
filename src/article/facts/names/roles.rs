//! The role that a text states beside a name: "House Speaker", "spokesman", "the mayor of Elsin".

use std::ops::Range;

use crate::article::facts::lexicon::Class;
use crate::article::facts::scan::Scan;

/// How many words a role beside a comma may have.
const WORDS: usize = 16;
/// How many of them may stand before the one that names the role.
const BEFORE_ROLE: usize = 7;

/// Returns the words of a role that stands right before a name: "spokesman Ned Oake", "the mayor, Una Holt".
pub(super) fn before(scan: &Scan, words: &Range<usize>, name: usize) -> Option<Range<usize>> {
    if !scan.english {
        return None;
    }
    let last = Scan::before(words, name)?;
    match scan.gap(words, name) {
        " " if scan.class(last).is(Class::ROLE) && !scan.is_capital(last) => {
            let mut first = last;
            while let Some(more) = Scan::before(words, first).filter(|_| scan.is_tied(words, first)) {
                let class = scan.class(more);
                let function = class.is(Class::FUNCTION.and(Class::WEEKDAY)) && scan.surface(more) != "US";
                let adjective = scan.is_capital(more) && more > words.start && !function;
                if last + 1 - more > 5
                    || is_possessive(scan, more)
                    || !(class.is(Class::ROLE.and(Class::MODIFIER)) || adjective)
                {
                    break;
                }
                first = more;
            }
            Some(first..name)
        }
        ", " => {
            // The role ends at the comma and begins with the nearest article or possessive before it.
            let mut first = last;
            let mut role = scan.class(last).is(Class::ROLE);
            for _ in 0..WORDS {
                if scan.class(first).is(Class::DETERMINER) || is_possessive(scan, first) {
                    let own = if is_possessive(scan, first) && !scan.class(first).is(Class::DETERMINER) {
                        first + 1
                    } else {
                        first
                    };
                    return (role && own < name && is_closed(scan, words, name)).then_some(own..name);
                }
                let Some(more) = Scan::before(words, first).filter(|_| scan.is_tied(words, first)) else { break };
                first = more;
                role |= scan.class(first).is(Class::ROLE);
            }
            None
        }
        _ => None,
    }
}

fn is_possessive(scan: &Scan, word: usize) -> bool {
    super::is_possessive(scan.surface(word))
}

/// Tells whether a name that follows a comma ends at one too, as an apposition does.
fn is_closed(scan: &Scan, words: &Range<usize>, name: usize) -> bool {
    let mut end = name + 1;
    while end < words.end
        && end < name + 5
        && (scan.is_tied(words, end) && scan.is_capital(end) || scan.gap(words, end) == ". ")
    {
        end += 1;
    }
    end >= words.end
        || scan.gap(words, end).starts_with([',', '.', ';', '”', '"', ')', '('])
        || scan.is(words, end, Class::SAYING)
}

/// Returns the words of a role after a name: "Una Holt, the mayor of Elsin, said".
pub(super) fn after(scan: &Scan, words: &Range<usize>, end: usize) -> Option<Range<usize>> {
    if !scan.english || !words.contains(&end) || !scan.gap(words, end).ends_with(", ") {
        return None;
    }
    let mut at = end;
    // "Una Holt, 34, a nurse".
    if scan.class(at).is(Class::DIGIT) && scan.gap(words, at + 1) == ", " {
        at += 1;
    }
    let begins = Class::DETERMINER.and(Class::ROLE).and(Class::MODIFIER);
    let possessive = is_possessive(scan, at);
    if !words.contains(&at) || !(scan.class(at).is(begins) || possessive) || scan.folded(words, at) == "that" {
        return None;
    }
    let first = at;
    let mut role = None;
    let mut last = at;
    while last < words.end && last < first + WORDS {
        let class = scan.class(last);
        if role.is_none() && class.is(Class::ROLE) && last < first + BEFORE_ROLE {
            role = Some(last);
        }
        let verb = class.is(Class::SAYING)
            || matches!(scan.folded(words, last), "is" | "was" | "are" | "were" | "has" | "had" | "will");
        if last > first && !scan.is_tied(words, last) || verb {
            break;
        }
        last += 1;
    }
    let role = role.filter(|&role| role < last)?;
    // What follows the role without an "of", "at" or comma is another phrase's.
    let closed = last >= words.end || !scan.is_tied(words, last);
    let end = if closed { last } else { role + 1 };
    (closed || scan.is(words, role + 1, Class::SAYING)).then_some(first..end)
}
