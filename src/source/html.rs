//! A web page -> [`Extract`]: an extractor chooses the texts of the article, our own walk parts them into paragraphs,
//! rules mark what is not the story.

use std::borrow::Cow;

use dom_query::Document;
use jiff::Zoned;

use super::metadata::{names::folded, page as metadata};
use crate::article::canonical::Builder;
use crate::article::roles::Reason;
use crate::article::{Details, Extract, Notice, Role};
use blocks::Block;
use rules::Told;

mod blocks;
mod flat;
mod head;
mod lines;
mod nest;
mod page;
mod rules;
mod signs;
mod tag;
mod tame;

/// With less text an extraction is not believed, in characters.
const LEAST_TEXT: usize = 200;
/// Nor with less than this part of what stands in paragraphs of the page.
const LEAST_PART: usize = 4;
/// With nodes nested deeper than this a page is read without its structure: what goes on from here goes down by recursion.
const MOST_DEPTH: usize = 2 * tame::MAX_DEPTH;
/// What stays in sight where the article may be another part of the page.
const UNCERTAIN: &str = "extraction uncertain";
/// The title is looked for among the first so many paragraphs.
const TITLE_WITHIN: usize = 8;

/// Returns the extract of a page: its title as a heading, then its paragraphs.
///
/// What stands among the article's paragraphs and is not the article is there too, set apart. Where little was found,
/// the whole page is there, and a notice says so.
pub(super) fn extract(text: &str, mut details: Details) -> Extract {
    let text = without_zeros(text);
    let tamed = tame::tame(&text);
    if tamed.is_too_much {
        return whole_text(&text, details, tamed.elements);
    }
    let document = Document::from(tamed.markup.as_str());
    if page::depth(&document) > MOST_DEPTH {
        return whole_text(&text, details, tamed.elements);
    }
    let head = head::gather(&document, tamed.linked_data);
    let mut notices = metadata::read(&head, &mut details, Zoned::now().date());
    let page = page::Page::read(&document);
    let blocks = blocks::gather(&page);
    let seen: usize = blocks.iter().filter(|block| block.is_paragraph()).map(|block| block.chars.all).sum();
    let mut told = rules::choose(&blocks, &details.title);
    let found: usize = told.iter().filter(|told| told.is_open()).map(|told| told.block.chars.all).sum();
    let characters: usize = told.iter().filter(|told| told.is_open()).map(|told| told.block.text.chars().count()).sum();
    if characters < LEAST_TEXT || found * LEAST_PART < seen {
        told = rules::whole(&blocks);
        let sentence = "extraction uncertain: no article was found in the page, so its whole text is shown";
        notices.insert(0, Notice::lasting(UNCERTAIN, sentence.to_owned()));
    }
    if tamed.dropped > 0 {
        let depth = tame::MAX_DEPTH;
        let sentence =
            format!("{} elements nested over {depth} deep were read as part of those around them", tamed.dropped);
        notices.push(Notice::lasting("page simplified", sentence));
    }
    let mut extract = build(&told, details, text.len() / 8);
    extract.notices = notices;
    extract
}

/// Browsers leave zero characters out too.
fn without_zeros(text: &str) -> Cow<'_, str> {
    if text.contains('\0') { text.replace('\0', "").into() } else { text.into() }
}

fn build(told: &[Told<'_>], details: Details, room: usize) -> Extract {
    let mut builder = Builder::with_capacity(room);
    let title = folded(&details.title);
    builder.push(Role::Heading, &details.title);
    for (at, Told { block, role, reason }) in told.iter().enumerate() {
        let is_early = at < TITLE_WITHIN && !title.is_empty();
        if is_early && folded(&block.text) == title {
            // It stands first already.
        } else if is_early && block.level > 0 && is_variant(&block.text, &details.title) {
            builder.push_with(Role::Metadata, Some(Reason::Title), &block.text);
        } else {
            builder.push_with(*role, *reason, &block.text);
        }
    }
    builder.finish(details)
}

/// Tells whether a heading says the title in nearly the same words.
fn is_variant(heading: &str, title: &str) -> bool {
    let words = |text: &str| -> std::collections::BTreeSet<String> {
        text.split_whitespace().map(folded).filter(|word| !word.is_empty()).collect()
    };
    let (heading, title) = (words(heading), words(title));
    let shared = heading.intersection(&title).count();
    shared * 3 >= heading.len().max(title.len()) * 2 && shared > 2
}

/// The text of a page that is too large or too deep to be taken apart.
fn whole_text(page: &str, details: Details, elements: usize) -> Extract {
    let mut builder = Builder::with_capacity(page.len() / 4);
    flat::lines(page, |role, text| _ = builder.push(role, text));
    let mut extract = builder.finish(details);
    let sentence = format!(
        "extraction uncertain: the page is too large or nested too deep ({elements} elements), so its whole text is shown"
    );
    extract.notices.push(Notice::lasting(UNCERTAIN, sentence));
    extract
}

impl Block {
    /// Tells whether it is text of a paragraph that nothing says is not the article's.
    fn is_paragraph(&self) -> bool {
        self.sign.is_none() && self.in_paragraph && self.chars.linked * 2 < self.chars.all
    }
}
