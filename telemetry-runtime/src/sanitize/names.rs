//! Owns the names of fields whose value must never be shown.

/// Words that name a secret: alone, or as the last words of a longer name.
#[rustfmt::skip]
const SECRET: &[&str] = &[
    "password", "passwords", "passwd", "passwort", "pwd", "passphrase", "passcode", "secret",
    "secrets", "token", "tokens", "authorization", "cookie", "cookies", "credential",
    "credentials", "card", "cvv", "cvc", "ssn", "pin", "otp", "session", "signature", "jwt",
    "bearer", "dsn", "api key", "apikey", "api keys", "access key", "accesskey", "secret key",
    "secretkey", "private key", "privatekey", "signing key", "encryption key", "master key",
    "account key", "shared key", "license key", "ssh key", "auth key", "session key", "session id",
    "sessionid", "sessid", "phpsessid", "jsessionid", "sid", "auth token", "authtoken",
    "accesstoken", "refreshtoken", "idtoken", "card number", "cardnumber", "credit card",
    "creditcard", "pan", "security code", "db pass", "user pass", "smtp pass", "redis pass",
    "mysql pass", "postgres pass", "admin pass", "root pass", "ssh pass", "connection string",
    "auth header", "x api key", "set cookie", "social security number", "tax id", "totp seed",
    "mnemonic",
];

/// Words that may follow the name of a secret without making it something else.
#[rustfmt::skip]
const SUFFIXES: &[&str] = &[
    "value", "raw", "plain", "text", "plaintext", "old", "new", "current", "confirm",
    "confirmation", "again", "hash", "base64", "b64", "hex", "str", "string", "bytes", "header",
    "env", "base", "data",
];

/// The most bytes of a name that are looked at: of a longer one the end, where its noun is.
const LONGEST: usize = 128;

/// Whether a field of this name holds a secret, whatever its value.
///
/// Names are compared by words, after splitting snake, kebab and camel case, and the secret must
/// be what the name is about: `userPassword`, `x-api-key` and `access_token` are secret;
/// `token_count`, `tokenizer`, `monkey` and `author` are not.
#[must_use]
pub(crate) fn is_secret(name: &str) -> bool {
    let text = words(name);
    let mut rest = text.as_str();
    loop {
        let known = SECRET.iter().any(|secret| {
            let before = rest.strip_suffix(secret);
            before.is_some_and(|before| before.is_empty() || before.ends_with(' '))
        });
        if known {
            return true;
        }
        let Some((before, last)) = rest.rsplit_once(' ') else {
            return false;
        };
        if !SUFFIXES.contains(&last) && !last.bytes().all(|byte| byte.is_ascii_digit()) {
            return false;
        }
        rest = before;
    }
}

/// The words of a name in lower case with one space between.
fn words(name: &str) -> String {
    let bytes = name.as_bytes();
    let bytes = &bytes[bytes.len().saturating_sub(LONGEST)..];
    let mut text = String::with_capacity(bytes.len() + 8);
    let mut before = b'_';
    for (i, byte) in bytes.iter().copied().enumerate() {
        let after = bytes.get(i + 1).copied().unwrap_or(b'_');
        let hump = byte.is_ascii_uppercase()
            && (before.is_ascii_lowercase()
                || before.is_ascii_uppercase() && after.is_ascii_lowercase());
        let ends_digits = before.is_ascii_alphabetic() != byte.is_ascii_alphabetic()
            && before.is_ascii_alphanumeric()
            && byte.is_ascii_digit()
            && bytes[i..].iter().all(u8::is_ascii_digit);
        let separates = !byte.is_ascii_alphanumeric() && byte.is_ascii();
        if (hump || ends_digits || separates) && !text.is_empty() && !text.ends_with(' ') {
            text.push(' ');
        }
        if !separates {
            // Bytes of other scripts are letters of some word that is not in the list.
            text.push(if byte.is_ascii() {
                byte.to_ascii_lowercase().into()
            } else {
                '?'
            });
        }
        before = byte;
    }
    text.truncate(text.trim_end().len());
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_known_in_every_case() {
        for name in [
            "password",
            "PASSWORD",
            "userPassword",
            "user_password",
            "db.password",
            "passwd",
            "pwd",
            "x-api-key",
            "X-API-Key",
            "apiKey",
            "apikey",
            "API_KEY",
            "access_token",
            "accessToken",
            "idToken",
            "Authorization",
            "proxy-authorization",
            "cookie",
            "Set-Cookie",
            "client_secret",
            "AWS_SECRET_ACCESS_KEY",
            "privateKey",
            "private_key",
            "card",
            "card_number",
            "cvv",
            "ssn",
            "pin",
            "session",
            "sessionid",
            "session_id",
            "JSESSIONID",
            "credentials",
            "password2",
            "password_hash",
            "token_value",
            "newPassword",
            "--password",
            "secret",
            "GITHUB_TOKEN",
        ] {
            assert!(is_secret(name), "{name}");
        }
    }

    #[test]
    fn names_that_only_hold_such_a_word_are_not_secret() {
        for name in [
            "",
            "_",
            "monkey",
            "keyboard",
            "tokenizer",
            "token_count",
            "max_tokens_per_call",
            "tokenStore",
            "author",
            "authority",
            "pinned",
            "discard",
            "cardinality",
            "spinner",
            "primary_key",
            "public_key",
            "cache_key",
            "password_reset_required",
            "secret_name",
            "session_count",
            "cookie_consent",
            "passenger",
            "compass",
            "secretary",
            "id",
            "2",
            "пароль",
            "card_type",
            "token_expired",
        ] {
            assert!(!is_secret(name), "{name}");
        }
    }

    #[test]
    fn a_huge_name_is_judged_by_its_end() {
        assert!(is_secret(&format!("{}_password", "a".repeat(1_000_000))));
        assert!(!is_secret(&"é".repeat(1_000_000)));
    }
}
