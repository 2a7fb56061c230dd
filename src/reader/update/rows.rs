//! Going through the rows of a list.

use crate::reader::action::Command;

/// Returns the row that a command goes to from a row, at most `last`, with `page` rows on screen; none where it goes to
/// none.
pub(super) fn step(command: Command, from: usize, page: usize, last: usize) -> Option<usize> {
    let to = match command {
        Command::LineDown => from + 1,
        Command::LineUp => from.saturating_sub(1),
        Command::PageDown => from + page,
        Command::PageUp => from.saturating_sub(page),
        Command::Top => 0,
        Command::Bottom => last,
        _ => return None,
    };
    Some(to.min(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_gone_through_to_their_ends() {
        let steps =
            [Command::LineDown, Command::LineUp, Command::PageDown, Command::PageUp, Command::Top, Command::Bottom];
        assert_eq!(steps.map(|command| step(command, 2, 5, 9)), [3, 1, 7, 0, 0, 9].map(Some));
        assert_eq!(steps.map(|command| step(command, 0, 5, 0)), [Some(0); 6]);
        assert_eq!(step(Command::Go, 2, 5, 9), None);
    }
}
