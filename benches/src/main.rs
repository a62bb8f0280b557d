//! The runner, and the contestants that need no allocator of their own.

use std::process::ExitCode;

fn main() -> ExitCode {
    benches::main()
}
