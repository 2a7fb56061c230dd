//! Which blocks are the article, and what they are to it. Rules mark and never delete: what stands among the article's
//! paragraphs stays, set apart with its reason.

use super::blocks::Block;
use super::page::Page;
use super::signs::Sign;
use crate::article::Role;
use crate::article::roles::{PagePart, Reason};

/// A paragraph of an extract.
pub(super) struct Told {
    pub(super) text: String,
    pub(super) role: Role,
    pub(super) reason: Option<Reason>,
}

/// Returns the article's paragraphs.
pub(super) fn choose(page: &Page, blocks: Vec<Block>) -> Vec<Told> {
    let is_kept = |block: &Block| block.chars.kept * 2 > block.chars.all;
    let Some(first) = blocks.iter().position(is_kept) else { return Vec::new() };
    let last = blocks.iter().rposition(is_kept).unwrap_or(first);
    let mut told = Vec::new();
    for (at, block) in blocks.into_iter().enumerate() {
        if at < first || at > last {
            continue;
        }
        let kept = is_kept(&block);
        let (role, reason) = judge(page, &block, kept);
        told.push(Told { text: block.text, role, reason });
    }
    nothing_under(&mut told);
    told
}

fn judge(_page: &Page, block: &Block, kept: bool) -> (Role, Option<Reason>) {
    if let Some(part) = block.sign {
        let role = match part {
            Sign::Caption => Role::Caption,
            Sign::Byline => Role::Metadata,
            _ => Role::Furniture,
        };
        if !kept || is_sure(part) {
            return (role, Some(Reason::PagePart { part }));
        }
    }
    if !kept {
        return (Role::Furniture, Some(Reason::Unlike));
    }
    if block.role == Role::Caption {
        return (Role::Caption, Some(Reason::PagePart { part: PagePart::Caption }));
    }
    let words = block.text.split_whitespace().count();
    if block.role != Role::Heading && block.chars.linked * 10 >= block.chars.all * 9 && words <= 25 {
        return (Role::Furniture, Some(Reason::Links));
    }
    (block.role, None)
}

const fn is_sure(_part: Sign) -> bool {
    true
}

/// Marks headings that no text follows.
fn nothing_under(told: &mut [Told]) {
    let mut under = false;
    for paragraph in told.iter_mut().rev() {
        if paragraph.role == Role::Heading {
            if !under {
                (paragraph.role, paragraph.reason) = (Role::Furniture, Some(Reason::NothingUnder));
            }
        } else if !paragraph.role.is_set_apart() {
            under = true;
        }
    }
}
