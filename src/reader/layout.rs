//! The areas of the screen: a pure function of the window's size and of what is to be shown.

use ratatui::layout::Rect;

/// Below this many columns one pane is shown.
const TWO_PANES: u16 = 80;

/// From this many columns three panes fit.
const THREE_PANES: u16 = 114;

/// From this many columns a panel fits beside two panes ...
const PANEL: u16 = 160;
/// ... and beside three.
const PANEL_BESIDE_THREE: u16 = 200;

/// The columns that a panel can have: a quarter of the window within these.
const PANEL_WIDTHS: (u16, u16) = (40, 56);

/// Columns before the text of a pane: in hand or noted, kind, blank ...
const MARGIN: u16 = 3;
/// ... and without the blank, where columns are needed for words.
const TIGHT_MARGIN: u16 = 2;

/// Text narrower than this is cramped: margins, gutters and place bars are narrowed first.
pub const LEAST_TEXT: u16 = 32;

/// The columns of a place bar: a blank, then the marks.
const BAR: u16 = 2;

/// Below this many columns a pane has no place bar, even alone.
const PLACE_BAR: u16 = 30;

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
    /// Whether a panel is wanted where it fits.
    pub panel: bool,
}

/// A pane's areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaneArea {
    /// Headline, outlet and figures, above the text.
    pub head: Rect,
    /// The text with its margin.
    pub body: Rect,
    /// How many columns of the body are margin.
    pub margin: u16,
    /// The place bar, at the right edge; empty where it has no room.
    pub bar: Rect,
}

impl PaneArea {
    /// Returns the part of the body that text is in.
    pub fn text(&self) -> Rect {
        let margin = self.margin.min(self.body.width);
        Rect { x: self.body.x + margin, width: self.body.width - margin, ..self.body }
    }
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
    /// What is known of the passage in hand, at the right.
    pub panel: Rect,
    /// The line above the status.
    pub rule: Rect,
    /// The status line.
    pub status: Rect,
}

impl Screen {
    /// Returns how wide text is, in columns.
    pub fn text_width(&self) -> u16 {
        self.panes.first().map_or(0, |pane| pane.text().width)
    }
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

/// How the columns are shared out.
#[derive(Clone, Copy)]
struct Columns {
    margin: u16,
    text: u16,
    bar: u16,
    gutter: u16,
}

impl Columns {
    /// Returns the columns of a pane.
    const fn pane(self) -> u16 {
        self.margin + self.text + self.bar
    }

    /// Shares out `width` columns among some panes, text getting what is left.
    fn share(width: u16, shown: u16, [margin, bar, gutter]: [u16; 3]) -> Self {
        // Where no bar is, a column is left free at the right edge.
        let panes = width.saturating_sub(gutter * (shown - 1) + u16::from(bar == 0));
        Self { margin, text: (panes / shown).saturating_sub(margin + bar), bar, gutter }
    }

    /// Returns the first way to share out the columns that leaves enough for words, else the one that leaves most.
    fn of(wish: &Wish, width: u16, shown: u16) -> Self {
        // Beside a number a mark has room; without it, that stands on the line between the panes.
        let (roomy, tight) = (2 * (wish.digits + 1) + 1, 2 * wish.digits + 1);
        let ways = match (shown, width) {
            (1, ..PLACE_BAR) => &[[MARGIN, 0, 0]][..],
            (1, _) => &[[MARGIN, BAR, 0]],
            _ => &[[MARGIN, BAR, roomy], [MARGIN, 0, roomy], [MARGIN, 0, tight], [TIGHT_MARGIN, 0, tight]],
        };
        let mut shares = ways.iter().map(|way| Self::share(width, shown, *way));
        let last = Self::share(width, shown, *ways.last().unwrap_or(&[0; 3]));
        let mut found = shares.find(|columns| columns.text >= LEAST_TEXT).unwrap_or(last);
        found.text = found.text.min(wish.text_width);
        found
    }
}

/// The columns of the panel with what parts it from the panes; 0 where none is shown.
fn panel_width(wish: &Wish, shown: u16) -> u16 {
    let width = wish.size.0;
    let least = if shown < 3 { PANEL } else { PANEL_BESIDE_THREE };
    if wish.panel && wish.articles > 1 && width >= least {
        (width / 4).clamp(PANEL_WIDTHS.0, PANEL_WIDTHS.1)
    } else {
        0
    }
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
        12..20 => 2,
        _ => 3,
    };
    let gap = u16::from(head > 0 && height >= 16);
    let shown = u16::try_from(panes_shown(wish)).unwrap_or(1);
    let panel = panel_width(wish, shown);
    let columns = Columns::of(wish, width - panel, shown);
    let (pane, gutter) = (columns.pane(), columns.gutter);
    let used = pane * shown + gutter * (shown - 1) + panel;
    let left = width.saturating_sub(used) / 2;
    let top = bar + head + gap;
    let body = height.saturating_sub(top + rule + 1);
    let column = |place: u16| left + place * (pane + gutter);
    let pane_area = |place: u16| {
        let x = column(place);
        PaneArea {
            head: Rect::new(x, bar, pane, head),
            body: Rect::new(x, top, pane - columns.bar, body),
            margin: columns.margin,
            bar: Rect::new((x + pane).saturating_sub(1), top, columns.bar.min(1), body),
        }
    };
    let beside = left + used - panel;
    Screen {
        bar: Rect::new(0, 0, width, bar),
        panes: (0..shown).map(pane_area).collect(),
        gutters: (1..shown).map(|place| Rect::new(column(place) - gutter, top, gutter, body)).collect(),
        panel: Rect::new(beside, bar, panel, height.saturating_sub(bar + rule + 1)),
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
        Wish { size: (width, height), articles, panes: 0, text_width: 72, digits: 2, panel: true }
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
        // Width, articles; columns of margin, text, place bar.
        let expected = [
            ((24, 2), (3, 20, 0)),
            ((60, 2), (3, 55, 1)),
            ((80, 2), (3, 33, 0)),
            ((81, 2), (3, 32, 1)),
            ((83, 2), (3, 33, 1)),
            ((85, 2), (3, 34, 1)),
            ((114, 3), (2, 32, 0)),
            ((120, 3), (3, 32, 0)),
            ((122, 3), (3, 32, 0)),
            ((131, 3), (3, 34, 1)),
            ((159, 2), (3, 71, 1)),
            ((160, 2), (3, 51, 1)),
            ((200, 3), (3, 40, 1)),
            ((260, 2), (3, 72, 1)),
        ];
        let found = expected.map(|((width, articles), _)| {
            let pane = screen(&wish(width, 24, articles)).panes[0];
            ((width, articles), (pane.margin, pane.text().width, pane.bar.width))
        });
        assert_eq!(found, expected);
    }

    #[test]
    fn a_panel_stands_beside_panes_that_have_room_enough() {
        let panel = |wish: Wish| screen(&wish).panel.width;
        for (width, articles, columns) in
            [(159, 2, 0), (160, 2, 40), (160, 3, 0), (199, 3, 0), (200, 3, 50), (300, 2, 56), (300, 1, 0)]
        {
            assert_eq!(panel(wish(width, 24, articles)), columns, "{articles} at {width}");
        }
        assert_eq!(panel(Wish { panes: 2, ..wish(160, 24, 3) }), 40);
        assert_eq!(panel(Wish { panel: false, ..wish(200, 24, 2) }), 0);
    }

    #[test]
    fn nothing_leaves_the_window_or_overlaps() {
        for width in 1..=320 {
            for height in 1..=60 {
                for (articles, digits) in [(1, 2), (2, 2), (3, 2), (4, 4)] {
                    let screen = screen(&Wish { digits, ..wish(width, height, articles) });
                    let window = Rect::new(0, 0, width, height);
                    let mut areas = vec![screen.bar, screen.panel, screen.rule, screen.status];
                    areas.extend(screen.panes.iter().flat_map(|pane| [pane.head, pane.body, pane.bar]));
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
