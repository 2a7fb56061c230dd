//! Why the sentence in hand is linked: its links gone through, and gone from to a counterpart.

use super::surveying;
use crate::comparison::evidence::evidence;
use crate::reader::action::Command;
use crate::reader::app::{App, Mode};
use crate::reader::list::List;
use crate::reader::survey::Reasons;

/// Opens what speaks for the links of the sentence in hand.
pub(super) fn show(app: &mut App) {
    let (Some(id), Some(comparison)) = (app.current(), &app.comparison) else {
        app.notice = app.why_not_compared();
        return;
    };
    let articles: Vec<_> = app.panes.iter().map(|pane| pane.page().and_then(|page| page.article.clone())).collect();
    let mut evidence = evidence(&articles, comparison, id);
    evidence.retain(|evidence| app.slots.contains(&evidence.counterpart.article));
    app.open(Mode::Why(Box::new(Reasons { id, articles, evidence, list: List::default() })));
}

/// Carries out a command on one of the links.
pub(super) fn in_list(app: &mut App, command: Command) {
    let Mode::Why(reasons) = &app.mode else { return };
    let counterpart = reasons.evidence.get(reasons.list.selected).map(|evidence| evidence.counterpart);
    let read = counterpart.and_then(|id| reasons.articles[id.article].clone());
    match command {
        Command::Go => {
            let (Some(id), Some(read)) = (counterpart, read) else { return };
            app.close_all();
            surveying::jump(app, id, &read, read.sentences[id.sentence].span.start);
        }
        Command::Why => _ = app.close(),
        _ => {}
    }
}
