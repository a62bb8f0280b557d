//! Writes the attributes into a copy of a crate's source, and into its manifest what they need.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::Fallible;
use crate::arguments::Arguments;
use crate::cargo::own_folder;
use crate::fetch::Fetched;
use crate::sites::{Site, Sites};

/// What is done with a function.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// It has the attribute.
    Annotated,
    /// It does not compile with the attribute.
    Left,
    /// It is none of the crate's own functions, but of its tests.
    Foreign,
    /// It does not compile without the attribute either, once telemetry is linked in.
    Removed,
}

/// A function, and what is done with it.
pub(crate) struct Marked {
    pub(crate) site: Site,
    pub(crate) mark: Mark,
}

/// One file of the crate.
pub(crate) struct Source {
    text: String,
    first_item: Option<usize>,
    pub(crate) functions: Vec<Marked>,
}

impl Source {
    /// The innermost function around a line.
    fn around(&self, line: usize) -> Option<usize> {
        let functions = self.functions.iter().enumerate();
        functions
            .filter(|(_, function)| function.site.lines.contains(&line))
            .filter(|(_, function)| function.mark != Mark::Removed)
            .min_by_key(|(_, function)| function.site.lines.len())
            .map(|(index, _)| index)
    }
}

/// All files of the crate that have functions, by their path in it.
pub(crate) struct Sources {
    pub(crate) files: BTreeMap<PathBuf, Source>,
    pub(crate) skipped: BTreeMap<&'static str, usize>,
    /// Files that are not Rust on their own.
    pub(crate) unread: Vec<PathBuf>,
}

impl Sources {
    /// Reads everything below `src/`, and what tests it.
    pub(crate) fn read(folder: &Path, fetched: &Fetched) -> Fallible<Self> {
        let mut sources = Self {
            files: BTreeMap::new(),
            skipped: BTreeMap::new(),
            unread: Vec::new(),
        };
        let mut paths = Vec::new();
        rust_files(&folder.join("src"), &mut paths)?;
        paths.extend(fetched.roots.iter().map(|root| folder.join(root)));
        for tests in ["tests", "examples", "benches"] {
            rust_files(&folder.join(tests), &mut paths)?;
        }
        paths.sort();
        paths.dedup();
        for path in paths {
            let inside = path.strip_prefix(folder)?.to_owned();
            let Ok(text) = fs::read_to_string(&path) else {
                sources.unread.push(inside);
                continue;
            };
            let Ok(sites) = Sites::read(&text) else {
                sources.unread.push(inside);
                continue;
            };
            let mark = if inside.starts_with("src") || fetched.roots.contains(&inside) {
                Mark::Annotated
            } else {
                Mark::Foreign
            };
            for (why, count) in sites.skipped {
                if mark == Mark::Annotated {
                    *sources.skipped.entry(why).or_default() += count;
                }
            }
            let functions = sites.found.into_iter().map(|site| Marked { site, mark });
            let source = Source {
                text,
                first_item: sites.first_item,
                functions: functions.collect(),
            };
            sources.files.insert(inside, source);
        }
        Ok(sources)
    }

    /// Takes the attribute, or else everything, from the innermost function around each place, once for all
    /// places in it; `true` when there was one.
    pub(crate) fn leave<'a>(&mut self, places: impl Iterator<Item = (&'a Path, usize)>) -> bool {
        let around: BTreeSet<_> = places
            .filter_map(|(file, line)| Some((file, self.files.get(file)?.around(line)?)))
            .collect();
        for (file, index) in &around {
            let source = self.files.get_mut(*file);
            if let Some(function) = source.and_then(|source| source.functions.get_mut(*index)) {
                function.mark = match function.mark {
                    Mark::Annotated => Mark::Left,
                    Mark::Left | Mark::Foreign | Mark::Removed => Mark::Removed,
                };
            }
        }
        !around.is_empty()
    }

    /// The functions with a mark, and their files.
    pub(crate) fn marked(&self, mark: Mark) -> impl Iterator<Item = (&Path, &Site)> {
        let files = self.files.iter();
        let functions = files.flat_map(|(path, source)| {
            let functions = source.functions.iter();
            functions.map(move |function| (&**path, function))
        });
        functions
            .filter(move |(_, function)| function.mark == mark)
            .map(|(path, function)| (path, &function.site))
    }

    /// How many functions have the attribute, and how many of them as nodes.
    pub(crate) fn count(&self, traces_nodes: bool) -> (usize, usize) {
        let all = self.marked(Mark::Annotated);
        all.fold((0, 0), |(all, nodes), (_, site)| {
            let is_node = traces_nodes && site.state.is_some();
            (all + 1, nodes + usize::from(is_node))
        })
    }

    /// Writes every file with its attributes. No line is added, so that messages can be compared.
    pub(crate) fn write(
        &self,
        folder: &Path,
        fetched: &Fetched,
        arguments: &Arguments,
    ) -> Fallible<()> {
        for (path, source) in &self.files {
            let marked = source.functions.iter();
            let mut inserts: Vec<(usize, String)> = marked
                .filter_map(|marked| insert(marked, arguments))
                .collect();
            if fetched.roots.contains(path) {
                let at = source.first_item.unwrap_or(source.text.len());
                inserts.push((at, root(path, fetched)));
            }
            // Stable: what stands at one place keeps its order, the root's items in front.
            inserts.sort_by_key(|(at, text)| (*at, text.starts_with("#[")));
            let (mut text, mut written) = (String::new(), 0);
            for (at, insert) in inserts {
                text.push_str(&source.text[written..at]);
                text.push_str(&insert);
                written = at;
            }
            text.push_str(&source.text[written..]);
            fs::write(folder.join(path), text)?;
        }
        Ok(())
    }
}

fn insert(marked: &Marked, arguments: &Arguments) -> Option<(usize, String)> {
    let site = &marked.site;
    let text = match (marked.mark, &site.state) {
        (Mark::Left | Mark::Foreign, _) => return None,
        (Mark::Removed, _) => return Some((site.first_at, "#[cfg(any())] ".to_owned())),
        (Mark::Annotated, Some(state)) if arguments.traces_nodes => {
            format!("#[::telemetry_runtime::traced_node(state = {state})] ")
        }
        (Mark::Annotated, _) => "#[::telemetry_runtime::measured] ".to_owned(),
    };
    let at = if arguments.goes_first {
        site.first_at
    } else {
        site.at
    };
    Some((at, text))
}

/// What stands in front of the first item of a library or a program.
fn root(path: &Path, fetched: &Fetched) -> String {
    let mut text = String::new();
    if fetched.edition == "2015" {
        text.push_str("extern crate telemetry_runtime; ");
    }
    if fetched.library.is_none() || fetched.library.as_deref() == Some(path) {
        text.push_str("extern crate crates_installer as _; ");
    }
    text
}

/// Lets the manifest build outside of any workspace, with our crates where they are asked for.
pub(crate) fn manifest(folder: &Path, with_telemetry: bool) -> Fallible<()> {
    let path = folder.join("Cargo.toml");
    let mut text = fs::read_to_string(&path)?;
    if with_telemetry {
        let own = own_folder();
        let runtime = own.join("../../telemetry-runtime").canonicalize()?;
        for (name, path) in [
            ("telemetry-runtime", runtime),
            ("crates-installer", own.join("installer")),
        ] {
            write!(
                text,
                "\n[dependencies.{name}]\npath = \"{}\"\n",
                path.display()
            )?;
        }
    }
    if !text.lines().any(|line| line.starts_with("[workspace")) {
        text.push_str("\n[workspace]\n");
    }
    fs::write(path, text)?;
    Ok(())
}

fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) -> Fallible<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            rust_files(&path, into)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
    Ok(())
}
