//! `scenario NAME`: a small program that uses telemetry in one way, for the integration tests.
#![allow(
    clippy::unwrap_used,
    clippy::needless_pass_by_value,
    clippy::similar_names,
    clippy::too_many_arguments,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    clippy::unused_async,
    reason = "scenarios fail loudly, and measure functions of all shapes"
)]

mod alerts;
mod async_times;
mod blocks;
mod budgets;
mod cancelled;
mod clocks;
mod depths;
mod disorder;
mod drops;
mod errors;
mod exits;
mod fields;
mod functions;
mod hostile_fields;
mod interrupted;
mod late;
mod levels;
mod memory;
mod migrating;
mod names;
mod nested;
mod nodes;
mod outcomes;
mod privacy;
mod random;
mod requests;
mod sampling;
mod setup;
mod streams;
mod support;
mod timing;
mod totals;
mod watched;

use support::Scenario;

fn main() {
    let name = std::env::args().nth(1).unwrap_or_default();
    let topics: [&[Scenario]; 32] = [
        alerts::ALL,
        async_times::ALL,
        blocks::ALL,
        budgets::ALL,
        cancelled::ALL,
        clocks::ALL,
        depths::ALL,
        disorder::ALL,
        drops::ALL,
        errors::ALL,
        exits::ALL,
        fields::ALL,
        functions::ALL,
        hostile_fields::ALL,
        interrupted::ALL,
        late::ALL,
        levels::ALL,
        memory::ALL,
        migrating::ALL,
        names::ALL,
        nested::ALL,
        nodes::ALL,
        outcomes::ALL,
        privacy::ALL,
        random::ALL,
        requests::ALL,
        sampling::ALL,
        setup::ALL,
        streams::ALL,
        timing::ALL,
        totals::ALL,
        watched::ALL,
    ];
    let scenario = topics.concat().into_iter().find(|known| known.0 == name);
    let Some((_, run)) = scenario else {
        panic!("there is no scenario called `{name}`");
    };
    run();
}
