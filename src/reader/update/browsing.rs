//! The article in hand in the browser.

use crate::reader::app::App;
use crate::reader::clipboard;
use crate::reader::message::Effect;
use crate::source::{Source, address};

/// Opens the address of the article in hand.
pub(super) fn browse(app: &mut App) -> Vec<Effect> {
    let Some(address) = in_hand(app) else {
        app.notice = Some("no web address is known of this article".to_owned());
        return Vec::new();
    };
    app.notice = Some(format!("to the browser: {address}"));
    vec![Effect::Browse(address)]
}

/// Hands the address to the clipboard instead.
pub(super) fn failed(app: &mut App, address: &str, why: &str) -> Vec<Effect> {
    app.notice = Some(format!("no browser: {why}; the address was sent to the clipboard"));
    vec![Effect::Copy(clipboard::bounded(address).0)]
}

/// What is known of the article, else what it was to be opened from: a page that did not come can still be looked at.
fn in_hand(app: &App) -> Option<String> {
    let pane = app.pane();
    let known = app.page().and_then(|page| page.extract.details.address.clone());
    let source = || match &app.origins[pane].source {
        Source::Address(address) => Some(address.clone()),
        _ => None,
    };
    let is_plain = |address: &String| !address.contains(|c: char| c.is_whitespace() || c.is_control());
    known.or_else(source).filter(|address| address::host_of(address).is_some() && is_plain(address))
}
