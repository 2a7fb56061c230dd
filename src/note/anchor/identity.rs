//! Whether an open article is the one a target lies in.
//!
//! The same article if the address is equal, or the text's hash is, or the path is and at least half of the stored
//! text's five-word shingles are still there. Where no text is known, as for what another program wrote, the path is
//! believed if the quotation stands in the text to the letter. Anything else is another article, and no quotation is looked for in it:
//! agencies' wording is in every outlet, and a note must not wander from one to the other.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hasher};

use super::version::Version;
use super::words::{Token, tokens};
use crate::note::{ArticleId, Target};

/// How many words a shingle has.
const SHINGLE: usize = 5;

/// Tells whether `version` is a text of the article that `target` lies in.
///
/// `stored` is the canonical text the target was made on. Where that is lost, an equal path is believed only if the
/// target's whole sentence stands in the text. A target without a hash never had a text: an equal path is believed if
/// its quotation stands there, and for a whole article, which quotes nothing.
pub fn is_same(target: &Target, version: &Version<'_>, stored: Option<&str>) -> bool {
    is_named(&target.article, version)
        || is_path(&target.article, version)
            && match stored {
                Some(stored) => half_is_there(&tokens(stored), version.tokens()),
                None if target.article.text_sha256.is_empty() => version.text.contains(&target.exact),
                None => !target.sentence.is_empty() && version.text.contains(&target.sentence),
            }
}

/// Tells whether address or hash alone say that it is the same article.
pub fn is_named(article: &ArticleId, version: &Version<'_>) -> bool {
    article.text_sha256 == version.sha256
        || article.address.as_deref().is_some_and(|address| version.details.address.as_deref() == Some(address))
}

/// Tells whether the paths are known and equal, which alone is not enough: a file may be given another article.
pub fn is_path(article: &ArticleId, version: &Version<'_>) -> bool {
    article.path.is_some() && article.path == version.details.path
}

/// Tells whether at least half of the distinct shingles of `old` are in `new`; a text without words has none.
fn half_is_there(old: &[Token], new: &[Token]) -> bool {
    // A text of fewer words than a shingle is one shingle.
    let size = SHINGLE.min(old.len());
    if size == 0 {
        return false;
    }
    let wanted: HashSet<u64> = shingles(old, size).collect();
    let there: HashSet<u64> = shingles(new, size).filter(|shingle| wanted.contains(shingle)).collect();
    there.len() * 2 >= wanted.len()
}

fn shingles(tokens: &[Token], size: usize) -> impl Iterator<Item = u64> {
    tokens.windows(size).map(|window| {
        let mut hasher = DefaultHasher::new();
        for token in window {
            hasher.write_u64(token.hash);
        }
        hasher.finish()
    })
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::article::Details;
    use crate::note::anchor::sha256;

    const OLD: &str = "The night ferry left the harbour late because of fog and came back at dawn.";

    fn target(address: Option<&str>, path: Option<&str>) -> Target {
        Target {
            article: ArticleId {
                address: address.map(Into::into),
                path: path.map(PathBuf::from),
                text_sha256: sha256(OLD),
            },
            sentence: OLD.into(),
            ..Target::default()
        }
    }

    fn details(address: Option<&str>, path: Option<&str>) -> Details {
        Details { address: address.map(Into::into), path: path.map(PathBuf::from), ..Details::default() }
    }

    #[track_caller]
    fn check(old: (Option<&str>, Option<&str>), new: (Option<&str>, Option<&str>), text: &str, same: bool) {
        let details = details(new.0, new.1);
        assert_eq!(is_same(&target(old.0, old.1), &Version::new(&details, text), Some(OLD)), same);
    }

    #[test]
    fn an_address_or_a_hash_is_enough() {
        check((Some("https://a.example/1"), None), (Some("https://a.example/1"), None), "Rewritten.", true);
        check((Some("https://a.example/1"), None), (Some("https://a.example/2"), None), "Rewritten.", false);
        check((None, Some("/a")), (None, Some("/b")), OLD, true);
        check((None, None), (None, None), "Rewritten.", false);
    }

    #[test]
    fn a_path_needs_half_of_the_text() {
        let path = (None, Some("/a"));
        check(path, path, &format!("Correction. {OLD}"), true);
        check(path, path, "The night ferry left the harbour late because of ice, and never came back.", false);
        check(path, path, "The night ferry left the harbour late because of fog and stayed at sea.", true);
        check(path, path, "", false);
        check(path, (None, Some("/b")), &format!("Correction. {OLD}"), false);
    }

    #[test]
    fn a_lost_text_asks_for_the_sentence() {
        let details = details(None, Some("/a"));
        let target = target(None, Some("/a"));
        assert!(is_same(&target, &Version::new(&details, &format!("Correction. {OLD}")), None));
        assert!(!is_same(&target, &Version::new(&details, "Something else."), None));
    }

    #[test]
    fn a_target_without_a_text_asks_for_the_quotation() {
        let details = details(None, Some("/a"));
        let mut target = Target { exact: "left the harbour late".into(), ..target(None, Some("/a")) };
        target.article.text_sha256.clear();
        target.sentence.clear();
        assert!(is_same(&target, &Version::new(&details, OLD), None));
        assert!(!is_same(&target, &Version::new(&details, "It left the harbor late."), None));
        let other = self::details(None, Some("/b"));
        assert!(!is_same(&target, &Version::new(&other, OLD), None));
        let whole = Target { exact: String::new(), ..target };
        assert!(is_same(&whole, &Version::new(&details, "Something else."), None));
    }

    #[test]
    fn short_texts_are_one_shingle() {
        assert!(half_is_there(&tokens("Fog again"), &tokens("more fog again today")));
        assert!(!half_is_there(&tokens("Fog again"), &tokens("fog, and again fog")));
        assert!(!half_is_there(&[], &tokens("fog")));
    }
}
