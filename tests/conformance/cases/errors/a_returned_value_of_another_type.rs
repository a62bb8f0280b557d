use std::future::Future;

pub struct Outcome;

#[measured]
pub fn plain(a: bool) -> u32 {
    if a {
        return "one";
    }
    1
}

#[measured]
pub fn result(a: bool) -> Result<u32, String> {
    if a {
        return 1;
    }
    Ok(1)
}

#[measured]
pub fn error(a: bool) -> Result<u32, String> {
    if a {
        return Err("no");
    }
    Ok(1)
}

#[measured]
pub fn alias(a: bool) -> Outcome {
    if a {
        return;
    }
    Outcome
}

#[measured]
pub async fn later_result(a: bool) -> Result<u32, String> {
    if a {
        return Err("no");
    }
    Ok(1)
}

#[both]
pub fn node(state: serde_json::Value) -> serde_json::Value {
    if state.is_null() {
        return None;
    }
    state
}

#[measured]
pub fn unit(a: bool) {
    if a {
        return 1;
    }
}
