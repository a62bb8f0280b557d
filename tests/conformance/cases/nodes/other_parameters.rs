//! The state is one part of the parameters, or is called otherwise.
use std::collections::HashMap;

use support::{Noisy, block_on, say, yield_once};
use telemetry_runtime::NodeState;

#[derive(Clone, Debug, Default, NodeState)]
struct State {
    question: String,
    answer: Option<String>,
}

impl State {
    fn answered(&self) -> bool {
        self.answer.is_some()
    }
}

#[traced_node(state = input, name = "named")]
async fn called_otherwise(input: &HashMap<String, u32>, _noisy: Noisy) -> HashMap<String, u32> {
    yield_once().await;
    input.clone()
}

#[both(ok_if = State::answered)]
fn judged((state, _): (State, Noisy)) -> State {
    state
}

#[both]
async fn lent((state, n): (&State, u32)) -> Result<State, u32> {
    yield_once().await;
    if state.answered() {
        Err(n)
    } else {
        Ok(state.clone())
    }
}

#[both(budget_ms = 1, request_id = config.0, classify)]
fn configured(mut state: State, config: &(u32, u32)) -> Result<State, String> {
    if config.1 == 0 {
        return Err("refused".to_owned());
    }
    state.answer = Some(String::new());
    Ok(state)
}

fn main() {
    let map = HashMap::from([("k".to_owned(), 1)]);
    say(format_args!(
        "{:?}",
        block_on(called_otherwise(&map, Noisy("argument")))
    ));
    let state = State {
        question: "q".to_owned(),
        ..State::default()
    };
    say(format_args!(
        "{:?}",
        judged((state.clone(), Noisy("ignored")))
    ));
    say(format_args!("{:?}", block_on(lent((&state, 2)))));
    say(format_args!("{:?}", configured(state.clone(), &(1, 0))));
    let answered = configured(state, &(1, 1)).unwrap();
    say(format_args!(
        "{:?} {:?}",
        judged((answered.clone(), Noisy("ignored"))),
        block_on(lent((&answered, 3)))
    ));
}
