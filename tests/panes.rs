//! What stands beside what: aligned rows, sentences held level, the panel, the width of the text.

use rashomon::reader::action::Action;
use rashomon::reader::page::Shown;
use rashomon::source::Source;

use crate::support::screen::Reader;

fn sample(columns: u16, rows: u16) -> Reader {
    Reader::open(&Source::sample(), columns, rows)
}

/// For each pane on screen, the offsets that its rows begin with.
fn starts(reader: &Reader) -> Vec<Vec<Option<usize>>> {
    let start = |shown: &Shown| match shown {
        Shown::Text { line, .. } if line.first => Some(line.span.start),
        _ => None,
    };
    let pages = reader.app.on_screen().iter().filter_map(|pane| reader.app.panes[*pane].page());
    pages.map(|page| page.shown.iter().map(start).collect()).collect()
}

#[test]
fn the_panel_beside_two_panes() {
    insta::assert_snapshot!(sample(200, 40).press("wwnnn").styled());
}

#[test]
fn rows_are_aligned_and_nothing_of_the_text_is_lost() {
    let mut reader = sample(120, 30);
    reader.press("wwr");
    insta::assert_snapshot!(reader.text());
    let mut level = 0;
    let mut seen = vec![String::new(); 2];
    for _ in 0..30 {
        let rows = starts(&reader);
        level += rows[0].iter().zip(&rows[1]).filter(|(left, right)| left.is_some() && right.is_some()).count();
        for (place, pane) in reader.app.on_screen().to_vec().into_iter().enumerate() {
            let page = reader.app.panes[pane].page().unwrap();
            for shown in &page.shown {
                if let Shown::Text { line, .. } = shown {
                    seen[place].push_str(&page.extract.text[line.span.range()]);
                    seen[place].push(' ');
                }
            }
        }
        reader.press("<space>");
    }
    assert!(level > 5, "shared passages begin on one row");
    for (place, pane) in reader.app.on_screen().iter().enumerate() {
        for sentence in &reader.app.article(*pane).unwrap().sentences {
            let text = &reader.app.article(*pane).unwrap().text[sentence.span.range()];
            assert!(seen[place].contains(text.split(' ').next().unwrap()), "{text}");
        }
    }
}

#[test]
fn aligned_rows_keep_the_place_and_say_where_they_do_not_fit() {
    let mut reader = sample(120, 30);
    reader.press("wwnnnn");
    let place = reader.app.page().unwrap().cursor;
    reader.press("rrr");
    for (columns, rows) in [(90, 20), (200, 50), (60, 12), (120, 30)] {
        reader.act(Action::Resize(columns, rows));
        let page = reader.app.page().unwrap();
        assert_eq!(page.cursor, place);
        assert!(page.row_of(place).is_some(), "{columns}x{rows}\n{}", reader.text());
    }
    reader.act(Action::Resize(60, 30));
    assert!(reader.press("rr").text().contains("aligned rows need two panes on screen"), "{}", reader.text());
}

#[test]
fn sentences_are_held_level_and_let_go() {
    let mut reader = sample(120, 30);
    reader.press("wwnS");
    assert!(reader.text().contains("held level: A “"), "{}", reader.text());
    assert_eq!(reader.app.pins.len(), 1);
    reader.press("<space>b");
    reader.press("gnS");
    assert!(reader.text().contains("no longer held level") && reader.app.pins.is_empty(), "{}", reader.text());
}

#[test]
fn the_text_gets_narrower_and_wider() {
    let mut reader = sample(120, 30);
    assert!(reader.press("w-").text().contains("text up to 68 columns wide"), "{}", reader.text());
    assert_eq!(reader.app.screen.text_width(), 68);
    assert!(reader.press("++").text().contains("text up to 76 columns wide"), "{}", reader.text());
}
