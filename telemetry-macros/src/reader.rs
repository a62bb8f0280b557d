//! Who reads an expansion: a compiler that makes code of it, or a tool that only looks at it.

use std::path::Path;
use std::sync::OnceLock;

/// Who reads an expansion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// Makes code of it.
    Compiler,
    /// Judges or shows the user's code and makes none: clippy, rustdoc. What it is shown is the function as
    /// it was written, because its lints and pages are about that.
    Onlooker,
}

/// Tools that make no code, by the names of their programs.
const ONLOOKERS: [&str; 2] = ["clippy-driver", "rustdoc"];

impl Reader {
    /// Who has loaded this crate: a procedural macro runs inside of its reader's process.
    pub(crate) fn of_this_process() -> Self {
        static READER: OnceLock<Reader> = OnceLock::new();
        *READER
            .get_or_init(|| std::env::current_exe().map_or(Self::Compiler, |path| Self::of(&path)))
    }

    fn of(program: &Path) -> Self {
        let name = program.file_stem().and_then(|name| name.to_str());
        match name {
            Some(name) if ONLOOKERS.contains(&name) => Self::Onlooker,
            _ => Self::Compiler,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clippy_and_rustdoc_only_look() {
        let reader = |path: &str| Reader::of(Path::new(path));
        assert_eq!(reader("/a/bin/clippy-driver"), Reader::Onlooker);
        assert_eq!(reader("/a/bin/rustdoc.exe"), Reader::Onlooker);
        assert_eq!(reader("/a/bin/rustc"), Reader::Compiler);
        assert_eq!(reader("/a/rust-analyzer-proc-macro-srv"), Reader::Compiler);
        assert_eq!(Reader::of_this_process(), Reader::Compiler);
    }
}
