//! What is told of an article beside the fields that can be corrected.

use super::action::{Command, Context};
use super::app::App;
use super::page::Page;
use crate::article::Article;
use crate::article::roles::Reason;

/// Returns what is told of an article, each with its name; one without a name belongs to what stands above it.
pub fn facts(app: &App, pane: usize) -> Vec<(&'static str, String)> {
    app.panes.get(pane).and_then(|pane| pane.page()).map_or_else(Vec::new, |page| of_page(app, pane, page))
}

fn of_page(app: &App, pane: usize, page: &Page) -> Vec<(&'static str, String)> {
    let details = &page.extract.details;
    let mut facts = vec![("Source", details.source.clone())];
    if let Some(path) = details.path.as_ref().filter(|path| path.as_os_str() != details.source.as_str()) {
        facts.push(("File", path.display().to_string()));
    }
    if let Some(day) = &app.origins[pane].kept {
        facts.push(("Page", format!("as it was kept on {day}")));
    }
    if let Some(article) = &page.article {
        let (sentences, words) = (article.sentences.len(), article.words.len());
        facts.push(("Length", format!("{sentences} sentences, {words} words")));
        if !article.language.is_empty() {
            facts.push(("Language", article.language.clone()));
        }
        facts.extend(set_apart(article));
    }
    if let Some(changed) = app.changes.get(&pane) {
        let key = app.keys.first(Context::Reader, Command::Changes);
        facts.push(("Changed", format!("since {}; {key} among the articles shows what", changed.since)));
    }
    facts.extend(page.extract.notices.iter().map(|notice| ("Notice", notice.sentence.clone())));
    facts
}

/// The paragraphs set apart, each with its reason.
fn set_apart(article: &Article) -> Vec<(&'static str, String)> {
    let apart = article.paragraphs.iter().enumerate().filter(|(_, paragraph)| paragraph.role.is_set_apart());
    let lines: Vec<String> =
        apart.map(|(place, paragraph)| format!("¶{} {}", place + 1, paragraph.clause(&article.text))).collect();
    let first = match lines.len() {
        0 => "nothing".to_owned(),
        1 => "1 paragraph".to_owned(),
        count => format!("{count} paragraphs"),
    };
    let taken_in = article
        .paragraphs
        .iter()
        .enumerate()
        .filter(|(_, paragraph)| !paragraph.role.is_set_apart() && paragraph.reason == Some(Reason::Reader));
    let taken_in = taken_in.map(|(place, _)| ("Taken in", format!("¶{} you said so", place + 1)));
    [("Set apart", first)].into_iter().chain(lines.into_iter().map(|line| ("", line))).chain(taken_in).collect()
}
