//! The edition of the crate that is compiled: what the compiler, which has loaded this crate, was told.

use std::sync::OnceLock;

/// Whether the edition is that of this year or a later one; that of 2015 where nobody said.
pub(crate) fn is_at_least(year: u16) -> bool {
    static EDITION: OnceLock<u16> = OnceLock::new();
    if cfg!(test) {
        return true; // Nobody tells a test its edition.
    }
    *EDITION.get_or_init(|| told(std::env::args())) >= year
}

fn told(mut arguments: impl Iterator<Item = String>) -> u16 {
    let value = arguments.find_map(|argument| match argument.strip_prefix("--edition")? {
        "" => Some(None),
        value => Some(Some(value.trim_start_matches('=').to_owned())),
    });
    let value = value.and_then(|value| value.or_else(|| arguments.next()));
    value.and_then(|value| value.parse().ok()).unwrap_or(2015)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edition_is_told_in_two_ways_or_not_at_all() {
        let told = |line: &str| told(line.split(' ').map(str::to_owned));
        assert_eq!(told("rustc a.rs --edition=2021 -O"), 2021);
        assert_eq!(told("rustc --edition 2018 a.rs"), 2018);
        assert_eq!(told("rustc a.rs"), 2015);
        assert_eq!(told("rustc a.rs --edition"), 2015);
    }
}
