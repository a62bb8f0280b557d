mod traits {
    pub trait Shout {
        fn shout(&self) -> String;
    }
    impl Shout for str {
        fn shout(&self) -> String {
            self.to_uppercase()
        }
    }
}

#[measured]
pub fn plain(a: &str) -> String {
    a.shout()
}

#[measured]
pub fn result(a: &str) -> Result<String, String> {
    Ok(a.shout())
}

#[measured]
pub async fn later(a: &str) -> Result<String, String> {
    Ok(a.shout())
}

#[measured]
pub fn write() -> Result<String, std::fmt::Error> {
    let mut a = String::new();
    write!(a, "{}", 1)?;
    Ok(a)
}

#[measured]
pub mod inside {
    pub fn f(a: &str) -> Result<String, String> {
        Ok(a.shout())
    }
}
