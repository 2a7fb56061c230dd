//! What an article says of a fact, in few words.

use super::{Cell, Mention, Row, Sort};
use crate::article::Span;
use crate::comparison::conflict::{About, Conflict};
use crate::comparison::{Comparison, SentenceId};

impl Row {
    /// Returns what an article says of the fact as a cell of a table shows it: of a quotation the words that another
    /// gives otherwise, else who speaks; of a name what it is said to be; else the words of the fact. `quote` gives the
    /// words of a span of the article's text.
    pub fn says(&self, comparison: &Comparison, cell: &Cell, quote: impl Fn(Span) -> String) -> String {
        if self.sort == Sort::Quotations
            && let Some(span) = self.differing(comparison, cell)
        {
            return format!("“{}”", quote(span));
        }
        let of = |mention: &Mention| match (self.sort, mention.beside) {
            (Sort::Quotations, speaker) => {
                let speaker = speaker.map_or_else(|| "quoted".to_owned(), &quote);
                if mention.is_told { format!("({speaker}, told)") } else { speaker }
            }
            (Sort::Names, Some(role)) => quote(role),
            (Sort::Numbers | Sort::Dates | Sort::Names | Sort::Claims, _) => quote(mention.span),
        };
        // Of a name, what it is said to be tells most.
        let told = cell.mentions.iter().find(|mention| mention.beside.is_some()).or_else(|| cell.mentions.first());
        let words = told.map(of).unwrap_or_default();
        if cell.mentions.len() > 1 { format!("{words} x{}", cell.mentions.len()) } else { words }
    }

    /// Returns the words of a quotation that another article of the row gives otherwise; none where nothing differs.
    pub fn differing(&self, comparison: &Comparison, cell: &Cell) -> Option<Span> {
        cell.mentions.iter().find_map(|mention| {
            let id = SentenceId { article: cell.article, sentence: mention.sentence };
            let links = comparison.counterparts(id).filter(|(other, _)| self.cell(other.article).is_some());
            let mut told = links.flat_map(|(_, link)| link.conflicts_of(id));
            let is_of_it = |found: &Conflict| found.about == About::Quotation && found.left.overlaps(mention.span);
            told.find(is_of_it).map(|found| found.left)
        })
    }
}
