//! A text, an edit of it, and what was quoted from it before.

use rashomon::article::{Details, Span};
use rashomon::note::anchor::{Change, Version, identity, locate};
use rashomon::note::{State, Target};

use super::parts;

/// Four numbers (where the quotation is, how long, where the edit is, how much it takes away; bytes), the text, and what
/// the edit puts in.
pub(crate) fn anchoring(bytes: &[u8]) {
    let [numbers, old, added]: [String; 3] = parts(bytes);
    let mut numbers = numbers.split_whitespace().map(|number| number.parse::<usize>().unwrap_or_default());
    let mut span = || {
        let (start, length) = (numbers.next().unwrap_or_default(), numbers.next().unwrap_or_default());
        on_characters(&old, start, length)
    };
    let (quote, cut) = (span(), span());
    let new = [&old[..cut.start], &added, &old[cut.end..]].concat();
    let details = Details { path: Some("/a".into()), ..Details::default() };
    let (before, after) = (Version::new(&details, &old), Version::new(&details, &new));
    let target = Target::on_quote(&before, quote, quote, 1);
    assert_eq!(target.exact, old[quote.range()]);
    is_where_it_was(&target, &before, quote);
    let _ = identity::is_same(&target, &after, Some(&old));
    let change = Change::between(&old, &after);
    for change in [Some(&change), None] {
        followed(target.clone(), &after, change);
    }
}

fn on_characters(text: &str, start: usize, length: usize) -> Span {
    let floor = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let start = floor(start);
    Span::new(start, floor(start.saturating_add(length)).max(start))
}

/// Holds that a quotation is found where it is in its own text.
fn is_where_it_was(target: &Target, version: &Version<'_>, quote: Span) {
    let place = locate(target, version, None);
    let expected = if quote.is_empty() { (State::Orphaned, None) } else { (State::Exact, Some(quote)) };
    assert_eq!((place.state, place.span), expected);
}

/// Holds what is said of a quotation in another text, and that it stays so once it was followed and confirmed.
fn followed(mut target: Target, version: &Version<'_>, change: Option<&Change<'_>>) {
    let place = locate(&target, version, change);
    assert_eq!(place.span.is_none(), place.state == State::Orphaned);
    assert!((0.0..=1.0).contains(&place.score), "{place:?}");
    let words = place.span.map(|span| &version.text[span.range()]);
    assert!(words != Some(""));
    if matches!(place.state, State::Exact | State::Moved) {
        assert_eq!(words, Some(target.exact.as_str()));
    }
    target.follow(version, &place);
    assert_eq!(locate(&target, version, change), place, "followed, it is where it was found");
    let Some(span) = place.span else { return };
    target.confirm(version, span, span, 1);
    is_where_it_was(&target, version, span);
    target.declare_gone(version);
    assert_eq!(locate(&target, version, change).state, State::Orphaned);
}
