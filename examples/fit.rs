//! Fits the weights of the links on hand-labelled pairs of articles and tells how well they do.
//!
//! `cargo run --release --example fit -- FOLDER [--write]`: FOLDER holds `align-news-gold.jsonl`, each line a pair
//! `{"id": "event/pair", "a": {"sentences": [...]}, "b": {...}, "pairs": [[i, j, label], ...]}`, where the label
//! `partial` is one shared claim and any other means that the two tell the same. `--write` writes
//! `src/comparison/weights.rs`.
//!
//! Each figure is told with the weights fitted on the other events only (leave one event out). Links that tell the same
//! are judged with partial ones neither wanted nor held against them; of all links both are wanted.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts and shares of some ten thousand cases"
)]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use rashomon::article::canonical::Builder;
use rashomon::article::{Article, Details, Role};
use rashomon::comparison::figures::{COUNT, Figure, Figures};
use rashomon::comparison::fitting::{BENDS, CURVED, Knots, LINK, STRONG, Stages, TERMS, terms};
use serde_json::Value;

/// L2 penalty on standardised terms.
const PENALTY: f64 = 15.0;
/// What a partial link counts as a case that does not tell the same.
const PARTIAL_WEIGHT: f64 = 0.05;
/// The curves bend at these shares of all candidates.
const QUANTILES: [f64; BENDS] = [0.9, 0.97, 0.99];

type Terms = [f64; TERMS];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Nothing,
    Partial,
    Same,
}

/// A candidate of one of the pairs; `cell` is the pair and the two labelled sentences.
struct Sample {
    event: usize,
    cell: (usize, usize, usize),
    label: Label,
    /// Whether it is one to learn from: of several candidates in one labelled cell only the most alike is.
    teaches: bool,
    terms: Terms,
}

struct Data {
    events: Vec<String>,
    gold: BTreeMap<(usize, usize, usize), Label>,
    knots: Knots,
    samples: Vec<Sample>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = arguments.first().ok_or("usage: fit FOLDER [--write]")?;
    let text = fs::read_to_string(Path::new(folder).join("align-news-gold.jsonl"))?;
    let pairs: Vec<Value> = text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let mut fitted = Vec::new();
    let mut knots = None;
    for (name, by_meaning) in [("MEANING", true), ("WORDS", false)] {
        let data = read(&pairs, by_meaning, knots)?;
        knots = Some(data.knots);
        println!("{name}: {} pairs of {} events, {} candidates", pairs.len(), data.events.len(), data.samples.len());
        cross_validate(&data);
        let all: Vec<&Sample> = data.samples.iter().filter(|sample| sample.teaches).collect();
        fitted.push((name, Model::fit(&all), means(&all)));
    }
    if arguments.iter().any(|argument| argument == "--write") {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/comparison/weights.rs");
        fs::write(path, written(&knots.unwrap_or_default(), &fitted)?)?;
    }
    Ok(())
}

fn read(pairs: &[Value], by_meaning: bool, knots: Option<Knots>) -> Result<Data, Box<dyn Error>> {
    let (mut events, mut gold, mut found) = (Vec::<String>::new(), BTreeMap::new(), Vec::new());
    for (at, pair) in pairs.iter().enumerate() {
        let id = pair["id"].as_str().ok_or("a pair without an id")?;
        let name = id.split('/').next().unwrap_or(id);
        let event = events.iter().position(|known| known == name).unwrap_or(events.len());
        if event == events.len() {
            events.push(name.to_owned());
        }
        for link in pair["pairs"].as_array().ok_or("a pair without links")? {
            let number = |at: usize| link[at].as_u64().and_then(|number| usize::try_from(number).ok());
            let (left, right) = number(0).zip(number(1)).ok_or("a link without numbers")?;
            let label = if link[2] == "partial" { Label::Partial } else { Label::Same };
            gold.insert((at, left, right), label);
        }
        let articles = [article(&pair["a"])?, article(&pair["b"])?];
        for candidate in Stages::new(&articles[0], &articles[1]).candidates(by_meaning) {
            // Each labelled sentence is a paragraph.
            let left = articles[0].sentences[candidate.left].paragraph;
            let right = articles[1].sentences[candidate.right].paragraph;
            found.push((event, (at, left, right), candidate.figures));
        }
    }
    let knots = knots.unwrap_or_else(|| {
        CURVED.map(|figure| {
            let mut values: Vec<f32> = found.iter().map(|(.., figures)| figures[figure]).collect();
            values.sort_by(f32::total_cmp);
            QUANTILES.map(|share| values[(share * (values.len() - 1) as f64) as usize])
        })
    });
    let mut most: HashMap<_, f32> = HashMap::new();
    for (_, cell, figures) in &found {
        let most = most.entry(*cell).or_default();
        *most = most.max(figures[Figure::Shared]);
    }
    let sample = |(event, cell, figures): (usize, _, Figures)| {
        let label = gold.get(&cell).copied().unwrap_or(Label::Nothing);
        let teaches = label == Label::Nothing || figures[Figure::Shared] >= most[&cell];
        Sample { event, cell, label, teaches, terms: terms(&figures, &knots).map(f64::from) }
    };
    let samples = found.into_iter().map(sample).collect();
    Ok(Data { events, gold, knots, samples })
}

fn article(side: &Value) -> Result<Arc<Article>, Box<dyn Error>> {
    let mut builder = Builder::default();
    for sentence in side["sentences"].as_array().ok_or("an article without sentences")? {
        builder.push(Role::Body, sentence.as_str().ok_or("a sentence that is no text")?);
    }
    Ok(Arc::new(Article::read(builder.finish(Details::default()))))
}

/// The two regressions.
struct Model {
    link: Terms,
    strong: Terms,
}

impl Model {
    fn fit(samples: &[&Sample]) -> Self {
        let link = regress(samples, |label| (label != Label::Nothing, 1.0));
        let strong = regress(samples, |label| match label {
            Label::Partial => (false, PARTIAL_WEIGHT),
            other => (other == Label::Same, 1.0),
        });
        Self { link, strong }
    }
}

fn dot(one: &Terms, two: &Terms) -> f64 {
    one.iter().zip(two).map(|(a, b)| a * b).sum()
}

fn means(samples: &[&Sample]) -> Terms {
    std::array::from_fn(|term| samples.iter().map(|sample| sample.terms[term]).sum::<f64>() / samples.len() as f64)
}

/// Fits a logistic regression with an L2 penalty on standardised terms by Newton's method with step halving.
///
/// `case` gives for a label whether it is one, and what it counts. Returns weights for the terms as they are.
fn regress(samples: &[&Sample], case: impl Fn(Label) -> (bool, f64)) -> Terms {
    let mean = means(samples);
    let spread: Terms = std::array::from_fn(|term| {
        let squares = samples.iter().map(|sample| (sample.terms[term] - mean[term]).powi(2)).sum::<f64>();
        (squares / samples.len() as f64).sqrt().max(1e-6)
    });
    let scaled: Vec<(Terms, bool, f64)> = samples
        .iter()
        .map(|sample| {
            let (is, counts) = case(sample.label);
            let value = |term| if term + 1 == TERMS { 1.0 } else { (sample.terms[term] - mean[term]) / spread[term] };
            (std::array::from_fn(value), is, counts)
        })
        .collect();
    let penalty: Terms = std::array::from_fn(|term| if term + 1 == TERMS { 1e-3 } else { PENALTY });
    let loss = |weights: &Terms| {
        let error = |(terms, is, counts): &(Terms, bool, f64)| {
            let odds = if *is { -dot(weights, terms) } else { dot(weights, terms) };
            counts * (odds.max(0.0) + (-odds.abs()).exp().ln_1p())
        };
        let shrunk = (0..TERMS).map(|term| 0.5 * penalty[term] * weights[term].powi(2)).sum::<f64>();
        scaled.iter().map(error).sum::<f64>() + shrunk
    };
    let mut weights = [0.0; TERMS];
    weights[TERMS - 1] = -3.0;
    for _ in 0..40 {
        let step = newton_step(&scaled, &weights, &penalty);
        let (now, mut size) = (loss(&weights), 1.0);
        let next = loop {
            let next: Terms = std::array::from_fn(|term| weights[term] - size * step[term]);
            if loss(&next) <= now || size < 1e-4 {
                break next;
            }
            size /= 2.0;
        };
        let done = now - loss(&next) < 1e-6;
        weights = next;
        if done {
            break;
        }
    }
    let mut raw: Terms =
        std::array::from_fn(|term| if term + 1 == TERMS { weights[term] } else { weights[term] / spread[term] });
    raw[TERMS - 1] -= (0..TERMS - 1).map(|term| raw[term] * mean[term]).sum::<f64>();
    raw
}

fn newton_step(scaled: &[(Terms, bool, f64)], weights: &Terms, penalty: &Terms) -> Terms {
    let mut gradient: Terms = std::array::from_fn(|term| penalty[term] * weights[term]);
    let mut curvature: Vec<Terms> =
        (0..TERMS).map(|row| std::array::from_fn(|column| if row == column { penalty[row] } else { 0.0 })).collect();
    for (terms, is, counts) in scaled {
        let probability = 1.0 / (1.0 + (-dot(weights, terms)).exp());
        let error = counts * (probability - f64::from(u8::from(*is)));
        let bend = counts * probability * (1.0 - probability);
        for row in 0..TERMS {
            gradient[row] += error * terms[row];
            for (cell, term) in curvature[row][..=row].iter_mut().zip(terms) {
                *cell += bend * terms[row] * term;
            }
        }
    }
    solve(curvature, gradient)
}

/// Solves a symmetric positive definite system, of which the lower half is given, by Cholesky's method.
fn solve(mut matrix: Vec<Terms>, mut vector: Terms) -> Terms {
    for row in 0..TERMS {
        for column in 0..=row {
            let done: f64 = (0..column).map(|at| matrix[row][at] * matrix[column][at]).sum();
            let rest = matrix[row][column] - done;
            matrix[row][column] = if row == column { rest.max(1e-12).sqrt() } else { rest / matrix[column][column] };
        }
        let done: f64 = (0..row).map(|at| matrix[row][at] * vector[at]).sum();
        vector[row] = (vector[row] - done) / matrix[row][row];
    }
    for row in (0..TERMS).rev() {
        let done: f64 = (row + 1..TERMS).map(|at| matrix[at][row] * vector[at]).sum();
        vector[row] = (vector[row] - done) / matrix[row][row];
    }
    vector
}

/// What was predicted of a cell: the higher probabilities where several candidates lie in it.
#[derive(Clone, Copy, Default)]
struct Predicted {
    event: usize,
    link: f64,
    strong: f64,
}

fn cross_validate(data: &Data) {
    let mut cells: HashMap<(usize, usize, usize), Predicted> = HashMap::new();
    for event in 0..data.events.len() {
        let others: Vec<&Sample> =
            data.samples.iter().filter(|sample| sample.event != event && sample.teaches).collect();
        let model = Model::fit(&others);
        for sample in data.samples.iter().filter(|sample| sample.event == event) {
            let probability = |weights: &Terms| 1.0 / (1.0 + (-dot(weights, &sample.terms)).exp());
            let cell = cells.entry(sample.cell).or_default();
            cell.event = event;
            cell.link = cell.link.max(probability(&model.link));
            cell.strong = cell.strong.max(probability(&model.strong));
        }
    }
    let label = |cell: &(usize, usize, usize)| data.gold.get(cell).copied().unwrap_or(Label::Nothing);
    for (links, strongs) in [(LINK, STRONG), (LINK - 0.04, STRONG - 0.06), (LINK + 0.04, STRONG + 0.06)] {
        let (link, strong) = (f64::from(links), f64::from(strongs));
        let is_strong = |cell: &Predicted| cell.strong >= strong;
        let is_link = |cell: &Predicted| cell.link >= link || is_strong(cell);
        let found = |is: &dyn Fn(&Predicted) -> bool| -> BTreeSet<(usize, usize, usize)> {
            cells.iter().filter(|(_, predicted)| is(predicted)).map(|(cell, _)| *cell).collect()
        };
        let (strongly, all) = (found(&is_strong), found(&is_link));
        let wanted = |labels: &[Label]| -> BTreeSet<_> {
            data.gold.iter().filter(|(_, label)| labels.contains(label)).map(|(cell, _)| *cell).collect()
        };
        let (same, both) = (wanted(&[Label::Same]), wanted(&[Label::Same, Label::Partial]));
        let judged: BTreeSet<_> = strongly.iter().filter(|cell| label(cell) != Label::Partial).copied().collect();
        println!("  at {links:.2} and {strongs:.2}, the event left out:");
        println!("    tell the same       {}", f1(&judged, &same));
        println!("    all links           {}", f1(&all, &both));
        let true_links: BTreeSet<_> = all.intersection(&both).copied().collect();
        let (told, right) = (&true_links & &strongly, &true_links & &same);
        println!("    same among linked   {}", f1(&told, &right));
    }
    let mut bins = [(0.0, 0.0, 0_u32); 5];
    for (cell, predicted) in cells.iter().filter(|(_, predicted)| predicted.link >= f64::from(LINK)) {
        let bin = &mut bins[((5.0 * predicted.link) as usize).min(4)];
        bin.0 += predicted.link;
        bin.1 += f64::from(u8::from(label(cell) != Label::Nothing));
        bin.2 += 1;
    }
    let told = bins.iter().filter(|bin| bin.2 > 0).fold(String::new(), |mut told, (score, share, count)| {
        let count_f = f64::from(*count);
        _ = write!(told, "  {:.2}:{:.2} ({count})", score / count_f, share / count_f);
        told
    });
    println!("  mean score against share true, the event left out:{told}");
}

fn f1<T: Ord>(found: &BTreeSet<T>, wanted: &BTreeSet<T>) -> String {
    let hit = found.intersection(wanted).count() as f64;
    let (precision, recall) = (hit / found.len().max(1) as f64, hit / wanted.len().max(1) as f64);
    let f1 = 2.0 * hit / (found.len() + wanted.len()).max(1) as f64;
    format!("precision {precision:.3}  recall {recall:.3}  F1 {f1:.3}")
}

/// The source text of the fitted numbers.
fn written(knots: &Knots, fitted: &[(&str, Model, Terms)]) -> Result<String, std::fmt::Error> {
    let mut out = String::from(
        "//! Numbers fitted on hand-labelled news; `examples/fit.rs` wrote this file.\n\n\
         #![allow(clippy::approx_constant, reason = \"fitted\")]\n\nuse super::regression::{Knots, Weights};\n\n/// Where the curves bend.\n#[rustfmt::skip]\npub(super) const KNOTS: Knots = [\n",
    );
    for (figure, knots) in CURVED.iter().zip(knots) {
        writeln!(out, "    [{:.4}, {:.4}, {:.4}], // {}", knots[0], knots[1], knots[2], figure.name())?;
    }
    out.push_str("];\n");
    for (name, model, means) in fitted {
        let whose =
            if *name == "MEANING" { "whose meaning is compared" } else { "that are compared by their words only" };
        writeln!(out, "\n/// For articles {whose}.\n#[rustfmt::skip]\npub(super) const {name}: Weights = Weights {{")?;
        for (field, values) in [("link", &model.link), ("strong", &model.strong), ("means", means)] {
            writeln!(out, "    {field}: [")?;
            for (term, value) in values.iter().enumerate() {
                writeln!(out, "        {value:.4}, // {}", term_name(term))?;
            }
            writeln!(out, "    ],")?;
        }
        out.push_str("};\n");
    }
    Ok(out)
}

fn term_name(term: usize) -> String {
    if let Some(figure) = Figure::ALL.get(term) {
        return figure.name().to_owned();
    }
    CURVED.get((term - COUNT) / BENDS).map_or_else(
        || "constant".to_owned(),
        |figure| format!("{} above knot {}", figure.name(), (term - COUNT) % BENDS + 1),
    )
}
