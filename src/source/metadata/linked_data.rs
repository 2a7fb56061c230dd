//! The linked data of a page (JSON-LD, schema.org): what it says of the article.

use std::collections::{HashMap, VecDeque};

use serde_json::{Map, Value};

use super::{address, names};

/// Nodes looked at in a page; one that has more is no help.
const NODES: usize = 20_000;

/// Where other articles than this one are described.
const ELSEWHERE: [&str; 9] = [
    "itemListElement",
    "hasPart",
    "mentions",
    "liveBlogUpdate",
    "comment",
    "review",
    "relatedLink",
    "citation",
    "subjectOf",
];

/// What linked data says of an article; an empty field is not said.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) title: String,
    pub(super) outlet: String,
    pub(super) authors: Vec<String>,
    pub(super) published: String,
    pub(super) language: String,
}

/// Reads the blocks of a page; `address` is the article's own, as far as it is known.
///
/// Of several articles the one of that address counts, else the first; a page's own node fills what that leaves open.
pub(super) fn read(blocks: &[&str], own: Option<&str>) -> Said {
    let values: Vec<Value> = blocks.iter().filter_map(|block| parse(block)).collect();
    let nodes = nodes(&values);
    let by_id: HashMap<&str, &Map<String, Value>> = nodes
        .iter()
        .rev()
        .filter(|node| is_named(node))
        .filter_map(|node| Some((node.get("@id")?.as_str()?, *node)))
        .collect();
    let articles = || nodes.iter().filter(|node| is_a(node, is_article));
    let plain = |text: &str| address::identity(Some(text), None, None);
    let own = own.and_then(plain);
    let is_own = |node: &&&Map<String, Value>| {
        let named = ["url", "@id", "mainEntityOfPage"].into_iter().filter_map(|key| match node.get(key)? {
            Value::String(text) => Some(text.as_str()),
            Value::Object(page) => page.get("@id").or_else(|| page.get("url"))?.as_str(),
            _ => None,
        });
        own.is_some() && named.into_iter().any(|named| plain(named) == own)
    };
    let article = articles().find(is_own).or_else(|| articles().next());
    let page = nodes.iter().find(|node| is_a(node, |kind| kind.ends_with("Page")));
    let mut said = Said::default();
    for node in article.into_iter().chain(page) {
        said.fill(node, &by_id);
    }
    if let Some(title) = article.and_then(|node| text(node, &["headline", "name"])) {
        said.title = title;
    }
    said
}

impl Said {
    fn fill(&mut self, node: &Map<String, Value>, by_id: &HashMap<&str, &Map<String, Value>>) {
        if self.outlet.is_empty() {
            let publisher = ["publisher", "sourceOrganization"].into_iter().find_map(|key| node.get(key));
            let named = publisher.map(|publisher| people(publisher, by_id)).unwrap_or_default();
            self.outlet = named.iter().find_map(|name| names::outlet(name)).unwrap_or_default();
        }
        if self.authors.is_empty() {
            let named = ["author", "creator"].into_iter().find_map(|key| node.get(key));
            self.authors = named.map(|author| people(author, by_id)).unwrap_or_default();
        }
        if self.published.is_empty() {
            self.published = text(node, &["datePublished", "dateCreated", "uploadDate"]).unwrap_or_default();
        }
        if self.language.is_empty() {
            self.language = text(node, &["inLanguage"]).unwrap_or_default();
        }
    }
}

/// Reads a block, broken as many are: inside a comment, with raw line ends in texts, with a comma too much.
fn parse(block: &str) -> Option<Value> {
    let mut text = block.trim();
    for (open, close) in [("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>"), ("/*<![CDATA[*/", "/*]]>*/")]
    {
        text = text.strip_prefix(open).unwrap_or(text).trim_start();
        text = text.strip_suffix(close).unwrap_or(text).trim_end();
    }
    let text = text.trim_end_matches(';');
    let mended = || {
        let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let mut mended = String::with_capacity(plain.len());
        for (at, c) in plain.char_indices() {
            let is_spare = c == ',' && plain[at + 1..].trim_start().starts_with(['}', ']']);
            if !is_spare {
                mended.push(c);
            }
        }
        serde_json::from_str(&mended).ok()
    };
    serde_json::from_str(text).ok().or_else(mended)
}

/// Returns the nodes in all values, outer ones first.
fn nodes(values: &[Value]) -> Vec<&Map<String, Value>> {
    let mut waiting: VecDeque<&Value> = values.iter().collect();
    let mut nodes = Vec::new();
    let mut seen = 0;
    while let Some(value) = waiting.pop_front() {
        seen += 1;
        if seen > NODES {
            break;
        }
        match value {
            Value::Array(list) => waiting.extend(list),
            Value::Object(node) => {
                nodes.push(node);
                let inner = node.iter().filter(|(key, _)| !ELSEWHERE.contains(&key.as_str()));
                waiting.extend(inner.map(|(_, value)| value).filter(|value| value.is_object() || value.is_array()));
            }
            _ => {}
        }
    }
    nodes
}

fn is_a(node: &Map<String, Value>, is: impl Fn(&str) -> bool) -> bool {
    let bare = |kind: &str| is(kind.rsplit(['/', ':', '#']).next().unwrap_or(kind));
    match node.get("@type") {
        Some(Value::String(kind)) => bare(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(bare),
        _ => false,
    }
}

fn is_article(kind: &str) -> bool {
    // Not every posting is one: a JobPosting offers work.
    let is_posting =
        || matches!(kind, "BlogPosting" | "LiveBlogPosting" | "SocialMediaPosting" | "DiscussionForumPosting");
    kind.ends_with("Article") || is_posting() || matches!(kind, "Report" | "Review" | "ClaimReview" | "Recipe")
}

/// The first of these fields that is a text or a list that begins with one; an empty text is none.
fn text(node: &Map<String, Value>, keys: &[&str]) -> Option<String> {
    let texts = keys.iter().filter_map(|key| match node.get(*key)? {
        Value::String(text) => Some(text.as_str()),
        Value::Array(list) => list.first()?.as_str(),
        _ => None,
    });
    texts.into_iter().find(|text| !text.trim().is_empty()).map(str::to_owned)
}

/// The value of a field that says something.
fn said<'a>(node: &'a Map<String, Value>, key: &str) -> Option<&'a Value> {
    node.get(key).filter(|value| !value.is_null() && value.as_str().is_none_or(|text| !text.trim().is_empty()))
}

/// Tells whether a node itself names whom it stands for, whole or by parts.
fn is_named(node: &Map<String, Value>) -> bool {
    ["name", "givenName", "familyName"].into_iter().any(|key| said(node, key).is_some())
}

/// The names of people or organisations: texts, nodes with a name, references to such, and lists of all that.
fn people(value: &Value, by_id: &HashMap<&str, &Map<String, Value>>) -> Vec<String> {
    let mut names = Vec::new();
    let mut waiting = vec![value];
    let mut steps = 0;
    while let Some(value) = waiting.pop() {
        steps += 1;
        if steps > 200 {
            break;
        }
        match value {
            Value::String(name) => names.push(name.clone()),
            Value::Array(list) => waiting.extend(list.iter().rev()),
            Value::Object(node) => {
                waiting.extend(node.get("@list").or_else(|| node.get("@set")));
                let referred = || by_id.get(node.get("@id")?.as_str()?).copied();
                let node = if is_named(node) { node } else { referred().unwrap_or(node) };
                let mut parts = ["givenName", "familyName"].into_iter().filter_map(|key| said(node, key)?.as_str());
                match said(node, "name") {
                    Some(name) => waiting.push(name),
                    None => names
                        .extend(parts.next().map(|first| parts.fold(first.to_owned(), |name, part| name + " " + part))),
                }
            }
            _ => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(blocks: &[&str], title: &str, outlet: &str, authors: &[&str], published: &str) {
        let said = read(blocks, Some("https://ledger.example/gate"));
        assert_eq!((said.title.as_str(), said.outlet.as_str(), said.published.as_str()), (title, outlet, published));
        assert_eq!(said.authors, authors);
    }

    #[test]
    fn articles_are_found_wherever_they_stand() {
        let plain = r#"{"@context":"https://schema.org","@type":"NewsArticle","headline":"Gate shut",
            "author":[{"@type":"Person","name":"Ada Roe"},"Tom Ash"],"publisher":{"name":"The Ledger"},
            "datePublished":"2026-03-18T06:00:00+01:00"}"#;
        check(&[plain], "Gate shut", "The Ledger", &["Ada Roe", "Tom Ash"], "2026-03-18T06:00:00+01:00");
        let listed = format!(r#"[{{"@type":"BreadcrumbList","itemListElement":[{plain}]}},{plain}]"#);
        check(&[&listed], "Gate shut", "The Ledger", &["Ada Roe", "Tom Ash"], "2026-03-18T06:00:00+01:00");
        let nested = format!(r#"{{"@type":"WebPage","name":"Gate shut | Ledger","mainEntity":{plain}}}"#);
        check(&[&nested], "Gate shut", "The Ledger", &["Ada Roe", "Tom Ash"], "2026-03-18T06:00:00+01:00");
        let graph = r##"{"@graph":[{"@type":["Article","BlogPosting"],"headline":"Gate shut","author":{"@id":"#ada"},
            "publisher":{"@id":"#org"}},{"@type":"WebPage","datePublished":"2026-03-18"},
            {"@type":"Person","@id":"#ada","name":"Ada Roe"},{"@type":"Organization","@id":"#org","name":"The Ledger"}]}"##;
        check(&[graph], "Gate shut", "The Ledger", &["Ada Roe"], "2026-03-18");
    }

    #[test]
    fn broken_blocks_are_read_as_far_as_they_go() {
        check(&["<!-- {\"@type\":\"Article\",\"headline\":\"Gate\nshut\",} -->"], "Gate shut", "", &[], "");
        check(
            &["//<![CDATA[\n{\"@type\":\"http://schema.org/Article\",\"headline\":\"Gate shut\"}\n//]]>"],
            "Gate shut",
            "",
            &[],
            "",
        );
        check(
            &["{{{", "", "null", r#"{"@type":"Article","headline":["Gate shut"],"author":null}"#],
            "Gate shut",
            "",
            &[],
            "",
        );
        check(&[&"[".repeat(100_000)], "", "", &[], "");
    }

    #[test]
    fn of_several_articles_the_one_of_the_address_counts() {
        let other = r#"{"@type":"Article","headline":"Other","url":"https://ledger.example/other"}"#;
        let own =
            r#"{"@type":"Article","headline":"Gate shut","mainEntityOfPage":{"@id":"https://ledger.example/gate#x"}}"#;
        check(&[other, own], "Gate shut", "", &[], "");
        let site = r#"{"@type":"Article","headline":"Gate shut","publisher":{"name":"https://ledger.example"}}"#;
        check(&[site], "Gate shut", "", &[], "");
    }

    #[test]
    fn authors_are_named_in_many_ways() {
        for (author, more, names) in [
            (r##"{"@id":"#a"}"##, r##",{"@id":"#a","name":"Ada Roe"}"##, &["Ada Roe"][..]),
            (r##"{"@id":"#a"}"##, r##",{"@id":"#a"},{"@id":"#a","@type":"Person","name":"Ada Roe"}"##, &["Ada Roe"]),
            (r#"{"@list":[{"name":"Ada Roe"},"Tom Ash"]}"#, "", &["Ada Roe", "Tom Ash"]),
            (r#"{"givenName":"Ada","familyName":"Roe"}"#, "", &["Ada Roe"]),
            (r#"{"name":"","familyName":"Roe"}"#, "", &["Roe"]),
            (r#"{"name":["Ada Roe","Tom Ash"]}"#, "", &["Ada Roe", "Tom Ash"]),
        ] {
            check(&[&format!(r#"[{{"@type":"Article","author":{author}}}{more}]"#)], "", "", names, "");
        }
    }

    #[test]
    fn an_empty_field_leaves_the_word_to_the_next() {
        let empty =
            r#"{"@type":"Article","headline":"","name":"Gate shut","datePublished":" ","dateCreated":"2026-01-18"}"#;
        check(&[empty], "Gate shut", "", &[], "2026-01-18");
    }

    #[test]
    fn an_offer_of_work_is_no_article() {
        let job = r#"{"@type":"JobPosting","name":"Driver","datePublished":"2020-01-01"}"#;
        for kind in ["NewsArticle", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "DiscussionForumPosting"] {
            check(&[job, &format!(r#"{{"@type":"{kind}","headline":"Gate shut"}}"#)], "Gate shut", "", &[], "");
        }
    }

    #[test]
    fn many_articles_and_a_long_address_are_no_work() {
        let own = format!("https://ledger.example/{}", "a&b".repeat(100_000));
        let block = format!("[{}]", vec![r#"{"@type":"Article","url":"https://ledger.example/a"}"#; 20_000].join(","));
        let begun = std::time::Instant::now();
        read(&[&block], Some(&own));
        assert!(begun.elapsed().as_secs() < 5);
    }

    proptest! {
        #[test]
        fn reads_anything(text in r#"([\[\]{}",: ]|"@type"|"@id"|"Article"|"author"|"name"|\\|[a-z\n]){0,60}"#) {
            read(&[&text], Some("https://ledger.example/"));
        }
    }
}
