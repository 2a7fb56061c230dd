//! Why a paragraph is set apart, as data and in words.

use super::Span;

/// What a rule saw in a paragraph: why it is set apart, or ([`Reason::Resembles`]) what it is like though it is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its words stand in another paragraph.
    Repeats {
        /// The paragraph that it repeats.
        of: usize,
        /// How much of it stands there, in per cent of its runs of three words.
        percent: u8,
    },
    /// Much of it stands in another paragraph, too little to set it apart.
    Resembles {
        /// The paragraph that it is like.
        to: usize,
        /// How much of it stands there, in per cent of its runs of three words.
        percent: u8,
    },
    /// It names who took a picture.
    Credit {
        /// The words that do.
        sign: Span,
    },
    /// It says where in a picture somebody stands: "(L)".
    Position {
        /// The words that do.
        sign: Span,
    },
    /// It tells in the present tense what is to be seen, beside another caption.
    Scene {
        /// The verb.
        verb: Span,
        /// The paragraph with the other caption.
        beside: usize,
    },
    /// It asks the reader for something, twice or more.
    Appeal {
        /// The first two phrases that do.
        phrases: [Span; 2],
    },
    /// It begins as what pages put between paragraphs does: "Read more:".
    PagePhrase {
        /// The phrase.
        phrase: Span,
    },
    /// It is a line such as "date 2025-01-31".
    MetadataLine {
        /// The word that says of what.
        key: Span,
    },
    /// The source's own markup says what it is.
    Markup,
    /// It stands in a part of a web page that is not for the article's text.
    PagePart {
        /// That part.
        part: PagePart,
    },
    /// Nearly all of it is links to other pages.
    Links,
    /// It is a heading with nothing under it.
    NothingUnder,
    /// It stands among the article's paragraphs, but does not look like one of them.
    Unlike,
    /// The title of the article once more.
    Title,
    /// The whole of it is a phrase of the page: "Share this".
    PageLine,
    /// The reader said so; no rule looks at it any more.
    Reader,
}

/// A part of a web page, by its element, class, identifier or role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PagePart {
    /// Menus and the way to the page.
    Navigation,
    /// What stands beside the article.
    Aside,
    /// The foot of the page.
    Footer,
    /// A form, its fields and buttons.
    Form,
    /// Buttons to share, print or listen.
    Sharing,
    /// Other articles.
    Related,
    /// What readers wrote.
    Comments,
    /// An advertisement, a subscription, a newsletter.
    Promotion,
    /// Who the author is.
    Biography,
    /// Who wrote it and when.
    Byline,
    /// What is under a picture.
    Caption,
    /// Keywords.
    Tags,
}

impl PagePart {
    const fn name(self) -> &'static str {
        match self {
            Self::Navigation => "navigation",
            Self::Aside => "an aside",
            Self::Footer => "the footer",
            Self::Form => "a form",
            Self::Sharing => "the tools for sharing",
            Self::Related => "related articles",
            Self::Comments => "comments",
            Self::Promotion => "a promotion",
            Self::Biography => "a note on the author",
            Self::Byline => "the byline",
            Self::Caption => "a caption",
            Self::Tags => "keywords",
        }
    }
}

impl Reason {
    /// Says it in one short clause for people; `text` is the article's.
    pub fn clause(self, text: &str) -> String {
        let quoted = |span: Span| format!("“{}”", text[span.range()].trim_matches([',', '/', ' ']));
        match self {
            Self::Repeats { of, percent: 100 } => format!("repeats paragraph {}", of + 1),
            Self::Repeats { of, percent } => format!("repeats paragraph {} ({percent} %)", of + 1),
            Self::Resembles { to, percent } => format!("resembles paragraph {} ({percent} %)", to + 1),
            Self::Credit { sign } => format!("picture credit: {}", quoted(sign)),
            Self::Position { sign } => format!("place in a picture: {}", quoted(sign)),
            Self::Scene { verb, beside } => {
                format!("scene of a picture: {}, beside the caption in paragraph {}", quoted(verb), beside + 1)
            }
            Self::Appeal { phrases: [first, second] } => format!("appeal: {}, {}", quoted(first), quoted(second)),
            Self::PagePhrase { phrase } => format!("page phrase: {}", quoted(phrase)),
            Self::MetadataLine { key } => format!("metadata line: {}", quoted(key)),
            Self::Markup => "marked so by its source".to_owned(),
            Self::PagePart { part } => format!("the page marks it as {}", part.name()),
            Self::Links => "nearly all of it is links".to_owned(),
            Self::NothingUnder => "a heading with nothing under it".to_owned(),
            Self::Unlike => "unlike the article's paragraphs around it".to_owned(),
            Self::PageLine => "a line of the page's own".to_owned(),
            Self::Title => "the title once more".to_owned(),
            Self::Reader => "you said so".to_owned(),
        }
    }
}
