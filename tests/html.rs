//! The page for a browser: what is written is what a browser reads, whatever the articles say.

use std::sync::Arc;

use dom_query::{Document, NodeRef};
use proptest::prelude::*;
use rashomon::article::canonical::Builder;
use rashomon::article::plainly::plainly;
use rashomon::article::{Article, Details, Role, Span};
use rashomon::comparison;
use rashomon::note::{Note, State, Target};
use rashomon::report::{self, Digest, Noted, Outcome, Place, Unreadable};
use rashomon::source::{self, Source};

// The page in a browser.
mod browser;

/// Elements that the page is made of.
const ELEMENTS: &str = "\
    html head meta link title style script body header main nav section article footer div span p h1 h2 h3 h4 ul \
    ol li dl dt dd blockquote q a b i u mark small bdi kbd table caption thead tbody tr th td details summary \
    button select option";

/// Attributes that they have.
const ATTRIBUTES: &str = "\
    lang dir class id href rel charset http-equiv content name type hidden role scope tabindex title value \
    selected data-p data-n data-l data-f data-col data-passages aria-label aria-labelledby aria-live \
    aria-pressed";

/// An article of paragraphs; one that begins with # is a caption, with > a quotation, with - an item.
#[expect(clippy::unnecessary_wraps, reason = "an article that could not be read is an error")]
fn article(details: Details, paragraphs: &[&str]) -> Outcome {
    let mut builder = Builder::default();
    for paragraph in paragraphs {
        let role = match paragraph.chars().next() {
            Some('#') => Role::Caption,
            Some('>') => Role::Quote,
            Some('-') => Role::Item,
            _ => Role::Body,
        };
        builder.push(role, paragraph.trim_start_matches(['#', '>', '-']));
    }
    Ok(Arc::new(Article::read(builder.finish(details))))
}

fn of_outlet(outlet: &str, paragraphs: &[&str]) -> Outcome {
    article(Details { outlet: outlet.to_owned(), ..Details::default() }, paragraphs)
}

fn sample() -> Vec<Outcome> {
    Source::sample().iter().map(|source| Ok(Arc::new(Article::read(source::load(source).unwrap())))).collect()
}

fn page(outcomes: &[Outcome], notes: &[Noted]) -> String {
    let found = comparison::compare(&report::articles(outcomes), &mut |_| (), &|| false).unwrap();
    let mut out = Vec::new();
    report::html::write(&Digest::new(outcomes, &found, notes), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// A note on some words of an article.
fn note_on(place: usize, outcomes: &[Outcome], words: &str, body: &str) -> Noted {
    let text = &outcomes[place].as_ref().unwrap().text;
    let start = text.find(words).unwrap();
    let span = Span::new(start, start + words.len());
    let target = Target { exact: words.to_owned(), ..Target::default() };
    let mut note = Note::new(rashomon::note::Kind::Question, vec![target]);
    body.clone_into(&mut note.body);
    Noted { note, places: vec![Place { article: place, target: 0, state: State::Exact, span: Some(span) }] }
}

/// Panics at anything that the page is not made of.
fn hold_to_what_we_write(document: &Document) {
    for node in document.select("*").nodes() {
        let name = node.node_name().unwrap_or_default().to_string();
        assert!(ELEMENTS.split(' ').any(|known| known == name), "an element {name}");
        for attribute in node.attrs() {
            let own = &*attribute.name.local;
            assert!(ATTRIBUTES.split(' ').any(|known| known == own), "an attribute {own} of {name}");
        }
        if let Some(href) = node.attr("href") {
            let leads =
                ["#", "http://", "https://", "data:,"].iter().any(|start| href.to_lowercase().starts_with(start));
            assert!(leads, "a link to {href}");
        }
    }
    for (name, count) in [("script", 1), ("style", 1), ("meta", 5), ("link", 1), ("title", 1), ("h1", 1)] {
        assert_eq!(document.select(name).length(), count, "{name}");
    }
}

/// The words of a node without the marks that stand before sentences.
fn words(node: &NodeRef<'_>) -> String {
    let is_mark = |node: &NodeRef<'_>| node.has_class("m") || node.has_class("why");
    if is_mark(node) {
        return String::new();
    }
    if node.is_text() {
        return node.text().to_string();
    }
    node.children().iter().map(words).collect()
}

/// The paragraphs that a column shows.
fn paragraphs(document: &Document, letter: &str) -> Vec<String> {
    document.select(&format!("#{letter} [data-n]")).nodes().iter().map(words).collect()
}

/// Panics unless the columns hold the articles' texts, word for word.
fn hold_to_the_texts(document: &Document, outcomes: &[Outcome]) {
    for (place, outcome) in outcomes.iter().enumerate() {
        let Ok(article) = outcome else { continue };
        let texts: Vec<&str> = article.paragraphs.iter().map(|paragraph| article.quote(paragraph.span)).collect();
        assert_eq!(paragraphs(document, &rashomon::article::letters::letters(place)), texts);
    }
}

#[test]
fn the_sample_is_a_page_without_a_fault() {
    let outcomes = sample();
    let notes = [note_on(1, &outcomes, "Eleven people were injured", "Ask the hospital.\n\n  Twice.")];
    let page = page(&outcomes, &notes);
    let document = Document::from(page.as_str());
    assert_eq!(document.errors.borrow().as_slice(), &[] as &[&str]);
    hold_to_what_we_write(&document);
    hold_to_the_texts(&document, &outcomes);
    let ids: Vec<String> =
        document.select("[id]").nodes().iter().map(|node| node.attr("id").unwrap().to_string()).collect();
    let known: std::collections::HashSet<&String> = ids.iter().collect();
    assert_eq!(known.len(), ids.len(), "every id is there once");
    for link in document.select("a[href^='#']").nodes() {
        let to = link.attr("href").unwrap()[1..].to_owned();
        assert!(known.contains(&to), "a link to #{to}");
    }
    for label in document.select("[aria-labelledby]").nodes() {
        assert!(known.contains(&label.attr("aria-labelledby").unwrap().to_string()));
    }
    assert_eq!(document.select("table th:not([scope])").length(), 0);
    assert_eq!(document.select("#notes .body").text().as_ref(), "Ask the hospital.\n\n  Twice.");
    assert_eq!(document.select("#B .n").text().as_ref(), "*1");
    assert_eq!(document.select("#told > .disputes > li").length(), 4);
}

#[test]
fn the_parts_stand_in_the_order_of_a_readers_interest() {
    let page = page(&sample(), &[]);
    let parts = [
        "<h1>",
        "id=\"short\"",
        "id=\"told\"",
        "id=\"coverage\"",
        "id=\"articles\"",
        "id=\"facts\"",
        "id=\"marks\"",
        "<footer>",
    ];
    let places: Vec<usize> = parts.iter().map(|part| page.find(part).unwrap_or_else(|| panic!("{part}"))).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn an_article_alone_and_one_that_failed_have_their_pages() {
    let alone = [of_outlet("Ledger", &["The pier was closed on Sunday.", "- One.", "- Two.", "> Three.", "#Four."])];
    let written = page(&alone, &[]);
    let document = Document::from(written.as_str());
    assert_eq!(document.errors.borrow().as_slice(), &[] as &[&str]);
    hold_to_the_texts(&document, &alone);
    for part in ["#told", "#coverage", "#bar", ".s"] {
        assert!(!document.select(part).exists(), "{part} of one article");
    }
    assert_eq!(document.select("#A ul > li").length(), 2);
    assert_eq!(document.select("#A .x .why").text().as_ref(), "#\u{202f}caption, marked so by its source");
    let failed: Outcome = Err(Unreadable { source: "gone<b>.txt".into(), why: "it <i>is not</i> there".into() });
    let document = Document::from(page(&[alone[0].clone(), failed.clone()], &[]));
    hold_to_what_we_write(&document);
    let told = document.select("#B .failed").text();
    assert_eq!(told.as_ref(), "gone<b>.txt could not be read: it <i>is not</i> there");
    hold_to_what_we_write(&Document::from(page(&[failed], &[])));
    hold_to_what_we_write(&Document::from(page(&[], &[])));
}

#[test]
fn a_crowd_is_listed_by_letters() {
    let told = "The harbour master of Elsin closed both piers after the storm on Sunday night.";
    let outcomes: Vec<Outcome> = (0..30).map(|of| of_outlet(&format!("Outlet {of}"), &[told])).collect();
    let document = Document::from(page(&outcomes, &[]));
    hold_to_what_we_write(&document);
    assert_eq!(document.select("#matrix thead th").length(), 2);
    assert_eq!(document.select("#p1 td a").length(), 30);
    assert_eq!(document.select(".choose option").length(), 60);
    assert_eq!(document.select("#AD .s").length(), 1, "the thirtieth");
}

/// What could end an element, an attribute or a script, or turn letters around, among ordinary words.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = [
        "<script>alert(1)</script>",
        "</script>",
        "</style>",
        "</title>",
        "<!--",
        "-->",
        "]]>",
        "\"><img src=x onerror=alert(1)>",
        "' onclick='alert(1)",
        "&lt;",
        "&amp",
        "&#0;",
        "<",
        ">",
        "javascript:alert(1)",
        "https://x/\" onclick=\"",
        "\u{0}",
        "\u{202e}",
        "\u{2066}",
        "\u{1b}[31m",
        "\r\n",
        "\t",
        "the pier of Elsin ",
        "“We heard a bang,” said Una Holt. ",
        "14 ",
        "",
    ];
    let piece = prop_oneof![4 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,12}", 1 => ".{0,6}"];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

prop_compose! {
    fn hostile_article()(fields in prop::collection::vec(hostile(), 6), texts in prop::collection::vec(hostile(), 0..5)) -> Outcome {
        let [source, title, outlet, author, published, language] = <[String; 6]>::try_from(fields).unwrap();
        let address = Some(format!("https://ledger.example/{source}"));
        let details = Details { source, title, outlet, author, published, language, address, ..Details::default() };
        article(details, &texts.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

/// The text of the first of some elements.
fn first(document: &Document, selector: &str) -> String {
    document.select_single(selector).text().to_string()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_text_in_any_field_is_text(
        outcomes in prop::collection::vec(hostile_article(), 1..4),
        fields in prop::collection::vec(hostile(), 4),
    ) {
        let mut outcomes = outcomes;
        let [source, why, body, tag] = <[String; 4]>::try_from(fields).unwrap();
        outcomes.push(Err(Unreadable { source, why: why.clone() }));
        let mut note = Note::new(rashomon::note::Kind::Unknown(tag.clone()), vec![Target { exact: why.clone(), ..Target::default() }]);
        (note.body, note.tags) = (format!("x{body}x"), vec![tag.clone()]);
        let place = Place { article: 0, target: 0, state: State::Orphaned, span: None };
        let document = Document::from(page(&outcomes, &[Noted { note, places: vec![place] }]));
        hold_to_what_we_write(&document);
        hold_to_the_texts(&document, &outcomes);
        let article = outcomes[0].as_ref().unwrap();
        let details = &article.details;
        let plain = |text: &str| plainly(text).into_owned();
        prop_assert_eq!(first(&document, ".cards bdi"), plain(details.outlet_or_source()));
        if !details.title.is_empty() {
            prop_assert_eq!(first(&document, ".cards .headline"), plain(&details.title));
        }
        if !details.author.is_empty() {
            prop_assert_eq!(first(&document, ".cards .known bdi"), plain(&details.author));
        }
        prop_assert_eq!(first(&document, ".cards a[rel]"), plain(details.address.as_deref().unwrap()));
        prop_assert_eq!(first(&document, ".cards .failed"), format!("could not be read: {}", plain(&why)));
        prop_assert_eq!(first(&document, ".tag"), format!("#{}", plain(&tag)));
        let shown: Vec<String> = format!("x{body}x").lines().map(|line| plain(&line.replace('\t', "    "))).collect();
        prop_assert_eq!(first(&document, "#notes .body"), shown.join("\n"));
    }
}
