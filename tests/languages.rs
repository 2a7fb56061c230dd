//! Two invented stories in German and in Spanish, two outlets each: what can be found without knowing a language's words.

use std::path::Path;
use std::sync::Arc;

use rashomon::article::{Article, facts};
use rashomon::comparison::{self, Comparison, Footing, Kind, Link, SentenceId};
use rashomon::source::{self, Source};

/// Two articles and what a careful reader finds in them; sentences are named by their first words.
struct Story {
    language: &'static str,
    files: [&'static str; 2],
    /// How many sentences each has, title and details included.
    sentences: [usize; 2],
    verbatim: &'static [(&'static str, &'static str)],
    reworded: &'static [(&'static str, &'static str)],
    quotations: &'static [(&'static str, &'static str)],
    /// The same claim in other words: only an engine that knows the language's words must find them.
    paraphrases: &'static [(&'static str, &'static str)],
    /// What only the one, only the other has.
    unique: [&'static [&'static str]; 2],
    /// All that stands between quotation marks, each outlet's in order.
    quoted: [&'static [&'static str]; 2],
}

const STORIES: &[Story] = &[
    Story {
        language: "de",
        files: ["seilbahn-bote.txt", "seilbahn-kurier.txt"],
        sentences: [15, 14],
        verbatim: &[("Die Bergwacht ließ", "Die Bergwacht ließ")],
        reworded: &[("Ein Tragseil sei", "Nach Angaben der"), ("Im vergangenen Jahr", "Rund 180.000 Gäste")],
        quotations: &[("„Wir haben die Kabinen", "Dannholt, die den Betrieb")],
        paraphrases: &[("Erst nach sechs Stunden", "Gegen 21 Uhr")],
        unique: [
            &["Verletzt wurde", "„Meine Tochter", "Sie ist acht", "Decken und heißen", "Der Gemeinderat"],
            &["Die Landesaufsicht", "Ein Gutachter", "»Wer zahlt", "Für die Faschingswoche", "Ihre Kabinen"],
        ],
        quoted: [
            &[
                "Wir haben die Kabinen jede Woche geprüft und nie einen Mangel gefunden",
                "Meine Tochter hat im Dunkeln gesungen, damit wir keine Angst haben. Sie ist acht",
            ],
            &[
                "Wir haben die Kabinen jede Woche geprüft und nie einen Mangel gefunden.",
                "Wer zahlt uns jetzt die leeren Betten?",
            ],
        ],
    },
    Story {
        language: "es",
        files: ["puente-faro.txt", "puente-voz.txt"],
        sentences: [14, 13],
        verbatim: &[("Tres barcazas", "Tres barcazas")],
        reworded: &[("El capitán, de 58", "Según la Guardia"), ("El puente, levantado", "Unos 9.000 vehículos")],
        quotations: &[("«Vimos venir", "Elvira Montoro")],
        paraphrases: &[("La alcaldesa pidió", "Quienes viven enfrente")],
        unique: [
            &["Nadie cruzaba", "«¿Y quién lleva", "El Sr. Osuna", "El Ayuntamiento calcula"],
            &["La naviera", "Su abogado viajó", "Los buzos", "¿Cuándo volverá", "“Antes de tres"],
        ],
        quoted: [
            &["Vimos venir las luces y supimos que no iba a frenar", "¿Y quién lleva ahora a mi madre a diálisis?"],
            &["Vimos venir las luces y supimos que no iba a frenar", "Antes de tres años, imposible"],
        ],
    },
];

struct Read {
    articles: [Arc<Article>; 2],
    comparison: Comparison,
}

impl Read {
    fn new(story: &Story) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
        let articles =
            story.files.map(|name| Arc::new(Article::read(source::load(&Source::File(folder.join(name))).unwrap())));
        let given: Vec<_> = articles.iter().cloned().map(Some).collect();
        Self { articles, comparison: comparison::compare(&given, &mut |_| (), &|| false).unwrap() }
    }

    #[track_caller]
    fn at(&self, article: usize, words: &str) -> SentenceId {
        let own = &self.articles[article];
        let found = own.sentences.iter().position(|sentence| own.quote(sentence.span).starts_with(words));
        SentenceId { article, sentence: found.unwrap_or_else(|| panic!("no sentence begins with {words:?}")) }
    }

    #[track_caller]
    fn link(&self, (left, right): (&str, &str)) -> Option<Link> {
        let (left, right) = (self.at(0, left), self.at(1, right));
        self.comparison.counterparts(left).find(|(id, _)| *id == right).map(|(_, link)| link.clone())
    }

    #[track_caller]
    fn linked(&self, pair: (&str, &str)) -> Link {
        self.link(pair).unwrap_or_else(|| panic!("{pair:?} are not linked"))
    }
}

#[test]
fn sentences_and_quotation_marks_are_right() {
    for story in STORIES {
        let read = Read::new(story);
        for (at, article) in read.articles.iter().enumerate() {
            assert_eq!(article.language, story.language);
            let sentences: Vec<&str> = article.sentences.iter().map(|sentence| article.quote(sentence.span)).collect();
            assert_eq!(sentences.len(), story.sentences[at], "{sentences:#?}");
            let quoted: Vec<&str> = facts::quotations(article).into_iter().map(|span| article.quote(span)).collect();
            assert_eq!(quoted, story.quoted[at]);
        }
    }
}

#[test]
fn meaning_is_off_and_said_to_be() {
    for story in STORIES {
        assert_eq!(Read::new(story).comparison.footing, Footing::Words, "{}", story.language);
    }
}

#[test]
fn shared_words_are_linked_in_any_language() {
    for story in STORIES {
        let read = Read::new(story);
        for &pair in story.verbatim {
            assert_eq!(read.linked(pair).kind, Kind::Verbatim, "{pair:?}");
        }
        for &pair in story.reworded {
            let kind = read.linked(pair).kind;
            assert!(kind == Kind::Reworded || kind == Kind::Paraphrase, "{pair:?}: {kind:?}");
        }
        for &pair in story.quotations {
            let link = read.linked(pair);
            assert!(link.quotation && link.kind <= Kind::Reworded, "{pair:?}: {link:?}");
        }
    }
}

#[test]
fn what_only_one_outlet_has_is_linked_to_nothing() {
    for story in STORIES {
        let read = Read::new(story);
        for (article, sentences) in story.unique.iter().enumerate() {
            for words in *sentences {
                assert!(read.comparison.is_unique(read.at(article, words)), "{words:?}");
            }
        }
    }
}

#[test]
fn nothing_else_is_linked() {
    for story in STORIES {
        let read = Read::new(story);
        let listed = [story.verbatim, story.reworded, story.quotations, story.paraphrases].concat();
        let listed: Vec<_> = listed.iter().map(|(left, right)| (read.at(0, left), read.at(1, right))).collect();
        for link in &read.comparison.links {
            assert!(listed.contains(&(link.left, link.right)), "{}: {link:?}", story.language);
        }
    }
}

#[test]
fn no_paraphrase_is_taken_for_the_same_words() {
    for story in STORIES {
        let read = Read::new(story);
        for &pair in story.paraphrases {
            assert!(read.link(pair).is_none_or(|link| link.kind > Kind::Verbatim), "{pair:?}");
        }
    }
}
