//! What arguments stand for all together: articles with a title, and what is wrong with the story file that names them.

use std::path::{Path, PathBuf};

use super::{Source, address, folder, format, refused};
use crate::article::canonical;
use crate::place;
use crate::story::{self, Stated};

/// A set of articles to be read together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Set {
    /// What it is called; empty where it has no name.
    pub title: String,
    /// The story file that names its articles.
    pub story: Option<PathBuf>,
    /// The articles.
    pub sources: Vec<Source>,
    /// What is wrong with a story file, a sentence each.
    pub mistakes: Vec<String>,
    /// What of a folder was left out, a sentence each.
    pub told: Vec<String>,
}

impl Set {
    /// Returns the bundled sample story.
    pub fn sample() -> Self {
        Self { title: "Sample story".to_owned(), sources: Source::sample(), ..Self::default() }
    }

    /// Returns what arguments name, in their order: a folder stands for its articles, by name; a story file for those it
    /// lists.
    ///
    /// Nothing is lost: what cannot be opened becomes [`Source::Refused`].
    pub fn from_arguments(arguments: &[String]) -> Self {
        let mut set = Self::default();
        for argument in arguments {
            let path = Path::new(argument);
            if argument == "-" && set.sources.contains(&Source::Standard) {
                set.sources.push(refused(argument, "standard input can be read only once; name it once"));
            } else if argument == "-" {
                set.sources.push(Source::Standard);
            } else if address::is_address(argument) {
                set.sources.push(Source::Address(argument.clone()));
            } else if path.is_dir() {
                let found = folder::articles_of(argument);
                set.sources.extend(found.sources);
                set.told.extend(found.told);
                set.title = folder_name(path);
            } else if story::is_story(path) {
                set.tell(argument);
            } else if let Some(scheme) = address::scheme(argument).filter(|_| !path.exists()) {
                let why = format!("addresses of this kind ({scheme}:) are not opened; expected http: or https:");
                set.sources.push(refused(argument, &why));
            } else {
                set.sources.push(Source::File(path.to_owned()));
            }
        }
        if arguments.len() > 1 {
            (set.title, set.story) = (String::new(), None);
        }
        set
    }

    /// Adds the articles of a story file.
    fn tell(&mut self, argument: &str) {
        let path = Path::new(argument);
        let (told, mistakes) = match story::load(path) {
            Ok(read) => read,
            Err(why) => return self.sources.push(refused(argument, &why)),
        };
        let folder = path.parent().unwrap_or(Path::new(""));
        for mut listed in told.sources {
            self.mistakes.extend(wrong_date(&mut listed).map(|what| format!("{argument}: {what}")));
            let at =
                if address::is_address(&listed.at) { listed.at } else { folder.join(&listed.at).display().to_string() };
            let Self { sources, told, .. } = Self::from_listed(&at);
            self.sources.extend(sources.into_iter().map(|source| source.with(&listed.stated)));
            self.told.extend(told);
        }
        self.mistakes.extend(mistakes);
        self.title = if told.title.is_empty() { story_name(path) } else { canonical::line(&told.title) };
        self.story = Some(place::of(path));
    }

    /// A story lists no standard input and no other story: stories that list each other would never end.
    fn from_listed(at: &str) -> Self {
        let path = Path::new(at);
        let of = |source| Self { sources: vec![source], ..Self::default() };
        if story::is_story(path) {
            let why = format!("a story cannot hold a story; expected a file ending in {}", format::endings());
            return of(refused(at, &why));
        }
        if at == "-" { of(Source::File(path.to_owned())) } else { Self::from_arguments(&[at.to_owned()]) }
    }
}

impl Source {
    /// Returns the source with what a story says of it.
    #[must_use]
    pub fn with(self, stated: &Stated) -> Self {
        if *stated == Stated::default() {
            return self;
        }
        Self::Stated { source: Box::new(self), stated: Box::new(stated.clone()) }
    }

    /// Returns the source itself, whatever a story says of it.
    pub fn itself(&self) -> &Self {
        match self {
            Self::Stated { source, .. } => source.itself(),
            source => source,
        }
    }

    /// Tells whether it is a web page.
    pub fn is_address(&self) -> bool {
        matches!(self.itself(), Self::Address(_))
    }

    /// Returns the name it can be opened by again, from whatever folder, the same however its folder was named; `None`
    /// for standard input.
    pub fn lasting_name(&self) -> Option<String> {
        self.name_where(place::of)
    }

    /// Returns the name that earlier versions knew it by: its absolute path as it was spelled.
    pub fn spelled_name(&self) -> Option<String> {
        self.name_where(|path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))
    }

    fn name_where(&self, place: impl Fn(&Path) -> PathBuf) -> Option<String> {
        match self.itself() {
            Self::Standard => None,
            Self::File(path) => Some(place(path).display().to_string()),
            source => Some(source.name()),
        }
    }
}

/// Makes the date that a story gives an article one that can be compared; one that is none is taken out and told.
fn wrong_date(listed: &mut story::Listed) -> Option<String> {
    let written = std::mem::take(&mut listed.stated.date);
    if written.is_empty() {
        return None;
    }
    let read = super::read_date(&written);
    let is_none = read.is_none();
    listed.stated.date = read.unwrap_or_default();
    is_none.then(|| {
        let at = &listed.at;
        format!("the date {written:?} of {at} cannot be read and is left out; expected {}", super::EXPECTED_DATE)
    })
}

fn folder_name(path: &Path) -> String {
    let real = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    real.file_name().map(|name| canonical::line(&name.to_string_lossy())).unwrap_or_default()
}

fn story_name(path: &Path) -> String {
    let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    canonical::line(name.strip_suffix(".story").unwrap_or(&name))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::article::Origin;

    fn of(path: &Path) -> Set {
        Set::from_arguments(&[path.display().to_string()])
    }

    #[test]
    fn a_file_has_one_place_however_its_folder_is_spelled() {
        let folder = tempfile::tempdir().unwrap();
        let real = fs::canonicalize(folder.path()).unwrap();
        for name in ["art", "desk"] {
            fs::create_dir(real.join(name)).unwrap();
        }
        let (file, spelled) = (real.join("art/fox.txt"), real.join("desk/../art/fox.txt"));
        fs::write(&file, "A fox.\n").unwrap();
        let source = Source::File(spelled.clone());
        assert_eq!(source.lasting_name(), Some(file.display().to_string()));
        assert_eq!(source.spelled_name(), Some(spelled.display().to_string()));
        assert_eq!(super::super::load(&source).unwrap().details.path, Some(file.clone()));
        fs::write(real.join("desk/fox.story.toml"), "[[source]]\nat = \"../art/fox.txt\"\n").unwrap();
        let set = of(&real.join("art/../desk/fox.story.toml"));
        assert_eq!(set.story, Some(real.join("desk/fox.story.toml")));
        assert_eq!(super::super::load(&set.sources[0]).unwrap().details.path, Some(file));
    }

    #[test]
    fn a_folder_names_its_set() {
        let folder = tempfile::tempdir().unwrap();
        let story = folder.path().join("Gate at Larn");
        fs::create_dir(&story).unwrap();
        fs::write(story.join("a.txt"), "Text.").unwrap();
        assert_eq!(of(&story).title, "Gate at Larn");
        assert_eq!(Set::from_arguments(&[story.display().to_string(), "b.txt".into()]).title, "");
    }

    #[test]
    fn a_story_file_wins_over_the_article() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), "outlet: Post\ndate: 2031-05-04\n\nThe gate was shut.\n").unwrap();
        let path = folder.path().join("gate.story.toml");
        let text = "[[source]]\nat = \"a.txt\"\noutlet = \"The  Harbour\\u001b Ledger\"\nodd = 1\n[[source]]\nat = \"gone.txt\"\n";
        fs::write(&path, text).unwrap();
        let set = of(&path);
        assert_eq!((set.title.as_str(), set.sources.len(), set.mistakes.len()), ("gate", 2, 1));
        assert_eq!(set.story.as_deref(), Some(path.as_path()));
        let details = super::super::load(&set.sources[0]).unwrap().details;
        assert_eq!(details.outlet, "The Harbour␛ Ledger");
        assert_eq!((details.origins.outlet, details.published.as_str()), (Some(Origin::Story), "2031-05-04"));
        assert!(super::super::load(&set.sources[1]).is_err());
    }

    #[test]
    fn a_date_of_a_story_is_read_or_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("gate.toml");
        let source = |name: &str, date: &str| format!("[[source]]\nat = \"{name}.txt\"\ndate = {date}\n");
        let dates = [("a", "\"29 November 2026\""), ("b", "\"yesterday\""), ("c", "2026-11-29T18:30:00")];
        fs::write(&path, dates.map(|(name, date)| source(name, date)).concat()).unwrap();
        let set = of(&path);
        let [mistake] = set.mistakes.as_slice() else { panic!("{:?}", set.mistakes) };
        assert!(mistake.contains("gate.toml: the date \"yesterday\" of b.txt cannot be read"), "{mistake}");
        let date = |source: &Source| match source {
            Source::Stated { stated, .. } => stated.date.clone(),
            _ => String::new(),
        };
        assert_eq!(set.sources.iter().map(date).collect::<Vec<_>>(), ["2026-11-29", "", "2026-11-29T18:30:00"]);
        assert_eq!(super::super::read_date("2026-11-29T18:30").as_deref(), Some("2026-11-29T18:30:00"));
    }

    #[test]
    fn stories_do_not_hold_stories() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("gate.toml");
        fs::write(&path, "[[source]]\nat = \"gate.toml\"\n").unwrap();
        assert!(super::super::load(&of(&path).sources[0]).unwrap_err().reason().contains("cannot hold a story"));
        fs::write(&path, "= 3").unwrap();
        assert!(super::super::load(&of(&path).sources[0]).unwrap_err().reason().contains("line 1"));
    }
}
