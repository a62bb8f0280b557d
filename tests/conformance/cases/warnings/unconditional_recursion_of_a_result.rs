//@ lost: unconditional_recursion
pub struct Outcome;

#[measured]
pub fn result(a: u32) -> Result<u32, String> {
    result(a)
}

#[measured]
pub fn alias() -> Outcome {
    alias()
}

pub struct S;

#[measured]
impl S {
    pub fn method(&self) -> Result<u32, String> {
        self.method()
    }
}

#[both]
pub fn node(mut state: serde_json::Value) -> serde_json::Value {
    state.take();
    node(state)
}
