//! What is known of a word whatever the article.

/// Stands where words take no part: in paragraphs set apart. It equals no word, itself included.
pub(super) const BARRIER: u32 = u32::MAX;

/// What is known of a folded word whatever the article, or of all words of a stem.
#[derive(Clone, Copy)]
pub(super) struct WordFacts {
    /// How much it tells by how rare it is in English, in bits.
    pub english: f32,
    /// Whether it carries grammar only.
    pub is_function: bool,
    /// Whether it is a number in digits or words.
    pub is_number: bool,
}

impl WordFacts {
    /// Returns what is known of two words that share a stem: a stem is as common as its commonest word.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            english: self.english.min(other.english),
            is_function: self.is_function | other.is_function,
            is_number: self.is_number | other.is_number,
        }
    }

    /// Returns what is known of two words that are an expression together: it carries sense, whatever they do alone.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            english: self.english.max(other.english),
            is_function: false,
            is_number: self.is_number & other.is_number,
        }
    }
}
