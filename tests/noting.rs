//! Notes made, changed, found again and decided on, with the keys of the reader and the files of the keeper.

use std::fs;

use rashomon::comparison::conflict::Grade;
use rashomon::note::store::Store;
use rashomon::note::{Note, Relation, State};
use rashomon::reader::action::Action;
use rashomon::reader::app::Mode;
use rashomon::source::Source;

use crate::support::Sandbox;
use crate::support::screen::Reader;

const LEDGER: &str = "outlet: Ledger\n\nThe bridge is shut\n\nThe old bridge over the Tarn was shut on Monday after divers found cracks in two of its piers.\n\n\
    Robin Vale, the mayor, said the town would pay. Shops lost half their trade.\n\nRobin Vale thanked the divers.\n";
const POST: &str = "outlet: Post\n\nA bridge closed\n\nThe old bridge over the Tarn was closed on Monday when divers found cracks in three of its piers.\n";

struct Desk {
    sandbox: Sandbox,
    sources: Vec<Source>,
}

impl Desk {
    fn new() -> Self {
        let sandbox = Sandbox::new();
        let sources = [("ledger.txt", LEDGER), ("post.txt", POST)];
        let sources = sources.map(|(name, text)| Source::File(sandbox.write(name, text))).to_vec();
        Self { sandbox, sources }
    }

    fn reader(&self) -> Reader {
        Reader::noting(&self.sources, &self.sandbox.path("config"), 100, 40)
    }

    fn notes(&self) -> Vec<Note> {
        let (notes, warnings) = Store::new(self.sandbox.path("config")).load();
        assert_eq!(warnings, Vec::<String>::new());
        notes
    }

    fn note(&self) -> Note {
        let mut notes = self.notes();
        assert_eq!(notes.len(), 1, "{notes:?}");
        notes.remove(0)
    }

    /// Gives an article another text.
    fn edit(&self, name: &str, from: &str, to: &str) {
        let path = self.sandbox.path(name);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from));
        fs::write(path, text.replace(from, to)).unwrap();
    }
}

/// A screen with a day of its own in the place of today.
fn fixed(desk: &Desk, screen: &str) -> String {
    screen.replace(&desk.note().created[..10], "2031-11-22")
}

#[test]
fn a_note_has_kind_tags_and_relation_from_the_window_it_is_written_in() {
    let desk = Desk::new();
    let mut reader = desk.reader();
    reader.press("nnATwo or three?<tab>q<tab>");
    insta::assert_snapshot!(reader.styled());
    reader.press("<right><tab>piers, #count<ctrl-s>");
    let note = desk.note();
    assert_eq!((note.kind.name(), note.tags.as_slice()), ("question", &["piers".to_owned(), "count".to_owned()][..]));
    assert_eq!((note.targets.len(), note.relation), (2, Some(Relation::QuoteVsSource)), "conflict was proposed");
    assert_eq!(note.body, "Two or three?");
    // The same window changes them, and the change is undone as a whole.
    reader.press("e<tab>e<tab><tab><ctrl-u>done<ctrl-s>");
    assert_eq!((desk.note().kind.name(), desk.note().tags), ("error", vec!["done".to_owned()]));
    reader.press("u");
    assert_eq!((desk.note().kind.name(), desk.note().tags.len()), ("question", 2));
    reader.press("U");
    assert_eq!(desk.note().kind.name(), "error");
}

#[test]
fn what_was_chosen_is_kept_with_the_words_when_the_window_is_closed() {
    let desk = Desk::new();
    desk.reader().press("nahalf a thought<tab>c<tab>later<esc>");
    assert_eq!(desk.notes(), []);
    let mut reader = desk.reader();
    assert!(reader.press("L").text().contains("half a thought  #later"), "{}", reader.text());
    assert!(reader.press("i").text().contains("not saved yet; Enter goes on with them"), "{}", reader.text());
    reader.press("<enter><ctrl-s>");
    assert_eq!((desk.note().kind.name(), desk.note().tags), ("claim", vec!["later".to_owned()]));
}

#[test]
fn what_was_typed_is_taken_back_and_typed_again() {
    let desk = Desk::new();
    let mut reader = desk.reader();
    reader.press("naOne two<ctrl-u><ctrl-_>");
    assert!(reader.text().contains("One two"), "{}", reader.text());
    reader.press("<ctrl-g>");
    assert!(!reader.text().contains("One two"), "{}", reader.text());
    reader.press("<ctrl-_>!<ctrl-s>");
    assert_eq!(desk.note().body, "One two!");
}

#[test]
fn tags_are_completed_by_those_there_are() {
    let desk = Desk::new();
    let mut reader = desk.reader();
    reader.press("naOne<tab><tab>bridge briefing<ctrl-s>");
    reader.press("naTwo<tab><tab>br<tab>");
    assert!(reader.text().contains("#bridge  #briefing"), "{}", reader.text());
    reader.press("d<tab><ctrl-s>");
    assert_eq!(desk.notes().iter().filter(|note| note.tags.contains(&"bridge".to_owned())).count(), 2);
}

#[test]
fn a_note_is_on_words_on_an_article_or_on_sentences() {
    let desk = Desk::new();
    let mut reader = desk.reader();
    // The third and the fourth word of the sentence in hand.
    reader.press("nnvvllol");
    assert!(reader.text().contains("a note on these"), "{:?}\n{}", reader.app.selection, reader.text());
    reader.press("aWhich bridge?<ctrl-s>");
    let note = desk.note();
    let target = &note.targets[0];
    assert_eq!(target.exact, "bridge over");
    assert!(target.sentence.starts_with("The old bridge over") && target.sentence.ends_with("piers."));
    assert_eq!(target.paragraph, 3);
    // Its own words stand out in the sentence in hand.
    insta::assert_snapshot!(reader.styled());
    reader.press("%As a whole<ctrl-s>");
    let notes = desk.notes();
    assert_eq!(notes.len(), 2);
    let whole = notes.iter().find(|note| note.body == "As a whole").unwrap();
    assert_eq!(whole.targets[0].scope, rashomon::note::Scope::Article);
    assert!(reader.press("L").text().contains("the whole article: The bridge is shut"), "{}", reader.text());
}

#[test]
fn a_corrected_name_goes_to_review_and_is_confirmed_moved_or_given_up() {
    let desk = Desk::new();
    let mut reader = desk.reader();
    reader.press("J");
    while !reader.app.page().is_some_and(|page| page.extract.text[page.cursor..].starts_with("Robin Vale, the")) {
        reader.press(")");
    }
    reader.press("vvoa");
    reader.press("Spelling?<ctrl-s>");
    assert_eq!(desk.note().targets[0].exact, "Robin");
    drop(reader);
    desk.edit("ledger.txt", "Robin Vale, the", "Elisa Vale, the");
    let mut reader = desk.reader();
    let state = |reader: &Reader| reader.app.notes[0].states().next().unwrap();
    assert_eq!(state(&reader), State::Review, "another Robin is there, and is not taken for this one");
    assert!(reader.press("L").text().contains("review: its place is unsure"), "{}", reader.text());
    reader.press("<enter>");
    insta::assert_snapshot!(fixed(&desk, &reader.text()));
    // It is here.
    reader.press("y");
    assert_eq!(state(&reader), State::Exact);
    assert_eq!((desk.note().targets[0].exact.as_str(), desk.note().targets[0].earlier.len()), ("Elisa", 1));
    reader.press("u");
    assert_eq!((state(&reader), desk.note().targets[0].exact.as_str()), (State::Review, "Robin"));
    // It is gone, and kept.
    reader.press("o");
    assert_eq!(state(&reader), State::Orphaned);
    reader.press("u");
    assert_eq!(state(&reader), State::Review);
    // It is on other words.
    reader.press("m");
    assert!(reader.text().contains("a puts the note here"), "{}", reader.text());
    reader.press(")))vvoa");
    assert_eq!(state(&reader), State::Exact);
    assert_eq!(desk.note().targets[0].exact, "Robin");
    assert!(desk.note().targets[0].sentence.starts_with("Robin Vale thanked"), "{:?}", desk.note().targets[0]);
    reader.press("u");
    assert_eq!(desk.note().targets[0].start, 132);
}

#[test]
fn a_note_that_is_moved_stays_in_its_own_article() {
    let desk = Desk::new();
    let mut reader = desk.reader();
    reader.press("naHere<ctrl-s>Lim<tab>a");
    assert!(reader.text().contains("belongs to another article"), "{}", reader.text());
    let before = desk.note();
    reader.press("<esc>a<esc>");
    assert_eq!(desk.note(), before);
}

#[test]
fn a_changed_text_shows_then_and_now() {
    let desk = Desk::new();
    desk.reader().press("nnaCount them<ctrl-s>");
    desk.edit("ledger.txt", "found cracks in two", "found deep cracks in four");
    let mut reader = desk.reader();
    reader.press("Li");
    insta::assert_snapshot!(fixed(&desk, &reader.styled()));
    reader.press("<enter>");
    assert_eq!(reader.app.current().map(|current| current.article), Some(0));
}

#[test]
fn marked_notes_are_changed_deleted_and_brought_back_together() {
    let desk = Desk::new();
    let mut reader = desk.reader();
    reader.press("naOne<ctrl-s>JaTwo<ctrl-s>JaThree<ctrl-s>L");
    reader.press("g<space><space>");
    assert!(reader.text().contains("marked 2"), "{}", reader.text());
    reader.press("tfog -none<enter>");
    let tagged = || desk.notes().iter().filter(|note| note.tags == ["fog"]).count();
    assert_eq!(tagged(), 2);
    reader.press("u");
    assert_eq!(tagged(), 0);
    reader.press("!j<enter>");
    assert_eq!(desk.notes().iter().filter(|note| note.kind.name() == "question").count(), 2);
    reader.press("x");
    assert_eq!(desk.notes().len(), 1);
    reader.press("u");
    assert_eq!(desk.notes().len(), 3, "one change, undone at once");
    reader.press("U");
    // What was deleted is found in the trash.
    reader.press("fff");
    assert!(reader.text().contains("in the trash (2)"), "{}", reader.text());
    reader.press("g<space><space><enter>");
    assert_eq!(desk.notes().len(), 3);
    assert!(reader.text().contains("2 notes brought back"), "{}", reader.text());
    reader.press("u");
    assert_eq!(desk.notes().len(), 1);
    assert!(reader.text().contains("in the trash (2)"), "{}", reader.text());
}

#[test]
fn the_list_is_narrowed_by_kind_tag_outlet_and_state() {
    let desk = Desk::new();
    let mut reader = desk.reader();
    reader.press("naOne<tab>q<tab>fog<ctrl-s><enter>aTwo<ctrl-s>L");
    let count = |reader: &mut Reader, query: &str| {
        reader.press(&format!("/{query}<enter>"));
        let rows = reader.text().lines().filter(|line| line.contains('“')).count();
        reader.press("<esc>");
        rows
    };
    for (query, rows) in
        [("kind:question", 1), ("#fog", 1), ("-#fog", 1), ("outlet:post", 1), ("state:exact", 2), ("state:review", 0)]
    {
        assert_eq!(count(&mut reader, query), rows, "{query}\n{}", reader.text());
    }
    reader.press("/kind:hunch");
    assert!(reader.text().contains("kind"), "{}", reader.text());
    reader.press("<esc>f");
    assert!(reader.text().contains("of the open articles (2)"), "{}", reader.text());
}

#[test]
fn places_in_a_text_that_was_replaced_are_forgotten() {
    let desk = Desk::new();
    let mut reader = desk.reader();
    reader.press("GaThe end<ctrl-s>");
    assert!(desk.note().targets[0].start > 100, "{:?}", desk.note().targets[0]);
    // Another article altogether, and shorter than the place of the note.
    fs::write(desk.sandbox.path("ledger.txt"), "It rained.\n").unwrap();
    reader.press("RL");
    assert!(reader.text().contains("article not open"), "{}", reader.text());
    reader.press("i");
    assert!(reader.text().contains("its article is not open"), "{}", reader.text());
    let before = desk.note();
    reader.press("ym");
    assert_eq!(desk.note(), before, "it is never taken for words of another article");
}

#[test]
fn a_note_on_an_article_is_not_moved_and_marks_leave_the_row_in_hand_to_the_editor() {
    let desk = Desk::new();
    let mut reader = desk.reader();
    reader.press("%Whole<ctrl-s>Li");
    let before = desk.note();
    for key in ["m", "o"] {
        assert!(reader.press(key).text().contains("on the whole article"), "{}", reader.text());
    }
    assert_eq!(desk.note(), before);
    reader.press("<esc><esc>aTwo<ctrl-s>L");
    let first = reader.press("g").text().contains("> ■");
    assert!(!first);
    reader.press("<space>");
    let in_hand = reader.text().lines().find(|line| line.starts_with('>')).unwrap().to_owned();
    reader.press("e");
    let words = if in_hand.contains("whole article") { "Whole" } else { "Two" };
    let window = reader.text();
    assert!(window.lines().any(|line| line.contains("│ ") && line.contains(words)), "{in_hand}\n{window}");
}

#[test]
fn a_flag_is_taken_back_on_its_own_words_alone() {
    let desk = Desk::new();
    let mut reader = desk.reader();
    reader.press("nn*tkeep<enter>vv*");
    assert_eq!(desk.notes().len(), 2, "one on the sentence, one on a word of it");
    reader.press("***");
    assert_eq!(desk.notes().len(), 1);
    assert!(desk.note().tags.is_empty(), "{:?}", desk.note());
}

#[test]
fn tags_of_other_programs_stay_as_they_are_unless_touched() {
    let desk = Desk::new();
    let mut reader = desk.reader();
    reader.press("naOne<ctrl-s>");
    let path = desk.sandbox.path(&format!("config/notes/{}.json", desk.note().id));
    let text = fs::read_to_string(&path).unwrap().replace("\"tags\": []", "\"tags\": [\"two words\"]");
    fs::write(path, text).unwrap();
    let mut reader = desk.reader();
    reader.press("e<esc>");
    assert!(reader.app.drafts.is_empty(), "nothing was changed");
    reader.press("e!<ctrl-s>");
    assert_eq!(desk.note().tags, ["two words"]);
}

#[test]
fn a_note_on_an_article_takes_its_new_text_when_it_is_told_to() {
    let desk = Desk::new();
    desk.reader().press("%Whole<ctrl-s>");
    desk.edit("ledger.txt", "two of its piers", "four of its piers");
    let mut reader = desk.reader();
    assert!(reader.press("Li").text().contains("the text is another one now"), "{}", reader.text());
    let before = desk.note().targets[0].article.text_sha256.clone();
    assert!(reader.press("y").text().contains("the text as it was"), "{}", reader.text());
    assert_ne!(desk.note().targets[0].article.text_sha256, before);
    reader.press("u");
    assert_eq!(desk.note().targets[0].article.text_sha256, before);
}

#[test]
fn what_is_said_to_be_gone_is_not_to_be_reviewed_any_longer() {
    let desk = Desk::new();
    desk.reader().press("GaThanks<ctrl-s>");
    desk.edit("ledger.txt", "\n\nRobin Vale thanked the divers.", "");
    let mut reader = desk.reader();
    reader.press("Lff");
    assert!(reader.text().contains("to review (1)"), "{}", reader.text());
    reader.press("io<esc>");
    assert!(reader.text().contains("to review (0 of 1)"), "{}", reader.text());
    assert!(reader.press("ff").text().contains("gone, as you said"), "{}", reader.text());
}

#[test]
fn a_note_on_a_pair_is_with_whom_tells_it_differently() {
    let desk = Desk::new();
    let mut reader = Reader::noting(&Source::sample(), &desk.sandbox.path("config"), 100, 40);
    reader.press("gcA");
    let comparison = reader.app.comparison.clone().unwrap();
    let Some(Mode::Writing(draft)) = Some(&reader.app.mode) else { panic!("no note is written") };
    assert_eq!(draft.relation, Some(Relation::Conflict));
    let spans: Vec<_> = draft.spots.iter().map(|spot| (spot.pane, spot.span.unwrap())).collect();
    let current = reader.app.current().unwrap();
    let disputed = comparison.counterparts(current).filter(|(_, link)| link.is_disputed(Grade::Conflict));
    let mut others =
        disputed.map(|(id, _)| (id.article, reader.app.article(id.article).unwrap().sentences[id.sentence].span));
    assert!(others.any(|other| spans.contains(&other)), "{spans:?}");
}

#[test]
fn of_two_notes_on_a_sentence_the_one_that_is_left_is_told() {
    let desk = Desk::new();
    let mut reader = desk.reader();
    reader.press("nnaOne<ctrl-s>aTwo<ctrl-s>x");
    assert!(reader.text().contains("note deleted; u undoes it; another note is here still"), "{}", reader.text());
    assert!(!reader.press("x").text().contains("another note"), "{}", reader.text());
}

#[test]
fn wide_text_is_written_as_it_is() {
    let desk = Desk::new();
    let mut reader = desk.reader();
    let words = "平和条約 e\u{301}lan 👨\u{200d}👩\u{200d}👧 שלום";
    reader.press("na").act(Action::Paste(format!("{words}\nzweite Zeile")));
    assert!(reader.text().contains("平和条約"), "{}", reader.text());
    reader.press("<ctrl-s>");
    assert_eq!(desk.note().body, format!("{words}\nzweite Zeile"));
}
