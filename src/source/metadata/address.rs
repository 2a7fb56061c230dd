//! Web addresses as the identity of an article.

/// Query keys that say where a reader came from, not what is read; `utm_` and `mc_` begin more of them.
const TRACKING: [&str; 24] = [
    "fbclid", "gclid", "dclid", "msclkid", "igshid", "twclid", "yclid", "cmpid", "cmp", "ref", "ref_src", "ref_url",
    "referrer", "smid", "smtyp", "ito", "ocid", "ncid", "cid", "xtor", "ftag", "wt_mc", "partner", "mod",
];

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
        Some(_) => Some(Address { rest: named.to_owned(), ..own.clone()? }),
        None => Address::read(named),
    });
    let same_site = |named: &Address| own.as_ref().is_none_or(|own| site(&own.host) == site(&named.host));
    // Some pages call the front page canonical: that is no article.
    let is_page = |named: &Address| !matches!(named.rest.as_str(), "" | "/") || own.is_none();
    let named = named.into_iter().find(|named| same_site(named) && is_page(named));
    named.or_else(|| own.clone()).map(|address| address.written())
}

/// Returns the host of an address without "www.".
pub(in crate::source) fn host(address: &str) -> Option<String> {
    let host = Address::read(address)?.host;
    Some(host.strip_prefix("www.").map_or_else(|| host.clone(), str::to_owned))
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
        let (scheme, after) = text.trim().split_once("://")?;
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

/// The part of a host that is registered: two labels, three below "co.uk" and the like.
fn site(host: &str) -> String {
    let labels: Vec<&str> = host.split('.').collect();
    let short = labels.len() >= 3 && labels[labels.len() - 1].len() == 2 && labels[labels.len() - 2].len() <= 3;
    labels[labels.len().saturating_sub(if short { 3 } else { 2 })..].join(".")
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
    fn hosts_stand_for_outlets() {
        assert_eq!(host("https://www.ledger.example/a").as_deref(), Some("ledger.example"));
        assert_eq!(host("ledger"), None);
        assert!(is_address("https://a.example") && is_address("www.ledger.example") && !is_address("Ledger.com News"));
    }
}
