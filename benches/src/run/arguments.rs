//! What is written behind `cargo run --release -p benches --`.

use crate::plan::Plan;

pub(super) const USAGE: &str = "\
cargo run --release -p benches [--features peers] -- [--only WORDS] [--rounds N] [--quick] [--write] [--list]

--only WORDS  what has one of these words, with commas between them, in its MODE/NAME/QUESTION or its code/NAME;
              nothing is written then
--rounds N    how often everything is asked, in turns (7)
--quick       shorter batches, 2 rounds, no generated crates; nothing is written
--write       write RESULTS.md all the same
--list        what there is";

pub(super) struct Arguments {
    only: Vec<String>,
    is_quick: bool,
    pub(super) rounds: usize,
    pub(super) plan: Plan,
    pub(super) writes: bool,
    pub(super) lists: bool,
}

impl Arguments {
    /// Whether this is to be measured.
    pub(super) fn wants(&self, key: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|word| key.contains(word.as_str()))
    }

    /// Whether crates with this attribute are to be built: it takes minutes.
    pub(super) fn wants_code(&self, attribute: &str) -> bool {
        let is_named = !self.only.is_empty() || !self.is_quick;
        is_named && self.wants(&format!("code/{attribute}"))
    }
}

pub(super) fn parse(words: &[String]) -> Result<Arguments, String> {
    let mut words = words.iter().map(String::as_str);
    let (mut only, mut rounds, mut quick, mut write, mut lists) =
        (Vec::new(), None, false, false, false);
    while let Some(word) = words.next() {
        match word {
            "--only" => {
                let value = words.next().ok_or("`--only` needs a word")?;
                only.extend(value.split(',').map(str::to_owned));
            }
            "--rounds" => {
                let value = words.next().unwrap_or_default();
                let number = value.parse().ok().filter(|number| *number > 0);
                rounds =
                    Some(number.ok_or(format!("`--rounds {value}`: write a number above zero"))?);
            }
            "--quick" => quick = true,
            "--write" => write = true,
            "--list" => lists = true,
            unknown => return Err(format!("unknown argument `{unknown}`")),
        }
    }
    let plan = if quick { "quick" } else { "full" };
    Ok(Arguments {
        writes: write || (only.is_empty() && !quick),
        only,
        is_quick: quick,
        rounds: rounds.unwrap_or(if quick { 2 } else { 7 }),
        plan: Plan::named(plan).ok_or("no such plan")?,
        lists,
    })
}
