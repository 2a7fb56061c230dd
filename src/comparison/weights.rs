//! Numbers fitted on hand-labelled news; `examples/fit.rs` wrote this file.

#![allow(clippy::approx_constant, reason = "fitted")]

use super::judge::{Knots, Weights};

/// Where the curves bend.
#[rustfmt::skip]
pub(super) const KNOTS: Knots = [
    [2.1132, 2.5370, 2.9827], // Shared
    [1.5642, 1.9986, 2.4833], // Run
    [1.5571, 1.9786, 2.3354], // Names
    [0.2918, 0.6794, 1.0000], // QuotationBest
    [0.1415, 0.4584, 1.0000], // QuotationShare
];

/// For articles whose meaning is compared.
#[rustfmt::skip]
pub(super) const MEANING: Weights = Weights {
    link: [
        0.9289, // Shared
        -0.5085, // Run
        3.3855, // Runs
        0.5387, // Rare
        0.6644, // OnlyHere
        0.4601, // Surprisal
        -0.1189, // Names
        -1.1562, // QuotationBest
        -0.9476, // QuotationShare
        0.2349, // Told
        -0.4757, // HeavierWeight
        0.4550, // Lede
        1.8618, // Numbers
        -0.2573, // NumbersUnlike
        0.5646, // Dates
        -0.2617, // SpeakersUnlike
        -0.5285, // PeopleApart
        0.3561, // Near
        6.3508, // NearShare
        0.1253, // Margin
        1.7696, // Share
        0.5737, // Crowd
        -0.0938, // SurprisalMargin
        -0.3257, // SurprisalRank
        0.1688, // Onward
        -0.0368, // SurprisalOnward
        0.1855, // Beside
        -0.2994, // CosineAboveHub
        0.1289, // SharedAboveHub
        0.5060, // Shared above knot 1
        -0.0058, // Shared above knot 2
        6.3676, // Shared above knot 3
        0.0835, // Run above knot 1
        -2.3137, // Run above knot 2
        -1.5455, // Run above knot 3
        -0.8095, // Names above knot 1
        0.7868, // Names above knot 2
        -3.9530, // Names above knot 3
        1.2896, // QuotationBest above knot 1
        5.9303, // QuotationBest above knot 2
        0.0000, // QuotationBest above knot 3
        1.4726, // QuotationShare above knot 1
        2.4495, // QuotationShare above knot 2
        0.0000, // QuotationShare above knot 3
        -3.1795, // constant
    ],
    strong: [
        0.6292, // Shared
        -0.2566, // Run
        3.7662, // Runs
        0.5346, // Rare
        0.4099, // OnlyHere
        0.3006, // Surprisal
        0.0039, // Names
        -0.5446, // QuotationBest
        0.6875, // QuotationShare
        0.3955, // Told
        -1.0494, // HeavierWeight
        -0.1883, // Lede
        1.6402, // Numbers
        -1.2538, // NumbersUnlike
        0.8971, // Dates
        -0.2829, // SpeakersUnlike
        -0.5606, // PeopleApart
        0.0659, // Near
        9.8051, // NearShare
        0.1191, // Margin
        0.9994, // Share
        0.4930, // Crowd
        -0.0015, // SurprisalMargin
        -0.4563, // SurprisalRank
        0.1632, // Onward
        0.0235, // SurprisalOnward
        0.1141, // Beside
        0.8515, // CosineAboveHub
        0.2387, // SharedAboveHub
        2.3586, // Shared above knot 1
        -0.5411, // Shared above knot 2
        1.9772, // Shared above knot 3
        -1.0992, // Run above knot 1
        -0.3313, // Run above knot 2
        -1.6276, // Run above knot 3
        -2.2605, // Names above knot 1
        1.2795, // Names above knot 2
        -1.3936, // Names above knot 3
        0.9669, // QuotationBest above knot 1
        7.9906, // QuotationBest above knot 2
        0.0000, // QuotationBest above knot 3
        1.5220, // QuotationShare above knot 1
        1.1783, // QuotationShare above knot 2
        0.0000, // QuotationShare above knot 3
        -2.2956, // constant
    ],
    means: [
        1.4377, // Shared
        1.1546, // Run
        0.0293, // Runs
        0.3297, // Rare
        0.1029, // OnlyHere
        2.8853, // Surprisal
        0.6871, // Names
        0.1073, // QuotationBest
        0.0461, // QuotationShare
        0.8477, // Told
        3.8658, // HeavierWeight
        0.1352, // Lede
        0.0095, // Numbers
        0.0398, // NumbersUnlike
        0.0240, // Dates
        0.1688, // SpeakersUnlike
        0.5274, // PeopleApart
        0.6553, // Near
        0.0600, // NearShare
        -2.7367, // Margin
        0.1963, // Share
        0.3319, // Crowd
        -0.4938, // SurprisalMargin
        1.7410, // SurprisalRank
        -4.3734, // Onward
        -3.1951, // SurprisalOnward
        -3.1246, // Beside
        -0.1384, // CosineAboveHub
        -0.8841, // SharedAboveHub
        0.0370, // Shared above knot 1
        0.0119, // Shared above knot 2
        0.0038, // Shared above knot 3
        0.0397, // Run above knot 1
        0.0149, // Run above knot 2
        0.0060, // Run above knot 3
        0.0343, // Names above knot 1
        0.0095, // Names above knot 2
        0.0026, // Names above knot 3
        0.0257, // QuotationBest above knot 1
        0.0066, // QuotationBest above knot 2
        0.0000, // QuotationBest above knot 3
        0.0273, // QuotationShare above knot 1
        0.0106, // QuotationShare above knot 2
        0.0000, // QuotationShare above knot 3
        1.0000, // constant
    ],
};

/// For articles that are compared by their words only.
#[rustfmt::skip]
pub(super) const WORDS: Weights = Weights {
    link: [
        1.1156, // Shared
        -0.6578, // Run
        3.2440, // Runs
        0.6368, // Rare
        0.7616, // OnlyHere
        0.7017, // Surprisal
        -0.1846, // Names
        -1.2420, // QuotationBest
        -1.0188, // QuotationShare
        0.2623, // Told
        -0.4535, // HeavierWeight
        0.5925, // Lede
        1.9460, // Numbers
        -0.0784, // NumbersUnlike
        0.5655, // Dates
        -0.2200, // SpeakersUnlike
        -0.5643, // PeopleApart
        0.0000, // Near
        0.0000, // NearShare
        0.1083, // Margin
        0.7058, // Share
        0.1304, // Crowd
        -0.0684, // SurprisalMargin
        -0.2768, // SurprisalRank
        0.2556, // Onward
        -0.0802, // SurprisalOnward
        0.2154, // Beside
        -0.2112, // CosineAboveHub
        0.1958, // SharedAboveHub
        0.4066, // Shared above knot 1
        0.4506, // Shared above knot 2
        5.8982, // Shared above knot 3
        0.1959, // Run above knot 1
        -2.4771, // Run above knot 2
        -1.9206, // Run above knot 3
        -0.5470, // Names above knot 1
        0.3051, // Names above knot 2
        -3.5462, // Names above knot 3
        1.6072, // QuotationBest above knot 1
        5.5954, // QuotationBest above knot 2
        0.0000, // QuotationBest above knot 3
        1.3887, // QuotationShare above knot 1
        2.4467, // QuotationShare above knot 2
        0.0000, // QuotationShare above knot 3
        -2.8248, // constant
    ],
    strong: [
        0.8479, // Shared
        -0.4830, // Run
        3.5789, // Runs
        0.6323, // Rare
        0.4963, // OnlyHere
        0.4234, // Surprisal
        -0.1023, // Names
        -0.5815, // QuotationBest
        0.5830, // QuotationShare
        0.3925, // Told
        -1.0829, // HeavierWeight
        0.0878, // Lede
        1.4514, // Numbers
        -1.1996, // NumbersUnlike
        0.9420, // Dates
        -0.2558, // SpeakersUnlike
        -0.6640, // PeopleApart
        0.0000, // Near
        0.0000, // NearShare
        0.1684, // Margin
        0.2128, // Share
        0.0620, // Crowd
        -0.0284, // SurprisalMargin
        -0.4408, // SurprisalRank
        0.2156, // Onward
        0.0236, // SurprisalOnward
        0.1557, // Beside
        0.8576, // CosineAboveHub
        0.2538, // SharedAboveHub
        2.4404, // Shared above knot 1
        -0.2268, // Shared above knot 2
        2.0560, // Shared above knot 3
        -0.9210, // Run above knot 1
        -0.5705, // Run above knot 2
        -1.5165, // Run above knot 3
        -1.9480, // Names above knot 1
        1.0926, // Names above knot 2
        -1.9410, // Names above knot 3
        1.2305, // QuotationBest above knot 1
        7.1269, // QuotationBest above knot 2
        0.0000, // QuotationBest above knot 3
        1.4129, // QuotationShare above knot 1
        1.0805, // QuotationShare above knot 2
        0.0000, // QuotationShare above knot 3
        -1.1125, // constant
    ],
    means: [
        1.5540, // Shared
        1.2469, // Run
        0.0332, // Runs
        0.3676, // Rare
        0.1165, // OnlyHere
        3.1182, // Surprisal
        0.7425, // Names
        0.1201, // QuotationBest
        0.0519, // QuotationShare
        0.9049, // Told
        3.8701, // HeavierWeight
        0.1407, // Lede
        0.0105, // Numbers
        0.0371, // NumbersUnlike
        0.0269, // Dates
        0.1677, // SpeakersUnlike
        0.5188, // PeopleApart
        0.0000, // Near
        0.0000, // NearShare
        -1.9395, // Margin
        0.2180, // Share
        0.2369, // Crowd
        -0.2448, // SurprisalMargin
        1.6665, // SurprisalRank
        -4.6610, // Onward
        -3.3583, // SurprisalOnward
        -3.5409, // Beside
        -0.1246, // CosineAboveHub
        -0.6913, // SharedAboveHub
        0.0420, // Shared above knot 1
        0.0135, // Shared above knot 2
        0.0043, // Shared above knot 3
        0.0451, // Run above knot 1
        0.0169, // Run above knot 2
        0.0068, // Run above knot 3
        0.0389, // Names above knot 1
        0.0107, // Names above knot 2
        0.0030, // Names above knot 3
        0.0292, // QuotationBest above knot 1
        0.0075, // QuotationBest above knot 2
        0.0000, // QuotationBest above knot 3
        0.0310, // QuotationShare above knot 1
        0.0121, // QuotationShare above knot 2
        0.0000, // QuotationShare above knot 3
        1.0000, // constant
    ],
};
