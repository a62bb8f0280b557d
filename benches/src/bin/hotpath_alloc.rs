//! The contestants that need hotpath's allocator.

use std::alloc::System;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: hotpath::CountingAllocator<System> = hotpath::CountingAllocator::with(System);

fn main() -> ExitCode {
    benches::main()
}
