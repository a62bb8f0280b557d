#[measured]
pub fn candidate(a: u32) -> u32 {
    a + 1
}

/// Has no section about errors.
#[measured]
pub fn errors(a: u32) -> Result<u32, String> {
    a.checked_add(1).ok_or_else(String::new)
}

/// Has no section about errors.
#[measured]
pub async fn errors_later(a: u32) -> Result<u32, String> {
    std::future::ready(a.checked_add(1).ok_or_else(String::new)).await
}

/// Has no section about panics.
#[measured]
pub fn panics(a: Option<u32>) -> u32 {
    a.unwrap()
}

/// Has no section about panics.
#[measured]
pub fn panics_result(a: Option<u32>) -> Result<u32, String> {
    assert!(a.is_some());
    a.ok_or_else(String::new)
}

/// Has no section about panics.
#[measured]
pub async fn panics_later(a: Option<u32>) -> u32 {
    std::future::ready(a.expect("a number")).await
}

/// Has no section about safety.
#[measured]
pub unsafe fn dangerous(a: u32) -> Result<u32, String> {
    a.checked_add(1).ok_or_else(String::new)
}

/// Names some_thing without ticks.
#[measured]
pub fn markdown(a: u32) -> u32 {
    a
}

#[measured]
#[must_use]
pub fn double(a: u32) -> Result<u32, String> {
    a.checked_add(1).ok_or_else(String::new)
}

#[measured]
#[must_use]
pub fn unit() {}

#[measured]
#[must_use]
pub async fn double_later(a: u32) -> Result<u32, String> {
    std::future::ready(a.checked_add(1).ok_or_else(String::new)).await
}

pub struct S(u32);

#[measured]
impl S {
    pub fn new() -> Self {
        S(1)
    }
    pub fn get(&self) -> u32 {
        self.0
    }
    pub fn with(self, a: u32) -> Self {
        S(a)
    }
    pub fn to_owned_value(self) -> u32 {
        self.0
    }
    pub fn into_value(&self) -> Result<u32, String> {
        self.0.checked_add(1).ok_or_else(String::new)
    }
    pub fn from_value(&self) -> u32 {
        self.0
    }
    pub fn is_set(self) -> bool {
        self.0 > 0
    }
    pub fn add(self, other: Self) -> Self {
        S(self.0 + other.0)
    }
    pub fn default() -> Self {
        S(1)
    }
    pub fn unused(&self, a: u32) -> Result<u32, String> {
        a.checked_add(1).ok_or_else(String::new)
    }
    pub async fn unused_later(&self, a: u32) -> u32 {
        std::future::ready(a).await
    }
}
