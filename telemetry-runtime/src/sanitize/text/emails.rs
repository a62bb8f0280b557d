//! Owns the finding of e-mail addresses, in any script.

use crate::sanitize::text::rules::Span;

/// The most characters of a local part (RFC 5321, 4.5.3.1.1) and of a domain that are followed.
const LONGEST_LOCAL: usize = 64;
const LONGEST_DOMAIN: usize = 253;

/// How far back the scheme of a URL is looked for.
const LONGEST_USERINFO: usize = 256;

/// Endings of file and unit names, which are no top-level domains.
#[rustfmt::skip]
const NO_DOMAINS: &[&str] = &[
    "service", "socket", "timer", "mount", "target", "slice", "png", "jpg", "jpeg", "gif", "webp",
    "svg", "js", "mjs", "ts", "tsx", "css", "html", "json", "yaml", "yml", "toml", "xml", "gz",
    "tgz", "zip", "tar", "exe", "dll", "log", "txt", "md", "lock",
];

/// Finds the addresses; `%40` is an `@` in a URL.
pub(crate) fn find(text: &str, spans: &mut Vec<Span>) {
    let mut done = 0;
    for (at, sign) in signs(text) {
        let start = at - local(&text[done..at]);
        let after = at + sign;
        let end = after + domain(&text[after..]);
        let remote_path = text[end..].strip_prefix(':').is_some_and(|path| {
            path.starts_with(|c: char| c.is_ascii_alphabetic() || c == '~' || c == '/')
        });
        if start == at || end == after || remote_path || is_userinfo(&text[done..at]) {
            continue;
        }
        spans.push(Span {
            start,
            end,
            placeholder: "[EMAIL]",
        });
        done = end;
    }
}

/// Where each `@` or `%40` is, and its length.
fn signs(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let bytes = text.as_bytes();
    (0..bytes.len()).filter_map(move |at| match bytes[at] {
        b'@' => Some((at, 1)),
        b'%' if bytes[at..].starts_with(b"%40") => Some((at, 3)),
        _ => None,
    })
}

/// The length of the local part that `text` ends with.
fn local(text: &str) -> usize {
    let is_part = |c: char| c.is_alphanumeric() || "._+-'%!#$^*~".contains(c);
    let part = text
        .char_indices()
        .rev()
        .take(LONGEST_LOCAL)
        .take_while(|(_, c)| is_part(*c));
    let start = part.last().map_or(text.len(), |(at, _)| at);
    text[start..]
        .trim_start_matches(['.', '-', '\'', '+', '#', '*', '~', '!', '$', '^'])
        .len()
}

/// The length of the domain that `text` begins with; 0 if it has no top-level domain.
fn domain(text: &str) -> usize {
    let is_part = |c: char| c.is_alphanumeric() || c == '.' || c == '-';
    let part = text
        .char_indices()
        .take(LONGEST_DOMAIN)
        .take_while(|(_, c)| is_part(*c));
    let end = part.last().map_or(0, |(at, c)| at + c.len_utf8());
    let domain = text[..end].trim_end_matches(['.', '-']);
    let Some((host, top)) = domain.rsplit_once('.') else {
        return 0;
    };
    let is_top =
        top.chars().count() >= 2 && top.chars().all(char::is_alphabetic) || top.starts_with("xn--");
    let is_file = NO_DOMAINS
        .iter()
        .any(|ending| ending.eq_ignore_ascii_case(top));
    let is_host = host.chars().any(char::is_alphabetic) && !host.starts_with(['.', '-']);
    if is_top && is_host && !is_file {
        domain.len()
    } else {
        0
    }
}

/// Whether `text` ends in `scheme://user:password`, whose `@` is no address.
fn is_userinfo(text: &str) -> bool {
    let mut back = text.len().saturating_sub(LONGEST_USERINFO);
    while !text.is_char_boundary(back) {
        back += 1;
    }
    let text = &text[back..];
    let word = text
        .rfind(char::is_whitespace)
        .map_or(text, |at| &text[at..]);
    word.rsplit_once("://")
        .is_some_and(|(_, rest)| rest.contains(':') && !rest.contains('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(text: &str) -> Vec<&str> {
        let mut spans = Vec::new();
        find(text, &mut spans);
        spans
            .iter()
            .map(|span| &text[span.start..span.end])
            .collect()
    }

    #[test]
    fn addresses_are_found_whole() {
        for (text, address) in [
            ("to jörg.müller@straße.de now", "jörg.müller@straße.de"),
            ("user=a@b.com|id=5|plan", "a@b.com"),
            (
                "q=ann.lee%40mail.example.co.uk&page=2",
                "ann.lee%40mail.example.co.uk",
            ),
            ("('o'brien+x@example.com').", "o'brien+x@example.com"),
            ("mail bob@example.com.", "bob@example.com"),
            ("<bob@EXAMPLE.COM>", "bob@EXAMPLE.COM"),
        ] {
            assert_eq!(addresses(text), [address], "{text}");
        }
        assert_eq!(
            addresses("a@b.com,c@d.org/e@f.net"),
            ["a@b.com", "c@d.org", "e@f.net"]
        );
    }

    #[test]
    fn other_uses_of_the_sign_are_left() {
        for text in [
            "@example.com",
            "price @ 12.50",
            "user@1000.service",
            "sprite@3x.webp",
            "a@b",
            "@",
            "",
            "npm install @types/node@13.30.89",
            "git@github.com:acme/widgets.git",
            "a@b.c",
            "x@.com",
            "postgres://app:hunter2@db.example.com/x",
        ] {
            assert_eq!(addresses(text), [""; 0], "{text}");
        }
    }
}
