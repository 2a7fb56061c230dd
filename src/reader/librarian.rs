//! The librarian: one thread that knows what was open before and what names stand for, so that keys never wait for the
//! disk.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::app::OnShelf;
use super::line::Line;
use super::message::{Message, Shelving, Then};
use crate::config;
use crate::error::Result;
use crate::library::{Entry, Library, Shelved, changes};
use crate::note::anchor::sha256;
use crate::source::{Set, Source};
use crate::story;

/// Names that could complete a path, told at most.
const CHOICES: usize = 12;

/// Starts the librarian of a library; where there is none, what needs one is told to have failed.
pub fn start(library: Option<Arc<Library>>, reports: Sender<Message>) -> Line<Shelving> {
    Line::start(0, move |asked| {
        while let Some(request) = asked.next() {
            let fault = "the library could not be used by a fault of this program".to_owned();
            let done = catch_unwind(AssertUnwindSafe(|| carry_out(library.as_deref(), request)));
            if let Some(message) = done.unwrap_or(Some(Message::Failed(fault))) {
                // Nobody listens any more once the reader has ended; the work is done all the same.
                let _ = reports.send(message);
            }
            asked.done();
        }
    })
}

/// Carries out what is asked of a library and returns the answer, where there is one.
pub fn carry_out(library: Option<&Library>, request: Shelving) -> Option<Message> {
    let nowhere = "there is no folder for the library; name one with RASHOMON_STATE_DIR";
    let told = |result: Result<()>| result.err().map(|error| Message::Failed(error.chain()));
    match (request, library) {
        (Shelving::Resolve(name), _) => {
            let set = Set::from_arguments(&[config::expand(&name)]);
            let is_missing = |source: &Source| matches!(source.itself(), Source::File(path) if !path.exists());
            let is_nothing = !set.sources.is_empty() && set.sources.iter().all(is_missing);
            Some(if is_nothing { Message::Unresolved(name) } else { Message::Resolved(Box::new(set)) })
        }
        (Shelving::Reopen(entry), _) => Some(Message::Reopened(Box::new(set_of(&entry)), entry)),
        (Shelving::Complete(typed), _) => Some(complete(typed)),
        (Shelving::Story(path, story), _) => Some(match story::save(&path, &story) {
            Ok(()) => Message::StorySaved(path),
            Err(error) => Message::Failed(error.chain()),
        }),
        (Shelving::Differ { pane, attempt, then, now, read }, library) => {
            let since = read.map_or_else(|| "it was last read".to_owned(), |read| since(&read));
            differ(library, then, &now).map(|hunks| Message::Changed { pane, attempt, since, hunks })
        }
        (Shelving::List, Some(library)) => Some(list(library)),
        (Shelving::List, None) => Some(Message::Shelf { entries: Vec::new(), warnings: vec![nowhere.to_owned()] }),
        (Shelving::Keep { entry, texts }, Some(library)) => {
            let texts: Vec<&str> = texts.iter().map(|text| &**text).collect();
            told(library.save(&entry, &texts))
        }
        (Shelving::Remove(id), Some(library)) => told(library.remove(&id)).or_else(|| Some(list(library))),
        (Shelving::Restore(id), Some(library)) => told(library.restore(&id)).or_else(|| Some(list(library))),
        (Shelving::Correct { extract, field, value }, Some(library)) => {
            told(library.keep_correction(&extract, field, value.as_deref()))
        }
        (Shelving::Overrule { extract, paragraph, role }, Some(library)) => {
            told(library.keep_role(&extract, paragraph, role))
        }
        (Shelving::Paste(text), Some(library)) => Some(match library.keep_pasted(&text) {
            Ok(path) => Message::Resolved(Box::new(Set { sources: vec![Source::File(path)], ..Set::default() })),
            Err(error) => Message::Failed(error.chain()),
        }),
        (Shelving::Keep { .. } | Shelving::Overrule { .. }, None) => None,
        (_, None) => Some(Message::Failed(nowhere.to_owned())),
    }
}

fn list(library: &Library) -> Message {
    let (entries, warnings) = library.load();
    let is_missing = |source: &Shelved| is_path(&source.at) && !Path::new(&source.at).exists();
    let on_shelf = |entry: Entry| OnShelf { missing: entry.sources.iter().map(is_missing).collect(), entry };
    Message::Shelf { entries: entries.into_iter().map(on_shelf).collect(), warnings }
}

fn is_path(at: &str) -> bool {
    Path::new(at).is_absolute()
}

/// What a set of the library stands for today: its story file where that still names the same articles, else its
/// articles, with what that says of them.
fn set_of(entry: &Entry) -> Set {
    let from_story = match &entry.story {
        Some(path) if path.exists() => Set::from_arguments(&[path.display().to_string()]),
        _ => Set::default(),
    };
    let names: Vec<Option<String>> = from_story.sources.iter().map(Source::lasting_name).collect();
    if Entry::id_of(names.iter().flatten().map(String::as_str)) == entry.set_id() {
        return from_story;
    }
    let source = |shelved: &Shelved| {
        let told = names.iter().position(|name| name.as_ref() == Some(&shelved.at));
        let told = told.map(|place| vec![from_story.sources[place].clone()]);
        told.unwrap_or_else(|| Source::from_arguments(std::slice::from_ref(&shelved.at)))
    };
    Set { title: entry.title.clone(), sources: entry.sources.iter().flat_map(source).collect(), ..Set::default() }
}

fn differ(library: Option<&Library>, then: Then, now: &str) -> Option<Vec<changes::Hunk>> {
    let then: Arc<str> = match then {
        Then::Text(text) => text,
        Then::Hash(hash) if hash == sha256(now) => return None,
        Then::Hash(hash) => library?.text(&hash)?.into(),
    };
    Some(changes::between(&then, now)).filter(|hunks| !hunks.is_empty())
}

/// Completes the beginning of a path as far as it is certain.
fn complete(typed: String) -> Message {
    let path = config::expand(&typed);
    let (folder, begun) = path.rsplit_once('/').map_or(("", path.as_str()), |(folder, begun)| (folder, begun));
    let place = if path.contains('/') { format!("{folder}/") } else { "./".to_owned() };
    let mut names: Vec<String> = fs::read_dir(place).map_or_else(
        |_| Vec::new(),
        |entries| {
            let name = |entry: fs::DirEntry| {
                let name = entry.file_name().into_string().ok()?;
                let is_wanted = name.starts_with(begun) && (begun.starts_with('.') || !name.starts_with('.'));
                is_wanted.then(|| if entry.path().is_dir() { format!("{name}/") } else { name })
            };
            entries.flatten().filter_map(name).collect()
        },
    );
    names.sort_unstable();
    let common = match names.as_slice() {
        [] => begun.to_owned(),
        [first, rest @ ..] => rest.iter().fold(first.clone(), |common, name| common_start(&common, name)),
    };
    let completed = format!("{}{common}", typed.strip_suffix(begun).unwrap_or(&typed));
    if names.len() < 2 {
        names.clear();
    }
    names.truncate(CHOICES);
    Message::Completed { typed, completed, choices: names }
}

fn common_start(one: &str, other: &str) -> String {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
}

/// Returns the day of a time in UTC as people say it where they are: "today", "yesterday", "3 March", "3 March 2031".
pub fn day(time: &str) -> String {
    let Ok(time) = time.parse::<Timestamp>() else { return "an earlier time".to_owned() };
    let here = TimeZone::system();
    named_day(time.to_zoned(here.clone()).date(), Timestamp::now().to_zoned(here).date())
}

/// Returns a day as it stands after "since".
fn since(time: &str) -> String {
    let day = day(time);
    if day == "today" { "earlier today".to_owned() } else { day }
}

fn named_day(day: Date, today: Date) -> String {
    match day.until(today).map_or(i32::MAX, |span| span.get_days()) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        _ if day.year() == today.year() => day.strftime("%-d %B").to_string(),
        _ => day.strftime("%-d %B %Y").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_named_as_people_do() {
        let today = Date::constant(2031, 5, 4);
        for (day, expect) in [
            (Date::constant(2031, 5, 4), "today"),
            (Date::constant(2031, 5, 3), "yesterday"),
            (Date::constant(2031, 3, 3), "3 March"),
            (Date::constant(2030, 12, 31), "31 December 2030"),
        ] {
            assert_eq!(named_day(day, today), expect);
        }
        assert_eq!(day("never"), "an earlier time");
    }

    #[test]
    fn paths_are_completed_as_far_as_they_are_certain() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().display().to_string();
        for name in ["gate-a.txt", "gate-b.txt", ".hidden"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        fs::create_dir(folder.path().join("story")).unwrap();
        let check = |typed: &str, expect: &str, count: usize| {
            let Message::Completed { completed, choices, .. } = complete(format!("{place}/{typed}")) else { panic!() };
            assert_eq!((completed, choices.len()), (format!("{place}/{expect}"), count));
        };
        check("g", "gate-", 2);
        check("gate-a", "gate-a.txt", 0);
        check("s", "story/", 0);
        check("none", "none", 0);
        check("", "", 3);
    }
}
