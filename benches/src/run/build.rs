//! Builds the programs of the contestants that cannot be in this one.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Fallible;
use crate::entry::{Ask, Entry, Program};

/// Where a program is, or will be: beside this one.
pub(super) fn path(program: Program) -> Fallible<PathBuf> {
    let this = env::current_exe()?;
    Ok(this.with_file_name(program.name()))
}

/// Builds what is needed and is not this program.
pub(super) fn programs(jobs: &[(Entry, Ask)]) -> Fallible<()> {
    for program in Program::OTHERS {
        if jobs.iter().any(|(entry, _)| entry.program == *program) {
            build(*program)?;
        }
    }
    Ok(())
}

fn build(program: Program) -> Fallible<()> {
    let this = env::current_exe()?;
    let profile = this.parent().ok_or("this program is nowhere")?;
    let target = profile
        .parent()
        .ok_or("this program is in no target folder")?;
    let mut cargo = cargo();
    cargo.args(["build", "--quiet", "-p", "benches", "--bin", program.name()]);
    cargo.args(["--features", program.features()]);
    cargo.arg("--target-dir").arg(target);
    if profile.ends_with("release") {
        cargo.arg("--release");
    }
    if !cargo.status()?.success() {
        return Err(format!("`{}` does not build", program.name()).into());
    }
    Ok(())
}

/// The cargo that has started this program, in the workspace.
pub(super) fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")));
    cargo
}
