use serde_json::Value;
use support::{block_on, say};

type Fallible<T> = Result<T, String>;
type Step = Fallible<Value>;

#[both]
fn plain(state: Value) -> Fallible<Value> {
    if state.is_null() {
        return Err("null".to_owned());
    }
    Ok(state)
}

#[both]
async fn later(state: Value) -> Step {
    plain(state)
}

#[both]
fn boxed(state: Value) -> std::pin::Pin<Box<dyn Future<Output = Step>>> {
    Box::pin(async move { plain(state) })
}

fn main() {
    for state in [Value::Null, Value::Bool(true)] {
        say(format_args!("{:?}", plain(state.clone())));
        say(format_args!("{:?}", block_on(later(state.clone()))));
        say(format_args!("{:?}", block_on(boxed(state))));
    }
}
