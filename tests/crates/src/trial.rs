//! One crate: fetched, annotated, tested and looked at.

use std::collections::BTreeSet;
use std::fs;
use std::time::Instant;

use crate::Fallible;
use crate::annotate::{self, Sources};
use crate::arguments::{Arguments, Wanted};
use crate::cargo::Cargo;
use crate::fetch::{self, Fetched};
use crate::messages::{self, Message};
use crate::suite::{self, Plan, Suite};

/// How often functions that do not compile are taken out before we give up.
const ROUNDS: usize = 12;

/// What was found out about a crate.
pub(crate) struct Trial {
    pub(crate) fetched: Fetched,
    pub(crate) sources: Sources,
    pub(crate) counts: (usize, usize),
    pub(crate) bare: Suite,
    pub(crate) dormant: Suite,
    pub(crate) installed: Suite,
    pub(crate) with_lines: Option<Suite>,
    /// Errors of annotated functions, which were left alone after that.
    pub(crate) errors: BTreeSet<Message>,
    /// What is said as cargo and clippy are run by default.
    pub(crate) by_default: Change,
    /// What is said beyond that with `-W clippy::pedantic`, and by lints of rustc that are off by default.
    pub(crate) pedantic: Change,
    /// Less than everything, where the package itself does not build all of its targets.
    pub(crate) targets: &'static [&'static str],
    pub(crate) seconds: u64,
}

/// How the annotated crate's messages differ.
pub(crate) struct Change {
    pub(crate) new: BTreeSet<Message>,
    pub(crate) lost: BTreeSet<Message>,
}

impl Change {
    fn between(before: &BTreeSet<Message>, after: &BTreeSet<Message>) -> Self {
        Self {
            new: after.difference(before).cloned().collect(),
            lost: before.difference(after).cloned().collect(),
        }
    }

    fn beyond(self, other: &Self) -> Self {
        Self {
            new: self.new.difference(&other.new).cloned().collect(),
            lost: self.lost.difference(&other.lost).cloned().collect(),
        }
    }
}

impl Trial {
    /// The runs of the annotated crate.
    pub(crate) fn runs(&self) -> impl Iterator<Item = (&'static str, &Suite)> {
        let always = [
            ("not installed", &self.dormant),
            ("installed", &self.installed),
        ];
        let lines = self.with_lines.iter().map(|suite| ("lines", suite));
        always.into_iter().chain(lines)
    }

    /// Whether nothing that held for the bare crate broke.
    pub(crate) fn is_clean(&self) -> bool {
        let is_whole = self
            .runs()
            .all(|(_, suite)| suite.lost_since(&self.bare).is_empty());
        let was_measured = self.installed.calls > 0 || self.bare.tests.is_empty();
        let says_no_more = self.by_default.new.is_empty() && self.pedantic.new.is_empty();
        self.errors.is_empty() && says_no_more && is_whole && was_measured
    }
}

/// Puts a crate to the test.
pub(crate) fn run(wanted: &Wanted, arguments: &Arguments) -> Fallible<Trial> {
    let begun = Instant::now();
    let fetched = fetch::fetch(wanted, &arguments.into)?;
    let home = arguments
        .into
        .join(format!("{}-{}", fetched.name, fetched.version));
    let _ = fs::remove_dir_all(&home);
    let (bare_folder, folder) = (home.join("bare"), home.join("annotated"));
    for folder in [&bare_folder, &folder] {
        fetch::copy(&fetched.folder, folder)?;
    }
    annotate::manifest(&bare_folder, false)?;
    annotate::manifest(&folder, true)?;
    let target = arguments.into.join("build");
    let cargo = |folder| Cargo {
        folder,
        target: &target,
    };
    let (bare_cargo, cargo) = (cargo(&*bare_folder), cargo(&*folder));

    let targets = buildable(&bare_cargo, &wanted.features)?;
    let mut sources = Sources::read(&folder, &fetched)?;
    let errors = settle(&mut sources, &cargo, targets, &fetched, wanted, arguments)?;
    let change = |looks: &[&[&str]]| -> Fallible<Change> {
        let (mut before, mut after) = (BTreeSet::new(), BTreeSet::new());
        for look in looks {
            before.extend(look_at(&bare_cargo, look, targets, &wanted.features)?);
            after.extend(look_at(&cargo, look, targets, &wanted.features)?);
        }
        Ok(Change::between(&before, &after))
    };
    let by_default = change(&[&["check"], &["clippy"]])?;
    let mut beyond: Vec<&[&str]> = vec![&["clippy", "--", "-W", "clippy::pedantic"]];
    let mut strict = vec!["rustc", "--"];
    strict.extend(messages::STRICT.iter().flat_map(|lint| ["-W", lint]));
    if fetched.library.is_some() {
        beyond.push(&strict);
    }
    let pedantic = change(&beyond)?;

    let test = |cargo: &Cargo<'_>, install| {
        let plan = Plan {
            targets: if targets.contains(&"--lib") && !targets.contains(&"--tests") {
                &["--lib"]
            } else {
                &["--tests"]
            },
            features: &wanted.features,
            skips: &arguments.skips,
            with_doc: arguments.with_doc,
            install,
        };
        suite::run(cargo, &plan)
    };
    Ok(Trial {
        bare: test(&bare_cargo, "no")?,
        dormant: test(&cargo, "no")?,
        installed: test(&cargo, "counts")?,
        with_lines: arguments
            .with_lines
            .then(|| test(&cargo, "lines"))
            .transpose()?,
        counts: sources.count(arguments.traces_nodes),
        errors,
        pedantic: pedantic.beyond(&by_default),
        by_default,
        sources,
        targets,
        fetched,
        seconds: begun.elapsed().as_secs(),
    })
}

/// The most targets that the bare crate builds.
fn buildable(cargo: &Cargo<'_>, features: &[String]) -> Fallible<&'static [&'static str]> {
    let log = cargo.folder.with_extension("build.log");
    for targets in messages::TARGETS {
        let mut words = vec!["check"];
        words.extend(targets);
        words.extend(features.iter().map(String::as_str));
        if cargo.logged(&words, &[], &log)? {
            return Ok(targets);
        }
    }
    let said = fs::read_to_string(&log)?;
    let error = said.lines().find(|line| line.starts_with("error"));
    Err(format!("does not build bare: {}", error.unwrap_or_default()).into())
}

/// Annotates, and takes the attribute from functions that do not compile with it until the crate builds.
fn settle(
    sources: &mut Sources,
    cargo: &Cargo<'_>,
    targets: &[&str],
    fetched: &Fetched,
    wanted: &Wanted,
    arguments: &Arguments,
) -> Fallible<BTreeSet<Message>> {
    let mut all = BTreeSet::new();
    for _ in 0..ROUNDS {
        sources.write(cargo.folder, fetched, arguments)?;
        let found = look_at(cargo, &["check"], targets, &wanted.features)?;
        let errors = found.into_iter().filter(|found| found.level == "error");
        let errors: Vec<Message> = errors.collect();
        let places = errors.iter().map(|error| (&*error.file, error.line));
        let is_less = sources.leave(places);
        all.extend(errors);
        if !is_less {
            break;
        }
    }
    Ok(all)
}

fn look_at(
    cargo: &Cargo<'_>,
    look: &[&str],
    targets: &[&str],
    features: &[String],
) -> Fallible<BTreeSet<Message>> {
    let (command, flags) = (look[0], &look[1..]);
    let mut words = vec![command, "--message-format=json", "--keep-going"];
    // `cargo rustc` builds one target.
    words.extend(if command == "rustc" {
        &["--lib"]
    } else {
        targets
    });
    words.extend(features.iter().map(String::as_str));
    words.extend(flags);
    messages::messages(cargo, &words)
}
