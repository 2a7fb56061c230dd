//! Markup made safe to parse: what no reader sees taken out, nesting and attributes bounded.
//!
//! The work of an HTML parser grows with depth times size, and that of an extractor too, so a hostile page of a
//! megabyte could keep them busy for hours. One pass over the tags, which needs no tree, keeps that in bounds. It also
//! halves the work for ordinary pages, most of whose bytes are scripts.

use std::borrow::Cow;

pub(super) use super::nest::MAX_DEPTH;
use super::nest::Nest;
use super::tag::Tag;

/// A tag with more attributes is dropped: a parser compares each with all others.
const MAX_ATTRIBUTES: usize = 200;
/// With more elements a page is read without its structure.
pub(super) const MAX_ELEMENTS: usize = 150_000;
/// Bytes of text times their depth, above which a page is read without its structure.
const MAX_WORK: usize = 300_000_000;

/// A page that can be parsed.
pub(super) struct Tamed<'a> {
    /// The markup without scripts, styles and comments.
    pub(super) markup: String,
    /// The contents of the blocks of linked data.
    pub(super) linked_data: Vec<&'a str>,
    /// How many tags were dropped since they were nested too deep or had too many attributes.
    pub(super) dropped: usize,
    /// How many elements the markup has.
    pub(super) elements: usize,
    /// Whether a parser would take too long on it.
    pub(super) is_too_much: bool,
}

/// A piece of markup.
pub(super) enum Piece<'a> {
    /// Text up to the next tag, with character references.
    Text(&'a str),
    /// A tag, with its source.
    Tag(Tag<'a>, &'a str),
    /// An element whose content is no markup: its start tag, its source in all, its content.
    Raw(Tag<'a>, &'a str, &'a str),
}

/// Elements whose content is no markup or is not for readers.
const RAW: [&str; 12] = [
    "script", "style", "title", "textarea", "noscript", "iframe", "svg", "math", "xmp", "noembed", "noframes",
    "template",
];

/// Cuts markup into pieces; comments and declarations are left out. Takes time linear in the markup.
pub(super) struct Pieces<'a> {
    rest: &'a str,
    /// Elements that were looked for to the end in vain: every other start tag of theirs is a plain tag.
    unended: Vec<&'static str>,
    /// Whether a comment may still end, and how many more tags may lack their bracket: looking for an end that is not
    /// there costs the rest of the page each time.
    comments: bool,
    patience: u8,
}

impl<'a> Pieces<'a> {
    pub(super) const fn new(markup: &'a str) -> Self {
        Self { rest: markup, unended: Vec::new(), comments: true, patience: 16 }
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    fn tag(&mut self) -> Option<(Tag<'a>, usize)> {
        if self.patience == 0 || !opens_tag(self.rest.as_bytes()) {
            return None;
        }
        let found = tag(self.rest);
        self.patience -= u8::from(found.is_none());
        found
    }

    fn raw(&mut self, tag: Tag<'a>, source: &'a str) -> Piece<'a> {
        let Some(name) = RAW.into_iter().find(|name| tag.name.eq_ignore_ascii_case(name)) else {
            return Piece::Tag(tag, source);
        };
        if tag.is_end || self.unended.contains(&name) {
            return Piece::Tag(tag, source);
        }
        if let Some(at) = find_end(self.rest, name) {
            let content = self.take(at);
            let end = self.rest.find('>').map_or(self.rest.len(), |at| at + 1);
            self.take(end);
            return Piece::Raw(tag, source, content);
        }
        self.unended.push(name);
        // A script that never ends holds the rest of the page, as in a browser.
        let content = if matches!(name, "script" | "style") { self.take(self.rest.len()) } else { "" };
        Piece::Raw(tag, source, content)
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            if !self.rest.starts_with('<') {
                let length = self.rest.find('<').unwrap_or(self.rest.len());
                return Some(Piece::Text(self.take(length)));
            }
            if self.rest.starts_with("<!--") {
                // An unended comment is text to its first bracket, or the rest of the page would be lost.
                let end = if self.comments { self.rest.find("-->") } else { None };
                self.comments = end.is_some();
                self.take(end.map_or_else(|| until_bracket(self.rest), |at| at + 3));
            } else if self.rest[1..].starts_with(['!', '?']) {
                self.take(until_bracket(self.rest));
            } else if let Some((tag, length)) = self.tag() {
                let source = self.take(length);
                return Some(self.raw(tag, source));
            } else {
                return Some(Piece::Text(self.take(1)));
            }
        }
    }
}

fn until_bracket(text: &str) -> usize {
    text.find('>').map_or(text.len(), |at| at + 1)
}

/// Finds `</name`, whatever its case.
fn find_end(text: &str, name: &str) -> Option<usize> {
    let is_end = |at: usize| {
        let rest = &text.as_bytes()[at + 2..];
        rest.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    };
    text.match_indices("</").map(|(at, _)| at).find(|&at| is_end(at))
}

fn opens_tag(bytes: &[u8]) -> bool {
    let start = if bytes.get(1) == Some(&b'/') { 2 } else { 1 };
    bytes.get(start).is_some_and(u8::is_ascii_alphabetic)
}

/// Reads the tag at the start of `text` and returns it with its length.
fn tag(text: &str) -> Option<(Tag<'_>, usize)> {
    let bytes = text.as_bytes();
    let is_end = bytes.get(1) == Some(&b'/');
    let start = if is_end { 2 } else { 1 };
    let is_name_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
    let name_end = start + bytes[start..].iter().position(is_name_end)?;
    let (mut at, mut count, mut after_name, mut gap) = (name_end, 0, false, true);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'>' => {
                let attributes = &text[name_end..at];
                return Some((Tag { name: &text[start..name_end], is_end, attributes, count }, at + 1));
            }
            b'"' | b'\'' if after_name => {
                at += 1 + bytes[at + 1..].iter().position(|&other| other == byte)?;
                (after_name, gap) = (false, true);
            }
            b'=' => after_name = true,
            _ if byte.is_ascii_whitespace() || byte == b'/' => gap = true,
            _ => {
                count += usize::from(gap && !after_name);
                (after_name, gap) = (false, false);
            }
        }
        at += 1;
    }
    None
}

/// Makes a page safe to parse. Takes time linear in the page.
pub(super) fn tame(page: &str) -> Tamed<'_> {
    let mut markup = String::with_capacity(page.len() / 2);
    let mut linked_data = Vec::new();
    let mut nest = Nest::default();
    let (mut work, mut is_too_much) = (0_usize, false);
    for piece in Pieces::new(page) {
        match piece {
            // Of a page that is too much only its size is told.
            Piece::Tag(tag, _) if is_too_much => nest.elements += usize::from(!tag.is_end),
            _ if is_too_much => {}
            Piece::Text(text) => {
                work = work.saturating_add(text.len().saturating_mul(1 + nest.depth()));
                push_text(&mut markup, text);
            }
            Piece::Raw(tag, source, content) => {
                if tag.name.eq_ignore_ascii_case("title") && tag.count <= MAX_ATTRIBUTES {
                    nest.elements += 1;
                    markup.push_str(source);
                    markup.push_str(content);
                    markup.push_str("</title>");
                } else if tag.name.eq_ignore_ascii_case("script") && is_linked_data(tag.attributes) {
                    linked_data.push(content);
                }
            }
            Piece::Tag(tag, source) if tag.is_end => nest.end(&tag, source, &mut markup),
            Piece::Tag(tag, _) if tag.count > MAX_ATTRIBUTES => nest.leave_out(tag.name.to_ascii_lowercase()),
            Piece::Tag(tag, source) => nest.start(&tag, source, &mut markup),
        }
        is_too_much = nest.elements > MAX_ELEMENTS || work > MAX_WORK;
    }
    Tamed { markup, linked_data, dropped: nest.dropped, elements: nest.elements, is_too_much }
}

/// Text goes in as it is; a bracket that begins no tag must not begin one with what comes after.
fn push_text(markup: &mut String, text: &str) {
    let text: Cow<'_, str> = if text == "<" { "&lt;".into() } else { text.into() };
    markup.push_str(&text);
}

fn is_linked_data(attributes: &str) -> bool {
    attributes.to_ascii_lowercase().contains("ld+json")
}
