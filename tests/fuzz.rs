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
        let files: Vec<_> = fs::read_dir(fuzz().join("corpus").join(target)).unwrap().flatten().collect();
        assert!(files.len() >= 4, "{target} has something to start from");
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
        let own = fs::read_to_string(fuzz().join("src/bin").join(format!("{target}.rs"))).unwrap();
        assert!(own.contains(&format!("run(\"{target}\", bytes)")), "{own}");
    }
}
