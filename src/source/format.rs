//! What a source is written in, and what to do with one that is no text.

/// What a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Plain,
    Markdown,
    Html,
}

/// What files and pages in a format are called.
struct Names {
    kind: Kind,
    /// The endings of files, in lower case; a folder is searched for all of them.
    endings: &'static [&'static str],
    /// The media types of pages, the usual one first; all of them are asked for.
    media_types: &'static [&'static str],
}

/// Every format by its names, the one that is liked best from a server first.
const FORMATS: [Names; 3] = [
    Names {
        kind: Kind::Html,
        endings: &["html", "htm", "xhtml", "xht"],
        media_types: &["text/html", "application/xhtml+xml"],
    },
    Names { kind: Kind::Markdown, endings: &["md", "markdown"], media_types: &["text/markdown", "text/x-markdown"] },
    Names { kind: Kind::Plain, endings: &["txt", "text"], media_types: &["text/plain"] },
];

/// Returns the endings of the files that a folder is searched for, as a sentence lists them.
pub(super) fn endings() -> String {
    let endings: Vec<String> =
        FORMATS.iter().flat_map(|format| format.endings).map(|ending| format!(".{ending}")).collect();
    endings.join(", ")
}

/// Returns the media types that a server is asked for, each format liked less than the one before (RFC 9110, 12.5.1).
#[cfg(feature = "fetch")]
pub(super) fn accepted() -> String {
    let quality = |place: usize| if place == 0 { String::new() } else { format!(";q=0.{}", 10 - place) };
    let types = FORMATS.iter().enumerate().flat_map(|(place, format)| {
        format.media_types.iter().map(move |media_type| format!("{media_type}{}", quality(place)))
    });
    types.collect::<Vec<_>>().join(", ")
}

impl Kind {
    /// Returns the kind that a file's ending, in lower case, stands for.
    pub(super) fn of_ending(ending: &str) -> Option<Self> {
        FORMATS.iter().find(|format| format.endings.contains(&ending)).map(|format| format.kind)
    }

    /// Returns the kind that a media type, in lower case, stands for.
    pub(super) fn of_media_type(media_type: &str) -> Option<Self> {
        FORMATS.iter().find(|format| format.media_types.contains(&media_type)).map(|format| format.kind)
    }

    /// Returns the kind of a text: the declared one, unless it is a whole web page whatever it is called.
    pub(super) fn of(text: &[u8], declared: Option<Self>) -> Self {
        match (declared, looks_like_page(text)) {
            (_, Some(Sign::Sure)) | (None, Some(Sign::Tag)) => Self::Html,
            (declared, _) => declared.unwrap_or(Self::Plain),
        }
    }
}

/// What at the start of a text says that it is a web page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// The declaration or the outermost element.
    Sure,
    /// A tag that pages begin with.
    Tag,
}

/// The tags by which browsers tell a page, those apart that a Markdown text may begin with.
const TAGS: [&str; 12] =
    ["head", "title", "body", "script", "style", "meta", "link", "div", "table", "article", "section", "p"];

/// Looks at the first characters, whatever encoding they are in: zero bytes are passed over.
fn looks_like_page(text: &[u8]) -> Option<Sign> {
    let start: String = text
        .iter()
        .take(4096)
        .filter(|byte| byte.is_ascii() && **byte != 0)
        .map(|byte| char::from(byte.to_ascii_lowercase()))
        .collect();
    let mut rest = start.trim_start();
    while let Some(end) = ["<!--", "<?xml"].iter().find(|open| rest.starts_with(**open)).and_then(|_| rest.find('>')) {
        let end = if rest.starts_with("<!--") { rest.find("-->").map_or(end, |at| at + 2) } else { end };
        rest = rest[end + 1..].trim_start();
    }
    let rest = rest.strip_prefix('<')?;
    let is = |name: &str| {
        rest.strip_prefix(name).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_whitespace() || c == '>'))
    };
    if is("!doctype") && rest.contains("html") || is("html") {
        Some(Sign::Sure)
    } else {
        TAGS.into_iter().any(is).then_some(Sign::Tag)
    }
}

/// Returns a clause that says what bytes are that hold no text, with the command that turns them into text.
pub(super) fn refusal(bytes: &[u8], origin: &str) -> Option<String> {
    let file = quoted(origin);
    let pandoc = |what: &str, from: &str| {
        Some(format!("this is {what}; turn it into text first: pandoc -f {from} -t plain {file} | rashomon -"))
    };
    let unpack = |what: &str, with: &str| Some(format!("this is {what}; unpack it first: {with} {file} | rashomon -"));
    let picture = |what: &str| {
        Some(format!(
            "this is a picture ({what}), not text; read the words in it first: tesseract {file} - | rashomon -"
        ))
    };
    match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => {
            Some(format!("this is a PDF; turn it into text first: pdftotext {file} - | rashomon -"))
        }
        [b'P', b'K', 3, 4, ..] => match archive(bytes) {
            Archive::Word => pandoc("a Word document (DOCX)", "docx"),
            Archive::OpenDocument => pandoc("an OpenDocument text (ODT)", "odt"),
            Archive::Book => pandoc("an e-book (EPUB)", "epub"),
            Archive::Office => Some(
                "this is a spreadsheet or a presentation, not an article; save its text to a file and open that"
                    .to_owned(),
            ),
            Archive::Other => Some(format!(
                "this is a ZIP archive; unpack it and open the folder: unzip {file} -d articles && rashomon articles"
            )),
        },
        [b'{', b'\\', b'r', b't', b'f', ..] => pandoc("rich text (RTF)", "rtf"),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => {
            Some(format!("this is an old Office document (DOC); turn it into text first: antiword {file} | rashomon -"))
        }
        [0x1f, 0x8b, ..] => unpack("compressed (gzip)", "gzip -dc"),
        [0xfd, b'7', b'z', b'X', b'Z', ..] => unpack("compressed (xz)", "xz -dc"),
        [b'B', b'Z', b'h', b'1'..=b'9', ..] => unpack("compressed (bzip2)", "bzip2 -dc"),
        [0x28, 0xb5, 0x2f, 0xfd, ..] => unpack("compressed (zstd)", "zstd -dc"),
        [0x89, b'P', b'N', b'G', ..] => picture("PNG"),
        [0xff, 0xd8, 0xff, ..] => picture("JPEG"),
        [b'G', b'I', b'F', b'8', ..] => picture("GIF"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => picture("WebP"),
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => picture("TIFF"),
        _ if is_web_archive(bytes) => {
            Some("this is a web archive (MHTML); save the page in the browser as HTML only and open that".to_owned())
        }
        _ => None,
    }
}

enum Archive {
    Word,
    OpenDocument,
    Book,
    Office,
    Other,
}

/// Tells what a ZIP archive holds by the names of its entries.
fn archive(bytes: &[u8]) -> Archive {
    // Only the ends are looked at: entries are named at both.
    let start = &bytes[..bytes.len().min(1 << 16)];
    let end = &bytes[bytes.len().saturating_sub(1 << 16)..];
    let has = |name: &[u8]| [start, end].iter().any(|part| part.windows(name.len()).any(|window| window == name));
    let first = &start[30.min(start.len())..start.len().min(160)];
    let begins = |text: &[u8]| first.windows(text.len()).any(|window| window == text);
    if begins(b"application/epub+zip") {
        Archive::Book
    } else if begins(b"application/vnd.oasis.opendocument.text") {
        Archive::OpenDocument
    } else if has(b"word/document") {
        Archive::Word
    } else if has(b"xl/workbook") || has(b"ppt/presentation") || begins(b"application/vnd.oasis.opendocument") {
        Archive::Office
    } else {
        Archive::Other
    }
}

/// A page with its pictures in one file, as a mail.
fn is_web_archive(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    start.contains("mime-version:") && start.contains("multipart/related")
}

/// Returns a file name as a shell takes it.
pub(super) fn quoted(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | '+' | ',' | ':' | '@' | '%');
    let name = if name.starts_with('-') && name.len() > 1 { format!("./{name}") } else { name.to_owned() };
    if !name.is_empty() && name.chars().all(is_plain) { name } else { format!("'{}'", name.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "fetch")]
    #[test]
    fn every_format_is_asked_for_by_every_name() {
        let accepted = accepted();
        assert!(accepted.starts_with("text/html, application/xhtml+xml, text/markdown;q=0.9, "), "{accepted}");
        assert!(accepted.ends_with(", text/plain;q=0.8"), "{accepted}");
        for media_type in accepted.split(", ").filter_map(|accepted| accepted.split(';').next()) {
            assert!(Kind::of_media_type(media_type).is_some(), "{media_type}");
        }
    }

    #[test]
    fn what_is_no_text_is_told_with_a_way_out() {
        let zip = |name: &str, content: &str| {
            let mut bytes = b"PK\x03\x04".to_vec();
            bytes.extend([0; 26]);
            bytes.extend(name.as_bytes());
            bytes.extend(content.as_bytes());
            bytes
        };
        for (bytes, told) in [
            (b"%PDF-1.7".to_vec(), "PDF; turn it into text first: pdftotext 'my file' - | rashomon -"),
            (
                zip("[Content_Types].xml", "word/document.xml"),
                "(DOCX); turn it into text first: pandoc -f docx -t plain",
            ),
            (zip("mimetype", "application/epub+zip"), "(EPUB)"),
            (zip("mimetype", "application/vnd.oasis.opendocument.text"), "(ODT)"),
            (zip("[Content_Types].xml", "xl/workbook.xml"), "spreadsheet"),
            (zip("a.txt", ""), "ZIP archive; unpack it and open the folder: unzip 'my file'"),
            (b"{\\rtf1".to_vec(), "pandoc -f rtf"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), "antiword"),
            (b"\x1f\x8b\x08".to_vec(), "gzip -dc 'my file' | rashomon -"),
            (b"\x89PNG\r\n".to_vec(), "tesseract 'my file' - | rashomon -"),
            (b"\xff\xd8\xff\xe0".to_vec(), "JPEG"),
            (b"From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related".to_vec(), "HTML only"),
        ] {
            let refusal = refusal(&bytes, "my file").unwrap_or_default();
            assert!(refusal.contains(told), "{refusal}");
        }
        assert_eq!(refusal(b"PKs were shown.", "a"), None);
    }

    #[test]
    fn pages_are_told_by_how_they_begin() {
        for (text, declared, kind) in [
            (&b"\n<!DOCTYPE html>\n<p>x"[..], None, Kind::Html),
            (b"<!-- saved --><html lang=en>", Some(Kind::Plain), Kind::Html),
            (b"<!doctype html><p>x", Some(Kind::Markdown), Kind::Html),
            (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC>", None, Kind::Html),
            (b"\xff\xfe<\0h\0t\0m\0l\0>\0", None, Kind::Html),
            (b"<div class=a>", None, Kind::Html),
            (b"<div class=a>", Some(Kind::Markdown), Kind::Markdown),
            (b"<div class=a>", Some(Kind::Plain), Kind::Plain),
            (b"<https://a.example> says", None, Kind::Plain),
            (b"A <b>bold</b> word", None, Kind::Plain),
            (b"x", Some(Kind::Html), Kind::Html),
        ] {
            assert_eq!(Kind::of(text, declared), kind, "{}", String::from_utf8_lossy(text));
        }
    }

    #[test]
    fn names_are_quoted_for_the_shell() {
        for (name, expect) in [
            ("a/b.pdf", "a/b.pdf"),
            ("my file.pdf", "'my file.pdf'"),
            ("it's", r"'it'\''s'"),
            ("-x", "./-x"),
            ("-", "-"),
            ("$(x)", "'$(x)'"),
        ] {
            assert_eq!(quoted(name), expect);
        }
    }
}
