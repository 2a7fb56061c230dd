//! What the figures of two sentences amount to: whether they are linked, how closely, and why.
//!
//! Two regressions ([`super::regression`]): one answers "would a careful reader link the two", the other "and hold that
//! they tell the same, not just share a part". [`super::weights`] has the numbers.

use super::Kind;
use super::figures::{Figure, Figures, Reason};
use super::regression::{BENDS, CURVED, TERMS, log_odds, terms};
use super::weights::{KNOTS, MEANING, WORDS};

/// From this probability on two sentences are linked.
///
/// A little above half of what F1 reaches, where F1 is highest when probabilities are true (Lipton and others 2014).
pub const LINK: f32 = 0.4;
/// From this probability on a link is more than partial.
pub const STRONG: f32 = 0.46;
/// From this share of the weight in common (Dice) on a link that is more than partial is reworded.
const REWORDED: f32 = 0.6;
/// A link is a quotation's where this share of one side's quotation stands in the other.
const QUOTED: f32 = 0.75;
/// Equal words are a link of their own where they weigh at least this much together.
const VERBATIM_WEIGHT: f32 = 6.0;
/// A reason is told from so much log-odds on.
const TELLING: f32 = 0.25;

/// What two sentences are to each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Verdict {
    pub kind: Kind,
    pub quotation: bool,
    pub score: f32,
    pub reasons: [Option<Reason>; 3],
}

/// What is asked of two sentences beside their figures.
pub(super) struct Wording {
    /// Whether their words are the same in the same order.
    pub equal: bool,
    /// The weight of the lighter side.
    pub weight: f32,
    /// The share of the weight in common, 0 to 1.
    pub dice: f32,
    /// For either side, how much of a quotation of its stands in the other.
    pub quoted: [f32; 2],
    /// How strange their articles are to each other, 0 to 1.
    pub strangeness: f32,
}

/// How much less likely links are between articles that have no name in common, in log-odds.
///
/// The labelled pairs are all of one event, so that no regression can learn this; set so that articles on different
/// events of one kind hardly link.
const STRANGERS: f32 = 2.5;

/// Judges two sentences; none where they have nothing to do with each other.
pub(super) fn judge(figures: &Figures, wording: &Wording, by_meaning: bool) -> Option<Verdict> {
    let weights = if by_meaning { &MEANING } else { &WORDS };
    let terms = terms(figures, &KNOTS);
    let probability =
        |weights: &[f32; TERMS]| 1.0 / (1.0 + (STRANGERS * wording.strangeness - log_odds(weights, &terms)).exp());
    let (link, strong) = (probability(&weights.link), probability(&weights.strong));
    let verbatim = wording.equal && wording.weight >= VERBATIM_WEIGHT;
    if !verbatim && link < LINK && strong < STRONG {
        return None;
    }
    let quotation = wording.quoted.iter().any(|&share| share >= QUOTED);
    let kind = if wording.equal {
        Kind::Verbatim
    } else if strong < STRONG {
        Kind::Partial
    } else if quotation || wording.dice >= REWORDED {
        Kind::Reworded
    } else {
        Kind::Paraphrase
    };
    let score = if verbatim { link.max(0.99) } else { link };
    Some(Verdict { kind, quotation, score, reasons: reasons(&weights.link, &terms, &weights.means) })
}

/// The three reasons that weigh most, the weightiest first: by how much their figures raise the log-odds over what they
/// are on average.
fn reasons(weights: &[f32; TERMS], terms: &[f32; TERMS], means: &[f32; TERMS]) -> [Option<Reason>; 3] {
    let mut raised = Reason::ALL.map(|reason| (0.0, reason));
    for (term, figure) in term_figures() {
        if let Some(reason) = figure.reason() {
            raised[reason as usize].0 += weights[term] * (terms[term] - means[term]);
        }
    }
    raised.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut told = raised.iter().filter(|(effect, _)| *effect >= TELLING).map(|(_, reason)| *reason);
    std::array::from_fn(|_| told.next())
}

/// The figure that each term but the last is of.
fn term_figures() -> impl Iterator<Item = (usize, Figure)> {
    let bent = CURVED.iter().flat_map(|&figure| [figure; BENDS]);
    Figure::ALL.iter().copied().chain(bent).enumerate()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(values: &[(Figure, f32)]) -> Figures {
        let mut figures = Figures::default();
        for &(figure, value) in values {
            figures[figure] = value;
        }
        figures
    }

    fn close() -> Figures {
        figures(&[
            (Figure::Shared, 3.3),
            (Figure::Run, 2.9),
            (Figure::Runs, 0.7),
            (Figure::Rare, 1.8),
            (Figure::OnlyHere, 1.6),
            (Figure::Surprisal, 4.5),
            (Figure::HeavierWeight, 3.8),
            (Figure::Margin, 3.0),
            (Figure::Share, 0.8),
            (Figure::CosineAboveHub, 0.8),
        ])
    }

    fn wording() -> Wording {
        Wording { equal: false, weight: 30.0, dice: 0.5, quoted: [0.0; 2], strangeness: 0.0 }
    }

    #[test]
    fn every_term_but_the_last_is_of_a_figure() {
        assert_eq!(term_figures().count(), TERMS - 1);
    }

    #[test]
    fn what_shares_nothing_is_no_link() {
        let apart = figures(&[
            (Figure::HeavierWeight, 3.5),
            (Figure::Margin, -4.0),
            (Figure::SurprisalMargin, -4.0),
            (Figure::SurprisalRank, 3.0),
            (Figure::Onward, -6.0),
            (Figure::SurprisalOnward, -6.0),
            (Figure::Beside, -6.0),
            (Figure::CosineAboveHub, -0.5),
            (Figure::SharedAboveHub, -2.0),
        ]);
        assert_eq!(judge(&apart, &wording(), true), None);
        assert_eq!(judge(&apart, &wording(), false), None);
    }

    #[test]
    fn kinds_follow_from_how_much_is_shared() {
        let kind = |wording: Wording| judge(&close(), &wording, true).map(|verdict| (verdict.kind, verdict.quotation));
        assert_eq!(kind(wording()), Some((Kind::Paraphrase, false)));
        assert_eq!(kind(Wording { dice: 0.7, ..wording() }), Some((Kind::Reworded, false)));
        assert_eq!(kind(Wording { quoted: [0.2, 0.9], ..wording() }), Some((Kind::Reworded, true)));
        assert_eq!(kind(Wording { equal: true, ..wording() }), Some((Kind::Verbatim, false)));
        assert_eq!(kind(Wording { equal: true, weight: 2.0, ..wording() }), Some((Kind::Verbatim, false)));
    }

    #[test]
    fn strangers_need_more_to_be_linked() {
        let score = |strangeness| judge(&close(), &Wording { strangeness, ..wording() }, true).map(|v| v.score);
        assert!(score(0.0) > score(1.0));
    }

    #[test]
    fn tells_the_weightiest_reasons_and_none_that_is_not_there() {
        let reasons = judge(&close(), &wording(), true).unwrap().reasons;
        assert!(reasons[0].is_some());
        for absent in [Reason::Quotation, Reason::Date, Reason::Number, Reason::Meaning] {
            assert!(!reasons.contains(&Some(absent)), "{absent:?}");
        }
    }
}
