//! Mistakes get one clear error each, at the smallest span. That what is right compiles is tried in `conformance`.
//!
//! What the compiler prints around our words differs from version to version, and with the source
//! of the standard library at hand. The expectations are those of one toolchain; with another one
//! the comparison is skipped, and says so.

use std::path::Path;
use std::process::Command;

/// The toolchain that the `.stderr` files were made with, together with its component `rust-src`.
const TOOLCHAIN: &str = "rustc 1.95.";

#[test]
fn mistakes_are_said_clearly() {
    if is_toolchain() {
        trybuild::TestCases::new().compile_fail("ui/*.rs");
    }
}

#[test]
fn what_the_types_forbid_does_not_compile() {
    if is_toolchain() {
        trybuild::TestCases::new().compile_fail("misuse/*.rs");
    }
}

fn is_toolchain() -> bool {
    let asked = |argument: &[&str]| {
        let output = Command::new("rustc").args(argument).output();
        output.map_or_else(
            |_| String::new(),
            |output| String::from_utf8_lossy(&output.stdout).trim().to_owned(),
        )
    };
    let version = asked(&["--version"]);
    let source = Path::new(&asked(&["--print", "sysroot"])).join("lib/rustlib/src/rust/library");
    let is_toolchain = version.starts_with(TOOLCHAIN) && source.is_dir();
    if !is_toolchain {
        eprintln!(
            "skipped: the expectations are those of {TOOLCHAIN}x with rust-src, not of {version}"
        );
    }
    is_toolchain
}
