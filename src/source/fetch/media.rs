//! What a page is said to be, and what it is where nothing is said.

use super::fault::Fault;
use crate::source::encoding;
use crate::source::format::Kind;

/// Returns the media type of a header, lower-case, and the encoding that it names.
pub(super) fn parse(header: &str) -> (String, Option<String>) {
    let mut parts = header.split(';');
    let media_type = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then(|| value.to_owned())
    });
    (media_type, charset)
}

/// Lets through what can be read.
pub(super) fn check(media_type: &str) -> Result<(), Fault> {
    match media_type {
        _ if Kind::of_media_type(media_type).is_some() => Ok(()),
        "application/pdf" | "application/x-pdf" => Err(Fault::Pdf),
        other => Err(Fault::NoText(plainly(other))),
    }
}

/// Returns what a server says as it may end up on a screen.
pub(super) fn plainly(said: &str) -> String {
    said.chars().filter(char::is_ascii_graphic).take(60).collect()
}

/// Lets through what is not plainly something else than it is said to be; `charset` is the encoding that the server
/// states.
pub(super) fn check_body(body: &[u8], charset: Option<&str>) -> Result<(), Fault> {
    // Pages have zero bytes strewn in them further on, and are read nevertheless.
    let start = &body[..body.len().min(1024)];
    if body.starts_with(b"%PDF-") {
        Err(Fault::Pdf)
    } else if body.starts_with(b"PK\x03\x04") {
        Err(Fault::NoText("a packed file".to_owned()))
    } else if !encoding::is_text(start) && !charset.is_some_and(encoding::is_wide) {
        Err(Fault::NoText("it holds zero bytes".to_owned()))
    } else {
        Ok(())
    }
}

/// Returns what a body looks to be.
pub(super) fn sniff(body: &[u8]) -> &'static str {
    let text = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    if text.trim_ascii_start().starts_with(b"<") { "text/html" } else { "text/plain" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_and_their_encodings_are_read() {
        for (header, media_type, charset) in [
            ("text/html", "text/html", None),
            ("Text/HTML; Charset=\"ISO-8859-1\"", "text/html", Some("ISO-8859-1")),
            ("text/plain;format=flowed; charset = utf-8 ", "text/plain", Some("utf-8")),
            ("text/html; charset=", "text/html", None),
            ("", "", None),
        ] {
            assert_eq!(parse(header), (media_type.to_owned(), charset.map(str::to_owned)), "{header}");
        }
    }

    #[test]
    fn only_text_is_let_through() {
        for (media_type, expect) in [
            ("text/html", None),
            ("text/markdown", None),
            ("application/pdf", Some("pdftotext")),
            ("image/png", Some("no text (image/png); expected a web page")),
            ("video/\u{1b}[31m", Some("(video/[31m)")),
        ] {
            let told = check(media_type).err().map(|fault| fault.to_string());
            match expect {
                None => assert_eq!(told, None),
                Some(part) => assert!(told.as_deref().is_some_and(|told| told.contains(part)), "{told:?}"),
            }
        }
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let far = wide("港口关闭 <p>");
        for (body, charset, is_text) in [
            (&b"%PDF-1.7"[..], None, false),
            (b"GIF89a\0", None, false),
            (b"GIF89a\0", Some("utf-8"), false),
            (b"PK\x03\x04", Some("utf-16le"), false),
            (b"<p>text", None, true),
            (b"\xff\xfet\0e\0", None, true),
            (&wide("<p>text</p>"), None, true),
            (&far, None, false),
            (&far, Some("UTF-16LE"), true),
        ] {
            assert_eq!(check_body(body, charset).is_ok(), is_text, "{body:?} {charset:?}");
        }
        assert_eq!((sniff(b" \n<!doctype html>"), sniff(b"Words")), ("text/html", "text/plain"));
    }
}
