//! Where what is known about an article came from, and what its reader should know about how it was read.

/// Where a field of [`super::Details`] came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The linked data of a web page (JSON-LD).
    LinkedData,
    /// The `OpenGraph` properties of a web page.
    OpenGraph,
    /// Other `<meta>` names of a web page, its `<title>` or `<link>`.
    Meta,
    /// The web address.
    Address,
    /// The first `<time>` element of a web page.
    Time,
    /// A line of the page that looks like a byline.
    Byline,
    /// The name of the host in the web address.
    Host,
    /// The front matter of a Markdown text.
    FrontMatter,
    /// A line at the head of a text: "date: 2031-05-04".
    Line,
    /// The first heading, or the first line.
    Heading,
    /// A story file that lists the article.
    Story,
    /// The reader of the article, who corrected it.
    Reader,
}

impl Origin {
    /// Tells whether it only makes the field likely.
    pub const fn is_guess(self) -> bool {
        matches!(self, Self::Address | Self::Time | Self::Byline | Self::Host)
    }

    /// Returns the name used on screen and in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::LinkedData => "JSON-LD",
            Self::OpenGraph => "OpenGraph",
            Self::Meta => "meta",
            Self::Address => "address",
            Self::Time => "time element",
            Self::Byline => "byline",
            Self::Host => "host",
            Self::FrontMatter => "front matter",
            Self::Line => "metadata line",
            Self::Heading => "heading",
            Self::Story => "story file",
            Self::Reader => "reader",
        }
    }
}

/// Where the fields of [`super::Details`] came from, as far as they are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    /// Of the headline.
    pub title: Option<Origin>,
    /// Of the outlet's name.
    pub outlet: Option<Origin>,
    /// Of the author's name.
    pub author: Option<Origin>,
    /// Of the date of publication.
    pub published: Option<Origin>,
    /// Of the web address.
    pub address: Option<Origin>,
}

impl Origins {
    /// Returns the fields by the names they have in reports.
    pub const fn fields(&self) -> [(&'static str, Option<Origin>); 5] {
        [
            ("title", self.title),
            ("outlet", self.outlet),
            ("author", self.author),
            ("published", self.published),
            ("address", self.address),
        ]
    }
}

/// What a reader should know about how an article was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The gist in two or three words, for the head of a pane; empty where nothing need stand there for ever.
    pub mark: &'static str,
    /// A whole sentence.
    pub sentence: String,
}

impl Notice {
    /// Returns a notice whose gist stays in sight.
    pub const fn lasting(mark: &'static str, sentence: String) -> Self {
        Self { mark, sentence }
    }

    /// Returns a notice that is told once.
    pub const fn passing(sentence: String) -> Self {
        Self { mark: "", sentence }
    }
}
