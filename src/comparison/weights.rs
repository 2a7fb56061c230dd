//! Numbers fitted on hand-labelled news; `examples/fit.rs` wrote this file.

#![allow(clippy::approx_constant, reason = "fitted")]

use super::judge::{Knots, Weights};

/// Where the curves bend.
#[rustfmt::skip]
pub(super) const KNOTS: Knots = [
    [2.1105, 2.5356, 2.9821], // Shared
    [1.5597, 1.9948, 2.4769], // Run
    [1.5517, 1.9766, 2.3354], // Names
    [0.2893, 0.6743, 1.0000], // QuotationBest
    [0.1388, 0.4584, 1.0000], // QuotationShare
];

/// For articles whose meaning is compared.
#[rustfmt::skip]
pub(super) const MEANING: Weights = Weights {
    link: [
        0.9299, // Shared
        -0.5429, // Run
        3.4014, // Runs
        0.5491, // Rare
        0.6912, // OnlyHere
        0.4221, // Surprisal
        -0.1386, // Names
        -1.2114, // QuotationBest
        -0.9600, // QuotationShare
        0.2486, // Told
        -0.4842, // HeavierWeight
        0.4496, // Lede
        1.8670, // Numbers
        -0.3159, // NumbersUnlike
        0.5728, // Dates
        -0.2677, // SpeakersUnlike
        -0.5903, // PeopleApart
        0.3304, // Near
        6.5846, // NearShare
        0.1190, // Margin
        1.7349, // Share
        0.6964, // Crowd
        -0.1226, // SurprisalMargin
        -0.3336, // SurprisalRank
        0.1720, // Onward
        -0.0467, // SurprisalOnward
        0.1860, // Beside
        -0.2110, // CosineAboveHub
        0.1702, // SharedAboveHub
        0.4877, // Shared above knot 1
        0.0122, // Shared above knot 2
        6.3658, // Shared above knot 3
        0.1070, // Run above knot 1
        -2.3331, // Run above knot 2
        -1.7389, // Run above knot 3
        -0.7187, // Names above knot 1
        0.7852, // Names above knot 2
        -4.0708, // Names above knot 3
        1.2822, // QuotationBest above knot 1
        6.2034, // QuotationBest above knot 2
        0.0000, // QuotationBest above knot 3
        1.4163, // QuotationShare above knot 1
        2.5278, // QuotationShare above knot 2
        0.0000, // QuotationShare above knot 3
        -2.9414, // constant
    ],
    strong: [
        0.6225, // Shared
        -0.2394, // Run
        3.6792, // Runs
        0.6281, // Rare
        0.4090, // OnlyHere
        0.2979, // Surprisal
        -0.0491, // Names
        -0.6080, // QuotationBest
        0.7314, // QuotationShare
        0.4087, // Told
        -1.0307, // HeavierWeight
        -0.1296, // Lede
        1.5826, // Numbers
        -1.2619, // NumbersUnlike
        0.8702, // Dates
        -0.3221, // SpeakersUnlike
        -0.6710, // PeopleApart
        -0.0132, // Near
        9.5198, // NearShare
        0.1297, // Margin
        1.1980, // Share
        0.6333, // Crowd
        -0.0408, // SurprisalMargin
        -0.4920, // SurprisalRank
        0.1661, // Onward
        0.0290, // SurprisalOnward
        0.1095, // Beside
        0.7853, // CosineAboveHub
        0.2135, // SharedAboveHub
        2.3198, // Shared above knot 1
        -0.5605, // Shared above knot 2
        1.9806, // Shared above knot 3
        -1.2302, // Run above knot 1
        -0.3030, // Run above knot 2
        -1.7106, // Run above knot 3
        -2.1617, // Names above knot 1
        1.5134, // Names above knot 2
        -1.7205, // Names above knot 3
        0.9591, // QuotationBest above knot 1
        8.0467, // QuotationBest above knot 2
        0.0000, // QuotationBest above knot 3
        1.5418, // QuotationShare above knot 1
        1.0607, // QuotationShare above knot 2
        0.0000, // QuotationShare above knot 3
        -2.2773, // constant
    ],
    means: [
        1.4266, // Shared
        1.1447, // Run
        0.0291, // Runs
        0.3275, // Rare
        0.1020, // OnlyHere
        2.8969, // Surprisal
        0.6814, // Names
        0.1059, // QuotationBest
        0.0452, // QuotationShare
        0.8436, // Told
        3.8655, // HeavierWeight
        0.1339, // Lede
        0.0095, // Numbers
        0.0415, // NumbersUnlike
        0.0238, // Dates
        0.1682, // SpeakersUnlike
        0.5260, // PeopleApart
        0.6368, // Near
        0.0567, // NearShare
        -2.7100, // Margin
        0.1958, // Share
        0.3291, // Crowd
        -0.5059, // SurprisalMargin
        1.7406, // SurprisalRank
        -4.3976, // Onward
        -3.2125, // SurprisalOnward
        -3.1482, // Beside
        -0.1389, // CosineAboveHub
        -0.8957, // SharedAboveHub
        0.0370, // Shared above knot 1
        0.0119, // Shared above knot 2
        0.0038, // Shared above knot 3
        0.0398, // Run above knot 1
        0.0149, // Run above knot 2
        0.0060, // Run above knot 3
        0.0345, // Names above knot 1
        0.0094, // Names above knot 2
        0.0026, // Names above knot 3
        0.0256, // QuotationBest above knot 1
        0.0066, // QuotationBest above knot 2
        0.0000, // QuotationBest above knot 3
        0.0271, // QuotationShare above knot 1
        0.0105, // QuotationShare above knot 2
        0.0000, // QuotationShare above knot 3
        1.0000, // constant
    ],
};

/// For articles that are compared by their words only.
#[rustfmt::skip]
pub(super) const WORDS: Weights = Weights {
    link: [
        1.1152, // Shared
        -0.6410, // Run
        3.2222, // Runs
        0.6319, // Rare
        0.7732, // OnlyHere
        0.6875, // Surprisal
        -0.1650, // Names
        -1.2337, // QuotationBest
        -0.9536, // QuotationShare
        0.2616, // Told
        -0.4517, // HeavierWeight
        0.5997, // Lede
        1.9448, // Numbers
        -0.0652, // NumbersUnlike
        0.5799, // Dates
        -0.2210, // SpeakersUnlike
        -0.5648, // PeopleApart
        0.0000, // Near
        0.0000, // NearShare
        0.1106, // Margin
        0.7427, // Share
        0.1582, // Crowd
        -0.0714, // SurprisalMargin
        -0.2696, // SurprisalRank
        0.2565, // Onward
        -0.0803, // SurprisalOnward
        0.2155, // Beside
        -0.2173, // CosineAboveHub
        0.1990, // SharedAboveHub
        0.3840, // Shared above knot 1
        0.4450, // Shared above knot 2
        5.8648, // Shared above knot 3
        0.2419, // Run above knot 1
        -2.5127, // Run above knot 2
        -1.9206, // Run above knot 3
        -0.5591, // Names above knot 1
        0.3141, // Names above knot 2
        -3.5205, // Names above knot 3
        1.5885, // QuotationBest above knot 1
        5.5166, // QuotationBest above knot 2
        0.0000, // QuotationBest above knot 3
        1.3444, // QuotationShare above knot 1
        2.4571, // QuotationShare above knot 2
        0.0000, // QuotationShare above knot 3
        -2.8681, // constant
    ],
    strong: [
        0.8109, // Shared
        -0.4728, // Run
        3.5595, // Runs
        0.6222, // Rare
        0.5091, // OnlyHere
        0.4567, // Surprisal
        -0.0901, // Names
        -0.5660, // QuotationBest
        0.6233, // QuotationShare
        0.3868, // Told
        -1.0787, // HeavierWeight
        0.1017, // Lede
        1.4347, // Numbers
        -1.1865, // NumbersUnlike
        0.9541, // Dates
        -0.2609, // SpeakersUnlike
        -0.6722, // PeopleApart
        0.0000, // Near
        0.0000, // NearShare
        0.1722, // Margin
        0.2522, // Share
        0.0274, // Crowd
        -0.0294, // SurprisalMargin
        -0.4611, // SurprisalRank
        0.2160, // Onward
        0.0237, // SurprisalOnward
        0.1547, // Beside
        0.8469, // CosineAboveHub
        0.2405, // SharedAboveHub
        2.3858, // Shared above knot 1
        -0.1913, // Shared above knot 2
        2.0584, // Shared above knot 3
        -0.9101, // Run above knot 1
        -0.5626, // Run above knot 2
        -1.5419, // Run above knot 3
        -1.9500, // Names above knot 1
        1.1067, // Names above knot 2
        -1.9277, // Names above knot 3
        1.2797, // QuotationBest above knot 1
        6.8799, // QuotationBest above knot 2
        0.0000, // QuotationBest above knot 3
        1.4105, // QuotationShare above knot 1
        1.0656, // QuotationShare above knot 2
        0.0000, // QuotationShare above knot 3
        -1.1950, // constant
    ],
    means: [
        1.5542, // Shared
        1.2469, // Run
        0.0332, // Runs
        0.3677, // Rare
        0.1166, // OnlyHere
        3.1593, // Surprisal
        0.7427, // Names
        0.1196, // QuotationBest
        0.0513, // QuotationShare
        0.9081, // Told
        3.8700, // HeavierWeight
        0.1408, // Lede
        0.0105, // Numbers
        0.0371, // NumbersUnlike
        0.0265, // Dates
        0.1673, // SpeakersUnlike
        0.5187, // PeopleApart
        0.0000, // Near
        0.0000, // NearShare
        -1.9375, // Margin
        0.2181, // Share
        0.2368, // Crowd
        -0.2426, // SurprisalMargin
        1.6642, // SurprisalRank
        -4.6626, // Onward
        -3.3445, // SurprisalOnward
        -3.5419, // Beside
        -0.1246, // CosineAboveHub
        -0.6908, // SharedAboveHub
        0.0424, // Shared above knot 1
        0.0136, // Shared above knot 2
        0.0043, // Shared above knot 3
        0.0456, // Run above knot 1
        0.0171, // Run above knot 2
        0.0069, // Run above knot 3
        0.0395, // Names above knot 1
        0.0108, // Names above knot 2
        0.0030, // Names above knot 3
        0.0293, // QuotationBest above knot 1
        0.0076, // QuotationBest above knot 2
        0.0000, // QuotationBest above knot 3
        0.0311, // QuotationShare above knot 1
        0.0120, // QuotationShare above knot 2
        0.0000, // QuotationShare above knot 3
        1.0000, // constant
    ],
};
