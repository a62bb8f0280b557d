//! What users of `sanitize` rely on.

use super::*;

const UUID: &str = "cec15c8c-e155-45eb-8dbd-d377015acd10";

fn is_clean(text: &str) {
    assert!(
        matches!(sanitize(text), Cow::Borrowed(same) if same == text),
        "{}",
        sanitize(text)
    );
}

/// Sanitizes, and makes sure that doing so again changes nothing.
fn once(text: &str) -> String {
    let first = sanitize(text).into_owned();
    assert_eq!(sanitize(&first), first, "not idempotent: {text}");
    first
}

#[test]
fn every_gate_compiles() {
    assert!(GATES.is_some());
}

#[test]
fn each_kind_has_its_placeholder() {
    let jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.abc-DEF_123";
    for (text, clean) in [
        ("mail bob@example.com", "mail [EMAIL]".to_owned()),
        (
            &format!("can you decode {jwt} ?"),
            "can you decode [TOKEN] ?".into(),
        ),
        (
            "Authorization: Bearer abc123def456",
            "Authorization: Bearer [TOKEN]".into(),
        ),
        ("basic dXNlcjpwYXNz", "basic [TOKEN]".into()),
        (
            &["key ", "gh", "p_0123456789abcdefghijABCDEFGHIJ"].concat(),
            "key [TOKEN]".into(),
        ),
        (
            "postgres://app:hun@ter2@db.example.com/x",
            "postgres://app:[SECRET]@db.example.com/x".into(),
        ),
        ("card=4111-1111-1111-1111", "card=[CARD]".into()),
        ("paid with 4111 1111 1111 1111.", "paid with [CARD].".into()),
        (
            &format!("prefix_{UUID}_suffix"),
            "prefix_[UUID]_suffix".into(),
        ),
        ("password=hunter2&x=1", "password=[SECRET]&x=1".into()),
        (
            "a -----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY----- b",
            "a [PRIVATE_KEY] b".into(),
        ),
        (
            "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNz",
            "[PRIVATE_KEY]".into(),
        ),
        (&format!("token={jwt}; x"), "token=[TOKEN]; x".into()),
        ("password=bob@example.com", "password=[SECRET]".into()),
    ] {
        assert_eq!(once(text), clean);
    }
}

#[test]
fn what_helps_to_debug_is_left() {
    for text in [
        "",
        "checked out commit 49d0ba18d1fd7b02561344deb63ca0340fafcce3",
        "ghcr.io/acme/app@sha256:cb4928245004b507c168942d85dcf2a046ae5db394132a8792598de231b97503",
        "md5=104d4e1819f21d79f31fa624352b82ae size=47757",
        "trace_id=7a94c8efed9fbf0d7c8a114d559dd1b7 span_id=cf6fb4ca153ca255",
        "/usr/lib/x86_64-linux-gnu/libssl.so.3 v1.2.3-rc.4+build.5",
        "2026-07-16T21:50:38.350123Z took 12.5 ms",
        "20210302005507.2050 and 1625210377970",
        "api_key=<missing> token=${TOKEN} password=*** [SECRET] [EMAIL]",
        "bearer of bad news; basic authentication required",
        "-----BEGIN PUBLIC KEY-----",
        "4111111111111112",
        "std::collections::hash::map https://docs.rs/tokio/1.0.0/tokio/index.html",
        "日本語 Ünïcödé ✓",
    ] {
        is_clean(text);
    }
}

#[test]
fn ids_keep_their_uuid_and_nothing_else() {
    assert_eq!(sanitize_id(UUID), UUID);
    assert_eq!(sanitize(UUID), "[UUID]");
    assert_eq!(sanitize_id("bob@example.com"), "[EMAIL]");
}

#[test]
fn a_long_text_is_cut_between_characters_and_says_so() {
    let cut = once(&"é".repeat(1_000_000));
    assert!(cut.len() <= LONGEST);
    let shown = cut.matches('é').count() * 2;
    assert!(
        cut.ends_with(&format!("… ({} bytes more)", 2_000_000 - shown)),
        "{}",
        &cut[shown..]
    );
    is_clean(&"x".repeat(LONGEST));
}

#[test]
fn a_secret_on_the_edge_is_not_shown_in_part() {
    for before in LONGEST - 120..LONGEST + 8 {
        let text = format!(
            "{} password=hunter2hunter2hunter2 and more",
            "x".repeat(before)
        );
        let clean = once(&text);
        assert!(!clean.contains("hunter"), "{before}");
        assert!(clean.len() <= LONGEST);
    }
}

#[test]
fn placeholders_that_are_longer_than_what_they_replace_still_fit() {
    let text = "a@b.co ".repeat(LONGEST / 7);
    let clean = once(&text);
    assert!(clean.len() <= LONGEST);
    assert!(
        clean.ends_with(" bytes more)"),
        "{}",
        &clean[clean.len() - 60..]
    );
}

#[test]
fn hostile_texts_take_linear_time() {
    for piece in [
        "f:",
        "password",
        "password:",
        "token=",
        "@",
        "a@",
        "%40",
        "eyJ",
        "eyJa.",
        "4 ",
        "-----BEGIN ",
        "-----BEGIN PRIVATE KEY-----",
        "://:",
        "a://b:",
        "basic ",
        "\"",
        "key=\"",
        "\\\"",
        "0-",
        "é@é.é",
    ] {
        let text = piece.repeat(4 * LONGEST / piece.len());
        let started = std::time::Instant::now();
        let _ = once(&text);
        // Generous for a debug build on a busy machine; a quadratic scan takes seconds.
        assert!(
            started.elapsed().as_millis() < 1_000,
            "{piece} {:?}",
            started.elapsed()
        );
    }
}
