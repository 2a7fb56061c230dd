//! rashomon.

pub mod article;
pub mod cli;
pub mod command;
pub mod comparison;
pub mod config;
pub mod error;
pub mod export;
pub mod note;
pub mod reader;
pub mod report;
pub mod source;

pub use command::{Ended, run};
