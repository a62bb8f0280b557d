mod inner {
    pub struct Private {
        hidden: u32,
    }
    impl Private {
        fn secret(&self) -> u32 {
            self.hidden
        }
        pub fn new() -> Self {
            Self { hidden: 1 }
        }
    }
    pub fn used() -> u32 {
        Private::new().secret()
    }
}

unsafe fn dangerous() -> u32 {
    1
}

#[measured]
pub fn plain() -> u32 {
    inner::used() + inner::Private::new().hidden
}

#[measured]
pub fn result() -> Result<u32, String> {
    Ok(inner::Private::new().secret())
}

#[measured]
pub async fn later() -> Result<u32, String> {
    Ok(inner::Private::new().hidden)
}

#[measured]
pub fn needs_unsafe() -> u32 {
    dangerous()
}

#[measured]
pub fn result_needs_unsafe() -> Result<u32, String> {
    Ok(dangerous())
}

#[measured]
pub async fn later_needs_unsafe() -> Result<u32, String> {
    Ok(dangerous())
}

#[measured]
pub unsafe fn annotated() -> Result<u32, String> {
    Ok(1)
}

#[measured]
pub async unsafe fn later_annotated() -> u32 {
    1
}

#[both]
pub fn node(state: serde_json::Value) -> serde_json::Value {
    let _ = annotated();
    drop(later_annotated());
    state
}
