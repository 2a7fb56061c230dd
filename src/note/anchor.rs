//! Where a quotation is in a text as it is today.
//!
//! A target keeps what was quoted, 32 characters on either side, its sentence and its position. [`identity`] says
//! whether a text is one of its article at all; [`locate`] then looks for the quotation and says how sure it is. A place
//! that is not sure is never taken silently: it is given to the reader for review.

use unicode_segmentation::UnicodeSegmentation;

use super::{ArticleId, Earlier, Scope, State, Target};
use crate::article::{Span, canonical};

mod change;
pub mod identity;
mod score;
mod search;
mod version;
mod words;

pub use change::Change;
use score::Score;
pub use version::{Version, paragraph, sha256};

/// How many characters of context a target keeps on either side.
const CONTEXT: usize = 32;

/// Below this length a quotation at its old position still needs a neighbour that it knows.
const SHORT: usize = 15;

/// Two places whose scores are less apart are not told apart.
const MARGIN: f64 = 0.02;

/// From this likeness on, neighbours are those that the quotation had.
const NEIGHBOURS: f64 = 0.9;

/// Between its old neighbours a quotation is the same if it is this much alike.
const ENOUGH: f64 = 0.4;

/// So many words are hardly said twice by chance.
const WORDS: usize = 4;

/// Where a quotation was found, or that it was not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// How it stands with it.
    pub state: State,
    /// Its bytes in the text of today; none for orphans and whole articles.
    pub span: Option<Span>,
    /// How well the place answers, from 0 to 1.
    pub score: f64,
}

impl Place {
    const NOWHERE: Self = Self { state: State::Orphaned, span: None, score: 0.0 };
}

/// A place that may be the quotation's.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    span: Span,
    score: Score,
    /// Whether the difference of the texts names it.
    home: bool,
}

impl Target {
    /// Returns a target on the bytes `span` of an article, in `sentence` (whole sentences) and the paragraph numbered
    /// `paragraph` from 1.
    pub fn on_quote(version: &Version<'_>, span: Span, sentence: Span, paragraph: usize) -> Self {
        let span = on_characters(version.text, span);
        let sentence = on_characters(version.text, sentence);
        Self {
            scope: Scope::Quote,
            exact: version.text[span.range()].to_owned(),
            prefix: before(&version.text[..span.start]).to_owned(),
            suffix: after(&version.text[span.end..]).to_owned(),
            sentence: version.text[sentence.range()].to_owned(),
            paragraph,
            start: version.point(span.start),
            end: version.point(span.end),
            ..Self::on_article(version)
        }
    }

    /// Returns a target on a whole article.
    pub fn on_article(version: &Version<'_>) -> Self {
        let details = version.details;
        Self {
            article: ArticleId {
                address: details.address.clone(),
                // A note is kept as UTF-8; an article with another path is known by its text.
                path: details.path.clone().filter(|path| path.to_str().is_some()),
                text_sha256: version.sha256.clone(),
            },
            outlet: details.outlet.clone(),
            title: details.title.clone(),
            published: details.published.clone(),
            scope: Scope::Article,
            canonical: canonical::VERSION,
            ..Self::default()
        }
    }

    /// Keeps how it stands with the quotation, and the words and the paragraph found where they are others. What was
    /// quoted stays.
    pub fn follow(&mut self, version: &Version<'_>, place: &Place) {
        self.state = place.state;
        self.found = match (place.state, place.span) {
            (State::Changed | State::Review, Some(span)) => version.text[span.range()].to_owned(),
            _ => String::new(),
        };
        let number = place.span.map_or(0, |span| version.paragraph(span.start));
        self.found_in = if number == self.paragraph { 0 } else { number };
    }

    /// Takes `span` for the quotation's place from now on, as the reader confirmed; the old words are kept as
    /// [`Target::earlier`] where they differ.
    pub fn confirm(&mut self, version: &Version<'_>, span: Span, sentence: Span, paragraph: usize) {
        let new = Self::on_quote(version, span, sentence, paragraph);
        let old = std::mem::replace(self, new);
        self.extra = old.extra;
        self.earlier = old.earlier;
        if old.exact != self.exact && old.scope == Scope::Quote {
            self.earlier.push(Earlier { exact: old.exact, text_sha256: old.article.text_sha256 });
        }
        // An open file without details must not take away what was known.
        self.article.address = self.article.address.take().or(old.article.address);
        self.article.path = self.article.path.take().or(old.article.path);
    }

    /// Takes this text for the one that is meant, where the target is the whole of it.
    pub fn accept(&mut self, version: &Version<'_>) {
        self.article.text_sha256.clone_from(&version.sha256);
        self.state = State::Exact;
    }

    /// Takes the quotation for gone from this text, as the reader decided; another text is searched again.
    pub fn declare_gone(&mut self, version: &Version<'_>) {
        self.gone_from.clone_from(&version.sha256);
        self.follow(version, &Place::NOWHERE);
    }
}

/// Looks for a target's quotation in a text of its article, which [`identity::is_same`] tells.
///
/// `change` is the difference between the text it was made on and this one; without it more goes to review. The time
/// is that of a few passes over the text. A whole article is exact, or changed where its text is another.
pub fn locate(target: &Target, version: &Version<'_>, change: Option<&Change<'_>>) -> Place {
    let same_text = target.article.text_sha256 == version.sha256;
    if target.scope == Scope::Article {
        let state = if same_text { State::Exact } else { State::Changed };
        return Place { state, span: None, score: 1.0 };
    }
    if target.exact.is_empty() || target.gone_from == version.sha256 {
        return Place::NOWHERE;
    }
    let origin = change.and_then(|change| Some((change, change.old_span(target.start, &target.exact)?)));
    if let Some(span) = at_position(target, version) {
        let score = Score::of(target, version, span);
        if same_text || is_supported(target, score) && !is_other(target, version, origin, span) {
            return Place { state: State::Exact, span: Some(span), score: score.total() };
        }
    }
    let candidates = candidates(target, version, origin);
    choose(&candidates, target, version, origin.is_some())
}

/// The stored position, if the quotation stands there to the letter.
fn at_position(target: &Target, version: &Version<'_>) -> Option<Span> {
    let start = version.byte(target.start)?;
    version.text[start..].starts_with(&target.exact).then(|| Span::new(start, start + target.exact.len()))
}

/// Tells whether a quotation at its old position may be believed: a short word may stand there by chance.
fn is_supported(target: &Target, score: Score) -> bool {
    target.exact.chars().nth(SHORT - 1).is_some() || score.prefix.max(score.suffix) >= 0.5
}

/// The difference between the text a target was made on and today's, and the bytes of the quotation in the former.
type Origin<'a> = Option<(&'a Change<'a>, Span)>;

/// Tells whether the words at `span` are known to have stood elsewhere in the old text. Words that are not verbatim the
/// quotation's are elsewhere's already if half of them are.
fn is_other(target: &Target, version: &Version<'_>, origin: Origin<'_>, span: Span) -> bool {
    let Some((change, old)) = origin else { return false };
    let tokens = version.tokens();
    let start = tokens.partition_point(|token| token.end <= span.start);
    let end = tokens.partition_point(|token| token.start < span.end).max(start);
    if version.text[span.range()] == target.exact {
        start < end && change.was_elsewhere(&(start..end), old)
    } else {
        change.count_elsewhere(&(start..end), old) * 2 > end - start
    }
}

fn candidates(target: &Target, version: &Version<'_>, origin: Origin<'_>) -> Vec<Candidate> {
    let mut spans: Vec<(Span, bool)> = home(target, version, origin).into_iter().map(|span| (span, true)).collect();
    spans.extend(search::verbatim(target, version).into_iter().map(|span| (span, false)));
    if target.exact.len() <= score::LONGEST {
        let found = search::approximate(target, version);
        spans.extend(found.iter().map(|words| (search::bytes(target, version, words), false)));
    }
    spans
        .into_iter()
        .filter(|&(span, home)| home || !is_other(target, version, origin, span))
        .filter(|&(span, _)| !search::cuts_word(target, version.text, span))
        .map(|(span, home)| Candidate { span, score: Score::of(target, version, span), home })
        .collect()
}

/// The places that the difference of the texts names: all that stands between the quotation's neighbours, and what is
/// most like it there.
fn home(target: &Target, version: &Version<'_>, origin: Origin<'_>) -> Vec<Span> {
    let Some((change, old)) = origin else { return Vec::new() };
    let quote = words::tokens(&target.exact);
    let between = change.home(old, version.tokens().len());
    let mut found = Vec::new();
    if !between.is_empty() && between.len() <= 3 * quote.len() + 20 {
        found.push(search::bytes(target, version, &between));
    }
    if !between.is_empty() && quote.len() <= search::MOST_WORDS {
        let closest = search::closest(target, &quote, version, between.start)
            .into_iter()
            .filter(|words| between.start <= words.start && words.end <= between.end && !words.is_empty());
        found.extend(closest.map(|words| search::bytes(target, version, &words)));
    }
    found
}

/// Takes the best candidate; where another place is as good, the reader decides.
fn choose(candidates: &[Candidate], target: &Target, version: &Version<'_>, has_origin: bool) -> Place {
    let rank = |candidate: &Candidate| candidate.score.total() + if candidate.home { MARGIN } else { 0.0 };
    let likest = |a: &&Candidate, b: &&Candidate| rank(a).total_cmp(&rank(b));
    let Some(best) = candidates.iter().max_by(likest) else { return Place::NOWHERE };
    // What is found between the old neighbours may be most of the quotation where all of it stands.
    let whole = candidates.iter().filter(|other| other.score.is_verbatim() && other.span.overlaps(best.span));
    let best = whole.max_by(likest).unwrap_or(best);
    let mut state = best.score.state(version.text[best.span.range()].chars().count());
    let rival = candidates.iter().any(|other| {
        !other.span.overlaps(best.span) && !best.home && other.score.total() > best.score.total() - MARGIN
    });
    if state.is_anchored() && rival {
        state = State::Review;
    } else if !state.is_anchored() {
        state = with_origin(state, best, candidates, target, has_origin);
    }
    if state == State::Moved && version.point(best.span.start) == target.start {
        state = State::Exact;
    }
    let span = (state != State::Orphaned).then_some(best.span);
    Place { state, span, score: best.score.total() }
}

/// What follows for a place that is not accepted by itself where the old text is known.
///
/// Between the neighbours it had, the place is certain: it is taken if enough of the words are the old ones, and else
/// (a corrected name) shown for review. Some words that stand nowhere else, and did not stand there before, have moved.
fn with_origin(state: State, best: &Candidate, candidates: &[Candidate], target: &Target, has_origin: bool) -> State {
    let long = target.exact.chars().nth(SHORT - 1).is_some();
    let score = best.score;
    let only = candidates.iter().all(|other| !other.score.is_verbatim() || other.span == best.span);
    if best.home && score.prefix.min(score.suffix) >= NEIGHBOURS {
        if long && score.quote >= ENOUGH { State::Changed } else { State::Review }
    } else if has_origin && score.is_verbatim() && only && long && words::tokens(&target.exact).len() >= WORDS {
        State::Moved
    } else {
        state
    }
}

/// The last [`CONTEXT`] characters, without a part of a grapheme.
fn before(text: &str) -> &str {
    // Twice as many, so that a cluster at the limit is seen whole.
    let near = text.char_indices().rev().nth(2 * CONTEXT).map_or(text, |(at, _)| &text[at..]);
    let mut room = CONTEXT;
    let mut start = near.len();
    for (at, grapheme) in near.grapheme_indices(true).rev() {
        let count = grapheme.chars().count();
        if count > room {
            break;
        }
        room -= count;
        start = at;
    }
    &near[start..]
}

/// The first [`CONTEXT`] characters, without a part of a grapheme.
fn after(text: &str) -> &str {
    let near = text.char_indices().nth(2 * CONTEXT).map_or(text, |(at, _)| &text[..at]);
    let mut room = CONTEXT;
    let mut end = 0;
    for (at, grapheme) in near.grapheme_indices(true) {
        let count = grapheme.chars().count();
        if count > room {
            break;
        }
        room -= count;
        end = at + grapheme.len();
    }
    &near[..end]
}

/// Brings a span inside the text and on character boundaries.
fn on_characters(text: &str, span: Span) -> Span {
    let start = text.floor_char_boundary(span.start);
    Span::new(start, text.floor_char_boundary(span.end).max(start))
}

#[cfg(test)]
mod tests;
