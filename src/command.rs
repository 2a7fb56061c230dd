//! What the program does besides reading on screen, one module a subcommand.

pub mod compare;
pub mod notes;
