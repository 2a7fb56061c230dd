//! Anything pressed, pointed at or read, in windows of any size: nothing fails, and what is in hand stays in sight.

use proptest::prelude::*;
use rashomon::reader::action::{Action, Point};
use rashomon::source::Source;

use crate::support::Sandbox;
use crate::support::screen::Reader;

#[test]
fn every_size_draws_every_window() {
    let mut reader = Reader::open(&Source::sample(), 80, 24);
    for keys in
        ["n", "r", "?", "L", "a", "A", "o", "F", "i", "f", "/gate", ":", "p", "P", "I", "B", "E", "<ctrl-s>", "nv))"]
    {
        reader.press(keys);
        for columns in [1, 2, 3, 10, 23, 24, 30, 59, 79, 80, 81, 113, 114, 159, 160, 200, 220] {
            for rows in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 24, 60] {
                reader.act(Action::Resize(columns, rows));
                assert_eq!(reader.buffer().area.height, rows, "{keys}");
            }
        }
        reader.press("<esc><esc>");
    }
}

const KEYS: [&str; 81] = [
    "r",
    "S",
    "-",
    "+",
    "j",
    "k",
    "<ctrl-d>",
    "<ctrl-u>",
    "<space>",
    "b",
    "g",
    "G",
    "n",
    "N",
    "d",
    "D",
    "J",
    "K",
    ")",
    "(",
    "<enter>",
    "<backspace>",
    "<tab>",
    "<backtab>",
    ">",
    "<",
    "s",
    "w",
    "z",
    "H",
    "T",
    "a",
    "A",
    "e",
    "x",
    "u",
    "U",
    "L",
    "E",
    "?",
    "<esc>",
    "<ctrl-s>",
    "1",
    "3",
    "word",
    "<left>",
    "<up>",
    "<ctrl-l>",
    "<ctrl-c>",
    "o",
    "F",
    "i",
    "f",
    "c",
    "l",
    "h",
    "C",
    "m",
    "M",
    ":",
    "p",
    "/",
    "v",
    "'q",
    "`q",
    "y",
    "Y",
    "X",
    "P",
    "W",
    "B",
    "I",
    "V",
    "O",
    "<f2>",
    ",",
    ".",
    "]d",
    "R",
    "<ctrl-e>",
    "<ctrl-r>",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn no_keys_no_size_and_no_text_make_it_fail(
        texts in prop::collection::vec("(\\PC{0,80}[.!?] ?\n{0,2}){0,12}|[平和条約。 \u{301}👩\u{200d}🚒\t]{0,200}", 1..4),
        steps in prop::collection::vec(
            (
                0..KEYS.len(),
                prop::option::weighted(0.2, (1u16..220, 1u16..60)),
                prop::option::weighted(0.1, (0u16..220, 0u16..60)),
                prop::option::weighted(0.05, 0usize..4),
            ),
            1..60,
        ),
    ) {
        let sandbox = Sandbox::new();
        let sources: Vec<Source> =
            texts.iter().enumerate().map(|(place, text)| Source::File(sandbox.write(&format!("{place}.txt"), text))).collect();
        let mut reader = Reader::open(&sources, 80, 24);
        for (key, size, point, other) in steps {
            if let Some((columns, rows)) = size {
                reader.act(Action::Resize(columns, rows));
            }
            // "<" alone is a key, not the beginning of a name.
            reader.press(KEYS[key]);
            let _ = reader.buffer();
            if let Some((column, row)) = point {
                reader.click(column, row).act(Action::Drag(Point { column: column / 2, row: row / 2 }));
                reader.act(Action::Wheel(Point { column, row }, if row % 2 == 0 { 3 } else { -3 }));
            }
            if let Some(other) = other {
                // What is read anew is another text.
                sandbox.write("0.txt", &texts[other % texts.len()]);
                reader.press("R");
            }
            prop_assert!(is_in_hand_shown(&mut reader), "{}", reader.text());
        }
    }
}

/// Something of the sentence in hand is on screen, or no paragraph is shown at all, or there is no room.
fn is_in_hand_shown(reader: &mut Reader) -> bool {
    let has_room = reader.app.screen.panes.first().is_some_and(|pane| pane.body.height > 0);
    let pane = reader.app.pane();
    let Some(page) = reader.app.panes[pane].page_mut() else { return true };
    let all_hidden = (0..page.paragraphs().len()).all(|paragraph| page.is_hidden(paragraph));
    all_hidden || !has_room || page.is_in_sight()
}
