//! Hands a case to rustc or to clippy, with the crates that it may name.

use std::path::{Path, PathBuf};
use std::process::Command;

use libtest_mimic::Failed;
use serde_json::Value;

use crate::case::{Case, Variant};
use crate::diagnostics::{self, Diagnostic};

/// The crates that a case may name.
const CRATES: [&str; 5] = [
    "telemetry_runtime",
    "support",
    "tokio",
    "async_trait",
    "serde_json",
];

/// Who looks at a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tool {
    Rustc,
    /// With its default and its pedantic lints.
    Clippy,
}

/// What is needed to compile a case.
pub(crate) struct Compiler {
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
    pub(crate) fn must_succeed(&self) -> Result<(), Failed> {
        match self.program {
            Some(_) => Ok(()),
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
        Self {
            externs,
            dependencies,
            work,
        }
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
        let source = folder.join("case.rs");
        std::fs::write(&source, case.text(variant)).expect("to write the case");
        let mut command = Command::new(match tool {
            Tool::Rustc => "rustc",
            Tool::Clippy => "clippy-driver",
        });
        let kind = if case.has_program() { "bin" } else { "lib" };
        let runs = case.has_program() && tool == Tool::Rustc;
        let program = folder.join("case");
        command
            .current_dir(&folder)
            .args(["case.rs", "--crate-name", "case", "--error-format=json"])
            .args(["--edition", edition, "--crate-type", kind])
            .arg(if runs {
                "--emit=link"
            } else {
                "--emit=metadata"
            })
            .args(["-C", "debuginfo=0", "-o"])
            .arg(if runs {
                program.clone()
            } else {
                folder.join("libcase.rmeta")
            })
            .arg("-L")
            .arg(format!("dependency={}", self.dependencies.display()))
            .env_remove("RUSTFLAGS");
        if tool == Tool::Clippy {
            command.args(["-W", "clippy::pedantic"]);
        }
        for krate in &self.externs {
            command.args(["--extern", krate]);
        }
        let output = command.output().expect("the compiler");
        let diagnostics = diagnostics::read(&String::from_utf8_lossy(&output.stderr));
        Built {
            diagnostics,
            program: (runs && output.status.success()).then_some(program),
        }
    }
}
