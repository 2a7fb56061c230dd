//! What becomes of every quotation of the report when the report is edited.

use super::*;

/// What became of some quotations.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    right: usize,
    wrong: usize,
    review: usize,
    orphaned: usize,
}

/// A text after an edit, and where the quotation is now; none where it is gone.
type Edited = (String, Option<Span>);

fn put(text: &str, quote: Span, new: &str) -> Edited {
    let edited = [&text[..quote.start], new, &text[quote.end..]].concat();
    (edited, Some(Span::new(quote.start, quote.start + new.len())))
}

fn insert_before(text: &str, quote: Span) -> Edited {
    let added = "The operator said on Friday that Robin Tesk had called the driver.\n\n";
    ([added, text].concat(), Some(Span::new(quote.start + added.len(), quote.end + added.len())))
}

fn delete(text: &str, quote: Span) -> Edited {
    (put(text, quote, "").0.replace("  ", " "), None)
}

fn move_to_the_end(text: &str, quote: Span) -> Edited {
    let rest = delete(text, quote).0 + "\n\n";
    let place = Span::new(rest.len(), rest.len() + quote.len());
    (rest + &text[quote.range()], Some(place))
}

/// Every word for which `changes` holds, counted from 0, becomes another.
fn change(text: &str, quote: Span, changes: impl Fn(usize) -> bool) -> Edited {
    let exact = &text[quote.range()];
    let (mut new, mut from) = (String::new(), 0);
    for (count, word) in words::tokens(exact).iter().enumerate().filter(|(count, _)| changes(*count)) {
        new += &exact[from..word.start];
        new += ["lantern", "uphill", "grandly", "seven"][count % 4];
        from = word.end;
    }
    put(text, quote, &(new + &exact[from..]))
}

fn change_the_second_word(text: &str, quote: Span) -> Edited {
    change(text, quote, |count| count == 1)
}

fn change_half(text: &str, quote: Span) -> Edited {
    change(text, quote, |count| count % 2 == 1)
}

fn change_all(text: &str, quote: Span) -> Edited {
    change(text, quote, |_| true)
}

fn replace_article(_: &str, _: Span) -> Edited {
    let other = "Passengers freed from Mount Quellin\n\nForty passengers waited in the dark for three hours on Sunday \
        when a tram broke down. The operator said that the driver had done everything right. The last such failure \
        was nine years ago, the operator said.";
    (other.to_owned(), None)
}

fn sentences() -> Vec<Span> {
    let all = OLD.split_inclusive(['.', '\n']).map(|sentence| sentence.trim_matches(['"', ' ', '\n']));
    all.filter(|sentence| sentence.contains(' ')).map(|sentence| span_of(OLD, sentence)).collect()
}

/// Every third run of so many words that lies in one sentence.
fn runs(length: usize) -> Vec<Span> {
    let words = words::tokens(OLD);
    let spans = words.windows(length).map(|run| Span::new(run[0].start, run[run.len() - 1].end));
    spans.filter(|span| !OLD[span.range()].contains(['.', '\n', '"'])).step_by(3).collect()
}

fn tally(quotes: &[Span], edit: fn(&str, Span) -> Edited) -> Tally {
    let mut tally = Tally::default();
    for &quote in quotes {
        let (new, true_one) = edit(OLD, quote);
        let details = Details { path: Some("/a".into()), ..Details::default() };
        let version = Version::new(&details, &new);
        let target = Target::on_quote(&Version::new(&details, OLD), quote, sentence_of(OLD, quote), 1);
        if !identity::is_same(&target, &version, Some(OLD)) {
            tally.orphaned += 1;
            continue;
        }
        let place = locate(&target, &version, Some(&Change::between(OLD, &version)));
        let is_right = place.span.is_some_and(|span| true_one.is_some_and(|true_one| span.overlaps(true_one)));
        match place.state {
            State::Orphaned => tally.orphaned += 1,
            State::Review => tally.review += 1,
            _ if is_right => tally.right += 1,
            _ => tally.wrong += 1,
        }
    }
    tally
}

#[test]
fn no_edit_leads_a_quotation_elsewhere() {
    type Edit = fn(&str, Span) -> Edited;
    const NONE: f64 = 0.0;
    const ALL: f64 = 1.0;
    // The least shares of the sentences, phrases and words that are found in their place, and those that are orphaned.
    let edits: [(&str, Edit, [f64; 3], [f64; 3]); 7] = [
        ("text inserted before", insert_before, [ALL, ALL, ALL], [NONE; 3]),
        ("one word changed", change_the_second_word, [ALL, 0.85, ALL], [NONE; 3]),
        ("half the words changed", change_half, [ALL, 0.4, ALL], [NONE; 3]),
        ("all words changed", change_all, [NONE; 3], [NONE; 3]),
        ("moved to the end", move_to_the_end, [ALL, 0.5, NONE], [NONE; 3]),
        ("deleted", delete, [NONE; 3], [ALL, 0.85, 0.85]),
        ("another article", replace_article, [NONE; 3], [ALL; 3]),
    ];
    let count = |count: usize| f64::from(u32::try_from(count).unwrap());
    for (name, edit, right, orphaned) in edits {
        for (sort, quotes) in [sentences(), runs(5), runs(1)].into_iter().enumerate() {
            let tally = tally(&quotes, edit);
            let all = count(quotes.len());
            assert_eq!(tally.wrong, 0, "{name}: {tally:?}");
            assert!(count(tally.right) >= right[sort] * all, "{name}: {tally:?}");
            assert!(count(tally.orphaned) >= orphaned[sort] * all, "{name}: {tally:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn words_put_in_elsewhere_leave_a_quotation_in_its_place(
        first in any::<prop::sample::Index>(), length in 1usize..8, at in any::<prop::sample::Index>(),
        added in "((lantern|uphill|grandly|seven) ){1,6}",
    ) {
        let words = words::tokens(OLD);
        let first = first.index(words.len() - length);
        let quote = Span::new(words[first].start, words[first + length - 1].end);
        let at = words[at.index(words.len())].start;
        prop_assume!(at <= quote.start || at >= quote.end);
        let new = [&OLD[..at], &added, &OLD[at..]].concat();
        let shift = if at <= quote.start { added.len() } else { 0 };
        let details = Details::default();
        let version = Version::new(&details, &new);
        let place = locate(&target(OLD, quote), &version, Some(&Change::between(OLD, &version)));
        // A short word with new neighbours is in its place, but the reader is asked.
        prop_assert!(place.state.is_anchored() || quote.len() < SHORT, "{:?}", place);
        prop_assert_eq!(place.span, Some(Span::new(quote.start + shift, quote.end + shift)));
    }
}
