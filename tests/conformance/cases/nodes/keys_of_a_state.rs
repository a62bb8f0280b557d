//! What the derive tells of a state, with the node and without.
use support::say;
use telemetry_runtime::NodeState;

#[derive(Clone, Debug, Default, NodeState)]
struct State {
    question: String,
    answer: Option<String>,
    #[node_state(skip)]
    secret: std::marker::PhantomData<u8>,
    r#type: u32,
}

#[derive(NodeState)]
struct Empty {}

#[derive(NodeState)]
struct Generic<'a, T: std::fmt::Debug>
where
    T: Clone,
{
    value: &'a T,
}

#[both]
fn node(state: State) -> State {
    let answer = Some(state.question.clone());
    State { answer, ..state }
}

#[both]
fn empty(state: Empty) -> Result<Empty, String> {
    Ok(state)
}

#[both]
fn lent<'a>(state: &'a Generic<'a, &'static str>) -> &'a Generic<'a, &'static str> {
    state
}

fn told(state: &impl NodeState) {
    state.keys(&mut |key| say(format_args!("key {key}")));
    state.summary(&mut |key, _| say(format_args!("value of {key}")));
}

fn main() {
    let state = node(State {
        question: "q".to_owned(),
        r#type: 3,
        ..State::default()
    });
    told(&state);
    say(format_args!("{state:?} {:?}", state.secret));
    told(&empty(Empty {}).unwrap());
    let generic = Generic { value: &"x" };
    told(lent(&generic));
    say(lent(&generic).value);
}
