//! Text from outside in the page: the one way in.

use std::fmt::{self, Display, Formatter, Write};

use crate::article::plainly::substitute;

/// Returns `text` as it is written between tags and between the quotation marks of an attribute.
///
/// What could steer the page or the order of its letters is replaced by a visible character (see
/// [`crate::article::plainly`]), line breaks among it: whoever writes several lines splits them first.
pub(super) const fn escape(text: &str) -> Escaped<'_> {
    Escaped(text)
}

/// Text that is safe in the page wherever text may stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Escaped<'a>(&'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let mut written = 0;
        for (at, c) in self.0.char_indices() {
            let shown = substitute(c);
            let entity = match c {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                _ if shown == c => continue,
                _ => "",
            };
            out.write_str(&self.0[written..at])?;
            match entity {
                "" => out.write_char(shown)?,
                entity => out.write_str(entity)?,
            }
            written = at + c.len_utf8();
        }
        out.write_str(&self.0[written..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_controls_become_text() {
        assert_eq!(
            escape("<b title=\"x\">R&D's</b>\u{0}\u{202e}\n").to_string(),
            "&lt;b title=&quot;x&quot;&gt;R&amp;D&#39;s&lt;/b&gt;␀\u{fffd}␊"
        );
        assert_eq!(escape("“Ünï” 👩\u{200d}🚒 שלום").to_string(), "“Ünï” 👩\u{200d}🚒 שלום");
    }
}
