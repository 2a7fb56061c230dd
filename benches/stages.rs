//! How fast each stage is: `cargo bench --bench stages`, with a name at the end for one of them.
//!
//! The texts are made from a seed, see `support/texts.rs`. Two articles are also compared whole: one a copy lightly
//! edited, one telling the other anew, and two on different things.

use std::sync::Arc;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use rashomon::article::facts::Facts;
use rashomon::article::{Article, sentences};
use rashomon::comparison::fitting::Stages;
use rashomon::comparison::lexicon::{self, DIMS, Direction, Lexicon};
use rashomon::comparison::{Comparison, Kind, compare_pair, conflict};

#[path = "support/texts.rs"]
mod texts;

use texts::{Chance, capital, extract, retold, story};

/// The sizes of a long article, a book and a very large text, in bytes.
const SIZES: &[usize] = &[8_000, 200_000, 2_000_000];

fn main() {
    divan::main();
}

#[divan::bench(args = SIZES, max_time = 2)]
fn sentence_borders(bencher: Bencher, bytes: usize) {
    let text = story(1, bytes).join(" ");
    bencher.counter(BytesCount::of_str(&text)).bench(|| sentences::split(black_box(&text), "en"));
}

#[divan::bench(args = SIZES, max_time = 2)]
fn articles(bencher: Bencher, bytes: usize) {
    let extract = extract(&story(1, bytes));
    bencher.counter(BytesCount::of_str(&extract.text)).with_inputs(|| extract.clone()).bench_values(Article::read);
}

#[divan::bench(args = SIZES, max_time = 2)]
fn facts(bencher: Bencher, bytes: usize) {
    let article = article(&report(1, bytes));
    bencher.counter(BytesCount::of_str(&article.text)).bench(|| Facts::read(black_box(&article)));
}

#[divan::bench]
fn spelling(bencher: Bencher) {
    let article = article(&story(1, 200_000));
    let lexicon = Lexicon::embedded();
    let mut pieces = Vec::new();
    bencher.counter(ItemsCount::new(article.forms.len())).bench_local(|| {
        pieces.clear();
        for form in &article.forms {
            lexicon.pieces(black_box(&form.folded), &mut pieces);
        }
    });
}

#[divan::bench]
fn vectors(bencher: Bencher) {
    const WORDS: u16 = 21;
    let lexicon = Lexicon::embedded();
    bencher.counter(ItemsCount::new(WORDS)).bench(|| {
        let mut sum = [0.0; DIMS];
        for row in 0..WORDS {
            lexicon.add_row(black_box(row * 1009), 0.5, &mut sum);
        }
        sum
    });
}

#[divan::bench]
fn cosines(bencher: Bencher) {
    let lexicon = Lexicon::embedded();
    let words = ["harbour", "verdict"].map(|word| lexicon.word(word).unwrap_or([0.0; DIMS]));
    bencher.bench(|| lexicon::cosine(black_box(&words[0]), black_box(&words[1])));
}

#[divan::bench]
fn cosines_of_directions(bencher: Bencher) {
    let lexicon = Lexicon::embedded();
    let words = ["harbour", "verdict"].map(|word| Direction::of(&lexicon.word(word).unwrap_or([0.0; DIMS])));
    bencher.bench(|| black_box(&words[0]).cosine(black_box(&words[1])));
}

#[divan::bench(args = SIZES, max_time = 2)]
fn runs(bencher: Bencher, bytes: usize) {
    let (bytes, stages) = stages(bytes, edited);
    assert!(stages.runs() > 0, "a bench without runs tells nothing");
    bencher.counter(BytesCount::new(bytes)).bench(|| black_box(&stages).runs());
}

#[divan::bench(args = SIZES, max_time = 2)]
fn links(bencher: Bencher, bytes: usize) {
    let (bytes, stages) = stages(bytes, retold);
    assert!(stages.links() > 0, "a bench without links tells nothing");
    bencher.counter(BytesCount::new(bytes)).bench(|| black_box(&stages).links());
}

/// Two articles of which one is the other in another way, with the bytes of both.
fn stages(bytes: usize, other: fn(u64, &str) -> String) -> (usize, Stages) {
    let paragraphs = story(1, bytes);
    let others: Vec<String> = paragraphs.iter().enumerate().map(|(at, text)| other(at as u64, text)).collect();
    let [left, right] = [&paragraphs, &others].map(|paragraphs| Arc::new(article(paragraphs)));
    (left.text.len() + right.text.len(), Stages::new(&left, &right))
}

#[divan::bench(args = SIZES, max_time = 2)]
fn pairs_of_copies(bencher: Bencher, bytes: usize) {
    let paragraphs = story(1, bytes);
    let edited: Vec<String> = paragraphs.iter().enumerate().map(|(at, text)| edited(at as u64, text)).collect();
    pair(bencher, article(&paragraphs), article(&edited), false);
}

#[divan::bench(args = SIZES, max_time = 2)]
fn pairs_of_tellings(bencher: Bencher, bytes: usize) {
    let paragraphs = story(1, bytes);
    let retold: Vec<String> = paragraphs.iter().enumerate().map(|(at, text)| retold(at as u64, text)).collect();
    pair(bencher, article(&paragraphs), article(&retold), false);
}

#[divan::bench(args = SIZES, max_time = 2)]
fn pairs_of_strangers(bencher: Bencher, bytes: usize) {
    pair(bencher, article(&story(1, bytes)), article(&story(2, bytes)), true);
}

/// Each sentence of a report against the same one with other figures, names and days.
#[divan::bench]
fn conflicts(bencher: Bencher) {
    let [left, right] = [1, 2].map(|seed| article(&report(seed, 20_000)));
    let sentences = left.sentences.len().min(right.sentences.len());
    bencher.counter(ItemsCount::new(sentences)).bench(|| {
        (0..sentences)
            .map(|at| conflict::find(black_box(&left), at, black_box(&right), at, Kind::Reworded).len())
            .sum::<usize>()
    });
}

#[divan::bench]
fn passages(bencher: Bencher) {
    let tellings: Vec<Arc<Article>> = (0..6)
        .map(|outlet| {
            let retell = |(at, text): (usize, &String)| retold(100 * outlet + at as u64, text);
            Arc::new(article(&story(1, 8_000).iter().enumerate().map(retell).collect::<Vec<_>>()))
        })
        .collect();
    let pairs: Vec<_> = (0..tellings.len())
        .flat_map(|right| (0..right).map(move |left| (left, right)))
        .map(|(left, right)| (left, right, compare_pair(&tellings[left], &tellings[right])))
        .collect();
    let tellings: Vec<Option<Arc<Article>>> = tellings.into_iter().map(Some).collect();
    let links: usize = pairs.iter().map(|(.., pair)| pair.links.len()).sum();
    assert!(links > 500, "a bench of {links} links tells nothing");
    bencher
        .counter(ItemsCount::new(links))
        .with_inputs(|| pairs.clone())
        .bench_values(|pairs| Comparison::gather(&tellings, pairs));
}

fn pair(bencher: Bencher, left: Article, right: Article, are_strangers: bool) {
    let (left, right) = (Arc::new(left), Arc::new(right));
    assert_eq!(compare_pair(&left, &right).links.is_empty(), are_strangers, "or the bench tells nothing");
    bencher
        .counter(BytesCount::new(left.text.len() + right.text.len()))
        .bench(|| compare_pair(black_box(&left), black_box(&right)));
}

fn article(paragraphs: &[String]) -> Article {
    Article::read(extract(paragraphs))
}

/// Paragraphs of `bytes` bytes in all that are full of names, numbers, days and quotations; reports of other seeds say
/// the same of others.
fn report(seed: u64, bytes: usize) -> Vec<String> {
    let (mut chance, mut other) = (Chance(1), Chance(seed));
    let (mut paragraphs, mut length) = (Vec::new(), 0);
    while length < bytes {
        let [first, last, place] = [(); 3].map(|()| capital(&other.word(1)));
        let [doing, thing, more] = [(); 3].map(|()| chance.word(1));
        let (count, day) = (2 + other.below(90), 1 + other.below(28));
        let paragraph = format!(
            "{first} {last}, the mayor of {place}, said on Monday that {count} {thing} had been {doing} since March {day}. \
             \u{201c}We did not {doing} the {thing},\u{201d} {last} told reporters, \u{201c}and {count} percent will be {more}.\u{201d}"
        );
        length += paragraph.len();
        paragraphs.push(paragraph);
    }
    paragraphs
}

/// The paragraph with every twentieth word or so another.
fn edited(seed: u64, text: &str) -> String {
    let mut chance = Chance(seed);
    let other = |word: &str, chance: &mut Chance| if chance.below(20) == 0 { chance.word(9) } else { word.to_owned() };
    text.split(' ').map(|word| other(word, &mut chance)).collect::<Vec<_>>().join(" ")
}
