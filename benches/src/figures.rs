//! Figures by name: how a child tells them, how the parent reads them, and what it makes of many.

use std::collections::BTreeMap;

/// What one child has measured. Keys are words with dots, such as `call.bare.median`.
#[derive(Debug, Default)]
pub(crate) struct Figures(BTreeMap<String, f64>);

impl Figures {
    /// What stands in a child's stderr.
    pub(crate) fn parse(text: &str) -> Self {
        let figure = |line: &str| {
            let mut words = line.strip_prefix("figure ")?.split(' ');
            Some((words.next()?.to_owned(), words.next()?.parse().ok()?))
        };
        Self(text.lines().filter_map(figure).collect())
    }

    pub(crate) fn get(&self, key: &str) -> Option<f64> {
        self.0.get(key).copied()
    }
}

/// Tells the parent a figure: on stderr, since stdout belongs to the lines.
pub(crate) fn tell(key: &str, value: f64) {
    eprintln!("figure {key} {value}");
}

/// Tells the median and the minimum of many.
pub(crate) fn tell_all(key: &str, samples: &[f64]) {
    if let (Some(median), Some(minimum)) = (median(samples), minimum(samples)) {
        tell(&format!("{key}.median"), median);
        tell(&format!("{key}.minimum"), minimum);
    }
}

/// The middle one.
pub(crate) fn median(samples: &[f64]) -> Option<f64> {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied()
}

/// The least one.
pub(crate) fn minimum(samples: &[f64]) -> Option<f64> {
    samples.iter().copied().min_by(f64::total_cmp)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_among_other_words() {
        let figures = Figures::parse("hello\nfigure call.bare.median 1.5\nfigure broken\n");
        assert_eq!(figures.get("call.bare.median"), Some(1.5));
        assert_eq!(figures.get("broken"), None);
    }

    #[test]
    fn the_median_is_the_middle_one() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(minimum(&[3.0, 1.0, 2.0]), Some(1.0));
        assert_eq!(median(&[]), None);
    }
}
