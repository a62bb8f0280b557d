//! Hands a case to rustc or to clippy, with the crates that it may name.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

use libtest_mimic::Failed;
use serde_json::Value;

use crate::case::{self, Case, Variant};
use crate::diagnostics::{self, Diagnostic};

/// The crates that a case may name.
const CRATES: [&str; 5] = [
    "telemetry_runtime",
    "support",
    "tokio",
    "async_trait",
    "serde_json",
];

/// The name of a library that has all of them in it: a program is linked to it in a quarter of the time.
const TOGETHER: &str = "conformance_crates";

/// Who looks at a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tool {
    Rustc,
    /// With its default and its pedantic lints.
    Clippy,
}

/// What is needed to compile a case.
pub(crate) struct Compiler {
    rustc: OsString,
    /// Where there is one for this compiler.
    clippy: Option<OsString>,
    externs: Vec<String>,
    /// Where the crates' own dependencies are.
    dependencies: PathBuf,
    work: PathBuf,
}

/// What came of it.
pub(crate) struct Built {
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Where there is a program that runs.
    pub(crate) program: Option<PathBuf>,
}

impl Built {
    pub(crate) fn must_succeed(&self) -> Result<&Path, Failed> {
        match &self.program {
            Some(program) => Ok(program),
            None => Err(format!("the bare case does not compile: {:#?}", self.diagnostics).into()),
        }
    }
}

impl Compiler {
    /// Asks cargo where the crates are that it has built for this test.
    pub(crate) fn find() -> Self {
        let output = Command::new(env!("CARGO"))
            .args([
                "build",
                "-q",
                "-p",
                "conformance",
                "--lib",
                "--message-format=json",
            ])
            .output()
            .expect("cargo");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let mut externs = Vec::new();
        let mut dependencies = PathBuf::new();
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let Ok(message) = serde_json::from_str::<Value>(line) else {
                continue;
            };
            let name = message["target"]["name"]
                .as_str()
                .unwrap_or_default()
                .replace('-', "_");
            let files = message["filenames"].as_array().into_iter().flatten();
            let file = files
                .filter_map(Value::as_str)
                .find(|file| Path::new(file).extension().is_none_or(|end| end != "rmeta"));
            if let (Some(file), true) = (file, CRATES.contains(&name.as_str())) {
                externs.push(format!("{name}={file}"));
                if name == "telemetry_runtime" {
                    let file = Path::new(file);
                    let folder = file.parent().unwrap_or(file);
                    let is_deps = folder.ends_with("deps");
                    dependencies = if is_deps {
                        folder.into()
                    } else {
                        folder.join("deps")
                    };
                }
            }
        }
        assert_eq!(externs.len(), CRATES.len(), "{externs:?}");
        let work = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cases");
        std::fs::create_dir_all(&work).expect("a folder to work in");
        let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let clippy = found("clippy-driver".as_ref(), &rustc);
        let rustc = found(&rustc, &rustc);
        let compiler = Self {
            clippy: is_clippy_of(&clippy, &rustc).then_some(clippy),
            rustc,
            externs,
            dependencies,
            work,
        };
        compiler.put_together();
        compiler
    }

    /// Makes one library of the crates.
    fn put_together(&self) {
        // `async_trait` is a macro, which no program is linked to.
        let crates = CRATES.iter().filter(|krate| **krate != "async_trait");
        let text: String = crates
            .map(|krate| ["extern crate ", krate, " as _;\n"].concat())
            .collect();
        let source = self.work.join(format!("{TOGETHER}.rs"));
        std::fs::write(&source, text).expect("to write what names the crates");
        let mut command = self.command(&self.rustc);
        command
            .arg(&source)
            .args(["--edition", "2024", "--crate-type", "dylib", "--out-dir"])
            .arg(&self.work);
        let output = command.output().expect("the compiler");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }

    /// Whether the case is made of what this compiler knows.
    pub(crate) fn knows(&self, case: &Case) -> bool {
        let version = answer(&self.rustc, &["--version"]).unwrap_or_default();
        case.since <= case::minor(&version).unwrap_or(u32::MAX)
    }

    /// Those who look at each case.
    pub(crate) fn tools(&self) -> &'static [Tool] {
        if self.clippy.is_some() {
            &[Tool::Rustc, Tool::Clippy]
        } else {
            &[Tool::Rustc]
        }
    }

    /// A compiler that knows the crates, and is in a hurry.
    fn command(&self, tool: &OsStr) -> Command {
        let mut command = Command::new(tool);
        command
            .args(["-C", "debuginfo=0", "-C", "strip=debuginfo"])
            .args(["-C", "prefer-dynamic", "-C", "rpath"])
            .arg("-L")
            .arg(format!("dependency={}", self.dependencies.display()))
            .env_remove("RUSTFLAGS");
        for krate in &self.externs {
            command.args(["--extern", krate]);
        }
        command
    }

    /// Compiles one variant.
    pub(crate) fn build(
        &self,
        case: &Case,
        variant: Variant,
        edition: &str,
        tool: Tool,
        name: &str,
    ) -> Built {
        let folder = self.work.join(format!("{name}-{variant:?}-{tool:?}"));
        std::fs::create_dir_all(&folder).expect("a folder for the case");
        let kind = if case.has_program() { "bin" } else { "lib" };
        let runs = case.has_program() && tool == Tool::Rustc;
        let mut text = case.text(variant);
        let mut command = self.command(match (tool, &self.clippy) {
            (Tool::Clippy, Some(clippy)) => clippy,
            _ => &self.rustc,
        });
        command
            .current_dir(&folder)
            .args(["case.rs", "--crate-name", "case", "--error-format=json"])
            .args(["--edition", edition, "--crate-type", kind])
            .args(["--check-cfg", "cfg(annotated, node)"]);
        for cfg in variant.cfgs() {
            command.args(["--cfg", cfg]);
        }
        if tool == Tool::Clippy {
            command.args(["-W", "clippy::pedantic"]);
        }
        let program = folder.join("case");
        if runs {
            text += &["extern crate ", TOGETHER, " as _;\n"].concat();
            command.arg("-L").arg(&self.work).arg("--emit=link");
            command.arg("-o").arg(&program);
        } else {
            command.args(["--emit=metadata", "-o", "libcase.rmeta"]);
        }
        std::fs::write(folder.join("case.rs"), text).expect("to write the case");
        let output = command.output().expect("the compiler");
        let diagnostics = diagnostics::read(&String::from_utf8_lossy(&output.stderr));
        Built {
            diagnostics,
            program: (runs && output.status.success()).then_some(program),
        }
    }
}

/// What a tool prints, if it is there.
fn answer(tool: &OsStr, arguments: &[&str]) -> Option<String> {
    let output = Command::new(tool).args(arguments).output().ok()?;
    let is_right = output.status.success();
    is_right.then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The tool itself, so that `rustup` need not look for it two thousand times.
fn found(tool: &OsStr, rustc: &OsStr) -> OsString {
    let sysroot = answer(rustc, &["--print", "sysroot"]).unwrap_or_default();
    let path = Path::new(&sysroot).join("bin").join(tool);
    if path.is_file() {
        path.into()
    } else {
        tool.into()
    }
}

/// Whether this clippy was made from this compiler; another one could not read the crates.
fn is_clippy_of(clippy: &OsStr, rustc: &OsStr) -> bool {
    let ours = answer(rustc, &["--version"]);
    let of_clippy = answer(clippy, &["--rustc", "--version"]);
    let is_same = ours == of_clippy;
    if !is_same {
        let [ours, of_clippy] = [ours, of_clippy].map(Option::unwrap_or_default);
        eprintln!("skipped: what clippy says, for it is of `{of_clippy}` and not of `{ours}`");
    }
    is_same
}
