use proptest::prelude::*;

use super::*;

fn story(sources: &[(&str, &str, &str)]) -> Story {
    let listed = |&(at, outlet, date): &(&str, &str, &str)| Listed {
        at: at.to_owned(),
        stated: Stated { outlet: outlet.to_owned(), date: date.to_owned(), ..Stated::default() },
    };
    Story { title: "The gate".to_owned(), sources: sources.iter().map(listed).collect() }
}

#[test]
fn reads_what_it_says() {
    let text = "title = \" The gate \"\n[[source]]\nat = \"a.txt\"\noutlet = \"Ledger\"\ndate = 2031-05-04\n\
                [[source]]\nat = \"https://post.example/gate\"\n";
    let expect = story(&[("a.txt", "Ledger", "2031-05-04"), ("https://post.example/gate", "", "")]);
    assert_eq!(parse(text, "s.toml"), Ok((expect, Vec::new())));
}

#[test]
fn a_mistake_costs_no_more_than_it_touches() {
    let text = "title = 3\nname = \"x\"\n[[source]]\nat = \"a.txt\"\noutlett = \"L\"\ndate = 7\n[[source]]\noutlet = \"Post\"\n";
    let (found, mistakes) = parse(text, "s.toml").unwrap();
    assert_eq!(found.sources, [Listed { at: "a.txt".into(), stated: Stated::default() }]);
    let told = mistakes.join("\n");
    for part in [
        "s.toml: title is a number; expected a text",
        "there is no key \"name\" in a story; did you mean title?",
        "source 1: there is no key \"outlett\"; did you mean outlet?",
        "source 1: date is a number",
        "source 2: at is missing",
    ] {
        assert!(told.contains(part), "{part} in\n{told}");
    }
}

#[test]
fn what_is_no_story_says_why() {
    for (text, why) in [
        ("title = \"x\"\n= 3", "line 2"),
        ("title = \"x\"", "names no source"),
        ("source = 3", "source is no list"),
        ("[[source]]\nat = \"\"", "source 1: at is missing"),
        ("source = [3]", "source 1 is a number"),
    ] {
        let told = parse(text, "s.toml").unwrap_err();
        assert!(told.contains(why), "{why} in {told}");
    }
}

#[test]
fn saved_paths_below_the_folder_are_relative_and_other_files_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let real = fs::canonicalize(folder.path()).unwrap();
    let inside = real.join("pages/a.txt").display().to_string();
    let path = folder.path().join("gate.story.toml");
    save(&path, &story(&[(&inside, "Ledger", ""), ("/elsewhere/b.txt", "", "")])).unwrap();
    let (read, mistakes) = load(&path).unwrap();
    assert_eq!(mistakes, Vec::<String>::new());
    assert_eq!(read, story(&[("pages/a.txt", "Ledger", ""), ("/elsewhere/b.txt", "", "")]));
    save(&path, &story(&[("c.txt", "", "")])).expect("its own file is written anew");
    assert_eq!(load(&path).unwrap().0, story(&[("c.txt", "", "")]));
    for other in ["title = \"by hand\"\n[[source]]\nat = \"a.txt\"\n", "", "an article"] {
        let path = folder.path().join("own.toml");
        fs::write(&path, other).unwrap();
        assert!(save(&path, &story(&[("c.txt", "", "")])).unwrap_err().chain().contains("name another file"));
        assert_eq!(fs::read_to_string(&path).unwrap(), other);
    }
    let names = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(names, 2, "nothing else is left behind");
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(text in "(?s).{0,200}") {
        let _ = parse(&text, "s.toml");
    }

    #[test]
    fn nor_do_odd_values(key in "[a-z]{1,8}|at|source|date", value in "[0-9]{1,3}|\"[a-z]*\"|true|\\[1, \\{a = 2\\}\\]|2031-05-04") {
        let _ = parse(&format!("{key} = {value}\n[[source]]\nat = \"a\"\n{key} = {value}\n"), "s.toml");
        let _ = parse(&format!("source = [{value}]"), "s.toml");
    }

    #[test]
    fn what_is_written_reads_the_same(
        title in "\\PC{0,40}",
        sources in proptest::collection::vec(("[^\\s]\\PC{0,30}[^\\s]", "\\PC{0,30}", "(?s).{0,30}"), 1..4),
    ) {
        let sources: Vec<(&str, &str, &str)> =
            sources.iter().map(|(at, outlet, date)| (at.trim(), outlet.trim(), date.trim())).collect();
        prop_assume!(sources.iter().all(|(at, ..)| !at.is_empty()));
        let mut story = story(&sources);
        story.title = title.trim().to_owned();
        prop_assert_eq!(parse(&format(&story), "s.toml"), Ok((story, Vec::new())));
    }

    #[test]
    fn bytes_that_are_no_text_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..100)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s.toml");
        fs::write(&path, &bytes).unwrap();
        let _ = load(&path);
    }
}
