//! On what footing articles are compared: by words and meaning, by words alone, or hardly at all.

use super::lexicon::Lexicon;
use crate::article::Article;

/// The table spells English with about 1.1 rows a word; a text that takes more than this is in another language.
const MOST_PIECES: f32 = 1.45;
/// How many words of an article its language is told from.
const WORDS_LOOKED_AT: usize = 500;

/// On what footing articles are compared, the surest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Footing {
    /// By their words and by their meaning: all are in English.
    #[default]
    Meaning,
    /// By their words only: the word table does not know their language.
    Words,
    /// In different languages: little but names and numbers can be compared.
    Languages,
}

/// Returns on what footing all of some articles can be compared with each other.
pub fn footing<'a>(articles: impl IntoIterator<Item = &'a Article>) -> Footing {
    let (mut first, mut all_known) = (None::<&Article>, true);
    for article in articles {
        match first {
            Some(first) if differ_in_language(first, article) => return Footing::Languages,
            Some(first) if !first.language.is_empty() => {}
            _ => first = Some(article),
        }
        all_known = all_known && is_known(article);
    }
    if all_known { Footing::Meaning } else { Footing::Words }
}

impl Footing {
    /// Returns the name used in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Meaning => "meaning",
            Self::Words => "words",
            Self::Languages => "languages",
        }
    }

    /// Returns the notice in two words; none where all is compared.
    pub const fn brief(self) -> Option<&'static str> {
        match self {
            Self::Meaning => None,
            Self::Words => Some("by words, not meaning"),
            Self::Languages => Some("languages differ"),
        }
    }

    /// Returns what a reader must know of it; none where all is compared.
    pub const fn notice(self) -> Option<&'static str> {
        match self {
            Self::Meaning => None,
            Self::Words => Some("compared by words only: meaning is known in English alone"),
            Self::Languages => Some("articles in different languages cannot be compared by meaning"),
        }
    }
}

/// Tells whether two articles are known to be in different languages.
pub(super) fn differ_in_language(left: &Article, right: &Article) -> bool {
    !left.language.is_empty() && !right.language.is_empty() && left.language != right.language
}

/// Tells whether the word table knows the words of an article.
#[allow(clippy::cast_precision_loss, reason = "counts of a few hundred")]
pub(super) fn is_known(article: &Article) -> bool {
    if !matches!(article.language.as_str(), "en" | "") {
        return false;
    }
    let mut pieces = Vec::new();
    let words = &article.words[..article.words.len().min(WORDS_LOOKED_AT)];
    let mut unspelled = 0;
    for word in words {
        let before = pieces.len();
        Lexicon::embedded().pieces(&article.forms[word.form as usize].folded, &mut pieces);
        unspelled += usize::from(pieces.len() == before);
    }
    // What the table cannot spell at all is as foreign as what takes many rows.
    (pieces.len() + 3 * unspelled) as f32 <= MOST_PIECES * words.len() as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Details, Role, canonical::Builder};

    fn article(text: &str) -> Article {
        let mut builder = Builder::default();
        builder.push(Role::Body, text);
        Article::read(builder.finish(Details::default()))
    }

    const ENGLISH: &str = "The mayor of the town has resigned after a long quarrel over the new bridge, and nobody \
                           knows who will take her place in the spring.";
    const GERMAN: &str = "Die Bürgermeisterin der Stadt ist nach langem Streit um die neue Brücke zurückgetreten, und \
                          niemand weiß, wer im Frühjahr ihren Platz einnehmen wird.";
    const SPANISH: &str = "La alcaldesa de la ciudad ha dimitido tras una larga disputa por el puente nuevo, y nadie \
                           sabe quién ocupará su lugar en primavera.";

    #[test]
    fn meaning_is_compared_in_english_only() {
        assert_eq!(footing([&article(ENGLISH), &article(ENGLISH)]), Footing::Meaning);
        assert_eq!(footing([&article(GERMAN), &article(GERMAN)]), Footing::Words);
        assert_eq!(footing([&article(SPANISH), &article(SPANISH)]), Footing::Words);
        assert_eq!(footing([&article(ENGLISH), &article(GERMAN)]), Footing::Languages);
        assert_eq!(footing([&article("Wobrix glanf ustrel"), &article("Kronz quelbitz narv")]), Footing::Words);
        assert_eq!(footing([&article("The bridge fell"), &article("The bridge held")]), Footing::Meaning);
    }
}
