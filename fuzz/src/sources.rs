//! Bytes that are to be an article.

use encoding_rs::{Encoding, ISO_2022_JP, REPLACEMENT, UTF_16BE, UTF_16LE};
use rashomon::article::{Details, Extract};
use rashomon::source::from_bytes;

use super::sound;

fn details() -> Details {
    Details { source: "article".to_owned(), ..Details::default() }
}

/// Reads bytes as what they are said to be; what is refused is refused in a sentence that can be shown.
fn opened(bytes: &[u8], media_type: &str, charset: Option<&str>) -> Option<Extract> {
    match from_bytes(bytes, media_type, charset, details()) {
        Ok(extract) => {
            sound::read(extract.clone());
            Some(extract)
        }
        Err(error) => {
            sound::is_harmless(&error.to_string());
            None
        }
    }
}

pub(crate) fn plain(bytes: &[u8]) {
    opened(bytes, "text/plain", None);
}

pub(crate) fn markdown(bytes: &[u8]) {
    opened(bytes, "text/markdown", None);
}

pub(crate) fn html(bytes: &[u8]) {
    opened(bytes, "text/html", None);
}

/// The label of an encoding, and then bytes in it, or text that is written in it.
pub(crate) fn encodings(bytes: &[u8]) {
    let at = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let (label, rest) = (&bytes[..at], bytes.get(at + 1..).unwrap_or_default());
    let label = String::from_utf8_lossy(label);
    for media_type in ["text/plain", "text/html", ""] {
        opened(rest, media_type, Some(&label));
    }
    if let (Some(encoding), Ok(text)) = (Encoding::for_label(label.as_bytes()), std::str::from_utf8(rest)) {
        written_and_read(text, encoding);
    }
}

/// Holds that what is written in an encoding and said to be in it is read as it was.
fn written_and_read(text: &str, encoding: &'static Encoding) {
    if [UTF_16LE, UTF_16BE, REPLACEMENT, ISO_2022_JP].contains(&encoding) {
        // Nothing is written in the first three; the last is in ASCII, and UTF-8 is believed before any label.
        return;
    }
    let (written, _, has_lost) = encoding.encode(text);
    let is_clear = std::str::from_utf8(&written).is_err() && encoding.decode(&written).0 == text;
    if has_lost || !is_clear || text.contains('\0') {
        return;
    }
    let read = opened(&written, "text/plain", Some(encoding.name()));
    let wanted = from_bytes(text.as_bytes(), "text/plain", Some("utf-8"), details()).ok();
    assert_eq!(read.map(|read| read.text), wanted.map(|wanted| wanted.text), "{}", encoding.name());
}
