//! Names: whom or what the articles name, over the whole set.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Mention, Place, Row, Sort, kept, row};
use crate::article::facts::Entity;
use crate::article::{Article, Span};
use crate::comparison::SentenceId;

/// Returns a row for each person, body and place that is named.
pub(super) fn rows(articles: &[Option<Arc<Article>>]) -> Vec<Row> {
    let whole = full_names(articles);
    let mut rows: HashMap<String, Vec<Place>> = HashMap::new();
    for (at, article) in articles.iter().enumerate().filter_map(|(at, article)| Some((at, article.as_ref()?))) {
        let keys: Vec<String> = article.facts.entities.iter().map(|entity| key(article, entity, &whole)).collect();
        let mut names = article.facts.names.iter().peekable();
        for (sentence, place) in kept(article) {
            while names.next_if(|name| name.span.start < place.start).is_some() {}
            while let Some(name) = names.next_if(|name| name.span.start < place.end) {
                let mut place = Place::new(SentenceId { article: at, sentence }, name.span);
                place.mention.beside = name.role;
                rows.entry(keys[name.entity as usize].clone()).or_default().push(place);
            }
        }
    }
    rows.into_values().filter_map(|places| row(Sort::Names, places, None)).collect()
}

/// By the last word of the persons' names of several words: the name, where the set has only one.
fn full_names(articles: &[Option<Arc<Article>>]) -> HashMap<String, Option<String>> {
    let mut whole: HashMap<String, Option<String>> = HashMap::new();
    for article in articles.iter().flatten() {
        for entity in article.facts.entities.iter().filter(|entity| entity.person) {
            let name = folded(article, entity.name);
            let Some((_, last)) = name.rsplit_once(' ') else { continue };
            let known = whole.entry(last.to_owned()).or_insert_with(|| Some(name.clone()));
            if known.as_ref() != Some(&name) {
                *known = None;
            }
        }
    }
    whole
}

fn key(article: &Article, entity: &Entity, whole: &HashMap<String, Option<String>>) -> String {
    let name = folded(article, entity.name);
    if name.contains(' ') {
        return name;
    }
    whole.get(&name).cloned().flatten().unwrap_or(name)
}

fn folded(article: &Article, span: Span) -> String {
    let first = article.words.partition_point(|word| (word.start as usize) < span.start);
    let words = (first..article.words.len()).take_while(|&word| (article.words[word].start as usize) < span.end);
    words.map(|word| article.folded(word)).collect::<Vec<_>>().join(" ")
}

/// The longest form of the name that a mention means, or whose role it states.
pub(super) fn label(article: &Article, mention: Mention) -> String {
    let facts = &article.facts;
    let sentence = article.sentences.get(mention.sentence).map_or(mention.span, |sentence| sentence.span);
    let named = facts.names_in(mention.span).first();
    let of_role = || facts.names_in(sentence).iter().find(|name| name.role.is_some_and(|of| of.overlaps(mention.span)));
    let name = named.or_else(of_role).map_or(mention.span, |name| facts.entities[name.entity as usize].name);
    article.quote(name).to_owned()
}
