//! Owns the secrets that a pattern can tell: what they look like, and what only resembles them.

use std::sync::LazyLock;

use regex::Regex;

use crate::sanitize::text::values;

/// A part of a text, and what to put in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) placeholder: &'static str,
}

/// Tokens that are known by their first letters; from the formats that vendors document.
pub(crate) const VENDOR: &str = concat!(
    r"(?-u)\b(?:",
    r"eyJ[\w-]{6,}\.[\w-]{2,}(?:\.[\w-]*){0,3}", // JWT and JWE
    r"|(?:sk|rk|pk)_(?:live|test)_\w{10,}|sk-(?:[a-z]{2,8}-)?[\w-]{16,}|whsec_[\w+/=-]{16,}",
    r"|gh[pousr]_\w{20,}|github_pat_\w{20,}|gl(?:pat|sa|ft|dt|rt)[-_][\w-]{16,}",
    r"|xox[a-z]-[\w-]{10,}|xapp-[\w-]{10,}|(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b",
    r"|AIza[\w-]{30,}|ya29\.[\w-]{16,}|GOCSPX-[\w-]{20,}|SG\.[\w-]{16,}\.[\w-]{16,}",
    r"|npm_\w{30,}|pypi-[\w-]{30,}|dckr_pat_[\w-]{20,}|rubygems_\w{30,}|hf_\w{30,}",
    r"|do[opr]_v1_\w{40,}|hv[sbr]\.[\w-]{20,}|shp(?:at|ca|pa|ss)_\w{30,}|dapi[0-9a-f]{32}",
    r"|(?:SK|key-)[0-9a-f]{32}\b|lin_api_\w{30,}|tskey-[\w-]{16,}|sq0[a-z]{3}-[\w-]{20,}",
    r"|PMAK-[\w-]{30,}|NRAK-[A-Z0-9]{20,}|AGE-SECRET-KEY-1\w{40,}|\d{8,10}:AA[\w-]{32,}",
    r")"
);

static PRIVATE_KEYS: Pattern = LazyLock::new(|| {
    compile(concat!(
        r"(?s)-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,10}-----.*?",
        r"(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,10}-----|\z)"
    ))
});
static URL_PASSWORDS: Pattern = LazyLock::new(|| {
    compile(r#"(?-u:\b)[A-Za-z][A-Za-z0-9+.-]{0,30}://[^\s/:@]{0,128}:([^\s/"'<>]{1,256})@"#)
});
static VENDORS: Pattern = LazyLock::new(|| compile(VENDOR));
static SCHEMES: Pattern =
    LazyLock::new(|| compile(r"(?i-u)\b(?:bearer|basic)\s{1,3}([a-z0-9+/_.=~-]{8,})"));
static CARDS: Pattern = LazyLock::new(|| compile(r"(?-u)\d(?:[ -]?\d){12,18}"));
static UUIDS: Pattern = LazyLock::new(|| {
    compile(r"(?i-u)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
});

type Pattern = LazyLock<Option<Regex>>;

/// A pattern of this file; a test compiles them all.
fn compile(pattern: &str) -> Option<Regex> {
    Regex::new(pattern).ok()
}

/// PEM blocks of private keys, also those that are cut off.
pub(crate) fn private_keys(text: &str, spans: &mut Vec<Span>) {
    matches(&PRIVATE_KEYS, 0, "[PRIVATE_KEY]", text, spans, |_, _| true);
}

/// The password in `scheme://user:password@host`.
pub(crate) fn url_passwords(text: &str, spans: &mut Vec<Span>) {
    matches(&URL_PASSWORDS, 1, "[SECRET]", text, spans, |start, end| {
        !values::is_placeholder(&text[start..end])
    });
}

/// Tokens with the letters of their vendor in front.
pub(crate) fn vendor_tokens(text: &str, spans: &mut Vec<Span>) {
    matches(&VENDORS, 0, "[TOKEN]", text, spans, |_, _| true);
}

/// What follows `Bearer` or `Basic`, unless it is a word of prose.
pub(crate) fn schemes(text: &str, spans: &mut Vec<Span>) {
    matches(&SCHEMES, 1, "[TOKEN]", text, spans, |start, end| {
        let value = &text.as_bytes()[start..end];
        value.iter().any(u8::is_ascii_digit)
            || value[1..].iter().any(u8::is_ascii_uppercase)
            || value.len() >= 24
    });
}

/// Payment cards: 13 to 19 digits of a known issuer, grouped as on a card, with a valid check
/// digit (ISO/IEC 7812).
pub(crate) fn cards(text: &str, spans: &mut Vec<Span>) {
    matches(&CARDS, 0, "[CARD]", text, spans, |start, end| {
        let number = &text[start..end];
        let digits: Vec<u8> = number
            .bytes()
            .filter(u8::is_ascii_digit)
            .map(|b| b - b'0')
            .collect();
        let joined = |c: char| c.is_alphanumeric() || c == '_' || c == '.' || c == '-';
        let before = text[..start].chars().next_back().is_some_and(joined);
        let mut rest = text[end..].chars();
        let after = match rest.next() {
            Some('.' | '-') => rest.next().is_some_and(|c| c.is_ascii_digit()),
            Some(c) => c.is_alphanumeric() || c == '_',
            None => false,
        };
        !before && !after && is_issued(&digits) && is_grouped(number) && luhn(&digits)
    });
}

/// UUIDs with their dashes; 32 hexadecimal digits alone may as well be a digest.
pub(crate) fn uuids(text: &str, spans: &mut Vec<Span>) {
    let joined = |c: char| c.is_ascii_hexdigit() || c == '-';
    matches(&UUIDS, 0, "[UUID]", text, spans, |start, end| {
        !text[..start].ends_with(|c: char| c.is_ascii_hexdigit())
            && !text[end..].starts_with(joined)
    });
}

/// Adds what a group of a pattern matched, where `is` agrees.
fn matches(
    pattern: &Pattern,
    group: usize,
    placeholder: &'static str,
    text: &str,
    spans: &mut Vec<Span>,
    is: impl Fn(usize, usize) -> bool,
) {
    let Some(pattern) = &**pattern else { return };
    let found = pattern
        .captures_iter(text)
        .filter_map(|captures| captures.get(group));
    let spans_found = found.filter(|found| is(found.start(), found.end()));
    spans.extend(spans_found.map(|found| Span {
        start: found.start(),
        end: found.end(),
        placeholder,
    }));
}

/// Whether the first digits and the length are those of an issuer: Visa, Mastercard, American
/// Express, Discover, JCB, Diners Club, China Union Pay, Maestro.
fn is_issued(digits: &[u8]) -> bool {
    let first = |n: usize| {
        digits
            .iter()
            .take(n)
            .fold(0_u32, |sum, d| sum * 10 + u32::from(*d))
    };
    match digits.len() {
        15 => matches!(first(2), 34 | 37),
        14 => matches!(first(3), 300..=305) || matches!(first(2), 36 | 38 | 39),
        16 => matches!(first(1), 3..=6) || matches!(first(4), 2221..=2720),
        13 | 19 => first(1) == 4 || matches!(first(2), 62 | 50 | 56..=58 | 63 | 67),
        _ => false,
    }
}

/// Whether the digits stand together, or in groups as they are printed.
fn is_grouped(number: &str) -> bool {
    let groups: Vec<usize> = number.split([' ', '-']).map(str::len).collect();
    let separators = number.contains(' ') && number.contains('-');
    let printed: [&[usize]; 5] = [
        &[4, 4, 4, 4],
        &[4, 6, 5],
        &[4, 6, 4],
        &[4, 4, 4, 4, 3],
        &[4, 5, 6],
    ];
    !separators && (groups.len() == 1 || printed.contains(&&groups[..]))
}

fn luhn(digits: &[u8]) -> bool {
    let doubled = |d: u8| if d > 4 { d * 2 - 9 } else { d * 2 };
    let sum: u32 = (digits.iter().rev().enumerate())
        .map(|(i, d)| u32::from(if i % 2 == 1 { doubled(*d) } else { *d }))
        .sum();
    sum % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        let all = [
            &PRIVATE_KEYS,
            &URL_PASSWORDS,
            &VENDORS,
            &SCHEMES,
            &CARDS,
            &UUIDS,
        ];
        assert!(all.iter().all(|pattern| pattern.is_some()));
    }
}
