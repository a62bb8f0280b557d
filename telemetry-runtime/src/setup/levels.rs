//! Reads level directives: `info`, `warn,my_crate::search=debug`, `off`.

use tracing_subscriber::filter::{LevelFilter, Targets};

use super::error::SettingError;

/// Reads directives as `tracing`'s filters do, with `warning` as another word for `warn`.
///
/// A later directive is no stronger than an earlier one; the one with the longest matching module
/// path decides.
pub(super) fn parse(setting: &str, directives: &str) -> Result<Targets, SettingError> {
    let pieces = directives
        .split(',')
        .map(str::trim)
        .filter(|piece| !piece.is_empty());
    let known: Option<Vec<String>> = pieces.map(with_known_level).collect();
    let known = known.filter(|known| !known.is_empty());
    let targets = known.and_then(|known| known.join(",").parse().ok());
    targets.ok_or_else(|| {
        let shown: String = directives.chars().take(128).collect();
        SettingError::new(format!(
            "{setting} is `{}`; write a level (trace, debug, info, warning, error, off), or \
             `module::path=level`, separated by commas",
            shown.escape_debug()
        ))
    })
}

/// A directive in `tracing`'s words; `None` where its target is no module path.
fn with_known_level(directive: &str) -> Option<String> {
    let (target, level) = match directive.rsplit_once('=') {
        Some((target, level)) => (Some(target.trim()), level.trim()),
        None => (None, directive),
    };
    let level = if level.eq_ignore_ascii_case("warning") {
        "warn"
    } else {
        level
    };
    // `tracing` also filters by span and field, `[span{field}]=level`; lines have neither.
    let is_path = |text: &str| {
        text.chars()
            .all(|c| c.is_alphanumeric() || "_:-.".contains(c))
    };
    match target {
        // A lone word that is no level may be a module, or a misspelt level that silences the rest:
        // a module is asked to say so.
        None if level.contains("::") => is_path(level).then(|| level.to_owned()),
        None => level.parse::<LevelFilter>().ok().map(|_| level.to_owned()),
        Some("") => None,
        Some(target) => (is_path(target) && !level.is_empty()).then(|| format!("{target}={level}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_are_those_of_tracing_with_our_word_for_warn() {
        let targets = parse(
            "level",
            "warning,, app::search = DEBUG ,app::answer=off,app::all,",
        )
        .unwrap();
        assert_eq!(targets.default_level(), Some(LevelFilter::WARN));
        let level = |level: LevelFilter| level.into_level().unwrap();
        assert!(targets.would_enable("app::search::index", &level(LevelFilter::DEBUG)));
        assert!(!targets.would_enable("app::answer", &level(LevelFilter::ERROR)));
    }

    #[test]
    fn nonsense_is_refused_with_what_to_write() {
        for nonsense in [
            "loud=very",
            "a=b=c",
            "[span]=info",
            "=",
            "=info",
            "app=",
            "warnig",
            "",
            " , ",
        ] {
            let error = parse("TELEMETRY_LEVEL", nonsense).unwrap_err().to_string();
            assert!(
                error.contains(nonsense.trim()) && error.contains("write a level"),
                "{error}"
            );
        }
    }
}
