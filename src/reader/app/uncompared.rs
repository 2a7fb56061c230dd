//! Why nothing is compared.

use super::App;
use crate::comparison::Progress;
use crate::reader::action::{Command, Context};

/// Why there is no comparison, or not the one that is to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uncompared {
    /// It is being made.
    UnderWay(Progress),
    /// Articles are still being read.
    Reading,
    /// No article could be opened.
    Nothing,
    /// One article alone is open.
    One,
    /// It was stopped, or it failed.
    Stopped,
}

impl Uncompared {
    /// Returns how far a comparison is, as on screen.
    pub fn far(progress: Progress) -> String {
        match progress.total {
            0 | 1 => "comparing …".to_owned(),
            total => format!("comparing {} of {total} pairs …", progress.done + 1),
        }
    }
}

impl App {
    /// Returns why nothing is compared, or compared anew.
    pub fn uncompared(&self) -> Option<Uncompared> {
        if let Some(progress) = self.progress {
            return Some(Uncompared::UnderWay(progress));
        }
        if self.is_reading() {
            return Some(Uncompared::Reading);
        }
        match self.open_panes() {
            0 => Some(Uncompared::Nothing),
            1 => Some(Uncompared::One),
            _ => self.comparison.is_none().then_some(Uncompared::Stopped),
        }
    }

    /// Returns why there is no comparison to go by and what can be done, while there is none.
    pub fn why_not_compared(&self) -> Option<String> {
        if self.comparison.is_some() {
            return None;
        }
        let key = |command| self.keys.first(Context::Reader, command);
        let open = format!("{} opens another to compare with", key(Command::Open));
        Some(match self.uncompared()? {
            Uncompared::UnderWay(_) => "the comparison is still under way".to_owned(),
            Uncompared::Reading => "the articles are still being read".to_owned(),
            Uncompared::Nothing => format!("no article could be opened; {open}"),
            Uncompared::One => format!("one article alone; {open}"),
            Uncompared::Stopped => format!("the articles are not compared; {} compares them", key(Command::Reload)),
        })
    }
}
