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
pub(super) fn to_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
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
    let file = report_file(folder).map_err(failed)?;
    let mut out = io::BufWriter::new(file);
    write(&mut out).map_err(failed)?;
    let file = out.into_inner().map_err(|error| failed(error.into_error()))?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

/// A temporary file that others may read as far as the user lets them read any new file.
fn report_file(folder: &Path) -> io::Result<NamedTempFile> {
    #[cfg(unix)]
    let builder = {
        use std::os::unix::fs::PermissionsExt;
        tempfile::Builder::new().permissions(fs::Permissions::from_mode(0o666)).to_owned()
    };
    #[cfg(not(unix))]
    let builder = tempfile::Builder::new();
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
