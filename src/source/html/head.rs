//! The parts of a page's markup that tell of its article.

use std::collections::HashMap;

use dom_query::{Document, NodeData, NodeRef};

use super::signs::{self, Sign};
use crate::source::metadata::page::Head;

/// Texts longer than this are no bylines.
const BYLINE_BYTES: usize = 120;

/// Gathers them from a document.
pub(super) fn gather<'a>(document: &Document, linked_data: Vec<&'a str>) -> Head<'a> {
    let mut head = Head { linked_data, ..Head::default() };
    let mut places = HashMap::from([(document.root().id, Place::default())]);
    // What stands outside of articles comes first.
    let mut seen = vec![Seen::default()];
    for node in document.root().descendants_it() {
        let around = node.parent().and_then(|parent| places.get(&parent.id).copied()).unwrap_or_default();
        if !node.is_element() {
            seen[around.article].text += if around.is_apart { 0 } else { length(&node) };
            continue;
        }
        let place = around.of(&node, seen.len());
        places.insert(node.id, place);
        if place.article == seen.len() {
            seen.push(Seen::default());
        }
        let apart = &mut Seen::default();
        element(&node, &mut head, if place.is_apart { apart } else { &mut seen[place.article] });
    }
    // Where a page has articles, what stands outside of the longest is of others: of teasers, of the page.
    let outside = seen.swap_remove(0);
    let longest = seen.into_iter().rev().max_by_key(|article| article.text);
    let seen = longest.filter(|article| article.text > 0).unwrap_or(outside);
    (head.bylines, head.time) = (seen.bylines, seen.time);
    head
}

/// What an element says of who wrote and when, if it stands at the article.
#[derive(Default)]
struct Seen {
    bylines: Vec<String>,
    time: Option<String>,
    /// How long its text is, in bytes without what is apart.
    text: usize,
}

/// Where in a page an element stands.
#[derive(Clone, Copy, Default)]
struct Place {
    /// Which of the page's outermost articles it is in, from 1; 0 for none.
    article: usize,
    /// Whether it is in a part of the page that is not the article's, such as a menu or related articles.
    is_apart: bool,
}

impl Place {
    /// Where an element stands whose parent stands here; `next` is the number of the next article.
    fn of(self, node: &NodeRef<'_>, next: usize) -> Self {
        let Some(element) = node.element_ref() else { return self };
        let name = &*element.name.local;
        let value =
            |name: &str| element.attrs.iter().find(|attr| &*attr.name.local == name).map(|attr| attr.value.to_string());
        let sign = signs::of_element(name, &value);
        let is_apart = matches!(
            sign,
            Some(Sign::Navigation | Sign::Aside | Sign::Footer | Sign::Related | Sign::Comments | Sign::Promotion)
        );
        Self {
            article: if self.article == 0 && name == "article" { next } else { self.article },
            // The header of the page holds tickers, that of an article its byline.
            is_apart: self.is_apart || is_apart || name == "header" && self.is_of_page(node),
        }
    }

    fn is_of_page(self, header: &NodeRef<'_>) -> bool {
        let holds_title = || header.descendants_it().any(|node| node.node_name().is_some_and(|name| &*name == "h1"));
        self.article == 0 && !holds_title()
    }
}

/// The length of a text node, in bytes; 0 for any other.
fn length(node: &NodeRef<'_>) -> usize {
    let text = |node: &dom_query::TreeNode| {
        if let NodeData::Text { contents } = &node.data { contents.trim().len() } else { 0 }
    };
    node.query_or(0, text)
}

fn element(node: &NodeRef<'_>, head: &mut Head, seen: &mut Seen) {
    let Some(element) = node.element_ref() else { return };
    let value =
        |name: &str| element.attrs.iter().find(|attr| &*attr.name.local == name).map(|attr| attr.value.to_string());
    match &*element.name.local {
        "meta" => {
            let key = value("property").or_else(|| value("name")).or_else(|| value("itemprop"));
            if let (Some(key), Some(content)) = (key, value("content")) {
                head.meta.push((key.trim().to_lowercase(), content));
            }
        }
        "html" if head.language.is_empty() => head.language = value("lang").unwrap_or_default(),
        "title" if head.title.is_empty() => head.title = node.text().to_string(),
        "h1" if head.heading.is_empty() => head.heading = folded(&node.text()),
        "link" if head.canonical.is_none() => {
            head.canonical =
                value("href").filter(|_| value("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")));
        }
        "time" if seen.time.is_none() => seen.time = value("datetime"),
        _ => {
            let named = value("itemprop").is_some_and(|name| name.contains("author"))
                || value("rel").as_deref() == Some("author")
                || value("class").is_some_and(|class| {
                    class.split_ascii_whitespace().any(|name| {
                        matches!(
                            name.to_ascii_lowercase().as_str(),
                            "byline" | "author" | "author-name" | "byline-name" | "p-author"
                        )
                    })
                });
            if named {
                byline(node, seen);
            }
        }
    }
}

/// Notes the text of an element as a byline if all of it is short.
fn byline(node: &NodeRef<'_>, seen: &mut Seen) {
    let mut text = String::new();
    for inner in node.descendants_it() {
        inner.query(|inner| {
            if let NodeData::Text { contents } = &inner.data {
                text.push_str(contents);
                text.push(' ');
            }
        });
        if text.len() > BYLINE_BYTES {
            return;
        }
    }
    let text = folded(&text);
    if !text.is_empty() {
        seen.bylines.push(text);
    }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
