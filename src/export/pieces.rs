//! A document in pieces: what it says of notes, and the text around that, which is never changed but for what is added.

/// A document in pieces.
#[derive(Clone, Debug, Default)]
pub(super) struct Pieces(Vec<Piece>);

#[derive(Clone, Debug)]
enum Piece {
    Text(String),
    Block(String),
}

impl Piece {
    fn as_str(&self) -> &str {
        match self {
            Self::Text(text) | Self::Block(text) => text,
        }
    }
}

impl Pieces {
    /// Adds text at the end.
    pub(super) fn text(&mut self, text: &str) {
        self.0.push(Piece::Text(text.to_owned()));
    }

    /// Adds a block at the end, with nothing before it.
    pub(super) fn block(&mut self, block: String) {
        self.0.push(Piece::Block(block));
    }

    /// Adds new blocks, each after a blank line: at the end of the section with that heading, which is made if need be,
    /// or of the document where there is no heading.
    pub(super) fn add(&mut self, heading: &str, blocks: Vec<String>) {
        let blocks = blocks.into_iter().flat_map(|block| [Piece::Text("\n".to_owned()), Piece::Block(block)]);
        let line = format!("## {heading}");
        let end = (self.0.len(), 0);
        match if heading.is_empty() { Some(end) } else { self.section_end(&line) } {
            Some(place) if place == end => {
                self.end_line();
                self.0.extend(blocks);
            }
            Some((piece, at)) => {
                let Piece::Text(text) = &mut self.0[piece] else { return };
                let after = Piece::Text(format!("\n{}", text.split_off(at)));
                // The blank line before the next heading now stands before the new block.
                if text.ends_with('\n') && (text.len() == 1 || text.ends_with("\n\n")) {
                    text.pop();
                }
                self.0.splice(piece + 1..=piece, blocks.chain([after]));
            }
            None => {
                self.end_line();
                self.text(&format!("\n{line}\n"));
                self.0.extend(blocks);
            }
        }
    }

    /// Returns the document.
    pub(super) fn whole(&self) -> String {
        self.0.iter().map(Piece::as_str).collect()
    }

    /// Sees to it that what comes next begins on a line of its own.
    fn end_line(&mut self) {
        let last = self.0.iter().rev().map(Piece::as_str).find(|text| !text.is_empty());
        if last.is_some_and(|last| !last.ends_with('\n')) {
            self.text("\n");
        }
    }

    /// The piece and the place in it where a section ends, after the last piece where the document does; none where
    /// there is no such section.
    fn section_end(&self, line: &str) -> Option<(usize, usize)> {
        let mut found = false;
        for (number, piece) in self.0.iter().enumerate() {
            let Piece::Text(text) = piece else { continue };
            let mut at = 0;
            for here in text.split_inclusive('\n') {
                if found && (here.starts_with("# ") || here.starts_with("## ")) {
                    return Some((number, at));
                }
                found |= here.trim_end() == line;
                at += here.len();
            }
        }
        found.then_some((self.0.len(), 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(parts: &[(&str, &str)]) -> Pieces {
        let mut pieces = Pieces::default();
        for (text, block) in parts {
            pieces.text(text);
            pieces.block((*block).to_owned());
        }
        pieces
    }

    #[test]
    fn new_blocks_go_to_the_end_of_their_section() {
        let mut pieces = document(&[("# T\n\n## A\n\n", "a1\n"), ("\nMine.\n\n## B\n\n", "b1\n")]);
        pieces.add("A", vec!["a2\n".into(), "a3\n".into()]);
        pieces.add("C", vec!["c1\n".into()]);
        pieces.add("B", vec!["b2\n".into()]);
        pieces.add("", vec!["x\n".into()]);
        let wanted = "# T\n\n## A\n\na1\n\nMine.\n\na2\n\na3\n\n## B\n\nb1\n\nb2\n\n## C\n\nc1\n\nx\n";
        assert_eq!(pieces.whole(), wanted);
    }

    #[test]
    fn a_line_that_is_not_ended_is_ended() {
        let mut pieces = document(&[("# T\n\n", "a\n")]);
        pieces.text("Mine");
        pieces.add("", vec!["b\n".into()]);
        assert_eq!(pieces.whole(), "# T\n\na\nMine\n\nb\n");
    }
}
