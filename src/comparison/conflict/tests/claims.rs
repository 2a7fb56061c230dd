//! What one says and another denies, turns round or says less surely.

use super::{Kind, check};

#[test]
fn negation() {
    check(
        Kind::Reworded,
        &[
            (
                "It had been warned in October of the hinge.",
                "It had not been warned in October of the hinge.",
                &["negation conflict: warned / not been warned"],
            ),
            (
                "The mayor will close the harbour.",
                "The mayor will never close the harbour.",
                &["negation conflict: close / never close"],
            ),
            ("The mayor did not close the harbour.", "The mayor never closed the harbour.", &[]),
            ("The mayor closed the harbour.", "The mayor closed the harbour, not the market.", &[]),
            (
                "The pilot said the rudder had failed.",
                "The pilot said the rudder had not failed.",
                &["negation conflict: failed / not failed"],
            ),
            (
                "Nobody was hurt in the mill.",
                "Four people were hurt in the mill.",
                &["negation conflict: Nobody was hurt / hurt"],
            ),
            ("No one was hurt, but the mill is lost.", "Two were hurt, but no one was killed.", &[]),
            (
                "The harbourmaster apologised for the delay.",
                "The harbourmaster refused to apologise for the delay.",
                &["negation conflict: apologised / refused to apologise"],
            ),
            ("The harbourmaster would not comment on it.", "The harbourmaster declined comment on it.", &[]),
            ("One side taxes and spends, the other spends.", "She is sure that one side won\u{2019}t tax at all.", &[]),
        ],
    );
}

#[test]
fn opposites() {
    check(
        Kind::Reworded,
        &[
            (
                "The council approved the new quay.",
                "The council rejected the new quay.",
                &["opposite conflict: approved / rejected"],
            ),
            ("She voted for the levy.", "She voted against the levy.", &["opposite conflict: for / against"]),
            ("The pilot was acquitted.", "The pilot was convicted.", &["opposite conflict: acquitted / convicted"]),
            ("All of the crew survived.", "None of the crew survived.", &["opposite conflict: All / None"]),
            ("The council did not approve the quay.", "The council rejected the quay.", &[]),
            ("The quay opens at nine.", "The quay opens at nine and closes at ten.", &[]),
            ("Prices rose and then fell in May.", "Prices fell and then rose in May.", &[]),
            ("The ferry left before dawn.", "Holt wept for the whole town after the storm.", &[]),
        ],
    );
}

#[test]
fn certainty() {
    check(
        Kind::Reworded,
        &[
            (
                "The panel will issue orders.",
                "The panel is preparing to issue orders.",
                &["certainty near: will issue / preparing to issue"],
            ),
            ("The panel will issue orders.", "The panel will soon issue orders.", &[]),
            ("She said that she would issue orders.", "She will issue orders.", &[]),
            (
                "The clerk allegedly stole the seal.",
                "The clerk stole the seal.",
                &["certainty near: allegedly stole / stole"],
            ),
            ("The clerk allegedly stole the seal.", "The clerk was accused: he stole the seal.", &[]),
            (
                "Divers believe the pilot was asleep.",
                "The pilot was asleep.",
                &["certainty near: believe the pilot / pilot"],
            ),
            (
                "The letter appears to reflect her view.",
                "The letter reflects her view.",
                &["certainty near: appears to reflect / reflects"],
            ),
            ("The suspect Ida Moe fled the town.", "Ida Moe fled the town.", &[]),
        ],
    );
}
