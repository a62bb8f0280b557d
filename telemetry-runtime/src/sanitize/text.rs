//! Owns the replacing of secrets and personal data within text.

mod emails;
mod rules;
mod values;

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::bytes::RegexSet;

use self::rules::Span;

/// The most bytes of a text that come out; what is cut is said.
pub(crate) const LONGEST: usize = 16 * 1024;

/// Room for the mark that says what was cut.
const MARK: usize = 40;

/// How far past the end of what is shown a secret may reach and still be recognised.
const LOOK_AHEAD: usize = 4 * 1024;

/// The most times that one text is gone through.
const MOST_ROUNDS: usize = 8;

/// A kind of secret: a cheap pattern that a text with one must match, and who finds them.
struct Rule {
    gate: &'static str,
    find: fn(&str, &mut Vec<Span>),
}

/// In order of precedence where spans overlap; the last is the one that ids are spared.
const RULES: &[Rule] = &[
    Rule {
        gate: "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY",
        find: rules::private_keys,
    },
    Rule {
        gate: r"(?-u)://[^\s/]*@",
        find: rules::url_passwords,
    },
    Rule {
        gate: rules::VENDOR,
        find: rules::vendor_tokens,
    },
    Rule {
        gate: r"(?i-u)\b(?:bearer|basic)\s",
        find: rules::schemes,
    },
    Rule {
        gate: r"(?-u)\d(?:[ -]?\d){12}",
        find: rules::cards,
    },
    Rule {
        gate: values::NAMED,
        find: values::find,
    },
    Rule {
        gate: "@|%40",
        find: emails::find,
    },
    Rule {
        gate: r"(?i-u)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-",
        find: rules::uuids,
    },
];

/// The gates in one set; a text that none of them matches is clean. `None` if it did
/// not compile, which a test rules out: then every rule runs on every text.
static GATES: LazyLock<Option<RegexSet>> =
    LazyLock::new(|| RegexSet::new(RULES.iter().map(|rule| rule.gate)).ok());

/// Replaces what must not leave the process by a typed placeholder, such as `[EMAIL]`.
///
/// Found are e-mail addresses (`[EMAIL]`), JWTs, bearer and basic credentials and well-known
/// vendor tokens (`[TOKEN]`), private keys in PEM (`[PRIVATE_KEY]`), values after the name of a
/// secret and passwords in URLs (`[SECRET]`), payment cards (`[CARD]`), and UUIDs (`[UUID]`).
/// Patterns do not find names, addresses, or passwords in prose.
///
/// A clean text is borrowed. A text of more than 16 KiB is cut, and says by how much. Sanitizing
/// twice gives the same as once, and time is linear in what is looked at.
///
/// # Example
///
/// ```
/// use telemetry_runtime::sanitize;
///
/// assert_eq!(sanitize("password=hunter2 for bob@example.com"), "password=[SECRET] for [EMAIL]");
/// assert_eq!(sanitize("took 12 ms"), "took 12 ms");
/// ```
#[must_use]
pub fn sanitize(text: &str) -> Cow<'_, str> {
    replace(text, RULES)
}

/// The same as [`sanitize`], but leaves UUIDs: for the ids that join lines together.
#[must_use]
pub(crate) fn sanitize_id(text: &str) -> Cow<'_, str> {
    replace(text, &RULES[..RULES.len() - 1])
}

fn replace<'a>(text: &'a str, rules: &[Rule]) -> Cow<'a, str> {
    let Some(mut clean) = replace_once(text, rules) else {
        return Cow::Borrowed(text);
    };
    // What stood next to a secret may only be recognised once that is gone: again until nothing is.
    for _ in 1..MOST_ROUNDS {
        let Some(cleaner) = replace_once(&clean, rules) else {
            break;
        };
        clean = cleaner;
    }
    Cow::Owned(clean)
}

/// The text without the secrets that can be seen in it, or `None` if it may be shown as it is.
fn replace_once(text: &str, rules: &[Rule]) -> Option<String> {
    let seen = &text[..floor(text, LONGEST + LOOK_AHEAD)];
    let mut spans = Vec::new();
    match &*GATES {
        Some(gates) => {
            let open = gates.matches(seen.as_bytes());
            for index in open.iter().take_while(|index| *index < rules.len()) {
                (rules[index].find)(seen, &mut spans);
            }
        }
        None => rules.iter().for_each(|rule| (rule.find)(seen, &mut spans)),
    }
    if spans.is_empty() && text.len() <= LONGEST {
        return None;
    }
    let clean = without(seen, spans);
    let fits = text.len() <= LONGEST && clean.len() <= LONGEST;
    Some(if fits {
        clean
    } else {
        cut(clean, text.len() - seen.len())
    })
}

/// The text with each span replaced by its placeholder.
fn without(text: &str, mut spans: Vec<Span>) -> String {
    // Stable: of spans that begin together the one of the earlier rule comes first.
    spans.sort_by_key(|span| span.start);
    let mut clean = String::with_capacity(text.len());
    let mut done = 0;
    for span in spans {
        if span.start >= done {
            clean.push_str(&text[done..span.start]);
            clean.push_str(span.placeholder);
        }
        done = done.max(span.end);
    }
    clean.push_str(&text[done..]);
    clean
}

/// What fits of a text, and how many bytes do not.
fn cut(mut text: String, beyond: usize) -> String {
    let end = floor(&text, LONGEST - MARK);
    // Not within a word, where there is one: half a token may look like another kind of thing.
    let word = text[..end].rfind(|c: char| c.is_ascii_whitespace());
    let end = word.filter(|word| end - word <= 256).unwrap_or(end);
    let more = beyond + text.len() - end;
    text.truncate(end);
    text + &format!("… ({more} bytes more)")
}

/// The last character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut end = text.len().min(at);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

#[cfg(test)]
mod tests;
