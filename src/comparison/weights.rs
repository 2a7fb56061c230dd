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
        0.9280, // Shared
        -0.5604, // Run
        3.3989, // Runs
        0.5510, // Rare
        0.6833, // OnlyHere
        0.4414, // Surprisal
        -0.1508, // Names
        -1.2122, // QuotationBest
        -0.9828, // QuotationShare
        0.2464, // Told
        -0.4820, // HeavierWeight
        0.4457, // Lede
        1.8724, // Numbers
        -0.3263, // NumbersUnlike
        0.5567, // Dates
        -0.2643, // SpeakersUnlike
        -0.5870, // PeopleApart
        0.3269, // Near
        6.6083, // NearShare
        0.1189, // Margin
        1.7261, // Share
        0.6785, // Crowd
        -0.1220, // SurprisalMargin
        -0.3385, // SurprisalRank
        0.1704, // Onward
        -0.0458, // SurprisalOnward
        0.1859, // Beside
        -0.2116, // CosineAboveHub
        0.1657, // SharedAboveHub
        0.4945, // Shared above knot 1
        0.0326, // Shared above knot 2
        6.3636, // Shared above knot 3
        0.0847, // Run above knot 1
        -2.2906, // Run above knot 2
        -1.7323, // Run above knot 3
        -0.7005, // Names above knot 1
        0.7658, // Names above knot 2
        -4.0887, // Names above knot 3
        1.2896, // QuotationBest above knot 1
        6.1769, // QuotationBest above knot 2
        0.0000, // QuotationBest above knot 3
        1.4401, // QuotationShare above knot 1
        2.4933, // QuotationShare above knot 2
        0.0000, // QuotationShare above knot 3
        -2.9500, // constant
    ],
    strong: [
        0.6452, // Shared
        -0.2389, // Run
        3.6729, // Runs
        0.6308, // Rare
        0.4095, // OnlyHere
        0.2809, // Surprisal
        -0.0544, // Names
        -0.5937, // QuotationBest
        0.7270, // QuotationShare
        0.4147, // Told
        -1.0299, // HeavierWeight
        -0.1390, // Lede
        1.5936, // Numbers
        -1.2712, // NumbersUnlike
        0.8638, // Dates
        -0.3241, // SpeakersUnlike
        -0.6649, // PeopleApart
        -0.0192, // Near
        9.5074, // NearShare
        0.1301, // Margin
        1.1889, // Share
        0.6481, // Crowd
        -0.0399, // SurprisalMargin
        -0.4518, // SurprisalRank
        0.1650, // Onward
        0.0285, // SurprisalOnward
        0.1093, // Beside
        0.7987, // CosineAboveHub
        0.2297, // SharedAboveHub
        2.3656, // Shared above knot 1
        -0.5858, // Shared above knot 2
        1.9526, // Shared above knot 3
        -1.2538, // Run above knot 1
        -0.2957, // Run above knot 2
        -1.6990, // Run above knot 3
        -2.1501, // Names above knot 1
        1.5093, // Names above knot 2
        -1.7649, // Names above knot 3
        0.9379, // QuotationBest above knot 1
        8.0219, // QuotationBest above knot 2
        0.0000, // QuotationBest above knot 3
        1.5465, // QuotationShare above knot 1
        1.0495, // QuotationShare above knot 2
        0.0000, // QuotationShare above knot 3
        -2.2998, // constant
    ],
    means: [
        1.4266, // Shared
        1.1447, // Run
        0.0291, // Runs
        0.3275, // Rare
        0.1020, // OnlyHere
        2.8591, // Surprisal
        0.6814, // Names
        0.1059, // QuotationBest
        0.0452, // QuotationShare
        0.8436, // Told
        3.8655, // HeavierWeight
        0.1339, // Lede
        0.0095, // Numbers
        0.0415, // NumbersUnlike
        0.0240, // Dates
        0.1682, // SpeakersUnlike
        0.5260, // PeopleApart
        0.6368, // Near
        0.0567, // NearShare
        -2.7100, // Margin
        0.1958, // Share
        0.3291, // Crowd
        -0.5058, // SurprisalMargin
        1.7421, // SurprisalRank
        -4.3976, // Onward
        -3.2303, // SurprisalOnward
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
        1.1202, // Shared
        -0.6639, // Run
        3.2275, // Runs
        0.6328, // Rare
        0.7643, // OnlyHere
        0.7007, // Surprisal
        -0.1797, // Names
        -1.2357, // QuotationBest
        -0.9768, // QuotationShare
        0.2586, // Told
        -0.4494, // HeavierWeight
        0.5952, // Lede
        1.9480, // Numbers
        -0.0764, // NumbersUnlike
        0.5644, // Dates
        -0.2194, // SpeakersUnlike
        -0.5624, // PeopleApart
        0.0000, // Near
        0.0000, // NearShare
        0.1107, // Margin
        0.7078, // Share
        0.1244, // Crowd
        -0.0680, // SurprisalMargin
        -0.2779, // SurprisalRank
        0.2551, // Onward
        -0.0799, // SurprisalOnward
        0.2158, // Beside
        -0.2133, // CosineAboveHub
        0.1936, // SharedAboveHub
        0.3901, // Shared above knot 1
        0.4669, // Shared above knot 2
        5.8731, // Shared above knot 3
        0.2218, // Run above knot 1
        -2.4706, // Run above knot 2
        -1.9124, // Run above knot 3
        -0.5450, // Names above knot 1
        0.2923, // Names above knot 2
        -3.5311, // Names above knot 3
        1.6002, // QuotationBest above knot 1
        5.4912, // QuotationBest above knot 2
        0.0000, // QuotationBest above knot 3
        1.3555, // QuotationShare above knot 1
        2.4387, // QuotationShare above knot 2
        0.0000, // QuotationShare above knot 3
        -2.8335, // constant
    ],
    strong: [
        0.8414, // Shared
        -0.4757, // Run
        3.5572, // Runs
        0.6259, // Rare
        0.5078, // OnlyHere
        0.4167, // Surprisal
        -0.0973, // Names
        -0.5562, // QuotationBest
        0.6110, // QuotationShare
        0.3918, // Told
        -1.0718, // HeavierWeight
        0.0941, // Lede
        1.4495, // Numbers
        -1.1972, // NumbersUnlike
        0.9436, // Dates
        -0.2660, // SpeakersUnlike
        -0.6655, // PeopleApart
        0.0000, // Near
        0.0000, // NearShare
        0.1725, // Margin
        0.2199, // Share
        0.0489, // Crowd
        -0.0279, // SurprisalMargin
        -0.4453, // SurprisalRank
        0.2158, // Onward
        0.0227, // SurprisalOnward
        0.1546, // Beside
        0.8587, // CosineAboveHub
        0.2534, // SharedAboveHub
        2.4248, // Shared above knot 1
        -0.2042, // Shared above knot 2
        2.0350, // Shared above knot 3
        -0.9347, // Run above knot 1
        -0.5416, // Run above knot 2
        -1.5334, // Run above knot 3
        -1.9409, // Names above knot 1
        1.0956, // Names above knot 2
        -1.9473, // Names above knot 3
        1.2694, // QuotationBest above knot 1
        6.8783, // QuotationBest above knot 2
        0.0000, // QuotationBest above knot 3
        1.4103, // QuotationShare above knot 1
        1.0656, // QuotationShare above knot 2
        0.0000, // QuotationShare above knot 3
        -1.1280, // constant
    ],
    means: [
        1.5542, // Shared
        1.2469, // Run
        0.0332, // Runs
        0.3677, // Rare
        0.1166, // OnlyHere
        3.1186, // Surprisal
        0.7427, // Names
        0.1196, // QuotationBest
        0.0513, // QuotationShare
        0.9081, // Told
        3.8700, // HeavierWeight
        0.1408, // Lede
        0.0105, // Numbers
        0.0371, // NumbersUnlike
        0.0269, // Dates
        0.1673, // SpeakersUnlike
        0.5187, // PeopleApart
        0.0000, // Near
        0.0000, // NearShare
        -1.9375, // Margin
        0.2181, // Share
        0.2368, // Crowd
        -0.2444, // SurprisalMargin
        1.6661, // SurprisalRank
        -4.6626, // Onward
        -3.3617, // SurprisalOnward
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
