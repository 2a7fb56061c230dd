//! The inputs that are kept for fuzzing, given to what is fuzzed: what was found once stays mended.

use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use crate::fuzzing::{TARGETS, run};

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

#[test]
fn every_kept_input_passes() {
    let mut wrong = Vec::new();
    for (target, _) in TARGETS {
        let folder = fuzz().join("corpus").join(target);
        let files: Vec<_> = fs::read_dir(&folder).into_iter().flatten().flatten().collect();
        if files.len() < 4 {
            wrong.push(folder.join("(four inputs to start from are wanted here)"));
        }
        for file in files {
            let bytes = fs::read(file.path()).unwrap();
            // What did not hold is told by the panic itself.
            if catch_unwind(|| run(target, &bytes)).is_err() {
                wrong.push(file.path());
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_target_can_be_run() {
    for (target, _) in TARGETS {
        let path = fuzz().join("src/bin").join(format!("{target}.rs"));
        let own = fs::read_to_string(&path).unwrap_or_default();
        let wanted = format!("run(\"{target}\", bytes)");
        assert!(own.contains(&wanted), "{} is to call {wanted}", path.display());
    }
}
