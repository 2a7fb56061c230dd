//! Parses, runs, prints the error with its causes, gives the exit code: nothing else.

use std::process::ExitCode;

use clap::Parser;
use rashomon::cli::Arguments;

fn main() -> ExitCode {
    match rashomon::run(Arguments::parse()) {
        Ok(ended) => ExitCode::from(ended.exit_code()),
        Err(error) => {
            eprintln!("rashomon: {}", error.chain());
            ExitCode::from(error.exit_code())
        }
    }
}
