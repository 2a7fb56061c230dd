//! The articles of a folder, and what in it is none.

use std::fs;
use std::path::{Path, PathBuf};

use super::format::{self, Kind};
use super::{Source, ending, own, refused};

/// What a folder stands for.
#[derive(Debug)]
pub(super) struct Found {
    /// Its articles, by name.
    pub(super) sources: Vec<Source>,
    /// What was left out, a sentence each.
    pub(super) told: Vec<String>,
}

/// Returns the articles of a folder, without what the program wrote into it itself.
pub(super) fn articles_of(folder: &str) -> Found {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            let sources = vec![refused(folder, &format!("the folder cannot be read: {error}"))];
            return Found { sources, told: Vec::new() };
        }
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort_by_cached_key(|path| (natural(path), path.clone()));
    let mut told = Vec::new();
    let articles = paths.iter().filter(|path| is_article(path));
    let (own, articles): (Vec<&PathBuf>, Vec<&PathBuf>) =
        articles.partition(|path| kind(path).is_some_and(|kind| own::is_own(path, kind)));
    let named = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match own.as_slice() {
        [] => {}
        [one] => told.push(format!("{} was written by rashomon and is left out; name it to open it", named(one))),
        [first, others @ ..] => told.push(format!(
            "{} and {} more were written by rashomon and are left out; name one to open it",
            named(first),
            others.len()
        )),
    }
    let folders: Vec<&PathBuf> = paths.iter().filter(|path| holds_articles(path)).collect();
    match folders.as_slice() {
        [] => {}
        [one] => told.push(format!("{folder}: the folder {} in it was left out; name it to open it", named(one))),
        [first, ..] => told.push(format!(
            "{folder}: {} folders in it were left out, such as {}; name one to open it",
            folders.len(),
            named(first)
        )),
    }
    if articles.is_empty() {
        let why = format!("the folder holds no article; expected files ending in {}", format::endings());
        return Found { sources: vec![refused(folder, &why)], told };
    }
    Found { sources: articles.into_iter().cloned().map(Source::File).collect(), told }
}

/// The parts of a file's name, its numbers by their value: 2 comes before 10.
fn natural(path: &Path) -> Vec<(String, u128)> {
    let name: Vec<char> = path.file_name().unwrap_or_default().to_string_lossy().chars().collect();
    let parts = name.chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit());
    let part = |part: &[char]| {
        let text: String = part.iter().collect();
        text.parse().map_or((text, 0), |number| (String::new(), number))
    };
    parts.map(part).collect()
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

fn kind(path: &Path) -> Option<Kind> {
    Kind::of_ending(&ending(path)?)
}

fn is_article(path: &Path) -> bool {
    !is_hidden(path) && kind(path).is_some() && path.is_file()
}

/// Tells whether a path is a folder that stands for articles; what a browser saves beside a page does not.
fn holds_articles(path: &Path) -> bool {
    let belongs_to_page = || path.to_string_lossy().ends_with("_files");
    let inside = || fs::read_dir(path).into_iter().flatten().flatten();
    path.is_dir() && !is_hidden(path) && !belongs_to_page() && inside().any(|entry| is_article(&entry.path()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let name = folder.path().display().to_string();
        let write = |path: &str, text: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("a.md", "The gate was shut.\n");
        for none in ["a_files/frame.html", ".git/a.txt", "pictures/a.png"] {
            write(none, "x");
        }
        let found = articles_of(&name);
        assert_eq!((found.sources.len(), found.told), (1, Vec::<String>::new()));
        write("clean.md", "---\nrashomon: {schema: 1}\n---\n");
        write("ferry-fire/a.txt", "x");
        let one = articles_of(&name);
        assert_eq!(one.sources, found.sources);
        assert_eq!(
            one.told,
            [
                "clean.md was written by rashomon and is left out; name it to open it".to_owned(),
                format!("{name}: the folder ferry-fire in it was left out; name it to open it")
            ]
        );
        write("notes.md", "---\nrashomon: {schema: 1}\n---\n");
        write("ferry-trial/a.txt", "x");
        assert_eq!(
            articles_of(&name).told,
            [
                "clean.md and 1 more were written by rashomon and are left out; name one to open it".to_owned(),
                format!("{name}: 2 folders in it were left out, such as ferry-fire; name one to open it")
            ]
        );
        fs::remove_file(folder.path().join("a.md")).unwrap();
        let none = articles_of(&name);
        assert!(matches!(none.sources[..], [Source::Refused { .. }]) && none.told.len() == 2);
    }
}
