//! A page as it came from its server, before anyone looked into it.

/// A page as it came from its server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    /// The address that it came from in the end.
    pub(super) address: String,
    /// What it is said to be, lower-case, such as `text/html`.
    pub(super) media_type: String,
    /// The encoding that the server states.
    pub(super) charset: Option<String>,
    /// What the server knows this version by.
    pub(super) etag: Option<String>,
    /// When the server says it was changed last.
    pub(super) last_modified: Option<String>,
    /// When it came, RFC 3339; whoever keeps it says so.
    pub(super) fetched: String,
    /// What it holds.
    pub(super) body: Vec<u8>,
}

/// What came of asking for a page.
#[derive(Debug)]
#[cfg_attr(not(feature = "fetch"), expect(dead_code, reason = "nothing is ever fetched"))]
pub(super) enum Fetched {
    /// The page.
    Page(Page),
    /// The page is what it was when it was kept.
    Unchanged,
}
