//! Pages on disk, so that a story opens again without the network: one file an address.
//!
//! A file is a line of JSON, which tells all but the body, and the body as it came. Pages are the user's story: none is
//! ever removed by the program. A file that is not whole is as if it were not there.

use std::fs::{self, DirBuilder, File};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use super::page::Page;

/// The name and version of the format.
const SCHEMA: &str = "rashomon.page/1";

/// The longest first line that is read, in bytes.
const LONGEST_HEAD: u64 = 64 * 1024;

#[derive(Serialize, Deserialize)]
struct Head {
    schema: String,
    /// The address that was asked for.
    address: String,
    /// The address that it came from in the end.
    came_from: String,
    media_type: String,
    charset: Option<String>,
    etag: Option<String>,
    last_modified: Option<String>,
    fetched: String,
    length: u64,
    /// Of all the other fields, and the body after them.
    sha256: String,
}

impl Head {
    /// Returns the hash that vouches for the file.
    fn seal(&self, body: &[u8]) -> String {
        let told = [
            &self.schema,
            &self.address,
            &self.came_from,
            &self.media_type,
            self.charset.as_deref().unwrap_or_default(),
            self.etag.as_deref().unwrap_or_default(),
            self.last_modified.as_deref().unwrap_or_default(),
            &self.fetched,
            &self.length.to_string(),
        ];
        hash(&[told.join("\0").as_bytes(), body].join(&0))
    }
}

/// Returns the page that was kept for an address, where there is one that is whole and no longer than `longest` bytes.
pub(super) fn load(folder: &Path, address: &str, longest: usize) -> Option<Page> {
    let mut file = BufReader::new(File::open(path(folder, address)).ok()?);
    let mut line = Vec::new();
    file.by_ref().take(LONGEST_HEAD).read_until(b'\n', &mut line).ok()?;
    let head: Head = serde_json::from_slice(&line).ok()?;
    if head.schema != SCHEMA || head.address != address || head.length > longest as u64 {
        return None;
    }
    let mut body = Vec::new();
    file.take(head.length + 1).read_to_end(&mut body).ok()?;
    if body.len() as u64 != head.length || head.seal(&body) != head.sha256 {
        return None;
    }
    Some(Page {
        address: head.came_from,
        media_type: head.media_type,
        charset: head.charset,
        etag: head.etag,
        last_modified: head.last_modified,
        fetched: head.fetched,
        body,
    })
}

/// Keeps the page of an address, whole or not at all, for the user's eyes alone.
pub(super) fn save(folder: &Path, address: &str, page: &Page) -> io::Result<()> {
    let path = path(folder, address);
    let folder = path.parent().unwrap_or(folder);
    create(folder)?;
    let told = Page { body: Vec::new(), ..page.clone() };
    let mut head = Head {
        schema: SCHEMA.to_owned(),
        address: address.to_owned(),
        came_from: told.address,
        media_type: told.media_type,
        charset: told.charset,
        etag: told.etag,
        last_modified: told.last_modified,
        fetched: told.fetched,
        length: page.body.len() as u64,
        sha256: String::new(),
    };
    head.sha256 = head.seal(&page.body);
    let mut line = serde_json::to_vec(&head)?;
    line.push(b'\n');
    // Others may not read it: that is how temporary files are made.
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(&line)?;
    file.write_all(&page.body)?;
    file.as_file().sync_all()?;
    file.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

fn create(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder)?;
    // A page that was being written when the program ended is of no use to anybody.
    for entry in fs::read_dir(folder)?.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with(".tmp"))
    {
        let age = entry.metadata().and_then(|metadata| metadata.modified()).ok().and_then(|time| time.elapsed().ok());
        if age.is_some_and(|age| age.as_secs() > 3600) {
            let _ = fs::remove_file(entry.path());
        }
    }
    Ok(())
}

fn path(folder: &Path, address: &str) -> PathBuf {
    folder.join("pages").join(format!("{}.page", hash(address.as_bytes())))
}

fn hash(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ADDRESS: &str = "https://ledger.example/gate";

    fn page() -> Page {
        Page {
            address: "https://www.ledger.example/gate".to_owned(),
            media_type: "text/html".to_owned(),
            charset: Some("utf-8".to_owned()),
            etag: Some("\"7\"".to_owned()),
            last_modified: None,
            fetched: "2026-03-18T09:00:00Z".to_owned(),
            body: b"<p>The gate\0 jammed.\n\xff".to_vec(),
        }
    }

    #[test]
    fn what_was_kept_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(load(folder.path(), ADDRESS, 1000), None);
        save(folder.path(), ADDRESS, &page()).unwrap();
        assert_eq!(load(folder.path(), ADDRESS, 1000), Some(page()));
        assert_eq!(load(folder.path(), "https://ledger.example/", 1000), None);
        assert_eq!(load(folder.path(), ADDRESS, 5), None, "longer than what may be read");
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_reads_what_was_kept() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let cache = folder.path().join("cache");
        save(&cache, ADDRESS, &page()).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path(&cache, ADDRESS)), 0o600);
        assert_eq!((mode(&cache), mode(&cache.join("pages"))), (0o700, 0o700));
        assert_eq!(fs::read_dir(cache.join("pages")).unwrap().count(), 1);
    }

    proptest! {
        #[test]
        fn a_file_that_was_damaged_is_as_if_it_were_not_there(at in 0usize..500, byte: u8, cut in any::<bool>()) {
            let folder = tempfile::tempdir().unwrap();
            save(folder.path(), ADDRESS, &page()).unwrap();
            let path = path(folder.path(), ADDRESS);
            let mut bytes = fs::read(&path).unwrap();
            let at = at % bytes.len();
            if cut { bytes.truncate(at) } else { bytes[at] = byte }
            fs::write(&path, &bytes).unwrap();
            prop_assert!(load(folder.path(), ADDRESS, 1000).is_none_or(|found| found == page()));
        }
    }
}
