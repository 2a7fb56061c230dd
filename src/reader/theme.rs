//! Kinds, notes and places -> styles of the terminal.

use ratatui::style::{Modifier, Style};

use super::lines::Lines;
use crate::comparison::{Kind, MARK_UNIQUE};
pub use surroundings::{Ground, Surroundings};

mod palettes;
mod surroundings;
#[cfg(test)]
mod vision;

/// The styles of everything that is drawn.
///
/// Colour never carries a meaning alone: each kind has a mark too, and the theme "mono" has no colour at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// The name in the settings file.
    pub name: &'static str,
    /// Text of the same words.
    pub verbatim: Style,
    /// Text of the same claim in nearly the same words.
    pub reworded: Style,
    /// Text of the same claim in other words.
    pub paraphrase: Style,
    /// Words of a claim that text shares with a counterpart, one side saying more.
    pub partial: Style,
    /// Text that only one outlet has.
    pub unique: Style,
    /// Added to words that differ from the counterpart's.
    pub differing: Style,
    /// The mark of a fact that a counterpart states differently.
    pub conflict: Style,
    /// Added to the passage in hand and its counterparts.
    pub current: Style,
    /// The mark of a note, and what is wrong.
    pub noted: Style,
    /// Text set apart, frames, hints.
    pub dim: Style,
    /// Titles of panes and windows.
    pub title: Style,
    /// The title of the pane in hand, the row in hand.
    pub focus: Style,
    /// The line that ties the passage in hand to its counterpart.
    pub tie: Style,
    /// Added to words that are looked for.
    pub hit: Style,
    /// Added to the hit in hand.
    pub hit_in_hand: Style,
    /// Added to sentences that are selected.
    pub selected: Style,
    /// What lines and marks are drawn with.
    pub lines: &'static Lines,
}

/// The names of the themes, in the order they are gone through.
pub const NAMES: [&str; 4] = ["dark", "light", "16", "mono"];

impl Theme {
    /// Returns the theme of a name as it looks in its surroundings; "auto" is the one that fits them best.
    pub fn named(name: &str, surroundings: &Surroundings) -> Self {
        let ground = surroundings.ground;
        let theme = match name {
            "dark" => Self::dark(),
            "light" => Self::light(),
            "16" => Self::sixteen(ground),
            "mono" => Self::mono(),
            _ if surroundings.is_colourless => Self::mono(),
            _ if !surroundings.is_rich => Self::sixteen(ground),
            _ => match ground {
                Some(Ground::Dark) => Self::dark(),
                Some(Ground::Light) => Self::light(),
                None => Self::either(),
            },
        };
        let lines = surroundings.lines();
        surroundings.colours.get(theme.name).into_iter().flatten().fold(Self { lines, ..theme }, |mut theme, change| {
            if let Some(style) = theme.part_mut(change.0) {
                *style = palettes::style(*change.1);
            }
            theme
        })
    }

    /// Returns a part by its name in the settings file.
    fn part_mut(&mut self, name: &str) -> Option<&mut Style> {
        Some(match name {
            "verbatim" => &mut self.verbatim,
            "reworded" => &mut self.reworded,
            "paraphrase" => &mut self.paraphrase,
            "partial" => &mut self.partial,
            "unique" => &mut self.unique,
            "differing" => &mut self.differing,
            "conflict" => &mut self.conflict,
            "note" => &mut self.noted,
            "current" => &mut self.current,
            "hit" => &mut self.hit,
            "hit-in-hand" => &mut self.hit_in_hand,
            "selected" => &mut self.selected,
            "title" => &mut self.title,
            "focus" => &mut self.focus,
            "tie" => &mut self.tie,
            "dim" => &mut self.dim,
            _ => return None,
        })
    }

    /// Returns the style of text of a kind; `None` is text that only one outlet has.
    pub const fn kind(&self, kind: Option<Kind>) -> Style {
        match kind {
            Some(Kind::Verbatim) => self.verbatim,
            Some(Kind::Reworded) => self.reworded,
            Some(Kind::Paraphrase) => self.paraphrase,
            Some(Kind::Partial) => self.partial,
            None => self.unique,
        }
    }

    /// Returns the name of the theme after this one.
    pub fn next(&self) -> &'static str {
        let place = NAMES.iter().position(|name| *name == self.name);
        NAMES[place.map_or(0, |place| (place + 1) % NAMES.len())]
    }

    fn mono() -> Self {
        let plain = Style::new();
        Self {
            name: "mono",
            verbatim: plain,
            reworded: plain,
            paraphrase: plain,
            partial: plain.add_modifier(Modifier::ITALIC),
            unique: plain,
            differing: plain.add_modifier(Modifier::UNDERLINED),
            conflict: plain.add_modifier(Modifier::BOLD),
            current: plain.add_modifier(Modifier::BOLD),
            noted: plain.add_modifier(Modifier::BOLD),
            dim: plain.add_modifier(Modifier::DIM),
            title: plain.add_modifier(Modifier::BOLD),
            focus: plain.add_modifier(Modifier::BOLD.union(Modifier::REVERSED)),
            tie: plain.add_modifier(Modifier::BOLD),
            hit: plain.add_modifier(Modifier::REVERSED),
            hit_in_hand: plain.add_modifier(Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::BOLD)),
            selected: plain.add_modifier(Modifier::REVERSED),
            lines: &Lines::UNICODE,
        }
    }
}

/// Returns the mark of a kind; `None` is text that only one outlet has.
pub fn mark(kind: Option<Kind>) -> &'static str {
    kind.map_or(MARK_UNIQUE, Kind::mark)
}

/// The mark of a note.
pub const MARK_NOTE: &str = "*";

/// The mark of a note whose place is unsure.
pub const MARK_REVIEW: &str = "?";

/// The mark of a note whose words are gone.
pub const MARK_ORPHAN: &str = "x";

/// The mark of a row of a list that something is to be done with.
pub const MARK_MARKED: &str = "■";

/// The mark of sentences that are held level.
pub const MARK_PINNED: &str = "o";

/// The mark of words that are searched for.
pub const MARK_HIT: &str = "/";

/// The mark of text that is set apart.
pub const MARK_SET_APART: &str = "#";

#[cfg(test)]
mod tests {
    use ratatui::style::Color;

    use super::*;
    use crate::config::{Config, colours};

    #[test]
    fn mono_has_no_colour_at_all() {
        let mut theme = Theme::mono();
        for part in colours::PARTS {
            let style = *theme.part_mut(part).unwrap();
            assert!(style.fg.is_none() && style.bg.is_none() && style.underline_color.is_none(), "{part}");
        }
    }

    #[test]
    fn all_themes_are_gone_through() {
        let mut theme = Theme::named("auto", &Surroundings { is_rich: true, ..Surroundings::default() });
        assert_eq!(theme.name, "auto");
        let names = std::iter::repeat_with(|| {
            theme = Theme::named(theme.next(), &Surroundings::default());
            theme.name
        });
        assert_eq!(names.take(5).collect::<Vec<_>>(), ["dark", "light", "16", "mono", "dark"]);
    }

    #[test]
    fn what_the_settings_say_of_a_part_is_its_whole_look() {
        let text = "[colours.16]\nconflict = \"bright-blue italic\"\ntitle = \"default\"\nhit = \"yellow\"\n\
             selected = \"underline\"\n[colours.dark]\ndim = \"#102030\"\n";
        let (config, mistakes) = Config::parse(text, "c.toml");
        assert_eq!(mistakes, Vec::<String>::new());
        let surroundings = Surroundings::new(|_| None, &config);
        let sixteen = Theme::named("16", &surroundings);
        assert_eq!(sixteen.conflict, Style::new().fg(Color::LightBlue).add_modifier(Modifier::ITALIC));
        assert_eq!(sixteen.hit, Style::new().fg(Color::Yellow));
        assert_eq!(sixteen.selected, Style::new().add_modifier(Modifier::UNDERLINED));
        assert_eq!(sixteen.hit_in_hand, Theme::named("16", &Surroundings::default()).hit_in_hand);
        assert_eq!((sixteen.title, sixteen.dim), (Style::new(), Theme::mono().dim));
        assert_eq!(Theme::named("dark", &surroundings).dim.fg, Some(Color::Rgb(0x10, 0x20, 0x30)));
        assert_eq!(Theme::named("light", &surroundings), Theme::named("light", &Surroundings::default()));
    }

    #[test]
    fn every_kind_has_a_mark_of_its_own() {
        let mut marks: Vec<&str> = Kind::ALL.iter().map(|kind| mark(Some(*kind))).collect();
        marks.extend([mark(None), MARK_SET_APART]);
        marks.sort_unstable();
        marks.dedup();
        assert_eq!(marks.len(), 6);
    }

    #[test]
    fn no_two_kinds_look_alike_without_colour_where_words_are_marked() {
        let mono = Theme::mono();
        assert_ne!(mono.partial, mono.differing);
        assert_ne!(mono.partial, mono.current);
    }
}
