//! The user's own editor, on a file that nobody else can read.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Command, ExitStatus};

use tempfile::TempDir;

use super::arguments::{name, variable, words};

/// What the file is called: editors know by that what it holds.
const NAME: &str = "note.md";

/// The most that is taken from an editor, in bytes.
const MOST: usize = 4 << 20;

/// What became of a text in an editor.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Edited {
    /// The text, where it is another now.
    pub body: Option<String>,
    /// What went wrong, a sentence.
    pub told: Option<String>,
}

impl Edited {
    /// Returns that nothing became of it, and why.
    pub const fn failed(why: String) -> Self {
        Self { body: None, told: Some(why) }
    }
}

/// Returns the words of the command that starts the editor.
///
/// # Errors
/// Why there is none, a sentence.
pub fn command() -> Result<Vec<String>, String> {
    command_by(&variable)
}

fn command_by(variable: &dyn Fn(&str) -> Option<String>) -> Result<Vec<String>, String> {
    let named = ["VISUAL", "EDITOR"].into_iter().find_map(|name| Some((name, variable(name)?)));
    let Some((name, value)) = named else {
        return Err("no editor is named; set VISUAL or EDITOR, for example EDITOR=nano".to_owned());
    };
    let words = words(&value).filter(|words| words.first().is_some_and(|first| !first.is_empty()));
    words.ok_or_else(|| format!("{name} is no command: {value}"))
}

/// Lets an editor change a text; `run` starts a program and waits until it has ended.
pub fn edit(command: &[String], body: &str, run: impl FnOnce(&mut Command) -> io::Result<ExitStatus>) -> Edited {
    let file = match Draft::new(body) {
        Ok(file) => file,
        Err(error) => return Edited::failed(format!("no file could be made for the editor: {error}")),
    };
    let editor = name(&command[0]);
    let mut program = Command::new(&command[0]);
    program.args(&command[1..]).arg(&file.path);
    let ended = match run(&mut program) {
        Ok(status) => status,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Edited::failed(format!("the editor {editor} was not found; your words are as they were"));
        }
        Err(error) => {
            return Edited::failed(format!("the editor {editor} did not run: {error}; your words are as they were"));
        }
    };
    let why = match ended.code() {
        Some(0) => return file.taken(),
        // Editors have a way to say that nothing is to be taken.
        Some(code) => format!("the editor {editor} ended with code {code}"),
        None => format!("the editor {editor} was ended by a signal"),
    };
    // One that was killed did not say so: what it had saved counts.
    let body = if ended.code().is_none() { file.read().ok().filter(|text| *text != file.text) } else { None };
    let became = if body.is_some() { "what it had saved is here" } else { "your words are as they were" };
    // A line holds only so much.
    let became = file.kept_with_leavings().map_or(became.to_owned(), |folder| format!("it left more in {folder}"));
    Edited { body: body.map(|text| without_end(&text).to_owned()), told: Some(format!("{why}; {became}")) }
}

/// A text without the end of its last line.
fn without_end(text: &str) -> &str {
    let text = text.strip_suffix('\n').unwrap_or(text);
    text.strip_suffix('\r').unwrap_or(text)
}

/// A text in a file of its own.
struct Draft {
    folder: TempDir,
    path: PathBuf,
    /// What was written to it.
    text: String,
}

impl Draft {
    fn new(body: &str) -> io::Result<Self> {
        let mut folder = tempfile::Builder::new();
        folder.prefix("rashomon-");
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
            folder.permissions(std::fs::Permissions::from_mode(0o700));
            options.mode(0o600);
        }
        let folder = folder.tempdir()?;
        let path = folder.path().join(NAME);
        // Editors end the last line; a line that has no end some of them complain about.
        let text = if body.is_empty() { String::new() } else { format!("{body}\n") };
        options.open(&path)?.write_all(text.as_bytes())?;
        Ok(Self { folder, path, text })
    }

    /// Reads the text back; what cannot be taken stays where it is, and it is told where that is.
    fn taken(self) -> Edited {
        let why = match self.read() {
            Ok(text) if text == self.text => return Edited::default(),
            Ok(text) => {
                return Edited { body: Some(without_end(&text).to_owned()), told: None };
            }
            Err(Fault::Gone) => {
                return Edited::failed("the editor left no file; your words are as they were".to_owned());
            }
            Err(Fault::Long) => format!("it holds more than {} MB", MOST >> 20),
            Err(Fault::NotUtf8) => "it is not UTF-8".to_owned(),
            Err(Fault::Other(error)) => error.to_string(),
        };
        let _ = self.folder.keep();
        Edited::failed(format!("what the editor wrote was not taken: {why}; it is kept in {}", self.path.display()))
    }

    /// Keeps the folder where an editor that failed left what it could save in haste, and returns it.
    fn kept_with_leavings(self) -> Option<String> {
        let entries = self.folder.path().read_dir().ok()?.flatten();
        // A name that ends like this is what the text was before.
        let mut names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let has_more = names.any(|name| name != NAME && !name.ends_with('~'));
        has_more.then(|| self.folder.keep().display().to_string())
    }

    fn read(&self) -> Result<String, Fault> {
        // Reading anything else could take for ever.
        match self.path.metadata() {
            Ok(found) if found.is_file() => {}
            Ok(_) => return Err(Fault::Gone),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Fault::Gone),
            Err(error) => return Err(Fault::Other(error)),
        }
        let mut bytes = Vec::new();
        let file = File::open(&self.path).map_err(Fault::Other)?;
        file.take(MOST as u64 + 1).read_to_end(&mut bytes).map_err(Fault::Other)?;
        if bytes.len() > MOST {
            return Err(Fault::Long);
        }
        let text = String::from_utf8(bytes).map_err(|_| Fault::NotUtf8)?;
        Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
    }
}

/// Why what an editor left cannot be taken.
enum Fault {
    Gone,
    Long,
    NotUtf8,
    Other(io::Error),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_editor_is_what_the_environment_says() {
        for (visual, editor, expected) in [
            (Some("vi"), Some("ed"), Ok("vi")),
            (None, Some("code --wait"), Ok("code|--wait")),
            (None, Some("'my editor' -f"), Ok(if cfg!(unix) { "my editor|-f" } else { "'my|editor'|-f" })),
            (
                None,
                Some("vim +'set tw=72' # x"),
                Ok(if cfg!(unix) { "vim|+set tw=72|#|x" } else { "vim|+'set|tw=72'|#|x" }),
            ),
            (None, None, Err("no editor is named; set VISUAL or EDITOR, for example EDITOR=nano")),
        ] {
            let variable = |name: &str| if name == "VISUAL" { visual } else { editor }.map(str::to_owned);
            let found = command_by(&variable).map(|words| words.join("|"));
            assert_eq!(found.as_deref().map_err(String::as_str), expected);
        }
        #[cfg(unix)]
        assert_eq!(command_by(&|_| Some("vi 'x".to_owned())), Err("VISUAL is no command: vi 'x".to_owned()));
    }

    #[cfg(unix)]
    #[test]
    fn a_text_comes_back_as_the_editor_left_it() {
        let whole = |body: &str| Edited { body: Some(body.to_owned()), told: None };
        for (script, body, expected) in [
            ("true", "a\n\nb", whole("")),
            ("printf 'more\\n' >> \"$0\"", "a", whole("a\nmore")),
            ("printf more >> \"$0\"", "a", whole("a\nmore")),
            ("printf '\\357\\273\\277a\\r\\n' > \"$0\"", "x", whole("a")),
            ("printf new > \"$0.tmp\"; mv \"$0.tmp\" \"$0\"", "x", whole("new")),
            (": > \"$0\"", "x", whole("")),
        ] {
            let edited = run(script, body);
            let expected = if script == "true" { Edited::default() } else { expected };
            assert_eq!(edited, expected, "{script}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn whatever_goes_wrong_is_told_and_costs_nothing() {
        for (script, body, told) in [
            ("echo lost > \"$0\"; exit 3", None, "ended with code 3"),
            ("rm \"$0\"", None, "left no file"),
            ("rm \"$0\"; mkdir \"$0\"", None, "left no file"),
            ("rm \"$0\"; mkfifo \"$0\"", None, "left no file"),
            ("echo saved > \"$0\"; kill -TERM $$", Some("saved"), "by a signal; what it had saved is here"),
            ("kill -TERM $$", None, "by a signal; your words are as they were"),
            ("echo before > \"$0~\"; exit 1", None, "ended with code 1; your words are as they were"),
        ] {
            let edited = run(script, "x");
            assert_eq!(edited.body.as_deref(), body, "{script}");
            assert!(edited.told.as_deref().is_some_and(|sentence| sentence.contains(told)), "{script}: {edited:?}");
        }
        let edited = edit(&["no-such-editor".to_owned()], "x", Command::status);
        assert!(edited.told.unwrap().contains("no-such-editor was not found"));
    }

    #[cfg(unix)]
    #[test]
    fn what_cannot_be_taken_is_kept() {
        let script = "echo more > \"$0.save\"; kill -KILL $$";
        let told = run(script, "x").told.unwrap();
        let folder = PathBuf::from(told.split("it left more in ").nth(1).unwrap());
        assert_eq!(std::fs::read_to_string(folder.join("note.md.save")).unwrap(), "more\n");
        std::fs::remove_dir_all(folder).unwrap();
        let long = format!("head -c {} /dev/zero > \"$0\"", MOST + 1);
        for (script, why) in [("printf '\\377' > \"$0\"", "not UTF-8"), (&long, "more than 4 MB")] {
            let edited = run(script, "x");
            let told = edited.told.unwrap();
            assert!(edited.body.is_none() && told.contains(why), "{told}");
            let path = PathBuf::from(told.split("kept in ").nth(1).unwrap());
            assert!(path.is_file(), "{told}");
            std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
        }
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_the_file_and_it_is_gone_afterwards() {
        use std::os::unix::fs::PermissionsExt;
        let draft = Draft::new("secret").unwrap();
        let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&draft.path), mode(draft.folder.path())), (0o600, 0o700));
        let path = draft.path.clone();
        assert_eq!(draft.taken(), Edited::default());
        assert!(!path.exists() && !path.parent().unwrap().exists());
    }

    #[cfg(unix)]
    fn run(script: &str, body: &str) -> Edited {
        let command = ["sh", "-c", script].map(str::to_owned);
        edit(&command, body, Command::status)
    }
}
