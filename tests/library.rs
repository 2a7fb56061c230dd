//! Articles that come and go in the open reader, stories, what was open before, what is known of an article.

use rashomon::library::Library;
use rashomon::reader::action::{Action, Command};
use rashomon::reader::app::Ending;
use rashomon::reader::message::Message;
use rashomon::reader::update;
use rashomon::source::{Set, Source};

use crate::support::Sandbox;
use crate::support::screen::Reader;

const LEDGER: &str = "outlet: Ledger\n\nTown notes\n\nThe old bridge over the Tarn was shut on Monday after divers found cracks in two of its piers.\n\n\
                      “We could not wait for the summer to end,” said the engineer Ada Roe.\n\nShops in Mill Lane lost half their trade.\n";

const POST: &str = "outlet: Post\n\nHoteliers want a ferry\n\nHoteliers had asked for a ferry since spring.\n\nAda Roe, the engineer, told reporters: \
                    “We could not wait for the summer to end.”\n\nThe old bridge over the Tarn was closed on Monday when divers found cracks in three of its piers.\n";

const WIRE: &str = "outlet: Wire\n\nBridge shut\n\nDivers found cracks in two piers of the old bridge over the Tarn, which was shut on Monday.\n\n\
                    The town will decide in May.\n";

fn two(sandbox: &Sandbox) -> Vec<Source> {
    vec![Source::File(sandbox.write("ledger.txt", LEDGER)), Source::File(sandbox.write("post.txt", POST))]
}

fn in_hand(reader: &Reader) -> String {
    let page = reader.app.page().unwrap();
    page.extract.text[page.cursor..].chars().take(14).collect()
}

#[test]
fn the_prompt_for_another_source() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::open(&two(&sandbox), 80, 20);
    insta::assert_snapshot!(reader.press("P").text());
}

#[test]
fn another_source_opens_beside_the_one_in_hand_and_leaves_the_others_where_they_are() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::open(&two(&sandbox), 120, 20);
    let wire = sandbox.write("wire.txt", WIRE);
    reader.press("nn");
    let before = in_hand(&reader);
    reader.press(&format!("P{}<enter>", wire.display()));
    let screen = reader.text();
    assert!(screen.contains("3 of 3 articles") && screen.contains("C Bridge shut"), "{screen}");
    assert_eq!((reader.app.focus, reader.app.slots.as_slice()), (1, &[0, 2, 1][..]));
    assert!(reader.app.comparison.as_ref().unwrap().passages.len() > 1);
    reader.press("<backtab>");
    assert_eq!(in_hand(&reader), before);
    // A name that leads nowhere opens nothing.
    reader.press("Pgone.txt<enter>");
    assert!(reader.text().contains("there is no file or folder gone.txt"), "asked again: {}", reader.text());
    reader.press("<esc>");
    assert!(reader.press("P<enter>").text().contains("nothing was named"));
    reader.press("P<esc>");
    assert_eq!(reader.app.slots.len(), 3);
}

#[test]
fn an_article_is_closed_and_comes_back_as_it_was() {
    let sandbox = Sandbox::new();
    let mut sources = two(&sandbox);
    sources.push(Source::File(sandbox.write("wire.txt", WIRE)));
    let mut reader = Reader::open(&sources, 120, 20);
    reader.press("nn");
    let (before, screen) = (in_hand(&reader), reader.text());
    reader.press("W");
    let closed = reader.text();
    assert!(closed.contains("2 of 2 articles") && closed.contains("Ledger closed; u undoes it"), "{closed}");
    assert!(!closed.contains("A Ledger"), "{closed}");
    assert_eq!(reader.app.pane(), 1);
    reader.press("u");
    assert!(reader.text().contains("Ledger is open again"));
    assert_eq!((reader.app.pane(), in_hand(&reader)), (0, before));
    reader.press("<esc>");
    assert_eq!(reader.text(), screen);
    reader.press("U");
    assert!(reader.text().contains("2 of 2 articles"));
    reader.press("W");
    assert!(reader.press("W").text().contains("this is the only article"), "{}", reader.text());
    assert!(reader.press("<esc>").text().contains("P opens another to compare"), "{}", reader.text());
    reader.press("uu");
    assert!(reader.text().contains("3 of 3 articles"));
}

#[test]
fn keys_in_a_reader_with_closed_articles_lead_nowhere_strange() {
    let sandbox = Sandbox::new();
    let mut sources = two(&sandbox);
    sources.push(Source::File(sandbox.write("wire.txt", WIRE)));
    let mut reader = Reader::open(&sources, 80, 20);
    reader.press("<tab>W>>nN<enter><backspace>L<esc>1293zwwwjkA<esc>").press("<").press("<");
    assert!(reader.app.slots.iter().all(|pane| *pane != 1));
    assert!(!reader.text().contains("B Post"), "{}", reader.text());
}

#[test]
fn one_pasted_line_is_the_name_of_a_source() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::open(&two(&sandbox), 80, 20);
    reader.act(Action::Paste(" https://wire.example/bridge\n".to_owned()));
    let screen = reader.text();
    assert!(screen.contains("Open another article") && screen.contains("https://wire.example/bridge"), "{screen}");
    reader.press("<enter>");
    assert!(reader.asked.last().unwrap().contains("Address(\"https://wire.example/bridge\")"), "{:?}", reader.asked);
}

fn library(sandbox: &Sandbox) -> Library {
    Library::new(sandbox.path("state"))
}

fn set(sandbox: &Sandbox) -> Set {
    Set { sources: two(sandbox), ..Set::default() }
}

/// A library with a named story, a set without a name of which a file is gone, and one of a page.
fn full(sandbox: &Sandbox) -> Library {
    let library = library(sandbox);
    let text = "title = \"The bridge over the Tarn\"\n[[source]]\nat = \"ledger.txt\"\n[[source]]\nat = \"post.txt\"\n";
    two(sandbox);
    let story = sandbox.write("bridge.story.toml", text).display().to_string();
    let wire = Source::File(sandbox.write("wire.txt", WIRE));
    let unnamed = Set { sources: vec![wire, Source::File(sandbox.path("ledger.txt"))], ..Set::default() };
    Reader::shelved(&unnamed, Library::new(sandbox.path("state")), 80, 20).close();
    std::fs::remove_file(sandbox.path("wire.txt")).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(1100));
    Reader::shelved(&Set::from_arguments(&[story]), Library::new(sandbox.path("state")), 80, 20).close();
    library
}

#[test]
fn the_library_at_every_width() {
    let sandbox = Sandbox::new();
    let library = full(&sandbox);
    let mut reader = Reader::open(&Source::sample(), 80, 20);
    reader.library = Some(library);
    reader.press("B");
    for (columns, rows) in [(60, 14), (80, 20), (120, 24), (200, 24)] {
        reader.act(Action::Resize(columns, rows));
        insta::assert_snapshot!(format!("library_{columns}"), reader.text());
    }
    for (columns, rows) in [(1, 1), (24, 5), (30, 6)] {
        reader.act(Action::Resize(columns, rows));
        reader.press("jk");
        let _ = reader.text();
    }
}

#[test]
fn the_empty_library_says_how_to_begin() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::open(&Source::sample(), 80, 16);
    reader.library = Some(library(&sandbox));
    insta::assert_snapshot!(reader.press("B").text());
    assert!(reader.press("<enter>").text().contains("Sample story"), "{}", reader.text());
}

#[test]
fn a_set_opens_from_the_library_where_it_was_left_and_the_one_before_is_kept() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::shelved(&set(&sandbox), library(&sandbox), 120, 20);
    reader.press("<tab>nn");
    let left = (reader.app.pane(), in_hand(&reader));
    // Nothing of the sample is kept in the library.
    reader.press("B");
    assert!(reader.text().contains("Library (1)"), "{}", reader.text());
    reader.press("j<enter>");
    assert!(reader.text().contains("3 of 3 articles"), "{}", reader.text());
    reader.press("B");
    assert!(reader.text().contains("Library (1)"), "{}", reader.text());
    // The article grows before the place; the place is known by its sentence.
    sandbox.write("post.txt", POST.replace("Hoteliers had", "It rained.\n\nHoteliers had"));
    reader.press("<enter>");
    assert_eq!((reader.app.pane(), in_hand(&reader)), left);
    assert!(reader.text().contains("Post changed since earlier today: 1 sentence; V shows what"), "{}", reader.text());
    insta::assert_snapshot!(reader.press("V").text());
    reader.press("<enter>");
    assert_eq!(in_hand(&reader), "It rained.\n\nHo");
}

#[test]
fn a_set_whose_first_article_was_never_read_is_called_by_the_next() {
    let sandbox = Sandbox::new();
    let sources = [sandbox.path("gone.txt"), sandbox.write("wire.txt", WIRE)].map(Source::File);
    let set = Set { sources: sources.to_vec(), ..Set::default() };
    let mut reader = Reader::shelved(&set, library(&sandbox), 80, 20);
    reader.press("B");
    assert!(reader.text().contains("> Bridge shut"), "{}", reader.text());
}

#[test]
fn a_set_is_removed_and_comes_back_and_words_narrow_the_list() {
    let sandbox = Sandbox::new();
    let library = full(&sandbox);
    let mut reader = Reader::open(&Source::sample(), 80, 20);
    reader.library = Some(library);
    reader.press("Bx");
    let screen = reader.text();
    assert!(screen.contains("Library (1)") && screen.contains("removed from the library"), "{screen}");
    assert!(reader.press("u").text().contains("Library (2)"));
    reader.press("/wire<enter>");
    let screen = reader.text();
    assert!(screen.contains("Library (1 of 2)  / wire") && !screen.contains("The bridge over"), "{screen}");
    assert!(reader.press("<esc>").text().contains("Library (2)"));
    assert!(reader.press("<esc>").text().contains("3 articles"));
}

#[test]
fn at_the_door_esc_stays_and_a_name_opens_in_place_of_the_sample() {
    let sandbox = Sandbox::new();
    let library = full(&sandbox);
    let mut reader = Reader::open(&Source::sample(), 80, 20);
    reader.library = Some(library);
    reader.press("B");
    reader.app.shelf.is_door = true;
    assert!(reader.press("<esc>").text().contains("Enter opens, q quits"));
    reader.press(&format!("P{}<enter>", sandbox.path("ledger.txt").display()));
    assert!(reader.text().contains("1 of 1 article"), "{}", reader.text());
    reader.press("B").app.shelf.is_door = true;
    reader.press("q");
    assert_eq!(reader.app.ending, Ending::Over);
}

#[test]
fn a_pasted_article_is_kept() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::shelved(&set(&sandbox), library(&sandbox), 120, 20);
    reader
        .press("P")
        .act(Action::Paste("The ferry\r\n\r\nHoteliers had asked for a ferry since spring.\r\n".to_owned()));
    let screen = reader.text();
    assert!(screen.contains("pasted text 1") && screen.contains("3 of 3 articles"), "{screen}");
    assert_eq!(sandbox.names("state/pasted"), ["pasted text 1"]);
    reader.close();
    let (entries, _) = library(&sandbox).load();
    assert!(entries[0].sources.iter().any(|source| source.at.ends_with("pasted/pasted text 1")));
}

#[test]
fn the_open_articles_are_saved_as_a_story_and_open_as_one() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::shelved(&set(&sandbox), library(&sandbox), 80, 20);
    let screen = reader.press("<ctrl-s>").text();
    assert!(screen.contains("./town-notes.story.toml"), "{screen}");
    let path = sandbox.path("bridge.story.toml").display().to_string();
    reader.press("<ctrl-u>").press(&format!("{path}<enter>"));
    assert!(reader.text().contains("bridge.story.toml written"), "{}", reader.text());
    let set = Set::from_arguments(&[path]);
    assert_eq!((set.title.as_str(), set.sources.len(), set.mistakes.len()), ("Town notes", 2, 0));
    assert!(sandbox.read("bridge.story.toml").contains("at = \"ledger.txt\"\noutlet = \"Ledger\""));
    sandbox.write("mine.toml", "x = 1\n");
    reader.press("<ctrl-s><ctrl-u>").press(&format!("{}<enter>", sandbox.path("mine.toml").display()));
    assert!(reader.text().contains("is there already and is no story"), "{}", reader.text());
}

#[test]
fn details_are_corrected_and_the_correction_is_kept() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::shelved(&set(&sandbox), library(&sandbox), 120, 24);
    let place = sandbox.folder().display().to_string();
    insta::assert_snapshot!("details", reader.press("I").text().replace(&place, "/story"));
    reader.press("<enter><ctrl-u>Harbour Ledger<enter>");
    insta::assert_snapshot!("details_corrected", reader.text().replace(&place, "/story"));
    reader.press("q");
    assert!(reader.text().contains("  Harbour Ledger"), "{}", reader.text());
    let mut reader = Reader::shelved(&set(&sandbox), library(&sandbox), 120, 24);
    assert!(reader.text().contains("  Harbour Ledger"), "{}", reader.text());
    reader.press("Ie<ctrl-u>Gazette<enter>u");
    assert!(reader.text().contains("Harbour Ledger") && reader.text().contains("undone: correction"));
    assert!(reader.press("e").text().contains("Correct the outlet of"), "{}", reader.text());
}

#[test]
fn a_date_that_cannot_be_read_is_asked_for_again() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::shelved(&set(&sandbox), library(&sandbox), 120, 24);
    let screen = reader.press("Ijjj<enter><ctrl-u>yesterday<enter>").text();
    assert!(screen.contains("\"yesterday\" is no date that can be read; expected a day such as"), "{screen}");
    assert!(screen.contains("Correct the date of"), "the field stays open: {screen}");
    assert_eq!(reader.app.page().unwrap().extract.details.published, "");
    let screen = reader.press("<ctrl-u>18 March 2026<enter>").text();
    assert!(screen.contains("date corrected") && screen.contains("2026-03-18"), "{screen}");
    reader.press("<enter><ctrl-u><enter>");
    assert_eq!(reader.app.page().unwrap().extract.details.published, "", "it may be taken away");
}

#[test]
fn articles_are_read_again_and_what_changed_is_shown() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::shelved(&set(&sandbox), library(&sandbox), 120, 20);
    reader.press("nn");
    let before = in_hand(&reader);
    assert!(reader.press("R").text().contains("read again: nothing has changed"), "{}", reader.text());
    sandbox.write(
        "ledger.txt",
        LEDGER.replace("Town notes\n", "Town notes\n\nIt rained.\n").replace("half", "a third of"),
    );
    reader.press("R");
    assert!(
        reader.text().contains("Ledger changed since it was last read: 2 sentences; V shows what"),
        "{}",
        reader.text()
    );
    assert_eq!(in_hand(&reader), before);
    insta::assert_snapshot!(reader.press("V").styled());
    reader.press("j<enter>");
    assert_eq!(in_hand(&reader), "Shops in Mill ");
    std::fs::remove_file(sandbox.path("ledger.txt")).unwrap();
    reader.press("R");
    assert!(reader.text().contains("there is no such") && reader.text().contains("Shops in Mill"), "{}", reader.text());
}

#[test]
fn one_that_is_still_missing_is_told_when_all_are_read_again() {
    let sandbox = Sandbox::new();
    let mut sources = two(&sandbox);
    std::fs::remove_file(sandbox.path("post.txt")).unwrap();
    let mut reader = Reader::open(&sources, 160, 20);
    let last = reader.press("R").text().trim_end().lines().last().unwrap().to_owned();
    assert!(last.contains("post.txt: there is no such file"), "{last}");
    sources.swap(0, 1);
    let mut reader = Reader::open(&sources, 160, 20);
    let last = reader.press("<tab>R").text().trim_end().lines().last().unwrap().to_owned();
    assert!(last.contains("post.txt: there is no such file"), "{last}");
    two(&sandbox);
    let screen = reader.press("<tab><tab>R").text();
    assert!(screen.contains("Hoteliers want a ferry") && !screen.contains("no such file"), "{screen}");
}

#[test]
fn the_same_article_twice_is_told() {
    let sandbox = Sandbox::new();
    let mut sources = two(&sandbox);
    sources.push(Source::File(sandbox.write("copy.txt", LEDGER)));
    let reader = Reader::open(&sources, 120, 20);
    assert!(reader.text().contains("this is the same article as A Ledger"), "{}", reader.text());
}

#[test]
fn two_outlets_that_print_one_text_are_told() {
    let sandbox = Sandbox::new();
    let text = "The old swing bridge over the Tarn was shut on Monday after divers found deep cracks in two of its piers.\n\n\
                Engineers had warned the council of the damage in a letter last autumn, which nobody answered.\n\n\
                The ferry will run every half hour until the repair begins in May, and shops in Mill Lane fear for their trade.\n\n\
                The council meets on Thursday to vote on a loan of four million crowns for new piers of steel.\n";
    let own = format!("outlet: Ledger\n\n{text}");
    let sources = vec![
        Source::File(sandbox.write("a.txt", &own)),
        Source::File(sandbox.write("b.txt", format!("outlet: Post\n\n{text}\nMore is not known.\n"))),
    ];
    let reader = Reader::open(&sources, 160, 24);
    assert!(reader.text().contains("Ledger and Post print the same text: 100 % of Ledger"), "{}", reader.text());
    let printed = crate::support::printed(&sandbox.run(&["compare", "a.txt", "b.txt"]));
    let printed = printed.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(printed.contains("A and B print the same text: 100 % of A stands word for word in B"), "{printed}");
}

#[test]
fn long_details_scroll_to_what_was_set_apart_last() {
    let sandbox = Sandbox::new();
    let captions = "Shops in Mill Lane lost half their trade.\n\n".repeat(40);
    let mut reader = Reader::open(&[Source::File(sandbox.write("a.txt", format!("{LEDGER}\n{captions}")))], 80, 16);
    let first = reader.press("I").text();
    assert!(first.contains("> Outlet"), "{first}");
    let last = reader.press("G").text();
    assert!(!last.contains("Outlet  ") && last.contains("> "), "{last}");
    assert!(reader.press("<enter>").text().contains("cannot be corrected here"));
    assert!(reader.press("g<enter>").text().contains("Correct the outlet"));
}

#[test]
fn help_over_the_door_leads_back_to_the_library() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::open(&Source::sample(), 80, 20);
    reader.library = Some(full(&sandbox));
    reader.press("B").app.shelf.is_door = true;
    assert!(reader.press("?<esc>").text().contains("Library (2)"), "{}", reader.text());
}

#[test]
fn a_paragraph_is_set_apart_and_taken_in_against_the_rules_and_that_is_kept() {
    let sandbox = Sandbox::new();
    let caption = "Boats in the old harbour of Tarn on Monday (Photo: Ida Carrow)";
    let left =
        format!("The old bridge over the Tarn was shut on Monday after divers found cracks in it.\n\n{caption}\n");
    let sources: Vec<String> = [("a.txt", left.as_str()), ("b.txt", &left.replace("shut", "closed"))]
        .into_iter()
        .map(|(name, text)| sandbox.write(name, text).display().to_string())
        .collect();
    let set = Set::from_arguments(&sources);
    let open = || Reader::shelved(&set, Library::new(sandbox.path("state")), 80, 24);
    let mut reader = open();
    let counts = |reader: &Reader| reader.app.comparison.as_ref().unwrap().counts(0);
    assert_eq!(counts(&reader).set_apart, 1);
    reader.press(")X");
    assert!(reader.text().contains("paragraph 2 taken into the article; u undoes it"), "{}", reader.text());
    assert_eq!(counts(&reader).set_apart, 0);
    reader.press("u");
    assert_eq!(counts(&reader).set_apart, 1);
    reader.press("UgX");
    assert!(reader.text().contains("paragraph 1 set apart; u undoes it"), "{}", reader.text());
    let mut reader = open();
    let roles: Vec<&str> = reader.app.article(0).unwrap().paragraphs.iter().map(|own| own.role.name()).collect();
    assert_eq!(roles, ["furniture", "body"]);
    let details = reader.press("I").text();
    assert!(details.contains("¶1 you said so") && details.contains("Taken in"), "{details}");
}

#[test]
fn what_comes_back_is_drawn_before_it_is_compared() {
    let mut reader = Reader::open(&Source::sample(), 130, 30);
    for command in [Command::Close, Command::Undo] {
        // What that asks for takes its time.
        drop(update::update(&mut reader.app, Action::Do(command)));
        assert!(reader.app.comparison.is_none());
        reader.text();
    }
    assert_eq!(reader.app.on_screen().len(), 3);
    for keys in ["n", "c", "i", "o<esc>", "v", ")", "A"] {
        reader.press(keys).text();
    }
}

#[test]
fn a_comparison_of_what_was_read_before_is_dropped() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::open(&two(&sandbox), 100, 24);
    let before = reader.app.comparison.clone().unwrap();
    let generation = reader.app.generation;
    let article = reader.app.article(0).unwrap().clone();
    let attempt = reader.app.origins[0].attempt;
    // Another article is on its way, so that nothing is asked for yet.
    drop(update::receive(&mut reader.app, Message::Read { pane: 0, attempt, article }));
    drop(update::receive(&mut reader.app, Message::Compared { generation, comparison: before }));
    assert!(reader.app.comparison.is_none());
}

#[test]
fn places_in_a_text_that_was_replaced_are_let_go() {
    let sandbox = Sandbox::new();
    let sources = two(&sandbox);
    let mut reader = Reader::open(&sources, 100, 24);
    // A mark, a selection, an overruled paragraph, unsaved words and a note being written, all on the last sentence.
    reader.press("G'avX<esc>");
    reader.press("v").press("aUnsaved words<esc>").press("G");
    sandbox.write("ledger.txt", "outlet: Ledger\n\nTown notes\n\nAll is well.\n");
    reader.press("aStill writing");
    reader.load(0, &sources[0]);
    reader.text();
    reader.press("<esc>uU").text();
    let page = reader.app.page().unwrap();
    assert_eq!(page.extract.paragraphs.last().unwrap().span.end, page.extract.text.len());
    assert!(page.extract.text.ends_with("All is well."));
    assert!(reader.app.selection.is_none() && reader.app.jumps.marks.is_empty());
    let screen = reader.press("L<enter>").text();
    assert!(screen.contains("Shops in Mill Lane"), "what it is on is known by its words:\n{screen}");
}
