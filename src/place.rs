//! Where a file is, spelled in one way: notes and sets are found again however its folder was named.

use std::fs;
use std::path::{self, Path, PathBuf};

/// Returns the absolute path of a file: its folder without links and `..` where it exists, its own name as it was given.
pub fn of(file: &Path) -> PathBuf {
    let whole = path::absolute(file).unwrap_or_else(|_| file.to_owned());
    let real = match (whole.parent(), whole.file_name()) {
        (Some(folder), Some(name)) => fs::canonicalize(folder).map(|folder| folder.join(name)),
        _ => fs::canonicalize(&whole),
    };
    real.unwrap_or(whole)
}

/// Returns the place of a file whose path was kept, as [`of`] does; what is not absolute names none and stays.
pub fn of_kept(file: &Path) -> PathBuf {
    if file.is_absolute() { of(file) } else { file.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_one_place() {
        let folder = tempfile::tempdir().unwrap();
        let real = fs::canonicalize(folder.path()).unwrap();
        for name in ["art", "desk"] {
            fs::create_dir(real.join(name)).unwrap();
        }
        let place = real.join("art").join("fox.txt");
        for spelled in ["art/fox.txt", "desk/../art/fox.txt", "art/./fox.txt", "art//fox.txt"] {
            assert_eq!(of(&real.join(spelled)), place, "{spelled}");
            assert_eq!(of_kept(&real.join(spelled)), place, "{spelled}");
        }
        let missing = real.join("gone").join("fox.txt");
        assert_eq!(of(&missing), missing);
        assert_eq!(of(&real.join("art/..")), real);
        assert_eq!(of(Path::new("fox.txt")), fs::canonicalize(".").unwrap().join("fox.txt"));
        assert_eq!(of_kept(Path::new("https://a.example/../1")), Path::new("https://a.example/../1"));
    }

    #[cfg(unix)]
    #[test]
    fn a_linked_folder_is_where_it_leads_and_a_linked_file_keeps_its_name() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let real = fs::canonicalize(folder.path()).unwrap();
        fs::create_dir(real.join("art")).unwrap();
        fs::write(real.join("art/fox.txt"), "Fox.").unwrap();
        symlink(real.join("art"), real.join("link")).unwrap();
        symlink(real.join("art/fox.txt"), real.join("art/today.txt")).unwrap();
        assert_eq!(of(&real.join("link/fox.txt")), real.join("art/fox.txt"));
        assert_eq!(of(&real.join("link/today.txt")), real.join("art/today.txt"));
    }
}
