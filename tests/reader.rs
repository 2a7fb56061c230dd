//! Keys in, screen out. Each style stands as a letter below the text, with what the letters mean at the end.

use rashomon::config::Config;
use rashomon::note::anchor::Version;
use rashomon::note::{Content, Kind, Note, Target};
use rashomon::reader::action::Action;
use rashomon::reader::app::Ending;
use rashomon::reader::message::Message;
use rashomon::reader::noted::{Kept, Noted};
use rashomon::source::Source;
use rashomon::source::access::Progress;

use crate::support::Sandbox;
use crate::support::screen::Reader;

fn sample(columns: u16, rows: u16) -> Reader {
    Reader::open(&Source::sample(), columns, rows)
}

/// Two small articles that share a quotation and a reworded sentence and part over the rest.
fn two(sandbox: &Sandbox) -> Vec<Source> {
    let left = "outlet: Ledger\n\nTown notes\n\nThe old bridge over the Tarn was shut on Monday after divers found cracks in two of its piers.\n\n\
                “We could not wait for the summer to end,” said the engineer Ada Roe.\n\nShops in Mill Lane lost half their trade.\n";
    let right = "outlet: Post\n\nHoteliers want a ferry\n\nHoteliers had asked for a ferry since spring.\n\nAda Roe, the engineer, told reporters: \
                 “We could not wait for the summer to end.”\n\nThe old bridge over the Tarn was closed on Monday when divers found cracks in three of its piers.\n";
    vec![Source::File(sandbox.write("ledger.txt", left)), Source::File(sandbox.write("post.txt", right))]
}

#[test]
fn the_sample_at_60_columns() {
    insta::assert_snapshot!(sample(60, 20).press("n").text());
}

#[test]
fn the_sample_at_80_columns() {
    insta::assert_snapshot!(sample(80, 24).press("nn").text());
}

#[test]
fn the_sample_at_120_columns() {
    insta::assert_snapshot!(sample(120, 40).press("nn").text());
}

#[test]
fn the_sample_at_200_columns() {
    insta::assert_snapshot!(sample(200, 50).press("nn").text());
}

#[test]
fn kinds_differing_words_and_the_passage_in_hand_have_styles() {
    let sandbox = Sandbox::new();
    let config = Config { theme: "dark".to_owned(), ..Config::default() };
    let mut reader = Reader::with(&two(&sandbox), 80, 20, &config);
    insta::assert_snapshot!(reader.press("n").styled());
}

#[test]
fn without_colour_marks_and_underlines_tell_the_same() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::open(&two(&sandbox), 80, 20);
    insta::assert_snapshot!(reader.press("n").styled());
}

#[test]
fn the_help_lists_the_keys_as_they_are_bound() {
    let mut config = Config { theme: "mono".to_owned(), ..Config::default() };
    config.keys.get_mut("reader").unwrap().insert("next-stop".into(), vec!["f5".into()]);
    let mut reader = Reader::with(&Source::sample(), 80, 60, &config);
    let help = reader.press("?").text();
    assert!(help.lines().any(|line| line.contains(" F5 ") && line.contains("next shared passage")), "{help}");
    insta::assert_snapshot!(help);
    assert!(reader.press("q").text().contains("F5/N match"), "{}", reader.text());
}

#[test]
fn a_source_that_failed_fills_its_own_pane() {
    let sandbox = Sandbox::new();
    let mut sources = two(&sandbox);
    sources.insert(1, Source::File(sandbox.path("gone.txt")));
    let reader = Reader::open(&sources, 120, 20);
    let screen = reader.text();
    for part in ["B gone.txt", "not opened", "no such", "The other articles can", "~ The old bridge"] {
        assert!(screen.contains(part), "{part:?} in\n{screen}");
    }
    assert_eq!(reader.app.open_panes(), 2);
}

/// Two files, and a page on its way between them.
fn with_a_page_on_its_way(sandbox: &Sandbox) -> (Reader, Vec<Source>) {
    let mut sources = two(sandbox);
    sources.insert(1, Source::Address("https://www.harbour.example/2026/bridge.html".to_owned()));
    (Reader::open(&sources, 120, 16), sources)
}

fn fetching(reader: &mut Reader, attempt: u64, bytes: usize) {
    let progress = Progress::Receiving { host: "www.harbour.example".to_owned(), bytes, total: Some(307_200) };
    reader.receive(Message::Fetching { pane: 1, attempt, progress });
}

#[test]
fn a_page_on_its_way_tells_how_far_it_is_while_the_others_are_read() {
    let sandbox = Sandbox::new();
    let (mut reader, _) = with_a_page_on_its_way(&sandbox);
    reader.receive(Message::Fetching {
        pane: 1,
        attempt: 0,
        progress: Progress::Asking { host: "www.harbour.example".to_owned() },
    });
    assert!(reader.text().contains("asking www.harbour.example …"), "{}", reader.text());
    fetching(&mut reader, 0, 122_880);
    insta::assert_snapshot!(reader.press("n").text());
}

#[test]
fn a_page_is_given_up_and_tried_again_by_key() {
    let sandbox = Sandbox::new();
    let (mut reader, sources) = with_a_page_on_its_way(&sandbox);
    fetching(&mut reader, 0, 122_880);
    reader.press("<tab><esc>");
    insta::assert_snapshot!(reader.text());
    assert!(reader.asked.iter().any(|effect| effect.contains("Abandon { pane: 1 }")), "{:?}", reader.asked);
    // What was given up has nothing more to say.
    fetching(&mut reader, 0, 200_000);
    reader.receive(Message::Loaded { pane: 1, attempt: 0, result: Err("too late".to_owned()) });
    assert!(reader.text().contains("not opened") && !reader.text().contains("too late"), "{}", reader.text());

    reader.press("R");
    assert!(reader.asked.last().unwrap().contains("attempt: 2"), "{:?}", reader.asked);
    fetching(&mut reader, 2, 300_000);
    assert!(reader.text().contains("292 KB of 300 KB"), "{}", reader.text());
    assert!(reader.press("R").text().contains("this article is on its way; Esc stops that"));
    reader.load(1, &sources[0]);
    assert!(reader.text().contains("B Ledger") && reader.text().contains("4 shared"), "{}", reader.text());
    reader.press("R");
    assert!(reader.asked.last().unwrap().contains("fresh: true"), "{:?}", reader.asked);
}

#[test]
fn a_page_that_does_not_come_says_why_and_what_to_do() {
    let sandbox = Sandbox::new();
    let (mut reader, _) = with_a_page_on_its_way(&sandbox);
    let why =
        "the server does not give the page to this program (403); save the page in the browser and open that file";
    reader.receive(Message::Loaded { pane: 1, attempt: 0, result: Err(why.to_owned()) });
    insta::assert_snapshot!(reader.text());
}

#[test]
fn a_page_without_an_article_says_so_in_the_head_of_its_pane() {
    let sandbox = Sandbox::new();
    let page = "<!DOCTYPE html><title>Page not found</title><h1>Page not found</h1><p>It may have been moved.</p>";
    let reader = Reader::open(&[Source::File(sandbox.write("lost.html", page))], 80, 12);
    let head: Vec<String> = reader.text().lines().take(3).map(str::to_owned).collect();
    assert!(head.iter().any(|row| row.contains("? extraction uncertain")), "{}", reader.text());
}

#[test]
fn one_article_says_what_is_missing() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::open(&two(&sandbox)[..1], 80, 16);
    assert!(reader.text().contains("one article: P opens another to compare"), "{}", reader.text());
    assert!(reader.press("n").text().contains("one article alone; P opens another"));
}

#[test]
fn what_is_not_compared_by_meaning_is_told_as_long_as_it_is_so() {
    let sandbox = Sandbox::new();
    let german = "Die Brücke über den Fluss wurde am Montag gesperrt, weil Taucher Risse gefunden haben.\n";
    let texts = [german, "Die alte Brücke ist seit Montag zu, denn Taucher haben an den Pfeilern Risse gefunden.\n"];
    let mut reader = Reader::open(
        &[("a.txt", texts[0]), ("b.txt", texts[1])].map(|(n, t)| Source::File(sandbox.write(n, t))),
        100,
        20,
    );
    assert!(reader.text().contains("compared by words only"));
    reader.press("j");
    assert!(!reader.text().contains("compared by words only"));
    assert!(reader.text().contains("by words, not meaning · panes follow"));
    let english = "The bridge over the river was shut on Monday because divers had found cracks in its piers.\n";
    let mixed = [("a.txt", german), ("c.txt", english)].map(|(n, t)| Source::File(sandbox.write(n, t)));
    assert!(Reader::open(&mixed, 100, 20).text().contains("languages differ · panes follow"));
}

#[test]
fn the_empty_list_of_notes_says_how_to_begin() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::open(&two(&sandbox), 80, 12);
    insta::assert_snapshot!(reader.press("L").text());
}

#[test]
fn a_note_on_a_pair_shows_both_passages() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::open(&two(&sandbox), 80, 24);
    insta::assert_snapshot!(reader.press("nAWho is right?").text());
}

#[test]
fn matches_are_walked_and_their_ends_told() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::open(&two(&sandbox), 80, 24);
    let cursor = |reader: &Reader| {
        let page = reader.app.page().unwrap();
        page.extract.text[page.cursor..].chars().take(14).collect::<String>()
    };
    reader.press("n");
    assert_eq!(cursor(&reader), "The old bridge");
    reader.press("n");
    assert_eq!(cursor(&reader), "“We could not ");
    assert!(reader.press("n").text().contains("no further match below"));
    reader.press("<enter>");
    assert_eq!((reader.app.pane(), cursor(&reader).as_str()), (1, "Ada Roe, the e"));
    reader.press("<backspace>");
    assert_eq!((reader.app.pane(), cursor(&reader).as_str()), (0, "“We could not "));
    reader.press("d");
    assert_eq!(cursor(&reader), "Shops in Mill ");
    assert!(reader.press("<enter>").text().contains("no other outlet has this"));
    reader.press("<tab>D");
    assert_eq!((reader.app.pane(), cursor(&reader).as_str()), (1, "Hoteliers had "));
}

#[test]
fn another_width_keeps_the_place() {
    let mut reader = sample(120, 24);
    reader.press("nnnnnn");
    let place = reader.app.page().unwrap().cursor;
    let words: String = reader.app.page().unwrap().extract.text[place..].chars().take(12).collect();
    for (columns, rows) in [(60, 20), (200, 50), (30, 8), (81, 12), (120, 24)] {
        reader.act(Action::Resize(columns, rows));
        let page = reader.app.page().unwrap();
        assert_eq!(page.cursor, place);
        assert!(page.row_of(place).is_some(), "{columns}x{rows} lost {words:?}:\n{}", reader.text());
    }
}

#[test]
fn hidden_paragraphs_come_back() {
    let mut reader = sample(80, 60);
    let before = reader.text();
    assert!(before.contains("# date: 2026-03-18"), "{before}");
    assert!(!reader.press("H").text().contains("# date"));
    reader.press("H<esc>");
    assert_eq!(reader.text(), before);
}

#[test]
fn words_that_were_not_saved_are_kept_and_come_back() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::open(&two(&sandbox), 80, 24);
    reader.press("nacheck this<esc>");
    assert!(reader.text().contains("not saved, but kept"), "{}", reader.text());
    assert!(reader.asked.iter().any(|asked| asked.contains("Draft") && asked.contains("check this")));
    assert!(reader.press("L").text().contains("check this"));
    assert!(reader.press("<enter>").text().contains("check this"));
}

#[test]
fn no_text_of_an_article_steers_the_terminal() {
    let sandbox = Sandbox::new();
    let text = "Title \u{1b}[2J\n\nBody \u{1b}]0;owned\u{7} and \u{202e}reversed\u{9b}31m text.\n";
    let sources = [Source::File(sandbox.write("evil.txt", text)), Source::File(sandbox.write("b.txt", text))];
    let reader = Reader::open(&sources, 100, 20);
    let steers = |c: char| c != '\n' && (c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c));
    assert!(!reader.text().contains(steers), "{:?}", reader.text());
    assert!(reader.text().contains("Body ␛]0;owned␇ and"));
}

#[test]
fn lines_pasted_key_by_key_are_all_kept() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::open(&two(&sandbox), 80, 24);
    let screen = reader.press("naone<ctrl-j>two<enter>three<ctrl-u>3<left><home>").text();
    for line in ["│ one  ", "│ two  ", "│ 3  "] {
        assert!(screen.contains(line), "{line:?} in\n{screen}");
    }
}

#[test]
fn paging_shows_every_row_once_at_least() {
    for (columns, rows) in [(60, 14), (60, 20), (80, 24), (120, 40)] {
        let mut reader = sample(columns, rows);
        let text = reader.app.page().unwrap().extract.text.clone();
        let mut seen = String::new();
        for _ in 0..60 {
            seen.push_str(&reader.text());
            reader.press("<space>");
        }
        // Where columns are few, marks stand right before the text.
        let unmarked = |word: &str| word.trim_start_matches(['>', '#', '=', '~', ':', '-', '+']).to_owned();
        let words = |text: &str| text.split_whitespace().map(unmarked).collect::<Vec<_>>();
        let seen = words(&seen);
        for word in words(&text) {
            let shown = seen.contains(&word) || word.contains('-') || word.contains('’');
            assert!(shown, "{word:?} is never shown at {columns}x{rows}");
        }
    }
}

#[test]
fn a_second_edit_builds_on_the_first_before_that_is_on_disk() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::open(&two(&sandbox), 80, 24);
    let extract = reader.app.page().unwrap().extract.clone();
    let target = Target::on_article(&Version::of(&extract));
    let noted = Noted::nowhere(Note { body: "old".into(), ..Note::new(Kind::Note, vec![target]) });
    reader.receive(Message::Notes { notes: vec![noted], drafts: Vec::new(), warnings: Vec::new() });
    reader.press("Le more<ctrl-s>e, twice<ctrl-s>");
    let saves: Vec<&String> = reader.asked.iter().filter(|asked| asked.contains("Save")).collect();
    assert!(saves[0].contains("\"old more\"") && saves[1].contains("\"old more, twice\""), "{saves:?}");
    reader.press("xx");
    let removals = reader.asked.iter().filter(|asked| asked.contains("Remove")).count();
    assert_eq!(removals, 1, "a second key deletes nothing twice");
}

#[test]
fn articles_are_turned_over_one_by_one() {
    let mut reader = sample(80, 24);
    let shown = |reader: &Reader| reader.app.on_screen().to_vec();
    let turns: Vec<Vec<usize>> = (0..3).map(|_| shown(reader.press(">"))).collect();
    assert_eq!(turns, [[2, 1], [0, 1], [2, 1]], "B stays in the other pane");
    let mut reader = sample(60, 20);
    let turns: Vec<usize> = (0..4).map(|_| reader.press(">").app.pane()).collect();
    assert_eq!(turns, [1, 2, 0, 1]);
    assert_eq!(reader.press("<").app.pane(), 0);
}

#[test]
fn scrolling_back_reaches_the_beginning() {
    for (columns, rows, keys) in [(60, 20, "HG"), (60, 20, "G"), (60, 14, "G"), (80, 24, "G")] {
        let mut reader = sample(columns, rows);
        reader.press(keys);
        for _ in 0..40 {
            reader.press("b");
        }
        assert_eq!(reader.app.page().unwrap().top(), 0, "{}", reader.text());
        reader.press("G");
        let mut top = reader.app.page().unwrap().top();
        for _ in 0..8 {
            let now = reader.press("k").app.page().unwrap().top();
            assert!(now <= top, "k goes up:\n{}", reader.text());
            top = now;
        }
    }
}

#[test]
fn nothing_is_done_blindly() {
    let mut reader = sample(20, 5);
    reader.press("nablind<ctrl-s>");
    assert!(reader.asked.iter().all(|asked| !asked.contains("blind")), "{:?}", reader.asked);
    assert_eq!(reader.press("q").app.ending, Ending::Over);
}

#[test]
fn words_that_are_nowhere_on_disk_stop_the_first_quit() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::open(&two(&sandbox), 80, 24);
    let not_saved = |id: &str| Message::NotSaved {
        kept: Box::new(Kept {
            id: id.into(),
            content: Content { body: "words".into(), ..Content::default() },
            before: None,
            quotes: Vec::new(),
            spots: Vec::new(),
            on_disk: false,
        }),
        before: None,
        why: "not saved".into(),
    };
    reader.receive(not_saved("x"));
    assert!(reader.press("q").text().contains("unsaved words would be lost: q again quits"), "{}", reader.text());
    reader.receive(not_saved("y"));
    assert!(reader.press("q").text().contains("unsaved words would be lost"), "of other words nobody was warned");
    reader.receive(Message::DraftKept { id: "x".into() });
    reader.receive(not_saved("y"));
    reader.receive(Message::DraftKept { id: "y".into() });
    assert!(reader.text().contains("kept as a draft now: L lists them"), "{}", reader.text());
    reader.press("q");
    assert_eq!(reader.app.ending, Ending::Over);
}

#[test]
fn a_long_notice_is_told_to_its_end() {
    let sandbox = Sandbox::new();
    let mut reader = Reader::open(&two(&sandbox), 60, 16);
    let path = "/home/reader/.config/rashomon/notes/".repeat(2);
    reader.receive(Message::Failed(format!("not saved, kept as a draft: cannot write {path}: No space left")));
    insta::assert_snapshot!(reader.text());
    reader.press("L").receive(Message::Failed("words ".repeat(100)));
    let seen = reader.text();
    assert!(seen.lines().last().unwrap().ends_with('…'), "not more than some rows: {seen}");
    assert_eq!(seen.matches("words").count(), 36);
}

#[test]
fn headings_quotations_and_lists_look_like_what_they_are() {
    let sandbox = Sandbox::new();
    let text = "# Ferry aground\n\nA ferry ran aground off Tolm on Tuesday night.\n\n> Nobody was hurt, and that is \
                what counts. We were lucky.\n\n- It was built in 1994 in a yard that has long been shut\n- It carries \
                cars\n\nDivers go down on Thursday.\n";
    let sources = [Source::File(sandbox.write("a.md", text))];
    insta::assert_snapshot!(Reader::open(&sources, 40, 20).styled());
    assert!(!Reader::open(&sources, 14, 20).text().contains('•'), "a narrow pane needs its columns for words");
}

#[test]
fn wide_letters_accents_joined_emoji_and_text_from_the_right_keep_their_columns() {
    let sandbox = Sandbox::new();
    let text = "outlet: Bote\n\n平和条約が署名された港\n\n平和条約は月曜日に港の古い倉庫で署名され、漁師たちは岸壁からそれを見守った。\n\n\
                השער נסגר ביום שני אחרי שצוללנים מצאו בו סדקים, ואיש לא נפגע.\n\n\
                E\u{301}lan vital\tfor a family 👨‍👩‍👧 and \u{202e}a turn\u{202c} with \u{1b}[31mred.\n";
    let sources = [Source::File(sandbox.write("a.txt", text))];
    let reader = Reader::open(&sources, 40, 24);
    let screen = reader.text();
    assert!(!screen.contains('\u{202e}') && !screen.contains('\u{1b}'), "{screen:?}");
    insta::assert_snapshot!(screen);
}

#[test]
fn articles_that_share_nothing_say_so_and_what_to_do() {
    let sandbox = Sandbox::new();
    let left = "The old bridge over the Tarn was shut on Monday after divers found cracks in it.\n";
    let right = "Bakers in Elsin will strike for a week in June over the price of flour.\n";
    let sources = [("a.txt", left), ("b.txt", right)].map(|(name, text)| Source::File(sandbox.write(name, text)));
    let mut reader = Reader::open(&sources, 100, 16);
    assert!(reader.text().contains("nothing was found that these articles share; F lists"), "{}", reader.text());
    assert!(reader.press("n").text().contains("no further match below in a.txt"), "{}", reader.text());
    assert!(reader.press("F").text().contains("only A"), "{}", reader.text());
}
