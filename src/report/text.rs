//! The comparison as text of at most 80 columns, in the order of a reader's interest: what is told differently,
//! what only one article has, what several share, and at the end what was set apart.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::digest::counted;
use super::{Digest, Statement, Unreadable};
use crate::article::letters::letters;
use crate::article::plainly::plainly;
use crate::article::spans::joined;
use crate::article::{Article, Span};
use crate::comparison::coverage::{Row, What};
use crate::comparison::ledger::Standing;
use crate::comparison::{Kind, MARK_CONFLICT, MARK_UNIQUE, SentenceId};
pub use page::{Colours, Look, WIDTH};
use page::{DIFFERING, DIM, PLAIN, Page, Styled, TITLE};

mod ends;
mod page;

/// Writes a comparison in some look.
///
/// # Errors
/// Fails where the writer does.
pub fn write(digest: &Digest<'_>, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let mut report = Report { digest, page: Page::new(out, look) };
    report.head()?;
    if digest.read() > 1 {
        report.disputes("TOLD DIFFERENTLY", Standing::Conflict)?;
        report.disputes("NEARLY ALIKE: ROUNDED, VAGUER, TOLD WITHOUT QUOTING", Standing::Near)?;
    }
    for place in 0..digest.articles.len() {
        report.alone(place)?;
    }
    for (articles, rows) in digest.shared() {
        report.shared(&digest.told_by(articles).to_uppercase(), &rows)?;
    }
    if digest.read() == 1 {
        report.facts()?;
    }
    report.notes()?;
    for place in 0..digest.articles.len() {
        report.set_apart(place)?;
    }
    Ok(())
}

struct Report<'a> {
    digest: &'a Digest<'a>,
    page: Page<'a>,
}

impl Report<'_> {
    fn head(&mut self) -> io::Result<()> {
        for (place, outcome) in self.digest.outcomes.iter().enumerate() {
            let letter = format!("{:<2} ", letters(place));
            let start = [(letter.as_str(), TITLE)];
            match outcome {
                Ok(article) => self.known(&start, place, article)?,
                Err(Unreadable { source, why }) => {
                    let told = plainly(&format!("{source} could not be read: {why}")).into_owned();
                    self.page.lines(&start, Styled::new(&told, self.page.styles.conflict))?;
                }
            }
        }
        let in_short = self.digest.in_short();
        if !in_short.is_empty() {
            self.page.blank()?;
        }
        for said in in_short {
            self.page.lines(&[], Styled::new(&said, PLAIN))?;
        }
        if self.digest.read() > 1 {
            self.page.blank()?;
            let mut marks: Vec<_> = Kind::ALL
                .into_iter()
                .map(|kind| (format!("{} {}", kind.mark(), kind.name()), self.page.styles.of(kind)))
                .collect();
            marks.push((format!("{MARK_UNIQUE} only here"), PLAIN));
            marks.push((format!("{MARK_CONFLICT} differs"), self.page.styles.conflict));
            self.page.beside(&marks)?;
        }
        Ok(())
    }

    /// What is known of an article, and how much of it is shared.
    fn known(&mut self, start: &[(&str, anstyle::Style)], place: usize, article: &Article) -> io::Result<()> {
        let details = &article.details;
        let known: Vec<&str> = [details.outlet_or_source(), &details.author, &details.published]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect();
        self.page.lines(start, Styled::new(&plainly(&known.join(" · ")), TITLE))?;
        let below = [("   ", PLAIN)];
        if !details.title.is_empty() {
            self.page.lines(&below, Styled::new(&plainly(&details.title), PLAIN))?;
        }
        let counts = self.digest.comparison.counts(place);
        let mut told = counted(counts.shared + counts.unique, "sentence", "sentences");
        if self.digest.read() > 1 {
            told = format!("{told}: {} shared, {} only here", counts.shared, counts.unique);
        }
        if counts.set_apart > 0 {
            told = format!("{told}; {} more set apart", counts.set_apart);
        }
        self.page.lines(&below, Styled::new(&told, DIM))?;
        for notice in &article.notices {
            self.page.lines(&[("   ? ", self.page.styles.conflict)], Styled::new(&plainly(&notice.sentence), PLAIN))?;
        }
        Ok(())
    }

    /// A title with a count and what is counted, one and several.
    fn title(&mut self, title: &str, count: usize, [one, several]: [&str; 2]) -> io::Result<()> {
        self.page.blank()?;
        self.page.lines(&[], Styled::new(&format!("{title} ({})", counted(count, one, several)), TITLE))
    }

    fn disputes(&mut self, title: &str, standing: Standing) -> io::Result<()> {
        let disputes = self.digest.disputes(standing);
        if disputes.is_empty() {
            return Ok(());
        }
        self.title(title, disputes.len(), ["fact", "facts"])?;
        for dispute in disputes {
            self.page.blank()?;
            let (mark, style) = match standing {
                Standing::Conflict => (MARK_CONFLICT, self.page.styles.conflict),
                _ => (" ", PLAIN),
            };
            self.page.lines(&[(mark, style), (" ", PLAIN)], Styled::new(&dispute.headline(), TITLE))?;
            let statements: Vec<Statement> =
                dispute.sides.iter().flat_map(|side| side.statements.iter().copied()).collect();
            let width = self.widest(statements.iter().map(|statement| statement.sentence));
            for statement in statements {
                let marked = [statement.span];
                self.sentence("  ", statement.sentence, width, PLAIN, &[(&marked, self.page.styles.conflict)])?;
            }
        }
        Ok(())
    }

    fn alone(&mut self, place: usize) -> io::Result<()> {
        let digest = self.digest;
        let Some(article) = digest.article(place) else { return Ok(()) };
        let runs = digest.alone(place);
        if runs.is_empty() {
            return Ok(());
        }
        let (title, mark) = match digest.read() {
            ..=1 => ("THE TEXT OF", " "),
            _ => ("ONLY IN", MARK_UNIQUE),
        };
        let sentences = digest.comparison.counts(place).unique;
        self.title(
            &format!("{title} {}, {}", letters(place), digest.outlet(place)),
            sentences,
            ["sentence", "sentences"],
        )?;
        self.page.blank()?;
        let width = self.widest(runs.iter().map(|(first, _)| *first));
        for (first, span) in runs {
            let place = format!("{:<width$}  ", digest.place(first));
            self.page.lines(&[(mark, TITLE), (" ", PLAIN), (&place, DIM)], Styled::new(article.quote(span), PLAIN))?;
        }
        Ok(())
    }

    fn shared(&mut self, title: &str, rows: &[&Row]) -> io::Result<()> {
        self.title(title, rows.len(), ["passage", "passages"])?;
        for row in rows {
            let What::Passage(number) = row.what else { continue };
            let passage = &self.digest.comparison.passages[number];
            self.page.blank()?;
            let width = self.widest(passage.members.iter().copied());
            let start = format!("{} {:<3} ", passage.kind.mark(), number + 1);
            let below = " ".repeat(start.len());
            for (nth, &member) in passage.members.iter().enumerate() {
                let start = if nth == 0 { &start } else { &below };
                self.member(start, member, width)?;
            }
        }
        Ok(())
    }

    /// A sentence of a passage, with the words that differ or, where only a part is shared, those that do not.
    fn member(&mut self, start: &str, id: SentenceId, width: usize) -> io::Result<()> {
        let kind = self.digest.comparison.kind_of(id).unwrap_or(Kind::Verbatim);
        let wording = self.digest.wording(id);
        let links = self.digest.comparison.links_of(id);
        let disputed = links.flat_map(|link| link.conflicts_of(id)).map(|conflict| conflict.left).collect();
        let disputed = joined(disputed);
        let (style, inside) = match kind {
            Kind::Partial => (PLAIN, (wording.shared.as_slice(), self.page.styles.of(kind))),
            Kind::Reworded => (self.page.styles.of(kind), (wording.differing.as_slice(), DIFFERING)),
            _ => (self.page.styles.of(kind), (&[][..], PLAIN)),
        };
        self.sentence(start, id, width, style, &[inside, (&disputed, self.page.styles.conflict)])
    }

    /// Writes a sentence after its place; `layers` are spans of the article's text.
    fn sentence(
        &mut self,
        start: &str,
        id: SentenceId,
        width: usize,
        style: anstyle::Style,
        layers: &[(&[Span], anstyle::Style)],
    ) -> io::Result<()> {
        let Some(article) = self.digest.article(id.article) else { return Ok(()) };
        let whole = article.sentences[id.sentence].span;
        let inside = |span: &&Span| span.overlaps(whole);
        let moved =
            |span: &Span| Span::new(span.start.max(whole.start) - whole.start, span.end.min(whole.end) - whole.start);
        let layers: Vec<(Vec<Span>, _)> =
            layers.iter().map(|(spans, style)| (spans.iter().filter(inside).map(moved).collect(), *style)).collect();
        let layers: Vec<(&[Span], _)> = layers.iter().map(|(spans, style)| (spans.as_slice(), *style)).collect();
        let place = format!("{:<width$}  ", self.digest.place(id));
        let styled = Styled { text: article.quote(whole), style, layers: &layers };
        self.page.lines(&[(start, TITLE), (&place, DIM)], styled)
    }

    /// The columns of the widest place.
    fn widest(&self, ids: impl Iterator<Item = SentenceId>) -> usize {
        ids.map(|id| self.digest.place(id).width()).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Details, Role, canonical::Builder};
    use crate::comparison::compare;
    use crate::report::Outcome;
    use std::sync::Arc;

    fn article(outlet: &str, paragraphs: &[&str]) -> Arc<Article> {
        let mut builder = Builder::default();
        for paragraph in paragraphs {
            builder.push(Role::Body, paragraph);
        }
        Arc::new(Article::read(builder.finish(Details { outlet: outlet.into(), ..Details::default() })))
    }

    fn printed(outcomes: &[Outcome], colours: Colours) -> String {
        let comparison = compare(&super::super::articles(outcomes), &mut |_| (), &|| false).expect("never stale");
        let mut out = Vec::new();
        write(&Digest::new(outcomes, &comparison, &[]), Look { colours, width: WIDTH }, &mut out)
            .expect("a vector takes everything");
        String::from_utf8(out).expect("text is UTF-8")
    }

    const SHARED: &str = "The harbour master of Elsin closed both piers after the storm on Sunday night.";

    #[test]
    fn says_what_is_shared_and_what_is_not() {
        let outcomes = [
            Ok(article("Daily", &[SHARED, "A choir sang\u{1b}[31m."])),
            Ok(article("Courier", &["Bakers gave away bread.", SHARED])),
        ];
        let page = printed(&outcomes, Colours::None);
        assert!(page.contains("TOLD BY BOTH (1 passage)"), "{page}");
        assert!(page.contains("= 1   A ¶1  The harbour") && page.contains("      B ¶2  The harbour"), "{page}");
        assert!(page.contains("ONLY IN B, Courier (1 sentence)\n\n+ B ¶1  Bakers"), "{page}");
        assert!(page.contains('␛') && !page.contains('\u{1b}'), "controls never reach the terminal");
        assert!(page.lines().all(|line| line.chars().count() <= WIDTH), "{page}");
        assert!(page.find("ONLY IN A") < page.find("TOLD BY BOTH"), "what parts them comes first");
        assert!(
            printed(&outcomes, Colours::Rich).contains("\u{1b}[38;2;90;113;253mThe harbour"),
            "verbatim has a colour"
        );
    }

    #[test]
    fn an_article_alone_is_analysed() {
        let repeat = "The harbour master of Elsin closed both piers after the storm on Sunday";
        let page = printed(&[Ok(article("Daily", &[SHARED, repeat]))], Colours::None);
        assert!(
            page.contains("THE TEXT OF A, Daily (1 sentence)") && page.contains("\nDATES (1 fact)\n\n  A ¶1  Sunday"),
            "{page}"
        );
        assert!(page.ends_with("SET APART IN A, Daily (1 paragraph)\n\n# A ¶2  repeats paragraph 1\n"), "{page}");
    }

    #[test]
    fn what_is_told_without_quoting_is_said_so() {
        let outcomes = [
            Ok(article("Daily", &["“We will not send a single boat out before the lighthouse burns,” said Una Holt."])),
            Ok(article(
                "Courier",
                &["Una Holt said that not a single boat would be sent out before the lighthouse burns."],
            )),
        ];
        let page = printed(&outcomes, Colours::None);
        assert!(page.contains("“We will not send a single boat…” / told without quoting\n"), "{page}");
    }

    #[test]
    fn a_fact_told_differently_comes_first_with_all_its_places() {
        let page = printed(
            &[
                Ok(article("Daily", &["Fourteen sailors were hurt when the ferry hit the pier on Monday morning."])),
                Ok(article("Courier", &["Eleven sailors were hurt when the ferry hit the pier on Monday morning."])),
            ],
            Colours::None,
        );
        let told = "TOLD DIFFERENTLY (1 fact)\n\n! sailors were hurt: Fourteen / Eleven\n  A ¶1  Fourteen";
        assert!(page.contains(told), "{page}");
        assert!(page.contains("1 fact told differently.\nPassages: 1 told by both."), "{page}");
    }
}
