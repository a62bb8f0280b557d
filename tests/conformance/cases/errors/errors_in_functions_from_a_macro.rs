//@ reworded
macro_rules! function {
    ($name:ident, $ty:ty, $body:block) => {
        #[measured]
        pub fn $name(a: u32) -> $ty $body
    };
    (async $name:ident, $ty:ty, $body:expr) => {
        #[measured]
        pub async fn $name(a: u32) -> $ty {
            $body
        }
    };
}

function!(plain, u32, { "one" });
function!(result, Result<u32, String>, { Ok("one") });
function!(moved, Result<String, String>, {
    let b = String::new();
    drop(b);
    Ok(b)
});
function!(async later, Result<u32, String>, Ok(String::new()));
function!(async later_plain, u32, String::new());

macro_rules! whole {
    ($(#[$attr:meta])* fn $name:ident() -> $ty:ty $body:block) => {
        $(#[$attr])*
        #[measured]
        pub fn $name() -> $ty $body
    };
}

whole! {
    /// Documented.
    fn documented() -> Result<u32, String> { Ok(String::new()) }
}
