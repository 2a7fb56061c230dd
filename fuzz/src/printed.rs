//! What holds of everything that is written for other programs and for terminals.

use std::collections::HashSet;

use dom_query::Document;
use pulldown_cmark::{Event, Options, Parser, Tag};

use super::sound::is_harmless;

/// The elements that a page of ours has.
const ELEMENTS: &str = "a article b bdi blockquote body button caption dd details div dl dt footer h1 h2 h3 h4 head \
    header html i kbd li link main mark meta nav ol option p q script section select small span style summary table \
    tbody td th thead title tr u ul";

/// The attributes that elements of ours have, and those of the head.
const ATTRIBUTES: &str = "aria-label aria-labelledby aria-live aria-pressed charset class colspan content data-col data-f data-l \
    data-n data-p data-passages dir hidden href http-equiv id lang name open rel role scope tabindex title type value";

/// Holds that nothing in lines of text steers a terminal.
pub(crate) fn are_lines_harmless(text: &str) {
    text.split('\n').for_each(is_harmless);
}

/// Holds the same of text in colour, its styles aside.
pub(crate) fn is_colour_harmless(text: &str) {
    let mut pieces = text.split("\u{1b}[");
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (style, rest) = piece.split_once('m').expect("a style ends");
        assert!(style.bytes().all(|byte| byte.is_ascii_digit() || byte == b';'), "{style:?}");
        plain.push_str(rest);
    }
    are_lines_harmless(&plain);
}

/// Holds that Markdown with words of the user's in it steers no terminal.
pub(crate) fn is_markdown_harmless(text: &str) {
    text.split('\n').for_each(|line| is_harmless(&line.replace('\t', " ")));
}

/// Holds that all markup of a Markdown report is ours; its links lead to the articles, which have one address.
pub(crate) fn is_markdown_ours(text: &str, address: &str) {
    is_markdown_harmless(text);
    let mut titles = 0;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match &event {
            Event::Start(Tag::Link { dest_url, .. }) if **dest_url == *address => {}
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock) => {
                panic!("{event:?} is not ours")
            }
            Event::Start(Tag::Heading { level, .. }) if *level as usize == 1 => titles += 1,
            _ => {}
        }
    }
    assert_eq!(titles, 1);
}

/// Holds that a page has no element, attribute or address that is not ours, and that its links lead somewhere.
pub(crate) fn is_page_ours(text: &str) {
    are_lines_harmless(text);
    let page = Document::from(text);
    let (mut ids, mut goals, mut ours) = (HashSet::new(), Vec::new(), [0; 2]);
    for node in page.select("*").nodes() {
        let name = node.node_name().unwrap_or_default();
        assert!(ELEMENTS.split_whitespace().any(|element| element == &*name), "<{name}> is not ours");
        for (count, element) in ours.iter_mut().zip(["style", "script"]) {
            *count += usize::from(&*name == element);
        }
        for attribute in node.attrs() {
            let (key, value) = (&*attribute.name.local, &*attribute.value);
            assert!(ATTRIBUTES.split_whitespace().any(|known| known == key), "{key} of <{name}>");
            match key {
                "id" => assert!(ids.insert(value.to_owned()), "{value} twice"),
                "href" if value.starts_with('#') => goals.push(value[1..].to_owned()),
                "href" => {
                    let scheme = value.split("://").next().unwrap_or_default().to_ascii_lowercase();
                    let is_address = value.contains("://") && matches!(scheme.as_str(), "http" | "https");
                    assert!(is_address || value == "data:,", "{value}");
                }
                _ => {}
            }
        }
    }
    assert_eq!(ours, [1, 1], "our style and our script alone");
    assert!(goals.iter().all(|goal| ids.contains(goal)), "{goals:?} lead nowhere");
}
