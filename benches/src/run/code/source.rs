//! The source of a generated crate: modules of small functions, each called once.

use std::fmt::Write;

use super::attributes::Attribute;

const SYNC: usize = 50;
const ASYNC: usize = 10;
/// Functions in a module.
pub(super) const FUNCTIONS: usize = SYNC + ASYNC;

/// What stands at the end of each program.
const DRIVE: &str = "
use std::future::Future;
use std::hint::black_box;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

fn drive<T>(mut future: Pin<Box<dyn Future<Output = T> + '_>>) -> T {
    let mut future = pin!(future.as_mut());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return output;
        }
    }
}
";

/// A program of so many modules.
pub(super) fn program(attribute: &Attribute, modules: usize) -> String {
    let mut text = String::from("fn main() {\n");
    let _ = writeln!(text, "    {}", attribute.set_up);
    text += "    let text = std::env::args().next().unwrap_or_default();\n";
    for number in 0..modules {
        let _ = writeln!(text, "    m{number}::all({number}, &text);");
    }
    text += "}\n";
    text += DRIVE;
    for number in 0..modules {
        let _ = writeln!(
            text,
            "\nmod m{number} {{\n    use super::*;\n    {}",
            attribute.open
        );
        for n in 0..FUNCTIONS {
            function(&mut text, attribute, n);
        }
        let _ = writeln!(text, "{}", attribute.close);
        calls(&mut text, attribute);
        text += "}\n";
    }
    text
}

/// Half of them return a `Result`.
fn function(text: &mut String, attribute: &Attribute, n: usize) {
    let is_async = if n < SYNC { "" } else { "async " };
    let Attribute { each, receiver, .. } = attribute;
    let (returned, body) = if n % 2 == 0 {
        ("u64", "n.wrapping_mul(31) ^ text.len() as u64")
    } else {
        (
            "Result<u64, std::num::ParseIntError>",
            "Ok(text.parse::<u64>()?.wrapping_add(n))",
        )
    };
    let _ = writeln!(
        text,
        "    {each}\n    #[inline(never)]\n    pub {is_async}fn f{n}({receiver}n: u64, text: &str) -> {returned} {{\n        {body}\n    }}"
    );
}

fn calls(text: &mut String, attribute: &Attribute) {
    let Attribute { made, path, .. } = attribute;
    let _ = writeln!(
        text,
        "    pub fn all(n: u64, text: &str) {{\n        {made}"
    );
    for n in 0..FUNCTIONS {
        let call = format!("{path}f{n}(n, text)");
        let _ = if n < SYNC {
            writeln!(text, "        let _ = black_box({call});")
        } else {
            writeln!(text, "        let _ = black_box(drive(Box::pin({call})));")
        };
    }
    text.push_str("    }\n");
}
