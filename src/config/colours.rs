//! Looks of a theme's parts that the user wants otherwise, read as plain data.

use std::collections::BTreeMap;

use toml::Value;

use super::nearest;

/// For each theme by name, for each part by name: its look.
pub type Colours = BTreeMap<String, BTreeMap<String, Look>>;

/// The themes whose looks can be changed; "auto" is the one for a background that is not known.
pub const THEMES: [&str; 4] = ["auto", "dark", "light", "16"];

/// The parts of a theme.
pub const PARTS: [&str; 16] = [
    "verbatim",
    "reworded",
    "paraphrase",
    "partial",
    "unique",
    "differing",
    "conflict",
    "note",
    "current",
    "hit",
    "hit-in-hand",
    "selected",
    "title",
    "focus",
    "tie",
    "dim",
];

/// The terminal's own sixteen colours, in their order.
pub const SIXTEEN: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "white",
    "bright-black",
    "bright-red",
    "bright-green",
    "bright-yellow",
    "bright-blue",
    "bright-magenta",
    "bright-cyan",
    "bright-white",
];

/// What a text can be beside coloured.
const ATTRIBUTES: [&str; 5] = ["bold", "dim", "italic", "underline", "reverse"];

/// A colour of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ink {
    /// The one text has anyway.
    #[default]
    Default,
    /// One of [`SIXTEEN`], by its place.
    Named(u8),
    /// Red, green, blue.
    Rgb(u8, u8, u8),
}

/// The whole look of a part: what is not named is not there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is an attribute that terminals have")]
pub struct Look {
    /// The colour.
    pub ink: Ink,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it is dimmed.
    pub dim: bool,
    /// Whether it is slanted.
    pub italic: bool,
    /// Whether it is underlined.
    pub underline: bool,
    /// Whether text and background change places.
    pub reverse: bool,
}

impl Look {
    /// Reads a look such as `#56B4E9 bold`.
    ///
    /// # Errors
    /// What is wrong with it, a clause.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut look = Self::default();
        let mut has_ink = false;
        for word in text.split_whitespace() {
            match word {
                "bold" => look.bold = true,
                "dim" => look.dim = true,
                "italic" => look.italic = true,
                "underline" => look.underline = true,
                "reverse" => look.reverse = true,
                colour => {
                    if std::mem::replace(&mut has_ink, true) {
                        return Err(format!("{text:?} has two colours"));
                    }
                    look.ink = ink(colour)?;
                }
            }
        }
        if text.trim().is_empty() {
            return Err("expected a colour, such as \"#56B4E9\", \"red\" or \"default\"".to_owned());
        }
        Ok(look)
    }
}

fn ink(word: &str) -> Result<Ink, String> {
    if let Some(digits) = word.strip_prefix('#') {
        let number = u32::from_str_radix(digits, 16).ok().filter(|_| digits.len() == 6 && !digits.starts_with('+'));
        let [_, red, green, blue] = number.ok_or_else(|| format!("{word:?} is no #rrggbb"))?.to_be_bytes();
        return Ok(Ink::Rgb(red, green, blue));
    }
    if word == "default" {
        return Ok(Ink::Default);
    }
    if let Some(place) = SIXTEEN.iter().position(|name| *name == word) {
        return Ok(Ink::Named(u8::try_from(place).unwrap_or(0)));
    }
    let known = SIXTEEN.into_iter().chain(ATTRIBUTES).chain(["default"]);
    Err(format!("there is no colour {word:?}; did you mean {}?", nearest(word, known)))
}

/// Takes the tables `[colours.dark]` and its like; `tell` is given where something is wrong, and what.
pub(super) fn set(colours: &mut Colours, value: &Value, tell: &mut dyn FnMut(&str, String)) {
    let Some(themes) = value.as_table() else {
        tell("colours", format!("colours: expected a table such as [colours.dark], found {value}"));
        return;
    };
    for (theme, parts) in themes {
        let table = format!("colours.{theme}");
        if !THEMES.contains(&theme.as_str()) {
            let why = if theme == "mono" { "it has no colours".to_owned() } else { nearest_of(theme, &THEMES) };
            tell(&table, format!("{table}: there is no such theme to colour; {why}"));
            continue;
        }
        let Some(parts) = parts.as_table() else {
            tell(&table, format!("{table}: expected a table of looks, found {parts}"));
            continue;
        };
        for (part, look) in parts {
            let at = format!("{table}.{part}");
            if !PARTS.contains(&part.as_str()) {
                let why = nearest_of(part, &PARTS);
                tell(&at, format!("{table}: {part}: there is no such part; {why}"));
                continue;
            }
            match look.as_str().map(Look::parse) {
                Some(Ok(look)) => {
                    colours.entry(theme.clone()).or_default().insert(part.clone(), look);
                }
                Some(Err(why)) => tell(&at, format!("{table}: {part}: {why}")),
                None => tell(&at, format!("{table}: {part}: expected a text such as \"red bold\", found {look}")),
            }
        }
    }
}

fn nearest_of(name: &str, known: &[&'static str]) -> String {
    format!("did you mean {}?", nearest(name, known.iter().copied()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn looks_are_read() {
        let plain = Look::default();
        for (text, expected) in [
            ("#56B4E9", Ok(Look { ink: Ink::Rgb(0x56, 0xB4, 0xE9), ..plain })),
            ("red bold", Ok(Look { ink: Ink::Named(1), bold: true, ..plain })),
            ("bold bright-white", Ok(Look { ink: Ink::Named(15), bold: true, ..plain })),
            ("default", Ok(plain)),
            (
                "underline reverse italic dim",
                Ok(Look { underline: true, reverse: true, italic: true, dim: true, ..plain }),
            ),
            ("", Err("expected a colour")),
            ("#56B4", Err("no #rrggbb")),
            ("#+56B4E", Err("no #rrggbb")),
            ("#ééé", Err("no #rrggbb")),
            ("rde", Err("did you mean red?")),
            ("underlined", Err("did you mean underline?")),
            ("red blue", Err("two colours")),
        ] {
            match (Look::parse(text), expected) {
                (found, Ok(expected)) => assert_eq!(found, Ok(expected), "{text}"),
                (found, Err(part)) => assert!(found.clone().is_err_and(|why| why.contains(part)), "{text}: {found:?}"),
            }
        }
    }

    #[test]
    fn a_mistake_names_its_own_line_and_the_rest_applies() {
        let text = "[colours.dark]\nverbatim = \"#102030\"\ndim = 3\n[colours.light]\nverbatim = \"blu\"\nverbatm = \"red\"\n\
                    title = \"bold\"\n[colours.drak]\n[colours.mono]\n";
        let (config, mistakes) = Config::parse(text, "c.toml");
        assert_eq!(config.colours["dark"]["verbatim"].ink, Ink::Rgb(0x10, 0x20, 0x30));
        assert!(config.colours["light"]["title"].bold);
        assert_eq!(config.colours["light"].len(), 1);
        let told = mistakes.join("\n");
        for part in [
            "c.toml:3: colours.dark: dim: expected a text",
            "c.toml:5: colours.light: verbatim: there is no colour \"blu\"; did you mean blue?",
            "c.toml:6: colours.light: verbatm: there is no such part; did you mean verbatim?",
            "c.toml:8: colours.drak: there is no such theme to colour; did you mean dark?",
            "c.toml:9: colours.mono: there is no such theme to colour; it has no colours",
        ] {
            assert!(told.contains(part), "{part} in\n{told}");
        }
    }
}
