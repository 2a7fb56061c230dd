//! Names of elements by what a parser does with them.

/// What the parser does with an element, by its name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Never open: images, breaks.
    Void,
    /// The document's own parts, which are there once whatever the markup says.
    Root,
    Formatting,
    Paragraph,
    Heading,
    Item,
    Term,
    List,
    Table,
    Section,
    Row,
    Cell,
    /// A part of a table beside its rows.
    TablePart,
    /// An embedded thing that no end tag of what is around it reaches through.
    Scope,
    Button,
    Form,
    Select,
    Option,
    Group,
    Ruby,
    /// Stands on lines of its own: ends a paragraph.
    Block,
    /// Any other that end tags of inline elements do not reach through.
    Special,
    Inline,
}

impl Kind {
    pub(super) fn of(name: &str) -> Self {
        match name {
            "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta" | "param"
            | "source" | "track" | "wbr" | "image" => Self::Void,
            "html" | "head" | "body" => Self::Root,
            "a" | "b" | "big" | "code" | "em" | "font" | "i" | "nobr" | "s" | "small" | "strike" | "strong" | "tt"
            | "u" => Self::Formatting,
            "p" => Self::Paragraph,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Self::Heading,
            "li" => Self::Item,
            "dd" | "dt" => Self::Term,
            "ol" | "ul" => Self::List,
            "table" => Self::Table,
            "tbody" | "thead" | "tfoot" => Self::Section,
            "tr" => Self::Row,
            "td" | "th" => Self::Cell,
            "caption" | "colgroup" => Self::TablePart,
            "applet" | "object" | "marquee" | "template" => Self::Scope,
            "button" => Self::Button,
            "form" => Self::Form,
            "select" => Self::Select,
            "option" => Self::Option,
            "optgroup" => Self::Group,
            "rb" | "rp" | "rt" | "rtc" => Self::Ruby,
            "address" | "article" | "aside" | "blockquote" | "center" | "details" | "dialog" | "dir" | "div" | "dl"
            | "fieldset" | "figcaption" | "figure" | "footer" | "header" | "hgroup" | "listing" | "main" | "menu"
            | "nav" | "pre" | "search" | "section" | "summary" | "plaintext" => Self::Block,
            "frameset" | "iframe" | "noembed" | "noframes" | "noscript" | "script" | "style" | "textarea" | "title"
            | "xmp" => Self::Special,
            _ => Self::Inline,
        }
    }

    pub(super) const fn is_table_part(self) -> bool {
        matches!(self, Self::Section | Self::Row | Self::Cell | Self::TablePart)
    }

    /// Whether the end tags of what is around it do not reach through it.
    pub(super) const fn is_scope(self) -> bool {
        matches!(self, Self::Table | Self::Cell | Self::TablePart | Self::Scope)
    }

    pub(super) const fn is_special(self) -> bool {
        !matches!(self, Self::Inline | Self::Formatting | Self::Option | Self::Group | Self::Ruby)
    }

    pub(super) const fn ends_paragraph(self) -> bool {
        matches!(
            self,
            Self::Paragraph | Self::Heading | Self::Item | Self::Term | Self::List | Self::Form | Self::Block
        )
    }
}
