use async_trait::async_trait;
use serde_json::{Value, json};
use support::{Noisy, assert_send, block_on, say, yield_once};
use telemetry_runtime::NodeState;

#[derive(NodeState, Clone, Debug)]
struct Step {
    done: u32,
}

impl Step {
    #[traced_node(state = self)]
    fn by_value(mut self, _noisy: Noisy) -> Self {
        self.done += 1;
        self
    }

    #[traced_node(state = self)]
    async fn lent(&self, fails: bool) -> Result<&Self, String> {
        yield_once().await;
        if fails {
            Err(self.done.to_string())
        } else {
            Ok(self)
        }
    }

    #[both(ok_if = Step::is_done)]
    fn judged(&self, state: Step) -> Step {
        Self {
            done: state.done - self.done,
        }
    }

    fn is_done(&self) -> bool {
        self.done == 0
    }
}

#[both]
fn boxed(state: Value) -> std::pin::Pin<Box<dyn Future<Output = Result<Value, String>> + Send>> {
    say("made");
    Box::pin(async move { Ok(json!([state])) })
}

#[both]
fn returned<'a>(state: &'a Value, _noisy: Noisy) -> impl Future<Output = Value> + Send + use<'a> {
    say("made");
    async move { state.clone() }
}

#[async_trait]
trait Node: Sync {
    async fn run(&self, state: Value) -> Result<Value, String>;

    #[both]
    async fn twice(&self, state: Value) -> Result<Value, String> {
        self.run(self.run(state).await?).await
    }
}

#[async_trait]
impl Node for Step {
    #[both]
    async fn run(&self, mut state: Value) -> Result<Value, String> {
        yield_once().await;
        let list = state.as_array_mut().ok_or("no list")?;
        list.push(json!(self.done));
        Ok(state)
    }
}

fn main() {
    say(Step { done: 0 }.is_done());
    let step = Step { done: 1 }.by_value(Noisy("argument"));
    say(format_args!(
        "{:?} {:?}",
        block_on(step.lent(true)),
        block_on(step.lent(false))
    ));
    say(format_args!(
        "{:?} {:?}",
        step.judged(Step { done: 2 }),
        step.judged(Step { done: 3 })
    ));
    say(format_args!("{:?}", block_on(assert_send(boxed(json!(1))))));
    drop(boxed(json!(1)));
    let state = json!({"k": 1});
    say(block_on(assert_send(returned(&state, Noisy("argument")))));
    drop(returned(&state, Noisy("not polled")));
    say(format_args!("{:?}", block_on(step.twice(json!([])))));
    say(format_args!(
        "{:?}",
        block_on(assert_send(step.twice(json!(1))))
    ));
}
