//! Markdown -> [`Extract`], by `CommonMark`, with front matter.

use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use crate::article::canonical::{self, Builder};
use crate::article::{Details, Extract, Origin, Role};

mod front_matter;
mod markup;

/// Returns the extract of a Markdown text; its first heading is the title unless the front matter gives one.
pub(super) fn extract(text: &str, mut details: Details) -> Extract {
    let mut walk = Walk { builder: Builder::with_capacity(text.len()), block: String::new(), nesting: Vec::new() };
    let mut blocks: Vec<(Role, String)> = Vec::new();
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES;
    let text = markup::bounded(text);
    for event in Parser::new_ext(&text, options) {
        walk.event(event, &mut blocks, &mut details);
    }
    walk.end_block(&mut blocks);
    let first_heading = blocks.iter().find(|(role, _)| *role == Role::Heading).map(|(_, text)| text.clone());
    if details.title.is_empty() {
        details.title = first_heading.unwrap_or_default();
        details.origins.title = Some(Origin::Heading).filter(|_| !details.title.is_empty());
    } else if first_heading.as_ref() != Some(&details.title) {
        walk.builder.push(Role::Heading, &details.title);
    }
    for (role, text) in &blocks {
        walk.builder.push(*role, text);
    }
    walk.builder.finish(details)
}

struct Walk {
    builder: Builder,
    block: String,
    nesting: Vec<Nest>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Nest {
    Heading,
    Quote,
    Item,
    Picture,
    FrontMatter,
}

impl Walk {
    fn event(&mut self, event: Event<'_>, blocks: &mut Vec<(Role, String)>, details: &mut Details) {
        match event {
            Event::Start(tag) => self.start(&tag, blocks),
            Event::End(tag) => self.end(tag, blocks, details),
            Event::Text(text) | Event::Code(text) => self.block.push_str(&text),
            Event::SoftBreak | Event::HardBreak if self.is_in(Nest::FrontMatter) => self.block.push('\n'),
            Event::SoftBreak | Event::HardBreak => self.block.push(' '),
            Event::Html(html) => self.block.push_str(&html),
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.block.push(' '),
            // Other tags in a line and comments are markup; their words come as text of their own.
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, blocks: &mut Vec<(Role, String)>) {
        let nest = match tag {
            Tag::TableCell => {
                if !self.block.trim().is_empty() {
                    self.block.push_str(" | ");
                }
                return;
            }
            Tag::Paragraph
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::FootnoteDefinition(_)
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow => None,
            Tag::Heading { .. } => Some(Nest::Heading),
            Tag::BlockQuote(_) => Some(Nest::Quote),
            Tag::Item => Some(Nest::Item),
            Tag::Image { .. } => Some(Nest::Picture),
            Tag::MetadataBlock(_) => Some(Nest::FrontMatter),
            _ => return,
        };
        self.end_block(blocks);
        self.nesting.extend(nest);
    }

    fn end(&mut self, tag: TagEnd, blocks: &mut Vec<(Role, String)>, details: &mut Details) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::CodeBlock
            | TagEnd::FootnoteDefinition
            | TagEnd::TableHead
            | TagEnd::TableRow => self.end_block(blocks),
            TagEnd::HtmlBlock => {
                for line in markup::lines(&std::mem::take(&mut self.block)) {
                    self.block = line;
                    self.end_block(blocks);
                }
            }
            TagEnd::MetadataBlock(kind) => {
                let head = std::mem::take(&mut self.block);
                match kind {
                    MetadataBlockKind::YamlStyle => front_matter::yaml(&head, details),
                    MetadataBlockKind::PlusesStyle => front_matter::toml(&head, details),
                }
                self.nesting.pop();
            }
            TagEnd::Heading(_) | TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::Image => {
                self.end_block(blocks);
                self.nesting.pop();
            }
            _ => {}
        }
    }

    fn is_in(&self, nest: Nest) -> bool {
        self.nesting.contains(&nest)
    }

    fn end_block(&mut self, blocks: &mut Vec<(Role, String)>) {
        let text = canonical::line(&std::mem::take(&mut self.block));
        let role = match self.nesting.last() {
            None | Some(Nest::FrontMatter) => Role::Body,
            Some(Nest::Heading) => Role::Heading,
            Some(Nest::Quote) => Role::Quote,
            Some(Nest::Item) => Role::Item,
            Some(Nest::Picture) => Role::Caption,
        };
        if !text.is_empty() {
            blocks.push((role, text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<(Role, String)> {
        let extract = extract(text, Details::default());
        let quote = |span: crate::article::Span| extract.text[span.range()].to_owned();
        extract.paragraphs.iter().map(|paragraph| (paragraph.role, quote(paragraph.span))).collect()
    }

    #[test]
    fn blocks_become_paragraphs_with_roles() {
        let text = "# Bridge shut\n\nThe *bridge* was\nshut.\n\n> “We had\n> no choice.”\n\n- piers\n- deck\n\n\
                    ![The bridge](a.png)\n";
        assert_eq!(
            blocks(text),
            [
                (Role::Heading, "Bridge shut".to_owned()),
                (Role::Body, "The bridge was shut.".to_owned()),
                (Role::Quote, "“We had no choice.”".to_owned()),
                (Role::Item, "piers".to_owned()),
                (Role::Item, "deck".to_owned()),
                (Role::Caption, "The bridge".to_owned()),
            ]
        );
    }

    #[test]
    fn front_matter_is_read_and_its_title_shown_once() {
        let text = "---\ntitle: \"Bridge: shut\"\ndate: 2026-03-18\nsource: The Ledger\nurl: https://l.example/a\n---\n\nText.";
        let extract = extract(text, Details::default());
        assert_eq!(extract.details.title, "Bridge: shut");
        assert_eq!(extract.details.outlet, "The Ledger");
        assert_eq!(extract.details.address.as_deref(), Some("https://l.example/a"));
        assert_eq!(&*extract.text, "Bridge: shut\n\nText.");
        assert_eq!(blocks("---\ntitle: Same\n---\n# Same\n\nText.").len(), 2);
    }

    #[test]
    fn tags_and_comments_are_not_words() {
        assert_eq!(blocks("a <b>bold</b> word <!-- no -->"), [(Role::Body, "a bold word".to_owned())]);
    }

    #[test]
    fn words_in_html_tables_and_notes_are_kept() {
        let text = "# Gate\n\n<div class=\"story\">\nThe gate jammed.\n</div>\n\n<p>Forty <b>boats</b> waited.</p>\n\n\
                    a<br>b\n\n<!-- no -->\n\n| Boat | Size |\n|---|---|\n| *Anna* | 12 m |\n\nText[^1] here.\n\n[^1]: A note.\n";
        let words: Vec<String> = blocks(text).into_iter().map(|(_, words)| words).collect();
        let expect =
            ["Gate", "The gate jammed.", "Forty boats waited.", "a b", "Boat | Size", "Anna | 12 m", "Text here."];
        assert_eq!(words[..7], expect);
        assert_eq!(words[7..], ["A note."]);
    }

    #[test]
    fn blocks_within_blocks_without_end_are_no_work() {
        let deep = (0..1400).map(|depth| "  ".repeat(depth) + "- a\n").collect();
        let begun = std::time::Instant::now();
        for open in [">".repeat(20_000), "- ".repeat(20_000), deep] {
            assert!(!blocks(&format!("{open} x\n{}", "y\n".repeat(50_000))).is_empty());
        }
        assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
    }
}
