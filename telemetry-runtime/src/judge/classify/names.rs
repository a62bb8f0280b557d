//! Owns what the name of a type or variant says about an error.

use std::collections::HashMap;

use crate::judge::category::Category;
use crate::judge::category::Category::{Configuration, Data, Resource, Transient, Unknown};

/// How sure a name makes: names below this yield to a telling message.
const SURE: u8 = 60;

/// The most words of a name that are looked at.
const MOST_WORDS: usize = 10;

/// The most words of a run in the table.
const LONGEST_RUN: usize = 4;

/// Runs of whole words within a name, with a weight.
#[rustfmt::skip]
const NAMES: &[(Category, u8, &[&str])] = &[
    (Resource, 90, &[
        "out of memory", "oom", "no memory", "insufficient memory", "memory limit", "alloc",
        "allocation failed", "storage full", "disk full", "no space", "quota exceeded",
        "quota exhausted", "service quota exceeded", "limit exceeded", "capacity exceeded",
        "insufficient capacity", "insufficient storage", "insufficient resources",
        "resource exhausted", "resources exhausted", "pool exhausted", "pool timed out",
        "pool timeout", "pool full", "queue full", "buffer full", "channel full", "mailbox full",
        "too many connections", "too many open files", "too many files", "too many clients",
        "too many sessions", "file too large", "stack overflow", "exhausted", "out of space",
        "try reserve",
    ]),
    (Configuration, 85, &[
        "config", "configuration", "settings", "misconfigured", "invalid config",
        "invalid configuration", "permission denied", "permission", "access denied", "forbidden",
        "unauthorized", "unauthenticated", "authentication", "authentication failed",
        "auth failed", "auth", "authorization", "invalid credentials", "credentials",
        "invalid password", "invalid api key", "expired signature", "expired token",
        "token expired", "expired", "unrecognized client", "signature does not match",
        "certificate", "cert", "env var", "missing env", "unsupported", "not supported",
        "unimplemented", "not implemented", "no such file", "file not found", "addr in use",
        "address in use", "addr not available", "read only", "read only filesystem", "redirect",
        "permanent redirect", "no such bucket", "no such table", "table not found", "migrate",
        "migration",
    ]),
    (Data, 82, &[
        "parse int", "parse float", "parse bool", "invalid data", "invalid input",
        "invalid argument", "invalid header", "invalid format", "invalid value", "invalid length",
        "invalid digit", "invalid timeout", "invalid utf8", "invalid json", "invalid request",
        "invalid type", "bad request", "malformed", "already exists", "duplicate", "duplicate key",
        "unique violation", "constraint", "constraint violation", "validation", "out of range",
        "overflow", "failed precondition", "data loss", "corrupt", "corrupted", "checksum",
        "type mismatch", "unexpected eof", "deserialize", "deserialization", "serialize",
        "serialization", "missing field", "unknown field", "row not found", "record not found",
        "payload too large", "too large", "too long", "syntax", "unprocessable entity",
    ]),
    (Transient, 80, &[
        "timed out", "timeout", "time out", "deadline exceeded", "elapsed", "connection refused",
        "connection reset", "connection aborted", "connection closed", "connection lost",
        "connect failed", "connection failed", "broken pipe", "unavailable", "service unavailable",
        "unreachable", "host unreachable", "network unreachable", "network down", "rate limit",
        "rate limited", "rate limit exceeded", "too many requests", "throttled", "throttling",
        "throttle", "slow down", "would block", "interrupted", "busy", "try again", "retry",
        "retryable", "deadlock", "lock timeout", "serialization failure", "transaction conflict",
        "conflict", "write conflict", "retries exhausted", "retry exhausted",
        "retry limit exceeded", "disconnected", "not connected", "overloaded", "not leader",
        "not primary", "not ready", "bad gateway", "gateway timeout", "pool closed", "aborted",
    ]),
    (Unknown, 55, &[
        "internal", "unknown", "unspecified", "panic", "panicked",
    ]),
    (Transient, 50, &[
        "connect", "connection", "network", "transport",
    ]),
    (Data, 50, &[
        "parse", "parser", "invalid", "decode", "decoder", "encode", "format", "utf8", "missing",
    ]),
];

/// Crates whose errors are about the input they were given.
#[rustfmt::skip]
const FORMATS: &[&str] = &[
    "base64", "bincode", "chrono", "ciborium", "csv", "hex", "humantime", "jiff", "quick_xml",
    "regex", "rmp_serde", "ron", "semver", "serde_json", "serde_yaml", "time", "toml", "url",
    "uuid",
];

/// What a name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hint {
    pub(crate) category: Category,
    weight: u8,
}

impl Hint {
    /// Whether it stands whatever the message says.
    pub(crate) fn is_sure(self) -> bool {
        self.weight >= SURE
    }
}

/// The table of names, ready to be looked up in.
#[derive(Clone, Debug)]
pub(crate) struct Names(HashMap<&'static str, Hint>);

impl Names {
    pub(crate) fn new() -> Self {
        let hints = NAMES.iter().flat_map(|(category, weight, runs)| {
            let hint = Hint {
                category: *category,
                weight: *weight,
            };
            runs.iter().map(move |run| (*run, hint))
        });
        Self(hints.collect())
    }

    /// What one identifier says: `PoolTimedOut`, `rate_limited`.
    ///
    /// A sure run of words beats one that is not, then the longer one, then the later one: in
    /// `InvalidConfig` and `AuthTimeout` the last word is what it is about.
    pub(crate) fn identifier(&self, name: &str) -> Option<Hint> {
        let (text, words) = words(name);
        let mut best: Option<((bool, usize), Hint)> = None;
        for (i, start) in words.iter().enumerate() {
            for (length, end) in words[i..].iter().take(LONGEST_RUN).enumerate() {
                let Some(hint) = self.0.get(&text[start.0..end.1]) else {
                    continue;
                };
                let rank = (hint.is_sure(), length);
                if best.is_none_or(|(before, _)| rank >= before) {
                    best = Some((rank, *hint));
                }
            }
        }
        best.map(|(_, hint)| hint)
    }

    /// What the path of a type, or of a variant, says: `sqlx::Error::PoolTimedOut`.
    pub(crate) fn path(&self, path: &str) -> Option<Hint> {
        let path = path.split(['<', '(', '{', ' ']).next().unwrap_or_default();
        let mut names = path
            .rsplit("::")
            .take_while(|name| name.starts_with(is_upper));
        names.find_map(|name| self.identifier(name)).or_else(|| {
            let root = path.split("::").next().unwrap_or_default();
            let is_format = path.contains("::") && FORMATS.contains(&root);
            is_format.then_some(Hint {
                category: Data,
                weight: 1,
            })
        })
    }
}

fn is_upper(c: char) -> bool {
    c.is_ascii_uppercase()
}

/// The words of an identifier in lower case with spaces between, and where each begins and ends.
fn words(name: &str) -> (String, Vec<(usize, usize)>) {
    let bytes = name.as_bytes();
    let mut text = String::with_capacity(64);
    let mut words: Vec<(usize, usize)> = Vec::with_capacity(MOST_WORDS);
    let mut before = b'_';
    for (i, byte) in bytes.iter().copied().enumerate() {
        let after = bytes.get(i + 1).copied().unwrap_or(b'_');
        let humps = byte.is_ascii_uppercase()
            && (!before.is_ascii_uppercase() || after.is_ascii_lowercase());
        if byte.is_ascii_alphanumeric() {
            if humps || !before.is_ascii_alphanumeric() {
                if words.len() == MOST_WORDS {
                    break;
                }
                if !text.is_empty() {
                    text.push(' ');
                }
                words.push((text.len(), text.len()));
            }
            text.push(byte.to_ascii_lowercase().into());
            if let Some(word) = words.last_mut() {
                word.1 = text.len();
            }
        }
        before = byte;
    }
    (text, words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(name: &str) -> String {
        words(name).0
    }

    #[test]
    fn identifiers_are_split_into_words() {
        assert_eq!(split("PoolTimedOut"), "pool timed out");
        assert_eq!(split("TLSHandshakeFailed"), "tls handshake failed");
        assert_eq!(split("rate_limited"), "rate limited");
        assert_eq!(split("HTTP_503-x"), "http 503 x");
        assert_eq!(split(""), "");
        assert_eq!(split("ÄrgerÜber"), "rger ber");
        assert_eq!(words(&"Ab".repeat(1_000)).1.len(), MOST_WORDS);
    }

    #[test]
    fn telling_names_are_understood() {
        let names = Names::new();
        for (name, category) in [
            ("sqlx::Error::PoolTimedOut", Resource),
            ("OutOfMemory", Resource),
            ("ServiceQuotaExceededException", Resource),
            ("RateLimited", Transient),
            ("my_app::ConnectionReset", Transient),
            ("AuthTimeout", Transient),
            ("InvalidHeader", Data),
            ("std::num::ParseIntError", Data),
            ("PermissionDenied", Configuration),
            ("my::ConfigError", Configuration),
            ("InvalidConfig", Configuration),
            ("InvalidCredentials<T>", Configuration),
        ] {
            let hint = names.path(name);
            assert_eq!(hint.map(|hint| hint.category), Some(category), "{name}");
            assert!(hint.is_some_and(Hint::is_sure), "{name}");
        }
    }

    #[test]
    fn names_that_only_resemble_say_nothing() {
        let names = Names::new();
        for name in [
            "app::Error",
            "MonkeyError",
            "TimeoutlessError",
            "Authorship",
            "",
            "::<>",
        ] {
            assert_eq!(names.path(name), None, "{name}");
        }
    }

    #[test]
    fn a_format_crate_is_a_last_resort() {
        let hint = Names::new().path("serde_json::Error");
        assert_eq!(
            hint.map(|hint| (hint.category, hint.is_sure())),
            Some((Data, false))
        );
    }

    #[test]
    fn no_run_is_longer_than_what_is_looked_up() {
        let longest = Names::new()
            .0
            .keys()
            .map(|run| run.split(' ').count())
            .max();
        assert_eq!(longest, Some(LONGEST_RUN));
    }
}
