//! Any bytes, for everything that takes bytes from outside, and what must hold of whatever comes of them.
//!
//! Each target is a plain function of bytes that panics where something does not hold. libFuzzer makes the bytes
//! (`fuzz/run`), and `cargo test` gives every target the ones that are kept in `fuzz/corpus`.

mod anchors;
mod files;
mod keys;
mod memory;
mod printed;
mod reports;
mod sound;
mod sources;
mod texts;

/// What takes bytes and panics where something does not hold.
pub type Body = fn(&[u8]);

/// Every target by the name of its corpus.
pub const TARGETS: [(&str, Body); 15] = [
    ("anchoring", anchors::anchoring),
    ("annotations", files::annotations),
    ("config", files::config),
    ("encodings", sources::encodings),
    ("html", sources::html),
    ("keys", keys::keys),
    ("markdown", sources::markdown),
    ("notes", files::notes),
    ("plain", sources::plain),
    ("plainly", texts::plainly),
    ("reports", reports::reports),
    ("runs", texts::runs),
    ("sentences", texts::sentences),
    ("story", files::story),
    ("terminal", keys::terminal),
];

/// Gives bytes to the target of that name.
///
/// # Panics
/// Where something does not hold of what comes of them, and where there is no such target.
pub fn run(target: &str, bytes: &[u8]) {
    let (_, body) = TARGETS.iter().find(|(name, _)| *name == target).expect("the name of a target");
    body(bytes);
}

/// What parts of an input stand apart by: the control character that is there for it.
const SEPARATOR: char = '\u{1e}';

/// The parts of an input as text; those that are missing are empty.
fn parts<const COUNT: usize>(bytes: &[u8]) -> [String; COUNT] {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.splitn(COUNT, SEPARATOR).map(str::to_owned);
    [(); COUNT].map(|()| parts.next().unwrap_or_default())
}
