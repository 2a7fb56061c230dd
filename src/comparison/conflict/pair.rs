//! Two linked sentences as their words, and which of them stand for each other.

use std::collections::HashMap;
use std::ops::Range;

use crate::article::{Article, Span};
use crate::comparison::vocabulary::is_function_word;

/// A sentence of more words is no sentence.
const WORDS: usize = 250;

/// How many words may lie between a place and the aligned words around it.
const GAP_WORDS: usize = 2;
/// How far from a place its neighbours are looked for.
const BESIDE: usize = 3;
/// How many words of content around a place tell what it is about, and how far they are looked for.
const WINDOW: usize = 4;
const REACH: usize = 10;

/// Weights of a local alignment: a word of content, a function word, a word left out, one put for another.
const CONTENT: i32 = 6;
const FUNCTION: i32 = 3;
const GAP: i32 = -2;
const OTHER: i32 = -3;

/// A word of either sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// The number of its stem, the same on both sides.
    pub(super) stem: u32,
    /// The number of its folded form.
    pub(super) folded: u32,
    /// Whether it carries grammar only.
    pub(super) function: bool,
    pub(super) span: Span,
}

/// A sentence of a pair.
pub(super) struct Side<'a> {
    pub(super) article: &'a Article,
    pub(super) sentence: usize,
    /// Its words as indexes of the article.
    pub(super) words: Range<usize>,
    pub(super) tokens: Vec<Token>,
}

/// Two linked sentences.
pub(super) struct Pair<'a> {
    pub(super) sides: [Side<'a>; 2],
    /// For each token of the left side, the one that stands for it in the same order.
    partners: Vec<(usize, usize)>,
}

/// How surely two places in the two sentences are the same place of one statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slot {
    /// Nothing says so.
    Apart,
    /// Words around both are the same.
    Near,
    /// The word of content before or after is the same.
    Beside,
    /// What stands before and after is aligned.
    Same,
}

impl<'a> Pair<'a> {
    /// Returns the pair; none where a sentence is too long to be one.
    pub(super) fn new(articles: [&'a Article; 2], sentences: [usize; 2]) -> Option<Self> {
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        let mut number = |word: &'a str| {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            *numbers.entry(word).or_insert(next)
        };
        let mut side = |at: usize| {
            let article = articles[at];
            let words = article.sentences[sentences[at]].words.clone();
            if words.len() > WORDS {
                return None;
            }
            let tokens = article.words[words.clone()].iter().map(|word| {
                let form = &article.forms[word.form as usize];
                let function = is_function_word(&form.folded);
                Token { stem: number(&form.stem), folded: number(&form.folded), function, span: word.span() }
            });
            Some(Side { article, sentence: sentences[at], words: words.clone(), tokens: tokens.collect() })
        };
        let sides = [side(0)?, side(1)?];
        let partners = global(&sides[0].tokens, &sides[1].tokens);
        Some(Self { sides, partners })
    }

    /// Returns how surely two ranges of tokens are the same place of one statement.
    pub(super) fn slot(&self, left: &Range<usize>, right: &Range<usize>) -> Slot {
        let before = self.partners.iter().rev().find(|(one, two)| *one < left.start && *two < right.start);
        let after = self.partners.iter().find(|(one, two)| *one >= left.end && *two >= right.end);
        let close = |gap: usize| gap <= GAP_WORDS;
        let bound_before = before.is_some_and(|(one, two)| close(left.start - one - 1) && close(right.start - two - 1));
        let bound_after = after.is_some_and(|(one, two)| close(one - left.end) && close(two - right.end));
        if bound_before && bound_after {
            return Slot::Same;
        }
        let beside = |one: Option<u32>, two: Option<u32>| one.is_some() && one == two;
        let [one, two] = &self.sides;
        if beside(one.content_before(left), two.content_before(right))
            || beside(one.content_after(left), two.content_after(right))
        {
            return Slot::Beside;
        }
        if self.around(left, right) >= 2 { Slot::Near } else { Slot::Apart }
    }

    /// Tells whether two ranges are the same place of one statement, be it at the beginning or the end of it.
    pub(super) fn is_same_place(&self, left: &Range<usize>, right: &Range<usize>) -> bool {
        self.is_bound_before(left, right) && self.is_bound_after(left, right)
    }

    /// Tells whether what stands right before both ranges is aligned, or both begin their sentences.
    fn is_bound_before(&self, left: &Range<usize>, right: &Range<usize>) -> bool {
        match self.partners.iter().rev().find(|(one, two)| *one < left.start && *two < right.start) {
            Some((one, two)) => left.start - one - 1 <= GAP_WORDS && right.start - two - 1 <= GAP_WORDS,
            None => left.start.max(right.start) <= GAP_WORDS,
        }
    }

    /// Tells whether what stands right after both ranges is aligned, or both end their sentences.
    pub(super) fn is_bound_after(&self, left: &Range<usize>, right: &Range<usize>) -> bool {
        let [one, two] = &self.sides;
        match self.partners.iter().find(|(one, two)| *one >= left.end && *two >= right.end) {
            Some((one, two)) => one - left.end <= GAP_WORDS && two - right.end <= GAP_WORDS,
            None => one.tokens.len() - left.end <= GAP_WORDS && two.tokens.len() - right.end <= GAP_WORDS,
        }
    }

    /// Tells whether two tokens stand for each other.
    pub(super) fn are_partners(&self, left: usize, right: usize) -> bool {
        self.partners.binary_search(&(left, right)).is_ok()
    }

    /// Tells whether the words right before and right after both ranges stand for each other.
    pub(super) fn is_framed(&self, left: &Range<usize>, right: &Range<usize>) -> bool {
        let before = left.start.checked_sub(1).zip(right.start.checked_sub(1));
        let has = |pair: (usize, usize)| self.partners.contains(&pair);
        before.is_some_and(has) && has((left.end, right.end))
    }

    /// Tells whether a word of content right before or after one range is right before or after the other.
    pub(super) fn touches(&self, left: &Range<usize>, right: &Range<usize>) -> bool {
        let neighbours = |side: &Side, place: &Range<usize>| [side.content_before(place), side.content_after(place)];
        let (one, two) = (neighbours(&self.sides[0], left), neighbours(&self.sides[1], right));
        one.into_iter().flatten().any(|stem| two.contains(&Some(stem)))
    }

    /// Counts the words of content that stand near both ranges.
    pub(super) fn around(&self, left: &Range<usize>, right: &Range<usize>) -> usize {
        let (one, two) = (self.sides[0].window(left), self.sides[1].window(right));
        one.filter(|stem| two.clone().any(|other| other == *stem)).count()
    }

    /// Returns the share of the shorter side's words of content that the other has too.
    #[allow(clippy::cast_precision_loss, reason = "words of a sentence")]
    pub(super) fn likeness(&self) -> f64 {
        let content = |side: &Side| side.tokens.iter().filter(|token| !token.function).count();
        let shared = self.partners.iter().filter(|(one, _)| !self.sides[0].tokens[*one].function).count();
        shared as f64 / content(&self.sides[0]).min(content(&self.sides[1])).max(1) as f64
    }
}

impl<'a> Side<'a> {
    /// Returns its tokens inside a span, as indexes of [`Self::tokens`].
    pub(super) fn inside(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.start < span.start);
        let end = self.tokens.partition_point(|token| token.span.end <= span.end);
        start..end.max(start)
    }

    /// Returns the bytes of its tokens.
    pub(super) fn over(&self, tokens: Range<usize>) -> Span {
        Span::new(self.tokens[tokens.start].span.start, self.tokens[tokens.end - 1].span.end)
    }

    /// Returns the folded form of a token.
    pub(super) fn folded(&self, token: usize) -> &'a str {
        self.article.folded(self.words.start + token)
    }

    /// Returns the tokens of words given as indexes of the article.
    pub(super) fn tokens_of(&self, words: &Range<u32>) -> Range<usize> {
        let at = |word: u32| (word as usize).clamp(self.words.start, self.words.end) - self.words.start;
        at(words.start)..at(words.end)
    }

    fn content_before(&self, place: &Range<usize>) -> Option<u32> {
        let near = self.tokens[..place.start].iter().rev().take(BESIDE);
        near.into_iter().find(|token| !token.function).map(|token| token.stem)
    }

    fn content_after(&self, place: &Range<usize>) -> Option<u32> {
        self.tokens[place.end..].iter().take(BESIDE).find(|token| !token.function).map(|token| token.stem)
    }

    /// The stems of content around a place.
    fn window(&self, place: &Range<usize>) -> impl Iterator<Item = u32> + Clone + '_ {
        let before = self.tokens[..place.start].iter().rev().take(REACH);
        let after = self.tokens[place.end..].iter().take(REACH);
        let content = |token: &&Token| !token.function;
        before.filter(content).take(WINDOW).chain(after.filter(content).take(WINDOW)).map(|token| token.stem)
    }

    pub(super) fn text(&self, span: Span) -> &'a str {
        &self.article.text[span.range()]
    }
}

/// Returns the best local alignment of two rows of words: pairs of equal stems in order.
pub(super) fn local(left: &[Token], right: &[Token]) -> Vec<(usize, usize)> {
    let columns = right.len() + 1;
    let mut scores = vec![0_i32; columns];
    // 0 ends, 1 both, 2 left alone, 3 right alone.
    let mut steps = vec![0_u8; (left.len() + 1) * columns];
    let (mut best, mut end) = (0, (0, 0));
    for (row, one) in (1..).zip(left) {
        let mut diagonal = 0;
        for (column, two) in (1..).zip(right) {
            let same = one.stem == two.stem;
            let weight = match (same, one.function) {
                (true, false) => CONTENT,
                (true, true) => FUNCTION,
                (false, _) => OTHER,
            };
            let options = [(0, 0), (diagonal + weight, 1), (scores[column] + GAP, 2), (scores[column - 1] + GAP, 3)];
            let (score, step) = options.into_iter().fold((0, 0), |one, two| if two.0 > one.0 { two } else { one });
            diagonal = scores[column];
            scores[column] = score;
            steps[row * columns + column] = step;
            if score > best {
                (best, end) = (score, (row, column));
            }
        }
    }
    let (mut row, mut column) = end;
    let mut pairs = Vec::new();
    loop {
        match steps[row * columns + column] {
            1 => {
                (row, column) = (row - 1, column - 1);
                if left[row].stem == right[column].stem {
                    pairs.push((row, column));
                }
            }
            2 => row -= 1,
            3 => column -= 1,
            _ => break,
        }
    }
    pairs.reverse();
    pairs
}

/// Returns the heaviest common subsequence of two sentences by their stems.
fn global(left: &[Token], right: &[Token]) -> Vec<(usize, usize)> {
    let columns = right.len() + 1;
    let mut scores = vec![0_i32; (left.len() + 1) * columns];
    for (row, one) in left.iter().enumerate().rev() {
        for (column, two) in right.iter().enumerate().rev() {
            let skip = scores[(row + 1) * columns + column].max(scores[row * columns + column + 1]);
            let both = scores[(row + 1) * columns + column + 1] + if one.function { 1 } else { CONTENT };
            scores[row * columns + column] = if one.stem == two.stem { skip.max(both) } else { skip };
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut pairs = Vec::new();
    while row < left.len() && column < right.len() {
        let score = scores[row * columns + column];
        if left[row].stem == right[column].stem
            && score == scores[(row + 1) * columns + column + 1] + if left[row].function { 1 } else { CONTENT }
        {
            pairs.push((row, column));
            (row, column) = (row + 1, column + 1);
        } else if score == scores[(row + 1) * columns + column] {
            row += 1;
        } else {
            column += 1;
        }
    }
    pairs
}
