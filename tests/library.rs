//! Articles that come and go in the open reader, stories, what was open before, what is known of an article.

use rashomon::reader::action::Action;
use rashomon::source::Source;

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
    assert!(screen.contains("3 of 3 articles") && screen.contains("C Wire"), "{screen}");
    assert_eq!((reader.app.focus, reader.app.slots.as_slice()), (1, &[0, 2, 1][..]));
    assert!(reader.app.comparison.as_ref().unwrap().passages.len() > 1);
    reader.press("<backtab>");
    assert_eq!(in_hand(&reader), before);
    // A name that leads nowhere keeps a pane that says so.
    reader.press("Pgone.txt<enter>");
    assert!(reader.press("<esc>").text().contains("there is no such"), "{}", reader.text());
    assert!(reader.press("P<enter>").text().contains("nothing was named"));
    assert!(reader.press("P<esc>").text().contains("B Post") || reader.app.slots.len() == 4);
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
    assert!(reader.press("<esc>").text().contains("open a second one to compare"), "{}", reader.text());
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
