//! Tells how well notes are found again in articles that were edited.
//!
//! `cargo run --release --example anchoring -- [FOLDER]`: FOLDER holds a folder for each event with a text file for each
//! outlet's article on it; without one, articles are invented. In each article three sentences and three phrases of
//! three to seven words are noted, then one edit is made. Each row is an edit; its columns are the shares of notes that
//! are at the right place, at a wrong one, shown for review and orphaned, first as the program looks for them, then
//! without the text that they were made on. A name that was corrected is nowhere right: the reader is to decide.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use rashomon::article::canonical::Builder;
use rashomon::article::{Article, Details, Role, Span};
use rashomon::note::anchor::{Version, locate};
use rashomon::note::notebook::Notebook;
use rashomon::note::{Kind, Note, Target};

/// How many quotations of either kind are taken from an article.
const QUOTATIONS: usize = 3;

/// The drawings that each figure is over.
const SEEDS: [u64; 3] = [1, 2, 3];

/// A text after an edit, and where the quotation is in it; nowhere if it is gone.
type Edited = (String, Option<Span>);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Edit {
    InsertedBefore,
    OneWord,
    Moved,
    HalfTheWords,
    Deleted,
    NameCorrected,
    AnotherArticle,
}

const ROWS: [(&str, Edit, bool); 12] = [
    ("text inserted before", Edit::InsertedBefore, true),
    ("sentence, one word changed", Edit::OneWord, true),
    ("phrase, one word changed", Edit::OneWord, false),
    ("sentence moved to the end", Edit::Moved, true),
    ("phrase moved with its sentence", Edit::Moved, false),
    ("sentence, half the words changed", Edit::HalfTheWords, true),
    ("phrase, half the words changed", Edit::HalfTheWords, false),
    ("sentence deleted", Edit::Deleted, true),
    ("phrase deleted", Edit::Deleted, false),
    ("name corrected, occurs elsewhere", Edit::NameCorrected, false),
    ("sentence, another outlet's article", Edit::AnotherArticle, true),
    ("phrase, another outlet's article", Edit::AnotherArticle, false),
];

/// Numbers that look random and are the same every time (splitmix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        let limit = u64::try_from(limit.max(1)).unwrap_or(u64::MAX);
        usize::try_from((mixed ^ mixed >> 31) % limit).unwrap_or(0)
    }

    fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }
}

/// How the notes of a row fared: right, wrong, for review, orphaned.
#[derive(Clone, Copy, Default)]
struct Fared([u32; 4]);

impl Fared {
    fn share(self, column: usize) -> f64 {
        f64::from(self.0[column]) / f64::from(self.0.iter().sum::<u32>().max(1))
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1);
    let mut rows = [[Fared::default(); 2]; ROWS.len()];
    for seed in SEEDS {
        let mut chance = Chance(seed);
        let events = match &folder {
            Some(folder) => read(Path::new(folder))?,
            None => (0..60).map(|_| invent(&mut chance)).collect(),
        };
        let words: Vec<&str> = events.iter().flatten().flat_map(|own| own.text.split_whitespace()).collect();
        for event in &events {
            for (at, article) in event.iter().enumerate() {
                let other = &event[(at + 1) % event.len()];
                for ((_, edit, is_sentence), counts) in ROWS.iter().zip(&mut rows) {
                    for _ in 0..QUOTATIONS {
                        let drawn = draw(article, *edit, *is_sentence, &mut chance);
                        let Some((quote, sentence)) = drawn else { continue };
                        let edited = perform(*edit, article, (quote, sentence), other, &words, &mut chance);
                        count(article, (quote, sentence), &edited, counts);
                    }
                }
            }
        }
    }
    print(&rows);
    Ok(())
}

fn print(rows: &[[Fared; 2]; ROWS.len()]) {
    println!("{:36} {:^31}  {:^31}", "", "as the program looks", "without the old text");
    println!("{:36} {:31}  {0:31}  cases", "edit", "  right   wrong  review  orphan");
    for ((name, ..), [with, without]) in ROWS.iter().zip(rows) {
        print!("{name:36}");
        for fared in [with, without] {
            for column in 0..4 {
                print!(" {:7.3}", fared.share(column));
            }
            print!(" ");
        }
        println!(" {:5}", with.0.iter().sum::<u32>());
    }
}

/// Looks for a note on `quote` in the edited text, in both ways.
fn count(article: &Article, (quote, sentence): (Span, Span), edited: &Edited, counts: &mut [Fared; 2]) {
    let details = Details { path: Some(PathBuf::from("/article.txt")), ..Details::default() };
    let old = Version::new(&details, &article.text);
    let (new, truth) = (Version::new(&details, &edited.0), edited.1);
    let target = Target::on_quote(&old, quote, sentence, 1);
    let book = Notebook::new(vec![Note::new(Kind::Note, vec![target.clone()])]);
    let places = [
        book.placed(&new, |_| Some(article.text.to_string())).first().map(|placed| placed.place),
        Some(locate(&target, &new, None)),
    ];
    for (place, fared) in places.into_iter().zip(counts) {
        let column = match place {
            Some(place) if place.state.is_anchored() => usize::from(!is_right(place.span, truth)),
            Some(place) if place.span.is_some() => 2,
            _ => 3,
        };
        fared.0[column] += 1;
    }
}

/// Tells whether the place found and the true one have more in common than not.
fn is_right(found: Option<Span>, truth: Option<Span>) -> bool {
    let (Some(found), Some(truth)) = (found, truth) else { return false };
    let both = found.end.min(truth.end).saturating_sub(found.start.max(truth.start));
    let all = found.end.max(truth.end) - found.start.min(truth.start);
    both * 2 >= all
}

/// Draws a quotation and its sentence.
fn draw(article: &Article, edit: Edit, is_sentence: bool, chance: &mut Chance) -> Option<(Span, Span)> {
    let body: Vec<Span> = article.sentences.iter().map(|sentence| sentence.span).collect();
    for _ in 0..20 {
        let sentence = *body.get(chance.below(body.len()))?;
        let words = words_in(&article.text, sentence);
        if words.len() < 8 {
            continue;
        }
        if edit == Edit::NameCorrected {
            let named = words.iter().skip(1).filter(|word| is_repeated_name(&article.text, **word));
            let named: Vec<&Span> = named.collect();
            if named.is_empty() {
                continue;
            }
            return Some((*chance.pick(&named), sentence));
        }
        let length = if is_sentence { words.len() } else { 3 + chance.below(5) };
        let first = chance.below(words.len() - length + 1);
        let phrase = Span::new(words[first].start, words[first + length - 1].end);
        return Some((if is_sentence { sentence } else { phrase }, sentence));
    }
    None
}

fn words_in(text: &str, span: Span) -> Vec<Span> {
    let part = &text[span.range()];
    let bounds = part.split_whitespace().map(|word| {
        let start = span.start + (word.as_ptr() as usize - part.as_ptr() as usize);
        let inner = word.trim_matches(|c: char| !c.is_alphanumeric());
        let start = start + word.find(inner).unwrap_or(0);
        Span::new(start, start + inner.len())
    });
    bounds.filter(|word| !word.is_empty()).collect()
}

fn is_repeated_name(text: &str, word: Span) -> bool {
    let name = &text[word.range()];
    let is_name = name.chars().count() > 3 && name.starts_with(char::is_uppercase);
    is_name && text.matches(name).count() > 1
}

fn perform(
    edit: Edit,
    article: &Article,
    (quote, sentence): (Span, Span),
    other: &Article,
    words: &[&str],
    chance: &mut Chance,
) -> Edited {
    let text = &*article.text;
    let (before, after) = (&text[..quote.start], &text[quote.end..]);
    let replaced = |new: &str| (format!("{before}{new}{after}"), Some(Span::new(quote.start, quote.start + new.len())));
    match edit {
        Edit::InsertedBefore => {
            let lead = "Correction: an earlier version of this text gave another day.\n\n";
            (format!("{lead}{text}"), Some(Span::new(quote.start + lead.len(), quote.end + lead.len())))
        }
        Edit::OneWord => replaced(&reword(text, quote, 1, words, chance)),
        Edit::HalfTheWords => {
            let half = words_in(text, quote).len().div_ceil(2);
            replaced(&reword(text, quote, half, words, chance))
        }
        Edit::Moved => {
            let rest = without(&text[..sentence.start], &text[sentence.end..]);
            let start = rest.len() + 2 + quote.start - sentence.start;
            (format!("{rest}\n\n{}", &text[sentence.range()]), Some(Span::new(start, start + quote.len())))
        }
        Edit::Deleted => (without(before, after), None),
        Edit::NameCorrected => (replaced("Oskarvin").0, None),
        Edit::AnotherArticle => (other.text.to_string(), None),
    }
}

/// The text without a quotation and without a blank too many.
fn without(before: &str, after: &str) -> String {
    let is_blank = before.is_empty() || before.ends_with(char::is_whitespace);
    format!("{before}{}", if is_blank { after.trim_start_matches(' ') } else { after }).trim_end().to_owned()
}

/// The quotation with other words in the place of some.
fn reword(text: &str, quote: Span, count: usize, words: &[&str], chance: &mut Chance) -> String {
    let mut places = words_in(text, quote);
    while places.len() > count {
        places.remove(chance.below(places.len()));
    }
    let mut new = text[quote.range()].to_owned();
    for place in places.into_iter().rev() {
        let mut word = "otherwise";
        for _ in 0..20 {
            let drawn = chance.pick(words).trim_matches(|c: char| !c.is_alphanumeric());
            if !drawn.is_empty() && drawn.to_lowercase() != text[place.range()].to_lowercase() {
                word = drawn;
                break;
            }
        }
        new.replace_range(place.start - quote.start..place.end - quote.start, word);
    }
    new
}

/// Reads the articles of each event.
fn read(folder: &Path) -> Result<Vec<Vec<Article>>, Box<dyn Error>> {
    let sorted = |folder: &Path| -> Result<Vec<PathBuf>, std::io::Error> {
        let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        Ok(paths)
    };
    let mut events = Vec::new();
    for event in sorted(folder)?.iter().filter(|path| path.is_dir()) {
        let mut articles = Vec::new();
        for path in sorted(event)?.iter().filter(|path| path.is_file()) {
            let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
            articles.push(article(text.split("\n\n")));
        }
        events.push(articles);
    }
    events.retain(|articles| articles.len() > 1);
    if events.is_empty() {
        return Err(format!("{} has no folder with two texts or more", folder.display()).into());
    }
    Ok(events)
}

fn article<'a>(paragraphs: impl IntoIterator<Item = &'a str>) -> Article {
    let mut builder = Builder::default();
    for paragraph in paragraphs {
        builder.push(Role::Body, paragraph);
    }
    Article::read(builder.finish(Details::default()))
}

/// Invents an event and three articles on it: the same people and places named again and again, some sentences in
/// more than one of them.
fn invent(chance: &mut Chance) -> Vec<Article> {
    let cast: Vec<&str> = (0..6).map(|_| chance.pick(&NAMES)).collect();
    let town = chance.pick(&TOWNS);
    let shared: Vec<String> = (0..5).map(|_| sentence(&cast, town, chance)).collect();
    let tell = |chance: &mut Chance| {
        let (mut paragraphs, mut left) = (Vec::new(), shared.clone());
        for _ in 0..9 {
            let sentences = (0..=chance.below(3)).map(|_| match chance.below(8) {
                0 if !left.is_empty() => left.swap_remove(chance.below(left.len())),
                _ => sentence(&cast, town, chance),
            });
            paragraphs.push(sentences.collect::<Vec<_>>().join(" "));
        }
        article(paragraphs.iter().map(String::as_str))
    };
    (0..3).map(|_| tell(chance)).collect()
}

fn sentence(cast: &[&str], town: &str, chance: &mut Chance) -> String {
    let subject = match chance.below(3) {
        0 => chance.pick(cast).to_owned(),
        1 => format!("The {} of {town}", chance.pick(&OFFICES)),
        _ => format!("{} people from {town}", 2 + chance.below(90)),
    };
    let (did, what, when) = (chance.pick(&DEEDS), chance.pick(&THINGS), chance.pick(&TIMES));
    let tail = match chance.below(4) {
        0 => format!(", {} said", chance.pick(cast)),
        1 => format!(", although {} had warned of the {}", chance.pick(cast), chance.pick(&THINGS)),
        2 => format!(" and {} the {}", chance.pick(&DEEDS), chance.pick(&THINGS)),
        _ => format!(" near {}", chance.pick(&TOWNS)),
    };
    format!("{subject} {did} the {what} {when}{tail}.")
}

const NAMES: [&str; 16] = [
    "Robin Tesk",
    "Elisa Varn",
    "Marit Holm",
    "Jonas Brede",
    "Ada Quill",
    "Piet Larsen",
    "Nura Sabel",
    "Ivo Krantz",
    "Lena Moorcroft",
    "Tomas Rudd",
    "Greta Ilves",
    "Samir Dahl",
    "Clara Wends",
    "Hugo Fenn",
    "Odile Marsh",
    "Karl Stroem",
];
const TOWNS: [&str; 8] = ["Quellin", "Larnholm", "Port Ansel", "Westmere", "Brunsk", "Halden Bay", "Corvale", "Tarn"];
const OFFICES: [&str; 8] =
    ["mayor", "council", "harbour master", "fire brigade", "police", "hospital", "operator", "court"];
const DEEDS: [&str; 16] = [
    "closed",
    "opened",
    "inspected",
    "blamed",
    "defended",
    "repaired",
    "sold",
    "promised to rebuild",
    "asked about",
    "delayed",
    "left",
    "counted",
    "photographed",
    "paid for",
    "complained about",
    "voted against",
];
const THINGS: [&str; 20] = [
    "ferry",
    "harbour wall",
    "tram line",
    "cable",
    "school by the river",
    "new bridge",
    "report",
    "night shift",
    "budget for the coming year",
    "flood gate",
    "warehouse",
    "old town hall",
    "power station",
    "inquiry",
    "evening train",
    "market",
    "rescue boat",
    "tunnel under the hill",
    "fuel depot",
    "safety rules",
];
const TIMES: [&str; 12] = [
    "on Monday",
    "late on Tuesday evening",
    "two days before the storm",
    "after a meeting of three hours",
    "last week",
    "in the early morning",
    "for the second time this year",
    "without giving a reason",
    "as the fog came in",
    "within an hour",
    "shortly before noon",
    "in front of some forty reporters",
];
