//! What the program was asked to do, carried out: one module a subcommand.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::Instant;

use crate::article::{Extract, plainly};
use crate::cli::{self, Arguments, Command, ConfigCommand, Format, Global, NotesCommand, NotesFormat, colour};
use crate::comparison::conflict::Grade;
use crate::config::{self, Config};
use crate::error::{Error, Result};
use crate::journal;
use crate::library::Library;
use crate::note::notebook::Notebook;
use crate::note::store::Store;
use crate::reader::keys::{KeyMap, Mistake};
use crate::reader::{self, Opening};
use crate::report::text::{Colours, Look, WIDTH};
use crate::report::{self, Noted, Outcome};
use crate::source::access::Access;
use crate::source::{self, Opened, Set, Source};

pub mod compare;
pub mod notes;
mod opening;
mod output;
mod status;

use compare::Printing;
use notes::{Add, ToExport};
use output::{printed, to_file, to_standard_output};
use status::{Doing, Status};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Everything was done.
    Done,
    /// Something failed and was told on standard error; the rest was done.
    WithFailures,
    /// Everything was done, and what `--exit-code` asks for is so.
    AsAsked,
}

impl Ended {
    /// Returns the code the program ends with.
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::WithFailures => 1,
            Self::AsAsked => 3,
        }
    }
}

/// Carries out the arguments.
///
/// # Errors
/// What kept it from being done at all; single sources that fail are told on standard error instead.
pub fn run(arguments: Arguments) -> Result<Ended> {
    if let Some(log) = &arguments.global.log {
        journal::start(log)?;
    }
    let begun = Instant::now();
    log::info!("rashomon {} begins with {}", env!("CARGO_PKG_VERSION"), journal::arguments());
    let ended = carry_out(arguments);
    match &ended {
        Ok(ended) => log::info!("ended with {} after {:.1?}", ended.exit_code(), begun.elapsed()),
        Err(error) => log::error!("ended with {} after {:.1?}: {}", error.exit_code(), begun.elapsed(), error.chain()),
    }
    ended
}

fn carry_out(arguments: Arguments) -> Result<Ended> {
    match arguments.command {
        None => read(&arguments.sources, arguments.sample, &arguments.global),
        Some(Command::Compare { sources: names, sample, format, output, notes, exit_code }) => {
            let format = match (format, output.as_deref()) {
                (Some(format), _) => format,
                (None, Some(path)) => Format::of_file(path).ok_or_else(|| Error::Usage(not_written(path)))?,
                (None, None) => Format::Text,
            };
            let wanted = Wanted { format, output: output.as_deref(), with_notes: notes, exit_code };
            compare(&set(&names, sample), &wanted, &arguments.global)
        }
        Some(Command::Notes { command }) => keep_notes(command, &arguments.global),
        Some(Command::Config { command }) => configure(&command, &arguments.global),
        Some(Command::Completions { shell }) => {
            to_standard_output(|out| out.write_all(&cli::completions(shell))).map(|()| Ended::Done)
        }
        Some(Command::Man) => to_standard_output(|out| out.write_all(&cli::manual()?)).map(|()| Ended::Done),
    }
}

fn set(names: &[String], sample: bool) -> Set {
    if sample || names.is_empty() { Set::sample() } else { Set::from_arguments(names) }
}

fn read(names: &[String], sample: bool, global: &Global) -> Result<Ended> {
    let set = set(names, sample);
    // A terminal that says it is dumb has no screen to draw on: that of an editor's shell, say.
    if !io::stdout().is_terminal() || std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
        let wanted = Wanted { format: Format::Text, output: None, with_notes: false, exit_code: false };
        return compare(&set, &wanted, global);
    }
    let folder = config::folder(global.config_dir.as_deref())?;
    let (mut config, mut mistakes) = Config::load(&folder);
    mistakes.extend(wrong_keys(&config, &folder));
    mistakes.extend(set.mistakes.iter().cloned());
    // One sentence, so that all of it is in the notice.
    mistakes.extend(Some(set.told.join(". ")).filter(|told| !told.is_empty()));
    if let Some(theme) = &global.theme {
        config.theme.clone_from(theme);
    }
    for mistake in &mistakes {
        log::warn!("{mistake}");
    }
    let state = config::state_folder(global.config_dir.as_deref());
    let is_unnamed = names.is_empty() && !sample;
    let is_new = state.as_ref().is_none_or(|folder| Library::new(folder).is_empty());
    let (library_first, first_time) = (is_unnamed && !is_new, is_unnamed && is_new);
    reader::run(&Opening { set, state, library_first, first_time, access: access(global), config, folder, mistakes })?;
    Ok(Ended::Done)
}

/// What was open before, and what was corrected.
fn library(global: &Global) -> Option<Library> {
    config::state_folder(global.config_dir.as_deref()).map(Library::new)
}

/// How addresses are opened.
fn access(global: &Global) -> Access {
    Access {
        allow_private: global.allow_private,
        refresh: global.refresh,
        through_proxy: true,
        cache: config::cache_folder(),
        ..Access::default()
    }
}

fn not_written(path: &Path) -> String {
    format!(
        "{}: a comparison is written as .html, .md, .txt or .json; name one of these (a page can be printed to a PDF), or \
         say how with --format",
        path.display()
    )
}

/// What is wanted of a comparison.
struct Wanted<'a> {
    format: Format,
    output: Option<&'a Path>,
    with_notes: bool,
    /// Whether the exit code tells of facts told differently.
    exit_code: bool,
}

fn compare(set: &Set, wanted: &Wanted, global: &Global) -> Result<Ended> {
    let sources = &set.sources;
    if let Some(output) = wanted.output {
        let place = fs::canonicalize(output).ok();
        let is_source = |source: &Source| matches!(source.itself(), Source::File(path) if place.is_some() && fs::canonicalize(path).ok() == place);
        if sources.iter().any(is_source) {
            let what = format!("{} is one of the articles; name another file for the report", output.display());
            return Err(Error::Usage(what));
        }
    }
    let told: &[String] = if global.quiet { &[] } else { &set.told };
    for sentence in set.mistakes.iter().chain(told) {
        tell(sentence);
    }
    let status = Status::new(global.quiet);
    let outcomes = opening::open_all(sources, &access(global), library(global).as_ref(), (&status, global.quiet));
    let found = compare::find(&outcomes, &mut |progress| status.show(0, || Doing::Comparing(progress)));
    drop(status);
    let notes = if wanted.with_notes { Some(notes_on(&outcomes, global)?) } else { None };
    let is_seen = wanted.output.is_none() && io::stdout().is_terminal();
    let how = Printing { format: wanted.format, look: look(global, is_seen) };
    let print = |out: &mut dyn Write| compare::print((&outcomes, &found), notes.as_deref(), how, out);
    match wanted.output {
        None => to_standard_output(print)?,
        Some(path) => to_file(path, wanted.with_notes, print)?,
    }
    Ok(match set.mistakes.is_empty() && outcomes.iter().all(Outcome::is_ok) {
        false => Ended::WithFailures,
        true if wanted.exit_code && found.disputed(Grade::Conflict) > 0 => Ended::AsAsked,
        true => Ended::Done,
    })
}

/// The notes on the articles of a comparison.
fn notes_on(outcomes: &[Outcome], global: &Global) -> Result<Vec<Noted>> {
    let store = Store::new(config::folder(global.config_dir.as_deref())?);
    let (notes, warnings) = store.load();
    for warning in &warnings {
        tell(warning);
    }
    Ok(report::notes_on(&report::articles(outcomes), &Notebook::new(notes), |hash| store.text(hash)))
}

/// Returns how text looks that is printed to a terminal or elsewhere.
fn look(global: &Global, is_terminal: bool) -> Look {
    let variable = |name: &str| std::env::var(name).ok();
    let colours = match colour::is_wanted(global.color, variable, is_terminal) {
        false => Colours::None,
        true if colour::is_rich(variable) => Colours::Rich,
        true => Colours::Sixteen,
    };
    let columns = terminal_size::terminal_size_of(io::stdout()).filter(|_| is_terminal);
    Look { colours, width: columns.map_or(WIDTH, |(columns, _)| usize::from(columns.0)) }
}

fn tell(what: &str) {
    log::warn!("told: {what}");
    // Standard error may be closed; the exit code tells the same.
    let _ = writeln!(io::stderr(), "rashomon: {}", plainly::plainly(what));
}

/// What is wrong with the keys of the settings, a sentence each.
fn wrong_keys(config: &Config, folder: &Path) -> Vec<String> {
    let told = |mistake: Mistake| format!("{}: {}", config::place_of(folder, &mistake.setting), mistake.what);
    KeyMap::new(&config.keys).1.into_iter().map(told).collect()
}

fn configure(command: &ConfigCommand, global: &Global) -> Result<Ended> {
    let folder = config::folder(global.config_dir.as_deref())?;
    let path = config::file(&folder);
    match command {
        ConfigCommand::Path => to_standard_output(|out| writeln!(out, "{}", path.display()))?,
        ConfigCommand::Print => to_standard_output(|out| out.write_all(config::EXAMPLE.as_bytes()))?,
        ConfigCommand::Check => {
            let (config, mut mistakes) = Config::load(&folder);
            mistakes.extend(wrong_keys(&config, &folder));
            for mistake in &mistakes {
                tell(mistake);
            }
            if !mistakes.is_empty() {
                return Ok(Ended::WithFailures);
            }
            let what = if path.exists() { "is right" } else { "does not exist; the defaults apply" };
            to_standard_output(|out| writeln!(out, "{} {what}", path.display()))?;
        }
    }
    Ok(Ended::Done)
}

fn keep_notes(command: NotesCommand, global: &Global) -> Result<Ended> {
    let store = Store::new(config::folder(global.config_dir.as_deref())?);
    // Of an addition and an export more is told than what failed.
    let tells_more = matches!(command, NotesCommand::Add { .. } | NotesCommand::Export { .. });
    let (mut asked_is_so, mut is_partial) = (false, false);
    let warnings = match command {
        NotesCommand::List { wanted, json } => printed(|out| notes::list(&store, &wanted.text(), json, out)),
        NotesCommand::Show { id, json } => printed(|out| notes::show(&store, &id, json, out)),
        NotesCommand::Check { source, json, exit_code } => {
            let extract = the_article(&source, global)?;
            printed(|out| {
                let checked = notes::check(&store, &extract, json, out)?;
                asked_is_so = exit_code && !checked.stands;
                Ok(checked.told)
            })
        }
        NotesCommand::Export { wanted, format, title, group, output } => {
            let wanted = ToExport { query: &wanted.text(), title: &title, group };
            let export = match format {
                NotesFormat::Markdown => notes::export_markdown,
                NotesFormat::Jsonld => notes::export_annotations,
            };
            printed(|out| {
                let exported = export(&store, &wanted, output.as_deref(), out)?;
                is_partial = exported.is_partial;
                Ok(exported.told)
            })
        }
        NotesCommand::Import { file, dry_run } => {
            let text = notes::import_text(&file)?;
            printed(|out| notes::import(&store, &text, dry_run, out))
        }
        NotesCommand::Restore { id: Some(id), .. } => printed(|out| notes::restore(&store, &id, out)),
        NotesCommand::Restore { id: None, json } => printed(|out| notes::trash(&store, json, out)),
        NotesCommand::Add { source, quote, with, with_quote, kind, relation, body, tags } => {
            let body = notes::body(body, [Some(&source), with.as_ref()])?;
            let first = the_article(&source, global)?;
            let second = with.map(|source| the_article(&source, global)).transpose()?;
            let mut passages = vec![(&first, quote.unwrap_or_default())];
            passages.extend(second.as_ref().map(|second| (second, with_quote.unwrap_or_default())));
            let (note, told) = notes::add(&store, Add { passages, kind, body, tags, relation })?;
            printed(|out| {
                writeln!(out, "{}", note.id)
                    .map_err(|source| Error::Write { path: "standard output".into(), source })?;
                Ok(told)
            })
        }
    }?;
    for warning in &warnings {
        tell(warning);
    }
    Ok(match !is_partial && (warnings.is_empty() || tells_more) {
        false => Ended::WithFailures,
        true if asked_is_so => Ended::AsAsked,
        true => Ended::Done,
    })
}

/// Reads the one article that a source stands for.
fn the_article(name: &str, global: &Global) -> Result<Extract> {
    match Source::from_arguments(&[name.to_owned()]).as_slice() {
        [source] => {
            let status = Status::new(global.quiet);
            let mut progress = |progress| status.show(0, || Doing::Fetching(progress));
            let Opened { mut extract, told, .. } = source::open(source, &access(global), &mut progress, &|| false)?;
            drop(status);
            if let Some(library) = library(global) {
                library.correct(&mut extract);
            }
            if let Some(told) = told.filter(|_| !global.quiet) {
                tell(&format!("{name}: {told}"));
            }
            Ok(extract)
        }
        _ => Err(Error::Usage(format!("{name} stands for several articles; name the one that is meant"))),
    }
}
