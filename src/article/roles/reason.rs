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
        }
    }
}
