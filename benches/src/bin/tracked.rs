//! The contestants that need `TrackingAllocator`.

use std::alloc::System;
use std::process::ExitCode;

use telemetry_runtime::TrackingAllocator;

#[global_allocator]
static ALLOCATOR: TrackingAllocator<System> = TrackingAllocator::new(System);

fn main() -> ExitCode {
    benches::main()
}
