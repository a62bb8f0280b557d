use std::future::Future;

fn helper(a: u32) -> u32 {
    a
}

#[measured]
pub fn plain(count: u32) -> u32 {
    cuont
}

#[measured]
pub fn result(count: u32) -> Result<u32, String> {
    Ok(helperr(count))
}

#[measured]
pub async fn later(count: u32) -> Result<u32, String> {
    Ok(conut)
}

#[measured]
pub fn future(count: u32) -> impl Future<Output = u32> {
    async move { coutn }
}

#[both]
pub fn node(state: serde_json::Value) -> serde_json::Value {
    stat
}

#[measured]
pub fn map() -> Result<u32, String> {
    let map = HashMap::<u32, u32>::new();
    Ok(map.len() as u32)
}

pub struct S {
    count: u32,
}

#[measured]
impl S {
    pub fn field(&self) -> u32 {
        count
    }
    pub fn method(&self) -> Result<u32, String> {
        Ok(field())
    }
    pub async fn later(self) -> u32 {
        count
    }
    pub fn no_self() -> Result<u32, String> {
        Ok(self.count)
    }
    pub async fn later_no_self() -> u32 {
        self.count
    }
}

#[measured]
pub mod inside {
    pub fn f() -> Result<u32, String> {
        Ok(helper(1))
    }
    pub async fn g() -> u32 {
        helper(1)
    }
}
