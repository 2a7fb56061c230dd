//! Where jumps began, to go back to and forward again; places marked by letter.

use std::collections::BTreeMap;

/// The most jumps that are kept.
const KEPT: usize = 100;

/// A place in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Jump {
    /// The article.
    pub pane: usize,
    /// The place in hand.
    pub cursor: usize,
}

/// A place in an article, and which articles were on screen with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// The place.
    pub jump: Jump,
    /// The articles from left to right.
    pub slots: Vec<usize>,
    /// The first of them on screen.
    pub first_slot: usize,
}

/// Where jumps began and where going back came from.
#[derive(Clone, Debug, Default)]
pub struct Jumps {
    behind: Vec<Stand>,
    ahead: Vec<Stand>,
    /// Places marked by letter.
    pub marks: BTreeMap<char, Jump>,
}

impl Jumps {
    /// Keeps where a jump begins; what was ahead is given up.
    pub fn push(&mut self, from: Stand) {
        self.ahead.clear();
        if self.behind.last() != Some(&from) {
            self.behind.push(from);
        }
        if self.behind.len() > KEPT {
            self.behind.remove(0);
        }
    }

    /// Returns where the last jump began; going forward comes back to `from`.
    pub fn back(&mut self, from: Stand) -> Option<Stand> {
        let stand = self.behind.pop()?;
        self.ahead.push(from);
        Some(stand)
    }

    /// Returns where going back came from last; going back comes back to `from`.
    pub fn forward(&mut self, from: Stand) -> Option<Stand> {
        let stand = self.ahead.pop()?;
        self.behind.push(from);
        Some(stand)
    }

    /// Forgets all places of an article.
    pub fn forget(&mut self, pane: usize) {
        self.behind.retain(|stand| stand.jump.pane != pane);
        self.ahead.retain(|stand| stand.jump.pane != pane);
        self.marks.retain(|_, jump| jump.pane != pane);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(cursor: usize) -> Stand {
        Stand { jump: Jump { pane: 0, cursor }, slots: vec![0], first_slot: 0 }
    }

    #[test]
    fn jumps_are_gone_back_and_forward() {
        let mut jumps = Jumps::default();
        for from in [1, 2] {
            jumps.push(at(from));
        }
        assert_eq!(jumps.back(at(3)), Some(at(2)));
        assert_eq!(jumps.back(at(2)), Some(at(1)));
        assert_eq!(jumps.back(at(1)), None);
        assert_eq!(jumps.forward(at(1)), Some(at(2)));
        jumps.push(at(7));
        assert_eq!(jumps.forward(at(9)), None, "another jump gives up what was ahead");
        assert_eq!(jumps.back(at(9)), Some(at(7)));
    }

    #[test]
    fn a_closed_article_is_forgotten_and_old_jumps_too() {
        let mut jumps = Jumps::default();
        for from in 0..200 {
            jumps.push(at(from));
        }
        assert_eq!(jumps.behind.len(), KEPT);
        jumps.marks.insert('a', at(3).jump);
        jumps.forget(0);
        assert!(jumps.behind.is_empty() && jumps.marks.is_empty());
    }
}
