//! The elements that a parser has open at a place of the markup, followed closely enough that none is open that is not
//! counted here.
//!
//! A parser ignores an end tag whose element lies behind certain others, such as a table cell. So what an end tag or the
//! next of its kind ends here is ended in the markup by tags of its own, each for the innermost element, which no parser
//! ignores; and an end tag that ends nothing is left out. After the tree construction of the HTML standard.

use std::collections::HashMap;

use super::tag::Tag;
use kind::Kind;

mod kind;

/// Elements nested deeper than this are taken as part of what holds them; browsers stop at 512.
pub(super) const MAX_DEPTH: usize = 250;
/// Paragraphs and headings, which hold none of their kind, and the implied parts of a table may lie deeper by this.
pub(super) const LEAVES: usize = 8;
/// Elements such as `<b>` are opened anew in every paragraph, so fewer may be open at once.
const MAX_FORMATTING: usize = 16;

struct Open<'a> {
    name: &'a str,
    kind: Kind,
    /// Whether its end tag came while others were open in it; it is counted until they are ended.
    is_over: bool,
}

impl Open<'_> {
    fn is(&self, kind: Kind, name: &str) -> bool {
        self.kind == kind && !self.is_over && self.name.eq_ignore_ascii_case(name)
    }
}

/// The elements open at a place of the markup.
#[derive(Default)]
pub(super) struct Nest<'a> {
    open: Vec<Open<'a>>,
    formatting: usize,
    /// How many tags of a name were left out whose end tags are still to come.
    left_out: HashMap<String, usize>,
    /// How many elements the markup has, and how many were left out.
    pub(super) elements: usize,
    pub(super) dropped: usize,
}

impl<'a> Nest<'a> {
    pub(super) const fn depth(&self) -> usize {
        self.open.len()
    }

    /// Writes a start tag and the end tags of what it ends; leaves it out where it would be nested too deep.
    pub(super) fn start(&mut self, tag: &Tag<'a>, source: &str, markup: &mut String) {
        let lower = tag.name.to_ascii_lowercase();
        let kind = Kind::of(&lower);
        if kind == Kind::Form && self.open.iter().any(|open| open.is(kind, "form")) {
            return; // Forms hold no forms.
        }
        if matches!(&*lower, "svg" | "math") {
            return; // One that never ends; in it a parser nests even what is void elsewhere.
        }
        if matches!(kind, Kind::Void | Kind::Root) {
            if lower == "hr" {
                self.make_room(Kind::Block, &lower, markup);
            }
            self.elements += 1;
            markup.push_str(source);
            return;
        }
        if !self.make_room(kind, &lower, markup) {
            return;
        }
        let leaves = if matches!(kind, Kind::Paragraph | Kind::Heading) { LEAVES } else { 0 };
        let is_marked = kind == Kind::Formatting && lower != "a";
        if self.open.len() >= MAX_DEPTH + leaves || is_marked && self.formatting >= MAX_FORMATTING {
            self.leave_out(lower);
            return;
        }
        self.elements += 1;
        self.push(tag.name, kind);
        markup.push_str(source);
    }

    /// Notes that a start tag is not in the markup.
    pub(super) fn leave_out(&mut self, lower: String) {
        self.dropped += 1;
        if !matches!(Kind::of(&lower), Kind::Void | Kind::Root) {
            *self.left_out.entry(lower).or_default() += 1;
        }
    }

    fn push(&mut self, name: &'a str, kind: Kind) {
        self.formatting += usize::from(is_counted(name, kind));
        self.open.push(Open { name, kind, is_over: false });
    }

    /// Ends what the start of an element ends; tells whether it may stand here.
    fn make_room(&mut self, kind: Kind, lower: &str, markup: &mut String) -> bool {
        let top = self.open.last().map(|open| open.kind);
        if kind.is_table_part() {
            return self.table_part(kind, markup);
        }
        if kind.ends_paragraph()
            && let Some(at) = self.find("p", Kind::Paragraph, |kind| kind.is_scope() || kind == Kind::Button)
        {
            self.end_from(at, markup);
        }
        let at = match kind {
            Kind::Table => self.table().filter(|&at| {
                !self.open[at..].iter().any(|open| matches!(open.kind, Kind::Cell | Kind::TablePart | Kind::Scope))
            }),
            Kind::Item | Kind::Term => {
                let passes = |open: &Open| {
                    !open.kind.is_special()
                        || open.kind == Kind::Paragraph
                        || open.kind == Kind::Block && ["address", "div"].iter().any(|name| open.is(Kind::Block, name))
                };
                let at = self.open.iter().rposition(|open| open.kind == kind || !passes(open));
                at.filter(|&at| self.open[at].kind == kind)
            }
            Kind::Heading | Kind::Ruby => self.last().filter(|_| self.top() == Some(kind)),
            Kind::Button => self.find("button", kind, Kind::is_scope),
            Kind::Option => self.last().filter(|_| top == Some(Kind::Option)),
            Kind::Group => {
                self.open.iter().rposition(|open| !matches!(open.kind, Kind::Option | Kind::Group)).map_or_else(
                    || self.open.iter().position(|_| true),
                    |at| Some(at + 1).filter(|&at| at < self.open.len()),
                )
            }
            Kind::Formatting if matches!(lower, "a" | "nobr") => {
                let at = self.find(lower, kind, Kind::is_scope);
                if let Some(at) = at.filter(|&at| at + 1 < self.open.len()) {
                    self.open[at].is_over = true;
                }
                at.filter(|&at| at + 1 == self.open.len())
            }
            _ => None,
        };
        if let Some(at) = at {
            self.end_from(at, markup);
        }
        true
    }

    /// Ends what a part of the innermost table ends, and opens the rows that are implied.
    fn table_part(&mut self, kind: Kind, markup: &mut String) -> bool {
        let Some(table) = self.table() else { return false };
        let holds = |open: &Open| match kind {
            Kind::Cell => matches!(open.kind, Kind::Row | Kind::Section),
            Kind::Row => open.kind == Kind::Section,
            _ => false,
        };
        let holder = self.open[table..].iter().rposition(holds).map_or(table, |at| table + at);
        if holder + 1 < self.open.len() {
            self.end_from(holder + 1, markup);
        }
        if self.open.len() < MAX_DEPTH {
            let top = self.top();
            if matches!(kind, Kind::Cell | Kind::Row) && top == Some(Kind::Table) {
                self.push("tbody", Kind::Section);
            }
            if kind == Kind::Cell && top != Some(Kind::Row) {
                self.push("tr", Kind::Row);
            }
        }
        true
    }

    fn table(&self) -> Option<usize> {
        self.open.iter().rposition(|open| open.kind == Kind::Table)
    }

    fn top(&self) -> Option<Kind> {
        self.open.last().map(|open| open.kind)
    }

    const fn last(&self) -> Option<usize> {
        self.open.len().checked_sub(1)
    }

    /// The innermost open element of a name that lies behind nothing that bars it.
    fn find(&self, name: &str, kind: Kind, bars: impl Fn(Kind) -> bool) -> Option<usize> {
        let at = self.open.iter().rposition(|open| open.is(kind, name) || bars(open.kind) && !open.is_over)?;
        self.open[at].is(kind, name).then_some(at)
    }

    /// Writes an end tag and those of what it ends; leaves it out where it ends nothing.
    pub(super) fn end(&mut self, tag: &Tag<'a>, source: &str, markup: &mut String) {
        let lower = tag.name.to_ascii_lowercase();
        let kind = Kind::of(&lower);
        if kind == Kind::Root || lower == "br" {
            self.elements += usize::from(lower == "br");
            markup.push_str(source);
            return;
        }
        if !self.left_out.is_empty()
            && let Some(count) = self.left_out.get_mut(&lower).filter(|count| **count > 0)
        {
            *count -= 1;
            return;
        }
        let found = match kind {
            Kind::Void => None,
            Kind::Heading => {
                let at = self.open.iter().rposition(|open| open.kind == Kind::Heading || open.kind.is_scope());
                at.filter(|&at| self.open[at].kind == Kind::Heading)
            }
            Kind::Paragraph => self.find(&lower, kind, |kind| kind.is_scope() || kind == Kind::Button),
            Kind::Item => self.find(&lower, kind, |kind| kind.is_scope() || kind == Kind::List),
            _ if kind.is_table_part() => self.find(&lower, kind, |kind| kind == Kind::Table),
            Kind::Table => self.table(),
            Kind::Select => self.find(&lower, kind, |kind| kind.is_table_part() || kind == Kind::Table),
            Kind::Inline | Kind::Option | Kind::Group | Kind::Ruby => self.find(&lower, kind, Kind::is_special),
            _ => self.find(&lower, kind, Kind::is_scope),
        };
        match found {
            Some(at) if matches!(kind, Kind::Formatting | Kind::Form) && at + 1 < self.open.len() => {
                self.open[at].is_over = true;
                markup.push_str(source);
            }
            Some(at) => self.end_from(at, markup),
            // It makes an empty paragraph.
            None if kind == Kind::Paragraph => {
                self.elements += 1;
                markup.push_str(source);
            }
            None => {}
        }
    }

    /// Ends an element with all that are open in it, the innermost first. Formatting goes on behind it, as in browsers,
    /// but not out of a cell.
    fn end_from(&mut self, at: usize, markup: &mut String) {
        let mut goes_on = Vec::new();
        while self.open.len() > at {
            let Some(open) = self.open.pop() else { break };
            if matches!(open.kind, Kind::Cell | Kind::TablePart | Kind::Scope) {
                self.formatting -= goes_on.drain(..).filter(|open: &Open| is_counted(open.name, open.kind)).count();
            }
            if open.kind == Kind::Formatting && !open.is_over && self.open.len() > at {
                goes_on.push(open);
            } else {
                self.write_end(&open, markup);
            }
        }
        while let Some(open) = self.open.pop_if(|open| open.is_over) {
            self.write_end(&open, markup);
        }
        self.open.extend(goes_on.into_iter().rev());
    }

    fn write_end(&mut self, open: &Open, markup: &mut String) {
        self.formatting -= usize::from(is_counted(open.name, open.kind));
        markup.push_str("</");
        markup.push_str(open.name);
        markup.push('>');
    }
}

/// Whether a formatting element counts for how many may be open; a link ends the one before.
fn is_counted(name: &str, kind: Kind) -> bool {
    kind == Kind::Formatting && !name.eq_ignore_ascii_case("a")
}

#[cfg(test)]
mod tests {
    use dom_query::Document;
    use proptest::prelude::*;

    use super::super::page;
    use super::super::tame::tame;
    use super::{LEAVES, MAX_DEPTH};

    /// The root, `<html>` and `<body>` come on top, and a text.
    const BOUND: usize = MAX_DEPTH + LEAVES + 4;

    #[track_caller]
    fn check_bound(page: &str) {
        let tamed = tame(page);
        assert!(tamed.markup.len() <= 8 * page.len() + 64, "{} from {}", tamed.markup.len(), page.len());
        if !tamed.is_too_much {
            let depth = page::depth(&Document::from(tamed.markup.as_str()));
            assert!(depth <= BOUND, "depth {depth}");
        }
    }

    #[test]
    fn end_tags_that_a_parser_ignores_hide_no_depth() {
        for piece in [
            "<div><object></div>",
            "<div><marquee></div>",
            "<div><table><td></div>",
            "<div><button></div>",
            "<span><div></span></div>",
            "<span><p></span></p>",
            "<b><object></b></object>",
            "<b><b><b><b><div></b></b></b></b></div>",
            "<form><div></form>",
            "<optgroup>",
            "<option><optgroup>",
            "<ruby><rt><rb>",
            "<rt>",
            "<rtc><div></rtc>",
            "<li><ul>",
            "<td><div></td>",
            "<command>",
            "<path/>",
            "<math><mi><div></math>",
            "<math><link>",
            "<html><math>",
            "<select><div></select>",
        ] {
            check_bound(&format!("<body>{}x", piece.repeat(2000)));
        }
    }

    #[track_caller]
    fn check_markup(page: &str, expect: &str) {
        assert_eq!(tame(page).markup, expect);
    }

    #[test]
    fn what_is_well_nested_stays_as_it_is_and_what_is_not_is_ended_by_tags_of_its_own() {
        for page in [
            "<div><p>a<b>b</b></p><ul><li>a</li><li><a>b</a></li></ul></div>",
            "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
            "<select><optgroup><option>a</option></optgroup></select>",
            "<body><form><button>a</button></form></body>",
        ] {
            check_markup(page, page);
        }
        check_markup("<p>a<p>b<div>c", "<p>a</p><p>b</p><div>c");
        check_markup("<ul><li>a<li><ul><li>b</ul></ul>", "<ul><li>a</li><li><ul><li>b</li></ul></li></ul>");
        check_markup("<div><object></div></object>", "<div><object></object>");
        check_markup("<p><b>a<p>b</b></p>", "<p><b>a</p><p>b</b></p></b>");
        check_markup("<td>a</td></i>b", "ab");
    }

    #[test]
    fn end_tags_that_make_elements_are_counted() {
        for piece in ["</p>", "</br>"] {
            assert_eq!(tame(&piece.repeat(1000)).elements, 1000);
            assert!(tame(&piece.repeat(200_000)).is_too_much);
        }
    }

    fn tag() -> impl Strategy<Value = String> {
        let names = "div|p|b|i|a|font|nobr|span|object|applet|marquee|button|table|caption|colgroup|tbody|tr|td|th|ul|li|\
            dl|dd|select|option|optgroup|ruby|rt|rp|rb|rtc|form|h1|h2|article|math|mi|svg|template|pre|body|html|x-y|\
            frameset|iframe|section|code|hr|br|input|textarea|label";
        let names: Vec<&str> = names.split('|').collect();
        let shape = proptest::sample::select(vec!["<@>", "</@>", "<@ a=1>", "<@/>", "<@>x"]);
        (proptest::sample::select(names), shape).prop_map(|(name, shape)| shape.replace('@', name))
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn no_tag_soup_is_parsed_deeper_than_the_bound(
            parts in proptest::collection::vec((proptest::collection::vec(tag(), 1..8), 1..700_usize), 1..4),
        ) {
            let soup: String = parts.iter().map(|(tags, times)| tags.concat().repeat(*times)).collect();
            check_bound(&soup);
        }
    }
}
