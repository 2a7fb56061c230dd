use proptest::prelude::*;

use super::*;
use crate::article::Details;

mod edits;

/// An invented report: names and phrases occur more than once, as they do in the news.
const OLD: &str = "Tram strands forty in Quellin tunnel\n\n\
    A tram stood still under Mount Quellin for three hours on Sunday after a cable snapped. \
    Forty passengers waited in the dark, the operator said.\n\n\
    \"We sang to keep the children calm,\" said Robin Tesk, a music teacher. Robin later thanked the crew by name. \
    The operator said that Elisa Varn, the driver, had done everything right.\n\n\
    The tunnel opened again at dawn. Engineers will look at every cable of the line this week, and the city council \
    wants a report by Friday. The last such failure was nine years ago, the operator said.";

fn span_of(text: &str, quote: &str) -> Span {
    let start = text.find(quote).unwrap_or_else(|| panic!("{quote:?} is in the text"));
    Span::new(start, start + quote.len())
}

/// The sentence around a quotation, by full stops and line ends.
fn sentence_of(text: &str, quote: Span) -> Span {
    let start = text[..quote.start].rfind(['.', '\n']).map_or(0, |at| at + 1);
    let start = start + text[start..].len() - text[start..].trim_start().len();
    let end = text[quote.end..].find('.').map_or(text.len(), |at| quote.end + at + 1);
    Span::new(start.min(quote.start), end)
}

fn target(text: &str, quote: Span) -> Target {
    Target::on_quote(&Version::new(&Details::default(), text), quote, sentence_of(text, quote), 1)
}

/// Looks for `quote` of the report in `new`; gives the state and the words found, with and without the stored text.
fn found(quote: &str, new: &str) -> [(State, Option<String>); 2] {
    let details = Details::default();
    let version = Version::new(&details, new);
    let target = target(OLD, span_of(OLD, quote));
    let change = Change::between(OLD, &version);
    [Some(&change), None].map(|change| {
        let place = locate(&target, &version, change);
        (place.state, place.span.map(|span| new[span.range()].to_owned()))
    })
}

#[track_caller]
fn check(quote: &str, new: &str, state: State, words: &str) {
    let words = (!words.is_empty()).then(|| words.to_owned());
    for (way, found) in ["with the stored text", "without"].into_iter().zip(found(quote, new)) {
        assert_eq!(found, (state, words.clone()), "{way}");
    }
}

const SENTENCE: &str = "The last such failure was nine years ago, the operator said.";
const PHRASE: &str = "waited in the dark";

#[test]
fn unedited() {
    for quote in [SENTENCE, PHRASE, "Robin", "three hours on Sunday after a cable snapped. Forty"] {
        check(quote, OLD, State::Exact, quote);
    }
}

#[test]
fn text_inserted_before() {
    let new = format!("Correction: the day was wrong.\n\n{OLD}");
    for quote in [SENTENCE, PHRASE, "Robin", "cable"] {
        check(quote, &new, State::Moved, quote);
    }
}

#[test]
fn text_inserted_after() {
    let new = format!("{OLD}\n\nMore will follow.");
    for quote in [SENTENCE, PHRASE, "Robin", "cable"] {
        check(quote, &new, State::Exact, quote);
    }
}

#[test]
fn one_word_changed() {
    let new = OLD.replace("nine years", "ten years");
    check(SENTENCE, &new, State::Changed, "The last such failure was ten years ago, the operator said.");
    check(PHRASE, &OLD.replace("the dark", "the gloom"), State::Changed, "waited in the gloom");
    check("Elisa", &OLD.replace("Elisa", "Elissa"), State::Changed, "Elissa");
}

#[test]
fn moved() {
    let new = format!("{}\n\n{SENTENCE}", OLD.replace(SENTENCE, ""));
    check(SENTENCE, &new, State::Moved, SENTENCE);
    let new = format!("{SENTENCE} {}", OLD.replace(SENTENCE, ""));
    check("failure was nine years", &new, State::Moved, "failure was nine years");
    check("nine years", &new, State::Moved, "nine years");
}

#[test]
fn all_of_a_quotation_is_taken_before_most_of_it() {
    let details = Details::default();
    let version = Version::new(&details, OLD);
    let target = target(OLD, span_of(OLD, SENTENCE));
    let whole = span_of(OLD, SENTENCE);
    let score = |quote| Score { quote, prefix: 0.0, suffix: 0.0, position: 0.5 };
    // Between the old neighbours, but for the last words, which the difference took for others.
    let most = Candidate { span: Span::new(whole.start, whole.end - 9), score: score(0.99), home: true };
    let all = Candidate { span: whole, score: score(1.0), home: false };
    let place = choose(&[most, all], &target, &version, true);
    assert_eq!(place.span, Some(whole));
    assert!(place.state.is_anchored(), "{place:?}");
}

#[test]
fn half_the_words_changed() {
    let found = found(SENTENCE, &OLD.replace(SENTENCE, "The last big failure came in 2017, the city said."));
    for (state, words) in found {
        assert!(matches!(state, State::Changed | State::Review), "{state:?}");
        assert!(words.is_some_and(|words| words.starts_with("The last big failure")));
    }
}

#[test]
fn deleted() {
    check(SENTENCE, &OLD.replace(SENTENCE, ""), State::Orphaned, "");
    let [with, without] = found("music teacher", &OLD.replace(", a music teacher", ""));
    assert_eq!(with, (State::Orphaned, None));
    assert!(!without.0.is_anchored(), "{without:?}");
}

#[test]
fn corrected_name_that_occurs_elsewhere() {
    let new = OLD.replacen("Robin Tesk", "Elisa Tesk", 1);
    let [with, without] = found("Robin", &new);
    assert_eq!(with, (State::Review, Some("Elisa".into())), "the stored text names the place");
    assert!(!without.0.is_anchored(), "{without:?}");
    let [with, without] = found("Elisa", &OLD.replace("that Elisa Varn", "that Robin Varn"));
    assert_eq!(with, (State::Review, Some("Robin".into())));
    assert!(!without.0.is_anchored(), "{without:?}");
}

#[test]
fn another_article_on_the_same_event() {
    let other = "Passengers freed from mountain tunnel\n\nForty people waited in the dark for hours when a tram broke \
        down on Sunday. The operator said that the driver had done everything right.";
    let details = Details { path: Some("/a".into()), ..Details::default() };
    let mut target = target(OLD, span_of(OLD, PHRASE));
    target.article.path = Some("/a".into());
    assert!(!identity::is_same(&target, &Version::new(&details, other), Some(OLD)));
}

#[test]
fn words_are_never_cut() {
    let details = Details::default();
    let old = "Nobody had seen Linus that day.";
    let new = "Nobody had seen machines that day, nor sinus cures.";
    let place = locate(&target(old, span_of(old, "Linus")), &Version::new(&details, new), None);
    assert!(!place.state.is_anchored(), "{place:?}");
}

#[test]
fn a_short_word_at_its_position_by_chance_is_not_believed() {
    let details = Details::default();
    let old = "A cat sat down.";
    let new = "Up cat was her.";
    let place = locate(&target(old, span_of(old, "cat")), &Version::new(&details, new), None);
    assert!(!place.state.is_anchored(), "{place:?}");
}

#[test]
fn follows_confirms_and_gives_up() {
    let details = Details::default();
    let new = OLD.replace("the dark", "the gloom");
    let version = Version::new(&details, &new);
    let mut target = target(OLD, span_of(OLD, PHRASE));
    let old_hash = target.article.text_sha256.clone();
    let place = locate(&target, &version, None);
    target.follow(&version, &place);
    assert_eq!((target.exact.as_str(), target.found.as_str()), (PHRASE, "waited in the gloom"));

    let mut gone = target.clone();
    gone.declare_gone(&version);
    assert_eq!((gone.state, gone.found.as_str()), (State::Orphaned, ""));
    assert_eq!(locate(&gone, &version, None), Place::NOWHERE);
    assert_eq!(locate(&gone, &Version::new(&details, OLD), None).state, State::Exact, "another text is searched");

    let span = place.span.expect("found");
    target.confirm(&version, span, sentence_of(&new, span), 1);
    assert_eq!((target.exact.as_str(), target.state), ("waited in the gloom", State::Exact));
    assert_eq!(target.earlier, [Earlier { exact: PHRASE.into(), text_sha256: old_hash }]);
    assert_eq!(locate(&target, &version, None).state, State::Exact);
}

#[test]
fn context_ends_at_graphemes() {
    let family = "👩\u{200d}👩\u{200d}👧\u{200d}👦";
    let text = format!("{family}{}x{}{family}", "a".repeat(30), "b".repeat(30));
    let at = text.find('x').expect("there");
    let target = target(&text, Span::new(at, at + 1));
    assert_eq!((target.prefix, target.suffix), ("a".repeat(30), "b".repeat(30)));
    assert_eq!((target.start, target.end), (37, 38), "code points, not bytes");
}

#[test]
fn long_texts_take_a_few_passes() {
    let line = |number: u32| format!("Boat {number} left the harbour with the tide and the mayor said so.");
    let text = (0..20_000).map(line).collect::<Vec<_>>().join(" ");
    let details = Details::default();
    let quote = span_of(&text, "Boat 15000 left the harbour with the tide");
    let target = target(&text, quote);
    let new = text.replace("Boat 15000 left", "Ship 15000 left").replacen("Boat 3", "A boat", 1);
    let version = Version::new(&details, &new);
    let change = Change::between(&text, &version);
    let place = locate(&target, &version, Some(&change));
    assert_eq!(place.span.map(|span| &new[span.range()]), Some("Ship 15000 left the harbour with the tide"));
    assert_eq!(place.state, State::Changed);
}

proptest! {
    #[test]
    fn a_quotation_at_its_position_is_exact(text in "[a-cé渡 .\n👩\u{200d}\u{301}]{1,80}", a in 0usize..300, b in 0usize..300) {
        let span = on_characters(&text, Span::new(a.min(b), a.max(b)));
        let target = target(&text, span);
        let details = Details::default();
        let place = locate(&target, &Version::new(&details, &text), None);
        if span.is_empty() {
            prop_assert_eq!(place, Place::NOWHERE);
        } else {
            prop_assert_eq!((place.state, place.span), (State::Exact, Some(span)));
        }
    }

    #[test]
    fn any_target_in_any_text(
        old in "[ab .\né👩]{0,60}", new in "[ab .\né👩]{0,60}", exact in "[ab .é👩]{0,12}", prefix in "[ab .é]{0,6}",
        sentence in "[ab .é]{0,20}", start in prop::num::usize::ANY,
    ) {
        let mut target = Target { exact, suffix: prefix.clone(), prefix, sentence, start, ..Target::default() };
        let details = Details::default();
        let version = Version::new(&details, &new);
        let change = Change::between(&old, &version);
        for change in [Some(&change), None] {
            let place = locate(&target, &version, change);
            prop_assert_eq!(place.span.is_none(), place.state == State::Orphaned);
            target.follow(&version, &place);
        }
        target.start = 0;
        locate(&target, &version, Some(&change));
    }

    #[test]
    fn any_edit(old in "([a-d]{1,3}[ .]){1,20}", new in "([a-d]{1,3}[ .]){1,20}", a in 0usize..60, b in 0usize..60) {
        let target = target(&old, on_characters(&old, Span::new(a.min(b), a.max(b))));
        let details = Details::default();
        let version = Version::new(&details, &new);
        let place = locate(&target, &version, Some(&Change::between(&old, &version)));
        if let (State::Exact | State::Moved, Some(span)) = (place.state, place.span) {
            prop_assert_eq!(&new[span.range()], &target.exact);
        }
    }
}

#[test]
fn a_place_in_another_paragraph_is_told_by_its_number() {
    let details = Details::default();
    let mut target = Target { paragraph: 2, ..target(OLD, span_of(OLD, PHRASE)) };
    for (new, found_in, shown) in [
        (format!("Updated.\n\nOn Monday.\n\n{OLD}"), 4, "¶4 (was 2)"),
        (OLD.to_owned(), 0, "¶2"),
        ("Nothing of it.".to_owned(), 0, "¶2"),
    ] {
        let version = Version::new(&details, &new);
        let place = locate(&target, &version, None);
        target.follow(&version, &place);
        assert_eq!((target.found_in, target.shown_paragraph("¶", 0).as_str()), (found_in, shown));
    }
    assert_eq!(target.shown_paragraph("¶", 5), "¶5 (was 2)");
    target.paragraph = 0;
    assert_eq!((target.shown_paragraph("¶", 0), target.shown_paragraph("¶", 4)), (String::new(), "¶4".to_owned()));
}
