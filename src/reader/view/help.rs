//! The help drawn over the panes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{row, window};
use crate::reader::action::{Command, Context};
use crate::reader::app::App;
use crate::reader::help::{Row, content};
use crate::reader::layout::centred;
use crate::reader::list::List;

/// The columns that keys take.
const KEY_COLUMNS: usize = 15;

/// Draws the help over the panes, from one of its rows.
pub(super) fn draw(app: &App, list: &List, area: Rect, buffer: &mut Buffer) {
    let content = content(app, list);
    let height = u16::try_from(content.len()).unwrap_or(u16::MAX).saturating_add(3);
    let inside =
        window(app, &format!("Help{}", list.shown_filter()), centred(area, 80.min(area.width), height), buffer);
    let text = Rect { height: inside.height.saturating_sub(1), ..inside };
    let top = list.selected.min(content.len().saturating_sub(usize::from(text.height)));
    for (entry, y) in content.iter().skip(top).zip(text.y..text.bottom()) {
        let area = Rect { y, height: 1, ..text };
        match entry {
            Row::Blank => {}
            Row::Heading(heading) => row(area, &[(heading.clone(), app.theme.title)], ("", Style::new()), buffer),
            Row::Mark { mark, what, style } => {
                let what = (format!("   {what}"), Style::new());
                row(area, &[(format!("  {mark}"), *style), what], ("", Style::new()), buffer);
            }
            Row::Entry { keys, what } => {
                let entry = format!("  {keys:<KEY_COLUMNS$} {what}");
                row(area, &[(entry, Style::new())], ("", Style::new()), buffer);
            }
        }
    }
    let foot = Rect { y: inside.bottom().saturating_sub(1), height: u16::from(inside.height > 1), ..inside };
    let key = |command| app.keys.first(Context::List, command);
    let more = if top + usize::from(text.height) < content.len() {
        format!("{}/{} more below", key(Command::LineDown), key(Command::LineUp))
    } else {
        String::new()
    };
    let close = format!("{} close", key(Command::Cancel));
    row(foot, &[(close, app.theme.dim)], (&more, app.theme.dim), buffer);
}
