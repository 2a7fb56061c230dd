//! The built program and what is around it: the terminal's answers, its mouse, its clipboard, other programs.

use rashomon::reader::action::{Action, Point};
use rashomon::source::Source;

use crate::support::Sandbox;
use crate::support::pty::{Running, until};
use crate::support::screen::Reader;

const QUESTION: &str = "\u{1b}]11;?";
const DARK: &str = "\u{1b}]11;rgb:1e1e/1e1e/1e1e\u{1b}\\";
const LIGHT: &str = "\u{1b}]11;rgb:ffff/ffff/ffff\u{7}";
const ATTRIBUTES: &str = "\u{1b}[?62;22c";
const OTHER_SCREEN: &str = "\u{1b}[?1049h";

/// The colours of passages told in the same words: on a dark background, on a light one, on one that is not known.
const COLOURS: [&str; 3] = ["38;2;86;180;233", "38;2;0;80;200", "38;2;90;113;253"];

fn coloured(sandbox: &Sandbox, more: &[(&str, &str)]) -> Running {
    let environment = [("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("COLORFGBG", "")];
    let environment: Vec<(&str, &str)> = environment.into_iter().chain(more.iter().copied()).collect();
    sandbox.start_with(120, 30, &["--sample"], &environment)
}

fn quit(mut running: Running) {
    running.press("q");
    assert_eq!(running.ended(), 0);
}

#[test]
fn the_background_is_asked_for_before_anything_is_drawn() {
    for (answer, colour) in [(DARK, COLOURS[0]), (LIGHT, COLOURS[1])] {
        let sandbox = Sandbox::new();
        let mut running = coloured(&sandbox, &[]);
        running.wait_sent(QUESTION);
        // Keys pressed meanwhile are keys.
        running
            .press(&format!("?{answer}{ATTRIBUTES}"))
            .wait("Marks")
            .press("\u{1b}")
            .wait_gone("Marks")
            .wait(" shared");
        running.wait_sent(colour);
        let sent = running.sent();
        assert!(sent.find(QUESTION) < sent.find(OTHER_SCREEN), "{sent:?}");
        quit(running);
    }
}

#[test]
fn a_terminal_that_cannot_tell_its_background_ends_the_waiting() {
    let sandbox = Sandbox::new();
    let mut running = coloured(&sandbox, &[]);
    running.wait_sent(QUESTION).press(ATTRIBUTES).wait(" shared").wait_sent(COLOURS[2]);
    quit(running);
}

#[test]
fn an_answer_that_comes_late_is_neither_keys_nor_text() {
    for answer in [LIGHT, &LIGHT.replace('\u{7}', "\u{1b}\\")] {
        let sandbox = Sandbox::new();
        let mut running = coloured(&sandbox, &[]);
        running.wait(" shared").wait_sent(COLOURS[2]).press("a").wait("New note").press("before ");
        running.press(answer).press(ATTRIBUTES).press("after").wait("before after").wait_sent(COLOURS[1]);
        running.press("\u{1b}").wait("not saved, but kept");
        quit(running);
    }
}

#[test]
fn a_terminal_that_never_answers_is_not_waited_for() {
    let sandbox = Sandbox::new();
    let mut running = coloured(&sandbox, &[]);
    running.wait_sent(QUESTION).wait_sent(OTHER_SCREEN).wait(" shared").press("]d");
    quit(running);
}

#[test]
fn nothing_is_asked_where_the_answer_is_known_or_not_wanted() {
    for more in [("COLORFGBG", "15;0"), ("NO_COLOR", "1"), ("TERM", "linux")] {
        let sandbox = Sandbox::new();
        let mut running = coloured(&sandbox, &[more]);
        running.wait(" shared");
        assert!(!running.sent().contains("]11;?"), "{more:?}");
        quit(running);
    }
}

#[test]
fn a_theme_that_is_asked_for_by_name_comes_before_no_color() {
    let sandbox = Sandbox::new();
    let environment = [("NO_COLOR", "1"), ("COLORTERM", "truecolor")];
    let mut running = sandbox.start_with(120, 30, &["--sample", "--theme", "dark"], &environment);
    running.wait(" shared").wait_sent(COLOURS[0]).press("nn").wait("reworded");
    assert!(running.has_underlined(), "differing words are underlined");
    assert!(!running.sent().contains("\u{1b}[;"));
    quit(running);
}

#[test]
fn lines_are_ascii_where_the_settings_or_the_locale_say_so() {
    for (settings, locale, is_ascii) in
        [("", "en_GB.UTF-8", false), ("ascii = true\n", "en_GB.UTF-8", true), ("", "de_DE.ISO-8859-1", true)]
    {
        let sandbox = Sandbox::new();
        sandbox.write("config/config.toml", settings);
        let mut running = sandbox.start_with(100, 30, &["--sample"], &[("LC_ALL", locale)]);
        let screen = running.wait(" shared").press("n").wait("passage 1").press("?").wait("Marks").text();
        assert_eq!(!screen.contains(['│', '─', '┃', '╭', '·', '’']), is_ascii, "{screen}");
        running.press("\u{1b}").wait_gone("Marks");
        quit(running);
    }
}

#[test]
fn the_mouse_is_listened_to_until_it_is_turned_off_and_given_back() {
    let sandbox = Sandbox::new();
    let mut running = sandbox.start(120, 30, &["--sample"]);
    running.wait(" shared").wait_sent("\u{1b}[?1000h").press("\u{1b}OQ").wait("mouse off").wait_sent("\u{1b}[?1000l");
    running.press("\u{1b}OQ").wait("mouse on");
    running.press("q");
    assert_eq!(running.ended(), 0);
    // What was sent last may still be on its way when the program has ended.
    let is_given_back = |sent: &str| sent.rfind("\u{1b}[?1000l") > sent.rfind("\u{1b}[?1000h");
    until("the mouse is given back", || is_given_back(&running.sent()));
    let sandbox = Sandbox::new();
    sandbox.write("config/config.toml", "mouse = false\n");
    let mut running = sandbox.start(120, 30, &["--sample"]);
    running.wait(" shared");
    assert!(!running.sent().contains("\u{1b}[?1000h"));
    quit(running);
}

#[test]
fn a_passage_is_copied_with_its_source() {
    let sandbox = Sandbox::new();
    let text = "outlet: Ledger\n\nTown notes\n\nThe old bridge was shut.\n";
    let file = sandbox.write("ledger.txt", text).display().to_string();
    let mut running = sandbox.start_with(100, 30, &[&file], &[("TMUX", "/tmp/tmux,1,0")]);
    running
        .wait("old bridge")
        .press("G")
        .wait("> ")
        .press("y")
        .wait("sent to the clipboard")
        .wait_sent("\u{1b}]52;c;VGhlIG9sZCBicmlkZ2Ug");
    running.wait_sent("\u{1b}Ptmux;\u{1b}\u{1b}]52;c;");
    quit(running);
}

fn sample(columns: u16, rows: u16) -> Reader {
    Reader::open(&Source::sample(), columns, rows)
}

fn at(area: ratatui::layout::Rect, row: u16) -> Point {
    Point { column: area.x + 4, row: area.y + row }
}

#[test]
fn the_wheel_scrolls_what_is_under_the_pointer_and_the_others_follow() {
    let mut reader = sample(120, 20);
    let body = reader.app.screen.panes[1].body;
    let tops = |reader: &Reader| [0, 1, 2].map(|pane| reader.app.panes[pane].page().unwrap().top());
    let before = tops(&reader);
    for _ in 0..20 {
        reader.act(Action::Wheel(at(body, 3), 3));
    }
    assert_eq!(reader.app.pane(), 0, "what is in hand stays in hand");
    let after = tops(&reader);
    assert!(after[1] > before[1] && after[2] > before[2], "{before:?} {after:?}");
    // As if that pane were in hand.
    let mut other = sample(120, 20);
    other.press("2");
    for _ in 0..60 {
        other.press("j");
    }
    assert_eq!(after, tops(&other));
    reader.press("?").act(Action::Wheel(at(body, 3), 3));
    assert!(reader.text().contains("Help"));
}

#[test]
fn a_click_takes_a_sentence_in_hand_and_dragging_selects() {
    let mut reader = sample(120, 30);
    let body = reader.app.screen.panes[1].body;
    reader.act(Action::Click(at(body, 6)));
    assert_eq!(reader.app.pane(), 1);
    let first = reader.app.current().unwrap();
    let page = reader.app.page().unwrap();
    assert!(page.row_of(page.cursor).is_some_and(|row| row <= 6), "{}", reader.text());
    for row in 7..body.height {
        reader.act(Action::Drag(at(body, row)));
    }
    let selected = reader.app.selected().unwrap();
    let article = reader.app.article(1).unwrap();
    assert!(selected.overlaps(article.sentences[first.sentence].span), "from where the button was pressed");
    assert!(reader.app.current().unwrap().sentence > first.sentence, "to the sentence under the pointer");
    assert!(article.words.iter().any(|word| word.span().start == selected.start), "whole words");
    reader.press("y");
    assert!(reader.asked.last().unwrap().contains("Copy("), "{:?}", reader.asked.last());
    // Nothing is there to be clicked on.
    for (column, row) in [(0, 0), (119, 29), (500, 500)] {
        reader.act(Action::Click(Point { column, row }));
    }
}

#[test]
fn every_outlets_wording_is_copied_with_its_source() {
    let mut reader = sample(120, 30);
    reader.press("nY");
    let copied = reader.asked.last().unwrap().clone();
    assert!(copied.starts_with("Copy(") && copied.matches("— ").count() >= 2, "{copied}");
    assert!(reader.text().contains("sent to the clipboard: every outlet's wording"), "{}", reader.text());
}

#[test]
fn a_click_takes_the_row_of_a_list_in_hand_and_a_second_one_goes() {
    let mut reader = Reader::open(&Source::sample(), 120, 40);
    reader.press("o");
    let row = |reader: &Reader, text: &str| {
        let screen = reader.text();
        u16::try_from(screen.lines().position(|line| line.contains(text)).unwrap()).unwrap()
    };
    let place = row(&reader, "Some 120 people slept");
    reader.click(8, place);
    assert!(reader.text().lines().nth(usize::from(place)).unwrap().starts_with('>'), "{}", reader.text());
    reader.click(8, place);
    assert!(reader.text().contains(">: Some 120 people slept"), "gone there:\n{}", reader.text());
    // Beside the rows a click does nothing.
    let before = reader.press("L").text();
    assert_eq!(reader.click(3, 30).text(), before);
    reader.press("<esc>:zoom");
    let place = row(&reader, "> zoom");
    reader.click(30, place);
    assert_eq!(reader.app.on_screen().len(), 1, "{}", reader.text());
}

#[test]
fn a_click_on_the_bar_goes_to_that_part_of_the_article() {
    let mut reader = Reader::open(&Source::sample(), 200, 40);
    let bar = reader.app.screen.panes[0].bar;
    reader.click(bar.x, bar.bottom() - 1);
    let length = reader.app.page().unwrap().extract.text.len();
    assert!(reader.app.page().unwrap().cursor > length * 9 / 10, "{}", reader.text());
    reader.click(bar.x, bar.y);
    assert_eq!(reader.app.page().unwrap().cursor, 0);
}

#[test]
fn rows_of_tables_and_notes_are_copied_with_their_sources() {
    let mut reader = Reader::open(&Source::sample(), 120, 40);
    reader.press("o/120 people<enter>y");
    let copied = reader.asked.pop().unwrap();
    for part in ["Some 120 people slept in the parish hall", "— The Harbour Ledger", "— Wire Nine", "¶13"] {
        assert!(copied.contains(part), "{part} in {copied}");
    }
    reader.press("<esc><esc>F/injured<enter>y");
    let copied = reader.asked.pop().unwrap();
    assert!(copied.contains("Eleven people were injured") && copied.contains("Fourteen people"), "{copied}");
}
