//! Captured fields of every kind.

use std::cell::Cell;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use serde_json::json;
use telemetry_runtime::measured;

use crate::support::{Scenario, block_on, builder, install, report};

pub(crate) const ALL: &[Scenario] = &[
    ("fields_of_every_kind", every_kind),
    ("fields_with_reserved_names", reserved),
    ("fields_that_are_secret", secret),
    ("fields_are_evaluated_once", once),
    ("fields_while_telemetry_is_off", while_off),
    ("fields_without_an_installation", without_installation),
    ("fields_in_their_order_of_evaluation", order),
];

/// Has a `Display` and a `Debug` that differ.
struct Shown;

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("displayed")
    }
}

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("debugged")
    }
}

#[derive(Debug)]
struct OnlyDebug {
    _part: u8,
}

struct User {
    id: u32,
}

#[measured(fields(
    small, text, owned, letter, truth, float, none, some, shown, ?debugged, %displayed, only_debug,
    id = user.id, length = text.len(), big, very_small, nan, infinite, whole_float,
    elapsed, json, list, shared, pair.first = pair.0, "with-dash" = pair.1, sum = small + 1,
))]
fn kinds(
    small: u8,
    text: &str,
    owned: String,
    letter: char,
    truth: bool,
    (float, none, some): (f32, Option<u8>, Option<&str>),
    (shown, debugged, displayed): (Shown, Shown, &Shown),
    only_debug: OnlyDebug,
    user: &User,
    (big, very_small): (u128, i128),
    (nan, infinite, whole_float): (f64, f64, f64),
    (elapsed, json, list): (Duration, serde_json::Value, &[u16]),
    shared: &Arc<str>,
    pair: (i64, u64),
) -> usize {
    drop((shown, debugged, only_debug, json));
    owned.len()
}

fn every_kind() {
    let _telemetry = install();
    let length = kinds(
        250,
        "näive",
        "owned".to_owned(),
        'ß',
        true,
        (0.5, None, Some("some")),
        (Shown, Shown, &Shown),
        OnlyDebug { _part: 1 },
        &User { id: 42 },
        (u128::MAX, i128::MIN),
        (f64::NAN, f64::NEG_INFINITY, 3.0),
        (
            Duration::from_nanos(1_234_567),
            json!({"a": [1, null, {"b": "c"}]}),
            &[1, 2, 3],
        ),
        &Arc::from("shared"),
        (i64::MIN, u64::MAX),
    );
    report(length);
}

#[measured(fields(
    operation, message, level, request_id, outcome, duration_ms, timestamp, trace_id, span_id,
    service, polls, other, "fields.message" = other,
))]
fn takes_names(
    (operation, message, level, request_id): (u8, &str, u8, &str),
    (outcome, duration_ms, timestamp): (&str, u8, u8),
    (trace_id, span_id, service, polls, other): (u8, u8, u8, u8, u8),
) {
}

fn reserved() {
    let _telemetry = install();
    takes_names((1, "forged", 2, "forged"), ("ok", 4, 5), (6, 7, 8, 9, 10));
    let mut operation = telemetry_runtime::measure_operation("block");
    operation.field("outcome", "forged").field("twice", 1);
    operation.field("twice", 2).field("fields.outcome", "x");
}

#[measured(fields(password, token, api_key, authorization, cookie, secret, user))]
fn log_in(
    password: &str,
    token: &str,
    api_key: u64,
    (authorization, cookie, secret): (&str, &str, Option<&str>),
    user: serde_json::Value,
) {
    drop(user);
}

fn secret() {
    let _telemetry = install();
    let user = json!({"name": "ann", "password": "canary", "tokens": [{"token": "canary"}]});
    log_in(
        "canary",
        "canary",
        12345,
        ("canary", "canary", Some("canary")),
        user,
    );
}

static EVALUATED: AtomicU32 = AtomicU32::new(0);

fn evaluate() -> u32 {
    EVALUATED.fetch_add(1, Ordering::Relaxed)
}

#[measured(fields(count = evaluate()), sample = 1.0)]
fn counted(argument: u32) -> u32 {
    argument
}

#[measured(fields(count = evaluate()))]
async fn async_counted() {
    tokio::task::yield_now().await;
}

fn once() {
    let _telemetry = install();
    let arguments = Cell::new(0);
    counted({
        arguments.set(arguments.get() + 1);
        arguments.get()
    });
    block_on(async_counted());
    report([arguments.get(), EVALUATED.load(Ordering::Relaxed)]);
}

fn while_off() {
    let _telemetry = builder().install();
    without_installation();
}

fn without_installation() {
    counted(1);
    block_on(async_counted());
    report(EVALUATED.load(Ordering::Relaxed));
}

#[measured(fields(before = list.len()))]
fn grows(list: &mut Vec<u8>) {
    list.push(1);
}

#[measured(fields(len = text.len()))]
fn consumes(text: String) {
    drop(text);
}

fn order() {
    let _telemetry = install();
    grows(&mut vec![0, 0]);
    consumes("four".to_owned());
}
