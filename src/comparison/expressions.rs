//! Things that the news writes in several ways: "U.S." and "United States", "resigned" and "stepped down".
//!
//! Such words count as one stem, so that two sentences share it whichever way either writes it.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::article::{Article, Span, words::Lexer};

/// A line of the list, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Thing(u16);

impl Thing {
    /// Returns a stem that no word has.
    pub(super) fn stem(self) -> String {
        format!("= {}", self.0)
    }
}

/// A thing that an article writes, and the words it is written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Expression {
    pub words: Range<usize>,
    pub thing: Thing,
}

/// One way of writing a thing.
struct Way {
    words: Vec<Written>,
    thing: Thing,
}

struct Written {
    folded: Box<str>,
    /// As it must be written, where capitals matter.
    exact: Option<Box<str>>,
}

const LIST: &str = include_str!("../../assets/expressions.txt");

/// The ways by their first word, the longest first.
static WAYS: LazyLock<HashMap<Box<str>, Vec<Way>>> = LazyLock::new(|| {
    let mut ways: HashMap<Box<str>, Vec<Way>> = HashMap::new();
    let lines = LIST.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    for (thing, line) in (0..).map(Thing).zip(lines) {
        for way in line.split(" | ") {
            let words = written(way);
            if let Some(first) = words.first() {
                ways.entry(first.folded.clone()).or_default().push(Way { words, thing });
            }
        }
    }
    for ways in ways.values_mut() {
        ways.sort_by_key(|way| std::cmp::Reverse(way.words.len()));
    }
    ways
});

fn written(way: &str) -> Vec<Written> {
    let mut lexer = Lexer::new(way, "");
    let mut words = Vec::new();
    lexer.read(Span::new(0, way.len()), &mut words);
    let forms = lexer.finish();
    let word = |surface: &str, folded: &str| Written {
        folded: folded.into(),
        exact: surface.contains(char::is_uppercase).then(|| surface.into()),
    };
    words.iter().map(|one| word(&way[one.span().range()], &forms[one.form as usize].folded)).collect()
}

/// Finds the expressions of an English article in order, none over another; none in an article of another language.
pub(super) fn find(article: &Article) -> Vec<Expression> {
    let mut found = Vec::new();
    if article.language != "en" {
        return found;
    }
    let ways: Vec<&[Way]> =
        article.forms.iter().map(|form| WAYS.get(&form.folded).map_or(&[][..], Vec::as_slice)).collect();
    for (index, sentence) in article.sentences.iter().enumerate() {
        let mut at = sentence.words.start;
        while at < sentence.words.end {
            let fits = |way: &&Way| at + way.words.len() <= sentence.words.end && stands_at(article, at, way);
            match ways[article.words[at].form as usize].iter().find(fits) {
                Some(way) if !article.is_set_apart(index) => {
                    let words = at..at + way.words.len();
                    at = words.end;
                    found.push(Expression { words, thing: way.thing });
                }
                _ => at += 1,
            }
        }
    }
    found
}

fn stands_at(article: &Article, at: usize, way: &Way) -> bool {
    way.words.iter().zip(&article.words[at..]).all(|(written, word)| {
        *written.folded == *article.forms[word.form as usize].folded
            && written.exact.as_ref().is_none_or(|exact| article.text[word.span().range()].starts_with(&**exact))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::article::canonical::Builder;
    use crate::article::{Details, Role};

    /// The expressions of an English sentence: their words and whether they are the same thing as the first.
    fn check(sentence: &str, expect: &[&str]) -> Vec<Thing> {
        let lead = "The council of the town spoke about the plan for the bridge and what it would cost everybody. ";
        let mut builder = Builder::with_capacity(0);
        builder.push(Role::Body, &format!("{lead}{sentence}"));
        let article = Article::read(builder.finish(Details::default()));
        let found = find(&article);
        let text = |words: &Range<usize>| {
            &article.text[article.words[words.start].span().start..article.words[words.end - 1].span().end]
        };
        assert_eq!(found.iter().map(|one| text(&one.words)).collect::<Vec<_>>(), expect, "{sentence}");
        found.iter().map(|one| one.thing).collect()
    }

    #[test]
    fn finds_each_way_of_writing_a_thing() {
        let things = check("The U.S. and the United States are America.", &["U.S", "United States", "America"]);
        assert!(things.iter().all(|thing| *thing == things[0]));
        let things = check("She resigned before he stepped down.", &["resigned", "stepped down"]);
        assert_eq!(things[0], things[1]);
        check("Nobody told us, says the US.", &["US"]);
        check("It is not the only one; Roe is not alone.", &["not the only", "not alone"]);
    }

    #[test]
    fn a_way_of_writing_stands_for_one_thing() {
        let mut seen = HashSet::new();
        for way in LIST.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split(" | ")) {
            assert!(way.is_empty() || seen.insert(way), "{way} stands in two lines");
        }
        assert!(seen.len() > 300);
    }
}
