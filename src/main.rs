//! Parses, runs, prints the error with its causes, gives the exit code: nothing else.

use std::io::{self, Write};
use std::process::ExitCode;

use rashomon::article::plainly::plainly;
use rashomon::cli::Arguments;

fn main() -> ExitCode {
    match rashomon::run(Arguments::read(std::env::args_os())) {
        Ok(ended) => ExitCode::from(ended.exit_code()),
        Err(error) => {
            // Standard error may be gone with the terminal; then there is nobody to tell.
            let lines: Vec<String> = error.chain().lines().map(|line| plainly(line).into_owned()).collect();
            let _ = writeln!(io::stderr(), "rashomon: {}", lines.join("\n"));
            ExitCode::from(error.exit_code())
        }
    }
}
