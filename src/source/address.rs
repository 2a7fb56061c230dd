//! Web addresses: what is one, and what is wrong with one.

use url::{Host, Position, Url};

/// Tells whether what the user named is meant as a web address.
pub(super) fn is_address(name: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| has_start(name, scheme))
}

fn has_start(name: &str, start: &str) -> bool {
    name.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

/// Returns the scheme of what looks like an address of any kind, such as `ftp`.
pub(super) fn scheme(name: &str) -> Option<&str> {
    let (scheme, _) = name.split_once("://")?;
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then_some(scheme)
}

/// Returns the server that an address names, as it is written; `None` for what is no web address.
pub fn host_of(name: &str) -> Option<&str> {
    if !is_address(name) {
        return None;
    }
    let rest = name.split_once("://")?.1.split(['/', '?', '#', '\\']).next()?;
    let host = rest.rsplit('@').next()?;
    Some(host).filter(|host| !host.is_empty())
}

/// Reads an address; the part after `#` is left off, since no server is told it.
///
/// # Errors
/// A clause that says what is wrong with it.
pub(super) fn parse(name: &str) -> Result<Url, String> {
    let mut url = Url::parse(name.trim()).map_err(|error| format!("this is not a web address ({error}); check it"))?;
    url.set_fragment(None);
    if url.port() == Some(0) {
        return Err("this is not a web address (no server has port 0); check it".to_owned());
    }
    if has_secret(&url) {
        return Err(SECRET.to_owned());
    }
    Ok(url)
}

/// Why an address with a name and a password is refused.
pub(super) const SECRET: &str = "the address holds a user name or a password, which would be kept with notes and pages; \
                                 leave it out, or save the page in the browser and open that file";

/// Tells whether an address holds a user name or a password.
pub(super) fn has_secret(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

/// Returns the server of an address, with its port where it is not the usual one.
pub(super) fn host(url: &Url) -> String {
    url[Position::BeforeHost..Position::AfterPort].to_owned()
}

/// Returns what an outlet is called that is known by its address alone.
pub(super) fn outlet(url: &Url) -> String {
    match url.host() {
        Some(Host::Domain(name)) => name.strip_prefix("www.").unwrap_or(name).to_owned(),
        _ => host(url),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_files() {
        for (name, expect) in [
            ("https://a.example/x", true),
            ("HTTP://a.example", true),
            ("http.txt", false),
            ("ftp://a.example", false),
            ("http:/a", false),
            ("é", false),
        ] {
            assert_eq!(is_address(name), expect, "{name}");
        }
        for (name, expect) in [("ftp://a", Some("ftp")), ("a.txt", None), ("é://a", None), ("notes://", Some("notes"))]
        {
            assert_eq!(scheme(name), expect, "{name}");
        }
    }

    #[test]
    fn the_server_is_what_stands_before_the_path() {
        for (name, expect) in [
            ("https://www.ledger.example/gate/", Some("www.ledger.example")),
            ("http://a.example:8080?x", Some("a.example:8080")),
            ("https://anna:secret@a.example/", Some("a.example")),
            ("https://", None),
            ("story/ledger.txt", None),
        ] {
            assert_eq!(host_of(name), expect, "{name}");
        }
    }

    #[test]
    fn what_is_wrong_with_an_address_is_told() {
        for (name, expect) in [
            ("http://", "empty host"),
            ("http://a b.example/", "invalid international domain name"),
            ("http://a.example:99999/", "invalid port number"),
            ("http://a.example:0/", "port 0"),
            ("http://%zz/", "invalid"),
            ("http://[::1/", "invalid IPv6"),
            ("http://anna@a.example/", "user name"),
            ("http://anna:secret@a.example/", "password"),
        ] {
            let why = parse(name).expect_err(name);
            assert!(why.contains(expect) && !why.contains("secret"), "{name}: {why}");
        }
    }

    #[test]
    fn odd_but_valid_addresses_are_read() {
        for (name, expect) in [
            ("HTTPS://Ledger.Example:443/a b#top", "https://ledger.example/a%20b"),
            ("http://bücher.example/ö", "http://xn--bcher-kva.example/%C3%B6"),
            ("http://0x7f.1/", "http://127.0.0.1/"),
            ("http://2130706433/", "http://127.0.0.1/"),
            ("http://a.example/%zz|x?y=[1]", "http://a.example/%zz|x?y=[1]"),
        ] {
            assert_eq!(parse(name).unwrap().as_str(), expect);
        }
    }
}
