//! The tables over all articles, and why a passage is matched: keys in, screen out.

use rashomon::config::Config;
use rashomon::reader::app::Mode;
use rashomon::source::Source;

use crate::support::Sandbox;
use crate::support::screen::Reader;

fn sample(columns: u16, rows: u16) -> Reader {
    Reader::open(&Source::sample(), columns, rows)
}

#[test]
fn the_overview_at_60_columns() {
    insta::assert_snapshot!(sample(60, 24).press("o").text());
}

#[test]
fn the_overview_at_80_columns() {
    insta::assert_snapshot!(sample(80, 24).press("o").text());
}

#[test]
fn the_overview_at_120_columns() {
    insta::assert_snapshot!(sample(120, 40).press("o").text());
}

#[test]
fn the_overview_at_200_columns() {
    insta::assert_snapshot!(sample(200, 50).press("o").text());
}

#[test]
fn the_overview_in_the_dark_and_without_colour() {
    let config = Config { theme: "dark".to_owned(), ..Config::default() };
    insta::assert_snapshot!(Reader::with(&Source::sample(), 80, 20, &config).press("ojj").styled());
    insta::assert_snapshot!(sample(80, 20).press("ojj").styled());
}

#[test]
fn the_facts_at_60_columns() {
    insta::assert_snapshot!(sample(60, 24).press("F").text());
}

#[test]
fn the_facts_at_80_columns() {
    insta::assert_snapshot!(sample(80, 24).press("F").text());
}

#[test]
fn the_facts_at_120_columns() {
    insta::assert_snapshot!(sample(120, 40).press("F").text());
}

#[test]
fn the_facts_at_200_columns() {
    insta::assert_snapshot!(sample(200, 50).press("F").text());
}

#[test]
fn why_a_passage_is_matched() {
    insta::assert_snapshot!(sample(80, 30).press("nni").text());
    let mut reader = sample(80, 30);
    reader.press("nnij");
    assert!(reader.text().contains("counterpart 2 of"), "{}", reader.text());
    reader.press("i");
    assert!(matches!(reader.app.mode, Mode::Reading));
}

#[test]
fn why_goes_to_the_counterpart_and_says_where_there_is_none() {
    let mut reader = sample(120, 30);
    let before = reader.app.pane();
    reader.press("mi<enter>");
    assert_ne!(reader.app.pane(), before);
    assert!(matches!(reader.app.mode, Mode::Reading));
    let sandbox = Sandbox::new();
    let text = "The old bridge over the Tarn was shut on Monday.\n\nRead more: The night of the storm\n";
    let other = "The old bridge over the Tarn was shut on Monday, they say.\n";
    let sources = [("a.txt", text), ("b.txt", other)].map(|(name, text)| Source::File(sandbox.write(name, text)));
    let mut reader = Reader::open(&sources, 120, 30);
    reader.press("Gi");
    assert!(
        reader.text().contains("# set apart") && reader.text().contains("compared with nothing"),
        "{}",
        reader.text()
    );
}

#[test]
fn of_facts_told_differently_those_that_cannot_both_hold_come_first() {
    let sandbox = Sandbox::new();
    let texts = [
        "The old bridge over the Tarn was shut after nearly 200 people saw that divers found cracks in two piers.\n",
        "The old bridge over the Tarn was shut after 196 people saw that divers found cracks in three piers.\n",
    ];
    let sources = [0, 1].map(|place| Source::File(sandbox.write(&format!("{place}.txt"), texts[place])));
    let screen = Reader::open(&sources, 120, 30).text();
    let place = |part: &str| screen.find(part).unwrap_or_else(|| panic!("no {part} on\n{screen}"));
    assert!(place("! A two / B three") < place("nearly alike: A nearly 200 / B 196"), "{screen}");
}

/// Three small articles: a fact in dispute, something two tell, something only one tells.
fn three(sandbox: &Sandbox) -> Vec<Source> {
    let texts = [
        (
            "ledger.txt",
            "outlet: Ledger\n\nA night on the Tarn\n\nThe old bridge over the Tarn was shut on Monday after divers found cracks in two of its piers.\n\nShops in Mill Lane lost half their trade.\n",
        ),
        (
            "post.txt",
            "outlet: Post\n\nHoteliers had asked for a ferry since spring.\n\nThe old bridge over the Tarn was closed on Monday when divers found cracks in three of its piers.\n",
        ),
        (
            "wire.txt",
            "outlet: Wire\n\nHoteliers had asked for a ferry since last spring.\n\nA choir sang in the rain.\n",
        ),
    ];
    texts.map(|(name, text)| Source::File(sandbox.write(name, text))).to_vec()
}

fn cursor(reader: &Reader) -> String {
    let page = reader.app.page().unwrap();
    page.extract.text[page.cursor..].chars().take(14).collect()
}

#[test]
fn the_overview_goes_to_the_outlet_in_hand_or_to_one_that_has_it() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::open(&three(&sandbox), 120, 30);
    reader.press("mol<enter>");
    assert_eq!((reader.app.pane(), cursor(&reader).as_str()), (1, "The old bridge"), "{}", reader.text());
    reader.press("oll<enter>");
    assert_eq!(reader.app.pane(), 0, "the column in hand goes round to the first outlet");
    let mut reader = Reader::open(&three(&sandbox), 120, 30);
    reader.press("moh");
    assert!(reader.text().contains("Overview"), "{}", reader.text());
    reader.press("<enter>");
    assert_eq!(reader.app.pane(), 0);
    assert!(reader.text().contains("does not have it"), "{}", reader.text());
}

#[test]
fn orders_filters_and_words_choose_the_rows() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::open(&three(&sandbox), 120, 30);
    assert!(reader.press("o").text().contains("sort: place in A  filter: all"), "{}", reader.text());
    assert!(reader.press("s").text().contains("sort: divergence"));
    assert!(reader.press("s").text().contains("sort: outlets"));
    let conflicts = reader.press("f").text();
    assert!(conflicts.contains("filter: conflicts") && !conflicts.contains("choir"), "{conflicts}");
    assert!(reader.press("f").text().contains("No row is like this. f shows others."), "{}", reader.text());
    let alone = reader.press("f").text();
    assert!(alone.contains("filter: told by one") && alone.contains("choir"), "{alone}");
    let missing = reader.press("fl").text();
    assert!(missing.contains("missing in B") && missing.contains("choir"), "{missing}");
    let found = reader.press("f/choir").text();
    assert!(found.contains("/ choir_") && found.contains("choir sang") && !found.contains("ferry since"), "{found}");
    assert!(reader.press("zzz").text().contains("No row has all these words"), "{}", reader.text());
    assert!(reader.press("<esc>").text().contains("ferry since"), "{}", reader.text());
}

#[test]
fn facts_in_dispute_come_first_and_can_be_alone() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::open(&three(&sandbox), 120, 30);
    let facts = reader.press("F").text();
    let first = facts.lines().find(|line| line.starts_with('>')).unwrap_or_default();
    assert!(first.contains('!') && first.contains("two") && first.contains("three"), "{facts}");
    assert!(first.contains("A against B"), "{facts}");
    assert!(!reader.press("c").text().contains("Mill Lane"), "{}", reader.text());
    reader.press("l<enter>");
    assert_eq!((reader.app.pane(), cursor(&reader).as_str()), (1, "The old bridge"));
    reader.press("oF");
    assert!(reader.text().contains("Facts: "), "{}", reader.text());
    reader.press("F");
    assert!(matches!(reader.app.mode, Mode::Reading));
}

#[test]
fn an_article_that_was_not_read_has_a_column_that_says_so() {
    let sandbox = Sandbox::new();
    let mut sources = three(&sandbox);
    sources.insert(1, Source::File(sandbox.path("gone.txt")));
    let mut reader = Reader::open(&sources, 120, 30);
    assert!(reader.press("o").text().contains("B gone.txt (not"), "{}", reader.text());
}

#[test]
fn one_article_alone_says_what_to_do() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::open(&three(&sandbox)[..1], 80, 16);
    assert!(reader.press("o").text().contains("P opens another"), "{}", reader.text());
    assert!(reader.press("<esc>F").text().contains("P opens another"), "{}", reader.text());
    assert!(reader.press("<esc>i").text().contains("one article alone"), "{}", reader.text());
}

#[test]
fn thirty_outlets_are_letters_that_scroll() {
    let sandbox = Sandbox::new();
    let body = "The old bridge over the Tarn was shut on Monday after divers found cracks in two of its piers.\n";
    let sources: Vec<Source> = (0..30)
        .map(|place| {
            Source::File(sandbox.write(&format!("{place:02}.txt"), format!("outlet: Outlet {place}\n\n{body}")))
        })
        .collect();
    let mut reader = Reader::open(&sources, 80, 30);
    insta::assert_snapshot!(reader.press("o").text());
    // Names that have no room are counted, and what stands in narrow cells does not look like a fact.
    let facts = reader.press("F").text();
    assert!(facts.contains("+13 more") && facts.contains("[a]") && facts.contains("says the same"), "{facts}");
    let last = reader.press("o").press("h").text();
    assert!(last.contains(" d") && last.contains('<'), "{last}");
}

#[test]
fn what_is_open_in_a_table_follows_another_article() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::open(&three(&sandbox), 120, 30);
    reader.press("o");
    let before = reader.text();
    reader.press("<esc>Wo");
    let after = reader.text();
    assert!(before.contains("3 outlets") && after.contains("2 outlets"), "{after}");
}
