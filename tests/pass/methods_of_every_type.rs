//! The user has a trait that every type implements, with methods that are called as the runtime's.
#![deny(warnings)]

use telemetry_runtime::{NodeState, measured, traced_node};

trait InTheWay {
    fn field(&self) -> u8 {
        1
    }
    fn request_id(&self) -> u8 {
        2
    }
    fn state(&self) -> u8 {
        3
    }
    fn to_value(&self) -> u8 {
        4
    }
    fn keys(&self) -> u8 {
        5
    }
    fn summary(&self) -> u8 {
        6
    }
    fn finish(&self) -> u8 {
        7
    }
    fn budget_ms(&self) -> u8 {
        8
    }
    fn level(&self) -> u8 {
        9
    }
    fn sample(&self) -> u8 {
        10
    }
}

impl<T: ?Sized> InTheWay for T {}

#[derive(NodeState)]
struct State {
    number: u8,
}

#[measured(fields(number), request_id = number, classify, budget_ms = 5, level = "debug", sample = 0.5)]
fn function(number: u8) -> Result<u8, u8> {
    Ok(number.field() + number.request_id() + number.to_value() + number.finish())
}

#[measured(fields(number), request_id = number)]
async fn future(number: u8) -> u8 {
    number.level() + number.sample() + number.budget_ms()
}

#[traced_node(fields(number = state.number))]
fn node(state: State) -> State {
    State { number: state.state() }
}

fn main() {
    assert_eq!(function(1), Ok(14));
    drop(future(1));
    assert_eq!(InTheWay::keys(&node(State { number: 1 })), 5);
    assert_eq!(InTheWay::summary(&1), 6);
}
