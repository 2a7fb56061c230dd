//! A web page -> [`Extract`].

use dom_query::Document;

use crate::article::canonical::Builder;
use crate::article::{Details, Extract};

mod blocks;
mod lines;
mod page;
mod rules;
mod signs;
mod tame;

/// Returns the extract of a page.
pub(super) fn extract(text: &str, details: Details) -> Extract {
    let tamed = tame::tame(text);
    let document = Document::from(tamed.markup.as_str());
    let page = page::Page::read(&document);
    let blocks = blocks::gather(&page);
    let mut builder = Builder::with_capacity(text.len() / 8);
    for told in rules::choose(blocks) {
        builder.push_with(told.role, told.reason, &told.block.text);
    }
    builder.finish(details)
}
