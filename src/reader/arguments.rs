//! Programs as variables of the environment name them: words, some of them in quotation marks.

use std::path::Path;

/// Returns a variable of the environment, where it names anything.
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.trim().is_empty())
}

/// Splits a command into words as a shell does; `None` where a quotation mark is never closed.
#[cfg(unix)]
pub fn words(command: &str) -> Option<Vec<String>> {
    // A shell takes what follows this sign for a comment; here nobody comments.
    shlex::split(&command.replace('#', "\\#"))
}

/// Splits a command into words at blanks: elsewhere a backslash belongs to a path.
#[cfg(not(unix))]
pub fn words(command: &str) -> Option<Vec<String>> {
    Some(command.split_whitespace().map(str::to_owned).collect())
}

/// Returns the name of a program without the folders it is in.
pub fn name(program: &str) -> &str {
    Path::new(program).file_name().and_then(|name| name.to_str()).unwrap_or(program)
}
