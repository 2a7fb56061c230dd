//! Which blocks are the article, and what they are to it. Rules mark and never delete: what stands among the article's
//! paragraphs stays, set apart with its reason.

use super::blocks::Block;
use super::lines;
use super::signs::Sign;
use crate::article::Role;
use crate::article::roles::{PagePart, Reason};
use crate::source::metadata::names::folded;

/// Bylines and datelines stand among the first and last so many blocks.
const HEAD: usize = 6;
const TAIL: usize = 4;
/// The title is looked for among so many blocks before the first that was taken.
const BEFORE: usize = 40;
/// A block of links has at most this many words; a longer one tells something.
const LINK_WORDS: usize = 25;
/// A paragraph that the extractor lost has at least so many bytes.
const LOST_BYTES: usize = 60;

/// A block with what it is to the article.
pub(super) struct Told<'a> {
    pub(super) block: &'a Block,
    pub(super) role: Role,
    pub(super) reason: Option<Reason>,
}

impl Told<'_> {
    fn set(&mut self, role: Role, reason: Reason) {
        (self.role, self.reason) = (role, Some(reason));
    }

    /// Tells whether it is the article's.
    pub(super) const fn is_open(&self) -> bool {
        !self.role.is_set_apart()
    }

    const fn links(&self) -> bool {
        self.block.chars.linked * 10 >= self.block.chars.all * 9
    }
}

/// Returns the article's paragraphs, from its title or the first block that the extractor took to the last.
pub(super) fn choose<'a>(blocks: &'a [Block], title: &str) -> Vec<Told<'a>> {
    let Some(first) = blocks.iter().position(Block::is_kept) else { return Vec::new() };
    let last = blocks.iter().rposition(Block::is_kept).unwrap_or(first);
    let title = folded(title);
    let is_title = |block: &Block| block.level == 1 || !title.is_empty() && folded(&block.text) == title;
    let before =
        blocks[first.saturating_sub(BEFORE)..first].iter().rposition(|block| block.level > 0 && is_title(block));
    let first = before.map_or(first, |at| first.saturating_sub(BEFORE) + at);
    let mut told: Vec<Told> =
        blocks[first..=last].iter().map(|block| told(block, judge(block, block.is_kept()))).collect();
    edges(&mut told);
    page_headings(&mut told);
    nothing_under(&mut told);
    told
}

/// Returns all paragraphs of a page, for one in which no article was found.
pub(super) fn whole(blocks: &[Block]) -> Vec<Told<'_>> {
    let mut told: Vec<Told> = blocks.iter().map(|block| told(block, judge(block, true))).collect();
    if !told.iter().any(|told| told.is_open() && told.role != Role::Heading) {
        for paragraph in &mut told {
            (paragraph.role, paragraph.reason) = (paragraph.block.role, None);
        }
    }
    told
}

const fn told(block: &Block, (role, reason): (Role, Option<Reason>)) -> Told<'_> {
    Told { block, role, reason }
}

/// What a block is by itself.
fn judge(block: &Block, kept: bool) -> (Role, Option<Reason>) {
    if let Some(part) = block.sign.filter(|part| *part != PagePart::Sharing || block.role != Role::Quote) {
        let role = match part {
            Sign::Caption => Role::Caption,
            Sign::Byline => Role::Metadata,
            _ => Role::Furniture,
        };
        return (role, Some(Reason::PagePart { part }));
    }
    if !kept && !is_lost(block) {
        return (Role::Furniture, Some(Reason::Unlike));
    }
    if block.role == Role::Caption {
        return (Role::Caption, Some(Reason::PagePart { part: PagePart::Caption }));
    }
    let words = block.text.split_whitespace().take(LINK_WORDS + 1).count();
    if block.role != Role::Heading && block.chars.linked * 10 >= block.chars.all * 9 && words <= LINK_WORDS {
        return (Role::Furniture, Some(Reason::Links));
    }
    if lines::is_time(&block.text) {
        return (Role::Metadata, Some(Reason::PagePart { part: PagePart::Byline }));
    }
    if lines::is_ornament(&block.text) {
        return (Role::Furniture, Some(Reason::Unlike));
    }
    if lines::is_page_line(&block.text) {
        return (Role::Furniture, Some(Reason::PageLine));
    }
    (block.role, None)
}

/// Tells whether a block that the extractor left out reads like the paragraphs around it, or is a quotation in them.
fn is_lost(block: &Block) -> bool {
    let is_paragraph = block.chars.all >= LOST_BYTES && block.role != Role::Item && lines::ends_sentence(&block.text);
    block.role == Role::Quote || block.beside_kept && is_paragraph && block.chars.linked * 4 <= block.chars.all
}

/// Marks bylines and datelines at either end and invitations to write at the last.
fn edges(told: &mut [Told]) {
    let open: Vec<usize> = (0..told.len()).filter(|&at| told[at].is_open()).collect();
    for &at in open.iter().take(HEAD).chain(open.iter().rev().take(TAIL)) {
        if told[at].role != Role::Quote && lines::is_byline(&told[at].block.text) {
            told[at].set(Role::Metadata, Reason::PagePart { part: PagePart::Byline });
        }
    }
    for &at in open.iter().rev().take(TAIL) {
        if told[at].role == Role::Body && lines::is_contact(&told[at].block.text) {
            told[at].set(Role::Furniture, Reason::PagePart { part: PagePart::Biography });
        }
    }
}

/// Marks headings that are links and head nothing: a list of other articles.
fn page_headings(told: &mut [Told]) {
    let mut next: Option<u8> = Some(0);
    for at in (0..told.len()).rev() {
        let level = told[at].block.level;
        if told[at].role == Role::Heading {
            if told[at].links() && next.is_some_and(|next| next <= level) {
                told[at].set(Role::Furniture, Reason::Links);
            } else {
                next = Some(level);
            }
        } else if told[at].is_open() {
            next = None;
        }
    }
}

/// Marks headings that no text follows.
fn nothing_under(told: &mut [Told]) {
    for paragraph in told.iter_mut().rev() {
        if paragraph.role == Role::Heading {
            paragraph.set(Role::Furniture, Reason::NothingUnder);
        } else if paragraph.is_open() {
            break;
        }
    }
}
