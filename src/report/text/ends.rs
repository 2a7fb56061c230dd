//! What stands at the end of the text: the facts of an article alone, notes, what was set apart.

use std::io;

use super::Report;
use super::page::{DIM, PLAIN, Styled, TITLE};
use crate::article::letters::letters;
use crate::article::plainly::plainly;
use crate::comparison::SentenceId;
use crate::comparison::ledger::{Row, Sort};

/// The mark of what is set apart, as on the reader's screen.
const MARK_SET_APART: &str = "#";

/// The mark of a note, as on the reader's screen.
const MARK_NOTE: &str = "*";

impl Report<'_> {
    pub(super) fn facts(&mut self) -> io::Result<()> {
        for sort in Sort::ALL {
            let rows: Vec<_> = self.digest.ledger.rows.iter().filter(|row| row.sort == sort).collect();
            if rows.is_empty() {
                continue;
            }
            self.title(&sort.name().to_uppercase(), rows.len(), ["fact", "facts"])?;
            self.page.blank()?;
            let lead = |row: &Row| {
                let (article, mention) = row.lead(0);
                (SentenceId { article, sentence: mention.sentence }, mention)
            };
            let width = self.widest(rows.iter().map(|row| lead(row).0));
            for row in rows {
                let (id, mention) = lead(row);
                let Some(article) = self.digest.article(id.article) else { continue };
                let beside = mention.beside.map(|beside| format!(" ({})", article.quote(beside))).unwrap_or_default();
                let place = format!("  {:<width$}  ", self.digest.place(id));
                let text = format!("{}{beside}", article.quote(mention.span));
                self.page.lines(&[(&place, DIM)], Styled::new(&text, PLAIN))?;
            }
        }
        Ok(())
    }

    pub(super) fn notes(&mut self) -> io::Result<()> {
        if self.digest.notes.is_empty() {
            return Ok(());
        }
        self.title("NOTES", self.digest.notes.len(), ["note", "notes"])?;
        for noted in self.digest.notes {
            self.page.blank()?;
            self.page.lines(
                &[(MARK_NOTE, self.page.styles.conflict), (" ", PLAIN)],
                Styled::new(&plainly(&noted.about()), TITLE),
            )?;
            for line in noted.note.body.lines() {
                self.page.lines(&[("  ", PLAIN)], Styled::new(&plainly(line), PLAIN))?;
            }
            for place in &noted.places {
                let told = self.digest.whereabouts(noted, place);
                self.page.lines(&[("  ", PLAIN)], Styled::new(&plainly(&told), DIM))?;
            }
        }
        Ok(())
    }

    pub(super) fn set_apart(&mut self, place: usize) -> io::Result<()> {
        let apart = self.digest.set_apart(place);
        if apart.is_empty() {
            return Ok(());
        }
        let letter = letters(place);
        self.title(
            &format!("SET APART IN {letter}, {}", self.digest.outlet(place)),
            apart.len(),
            ["paragraph", "paragraphs"],
        )?;
        self.page.blank()?;
        for (paragraph, why) in apart {
            let start = format!("{MARK_SET_APART} {letter} ¶{}  ", paragraph + 1);
            self.page.lines(&[(&start, DIM)], Styled::new(&plainly(&why), DIM))?;
        }
        Ok(())
    }
}
