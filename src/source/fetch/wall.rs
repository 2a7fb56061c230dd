//! Pages that stand in for the article: told by their address alone, whatever language they are in.

use url::Url;

/// How a page shows by its address that it stands in for the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wall {
    /// It asks for consent first.
    Consent,
    /// It asks for an account or a subscription first.
    Login,
}

/// Tells whether an address that the reader was sent to is one of those that ask for something first.
pub(super) fn wall(asked: &Url, came: &Url) -> Option<Wall> {
    let sign = |url: &Url| {
        let labels = url.host_str().unwrap_or_default().split('.').next().unwrap_or_default();
        let path = url.path().to_ascii_lowercase();
        let names = |known: &[&str]| {
            known.contains(&labels) || path.split('/').any(|part| known.contains(&part.trim_end_matches(".html")))
        };
        if names(&["consent", "cmp", "guce", "collectconsent", "cookie-consent", "privacy-gate", "gdpr-consent"]) {
            Some(Wall::Consent)
        } else if names(&[
            "login",
            "signin",
            "sign-in",
            "log-in",
            "register",
            "subscribe",
            "paywall",
            "sso",
            "accounts",
        ]) {
            Some(Wall::Login)
        } else {
            None
        }
    };
    if asked == came { None } else { sign(came).filter(|_| sign(asked).is_none()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn walls_are_told_by_where_one_is_sent() {
        let asked = Url::parse("https://ledger.example/2026/gate").unwrap();
        for (came, expect) in [
            ("https://ledger.example/2026/gate", None),
            ("https://www.ledger.example/2026/gate", None),
            ("https://consent.ledger.example/?next=gate", Some(Wall::Consent)),
            ("https://ledger.example/privacy-gate/?x", Some(Wall::Consent)),
            ("https://accounts.ledger.example/", Some(Wall::Login)),
            ("https://ledger.example/Login?next=gate", Some(Wall::Login)),
            ("https://ledger.example/login-fees-rise", None),
        ] {
            assert_eq!(wall(&asked, &Url::parse(came).unwrap()), expect, "{came}");
        }
        let login = Url::parse("https://ledger.example/login").unwrap();
        assert_eq!(wall(&login, &Url::parse("https://www.ledger.example/login").unwrap()), None);
    }
}
