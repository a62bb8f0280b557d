//@ editions: 2018 2021 2024
//! Macros of the user that are called like those of the library.
use support::{block_on, say};

macro_rules! vec {
    ($($any:tt)*) => {
        "own vec"
    };
}
macro_rules! format {
    ($($any:tt)*) => {
        "own format"
    };
}
macro_rules! panic {
    ($($any:tt)*) => {
        return None
    };
}
macro_rules! println {
    ($($any:tt)*) => {
        say("own println")
    };
}
macro_rules! matches {
    ($($any:tt)*) => {
        7
    };
}
macro_rules! concat {
    ($($any:tt)*) => {
        "own concat"
    };
}
macro_rules! stringify {
    ($($any:tt)*) => {
        "own stringify"
    };
}
macro_rules! module_path {
    () => {
        "own module_path"
    };
}
macro_rules! line {
    () => {
        1
    };
}
macro_rules! assert {
    ($($any:tt)*) => {
        not a word of Rust
    };
}
macro_rules! unreachable {
    ($($any:tt)*) => {
        not a word of Rust
    };
}
macro_rules! todo {
    ($($any:tt)*) => {
        not a word of Rust
    };
}
macro_rules! debug_assert {
    ($($any:tt)*) => {
        not a word of Rust
    };
}
macro_rules! thread_local {
    ($($any:tt)*) => {
        not a word of Rust
    };
}
macro_rules! measured {
    ($($any:tt)*) => {
        "own measured"
    };
}

#[measured(fields(text, len = text.len()), request_id = text)]
fn plain(text: &str) -> Option<&str> {
    println!("{text}");
    if text.is_empty() {
        panic!("empty");
    }
    Some(concat!(text))
}

#[measured(classify, budget_ms = 5)]
fn result(n: u32) -> Result<&'static str, u32> {
    if n == matches!(n, 1) {
        return Err(n + line!());
    }
    Ok(stringify!(n))
}

#[measured(fields(n))]
async fn later(n: u32) -> Option<(&'static str, &'static str)> {
    if n == 0 {
        panic!();
    }
    Some((vec![n], measured!()))
}

#[both]
fn node(state: serde_json::Value) -> Result<serde_json::Value, &'static str> {
    if state.is_null() {
        Err(format!("{state}"))
    } else {
        Ok(module_path!().into())
    }
}

fn main() {
    say(format_args!("{:?} {:?}", plain(""), plain("text")));
    say(format_args!("{:?} {:?}", result(1), result(7)));
    say(format_args!(
        "{:?} {:?}",
        block_on(later(0)),
        block_on(later(1))
    ));
    say(format_args!("{:?}", node(serde_json::Value::Null)));
    say(format_args!("{:?}", node(serde_json::json!({}))));
}
