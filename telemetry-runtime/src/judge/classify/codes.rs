//! Owns the codes that a message quotes: `(os error 28)`, `HTTP status 503`, `SQLSTATE 40001`.

use crate::judge::category::Category;
use crate::judge::category::Category::{Configuration, Data, Resource, Transient, Unknown};
use crate::judge::classify::io;

/// What a code weighs: an error number is exact, a status is what a server made of it.
const OS: u8 = 92;
const SQL: u8 = 91;
const HTTP: u8 = 84;

/// The category of the first code that a message quotes, and its weight.
pub(crate) fn category(message: &str) -> Option<(Category, u8)> {
    let os = after(message, "(os error ")
        .and_then(digits)
        .and_then(io::number);
    let sql = || {
        after(message, "SQLSTATE")
            .and_then(sqlstate_in)
            .and_then(sqlstate)
    };
    let http = || status_in(message).and_then(http_status);
    os.map(|category| (category, OS))
        .or_else(|| sql().map(|category| (category, SQL)))
        .or_else(|| http().map(|category| (category, HTTP)))
}

/// The category of an HTTP status; RFC 9110, section 15, and the IANA registry.
pub(crate) fn http_status(status: i32) -> Option<Category> {
    Some(match status {
        408 | 423 | 425 | 429 | 502..=504 | 520..=524 | 529 => Transient,
        401..=403 | 405 | 407 | 421 | 426 | 451 | 501 | 505 | 506 | 508 | 510 | 511 | 525 | 526 => {
            Configuration
        }
        301 | 302 | 307 | 308 => Configuration,
        507 => Resource,
        400..=499 => Data,
        500..=599 => Unknown,
        _ => return None,
    })
}

/// The category of an SQLSTATE; the classes of the SQL standard, and appendix A of the Postgres manual.
pub(crate) fn sqlstate(code: &str) -> Option<Category> {
    Some(match (code, code.get(..2)?) {
        ("55P03" | "57P03" | "57014", _) => Transient,
        ("25006", _) => Configuration,
        ("26000" | "P0001", _) => Unknown,
        (_, "53" | "54") => Resource,
        (_, "08" | "40" | "57") => Transient,
        (_, "0A" | "0L" | "0P" | "28" | "3D" | "3F" | "42" | "58" | "F0") => Configuration,
        (_, "21" | "22" | "23" | "44") => Data,
        _ => return None,
    })
}

fn after<'a>(message: &'a str, label: &str) -> Option<&'a str> {
    message.find(label).map(|at| &message[at + label.len()..])
}

fn digits(text: &str) -> Option<i32> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    text[..end].parse().ok()
}

/// The five characters of a code, after `SQLSTATE` and a separator: `[40001]`, ` 40001`, `=40001`.
fn sqlstate_in(text: &str) -> Option<&str> {
    let text = text.trim_start_matches([' ', '[', '(', ':', '=', '"', '\'']);
    let code = text.get(..5)?;
    code.bytes()
        .all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
        .then_some(code)
}

/// The number after `status` or `HTTP`, if it is within a few words of it: `HTTP 503`,
/// `status code: 503`, `HTTP status server error (503 Service Unavailable)`.
fn status_in(message: &str) -> Option<i32> {
    const NEAR: usize = 24;
    let text = ["status", "Status", "HTTP"]
        .iter()
        .find_map(|label| after(message, label))?;
    let start = text.bytes().take(NEAR).position(|b| b.is_ascii_digit())?;
    let number = digits(&text[start..])?;
    let mut words = text[..start].bytes().filter(|b| !b.is_ascii_alphabetic());
    let near = words.all(|b| b" :=([\"'".contains(&b));
    (near && (300..600).contains(&number)).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(message: &str) -> Option<Category> {
        category(message).map(|(category, _)| category)
    }

    #[test]
    fn codes_are_found_and_understood() {
        for (message, category) in [
            (
                "HTTP status server error (503 Service Unavailable) for url",
                Transient,
            ),
            ("unexpected status code: 429", Transient),
            ("status=507", Resource),
            ("upstream said HTTP 502", Transient),
            ("HTTP status client error (403 Forbidden)", Configuration),
            ("Status 422 from upstream", Data),
            ("HTTP status 500", Unknown),
            ("ERROR: could not serialize (SQLSTATE 40001)", Transient),
            ("SQLSTATE[53300]: too many connections", Resource),
            ("SQLSTATE[23505]", Data),
        ] {
            assert_eq!(says(message), Some(category), "{message}");
        }
        #[cfg(target_os = "linux")]
        assert_eq!(
            says("accept failed: Too many open files (os error 24)"),
            Some(Resource)
        );
    }

    #[test]
    fn numbers_that_are_no_codes_say_nothing() {
        for message in [
            "",
            "status",
            "exit status 1",
            "status: ok, 503 rows",
            "(os error 99999999999999)",
            "SQLSTATE é",
        ] {
            assert_eq!(says(message), None, "{message}");
        }
    }
}
