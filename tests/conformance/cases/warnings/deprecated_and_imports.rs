#[deprecated(note = "use another")]
pub fn old() -> u32 {
    1
}

#[measured]
#[deprecated(since = "1.0.0", note = "use another")]
pub fn annotated() -> Result<u32, String> {
    Ok(old())
}

#[deprecated]
#[measured]
pub async fn later_annotated() -> u32 {
    old()
}

#[measured]
pub fn plain() -> u32 {
    use std::collections::HashMap;
    use std::fmt::Debug;
    old()
}

#[measured]
pub fn result() -> Result<u32, String> {
    use std::collections::{BTreeMap, HashMap};
    use std::fmt::Write;
    let _: BTreeMap<u32, u32> = BTreeMap::new();
    annotated()
}

#[measured]
pub async fn later() -> Result<u32, String> {
    use std::collections::HashMap;
    Ok(later_annotated().await)
}

#[both]
#[deprecated]
pub fn node(state: serde_json::Value) -> serde_json::Value {
    use std::io;
    state
}

pub fn caller() {
    let _ = node(serde_json::Value::Null);
}

#[deprecated]
pub struct Old;

#[measured]
pub fn old_type(a: Old) -> Result<Old, String> {
    Ok(a)
}

#[measured]
pub async fn later_old_type(a: Old) -> Old {
    a
}

#[measured]
pub async fn later_old_result(a: Old) -> Result<Old, String> {
    Ok(a)
}
