//! The comparison as JSON, schema `rashomon.comparison/1`: offsets are Unicode code points of an article's `text`.
//!
//! Written piece by piece, since a large comparison as one value in memory would be larger than the articles.

mod conflicts;
mod facts;
mod notes;

use std::io::{self, BufWriter, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Noted, Outcome, Unreadable};
use crate::article::points::CodePoints;
use crate::article::{Article, Origins, Role, Span};
use crate::comparison::{Comparison, Link, Passage, Run, SentenceId};

/// The name and version of the format.
pub const SCHEMA: &str = "rashomon.comparison/1";

/// How much is written at once, in bytes.
const BUFFER: usize = 1 << 16;

/// Writes a comparison of the outcomes' articles, and notes on them where there are to be any, with a line break at its
/// end.
///
/// # Errors
/// Fails where the writer does.
pub fn write(
    outcomes: &[Outcome],
    comparison: &Comparison,
    notes: Option<&[Noted]>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let counters: Vec<CodePoints> =
        outcomes.iter().map(|outcome| CodePoints::new(outcome.as_ref().map_or("", |article| &article.text))).collect();
    let report = Report { outcomes, counters: &counters, comparison, notes };
    // The serializer writes every comma by itself: a buffer that it knows takes those without a call.
    let mut out = BufWriter::with_capacity(BUFFER, out);
    serde_json::to_writer(&mut out, &report)?;
    out.write_all(b"\n")?;
    out.flush()
}

struct Report<'a> {
    outcomes: &'a [Outcome],
    counters: &'a [CodePoints<'a>],
    comparison: &'a Comparison,
    notes: Option<&'a [Noted]>,
}

impl Report<'_> {
    fn paragraph(&self, id: SentenceId) -> usize {
        self.outcomes[id.article].as_ref().map_or(0, |article| article.sentences[id.sentence].paragraph)
    }
}

impl Serialize for Report<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let found = self.comparison;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("schema", SCHEMA)?;
        map.serialize_entry("footing", found.footing.name())?;
        map.serialize_entry("articles", &List(|| self.outcomes.iter().zip(self.counters).map(Source)))?;
        map.serialize_entry("links", &List(|| found.links.iter().map(|link| LinkOut(link, self))))?;
        map.serialize_entry("runs", &List(|| found.runs.iter().map(|run| RunOut(run, self.counters))))?;
        map.serialize_entry("passages", &List(|| found.passages.iter().map(|passage| PassageOut(passage, self))))?;
        map.serialize_entry("unique", &List(|| found.unique().map(Place)))?;
        map.serialize_entry("facts", &facts::Facts { outcomes: self.outcomes, counters: self.counters })?;
        if let Some(notes) = self.notes {
            map.serialize_entry("notes", &List(|| notes.iter().map(|noted| notes::NoteOut(noted, self.counters))))?;
        }
        map.end()
    }
}

/// Four places tell all there is to tell of a share or a probability.
fn rounded(share: f32) -> f64 {
    (f64::from(share) * 1e4).round() / 1e4
}

/// A list made anew each time it is written.
struct List<F>(F);

impl<F, I> Serialize for List<F>
where
    F: Fn() -> I,
    I: Iterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

struct Source<'a>((&'a Outcome, &'a CodePoints<'a>));

impl Serialize for Source<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (outcome, points) = self.0;
        let mut map = serializer.serialize_map(None)?;
        match outcome {
            Ok(article) => {
                let details = &article.details;
                map.serialize_entry("source", &details.source)?;
                map.serialize_entry("title", &details.title)?;
                map.serialize_entry("outlet", &details.outlet)?;
                map.serialize_entry("author", &details.author)?;
                map.serialize_entry("published", &details.published)?;
                map.serialize_entry("language", &article.language)?;
                map.serialize_entry("address", &details.address)?;
                map.serialize_entry("origins", &OriginsOut(details.origins))?;
                map.serialize_entry("notices", &List(|| article.notices.iter().map(|notice| &notice.sentence)))?;
                map.serialize_entry("text", &*article.text)?;
                map.serialize_entry("paragraphs", &List(|| paragraphs(article, points)))?;
                map.serialize_entry("sentences", &List(|| sentences(article, points)))?;
            }
            Err(Unreadable { source, why }) => {
                map.serialize_entry("source", source)?;
                map.serialize_entry("error", why)?;
                for field in ["title", "outlet", "author", "published", "language", "text"] {
                    map.serialize_entry(field, "")?;
                }
                map.serialize_entry("paragraphs", &[(); 0])?;
                map.serialize_entry("sentences", &[(); 0])?;
            }
        }
        map.end()
    }
}

/// Where each known field came from, and whether that is a guess.
struct OriginsOut(Origins);

impl Serialize for OriginsOut {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (field, origin) in self.0.fields() {
            if let Some(origin) = origin {
                map.serialize_entry(field, &OriginOut { from: origin.name(), guessed: origin.is_guess() })?;
            }
        }
        map.end()
    }
}

#[derive(serde::Serialize)]
struct OriginOut {
    from: &'static str,
    guessed: bool,
}

#[derive(serde::Serialize)]
struct ParagraphOut {
    start: usize,
    end: usize,
    role: &'static str,
    repeats: Option<usize>,
    reason: Option<String>,
}

fn paragraphs<'a>(article: &'a Article, points: &'a CodePoints) -> impl Iterator<Item = ParagraphOut> + 'a {
    article.paragraphs.iter().map(|paragraph| {
        let [start, end] = points.span(paragraph.span);
        let repeats = if let Role::Repeat { of } = paragraph.role { Some(of) } else { None };
        let reason = paragraph.reason.map(|reason| reason.clause(&article.text));
        ParagraphOut { start, end, role: paragraph.role.name(), repeats, reason }
    })
}

#[derive(serde::Serialize)]
struct SentenceOut {
    start: usize,
    end: usize,
    paragraph: usize,
}

fn sentences<'a>(article: &'a Article, points: &'a CodePoints) -> impl Iterator<Item = SentenceOut> + 'a {
    article.sentences.iter().map(|sentence| {
        let [start, end] = points.span(sentence.span);
        SentenceOut { start, end, paragraph: sentence.paragraph }
    })
}

struct Place(SentenceId);

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("article", &self.0.article)?;
        map.serialize_entry("sentence", &self.0.sentence)?;
        map.end()
    }
}

struct LinkOut<'a>(&'a Link, &'a Report<'a>);

impl Serialize for LinkOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(link, report) = self;
        let mut map = serializer.serialize_map(Some(7))?;
        map.serialize_entry("left", &Place(link.left))?;
        map.serialize_entry("right", &Place(link.right))?;
        map.serialize_entry("kind", link.kind.name())?;
        map.serialize_entry("quotation", &link.quotation)?;
        map.serialize_entry("score", &rounded(link.score))?;
        map.serialize_entry("why", &List(|| link.reasons.iter().flatten().map(|reason| reason.name())))?;
        map.serialize_entry(
            "conflicts",
            &List(|| link.conflicts.iter().map(|conflict| conflicts::ConflictOut::new(link, *conflict, report))),
        )?;
        map.end()
    }
}

#[derive(serde::Serialize)]
struct RunSide {
    article: usize,
    start: usize,
    end: usize,
}

struct RunOut<'a>(&'a Run, &'a [CodePoints<'a>]);

impl Serialize for RunOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(run, points) = self;
        let side = |article: usize, span: Span| {
            let [start, end] = points[article].span(span);
            RunSide { article, start, end }
        };
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("left", &side(run.left_article, run.left))?;
        map.serialize_entry("right", &side(run.right_article, run.right))?;
        map.serialize_entry("words", &run.words)?;
        map.end()
    }
}

#[derive(serde::Serialize)]
struct Member {
    article: usize,
    sentence: usize,
    paragraph: usize,
    /// [`Comparison::above`].
    above: f64,
}

struct PassageOut<'a>(&'a Passage, &'a Report<'a>);

impl Serialize for PassageOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(passage, report) = self;
        let member = |&id: &SentenceId| Member {
            article: id.article,
            sentence: id.sentence,
            paragraph: report.paragraph(id),
            above: rounded(report.comparison.above(id)),
        };
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("members", &List(|| passage.members.iter().map(member)))?;
        map.serialize_entry("kind", passage.kind.name())?;
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::{Value, json};

    use super::*;
    use crate::article::{Details, canonical::Builder};
    use crate::comparison::compare;

    fn article(paragraphs: &[&str]) -> Arc<Article> {
        let mut builder = Builder::default();
        for paragraph in paragraphs {
            builder.push(Role::Body, paragraph);
        }
        Arc::new(Article::read(builder.finish(Details { source: "a.txt".into(), ..Details::default() })))
    }

    fn report(outcomes: &[Outcome]) -> Value {
        let comparison = compare(&super::super::articles(outcomes), &mut |_| (), &|| false).expect("never stale");
        let mut out = Vec::new();
        write(outcomes, &comparison, None, &mut out).expect("a vector takes everything");
        assert_eq!(out.last(), Some(&b'\n'));
        serde_json::from_slice(&out).expect("the report is JSON")
    }

    #[test]
    fn counts_code_points_and_keeps_unreadable_sources() {
        let sentence = "“Überall wächst das Öl,” Zoë Harrow wrote from the flooded archive.";
        let broken = Err(Unreadable { source: "b.txt".into(), why: "is a folder".into() });
        let found = report(&[Ok(article(&["Ö.", sentence])), broken, Ok(article(&[sentence]))]);
        assert_eq!(found["articles"][1]["error"], "is a folder");
        assert_eq!(found["articles"][1]["sentences"], json!([]));
        let place = &found["articles"][0]["sentences"][1];
        let length = sentence.chars().count();
        assert_eq!(*place, json!({"start": 4, "end": 4 + length, "paragraph": 1}));
        assert_eq!(
            found["links"][0],
            json!({"left": {"article": 0, "sentence": 1}, "right": {"article": 2, "sentence": 0},
                "kind": "verbatim", "quotation": true, "score": found["links"][0]["score"],
                "why": found["links"][0]["why"], "conflicts": []})
        );
        assert_eq!(
            found["passages"][0]["members"][0],
            json!({"article": 0, "sentence": 1, "paragraph": 1, "above": 0.5})
        );
        assert_eq!(found["unique"], json!([{"article": 0, "sentence": 0}]));
        let quote =
            json!({"article": 0, "start": 5, "end": 27, "text": "Überall wächst das Öl,", "speaker": "Zoë Harrow"});
        assert_eq!(found["facts"]["quotes"][0], quote);
    }

    #[test]
    fn says_why_a_paragraph_is_set_apart() {
        let told = "The harbour master of Elsin closed both piers after the storm on Sunday night";
        let found = report(&[Ok(article(&[&format!("{told}."), told, "Photo: Ray Dunn for the Press"]))]);
        let paragraphs = &found["articles"][0]["paragraphs"];
        assert_eq!(paragraphs[0]["reason"], Value::Null);
        assert_eq!(paragraphs[1]["reason"], "repeats paragraph 1");
        assert_eq!(
            (&paragraphs[2]["role"], &paragraphs[2]["reason"]),
            (&json!("caption"), &json!("picture credit: “Photo:”"))
        );
    }

    #[test]
    fn offsets_are_right_across_strides() {
        let text = "añb€c😀".repeat(200);
        let points = CodePoints::new(&text);
        for (count, (offset, _)) in text.char_indices().enumerate() {
            assert_eq!(points.point(offset), count);
        }
        assert_eq!(points.point(text.len()), text.chars().count());
    }
}
