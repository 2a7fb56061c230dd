//! The pictures of the README are what the program draws.
//!
//! `RENEW=1 cargo test pictures` draws them anew.

use std::path::Path;
use std::{env, fs};

use rashomon::config::Config;
use rashomon::library::Library;
use rashomon::source::{Set, Source};

use crate::support::Sandbox;
use crate::support::picture::picture;
use crate::support::screen::Reader;

/// The reader in colours over the sample story.
fn reader(columns: u16, rows: u16) -> Reader {
    let config = Config { theme: "dark".to_owned(), ..Config::default() };
    Reader::with(&Source::sample(), columns, rows, &config)
}

/// Holds a picture of the README to the screen, or draws it anew where that is wanted.
fn check(name: &str, reader: &Reader) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("assets/pictures/{name}.svg"));
    let drawn = picture(&reader.buffer());
    if env::var_os("RENEW").is_some() {
        fs::write(&path, drawn).unwrap();
    } else {
        let known = fs::read_to_string(&path).unwrap_or_default();
        assert!(known == drawn, "{name} is drawn otherwise by now: RENEW=1 cargo test pictures");
    }
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    assert!(readme.contains(&format!("](assets/pictures/{name}.svg)")), "the README does not show {name}");
}

#[test]
fn the_reader() {
    check("reader", reader(120, 36).press("nnnnnn"));
}

#[test]
fn a_narrow_window() {
    check("narrow", reader(64, 24).press("nnnnnn"));
}

#[test]
fn who_reports_what() {
    check("overview", reader(120, 30).press("ojjjjjjjj"));
}

#[test]
fn the_facts() {
    check("facts", reader(120, 30).press("F"));
}

#[test]
fn why_it_is_matched() {
    check("why", reader(120, 30).press("nnni"));
}

#[test]
fn what_is_known_of_an_article() {
    check("details", reader(120, 24).press("2I"));
}

#[test]
fn notes() {
    check("notes", crate::screens::reader("dark", (120, 16)).press("L"));
}

#[test]
fn the_library() {
    let sandbox = Sandbox::new();
    let shelve = |title: &str, articles: &[(&str, &str)]| {
        let sources = articles.iter().fold(String::new(), |all, (at, _)| all + "[[source]]\nat = \"" + at + "\"\n");
        for (at, outlet) in articles {
            sandbox.write(at, format!("outlet: {outlet}\n\nNobody was hurt.\n"));
        }
        let story = sandbox.write(&format!("{title}.story.toml"), format!("title = \"{title}\"\n{sources}"));
        let set = Set::from_arguments(&[story.display().to_string()]);
        Reader::shelved(&set, Library::new(sandbox.path("state")), 120, 20).close();
    };
    shelve("The ferry that came back", &[("sound.txt", "Sound Daily"), ("pilot.txt", "The Pilot")]);
    // Sets are ordered by the second in which they were read last.
    std::thread::sleep(std::time::Duration::from_millis(1100));
    shelve(
        "A bridge is shut",
        &[("mill.txt", "Mill Lane Mercury"), ("tarn.txt", "Tarn Valley News"), ("wire.txt", "Wire Nine")],
    );
    let mut reader = reader(120, 16);
    reader.library = Some(Library::new(sandbox.path("state")));
    check("library", reader.press("B"));
}
