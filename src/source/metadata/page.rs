//! What a web page says of its article: linked data, then meta names, then the address, then what can be seen.

use jiff::civil::Date;

use super::{address, date, linked_data, names};
use crate::article::{Details, Notice, Origin};

/// What a page holds that tells of its article, as its markup has it.
#[derive(Debug, Default)]
pub(in crate::source) struct Head<'a> {
    /// The blocks of linked data.
    pub(in crate::source) linked_data: Vec<&'a str>,
    /// Names or properties of `<meta>` in lower case, with their contents.
    pub(in crate::source) meta: Vec<(String, String)>,
    /// The `<title>`.
    pub(in crate::source) title: String,
    /// The first `<h1>`.
    pub(in crate::source) heading: String,
    /// The canonical link.
    pub(in crate::source) canonical: Option<String>,
    /// The language of `<html>`.
    pub(in crate::source) language: String,
    /// The `datetime` of the first `<time>` that has one.
    pub(in crate::source) time: Option<String>,
    /// Texts that stand where an author's name does.
    pub(in crate::source) bylines: Vec<String>,
}

/// Names of titles, authors and dates in `<meta>`; the first known wins.
const TITLES: [&str; 8] = [
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
    "citation_title",
    "title",
];
const AUTHORS: [&str; 11] = [
    "author",
    "article:author",
    "article:author_name",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "byl",
    "authors",
    "article.author",
];
const DATES: [&str; 22] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publication-date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "originalpublicationdate",
    "citation_publication_date",
    "date",
];
/// So many authors of a page are named.
const MOST_AUTHORS: usize = 20;
/// So many dates of a page are tried.
const MOST_DATES: usize = 12;
/// So many things of a kind that were left out are told one by one.
const MOST_TOLD: usize = 3;

const OUTLETS: [&str; 4] = ["dc.publisher", "citation_journal_title", "application-name", "publisher"];

/// Reads what a page says into `details`, where nothing stands yet; returns what was dropped. `today` is the day of
/// reading, after which no page was published.
pub(in crate::source) fn read(head: &Head, details: &mut Details, today: Date) -> Vec<Notice> {
    let mut reader = Reader { head, details, notices: Vec::new() };
    reader.address();
    let said = linked_data::read(&head.linked_data, reader.details.address.as_deref());
    reader.outlet(&said.outlet);
    reader.title(&said.title);
    reader.author(&said.authors);
    reader.published(&said.published, today);
    let language = [head.language.as_str(), &said.language].into_iter().find(|language| !language.is_empty());
    let language = language.unwrap_or_default().split(['-', '_']).next().unwrap_or_default().trim().to_lowercase();
    if reader.details.language.is_empty()
        && language.len() == 2
        && language.bytes().all(|byte| byte.is_ascii_lowercase())
    {
        reader.details.language = language;
    }
    reader.notices
}

struct Reader<'a> {
    head: &'a Head<'a>,
    details: &'a mut Details,
    notices: Vec<Notice>,
}

impl<'a> Reader<'a> {
    fn meta(&self, name: &'a str) -> impl Iterator<Item = &'a str> + use<'a> {
        let named = self.head.meta.iter().filter(move |(key, _)| key == name);
        named.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    fn first(&self, list: &[&'a str]) -> Option<(&'a str, Origin)> {
        let found = list.iter().find_map(|name| Some((*name, self.meta(name).next()?)));
        found.map(|(name, value)| (value, if name.starts_with("og:") { Origin::OpenGraph } else { Origin::Meta }))
    }

    fn address(&mut self) {
        let own = self.details.address.take();
        let open_graph = self.meta("og:url").next();
        self.details.address = address::identity(own.as_deref(), self.head.canonical.as_deref(), open_graph);
        if own.is_none() && self.details.address.is_some() {
            self.details.origins.address = Some(match self.head.canonical {
                Some(_) => Origin::Meta,
                None => Origin::OpenGraph,
            });
        }
    }

    fn outlet(&mut self, said: &str) {
        let site = self.meta("og:site_name").find_map(names::outlet).map(|name| (name, Origin::OpenGraph));
        let said = || names::outlet(said).map(|name| (name, Origin::LinkedData));
        let meta = || {
            let (name, origin) = self.first(&OUTLETS)?;
            names::outlet(name).map(|name| (name, origin))
        };
        let host = || self.details.address.as_deref().and_then(address::host).map(|host| (host, Origin::Host));
        if self.details.outlet.is_empty()
            && let Some((name, origin)) = site.or_else(said).or_else(meta).or_else(host)
        {
            (self.details.outlet, self.details.origins.outlet) = (name, Some(origin));
        }
    }

    fn title(&mut self, said: &str) {
        let host = self.details.address.as_deref().and_then(address::host).unwrap_or_default();
        let stem = host.split('.').next().unwrap_or_default();
        let site = self.meta("og:site_name").next().unwrap_or_default();
        let sites = [self.details.outlet.as_str(), site, &host, if stem.len() > 3 { stem } else { "" }];
        // A headline that was cut off says less than the next best.
        let whole = |title: &&str| !title.trim_end().ends_with(['…']) && !title.trim_end().ends_with("...");
        let said = Some(said).filter(|title| !title.trim().is_empty());
        let candidates: Vec<(&str, Origin)> = said
            .map(|title| (title, Origin::LinkedData))
            .into_iter()
            .chain(self.first(&TITLES))
            .chain([(self.head.title.as_str(), Origin::Meta), (self.head.heading.as_str(), Origin::Heading)])
            .filter(|(title, _)| !title.trim().is_empty())
            .collect();
        let chosen = candidates.iter().find(|(title, _)| whole(title)).or_else(|| candidates.first());
        if self.details.title.is_empty()
            && let Some(&(title, origin)) = chosen
        {
            let (title, is_cut) = names::title(title, &sites, &self.head.heading);
            if is_cut {
                let most = names::TITLE_CHARACTERS;
                self.tell(format!("the page's title is very long; its first {most} characters are shown"));
            }
            // Pages are often titled with the beginning of what stands above the article.
            let (title, origin) = match names::begun_by(&title, &self.head.heading) {
                Some(heading) => (heading, Origin::Heading),
                None => (title, origin),
            };
            (self.details.title, self.details.origins.title) = (title, Some(origin));
        }
    }

    fn author(&mut self, said: &[String]) {
        let meta: Vec<&str> = AUTHORS
            .iter()
            .map(|name| self.meta(name).collect::<Vec<_>>())
            .find(|names| names.iter().any(|name| names::author(name).is_some()))
            .unwrap_or_default();
        let head = self.head;
        let said = said.iter().map(String::as_str).collect();
        let seen = head.bylines.iter().map(String::as_str).take(1).collect();
        for (list, origin) in [(said, Origin::LinkedData), (meta, Origin::Meta), (seen, Origin::Byline)] {
            if self.details.author.is_empty() {
                self.authors(list, origin);
            }
        }
    }

    fn authors(&mut self, list: Vec<&str>, origin: Origin) {
        let mut names: Vec<String> = Vec::new();
        let (mut left_out, mut has_more) = (Vec::new(), false);
        for name in list.into_iter().filter_map(names::author) {
            if !names::is_author(&name) {
                if origin != Origin::Byline {
                    left_out.push(name);
                }
            } else if names.len() == MOST_AUTHORS {
                has_more |= !names.contains(&name);
            } else if !names.contains(&name) {
                names.push(name);
            }
        }
        if has_more {
            self.tell(format!("the page names more than {MOST_AUTHORS} authors; the first {MOST_AUTHORS} are given"));
        }
        for name in left_out.iter().take(MOST_TOLD) {
            let shown: String = name.chars().take(60).collect();
            let why = "a name has no digits and at most 80 characters";
            self.tell(format!("the page's author “{shown}” was left out: {why}"));
        }
        if left_out.len() > MOST_TOLD {
            let more = left_out.len() - MOST_TOLD;
            self.tell(format!("{more} more of the page's authors were left out for the same reason"));
        }
        if !names.is_empty() {
            (self.details.author, self.details.origins.author) = (names.join(", "), Some(origin));
        }
    }

    fn published(&mut self, said: &str, today: Date) {
        if !self.details.published.is_empty() {
            return;
        }
        let meta = DATES
            .iter()
            .flat_map(|name| self.meta(name))
            .take(MOST_DATES)
            .map(|value| (value.to_owned(), Origin::Meta));
        let address = self.details.address.as_deref().and_then(date::of_address).map(|day| (day, Origin::Address));
        let time = self.head.time.clone().map(|time| (time, Origin::Time));
        let said = Some((said.to_owned(), Origin::LinkedData)).filter(|(said, _)| !said.is_empty());
        let candidates: Vec<(String, Origin)> = said.into_iter().chain(meta).chain(address).chain(time).collect();
        let mut unlikely = 0;
        for (written, origin) in candidates {
            let Some(read) = date::date(&written) else { continue };
            if date::is_likely(&read, today) {
                (self.details.published, self.details.origins.published) = (read, Some(origin));
                return;
            }
            unlikely += 1;
            if unlikely <= MOST_TOLD {
                self.tell(format!("the page's date {read} was left out: no page can be from then"));
            }
        }
        if unlikely > MOST_TOLD {
            let more = unlikely - MOST_TOLD;
            self.tell(format!("{more} more of the page's dates were left out for the same reason"));
        }
    }

    fn tell(&mut self, sentence: String) {
        let notice = Notice::passing(sentence);
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meta(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn told(head: &Head) -> (Details, Vec<Notice>) {
        let mut details = Details::default();
        let notices = read(head, &mut details, Date::constant(2031, 5, 4));
        (details, notices)
    }

    #[test]
    fn meta_names_fill_what_linked_data_leaves_open() {
        let head = Head {
            linked_data: vec![r#"{"@type":"Article","headline":"Gate shut","datePublished":"0001-01-01"}"#],
            meta: meta(&[
                ("og:title", "Gate shut | Ledger"),
                ("og:site_name", "The Ledger"),
                ("author", "By Ada Roe"),
                ("article:published_time", "2031-05-03T10:00:00Z"),
                ("og:url", "https://www.ledger.example/gate?utm_source=x"),
            ]),
            language: "en-GB".to_owned(),
            ..Head::default()
        };
        let (details, notices) = told(&head);
        assert_eq!([&*details.title, &*details.outlet, &*details.author], ["Gate shut", "The Ledger", "Ada Roe"]);
        assert_eq!(details.published, "2031-05-03T10:00:00Z");
        assert_eq!(details.address.as_deref(), Some("https://www.ledger.example/gate"));
        assert_eq!(details.language, "en");
        let origins = details.origins;
        assert_eq!((origins.title, origins.published), (Some(Origin::LinkedData), Some(Origin::Meta)));
        assert_eq!((origins.outlet, origins.address), (Some(Origin::OpenGraph), Some(Origin::OpenGraph)));
        assert!(notices.is_empty(), "a year 1 is no date at all: {notices:?}");
    }

    #[test]
    fn what_cannot_be_right_is_dropped_and_told() {
        let head = Head {
            meta: meta(&[("author", "Ada Roe 3/4/2025 000 Shares"), ("date", "2031-07-01"), ("pubdate", "1970-01-01")]),
            title: "Gate shut".to_owned(),
            bylines: vec!["By Ada Roe".to_owned()],
            time: Some("2031-05-01".to_owned()),
            ..Head::default()
        };
        let (details, notices) = told(&head);
        assert_eq!((details.author.as_str(), details.origins.author), ("Ada Roe", Some(Origin::Byline)));
        assert_eq!((details.published.as_str(), details.origins.published), ("2031-05-01", Some(Origin::Time)));
        assert_eq!(notices.len(), 3, "{notices:?}");
    }

    #[test]
    fn a_page_that_says_much_is_heard_for_a_while() {
        let mut pairs: Vec<(String, String)> = Vec::new();
        for number in 0..60_000 {
            pairs.push(("author".to_owned(), format!("Nobody {number}")));
            pairs.push(("date".to_owned(), format!("20{}-01-01", 40 + number % 60)));
        }
        let letters = |number: u8| char::from(b'a' + number).to_string();
        pairs.extend((0..26).map(|number| ("author".to_owned(), format!("Ada {}", letters(number)))));
        let (details, notices) = told(&Head { meta: pairs, ..Head::default() });
        assert_eq!(details.author.split(", ").count(), MOST_AUTHORS);
        assert_eq!(notices.len(), 1 + 2 * (MOST_TOLD + 1), "{notices:?}");
        assert!(notices[0].sentence.starts_with("the page names more than 20 authors"), "{notices:?}");
        assert!(notices[MOST_TOLD + 1].sentence.starts_with("59997 more"), "{notices:?}");
    }

    #[test]
    fn guesses_come_last_and_say_so() {
        let head = Head {
            canonical: Some("https://www.ledger.example/2031/05/02/gate".to_owned()),
            heading: "Gate shut".to_owned(),
            meta: meta(&[("article:author", "https://facebook.example/ledger")]),
            ..Head::default()
        };
        let (details, _) = told(&head);
        assert_eq!([&*details.title, &*details.outlet, &*details.author], ["Gate shut", "ledger.example", ""]);
        assert_eq!(details.published, "2031-05-02");
        assert!(
            details.origins.published.is_some_and(Origin::is_guess)
                && details.origins.outlet.is_some_and(Origin::is_guess)
        );
    }
}
