//! The meaning of words and sentences by the word table.
//!
//! A sentence's vector is the sum of its words', each by its weight in the pair, less half the mean of all: what the
//! whole story is about tells no two of its sentences apart.

use super::{Similarity, intersect};
use crate::comparison::figures::{Figure, Figures};
use crate::comparison::lexicon::{DIMS, Direction, Lexicon, Vector, dot};

/// How much of the mean of all sentences is taken from each.
const CENTRED: f32 = 0.5;
/// Words nearer than this begin to count as alike.
const FAR: f32 = 0.2;
/// How near a word is that stands on both sides; no cosine of two words comes to this.
const EQUAL: f32 = 2.0;

/// What the table knows of a word.
struct Word {
    direction: Direction,
    /// The length of its vector: how much it tells.
    length: f32,
}

impl Word {
    fn new(folded: &str) -> Option<Box<Self>> {
        Self::of(&Lexicon::embedded().word(folded)?)
    }

    /// What the table knows of words that stand for one thing.
    fn of_all<'a>(folded: impl Iterator<Item = &'a str>) -> Option<Box<Self>> {
        let mut sum = [0.0; DIMS];
        for vector in folded.filter_map(|folded| Lexicon::embedded().word(folded)) {
            sum.iter_mut().zip(vector.iter()).for_each(|(sum, value)| *sum += value);
        }
        Self::of(&sum)
    }

    fn of(vector: &Vector) -> Option<Box<Self>> {
        let length = dot(vector, vector).sqrt();
        (length > 0.0).then(|| Box::new(Self { direction: Direction::of(vector), length }))
    }
}

/// The vectors of a pair of articles, for the sentences asked for.
pub(in crate::comparison) struct Meaning {
    /// For each stem, its vector; none where no sentence asked for it or the table does not know it.
    words: Vec<Option<Box<Word>>>,
    /// For each side, for each sentence, its vector where it was asked for.
    sentences: [Vec<Option<Box<Vector>>>; 2],
}

impl Meaning {
    /// Returns the vectors of the sentences that are `needed` on either side.
    pub(in crate::comparison) fn new(similarity: &Similarity, needed: &[Vec<bool>; 2]) -> Self {
        let mut words: Vec<Option<Box<Word>>> = Vec::new();
        words.resize_with(similarity.stem_count(), || None);
        let wanted = wanted_stems(similarity, needed);
        for (at, article) in similarity.articles.into_iter().enumerate() {
            for (form, &stem) in article.forms.iter().zip(&similarity.stems[at]) {
                let word = &mut words[stem as usize];
                if word.is_none() && wanted[stem as usize] {
                    *word = Word::new(&form.folded);
                }
            }
        }
        for (at, article) in similarity.articles.into_iter().enumerate() {
            for (of, stem) in &similarity.expressions[at] {
                let word = &mut words[*stem as usize];
                if word.is_none() && wanted[*stem as usize] {
                    let folded =
                        article.words[of.clone()].iter().map(|word| &*article.forms[word.form as usize].folded);
                    *word = Word::of_all(folded);
                }
            }
        }
        let encode = |bag: &[u32]| encode(&words, bag, &similarity.idf);
        let vectors_of = |at: usize| -> Vec<Option<Box<Vector>>> {
            let side = &similarity.sides[at];
            (0..side.len()).map(|sentence| needed[at][sentence].then(|| encode(side.bag(sentence)))).collect()
        };
        let mut sentences = [vectors_of(0), vectors_of(1)];
        let mean = mean(sentences.iter().flatten().flatten());
        for vector in sentences.iter_mut().flatten().flatten() {
            vector.iter_mut().zip(&mean).for_each(|(value, mean)| *value -= CENTRED * mean);
            normalise(vector);
        }
        Self { words, sentences }
    }

    /// Returns the cosine of two sentences.
    pub(in crate::comparison) fn cosine(&self, left: usize, right: usize) -> f32 {
        self.sentences[0][left].as_ref().zip(self.sentences[1][right].as_ref()).map_or(0.0, |(one, two)| dot(one, two))
    }

    /// Sets the figures of meaning.
    pub(super) fn set(
        &self,
        similarity: &Similarity,
        left: usize,
        right: usize,
        soft: &mut Soft,
        figures: &mut Figures,
    ) {
        soft.align(self, similarity, left, right);
        let [one, two] = [soft.nearness(similarity, 0), soft.nearness(similarity, 1)];
        figures[Figure::NearShare] = one.share.max(two.share);
        figures[Figure::Near] = one.weight.min(two.weight).ln_1p();
    }
}

fn wanted_stems(similarity: &Similarity, needed: &[Vec<bool>; 2]) -> Vec<bool> {
    let mut wanted = vec![false; similarity.stem_count()];
    for (side, needed) in similarity.sides.iter().zip(needed) {
        for sentence in (0..side.len()).filter(|&sentence| needed[sentence]) {
            side.bag(sentence).iter().for_each(|&stem| wanted[stem as usize] = true);
        }
    }
    wanted
}

/// The nearest words of two sentences in each other.
#[derive(Default)]
pub(super) struct Soft {
    /// For each side, its words that carry more than grammar, and how near the nearest word of the other side is.
    nearest: [Vec<(u32, f32)>; 2],
}

struct Nearness {
    weight: f32,
    share: f32,
}

impl Soft {
    fn align(&mut self, meaning: &Meaning, similarity: &Similarity, left: usize, right: usize) {
        let bags = [similarity.sides[0].bag(left), similarity.sides[1].bag(right)];
        for (nearest, bag) in self.nearest.iter_mut().zip(bags) {
            nearest.clear();
            nearest.extend(bag.iter().filter(|&&stem| !similarity.is_function(stem)).map(|&stem| (stem, 0.0)));
        }
        let [one, two] = &mut self.nearest;
        for stem in intersect(bags[0], bags[1]) {
            for nearest in [&mut *one, &mut *two] {
                if let Ok(at) = nearest.binary_search_by_key(&stem, |(stem, _)| *stem) {
                    nearest[at].1 = EQUAL;
                }
            }
        }
        for (stem, near) in one.iter_mut() {
            let Some(word) = &meaning.words[*stem as usize] else { continue };
            for (other, other_near) in two.iter_mut() {
                // Two words that both have their equals can be no nearer.
                if *near >= EQUAL && *other_near >= EQUAL {
                    continue;
                }
                if let Some(other) = &meaning.words[*other as usize] {
                    let cosine = word.direction.cosine(&other.direction);
                    *near = near.max(cosine);
                    *other_near = other_near.max(cosine);
                }
            }
        }
    }

    /// How near those of a side's words are to the other's which the other does not have.
    fn nearness(&self, similarity: &Similarity, side: usize) -> Nearness {
        let (mut weight, mut all) = (0.0, 1.0);
        for &(stem, near) in self.nearest[side].iter().filter(|(_, near)| *near < EQUAL) {
            all += similarity.idf(stem);
            weight += similarity.idf(stem) * ((near - FAR) / (1.0 - FAR)).max(0.0);
        }
        Nearness { weight, share: weight / all }
    }
}

#[allow(clippy::cast_precision_loss, reason = "a mean needs no exact count")]
fn mean<'a>(vectors: impl Iterator<Item = &'a Box<Vector>>) -> Vector {
    let (mut sum, mut count) = ([0.0; DIMS], 0_usize);
    for vector in vectors {
        sum.iter_mut().zip(vector.iter()).for_each(|(sum, value)| *sum += value);
        count += 1;
    }
    sum.map(|value| value / count.max(1) as f32)
}

fn encode(words: &[Option<Box<Word>>], bag: &[u32], idf: &[f32]) -> Box<Vector> {
    let mut sum = Box::new([0.0; DIMS]);
    for &stem in bag {
        if let Some(word) = &words[stem as usize] {
            word.direction.add(idf[stem as usize] * word.length, &mut sum);
        }
    }
    normalise(&mut sum);
    sum
}

fn normalise(vector: &mut Vector) {
    let length = dot(vector, vector).sqrt();
    if length > 0.0 {
        for value in vector.iter_mut() {
            *value /= length;
        }
    }
}
