//! The colours of each theme.

use ratatui::style::{Color, Modifier, Style};

use super::{Ground, Theme};
use crate::config::colours::{Ink, Look};

/// The terminal's own colours, in their order.
const SIXTEEN: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

/// Returns a colour of red, green and blue in one number.
pub(super) const fn rgb(hex: u32) -> Color {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color::Rgb(red, green, blue)
}

/// Returns the style of a look from the settings.
pub(super) fn style(look: Look) -> Style {
    let style = match look.ink {
        Ink::Default => Style::new(),
        Ink::Named(place) => Style::new().fg(SIXTEEN[usize::from(place) % SIXTEEN.len()]),
        Ink::Rgb(red, green, blue) => Style::new().fg(Color::Rgb(red, green, blue)),
    };
    let attributes = [
        (look.bold, Modifier::BOLD),
        (look.dim, Modifier::DIM),
        (look.italic, Modifier::ITALIC),
        (look.underline, Modifier::UNDERLINED),
        (look.reverse, Modifier::REVERSED),
    ];
    attributes.into_iter().filter(|(is_there, _)| *is_there).fold(style, |style, (_, added)| style.add_modifier(added))
}

impl Theme {
    pub(super) fn dark() -> Self {
        Self::coloured("dark", [0x56_B4_E9, 0xE6_9F_00, 0xCC_79_A7, 0xFF_6A_3D], 0x8A_8A_8A)
    }

    pub(super) fn light() -> Self {
        Self::coloured("light", [0x00_50_C8, 0x9A_67_00, 0xB0_20_8A, 0x7F_00_00], 0x6A_6A_6A)
    }

    /// For a background that is not known: each can be read on a dark one and on a light one.
    pub(super) fn either() -> Self {
        Self::coloured("auto", [0x5A_71_FD, 0x86_81_00, 0xC1_57_AB, 0xE4_4C_6E], 0x80_80_80)
    }

    /// Kinds in the order verbatim, reworded, paraphrase, alert.
    fn coloured(name: &'static str, [verbatim, reworded, paraphrase, alert]: [u32; 4], dim: u32) -> Self {
        let ink = |hex| Style::new().fg(rgb(hex));
        Self {
            name,
            verbatim: ink(verbatim),
            reworded: ink(reworded),
            paraphrase: ink(paraphrase),
            partial: ink(paraphrase).add_modifier(Modifier::ITALIC),
            conflict: ink(alert).add_modifier(Modifier::BOLD),
            hit_in_hand: ink(alert).add_modifier(Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::BOLD)),
            noted: ink(alert).add_modifier(Modifier::BOLD),
            dim: ink(dim),
            tie: ink(verbatim).add_modifier(Modifier::BOLD),
            ..Self::mono()
        }
    }

    /// The terminal's own colours: where nothing is known of the background, those two that can be read on both.
    ///
    /// With the palette of xterm, yellow and cyan vanish on white, and blue on black.
    pub(super) fn sixteen(ground: Option<Ground>) -> Self {
        let ink = |colour| Style::new().fg(colour);
        let plain = Style::new();
        let (verbatim, reworded) = match ground {
            Some(Ground::Dark) => (ink(Color::Cyan), ink(Color::Yellow)),
            Some(Ground::Light) => (ink(Color::Blue), plain),
            None => (plain, plain),
        };
        Self {
            name: "16",
            verbatim,
            reworded,
            paraphrase: ink(Color::Magenta),
            partial: ink(Color::Magenta).add_modifier(Modifier::ITALIC),
            conflict: ink(Color::Red).add_modifier(Modifier::BOLD),
            noted: ink(Color::Red).add_modifier(Modifier::BOLD),
            tie: verbatim.add_modifier(Modifier::BOLD),
            ..Self::mono()
        }
    }
}
