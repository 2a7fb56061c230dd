//! The built program in a pseudo-terminal: articles that come and go, and what was open before.

use crate::support::pty::Running;
use crate::support::{Sandbox, printed, told};

fn story(sandbox: &Sandbox) -> [String; 2] {
    let left = "outlet: Ledger\n\nTown notes\n\nThe old bridge over the Tarn was shut on Monday after divers found cracks in two of its piers.\n\n\
                “We could not wait for the summer to end,” said the engineer Ada Roe.\n\nShops in Mill Lane lost half their trade.\n";
    let right = "outlet: Post\n\nHoteliers want a ferry\n\nHoteliers had asked for a ferry since spring.\n\nAda Roe, the engineer, told reporters: \
                 “We could not wait for the summer to end.”\n\nThe old bridge over the Tarn was closed on Monday when divers found cracks in three of its piers.\n";
    [("ledger.txt", left), ("post.txt", right)].map(|(name, text)| sandbox.write(name, text).display().to_string())
}

fn open(sandbox: &Sandbox, names: &[&str]) -> Running {
    let mut running = sandbox.start(100, 30, names);
    running.wait(" shared");
    running
}

fn quit(mut running: Running) {
    running.press("q");
    assert_eq!(running.ended(), 0);
}

#[test]
fn a_second_article_is_opened_by_name_closed_and_brought_back() {
    let sandbox = Sandbox::new();
    let [left, right] = story(&sandbox);
    let mut running = sandbox.start(100, 30, &[&left]);
    running.wait("one article: P opens another to compare");
    running.press("P").wait("Open another article").press("pos\t").wait("post.txt").press("\r");
    running.wait("2 of 2 articles").wait(" shared");
    running.press("W").wait("Post closed; u undoes it").wait("1 of 1 article");
    running.press("u").wait("Post is open again").wait(" shared");
    // A paste of several lines is an article.
    running.press("P").wait("Open another article");
    running.press("\u{1b}[200~Ferry\n\nHoteliers had asked for a ferry since spring.\n\u{1b}[201~").wait("3 articles");
    quit(running);
    assert_eq!(sandbox.names("state/pasted"), ["pasted text 1"]);
    assert!(std::path::Path::new(&right).exists());
}

#[test]
fn a_set_opens_again_at_the_sentence_where_it_was_left() {
    let sandbox = Sandbox::new();
    let [left, right] = story(&sandbox);
    let mut running = open(&sandbox, &[&left, &right]);
    running.press("\tnn").wait(">~ The old bridge over the Tarn was closed");
    quit(running);
    assert_eq!(sandbox.names("state/sets").len(), 1);
    // By the same names.
    let mut running = open(&sandbox, &[&left, &right]);
    running.wait(">~ The old bridge over the Tarn was closed");
    quit(running);
    // And from the library, which opens by itself now that something of one's own was open.
    let mut running = sandbox.start(100, 30, &[]);
    running.wait("Library (1)").wait("Ledger, Post").press("\u{1b}").wait("q quits");
    running.press("\r").wait(" shared").wait(">~ The old bridge over the Tarn was closed");
    quit(running);
    let mut running = sandbox.start(100, 30, &["--sample"]);
    running.wait("Sample story");
    quit(running);
    assert_eq!(sandbox.names("state/sets").len(), 1, "the sample is in the program");
}

#[test]
fn what_changed_in_an_article_is_shown_when_it_is_read_again() {
    let sandbox = Sandbox::new();
    let [left, right] = story(&sandbox);
    let mut running = open(&sandbox, &[&left, &right]);
    running.press("na").wait("New note").press("how many piers?\u{13}").wait("note saved");
    let text = sandbox.read("ledger.txt");
    sandbox
        .write("ledger.txt", text.replace("Town notes\n", "Town notes\n\nIt rained.\n").replace("half", "a third of"));
    running.press("R").wait("Ledger changed").wait("2 sentences");
    running.wait("*~ The old bridge").press("V").wait("then").wait("lost half").wait("lost a third of");
    running.press("q").wait(" shared");
    quit(running);
    // Between two sittings, too.
    let text = sandbox.read("post.txt");
    sandbox.write("post.txt", text.replace("since spring", "since May"));
    let mut running = open(&sandbox, &[&left, &right]);
    running.wait("Post changed since").press("V").wait("since spring").wait("since May").press("q");
    running.wait(" shared");
    quit(running);
}

#[test]
fn what_is_open_is_kept_when_the_terminal_goes() {
    let sandbox = Sandbox::new();
    let [left, right] = story(&sandbox);
    let mut child = sandbox.run_until_hang_up(&[&left, &right], &[("shared", "n"), ("reworded", "")]);
    child.wait().unwrap();
    assert_eq!(sandbox.names("state/sets").len(), 1);
}

#[test]
fn a_story_file_is_compared_with_what_it_says() {
    let sandbox = Sandbox::new();
    story(&sandbox);
    let text = "title = \"The bridge\"\n[[source]]\nat = \"ledger.txt\"\noutlet = \"The Harbour Ledger\"\n[[source]]\nat = \"post.txt\"\n";
    sandbox.write("news/bridge.story.toml", text.replace("at = \"", "at = \"../"));
    let output = sandbox.run(&["compare", "news/bridge.story.toml"]);
    assert_eq!((output.status.code(), told(&output).as_str()), (Some(0), ""));
    assert!(printed(&output).contains("The Harbour Ledger"), "{}", printed(&output));
    sandbox.write("odd.toml", format!("{text}wen = 3\n[[source]]\nname = \"x\"\n"));
    let output = sandbox.run(&["compare", "odd.toml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(printed(&output).contains("Post"));
    for part in ["odd.toml: source 2: there is no key \"wen\"", "source 3: at is missing"] {
        assert!(told(&output).contains(part), "{}", told(&output));
    }
}

#[test]
fn a_corrupt_library_costs_nothing_else() {
    let sandbox = Sandbox::new();
    let [left, right] = story(&sandbox);
    quit(open(&sandbox, &[&left, &right]));
    let name = sandbox.names("state/sets").remove(0);
    sandbox.write(&format!("state/sets/{name}"), "{ broken");
    let mut running = sandbox.start(100, 30, &[]);
    running.wait("Library (0)").wait("set aside as").press("j\r").wait("Sample story");
    quit(running);
}

#[test]
fn library_and_notes_can_be_given_one_folder() {
    let sandbox = Sandbox::new();
    let [left, right] = story(&sandbox);
    let config = sandbox.path("config").display().to_string();
    let mut running = sandbox.start_with(100, 30, &[&left, &right], &[("RASHOMON_STATE_DIR", &config)]);
    running.wait(" shared").press("na").wait("New note").press("words\u{13}").wait("note saved");
    quit(running);
    assert_eq!(sandbox.names("config/state/sets").len(), 1);
    assert_eq!(sandbox.names("config/texts").len(), 1, "the text of the note");
}
