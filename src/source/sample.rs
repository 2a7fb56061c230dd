//! The sample story: one invented event told by three invented outlets.

/// The names the articles are shown by.
pub(super) const NAMES: [&str; 3] = ["sample/harbour-ledger.txt", "sample/coast-post.txt", "sample/wire-nine.txt"];

/// The articles, as plain text.
pub(super) const TEXTS: [&str; 3] = [
    include_str!("../../assets/sample/harbour-ledger.txt"),
    include_str!("../../assets/sample/coast-post.txt"),
    include_str!("../../assets/sample/wire-nine.txt"),
];
