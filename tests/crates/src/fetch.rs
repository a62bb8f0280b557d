//! Has cargo fetch a crate, and copies its source.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::Fallible;
use crate::arguments::Wanted;
use crate::cargo::Cargo;

/// What a package may have beside its source that would change how it is built.
const LEFT_BEHIND: [&str; 6] = [
    ".cargo",
    ".cargo-ok",
    "Cargo.lock",
    "rust-toolchain",
    "rust-toolchain.toml",
    "target",
];

/// A crate's source where cargo keeps it.
pub(crate) struct Fetched {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) folder: PathBuf,
    /// The roots of the crate's library and programs, relative to the folder.
    pub(crate) roots: Vec<PathBuf>,
    /// The library's, if there is one.
    pub(crate) library: Option<PathBuf>,
    pub(crate) edition: String,
}

/// Has cargo fetch the crate.
pub(crate) fn fetch(wanted: &Wanted, into: &Path) -> Fallible<Fetched> {
    let scratch = into.join("fetch").join(&wanted.name);
    fs::create_dir_all(scratch.join("src"))?;
    fs::write(scratch.join("src/lib.rs"), "")?;
    let requirement = wanted
        .version
        .as_ref()
        .map_or("*".to_owned(), |version| format!("={version}"));
    let manifest = format!(
        "[package]\nname = \"the-one-that-fetches\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\n{} = \"{requirement}\"\n",
        wanted.name
    );
    fs::write(scratch.join("Cargo.toml"), manifest)?;
    let cargo = Cargo {
        folder: &scratch,
        target: &scratch,
    };
    let (is_fetched, metadata) = cargo.output(&["metadata", "--format-version", "1"])?;
    if !is_fetched {
        return Err(format!("cargo cannot fetch `{} {requirement}`", wanted.name).into());
    }
    read(&serde_json::from_str(&metadata)?, &wanted.name)
}

fn read(metadata: &Value, name: &str) -> Fallible<Fetched> {
    let packages = metadata["packages"].as_array();
    let nodes = metadata["resolve"]["nodes"].as_array();
    let direct = nodes.into_iter().flatten();
    let direct = direct
        .filter(|node| node["id"] == metadata["resolve"]["root"])
        .flat_map(|node| node["dependencies"].as_array().into_iter().flatten())
        .collect::<Vec<_>>();
    let package = packages
        .into_iter()
        .flatten()
        .find(|package| package["name"] == name && direct.contains(&&package["id"]))
        .ok_or_else(|| format!("cargo fetched no `{name}`"))?;

    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let manifest = PathBuf::from(text(&package["manifest_path"]));
    let folder = manifest
        .parent()
        .ok_or("a manifest without a folder")?
        .to_owned();
    let (mut roots, mut library) = (Vec::new(), None);
    for target in package["targets"].as_array().into_iter().flatten() {
        let path = PathBuf::from(text(&target["src_path"]));
        let path = path.strip_prefix(&folder).unwrap_or(&path).to_owned();
        let kinds = target["kind"].as_array().into_iter().flatten();
        for kind in kinds.filter_map(Value::as_str) {
            match kind {
                "proc-macro" => {
                    return Err(
                        "a crate of procedural macros: its functions run inside of the compiler, \
                         where nothing is measured"
                            .into(),
                    );
                }
                "lib" | "rlib" | "cdylib" | "staticlib" | "dylib" => library = Some(path.clone()),
                "bin" => {}
                _ => continue,
            }
            if !roots.contains(&path) {
                roots.push(path.clone());
            }
        }
    }
    Ok(Fetched {
        name: name.to_owned(),
        version: text(&package["version"]),
        folder,
        roots,
        library,
        edition: text(&package["edition"]),
    })
}

/// Copies a folder, without what cargo or the crate's author keeps beside the source.
pub(crate) fn copy(from: &Path, to: &Path) -> Fallible<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        if LEFT_BEHIND.contains(&&*name.to_string_lossy()) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to.join(name))?;
        } else {
            fs::copy(entry.path(), to.join(name))?;
        }
    }
    Ok(())
}
