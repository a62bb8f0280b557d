//! What an attribute costs the compiler, and the program's size: one crate of 1,500 sync and 300 async functions,
//! bare and with each attribute.

mod attributes;
mod source;
mod time;

use std::env;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use self::attributes::{ALL, Attribute};
use self::time::{Built, build, check, release};
use super::Fallible;
use super::arguments::Arguments;
use super::table::cell;

/// Modules of the crate that is timed; each has 50 sync and 10 async functions.
const MODULES: usize = 30;
/// Modules of the crate that has only its dependencies and a few functions.
const FEW: usize = 3;

/// Measures every attribute that is wanted, and hands on the section with each row that comes: one takes minutes.
pub(super) fn section(
    arguments: &Arguments,
    mut grown: impl FnMut(&str) -> Fallible<()>,
) -> Fallible<String> {
    let wanted = |attribute: &&Attribute| arguments.wants_code(attribute.name);
    let folder = folder()?;
    let mut rows = Vec::new();
    for attribute in ALL.iter().filter(wanted) {
        eprintln!("code: {}", attribute.name);
        match measure(attribute, &folder) {
            Ok(row) => {
                rows.push((attribute.name, row));
                grown(&render(&rows))?;
            }
            Err(error) => eprintln!("code/{}: {error}", attribute.name),
        }
    }
    if rows.is_empty() {
        return Ok(String::new());
    }
    fs::remove_dir_all(&folder)?;
    Ok(render(&rows))
}

/// What one attribute costs.
struct Row {
    check: f64,
    build: f64,
    release: Built,
    /// `.text` of the crate of a few functions.
    few: Option<f64>,
}

fn measure(attribute: &Attribute, folder: &Path) -> Fallible<Row> {
    let package = folder.join(attribute.name);
    fs::create_dir_all(package.join("src"))?;
    fs::write(package.join("Cargo.toml"), attribute.manifest())?;
    // The same versions as those that are measured.
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    fs::copy(lock, package.join("Cargo.lock"))?;
    let write = |modules| {
        fs::write(
            package.join("src/main.rs"),
            source::program(attribute, modules),
        )
    };

    // First with a few functions: this builds the dependencies, which are not timed.
    write(FEW)?;
    check(&package)?;
    build(&package)?;
    let few = release(&package)?.text;
    write(MODULES)?;
    Ok(Row {
        check: check(&package)?,
        build: build(&package)?,
        release: release(&package)?,
        few,
    })
}

/// Where the crates are written: below the target folder, and gone afterwards.
fn folder() -> Fallible<PathBuf> {
    let this = env::current_exe()?;
    let target = this
        .parent()
        .and_then(Path::parent)
        .ok_or("no target folder")?;
    Ok(target.join("benches-code"))
}

fn render(rows: &[(&str, Row)]) -> String {
    let mut text = String::from("\n## The code: 1,500 sync and 300 async functions\n\n");
    text += "| attribute | cargo check, s | times bare | cargo build, s | cargo build --release, s | .text, KiB | bytes a function |\n";
    text += "|---|--:|--:|--:|--:|--:|--:|\n";
    let bare = rows.iter().find(|(name, _)| *name == attributes::BARE);
    let bare = bare.map(|(_, row)| row);
    for (name, row) in rows {
        let functions = ((MODULES - FEW) * source::FUNCTIONS) as f64;
        let grown = |row: &Row| Some(row.release.text? - row.few?);
        let each = || Some((grown(row)? - bare.and_then(grown)?) / functions);
        let cells = [
            Some(row.check),
            bare.map(|bare| row.check / bare.check),
            Some(row.build),
            Some(row.release.seconds),
            row.release.text.map(|bytes| bytes / 1024.0),
            each(),
        ];
        let _ = writeln!(text, "| {name} | {} |", cells.map(cell).join(" | "));
    }
    text
}
