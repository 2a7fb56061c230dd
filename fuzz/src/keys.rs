//! Names of keys, and what a terminal sends.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use rashomon::reader::background::{Heard, Late};
use rashomon::reader::keys::{Key, Stroke};

/// So many keys are never held back for an answer.
const LONGEST: usize = 40;

/// Names as settings have them, one a line.
pub(crate) fn keys(bytes: &[u8]) {
    for name in String::from_utf8_lossy(bytes).lines() {
        if let Some(key) = Key::parse(name) {
            let sent = Key::of(key.event());
            assert_eq!(Key::of(sent.event()), sent, "{name:?}");
            assert!(!key.to_string().is_empty());
            assert!(key.digit().is_none_or(|digit| digit < 9));
            assert_eq!(Stroke::parse(name), Some(Stroke { prefix: None, key }));
        } else if let Some(stroke) = Stroke::parse(name) {
            let alone: Vec<Option<Key>> = name.chars().map(|c| Key::parse(&c.to_string())).collect();
            assert_eq!(alone, [stroke.prefix, Some(stroke.key)], "{name:?}");
        }
    }
}

/// What a terminal sends at first, and the keys behind it among which the rest of its answer may be.
pub(crate) fn terminal(bytes: &[u8]) {
    let at = bytes.iter().position(|byte| *byte == 0x1e).unwrap_or(bytes.len());
    let heard = Heard::read(&bytes[..at]);
    assert!(heard.is_all || heard.ground.is_none(), "a told background is the answer");
    assert!(heard.keys.len() <= at);
    let later = Heard::read(bytes.get(at + 1..).unwrap_or_default());
    let mut late = Late::new(!heard.is_all, heard.begun.clone());
    let (mut sent, mut got, mut is_answered) = (0, 0, false);
    let plain = KeyEvent::new(KeyCode::Char('x'), KeyModifiers::NONE);
    let alt = KeyEvent::new(KeyCode::Char(']'), KeyModifiers::ALT);
    for key in [alt].into_iter().chain(later.keys).chain([plain; LONGEST]) {
        sent += 1;
        let passed = late.pass(key);
        is_answered |= passed.ground.is_some();
        got += passed.keys.len();
    }
    assert!(got >= LONGEST - 1 && got <= sent, "what is pressed later comes");
    if !is_answered && heard.begun.is_none() {
        assert_eq!(got, sent, "no key is lost");
    }
}
