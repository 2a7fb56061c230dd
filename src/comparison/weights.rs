//! Numbers fitted on hand-labelled news; `examples/fit.rs` wrote this file.

#![allow(clippy::approx_constant, reason = "fitted")]

use super::regression::{Knots, Weights};

/// Where the curves bend.
#[rustfmt::skip]
pub(super) const KNOTS: Knots = [
    [2.0030, 2.4478, 2.8707], // Shared
    [1.4694, 1.9118, 2.3666], // Run
    [1.4426, 1.8609, 2.2338], // Names
    [0.2388, 0.5370, 1.0000], // QuotationBest
    [0.0980, 0.3816, 1.0000], // QuotationShare
];

/// For articles whose meaning is compared.
#[rustfmt::skip]
pub(super) const MEANING: Weights = Weights {
    link: [
        1.1583, // Shared
        -0.5916, // Run
        3.3508, // Runs
        0.5807, // Rare
        0.7636, // OnlyHere
        0.4252, // Surprisal
        -0.0822, // Names
        -1.1208, // QuotationBest
        -1.2006, // QuotationShare
        0.2370, // Told
        -0.5930, // HeavierWeight
        0.4690, // Lede
        1.7190, // Numbers
        -0.2759, // NumbersUnlike
        0.5935, // Dates
        -0.2981, // SpeakersUnlike
        -0.6005, // PeopleApart
        0.3486, // Near
        7.6406, // NearShare
        0.1250, // Margin
        2.1018, // Share
        0.1883, // Crowd
        -0.1439, // SurprisalMargin
        -0.2461, // SurprisalRank
        0.2043, // Onward
        -0.0617, // SurprisalOnward
        0.1899, // Beside
        -0.7809, // CosineAboveHub
        0.1964, // SharedAboveHub
        0.2771, // Shared above knot 1
        0.5437, // Shared above knot 2
        4.3491, // Shared above knot 3
        0.3525, // Run above knot 1
        -2.1253, // Run above knot 2
        -1.6020, // Run above knot 3
        -1.0937, // Names above knot 1
        1.6605, // Names above knot 2
        -5.1079, // Names above knot 3
        1.0482, // QuotationBest above knot 1
        3.5648, // QuotationBest above knot 2
        0.0000, // QuotationBest above knot 3
        0.9778, // QuotationShare above knot 1
        3.2136, // QuotationShare above knot 2
        0.0000, // QuotationShare above knot 3
        -3.0195, // constant
    ],
    strong: [
        0.4754, // Shared
        -0.2068, // Run
        3.7872, // Runs
        0.6535, // Rare
        0.4440, // OnlyHere
        0.2199, // Surprisal
        -0.1267, // Names
        -0.8920, // QuotationBest
        0.5259, // QuotationShare
        0.3870, // Told
        -1.2158, // HeavierWeight
        -0.0815, // Lede
        1.5711, // Numbers
        -1.2650, // NumbersUnlike
        1.0009, // Dates
        -0.3521, // SpeakersUnlike
        -0.5847, // PeopleApart
        0.1009, // Near
        10.7341, // NearShare
        0.1111, // Margin
        1.3674, // Share
        0.3322, // Crowd
        -0.0105, // SurprisalMargin
        -0.3798, // SurprisalRank
        0.1886, // Onward
        0.0447, // SurprisalOnward
        0.1065, // Beside
        0.4350, // CosineAboveHub
        0.2649, // SharedAboveHub
        2.4376, // Shared above knot 1
        0.5073, // Shared above knot 2
        1.1506, // Shared above knot 3
        -0.7819, // Run above knot 1
        -0.1017, // Run above knot 2
        -1.7142, // Run above knot 3
        -1.9476, // Names above knot 1
        1.2562, // Names above knot 2
        -2.9199, // Names above knot 3
        0.9980, // QuotationBest above knot 1
        4.9911, // QuotationBest above knot 2
        0.0000, // QuotationBest above knot 3
        1.2844, // QuotationShare above knot 1
        1.7123, // QuotationShare above knot 2
        0.0000, // QuotationShare above knot 3
        -1.4544, // constant
    ],
    means: [
        1.3385, // Shared
        1.0907, // Run
        0.0233, // Runs
        0.2621, // Rare
        0.0772, // OnlyHere
        2.7714, // Surprisal
        0.6505, // Names
        0.0885, // QuotationBest
        0.0366, // QuotationShare
        0.8223, // Told
        3.8663, // HeavierWeight
        0.1294, // Lede
        0.0078, // Numbers
        0.0423, // NumbersUnlike
        0.0195, // Dates
        0.1645, // SpeakersUnlike
        0.5447, // PeopleApart
        0.6358, // Near
        0.0564, // NearShare
        -2.9124, // Margin
        0.1489, // Share
        0.3685, // Crowd
        -0.6640, // SurprisalMargin
        1.9448, // SurprisalRank
        -4.1569, // Onward
        -2.6083, // SurprisalOnward
        -2.9992, // Beside
        -0.1597, // CosineAboveHub
        -1.0765, // SharedAboveHub
        0.0373, // Shared above knot 1
        0.0114, // Shared above knot 2
        0.0038, // Shared above knot 3
        0.0387, // Run above knot 1
        0.0138, // Run above knot 2
        0.0055, // Run above knot 3
        0.0340, // Names above knot 1
        0.0100, // Names above knot 2
        0.0029, // Names above knot 3
        0.0241, // QuotationBest above knot 1
        0.0086, // QuotationBest above knot 2
        0.0000, // QuotationBest above knot 3
        0.0246, // QuotationShare above knot 1
        0.0100, // QuotationShare above knot 2
        0.0000, // QuotationShare above knot 3
        1.0000, // constant
    ],
};

/// For articles that are compared by their words only.
#[rustfmt::skip]
pub(super) const WORDS: Weights = Weights {
    link: [
        1.1543, // Shared
        -0.7360, // Run
        3.2196, // Runs
        0.7200, // Rare
        0.8966, // OnlyHere
        0.6963, // Surprisal
        -0.1554, // Names
        -1.3567, // QuotationBest
        -0.9351, // QuotationShare
        0.2325, // Told
        -0.4607, // HeavierWeight
        0.6099, // Lede
        1.9203, // Numbers
        -0.1356, // NumbersUnlike
        0.6108, // Dates
        -0.2174, // SpeakersUnlike
        -0.6090, // PeopleApart
        0.0000, // Near
        0.0000, // NearShare
        0.1029, // Margin
        0.3978, // Share
        0.0312, // Crowd
        -0.0518, // SurprisalMargin
        -0.2225, // SurprisalRank
        0.2595, // Onward
        -0.0853, // SurprisalOnward
        0.2247, // Beside
        0.0002, // CosineAboveHub
        0.1843, // SharedAboveHub
        0.0678, // Shared above knot 1
        1.1601, // Shared above knot 2
        3.3767, // Shared above knot 3
        0.4776, // Run above knot 1
        -2.1958, // Run above knot 2
        -1.6963, // Run above knot 3
        -0.6953, // Names above knot 1
        1.0038, // Names above knot 2
        -4.7906, // Names above knot 3
        1.4069, // QuotationBest above knot 1
        3.5165, // QuotationBest above knot 2
        0.0000, // QuotationBest above knot 3
        0.7281, // QuotationShare above knot 1
        2.9088, // QuotationShare above knot 2
        0.0000, // QuotationShare above knot 3
        -2.7169, // constant
    ],
    strong: [
        0.6975, // Shared
        -0.3042, // Run
        3.4417, // Runs
        0.6877, // Rare
        0.6346, // OnlyHere
        0.4117, // Surprisal
        -0.1612, // Names
        -0.7338, // QuotationBest
        0.5346, // QuotationShare
        0.3903, // Told
        -1.1543, // HeavierWeight
        0.1037, // Lede
        1.4024, // Numbers
        -1.1822, // NumbersUnlike
        0.9780, // Dates
        -0.2630, // SpeakersUnlike
        -0.6450, // PeopleApart
        0.0000, // Near
        0.0000, // NearShare
        0.1550, // Margin
        0.1579, // Share
        0.1313, // Crowd
        -0.0049, // SurprisalMargin
        -0.3644, // SurprisalRank
        0.2220, // Onward
        0.0179, // SurprisalOnward
        0.1538, // Beside
        0.8118, // CosineAboveHub
        0.2238, // SharedAboveHub
        2.1625, // Shared above knot 1
        1.1538, // Shared above knot 2
        0.6966, // Shared above knot 3
        -0.6194, // Run above knot 1
        -0.4982, // Run above knot 2
        -1.3666, // Run above knot 3
        -1.6550, // Names above knot 1
        1.2445, // Names above knot 2
        -4.0451, // Names above knot 3
        1.1950, // QuotationBest above knot 1
        4.1334, // QuotationBest above knot 2
        0.0000, // QuotationBest above knot 3
        1.1084, // QuotationShare above knot 1
        1.5298, // QuotationShare above knot 2
        0.0000, // QuotationShare above knot 3
        -1.0067, // constant
    ],
    means: [
        1.5468, // Shared
        1.2430, // Run
        0.0338, // Runs
        0.3608, // Rare
        0.1151, // OnlyHere
        3.1134, // Surprisal
        0.7286, // Names
        0.1208, // QuotationBest
        0.0517, // QuotationShare
        0.9019, // Told
        3.8597, // HeavierWeight
        0.1402, // Lede
        0.0105, // Numbers
        0.0381, // NumbersUnlike
        0.0267, // Dates
        0.1689, // SpeakersUnlike
        0.5211, // PeopleApart
        0.0000, // Near
        0.0000, // NearShare
        -1.9591, // Margin
        0.2175, // Share
        0.2388, // Crowd
        -0.2508, // SurprisalMargin
        1.6698, // SurprisalRank
        -4.6538, // Onward
        -3.3459, // SurprisalOnward
        -3.5386, // Beside
        -0.1262, // CosineAboveHub
        -0.6970, // SharedAboveHub
        0.0558, // Shared above knot 1
        0.0171, // Shared above knot 2
        0.0057, // Shared above knot 3
        0.0575, // Run above knot 1
        0.0206, // Run above knot 2
        0.0083, // Run above knot 3
        0.0507, // Names above knot 1
        0.0149, // Names above knot 2
        0.0044, // Names above knot 3
        0.0361, // QuotationBest above knot 1
        0.0129, // QuotationBest above knot 2
        0.0000, // QuotationBest above knot 3
        0.0363, // QuotationShare above knot 1
        0.0149, // QuotationShare above knot 2
        0.0000, // QuotationShare above knot 3
        1.0000, // constant
    ],
};
