//! The comparison as plain text for a terminal of 80 columns: what all share, what some share, what only one has.

use std::collections::BTreeSet;
use std::io::{self, Write};

use super::Outcome;
use crate::article::roles::Reason;
use crate::article::{Article, plainly::plainly};
use crate::comparison::conflict::Grade;
use crate::comparison::copies::copies;
use crate::comparison::{Comparison, Link, MARK_CONFLICT, MARK_UNIQUE, Passage, SentenceId};

/// Columns of a line.
const WIDTH: usize = 80;

/// The mark of what is set apart, as on the reader's status line.
const MARK_SET_APART: &str = "#";

/// Writes a comparison of the outcomes' articles.
///
/// # Errors
/// Fails where the writer does.
pub fn write(outcomes: &[Outcome], comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page { outcomes, comparison, out };
    page.head()?;
    let read = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    if read > 1 {
        let held_by =
            |passage: &Passage| passage.members.iter().map(|member| member.article).collect::<BTreeSet<_>>().len();
        let title = if read == 2 { "TOLD BY BOTH" } else { "TOLD BY ALL" };
        page.passages(title, |passage| held_by(passage) == read)?;
        if read > 2 {
            page.passages("TOLD BY SOME", |passage| held_by(passage) < read)?;
        }
    }
    for (index, outcome) in outcomes.iter().enumerate() {
        if let Ok(article) = outcome {
            page.unique(index, article, read > 1)?;
            page.set_apart(index, article)?;
        }
    }
    Ok(())
}

struct Page<'a> {
    outcomes: &'a [Outcome],
    comparison: &'a Comparison,
    out: &'a mut dyn Write,
}

impl Page<'_> {
    fn head(&mut self) -> io::Result<()> {
        for (index, outcome) in self.outcomes.iter().enumerate() {
            match outcome {
                Ok(article) => {
                    let counts = self.comparison.counts(index);
                    self.wrapped(&format!("[{}] ", index + 1), &named(article))?;
                    let apart =
                        if counts.set_apart > 0 { format!(", {} set apart", counts.set_apart) } else { String::new() };
                    writeln!(self.out, "    sentences: {} shared, {} unique{apart}", counts.shared, counts.unique)?;
                    for notice in &article.notices {
                        self.wrapped("    ? ", &notice.sentence)?;
                    }
                }
                Err(unreadable) => {
                    let told = format!("{} could not be read: {}", unreadable.source, unreadable.why);
                    self.wrapped(&format!("[{}] ", index + 1), &told)?;
                }
            }
        }
        if self.outcomes.len() > 1 {
            writeln!(self.out, "\n= verbatim   ~ reworded   : paraphrase   - partial   + unique   ! differs")?;
        }
        let articles: Vec<_> = self.outcomes.iter().map(|outcome| outcome.as_ref().ok().cloned()).collect();
        for copy in copies(&articles, self.comparison) {
            writeln!(self.out)?;
            let name = |article: usize| format!("[{}]", article + 1);
            self.wrapped("", &copy.sentence(&name(copy.article), &name(copy.stands_in)))?;
        }
        if let Some(notice) = self.comparison.footing.notice() {
            writeln!(self.out, "\n{notice}")?;
        }
        Ok(())
    }

    fn passages(&mut self, title: &str, wanted: impl Fn(&Passage) -> bool) -> io::Result<()> {
        let comparison = self.comparison;
        let all = comparison.passages.iter().enumerate();
        let chosen: Vec<(usize, &Passage)> = all.filter(|(_, passage)| wanted(passage)).collect();
        writeln!(self.out, "\n{title} ({})", chosen.len())?;
        for (index, passage) in chosen {
            writeln!(self.out)?;
            for (at, &member) in passage.members.iter().enumerate() {
                let mark = if at == 0 { passage.kind.mark() } else { " " };
                self.sentence(mark, member)?;
            }
            self.conflicts(index, passage)?;
        }
        Ok(())
    }

    /// What the members of a passage, or one of them and a sentence that shares a part with it, state differently.
    fn conflicts(&mut self, index: usize, passage: &Passage) -> io::Result<()> {
        let comparison = self.comparison;
        let told_here = |link: &Link| {
            let both = [link.left, link.right].iter().all(|id| passage.members.contains(id));
            let of = |id: SentenceId| &comparison.passages_of[id.article][id.sentence];
            // A link within no passage is told with the first of its left sentence.
            let nowhere = || !of(link.left).iter().any(|at| of(link.right).contains(at));
            both || nowhere() && of(link.left).first() == Some(&index)
        };
        let mut told = BTreeSet::new();
        for &member in &passage.members {
            let links = comparison.links_of(member).filter(|link| link.left == member && told_here(link));
            for (link, conflict) in links.flat_map(|link| link.conflicts.iter().map(move |conflict| (link, conflict))) {
                let places = [(link.left, conflict.left), (link.right, conflict.right)].map(|(id, span)| {
                    let Ok(article) = &self.outcomes[id.article] else { return String::new() };
                    let paragraph = article.sentences[id.sentence].paragraph + 1;
                    format!("[{}] ¶{paragraph} {}", id.article + 1, article.quote(span))
                });
                let near = if conflict.grade == Grade::Near { ", near" } else { "" };
                told.insert(format!("{} / {} ({}{near})", places[0], places[1], conflict.about.name()));
            }
        }
        for line in told {
            self.wrapped(&format!("  {MARK_CONFLICT} "), &line)?;
        }
        Ok(())
    }

    fn unique(&mut self, index: usize, article: &Article, compared: bool) -> io::Result<()> {
        let ids: Vec<SentenceId> = self.comparison.unique().filter(|id| id.article == index).collect();
        let title = if compared { "ONLY IN" } else { "THE SENTENCES OF" };
        let name = plainly(article.details.outlet_or_source()).into_owned();
        writeln!(self.out)?;
        self.wrapped("", &format!("{title} [{}] {name} ({})", index + 1, ids.len()))?;
        for id in ids {
            self.sentence(if compared { MARK_UNIQUE } else { " " }, id)?;
        }
        Ok(())
    }

    fn set_apart(&mut self, index: usize, article: &Article) -> io::Result<()> {
        let apart = || article.paragraphs.iter().enumerate().filter(|(_, paragraph)| paragraph.role.is_set_apart());
        if apart().next().is_none() {
            return Ok(());
        }
        let name = plainly(article.details.outlet_or_source()).into_owned();
        writeln!(self.out)?;
        self.wrapped("", &format!("SET APART IN [{}] {name} (paragraphs: {})", index + 1, apart().count()))?;
        for (at, paragraph) in apart() {
            let why = paragraph.reason.map(|reason| reason.clause(&article.text)).unwrap_or_default();
            let plain = paragraph.reason.is_none_or(|reason| reason == Reason::Markup);
            let told = if plain { format!("{}, {why}", paragraph.role.name()) } else { why };
            self.wrapped(&format!("{MARK_SET_APART} [{}] ¶{} ", index + 1, at + 1), &told)?;
        }
        Ok(())
    }

    fn sentence(&mut self, mark: &str, id: SentenceId) -> io::Result<()> {
        let Ok(article) = &self.outcomes[id.article] else { return Ok(()) };
        let sentence = &article.sentences[id.sentence];
        let place = format!("{mark} [{}] ¶{} ", id.article + 1, sentence.paragraph + 1);
        self.wrapped(&place, article.quote(sentence.span))
    }

    /// Writes `text` after `start`, further lines indented below the text.
    fn wrapped(&mut self, start: &str, text: &str) -> io::Result<()> {
        let indent = " ".repeat(start.chars().count());
        let options = textwrap::Options::new(WIDTH).initial_indent(start).subsequent_indent(&indent);
        for line in textwrap::wrap(&plainly(text), options) {
            writeln!(self.out, "{line}")?;
        }
        Ok(())
    }
}

/// Outlet, title and date, as far as they are known.
fn named(article: &Article) -> String {
    let details = &article.details;
    let mut name = details.outlet_or_source().to_string();
    for more in [&details.title, &details.published] {
        if !more.is_empty() {
            name.push_str(" · ");
            name.push_str(more);
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::article::{Details, Role, canonical::Builder};
    use crate::comparison::compare;

    fn article(outlet: &str, paragraphs: &[&str]) -> Arc<Article> {
        let mut builder = Builder::default();
        for paragraph in paragraphs {
            builder.push(Role::Body, paragraph);
        }
        Arc::new(Article::read(builder.finish(Details { outlet: outlet.into(), ..Details::default() })))
    }

    fn printed(outcomes: &[Outcome]) -> String {
        let comparison = compare(&super::super::articles(outcomes), &mut |_| (), &|| false).expect("never stale");
        let mut out = Vec::new();
        write(outcomes, &comparison, &mut out).expect("a vector takes everything");
        String::from_utf8(out).expect("text is UTF-8")
    }

    #[test]
    fn says_what_is_shared_and_what_is_not() {
        let shared = "The harbour master of Elsin closed both piers after the storm on Sunday night.";
        let page = printed(&[
            Ok(article("Daily", &[shared, "A choir sang\u{1b}[31m."])),
            Ok(article("Courier", &["Bakers gave away bread.", shared])),
        ]);
        assert!(page.contains("TOLD BY BOTH (1)"), "{page}");
        assert!(page.contains("= [1] ¶1 The harbour") && page.contains("  [2] ¶2 The harbour"), "{page}");
        assert!(page.contains("ONLY IN [2] Courier (1)\n+ [2] ¶1 Bakers"), "{page}");
        let repeat = "The harbour master of Elsin closed both piers after the storm on Sunday";
        let twice = printed(&[Ok(article("Daily", &[shared, repeat]))]);
        assert!(twice.ends_with("SET APART IN [1] Daily (paragraphs: 1)\n# [1] ¶2 repeats paragraph 1\n"), "{twice}");
        assert!(page.contains('␛') && !page.contains('\u{1b}'), "controls never reach the terminal");
        assert!(page.lines().all(|line| line.chars().count() <= WIDTH), "{page}");
    }
}
