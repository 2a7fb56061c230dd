//! What the terminal is like, as far as a theme depends on it.

use crate::config::{Colours, Config};
use crate::reader::lines::Lines;

/// What a terminal's background is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Dark: text on it must be light.
    Dark,
    /// Light: text on it must be dark.
    Light,
}

/// What a theme depends on beside its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the terminal")]
pub struct Surroundings {
    /// Whether no colours are wanted, or there are none.
    pub is_colourless: bool,
    /// Whether the terminal has more than its own sixteen colours.
    pub is_rich: bool,
    /// The background, where it is known.
    pub ground: Option<Ground>,
    /// Whether the terminal is of a kind that can be asked for it.
    pub is_answering: bool,
    /// Whether lines and marks are drawn in ASCII.
    pub is_ascii: bool,
    /// Parts that the settings give another look.
    pub colours: Colours,
}

impl Surroundings {
    /// Returns what the environment and the settings say.
    ///
    /// `NO_COLOR` (<https://no-color.org>: set and not empty) asks for no colours, `COLORFGBG` tells the background,
    /// `COLORTERM` whether there are more than sixteen, the locale whether there is more than ASCII.
    pub fn new(variable: impl Fn(&str) -> Option<String>, config: &Config) -> Self {
        let given = |name: &str| variable(name).filter(|value| !value.is_empty());
        // The last number is the background: 0 to 6 and 8 are dark.
        let background = given("COLORFGBG").and_then(|value| value.rsplit(';').next()?.parse::<u8>().ok());
        // The first that is set is the one that counts; none, and "C", name no characters at all, and there most
        // terminals have all of Unicode anyway.
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(given).unwrap_or_default();
        Self {
            is_colourless: given("NO_COLOR").is_some() || given("TERM").as_deref() == Some("dumb"),
            is_answering: given("TERM").is_some_and(|term| !matches!(term.as_str(), "dumb" | "linux")),
            is_rich: given("COLORTERM").is_some_and(|value| value == "truecolor" || value == "24bit"),
            ground: background.map(|number| if matches!(number, 0..=6 | 8) { Ground::Dark } else { Ground::Light }),
            is_ascii: config.ascii.unwrap_or_else(|| names_another_charset(&locale)),
            colours: config.colours.clone(),
        }
    }

    /// Tells whether the looks of a theme depend on a background that is not known but could be asked for.
    pub fn is_unsure(&self, theme: &str) -> bool {
        self.ground.is_none()
            && self.is_answering
            && match theme {
                "auto" => !self.is_colourless,
                name => name == "16",
            }
    }

    /// Returns what lines and marks are drawn with.
    pub const fn lines(&self) -> &'static Lines {
        Lines::new(self.is_ascii)
    }
}

/// Tells whether a locale such as `de_DE.ISO-8859-1@euro` names a character set, and another one than UTF-8.
fn names_another_charset(locale: &str) -> bool {
    let charset = locale.split('@').next().and_then(|name| name.split_once('.')).map_or("", |(_, charset)| charset);
    let plain: String = charset.chars().filter(char::is_ascii_alphanumeric).collect();
    !plain.is_empty() && !plain.eq_ignore_ascii_case("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::theme::Theme;

    fn surroundings(variables: &[(&str, &str)]) -> Surroundings {
        let variable =
            |name: &str| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        Surroundings::new(variable, &Config::default())
    }

    #[test]
    fn the_environment_chooses_the_theme() {
        let rich = ("COLORTERM", "truecolor");
        for (variables, expected) in [
            (&[("NO_COLOR", "1"), rich][..], "mono"),
            (&[("NO_COLOR", ""), rich], "auto"),
            (&[rich, ("COLORFGBG", "15;0")], "dark"),
            (&[rich, ("COLORFGBG", "0;default;15")], "light"),
            (&[("COLORFGBG", "15;0")], "16"),
            (&[("TERM", "dumb")], "mono"),
        ] {
            assert_eq!(Theme::named("auto", &surroundings(variables)).name, expected, "{variables:?}");
        }
    }

    #[test]
    fn the_terminals_own_colours_follow_its_background() {
        let of = |ground| Theme::named("16", &Surroundings { ground, ..Surroundings::default() });
        let (dark, light, unknown) = (of(Some(Ground::Dark)), of(Some(Ground::Light)), of(None));
        assert_ne!(dark.verbatim, light.verbatim);
        assert_eq!((unknown.verbatim.fg, unknown.reworded.fg), (None, None));
    }

    #[test]
    fn the_terminal_is_asked_only_where_that_decides_something() {
        let xterm = ("TERM", "xterm-256color");
        for (theme, variables, expected) in [
            ("auto", &[xterm][..], true),
            ("16", &[xterm], true),
            ("dark", &[xterm], false),
            ("mono", &[xterm], false),
            ("auto", &[xterm, ("COLORFGBG", "15;0")], false),
            ("auto", &[xterm, ("NO_COLOR", "1")], false),
            ("auto", &[("TERM", "linux")], false),
            ("auto", &[("TERM", "dumb")], false),
            ("auto", &[], false),
        ] {
            assert_eq!(surroundings(variables).is_unsure(theme), expected, "{theme} {variables:?}");
        }
    }

    #[test]
    fn lines_are_ascii_where_the_locale_names_another_charset() {
        for (variables, expected) in [
            (&[][..], false),
            (&[("LANG", "C")], false),
            (&[("LANG", "C.UTF-8")], false),
            (&[("LANG", "en_GB.utf8")], false),
            (&[("LANG", "de_DE.ISO-8859-1")], true),
            (&[("LANG", "de_DE@euro")], false),
            (&[("LANG", "de_DE.ISO8859-15@euro")], true),
            (&[("LC_ALL", "en_GB.UTF-8"), ("LANG", "ja_JP.eucJP")], false),
            (&[("LC_ALL", ""), ("LC_CTYPE", "ja_JP.eucJP"), ("LANG", "en_GB.UTF-8")], true),
        ] {
            assert_eq!(surroundings(variables).is_ascii, expected, "{variables:?}");
        }
        let config = Config { ascii: Some(false), ..Config::default() };
        assert!(!Surroundings::new(|_| Some("de_DE.ISO-8859-1".to_owned()), &config).is_ascii);
    }
}
