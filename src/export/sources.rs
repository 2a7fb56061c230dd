//! The articles that the notes of a document are on, each with a letter that it keeps.

use std::collections::HashSet;

use super::escape;
use crate::article::letters::letters;
use crate::note::{Note, Target};

/// The articles of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Sources(Vec<Source>);

#[derive(Clone, Debug)]
struct Source {
    letter: String,
    /// Its address, else its path, else its text's hash.
    name: String,
    /// What the front matter says of it.
    line: String,
}

impl Sources {
    /// Returns the articles of notes; those that the front matter `before` lists keep their letters, then those that
    /// blocks have `given` one, and no letter that any of them gives is given to another.
    pub(super) fn of(notes: &[Note], before: &str, given: &[(String, Option<&Target>)]) -> Self {
        let mut old: Vec<(String, String)> = before.lines().filter_map(listed).collect();
        let mut taken: HashSet<String> = old.iter().map(|(letter, _)| letter.clone()).collect();
        for (letter, target) in given {
            if taken.insert(letter.clone())
                && let Some(target) = target
            {
                old.push((letter.clone(), name(target)));
            }
        }
        let mut found: Vec<Source> = Vec::new();
        let mut number = 0;
        for target in notes.iter().flat_map(|note| &note.targets) {
            let name = name(target);
            if found.iter().any(|source| source.name == name) {
                continue;
            }
            let kept = old.iter().find(|(_, old)| *old == name).map(|(letter, _)| letter.clone());
            let letter = kept.unwrap_or_else(|| free(&mut number, &mut taken));
            let line = line(&letter, target);
            found.push(Source { letter, name, line });
        }
        found.sort_by(|a, b| (a.letter.len(), &a.letter).cmp(&(b.letter.len(), &b.letter)));
        Self(found)
    }

    /// Returns the place of a target's article among them, and its letter.
    pub(super) fn find(&self, target: &Target) -> Option<(usize, &str)> {
        let name = name(target);
        let found = self.0.iter().enumerate().find(|(_, source)| source.name == name);
        found.map(|(place, source)| (place, source.letter.as_str()))
    }

    /// Returns them as a list of the front matter; empty where there are none.
    pub(super) fn yaml(&self) -> String {
        if self.0.is_empty() {
            return String::new();
        }
        self.0.iter().fold("sources:\n".to_owned(), |list, source| list + &source.line)
    }
}

fn name(target: &Target) -> String {
    let article = &target.article;
    let path = || article.path.as_ref().map(|path| escape::plain(&path.to_string_lossy()));
    article.address.as_deref().map(escape::plain).or_else(path).unwrap_or_else(|| escape::plain(&article.text_sha256))
}

fn line(letter: &str, target: &Target) -> String {
    let article = &target.article;
    let path = article.path.as_ref().map(|path| path.to_string_lossy().into_owned());
    let is_nameless = article.address.is_none() && path.is_none();
    let fields = [
        // The name comes first, so that `listed` finds it.
        ("url", article.address.clone()),
        ("path", path),
        ("sha256", is_nameless.then(|| article.text_sha256.clone())),
        ("outlet", Some(target.outlet.clone())),
        ("title", Some(target.title.clone())),
        ("published", Some(target.published.clone())),
    ];
    let known = fields.into_iter().filter_map(|(key, value)| Some((key, value.filter(|value| !value.is_empty())?)));
    let rest = known.fold(String::new(), |rest, (key, value)| rest + ", " + key + ": " + &escape::yaml(&value));
    format!("  - {{id: {letter}{rest}}}\n")
}

/// The letter and the name of an article in a line of the front matter.
fn listed(line: &str) -> Option<(String, String)> {
    let (letter, rest) = line.trim().strip_prefix("- {id: ")?.split_once(", ")?;
    let (key, value) = rest.split_once(": ")?;
    let name = serde_json::Deserializer::from_str(value).into_iter::<String>().next()?.ok()?;
    let is_source = is_letter(letter) && ["url", "path", "sha256"].contains(&key);
    is_source.then(|| (letter.to_owned(), name))
}

/// Tells whether it is a letter that an article could have.
pub(super) fn is_letter(letter: &str) -> bool {
    (1..=4).contains(&letter.len()) && letter.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The next letter that is not taken: A to Z, AA and so on.
fn free(number: &mut usize, taken: &mut HashSet<String>) -> String {
    loop {
        let letter = letters(*number);
        *number += 1;
        if taken.insert(letter.clone()) {
            return letter;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::ArticleId;

    fn note(address: &str) -> Note {
        let article = ArticleId { address: Some(address.into()), ..ArticleId::default() };
        let target = Target { article, title: "Say \"url: \\\"x\\\"\"".into(), ..Target::default() };
        Note { targets: vec![target], ..Note::default() }
    }

    #[test]
    fn letters_stay_with_their_articles() {
        let [one, two, three] = ["https://a/1", "https://a/2", "https://a/3"].map(note);
        let before = Sources::of(&[one.clone(), two.clone()], "", &[]).yaml();
        let after = Sources::of(&[three.clone(), two.clone()], &before, &[]);
        assert_eq!(after.find(&two.targets[0]), Some((0, "B")), "{before}");
        assert_eq!(after.find(&three.targets[0]), Some((1, "C")), "A was the first one's");
        assert_eq!(after.find(&one.targets[0]), None);
    }
}
