//! Search, stops, marks, selections and the small lists: finding one's way.

use rashomon::comparison::Progress;
use rashomon::comparison::conflict::Grade;
use rashomon::reader::action::{Action, Command, Context};
use rashomon::reader::app::Mode;
use rashomon::reader::jumps::Jump;
use rashomon::reader::message::Message;
use rashomon::reader::update;
use rashomon::source::Source;

use crate::support::Sandbox;
use crate::support::screen::Reader;

fn sample(columns: u16, rows: u16) -> Reader {
    Reader::open(&Source::sample(), columns, rows)
}

/// The sentence in hand.
fn in_hand(reader: &Reader) -> String {
    let current = reader.app.current().unwrap();
    let article = reader.app.article(current.article).unwrap();
    article.text[article.sentences[current.sentence].span.range()].to_owned()
}

#[test]
fn words_are_found_while_they_are_typed() {
    let mut reader = sample(120, 40);
    insta::assert_snapshot!(reader.press("/hinge").text());
    assert!(in_hand(&reader).contains("hinge"));
    let screen = reader.press("<enter>").text();
    assert!(screen.contains("/hinge  1 of 4"), "{screen}");
}

#[test]
fn a_search_begun_in_a_narrow_window_is_given_up_in_a_wide_one() {
    let mut reader = sample(24, 56);
    reader.press("3/n").act(Action::Resize(129, 19));
    let screen = reader.press("<esc>").text();
    assert!(screen.contains("3 of 3 articles"), "{screen}");
}

#[test]
fn hits_are_gone_through_over_all_articles_and_round_again() {
    let mut reader = sample(120, 40);
    reader.press("/hinge<enter>");
    let mut seen = Vec::new();
    for _ in 0..4 {
        seen.push((reader.app.pane(), in_hand(&reader)));
        reader.press("n");
    }
    let panes: Vec<usize> = seen.iter().map(|(pane, _)| *pane).collect();
    assert!(panes.is_sorted() && seen.iter().all(|(_, sentence)| sentence.contains("hinge")), "{seen:?}");
    assert_eq!(in_hand(&reader), seen[0].1, "the first again after the last");
    assert!(reader.text().contains("past the end of the last article"), "{}", reader.text());
    reader.press("N");
    assert_eq!(in_hand(&reader), seen[3].1);
}

#[test]
fn the_search_that_is_given_up_leaves_the_reader_where_it_was() {
    let mut reader = sample(80, 24);
    reader.press("nn");
    let before = in_hand(&reader);
    reader.press("/chain");
    assert_ne!(in_hand(&reader), before);
    reader.press("<esc>");
    assert_eq!(in_hand(&reader), before);
    reader.press("/chain<enter><esc>");
    assert!(reader.text().contains("search ended; n goes to the next match again"), "{}", reader.text());
    assert!(reader.app.search.is_none());
}

#[test]
fn what_is_not_there_is_said_to_be_nowhere() {
    let mut reader = sample(80, 24);
    assert!(reader.press("/zeppelin").text().contains("nowhere"), "{}", reader.text());
    reader.press("<enter>n");
    assert!(reader.text().contains("“zeppelin” is in none of the articles"), "{}", reader.text());
}

#[test]
fn expressions_are_looked_for_on_demand() {
    let mut reader = sample(120, 40);
    let screen = reader.press("/<ctrl-r>[0-9]+,000").text();
    assert!(screen.contains("regex / [0-9]+,000") && screen.contains("1 of 5"), "{screen}");
    let screen = reader.press("(").text();
    assert!(screen.contains("not a regular expression: unclosed group"), "{screen}");
    assert!(reader.press("<enter>").text().contains("unclosed group"), "{}", reader.text());
}

#[test]
fn hits_can_be_seen_without_colour() {
    let sandbox = Sandbox::new();
    let text = "The gate\n\nThe gate was shut. A gate is a gate.\n\nNobody knew.\n";
    let mut reader = Reader::open(&[Source::File(sandbox.write("a.txt", text))], 60, 12);
    insta::assert_snapshot!(reader.press("/gate<enter>n").styled());
}

#[test]
fn words_are_found_across_the_ends_of_rows_and_in_what_was_hidden() {
    let sandbox = Sandbox::new();
    let text = "The gate\n\nThe harbour council met on a rather long evening in the old town hall above the quay.\n\n\
                Boats in the evening light (Photo: Ida Carrow)\n";
    let mut reader = Reader::open(&[Source::File(sandbox.write("a.txt", text))], 30, 16);
    reader.press("/long evening in<enter>");
    assert!(in_hand(&reader).contains("long evening in"), "{}", reader.text());
    reader.press("<esc>H/ida carrow<enter>");
    assert!(in_hand(&reader).contains("Ida Carrow"), "shown again: {}", reader.text());
}

#[test]
fn conflicts_are_gone_through_and_told() {
    let mut reader = sample(120, 40);
    let screen = reader.press("c").text();
    let current = reader.app.current().unwrap();
    let comparison = reader.app.comparison.clone().unwrap();
    assert!(comparison.counterparts(current).any(|(_, link)| !link.conflicts.is_empty()));
    assert!(screen.lines().last().unwrap().contains(" ! "), "{screen}");
    let mut visited = vec![current];
    while !reader.press("c").text().contains("back at the first fact told differently: A ") {
        visited.push(reader.app.current().unwrap());
        assert!(visited.len() < 100, "{}", reader.text());
    }
    assert_eq!(reader.app.current().unwrap(), current);
    // Each pair is visited once, from the article that comes first.
    let disputed = comparison.links.iter().filter(|link| link.is_disputed(Grade::Conflict));
    let mut firsts: Vec<_> = disputed.map(|link| link.left).collect();
    firsts.sort_unstable();
    firsts.dedup();
    assert_eq!(visited, firsts);
    assert!(reader.press("C").text().contains("back at the last fact told differently: "), "{}", reader.text());
    assert_eq!(reader.app.current(), visited.last().copied());
    assert_eq!(reader.press("C").app.current(), visited.iter().rev().nth(1).copied());
}

#[test]
fn who_tells_a_fact_differently_comes_beside_it_and_goes_again() {
    let sandbox = Sandbox::new();
    let texts = [
        "The old bridge over the Tarn was shut on Monday after divers found cracks in two of its piers.\n",
        "Hoteliers had asked for a ferry since spring.\n",
        "A choir sang in the rain.\n",
        "The old bridge over the Tarn was closed on Monday when divers found cracks in three of its piers.\n",
    ];
    let sources: Vec<Source> =
        (0..4).map(|place| Source::File(sandbox.write(&format!("{place}.txt"), texts[place]))).collect();
    let mut reader = Reader::open(&sources, 80, 24);
    let foot = |reader: &Reader| reader.text().lines().last().unwrap().to_owned();
    assert_eq!(reader.app.on_screen(), [0, 1]);
    let told = reader.press("C").text();
    assert!(told.contains("the only fact told differently: A two / D three"), "{told}");
    assert_eq!((reader.app.on_screen(), reader.app.slots.as_slice()), (&[0, 3][..], &[0, 3, 1, 2][..]));
    assert!(foot(reader.press("<esc>")).contains("! A two / D three"), "{}", reader.text());
    reader.press("<ctrl-o>");
    assert_eq!(reader.app.slots, [0, 1, 2, 3]);
    // In a window of one pane nothing changes places.
    let mut reader = Reader::open(&sources, 60, 24);
    reader.press("c");
    assert_eq!(reader.app.slots, [0, 1, 2, 3]);
}

#[test]
fn divergences_are_what_one_has_alone_and_facts_told_differently() {
    let mut reader = sample(120, 40);
    let comparison = reader.app.comparison.clone().unwrap();
    let mut conflicts = 0;
    for _ in 0..60 {
        reader.press("d");
        if reader.app.notice.is_some() {
            break;
        }
        let current = reader.app.current().unwrap();
        let differs = comparison.counterparts(current).any(|(_, link)| !link.conflicts.is_empty());
        conflicts += usize::from(differs);
        assert!(differs || comparison.is_unique(current), "{}", in_hand(&reader));
    }
    assert!(conflicts > 0);
}

#[test]
fn the_filter_says_where_n_stops() {
    let mut reader = sample(120, 40);
    insta::assert_snapshot!(reader.press("f").text());
    // All kinds off but paraphrase, then only what the third article has, too.
    reader.press("<enter>j j<space>j");
    reader.press("<esc>");
    let stops = reader.app.stops.name();
    assert!(reader.text().contains(&format!("n stops at: {stops}")), "{}", reader.text());
    reader.press("n");
    let current = reader.app.current().unwrap();
    assert!(reader.app.stops.holds(&reader.app.comparison.clone().unwrap(), current, || false));
}

#[test]
fn two_characters_are_pressed_one_after_the_other() {
    let mut reader = sample(120, 40);
    reader.press("]");
    assert!(reader.text().contains(" ] …"), "{}", reader.text());
    reader.press("m");
    let there = in_hand(&reader);
    assert_eq!(in_hand(sample(120, 40).press("m")), there);
    reader.press("]<esc>");
    assert_eq!(in_hand(&reader), there, "dropped");
    reader.press("]jj");
    assert!(reader.app.awaiting.is_none());
}

#[test]
fn jumps_go_back_and_forward_and_marks_come_back() {
    let mut reader = sample(120, 40);
    reader.press("nnn'a");
    let marked = Jump { pane: reader.app.pane(), cursor: reader.app.page().unwrap().cursor };
    assert_eq!(reader.app.jumps.marks.get(&'a'), Some(&marked));
    reader.press("<enter>");
    let counterpart = in_hand(&reader);
    reader.press(",");
    assert_eq!(reader.app.page().unwrap().cursor, marked.cursor);
    reader.press(".");
    assert_eq!(in_hand(&reader), counterpart);
    reader.press("G`a");
    assert_eq!((reader.app.pane(), reader.app.page().unwrap().cursor), (marked.pane, marked.cursor));
    assert!(reader.press("`z").text().contains("no place is marked z"), "{}", reader.text());
    assert!(sample(80, 24).press("`").text().contains("no place is marked yet; ' and a letter marks one"));
}

#[test]
fn sentences_are_selected_and_noted_together() {
    let mut reader = sample(80, 24);
    reader.press("nv))");
    insta::assert_snapshot!(reader.styled());
    let selected = reader.app.selected().unwrap();
    let article = reader.app.article(0).unwrap();
    assert_eq!(article.sentences.iter().filter(|sentence| sentence.span.overlaps(selected)).count(), 3);
    reader.press("aAll of these<ctrl-s>");
    let save = reader.asked.iter().find(|asked| asked.contains("Save")).unwrap();
    assert!(save.contains(&format!("{selected:?}")), "{save}");
    assert!(reader.app.selection.is_none(), "what is noted is not selected any longer");
}

#[test]
fn a_search_that_a_fault_ended_is_told_and_given_up() {
    let mut reader = sample(120, 40);
    reader.press("/hinge");
    let number = reader.app.searches;
    reader.receive(Message::SearchFailed { number: number - 1 });
    assert!(reader.app.search.is_some(), "an earlier one costs nothing");
    reader.receive(Message::SearchFailed { number });
    assert!(reader.app.search.is_none() && !reader.app.is_busy());
    assert!(reader.text().contains("the search failed by a fault of this program"), "{}", reader.text());
    reader.press("<esc>/gate<enter>");
    let number = reader.app.searches;
    reader.receive(Message::SearchFailed { number });
    assert!(reader.text().contains("the search failed by a fault of this program"), "{}", reader.text());
}

#[test]
fn every_command_is_found_by_name_and_done() {
    let mut reader = sample(80, 24);
    insta::assert_snapshot!(reader.press(":note").text());
    reader.press("<ctrl-u>zoom<enter>");
    assert!(matches!(reader.app.mode, Mode::Reading));
    assert_eq!(reader.app.on_screen().len(), 1);
    assert!(reader.press(":nosuchthing").text().contains("No command has all these words"), "{}", reader.text());
    reader.press("<esc>");
    assert!(matches!(reader.app.mode, Mode::Reading));
}

/// A command that has a key and a line in the help but is carried out nowhere would be passed over in silence.
#[test]
fn every_command_of_the_reader_does_something_somewhere() {
    let sandbox = Sandbox::new();
    let text = "url: https://ledger.example/a\n\nThe old bridge over the Tarn was shut on Monday after divers found cracks.\n\nRead more: The night of the storm\n";
    let other = sandbox.write("a.txt", text);
    let one = || Reader::open(&[Source::File(other.clone())], 80, 24);
    // Walked, been back, searched, noted, and what was noted taken back.
    let scenes = ["", "nnn", "GgG,", "/harbour<enter>", "naWhy?<ctrl-s>", "naWhy?<ctrl-s>u"];
    let seen = |reader: &Reader| (reader.styled(), format!("{:?}", reader.app.mode), reader.asked.clone());
    let does = |command: Command, mut reader: Reader| {
        let before = seen(&reader);
        seen(reader.act(Action::Do(command))) != before
    };
    let keys = sample(80, 24).app.keys;
    for command in Command::ALL.iter().filter(|command| !keys.first(Context::Reader, **command).is_empty()) {
        let is_done = scenes.iter().any(|keys| does(*command, pressed(keys))) || does(*command, one());
        assert!(is_done, "{} does nothing", command.name());
    }
}

fn pressed(keys: &str) -> Reader {
    let mut reader = sample(80, 24);
    reader.press(keys);
    reader
}

#[test]
fn an_article_is_chosen_by_name_for_the_pane_in_hand() {
    let mut reader = sample(80, 24);
    insta::assert_snapshot!(reader.press("p").text());
    reader.press("wire<enter>");
    assert_eq!(reader.app.outlet(reader.app.on_screen()[0]), "Wire Nine");
    assert_eq!(reader.app.on_screen().len(), 2);
    reader.press("p<down><enter>");
    assert_eq!(reader.app.outlet(reader.app.pane()), "Coast Post");
}

#[test]
fn the_help_tells_of_where_it_was_asked_for_and_can_be_narrowed() {
    let mut reader = sample(80, 24);
    let screen = reader.press("L?").text();
    assert!(screen.contains("Here") && screen.contains("delete") && !screen.contains("Comparing"), "{screen}");
    reader.press("<esc>");
    assert!(matches!(reader.app.mode, Mode::Notes(_)), "back to where it was asked for");
    let screen = reader.press("<esc>?/conflict").text();
    assert!(screen.contains("Help  / conflict_") && screen.lines().count() == 24, "{screen}");
    let screen = reader.press("<ctrl-u>differently<enter>").text();
    assert!(screen.contains("c ]c") && !screen.contains("next pane"), "{screen}");
    let screen = reader.press("<esc><esc>a<f1>").text();
    assert!(screen.contains("^s") && screen.contains("close, keep the words"), "{screen}");
    reader.press("<esc>");
    assert!(matches!(reader.app.mode, Mode::Writing(_)));
    let screen = sample(80, 40).press("o?").text();
    assert!(screen.contains("by one, missing in [ ]"), "{screen}");
    assert!(screen.contains("others may tell it in other words"), "{screen}");
    let screen = sample(80, 40).press("F?").text();
    assert!(screen.contains("who has the same letter says the same"), "{screen}");
}

#[test]
fn a_hit_between_two_sentences_is_gone_on_from() {
    let mut reader = sample(120, 40);
    reader.press("/ the<enter>");
    let mut seen = Vec::new();
    for _ in 0..12 {
        seen.push(reader.app.search.as_ref().unwrap().at.unwrap());
        reader.press("n");
    }
    seen.dedup();
    assert_eq!(seen.len(), 12, "{seen:?}");
}

#[test]
fn a_search_goes_on_from_an_article_that_was_not_opened_and_forgets_what_is_closed() {
    let mut sources = Source::sample();
    sources.insert(0, Source::File("/nowhere/at-all.txt".into()));
    let mut reader = Reader::open(&sources, 120, 40);
    reader.press("/hinge<enter>");
    assert!(in_hand(&reader).contains("hinge"));
    let count = |reader: &Reader| reader.app.search.as_ref().unwrap().count(&reader.app.slots);
    let all = count(&reader).0;
    reader.press("W");
    assert!(count(&reader).1.is_none_or(|place| place <= count(&reader).0));
    reader.press("u");
    assert_eq!(count(&reader).0, all);
}

#[test]
fn giving_up_a_search_puts_the_panes_back() {
    let mut reader = sample(80, 24);
    reader.press("H");
    let before = (reader.app.slots.clone(), reader.app.settings);
    reader.press("/Graham Tidsall");
    assert_ne!(before.0, reader.app.slots);
    reader.press("<esc>");
    assert_eq!(before, (reader.app.slots.clone(), reader.app.settings));
}

#[test]
fn a_list_without_rows_goes_on_taking_letters() {
    let mut reader = sample(80, 24);
    let screen = reader.press(":zzz<enter><ctrl-u>zoo").text();
    assert!(screen.contains("> zoom"), "{screen}");
    reader.press("<esc>:sort");
    assert!(reader.text().contains("No command has all these words"), "{}", reader.text());
}

#[test]
fn a_comparison_is_stopped_and_taken_up_again() {
    let mut reader = sample(100, 30);
    let articles: Vec<_> = (0..3).map(|pane| reader.app.article(pane).unwrap().clone()).collect();
    // The first article is read once more, and what that asks for takes its time.
    let attempt = reader.app.origins[0].attempt;
    drop(update::receive(&mut reader.app, Message::Read { pane: 0, attempt, article: articles[0].clone() }));
    let generation = reader.app.generation;
    let progress = Progress { done: 1, total: 3 };
    drop(update::receive(&mut reader.app, Message::Progress { generation, progress }));
    assert!(reader.text().contains("comparing 2 of 3 pairs …"), "{}", reader.text());
    assert!(reader.press("n").text().contains("comparing …; then on from here"), "{}", reader.text());
    reader.press("<esc>");
    assert!(reader.asked.iter().any(|asked| asked.contains("StopComparing")), "{:?}", reader.asked);
    assert!(reader.text().contains("comparison stopped, reading goes on; R compares again"), "{}", reader.text());
    assert!(reader.press("o").text().contains("The articles are not compared. R among them compares them."));
    reader.press("<esc>R");
    assert!(reader.app.comparison.is_some(), "{}", reader.text());
    assert!(reader.press("n").text().contains("passage 1 of"), "{}", reader.text());
}
