//! What is put side by side: sentences by the reader, whole pages row by row.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::App;
use crate::article::Article;
use crate::comparison::Comparison;

/// Sentences that the reader put side by side: where each begins in its article, by the article's place.
pub type Pin = BTreeMap<usize, usize>;

/// What pages were filled up from to be level row by row.
#[derive(Clone, Debug)]
pub struct Alignment {
    articles: Vec<(usize, Arc<Article>)>,
    comparison: Arc<Comparison>,
    pins: Vec<Pin>,
    width: u16,
    hide_set_apart: bool,
}

impl PartialEq for Alignment {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.comparison, &other.comparison)
            && self.articles.len() == other.articles.len()
            && self
                .articles
                .iter()
                .zip(&other.articles)
                .all(|(one, other)| one.0 == other.0 && Arc::ptr_eq(&one.1, &other.1))
            && (&self.pins, self.width, self.hide_set_apart) == (&other.pins, other.width, other.hide_set_apart)
    }
}

impl App {
    /// Returns what the pages on screen are to be filled up from; `None` while one of them or the comparison is missing.
    pub fn alignment_wanted(&self) -> Option<Alignment> {
        let article = |&pane: &usize| Some((pane, Arc::clone(self.article(pane)?)));
        Some(Alignment {
            articles: self.on_screen().iter().map(article).collect::<Option<_>>()?,
            comparison: Arc::clone(self.comparison.as_ref()?),
            pins: self.pins.clone(),
            width: self.screen.text_width(),
            hide_set_apart: self.settings.hide_set_apart,
        })
    }

    /// Returns the pin that holds a sentence of an article, by where that begins.
    pub fn pin_at(&self, pane: usize, start: usize) -> Option<&Pin> {
        self.pins.iter().find(|pin| pin.get(&pane) == Some(&start))
    }
}
