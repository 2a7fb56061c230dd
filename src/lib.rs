//! rashomon.

pub mod article;
pub mod cli;
pub mod comparison;
pub mod config;
pub mod error;
pub mod source;
