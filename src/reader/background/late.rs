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
    /// Whether the answer had begun before there were keys: what goes it on is no key, whatever becomes of it.
    is_begun: bool,
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
    /// Returns one that expects an answer, or none; the answer may have begun already.
    pub fn new(is_expected: bool, begun: Option<String>) -> Self {
        Self { is_expected, is_begun: begun.is_some(), text: begun.unwrap_or_default(), ..Self::default() }
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
        if self.held.is_empty() && !self.is_begun {
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
        let mut keys = std::mem::take(&mut self.held);
        if std::mem::take(&mut self.is_begun) {
            // The last one alone is no part of the answer.
            keys.drain(..keys.len().saturating_sub(1));
        }
        Passed { keys, ground: None }
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
            let mut late = Late::new(true, None);
            assert_eq!(all(&mut late, &events), (vec![plain('n'), plain('q')], Some(Ground::Light)), "{end:?}");
            assert!(!late.is_expected());
        }
    }

    #[test]
    fn an_answer_that_was_cut_short_goes_on_and_is_no_keys() {
        let esc = KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE);
        let rest: Vec<KeyEvent> = "e1e/1e1e".chars().map(plain).chain([esc, plain('\\'), plain('n')]).collect();
        let mut late = Late::new(true, Some("11;rgb:1e1e/1".to_owned()));
        assert_eq!(all(&mut late, &rest), (vec![plain('n')], Some(Ground::Dark)));
        let mut late = Late::new(true, Some("11;rgb:1e1e/1".to_owned()));
        assert_eq!(all(&mut late, &[plain('e'), plain('n'), plain('n')]), (vec![plain('n'), plain('n')], None));
    }

    #[test]
    fn keys_that_begin_like_one_are_keys() {
        let events = [alt(']'), plain('1'), plain('1'), plain('j'), plain(']'), plain('d')];
        assert_eq!(all(&mut Late::new(true, None), &events), (events.to_vec(), None));
        let mut late = Late::new(true, None);
        assert_eq!(all(&mut late, &events[..2]), (Vec::new(), None));
        assert_eq!(late.release().keys, &events[..2]);
    }

    #[test]
    fn nothing_is_held_where_nothing_is_expected() {
        let events = answer(&[alt('\\')]);
        assert_eq!(all(&mut Late::new(false, None), &events), (events, None));
    }
}
