//! What is asked for on the command line.

use std::path::PathBuf;

use crate::Fallible;

pub(crate) const USAGE: &str = "\
cargo run -p crates -- [OPTIONS] CRATE[@VERSION][+FEATURE,FEATURE | +*]...

  --into DIR           the folder to work in (target/crates)
  --attribute NAME     measured, or traced_node where a function has a state (measured)
  --first              in front of the other attributes of a function, not behind them
  --doc                runs the documentation's tests as well
  --skip TEST          a test that takes too long; may be given again
  --lines              runs the tests once more with every line on";

/// Everything that is asked for.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of the command line"
)]
pub(crate) struct Arguments {
    pub(crate) crates: Vec<Wanted>,
    pub(crate) into: PathBuf,
    pub(crate) traces_nodes: bool,
    pub(crate) goes_first: bool,
    pub(crate) with_doc: bool,
    pub(crate) with_lines: bool,
    /// What goes to each program of tests.
    pub(crate) skips: Vec<String>,
}

/// One crate, and how it is built.
#[derive(Debug, PartialEq)]
pub(crate) struct Wanted {
    pub(crate) name: String,
    /// The newest, where there is none.
    pub(crate) version: Option<String>,
    /// What goes to cargo for its features.
    pub(crate) features: Vec<String>,
}

/// Reads the command line.
pub(crate) fn parse(mut words: impl Iterator<Item = String>) -> Fallible<Arguments> {
    let mut arguments = Arguments {
        crates: Vec::new(),
        into: PathBuf::from("target/crates"),
        traces_nodes: false,
        goes_first: false,
        with_doc: false,
        with_lines: false,
        skips: Vec::new(),
    };
    while let Some(word) = words.next() {
        match &*word {
            "--into" => arguments.into = words.next().ok_or("`--into` needs a folder")?.into(),
            "--attribute" => {
                arguments.traces_nodes = match words.next().as_deref() {
                    Some("measured") => false,
                    Some("traced_node") => true,
                    other => {
                        let other = other.unwrap_or_default();
                        return Err(format!(
                            "unknown attribute `{other}`; write `measured` or `traced_node`"
                        )
                        .into());
                    }
                }
            }
            "--first" => arguments.goes_first = true,
            "--doc" => arguments.with_doc = true,
            "--skip" => {
                let test = words.next().ok_or("`--skip` needs a test")?;
                arguments.skips.extend(["--skip".to_owned(), test]);
            }
            "--lines" => arguments.with_lines = true,
            _ if word.starts_with('-') => return Err(format!("unknown option `{word}`").into()),
            _ => arguments.crates.push(wanted(&word)),
        }
    }
    if arguments.crates.is_empty() {
        return Err("name a crate".into());
    }
    std::fs::create_dir_all(&arguments.into)?;
    arguments.into = arguments.into.canonicalize()?;
    Ok(arguments)
}

fn wanted(word: &str) -> Wanted {
    let (word, features) = match word.split_once('+') {
        None => (word, Vec::new()),
        Some((word, "*")) => (word, vec!["--all-features".to_owned()]),
        Some((word, list)) => (word, vec!["--features".to_owned(), list.to_owned()]),
    };
    let (name, version) = match word.split_once('@') {
        None => (word, None),
        Some((name, version)) => (name, Some(version.to_owned())),
    };
    Wanted {
        name: name.to_owned(),
        version,
        features,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_has_a_version_and_features() {
        let found = wanted("hyper@1.2.3+http1,server");
        let expected = Wanted {
            name: "hyper".to_owned(),
            version: Some("1.2.3".to_owned()),
            features: vec!["--features".to_owned(), "http1,server".to_owned()],
        };
        assert_eq!(found, expected);
        assert_eq!(wanted("itoa+*").features, ["--all-features"]);
    }
}
