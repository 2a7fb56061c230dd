//! Bytes -> text: which encoding they are in, and what could not be read.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, X_USER_DEFINED};

use crate::article::Notice;

/// A page names its encoding within so many bytes.
const META_BYTES: usize = 1024;
/// The detector looks at so many bytes.
const GUESS_BYTES: usize = 1 << 20;

/// A decoded text.
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) notices: Vec<Notice>,
}

/// Decodes a source: byte order mark, then `declared` (from the transfer), then what a page says of itself where
/// `is_page`, then strict UTF-8, then a guess by the frequency of letters. Never fails; what cannot be read becomes
/// U+FFFD, and its number is told.
///
/// The order is the one of the WHATWG's encoding standard.
pub(super) fn decode<'a>(bytes: &'a [u8], declared: Option<&str>, is_page: bool) -> Decoded<'a> {
    let mut notices = Vec::new();
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let named = || {
        let label = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
        let meta = || if is_page { of_meta(bytes) } else { None };
        label.or_else(meta)
    };
    let encoding = marked.or_else(named).or_else(|| without_mark(bytes));
    // What is strict UTF-8 with letters beyond ASCII is UTF-8 whatever it claims: nothing else looks so.
    let is_utf8 = || std::str::from_utf8(bytes).is_ok();
    let encoding = match encoding {
        Some(other)
            if other != UTF_8 && marked.is_none() && is_utf8() && !bytes.is_ascii() && other.is_ascii_compatible() =>
        {
            let sentence = format!("it names {} as its encoding, but is UTF-8 and was read so", other.name());
            notices.push(Notice::passing(sentence));
            UTF_8
        }
        Some(encoding) => encoding,
        None if is_utf8() => UTF_8,
        None => {
            let guess = guess(bytes);
            notices.push(Notice::lasting(
                "encoding guessed",
                format!("the text names no encoding and is not UTF-8; it was read as {}, a guess", guess.name()),
            ));
            guess
        }
    };
    let (text, _, _) = encoding.decode(bytes);
    let replaced = text.matches('\u{fffd}').count();
    if replaced > 0 {
        let what = if replaced == 1 { "1 character".to_owned() } else { format!("{replaced} characters") };
        let sentence = format!("{what} could not be read as {} and became \u{fffd}", encoding.name());
        notices.push(Notice::lasting("unreadable characters", sentence));
    }
    Decoded { text, notices }
}

/// Tells whether bytes look like text in any encoding.
pub(super) fn is_text(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(8192)];
    Encoding::for_bom(start).is_some() || without_mark(start).is_some() || !start.contains(&0)
}

/// Tells whether a label names an encoding with two bytes a letter, whose texts are full of zero bytes.
#[cfg(feature = "fetch")]
pub(super) fn is_wide(label: &str) -> bool {
    Encoding::for_label(label.as_bytes()).is_some_and(|named| named == UTF_16LE || named == UTF_16BE)
}

/// Tells UTF-16 without a byte order mark by its zero bytes: Latin letters have them all on one side.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(META_BYTES) & !1];
    let zeros = |side: usize| start.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = |count: usize| start.len() >= 8 && count * 10 >= start.len() / 2 * 7;
    match () {
        () if even == 0 && most(odd) => Some(UTF_16LE),
        () if odd == 0 && most(even) => Some(UTF_16BE),
        () => None,
    }
}

/// Returns the encoding that a page names in its first bytes.
fn of_meta(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(META_BYTES)];
    let lower: String = start.iter().map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let in_tag = lower.split('<').filter_map(|tag| {
        let is_declaration = tag.starts_with("?xml");
        let key = if is_declaration { "encoding" } else { "charset" };
        if !is_declaration && !tag.starts_with("meta") {
            return None;
        }
        let tag = tag.split('>').next()?;
        let value = tag[tag.find(key)? + key.len()..].trim_start().strip_prefix('=')?.trim_start();
        let value = value.trim_start_matches(['"', '\'']);
        let label: String =
            value.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.')).collect();
        Encoding::for_label(label.as_bytes())
    });
    let named = in_tag.into_iter().next()?;
    // Whoever reads this in ASCII is not in UTF-16; the standard says so too.
    match named {
        _ if named == UTF_16LE || named == UTF_16BE => Some(UTF_8),
        _ if named == X_USER_DEFINED => Some(encoding_rs::WINDOWS_1252),
        _ => Some(named),
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let start = &bytes[..bytes.len().min(GUESS_BYTES)];
    detector.feed(start, start.len() == bytes.len());
    detector.guess(None, Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], declared: Option<&str>, is_page: bool, text: &str, notices: usize) {
        let decoded = decode(bytes, declared, is_page);
        assert_eq!((&*decoded.text, decoded.notices.len()), (text, notices), "{:?}", decoded.notices);
    }

    #[test]
    fn the_surest_sign_decides() {
        check(b"\xef\xbb\xbfcaf\xc3\xa9", Some("windows-1252"), true, "café", 0);
        check(b"caf\xe9", Some("iso-8859-1"), false, "café", 0);
        check(b"<meta charset='latin1'>caf\xe9", None, true, "<meta charset='latin1'>café", 0);
        let equiv = b"<META http-equiv=Content-Type content=\"text/html; charset=windows-1251\">\xe4\xe0";
        assert!(decode(equiv, None, true).text.ends_with("да"));
        assert!(decode(b"<?xml version='1.0' encoding='koi8-r'?>\xc4\xc1", None, true).text.ends_with("да"));
        check("café".as_bytes(), None, false, "café", 0);
        check("café".as_bytes(), Some("iso-8859-1"), false, "café", 1);
        check(b"a\xff\xfe", Some("no-such-thing"), false, &decode(b"a\xff\xfe", None, false).text, 1);
    }

    #[test]
    fn two_bytes_a_letter_are_read_with_and_without_mark() {
        let little: Vec<u8> = "café au lait".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "café au lait".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [&little, &big] {
            assert!(is_text(bytes));
            check(bytes, None, false, "café au lait", 0);
        }
        check(&[b"\xff\xfe", little.as_slice()].concat(), None, true, "café au lait", 0);
        check(&[b"\xfe\xff", big.as_slice()].concat(), None, true, "café au lait", 0);
        assert!(!is_text(b"a\0\0\0b"));
    }

    #[test]
    fn guesses_and_losses_are_told() {
        let decoded = decode(b"Das Stra\xdfenfest in M\xfcnchen f\xe4llt aus.", None, false);
        assert_eq!(decoded.text, "Das Straßenfest in München fällt aus.");
        assert!(decoded.notices[0].sentence.contains("read as windows-1252, a guess"), "{:?}", decoded.notices);
        let lost = decode(b"caf\xe9 and \xe9t\xe9 ", Some("utf-8"), false);
        assert_eq!(lost.notices[0].sentence, "3 characters could not be read as UTF-8 and became \u{fffd}");
    }

    proptest! {
        #[test]
        fn reads_any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..200), is_page: bool) {
            let decoded = decode(&bytes, None, is_page);
            prop_assert_eq!(decoded.text.contains('\u{fffd}'),
                decoded.notices.iter().any(|notice| notice.mark == "unreadable characters"));
        }
    }
}
