//! Arguments -> [`Command`].

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{Args, ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::config::THEMES;

mod notes;

pub use notes::{NotesCommand, Wanted};

/// Reads how several news outlets tell the same event, side by side.
#[derive(Debug, Parser)]
#[command(name = "rashomon", version, args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub struct Arguments {
    /// What to do; without one, the reader opens.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Articles to open: text or Markdown files, folders, story files, web addresses, or - for standard input; none opens the library, at first the sample story
    #[arg(value_name = "SOURCE")]
    pub sources: Vec<String>,

    /// Open the bundled sample story
    #[arg(long, conflicts_with = "sources")]
    pub sample: bool,

    /// Options of every command.
    #[command(flatten)]
    pub global: Global,
}

impl Arguments {
    /// Reads arguments, the program's name first; what is wrong with them, or the help asked for, is printed and ends the
    /// program.
    pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Self {
        let arguments = command_first(arguments.into_iter().collect());
        let definition = Self::command().color(colour_of_help(&arguments));
        Self::from_arg_matches(&definition.get_matches_from(arguments)).unwrap_or_else(|error| error.exit())
    }
}

/// The colours that are asked for, before anybody knows whether the arguments are right.
fn colour_of_help(arguments: &[OsString]) -> ColorChoice {
    let words = arguments.iter().map_while(|word| word.to_str().filter(|word| *word != "--"));
    let asked: Vec<&str> = words.collect();
    let named = asked.iter().find_map(|word| word.strip_prefix("--color="));
    let next = || asked.windows(2).find(|pair| pair[0] == "--color").map(|pair| pair[1]);
    match named.or_else(next) {
        Some("always") => ColorChoice::Always,
        Some("never") => ColorChoice::Never,
        _ => ColorChoice::Auto,
    }
}

/// Moves a command in front of the options of every command that stand before it: among them it would be a source.
fn command_first(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let definition = Arguments::command();
    let known = |word: &str| {
        definition.get_arguments().filter(|option| option.is_global_set()).find(|option| {
            option.get_long().is_some_and(|long| word.strip_prefix("--") == Some(long))
                || option.get_short().is_some_and(|short| word.strip_prefix('-') == Some(short.to_string().as_str()))
        })
    };
    let mut at = 1;
    while let Some(word) = arguments.get(at).and_then(|word| word.to_str()) {
        let (name, value) = word.split_once('=').map_or((word, None), |(name, value)| (name, Some(value)));
        match known(name) {
            Some(option) if option.get_action().takes_values() && value.is_none() => at += 2,
            Some(_) => at += 1,
            None if at > 1 && definition.find_subcommand(word).is_some() => {
                arguments[1..=at].rotate_right(1);
                break;
            }
            None => break,
        }
    }
    arguments
}

/// Options of every command.
#[derive(Debug, Args)]
pub struct Global {
    /// Keep settings and notes in this folder
    #[arg(long, global = true, value_name = "DIR")]
    pub config_dir: Option<PathBuf>,

    /// Colours of the reader
    #[arg(long, global = true, value_name = "NAME", value_parser = THEMES)]
    pub theme: Option<String>,

    /// Colours of what is printed; auto is on terminals, unless the environment says otherwise
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t, hide_default_value = true)]
    pub color: Colour,

    /// Fetch pages anew although they were kept
    #[arg(long, global = true)]
    pub refresh: bool,

    /// Fetch from this machine and private networks too, which a page could misuse
    #[arg(long, global = true)]
    pub allow_private: bool,

    /// Print no progress and no notices on standard error, failures only
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

const EXAMPLES: &str = "\
Examples:
  rashomon                             open the library; at first, the sample story
  rashomon ledger.txt post.txt         open two articles side by side
  rashomon story/                      open every article of a folder
  rashomon bridge.story.toml           open the articles that a story file lists
  rashomon https://ledger.example/gate https://post.example/tide
                                       open two web pages; they are kept, so next time no network is needed
  rashomon --refresh https://ledger.example/gate
                                       fetch the page anew
  pdftotext page.pdf - | rashomon - post.txt
  rashomon compare ledger.txt post.txt print what they share and where they part
  rashomon notes export -o notes.md    write the notes as Markdown

Where standard output is not a terminal, the comparison is printed instead.
Exit codes: 0 done, 1 something failed, 2 wrong usage.";

/// What can be done beside reading.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the comparison of articles
    Compare {
        /// Articles, as for the reader
        #[arg(value_name = "SOURCE", required_unless_present = "sample")]
        sources: Vec<String>,
        /// Compare the bundled sample story
        #[arg(long, conflicts_with = "sources")]
        sample: bool,
        /// How to print it; where this is not said, the name of the file does (.md, .json, .html), else it is text
        #[arg(long, value_enum)]
        format: Option<Format>,
        /// Write to a file instead of standard output
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Print your notes on the articles, too
        #[arg(long)]
        notes: bool,
        /// End with 3 where the articles state a fact differently so that both cannot hold
        #[arg(long)]
        exit_code: bool,
    },
    /// List, show, add, check, export and import notes
    #[command(after_help = notes::EXAMPLES)]
    Notes {
        /// What to do with them.
        #[command(subcommand)]
        command: NotesCommand,
    },
    /// Show where settings are kept, what they can be, and whether yours are right
    Config {
        /// What to show.
        #[command(subcommand)]
        command: ConfigCommand,
    },
}

/// Whether what is printed is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless the environment says otherwise
    #[default]
    Auto,
    /// In files and pipes, too
    Always,
    /// Nowhere
    Never,
}

/// How a comparison is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, plain text at 80 columns
    Text,
    /// For a wiki, with tables
    Markdown,
    /// For programs, schema rashomon.comparison/1
    Json,
}

impl Format {
    /// Returns the format that a file's name asks for; text where it says nothing.
    pub fn of_file(path: &Path) -> Self {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        match extension.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Self::Markdown,
            "json" => Self::Json,
            _ => Self::Text,
        }
    }
}

/// What can be shown of the settings.
#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    /// Print the path of the settings file
    Path,
    /// Print every setting with its default
    Print,
    /// Check the settings file and print every mistake
    Check,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definitions_are_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn options_of_every_command_may_stand_before_it() {
        let read = |line: &str| Arguments::read(line.split(' ').map(OsString::from));
        let folder = |arguments: &Arguments| arguments.global.config_dir.clone();
        for line in
            ["--config-dir X -q notes list", "--config-dir=X --quiet notes list", "notes --config-dir X list -q"]
        {
            let arguments = read(&format!("rashomon {line}"));
            assert!(matches!(arguments.command, Some(Command::Notes { command: NotesCommand::List { .. } })), "{line}");
            assert_eq!((folder(&arguments), arguments.global.quiet), (Some("X".into()), true), "{line}");
        }
        let arguments = read("rashomon --config-dir notes -q a.txt notes");
        assert_eq!((arguments.sources.join(" "), folder(&arguments)), ("a.txt notes".into(), Some("notes".into())));
        assert_eq!(read("rashomon -q -- notes").sources, ["notes"]);
    }

    #[test]
    fn a_files_name_says_how_a_comparison_is_printed() {
        for (name, expected) in
            [("a.md", Format::Markdown), ("a.JSON", Format::Json), ("a.txt", Format::Text), ("a", Format::Text)]
        {
            assert_eq!(Format::of_file(Path::new(name)), expected, "{name}");
        }
    }

    #[test]
    fn sources_and_commands_are_told_apart() {
        let arguments = Arguments::parse_from(["rashomon", "a.txt", "-"]);
        assert_eq!(arguments.sources, ["a.txt", "-"]);
        let arguments = Arguments::parse_from(["rashomon", "compare", "a.txt", "b.txt", "--format", "json"]);
        assert!(matches!(arguments.command, Some(Command::Compare { format: Some(Format::Json), .. })));
        assert!(Arguments::try_parse_from(["rashomon", "compare"]).is_err());
        assert!(Arguments::try_parse_from(["rashomon", "--sample", "a.txt"]).is_err());
    }
}
