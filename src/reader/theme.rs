//! Kinds, notes and places -> styles of the terminal.

use ratatui::style::{Color, Modifier, Style};

use super::lines::Lines;
use crate::comparison::{Kind, MARK_UNIQUE};

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
    /// Text that shares one claim.
    pub partial: Style,
    /// Text that only one outlet has.
    pub unique: Style,
    /// Added to words that differ from the counterpart's.
    pub differing: Style,
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

const fn rgb(hex: u32) -> Color {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color::Rgb(red, green, blue)
}

impl Theme {
    /// Returns the theme of a name; "auto" looks at the environment (see [`Theme::auto`]).
    pub fn named(name: &str) -> Self {
        match name {
            "dark" => Self::dark(),
            "light" => Self::light(),
            "16" => Self::sixteen(),
            "mono" => Self::mono(),
            _ => Self::auto(|name| std::env::var(name).ok()),
        }
    }

    /// Returns the theme that fits the environment: `NO_COLOR` (<https://no-color.org>: set and not empty) asks for
    /// none, `COLORFGBG` tells the background, `COLORTERM` whether it has more than sixteen colours.
    pub fn auto(variable: impl Fn(&str) -> Option<String>) -> Self {
        let given = |name: &str| variable(name).filter(|value| !value.is_empty());
        if given("NO_COLOR").is_some() || given("TERM").as_deref() == Some("dumb") {
            return Self::mono();
        }
        let rich = given("COLORTERM").is_some_and(|value| value == "truecolor" || value == "24bit");
        // The last number is the background: 0 to 6 and 8 are dark.
        let background = given("COLORFGBG").and_then(|value| value.rsplit(';').next()?.parse::<u8>().ok());
        match background {
            Some(0..=6 | 8) if rich => Self::dark(),
            Some(_) if rich => Self::light(),
            None if rich => Self::either(),
            _ => Self::sixteen(),
        }
    }

    fn dark() -> Self {
        Self::coloured("dark", [0x56_B4_E9, 0xE6_9F_00, 0xCC_79_A7, 0xFF_6A_3D], 0x8A_8A_8A)
    }

    fn light() -> Self {
        Self::coloured("light", [0x00_50_C8, 0x9A_67_00, 0xB0_20_8A, 0x7F_00_00], 0x6A_6A_6A)
    }

    /// For a background that is not known: each colour has a contrast of at least 3.7 on black, on #1e1e1e and on white.
    fn either() -> Self {
        Self::coloured("auto", [0x0A_84_E8, 0x9A_80_00, 0xC8_58_B8, 0xE0_40_38], 0x80_80_80)
    }

    /// Kinds in the order verbatim, reworded, paraphrase, alert.
    fn coloured(name: &'static str, [verbatim, reworded, paraphrase, alert]: [u32; 4], dim: u32) -> Self {
        let ink = |hex| Style::new().fg(rgb(hex));
        Self {
            name,
            verbatim: ink(verbatim),
            reworded: ink(reworded),
            paraphrase: ink(paraphrase),
            partial: ink(paraphrase),
            noted: ink(alert).add_modifier(Modifier::BOLD),
            dim: ink(dim),
            tie: ink(verbatim).add_modifier(Modifier::BOLD),
            ..Self::mono()
        }
    }

    /// The terminal's own colours; nothing is known of the background, so only magenta and red are used.
    fn sixteen() -> Self {
        Self {
            name: "16",
            paraphrase: Style::new().fg(Color::Magenta),
            partial: Style::new().fg(Color::Magenta),
            noted: Style::new().fg(Color::Red).add_modifier(Modifier::BOLD),
            ..Self::mono()
        }
    }

    fn mono() -> Self {
        let plain = Style::new();
        Self {
            name: "mono",
            verbatim: plain,
            reworded: plain,
            paraphrase: plain,
            partial: plain,
            unique: plain,
            differing: plain.add_modifier(Modifier::UNDERLINED),
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
}

/// Returns the mark of a kind; `None` is text that only one outlet has.
pub fn mark(kind: Option<Kind>) -> &'static str {
    kind.map_or(MARK_UNIQUE, Kind::mark)
}

/// The mark of a note.
pub const MARK_NOTE: &str = "*";

/// The mark of sentences that are held level.
pub const MARK_PINNED: &str = "o";

/// The mark of words that are searched for.
pub const MARK_HIT: &str = "/";

/// The mark of text that is set apart.
pub const MARK_SET_APART: &str = "#";

#[cfg(test)]
mod tests {
    use super::*;

    fn auto(variables: &[(&str, &str)]) -> &'static str {
        Theme::auto(|name| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())).name
    }

    #[test]
    fn the_environment_chooses_the_theme() {
        assert_eq!(auto(&[("NO_COLOR", "1"), ("COLORTERM", "truecolor")]), "mono");
        assert_eq!(auto(&[("NO_COLOR", ""), ("COLORTERM", "truecolor")]), "auto", "empty is not set");
        assert_eq!(auto(&[("COLORTERM", "truecolor"), ("COLORFGBG", "15;0")]), "dark");
        assert_eq!(auto(&[("COLORTERM", "truecolor"), ("COLORFGBG", "0;default;15")]), "light");
        assert_eq!(auto(&[("COLORFGBG", "15;0")]), "16");
        assert_eq!(auto(&[("TERM", "dumb")]), "mono");
    }

    /// The contrast of two colours (WCAG 2.1, relative luminance), 1 to 21.
    fn contrast(one: Color, other: Color) -> f64 {
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let luminance = |colour| match colour {
            Color::Rgb(red, green, blue) => 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue),
            other => panic!("{other} is no fixed colour"),
        };
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        if one > other { one / other } else { other / one }
    }

    #[test]
    fn every_colour_can_be_read_on_its_backgrounds() {
        let (black, grey, white) = (rgb(0), rgb(0x1E_1E_1E), rgb(0xFF_FF_FF));
        for (theme, backgrounds, least) in [
            (Theme::dark(), &[black, grey][..], 4.5),
            (Theme::light(), &[white], 4.5),
            (Theme::either(), &[black, grey, white], 3.7),
        ] {
            for style in [theme.verbatim, theme.reworded, theme.paraphrase, theme.partial, theme.noted, theme.dim] {
                for background in backgrounds {
                    let found = contrast(style.fg.unwrap(), *background);
                    assert!(found >= least, "{} {:?} on {background}: {found:.2}", theme.name, style.fg);
                }
            }
        }
    }

    #[test]
    fn mono_has_no_colour_at_all() {
        let theme = Theme::mono();
        let styles = [
            theme.verbatim,
            theme.reworded,
            theme.paraphrase,
            theme.partial,
            theme.unique,
            theme.differing,
            theme.current,
            theme.noted,
            theme.dim,
            theme.title,
            theme.focus,
            theme.tie,
        ];
        assert!(styles.iter().all(|style| style.fg.is_none() && style.bg.is_none() && style.underline_color.is_none()));
    }

    #[test]
    fn all_themes_are_gone_through() {
        let mut theme = Theme::either();
        let names: Vec<&str> = (0..5)
            .map(|_| {
                theme = Theme::named(theme.next());
                theme.name
            })
            .collect();
        assert_eq!(names, ["dark", "light", "16", "mono", "dark"]);
    }

    #[test]
    fn every_kind_has_a_mark_of_its_own() {
        let mut marks: Vec<&str> = Kind::ALL.iter().map(|kind| mark(Some(*kind))).collect();
        marks.extend([mark(None), MARK_SET_APART]);
        marks.sort_unstable();
        marks.dedup();
        assert_eq!(marks.len(), 6);
    }
}
