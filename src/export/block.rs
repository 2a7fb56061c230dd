//! The blocks of an exported document: what lies between the markers of a note, and whether the user changed it.

use crate::note::anchor::sha256;
use crate::note::is_id;

const BEGIN: &str = "<!-- rashomon:begin ";
const END: &str = "<!-- rashomon:end ";
const CLOSE: &str = " -->";

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// The user's text, with its line ends.
    Text(&'a str),
    /// A note's block.
    Block {
        /// The note's id.
        id: &'a str,
        /// All of it, markers included, with its line ends.
        whole: &'a str,
        /// Whether it is as it was exported.
        unedited: bool,
    },
}

/// Returns the block of a note's revision with its markers; `content` ends in a line end.
pub(super) fn marked(id: &str, revision: u64, content: &str) -> String {
    format!("{BEGIN}id={id} rev={revision} sha={}{CLOSE}\n{content}{END}id={id}{CLOSE}\n", hash(content))
}

/// Cuts a document into its blocks and what is around them. A marker without its counterpart is the user's text.
pub(super) fn parts(document: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(line) = document[at..].split_inclusive('\n').next() {
        let next = at + line.len();
        if let Some((id, sha)) = begin(line)
            && let Some((content, end)) = content(document, next, id)
        {
            if from < at {
                parts.push(Part::Text(&document[from..at]));
            }
            let unedited = hash(content) == sha;
            parts.push(Part::Block { id, whole: &document[at..end], unedited });
            (from, at) = (end, end);
        } else {
            at = next;
        }
    }
    if from < document.len() {
        parts.push(Part::Text(&document[from..]));
    }
    parts
}

/// Returns the ids of a document's blocks, in order.
pub(super) fn ids(document: &str) -> impl Iterator<Item = &str> {
    parts(document).into_iter().filter_map(|part| match part {
        Part::Block { id, .. } => Some(id),
        Part::Text(_) => None,
    })
}

/// The id and the hash of a line that begins a block.
fn begin(line: &str) -> Option<(&str, &str)> {
    let fields = line.trim_end().strip_prefix(BEGIN)?.strip_suffix(CLOSE)?;
    let field = |name: &str| fields.split(' ').find_map(|field| field.strip_prefix(name)?.strip_prefix('='));
    field("id").filter(|id| is_id(id)).zip(field("sha"))
}

/// What stands between a begin marker that ends at `from` and its end marker, and where the latter ends.
fn content<'a>(document: &'a str, from: usize, id: &str) -> Option<(&'a str, usize)> {
    let end = format!("{END}id={id}{CLOSE}");
    let mut at = from;
    for line in document[from..].split_inclusive('\n') {
        if line.trim_end() == end {
            return Some((&document[from..at], at + line.len()));
        }
        if begin(line).is_some() {
            return None;
        }
        at += line.len();
    }
    None
}

/// Returns the first half of a text's hash; other line ends alone are no edit.
pub(super) fn hash(content: &str) -> String {
    let mut hash = sha256(&content.replace("\r\n", "\n"));
    hash.truncate(32);
    hash
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn finds_blocks_and_sees_edits() {
        let block = marked("abc", 1, "One.\n");
        let document = format!("before\n{block}after");
        let found = parts(&document);
        assert_eq!(found[0], Part::Text("before\n"));
        assert_eq!(found[1], Part::Block { id: "abc", whole: &block, unedited: true });
        assert_eq!(found[2], Part::Text("after"));
        let edited = document.replace("One", "Two");
        assert!(matches!(parts(&edited)[1], Part::Block { unedited: false, .. }));
        let windows = document.replace('\n', "\r\n");
        assert!(matches!(parts(&windows)[1], Part::Block { unedited: true, .. }));
    }

    #[test]
    fn a_lone_marker_is_text() {
        let block = marked("abc", 1, "One.\n");
        let cut = block.replace(END, "");
        assert_eq!(parts(&cut), [Part::Text(&cut)]);
        let both = format!("{cut}{block}");
        assert!(matches!(parts(&both)[..], [Part::Text(_), Part::Block { unedited: true, .. }]));
    }

    proptest! {
        #[test]
        fn parts_are_the_document(document in "(<!-- rashomon:(begin|end) id=[ab] (sha=1 )?-->|\r?\n|x|é){0,20}") {
            let whole = |part: &Part<'_>| match part {
                Part::Text(text) => (*text).to_owned(),
                Part::Block { whole, .. } => (*whole).to_owned(),
            };
            prop_assert_eq!(parts(&document).iter().map(whole).collect::<String>(), document);
        }
    }
}
