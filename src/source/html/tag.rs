//! A tag in markup.

/// A tag in markup.
pub(super) struct Tag<'a> {
    /// Its name as written.
    pub(super) name: &'a str,
    /// Whether it ends an element.
    pub(super) is_end: bool,
    /// What follows the name, up to the closing bracket.
    pub(super) attributes: &'a str,
    /// How many attributes it has.
    pub(super) count: usize,
}
