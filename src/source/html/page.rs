//! A page as a flat list of its elements and texts, each text with whether it belongs to the article.

use std::collections::HashSet;

use dom_query::{Document, Matcher, NodeData, NodeId, NodeRef};
use dom_smoothie::{Config, Readability};

use super::signs::{self, Sign};

/// What stands around a form and belongs to it has at most this many bytes.
const FORM_BYTES: usize = 400;

/// A page in document order.
pub(super) struct Page {
    /// Its nodes; one comes after what holds it and before what it holds.
    pub(super) nodes: Vec<Node>,
}

/// An element or a text.
pub(super) struct Node {
    /// The index of the element that holds it; the first node holds itself.
    pub(super) parent: usize,
    /// One past the index of its last descendant.
    pub(super) end: usize,
    /// What it is.
    pub(super) kind: Kind,
    /// How many characters of text it holds, of those in links, and of those that the extractor took.
    pub(super) chars: Chars,
}

/// Amounts of text, in bytes without white space at its ends.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Chars {
    pub(super) all: usize,
    pub(super) linked: usize,
    pub(super) kept: usize,
}

/// What a node is.
pub(super) enum Kind {
    /// A text, with whether the extractor took it for the article.
    Text(String, bool),
    /// An element.
    Element(Element),
}

/// An element.
pub(super) struct Element {
    /// Its name in lower case.
    pub(super) name: String,
    /// What its name, class, id or role say it is for.
    pub(super) sign: Option<Sign>,
    /// Whether only a word in the class of a paragraph says so.
    is_vague: bool,
    /// Whether it is not shown.
    pub(super) hidden: bool,
}

impl Page {
    /// Reads a document and asks the extractor for its article.
    pub(super) fn read(document: &Document) -> Self {
        let kept = article_texts(document);
        let mut page = Self { nodes: Vec::with_capacity(document.tree.len()) };
        let Some(body) = document.body() else { return page };
        let mut at = Some(body);
        let mut open: Vec<(NodeId, usize)> = Vec::new();
        while let Some(node) = at {
            let index = page.nodes.len();
            let parent = open.last().map_or(0, |(_, index)| *index);
            let descend = page.push(&node, parent, &kept);
            let child = node.first_child().filter(|_| descend);
            if child.is_some() {
                open.push((node.id, index));
            }
            at = child.or_else(|| {
                let mut last = node;
                loop {
                    if last.id == body.id {
                        return None;
                    }
                    if let Some(next) = last.next_sibling() {
                        return Some(next);
                    }
                    last = last.parent()?;
                    if let Some((_, index)) = open.pop() {
                        page.nodes[index].end = page.nodes.len();
                    }
                }
            });
        }
        while let Some((_, index)) = open.pop() {
            page.nodes[index].end = page.nodes.len();
        }
        page.sum();
        page.forget_vague_signs();
        page.mark_forms();
        page
    }

    /// Adds a node; tells whether it holds others that are to be read.
    fn push(&mut self, node: &NodeRef<'_>, parent: usize, kept: &HashSet<NodeId>) -> bool {
        let end = self.nodes.len() + 1;
        let kind = node.query_or(None, |tree_node| match &tree_node.data {
            NodeData::Text { contents } => Some(Kind::Text(contents.to_string(), kept.contains(&node.id))),
            NodeData::Element(element) => {
                let value = |name: &str| {
                    element.attrs.iter().find(|attr| &*attr.name.local == name).map(|attr| attr.value.to_string())
                };
                let name = element.name.local.to_string();
                let sign = signs::of_element(&name, &value);
                let hidden = signs::is_hidden(&name, &value);
                let is_vague = name == "p" && value("role").is_none() && !signs::is_said_whole(&value);
                Some(Kind::Element(Element { name, sign, is_vague, hidden }))
            }
            _ => None,
        });
        let Some(kind) = kind else { return false };
        let descend = matches!(&kind, Kind::Element(element) if !element.hidden);
        self.nodes.push(Node { parent, end, kind, chars: Chars::default() });
        descend
    }

    /// Forgets what a word in the class of a paragraph says where the extractor took the paragraph for the article.
    fn forget_vague_signs(&mut self) {
        for node in &mut self.nodes {
            let is_kept = node.chars.kept * 2 > node.chars.all;
            if let Kind::Element(element) = &mut node.kind
                && element.is_vague
                && is_kept
            {
                element.sign = None;
            }
        }
    }

    /// Marks what stands around a form, such as the words that ask for a mail address.
    fn mark_forms(&mut self) {
        let is_form = |node: &Node| matches!(&node.kind, Kind::Element(element) if matches!(element.name.as_str(), "form" | "input"));
        let forms: Vec<usize> = (1..self.nodes.len()).filter(|&at| is_form(&self.nodes[at])).collect();
        for form in forms {
            let mut at = form;
            while self.nodes[at].parent > 0 && self.nodes[self.nodes[at].parent].chars.all <= FORM_BYTES {
                at = self.nodes[at].parent;
            }
            if let Kind::Element(element) = &mut self.nodes[at].kind {
                element.sign.get_or_insert(Sign::Form);
            }
        }
    }

    /// Adds up the texts of each element, the last first.
    fn sum(&mut self) {
        for index in (1..self.nodes.len()).rev() {
            let node = &mut self.nodes[index];
            match &node.kind {
                Kind::Text(text, kept) => {
                    let all = text.trim().len();
                    node.chars = Chars { all, linked: 0, kept: if *kept { all } else { 0 } };
                }
                Kind::Element(element) if element.name == "a" => node.chars.linked = node.chars.all,
                Kind::Element(_) => {}
            }
            let (chars, parent) = (node.chars, node.parent);
            let sum = &mut self.nodes[parent].chars;
            sum.all += chars.all;
            sum.linked += chars.linked;
            sum.kept += chars.kept;
        }
    }
}

/// Returns how deep the nodes of a document are nested. Goes without recursion, which a deep one would end.
pub(super) fn depth(document: &Document) -> usize {
    let (mut deepest, mut depth, mut at) = (0, 0_usize, document.root());
    loop {
        deepest = deepest.max(depth);
        if let Some(child) = at.first_child() {
            (at, depth) = (child, depth + 1);
            continue;
        }
        loop {
            if depth == 0 {
                return deepest;
            }
            if let Some(next) = at.next_sibling() {
                at = next;
                break;
            }
            let Some(parent) = at.parent() else { return deepest };
            (at, depth) = (parent, depth - 1);
        }
    }
}

/// Returns the texts that the extractor takes for the article.
///
/// Nodes keep their names while it rearranges its own copy of the document, so that its answer can be read in the
/// original, where nothing is renamed, merged or gone.
fn article_texts(document: &Document) -> HashSet<NodeId> {
    let config = Config { disable_json_ld: true, ..Config::default() };
    let Ok(mut readability) = Readability::with_document(document.clone(), None, Some(config)) else {
        return HashSet::new();
    };
    if readability.parse().is_err() {
        return HashSet::new();
    }
    let Ok(root) = Matcher::new("#readability-page-1") else { return HashSet::new() };
    let article = readability.doc.select_single_matcher(&root);
    article.nodes().iter().flat_map(NodeRef::descendants_it).filter(NodeRef::is_text).map(|node| node.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_that_of_the_deepest_node() {
        let check = |markup: &str, expect| assert_eq!(depth(&Document::from(markup)), expect, "{markup}");
        // html, body, p, text.
        check("<p>a", 4);
        check("<p>a<p>b<div><i>c</i></div><p>d", 5);
        check(&format!("{}x", "<div>".repeat(700)), 703);
    }
}
