//! Words that mean the opposite of what stands in their place on the other side.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::negation::is_negated;
use super::pair::{Pair, Side};
use super::{About, Conflict, Grade};

/// The sentences must be alike, or the words may be another statement's.
const LIKENESS: f64 = 0.5;

/// Any word of a first list means the opposite of any of the second.
const OPPOSITES: &[(&str, &str)] = &[
    ("for", "against"),
    ("all every everyone everybody", "none no nobody"),
    ("always", "never"),
    ("before", "after"),
    ("above", "below"),
    ("inside", "outside"),
    ("with", "without"),
    ("north northern", "south southern"),
    ("east eastern", "west western"),
    ("win wins won winning", "lose loses lost losing"),
    (
        "rise rises rose risen rising increase increases increased increasing climb climbs climbed grow grows grew grown \
         growing up",
        "fall falls fell fallen falling decrease decreases decreased decreasing drop drops dropped dropping decline \
         declines declined shrink shrinks shrank shrunk down",
    ),
    ("highest", "lowest"),
    ("largest biggest", "smallest"),
    ("best", "worst"),
    ("approve approves approved approving", "reject rejects rejected rejecting"),
    ("accept accepts accepted accepting", "reject rejects rejected refuse refuses refused decline declined"),
    ("passed passes", "rejected rejects failed fails blocked blocks"),
    (
        "admit admits admitted confirm confirms confirmed acknowledge acknowledges acknowledged",
        "deny denies denied denying",
    ),
    ("acquitted acquits cleared", "convicted convicts"),
    ("guilty", "innocent"),
    ("support supports supported supporting back backs backed backing", "oppose opposes opposed opposing"),
    ("supporters", "opponents"),
    ("agree agrees agreed", "disagree disagrees disagreed refuse refuses refused"),
    ("open opens opened opening reopen reopens reopened", "close closes closed closing shut shuts"),
    ("begin begins began begun start starts started", "end ends ended stop stops stopped"),
    ("hire hires hired appoint appoints appointed", "fire fires fired dismiss dismisses dismissed sack sacked"),
    ("arrested detained", "released freed"),
    ("alive", "dead"),
    ("survive survives survived", "die dies died"),
    ("legal lawful", "illegal unlawful"),
    ("constitutional", "unconstitutional"),
    ("likely", "unlikely"),
    ("aware", "unaware"),
    ("able", "unable"),
    ("true", "false untrue"),
    ("safe", "dangerous"),
    ("successful", "unsuccessful"),
    ("willing", "unwilling"),
    (
        "allow allows allowed permit permits permitted",
        "ban bans banned bar bars barred prohibit prohibits prohibited forbid",
    ),
    ("upheld uphold upholds", "overturned overturn overturns"),
    ("strengthen strengthens strengthened", "weaken weakens weakened"),
    ("welcomed praised", "condemned criticised criticized"),
    ("man men male", "woman women female"),
    ("boy boys", "girl girls"),
    ("brother", "sister"),
    ("son", "daughter"),
    ("father", "mother"),
    ("husband", "wife"),
];

/// For each word the numbers of its lists and whether it stands in the first of the two.
static LISTS: LazyLock<HashMap<&str, Vec<(usize, bool)>>> = LazyLock::new(|| {
    let mut lists: HashMap<&str, Vec<(usize, bool)>> = HashMap::new();
    for (number, (this, that)) in OPPOSITES.iter().enumerate() {
        for (list, is_first) in [(this, true), (that, false)] {
            for word in list.split_ascii_whitespace() {
                lists.entry(word).or_default().push((number, is_first));
            }
        }
    }
    lists
});

/// Finds words in the same place of both sentences that mean opposite things.
pub(super) fn find(pair: &Pair, found: &mut Vec<Conflict>) {
    let [left, right] = &pair.sides;
    let (first, second) = (listed(left), listed(right));
    if first.is_empty() || second.is_empty() || pair.likeness() < LIKENESS {
        return;
    }
    for &(at, lists) in &first {
        for &(other, others) in &second {
            let are_opposite =
                lists.iter().any(|(list, is_first)| others.iter().any(|(of, side)| of == list && side != is_first));
            let is_in_place = || pair.is_same_place(&(at..at + 1), &(other..other + 1));
            let is_elsewhere = || has(left, right.folded(other)) || has(right, left.folded(at));
            let is_turned = || is_negated(left, at) || is_negated(right, other);
            if are_opposite && is_in_place() && !is_elsewhere() && !is_turned() {
                found.push(Conflict {
                    left: left.tokens[at].span,
                    right: right.tokens[other].span,
                    about: About::Opposite,
                    grade: Grade::Conflict,
                });
            }
        }
    }
}

/// The words of a sentence that have an opposite.
fn listed(side: &Side) -> Vec<(usize, &'static [(usize, bool)])> {
    (0..side.tokens.len()).filter_map(|at| Some((at, LISTS.get(side.folded(at))?.as_slice()))).collect()
}

fn has(side: &Side, folded: &str) -> bool {
    (0..side.tokens.len()).any(|at| side.folded(at) == folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_stands_on_both_sides() {
        for (this, that) in OPPOSITES {
            assert!(
                this.split_ascii_whitespace().all(|word| !that.split_ascii_whitespace().any(|other| other == word))
            );
        }
    }
}
