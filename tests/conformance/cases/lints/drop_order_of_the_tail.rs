//@ lost: tail_expr_drop_order
//@ added: tail_expr_drop_order
//@ editions: 2021
#![warn(tail_expr_drop_order, if_let_rescope)]

pub struct Noisy(std::cell::RefCell<u32>);

impl Drop for Noisy {
    fn drop(&mut self) {}
}

impl Noisy {
    pub fn new() -> Self {
        Self(std::cell::RefCell::new(1))
    }
    pub fn get(&self) -> u32 {
        *self.0.borrow()
    }
}

#[measured]
pub fn plain() -> u32 {
    let a = Noisy::new();
    Noisy::new().get() + a.get()
}

#[measured]
pub fn result() -> Result<u32, String> {
    let a = Noisy::new();
    Ok(Noisy::new().get() + a.get())
}

#[measured]
pub async fn later() -> Result<u32, String> {
    let a = Noisy::new();
    Ok(Noisy::new().get() + a.get())
}

#[both]
pub fn node(state: serde_json::Value) -> serde_json::Value {
    let a = Noisy::new();
    state[(Noisy::new().get() + a.get()) as usize].clone()
}

#[measured]
pub fn argument(a: Noisy) -> Result<u32, String> {
    Ok(Noisy::new().get() + a.get())
}
