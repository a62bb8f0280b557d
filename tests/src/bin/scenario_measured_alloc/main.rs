//! `scenario_measured_alloc NAME`: a program whose global allocator calls measured functions.
#![allow(
    clippy::unwrap_used,
    clippy::unnecessary_wraps,
    reason = "scenarios fail loudly, and measure functions of all shapes"
)]

mod measures;

use std::alloc::System;

#[global_allocator]
static ALLOCATOR: measures::Measures<System> = measures::Measures(System);

fn main() {
    measures::run();
}
