//! The texts that notes were made on, by their hash.

use super::{Store, replace};
use crate::error::{Error, Result};
use crate::note::anchor::sha256;

impl Store {
    /// Keeps the canonical text that a target was made on, and returns its hash.
    pub fn keep_text(&self, text: &str) -> Result<String> {
        let hash = sha256(text);
        if self.text(&hash).is_none() {
            let path = self.made("texts")?.join(format!("{hash}.txt"));
            replace(&*self.storage, &path, text.as_bytes()).map_err(|source| Error::Write { path, source })?;
        }
        Ok(hash)
    }

    /// Returns the canonical text of a hash; none where it is not kept or is damaged.
    pub fn text(&self, hash: &str) -> Option<String> {
        let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        let path = self.folder.join("texts").join(format!("{hash}.txt"));
        let text = String::from_utf8(is_hash.then(|| self.storage.read(&path).ok())??).ok()?;
        (sha256(&text) == hash).then_some(text)
    }
}
