//! A page's texts gathered into blocks: what stands on lines of its own in a browser.

use super::page::{Chars, Element, Kind, Page};
use super::signs::Sign;
use crate::article::Role;

/// Lines parted by single breaks are paragraphs if each has at least so many bytes and ends like a sentence.
const LINE_BYTES: usize = 60;

/// What stands between the cells of a row.
const CELLS: &str = " | ";
/// A cell with more text is a column of a layout.
const CELL_BYTES: usize = 200;

/// A block of text.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// Its text, with any white space.
    pub(super) text: String,
    /// What its elements make it.
    pub(super) role: Role,
    /// What an element around it says it is for.
    pub(super) sign: Option<Sign>,
    /// Whether most of the texts beside it were taken by the extractor.
    pub(super) beside_kept: bool,
    /// How much of it is links, and how much the extractor took.
    pub(super) chars: Chars,
    /// Whether it stands in a paragraph element.
    pub(super) in_paragraph: bool,
    /// The level of a heading.
    pub(super) level: u8,
}

impl Block {
    /// Tells whether the extractor took it for the article.
    pub(super) const fn is_kept(&self) -> bool {
        self.chars.kept * 2 > self.chars.all
    }
}

/// Returns the blocks of a page in its order.
pub(super) fn gather(page: &Page) -> Vec<Block> {
    let mut walk = Walk::new(page);
    for (index, node) in page.nodes.iter().enumerate() {
        walk.close(index);
        match &node.kind {
            Kind::Text(text, kept) => walk.text(text, *kept),
            Kind::Element(element) if !element.hidden => walk.open(index, element),
            Kind::Element(_) => {}
        }
    }
    walk.close(page.nodes.len());
    walk.flush();
    walk.blocks
}

struct Walk<'a> {
    page: &'a Page,
    open: Vec<usize>,
    blocks: Vec<Block>,
    text: String,
    /// Whether there is more in the text than blanks.
    has_words: bool,
    chars: Chars,
}

impl<'a> Walk<'a> {
    fn new(page: &'a Page) -> Self {
        let (open, blocks, text) = (Vec::new(), Vec::new(), String::new());
        Self { page, open, blocks, text, has_words: false, chars: Chars::default() }
    }

    fn element(&self, index: usize) -> Option<&'a Element> {
        match &self.page.nodes[index].kind {
            Kind::Element(element) => Some(element),
            Kind::Text(..) => None,
        }
    }

    fn close(&mut self, index: usize) {
        while let Some(&last) = self.open.last().filter(|&&last| self.page.nodes[last].end <= index) {
            if self.parts_lines(last) {
                self.flush();
            }
            self.open.pop();
        }
    }

    fn open(&mut self, index: usize, element: &Element) {
        match element.name.as_str() {
            "br" => {
                if self.text.trim_end_matches(' ').ends_with('\n') {
                    self.flush();
                } else if self.has_words {
                    self.text.push('\n');
                }
            }
            "td" | "th" if self.has_words => {
                self.text.truncate(self.text.trim_end_matches(' ').len());
                self.text.push_str(CELLS);
            }
            _ => {}
        }
        if self.parts_lines(index) {
            self.flush();
        }
        self.open.push(index);
    }

    /// Tells whether an element stands on lines of its own; cells do only where they hold such elements.
    fn parts_lines(&self, index: usize) -> bool {
        let Some(element) = self.element(index) else { return false };
        match element.name.as_str() {
            "td" | "th" => self.page.nodes[index].chars.all > CELL_BYTES || self.children_part_lines(index),
            name => is_block(name),
        }
    }

    fn children_part_lines(&self, index: usize) -> bool {
        let end = self.page.nodes[index].end;
        (index + 1..end).any(|at| self.element(at).is_some_and(|element| is_block(&element.name)))
    }

    fn text(&mut self, text: &str, kept: bool) {
        let all = text.trim().len();
        if !self.has_words {
            self.text.clear();
        }
        self.has_words |= all > 0;
        let is_preformatted = self.open.iter().any(|&at| self.element(at).is_some_and(|element| element.name == "pre"));
        if is_preformatted {
            self.text.push_str(text);
        } else {
            // One blank of a run is enough, or its end would be looked for anew at each break.
            let mut is_blank = self.text.ends_with(' ');
            for c in text.chars() {
                let after = std::mem::replace(&mut is_blank, c.is_whitespace());
                if !(after && is_blank) {
                    self.text.push(if is_blank { ' ' } else { c });
                }
            }
        }
        let linked = self.open.iter().any(|&at| self.element(at).is_some_and(|element| element.name == "a"));
        self.chars.all += all;
        self.chars.linked += if linked { all } else { 0 };
        self.chars.kept += if kept { all } else { 0 };
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let chars = std::mem::take(&mut self.chars);
        if !std::mem::take(&mut self.has_words) {
            return;
        }
        let (role, level) = self.role(&text);
        let sign = self.sign();
        let block = Block {
            text: String::new(),
            role,
            sign,
            beside_kept: self.beside_kept(),
            chars,
            in_paragraph: self.open.iter().any(|&at| self.element(at).is_some_and(|element| element.name == "p")),
            level,
        };
        self.blocks.extend(paragraphs(&text).into_iter().map(|text| Block { text, ..block.clone() }));
    }

    /// What the elements around the text make it; the innermost that says so.
    fn role(&self, text: &str) -> (Role, u8) {
        let said = self.open.iter().rev().find_map(|&at| match self.element(at)?.name.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                Some((Role::Heading, self.element(at)?.name.as_bytes().get(1).map_or(1, |digit| digit - b'0')))
            }
            "blockquote" => Some((Role::Quote, 0)),
            "li" | "dt" | "dd" => Some((Role::Item, 0)),
            // A row of one cell is layout.
            "tr" => Some((if text.contains(CELLS) { Role::Item } else { Role::Body }, 0)),
            "figcaption" | "caption" => Some((Role::Caption, 0)),
            "table" | "article" => Some((Role::Body, 0)),
            _ => None,
        });
        said.unwrap_or((Role::Body, 0))
    }

    fn beside_kept(&self) -> bool {
        self.open.iter().rev().skip(1).take(2).any(|&at| {
            let chars = self.page.nodes[at].chars;
            chars.kept * 2 > chars.all
        })
    }

    /// What the innermost element that says so is for, unless much of the article lies in it.
    fn sign(&self) -> Option<Sign> {
        let total = self.page.nodes.first().map_or(0, |body| body.chars.kept);
        self.open.iter().rev().find_map(|&at| {
            let sign = self.element(at)?.sign?;
            (self.page.nodes[at].chars.kept * 3 <= total).then_some(sign)
        })
    }
}

/// Parts a block at its line breaks where they part paragraphs.
fn paragraphs(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
    let is_paragraph =
        |line: &&str| line.len() >= LINE_BYTES && line.ends_with(['.', '!', '?', '”', '"', '’', '…', ':']);
    let told = lines.iter().filter(|line| !line.is_empty());
    if lines.len() > 1 && told.clone().all(is_paragraph) {
        return told.map(|line| (*line).to_owned()).collect();
    }
    let mut paragraphs = vec![String::new()];
    for line in lines {
        match paragraphs.last_mut() {
            Some(last) if !line.is_empty() => {
                if !last.is_empty() {
                    last.push(' ');
                }
                last.push_str(line);
            }
            Some(last) if !last.is_empty() => paragraphs.push(String::new()),
            _ => {}
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// Elements that stand on lines of their own.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "audio"
            | "blockquote"
            | "body"
            | "button"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "option"
            | "p"
            | "pre"
            | "section"
            | "select"
            | "summary"
            | "table"
            | "tbody"
            | "tfoot"
            | "thead"
            | "tr"
            | "ul"
            | "video"
    )
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;

    fn texts(markup: &str) -> Vec<String> {
        gather(&Page::read(&Document::from(markup))).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn blanks_between_elements_are_one() {
        assert_eq!(texts("<p> a <b> </b>  <i>b</i>  \n c <br> <br> d</p><p> <b> </b></p>"), ["a b c", "d"]);
        assert_eq!(texts("<pre> a  b </pre>"), [" a  b "].map(str::trim));
        assert_eq!(texts("<table><tr><td> <td>a <td> b</table>"), ["a | b"]);
    }

    #[test]
    fn a_run_of_blanks_does_not_grow() {
        let page = Page::read(&Document::from("<p>x"));
        let mut walk = Walk::new(&page);
        walk.text("x", true);
        for _ in 0..2000 {
            walk.text("    ", true);
        }
        assert_eq!(walk.text, "x ");
    }
}
