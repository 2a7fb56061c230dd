//! What is measured about two sentences of two articles, by name.

use std::ops::{Index, IndexMut};

use super::named::named;

named! {
    /// What speaks for a link between two sentences, in the words of a reader.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum Reason {
        /// They share words that weigh much.
        Words = "shared words",
        /// They share words that few other sentences hold.
        RareWords = "rare words",
        /// They share words in the same order.
        WordOrder = "word order",
        /// One quotes what the other quotes or tells.
        Quotation = "a shared quotation",
        /// Words that they do not share are near in meaning.
        Meaning = "like meaning",
        /// They name the same people or places.
        Names = "the same names",
        /// They state the same number.
        Number = "the same number",
        /// They state the same date.
        Date = "the same date",
        /// Neither has a better counterpart.
        BestMatch = "no better counterpart",
        /// The sentences beside them match too.
        Neighbours = "matching neighbours",
    }
}

macro_rules! figures {
    ($($(#[$doc:meta])* $name:ident => $reason:expr,)*) => {
        /// A figure of two sentences. Each treats the two alike, so that it is the same the other way round.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Figure {
            $($(#[$doc])* $name,)*
        }

        impl Figure {
            /// All figures in their order.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Returns the name.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }

            /// Returns what a link is owed to where this figure is high; none for what speaks against one.
            pub const fn reason(self) -> Option<Reason> {
                match self { $(Self::$name => $reason,)* }
            }
        }
    };
}

figures! {
    /// Weight of the shared stems, as ln(1 + sum).
    Shared => Some(Reason::Words),
    /// Weight of the heaviest run of shared stems, as ln(1 + sum).
    Run => Some(Reason::WordOrder),
    /// Weight of all runs of three stems and more by the lighter side's, 0 to 1.
    Runs => Some(Reason::WordOrder),
    /// Shared stems that few sentences hold, as ln(1 + count).
    Rare => Some(Reason::RareWords),
    /// Shared stems that no other sentence holds, as ln(1 + count).
    OnlyHere => Some(Reason::RareWords),
    /// Surprisal in English times weight of the shared stems, as ln(1 + sum).
    Surprisal => Some(Reason::RareWords),
    /// Weight of the shared names, as ln(1 + sum).
    Names => Some(Reason::Names),
    /// The best share of one side's quotation in the other side, 0 to 1.
    QuotationBest => Some(Reason::Quotation),
    /// Weight of what both quote by the lighter side's quotations, 0 to 1.
    QuotationShare => Some(Reason::Quotation),
    /// Weight of what both tell outside of quotation marks, as ln(1 + sum).
    Told => Some(Reason::Words),
    /// The heavier side's weight, as ln(1 + sum): long sentences share something by chance.
    HeavierWeight => None,
    /// 1 where one of them begins its article: ledes name everybody.
    Lede => None,
    /// Equal numbers, at most two.
    Numbers => Some(Reason::Number),
    /// 1 where both hold numbers or number words and none is shared.
    NumbersUnlike => None,
    /// Equal dates, at most two.
    Dates => Some(Reason::Date),
    /// 1 where both speak and not the same speaks.
    SpeakersUnlike => None,
    /// The lesser of the two sides' counts of those whom the other does not name, as ln(1 + count).
    PeopleApart => None,
    /// Nearness in meaning of the words that are not shared, by weight, as ln(1 + sum) of the lesser side; 0 where
    /// meaning is not compared.
    Near => Some(Reason::Meaning),
    /// The same as a share of these words' weight, 0 to 1, of the greater side.
    NearShare => Some(Reason::Meaning),
    /// By how much the likeness is above the next best of either sentence: the lesser margin.
    Margin => Some(Reason::BestMatch),
    /// The greater share of the likeness of all candidates of either sentence, 0 to 1.
    Share => Some(Reason::BestMatch),
    /// Likeness of the other candidates of either sentence, as ln(1 + sum): the lesser.
    Crowd => None,
    /// By how much the surprisal is above the next best of either sentence: the greater margin.
    SurprisalMargin => Some(Reason::BestMatch),
    /// The worse rank by surprisal among the candidates of either sentence, as ln(1 + rank).
    SurprisalRank => None,
    /// The likeness of the better of the two pairs of sentences before and after.
    Onward => Some(Reason::Neighbours),
    /// The surprisal of the better of these.
    SurprisalOnward => Some(Reason::Neighbours),
    /// The likeness of the best pair of one of the sentences with a neighbour of the other.
    Beside => None,
    /// Twice the cosine less the means of the best three of either sentence, since a hub is near to all (after
    /// cross-domain similarity local scaling, Conneau and others 2018).
    CosineAboveHub => Some(Reason::BestMatch),
    /// The same of the shared weight.
    SharedAboveHub => Some(Reason::BestMatch),
}

/// How many figures there are.
pub const COUNT: usize = Figure::ALL.len();

/// All figures of two sentences.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures([f32; COUNT]);

impl Default for Figures {
    fn default() -> Self {
        Self([0.0; COUNT])
    }
}

impl Index<Figure> for Figures {
    type Output = f32;

    fn index(&self, figure: Figure) -> &f32 {
        &self.0[figure as usize]
    }
}

impl IndexMut<Figure> for Figures {
    fn index_mut(&mut self, figure: Figure) -> &mut f32 {
        &mut self.0[figure as usize]
    }
}
