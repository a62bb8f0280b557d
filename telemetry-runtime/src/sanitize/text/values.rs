//! Owns the values that follow the name of a secret: `password=…`, `"api_key": "…"`.

use std::sync::LazyLock;

use regex::Regex;

use crate::sanitize::is_secret;
use crate::sanitize::text::rules::Span;

/// Words that the name of a secret has one of, before `:` or `=`.
pub(crate) const NAMED: &str = concat!(
    r"(?i-u)(?:pass|pwd|secret|token|auth|cookie|cred|key|card|cvv|cvc|ssn|pin|otp|sess|sid|",
    r#"signature|jwt|bearer|dsn|pan|code|string|number|mnemonic|seed|tax)[\w.-]{0,40}\\?["']?\s{0,3}[:=]"#
);

/// A name, its separator, and what may stand before the value.
static NAMES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r#"(?i-u)\b([a-z_][\w.-]{0,63})\\?["']?(\s{0,3}(?::=|=>|[:=])\s{0,3})"#,
        r#"((?:some|ok|string|secret)\()?(\\?["'`])?((?:bearer|basic|token|digest|negotiate)\s{1,3})?"#
    ))
    .ok()
});

/// The longest value; more of one is taken as more text.
const LONGEST: usize = 4 * 1024;

/// Names that prose uses as well, before a colon and a space: `invalid token: expected one of`.
#[rustfmt::skip]
const PROSE: &[&str] = &[
    "token", "tokens", "session", "auth", "authorization", "cookie", "card", "pin", "code",
    "signature", "key", "string", "sid", "pan", "header",
];

/// Values that say something about a secret and are none.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "", "true", "false", "null", "none", "nil", "undefined", "missing", "empty", "unset", "set",
    "required", "optional", "invalid", "valid", "expired", "revoked", "enabled", "disabled", "yes",
    "no", "on", "off", "ok", "failed", "changed", "unknown", "redacted", "hidden", "masked",
    "removed", "filtered", "n/a", "closed", "opened", "default", "bearer", "basic",
];

/// Finds the values of secrets that are named.
pub(crate) fn find(text: &str, spans: &mut Vec<Span>) {
    let Some(names) = &*NAMES else { return };
    let mut at = 0;
    while let Some(found) = names.captures_at(text, at) {
        let (Some(all), Some(name), Some(separator)) = (found.get(0), found.get(1), found.get(2))
        else {
            return;
        };
        // After a name that is not secret: its value may be the next name.
        at = separator.end();
        let pass = is_pass(name.as_str());
        if !pass && !is_secret(name.as_str()) {
            continue;
        }
        let quote = found.get(4).map(|quote| quote.as_str());
        let start = all.end();
        let end = start + length(&text[start..], quote);
        let value = &text[start..end];
        let prose = quote.is_none()
            && found.get(5).is_none()
            && separator.as_str().ends_with(char::is_whitespace)
            && PROSE.iter().any(|word| ends_with(name.as_str(), word));
        let harmless = pass && value.bytes().all(|byte| byte.is_ascii_digit())
            || prose && !is_opaque(value)
            || value.starts_with([':', '=']);
        if harmless || is_placeholder(value) {
            continue;
        }
        at = end;
        spans.push(Span {
            start,
            end,
            placeholder: "[SECRET]",
        });
    }
}

/// Whether a value stands for a secret instead of being one: `***`, `${TOKEN}`, `<missing>`,
/// `[SECRET]`, `null`.
pub(crate) fn is_placeholder(value: &str) -> bool {
    let name = |text: &str, end: char| {
        let inner = text.split(end).next().unwrap_or_default();
        inner.len() < text.len() && inner.bytes().all(|b| b.is_ascii_uppercase() || b == b'_')
    };
    let variable = |text: &str| {
        text.bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
    };
    let masked = value
        .chars()
        .all(|c| matches!(c, '*' | 'x' | 'X' | '•' | '.' | '…' | '#' | '-'));
    masked
        || WORDS.iter().any(|word| word.eq_ignore_ascii_case(value))
        || value.strip_prefix('[').is_some_and(|rest| name(rest, ']'))
        || value.strip_prefix('$').is_some_and(variable)
        || ["<", "${", "$(", "{{", "{}", "%("]
            .iter()
            .any(|open| value.starts_with(open))
}

/// How long the value is that `text` begins with.
fn length(text: &str, quote: Option<&str>) -> usize {
    let mut escaped = false;
    let mut depth = 0_usize;
    let end = text.char_indices().find(|(at, c)| {
        let ends = match quote {
            Some(quote) => !escaped && text[*at..].starts_with(quote) || *c == '\n',
            None => {
                c.is_whitespace()
                    || matches!(c, '"' | '\'' | '`' | ',' | ';' | '&' | '\\')
                    || *at > 0 && matches!(c, '<' | '|')
                    || matches!(c, ')' | ']' | '}') && depth == 0
            }
        };
        escaped = !escaped && *c == '\\' && quote.is_none_or(|quote| !quote.starts_with('\\'));
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        ends || *at >= LONGEST
    });
    end.map_or(text.len(), |(at, _)| at)
}

/// Whether a value is unlikely to be a word: it has a digit, or is very long.
fn is_opaque(value: &str) -> bool {
    value.len() >= 20 || value.len() >= 6 && value.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a name is a short form of `password`, which also counts tests: `pass=1 fail=0`.
fn is_pass(name: &str) -> bool {
    let before = name.len().checked_sub("pass".len());
    let before = before
        .filter(|_| ends_with(name, "pass"))
        .map(|at| &name.as_bytes()[..at]);
    before.is_some_and(|before| {
        before
            .last()
            .is_none_or(|byte| !byte.is_ascii_alphanumeric())
    })
}

fn ends_with(name: &str, word: &str) -> bool {
    let tail = name
        .len()
        .checked_sub(word.len())
        .and_then(|at| name.get(at..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<&str> {
        let mut spans = Vec::new();
        find(text, &mut spans);
        spans
            .iter()
            .map(|span| &text[span.start..span.end])
            .collect()
    }

    #[test]
    fn values_are_found_however_they_are_written() {
        for (text, value) in [
            ("password=hunter2", "hunter2"),
            ("Password = hunter2;Encrypt=true", "hunter2"),
            ("--db-password=hun%21ter2 run", "hun%21ter2"),
            (r#"{"password":"hun\"ter2","pool":1}"#, r#"hun\"ter2"#),
            (r#""{\"api_key\":\"hunter2\"}""#, "hunter2"),
            ("Login { password: Some(\"hunter 2\") }", "hunter 2"),
            ("(secret: hunter2)", "hunter2"),
            ("/cb?access_token=hunter2&x=1", "hunter2"),
            ("Authorization: Token hunter2", "hunter2"),
            ("cookie: theme=dark; sessionid=hunter2; lang=en", "hunter2"),
            ("client_secret => hunter2, x", "hunter2"),
            ("user: password: hunter2", "hunter2"),
            (r#"{"pass":"hunter2"}"#, "hunter2"),
            ("db_pass=hunter2", "hunter2"),
        ] {
            assert_eq!(values(text), [value], "{text}");
        }
    }

    #[test]
    fn what_only_speaks_of_a_secret_is_left() {
        for text in [
            "password=",
            "password=***",
            "password: ********",
            "token=${TOKEN}",
            "token=$TOKEN",
            "api_key=<missing>",
            "password=[SECRET]",
            "\"token\":null",
            "authorization: none",
            "invalid token: expected one of",
            "auth::session: closed",
            "token_count=5355",
            "session::token_store: ready",
            "primary_key=id",
            "monkey=banana",
            "Failed password for",
            "cookie: theme=dark",
            "pass=1 fail=0",
            "bypass=hunter2",
        ] {
            assert_eq!(values(text), [""; 0], "{text}");
        }
    }
}
