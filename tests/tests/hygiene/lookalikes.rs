//! Annotated code whose own names are those that an expansion might use.
#![forbid(unsafe_code)]

use telemetry_runtime::{measured, traced_node};

#[measured(fields(rt, site, telemetry))]
fn arguments(rt: u8, site: u8, callsite: u8, telemetry: u8, local: u8) -> u8 {
    rt + site + callsite + telemetry + local
}

#[measured(classify, fields(visit, seen))]
fn more_arguments(visit: u8, seen: u8, body: u8, future: u8) -> Result<u8, u8> {
    Ok(visit + seen + body + future)
}

#[measured(fields(future), request_id = output)]
async fn async_arguments(future: u8, output: u8, context: u8, task: u8) -> Result<u8, u8> {
    Err(future + output + context + task)
}

#[measured]
fn items_in_the_body() -> u8 {
    struct Here;
    static CALLSITE: u8 = 1;
    fn guard(_: &Here) -> u8 {
        CALLSITE
    }
    guard(&Here)
}

#[measured(fields(r#type, r#match = r#type.len()))]
fn raw(r#type: &str) -> usize {
    r#type.len()
}

#[derive(telemetry_runtime::NodeState, Default)]
struct State {
    keys: u8,
    summary: u8,
    visit: u8,
    r#type: u8,
}

impl State {
    fn keys(&self) -> u8 {
        self.keys
    }

    fn summary(&self) -> u8 {
        self.summary + self.visit + self.r#type
    }
}

#[traced_node]
fn node(state: State) -> State {
    State {
        keys: state.keys() + state.summary(),
        ..state
    }
}

#[test]
fn it_works_with_names_of_its_own() {
    crate::shared::install();
    assert_eq!(arguments(1, 2, 3, 4, 5), 15);
    assert_eq!(more_arguments(1, 2, 3, 4), Ok(10));
    assert_eq!(
        crate::shared::block_on(async_arguments(1, 2, 3, 4)),
        Err(10)
    );
    assert_eq!(items_in_the_body(), 1);
    assert_eq!(raw("four"), 4);
    assert_eq!(node(State::default()).keys, 0);
}
