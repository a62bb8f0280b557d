pub struct S {
    length: u32,
}

impl S {
    pub fn get_length(&self) -> u32 {
        self.length
    }
}

#[measured]
pub fn plain(s: &S) -> u32 {
    s.get_lenght()
}

#[measured]
pub fn result(s: &S) -> Result<u32, String> {
    Ok(s.lenght)
}

#[measured(fields(length = s.length))]
pub fn fields(s: &S) -> Result<u32, String> {
    Ok(s.get_lengt())
}

#[measured]
pub async fn later(s: &S) -> Result<u32, String> {
    Ok(s.lenght + s.get_lenght())
}

#[measured]
impl S {
    pub fn method(&self) -> u32 {
        self.get_lenght()
    }
    pub async fn later(&self) -> Result<u32, String> {
        Ok(self.lenght)
    }
    pub fn associated() -> Self {
        Self::neww()
    }
}

#[both]
pub fn node(state: serde_json::Value) -> serde_json::Value {
    state.is_nul();
    state
}

#[measured]
pub async fn not_awaited(s: Vec<u32>) -> u32 {
    ready().is_positive();
    s.length()
}

async fn ready() -> i32 {
    1
}
