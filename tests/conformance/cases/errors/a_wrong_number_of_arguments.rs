//@ reworded
fn two(a: u32, b: &str) -> u32 {
    a + u32::from(b.is_empty())
}

pub struct S;

#[measured]
impl S {
    pub fn one(&self, a: u32) -> Result<u32, String> {
        Ok(a + two(a))
    }
    pub fn calls(&self) -> u32 {
        self.one(1, 2).unwrap_or(0)
    }
    pub async fn later(&self) -> Result<u32, String> {
        self.one()
    }
}

#[measured]
pub fn annotated(a: u32, _: u32, (b, c): (u32, u32), _d: &str) -> Result<u32, String> {
    Ok(a + b + c)
}

#[measured]
pub async fn later(mut a: u32, _b: u32) -> Result<u32, String> {
    a += 1;
    Ok(a)
}

#[both]
pub fn node(state: serde_json::Value, _: u32) -> serde_json::Value {
    state
}

pub async fn caller() {
    let _ = annotated(1, 2);
    let _ = annotated("a", 1, 2, 3);
    let _ = later(1).await;
    let _ = later("x", 1).await;
    let _ = node(1);
    let _ = later(1, 1, 1);
}
