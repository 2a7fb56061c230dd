//! The parts of a note being written: which of them the keys go into, and what they do there.

use crossterm::event::{KeyCode, KeyEvent};

use super::{asking, tagging, writing};
use crate::note::{Kind, Relation};
use crate::reader::app::{App, Mode};
use crate::reader::noted::{Draft, Part, shown_relation};

/// Takes a key into the part in hand. Tab goes to the next part, and so does Enter where it begins no new line.
pub(super) fn typed(app: &mut App, event: KeyEvent) {
    let Mode::Writing(draft) = &app.mode else { return };
    match (draft.part, event.code) {
        (_, KeyCode::BackTab) => turn(app, false),
        (Part::Tags, KeyCode::Tab) if complete(app) => {}
        (_, KeyCode::Tab) | (Part::Kind | Part::Tags | Part::Relation, KeyCode::Enter) => turn(app, true),
        _ => fill(app, event),
    }
}

fn fill(app: &mut App, event: KeyEvent) {
    let Mode::Writing(draft) = &mut app.mode else { return };
    draft.choices.clear();
    let is_changed = match draft.part {
        Part::Words => writing::input(&mut draft.text, event),
        Part::Tags => writing::input(&mut draft.tags, event),
        Part::Kind => choose(&mut draft.kind, &Kind::ALL, event, Kind::name),
        Part::Relation => {
            let all: Vec<_> = [None].into_iter().chain(Relation::ALL.map(Some)).collect();
            choose(&mut draft.relation, &all, event, |relation| shown_relation(relation.as_ref()))
        }
    };
    draft.unsaved |= is_changed;
}

/// Undoes what was done last in the field in hand, or does it again.
pub(super) fn turn_back(app: &mut App, undoes: bool) {
    let Mode::Writing(draft) = &mut app.mode else { return };
    let field = match draft.part {
        Part::Words => &mut draft.text,
        Part::Tags => &mut draft.tags,
        Part::Kind | Part::Relation => return,
    };
    draft.unsaved |= if undoes { field.undo() } else { field.redo() };
}

/// Takes what was pasted into the part in hand.
pub(super) fn paste(draft: &mut Draft, clean: &str) {
    let is_changed = match draft.part {
        Part::Words => draft.text.insert_str(clean),
        Part::Tags => draft.tags.insert_str(clean.trim().replace(['\n', '\t'], " ")),
        Part::Kind | Part::Relation => false,
    };
    draft.unsaved |= is_changed;
}

/// Goes to the next part, or to the previous one.
fn turn(app: &mut App, forward: bool) {
    let Mode::Writing(draft) = &mut app.mode else { return };
    let parts = draft.parts();
    let place = parts.iter().position(|part| *part == draft.part).unwrap_or(0);
    let step = if forward { 1 } else { parts.len() - 1 };
    draft.part = parts[(place + step) % parts.len()];
    draft.choices.clear();
}

/// Completes the tag being typed; tells whether there was one to complete.
fn complete(app: &mut App) -> bool {
    let Mode::Writing(draft) = &app.mode else { return false };
    let typed = draft.tags.lines().concat();
    if typed.is_empty() || typed.ends_with([' ', ',']) {
        return false;
    }
    let (words, choices) = tagging::complete(app, &typed);
    let is_completed = words != typed || !choices.is_empty();
    if let Mode::Writing(draft) = &mut app.mode {
        draft.unsaved |= words != typed;
        draft.tags = asking::field(&words);
        draft.choices = choices;
    }
    is_completed
}

/// Takes the next or the previous of a row of values, or the next that begins with a letter; tells whether it is another
/// one than before.
fn choose<T: Clone + PartialEq>(value: &mut T, all: &[T], event: KeyEvent, name: impl Fn(&T) -> &str) -> bool {
    let place = all.iter().position(|other| other == value);
    let after = |place: usize| place + 1;
    let next = match event.code {
        KeyCode::Left | KeyCode::Up => place.map_or(0, |place| place + all.len() - 1),
        KeyCode::Right | KeyCode::Down | KeyCode::Char(' ') => place.map_or(0, after),
        KeyCode::Char(letter) => {
            let begins = |at: &usize| name(&all[at % all.len()]).starts_with(letter.to_ascii_lowercase());
            let first = place.map_or(0, after);
            match (first..first + all.len()).find(begins) {
                Some(next) => next,
                None => return false,
            }
        }
        _ => return false,
    };
    let before = std::mem::replace(value, all[next % all.len()].clone());
    before != *value
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyModifiers;

    use super::*;

    #[track_caller]
    fn check(from: &Kind, code: KeyCode, to: &Kind) {
        let mut kind = from.clone();
        choose(&mut kind, &Kind::ALL, KeyEvent::new(code, KeyModifiers::NONE), Kind::name);
        assert_eq!(kind, *to);
    }

    #[test]
    fn kinds_are_gone_through_in_a_ring_and_by_their_letters() {
        check(&Kind::Note, KeyCode::Right, &Kind::Question);
        check(&Kind::Note, KeyCode::Left, &Kind::Flag);
        check(&Kind::Flag, KeyCode::Char(' '), &Kind::Note);
        check(&Kind::Note, KeyCode::Char('q'), &Kind::Question);
        check(&Kind::Question, KeyCode::Char('q'), &Kind::Quote);
        check(&Kind::Quote, KeyCode::Char('Q'), &Kind::Question);
        check(&Kind::Note, KeyCode::Char('z'), &Kind::Note);
        check(&Kind::Unknown("hunch".into()), KeyCode::Right, &Kind::Note);
    }
}
