//@ editions: 2018 2021 2024
pub struct S {
    a: Vec<u32>,
    b: String,
}

#[measured]
impl S {
    pub fn borrowed(&mut self) -> Result<u32, String> {
        let first = &self.a[0];
        self.a.push(1);
        Ok(*first)
    }
    pub async fn later(&mut self) -> Result<u32, String> {
        let first = &self.a[0];
        self.a.push(1);
        Ok(*first)
    }
    pub fn closures(&mut self) -> Result<usize, String> {
        let mut push = || self.a.push(1);
        let len = self.a.len();
        push();
        Ok(len)
    }
}

#[measured]
pub fn moved_in_closure(a: String, mut b: Vec<u32>) -> Result<usize, String> {
    let closure = move || a.len();
    b.push(1);
    Ok(closure() + a.len() + b.len())
}

#[measured]
pub fn two_borrows(a: &mut Vec<u32>) -> Result<u32, String> {
    let (b, c) = (&mut *a, &mut *a);
    b.push(1);
    c.push(2);
    Ok(1)
}

#[both]
pub fn node(mut state: serde_json::Value) -> Result<serde_json::Value, String> {
    let first = &mut state["a"];
    let second = &mut state["b"];
    std::mem::swap(first, second);
    Ok(state)
}
