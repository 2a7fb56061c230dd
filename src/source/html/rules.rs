//! Which blocks are the article, and what they are to it. Rules mark and never delete: what stands among the article's
//! paragraphs stays, set apart with its reason.

use super::blocks::Block;
use super::lines;
use super::signs::Sign;
use crate::article::Role;
use crate::article::roles::{PagePart, Reason};

/// Bylines and datelines stand among the first and last so many blocks.
const HEAD: usize = 6;
const TAIL: usize = 4;
/// A block of links has at most this many words; a longer one tells something.
const LINK_WORDS: usize = 25;
/// A paragraph that the extractor lost has at least so many bytes.
const LOST_BYTES: usize = 60;

/// A block with what it is to the article.
pub(super) struct Told {
    pub(super) block: Block,
    pub(super) role: Role,
    pub(super) reason: Option<Reason>,
}

impl Told {
    fn set(&mut self, role: Role, reason: Reason) {
        (self.role, self.reason) = (role, Some(reason));
    }

    const fn is_open(&self) -> bool {
        !self.role.is_set_apart()
    }

    const fn links(&self) -> bool {
        self.block.chars.linked * 10 >= self.block.chars.all * 9
    }
}

/// Returns the article's paragraphs, from the first block that the extractor took to the last.
pub(super) fn choose(blocks: Vec<Block>) -> Vec<Told> {
    let Some(first) = blocks.iter().position(Block::is_kept) else { return Vec::new() };
    let last = blocks.iter().rposition(Block::is_kept).unwrap_or(first);
    let chosen = blocks.into_iter().take(last + 1).skip(first);
    let mut told: Vec<Told> = chosen
        .map(|block| {
            let (role, reason) = judge(&block);
            Told { block, role, reason }
        })
        .collect();
    edges(&mut told);
    page_headings(&mut told);
    nothing_under(&mut told);
    told
}

/// What a block is by itself.
fn judge(block: &Block) -> (Role, Option<Reason>) {
    let kept = block.is_kept();
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
    if lines::is_ornament(&block.text) {
        return (Role::Furniture, Some(Reason::Unlike));
    }
    if lines::is_page_line(&block.text) {
        return (Role::Furniture, Some(Reason::PageLine));
    }
    (block.role, None)
}

/// Tells whether a block that the extractor left out reads like a paragraph.
fn is_lost(block: &Block) -> bool {
    block.chars.all >= LOST_BYTES
        && block.chars.linked * 4 <= block.chars.all
        && block.role != Role::Item
        && block.beside_kept
        && lines::ends_sentence(&block.text)
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
