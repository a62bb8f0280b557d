//! `scenario_measured_alloc_tracked NAME`: the same with the tracking allocator around it.
#![allow(
    clippy::unwrap_used,
    clippy::unnecessary_wraps,
    reason = "scenarios fail loudly, and measure functions of all shapes"
)]

#[path = "../scenario_measured_alloc/measures.rs"]
mod measures;

use std::alloc::System;

use telemetry_runtime::TrackingAllocator;

#[global_allocator]
static ALLOCATOR: TrackingAllocator<measures::Measures<System>> =
    TrackingAllocator::new(measures::Measures(System));

fn main() {
    measures::run();
}
