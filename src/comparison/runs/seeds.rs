//! Seeds: word trigrams that at least two articles of a set hold, and all their places.
//!
//! Most trigrams are in one place only. A [`Filter`] finds those first, so that only what is shared is sorted; from then
//! on articles that share no seed cost nothing.

use crate::article::filter::{Filter, hash};
use crate::comparison::vocabulary::{BARRIER, narrow};

/// Words of a seed.
pub(super) const SEED: usize = 3;
/// A seed that an article holds more often than this seeds nothing there: what is common everywhere tells nothing, and
/// its places would multiply.
pub(super) const COMMON: u32 = 12;
const NONE: u32 = u32::MAX;

/// A place of a seed, and how many places the seed has in that text.
#[derive(Clone, Copy)]
struct Place {
    text: u32,
    at: u32,
    count: u32,
}

/// One seed in two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Hit {
    /// Where it begins in the text asked about.
    pub at: u32,
    /// Where it begins in the other.
    pub other: u32,
    /// In how many places of one of them it stands, the more of both.
    pub places: u32,
}

impl Hit {
    /// Returns the same hit as the other text sees it.
    pub(crate) fn mirrored(self) -> Self {
        Self { at: self.other, other: self.at, ..self }
    }
}

/// The shared seeds of a set of texts.
pub(crate) struct Seeds {
    /// For each text, for each word: the seed that begins there, or [`NONE`].
    at: Vec<Vec<u32>>,
    /// The places of all seeds, seed by seed, each in order of text, then place.
    places: Vec<Place>,
    /// Where the places of a seed end.
    ends: Vec<u32>,
}

impl Seeds {
    /// Finds the seeds that a new text shares with any other; those that only old texts share are left out.
    pub(crate) fn new(texts: &[&[u32]], is_new: &[bool]) -> Self {
        let shared = shared(texts, is_new);
        let mut seeds = Self {
            at: texts.iter().map(|text| vec![NONE; text.len()]).collect(),
            places: Vec::with_capacity(shared.len()),
            ends: Vec::new(),
        };
        for seed in shared.chunk_by(|one, two| one.hash == two.hash) {
            if seed.first().map(|first| first.text) != seed.last().map(|last| last.text) {
                seeds.add(seed);
            }
        }
        seeds
    }

    fn add(&mut self, seed: &[Occurrence]) {
        let before = self.places.len();
        let number = narrow(self.ends.len());
        for own in seed.chunk_by(|one, two| one.text == two.text).filter(|own| own.len() <= COMMON as usize) {
            for &Occurrence { text, at, .. } in own {
                self.at[text as usize][at as usize] = number;
                self.places.push(Place { text, at, count: narrow(own.len()) });
            }
        }
        if self.places.len() > before {
            self.ends.push(narrow(self.places.len()));
        }
    }

    /// Gives the hits of a text in each other text that is wanted, in order of place.
    pub(crate) fn hits(&self, text: usize, wanted: impl Fn(usize) -> bool, hits: &mut Hits) {
        for (at, &seed) in (0..).zip(&self.at[text]).filter(|(_, seed)| **seed != NONE) {
            let seed = seed as usize;
            let start = seed.checked_sub(1).map_or(0, |before| self.ends[before]);
            let places = &self.places[start as usize..self.ends[seed] as usize];
            let own = places.partition_point(|place| (place.text as usize) < text);
            for place in places.iter().filter(|place| wanted(place.text as usize)) {
                let places = place.count.max(places[own].count);
                hits.push(place.text as usize, Hit { at, other: place.at, places });
            }
        }
    }
}

/// Hits by the other text, in memory that is used again.
#[derive(Default)]
pub(crate) struct Hits {
    by_text: Vec<Vec<Hit>>,
    touched: Vec<usize>,
}

impl Hits {
    /// Returns the hits in a text, in order.
    pub(crate) fn of(&self, text: usize) -> &[Hit] {
        self.by_text.get(text).map_or(&[], Vec::as_slice)
    }

    /// Forgets all hits.
    pub(crate) fn clear(&mut self) {
        for text in self.touched.drain(..) {
            self.by_text[text].clear();
        }
    }

    fn push(&mut self, text: usize, hit: Hit) {
        if self.by_text.len() <= text {
            self.by_text.resize_with(text + 1, Vec::new);
        }
        let hits = &mut self.by_text[text];
        if hits.is_empty() {
            self.touched.push(text);
        }
        hits.push(hit);
    }
}

struct Occurrence {
    hash: u64,
    text: u32,
    at: u32,
}

/// The occurrences of seeds that may be shared, sorted by seed, text and place.
fn shared(texts: &[&[u32]], is_new: &[bool]) -> Vec<Occurrence> {
    let news = || texts.iter().zip(is_new).filter(|(_, is_new)| **is_new).map(|(text, _)| text);
    let olds = texts.iter().zip(is_new).filter(|(_, is_new)| !**is_new).map(|(text, _)| text);
    let mut filter = Filter::new(news().map(|text| text.len()).sum());
    for text in news() {
        seeds_of(text).for_each(|(_, hash)| filter.see(hash));
    }
    for text in olds {
        seeds_of(text).for_each(|(_, hash)| filter.see_again(hash));
    }
    let mut shared = Vec::new();
    for (number, text) in (0..).zip(texts) {
        let twice = seeds_of(text).filter(|(_, hash)| filter.is_twice(*hash));
        shared.extend(twice.map(|(at, hash)| Occurrence { hash, text: number, at }));
    }
    shared.sort_unstable_by_key(|seed| (seed.hash, seed.text, seed.at));
    shared
}

/// The seeds of a text with their places; none reaches over a barrier.
fn seeds_of(text: &[u32]) -> impl Iterator<Item = (u32, u64)> + '_ {
    (0..)
        .zip(text.windows(SEED))
        .filter(|(_, seed)| !seed.contains(&BARRIER))
        .map(|(at, seed)| (at, hash(seed.iter().copied())))
}
