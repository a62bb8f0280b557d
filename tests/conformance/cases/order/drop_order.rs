use support::{Noisy, say};

#[measured]
fn f(_a: Noisy, b: Noisy, flag: bool) -> Result<u32, Noisy> {
    let _c = Noisy("c");
    if flag {
        return Err(b);
    }
    Ok(1)
}

#[both]
fn node(state: serde_json::Value, _b: Noisy) -> Result<serde_json::Value, String> {
    let _c = Noisy("c");
    Ok(state)
}

fn main() {
    say(f(Noisy("a"), Noisy("b"), false).is_ok());
    say(f(Noisy("a"), Noisy("b"), true).is_err());
    say(node(serde_json::json!({"x": 1}), Noisy("b")).is_ok());
}
