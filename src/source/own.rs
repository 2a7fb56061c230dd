//! Files that this program wrote itself: exported notes and reports are no articles of a folder.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use super::format::Kind;

/// How much of a file's beginning is looked at, in bytes: front matter may be long.
const BEGINNING: u64 = 64 * 1024;

/// How much of a file's end is looked at, in bytes.
const END: u64 = 200;

/// Tells whether a file is one that the program wrote, by what it writes into it; text reports carry no mark.
pub(super) fn is_own(path: &Path, kind: Kind) -> bool {
    // What cannot be read is told when it is opened.
    let ends = || ends(path).unwrap_or_default();
    match kind {
        Kind::Plain => false,
        Kind::Html => is_own_page(&ends().0),
        Kind::Markdown => {
            let (beginning, end) = ends();
            is_export(&beginning) || is_own_report(&end)
        }
    }
}

fn ends(path: &Path) -> io::Result<(String, String)> {
    let mut file = File::open(path)?;
    let (mut beginning, mut end) = (Vec::new(), Vec::new());
    file.by_ref().take(BEGINNING).read_to_end(&mut beginning)?;
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(END)))?;
    file.take(END).read_to_end(&mut end)?;
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
    Ok((text(beginning), text(end)))
}

fn is_own_page(beginning: &str) -> bool {
    let head = beginning.split("</head>").next().unwrap_or_default();
    head.contains("<meta name=\"generator\" content=\"rashomon ")
}

/// Tells whether a document has the front matter of exported notes, or a note of them.
fn is_export(beginning: &str) -> bool {
    let front = beginning.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map(|(front, _)| front);
    let is_marked = |front: &str| {
        let value = front.lines().find_map(|line| line.strip_prefix("rashomon:"));
        value.is_some_and(|value| value.trim().is_empty() || value.contains("schema"))
    };
    front.is_some_and(is_marked) || beginning.lines().any(|line| line.starts_with("<!-- rashomon:begin id="))
}

fn is_own_report(end: &str) -> bool {
    let mut lines = end.trim_end().rsplit('\n');
    let last = lines.next().unwrap_or_default();
    last.starts_with("Compared by rashomon ") && lines.find(|line| !line.is_empty()) == Some("---")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn own_files_are_told_by_their_marks() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        for (kind, text, own) in [
            (Kind::Html, "<html><head><meta name=\"generator\" content=\"rashomon 1.0\"></head>", true),
            (Kind::Html, "<head></head><p>&lt;meta name=\"generator\" content=\"rashomon 1.0\"&gt;", false),
            (Kind::Html, "<head></head><meta name=\"generator\" content=\"rashomon 1.0\">", false),
            (Kind::Html, "<html><head><meta name=\"generator\" content=\"Hugo 1\"></head>", false),
            (Kind::Markdown, "---\ntitle: x\nrashomon: {schema: 1, notes: 2}\n---\n\n# x\n", true),
            (Kind::Markdown, "---\r\ntitle: x\r\nrashomon:\r\n  schema: 1\r\n---\r\n\r\n# x\r\n", true),
            (Kind::Markdown, "# Mine\n\n<!-- rashomon:begin id=k7 rev=1 sha=0 -->\n", true),
            (Kind::Markdown, "---\ntitle: rashomon: a film\n---\n\nrashomon: {schema: 1}\n", false),
            (Kind::Markdown, "# Gate\n\n| a |\n\n---\n\nCompared by rashomon 1.0.\n", true),
            (Kind::Markdown, "# Gate\n\nCompared by rashomon 1.0.\n", false),
            (Kind::Plain, "---\n\nCompared by rashomon 1.0.\n", false),
        ] {
            fs::write(&path, text).unwrap();
            assert_eq!(is_own(&path, kind), own, "{text}");
        }
        assert!(!is_own(&folder.path().join("gone"), Kind::Html));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("file");
            fs::write(&path, &bytes).unwrap();
            let _ = is_own(&path, Kind::Markdown);
            let _ = is_own(&path, Kind::Html);
        }
    }
}
