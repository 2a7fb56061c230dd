//! Everything a reader can ask for: the one language of keys, workers and tests.

use crossterm::event::KeyEvent;

use super::theme::Ground;

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Something with a name, as in the settings file.
    Do(Command),
    /// The pane at a place from the left, from 0.
    Focus(usize),
    /// The place in hand is marked by a letter.
    SetMark(char),
    /// The place that a letter marks.
    GoToMark(char),
    /// A key pressed in a text field.
    Type(KeyEvent),
    /// Text pasted into a text field.
    Paste(String),
    /// The window has a new size, in columns and rows.
    Resize(u16, u16),
    /// The terminal told its background.
    Ground(Ground),
    /// The wheel was turned by rows, down where positive.
    Wheel(Point, isize),
    /// The left button was pressed.
    Click(Point),
    /// The pointer was moved with the left button down.
    Drag(Point),
    /// Nothing was pressed for a while.
    Idle,
}

/// A cell of the screen, from its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The column.
    pub column: u16,
    /// The row.
    pub row: u16,
}

/// Where keys are pressed; each context has its own keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// Over the articles.
    Reader,
    /// In a list or the help.
    List,
    /// Over a note shown in full.
    Review,
    /// Over the articles, while words are selected.
    Words,
    /// In a text field.
    Text,
}

impl Context {
    /// All contexts.
    pub const ALL: [Self; 5] = [Self::Reader, Self::List, Self::Review, Self::Words, Self::Text];

    /// Returns its name in the settings file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::List => "list",
            Self::Review => "review",
            Self::Words => "words",
            Self::Text => "text",
        }
    }
}

/// What the commands are listed under in the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Going through the text.
    Move,
    /// Going from match to match.
    Compare,
    /// What is on the screen.
    Panes,
    /// The reader's own notes.
    Notes,
    /// The rest.
    General,
}

impl Group {
    /// All groups, in the order of the help.
    pub const ALL: [Self; 5] = [Self::Compare, Self::Move, Self::Panes, Self::Notes, Self::General];

    /// Returns the heading.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Move => "Moving",
            Self::Compare => "Comparing",
            Self::Panes => "Panes",
            Self::Notes => "Notes",
            Self::General => "General",
        }
    }
}

macro_rules! commands {
    ($($variant:ident, $name:literal, $group:ident, $help:literal;)*) => {
        /// A command that keys can be bound to.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command {
            $(#[doc = $help] $variant,)*
        }

        impl Command {
            /// All commands, in the order of the help.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Returns its name in the settings file.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Returns what it does, for the help.
            pub const fn help(self) -> &'static str {
                match self { $(Self::$variant => $help,)* }
            }

            /// Returns what it is listed under.
            pub const fn group(self) -> Group {
                match self { $(Self::$variant => Group::$group,)* }
            }
        }
    };
}

commands! {
    NextStop, "next-stop", Compare, "next shared passage, or place of a search";
    PreviousStop, "previous-stop", Compare, "previous such place";
    Stops, "stops", Compare, "filter: where the key for the next stop stops";
    NextMatch, "next-match", Compare, "next passage another outlet has too";
    PreviousMatch, "previous-match", Compare, "previous such passage";
    NextDivergence, "next-divergence", Compare, "next divergence: only here, or a fact told differently";
    PreviousDivergence, "previous-divergence", Compare, "previous divergence";
    NextConflict, "next-conflict", Compare, "next fact that another outlet tells differently";
    PreviousConflict, "previous-conflict", Compare, "previous such fact";
    Counterpart, "counterpart", Compare, "counterpart; again: the next outlet's";
    Coverage, "overview", Compare, "overview: which outlet has which passage, and how high up";
    Facts, "facts", Compare, "facts: numbers, dates, names, quotations by outlet";
    Why, "why", Compare, "why this passage is matched";
    Sync, "sync", Compare, "other panes follow, or not";
    Pin, "pin", Compare, "hold these sentences level when scrolling, or no longer";
    Aligned, "aligned", Compare, "shared passages begin on one row, or not";
    LineDown, "line-down", Move, "line down";
    LineUp, "line-up", Move, "line up";
    HalfPageDown, "half-page-down", Move, "half a page down";
    HalfPageUp, "half-page-up", Move, "half a page up";
    PageDown, "page-down", Move, "page down";
    PageUp, "page-up", Move, "page up";
    Top, "top", Move, "beginning";
    Bottom, "bottom", Move, "end";
    NextPassage, "next-passage", Move, "next passage";
    PreviousPassage, "previous-passage", Move, "previous passage";
    NextSentence, "next-sentence", Move, "next sentence";
    PreviousSentence, "previous-sentence", Move, "previous sentence";
    Back, "back", Move, "back to where the jump began";
    Forward, "forward", Move, "forward again";
    SetMark, "set-mark", Move, "mark this place by a letter";
    GoToMark, "go-to-mark", Move, "go to a marked place";
    Search, "search", Move, "look for words in all articles";
    Regex, "regex", Move, "look for a regular expression, or for words";
    Select, "select", Move, "select sentences; again: words";
    NextWord, "next-word", Move, "next word";
    PreviousWord, "previous-word", Move, "previous word";
    OtherEnd, "other-end", Move, "go to the other end of the words selected";
    NextPane, "next-pane", Panes, "next pane";
    PreviousPane, "previous-pane", Panes, "previous pane";
    PickArticle, "pick-article", Panes, "choose the article for this pane";
    NextArticle, "next-article", Panes, "next article in this pane";
    PreviousArticle, "previous-article", Panes, "previous article in this pane";
    Open, "open", Panes, "open another article: path, address, pasted text";
    Close, "close", Panes, "close this article";
    Details, "details", Panes, "what is known of this article; correct it";
    Changes, "changes", Panes, "what changed since it was last read";
    Browse, "browse", Panes, "open the address of this article in the browser";
    Layout, "layout", Panes, "one, two, three panes, or as many as fit";
    Narrower, "narrower", Panes, "narrower text";
    Wider, "wider", Panes, "wider text";
    Zoom, "zoom", Panes, "this pane alone, or all again";
    SetApart, "set-apart", Panes, "captions, repeats, banners: show or hide";
    Overrule, "overrule", Panes, "set this paragraph apart, or take it into the article";
    Theme, "theme", Panes, "next theme";
    Mouse, "mouse", Panes, "listen to the mouse, or not";
    Copy, "copy", Notes, "copy the passage, or what is selected, with its source";
    CopyComparison, "copy-comparison", Notes, "copy every outlet's wording of the passage";
    Note, "note", Notes, "note on this passage";
    NotePair, "note-pair", Notes, "note on this passage and its counterpart";
    NoteArticle, "note-article", Notes, "note on this article as a whole";
    Flag, "flag", Notes, "flag this passage without words; again: no longer";
    Tags, "tags", Notes, "tags of the note";
    Kind, "kind", Notes, "kind of the note: question, claim, error …";
    Relation, "relation", Notes, "how the passages of the note stand to each other";
    EditNote, "edit-note", Notes, "edit the note";
    Editor, "editor", Notes, "go on with the note in your own editor";
    DeleteNote, "delete-note", Notes, "delete the note";
    Undo, "undo", Notes, "undo the last change: a note, an article closed";
    Redo, "redo", Notes, "redo what was undone";
    Notes, "notes", Notes, "list of notes";
    Mark, "mark", Notes, "mark the row, to do something with several";
    Confirm, "confirm", Notes, "the words are where they were found";
    Move, "move", Notes, "put the note on other words";
    Gone, "gone", Notes, "the words are gone; the note is kept";
    Export, "export", Notes, "write the notes to a Markdown file";
    Library, "library", General, "library: what was open before";
    SaveStory, "save-story", General, "save the open articles as a story file";
    Reload, "reload", General, "read all articles anew, fetching pages again";
    Palette, "palette", General, "every command by name";
    Sort, "sort", General, "next order of the rows";
    NextFilter, "next-filter", General, "other rows of a list or table: help there tells which";
    ConflictsOnly, "conflicts-only", General, "conflicts alone, or all rows";
    Filter, "filter", General, "narrow the list by words";
    Go, "go", General, "go there";
    Save, "save", General, "save";
    Help, "help", General, "this help";
    Redraw, "redraw", General, "draw the screen anew";
    Suspend, "suspend", General, "back to the shell; fg returns";
    Cancel, "cancel", General, "cancel, close";
    Quit, "quit", General, "quit";
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::config::Config;

    #[test]
    fn every_command_has_keys_and_a_name_of_its_own() {
        let names: HashSet<&str> = Command::ALL.iter().map(|command| command.name()).collect();
        assert_eq!(names.len(), Command::ALL.len());
        let config = Config::default();
        let bound: HashSet<&str> =
            config.keys.values().flat_map(|actions| actions.keys().map(String::as_str)).collect();
        assert_eq!(names, bound);
        assert!(Context::ALL.iter().all(|context| config.keys.contains_key(context.name())));
    }
}
