//! The areas of the screen: a pure function of the window's size and of what is to be shown.

use ratatui::layout::Rect;

/// Below this many columns one pane is shown.
const TWO_PANES: u16 = 80;

/// From this many columns three panes fit.
const THREE_PANES: u16 = 114;

/// Columns before the text of a pane: in hand or noted, kind, blank.
pub const MARGIN: u16 = 3;

/// Below this size a message takes the place of the panes.
pub const LEAST: (u16, u16) = (24, 5);

/// What the layout depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The window, in columns and rows.
    pub size: (u16, u16),
    /// How many articles there are.
    pub articles: usize,
    /// The most panes wanted; 0 for as many as fit.
    pub panes: u8,
    /// The widest a column of text gets, in columns.
    pub text_width: u16,
    /// How many digits the numbers of passages have.
    pub digits: u16,
}

/// A pane's areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaneArea {
    /// Outlet and figures, above the text.
    pub head: Rect,
    /// The text with its margin.
    pub body: Rect,
}

/// Where everything goes. Areas never overlap and never leave the window; one without room is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Screen {
    /// The line at the top.
    pub bar: Rect,
    /// The panes from left to right.
    pub panes: Vec<PaneArea>,
    /// The columns between two panes, one fewer than panes.
    pub gutters: Vec<Rect>,
    /// The line above the status.
    pub rule: Rect,
    /// The status line.
    pub status: Rect,
}

/// Returns how many panes are shown.
pub fn panes_shown(wish: &Wish) -> usize {
    let fit = match wish.size.0 {
        ..TWO_PANES => 1,
        TWO_PANES..THREE_PANES => 2,
        _ => 3,
    };
    let wanted = if wish.panes == 0 { fit } else { usize::from(wish.panes).min(fit) };
    wanted.min(wish.articles).max(1)
}

/// Returns where everything goes; no panes where the window is too small for any.
pub fn screen(wish: &Wish) -> Screen {
    let (width, height) = wish.size;
    if width < LEAST.0 || height < LEAST.1 {
        return Screen::default();
    }
    let bar = u16::from(height >= 10);
    let rule = u16::from(height >= 8);
    let head = match height {
        ..6 => 0,
        6..12 => 1,
        _ => 2,
    };
    let gap = u16::from(head > 0 && height >= 16);
    let panes = panes_shown(wish);
    let shown = u16::try_from(panes).unwrap_or(1);
    let gutter = 2 * (wish.digits + 1) + 1;
    let gutters = gutter * (shown - 1);
    // A column is left free at the right edge.
    let pane = ((width - gutters - 1) / shown).min(wish.text_width + MARGIN);
    let left = (width - gutters - pane * shown) / 2;
    let top = bar + head + gap;
    let body = height.saturating_sub(top + rule + 1);
    let column = |place: u16| left + place * (pane + gutter);
    Screen {
        bar: Rect::new(0, 0, width, bar),
        panes: (0..shown)
            .map(|place| PaneArea {
                head: Rect::new(column(place), bar, pane, head),
                body: Rect::new(column(place), top, pane, body),
            })
            .collect(),
        gutters: (1..shown).map(|place| Rect::new(column(place) - gutter, top, gutter, body)).collect(),
        rule: Rect::new(0, height - 1 - rule, width, rule),
        status: Rect::new(0, height - 1, width, 1),
    }
}

/// Returns an area of at most the given size in the middle of another.
pub fn centred(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect::new(area.x + (area.width - width) / 2, area.y + (area.height - height) / 2, width, height)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(width: u16, height: u16, articles: usize) -> Wish {
        Wish { size: (width, height), articles, panes: 0, text_width: 72, digits: 2 }
    }

    #[test]
    fn panes_follow_the_width() {
        for (width, articles, panes) in [(60, 3, 1), (79, 3, 1), (80, 3, 2), (113, 3, 2), (114, 3, 3), (200, 2, 2)] {
            assert_eq!(screen(&wish(width, 24, articles)).panes.len(), panes, "{width} columns");
        }
        assert_eq!(screen(&Wish { panes: 1, ..wish(200, 24, 3) }).panes.len(), 1);
        assert_eq!(screen(&Wish { panes: 3, ..wish(80, 24, 3) }).panes.len(), 2, "no more than fit");
    }

    #[test]
    fn text_is_neither_cramped_nor_endless() {
        assert_eq!(screen(&wish(80, 24, 2)).panes[0].body.width, 36);
        assert!(screen(&wish(114, 24, 3)).panes.iter().all(|pane| pane.body.width >= 33));
        let wide = screen(&wish(200, 50, 2));
        assert_eq!(wide.panes[0].body.width, 75);
        assert_eq!(wide.panes[0].body.x, (200 - 2 * 75 - 7) / 2);
    }

    #[test]
    fn nothing_leaves_the_window_or_overlaps() {
        for width in 1..=220 {
            for height in 1..=60 {
                for articles in 1..=4 {
                    let screen = screen(&wish(width, height, articles));
                    let window = Rect::new(0, 0, width, height);
                    let mut areas = vec![screen.bar, screen.rule, screen.status];
                    areas.extend(screen.panes.iter().flat_map(|pane| [pane.head, pane.body]));
                    areas.extend(&screen.gutters);
                    areas.retain(|area| !area.is_empty());
                    for (place, area) in areas.iter().enumerate() {
                        assert_eq!(area.intersection(window), *area, "{width}x{height}");
                        assert!(areas[..place].iter().all(|other| !other.intersects(*area)), "{width}x{height}");
                    }
                }
            }
        }
    }
}
