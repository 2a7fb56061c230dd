//! rashomon.

pub mod article;
pub mod comparison;
pub mod error;
