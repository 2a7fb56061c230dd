//! Where a command prints to: standard output, or a file.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::error::{Error, Result};

/// Writes to standard output; a reader of it that has gone away is no failure.
pub(super) fn to_standard_output(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Error::Write { path: PathBuf::from("standard output"), source: error })
        }
        _ => Ok(()),
    }
}

/// Writes a file whole or not at all; what a link points to where it is one. A device or a pipe is written to as it is.
/// With notes in it, `is_private`, the user alone may read it.
pub(super) fn to_file(
    path: &Path,
    is_private: bool,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<()> {
    let failed = |source| Error::Write { path: path.to_owned(), source };
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if path.exists() && !path.is_file() {
        let mut out = io::BufWriter::new(fs::File::options().write(true).open(path).map_err(failed)?);
        return write(&mut out).and_then(|()| out.flush()).map_err(failed);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.exists() {
        return Err(failed(io::Error::other(format!("there is no folder {}", folder.display()))));
    }
    let file = report_file(folder, is_private).map_err(failed)?;
    let mut out = io::BufWriter::new(file);
    write(&mut out).map_err(failed)?;
    let file = out.into_inner().map_err(|error| failed(error.into_error()))?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

/// A temporary file that others may read as far as the user lets them read any new file, or not at all.
fn report_file(folder: &Path, is_private: bool) -> io::Result<NamedTempFile> {
    #[cfg(unix)]
    let builder = {
        use std::os::unix::fs::PermissionsExt;
        let mode = if is_private { 0o600 } else { 0o666 };
        tempfile::Builder::new().permissions(fs::Permissions::from_mode(mode)).to_owned()
    };
    #[cfg(not(unix))]
    let builder = {
        let _ = is_private;
        tempfile::Builder::new()
    };
    builder.tempfile_in(folder)
}

/// Lets something write to standard output; a reader of it that has gone away is no failure.
pub(super) fn printed(write: impl FnOnce(&mut dyn Write) -> Result<Vec<String>>) -> Result<Vec<String>> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let warnings = match write(&mut out) {
        Err(Error::Write { source, .. }) if source.kind() == io::ErrorKind::BrokenPipe => return Ok(Vec::new()),
        other => other?,
    };
    match out.flush() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Error::Write { path: PathBuf::from("standard output"), source: error })
        }
        _ => Ok(warnings),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn what_holds_notes_is_for_the_user_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.html");
        let mode = || fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        to_file(&path, false, |out| out.write_all(b"one")).unwrap();
        to_file(&path, true, |out| out.write_all(b"two")).unwrap();
        assert_eq!((mode(), fs::read(&path).unwrap()), (0o600, b"two".to_vec()));
    }
}
