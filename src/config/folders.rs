//! The folders that the platform has for programs, each with one use here.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;

/// Where everything is kept unless another folder is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Folders {
    /// Settings and notes.
    pub(super) config: PathBuf,
    /// What was open before.
    pub(super) state: PathBuf,
    /// Pages that were fetched.
    pub(super) cache: PathBuf,
}

impl Folders {
    /// Returns those of this platform; `None` where it names no home folder.
    pub(super) fn of_platform() -> Option<Self> {
        let given = ProjectDirs::from("", "", "rashomon")?;
        Some(Self::new(given.config_local_dir(), given.state_dir(), given.data_local_dir(), given.cache_dir()))
    }

    /// Returns those for what a platform gives.
    ///
    /// Some have no folder for state, and on macOS settings and data share one. What was open before then has a folder of
    /// its own in there: it may be deleted and tidies up after itself, and the notes must not go with it.
    fn new(config: &Path, state: Option<&Path>, data: &Path, cache: &Path) -> Self {
        let state = state.map_or_else(|| data.join("state"), Path::to_owned);
        Self { config: config.to_owned(), state, cache: cache.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folders(given: [&str; 3], state: Option<&str>) -> Folders {
        let [config, data, cache] = given.map(Path::new);
        Folders::new(config, state.map(Path::new), data, cache)
    }

    #[test]
    fn every_platform_gives_three_folders_that_share_nothing() {
        let linux = folders(
            ["/h/.config/rashomon", "/h/.local/share/rashomon", "/h/.cache/rashomon"],
            Some("/h/.local/state/rashomon"),
        );
        assert_eq!(linux.state, Path::new("/h/.local/state/rashomon"));
        let support = "/h/Library/Application Support/rashomon";
        let mac = folders([support, support, "/h/Library/Caches/rashomon"], None);
        assert_eq!((mac.config.as_path(), mac.state), (Path::new(support), Path::new(support).join("state")));
        let windows = folders(["L/rashomon/config", "L/rashomon/data", "L/rashomon/cache"], None);
        assert_eq!(windows.state, Path::new("L/rashomon/data/state"));
    }
}
