//! The end of the page: what the marks mean, the keys, and what to know of the whole.

use std::io::{self, Write};

use super::{Sheet, class};
use crate::comparison::{Kind, MARK_CONFLICT, MARK_UNIQUE};

/// The keys of the page, and what they do.
const KEYS: &[(&str, &str)] = &[
    ("Tab", "to the next mark; what is tied to it lights up"),
    ("Enter", "holds the passage and brings it level in all columns"),
    ("n N", "to the next passage, to the one before; so do the arrows to the right and left while one is held"),
    ("c C", "to the next passage that is told differently, to the one before"),
    ("Escape", "lets go"),
];

/// Writes the legend and the foot, and ends the page.
pub(super) fn write(sheet: &Sheet<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<section id=\"marks\" aria-labelledby=\"h-marks\"><h2 id=\"h-marks\">Marks and keys</h2>\n<dl class=\"marks\">\n")?;
    for kind in Kind::ALL {
        let meaning = match kind {
            Kind::Verbatim => "the same words in the same order",
            Kind::Reworded => "the same claim, most of the words shared; those that differ are underlined",
            Kind::Paraphrase => "the same claim in other words",
            Kind::Partial => "one claim is shared, and at least one side says more; the shared words are in italics",
        };
        let (class, mark, name) = (class(Some(kind)), kind.mark(), kind.name());
        writeln!(out, "<div class=\"{class}\"><dt><b>{mark}</b> {name}</dt><dd>{meaning}</dd></div>")?;
    }
    let others = [
        (MARK_UNIQUE, "only here", "no other article has it"),
        (MARK_CONFLICT, "told differently", "another article states a fact of it otherwise"),
        ("#", "set apart", "a caption, a repeat, a banner, a date line: never compared, never deleted"),
        ("*", "noted", "there is a note on it"),
    ];
    for (mark, name, meaning) in others {
        writeln!(out, "<div><dt><b>{mark}</b> {name}</dt><dd>{meaning}</dd></div>")?;
    }
    out.write_all(b"</dl>\n")?;
    if sheet.letters.len() > 1 {
        out.write_all(b"<dl class=\"keys js-only\">\n")?;
        for (key, what) in KEYS {
            out.write_all(b"<div><dt>")?;
            for key in key.split(' ') {
                write!(out, "<kbd>{key}</kbd> ")?;
            }
            writeln!(out, "</dt><dd>{what}</dd></div>")?;
        }
        out.write_all(b"</dl>\n")?;
    }
    out.write_all(b"</section>\n</main>\n")?;
    if sheet.letters.len() > 1 {
        out.write_all(
            b"<div id=\"bar\" class=\"js-only\" role=\"region\" aria-label=\"Passage in hand\">\
              <p id=\"said\" role=\"status\" aria-live=\"polite\"></p><p id=\"where\"></p><div>\
              <button type=\"button\" id=\"before\" aria-label=\"Passage before\" title=\"Passage before (N)\">\xe2\x86\x90</button>\
              <button type=\"button\" id=\"after\" aria-label=\"Next passage\" title=\"Next passage (n)\">\xe2\x86\x92</button>\
              <button type=\"button\" id=\"differs\" aria-label=\"Next passage told differently\" title=\"Next passage told differently (c)\">!</button>\
              <button type=\"button\" id=\"release\" aria-label=\"Let go\" title=\"Let go (Esc)\">\xc3\x97</button></div></div>\n",
        )?;
    }
    write!(
        out,
        "<footer><p>Made by rashomon {} on the machine of whoever made this page; nothing was sent anywhere.</p>\
         <p>Sentences are matched by a program: it misses some that say the same, ties some that do not, and knows \
         meaning in English only. Look at the articles before you rely on it.</p></footer>\n</body>\n</html>\n",
        env!("CARGO_PKG_VERSION")
    )
}
