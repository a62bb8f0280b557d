//! Runs cargo on a crate outside of this workspace.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Fallible;

/// A run may hang because of what we did to the crate.
const SECONDS: &str = "1200";

/// A folder with a crate in it, and where it is built.
pub(crate) struct Cargo<'a> {
    pub(crate) folder: &'a Path,
    pub(crate) target: &'a Path,
}

impl Cargo<'_> {
    /// Runs it; gives whether it succeeded, and what it wrote to stdout.
    pub(crate) fn output(&self, arguments: &[&str]) -> Fallible<(bool, String)> {
        let output = self.command(arguments).stderr(Stdio::null()).output()?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        Ok((output.status.success(), text))
    }

    /// Runs it with stdout and stderr in one file.
    pub(crate) fn logged(
        &self,
        arguments: &[&str],
        env: &[(&str, &Path)],
        log: &Path,
    ) -> Fallible<bool> {
        let file = File::create(log)?;
        let status = self
            .command(arguments)
            .envs(env.iter().copied())
            .stdout(file.try_clone()?)
            .stderr(file)
            .status()?;
        Ok(status.success())
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("timeout");
        command
            .args([SECONDS, "cargo"])
            .args(arguments)
            .current_dir(self.folder)
            .stdin(Stdio::null())
            .env("CARGO_TARGET_DIR", self.target)
            .env("CARGO_TERM_COLOR", "never")
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_PROFILE_TEST_DEBUG", "0")
            // The runtime is newer than many crates say that they can be built with.
            .env("CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS", "allow")
            .env_remove("CRATES_INSTALL")
            .env_remove("CRATES_COUNTS");
        command
    }
}

/// The folder of this tool's own package.
pub(crate) fn own_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
