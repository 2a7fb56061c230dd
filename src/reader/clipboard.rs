//! The clipboard by way of the terminal (OSC 52), which also works over a network.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

/// The most that is copied, in bytes: terminals drop what is much longer.
pub const MOST: usize = 100_000;

/// Returns as much of a text as can be copied, without control characters, and whether that is all of it.
pub fn bounded(text: &str) -> (String, bool) {
    let mut text: String = text.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control()).collect();
    let is_whole = text.len() <= MOST;
    text.truncate(text.floor_char_boundary(MOST));
    (text, is_whole)
}

/// Returns what a terminal is sent to copy a text.
///
/// Tmux takes it for its terminal or for itself, by its settings: some of them let only what is wrapped pass, others
/// only what is not, so it gets both.
pub fn sequence(text: &str, in_tmux: bool) -> String {
    let plain = format!("\x1b]52;c;{}\x1b\\", BASE64_STANDARD.encode(text));
    let wrapped =
        if in_tmux { format!("\x1bPtmux;{}\x1b\\", plain.replace('\x1b', "\x1b\x1b")) } else { String::new() };
    plain + &wrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_sent_as_the_terminal_wants_it() {
        assert_eq!(sequence("Larn", false), "\x1b]52;c;TGFybg==\x1b\\");
        let both = "\x1b]52;c;TGFybg==\x1b\\\x1bPtmux;\x1b\x1b]52;c;TGFybg==\x1b\x1b\\\x1b\\";
        assert_eq!(sequence("Larn", true), both);
    }

    #[test]
    fn what_is_too_long_is_cut_at_a_character_and_controls_are_left_out() {
        assert_eq!(bounded("a\u{1b}]52\u{7}b\n"), ("a]52b\n".to_owned(), true));
        let (text, is_whole) = bounded(&"é".repeat(MOST));
        assert!(!is_whole && text.len() <= MOST && text.len() > MOST - 2);
        assert!(!bounded(&format!("a{}", "é".repeat(MOST))).1);
    }
}
