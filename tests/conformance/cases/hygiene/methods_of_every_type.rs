//! A trait that every type implements has methods that are called as those of the runtime.
#![allow(dead_code)]
use support::{block_on, say};

macro_rules! in_the_way {
    ($($name:ident)*) => {
        trait InTheWay {
            $(
                fn $name(&self) -> u8 {
                    say(concat!("own ", stringify!($name)));
                    1
                }
            )*
        }
        impl<T: ?Sized> InTheWay for T {}
    };
}
in_the_way!(
    field request_id state to_value keys summary finish budget_ms level sample memory classify
    seen error poll is_some as_ref
);

#[derive(telemetry_runtime::NodeState, Debug)]
struct State {
    number: u8,
    field: u8,
    keys: u8,
    summary: u8,
    visit: u8,
    r#type: u8,
}

impl State {
    fn new(number: u8) -> Self {
        let field = number;
        Self {
            number,
            field,
            keys: 1,
            summary: 2,
            visit: 3,
            r#type: 4,
        }
    }

    fn keys(&self) -> u8 {
        say("inherent keys");
        self.keys
    }

    fn summary(&self) -> u8 {
        self.summary + self.visit + self.r#type
    }
}

#[measured(fields(number), request_id = number, budget_ms = 5, level = "debug", sample = 0.5)]
fn function(number: u8) -> Result<u8, u8> {
    Ok(number.field() + number.request_id() + number.to_value() + number.finish())
}

#[measured(fields(number), request_id = number, memory = "rss")]
async fn later(number: u8) -> u8 {
    number.level() + number.sample() + number.budget_ms()
}

#[measured(classify)]
fn classified(number: u8) -> Result<u8, std::num::TryFromIntError> {
    u8::try_from(u32::from(number) * 200)
}

#[measured]
fn probed(number: u8) -> Own {
    Own(number)
}

#[derive(Debug)]
struct Own(u8);

impl Own {
    fn seen(&self) -> u8 {
        say("inherent");
        self.0
    }
}

#[both]
fn node(state: State) -> Result<State, String> {
    if state.number == 0 {
        Err("zero".to_owned())
    } else {
        Ok(state)
    }
}

fn main() {
    say(State::new(1).keys() + State::new(1).summary());
    say(format_args!("{:?} {}", function(1), block_on(later(1))));
    say(format_args!(
        "{:?} {:?}",
        classified(1),
        classified(2).is_err()
    ));
    say(format_args!("{:?} {}", probed(1), probed(1).seen()));
    say(format_args!("{:?}", node(State::new(0))));
    say(format_args!("{:?}", node(State::new(1))));
}
