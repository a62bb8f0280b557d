//! Compiles and runs every case bare, and with the attributes: nobody may be able to tell them apart.
//!
//! A case is a small program in `cases`. The word `#[measured]` in it stands for the attribute, and
//! `#[both]` for either of the two, `#[traced_node]` for the second alone; bare, they stand for
//! nothing. What rustc and clippy (with its pedantic lints) say of the case, and what the program says
//! when it runs, must be the same bare, measured and as a node, with telemetry not installed and
//! installed. `README.md` says what a case may ask for.
//!
//! `cargo test -p conformance -- drop_order` runs the cases whose path has `drop_order` in it.

mod case;
mod compiler;
mod diagnostics;
mod program;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};

use crate::case::{Case, Variant};
use crate::compiler::{Compiler, Tool};

fn main() -> ExitCode {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let compiler = Arc::new(Compiler::find());
    let trials = files(&cases).into_iter().flat_map(|path| {
        let name = path.strip_prefix(&cases).unwrap_or(&path);
        let name = name.with_extension("").display().to_string();
        let case = Arc::new(Case::read(&path));
        let editions = case.editions.clone().into_iter();
        let compiler = Arc::clone(&compiler);
        let is_unknown = case.since > 0 && !compiler.knows(&case);
        editions.map(move |edition| {
            let (case, compiler, name) = (Arc::clone(&case), Arc::clone(&compiler), name.clone());
            let work = format!("{name}-{edition}").replace(['/', '\\'], "-");
            Trial::test(format!("{name} ({edition})"), move || {
                try_case(&case, &edition, &compiler, &work)
            })
            .with_ignored_flag(is_unknown)
        })
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit_code()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder of the cases");
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let paths = paths.into_iter().flat_map(|path| {
        if path.is_dir() {
            files(&path)
        } else {
            vec![path]
        }
    });
    paths
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .collect()
}

/// Everything that must be the same, in one edition.
fn try_case(case: &Case, edition: &str, compiler: &Compiler, work: &str) -> Result<(), Failed> {
    let tools = compiler.tools();
    let compile = |variant| {
        let with = |tool: &Tool| compiler.build(case, variant, edition, *tool, work);
        tools.iter().map(with).collect::<Vec<_>>()
    };
    let bare = compile(Variant::Bare);
    let mut bare_run = None;
    if case.has_program() {
        let run = program::run(bare[0].must_succeed()?, false);
        program::must_end(&run, case.fails)?;
        bare_run = Some(run);
    }
    for variant in case.variants() {
        for (tool, (bare, built)) in tools.iter().zip(bare.iter().zip(compile(variant))) {
            diagnostics::same(&bare.diagnostics, &built.diagnostics, case)
                .map_err(|difference| format!("{variant:?}, {tool:?}: {difference}"))?;
            let Some((program, bare)) = built.program.as_deref().zip(bare_run.as_ref()) else {
                continue;
            };
            for installed in [false, true] {
                let run = program::run(program, installed);
                program::same(bare, &run, installed, case.is_silent).map_err(|difference| {
                    format!("{variant:?}, installed: {installed}: {difference}")
                })?;
            }
        }
    }
    Ok(())
}
