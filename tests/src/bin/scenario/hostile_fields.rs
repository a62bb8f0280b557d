//! Captured values that misbehave, that are hostile, or that are too long.

use std::collections::HashMap;
use std::fmt;

use serde_json::json;
use telemetry_runtime::{measure_operation, measured};

use crate::support::{Scenario, block_on, install, report};

pub(crate) const ALL: &[Scenario] = &[
    ("fields_that_misbehave", misbehaving),
    ("fields_with_hostile_text", hostile),
    ("fields_that_are_too_long", too_long),
    ("fields_with_names_that_become_alike", alike),
];

struct Panics;

impl fmt::Display for Panics {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        panic!("in Display")
    }
}

struct FailsHalfWay;

impl fmt::Display for FailsHalfWay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("half")?;
        Err(fmt::Error)
    }
}

/// Measures something itself while it is shown.
struct Reentrant;

impl fmt::Display for Reentrant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        display_panics(1, 2);
        write!(f, "{}", telemetry_runtime::handle().operations().len())
    }
}

#[measured(fields(before, bad = %Panics, after))]
fn display_panics(before: u8, after: u8) {}

#[measured(fields(before, bad = %FailsHalfWay, after))]
fn display_fails(before: u8, after: u8) {}

#[measured(fields(value = %Reentrant))]
fn display_measures() {}

#[measured(fields(before, bad = [0_u8; 2][index], after))]
fn expression_panics(before: u8, index: usize, after: u8) -> u8 {
    before + after
}

#[measured(fields(bad = [0_u8; 2][index]))]
async fn async_expression_panics(index: usize) {
    let _ = index;
}

fn misbehaving() {
    let _telemetry = install();
    display_panics(1, 2);
    display_fails(1, 2);
    display_measures();
    report(expression_panics(1, 7, 2));
    block_on(async_expression_panics(7));
}

#[measured(fields(text, map))]
fn hostile_text(text: &str, map: HashMap<String, String>) -> Result<(), String> {
    drop(map);
    Err(text.to_owned())
}

/// Text that would break a line, forge a field or disguise itself.
fn hostile_texts() -> Vec<String> {
    let controls = (0..=0x1f).chain(0x7f..=0x9f);
    let mut texts: Vec<String> = controls
        .filter_map(char::from_u32)
        .map(String::from)
        .collect();
    texts.extend(
        [
            "\u{2028}",
            "\u{2029}",
            "\u{202e}evil",
            "\u{2066}x\u{2069}",
            "\u{200f}",
            "\u{feff}",
            "\u{1b}[31mred\u{1b}[0m",
            r#""},{"level":"error"#,
            "\",\"outcome\":\"ok",
            "a\r\nb\nc",
            "\\",
            "\\u0000",
            "\u{fffd}\u{10ffff}",
            "${jndi:ldap://x}",
            "%n%s{}",
            "'; DROP TABLE",
        ]
        .map(str::to_owned),
    );
    texts
}

fn hostile() {
    let _telemetry = install();
    for text in hostile_texts() {
        _ = hostile_text(&text, HashMap::from([(text.clone(), text.clone())]));
        let mut operation = measure_operation(&format!("op {text}"));
        operation.field(&text, &text);
        operation.fail(&std::io::Error::other(text.clone()));
        drop(operation);
        telemetry_runtime::request(text).in_scope(|| display_fails(1, 2));
    }
    report(hostile_texts());
}

#[measured(fields(huge, small))]
fn long_text(huge: &str, small: u8) {}

#[measured(fields(list, small))]
fn long_list(list: &[u64], small: u8) {}

#[measured(fields(value = ?list))]
fn long_debug(list: &[u64]) {}

fn too_long() {
    let _telemetry = install();
    long_text(&"ä".repeat(5_000_000), 1);
    long_list(&vec![7; 10_000], 1);
    long_debug(&vec![7; 100_000]);
    let name = "n".repeat(10_000);
    let mut operation = measure_operation(&name);
    for index in 0..2_000 {
        operation.field(&format!("field_{index}"), index);
    }
}

fn alike() {
    let _telemetry = install();
    let mut operation = measure_operation("same_beginning");
    let key = "k".repeat(300);
    let entries: HashMap<String, u8> = (0..3).map(|n| (format!("{key}{n}"), n)).collect();
    operation.field("entries", json!(entries));
    operation
        .field(&format!("{key}1"), 1)
        .field(&format!("{key}2"), 2);
    drop(operation);
    let mut operation = measure_operation("redacted_alike");
    operation.field("mail", json!({"ann@shop.com": 1, "bob@shop.com": 2}));
}
