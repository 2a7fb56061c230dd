//! An article's place on the screen, and what it was opened from.

use super::super::page::Page;
use crate::source::access::Progress as Fetching;
use crate::source::{Source, address};

/// What an article was opened from.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The source.
    pub source: Source,
    /// How often it was opened or given up; reports of other attempts are dropped.
    pub attempt: u64,
    /// The day its page was fetched, where one that was kept is shown.
    pub kept: Option<String>,
}

/// An article's place on the screen, whatever became of its source.
#[derive(Debug)]
pub enum Pane {
    /// Its source is being read.
    Loading {
        /// The source as the user named it.
        origin: String,
        /// How far its page has come, for an address.
        fetching: Option<Fetching>,
    },
    /// Its source could not be read.
    Failed {
        /// The source as the user named it.
        origin: String,
        /// The reason.
        why: String,
    },
    /// It is there.
    Open(Box<Page>),
    /// It was closed, and can come back as it was; its place is no other article's.
    Closed(Box<Pane>),
}

impl Pane {
    /// Returns the page, where the article is there.
    pub fn page(&self) -> Option<&Page> {
        match self {
            Self::Open(page) => Some(page),
            _ => None,
        }
    }

    /// Returns the page to be changed, where the article is there.
    pub fn page_mut(&mut self) -> Option<&mut Page> {
        match self {
            Self::Open(page) => Some(page),
            _ => None,
        }
    }

    /// Returns the source as the user named it.
    pub fn source(&self) -> &str {
        match self {
            Self::Loading { origin, .. } | Self::Failed { origin, .. } => origin,
            Self::Open(page) => &page.extract.details.source,
            Self::Closed(pane) => pane.source(),
        }
    }

    /// Returns the name of the outlet, else of the source.
    pub fn outlet(&self) -> &str {
        match self {
            Self::Loading { origin, .. } | Self::Failed { origin, .. } => {
                address::host_of(origin).unwrap_or_else(|| origin.rsplit('/').next().unwrap_or(origin))
            }
            Self::Open(page) => page.extract.details.outlet_or_source(),
            Self::Closed(pane) => pane.outlet(),
        }
    }
}
