//! What names, classes, identifiers and roles of elements say they are for.

use crate::article::roles::PagePart;

/// What an element is for.
pub(super) type Sign = PagePart;

/// Words of classes and identifiers, by what they say; a word counts whole, as do two that follow each other.
const WORDS: &[(Sign, &[&str])] = &[
    (
        Sign::Navigation,
        &[
            "nav",
            "navigation",
            "navbar",
            "menu",
            "breadcrumb",
            "breadcrumbs",
            "pagination",
            "pager",
            "skip-link",
            "toc",
        ],
    ),
    (Sign::Aside, &["sidebar", "rail", "right-rail", "infobox", "factbox", "side-bar"]),
    (Sign::Footer, &["footer", "copyright", "disclaimer", "legal"]),
    (
        Sign::Sharing,
        &[
            "share",
            "sharing",
            "sharebar",
            "sharedaddy",
            "social",
            "socials",
            "share-tools",
            "sharetools",
            "addthis",
            "toolbar",
            "print",
            "listen",
            "follow",
            "social-share",
            "shares",
            "addtoany",
            "bookmark",
            "sociable",
        ],
    ),
    (
        Sign::Related,
        &[
            "related",
            "recommended",
            "recommendations",
            "recommendation",
            "trending",
            "popular",
            "most-read",
            "mostread",
            "most-popular",
            "read-more",
            "readmore",
            "read-next",
            "up-next",
            "outbrain",
            "taboola",
            "recirc",
            "recirculation",
            "more-stories",
            "more-from",
            "see-also",
            "seealso",
            "also-read",
            "readalso",
            "teaser",
            "teasers",
            "prev-next",
            "post-navigation",
            "relatedposts",
            "related-posts",
            "further-reading",
            "latest-news",
            "more-on",
            "similar",
            "morefrom",
            "yarpp",
            "zergnet",
            "revcontent",
            "you-may",
        ],
    ),
    (
        Sign::Comments,
        &["comments", "comment", "disqus", "commentlist", "respond", "comment-list", "livefyre", "replies", "reply"],
    ),
    (
        Sign::Promotion,
        &[
            "ad",
            "ads",
            "advert",
            "adverts",
            "advertisement",
            "advertisements",
            "advertising",
            "adsense",
            "dfp",
            "sponsor",
            "sponsored",
            "sponsors",
            "promo",
            "promos",
            "promotion",
            "newsletter",
            "newsletters",
            "signup",
            "sign-up",
            "subscribe",
            "subscription",
            "paywall",
            "donate",
            "donation",
            "cookie",
            "cookies",
            "gdpr",
            "consent",
            "banner",
            "popup",
            "modal",
            "cta",
            "inline-ad",
            "affiliate",
            "opt-in",
            "optin",
            "mailchimp",
            "registration",
            "upsell",
            "shop",
            "shopping",
        ],
    ),
    (
        Sign::Biography,
        &[
            "bio",
            "author-bio",
            "authorbio",
            "author-box",
            "author-info",
            "about-author",
            "about-the-author",
            "author-description",
            "author-card",
            "authorbox",
            "author-details",
            "author-profile",
            "post-author-box",
            "contributor-bio",
            "biography",
        ],
    ),
    (
        Sign::Byline,
        &[
            "byline",
            "bylines",
            "dateline",
            "timestamp",
            "pubdate",
            "publish-date",
            "published",
            "post-date",
            "entry-date",
            "entry-meta",
            "post-meta",
            "article-meta",
            "meta",
            "author",
            "authors",
            "date",
            "datetime",
            "pub-date",
            "publication-date",
            "article-info",
            "article-date",
            "time",
            "updated",
            "last-updated",
            "story-meta",
            "postmetadata",
            "author-name",
            "reading-time",
            "read-time",
            "kicker",
            "eyebrow",
        ],
    ),
    (
        Sign::Caption,
        &[
            "caption",
            "captions",
            "credit",
            "credits",
            "photo-credit",
            "wp-caption",
            "wp-caption-text",
            "figcaption",
            "image-caption",
            "photo-caption",
            "media-caption",
            "gallery",
            "slideshow",
            "carousel",
            "lightbox",
            "image-credit",
            "img-credit",
            "img-caption",
            "copyright-holder",
            "videocaption",
            "video-caption",
        ],
    ),
    (Sign::Tags, &["tags", "tag", "taglist", "tag-list", "tag-links", "keywords", "topics", "categories", "tagcloud"]),
];

/// Returns what an element is for; `value` gives its attributes.
pub(super) fn of_element(name: &str, value: &dyn Fn(&str) -> Option<String>) -> Option<Sign> {
    match name {
        "nav" | "menu" => return Some(Sign::Navigation),
        "aside" => return Some(Sign::Aside),
        "footer" => return Some(Sign::Footer),
        "form" | "button" | "select" | "option" | "label" | "fieldset" => return Some(Sign::Form),
        "figcaption" | "figure" | "video" | "audio" | "picture" => return Some(Sign::Caption),
        "html" | "body" | "main" | "article" => return None,
        _ => {}
    }
    match value("role").as_deref() {
        Some("navigation" | "menu" | "menubar" | "search") => return Some(Sign::Navigation),
        Some("complementary" | "note") => return Some(Sign::Aside),
        Some("contentinfo") => return Some(Sign::Footer),
        Some("dialog" | "alert" | "alertdialog" | "banner") => return Some(Sign::Promotion),
        _ => {}
    }
    // Elements of a page's own making are named like classes.
    if let Some(sign) = name.contains('-').then(|| of_names(name)).flatten() {
        return Some(sign);
    }
    let from = |attribute: &str| value(attribute).and_then(|names| of_names(&names));
    from("class").or_else(|| from("id"))
}

/// Returns what a list of class names says; the first of them that says something.
fn of_names(names: &str) -> Option<Sign> {
    names.split_ascii_whitespace().filter(|name| !is_about_style(name)).find_map(|name| {
        let words = words(name);
        let whole = words.join("-");
        let pairs = words.windows(2).map(|pair| pair.join("-"));
        // The whole name says most, a word at its end more than one at its front.
        let mut said = std::iter::once(whole).chain(pairs).chain(words.iter().rev().cloned());
        said.find_map(|word| WORDS.iter().find(|(_, known)| known.contains(&word.as_str())).map(|(sign, _)| *sign))
    })
}

/// Tells whether a class name says when a style holds (`print:hidden`), or what is not there (`no-ads`).
fn is_about_style(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let begins = ["no-", "non-", "not-", "hide-", "without-", "has-no-"].iter().any(|start| name.starts_with(start));
    begins || name.ends_with("-free") || name.contains([':', '[', '/'])
}

/// Tells whether an element's whole class names or identifier say what it is for, not only a word in them.
pub(super) fn is_said_whole(value: &dyn Fn(&str) -> Option<String>) -> bool {
    let is_known = |name: &str| {
        let whole = words(name).join("-");
        WORDS.iter().any(|(_, known)| known.contains(&whole.as_str()))
    };
    ["class", "id"].iter().filter_map(|name| value(name)).any(|names| names.split_ascii_whitespace().any(is_known))
}

/// Parts a class name into words at marks and at capitals: `relatedLinks`, `related_links`.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut lower = false;
    for c in name.chars().take(64) {
        if !c.is_ascii_alphabetic() {
            words.push(String::new());
        } else if c.is_ascii_uppercase() && lower {
            words.push(c.to_ascii_lowercase().to_string());
        } else if let Some(word) = words.last_mut() {
            word.push(c.to_ascii_lowercase());
        }
        lower = c.is_ascii_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Tells whether an element is not shown to readers.
pub(super) fn is_hidden(name: &str, value: &dyn Fn(&str) -> Option<String>) -> bool {
    if matches!(name, "script" | "style" | "noscript" | "template" | "svg" | "head" | "textarea" | "math" | "object") {
        return true;
    }
    let style = value("style").unwrap_or_default().to_ascii_lowercase();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    value("hidden").is_some()
        || value("aria-hidden").as_deref() == Some("true")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(class: &str, expect: Option<Sign>) {
        let value = |name: &str| (name == "class").then(|| class.to_owned());
        assert_eq!(of_element("p", &value), expect, "{class}");
    }

    #[test]
    fn class_names_of_styles_and_negations_say_nothing() {
        for class in ["mb-4 print:break-inside-avoid", "ad-free", "no-ads", "hide-share", "w-1/2 share/x", "m-[ad]"] {
            check(class, None);
        }
        check("no-ads related-links", Some(Sign::Related));
        check("print", Some(Sign::Sharing));
        check("ad slot", Some(Sign::Promotion));
    }
}
