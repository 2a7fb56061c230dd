//! An answer of the terminal that came too late, found among the keys.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::super::theme::Ground;
use super::ground;

/// Looks at keys for an answer that is still to come, and holds them back while they could be it.
#[derive(Debug, Default)]
pub struct Late {
    is_expected: bool,
    held: Vec<KeyEvent>,
    /// The answer so far, without what begins it.
    text: String,
    was_esc: bool,
}

/// What becomes of a key.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Passed {
    /// The keys that were pressed.
    pub keys: Vec<KeyEvent>,
    /// The background, where the answer is complete.
    pub ground: Option<Ground>,
}

impl Late {
    /// Returns one that expects an answer, or none.
    pub fn new(is_expected: bool) -> Self {
        Self { is_expected, ..Self::default() }
    }

    /// Tells whether an answer is still to come.
    pub const fn is_expected(&self) -> bool {
        self.is_expected
    }

    /// Takes a key; the library that reads them takes the first two bytes of an answer for Alt-].
    pub fn pass(&mut self, event: KeyEvent) -> Passed {
        if !self.is_expected {
            return Passed { keys: vec![event], ground: None };
        }
        let was_esc = std::mem::replace(&mut self.was_esc, event.code == KeyCode::Esc);
        if self.held.is_empty() {
            let is_alt = event.modifiers.contains(KeyModifiers::ALT);
            if event.code == KeyCode::Char(']') && (is_alt || was_esc) {
                self.held.push(event);
                return Passed::default();
            }
            return Passed { keys: vec![event], ground: None };
        }
        let is_end = match event.code {
            KeyCode::Char('\\') => was_esc || event.modifiers.contains(KeyModifiers::ALT),
            KeyCode::Char('g') => event.modifiers.contains(KeyModifiers::CONTROL),
            _ => false,
        };
        if is_end && let Some(ground) = ground(&self.text) {
            *self = Self::default();
            return Passed { keys: Vec::new(), ground: Some(ground) };
        }
        self.held.push(event);
        match event.code {
            KeyCode::Esc if !was_esc => Passed::default(),
            KeyCode::Char(c) if is_answer(&self.text, c) => {
                self.text.push(c);
                Passed::default()
            }
            _ => self.release(),
        }
    }

    /// Gives back the keys that are held: nothing more came, so they are no answer.
    pub fn release(&mut self) -> Passed {
        self.text.clear();
        Passed { keys: std::mem::take(&mut self.held), ground: None }
    }
}

/// Tells whether a character can go on the answer.
fn is_answer(text: &str, next: char) -> bool {
    const BEGINNINGS: [&str; 2] = ["11;rgb:", "11;rgba:"];
    const LONGEST: usize = "11;rgba:ffff/ffff/ffff/ffff".len();
    let text = format!("{text}{next}");
    let is_beginning = BEGINNINGS.iter().any(|beginning| beginning.starts_with(&text));
    let colour = || BEGINNINGS.iter().find_map(|beginning| text.strip_prefix(beginning));
    let is_colour = || colour().is_some_and(|colour| colour.chars().all(|c| c == '/' || c.is_ascii_hexdigit()));
    text.len() <= LONGEST && (is_beginning || is_colour())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(c: char) -> KeyEvent {
        KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)
    }

    fn alt(c: char) -> KeyEvent {
        KeyEvent::new(KeyCode::Char(c), KeyModifiers::ALT)
    }

    fn all(late: &mut Late, events: &[KeyEvent]) -> (Vec<KeyEvent>, Option<Ground>) {
        let passed: Vec<Passed> = events.iter().map(|event| late.pass(*event)).collect();
        let ground = passed.iter().find_map(|passed| passed.ground);
        (passed.into_iter().flat_map(|passed| passed.keys).collect(), ground)
    }

    fn answer(end: &[KeyEvent]) -> Vec<KeyEvent> {
        let body = "11;rgb:FFFF/ffff/ffff".chars().map(plain);
        [alt(']')].into_iter().chain(body).chain(end.iter().copied()).collect()
    }

    #[test]
    fn a_late_answer_is_no_keys() {
        let esc = KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE);
        let bell = KeyEvent::new(KeyCode::Char('g'), KeyModifiers::CONTROL);
        for end in [&[alt('\\')][..], &[bell], &[esc, plain('\\')]] {
            let events: Vec<KeyEvent> = [plain('n')].into_iter().chain(answer(end)).chain([plain('q')]).collect();
            let mut late = Late::new(true);
            assert_eq!(all(&mut late, &events), (vec![plain('n'), plain('q')], Some(Ground::Light)), "{end:?}");
            assert!(!late.is_expected());
        }
    }

    #[test]
    fn keys_that_begin_like_one_are_keys() {
        let events = [alt(']'), plain('1'), plain('1'), plain('j'), plain(']'), plain('d')];
        assert_eq!(all(&mut Late::new(true), &events), (events.to_vec(), None));
        let mut late = Late::new(true);
        assert_eq!(all(&mut late, &events[..2]), (Vec::new(), None));
        assert_eq!(late.release().keys, &events[..2]);
    }

    #[test]
    fn nothing_is_held_where_nothing_is_expected() {
        let events = answer(&[alt('\\')]);
        assert_eq!(all(&mut Late::new(false), &events), (events, None));
    }
}
