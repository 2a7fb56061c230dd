//! What two linked sentences state differently.

use super::Report;
use crate::article::Span;
use crate::comparison::conflict::Conflict;
use crate::comparison::{Link, SentenceId};

#[derive(serde::Serialize)]
pub(super) struct ConflictOut<'a> {
    about: &'static str,
    grade: &'static str,
    left: Place<'a>,
    right: Place<'a>,
}

#[derive(serde::Serialize)]
struct Place<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

impl<'a> ConflictOut<'a> {
    pub(super) fn new(link: &Link, conflict: Conflict, report: &Report<'a>) -> Self {
        let place = |id: SentenceId, span: Span| {
            let [start, end] = report.counters[id.article].span(span);
            let text = report.outcomes[id.article].as_ref().map_or("", |article| article.quote(span));
            Place { start, end, text }
        };
        Self {
            about: conflict.about.name(),
            grade: conflict.grade.name(),
            left: place(link.left, conflict.left),
            right: place(link.right, conflict.right),
        }
    }
}
