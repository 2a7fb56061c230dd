//! That kinds can be read, and told apart by colour, also by people who see colours otherwise.

use ratatui::style::{Color, Style};

use super::palettes::rgb;
use super::{Ground, Surroundings, Theme};

/// The least contrast of text on a background that its theme is made for ...
const READABLE: f64 = 4.5;
/// ... of the same on a background of middle lightness, and of dimmed text there ...
const SOLARIZED: f64 = 4.3;
/// ... and where one set is for all backgrounds.
const EITHER: f64 = 3.5;

/// The smallest difference of two kinds (CIE76), whoever looks: of each theme.
const APART: [(&str, f64); 3] = [("dark", 17.0), ("light", 25.0), ("auto", 30.0)];

const BLACK: u32 = 0;
const GREY: u32 = 0x1E_1E_1E;
const WHITE: u32 = 0xFF_FF_FF;
const SOLARIZED_DARK: u32 = 0x00_2B_36;
const SOLARIZED_LIGHT: u32 = 0xFD_F6_E3;

/// How colours are seen: linear red, green and blue by Machado, Oliveira and Fernandes (2009), at full severity.
const VISIONS: [(&str, [[f64; 3]; 3]); 4] = [
    ("normal", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protan",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "deutan",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    ),
    (
        "tritan",
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ),
];

/// Linear light of red, green and blue.
type Light = [f64; 3];

fn light(colour: Color) -> Light {
    let part = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    match colour {
        Color::Rgb(red, green, blue) => [part(red), part(green), part(blue)],
        other => panic!("{other} is no fixed colour"),
    }
}

fn times(matrix: &[[f64; 3]; 3], light: Light) -> Light {
    matrix.map(|row| row.iter().zip(light).map(|(factor, part)| factor * part).sum())
}

/// The contrast of two colours (WCAG 2.1, relative luminance), 1 to 21.
fn contrast(one: Color, other: Color) -> f64 {
    let luminance = |colour| times(&[[0.2126, 0.7152, 0.0722]; 3], light(colour))[0] + 0.05;
    let (one, other) = (luminance(one), luminance(other));
    if one > other { one / other } else { other / one }
}

/// CIE L*a*b* of linear light under D65.
fn lab(light: Light) -> [f64; 3] {
    let to_xyz = [
        [0.412_456_4, 0.357_576_1, 0.180_437_5],
        [0.212_672_9, 0.715_152_2, 0.072_175_0],
        [0.019_333_9, 0.119_192_0, 0.950_304_1],
    ];
    let [x, y, z] = times(&to_xyz, light.map(|part| part.clamp(0.0, 1.0)));
    let root = |t: f64| if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 };
    let (x, y, z) = (root(x / 0.950_47), root(y), root(z / 1.088_83));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn difference(one: Color, other: Color, vision: &[[f64; 3]; 3]) -> f64 {
    let [one, other] = [one, other].map(|colour| lab(times(vision, light(colour))));
    one.iter().zip(other).map(|(one, other)| (one - other).powi(2)).sum::<f64>().sqrt()
}

/// The kinds that differ by colour: what is shared in part has the colour of paraphrases, and is slanted.
fn kinds(theme: &Theme) -> [(&'static str, Color); 4] {
    let ink = |style: Style| style.fg.unwrap();
    [
        ("verbatim", ink(theme.verbatim)),
        ("reworded", ink(theme.reworded)),
        ("paraphrase", ink(theme.paraphrase)),
        ("conflict", ink(theme.conflict)),
    ]
}

#[test]
fn any_two_kinds_are_told_apart_whoever_looks() {
    for (name, least) in APART {
        let surroundings = Surroundings { is_rich: true, ..Surroundings::default() };
        let kinds = kinds(&Theme::named(name, &surroundings));
        for (vision, matrix) in &VISIONS {
            for (place, (one, ink)) in kinds.iter().enumerate() {
                for (other, other_ink) in &kinds[..place] {
                    let found = difference(*ink, *other_ink, matrix);
                    assert!(found >= least, "{name}, {vision}: {one} and {other} differ by {found:.1}");
                }
            }
        }
    }
}

#[test]
fn every_colour_can_be_read_on_its_backgrounds() {
    let surroundings = Surroundings { is_rich: true, ..Surroundings::default() };
    for (name, backgrounds) in [
        ("dark", &[(BLACK, READABLE), (GREY, READABLE), (SOLARIZED_DARK, SOLARIZED)][..]),
        ("light", &[(WHITE, READABLE), (SOLARIZED_LIGHT, READABLE)]),
        (
            "auto",
            &[(BLACK, EITHER), (GREY, EITHER), (WHITE, EITHER), (SOLARIZED_DARK, EITHER), (SOLARIZED_LIGHT, EITHER)],
        ),
    ] {
        let theme = Theme::named(name, &surroundings);
        assert_eq!(theme.name, name);
        let dim = ("dim", theme.dim.fg.unwrap());
        for (kind, ink) in kinds(&theme).into_iter().chain([dim]) {
            for (background, least) in backgrounds {
                let found = contrast(ink, rgb(*background));
                assert!(found >= *least, "{name}: {kind} on {background:06x} has {found:.2}");
            }
        }
    }
}

/// The terminal's own colours, as xterm has them: what is known of a palette that every user may change.
#[test]
fn the_sixteen_can_be_read_with_the_usual_palette() {
    let xterm = |colour| match colour {
        Color::Red => rgb(0xCD_00_00),
        Color::Yellow => rgb(0xCD_CD_00),
        Color::Blue => rgb(0x00_00_EE),
        Color::Magenta => rgb(0xCD_00_CD),
        Color::Cyan => rgb(0x00_CD_CD),
        other => panic!("{other} is not used"),
    };
    for (ground, backgrounds) in
        [(Some(Ground::Dark), &[BLACK][..]), (Some(Ground::Light), &[WHITE]), (None, &[BLACK, WHITE])]
    {
        let theme = Theme::named("16", &Surroundings { ground, ..Surroundings::default() });
        let styles = [theme.verbatim, theme.reworded, theme.paraphrase, theme.partial, theme.conflict, theme.noted];
        for ink in styles.iter().filter_map(|style| style.fg) {
            for background in backgrounds {
                let found = contrast(xterm(ink), rgb(*background));
                assert!(found >= EITHER, "{ink} on {background:06x} has {found:.2}");
            }
        }
    }
}
