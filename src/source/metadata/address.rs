//! Web addresses as the identity of an article.

/// Query keys that say where a reader came from, not what is read; `utm_` and `mc_` begin more of them.
///
/// Keys by which some sites number their articles are none of them: taken away, all of those would be one article.
const TRACKING: [&str; 20] = [
    "fbclid", "gclid", "dclid", "msclkid", "igshid", "twclid", "yclid", "cmpid", "ref", "ref_src", "ref_url",
    "referrer", "smid", "smtyp", "ito", "ocid", "ncid", "xtor", "ftag", "wt_mc",
];

/// Second levels below which the registries of countries give out names, such as "co" in "co.uk".
const SECOND_LEVELS: [&str; 23] = [
    "ac", "asn", "co", "com", "edu", "gen", "go", "gob", "gouv", "gov", "govt", "gv", "lg", "ltd", "mil", "ne", "net",
    "nhs", "nom", "or", "org", "plc", "sch",
];

/// Hosts below which everybody has a site of their own.
const SHARED: [&str; 30] = [
    "altervista.org",
    "beehiiv.com",
    "blogger.com",
    "blogspot.com",
    "canalblog.com",
    "firebaseapp.com",
    "fc2.com",
    "ghost.io",
    "github.io",
    "gitlab.io",
    "hatenablog.com",
    "herokuapp.com",
    "jimdofree.com",
    "livejournal.com",
    "medium.com",
    "neocities.org",
    "netlify.app",
    "notion.site",
    "over-blog.com",
    "pages.dev",
    "squarespace.com",
    "substack.com",
    "tumblr.com",
    "typepad.com",
    "vercel.app",
    "web.app",
    "webflow.io",
    "weebly.com",
    "wixsite.com",
    "wordpress.com",
];

/// What stands before the name of a site where it has several hosts for one page.
const VARIANTS: [&str; 4] = ["www.", "m.", "mobile.", "amp."];

/// A longer address is none.
const MOST_BYTES: usize = 4096;

/// Returns the address by which an article is known: what the page calls canonical, if that is on the same site as
/// where it was read (`own`), else its `OpenGraph` address on the same condition, else `own`; each without what makes
/// no difference: fragment, default port, tracking keys; the other keys in order, the host in lower case.
pub(in crate::source) fn identity(
    own: Option<&str>,
    canonical: Option<&str>,
    open_graph: Option<&str>,
) -> Option<String> {
    let own = own.and_then(Address::read);
    let named = [canonical, open_graph].into_iter().flatten().filter_map(|named| match named.strip_prefix('/') {
        Some(rest) if rest.starts_with('/') => Address::read(&format!("https:{named}")),
        Some(_) if named.len() > MOST_BYTES => None,
        Some(_) => Some(Address { rest: named.to_owned(), ..own.clone()? }),
        None => Address::read(named),
    });
    let same_site = |named: &Address| own.as_ref().is_none_or(|own| site(&own.host) == site(&named.host));
    // Some pages call the front page canonical: that is no article.
    let is_page = |named: &Address| !matches!(named.rest.as_str(), "" | "/") || own.is_none();
    let named = named.into_iter().find(|named| same_site(named) && is_page(named));
    named.or_else(|| own.clone()).map(|address| address.written())
}

/// Returns the host of an address without "www." and the like.
pub(in crate::source) fn host(address: &str) -> Option<String> {
    let host = Address::read(address)?.host;
    Some(without_variant(&host).to_owned())
}

fn without_variant(host: &str) -> &str {
    let bare = VARIANTS.iter().find_map(|variant| host.strip_prefix(variant));
    bare.filter(|bare| bare.contains('.')).unwrap_or(host)
}

/// Tells whether a text is a web address or the name of a host rather than a name.
pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim();
    let is_host = || {
        text.contains('.')
            && !text.contains(char::is_whitespace)
            && text.rsplit('.').next().is_some_and(|end| end.len() >= 2 && end.chars().all(|c| c.is_ascii_lowercase()))
            && text.starts_with("www.")
    };
    text.contains("://") || text.starts_with("//") || is_host()
}

#[derive(Clone)]
struct Address {
    scheme: String,
    host: String,
    port: Option<String>,
    rest: String,
}

impl Address {
    fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() > MOST_BYTES {
            return None;
        }
        let (scheme, after) = text.split_once("://")?;
        let scheme = scheme.to_ascii_lowercase();
        if scheme != "http" && scheme != "https" {
            return None;
        }
        let end = after.find(['/', '?', '#']).unwrap_or(after.len());
        let (authority, rest) = after.split_at(end);
        let authority = authority.rsplit('@').next()?;
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => (host, Some(port)),
            _ => (authority, None),
        };
        let usual = if scheme == "http" { "80" } else { "443" };
        let port = port.filter(|port| !port.is_empty() && *port != usual).map(str::to_owned);
        let is_host = !host.is_empty() && !host.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>'));
        is_host.then(|| Self {
            scheme,
            host: host.to_lowercase().trim_end_matches('.').to_owned(),
            port,
            rest: rest.to_owned(),
        })
    }

    fn written(&self) -> String {
        let without_fragment = self.rest.split('#').next().unwrap_or_default();
        let (path, query) = without_fragment.split_once('?').unwrap_or((without_fragment, ""));
        let is_tracking = |pair: &&str| {
            let key = pair.split('=').next().unwrap_or_default().to_ascii_lowercase();
            key.is_empty() || key.starts_with("utm_") || key.starts_with("mc_") || TRACKING.contains(&key.as_str())
        };
        let mut kept: Vec<&str> = query.split('&').filter(|pair| !is_tracking(pair)).collect();
        kept.sort_unstable();
        let port = self.port.as_ref().map(|port| format!(":{port}")).unwrap_or_default();
        let path = if path.is_empty() { "/" } else { path };
        let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
        format!("{}://{}{port}{path}{query}", self.scheme, self.host)
    }
}

/// The part of a host that one publisher has: two labels, three below "co.uk" and the like or a host that many share.
fn site(host: &str) -> &str {
    let host = without_variant(host);
    // A host in numbers has no labels.
    if host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return host;
    }
    let last = |labels: usize| match host.rmatch_indices('.').nth(labels - 1) {
        Some((at, _)) => &host[at + 1..],
        None => host,
    };
    let is_second = |(second, top): (&str, &str)| top.len() == 2 && SECOND_LEVELS.contains(&second);
    // Some of the shared hosts are there in each country: "blogspot.de", "blogspot.co.uk".
    let is_shared = SHARED.contains(&last(2)) || last(2).starts_with("blogspot.");
    match last(2).split_once('.') {
        Some(pair) if is_second(pair) && last(3).starts_with("blogspot.") => last(4),
        Some(pair) if is_second(pair) || is_shared => last(3),
        _ => last(2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_known_by_one_address() {
        let own = "HTTPS://WWW.Ledger.Example:443/a?b=2&utm_source=x&a=1&fbclid=9#top";
        for (own, canonical, open_graph, known) in [
            (Some(own), None, None, Some("https://www.ledger.example/a?a=1&b=2")),
            (Some(own), Some("https://ledger.example/story"), None, Some("https://ledger.example/story")),
            (Some(own), Some("/story?ref=home"), None, Some("https://www.ledger.example/story")),
            (Some(own), Some("//ledger.example/s"), None, Some("https://ledger.example/s")),
            (Some(own), Some("https://other.test/s"), None, Some("https://www.ledger.example/a?a=1&b=2")),
            (
                Some(own),
                Some("https://other.test/s"),
                Some("https://m.ledger.example/s"),
                Some("https://m.ledger.example/s"),
            ),
            (Some(own), Some("https://ledger.example/"), None, Some("https://www.ledger.example/a?a=1&b=2")),
            (Some("http://a.co.uk:8080"), Some("https://b.co.uk/x"), None, Some("http://a.co.uk:8080/")),
            (None, Some("https://ledger.example/s"), None, Some("https://ledger.example/s")),
            (None, Some("/s"), Some("ftp://ledger.example/s"), None),
            (None, None, None, None),
        ] {
            assert_eq!(identity(own, canonical, open_graph).as_deref(), known);
        }
    }

    #[test]
    fn keys_that_number_articles_stay() {
        for key in ["cid", "mod", "cmp", "partner", "id"] {
            let address = format!("https://ledger.example/story.php?{key}=7");
            assert_eq!(identity(Some(&address), None, None), Some(address));
        }
    }

    #[test]
    fn one_publisher_has_one_site() {
        for (one, other, same) in [
            ("www.kai.de", "kai.de", true),
            ("m.kai.fr", "www.kai.fr", true),
            ("amp.kai.ca", "kai.ca", true),
            ("news.ledger.co.uk", "www.ledger.co.uk", true),
            ("ledger.co.uk", "harbour.co.uk", false),
            ("ledger.go.jp", "harbour.go.jp", false),
            ("ledger.com.au", "harbour.com.au", false),
            ("kai.de", "hafen.de", false),
            ("ada.github.io", "tom.github.io", false),
            ("ada.blogspot.com", "www.ada.blogspot.com", true),
            ("ada.blogspot.co.uk", "tom.blogspot.co.uk", false),
            ("ada.substack.com", "tom.substack.com", false),
            ("10.0.0.1", "10.1.0.1", false),
            ("m.de", "amp.de", false),
        ] {
            assert_eq!(site(one) == site(other), same, "{one} {other}");
        }
    }

    #[test]
    fn an_address_without_end_is_none() {
        let long = format!("/{}", "a".repeat(MOST_BYTES));
        let own = "https://ledger.example/a";
        assert_eq!(identity(Some(own), Some(&long), Some(&format!("{own}{long}"))).as_deref(), Some(own));
    }

    #[test]
    fn hosts_stand_for_outlets() {
        assert_eq!(host("https://m.ledger.example/a").as_deref(), Some("ledger.example"));
        assert_eq!(host("https://www.ledger.example/a").as_deref(), Some("ledger.example"));
        assert_eq!(host("ledger"), None);
        assert!(is_address("https://a.example") && is_address("www.ledger.example") && !is_address("Ledger.com News"));
    }
}
