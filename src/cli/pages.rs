//! What the shell knows of the arguments: completions and the manual page, made from their definitions.

use std::io;

use clap::builder::Resettable;
use clap::{Arg, Command, CommandFactory, Id};
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use super::Arguments;

/// What the manual page tells of files and variables, each with what it is for.
const SURROUNDINGS: [(&str, &[(&str, &str)]); 2] = [
    (
        "ENVIRONMENT",
        &[
            ("RASHOMON_CONFIG_DIR", "The folder that settings and notes are kept in; --config-dir wins over it."),
            (
                "RASHOMON_STATE_DIR",
                "The folder that the library is kept in: what was open before, with texts and corrections.",
            ),
            ("RASHOMON_CACHE_DIR", "The folder that pages are kept in."),
            ("NO_COLOR", "Where it is not empty, nothing is coloured; --color and --theme win over it."),
            ("CLICOLOR_FORCE", "Where it is neither empty nor 0, what is printed is coloured in files and pipes, too."),
            ("CLICOLOR", "Where it is 0, nothing that is printed is coloured."),
            ("VISUAL, EDITOR", "The editor for the words of a note, with its arguments."),
            ("BROWSER", "The program that opens addresses, with its arguments."),
            (
                "ALL_PROXY, HTTPS_PROXY, HTTP_PROXY, NO_PROXY",
                "The proxy that pages are fetched through, and for which servers there is none.",
            ),
        ],
    ),
    (
        "FILES",
        &[
            (
                "~/.config/rashomon",
                "On Linux: config.toml (rashomon config print shows all of it), notes/, texts/, trash/, drafts/. Elsewhere \
                 the folder is where the system keeps such; rashomon config path tells.",
            ),
            ("~/.local/state/rashomon", "On Linux: the library."),
            ("~/.cache/rashomon", "On Linux: pages that were fetched."),
        ],
    ),
];

/// The day on which the manual page last changed in more than its wording; programs that show it want one.
const CHANGED: &str = "2026-11-28";

/// Returns the script that completes arguments in a shell.
pub fn completions(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    let definition = Arguments::command();
    if shell != Shell::Zsh {
        clap_complete::generate(shell, &mut definition.clone(), "rashomon", &mut script);
        return script;
    }
    // In the script for zsh a command would be taken for a source, and what follows it for the command: sources stand
    // beside the commands instead.
    let named = definition.get_arguments().filter(|arg| !arg.is_positional()).cloned();
    let named = named.map(|arg| arg.conflicts_with(Resettable::<Id>::Reset));
    let mut sourceless = Command::new("rashomon").version(env!("CARGO_PKG_VERSION")).args(named);
    sourceless = sourceless.subcommands(definition.get_subcommands().cloned());
    clap_complete::generate(shell, &mut sourceless, "rashomon", &mut script);
    let script = String::from_utf8_lossy(&script);
    let (commands, end) = ("\":: :_rashomon_commands\"", "        esac\n    ;;\nesac\n}");
    let with_files = script.replacen(commands, "\":: :{_rashomon_commands; _files}\"", 1);
    with_files.replacen(end, &format!("            (*)\n_files\n;;\n{end}"), 1).into_bytes()
}

/// Returns the manual page, which tells of all commands.
///
/// # Errors
/// None but those of writing to memory.
pub fn manual() -> io::Result<Vec<u8>> {
    let mut definition = Arguments::command().disable_help_subcommand(true);
    definition.build();
    let man = Man::new(definition.clone()).title("RASHOMON").date(CHANGED).manual("User Commands");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    let mut text = Roff::new();
    text.control("SH", ["COMMANDS"]);
    page.extend(text.render().into_bytes());
    commands(&definition, &mut page)?;
    let mut text = Roff::new();
    for (title, entries) in SURROUNDINGS {
        text.control("SH", [title]);
        for (name, what) in entries {
            text.control("TP", []).text([roman(*name)]).text([roman(*what)]);
        }
    }
    text.control("SH", ["EXAMPLES"]);
    remarks(told(&definition).trim_start_matches("Examples:\n"), &mut text);
    page.extend(text.render().into_bytes());
    Ok(tidied(&String::from_utf8_lossy(&page)).into_bytes())
}

/// Writes all commands below one, each under its whole name.
fn commands(above: &Command, page: &mut Vec<u8>) -> io::Result<()> {
    for command in above.get_subcommands() {
        let name = command.get_bin_name().unwrap_or(command.get_name());
        let own = |arg: &Arg| !arg.is_global_set() && arg.get_id() != "help" && arg.get_id() != "version";
        let names: Vec<_> = command.get_arguments().filter(|arg| !own(arg)).map(|arg| arg.get_id().clone()).collect();
        let shown = names.into_iter().fold(command.clone(), |shown, id| shown.mut_arg(id, |arg| arg.hide(true)));
        let mut text = Roff::new();
        text.control("SS", [name]);
        page.extend(text.render().into_bytes());
        let man = Man::new(shown);
        let (mut usage, mut options, mut about) = (Vec::new(), Vec::new(), Vec::new());
        man.render_synopsis_section(&mut usage)?;
        man.render_description_section(&mut about)?;
        if command.get_arguments().any(own) {
            man.render_options_section(&mut options)?;
        }
        for part in [usage, about, options] {
            // Each is a section of its own where a page is of one command.
            let part = String::from_utf8_lossy(&part).into_owned();
            page.extend(part.lines().flat_map(|line| {
                let line = if line.starts_with(".SH ") { ".PP" } else { line };
                [line.as_bytes(), b"\n"].concat()
            }));
        }
        let mut text = Roff::new();
        remarks(&told(command), &mut text);
        page.extend(text.render().into_bytes());
        commands(command, page)?;
    }
    Ok(())
}

/// What stands below the help of a command.
fn told(command: &Command) -> String {
    command.get_after_long_help().map(ToString::to_string).unwrap_or_default()
}

/// Writes what stands below a help: lines that are indented as they are, all others as flowing text.
fn remarks(told: &str, text: &mut Roff) {
    let mut is_literal = false;
    text.control("PP", []);
    for line in told.lines().chain([""]) {
        let becomes_literal = line.starts_with("  ");
        if becomes_literal != is_literal {
            text.control(if becomes_literal { "nf" } else { "fi" }, []);
            is_literal = becomes_literal;
        }
        if line.is_empty() {
            text.control("PP", []);
        } else {
            text.text([roman(line)]);
        }
    }
}

/// Leaves out what every part begins with but for its first time, and breaks where there is one already.
fn tidied(page: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in page.lines().map(str::trim_end).filter(|line| !line.is_empty()) {
        let begins = |names: &[&str]| names.iter().any(|name| line.starts_with(name));
        if begins(&[".SH", ".SS", ".TP", ".PP"]) && lines.last() == Some(&".PP") {
            lines.pop();
        }
        let last = lines.last().copied().unwrap_or_default();
        let is_after_title = last.starts_with(".SH") || last.starts_with(".SS");
        let is_broken = (line == ".PP" && is_after_title) || (line == ".br" && last == ".br");
        let is_again = line.contains(" .ds Aq") && lines.contains(&line);
        if !is_broken && !is_again {
            lines.push(line);
        }
    }
    while lines.last() == Some(&".PP") {
        lines.pop();
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_parts_breaks_once_and_begins_once() {
        let parts = ".el .ds Aq '\n.SH NAME\n.PP\nrashomon \n.br\n.br\nreads\n.el .ds Aq '\n.PP\n.PP\n.TP\nx\n.PP\n";
        assert_eq!(tidied(parts), ".el .ds Aq '\n.SH NAME\nrashomon\n.br\nreads\n.TP\nx\n");
    }

    #[test]
    fn the_manual_page_tells_every_command_with_its_own_options_once() {
        let page = String::from_utf8(manual().unwrap()).unwrap();
        for title in [".SS \"rashomon compare\"", ".SS \"rashomon notes add\"", ".SH ENVIRONMENT", ".SH EXAMPLES"] {
            assert_eq!(page.matches(title).count(), 1, "{title}");
        }
        assert_eq!(
            page.matches("\\fB\\-\\-config\\-dir\\fR \\fI").count(),
            1,
            "options of every command are told once"
        );
        assert_eq!(page.matches("\\fB\\-\\-with\\-quote\\fR \\fI").count(), 1);
    }
}
