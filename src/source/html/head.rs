//! The parts of a page's markup that tell of its article.

use dom_query::{Document, NodeData, NodeRef};

use crate::source::metadata::page::Head;

/// Texts longer than this are no bylines.
const BYLINE_BYTES: usize = 120;

/// Gathers them from a document.
pub(super) fn gather<'a>(document: &Document, linked_data: Vec<&'a str>) -> Head<'a> {
    let mut head = Head { linked_data, ..Head::default() };
    for node in document.root().descendants_it() {
        element(&node, &mut head);
    }
    head
}

fn element(node: &NodeRef<'_>, head: &mut Head) {
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
        "time" if head.time.is_none() => head.time = value("datetime"),
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
                byline(node, head);
            }
        }
    }
}

/// Notes the text of an element as a byline if all of it is short.
fn byline(node: &NodeRef<'_>, head: &mut Head) {
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
        head.bylines.push(text);
    }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
