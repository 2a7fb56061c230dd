//! Arguments -> [`Command`].

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{Args, ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum, ValueHint};

use crate::config::THEMES;

pub mod colour;
mod notes;
mod pages;

pub use clap_complete::Shell;
pub use notes::{NotesCommand, NotesFormat, Wanted};
pub use pages::{completions, manual};

/// Reads how several news outlets tell the same event, side by side.
#[derive(Debug, Parser)]
#[command(name = "rashomon", version, args_conflicts_with_subcommands = true, after_long_help = EXAMPLES)]
pub struct Arguments {
    /// What to do; without one, the reader opens.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Articles to open: text or Markdown files, folders, story files, web addresses, or - for standard input; none opens the library, at first the sample story
    #[arg(value_name = "SOURCE", value_hint = ValueHint::AnyPath)]
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
        Self::try_read(arguments).unwrap_or_else(|error| error.exit())
    }

    fn try_read(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, clap::Error> {
        let arguments = command_first(arguments.into_iter().collect());
        let definition = Self::command().color(colour_of_help(&arguments));
        Self::from_arg_matches(&definition.try_get_matches_from(arguments)?)
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
        // Left to itself, the library that prints the help colours it on a dumb terminal where a variable `CI` is set.
        _ if !colour::is_wanted(Colour::Auto, |name| std::env::var(name).ok(), true) => ColorChoice::Never,
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
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
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

    /// Write what is done to a file, which grows from run to run; for reports of faults, without what addresses hold of passwords and queries
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub log: Option<PathBuf>,

    /// Print no progress and no notices on standard error, failures only
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

const EXAMPLES: &str = "\
Examples:
  rashomon                              open the library; at first, the sample story
  rashomon ledger.txt post.txt          open two articles side by side
  rashomon story/                       open every article of a folder
  rashomon bridge.story.toml            open the articles that a story file lists
  rashomon https://ledger.example/gate https://post.example/tide
                                        open two web pages; they are kept, so next time no network is needed
  rashomon --refresh https://ledger.example/gate
                                        fetch the page anew
  pdftotext page.pdf - | rashomon - post.txt
                                        open what another program prints
  rashomon compare ledger.txt post.txt  print what they share and where they part
  rashomon notes export -o notes.md     write the notes as Markdown

Where standard output is not a terminal, the comparison is printed instead.
Exit codes: 0 done, 1 something failed, 2 wrong usage, 3 what --exit-code asks for.";

const COMPARING: &str = "\
Examples:
  rashomon compare ledger.txt post.txt
  rashomon compare ledger.txt           what is known of one article
  rashomon compare --format json story/ -o story.json
  rashomon compare --exit-code ledger.txt post.txt || echo 'they contradict each other'

A file is written whole or not at all.

Exit codes: 0 done, 1 something failed, 2 wrong usage; with --exit-code 3 where a fact is told so that both cannot hold
(what is only near, rounded or vaguer, does not count).";

const COMPLETING: &str = "\
Examples:
  rashomon completions bash > ~/.local/share/bash-completion/completions/rashomon
  rashomon completions zsh > ~/.zfunc/_rashomon
  rashomon completions fish > ~/.config/fish/completions/rashomon.fish
  rashomon completions powershell >> $PROFILE
  rashomon completions elvish > ~/.config/elvish/lib/rashomon.elv

For zsh, ~/.zshrc needs fpath=(~/.zfunc $fpath) before compinit; for elvish, rc.elv needs: use rashomon.";

const MANUAL: &str = "\
Examples:
  rashomon man > ~/.local/share/man/man1/rashomon.1
  rashomon man | man -l -               read it at once";

const CONFIGURING: &str = "\
Examples:
  rashomon config print > \"$(rashomon config path)\"
                                        begin with a file that holds every default
  rashomon config check                 tell what is wrong with the settings, with the lines

Exit codes: 0 done, 1 something failed or is wrong, 2 wrong usage.";

/// What can be done beside reading.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print the comparison of articles
    #[command(after_long_help = COMPARING)]
    Compare {
        /// Articles, as for the reader
        #[arg(value_name = "SOURCE", required_unless_present = "sample", value_hint = ValueHint::AnyPath)]
        sources: Vec<String>,
        /// Compare the bundled sample story
        #[arg(long, conflicts_with = "sources")]
        sample: bool,
        /// How to print it; where this is not said, the name of the file does (.md, .json, .html), else it is text
        #[arg(long, value_enum)]
        format: Option<Format>,
        /// Write to a file instead of standard output
        #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        output: Option<PathBuf>,
        /// Print your notes on the articles, too
        #[arg(long)]
        notes: bool,
        /// End with 3 where the articles state a fact differently so that both cannot hold
        #[arg(long)]
        exit_code: bool,
    },
    /// List, show, add, check, export and import notes
    #[command(after_long_help = notes::EXAMPLES)]
    Notes {
        /// What to do with them.
        #[command(subcommand)]
        command: NotesCommand,
    },
    /// Show where settings are kept, what they can be, and whether yours are right
    #[command(after_long_help = CONFIGURING)]
    Config {
        /// What to show.
        #[command(subcommand)]
        command: ConfigCommand,
    },
    /// Print the script that completes arguments in a shell
    #[command(after_long_help = COMPLETING)]
    Completions {
        /// The shell
        #[arg(value_name = "SHELL")]
        shell: Shell,
    },
    /// Print the manual page
    #[command(after_long_help = MANUAL)]
    Man,
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
    /// One page for a browser, with nothing loaded from elsewhere
    Html,
}

impl Format {
    /// Returns the format that a file's name asks for, text where it says nothing; none where it asks for one that is not
    /// written here.
    pub fn of_file(path: &Path) -> Option<Self> {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        match extension.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Self::Markdown),
            "json" => Some(Self::Json),
            "html" | "htm" => Some(Self::Html),
            "pdf" | "doc" | "docx" | "odt" | "rtf" | "epub" | "csv" | "xlsx" | "yaml" | "xml" => None,
            _ => Some(Self::Text),
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

    /// What stands below the help of a command and of all below it, under its name.
    fn remarks(command: &clap::Command, found: &mut Vec<(String, String)>) {
        let told = command.get_after_long_help().map(ToString::to_string).unwrap_or_default();
        found.push((command.get_bin_name().unwrap_or("rashomon").to_owned(), told));
        command.get_subcommands().filter(|below| below.get_name() != "help").for_each(|below| remarks(below, found));
    }

    /// The calls of the program in a line for a shell, each as the words that the program would be given.
    fn calls(line: &str) -> Vec<Vec<String>> {
        // What follows two blanks outside of quotation marks tells what the line does.
        let (mut end, mut quote, mut before) = (line.len(), None, 'x');
        for (at, c) in line.char_indices() {
            match (c, quote) {
                ('\'' | '"', None) => quote = Some(c),
                (c, Some(mark)) if c == mark => quote = None,
                (' ', None) if before == ' ' => {
                    end = at;
                    break;
                }
                _ => {}
            }
            before = c;
        }
        let words =
            shlex::split(line[..end].split(" #").next().unwrap()).unwrap_or_else(|| panic!("no shell reads {line}"));
        let goes_on = |word: &String| ["|", "||", "&&", ">", ">>", "<"].contains(&word.as_str());
        let all = words.split(goes_on).filter(|call| call.first().is_some_and(|word| word == "rashomon"));
        all.map(<[String]>::to_vec).collect()
    }

    fn check_calls(place: &str, lines: &str) -> usize {
        let mut count = 0;
        for line in lines.replace("\\\n", "").lines().map(str::trim).filter(|line| line.contains("rashomon ")) {
            for call in calls(line) {
                let read = Arguments::try_read(call.iter().map(OsString::from));
                let is_help = |error: &clap::Error| error.exit_code() == 0;
                assert!(read.as_ref().err().is_none_or(is_help), "{place}: {line}: {}", read.err().unwrap());
                count += 1;
            }
        }
        count
    }

    #[test]
    fn every_example_of_the_helps_can_be_run() {
        let mut helps = Vec::new();
        let mut definition = Arguments::command();
        definition.build();
        remarks(&definition, &mut helps);
        assert!(helps.len() >= 15, "{helps:?}");
        for (name, told) in helps {
            let shown: Vec<&str> = told.lines().filter(|line| line.starts_with("  ")).collect();
            let count = check_calls(&name, &shown.join("\n"));
            let needs_none = ["config path", "config print", "config check", "notes show"];
            assert!(count > 0 || needs_none.iter().any(|ending| name.ends_with(ending)), "{name} shows no example");
        }
        assert_eq!(calls("a b | rashomon - 'c  d' && rashomon e  # what it does").len(), 2);
    }

    #[test]
    fn every_line_of_the_readme_can_be_run() {
        let readme = include_str!("../README.md");
        let blocks: Vec<&str> = readme.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
        assert!(check_calls("README.md", &blocks.join("\n")) > 10);
    }

    #[test]
    fn the_readme_or_the_manual_names_every_command_and_option() {
        let manual = String::from_utf8(manual().unwrap()).unwrap().replace("\\-", "-");
        let told = format!("{}{manual}", include_str!("../README.md"));
        let mut definition = Arguments::command();
        definition.build();
        let mut helps = Vec::new();
        remarks(&definition, &mut helps);
        for (name, _) in helps {
            assert!(told.contains(&name), "{name} is told of nowhere");
        }
        for option in definition.get_arguments().filter_map(|option| option.get_long()) {
            assert!(told.contains(&format!("--{option}")), "--{option} is told of nowhere");
        }
    }

    #[test]
    fn a_files_name_says_how_a_comparison_is_printed() {
        for (name, expected) in [
            ("a.md", Some(Format::Markdown)),
            ("a.JSON", Some(Format::Json)),
            ("a.htm", Some(Format::Html)),
            ("a.txt", Some(Format::Text)),
            ("a", Some(Format::Text)),
            ("a.pdf", None),
        ] {
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
