//! A screen as an SVG, for the README.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier};

/// A cell, in pixels.
const CELL: (f32, f32) = (8.4, 18.0);

/// Ink and paper.
const COLOURS: (&str, &str) = ("#dcdcdc", "#1c1c1e");

/// Returns a screen as an SVG.
pub(crate) fn picture(buffer: &Buffer) -> String {
    let Size { width: columns, height: rows } = buffer.area.as_size();
    let (width, height) = (f32::from(columns) * CELL.0 + 24.0, f32::from(rows) * CELL.1 + 24.0);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"14\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{}\"/>\n",
        COLOURS.1
    );
    for y in 0..rows {
        let mut x = 0;
        while x < columns {
            let end = (x..columns).find(|&at| looks(&buffer[(at, y)]) != looks(&buffer[(x, y)])).unwrap_or(columns);
            let text: String = (x..end).map(|at| buffer[(at, y)].symbol()).collect();
            piece(&mut svg, (x, y), end - x, &text, &buffer[(x, y)]);
            x = end;
        }
    }
    svg + "</svg>\n"
}

fn looks(cell: &Cell) -> (Color, Color, Modifier) {
    (cell.fg, cell.bg, cell.modifier)
}

/// Cells of one style in a row.
fn piece(svg: &mut String, (x, y): (u16, u16), columns: u16, text: &str, cell: &Cell) {
    let has = |modifier| cell.modifier.contains(modifier);
    let (left, top) = (12.0 + f32::from(x) * CELL.0, 12.0 + f32::from(y) * CELL.1);
    let width = f32::from(columns) * CELL.0;
    let ink = if let Color::Rgb(red, green, blue) = cell.fg {
        format!("#{red:02x}{green:02x}{blue:02x}")
    } else {
        COLOURS.0.to_owned()
    };
    let ink = if has(Modifier::REVERSED) {
        let _ = writeln!(
            svg,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{}\" fill=\"{ink}\"/>",
            CELL.1
        );
        COLOURS.1.to_owned()
    } else {
        ink
    };
    if text.trim().is_empty() {
        return;
    }
    let mut style = format!("fill=\"{ink}\"");
    for (modifier, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::DIM, " opacity=\"0.6\""),
    ] {
        if has(modifier) {
            style.push_str(attribute);
        }
    }
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    let _ = writeln!(
        svg,
        "<text x=\"{left:.1}\" y=\"{:.1}\" textLength=\"{width:.1}\" xml:space=\"preserve\" {style}>{text}</text>",
        top + 13.5
    );
}
