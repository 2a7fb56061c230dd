//! What becomes of web pages: hand-written ones, one a layout, each beside the paragraphs and the metadata that it must
//! give; arbitrary and hostile ones.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use rashomon::article::{Article, Extract, canonical};
use rashomon::source::{Source, load};

use crate::support::Sandbox;

fn page(sandbox: &Sandbox, markup: impl AsRef<[u8]>) -> Extract {
    load(&Source::File(sandbox.write("page.html", markup))).unwrap()
}

/// Everything that a page gave, one line each.
fn told(extract: &Extract) -> String {
    let mut told = String::new();
    let details = &extract.details;
    let known = [
        ("title", details.title.as_str(), details.origins.title),
        ("outlet", &details.outlet, details.origins.outlet),
        ("author", &details.author, details.origins.author),
        ("published", &details.published, details.origins.published),
        ("address", details.address.as_deref().unwrap_or_default(), details.origins.address),
    ];
    for (field, value, origin) in known {
        if let Some(origin) = origin {
            let guess = if origin.is_guess() { ", a guess" } else { "" };
            writeln!(told, "{field}: {value} ({}{guess})", origin.name()).unwrap();
        }
    }
    for notice in &extract.notices {
        writeln!(told, "notice: {}", notice.sentence).unwrap();
    }
    let article = Article::read(extract.clone());
    for paragraph in &article.paragraphs {
        let reason = paragraph.reason.map(|reason| format!(" ({})", reason.clause(&article.text))).unwrap_or_default();
        writeln!(told, "\n{}{reason}\n  {}", paragraph.role.name(), article.quote(paragraph.span)).unwrap();
    }
    told
}

#[test]
fn every_layout_gives_its_paragraphs_and_metadata() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut pages: Vec<_> = fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()).collect();
    pages.retain(|path| path.extension().is_some_and(|ending| ending == "html"));
    pages.sort();
    assert_eq!(pages.len(), 21);
    for path in pages {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let extract = load(&Source::File(path)).unwrap();
        insta::with_settings!({ snapshot_path => "pages", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, told(&extract));
        });
    }
}

#[test]
fn a_title_that_a_heading_goes_on_with_stands_once() {
    let sandbox = Sandbox::new();
    let words =
        "The bridge over the Larn was closed on Monday after a crack was found in one of its piers, the town said. ";
    let extract = page(
        &sandbox,
        format!(
            "<!doctype html><html><head><title>Bridge closed | Daily Echo</title>\
             <meta property=\"og:site_name\" content=\"Daily Echo\"></head><body><article>\
             <h1>Bridge closed after crack is found</h1><p>{0}</p><p>{0}</p><p>{0}</p></article></body></html>",
            words.repeat(3)
        ),
    );
    assert_eq!(extract.details.title, "Bridge closed after crack is found");
    assert_eq!(extract.text.matches("Bridge closed").count(), 1, "{}", extract.text);
}

const STORY: &str = "<p>The council of Elsin shut the old storm gate on Monday, the harbour master said at noon.</p>";

#[track_caller]
fn check_hostile(markup: &str, notice: &str) {
    let extract = page(&Sandbox::new(), markup);
    assert!(extract.text.contains("shut the old storm gate"), "{}", extract.text);
    let told: Vec<&str> = extract.notices.iter().map(|notice| notice.sentence.as_str()).collect();
    assert!(told.iter().any(|told| told.contains(notice)) || notice.is_empty() && told.is_empty(), "{told:?}");
}

#[test]
fn nesting_and_attributes_without_end_are_bounded() {
    let story = STORY.repeat(8);
    check_hostile(&format!("<body>{}{story}", "<div>".repeat(100_000)), "nested over 250 deep");
    check_hostile(&format!("<body>{}{story}", "<b>".repeat(100_000)), "nested over 250 deep");
    check_hostile(&format!("<body>{}{story}", "<table><tr><td>".repeat(100_000)), "nested over 250 deep");
    check_hostile(&format!("<body>{story}{}", "<div><object></div>".repeat(20_000)), "nested over 250 deep");
    check_hostile(&format!("<body><p {}>{story}", "a=1 ".repeat(300_000)), "");
    check_hostile(&format!("{}{story}", "<".repeat(300_000)), "");
    check_hostile(&format!("{}{story}", "<!--".repeat(300_000)), "");
    let ld = format!("<script type='application/ld+json'>{}</script>{story}", "[".repeat(300_000));
    check_hostile(&ld, "");
}

#[test]
fn a_page_with_too_many_elements_is_read_without_its_structure() {
    let markup = format!("<body><h1>Gate &amp; bridge</h1>{}<ul><li>one<li>two</ul>", STORY.repeat(160_000));
    let extract = page(&Sandbox::new(), markup);
    assert!(extract.notices[0].sentence.contains("too large or nested too deep"), "{:?}", extract.notices);
    assert_eq!(extract.paragraphs.len(), 160_003);
    assert!(extract.text.starts_with("Gate & bridge\n\nThe council"));
}

#[test]
fn authors_and_times_outside_of_the_article_are_not_its_own() {
    let story = STORY.repeat(8);
    let author = |markup: String| page(&Sandbox::new(), markup).details.author;
    let article = format!("<article><h1>Gate shut at noon</h1>{story}</article>");
    for others in ["<div class=author>Ned Other</div>@", "@<aside><p class=author>Ned Other</p></aside>"] {
        assert_eq!(author(others.replace('@', &article)), "");
        assert_eq!(
            author(others.replace('@', &article.replace("</h1>", "</h1><p class=byline>By Ada Roe"))),
            "Ada Roe"
        );
    }
    assert_eq!(author(format!("<div><h1>Gate</h1><div class=byline>By Ada Roe</div>{story}</div>")), "Ada Roe");
    assert_eq!(author(format!("<div><div class=related><b class=author>Ned Other</b></div>{story}</div>")), "");

    let teaser =
        "<article><h3>Bakers strike</h3><p class=author>Ned Other</p><time datetime=2026-03-20>now</time></article>";
    assert_eq!(author(format!("{teaser}{article}")), "");
    let own = article.replace("</h1>", "</h1><p class=byline>By Ada Roe");
    assert_eq!(author(format!("{teaser}{own}{teaser}")), "Ada Roe");

    let day = |markup: String| page(&Sandbox::new(), markup).details.published;
    let ticker = "<header><ul class=ticker><li><time datetime=2026-03-20>now</time></ul></header>";
    assert_eq!(day(format!("{ticker}{article}")), "");
    assert_eq!(day(format!("{ticker}<div>{story}</div>")), "");
    assert_eq!(day(format!("{ticker}<article><time datetime=2026-03-19>now</time>{story}</article>")), "2026-03-19");
}

#[test]
fn a_heading_like_the_title_is_the_title_once_more() {
    let ld = r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Old gate shut, and the town waits at sea"}</script>"#;
    let markup = format!("{ld}<article><h1>Old gate shut and the town waits</h1>{}</article>", STORY.repeat(8));
    let told = told(&page(&Sandbox::new(), markup));
    assert!(told.contains("metadata (the title once more)\n  Old gate shut and the town waits"), "{told}");
}

#[test]
fn class_names_of_styles_set_no_paragraph_apart() {
    for class in ["mb-4 print:break-inside-avoid", "ad-free", "no-ads", "text-print"] {
        let story = STORY.replace("<p>", &format!("<p class=\"{class}\">")).repeat(8);
        let told = told(&page(&Sandbox::new(), format!("<article><h1>Gate shut at noon</h1>{story}</article>")));
        assert_eq!(told.matches("\nbody\n  The council").count(), 1, "{class}: {told}");
        assert!(!told.contains("the page marks it"), "{class}: {told}");
    }
}

#[test]
fn where_signs_leave_headings_alone_the_paragraphs_are_shown_all_the_same() {
    let story = STORY.replace("<p>", "<p class=\"promo\">").repeat(8);
    let told = told(&page(&Sandbox::new(), format!("<h1>Gate shut at noon</h1>{story}")));
    assert!(told.contains("extraction uncertain") && told.contains("\nbody\n  The council"), "{told}");
}

#[test]
fn zero_characters_are_left_out_as_browsers_do() {
    let extract =
        page(&Sandbox::new(), format!("<title>G\0ate</title>{}", STORY.repeat(8)).replace("storm", "st\0orm"));
    assert_eq!(extract.details.title, "Gate");
    assert!(!extract.text.contains(['\0', '\u{2400}']));
}

#[test]
fn a_page_from_standard_input_or_under_another_name_is_told_by_its_start() {
    let sandbox = Sandbox::new();
    let markup = format!("<!DOCTYPE html><title>Gate</title>{}", STORY.repeat(8));
    let extract = load(&Source::File(sandbox.write("saved.page", &markup))).unwrap();
    assert_eq!(extract.details.title, "Gate");
    assert!(!extract.text.contains('<'));
}

/// A piece of a page: a tag of a kind, closed or not, an attribute, text.
fn soup() -> impl Strategy<Value = String> {
    let tag = proptest::sample::select(vec![
        "p",
        "div",
        "b",
        "a",
        "table",
        "tr",
        "td",
        "ul",
        "li",
        "h1",
        "h3",
        "blockquote",
        "pre",
        "br",
        "figure",
        "figcaption",
        "script",
        "style",
        "title",
        "template",
        "svg",
        "select",
        "form",
        "input",
        "html",
        "body",
        "head",
        "article",
        "span",
    ]);
    let attribute =
        proptest::sample::select(vec!["", " class=comments", " hidden", " id='x", " style=\"display:none\""]);
    prop_oneof![
        (tag.clone(), attribute).prop_map(|(tag, attribute)| format!("<{tag}{attribute}>")),
        tag.prop_map(|tag| format!("</{tag}>")),
        "[a-z ,.&;]{0,120}",
        proptest::sample::select(vec!["<!--", "-->", "<", "&amp;", "&#x202e;", "\u{1b}[2J", "<![CDATA[", "\u{202e}"])
            .prop_map(str::to_owned),
        "\\PC{0,12}",
    ]
}

fn is_sound(extract: &Extract) {
    let mut end = 0;
    for paragraph in &extract.paragraphs {
        assert!(paragraph.span.start >= end && !paragraph.span.is_empty());
        end = paragraph.span.end;
        let text = &extract.text[paragraph.span.range()];
        assert_eq!(canonical::line(text), text);
    }
    for field in [&extract.details.title, &extract.details.outlet, &extract.details.author, &extract.details.published]
    {
        assert_eq!(&canonical::line(field), field);
    }
    Article::read(extract.clone());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn tag_soup_gives_sound_paragraphs(pieces in proptest::collection::vec(soup(), 0..60)) {
        let sandbox = Sandbox::new();
        let path = sandbox.write("soup.html", pieces.concat());
        if let Ok(extract) = load(&Source::File(path)) {
            is_sound(&extract);
        }
    }

    #[test]
    fn any_bytes_give_sound_paragraphs(bytes in proptest::collection::vec(any::<u8>(), 0..400), ending in "html|md|txt|x") {
        let sandbox = Sandbox::new();
        let path = sandbox.write(&format!("bytes.{ending}"), bytes);
        if let Ok(extract) = load(&Source::File(path)) {
            is_sound(&extract);
        }
    }
}
