//! The terminal's background: asked for once, before anything is drawn.
//!
//! OSC 11 asks for the colour; behind it DA1 asks what every terminal answers, so that one without OSC 11 ends the
//! waiting at once. Tmux answers for its terminal and screen answers the second alone, so nothing is passed through
//! them: an answer from beyond would come after the one that ends the waiting. An answer that comes too late is found
//! among the keys ([`Late`]).

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::theme::Ground;
pub use late::{Late, Passed};

mod late;

/// What is sent to the terminal.
pub const QUESTION: &str = "\x1b]11;?\x1b\\\x1b[c";

/// What came back.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// The background, where it was told.
    pub ground: Option<Ground>,
    /// Whether nothing more is to be expected.
    pub is_all: bool,
    /// Keys that were pressed meanwhile.
    pub keys: Vec<KeyEvent>,
    /// The beginning of an answer that was cut short, without what begins it.
    pub begun: Option<String>,
}

impl Heard {
    /// Reads what a terminal sent; keys that are sent as a sequence, such as arrows, are dropped.
    pub fn read(bytes: &[u8]) -> Self {
        let mut heard = Self::default();
        let text = String::from_utf8_lossy(bytes);
        let mut rest = text.as_ref();
        while let Some(first) = rest.chars().next() {
            if let Some(body) = rest.strip_prefix("\x1b]") {
                let Some((length, end)) = end_of_string(body) else {
                    heard.begun = Some(body.to_owned());
                    break;
                };
                heard.ground = heard.ground.or_else(|| ground(&body[..length]));
                rest = &body[length + end..];
            } else if let Some(body) = rest.strip_prefix("\x1b[") {
                let Some(length) = body.find(|c: char| ('@'..='~').contains(&c)) else { break };
                heard.is_all |= body.starts_with('?') && body[length..].starts_with('c');
                rest = &body[length + 1..];
            } else {
                rest = &rest[first.len_utf8()..];
                heard.keys.push(key(first));
            }
        }
        heard.is_all |= heard.ground.is_some();
        heard
    }
}

/// The length of an operating system command, and of what ends it.
fn end_of_string(body: &str) -> Option<(usize, usize)> {
    let ends = [("\x07", 1), ("\x1b\\", 2)];
    ends.iter().filter_map(|(end, length)| Some((body.find(end)?, *length))).min()
}

/// The background that the answer to OSC 11 tells, such as `11;rgb:1e1e/1e1e/1e1e`.
pub(crate) fn ground(answer: &str) -> Option<Ground> {
    let colour = answer.strip_prefix("11;")?;
    let parts = colour.strip_prefix("rgb:").or_else(|| colour.strip_prefix("rgba:"))?;
    let mut parts = parts.split('/').map(|part| {
        let most = 16_f64.powi(i32::try_from(part.len()).ok().filter(|length| (1..=4).contains(length))?) - 1.0;
        Some(f64::from(u16::from_str_radix(part, 16).ok()?) / most)
    });
    let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
    // Luma by ITU-R BT.601: near enough to what looks dark.
    let luma = 0.299 * red + 0.587 * green + 0.114 * blue;
    Some(if luma < 0.5 { Ground::Dark } else { Ground::Light })
}

fn key(c: char) -> KeyEvent {
    let plain = |code| KeyEvent::new(code, KeyModifiers::NONE);
    match c {
        '\r' => plain(KeyCode::Enter),
        '\t' => plain(KeyCode::Tab),
        '\x1b' => plain(KeyCode::Esc),
        '\x7f' => plain(KeyCode::Backspace),
        '\x01'..='\x1a' => KeyEvent::new(KeyCode::Char(char::from(c as u8 + b'a' - 1)), KeyModifiers::CONTROL),
        c => plain(KeyCode::Char(c)),
    }
}

/// Asks the terminal and waits for the answer, at most for a time; the terminal must be in raw mode.
///
/// `None` where it cannot be asked.
#[cfg(unix)]
pub fn ask(limit: std::time::Duration) -> Option<Heard> {
    use std::io::{Write, stdin, stdout};
    use std::time::Instant;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    let until = Instant::now() + limit;
    let mut output = stdout().lock();
    output.write_all(QUESTION.as_bytes()).and_then(|()| output.flush()).ok()?;
    // Past the buffer of standard input: what is left there would be hidden from whoever reads the keys.
    let input = stdin();
    let (mut bytes, mut chunk) = (Vec::new(), [0; 256]);
    let mut heard = Heard::default();
    while !heard.is_all {
        let left = until.saturating_duration_since(Instant::now());
        let left = Timespec::try_from(left).ok()?;
        match poll(&mut [PollFd::new(&input, PollFlags::IN)], Some(&left)) {
            Ok(0) => break,
            Ok(_) => match rustix::io::read(&input, &mut chunk) {
                Ok(0) | Err(_) => break,
                Ok(length) => bytes.extend_from_slice(&chunk[..length]),
            },
            Err(rustix::io::Errno::INTR) => {}
            Err(_) => break,
        }
        heard = Heard::read(&bytes);
    }
    Some(heard)
}

/// Drops what the terminal sent and nobody has read: an answer that came too late for the program itself.
#[cfg(unix)]
pub fn drop_unread() {
    // There may be no terminal any more.
    let _ = rustix::termios::tcflush(std::io::stdin(), rustix::termios::QueueSelector::IFlush);
}

/// Asks nothing where a terminal cannot be read apart from its keys.
#[cfg(not(unix))]
pub fn ask(_: std::time::Duration) -> Option<Heard> {
    None
}

/// Drops nothing: nothing was asked.
#[cfg(not(unix))]
pub fn drop_unread() {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn backgrounds_are_read_in_every_form() {
        for (answer, expected) in [
            ("11;rgb:1e1e/1e1e/1e1e", Some(Ground::Dark)),
            ("11;rgb:ffff/ffff/ffff", Some(Ground::Light)),
            ("11;rgb:fd/f6/e3", Some(Ground::Light)),
            ("11;rgb:0/0/0", Some(Ground::Dark)),
            ("11;rgba:0000/2b2b/3636/ffff", Some(Ground::Dark)),
            ("10;rgb:0/0/0", None),
            ("11;rgb:0/0", None),
            ("11;rgb:00000/0/0", None),
            ("11;rgb:/0/0", None),
            ("11;white", None),
        ] {
            assert_eq!(ground(answer), expected, "{answer}");
        }
    }

    #[test]
    fn answers_are_told_from_keys() {
        let keys = |text: &str| text.chars().map(key).collect::<Vec<_>>();
        let (dark, none) = (Some(Ground::Dark), None);
        for (sent, ground, is_all, typed) in [
            ("", none, false, ""),
            ("\x1b]11;rgb:00/00/00\x1b\\", dark, true, ""),
            ("\x1b]11;rgb:00/00/00\x07\x1b[?62;22c", dark, true, ""),
            ("\x1b[?62;22c\x1b]11;rgb:00/00/00\x07", dark, true, ""),
            ("\x1b[?6c", none, true, ""),
            ("n\x1b]11;rgb:00/00/00\x1b", none, false, "n"),
            ("n\x1b[A\r\x1b[?6cq", none, true, "n\rq"),
            ("\x1b]11;rgb:00/00", none, false, ""),
        ] {
            let heard = Heard::read(sent.as_bytes());
            assert_eq!((heard.ground, heard.is_all, heard.keys), (ground, is_all, keys(typed)), "{sent:?}");
        }
    }

    #[test]
    fn keys_are_what_they_are_later_on() {
        assert_eq!(key('\x0c'), KeyEvent::new(KeyCode::Char('l'), KeyModifiers::CONTROL));
        assert_eq!(key('é'), KeyEvent::new(KeyCode::Char('é'), KeyModifiers::NONE));
    }

    proptest! {
        #[test]
        fn whatever_a_terminal_sends_is_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = Heard::read(&bytes);
        }
    }
}
