//! Whether what is printed to standard output is coloured.

use super::Colour;

/// Tells whether colours are wanted where standard output is a terminal or is not.
///
/// What was asked for with `--color` wins over the environment, and there `NO_COLOR` (<https://no-color.org>: set and not
/// empty) over `CLICOLOR_FORCE` and `CLICOLOR` (<https://bixense.com/clicolors>), as in the library that prints the help.
pub fn is_wanted(asked: Colour, variable: impl Fn(&str) -> Option<String>, is_terminal: bool) -> bool {
    let given = |name: &str| variable(name).filter(|value| !value.is_empty());
    match asked {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto if given("NO_COLOR").is_some() => false,
        Colour::Auto if given("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
        Colour::Auto => {
            let is_able = given("TERM").as_deref() != Some("dumb");
            is_terminal && is_able && given("CLICOLOR").as_deref() != Some("0")
        }
    }
}

/// Tells whether the terminal says that it has all colours, not only sixteen (`COLORTERM`).
pub fn is_rich(variable: impl Fn(&str) -> Option<String>) -> bool {
    variable("COLORTERM").is_some_and(|value| matches!(value.as_str(), "truecolor" | "24bit"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flag_wins_over_the_environment_and_that_over_the_terminal() {
        let (auto, always, never) = (Colour::Auto, Colour::Always, Colour::Never);
        // What was asked for, the environment, whether standard output is a terminal; whether there are colours.
        for (asked, variables, is_terminal, expected) in [
            (auto, &[][..], true, true),
            (auto, &[], false, false),
            (auto, &[("NO_COLOR", "1")], true, false),
            (auto, &[("NO_COLOR", "0")], true, false),
            (auto, &[("NO_COLOR", "")], true, true),
            (auto, &[("CLICOLOR_FORCE", "1")], false, true),
            (auto, &[("CLICOLOR_FORCE", "0")], false, false),
            (auto, &[("CLICOLOR_FORCE", "")], false, false),
            (auto, &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], true, false),
            (auto, &[("CLICOLOR", "0")], true, false),
            (auto, &[("CLICOLOR", "1")], true, true),
            (auto, &[("CLICOLOR", "1")], false, false),
            (auto, &[("CLICOLOR", "0"), ("CLICOLOR_FORCE", "1")], false, true),
            (auto, &[("TERM", "dumb")], true, false),
            (auto, &[("TERM", "dumb"), ("CLICOLOR_FORCE", "1")], true, true),
            (auto, &[("TERM", "xterm-256color")], true, true),
            (always, &[("NO_COLOR", "1"), ("TERM", "dumb"), ("CLICOLOR", "0")], false, true),
            (never, &[("CLICOLOR_FORCE", "1")], true, false),
        ] {
            let variable = |name: &str| {
                let found = variables.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(is_wanted(asked, variable, is_terminal), expected, "{asked:?} {variables:?} {is_terminal}");
        }
    }
}
