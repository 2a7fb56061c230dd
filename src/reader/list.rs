//! A list in hand: which of its rows, and the words that narrow it.

/// A list in hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// The row in hand, counted among those that are shown.
    pub selected: usize,
    /// Words that narrow the list; rows that hold all of them are shown.
    pub filter: String,
    /// Whether such words are being typed.
    pub is_filtering: bool,
}

impl List {
    /// Returns a list with a row in hand.
    pub fn at(selected: usize) -> Self {
        Self { selected, ..Self::default() }
    }

    /// Returns a list whose words are typed at once.
    pub fn asking() -> Self {
        Self { is_filtering: true, ..Self::default() }
    }

    /// Tells whether a row of a text is shown: it holds every word of the filter, in any case.
    pub fn wants(&self, text: &str) -> bool {
        if self.filter.trim().is_empty() {
            return true;
        }
        let text = text.to_lowercase();
        self.filter.split_whitespace().all(|word| text.contains(&word.to_lowercase()))
    }

    /// Returns the filter as it is shown beside a title; empty where there is none.
    pub fn shown_filter(&self) -> String {
        match (self.is_filtering, self.filter.as_str()) {
            (false, "") => String::new(),
            (true, filter) => format!("  / {filter}_"),
            (false, filter) => format!("  / {filter}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_must_be_there_in_any_case() {
        let list = |filter: &str| List { filter: filter.to_owned(), ..List::default() };
        for (filter, wants) in [("", true), ("gate larn", true), ("LARN", true), ("gate mast", false), ("  ", true)] {
            assert_eq!(list(filter).wants("The Gate at Larn"), wants, "{filter:?}");
        }
        assert_eq!(list("gate").shown_filter(), "  / gate");
        assert_eq!(List::asking().shown_filter(), "  / _");
        assert_eq!(List::at(3).shown_filter(), "");
    }
}
